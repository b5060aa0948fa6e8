import { IconFilter } from '@tabler/icons-react';
import { useId, useRef, useState } from 'react';
import { useDesk } from '../../data/desk.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { say } from '../../ui/say.ts';
import { SkeletonCards } from '../../ui/Skeleton.tsx';
import { useClaims } from './claims.ts';
import { HoldsNothing } from './HoldsNothing.tsx';
import { inboxRows } from './inbox-rows.ts';
import { InboxSlot } from './InboxSlot.tsx';
import { NewOnes } from './NewOnes.tsx';
import classes from './Pane.module.css';
import { sectionOrder } from './sections.ts';
import { SnoozedHead } from './SnoozedHead.tsx';
import { useDeeds } from './use-deeds.ts';
import { useFresh } from './use-fresh.ts';
import { useGlide } from './use-glide.ts';
import { useHands } from './use-hands.ts';
import { useRoving } from './use-roving.ts';
import { useSlots } from './use-slots.ts';

/** What the inbox shows: everything, or what has something unread. */
export type InboxFilter = 'everything' | 'unread';

interface InboxListProps {
  filter: InboxFilter;
  onClearFilter: () => void;
}

const nothing: ReadonlySet<string> = new Set();

/** One's own threads, by what they ask for. */
export function InboxList({ filter, onClearFilter }: InboxListProps) {
  const desk = useDesk();
  const { viewerId } = useDeeds();
  const claims = useClaims();
  const frame = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const snoozed = useId();
  const hands = useHands(frame);

  const items = desk.inbox.items.filter(({ mine }) => filter === 'everything' || mine.unread > 0);
  const taking = [...claims.values()].flatMap(({ item, stage }) => (stage === 'taking' ? [item] : []));
  const [snoozedOpen, openSnoozed] = useState(false);
  const rows = inboxRows(items, taking, viewerId);
  const queued = desk.queues.flatMap((queue) => queue.items);
  const speaking = new Set(queued.map(({ card }) => card.id));
  // A Take was asked for, so its place opens whoever has the list in hand.
  const still = taking.length === 0 ? hands : { pointer: false, focus: false };
  const here = new Set(items.map(({ card }) => card.id));
  const claimed = new Set(taking.flatMap(({ card }) => (here.has(card.id) ? [] : [card.id])));
  const { slots, outside, letIn } = useSlots(rows, { ...still, claimed, asking: nothing, speaking });
  const fresh = useFresh(desk.ready, slots, rows);
  useGlide(list);
  useRoving(list);

  return (
    <div ref={frame} className={classes.frame}>
      <div ref={list} className={classes.list} data-list>
        {!desk.ready && <div className={classes.loading}><SkeletonCards /></div>}
        {desk.ready && slots.length === 0 && (filter === 'everything' ? <HoldsNothing /> : <NothingUnread onClear={onClearFilter} />)}
        {sectionOrder.map((section) => {
          const here = slots.filter(({ group }) => group === section);
          if (here.length === 0) return null;
          const count = rows.filter(({ group }) => group === section).length;
          const folded = section === 'snoozed' && !snoozedOpen;
          return (
            <section key={section} className={classes.section}>
              {section === 'snoozed' ? (
                <SnoozedHead count={count} first={items.find(({ card }) => card.snoozedUntil)} open={snoozedOpen} controls={snoozed} onToggle={() => openSnoozed(!snoozedOpen)} />
              ) : (
                <h3 className={classes.label}>
                  {say(`desk.section.${section}`)}
                  <span className={classes.count}>{count}</span>
                </h3>
              )}
              <ul className={classes.cards} id={section === 'snoozed' ? snoozed : undefined}>
                {folded || here.map((slot) => (
                  <InboxSlot key={slot.id} slot={slot} section={section} item={items.find(({ card }) => card.id === slot.id)} elsewhere={queued.find(({ card }) => card.id === slot.id)} fresh={fresh.has(slot.id)} />
                ))}
              </ul>
            </section>
          );
        })}
        {desk.inbox.hasMore && (
          <button type="button" className={classes.more} onClick={() => void desk.more('INBOX')}>
            {say('desk.showMore')}
          </button>
        )}
      </div>
      <NewOnes count={outside.filter(({ group }) => group !== 'snoozed').length} onLetIn={letIn} />
    </div>
  );
}

function NothingUnread({ onClear }: { onClear: () => void }) {
  return (
    <EmptyState mark={<IconFilter size={24} stroke={1.5} />} title={say('desk.nothingUnread')}>
      <Button variant="default" onClick={onClear}>
        {say('desk.clearFilter')}
      </Button>
    </EmptyState>
  );
}
