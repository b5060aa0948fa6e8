import { type ReactNode, useId } from 'react';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { Below } from '../../../ui/Labelled.tsx';
import { say } from '../../../ui/say.ts';
import { Select } from '../../../ui/Select.tsx';
import { TextArea } from '../../../ui/TextField.tsx';
import classes from './MacroActs.module.css';
import { type ActDraft, choicesOf, type MacroChoices } from './macro-form.ts';

interface ActFieldProps {
  act: ActDraft;
  choices: MacroChoices;
  /** What the field is called: the act and its place. */
  label: string;
  error: string | undefined;
  onChange: (change: Partial<ActDraft>) => void;
}

/** What an act is about, and below it what it will do. */
export function ActField({ act, choices, label, error, onChange }: ActFieldProps) {
  const hint = say(`texts.kindHint.${act.kind}`);
  switch (act.kind) {
    case 'NOTE':
      return <TextArea label={label} rows={2} maxLength={4000} value={act.of} hint={hint} error={error} onChange={(of) => onChange({ of })} />;
    case 'TAGS':
      return <TagsOf act={act} choices={choices} label={label} error={error} onChange={onChange} />;
    case 'TO_SELF':
    case 'TO_QUEUE':
      return <Told error={error}>{hint}</Told>;
    default:
      return <OneOf act={act} choices={choices} label={label} error={error} onChange={onChange} />;
  }
}

function OneOf({ act: { kind, of }, choices, label, error, onChange }: ActFieldProps) {
  const all = choicesOf(kind, choices);
  const hint = say(`texts.kindHint.${kind}`);
  if (all.length === 0) return <Told error={error}>{kind === 'END' ? hint : say('texts.actNoChoice')}</Told>;
  const none = { value: '', label: say(kind === 'END' ? 'texts.outcomeUnsaid' : 'texts.actChoose') };
  return <Select label={label} value={of} choices={[none, ...all]} hint={hint} error={error} onChange={(chosen) => onChange({ of: chosen })} />;
}

function TagsOf({ act: { tagIds }, choices: { tags }, label, error, onChange }: ActFieldProps) {
  const id = useId();
  if (tags.length === 0) return <Told error={error}>{say('texts.actNoChoice')}</Told>;
  return (
    <fieldset className={classes.tags} aria-describedby={id}>
      <legend className="sb-unseen">{label}</legend>
      <div className={classes.choices}>
        {tags.map((tag) => (
          <Checkbox key={tag.id} label={tag.name} checked={tagIds.includes(tag.id)} onChange={({ currentTarget: { checked } }) => onChange({ tagIds: checked ? [...tagIds, tag.id] : tagIds.filter((each) => each !== tag.id) })} />
        ))}
      </div>
      <Below id={id} hint={say('texts.kindHint.TAGS')} error={error} />
    </fieldset>
  );
}

/** Of an act without anything to choose. */
function Told({ children, error }: { children: ReactNode; error: string | undefined }) {
  const id = useId();
  return <Below id={id} hint={children} error={error} />;
}
