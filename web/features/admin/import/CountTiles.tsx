import type { ImportFactsFragment } from '../generated.ts';
import { say, type Phrase } from '../../../ui/say.ts';
import classes from './CountTiles.module.css';

type Counts = Omit<NonNullable<ImportFactsFragment['counts']>, '__typename'>;

const TILES: readonly { key: keyof Counts; tone: 'good' | 'plain' | 'danger'; will: Phrase; was: Phrase }[] = [
  { key: 'create', tone: 'good', will: 'admin-import.tile.willCreate', was: 'admin-import.tile.created' },
  { key: 'change', tone: 'plain', will: 'admin-import.tile.willChange', was: 'admin-import.tile.changed' },
  { key: 'same', tone: 'plain', will: 'admin-import.tile.same', was: 'admin-import.tile.same' },
  { key: 'error', tone: 'danger', will: 'admin-import.tile.error', was: 'admin-import.tile.leftOut' },
];

/** The four sums. A colour only where there is something: none of a kind is nothing to look at. */
export function CountTiles({ counts, applied }: { counts: Counts; applied: boolean }) {
  return (
    <ul className={classes.tiles} aria-label={say('admin-import.tiles')}>
      {TILES.map(({ key, tone, will, was }) => (
        <li key={key} className={classes.tile} data-tone={counts[key] > 0 ? tone : 'plain'}>
          <strong>{say('admin-import.number', { count: counts[key] })}</strong>
          <span>{say(applied ? was : will, { count: counts[key] })}</span>
        </li>
      ))}
    </ul>
  );
}
