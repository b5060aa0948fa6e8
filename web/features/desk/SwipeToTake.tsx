import { IconPlugConnected } from '@tabler/icons-react';
import { type PointerEvent, type ReactNode, useRef } from 'react';
import { say } from '../../ui/say.ts';
import { easeOut, motionless, MOVE_MS } from './motion.ts';
import classes from './SwipeToTake.module.css';

/** From here on letting go takes, in pixels. */
const FAR_ENOUGH = 104;

/** Less than this is a tap that trembled. */
const MEANT = 12;

interface SwipeToTakeProps {
  onTake: () => void;
  children: ReactNode;
}

/** A finger pushes the card aside, and letting go far enough takes it. Up and down still scrolls. */
export function SwipeToTake({ onTake, children }: SwipeToTakeProps) {
  const card = useRef<HTMLDivElement>(null);
  const start = useRef<{ x: number; y: number; moved: number } | null>(null);

  function begin(event: PointerEvent) {
    if (event.pointerType === 'touch' && event.isPrimary) start.current = { x: event.clientX, y: event.clientY, moved: 0 };
  }

  function move(event: PointerEvent) {
    const from = start.current;
    if (!from) return;
    const towardsEnd = event.clientX - from.x;
    const moved = Math.max(0, document.dir === 'rtl' ? -towardsEnd : towardsEnd);
    if (from.moved === 0 && (moved < MEANT || Math.abs(event.clientY - from.y) > moved)) return;
    if (from.moved === 0) card.current?.setPointerCapture(event.pointerId);
    from.moved = moved;
    if (card.current) card.current.style.translate = `${Math.sign(towardsEnd) * moved}px`;
  }

  function end() {
    const moved = start.current?.moved ?? 0;
    start.current = null;
    if (moved === 0) return;
    settleBack(card.current);
    if (moved >= FAR_ENOUGH) onTake();
  }

  return (
    <div className={classes.frame}>
      <span className={classes.behind} aria-hidden>
        <IconPlugConnected size={18} stroke={1.75} />
        {say('desk.take')}
      </span>
      <div ref={card} className={classes.card} onPointerDown={begin} onPointerMove={move} onPointerUp={end} onPointerCancel={end} onClickCapture={(event) => swallow(event, card.current)}>
        {children}
      </div>
    </div>
  );
}

function settleBack(card: HTMLElement | null): void {
  if (!card) return;
  const from = card.style.translate;
  card.style.translate = '';
  card.dataset.swiped = '';
  setTimeout(() => delete card.dataset.swiped);
  if (!motionless()) card.animate([{ translate: from }, { translate: '0' }], { duration: MOVE_MS, easing: easeOut });
}

/** The click that the browser sends after a swipe opens nothing. */
function swallow(event: { preventDefault: () => void; stopPropagation: () => void }, card: HTMLElement | null): void {
  if (card?.dataset.swiped === undefined) return;
  event.preventDefault();
  event.stopPropagation();
}
