import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { ActionIcon } from '../../ui/ActionIcon.tsx';
import { part } from '../../ui/part.tsx';
import { say } from '../../ui/say.ts';
import { Tag } from '../../ui/Tag.tsx';
import pane from './ContextPane.module.css';
import type { ThreadView } from './entry.ts';
import classes from './ThreadTags.module.css';

const TagChoices = part(() => import('./texts/TagChoices.tsx').then((part) => part.TagChoices));

/** By which tags staff call it, and, once it has ended, how. */
export function ThreadTags({ thread }: { thread: ThreadView }) {
  const [choosing, setChoosing] = useState(false);
  const tags = thread.tags ?? [];
  if (thread.state === 'CLOSED' && tags.length === 0) return null;
  return (
    <section className={pane.section}>
      <div className={pane.sectionHead}>
        <h3>{say('thread.tags')}</h3>
        {thread.state !== 'CLOSED' && (
          <ActionIcon onClick={() => setChoosing(!choosing)} aria-expanded={choosing} aria-label={say('thread.setTags')}>
            <IconPencil size={16} stroke={1.75} aria-hidden />
          </ActionIcon>
        )}
      </div>
      {tags.length > 0 && (
        <ul className={classes.tags}>
          {tags.map(({ id, name, tint }) => (
            <li key={id}>
              <Tag name={name} tint={tint} />
            </li>
          ))}
        </ul>
      )}
      {choosing && <TagChoices thread={thread} onClose={() => setChoosing(false)} />}
    </section>
  );
}
