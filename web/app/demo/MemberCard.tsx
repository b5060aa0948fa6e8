import { Avatar } from '../../ui/Avatar.tsx';
import { FormButton } from '../../ui/FormButton.tsx';
import { say } from '../../ui/say.ts';
import type { CastMember } from './cast.ts';
import classes from './MemberCard.module.css';

interface MemberCardProps {
  member: CastMember;
  busy: boolean;
  onEnter: () => void;
}

/** Who it is, what they are here for, and how they would sign in by hand. */
export function MemberCard({ member, busy, onEnter }: MemberCardProps) {
  return (
    <li className={classes.card}>
      <div className={classes.who}>
        <Avatar of={member} size={40} />
        <div className={classes.names}>
          <h3 className={classes.name}>{member.name}</h3>
          <p className={classes.part}>{partOf(member)}</p>
        </div>
      </div>
      {member.teams.length > 0 && (
        <ul className={classes.teams}>
          {member.teams.map((team) => (
            <li key={team}>{team}</li>
          ))}
        </ul>
      )}
      <dl className={classes.keys}>
        <dt>{say('shell.demoEmail')}</dt>
        <dd>{member.email}</dd>
        <dt>{say('shell.demoPassword')}</dt>
        <dd>
          <code>{member.password}</code>
        </dd>
      </dl>
      <FormButton look="outlined" busy={busy} onClick={onEnter}>
        {say('shell.demoEnter', { name: member.shortName })}
      </FormButton>
    </li>
  );
}

function partOf({ kind, role, jobTitle }: CastMember): string {
  const part =
    kind === 'CLIENT'
      ? say('shell.client')
      : role === 'SYSTEM_ADMIN'
        ? say('shell.systemAdmin')
        : role === 'USER_ADMIN'
          ? say('shell.userAdmin')
          : say('shell.staff');
  return jobTitle ? `${part} · ${jobTitle}` : part;
}
