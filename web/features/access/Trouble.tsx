import { IconAlertCircle } from '@tabler/icons-react';
import classes from './Trouble.module.css';

/** What went wrong, said at once to those who listen. The place is there from the start, or the first sentence would go unheard. */
export function Trouble({ text, id }: { text: string | undefined; id: string }) {
  return (
    <div className={classes.place} role="alert" id={id}>
      {text && (
        <p className={classes.trouble}>
          <IconAlertCircle size={20} stroke={1.75} aria-hidden />
          <span>{text}</span>
        </p>
      )}
    </div>
  );
}
