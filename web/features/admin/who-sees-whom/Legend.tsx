import { useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { say } from '../../../ui/say.ts';
import { AskWhyDialog } from './AskWhyDialog.tsx';
import classes from './WhoSeesWhom.module.css';
import type { Mark } from './sight.ts';
import { MarkPicture } from './SightMark.tsx';

const marks: readonly Mark[] = ['sees', 'not', 'behind'];

/** What the marks mean, whether there is more to the side than is shown, and the way to any other pair. */
export function Legend({ columnsShown, columnsLeft }: { columnsShown: number; columnsLeft: number }) {
  const [asking, setAsking] = useState(false);
  return (
    <footer className={classes.legend}>
      <ul>
        {marks.map((mark) => (
          <li key={mark}>
            <span className={classes.legendMark}>
              <MarkPicture mark={mark} />
            </span>
            {say(`admin-sight.legend.${mark}`)}
          </li>
        ))}
      </ul>
      <Button variant="subtle" className={classes.askWhy} onClick={() => setAsking(true)}>
        {say('admin-sight.ask.open')}
      </Button>
      {asking && <AskWhyDialog onClose={() => setAsking(false)} />}
      {columnsLeft > 0 && <p>{say('admin-sight.columnsLeft', { shown: columnsShown, left: columnsLeft })}</p>}
    </footer>
  );
}
