import { IconChevronLeft } from '@tabler/icons-react';
import { Link, useLocation } from 'react-router';
import { say } from '../../ui/say.ts';
import { listPath } from './paths.ts';
import classes from './ThreadHead.module.css';

/** The way back to the list, on phones, where the thread covers everything. */
export function BackLink({ isStaff }: { isStaff: boolean }) {
  const { search } = useLocation();
  return (
    <Link className={classes.back} to={{ pathname: listPath(isStaff), search: isStaff ? search : '' }} aria-label={say('thread.back')}>
      <IconChevronLeft size={22} stroke={1.75} aria-hidden />
    </Link>
  );
}
