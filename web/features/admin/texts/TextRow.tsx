import { IconPencil, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { ActionIcon } from '../../../ui/ActionIcon.tsx';
import { say } from '../../../ui/say.ts';
import classes from './Texts.module.css';

interface TextRowProps {
  title: string;
  mark?: string;
  text: ReactNode;
  /** Left out: whoever looks may only use it. */
  onEdit?: () => void;
  onDelete?: () => void;
}

/** One text of a list, with what can be done to it. */
export function TextRow({ title, mark, text, onEdit, onDelete }: TextRowProps) {
  return (
    <article className={classes.row} aria-label={title}>
      <div className={classes.words}>
        <p className={classes.name}>
          <b>{title}</b>
          {mark && <code>{mark}</code>}
        </p>
        <div className={classes.text} dir="auto">
          {text}
        </div>
      </div>
      {onEdit && (
        <ActionIcon onClick={onEdit} aria-label={say('texts.edit', { title })}>
          <IconPencil size={18} stroke={1.75} aria-hidden />
        </ActionIcon>
      )}
      {onDelete && (
        <ActionIcon onClick={onDelete} aria-label={say('texts.delete', { title })}>
          <IconTrash size={18} stroke={1.75} aria-hidden />
        </ActionIcon>
      )}
    </article>
  );
}
