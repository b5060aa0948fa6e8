import { useState } from 'react';
import { type HistoryShown, useAddParticipantsMutation } from '../../data/generated.ts';
import { say } from '../../ui/say.ts';
import type { PartyView, ThreadView } from './entry.ts';
import { whyNot } from './sorry.ts';
import { useRequestId } from './use-request-id.ts';

/** Adds people to a thread, all of them or nobody. */
export function useAddPeople(thread: ThreadView, onDone: () => void) {
  const [addParticipants, { loading }] = useAddParticipantsMutation();
  const [trouble, setTrouble] = useState<string | null>(null);
  const requestId = useRequestId();

  async function add(people: readonly PartyView[], history: HistoryShown): Promise<void> {
    const wish = { threadId: thread.id, accountIds: people.map(({ id }) => id), history };
    setTrouble(null);
    try {
      const { data } = await addParticipants({ variables: { input: { ...wish, requestId: requestId(wish) } } });
      const result = data?.addParticipants;
      if (result?.__typename !== 'ParticipantsRefused') return onDone();
      setTrouble(say(`thread.add.refused.${result.refusedBecause}`, { name: result.party?.shortName ?? say('thread.somebody') }));
    } catch (error) {
      setTrouble(`${say('thread.add.failed')} ${whyNot(error)}`);
    }
  }

  return { add, adding: loading, trouble };
}
