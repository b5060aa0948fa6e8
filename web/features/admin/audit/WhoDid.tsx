import { Badge } from '../../../ui/Badge.tsx';
import { say } from '../../../ui/say.ts';
import { Named } from './Named.tsx';
import classes from './WhoDid.module.css';
import type { AuditLine } from './use-audit.ts';

/** The real person; or that there was none who had signed in, or none at a screen. */
export function WhoDid({ line: { actor, address, via } }: { line: AuditLine }) {
  if (!actor) return <span className={classes.none}>{say(address === null ? 'admin-audit.commandLine' : 'admin-audit.nobody')}</span>;
  return (
    <span className={classes.who}>
      <Named party={actor} />
      {via && <Badge>{say('admin-audit.byToken')}</Badge>}
    </span>
  );
}
