import { IconArrowUp } from '@tabler/icons-react';
import { type KeyboardEvent, type Ref, useImperativeHandle, useRef } from 'react';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { Saying } from '../../ui/Saying.tsx';
import { say } from '../../ui/say.ts';
import classes from './Composer.module.css';
import { sendKeys, sendShortcut } from './key-names.ts';
import { ModeSwitch } from './ModeSwitch.tsx';
import { Answering } from './Quote.tsx';
import { useSlash } from './use-slash.ts';
import type { ThreadView } from './entry.ts';
import { SendGuard } from './SendGuard.tsx';
import type { WritingStatus } from './status-words.ts';
import { useMentioning } from './use-mentioning.ts';
import type { Writing } from './use-writing.ts';

/** What others may ask of the composer. */
export interface ComposerHandle {
  focus: () => void;
}

interface ComposerProps {
  threadId: string;
  /** Where colleagues can be addressed: in which thread, and by whom. */
  thread?: ThreadView;
  viewerId?: string;
  writing: Writing;
  form: 'staff' | 'client';
  /** To whom it goes, for the field's own label. */
  to: string;
  /** Who reads it under which name, as far as that is known. */
  reads?: { client: string; name: string } | null;
  mayReply?: boolean;
  mayNote?: boolean;
  onTakeOver?: (() => void) | undefined;
  /** Below the text: whether it is kept, and what sending does besides. */
  status?: WritingStatus | null;
  /** The thread whose canned replies a slash asks for. Null: there are none here. */
  replies?: string | null;
  /** Sent with Enter alone, as clients know it from other messengers; on a touch screen Enter is a new line. */
  autoFocus?: boolean;
  ref?: Ref<ComposerHandle>;
}

/** Where one writes: a reply or a note, each with its own draft, and what the client will read. */
export function Composer({ threadId, thread, viewerId, writing, form, to, reads = null, mayReply = true, mayNote = false, onTakeOver, status, replies = null, autoFocus, ref }: ComposerProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const mentioning = useMentioning(field, writing);
  useImperativeHandle(ref, () => ({ focus: () => field.current?.focus() }), []);
  const { mode, text, guard, maySend } = writing;
  const slash = useSlash(field, writing, replies);
  const note = mode === 'note';
  const label = note ? say('thread.noteField') : say(form === 'staff' ? 'thread.replyField' : 'thread.messageTo', { client: to, name: to });

  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => slash.press(event) || mentioning.press(event) || pressed(event, writing, form);
  const refocus = (deed: () => void) => () => {
    deed();
    field.current?.focus();
  };
  return (
    <div className={classes.place} data-form={form}>
      {guard && (
        <SendGuard
          words={guard.words}
          onSendAnyway={guard.canForce ? refocus(writing.sendAnyway) : undefined}
          onTakeOver={guard.canForce ? undefined : onTakeOver}
          onMakeNote={mayNote ? refocus(writing.makeNote) : undefined}
          onKeep={guard.handedBack ? refocus(writing.keep) : undefined}
        />
      )}
      {slash.list && <slash.list.List {...slash.list.props} />}
      {writing.answering && <Answering threadId={threadId} entryId={writing.answering} onDrop={refocus(() => writing.answer(null))} />}
      <form
        className={classes.composer}
        data-mode={mode}
        onSubmit={(event) => {
          event.preventDefault();
          writing.send();
          field.current?.focus();
        }}
      >
        {form === 'staff' && (mayNote || reads) && (
          <div className={classes.top}>
            {mayNote && <ModeSwitch mode={mode} onSwitch={(next) => refocus(() => writing.switchTo(next))()} mayReply={mayReply} />}
            {replies !== null && (
              <button type="button" className={classes.insert} onClick={slash.ask} aria-label={say('thread.insertReply')} title={say('thread.insertReply')}>
                <KeyHint>/</KeyHint>
              </button>
            )}
            <p className={classes.reads}>{note ? say('thread.onlyStaffSee') : reads && <Saying phrase="thread.reads" values={reads} />}</p>
          </div>
        )}
        {mentioning.List && thread && <mentioning.List ref={mentioning.list} id={mentioning.id} search={mentioning.search} thread={thread} viewerId={viewerId ?? ''} onChoose={mentioning.choose} onActive={mentioning.setActive} />}
        <div className={classes.field} data-text={text}>
          <textarea
            ref={field}
            rows={1}
            value={text}
            data-composer
            aria-label={label}
            {...(slash.list && { 'aria-autocomplete': 'list' as const, 'aria-activedescendant': slash.active })}
            placeholder={say(note ? 'thread.placeholderNote' : form === 'staff' ? 'thread.placeholderReply' : 'thread.placeholderMessage')}
            autoFocus={autoFocus}
            enterKeyHint={form === 'client' ? 'send' : 'enter'}
            onChange={({ currentTarget: { value, selectionStart } }) => {
              writing.write(value);
              slash.look(value, selectionStart);
              mentioning.look();
            }}
            onKeyDown={press}
            onBlur={() => {
              slash.close();
              mentioning.close();
            }}
            {...mentioning.aria}
          />
        </div>
        <p className={classes.status} data-matters={writing.tooMany > 0 || status?.matters || undefined}>
          {writing.tooMany > 0 ? say('thread.tooLong', { count: writing.tooMany }) : status?.text}
        </p>
        <button
          type="submit"
          className={classes.send}
          aria-disabled={!maySend}
          aria-keyshortcuts={form === 'staff' ? sendShortcut : 'Enter'}
        >
          <span className={classes.sendWord}>
            {say(note ? 'thread.addNote' : 'thread.send')}
            <KeyHint>{sendKeys}</KeyHint>
          </span>
          <IconArrowUp className={classes.sendMark} size={22} stroke={2} aria-hidden />
        </button>
      </form>
    </div>
  );
}

/** Ctrl or ⌘ with Enter sends everywhere. Escape decides for the draft, else it leaves the text as it is. A composition of letters is never cut off. */
function pressed(event: KeyboardEvent, writing: Writing, form: 'staff' | 'client'): void {
  if (event.nativeEvent.isComposing) return;
  if (event.key === 'Escape' && writing.guard?.handedBack) {
    event.preventDefault();
    return writing.keep();
  }
  if (event.key === 'Escape' && writing.answering) {
    event.preventDefault();
    return writing.answer(null);
  }
  if (event.key === 'Escape') return leaveText(event);
  if (event.key !== 'Enter') return;
  const meant = event.ctrlKey || event.metaKey || (form === 'client' && !event.shiftKey && !matchMedia('(pointer: coarse)').matches);
  if (!meant) return;
  event.preventDefault();
  if (event.shiftKey) writing.sendAnyway();
  else writing.send();
}

/** To what was written before it, where single keys act. */
function leaveText(event: KeyboardEvent): void {
  const entries = event.currentTarget.closest('[data-pane="thread"]')?.querySelector<HTMLElement>('[role="region"][tabindex="0"]');
  if (!entries) return;
  event.preventDefault();
  entries.focus();
}
