import { type OutcomeAsked, useOutcomesQuery, useSetOutcomesMutation } from '../generated.ts';
import { say } from '../../../ui/say.ts';
import { SegmentedField } from '../../../ui/SegmentedField.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { askAgain } from '../ask-again.ts';
import { NameRows, type Named } from './NameRows.tsx';
import classes from './NameRows.module.css';
import { SaveList } from './SaveList.tsx';
import { TextsSection } from './TextsSection.tsx';
import { useListDraft } from './use-list-draft.ts';

interface Outcomes {
  asked: OutcomeAsked;
  outcomes: Named[];
}

/** Whether a team asks how a conversation ended, and what there is to choose. */
export function OutcomeList({ teamId }: { teamId: string }) {
  const { data } = useOutcomesQuery({ variables: { teamId }, fetchPolicy: 'cache-and-network' });
  const [set] = useSetOutcomesMutation({ ...askAgain('Outcomes', 'Macros', 'MacroChoices'), awaitRefetchQueries: true });
  const stored: Outcomes | undefined = data && { asked: data.outcomes.asked, outcomes: data.outcomes.outcomes.map(({ id, name }) => ({ id, name })) };
  const list = useListDraft(stored, ({ asked, outcomes }) => set({ variables: { input: { teamId, asked, outcomes } } }));
  if (!list.value) return null;
  const { value } = list;
  return (
    <TextsSection title={say('texts.outcomes')} lead={say('texts.outcomesLead')}>
      <div className={classes.asked}>
        <SegmentedField
          label={say('texts.asked')}
          value={value.asked}
          choices={(['NEVER', 'OPTIONAL', 'REQUIRED'] as const).map((asked) => ({ value: asked, label: say(`texts.asked.${asked}`) }))}
          onChange={(asked) => list.change({ ...value, asked })}
        />
      </div>
      <NameRows rows={value.outcomes} onChange={(outcomes) => list.change({ ...value, outcomes })} blank={() => ({ id: null, name: '' })} label={say('texts.outcome')} add={say('texts.newOutcome')} faults={list.faults} />
      <SaveList list={list} save={say('texts.saveOutcomes')} onSave={() => void list.save().then((done) => done && showToast({ text: say('texts.outcomesSaved') }))} />
    </TextsSection>
  );
}
