import { IconDots, IconTrash } from '@tabler/icons-react';
import { say } from '../../ui/say.ts';
import { clockTime } from '../../ui/when.ts';
import type { WrittenView } from './entry.ts';
import type { Ask } from './use-written.ts';
import { WrittenText } from './WrittenText.tsx';
import classes from './WrittenParts.module.css';

/** What was written, or that it was taken back. `name` null: by the viewer. */
export function WrittenBody({ entry, name }: { entry: WrittenView; name: string | null | undefined }) {
  if (entry.deletedAt === null) return <WrittenText text={entry.text} names={entry.__typename === 'Note' ? entry.mentions.map(({ shortName }) => shortName) : none} />;
  return (
    <span className={classes.deleted}>
      <IconTrash size={14} stroke={1.75} aria-hidden />
      {name === null ? say('thread.youDeleted') : say('thread.deletedBy', { name: name ?? say('thread.somebody') })}
    </span>
  );
}

const none: readonly string[] = [];

/** That it was changed. Whoever may read what it said before finds it there. */
export function Edited({ entry, ask }: { entry: WrittenView; ask: Ask | null }) {
  if (!ask) return <span className={classes.edited}>{say('thread.edited')}</span>;
  const label = say('thread.editedAt', { time: entry.editedAt ? clockTime(entry.editedAt) : '' });
  return (
    <button type="button" className={classes.edited} aria-label={label} title={label} onClick={(event) => ask(entry, 'versions', event.currentTarget)}>
      {say('thread.edited')}
    </button>
  );
}

/** Opens the menu: beside the text, when the pointer or the focus comes there, and always where one touches. */
export function More({ entry, name, ask }: { entry: WrittenView; name: string; ask: Ask }) {
  return (
    <button
      type="button"
      className={classes.more}
      aria-haspopup="menu"
      aria-label={say(entry.__typename === 'Note' ? 'thread.aboutNote' : 'thread.about', { name, time: clockTime(entry.at) })}
      onClick={(event) => ask(entry, 'menu', event.currentTarget)}
    >
      <IconDots size={16} stroke={1.75} aria-hidden />
    </button>
  );
}
