import { Keycaps } from '../../ui/Keycaps.tsx';
import { keyNames } from '../../ui/keys/names.ts';
import type { Key } from '../../ui/keys/table.ts';
import { dropHint, useHintIsNew } from '../../ui/hints.ts';
import { say } from '../../ui/say.ts';
import classes from './FirstKeys.module.css';

/** For whoever is new at a desk with a keyboard: four keys that are worth knowing. It goes when it was read, or when the palette was used. */
export function FirstKeys() {
  if (!useHintIsNew('desk-keys')) return null;
  return (
    <div className={classes.hint}>
      <dl>
        {tips.map(({ keys, words }) => (
          <div key={words}>
            <dt>
              <span className="sb-unseen">{keys.flatMap(keyNames).join(' ')}</span>
              <Keycaps names={keys.flatMap(keyNames)} />
            </dt>
            <dd>{say(words)}</dd>
          </div>
        ))}
      </dl>
      <button type="button" className={classes.done} onClick={() => dropHint('desk-keys')}>
        {say('shell.hintRead')}
      </button>
    </div>
  );
}

const tips = [
  { keys: ['j', 'k'], words: 'shell.hintWalk' },
  { keys: ['c'], words: 'shell.hintTake' },
  { keys: ['mod+k'], words: 'shell.hintFind' },
  { keys: ['?'], words: 'shell.hintKeys' },
] as const satisfies readonly { keys: readonly Key[]; words: string }[];
