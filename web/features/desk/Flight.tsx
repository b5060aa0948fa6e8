import { useLayoutEffect, useRef } from 'react';
import { Clock } from '../../ui/Clock.tsx';
import card from './Card.module.css';
import { CardFace } from './CardFace.tsx';
import { type Box, type Claim, claimArrived, claimBack } from './claims.ts';
import classes from './Claim.module.css';
import { cardLines } from './lines.ts';
import { CLAIM_MS, easeBoth, easeOut, motionless, MOVE_MS } from './motion.ts';
import { WaitJack } from './WaitJack.tsx';

interface FlightProps {
  claim: Claim;
  from: Box;
  viewerId: string;
}

/** The copy of a taken card on its way to the inbox, or, refused, on its way back. */
export function Flight({ claim, from, viewerId }: FlightProps) {
  const copy = useRef<HTMLDivElement>(null);
  const { id, clock } = claim.item.card;
  const refused = claim.stage === 'refused';

  useLayoutEffect(() => {
    if (refused) return fly(copy.current, 'none', MOVE_MS, easeOut, () => claimBack(id));
    const frame = requestAnimationFrame(() => {
      const place = document.querySelector(`[data-landing="${CSS.escape(id)}"]`);
      place?.scrollIntoView({ block: 'nearest' });
      const to = place?.getBoundingClientRect();
      if (to) fly(copy.current, `translate(${to.left - from.left}px, ${to.top - from.top}px)`, CLAIM_MS, easeBoth, () => claimArrived(id));
      else claimArrived(id);
    });
    return () => cancelAnimationFrame(frame);
  }, [refused, id, from]);

  return (
    <div ref={copy} className={classes.flight} style={{ left: from.left, top: from.top, inlineSize: from.width }} aria-hidden>
      <div className={card.row}>
        <div className={card.card} data-lead="jack">
          <CardFace {...cardLines(claim.item.card, viewerId)} lead={<WaitJack clock={clock} />} clock={clock && <Clock of={clock} />} />
        </div>
      </div>
    </div>
  );
}

/** From wherever it is. It stays there until it is taken away. */
function fly(copy: HTMLElement | null, transform: string, duration: number, easing: string, arrived: () => void): undefined {
  if (!copy || motionless()) return void arrived();
  const now = getComputedStyle(copy).transform;
  for (const earlier of copy.getAnimations()) earlier.cancel();
  copy.animate([{ transform: now }, { transform }], { duration, easing, fill: 'forwards' }).finished.then(arrived, () => {});
}
