import { useEffect, useRef, useState } from 'react';
import { useDesk } from '../../data/desk.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { say } from '../../ui/say.ts';
import { SkeletonCards } from '../../ui/Skeleton.tsx';
import { type Claims, dropClaim, useClaims } from './claims.ts';
import { FilterStrip } from './FilterStrip.tsx';
import { NewOnes } from './NewOnes.tsx';
import { NothingFiltered } from './NothingFiltered.tsx';
import classes from './Pane.module.css';
import { drawnQueues, queueRows } from './queue-rows.ts';
import { QueueSection } from './QueueSection.tsx';
import { WORDS_MS } from './slots.ts';
import { useAnnouncedArrivals } from './use-announced-arrivals.ts';
import { useDeeds } from './use-deeds.ts';
import type { DeskFilter } from './use-desk-filter.ts';
import { useGlide } from './use-glide.ts';
import { type InHand, useHands } from './use-hands.ts';
import { useRoving } from './use-roving.ts';
import { useSlots } from './use-slots.ts';

interface QueuesListProps {
  filter: DeskFilter;
}

/** The queues of one's teams, under each other. The shared half of the desk. */
export function QueuesList({ filter: { show: filter, team } }: QueuesListProps) {
  const desk = useDesk();
  const { viewerId } = useDeeds();
  const claims = useClaims();
  const frame = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const hands = useHands(frame);
  const [folded, toggle] = useSet();
  const [open, openHeld] = useSet();

  const queues = team === null ? desk.queues : desk.queues.filter((queue) => queue.team.id === team);
  const drawn = drawnQueues(queues, viewerId, { folded, open });
  const rows = queueRows(drawn, filter);
  const speaking = drawn.flatMap(({ parts }) => parts.others.map(({ card }) => card.id));
  const { slots, outside, letIn } = useSlots(rows, { ...hands, ...claimed(claims), speaking: new Set(speaking) });
  useGlide(list);
  useRoving(list);
  useAnnouncedArrivals(desk.ready, drawn);
  useDismissal(claims, hands);
  useOvertaken(claims, speaking);

  const waitsOutside = outside.filter(({ id }) => drawn.some(({ parts }) => parts.waiting.some(({ card }) => card.id === id)));
  const nothing = filter === 'waiting' && slots.length === 0;
  return (
    <div ref={frame} className={classes.frame}>
      <FilterStrip />
      <div ref={list} className={classes.list} data-list>
        {!desk.ready && <div className={classes.loading}><SkeletonCards /></div>}
        {desk.ready && drawn.length === 0 && <EmptyState place="page" title={say('desk.noTeams')} text={say('desk.noTeamsText')} />}
        {nothing && <NothingFiltered />}
        {drawn.map((each) => (
          <QueueSection
            key={each.queue.team.id}
            drawn={each}
            slots={slots}
            alone={drawn.length === 1 && filter === 'everything'}
            onToggle={toggle}
            onOpenHeld={openHeld}
            onMore={(teamId) => void desk.more('QUEUE', teamId)}
          />
        ))}
      </div>
      <NewOnes count={waitsOutside.length} onLetIn={letIn} />
    </div>
  );
}

/** Which places one's own claims keep: a stub while the cord shows, and the card where somebody else was faster. */
function claimed(claims: Claims) {
  const ids = (stages: string[]) => new Set([...claims].flatMap(([id, { stage }]) => (stages.includes(stage) ? [id] : [])));
  return { claimed: ids(['taking', 'landed']), asking: ids(['refused']) };
}

/** A refusal stays for as long as somebody has the list in hand, and its words' time longer. */
function useDismissal(claims: Claims, { pointer, focus }: InHand): void {
  const refused = [...claims].flatMap(([id, { stage }]) => (stage === 'refused' ? [id] : [])).join(' ');
  useEffect(() => {
    if (refused === '' || pointer || focus) return;
    const timer = setTimeout(() => refused.split(' ').forEach(dropClaim), WORDS_MS);
    return () => clearTimeout(timer);
  }, [refused, pointer, focus]);
}

/** What a colleague has taken over meanwhile is not told as one's own any more. */
function useOvertaken(claims: Claims, heldByOthers: readonly string[]): void {
  useEffect(() => {
    for (const id of heldByOthers) {
      const stage = claims.get(id)?.stage;
      if (stage === 'landed' || stage === 'yours') dropClaim(id);
    }
  });
}

function useSet(): [ReadonlySet<string>, (id: string) => void] {
  const [set, setSet] = useState<ReadonlySet<string>>(new Set());
  const toggle = (id: string) => setSet((before) => (before.has(id) ? new Set([...before].filter((each) => each !== id)) : new Set([...before, id])));
  return [set, toggle];
}
