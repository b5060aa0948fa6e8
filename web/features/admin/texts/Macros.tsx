import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { type MacroFieldsFragment, useMacroChoicesQuery, useMacrosQuery } from '../generated.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { actsWords } from '../../../ui/macro-words.ts';
import { NotLoaded } from '../../../ui/NotLoaded.tsx';
import { say } from '../../../ui/say.ts';
import { SkeletonCards } from '../../../ui/Skeleton.tsx';
import { DeleteMacroDialog } from './DeleteMacroDialog.tsx';
import { MacroFormDialog } from './MacroFormDialog.tsx';
import { inputOf, isOf, type Owner, teamOf } from './owner.ts';
import { TextRow } from './TextRow.tsx';
import { TextsSection } from './TextsSection.tsx';

type Asking = { deed: 'new' } | { deed: 'edit' | 'delete'; macro: MacroFieldsFragment } | null;

/** The macros of one owner, by name, each with what it does. */
export function Macros({ owner }: { owner: Owner }) {
  const all = useMacrosQuery({ variables: { teamId: teamOf(owner) }, fetchPolicy: 'cache-and-network' });
  const naming = useMacroChoicesQuery({ variables: { for: inputOf(owner) }, fetchPolicy: 'cache-and-network' });
  const [asking, setAsking] = useState<Asking>(null);
  const macros = all.data?.macros.filter((macro) => isOf(owner, macro));
  const choices = naming.data?.macroChoices;
  const known = macros && choices ? macros : undefined;
  const close = () => setAsking(null);
  const again = () => void Promise.all([all.refetch(), naming.refetch()]).catch(() => undefined);
  const make = (
    <Button variant="default" leftSection={<IconPlus size={18} stroke={1.75} aria-hidden />} onClick={() => setAsking({ deed: 'new' })}>
      {say('texts.macroNew')}
    </Button>
  );
  return (
    <TextsSection title={say('texts.macros')} lead={say('texts.macrosLead')} action={known && known.length > 0 && make}>
      {!known && (all.error || naming.error ? <NotLoaded onAgain={again} /> : <SkeletonCards count={2} />)}
      {known?.length === 0 && (
        <EmptyState title={say('texts.macroNone')} text={say('texts.macroNoneText')}>
          {make}
        </EmptyState>
      )}
      {known?.map((macro) => (
        <TextRow
          key={macro.id}
          title={macro.name}
          text={actsWords(macro.acts)}
          {...(macro.mayChange && { onEdit: () => setAsking({ deed: 'edit', macro }), onDelete: () => setAsking({ deed: 'delete', macro }) })}
        />
      ))}
      {choices && asking?.deed === 'new' && <MacroFormDialog owner={owner} macro={null} choices={choices} onClose={close} />}
      {choices && asking?.deed === 'edit' && <MacroFormDialog owner={owner} macro={asking.macro} choices={choices} onClose={close} />}
      {asking?.deed === 'delete' && <DeleteMacroDialog macro={asking.macro} onClose={close} />}
    </TextsSection>
  );
}
