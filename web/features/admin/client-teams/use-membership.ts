import { useApolloClient } from '@apollo/client/react';
import {
  AddToClientTeamDocument,
  type ClientsLeftAloneFieldsFragment,
  MoveClientsDocument,
  RemoveFromClientTeamDocument,
} from '../generated.ts';
import { say } from '../../../ui/say.ts';
import { namesOf } from '../names.ts';
import type { ClientTeam, Member, Named, Party } from './client-team.ts';
import { refresh } from './refresh.ts';
import { undoToast } from './undo-toast.ts';

/** Clients who would be left alone: nothing was written, a replacement is to be named. */
export type LeftAlone = ClientsLeftAloneFieldsFragment;

/**
 * Putting accounts into client teams, taking them out and moving clients. Each deed says what it did and offers its
 * inverse. A replacement was not in the client team before: it comes in with the deed and goes out with its inverse.
 */
export function useMembership() {
  const apollo = useApolloClient();

  /** Puts accounts in who were not. */
  async function add(to: Named, accounts: readonly Party[]): Promise<void> {
    await put(to.id, idsOf(accounts));
    undoToast(say('admin-sight.added', { names: namesIn(accounts), team: to.name }), () => take(to.id, idsOf(accounts)));
  }

  /** Takes accounts out. Answers with the clients who would be left alone, where nothing was written. */
  async function remove(from: Named, accounts: readonly Party[], replacement: Party | null): Promise<LeftAlone | null> {
    const { data } = await apollo.mutate({ mutation: RemoveFromClientTeamDocument, variables: { input: { clientTeamId: from.id, accountIds: idsOf(accounts), replacementId: replacement?.id ?? null } } });
    const result = data?.removeFromClientTeam;
    if (result?.__typename === 'ClientsLeftAlone') return result;
    refresh(apollo);
    undoToast(say('admin-sight.removed', { names: namesIn(accounts), team: from.name }), async () => {
      await put(from.id, idsOf(accounts));
      return take(from.id, replacement ? [replacement.id] : []);
    });
    return null;
  }

  /** Moves clients. Whoever was in the other client team before stays there when it is undone. */
  async function move(from: Named, to: ClientTeam, clients: readonly Member[], replacement: Party | null): Promise<LeftAlone | null> {
    const ids = clients.map(({ id }) => id);
    const { data } = await apollo.mutate({ mutation: MoveClientsDocument, variables: { input: { fromClientTeamId: from.id, toClientTeamId: to.id, accountIds: ids, replacementId: replacement?.id ?? null } } });
    const result = data?.moveClients;
    if (result?.__typename === 'ClientsLeftAlone') return result;
    refresh(apollo);
    const newcomers = clients.filter(({ clientTeams }) => clientTeams.every(({ id }) => id !== to.id)).map(({ id }) => id);
    undoToast(say('admin-sight.moved', { names: namesIn(clients.map(({ party }) => party)), team: to.name }), async () => {
      await put(from.id, ids);
      return take(to.id, replacement ? [...newcomers, replacement.id] : newcomers);
    });
    return null;
  }

  async function put(clientTeamId: string, accountIds: string[]): Promise<void> {
    if (accountIds.length === 0) return;
    await apollo.mutate({ mutation: AddToClientTeamDocument, variables: { input: { clientTeamId, accountIds } } });
    refresh(apollo);
  }

  async function take(clientTeamId: string, accountIds: string[]): Promise<string | null> {
    if (accountIds.length === 0) return null;
    const { data } = await apollo.mutate({ mutation: RemoveFromClientTeamDocument, variables: { input: { clientTeamId, accountIds } } });
    const result = data?.removeFromClientTeam;
    if (result?.__typename === 'ClientsLeftAlone') return say('admin-sight.leftAloneNow', { names: namesIn(result.clients, result.count), count: result.count });
    refresh(apollo);
    return null;
  }

  return { add, remove, move };
}

function idsOf(accounts: readonly Party[]): string[] {
  return accounts.map(({ id }) => id);
}

function namesIn(accounts: readonly Party[], total = accounts.length): string {
  return namesOf(accounts.map(({ name }) => name), total);
}
