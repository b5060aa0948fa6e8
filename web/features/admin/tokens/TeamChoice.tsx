import type { Viewer } from '../../../data/viewer.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { say } from '../../../ui/say.ts';
import type { Form } from '../../../ui/form/use-form.ts';
import { Choice, Choices } from './Choice.tsx';
import { opensThreads, toggled, type TokenValues } from './token-form.ts';
import classes from './Tokens.module.css';

interface TeamChoiceProps {
  form: Form<TokenValues>;
  teams: Viewer['teams'];
  forColleague: boolean;
}

/** For which of one's teams it works. Where it reads conversations, a queue has to be open to whoever makes it. */
export function TeamChoice({ form: { values, set, errorOf }, teams, forColleague }: TeamChoiceProps) {
  if (forColleague || teams.length === 0) return <p className={classes.nothing}>{say(forColleague ? 'admin-tokens.teamsOfOthers' : 'admin-tokens.noTeams')}</p>;
  const reads = values.scopes.some(opensThreads);
  return (
    <Choices label={say('admin-tokens.teams')} error={errorOf('teamIds')}>
      {teams.map(({ team, open }) => {
        const locked = reads && !open;
        return (
          <Choice
            key={team.id}
            type="checkbox"
            mark={<Avatar of={team} size={24} />}
            label={team.name}
            text={locked ? say('admin-tokens.locked') : undefined}
            checked={!locked && values.teamIds.includes(team.id)}
            disabled={locked}
            onChange={() => set({ teamIds: toggled(values.teamIds, team.id) })}
          />
        );
      })}
    </Choices>
  );
}
