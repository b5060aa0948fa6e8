import { useSetTagsMutation, useTagsQuery } from '../generated.ts';
import { say } from '../../../ui/say.ts';
import { showToast } from '../../../ui/toast.tsx';
import { askAgain } from '../ask-again.ts';
import { NameRows, type Named } from './NameRows.tsx';
import { type Owner, teamOf } from './owner.ts';
import { SaveList } from './SaveList.tsx';
import { TextsSection } from './TextsSection.tsx';
import { TintField } from './TintField.tsx';
import { useListDraft } from './use-list-draft.ts';

interface TagRow extends Named {
  tint: number;
}

/** The tags that the firm, or a team, gives. */
export function TagList({ owner }: { owner: Owner }) {
  const teamId = teamOf(owner);
  const { data } = useTagsQuery({ variables: { teamId }, fetchPolicy: 'cache-and-network' });
  const [set] = useSetTagsMutation({ ...askAgain('Tags', 'Macros', 'MacroChoices'), awaitRefetchQueries: true });
  const stored: TagRow[] | undefined = data?.tags.map(({ id, name, tint }) => ({ id, name, tint }));
  const list = useListDraft(stored, (tags) => set({ variables: { input: { teamId, tags } } }));
  if (!list.value) return null;
  const rows = list.value;
  return (
    <TextsSection title={say('texts.tags')} lead={say('texts.tagsLead')}>
      <NameRows
        rows={rows}
        onChange={list.change}
        blank={() => ({ id: null, name: '', tint: (rows.length % 7) + 1 })}
        label={say('texts.tag')}
        add={say('texts.newTag')}
        faults={list.faults}
        beside={(row, change) => <TintField of={row.name} tint={row.tint} onChange={(tint) => change({ ...row, tint })} />}
      />
      <SaveList list={list} save={say('texts.saveTags')} onSave={() => void list.save().then((done) => done && showToast({ text: say('texts.tagsSaved') }))} />
    </TextsSection>
  );
}
