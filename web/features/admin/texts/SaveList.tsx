import { Button } from '../../../ui/Button.tsx';
import { say } from '../../../ui/say.ts';
import classes from './NameRows.module.css';

interface SaveListProps {
  list: { changed: boolean; working: boolean; trouble: string | null; discard: () => void };
  onSave: () => void;
  save: string;
}

/** Below a list that differs from what is stored. */
export function SaveList({ list: { changed, working, trouble, discard }, onSave, save }: SaveListProps) {
  if (!changed) return null;
  return (
    <div className={classes.foot}>
      <Button variant="filled" onClick={onSave} aria-busy={working || undefined}>
        {save}
      </Button>
      <Button variant="subtle" onClick={discard} disabled={working}>
        {say('texts.discard')}
      </Button>
      {trouble && <p role="alert">{trouble}</p>}
    </div>
  );
}
