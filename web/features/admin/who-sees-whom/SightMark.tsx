import { Jack } from '../../../ui/Jack.tsx';
import { say } from '../../../ui/say.ts';
import classes from './SightMark.module.css';
import type { Mark } from './sight.ts';

/** A plug where a client is connected, a dot where not, a dash where it could never be; and the word for each. */
export function SightMark({ mark }: { mark: Mark }) {
  return (
    <span className={classes.mark}>
      <MarkPicture mark={mark} />
      <span className="sb-unseen">{say(`admin-sight.mark.${mark}`)}</span>
    </span>
  );
}

/** The picture alone, where words stand beside it. */
export function MarkPicture({ mark }: { mark: Mark }) {
  return mark === 'sees' ? <Jack state="mine" size={15} /> : <span className={classes.picture} data-mark={mark} aria-hidden />;
}
