import { IconCheck } from '@tabler/icons-react';
import type { MouseEvent } from 'react';
import { say } from '../../ui/say.ts';
import classes from './ChooseBox.module.css';
import { chooseUpTo, toggleChosen, useChoosing, useChosen } from './chosen.ts';

/** The box over a card's lead: it shows under pointer and focus, and on every card as soon as one is chosen. With Shift it chooses all between. */
export function ChooseBox({ threadId, name }: { threadId: string; name: string }) {
  const chosen = useChosen();
  const checked = chosen.has(threadId);
  const press = ({ shiftKey, currentTarget }: MouseEvent) => (shiftKey ? chooseUpTo(threadId, rowsAround(currentTarget)) : toggleChosen(threadId));
  return (
    <button type="button" role="checkbox" aria-checked={checked} aria-label={say('desk.choose', { name })} aria-keyshortcuts="X" className={classes.box} data-beside data-shown={useChoosing() || undefined} onClick={press}>
      <span className={classes.mark}>{checked && <IconCheck size={12} stroke={3} aria-hidden />}</span>
    </button>
  );
}

/** The cards of the same list that can be chosen, from top to bottom. */
function rowsAround(box: Element): string[] {
  const rows = box.closest('[data-list]')?.querySelectorAll<HTMLElement>('[data-row]:has([role="checkbox"])') ?? [];
  return [...rows].flatMap((row) => row.dataset.row ?? []);
}
