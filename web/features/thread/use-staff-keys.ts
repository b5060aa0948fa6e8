import { useKeys } from '../../ui/keys/use-keys.ts';
import type { ThreadView } from './entry.ts';
import type { LineDeeds } from './LineBar.tsx';
import type { MenuDeeds } from './ThreadMenu.tsx';
import type { Writing } from './use-writing.ts';

interface StaffKeysInput {
  thread: ThreadView;
  deeds: LineDeeds & Required<Omit<MenuDeeds, 'rename'>>;
  away: boolean;
  writing: Pick<Writing, 'switchTo'>;
  focusComposer: () => void;
}

/** C takes what waits here, T transfers, S snoozes, E ends, Z undoes, R replies, N notes; the palette knows what has no key, too: as far as the viewer may. */
export function useStaffKeys({ thread, deeds, away, writing, focusComposer }: StaffKeysInput): void {
  const { can, state, snoozedUntil, onHold } = thread;
  const write = (mode: 'message' | 'note') => () => {
    writing.switchTo(mode);
    // The field of the other mode has to be there before it can have the focus.
    requestAnimationFrame(focusComposer);
  };
  useKeys('thread', {
    c: can.take && state === 'QUEUED' && !away ? deeds.take : undefined,
    takeOver: can.take && state === 'HELD' && !away ? deeds.takeOver : undefined,
    t: can.transfer && !away ? deeds.transfer : undefined,
    e: can.close && !away ? deeds.leaveAll : undefined,
    s: can.putAside && !snoozedUntil && !away ? deeds.snooze : undefined,
    z: can.undo && !away ? deeds.undo : undefined,
    hold: can.putAside && !onHold && !away ? deeds.hold : undefined,
    macro: can.reply || can.note ? deeds.macro : undefined,
    add: can.add && !away ? deeds.add : undefined,
    people: deeds.people,
    leave: can.leave && !away ? deeds.leave : undefined,
    r: can.reply ? write('message') : undefined,
    n: can.note ? write('note') : undefined,
  });
}
