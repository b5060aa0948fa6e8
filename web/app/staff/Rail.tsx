import { IconAddressBook, IconLayoutColumns } from '@tabler/icons-react';
import { NavLink } from 'react-router';
import { useViewer } from '../../data/viewer.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Mark } from '../../ui/Mark.tsx';
import { say } from '../../ui/say.ts';
import { AccountMenu } from '../AccountMenu.tsx';
import classes from './Rail.module.css';

const places = [
  { to: '/desk', label: 'shell.desk', icon: IconLayoutColumns },
  { to: '/directory', label: 'shell.directory', icon: IconAddressBook },
] as const;

/** The darkest and furthest: where else one can go, and oneself at its foot. */
export function Rail() {
  const { party, email } = useViewer();
  return (
    <nav className={classes.rail} aria-label={say('shell.mainNav')}>
      <span className={classes.mark}>
        <Mark size={28} />
      </span>
      {places.map(({ to, label, icon: Icon }) => (
        <NavLink key={to} className={classes.place} to={to}>
          <Icon size={20} stroke={1.75} aria-hidden />
          <span className={classes.name}>{say(label)}</span>
        </NavLink>
      ))}
      <AccountMenu name={party.name} email={email} position="right-end">
        <button type="button" className={classes.self} aria-label={say('shell.yourMenu', { name: party.name })}>
          <Avatar of={party} size={30} />
        </button>
      </AccountMenu>
    </nav>
  );
}
