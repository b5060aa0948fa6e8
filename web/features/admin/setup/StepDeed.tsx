import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Button } from '../../../ui/Button.tsx';
import { useClientTeamsQuery } from '../generated.ts';
import { useViewer } from '../../../data/viewer.ts';
import { say } from '../../../ui/say.ts';
import { InviteAgain } from './InviteAgain.tsx';
import type { Setup, Step, StepState } from './progress.ts';

interface StepDeedProps {
  step: Step & { state: StepState };
  setup: Setup;
  /** What stands there instead where nothing is to be done. */
  children: ReactNode;
}

/** The one deed of a step: filled where it is the next one to do, quiet where more of the same can be done. */
export function StepDeed({ step: { step: kind, state }, setup, children }: StepDeedProps) {
  const { role } = useViewer();
  if (kind === 'STAFF' && state === 'done' && setup.notAccepted.length > 0) return <InviteAgain setup={setup} />;
  if (kind === 'CLIENT_TEAM' && (state === 'now' || setup.clientsAlone > 0)) return <ChooseClients setup={setup} state={state} />;
  if (state !== 'now') return children;
  switch (kind) {
    case 'ORGANISATION':
      return role === 'SYSTEM_ADMIN' && <Way to="/admin/organisation">{say('admin-sight.step.ORGANISATION.deed')}</Way>;
    case 'STAFF':
      return <Way to="/admin/accounts/invite?as=staff">{say('admin-sight.step.STAFF.deed')}</Way>;
    case 'TEAM':
      return <Way to="/admin/accounts/new-team">{say('admin-sight.step.TEAM.deed')}</Way>;
    case 'MEMBERS':
      return setup.exampleTeam && <Way to={`/admin/accounts/${setup.exampleTeam.id}`}>{say('admin-sight.step.MEMBERS.deed')}</Way>;
    case 'FIRST_MESSAGE':
      return setup.exampleClient && <Way to={`/admin/who-sees-whom/as/${setup.exampleClient.id}`}>{say('admin-sight.step.FIRST_MESSAGE.deed', { client: setup.exampleClient.shortName })}</Way>;
    default:
      return children;
  }
}

/** To the client team that the example's team is in, else the default one, else any; with none yet, to the making of one. */
function ChooseClients({ setup: { exampleTeam }, state }: { setup: Setup; state: StepState }) {
  const { data } = useClientTeamsQuery();
  const teams = data?.clientTeams ?? [];
  const team = teams.find(({ others }) => others.some(({ id }) => id === exampleTeam?.id)) ?? teams.find(({ isDefault }) => isDefault) ?? teams[0];
  return (
    <Way to={team ? `/admin/client-teams/${team.id}?add=clients` : '/admin/client-teams?new'} quiet={state === 'done'}>
      {say('admin-sight.step.CLIENT_TEAM.deed')}
    </Way>
  );
}

function Way({ to, quiet = false, children }: { to: string; quiet?: boolean; children: ReactNode }) {
  return (
    <Button component={Link} to={to} variant={quiet ? 'subtle' : 'filled'}>
      {children}
    </Button>
  );
}
