import { useApolloClient } from '@apollo/client/react';
import { useKeepNewest } from '../../../data/thread.ts';
import type { Viewer } from '../../../data/viewer.ts';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { say } from '../../../ui/say.ts';
import { useDeed } from '../../../ui/use-deed.ts';
import { about } from '../about.ts';
import type { ThreadView, WrittenView } from '../entry.ts';
import { whyNot } from '../sorry.ts';
import { useRequestId } from '../use-request-id.ts';
import { DeleteMessageDocument, DeleteNoteDocument } from './generated.ts';
import classes from './Written.module.css';

interface DeleteDialogProps {
  thread: ThreadView;
  viewer: Viewer;
  entry: WrittenView;
  onClose: () => void;
}

/** Asks before one's own message or note loses its text, and says what stays of it, and for whom. */
export function DeleteDialog({ thread, viewer, entry, onClose }: DeleteDialogProps) {
  const apollo = useApolloClient();
  const keepNewest = useKeepNewest(thread.id);
  const requestId = useRequestId();
  const { working, trouble, run } = useDeed(whyNot);
  const isNote = entry.__typename === 'Note';

  async function take(): Promise<string | void> {
    const request = { threadId: thread.id, requestId: requestId({ entryId: entry.id }) };
    if (isNote) {
      const answer = (await apollo.mutate({ mutation: DeleteNoteDocument, variables: { input: { ...request, noteId: entry.id } } })).data?.deleteNote;
      if (answer?.__typename !== 'NoteDeleted') return say('written.ended');
      return keepNewest([answer.note]);
    }
    const answer = (await apollo.mutate({ mutation: DeleteMessageDocument, variables: { input: { ...request, messageId: entry.id } } })).data?.deleteMessage;
    if (answer?.__typename !== 'MessageDeleted') return say('written.ended');
    return keepNewest([answer.message]);
  }

  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={say(isNote ? 'written.deleteNote' : 'written.deleteMessage')}
      subtitle={about(thread)}
      deed={say(isNote ? 'written.deleteNoteDo' : 'written.deleteMessageDo')}
      danger
      busy={working}
      trouble={trouble}
      onConfirm={() => void run(take).then((done) => done && onClose())}
    >
      <blockquote className={classes.quoted} data-note={isNote || undefined} dir="auto">{entry.text}</blockquote>
      <p className={classes.told}>{say('written.deleteTells', { words: say('thread.deletedBy', { name: viewer.party.shortName }) })}</p>
      <p className={classes.told}>{thread.team ? say('written.deleteKept', { team: thread.team.shortName }) : say('written.deleteKeptInRecords')}</p>
    </ConfirmDialog>
  );
}
