import { useId, useState } from 'react';
import { useClientTeamsQuery } from '../generated.ts';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { SearchField } from '../../../ui/SearchField.tsx';
import { say } from '../../../ui/say.ts';
import { namesOf } from '../names.ts';
import { whyNot } from '../why-not.ts';
import classes from './Dialogs.module.css';
import type { ClientTeam, Member, Party } from './client-team.ts';
import { wholeName } from './RemovalDialog.tsx';
import { ReplacementChoice } from './ReplacementChoice.tsx';
import { useLeftAlone } from './use-left-alone.ts';
import { useMembership } from './use-membership.ts';

interface MoveDialogProps {
  from: ClientTeam;
  clients: readonly Member[];
  onClose: () => void;
  onDone: () => void;
}

/** A list this long wants to be searched. */
const MANY = 8;

/** Moves clients to another client team, after it has said whom they will see there and whom they leave. */
export function MoveDialog({ from, clients, onClose, onDone }: MoveDialogProps) {
  const { data, error } = useClientTeamsQuery({ fetchPolicy: 'cache-and-network' });
  const others = data?.clientTeams.filter(({ id }) => id !== from.id) ?? [];
  const [chosenId, setChosenId] = useState<string | null>(null);
  const to = others.find(({ id }) => id === chosenId) ?? null;
  const { move } = useMembership();
  const deed = useLeftAlone(async (replacement) => (to ? move(from, to, clients, replacement) : null), () => {
    onDone();
    onClose();
  });
  const names = wholeName(clients.map(({ party }) => party));

  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={say('admin-sight.move.title')}
      subtitle={say('admin-sight.move.from', { names, team: from.name })}
      deed={to ? say('admin-sight.move.doTo', { names, team: to.name }) : say('admin-sight.move.do', { names })}
      busy={deed.working}
      disabled={!to || (deed.alone !== null && !deed.replacement)}
      trouble={deed.trouble ?? (error && whyNot(error))}
      onConfirm={() => void deed.go()}
    >
      <Teams
        teams={others}
        ready={data !== undefined}
        chosen={chosenId}
        onChoose={(id) => {
          setChosenId(id);
          deed.anew();
        }}
      />
      {to && <Consequences from={from} to={to} />}
      {to && deed.alone && <ReplacementChoice clients={deed.alone.clients} count={deed.alone.count} clientTeamId={to.id} leaving={[]} chosen={deed.replacement} onChoose={deed.setReplacement} />}
    </ConfirmDialog>
  );
}

function Consequences({ from, to }: { from: ClientTeam; to: ClientTeam }) {
  const left = from.others.filter(({ id }) => to.others.every((other) => other.id !== id));
  return (
    <div role="status" className={classes.losses}>
      <p>{to.others.length > 0 ? say('admin-sight.move.willSee', { others: named(to.others) }) : say('admin-sight.move.seesNobody', { team: to.name })}</p>
      {left.length > 0 && <p className={classes.quiet}>{say('admin-sight.move.leaves', { others: named(left) })}</p>}
    </div>
  );
}

function named(parties: readonly Party[]): string {
  return namesOf(parties.map(({ name }) => name));
}

interface TeamsProps {
  teams: readonly ClientTeam[];
  ready: boolean;
  chosen: string | null;
  onChoose: (id: string) => void;
}

function Teams({ teams, ready, chosen, onChoose }: TeamsProps) {
  const name = useId();
  const [search, setSearch] = useState('');
  const shown = teams.filter((team) => team.name.toLocaleLowerCase().includes(search.trim().toLocaleLowerCase()));
  return (
    <>
      {teams.length > MANY && <SearchField value={search} onChange={setSearch} label={say('admin-sight.clientTeam')} />}
      <fieldset className={classes.teams}>
        <legend className="sb-unseen">{say('admin-sight.move.title')}</legend>
        {shown.map((team) => (
          <label key={team.id}>
            <input type="radio" name={name} checked={team.id === chosen} onChange={() => onChoose(team.id)} />
            <span className={classes.teamName}>{team.name}</span>
            <span className={classes.end}>{say('admin-sight.clientCount', { count: team.clientCount })}</span>
          </label>
        ))}
        {ready && shown.length === 0 && <p className={classes.none}>{say(teams.length === 0 ? 'admin-sight.move.noOther' : 'admin-sight.noneNamed')}</p>}
      </fieldset>
    </>
  );
}
