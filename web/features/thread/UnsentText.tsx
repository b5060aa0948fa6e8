import { IconHandStop } from '@tabler/icons-react';
import { Button } from '../../ui/Button.tsx';
import { say } from '../../ui/say.ts';
import { Callout } from './Callout.tsx';
import { copyText } from './copy-text.ts';
import type { GuardWords } from './guard-words.ts';
import classes from './ThreadPane.module.css';

interface UnsentTextProps {
  /** Why it was not sent. */
  words: GuardWords;
  text: string;
  onForget: () => void;
}

/** What was being written when nobody, or not oneself, could write any more. It is never lost without a word. */
export function UnsentText({ words, text, onForget }: UnsentTextProps) {
  return (
    <div className={classes.unsent}>
      <Callout tone="late" mark={<IconHandStop size={20} stroke={1.75} aria-hidden />} title={words.title} text={words.text}>
        <p className={classes.unsentText} dir="auto">
          {text}
        </p>
        <Button variant="default" onClick={() => void copyText(text)}>
          {say('thread.guard.copyText')}
        </Button>
        <Button variant="subtle" onClick={onForget}>
          {say('thread.guard.forgetText')}
        </Button>
      </Callout>
    </div>
  );
}
