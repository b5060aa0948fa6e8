import { useAvailability } from '../../data/availability.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Presence } from '../../ui/Presence.tsx';
import { presenceWords } from '../../ui/presence-words.ts';
import type { PartyView } from './entry.ts';

/** Somebody's face, with how far they can be reached where that is known: of colleagues it is, of others never. */
export function ColleagueFace({ of, size }: { of: PartyView; size: number }) {
  const presence = useAvailability(of.id);
  const face = <Avatar of={of} size={size} />;
  if (!presence) return face;
  return (
    <>
      <Presence state={presence.state}>{face}</Presence>
      <span className="sb-unseen">{presenceWords(presence)}</span>
    </>
  );
}
