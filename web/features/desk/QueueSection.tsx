import { useId } from 'react';
import type { DeskQueueView } from '../../data/desk.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Jack } from '../../ui/Jack.tsx';
import { say } from '../../ui/say.ts';
import { HeldList } from './HeldList.tsx';
import type { DeskItem } from './item.ts';
import { LockedQueue } from './LockedQueue.tsx';
import classes from './Pane.module.css';
import { type DrawnQueue, heldGroup } from './queue-rows.ts';
import type { Slot } from './slots.ts';
import { TeamHead } from './TeamHead.tsx';
import { WaitingSlot } from './WaitingSlot.tsx';

interface QueueSectionProps {
  drawn: DrawnQueue<DeskItem, DeskQueueView>;
  slots: readonly Slot[];
  /** It is the only queue, so it has the pane for itself. */
  alone: boolean;
  onToggle: (teamId: string) => void;
  onOpenHeld: (teamId: string) => void;
  onMore: (teamId: string) => void;
}

/** One team's queue: its head, those who wait, and what is held, folded. Locked, it asks for the team's code. */
export function QueueSection({ drawn, slots, alone, onToggle, onOpenHeld, onMore }: QueueSectionProps) {
  const { queue, parts, folded } = drawn;
  const { team, locked, waiting, held } = queue;
  const body = useId();
  const cards = slots.filter(({ group }) => group === team.id);
  const rows = slots.filter(({ group }) => group === heldGroup(team.id));

  return (
    <section className={classes.section} aria-label={team.name}>
      <TeamHead team={team} waiting={locked ? null : waiting} hours={queue.hours} open={!folded} controls={body} onToggle={() => onToggle(team.id)} />
      <div id={body} hidden={folded}>
        {locked ? (
          <LockedQueue team={team} phoneEnding={queue.phoneEnding} codeAsked={queue.codeAsked} />
        ) : (
          <>
            <ul className={classes.cards}>
              {cards.map((slot) => (
                <WaitingSlot key={slot.id} slot={slot} parts={parts} />
              ))}
            </ul>
            {waiting === 0 && cards.length === 0 && rows.length === 0 && <NobodyWaits alone={alone} />}
            <HeldList rows={rows} parts={parts} total={held} leaving={cards} onOpen={parts.others.length > drawn.others ? () => onOpenHeld(team.id) : undefined} />
            {queue.hasMore && (
              <button type="button" className={classes.more} onClick={() => onMore(team.id)}>
                {say('desk.showMore')}
              </button>
            )}
          </>
        )}
      </div>
    </section>
  );
}

function NobodyWaits({ alone }: { alone: boolean }) {
  if (!alone) return <p className={classes.quiet}>{say('desk.nobodyWaits')}</p>;
  return <EmptyState place="page" mark={<Jack state="start" size={24} />} title={say('desk.nobodyWaits')} text={say('desk.nextAppears')} />;
}
