import { useDesk } from '../../data/desk.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Jack } from '../../ui/Jack.tsx';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { say } from '../../ui/say.ts';
import { Saying } from '../../ui/Saying.tsx';
import { waitAt } from '../../ui/wait.ts';
import { spanOf, useNow, waited } from '../../ui/when.ts';
import type { DeskItem } from './item.ts';
import { useDeeds } from './use-deeds.ts';

/** An empty inbox names the one who has waited longest. */
export function HoldsNothing() {
  const { take } = useDeeds();
  const { queues } = useDesk();
  const longest = longestWaiting(queues.flatMap(({ items }) => items));
  const mark = <Jack state="mine" size={24} />;
  if (!longest) return <EmptyState place="page" mark={mark} title={say('desk.holdNothing')} text={say(queues.some(({ locked }) => locked) ? 'desk.holdNothingLocked' : 'desk.holdNothingNobody')} />;
  return (
    <EmptyState place="page" mark={mark} title={say('desk.holdNothing')} text={<Longest item={longest} />}>
      <Button variant="filled" rightSection={<KeyHint>C</KeyHint>} data-take-longest={longest.card.id} onClick={() => take(longest)}>
        {say('desk.take')}
      </Button>
    </EmptyState>
  );
}

/** Of all who wait in the queues that are open, the one who has waited longest. */
function longestWaiting(items: readonly DeskItem[]): DeskItem | undefined {
  const waiting = items.filter(({ card }) => card.state === 'QUEUED' && card.waitingSince !== null);
  return waiting.reduce<DeskItem | undefined>((longest, item) => (longest && sinceOf(longest) <= sinceOf(item) ? longest : item), undefined);
}

function sinceOf({ card }: DeskItem): number {
  return Date.parse(card.waitingSince ?? '');
}

function longestWait({ clock, lastAt }: DeskItem['card'], now: number) {
  return clock ? spanOf(waitAt(clock, now).counted) : waited(lastAt, now);
}

function Longest({ item: { card } }: { item: DeskItem }) {
  const { short } = longestWait(card, useNow(1000));
  return <Saying phrase="desk.takeLongest" values={{ name: card.client?.name ?? card.title, time: short }} />;
}
