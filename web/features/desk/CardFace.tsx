import type { ReactNode } from 'react';
import classes from './Card.module.css';
import { CardTags } from './CardTags.tsx';
import type { CardLines } from './lines.ts';

interface CardFaceProps {
  who: string;
  title: string;
  snippet: string;
  tags: CardLines['tags'];
  /** The jack, in queues, or the face, in the inbox. */
  lead: ReactNode;
  clock?: ReactNode;
  /** What stands in place of the newest words: where the card has gone, or whose it is. */
  said?: ReactNode;
  /** One thing at most: what is unread, or when it was. */
  end?: ReactNode;
}

/** Three lines and what leads them: the inside of every card, also of the copy that travels. */
export function CardFace({ who, title, snippet, tags, lead, clock, said, end }: CardFaceProps) {
  return (
    <>
      <span className={classes.lead}>{lead}</span>
      <span className={classes.lines}>
        <span className={classes.line}>
          <span className={classes.who} title={who} dir="auto">
            {who}
          </span>
          {clock && <span className={classes.clock}>{clock}</span>}
        </span>
        <span className={classes.line}>
          <span className={classes.title} title={title} dir="auto">
            {title}
          </span>
          {tags.length > 0 && <CardTags tags={tags} />}
        </span>
        <span className={classes.line}>
          {said ? <span className={classes.said}>{said}</span> : <span className={classes.snippet} dir="auto">{snippet}</span>}
          {end && !said && <span className={classes.end}>{end}</span>}
        </span>
      </span>
    </>
  );
}
