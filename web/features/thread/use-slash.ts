import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { partOver } from '../../ui/part.tsx';
import { insertAt, type Slash, slashAt, withSlash } from './slash.ts';
import type { Writing } from './use-writing.ts';

const ReplyList = partOver(() => import('./texts/ReplyList.tsx').then((list) => list.ReplyList));

/** A key that the list of replies takes before the field does. */
type TakesKey = (event: KeyboardEvent) => boolean;

/**
 * Asking for a canned reply while one writes: a slash at the start of a word opens the list, which comes with the first
 * time. The focus stays in the field. `threadId` null: there are none here.
 */
export function useSlash(field: RefObject<HTMLTextAreaElement | null>, { text, write }: Pick<Writing, 'text' | 'write'>, threadId: string | null) {
  const [slash, setSlash] = useState<Slash | null>(null);
  const [active, setActive] = useState<string | undefined>(undefined);
  const declined = useRef<number | null>(null);
  const takesKey = useRef<TakesKey | null>(null);
  const next = useRef<{ start: number; end: number } | null>(null);

  // After the text is drawn: a place cannot be chosen in a text that is not there yet.
  useLayoutEffect(() => {
    if (!next.current) return;
    field.current?.setSelectionRange(next.current.start, next.current.end);
    next.current = null;
  }, [text, field]);

  function look(value: string, caret: number): void {
    const found = threadId === null ? null : slashAt(value, caret);
    if (found?.from !== declined.current) declined.current = null;
    setSlash(declined.current === null ? found : null);
  }

  function close(): void {
    declined.current = slash?.from ?? null;
    setSlash(null);
  }

  return {
    list: slash && threadId !== null ? { List: ReplyList, props: { threadId, query: slash.query, takesKey, onActive: setActive, onInsert: insert, onClose: close, onGiveUp: close } } : null,
    active: slash ? active : undefined,
    look,
    close: () => slash && close(),
    /** Whether the list took it. */
    press: (event: KeyboardEvent) => slash !== null && !event.nativeEvent.isComposing && takesKey.current?.(event) === true,
    /** What the button does. */
    ask(): void {
      const { current } = field;
      const put = withSlash(text, current?.selectionStart ?? text.length);
      next.current = { start: put.caret, end: put.caret };
      declined.current = null;
      write(put.text);
      current?.focus();
      look(put.text, put.caret);
    },
  };

  function insert(put: string, open: boolean): void {
    if (!slash) return;
    const inserted = insertAt(text, slash, put, open);
    next.current = inserted;
    setSlash(null);
    write(inserted.text);
    field.current?.focus();
  }
}
