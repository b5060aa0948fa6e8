import { useCallback, useRef } from 'react';
import { useKeys } from '../../ui/keys/use-keys.ts';
import { AddPeopleDialog } from './AddPeopleDialog.tsx';
import { ClientFoot } from './ClientFoot.tsx';
import { ClientHead } from './ClientHead.tsx';
import { Composer, type ComposerHandle } from './Composer.tsx';
import { contactOf } from './contact.ts';
import { EntryList, type EntryListHandle } from './EntryList.tsx';
import { endedWords } from './guard-words.ts';
import { LeaveThreadDialog } from './LeaveThreadDialog.tsx';
import { PeopleDialog } from './PeopleDialog.tsx';
import type { OpenThreadProps } from './StaffThread.tsx';
import classes from './ThreadPane.module.css';
import { UnsentText } from './UnsentText.tsx';
import { useDialog } from './use-dialog.ts';
import { useFocusAsked } from './use-focus-asked.ts';
import { useLinkedEntry } from './use-linked-entry.ts';
import { useRows } from './use-rows.ts';
import { useReply, useTakeBack, useWriting } from './use-writing.ts';
import { useWritten, WrittenPlace } from './use-written.ts';

/** The thread as a client has it: one's own words at the end, those of the house at the start, and who they come from. */
export function ClientThread({ viewer, thread, entries, hasEarlier, loadEarlier, onGone }: OpenThreadProps) {
  const composer = useRef<ComposerHandle>(null);
  const list = useRef<EntryListHandle>(null);
  const seen = useRef(thread.readUpTo);
  const dialog = useDialog<'people' | 'add' | 'leave'>();
  const contact = contactOf(thread, entries);

  const focusComposer = useCallback(() => composer.current?.focus(), []);
  const toNewest = useCallback(() => list.current?.toNewest(), []);
  const toEntry = useCallback((id: string) => list.current?.toEntry(id), []);
  const writing = useWriting({ thread, seenSeq: () => seen.current, onSent: toNewest });
  const takeBack = useTakeBack(writing, focusComposer);
  const written = useWritten();
  const { rows, setting, onSeen } = useRows({ viewer, thread, entries, hasEarlier, seen, takeBack, paused: dialog.name !== null, ask: written.ask, jump: toEntry });
  useFocusAsked(focusComposer);
  const reply = useReply(writing, focusComposer);
  useLinkedEntry(toEntry);

  const deeds = { people: () => dialog.open('people'), add: () => dialog.open('add'), leave: () => dialog.open('leave') };
  useKeys('thread', { ...deeds, add: thread.can.add ? deeds.add : undefined, leave: thread.can.leave ? deeds.leave : undefined, r: thread.can.reply ? focusComposer : undefined });

  return (
    <section className={classes.pane} data-pane="thread" aria-label={thread.title}>
      <ClientHead thread={thread} contact={contact} deeds={deeds} />
      <EntryList ref={list} rows={rows} setting={setting} hasEarlier={hasEarlier} loadEarlier={loadEarlier} onSeen={onSeen} />
      {thread.can.reply ? (
        <Composer ref={composer} threadId={thread.id} writing={writing} form="client" to={contact?.shortName ?? thread.title} autoFocus={hasKeyboard()} />
      ) : (
        <>
          {writing.unsent !== '' && <UnsentText words={endedWords(thread, viewer.id)} text={writing.unsent} onForget={writing.forget} />}
          <ClientFoot thread={thread} contact={contact} lastAt={entries.at(-1)?.at ?? null} />
        </>
      )}
      {written.begun && <WrittenPlace thread={thread} viewer={viewer} entries={entries} asked={written.asked} onClose={written.close} onGiveUp={written.giveUp} onReply={reply} />}
      {dialog.name === 'people' && <PeopleDialog thread={thread} viewerId={viewer.id} onClose={dialog.close} />}
      {dialog.name === 'add' && <AddPeopleDialog thread={thread} isStaff={false} onClose={dialog.close} />}
      {dialog.name === 'leave' && <LeaveThreadDialog thread={thread} isStaff={false} onClose={dialog.close} onLeft={onGone} />}
    </section>
  );
}

/** On a phone, focus never raises the keyboard by itself. */
function hasKeyboard(): boolean {
  return matchMedia('(pointer: fine)').matches;
}
