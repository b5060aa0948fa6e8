import { IconBuilding, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { Button } from '../../../ui/Button.tsx';
import { useClientTeamsQuery } from '../generated.ts';
import { AdminTable, type Column, RowLink } from '../../../ui/AdminTable.tsx';
import { Badge } from '../../../ui/Badge.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Page } from '../../../ui/Page.tsx';
import { PageTitle } from '../../../ui/PageTitle.tsx';
import { SearchField } from '../../../ui/SearchField.tsx';
import { say } from '../../../ui/say.ts';
import classes from './ClientTeams.module.css';
import { ClientTeamMenu } from './ClientTeamMenu.tsx';
import type { ClientTeam } from './client-team.ts';
import { Faces } from './Faces.tsx';
import { NameDialog } from './NameDialog.tsx';
import { useClientTeamDeeds } from './use-client-team-deeds.ts';

/** A list this long wants to be searched. */
const MANY = 8;

/** Every client team, with whom its clients see. */
export function ClientTeamList() {
  const { data, error, refetch } = useClientTeamsQuery({ fetchPolicy: 'cache-and-network' });
  const teams = data?.clientTeams ?? [];
  const [search, setSearch] = useState('');
  const [params, setParams] = useSearchParams();
  const naming = params.has('new');
  const setNaming = (open: boolean) => setParams(open ? { new: '' } : {}, { replace: true });
  const { create } = useClientTeamDeeds();
  const navigate = useNavigate();
  const shown = teams.filter(({ name }) => name.toLocaleLowerCase().includes(search.trim().toLocaleLowerCase()));
  const before = teams.find(({ isDefault }) => isDefault) ?? null;

  async function make(name: string): Promise<void> {
    const team = await create(name);
    if (team) void navigate(`/admin/client-teams/${team.id}`, { replace: true });
  }

  return (
    <Page>
      <PageTitle
        title={say('admin-sight.clientTeams')}
        lead={say('admin-sight.clientTeamsLead')}
        actions={
          <Button variant="filled" leftSection={<IconPlus size={16} stroke={1.75} aria-hidden />} onClick={() => setNaming(true)}>
            {say('admin-sight.newClientTeam')}
          </Button>
        }
      />
      {teams.length > MANY && (
        <div className={classes.asking}>
          <SearchField slash value={search} onChange={setSearch} label={say('admin-sight.clientTeam')} />
        </div>
      )}
      <AdminTable
        label={say('admin-sight.clientTeams')}
        columns={columnsOf(before)}
        rows={shown}
        rowKey={({ id }) => id}
        status={data ? 'ready' : error ? 'failed' : 'loading'}
        onAgain={() => void refetch()}
        empty={teams.length > 0 ? <EmptyState title={say('admin-sight.noneNamed')} /> : <NoneYet onMake={() => setNaming(true)} />}
      />
      {naming && <NameDialog name="" onClose={() => setNaming(false)} onName={make} />}
    </Page>
  );
}

function columnsOf(before: ClientTeam | null): Column<ClientTeam>[] {
  return [
    {
      key: 'name',
      title: say('admin-sight.name.label'),
      part: 'lead',
      cell: (team) => (
        <span className={classes.lead}>
          <RowLink to={team.id}>{team.name}</RowLink>
          {team.isDefault && <Badge>{say('admin-sight.default')}</Badge>}
        </span>
      ),
    },
    { key: 'clients', title: say('admin-sight.clients'), width: '8rem', cell: ({ clientCount }) => <span className={classes.number}>{say('admin-sight.number', { count: clientCount })}</span> },
    { key: 'others', title: say('admin-sight.seesThese'), width: '40%', cell: ({ others }) => (others.length > 0 ? <Faces parties={others} /> : <Badge tone="late">{say('admin-sight.nobodyToSee')}</Badge>) },
    { key: 'deeds', title: say('admin-sight.deeds'), part: 'deeds', cell: (team) => <ClientTeamMenu team={team} before={before} /> },
  ];
}

function NoneYet({ onMake }: { onMake: () => void }) {
  return (
    <EmptyState mark={<IconBuilding size={26} stroke={1.75} />} title={say('admin-sight.noClientTeams')} text={say('admin-sight.noClientTeamsText')}>
      <Button variant="default" onClick={onMake}>
        {say('admin-sight.newClientTeam')}
      </Button>
    </EmptyState>
  );
}
