import { IconChevronRight } from '@tabler/icons-react';
import { NavLink } from 'react-router';
import { say } from '../../ui/say.ts';
import classes from './AdminNav.module.css';
import type { Place } from './places.ts';

/** The ways within the administration: a column beside the place, or a page of its own on a phone. */
export function AdminNav({ places, look }: { places: readonly Place[]; look: 'column' | 'page' }) {
  return (
    <nav className={classes.nav} data-look={look} aria-label={say('admin.places')}>
      <h2 className={classes.title}>{say('admin.administration')}</h2>
      <ul className={classes.list}>
        {places.map(({ path, label, icon: Icon, aside: Aside }) => (
          <li key={path}>
            <NavLink className={classes.place} to={`/admin/${path}`}>
              <Icon size={look === 'page' ? 22 : 18} stroke={1.75} aria-hidden />
              <span className={classes.label}>{say(label)}</span>
              {Aside && (
                <span className={classes.aside}>
                  <Aside />
                </span>
              )}
              {look === 'page' && <IconChevronRight size={18} stroke={1.75} aria-hidden className={classes.on} />}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
