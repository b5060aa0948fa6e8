import { IconX } from '@tabler/icons-react';
import { type FocusEvent, type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef } from 'react';
import { type PartyFieldsFragment, useWhyCanSeeQuery } from '../generated.ts';
import { say } from '../../../ui/say.ts';
import { Later, SkeletonLine } from '../../../ui/Skeleton.tsx';
import { whyNot } from '../why-not.ts';
import { placeCard } from './place-card.ts';
import classes from './WhyCard.module.css';
import { WhyReason } from './WhyReason.tsx';
import { type Reason, tellingReasons, whyTitle } from './why-words.ts';

interface WhyCardProps {
  viewer: PartyFieldsFragment;
  subject: PartyFieldsFragment;
  /** Whether a mark says that they see each other: an invited client does not yet, but will. */
  marked: boolean;
  /** What it tells about. It stands beside it, and the focus goes back there. */
  anchor: HTMLElement;
  onClose: () => void;
  onRemove: (reason: Reason) => void;
}

/** Why a client sees somebody, or does not: each reason in a sentence, and what can be done about it. On phones a sheet. */
export function WhyCard({ viewer, subject, marked, anchor, onClose, onRemove }: WhyCardProps) {
  const card = useRef<HTMLDivElement>(null);
  const id = useId();
  const { data, error } = useWhyCanSeeQuery({ variables: { viewerId: viewer.id, subjectId: subject.id }, fetchPolicy: 'network-only' });
  const sight = data?.whyCanSee;
  const how = (sight?.sees ?? marked) ? 'sees' : marked ? 'willSee' : 'doesNot';

  useBeside(card, anchor, sight !== undefined || error !== undefined);
  usePressElsewhere(card, anchor, onClose);

  const back = () => {
    onClose();
    anchor.focus();
  };
  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    event.stopPropagation();
    if (event.key === 'Escape' || (event.key === 'Tab' && leaves(event))) {
      event.preventDefault();
      back();
    }
  };
  // Whoever goes elsewhere has read it.
  const blur = ({ relatedTarget, currentTarget }: FocusEvent<HTMLDivElement>) => {
    if (relatedTarget instanceof Node && !currentTarget.contains(relatedTarget)) onClose();
  };

  return (
    <div ref={card} popover="manual" role="dialog" className={classes.card} aria-labelledby={id} aria-describedby={`${id}-why`} tabIndex={-1} onKeyDown={press} onBlur={blur}>
      <div className={classes.head}>
        <h3 className={classes.title} id={id}>
          {whyTitle({ viewer, subject }, how)}
        </h3>
        <button type="button" className={classes.close} onClick={back} aria-label={say('plain.close')}>
          <IconX size={18} stroke={1.75} aria-hidden />
        </button>
      </div>
      <div id={`${id}-why`} className={classes.reasons} aria-live="polite">
        {sight && tellingReasons(sight.reasons).map((reason, place) => (
          <WhyReason key={place} reason={reason} viewer={viewer} subject={subject} onRemove={() => onRemove(reason)} />
        ))}
        {!sight && !error && <ToCome />}
        {error && <p className={classes.words}>{whyNot(error)}</p>}
      </div>
    </div>
  );
}

/** On the top layer, beside what it tells about, also while that scrolls; and the focus in it. */
function useBeside(card: React.RefObject<HTMLElement | null>, anchor: HTMLElement, known: boolean): void {
  useLayoutEffect(() => {
    card.current?.showPopover();
    card.current?.focus({ preventScroll: true });
  }, [card, anchor]);

  useLayoutEffect(() => {
    const place = () => {
      if (!card.current) return;
      const { left, top } = placeCard(card.current.getBoundingClientRect(), anchor.getBoundingClientRect(), { width: innerWidth, height: innerHeight });
      card.current.style.setProperty('--left', `${left}px`);
      card.current.style.setProperty('--top', `${top}px`);
    };
    place();
    const gone = new AbortController();
    window.addEventListener('resize', place, { signal: gone.signal });
    window.addEventListener('scroll', place, { capture: true, passive: true, signal: gone.signal });
    return () => gone.abort();
  }, [card, anchor, known]);
}

function usePressElsewhere(card: React.RefObject<HTMLElement | null>, anchor: HTMLElement, onClose: () => void): void {
  useEffect(() => {
    const press = ({ target }: PointerEvent) => {
      if (target instanceof Node && !card.current?.contains(target) && !anchor.contains(target)) onClose();
    };
    document.addEventListener('pointerdown', press, { capture: true });
    return () => document.removeEventListener('pointerdown', press, { capture: true });
  }, [card, anchor, onClose]);
}

/** Whether the Tab key would go beyond the first or the last control. */
function leaves({ currentTarget, shiftKey }: KeyboardEvent<HTMLElement>): boolean {
  const controls = [...currentTarget.querySelectorAll<HTMLElement>('a[href], button:not(:disabled)')];
  const edge = shiftKey ? controls[0] : controls.at(-1);
  return document.activeElement === edge || (shiftKey && document.activeElement === currentTarget);
}

function ToCome() {
  return (
    <div className={classes.words} aria-busy>
      <Later>
        <SkeletonLine width={88} />
      </Later>
    </div>
  );
}
