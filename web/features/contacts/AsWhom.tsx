import { useId } from 'react';
import type { PartyFieldsFragment } from '../../data/generated.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { say } from '../../ui/say.ts';
import classes from './NewConversation.module.css';

interface AsWhomProps {
  teams: readonly PartyFieldsFragment[];
  /** The team, or null for oneself. */
  chosen: string | null;
  onChoose: (teamId: string | null) => void;
}

/** As which team, or as oneself: what the client will read, and who can follow. */
export function AsWhom({ teams, chosen, onChoose }: AsWhomProps) {
  const name = useId();
  return (
    <fieldset className={classes.asWhom}>
      <legend className={classes.legend}>{say('contacts.asWhom')}</legend>
      {teams.map((team) => (
        <label key={team.id} className={classes.choice}>
          <input type="radio" name={name} checked={chosen === team.id} onChange={() => onChoose(team.id)} />
          <Avatar of={team} size={24} />
          <span>
            <strong>{say('contacts.asTeam', { team: team.name })}</strong>
            <small>{say('contacts.asTeamHint')}</small>
          </span>
        </label>
      ))}
      <label className={classes.choice}>
        <input type="radio" name={name} checked={chosen === null} onChange={() => onChoose(null)} />
        <span>
          <strong>{say('contacts.asYourself')}</strong>
          <small>{say('contacts.asYourselfHint')}</small>
        </span>
      </label>
    </fieldset>
  );
}
