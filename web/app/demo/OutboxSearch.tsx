import { IconSearch } from '@tabler/icons-react';
import { say } from '../../ui/say.ts';
import type { OutboxItem } from './outbox.ts';
import classes from './OutboxSearch.module.css';

/** What somebody looks for in the outbox. */
export interface Sought {
  text: string;
  kind: 'ALL' | OutboxItem['kind'];
}

const kinds = [
  { kind: 'ALL', label: 'shell.outboxAll' },
  { kind: 'SMS', label: 'shell.outboxSms' },
  { kind: 'MAIL', label: 'shell.outboxMail' },
] as const;

export function OutboxSearch({ sought, onChange }: { sought: Sought; onChange: (sought: Sought) => void }) {
  return (
    <search className={classes.search}>
      <label className={classes.box}>
        <IconSearch size={20} stroke={1.75} aria-hidden />
        <input
          type="search"
          value={sought.text}
          onChange={(event) => onChange({ ...sought, text: event.currentTarget.value })}
          placeholder={say('shell.outboxSearch')}
          aria-label={say('shell.outboxSearch')}
        />
      </label>
      <div className={classes.kinds} role="radiogroup" aria-label={say('shell.outboxKind')}>
        {kinds.map(({ kind, label }) => (
          <label key={kind} className={classes.kind}>
            <input className="sb-unseen" type="radio" name="kind" checked={sought.kind === kind} onChange={() => onChange({ ...sought, kind })} />
            <span>{say(label)}</span>
          </label>
        ))}
      </div>
    </search>
  );
}
