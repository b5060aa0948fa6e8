import { type FormEvent, useId, useState } from 'react';
import { say } from '../../ui/say.ts';
import { type TokenInHand, takeInHand } from './token.ts';
import classes from './TokenField.module.css';

/** Takes a token in hand. Nothing offers to keep it: not the browser, and not this page. */
export function TokenField({ onToken }: { onToken: (token: TokenInHand) => void }) {
  const [text, setText] = useState('');
  const [trouble, setTrouble] = useState<string>();
  const [working, setWorking] = useState(false);
  const id = useId();

  async function take(event: FormEvent) {
    event.preventDefault();
    const secret = text.trim();
    if (!secret || working) return;
    setWorking(true);
    await takeInHand(secret).then(onToken, (error: Error) => setTrouble(error.message));
    setWorking(false);
  }

  return (
    <form className={classes.form} onSubmit={(event) => void take(event)}>
      <input
        className={classes.field}
        type="text"
        data-hidden={text !== '' || undefined}
        aria-label={say('shell.playgroundToken')}
        placeholder={say('shell.playgroundTokenHint')}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setTrouble(undefined);
        }}
        aria-invalid={trouble !== undefined || undefined}
        aria-describedby={trouble ? id : undefined}
      />
      <button type="submit" className={classes.use} aria-busy={working || undefined}>
        {say('shell.playgroundTokenUse')}
      </button>
      {trouble && (
        <p className={classes.trouble} id={id} role="alert">
          {trouble}
        </p>
      )}
    </form>
  );
}
