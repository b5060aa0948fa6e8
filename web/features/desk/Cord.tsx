import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { Claim } from './claims.ts';
import classes from './Claim.module.css';
import { cordPath, type Point } from './cord.ts';
import { CLAIM_MS, easeBoth, motionless } from './motion.ts';

interface CordProps {
  claim: Claim;
  /** What lies over both panes. */
  board: RefObject<HTMLElement | null>;
}

/** The cord between the stub in the queue and the card in the inbox. It draws with the travelling copy, and fades. */
export function Cord({ claim, board }: CordProps) {
  const path = useRef<SVGPathElement>(null);
  const drawn = useRef(false);
  const [ends, setEnds] = useState<Ends | null>(null);
  const { id } = claim.item.card;

  useLayoutEffect(() => {
    const look = () => setEnds(board.current && endsOf(id, board.current));
    const frame = requestAnimationFrame(look);
    addEventListener('scroll', look, true);
    addEventListener('resize', look);
    return () => {
      cancelAnimationFrame(frame);
      removeEventListener('scroll', look, true);
      removeEventListener('resize', look);
    };
  }, [id, board, claim.stage, claim.arrived]);

  useLayoutEffect(() => {
    if (!ends || drawn.current || !path.current) return;
    drawn.current = true;
    if (motionless()) return;
    path.current.animate([{ strokeDashoffset: 1 }, { strokeDashoffset: 0 }], { duration: CLAIM_MS, easing: easeBoth });
  }, [ends]);

  if (!ends) return null;
  return (
    <svg className={classes.cord} aria-hidden>
      <path ref={path} d={cordPath(ends.from, ends.to, ends.between)} pathLength={1} strokeDasharray={1} />
      <circle className={classes.plug} cx={ends.to.x} cy={ends.to.y} r="5.5" />
    </svg>
  );
}

interface Ends {
  from: Point;
  to: Point;
  /** Where the panes meet. */
  between: number;
}

/** Both ends, as they lie over the panes. None while either is scrolled out of its list. */
function endsOf(id: string, board: HTMLElement): Ends | null {
  const name = CSS.escape(id);
  const socket = board.querySelector(`[data-stub="${name}"] [data-socket]`);
  const card = board.querySelector(`[data-pane="inbox"] [data-row="${name}"]`);
  if (!socket || !card || !inSight(socket) || !inSight(card)) return null;
  const origin = board.getBoundingClientRect();
  const from = socket.getBoundingClientRect();
  const to = card.getBoundingClientRect();
  const inbox = card.closest('[data-pane]')?.getBoundingClientRect() ?? to;
  const mirrored = from.left > to.left;
  return {
    between: (mirrored ? inbox.right : inbox.left) - origin.left,
    from: { x: (mirrored ? from.left : from.right) - origin.left, y: from.top + from.height / 2 - origin.top },
    to: { x: (mirrored ? to.right : to.left) - origin.left, y: to.top + 24 - origin.top },
  };
}

function inSight(element: Element): boolean {
  const list = element.closest('[data-list]')?.getBoundingClientRect();
  const { top, bottom } = element.getBoundingClientRect();
  return !list || (bottom > list.top && top + 24 < list.bottom);
}
