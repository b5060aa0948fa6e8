import { IconEye } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Watching } from '../../data/desk-feed.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Dots } from '../../ui/Dots.tsx';
import { say } from '../../ui/say.ts';

/** At most so many faces; the words name everybody. */
const FACES = 3;

/** The end of a card: who writes, else who looks. Null: neither. */
export function watchersOf(watching: Watching | undefined): ReactNode {
  const [writer] = watching?.writers ?? [];
  if (writer) {
    return (
      <>
        <span className="sb-unseen">{say('desk.isWriting', { name: writer.party.shortName })}</span>
        <Dots />
        <Avatar of={writer.party} size={18} />
      </>
    );
  }
  const lookers = watching?.lookers ?? [];
  if (lookers.length === 0) return null;
  return (
    <>
      <span className="sb-unseen">{say('desk.areLooking', { names: lookers.map(({ shortName }) => shortName).join(', ') })}</span>
      <IconEye size={16} stroke={1.75} aria-hidden />
      {lookers.slice(0, FACES).map((looker) => (
        <Avatar key={looker.id} of={looker} size={18} />
      ))}
    </>
  );
}
