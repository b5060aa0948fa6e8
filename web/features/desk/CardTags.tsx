import { say } from '../../ui/say.ts';
import { Tag } from '../../ui/Tag.tsx';
import classes from './Card.module.css';
import type { CardLines } from './lines.ts';

/** The first tag by its name, and how many there are besides; all of them for whoever hears or asks for them. */
export function CardTags({ tags }: Pick<CardLines, 'tags'>) {
  const [first] = tags;
  if (!first) return null;
  const names = tags.map(({ name }) => name).join(', ');
  return (
    <span className={classes.tags} title={names}>
      <span className="sb-unseen">{say('desk.tagged', { names })}</span>
      <span className={classes.tag} aria-hidden>
        <Tag name={first.name} tint={first.tint} />
      </span>
      {tags.length > 1 && <span aria-hidden>+{tags.length - 1}</span>}
    </span>
  );
}
