import { useApolloClient } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { useClientTeamsQuery, useRemovalPreviewQuery } from '../generated.ts';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { say } from '../../../ui/say.ts';
import { Select } from '../../../ui/Select.tsx';
import { namesOf } from '../names.ts';
import { whyNot } from '../why-not.ts';
import { allClients } from './all-clients.ts';
import type { ClientTeam, Member } from './client-team.ts';
import { LossList } from './LossList.tsx';
import { useClientTeamDeeds } from './use-client-team-deeds.ts';
import { useLeftAlone } from './use-left-alone.ts';

/** No other client team. */
const NONE = '';

/** Deletes a client team, after it has said who loses sight of whom; its clients may go into another one. */
export function DeleteDialog({ team, onClose, onDone }: { team: ClientTeam; onClose: () => void; onDone: () => void }) {
  const others = useClientTeamsQuery().data?.clientTeams.filter(({ id }) => id !== team.id) ?? [];
  const [toId, setToId] = useState(NONE);
  const to = others.find(({ id }) => id === toId) ?? null;
  const { data, error } = useRemovalPreviewQuery({ variables: { clientTeamId: team.id, accountIds: team.others.map(({ id }) => id) }, fetchPolicy: 'network-only' });
  const clients = useClients(team);
  const { remove } = useClientTeamDeeds();
  const deed = useLeftAlone(() => remove(team, clients ?? null, to), () => {
    onDone();
    onClose();
  });
  const preview = data?.removalPreview;
  const alone = deed.alone ?? (preview && preview.leftAloneCount > 0 && !to ? { clients: preview.leftAlone, count: preview.leftAloneCount } : null);

  return (
    <ConfirmDialog
      opened
      danger
      onClose={onClose}
      title={say('admin-sight.delete.title', { name: team.name })}
      deed={say('admin-sight.delete.do', { name: team.name })}
      busy={deed.working}
      disabled={!preview || clients === undefined || alone !== null}
      trouble={deed.trouble ?? (error && whyNot(error))}
      onConfirm={() => void deed.go()}
    >
      <p>{say('admin-sight.delete.text', { clients: team.clientCount, others: team.others.length })}</p>
      {team.clientCount > 0 && others.length > 0 && (
        <Select
          label={say('admin-sight.delete.clientsTo')}
          hint={to && to.others.length > 0 ? say('admin-sight.delete.willSee', { others: namesOf(to.others.map(({ name }) => name)) }) : undefined}
          value={toId}
          choices={[{ value: NONE, label: say('admin-sight.delete.nowhere') }, ...others.map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={(id) => {
            setToId(id);
            deed.anew();
          }}
        />
      )}
      {alone ? (
        <Notice tone="danger" said="status" title={say('admin-sight.leftAlone', { count: alone.count, names: namesOf(alone.clients.map(({ name }) => name), alone.count) })}>
          {say('admin-sight.delete.nameAnother')}
        </Notice>
      ) : (
        !to && <LossList preview={preview} stays={say('admin-sight.remove.stays')} />
      )}
    </ConfirmDialog>
  );
}

/** Its clients, so that it can be made again as it was. Null: they are too many. Undefined: not known yet. */
function useClients(team: ClientTeam): Member[] | null | undefined {
  const apollo = useApolloClient();
  const [clients, setClients] = useState<Member[] | null>();
  useEffect(() => {
    let here = true;
    const tell = (known: Member[] | null) => here && setClients(known);
    allClients(apollo, team.id, '').then(({ clients: found, complete }) => tell(complete ? found : null), () => tell(null));
    return () => {
      here = false;
    };
  }, [apollo, team.id]);
  return clients;
}
