import { IconLock } from '@tabler/icons-react';
import { Link } from 'react-router';
import { EmptyState } from '../ui/EmptyState.tsx';
import { say } from '../ui/say.ts';
import classes from './NotFound.module.css';

/** Missing and not yours look alike: whoever guesses addresses learns nothing. */
export function NotFound({ home }: { home: { path: string; name: string } }) {
  return (
    <main className={classes.page}>
      <EmptyState place="page" mark={<IconLock size={28} stroke={1.75} />} title={say('shell.nothingTitle')} text={say('shell.nothingPage')}>
        <Link className={classes.back} to={home.path}>
          {home.name}
        </Link>
      </EmptyState>
    </main>
  );
}
