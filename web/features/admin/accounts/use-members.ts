import { type AccountFieldsFragment, type PartyFieldsFragment, useSetTeamMembersMutation } from '../generated.ts';
import { say } from '../../../ui/say.ts';
import { showToast } from '../../../ui/toast.tsx';
import { namesOf } from './account-words.ts';
import { lists, told } from './use-reactivate.ts';

/** Who works a team's queue. Each change is done at once, and can be taken back. */
export function useMembers({ id, party, members }: AccountFieldsFragment) {
  const [setTeamMembers] = useSetTeamMembersMutation(lists);
  const now = members?.map((member) => member.id) ?? [];

  async function set(memberIds: readonly string[]): Promise<readonly string[]> {
    const { data } = await setTeamMembers({ variables: { input: { teamId: id, memberIds: [...memberIds] } } });
    return data?.setTeamMembers.members?.map((member) => member.id) ?? memberIds;
  }

  const undo = (back: readonly string[]) => ({ label: say('accounts.undo'), run: () => void told(async () => void (await set(back))) });

  const add = (people: readonly PartyFieldsFragment[]) =>
    told(async () => {
      await set([...now, ...people.map((person) => person.id)]);
      showToast({ text: say('accounts.members.added', { names: namesOf(people), team: party.name, count: people.length }), seconds: 15, action: undo(now) });
    });

  const remove = (member: PartyFieldsFragment) =>
    told(async () => {
      await set(now.filter((each) => each !== member.id));
      showToast({ text: say('accounts.members.removed', { name: member.shortName, team: party.name }), detail: say('accounts.members.removedText'), seconds: 15, action: undo(now) });
    });

  return { add, remove };
}
