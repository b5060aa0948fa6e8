import { useState } from 'react';
import { Link } from 'react-router';
import { Button } from '../../ui/Button.tsx';
import { Clock } from '../../ui/Clock.tsx';
import { Jack } from '../../ui/Jack.tsx';
import { say } from '../../ui/say.ts';
import classes from './Card.module.css';
import { CardFace } from './CardFace.tsx';
import type { Claim, Refusal } from './claims.ts';
import { TookThis } from './LeftCard.tsx';
import { cardLines } from './lines.ts';
import { useThreadLink } from './use-thread-link.ts';

interface RefusedCardProps {
  claim: Claim;
  refusal: Refusal;
  viewerId: string;
  onTakeOver: (claim: Claim) => void;
  onDismiss: (threadId: string) => void;
}

/** Somebody was faster. In place of a dialog the card says who, and what one can do: look in, or take over after all. */
export function RefusedCard({ claim, refusal, viewerId, onTakeOver, onDismiss }: RefusedCardProps) {
  const { card } = claim.item;
  const { to } = useThreadLink(card.id);
  const [sure, setSure] = useState(false);
  const name = refusal.holder.shortName;
  return (
    <li className={classes.row} data-row={card.id} data-refused>
      <div className={classes.asking}>
        <Link className={classes.card} data-lead="jack" data-look="asking" data-roving to={to} onClick={() => onDismiss(card.id)} draggable={false}>
          <CardFace
            {...cardLines(card, viewerId)}
            lead={<Jack state="theirs" size={14} />}
            clock={card.clock && <Clock of={card.clock} />}
            said={<TookThis by={refusal.holder} since={Date.parse(refusal.since)} />}
          />
        </Link>
        {sure ? (
          <div className={classes.choices} role="group" aria-label={say('desk.takeOverFrom', { name })}>
            <Button size="xs" variant="filled" autoFocus data-beside onClick={() => onTakeOver(claim)}>
              {say('desk.takeOverFrom', { name })}
            </Button>
            <Button size="xs" variant="subtle" data-beside onClick={() => setSure(false)}>
              {say('desk.cancel')}
            </Button>
          </div>
        ) : (
          <div className={classes.choices}>
            <Button size="xs" variant="default" component={Link} data-beside to={to} onClick={() => onDismiss(card.id)}>
              {say('desk.lookIn')}
            </Button>
            <Button size="xs" variant="subtle" data-beside onClick={() => setSure(true)}>
              {say('desk.takeOver')}
            </Button>
          </div>
        )}
      </div>
    </li>
  );
}
