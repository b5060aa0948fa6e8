import { useEffect, useRef } from 'react';
import { announce } from '../../ui/announce.tsx';
import { say } from '../../ui/say.ts';
import type { DeskItem, Party } from './item.ts';

/** Says who has come to wait, once each. What is there at the start is not news. */
export function useAnnouncedArrivals(ready: boolean, drawn: readonly { queue: { team: Party }; parts: { waiting: readonly DeskItem[] } }[]): void {
  const known = useRef<ReadonlySet<string> | null>(null);

  useEffect(() => {
    if (!ready) return;
    const waiting = drawn.flatMap(({ queue, parts }) => parts.waiting.map(({ card }) => ({ card, team: queue.team })));
    const before = known.current;
    known.current = new Set(waiting.map(({ card }) => card.id));
    if (!before) return;
    for (const { card, team } of waiting) {
      if (!before.has(card.id)) announce(say('desk.waitsIn', { name: card.client?.name ?? card.title, team: team.name }));
    }
  });
}
