import { Link } from 'react-router';
import { say } from '../../../ui/say.ts';
import { longDate } from '../../../ui/when.ts';
import type { Settings } from './settings.ts';
import classes from './TermsSection.module.css';

/** How it stands with the terms, and the way to them. */
export function TermsSection({ versions, people }: { versions: Settings['terms']; people: number }) {
  const current = versions[0];
  return (
    <div className={classes.line}>
      <p className={classes.words}>
        {current ? (
          <>
            <strong>{say('organisation.version', { version: current.terms.version })}</strong>
            <span>
              {say('organisation.publishedOn', { date: longDate(current.terms.publishedAt) })}
              {' · '}
              {say('organisation.acceptedBy', { count: current.accepted, people })}
            </span>
          </>
        ) : (
          say('organisation.noTerms')
        )}
      </p>
      <Link className={classes.way} to="/admin/organisation/terms">
        {say(current ? 'organisation.toTerms' : 'organisation.writeTerms')}
      </Link>
    </div>
  );
}
