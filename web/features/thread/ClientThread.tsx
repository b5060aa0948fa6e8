import { useCallback, useRef } from 'react';
import { ClientFoot } from './ClientFoot.tsx';
import { ClientHead } from './ClientHead.tsx';
import { Composer, type ComposerHandle } from './Composer.tsx';
import { contactOf } from './contact.ts';
import { EntryList, type EntryListHandle } from './EntryList.tsx';
import { LeaveThreadDialog } from './LeaveThreadDialog.tsx';
import { PeopleDialog } from './PeopleDialog.tsx';
import type { OpenThreadProps } from './StaffThread.tsx';
import classes from './ThreadPane.module.css';
import { UnsentText } from './UnsentText.tsx';
import { useDialog } from './use-dialog.ts';
import { useFocusAsked } from './use-focus-asked.ts';
import { useRows } from './use-rows.ts';
import { useWriting } from './use-writing.ts';

/** The thread as a client has it: one's own words at the end, those of the house at the start, and who they come from. */
export function ClientThread({ viewer, thread, entries, hasEarlier, loadEarlier, onGone }: OpenThreadProps) {
  const composer = useRef<ComposerHandle>(null);
  const list = useRef<EntryListHandle>(null);
  const seen = useRef(thread.readUpTo);
  const dialog = useDialog<'people' | 'leave'>();
  const contact = contactOf(thread, entries);

  const toNewest = useCallback(() => list.current?.toNewest(), []);
  const writing = useWriting({ thread, seenSeq: () => seen.current, onSent: toNewest });
  const { rows, setting, onSeen } = useRows({ viewer, thread, entries, hasEarlier, seen, paused: dialog.name !== null });
  useFocusAsked(useCallback(() => composer.current?.focus(), []));

  return (
    <section className={classes.pane} data-pane="thread" aria-label={thread.title}>
      <ClientHead thread={thread} contact={contact} deeds={{ people: () => dialog.open('people'), add: () => undefined, leave: () => dialog.open('leave') }} />
      <EntryList ref={list} rows={rows} setting={setting} hasEarlier={hasEarlier} loadEarlier={loadEarlier} onSeen={onSeen} />
      {thread.can.reply ? (
        <Composer ref={composer} writing={writing} form="client" to={contact?.shortName ?? thread.title} autoFocus={hasKeyboard()} />
      ) : (
        <>
          {thread.state === 'CLOSED' && writing.unsent !== '' && <UnsentText thread={thread} viewerId={viewer.id} text={writing.unsent} onForget={writing.forget} />}
          <ClientFoot thread={thread} contact={contact} lastAt={entries.at(-1)?.at ?? null} />
        </>
      )}
      {dialog.name === 'people' && <PeopleDialog thread={thread} viewerId={viewer.id} onClose={dialog.close} />}
      {dialog.name === 'leave' && <LeaveThreadDialog thread={thread} isStaff={false} onClose={dialog.close} onLeft={onGone} />}
    </section>
  );
}

/** On a phone, focus never raises the keyboard by itself. */
function hasKeyboard(): boolean {
  return matchMedia('(pointer: fine)').matches;
}
