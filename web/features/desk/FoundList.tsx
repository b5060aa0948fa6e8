import { useRef } from 'react';
import { useDesk } from '../../data/desk.ts';
import { useFilteredCards } from '../../data/board/use-filtered-cards.ts';
import { say } from '../../ui/say.ts';
import { SkeletonCards } from '../../ui/Skeleton.tsx';
import { FilterStrip } from './FilterStrip.tsx';
import { FoundCard } from './FoundCard.tsx';
import { Ghost } from './LeftCard.tsx';
import { NewOnes } from './NewOnes.tsx';
import { NothingFiltered } from './NothingFiltered.tsx';
import classes from './Pane.module.css';
import { useDeeds } from './use-deeds.ts';
import { useGlide } from './use-glide.ts';
import { useHands } from './use-hands.ts';
import { useRoving } from './use-roving.ts';
import { useSlots } from './use-slots.ts';

interface FoundListProps {
  show: 'others' | 'mine' | 'snoozed' | 'closed';
  team: string | null;
}

const filters = { others: 'HELD_BY_OTHERS', mine: 'MINE', snoozed: 'SNOOZED', closed: 'CLOSED' } as const;
const nothing: ReadonlySet<string> = new Set();

/** What the server finds of the queues, team by team. It moves as little under pointer and focus as the queues themselves. */
export function FoundList({ show, team }: FoundListProps) {
  const { queues } = useDesk();
  const { viewerId } = useDeeds();
  const { items, hasMore, failed, more } = useFilteredCards(filters[show], team);
  const frame = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const hands = useHands(frame);
  const found = items ?? [];
  const rows = found.map(({ card }) => ({ id: card.id, group: card.team?.id ?? '' }));
  const { slots, outside, letIn } = useSlots(rows, { ...hands, claimed: nothing, asking: nothing, speaking: nothing });
  useGlide(list);
  useRoving(list);

  return (
    <div ref={frame} className={classes.frame}>
      <FilterStrip />
      <div ref={list} className={classes.list} data-list>
        {items === null && !failed && <div className={classes.loading}><SkeletonCards /></div>}
        {failed && <p className={classes.quiet} role="status">{say('desk.notFound')}</p>}
        {items?.length === 0 && slots.length === 0 && <NothingFiltered />}
        {queues.map((queue) => {
          const here = slots.filter(({ group }) => group === queue.team.id);
          if (here.length === 0) return null;
          return (
            <section key={queue.team.id} className={classes.section} aria-label={queue.team.name}>
              <h3 className={classes.label}>{queue.team.name}</h3>
              <ul className={classes.cards}>
                {here.map(({ id }) => {
                  const item = found.find(({ card }) => card.id === id);
                  return item ? <FoundCard key={id} item={item} viewerId={viewerId} show={show} /> : <Ghost key={id} id={id} />;
                })}
              </ul>
            </section>
          );
        })}
        {hasMore && (
          <button type="button" className={classes.more} onClick={more}>
            {say('desk.showMore')}
          </button>
        )}
      </div>
      <NewOnes count={outside.length} onLetIn={letIn} />
    </div>
  );
}
