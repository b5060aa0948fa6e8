import { IconAddressBook, IconHelpCircle, IconLayoutColumns, IconSearch, IconSettings } from '@tabler/icons-react';
import { NavLink } from 'react-router';
import { useViewer } from '../../data/viewer.ts';
import { keyShortcut } from '../../ui/keys/names.ts';
import { Mark } from '../../ui/Mark.tsx';
import { say } from '../../ui/say.ts';
import { mayAdminister } from '../may-administer.ts';
import { useOverlays } from '../../ui/overlays.ts';
import { OwnMenu } from './OwnMenu.tsx';
import classes from './Rail.module.css';

const places = [
  { to: '/desk', label: 'shell.desk', icon: IconLayoutColumns },
  { to: '/directory', label: 'shell.directory', icon: IconAddressBook },
] as const;

const administration = { to: '/admin', label: 'shell.administration', icon: IconSettings } as const;

/** The darkest and furthest: where else one can go, and oneself at its foot. */
export function Rail() {
  const { role } = useViewer();
  const { palette, keys } = useOverlays();
  const open = mayAdminister(role) ? [...places, administration] : places;
  return (
    <nav className={classes.rail} aria-label={say('shell.mainNav')}>
      <span className={classes.mark}>
        <Mark size={28} />
      </span>
      {open.map(({ to, label, icon: Icon }) => (
        <NavLink key={to} className={classes.place} to={to}>
          <Icon size={20} stroke={1.75} aria-hidden />
          <span className={classes.name}>{say(label)}</span>
        </NavLink>
      ))}
      <button type="button" className={classes.place} onClick={palette} aria-keyshortcuts={keyShortcut('mod+k')}>
        <IconSearch size={20} stroke={1.75} aria-hidden />
        <span className={classes.name}>{say('shell.search')}</span>
      </button>
      <button type="button" className={classes.place} data-last onClick={keys} aria-keyshortcuts="?">
        <IconHelpCircle size={20} stroke={1.75} aria-hidden />
        <span className={classes.name}>{say('shell.keys')}</span>
      </button>
      <OwnMenu />
    </nav>
  );
}
