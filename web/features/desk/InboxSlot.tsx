import { say } from '../../ui/say.ts';
import { useClaims } from './claims.ts';
import { InboxCard } from './InboxCard.tsx';
import type { DeskItem } from './item.ts';
import { Ghost, LeftCard, TookThis } from './LeftCard.tsx';
import type { Section } from './sections.ts';
import type { Slot } from './slots.ts';
import { Landing } from './Stub.tsx';
import { useDeeds } from './use-deeds.ts';

interface InboxSlotProps {
  slot: Slot;
  section: Section;
  /** The card, if it is in the inbox. */
  item: DeskItem | undefined;
  /** The card in a queue, if it stands there. */
  elsewhere: DeskItem | undefined;
  fresh: boolean;
}

/** What stands in a place of the inbox: a card, the place where one will land, or where a card has gone. */
export function InboxSlot({ slot, section, item, elsewhere, fresh }: InboxSlotProps) {
  const claim = useClaims().get(slot.id);
  const { giveBack, viewerId } = useDeeds();

  if (claim?.stage === 'taking') return <Landing claim={claim} />;
  if (item) return <InboxCard item={item} section={section} viewerId={viewerId} fresh={fresh} claim={section === 'needsReply' && !claim?.refusal ? claim : undefined} onGiveBack={giveBack} />;
  if (!elsewhere || elsewhere.card.holder?.id === viewerId) return <Ghost id={slot.id} />;

  const { holder, team } = elsewhere.card;
  const back = say('desk.backInQueue', { team: team?.shortName ?? '' });
  return (
    <LeftCard item={elsewhere} viewerId={viewerId} words={holder ? say('desk.took', { name: holder.shortName }) : back}>
      {holder ? <TookThis by={holder} since={slot.leftAt ?? Date.now()} /> : back}
    </LeftCard>
  );
}
