import { IconArrowUp } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useId } from 'react';
import { say } from '../../ui/say.ts';
import { LONGEST_TITLE, tooMany } from './first-message.ts';
import classes from './NewConversation.module.css';
import type { useFirstMessage } from './use-first-message.ts';

interface FirstMessageFormProps {
  message: ReturnType<typeof useFirstMessage>;
  /** To whom, for the field's own label. */
  to: string;
  /** Who will answer. */
  hint: string;
  /** What stands above the title: the conversation that this one continues, or as whom one writes. */
  children?: ReactNode;
}

/** What it is about, which may stay empty, and the first message. No conversation begins without words. */
export function FirstMessageForm({ message, to, hint, children }: FirstMessageFormProps) {
  const { title, text, sending, fixed, trouble, maySend } = message;
  const id = useId();
  const over = tooMany({ title, text });

  function press(event: KeyboardEvent) {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    const meant = event.ctrlKey || event.metaKey || (!event.shiftKey && matchMedia('(pointer: fine)').matches);
    if (!meant) return;
    event.preventDefault();
    void message.send();
  }

  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void message.send();
      }}
    >
      <div className={classes.body}>
        {children}
        <div className={classes.about}>
          <label htmlFor={id}>{say('contacts.about')}</label>
          <input id={id} value={title} maxLength={LONGEST_TITLE} readOnly={fixed} autoComplete="off" aria-describedby={`${id}-hint`} onChange={(event) => message.setTitle(event.currentTarget.value)} />
          <p id={`${id}-hint`}>{say('contacts.aboutHint')}</p>
        </div>
        <p className={classes.hint}>{hint}</p>
      </div>
      <p className={classes.trouble} role="status">
        {over > 0 ? say('contacts.tooLong', { count: over }) : trouble}
      </p>
      <div className={classes.composer}>
        <div className={classes.field} data-text={text}>
          <textarea
            rows={1}
            value={text}
            readOnly={fixed}
            autoFocus={matchMedia('(pointer: fine) and (min-width: 48em)').matches}
            aria-label={say('contacts.messageTo', { name: to })}
            placeholder={say('contacts.messagePlaceholder')}
            enterKeyHint="send"
            onChange={(event) => message.setText(event.currentTarget.value)}
            onKeyDown={press}
          />
        </div>
        <button type="submit" className={classes.send} aria-disabled={!maySend || sending} aria-busy={sending || undefined} aria-label={say('contacts.send')}>
          <IconArrowUp size={22} stroke={2} aria-hidden />
        </button>
      </div>
    </form>
  );
}
