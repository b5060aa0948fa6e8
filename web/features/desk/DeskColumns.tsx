import { type RefObject, useRef } from 'react';
import { type Claim, useClaims } from './claims.ts';
import { Cord } from './Cord.tsx';
import { DeskDeeds } from './DeskDeeds.tsx';
import { DeskKeys } from './DeskKeys.tsx';
import classes from './Desk.module.css';
import { Flight } from './Flight.tsx';
import { InboxPane } from './InboxPane.tsx';
import { QueuesPane } from './QueuesPane.tsx';
import { useDeeds } from './use-deeds.ts';

/** Queues and inbox side by side, with the gutter between them where the cord runs. */
export function DeskColumns() {
  const board = useRef<HTMLDivElement>(null);
  return (
    <DeskDeeds>
      <div ref={board} className={classes.columns}>
        <div className={classes.queues}>
          <QueuesPane />
        </div>
        <div className={classes.inbox}>
          <InboxPane />
        </div>
        <Cords board={board} />
      </div>
      <DeskKeys />
    </DeskDeeds>
  );
}

function Cords({ board }: { board: RefObject<HTMLElement | null> }) {
  const { viewerId } = useDeeds();
  return [...useClaims()].map(([id, claim]) => (
    <div key={id} className={classes.over}>
      {showsCord(claim) && <Cord claim={claim} board={board} />}
      {claim.from && (claim.stage === 'taking' || claim.stage === 'refused') && <Flight claim={claim} from={claim.from} viewerId={viewerId} />}
    </div>
  ));
}

function showsCord({ stage, from }: Claim): boolean {
  return stage === 'landed' || (stage === 'taking' && from !== null);
}
