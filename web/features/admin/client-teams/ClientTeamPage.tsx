import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useClientTeamQuery, useClientTeamsQuery } from '../generated.ts';
import { refusalOf } from '../../../data/refusal.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Page } from '../../../ui/Page.tsx';
import { PageTitle } from '../../../ui/PageTitle.tsx';
import { NotLoaded } from '../../../ui/NotLoaded.tsx';
import { say } from '../../../ui/say.ts';
import { Later, SkeletonLine } from '../../../ui/Skeleton.tsx';
import { namesOf } from '../names.ts';
import { Nothing } from '../Nothing.tsx';
import { ClientsInTeam } from './ClientsInTeam.tsx';
import classes from './ClientTeams.module.css';
import { ClientTeamMenu } from './ClientTeamMenu.tsx';
import { OthersInTeam } from './OthersInTeam.tsx';

/** One client team: whom its clients see at the top, its clients below. */
export function ClientTeamPage() {
  const { clientTeamId: id = '' } = useParams();
  const { data, error, refetch } = useClientTeamQuery({ variables: { id }, fetchPolicy: 'cache-and-network' });
  const before = useClientTeamsQuery().data?.clientTeams.find(({ isDefault }) => isDefault) ?? null;
  const [gone, setGone] = useState(false);
  const navigate = useNavigate();
  const team = data?.clientTeam;

  if (!team && error && ['NOT_FOUND', 'BAD_USER_INPUT'].includes(refusalOf(error).code)) return <Nothing />;
  if (!team || gone) return <Page>{error ? <NotLoaded onAgain={() => void refetch()} /> : <ToCome />}</Page>;

  return (
    <Page>
      <PageTitle
        crumbs={[{ label: say('admin-sight.clientTeams'), to: '/admin/client-teams' }]}
        title={team.name}
        lead={
          <span className={classes.lead}>
            {say('admin-sight.teamLead', { clients: team.clientCount, others: team.others.length > 0 ? namesOf(team.others.map(({ name }) => name)) : say('admin-sight.nobody') })}
            {team.isDefault && <Badge>{say('admin-sight.default')}</Badge>}
          </span>
        }
        actions={
          <ClientTeamMenu
            team={team}
            before={before}
            onDeleted={() => {
              setGone(true);
              void navigate('/admin/client-teams');
            }}
          />
        }
      />
      <OthersInTeam team={team} />
      <ClientsInTeam key={team.id} team={team} />
    </Page>
  );
}

function ToCome() {
  return (
    <Later>
      <div className={classes.toCome}>
        <SkeletonLine width={24} />
        <SkeletonLine width={46} />
        <SkeletonLine width={38} />
      </div>
    </Later>
  );
}
