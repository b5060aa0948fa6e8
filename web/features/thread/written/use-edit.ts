import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import { type Mention, standingIn, withThose } from '../../../data/mentions.ts';
import { useKeepNewest } from '../../../data/thread.ts';
import { say } from '../../../ui/say.ts';
import type { ThreadView, WrittenView } from '../entry.ts';
import { whyNot } from '../sorry.ts';
import { useRequestId } from '../use-request-id.ts';
import { EditMessageDocument, EditNoteDocument, type EditMessageMutation, type EditNoteMutation } from './generated.ts';

type Answer = EditMessageMutation['editMessage'] | EditNoteMutation['editNote'];

/**
 * Saves another text. It says from which text it was made: the one that stood there when the dialog opened, or, once
 * somebody was told of a conflict, the one that they were shown. A note addresses whom it did and who was chosen since, as
 * long as their names stand in it.
 */
export function useEdit(thread: ThreadView, entry: WrittenView, onDone: () => void) {
  const apollo = useApolloClient();
  const keepNewest = useKeepNewest(thread.id);
  const requestId = useRequestId();
  const [from, setFrom] = useState(entry.changeNo);
  const [conflict, setConflict] = useState(false);
  const [saving, setSaving] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);

  async function ask(text: string, chosen: readonly Mention[]): Promise<Answer | undefined> {
    const mentions = entry.__typename === 'Note' ? standingIn(text, withThose<Mention>(entry.mentions, chosen)).map(({ id }) => id) : [];
    const wish = { threadId: thread.id, text, from, mentions };
    const request = { threadId: thread.id, text, from, requestId: requestId({ ...wish, entryId: entry.id }) };
    if (entry.__typename === 'Message') return (await apollo.mutate({ mutation: EditMessageDocument, variables: { input: { ...request, messageId: entry.id } } })).data?.editMessage;
    return (await apollo.mutate({ mutation: EditNoteDocument, variables: { input: { ...request, noteId: entry.id, mentions } } })).data?.editNote;
  }

  function heed(answer: Answer | undefined): void {
    if (answer?.__typename === 'MessageEdited') keepNewest([answer.message]);
    else if (answer?.__typename === 'NoteEdited') keepNewest([answer.note]);
    else if (answer?.__typename === 'EditConflict') {
      keepNewest([answer.entry]);
      if ('changeNo' in answer.entry) setFrom(answer.entry.changeNo);
      return setConflict(true);
    } else if (answer?.__typename === 'ParticipantsRefused') {
      return setTrouble(`${say('written.notDone')} ${say('thread.mentionRefused', { name: answer.party?.shortName ?? say('thread.somebody') })}`);
    } else return setTrouble(say(answer?.__typename === 'ThreadEnded' ? 'written.ended' : 'written.notDone'));
    onDone();
  }

  async function save(text: string, chosen: readonly Mention[]): Promise<void> {
    setSaving(true);
    setTrouble(null);
    try {
      heed(await ask(text, chosen));
    } catch (error) {
      setTrouble(`${say('written.notDone')} ${whyNot(error)}`);
    }
    setSaving(false);
  }

  return { save, saving, conflict, trouble };
}
