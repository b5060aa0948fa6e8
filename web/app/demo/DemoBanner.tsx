import { IconAlertTriangle } from '@tabler/icons-react';
import { say } from '../../ui/say.ts';
import classes from './DemoBanner.module.css';

/** Hatched like a building site: nobody takes this page for the product. */
export function DemoBanner() {
  return (
    <header className={classes.banner}>
      <IconAlertTriangle size={20} stroke={1.75} aria-hidden />
      <strong>{say('shell.demoOnly')}</strong>
    </header>
  );
}
