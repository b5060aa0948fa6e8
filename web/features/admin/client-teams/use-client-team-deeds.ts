import { useApolloClient } from '@apollo/client/react';
import { CreateClientTeamDocument, DeleteClientTeamDocument, RemoveFromClientTeamDocument, RenameClientTeamDocument, SetDefaultClientTeamDocument } from '../generated.ts';
import { say } from '../../../ui/say.ts';
import { showToast } from '../../../ui/toast.tsx';
import type { ClientTeam, Member, Named } from './client-team.ts';
import { refresh } from './refresh.ts';
import { undoToast } from './undo-toast.ts';
import type { LeftAlone } from './use-membership.ts';

/** Making, naming, choosing and deleting client teams. Each deed says what it did and offers its inverse. */
export function useClientTeamDeeds() {
  const apollo = useApolloClient();

  /** Makes an empty one. Answers with it. */
  async function create(name: string): Promise<Named | null> {
    const { data } = await apollo.mutate({ mutation: CreateClientTeamDocument, variables: { input: { name } } });
    refresh(apollo);
    return data?.createClientTeam ?? null;
  }

  async function rename(team: Named, name: string): Promise<void> {
    await nameIt(team.id, name);
    undoToast(say('admin-sight.renamed', { name }), async () => {
      await nameIt(team.id, team.name);
      return null;
    });
  }

  /** New clients come into this one from now on, or into none. */
  async function setDefault(team: Named | null, before: Named | null): Promise<void> {
    await makeDefault(team?.id ?? null);
    const done = team ? say('admin-sight.defaultSet', { name: team.name }) : say('admin-sight.defaultNone');
    undoToast(done, async () => {
      await makeDefault(before?.id ?? null);
      return null;
    });
  }

  /**
   * Deletes one; its clients may go into another in the same act. Answers with the clients who would be left alone, where
   * nothing was written. Undone it is a new one with the same name and the same people, `clients` among them; where they
   * are too many to be known it is not undone.
   */
  async function remove(team: ClientTeam, clients: readonly Member[] | null, clientsTo: Named | null): Promise<LeftAlone | null> {
    const { data } = await apollo.mutate({ mutation: DeleteClientTeamDocument, variables: { input: { clientTeamId: team.id, clientsTo: clientsTo?.id ?? null } } });
    const result = data?.deleteClientTeam;
    if (result?.__typename === 'ClientsLeftAlone') return result;
    refresh(apollo);
    const done = say('admin-sight.deleted', { name: team.name });
    if (clients) undoToast(done, () => makeAgain(team, clients, clientsTo));
    else showToast({ text: done });
    return null;
  }

  async function makeAgain(team: ClientTeam, clients: readonly Member[], clientsTo: Named | null): Promise<string | null> {
    const memberIds = [...team.others, ...clients].map(({ id }) => id);
    const { data } = await apollo.mutate({ mutation: CreateClientTeamDocument, variables: { input: { name: team.name, memberIds } } });
    if (data && team.isDefault) await makeDefault(data.createClientTeam.id);
    const newcomers = clients.filter(({ clientTeams }) => clientTeams.every(({ id }) => id !== clientsTo?.id)).map(({ id }) => id);
    if (clientsTo && newcomers.length > 0) await apollo.mutate({ mutation: RemoveFromClientTeamDocument, variables: { input: { clientTeamId: clientsTo.id, accountIds: newcomers } } });
    refresh(apollo);
    return null;
  }

  async function nameIt(clientTeamId: string, name: string): Promise<void> {
    await apollo.mutate({ mutation: RenameClientTeamDocument, variables: { input: { clientTeamId, name } } });
    refresh(apollo);
  }

  async function makeDefault(clientTeamId: string | null): Promise<void> {
    await apollo.mutate({ mutation: SetDefaultClientTeamDocument, variables: { input: { clientTeamId } } });
    refresh(apollo);
  }

  return { create, rename, setDefault, remove };
}
