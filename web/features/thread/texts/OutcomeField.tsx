import '../../../ui/words/texts.ts';
import { useId } from 'react';
import { say } from '../../../ui/say.ts';
import { useOutcomeChoicesQuery } from './generated.ts';
import classes from './OutcomeField.module.css';

interface OutcomeFieldProps {
  threadId: string;
  chosen: string | null;
  onChoose: (outcomeId: string | null) => void;
  /** The server was not told, and asks. */
  missing: boolean;
  disabled: boolean;
}

/** How it ended, where the team asks that. The browser's own radio buttons: arrows choose. */
export function OutcomeField({ threadId, chosen, onChoose, missing, disabled }: OutcomeFieldProps) {
  const name = useId();
  const fault = useId();
  const { data } = useOutcomeChoicesQuery({ variables: { id: threadId }, fetchPolicy: 'cache-and-network' });
  const choices = data?.thread.outcomeChoices;
  if (!choices) return null;
  return (
    <fieldset className={classes.field} disabled={disabled} aria-describedby={missing ? fault : undefined} data-fault={missing || undefined}>
      <legend>
        {say('texts.howEnded')} {choices.asked === 'OPTIONAL' && <small>{say('plain.optional')}</small>}
      </legend>
      {choices.outcomes.map((outcome) => (
        <label key={outcome.id}>
          <input
            type="radio"
            name={name}
            checked={chosen === outcome.id}
            onChange={() => onChoose(outcome.id)}
            // A second press takes it back, where it may be left out.
            onClick={() => choices.asked === 'OPTIONAL' && chosen === outcome.id && onChoose(null)}
          />
          <span>{outcome.name}</span>
        </label>
      ))}
      {missing && <p id={fault} role="alert">{say('texts.outcomeMissing')}</p>}
    </fieldset>
  );
}
