import { IconChevronRight } from '@tabler/icons-react';
import { Paragraphs } from '../../../ui/Paragraphs.tsx';
import { say } from '../../../ui/say.ts';
import { longDate } from '../../../ui/when.ts';
import type { Settings } from './settings.ts';
import classes from './Versions.module.css';

/** Every version as it was published: who by, when, and how many have accepted it. Each unfolds to what it says. */
export function Versions({ versions, people }: { versions: Settings['terms']; people: number }) {
  return (
    <ul className={classes.versions}>
      {versions.map(({ terms, publishedBy, accepted }, place) => (
        <li key={terms.version}>
          <details className={classes.version}>
            <summary>
              <IconChevronRight size={16} stroke={1.75} aria-hidden />
              <strong>{say('organisation.version', { version: terms.version })}</strong>
              <span>{publishedBy ? say('organisation.publishedByOn', { name: publishedBy.name, date: longDate(terms.publishedAt) }) : say('organisation.publishedOn', { date: longDate(terms.publishedAt) })}</span>
              <span className={classes.accepted}>{say(place === 0 ? 'organisation.acceptedBy' : 'organisation.acceptedThen', { count: accepted, people })}</span>
            </summary>
            <div className={classes.text}>
              <Paragraphs text={terms.text} />
            </div>
          </details>
        </li>
      ))}
    </ul>
  );
}
