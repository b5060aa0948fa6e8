import { type RefObject, useId, useLayoutEffect, useRef } from 'react';
import { say } from '../../../ui/say.ts';
import classes from './Texts.module.css';

/** What is filled in when a text is inserted, as the server knows them. */
const PLACEHOLDERS = ['client.firstName', 'client.name', 'me.firstName', 'me.name', 'team.name', 'team.hours'];

interface PlaceholdersProps {
  area: RefObject<HTMLTextAreaElement | null>;
  text: string;
  onWrite: (text: string) => void;
}

/** A press puts one where the caret stands. */
export function Placeholders({ area, text, onWrite }: PlaceholdersProps) {
  const id = useId();
  const caret = useRef<number | null>(null);

  useLayoutEffect(() => {
    if (caret.current === null) return;
    area.current?.focus();
    area.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  }, [text, area]);

  function put(placeholder: string): void {
    const { selectionStart: from, selectionEnd: to } = area.current ?? { selectionStart: text.length, selectionEnd: text.length };
    caret.current = from + placeholder.length;
    onWrite(text.slice(0, from) + placeholder + text.slice(to));
  }

  return (
    <div className={classes.placeholders} role="group" aria-labelledby={id}>
      <span id={id}>{say('texts.textHint')}</span>
      {PLACEHOLDERS.map((name) => `{${name}}`).map((placeholder) => (
        <button key={placeholder} type="button" onClick={() => put(placeholder)} aria-label={say('texts.insertPlaceholder', { placeholder })}>
          {placeholder}
        </button>
      ))}
    </div>
  );
}
