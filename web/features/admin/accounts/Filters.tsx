import { IconChevronDown, IconX } from '@tabler/icons-react';
import type { AccountKind, AccountStatus, ClientTeamNamesQuery } from '../generated.ts';
import { say } from '../../../ui/say.ts';
import { SearchField } from '../../../ui/SearchField.tsx';
import { Segments } from '../../../ui/SegmentedField.tsx';
import { type Choice, Native } from '../../../ui/Select.tsx';
import { useTyped } from '../../../ui/use-typed.ts';
import classes from './Accounts.module.css';
import type { AccountFilters } from './account-filters.ts';

interface FiltersProps {
  filters: AccountFilters;
  clientTeams: ClientTeamNamesQuery['clientTeams'];
  onNarrow: (change: Partial<AccountFilters>) => void;
}

const kinds = ['ALL', 'CLIENT', 'STAFF', 'TEAM'] as const satisfies readonly ('ALL' | AccountKind)[];
const statuses = ['ANY', 'ACTIVE', 'INVITED', 'SUSPENDED'] as const satisfies readonly ('ANY' | AccountStatus)[];

/** What the list is narrowed to. */
export function Filters({ filters, clientTeams, onNarrow }: FiltersProps) {
  const { search, kind, status, clientTeamId, only } = filters;
  const [typed, type] = useTyped(search, (text) => onNarrow({ search: text }));
  const teams = [{ value: '', label: say('accounts.clientTeamAny') }, ...clientTeams.map(({ id, name }) => ({ value: id, label: say('accounts.clientTeamIs', { name }) }))];
  return (
    <div className={classes.filters} role="search">
      <SearchField slash label={say('accounts.search')} value={typed} onChange={type} />
      <Segments label={say('accounts.kind')} value={kind ?? 'ALL'} choices={kinds.map((value) => ({ value, label: say(`accounts.kinds.${value}`) }))} onChange={(value) => onNarrow({ kind: value === 'ALL' ? null : value, only: null })} />
      <Filter label={say('accounts.status')} value={status ?? 'ANY'} choices={statuses.map((value) => ({ value, label: say(`accounts.statusIs.${value}`) }))} onChange={(value) => onNarrow({ status: value === 'ANY' ? null : value })} />
      <Filter label={say('accounts.clientTeam')} value={clientTeamId ?? ''} choices={teams} onChange={(value) => onNarrow({ clientTeamId: value || null })} />
      {only && (
        <button type="button" className={classes.only} onClick={() => onNarrow({ only: null })}>
          {say(`accounts.only.${only}`)}
          <IconX size={14} stroke={1.75} aria-label={say('accounts.clearFilter')} />
        </button>
      )}
    </div>
  );
}

/** The browser's own list, looking like a filter. It stays pressed where it filters. */
function Filter<Value extends string>({ label, value, choices, onChange }: { label: string; value: Value; choices: readonly Choice<Value>[]; onChange: (value: Value) => void }) {
  return (
    <span className={classes.filter} data-on={value !== choices[0]?.value || undefined}>
      <Native aria-label={label} value={value} choices={choices} onChange={onChange} />
      <IconChevronDown size={16} stroke={1.75} aria-hidden />
    </span>
  );
}
