import { useEffect, useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { useAuditDeedsQuery, useAuditTeamsQuery } from '../generated.ts';
import { SearchField } from '../../../ui/SearchField.tsx';
import { say } from '../../../ui/say.ts';
import { type Ask, isAsked } from './ask.ts';
import classes from './AuditFilters.module.css';
import { deedGroups } from './deed-words.ts';
import { DropFilter } from './DropFilter.tsx';
import { FilterDay } from './FilterDay.tsx';
import { FilterSelect } from './FilterSelect.tsx';
import { PersonFilter } from './PersonFilter.tsx';
import { type AuditLine, useSettled } from './use-audit.ts';

interface AuditFiltersProps {
  ask: Ask;
  /** What is on the page: names for ids that stand in the address alone. */
  lines: readonly AuditLine[];
  onChange: (some: Partial<Ask>) => void;
  onClear: () => void;
}

/** What narrows the list. Filters that were chosen in a line stand at the end, as long as they are chosen. */
export function AuditFilters({ ask, lines, onChange, onClear }: AuditFiltersProps) {
  const deeds = useAuditDeedsQuery().data?.auditDeeds ?? [];
  const teams = useAuditTeamsQuery().data?.directory.items ?? [];
  const target = lines.find(({ target, targetId }) => ask.target !== '' && (target?.id === ask.target || targetId === ask.target));
  const targetName = target?.target?.name ?? target?.targetName;
  return (
    <div className={classes.filters} role="group" aria-label={say('admin-audit.filters')}>
      <Search value={ask.search} onSettled={(search) => onChange({ search })} />
      <PersonFilter value={ask.person} known={lines.find(({ actor }) => actor?.id === ask.person)?.actor ?? null} onChange={(person) => onChange({ person })} />
      <FilterSelect label={say('admin-audit.deed')} any={say('admin-audit.deedAny')} value={ask.deed} groups={deedGroups(withChosen(deeds, ask.deed)).map(({ label, deeds: choices }) => ({ label, choices }))} onChange={(deed) => onChange({ deed })} />
      <FilterSelect label={say('admin-audit.team')} any={say('admin-audit.teamAny')} value={ask.team} groups={[{ label: null, choices: teams.map(({ id, party }) => ({ value: id, label: party.name })) }]} onChange={(team) => onChange({ team })} />
      <FilterDay label={say('admin-audit.from')} value={ask.from} max={ask.to} onChange={(from) => onChange({ from })} />
      <FilterDay label={say('admin-audit.to')} value={ask.to} min={ask.from} onChange={(to) => onChange({ to })} />
      {ask.target && <DropFilter label={targetName ? say('admin-audit.aboutTarget', { name: targetName }) : say('admin-audit.aboutOne')} onDrop={() => onChange({ target: '' })} />}
      {ask.thread && <DropFilter label={say('admin-audit.aboutThread')} onDrop={() => onChange({ thread: '' })} />}
      {isAsked(ask) && lines.length > 0 && (
        <Button variant="subtle" onClick={onClear}>
          {say('admin-audit.clear')}
        </Button>
      )}
    </div>
  );
}

/** What is chosen can be seen, also while the list is on its way. */
function withChosen(deeds: readonly string[], chosen: string): readonly string[] {
  return chosen === '' || deeds.includes(chosen) ? deeds : [...deeds, chosen];
}

/** What is written is asked once the writing rests; a change that comes from elsewhere is shown. */
function Search({ value, onSettled }: { value: string; onSettled: (text: string) => void }) {
  const [text, setText] = useState(value);
  const settled = useSettled(text);
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (settled === text && settled !== value) onSettled(settled);
  }, [settled]);
  return <SearchField value={text} onChange={setText} label={say('admin-audit.search')} slash />;
}
