import type { ThreadView } from './entry.ts';
import type { LineDeeds } from './LineBar.tsx';
import { useSingleKeys } from './single-keys.ts';
import type { Writing } from './use-writing.ts';

interface StaffKeysInput {
  thread: ThreadView;
  deeds: LineDeeds;
  away: boolean;
  writing: Pick<Writing, 'switchTo'>;
  focusComposer: () => void;
}

/** C takes what waits here, T transfers, E ends, Z undoes, R replies, N notes: as far as the viewer may. */
export function useStaffKeys({ thread, deeds, away, writing, focusComposer }: StaffKeysInput): void {
  const { can, state } = thread;
  const write = (mode: 'message' | 'note') => () => {
    writing.switchTo(mode);
    // The field of the other mode has to be there before it can have the focus.
    requestAnimationFrame(focusComposer);
  };
  useSingleKeys({
    c: can.take && state === 'QUEUED' && !away ? deeds.take : undefined,
    t: can.transfer && !away ? deeds.transfer : undefined,
    e: can.close && !away ? deeds.leaveAll : undefined,
    z: can.undo && !away ? deeds.undo : undefined,
    r: can.reply ? write('message') : undefined,
    n: can.note ? write('note') : undefined,
  });
}
