import { useRemoveParticipantMutation } from '../../data/generated.ts';
import { announce } from '../../ui/announce.tsx';
import { say } from '../../ui/say.ts';
import { showToast } from '../../ui/toast.tsx';
import type { PartyView } from './entry.ts';
import { whyNot } from './sorry.ts';
import { useRequestId } from './use-request-id.ts';

/** Takes somebody who was added by name out of a thread: they hear nothing newer, at once. */
export function useRemovePerson(threadId: string) {
  const [removeParticipant, { loading }] = useRemoveParticipantMutation();
  const requestId = useRequestId();

  async function remove({ id, shortName }: PartyView): Promise<void> {
    const wish = { threadId, accountId: id };
    try {
      const { data } = await removeParticipant({ variables: { input: { ...wish, requestId: requestId(wish) } } });
      const gone = data?.removeParticipant.__typename === 'ParticipantRemoved';
      if (gone) announce(say('thread.people.removed', { name: shortName }));
      else showToast({ text: say('thread.people.removeFailed', { name: shortName }) });
    } catch (error) {
      showToast({ text: say('thread.people.removeFailed', { name: shortName }), detail: whyNot(error) });
    }
  }

  return { remove, removing: loading };
}
