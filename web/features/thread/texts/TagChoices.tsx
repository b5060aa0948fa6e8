import '../../../ui/words/texts.ts';
import { type KeyboardEvent, useRef, useState } from 'react';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { say } from '../../../ui/say.ts';
import { Tag } from '../../../ui/Tag.tsx';
import type { ThreadView } from '../entry.ts';
import { whyNot } from '../sorry.ts';
import tagClasses from '../ThreadTags.module.css';
import { useRequestId } from '../use-request-id.ts';
import { useSetThreadTagsMutation, useTagChoicesQuery } from './generated.ts';

/** The tags that there are to give, each a press: what is chosen counts at once, on every colleague's screen too. */
export function TagChoices({ thread, onClose }: { thread: ThreadView; onClose: () => void }) {
  const group = useRef<HTMLFieldSetElement>(null);
  const { data } = useTagChoicesQuery({ variables: { id: thread.id }, fetchPolicy: 'cache-and-network' });
  const [set] = useSetThreadTagsMutation();
  const requestId = useRequestId();
  const [wished, setWished] = useState<readonly string[] | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const now = wished ?? thread.tags?.map(({ id }) => id) ?? [];
  const choices = data?.thread.tagChoices;

  async function choose(tagIds: string[]): Promise<void> {
    setWished(tagIds);
    setTrouble(null);
    try {
      const wish = { threadId: thread.id, tagIds };
      await set({ variables: { input: { ...wish, requestId: requestId({ ...wish, version: thread.lastNoteNo }) } } });
    } catch (error) {
      setTrouble(whyNot(error));
    } finally {
      setWished(null);
    }
  }

  if (!choices) return null;
  if (choices.length === 0) return <p className={tagClasses.nothing}>{say('texts.noTags')}</p>;
  return (
    <fieldset ref={group} className={tagClasses.choices} onKeyDown={(event: KeyboardEvent) => event.key === 'Escape' && onClose()}>
      <legend className="sb-unseen">{say('texts.tagChoices')}</legend>
      {choices.map(({ id, name, tint }) => (
        <label key={id}>
          <Checkbox checked={now.includes(id)} aria-label={name} onChange={({ currentTarget: { checked } }) => void choose(checked ? [...now, id] : now.filter((each) => each !== id))} />
          <span aria-hidden>
            <Tag name={name} tint={tint} />
          </span>
        </label>
      ))}
      {trouble && <p className={tagClasses.trouble} role="alert">{trouble}</p>}
    </fieldset>
  );
}
