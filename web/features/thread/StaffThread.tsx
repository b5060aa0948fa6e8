import { useApolloClient } from '@apollo/client/react';
import { useCallback, useRef } from 'react';
import { type ConnectionState, useConnection } from '../../data/connection.ts';
import type { Viewer } from '../../data/viewer.ts';
import { part } from '../../ui/part.tsx';
import { about } from './about.ts';
import { Composer, type ComposerHandle } from './Composer.tsx';
import { ContextPlace } from './ContextPlace.tsx';
import { EntryList, type EntryListHandle } from './EntryList.tsx';
import type { EntryView, ThreadView } from './entry.ts';
import { endedWords } from './guard-words.ts';
import { HandoverPin } from './HandoverPin.tsx';
import { LineBar } from './LineBar.tsx';
import { StaffFoot } from './StaffFoot.tsx';
import { ThreadHead } from './ThreadHead.tsx';
import classes from './ThreadPane.module.css';
import { undoLeaving } from './undo.ts';
import { UnsentText } from './UnsentText.tsx';
import { useAddressed } from './use-addressed.ts';
import { useContextSwitch } from './use-context-switch.ts';
import { useFocusAsked } from './use-focus-asked.ts';
import { useHandover } from './use-handover.ts';
import { useLinkedEntry } from './use-linked-entry.ts';
import { useRows } from './use-rows.ts';
import { useSeenMentions } from './use-seen-mentions.ts';
import { useStaffKeys } from './use-staff-keys.ts';
import { useTake } from './use-take.ts';
import { useThreadContext } from './use-thread-context.ts';
import { ThreadDialogs, useThreadDialogs } from './use-thread-dialogs.ts';
import { useReply, useTakeBack, useWriting } from './use-writing.ts';
import { useWritten, WrittenPlace } from './use-written.ts';
import { statusWords } from './status-words.ts';
import { readsAs } from './who-reads.ts';

/** Few threads are put aside at any time. */
const AsideBar = part(() => import('./AsideBar.tsx').then((part) => part.AsideBar));

export interface OpenThreadProps {
  viewer: Viewer;
  thread: ThreadView;
  entries: readonly EntryView[];
  hasEarlier: boolean;
  loadEarlier: () => Promise<void>;
  onGone: () => void;
}

/** The thread of the staff: who holds it, everything in it, and where one answers or leaves a note. */
export function StaffThread({ viewer, thread, entries, hasEarlier, loadEarlier, onGone }: OpenThreadProps) {
  const composer = useRef<ComposerHandle>(null);
  const list = useRef<EntryListHandle>(null);
  const seen = useRef(thread.readUpTo);
  const dialog = useThreadDialogs();
  const apollo = useApolloClient();
  const away = isAway(useConnection().state);
  const attribution = useThreadContext(thread.id, thread.team?.id)?.attribution ?? null;

  const focusComposer = useCallback(() => composer.current?.focus(), []);
  const toNewest = useCallback(() => list.current?.toNewest(), []);
  const toEntry = useCallback((id: string) => list.current?.toEntry(id), []);
  const writing = useWriting({ thread, seenSeq: () => seen.current, onSent: toNewest });
  const takeBack = useTakeBack(writing, focusComposer);
  const written = useWritten();
  const { take } = useTake(thread, viewer.id, focusComposer);
  const { note: handover, dismiss } = useHandover(entries, thread, viewer.id);
  const { rows, setting, onSeen } = useRows({ viewer, thread, entries, hasEarlier, seen, takeBack, paused: dialog.name !== null, ask: written.ask, jump: toEntry, freshAfter: writing.freshAfter, pinnedNoteId: handover?.id ?? null });
  const context = useContextSwitch();
  const reply = useReply(writing, focusComposer);
  useAddressed(thread, entries, viewer.id, toEntry);
  useLinkedEntry(toEntry);
  useSeenMentions(thread);
  useFocusAsked(focusComposer);

  const deeds = {
    take,
    takeOver: () => dialog.open('takeOver'),
    transfer: () => dialog.open('transfer'),
    leaveAll: () => dialog.open('leaveAll'),
    undo: () => void undoLeaving(apollo, thread.id),
    add: () => dialog.open('add'),
    people: context.show,
    leave: () => dialog.open('leave'),
    snooze: () => dialog.open('snooze'),
    hold: () => dialog.open('hold'),
    macro: () => dialog.open('macro'),
  };
  useStaffKeys({ thread, deeds, away, writing, focusComposer });

  const canWrite = thread.state !== 'CLOSED' && (thread.can.reply || thread.can.note || writing.text !== '');
  return (
    <div className={classes.place}>
      <section className={classes.pane} data-pane="thread" aria-label={about(thread)}>
        <ThreadHead
          thread={thread}
          viewerId={viewer.id}
          deeds={deeds}
          contextOpen={context.open}
          onToggleContext={context.toggle}
        />
        <LineBar thread={thread} viewerId={viewer.id} deeds={deeds} away={away} />
        {(thread.snoozedUntil || thread.onHold) && <AsideBar thread={thread} />}
        {handover && <HandoverPin note={handover} onDismiss={dismiss} />}
        <EntryList ref={list} rows={rows} setting={setting} hasEarlier={hasEarlier} loadEarlier={loadEarlier} onSeen={onSeen} />
        {canWrite ? (
          <Composer
            ref={composer}
            threadId={thread.id}
            thread={thread}
            viewerId={viewer.id}
            writing={writing}
            form="staff"
            to={thread.client?.shortName ?? thread.title}
            reads={readsAs(viewer, thread, attribution)}
            mayReply={thread.can.reply}
            mayNote={thread.can.note}
            status={statusWords(thread, writing)}
            replies={thread.id}
            onTakeOver={thread.can.take ? deeds.takeOver : undefined}
          />
        ) : (
          <>
            {writing.unsent !== '' && <UnsentText words={endedWords(thread, viewer.id)} text={writing.unsent} onForget={writing.forget} />}
            <StaffFoot thread={thread} lastAt={entries.at(-1)?.at ?? null} />
          </>
        )}
      </section>
      {written.begun && <WrittenPlace thread={thread} viewer={viewer} entries={entries} asked={written.asked} onClose={written.close} onGiveUp={written.giveUp} onReply={reply} />}
      <ContextPlace threadId={thread.id} place={context.place} onClose={context.close} />
      {dialog.begun && (
        <ThreadDialogs
          name={dialog.name}
          thread={thread}
          entries={entries}
          viewer={viewer}
          attribution={attribution}
          seenSeq={seen.current}
          onClose={dialog.close}
          onGiveUp={dialog.giveUp}
          onMine={afterDialog(focusComposer)}
          onGone={onGone}
          onAnswer={afterDialog(() => {
            toNewest();
            focusComposer();
          })}
        />
      )}
    </div>
  );
}

/** It was there and is lost. While it is only on its way for the first time, nothing has to wait for it. */
function isAway(state: ConnectionState): boolean {
  return state === 'reconnecting' || state === 'offline' || state === 'signed-out';
}

/** A dialog gives the focus back when it has closed; what comes instead has to come after that. */
function afterDialog(deed: () => void): () => void {
  return () => void setTimeout(deed);
}
