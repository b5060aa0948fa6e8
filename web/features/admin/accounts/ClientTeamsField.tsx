import { IconPlus } from '@tabler/icons-react';
import { useClientTeamNamesQuery } from '../generated.ts';
import { say } from '../../../ui/say.ts';
import { Native } from '../../../ui/Select.tsx';
import { Chips } from '../people/Chips.tsx';
import classes from './ClientTeamsField.module.css';

interface ClientTeamsFieldProps {
  chosen: readonly string[];
  onAdd: (team: { id: string; name: string }) => void;
  onRemove: ((team: { id: string; name: string }) => void) | null;
  /** Of an account that is there already: each leads to its own page. Out of a form that is being filled in nothing leads. */
  linked?: boolean;
  /** Why they cannot be taken as they are. */
  error?: string | undefined;
}

/** The client teams that an account stands in. */
export function ClientTeamsField({ chosen, onAdd, onRemove, linked = false, error }: ClientTeamsFieldProps) {
  const { data } = useClientTeamNamesQuery();
  const teams = data?.clientTeams ?? [];
  const left = teams.filter(({ id }) => !chosen.includes(id));
  const chips = chosen.flatMap((id) => teams.find((team) => team.id === id) ?? []);
  const add = (id: string) => {
    const team = left.find((each) => each.id === id);
    if (team) onAdd(team);
  };
  return (
    <div data-fault={error ? true : undefined}>
      <Chips
        label={say('accounts.clientTeams')}
        chips={chips.map(({ id, name }) => ({ id, label: name, ...(linked && { to: `/admin/client-teams/${id}` }) }))}
        removeLabel={({ label }) => say('accounts.leaveClientTeam', { name: label })}
        onRemove={onRemove && (({ id, label }) => onRemove({ id, name: label }))}
      >
        {left.length > 0 && (
          <span className={classes.add}>
            <IconPlus size={16} stroke={1.75} aria-hidden />
            <Native aria-label={say('accounts.addToClientTeam')} value="" choices={[{ value: '', label: say('accounts.add') }, ...left.map(({ id, name }) => ({ value: id, label: name }))]} onChange={add} />
          </span>
        )}
      </Chips>
      {data && teams.length === 0 && <p className={classes.none}>{say('accounts.noClientTeams')}</p>}
      {error && <p className={classes.fault}>{error}</p>}
    </div>
  );
}
