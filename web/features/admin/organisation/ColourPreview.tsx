import { firmLook } from '../../../ui/firm.ts';
import { say } from '../../../ui/say.ts';
import classes from './ColourPreview.module.css';

interface ColourPreviewProps {
  scheme: 'light' | 'dark';
  /** Null: Switchboard's own. */
  colour: string | null;
}

/** A client's conversation in small, in one theme, whichever the page is in. A picture: nothing in it can be pressed. */
export function ColourPreview({ scheme, colour }: ColourPreviewProps) {
  return (
    <figure className={classes.preview}>
      <div className={classes.panel} aria-hidden {...firmLook(colour, scheme)}>
        <p className={classes.theirs}>{say('organisation.previewTheirs')}</p>
        <p className={classes.own}>{say('organisation.previewOwn')}</p>
        <span className={classes.button}>{say('organisation.previewButton')}</span>
      </div>
      <figcaption className={classes.caption}>{say(`organisation.preview.${scheme}`)}</figcaption>
    </figure>
  );
}
