import { IconChevronDown, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { type PartyFieldsFragment, useAuditPeopleQuery } from '../generated.ts';
import { placeMenu } from '../../../ui/menu-moves.ts';
import { say } from '../../../ui/say.ts';
import filters from './AuditFilters.module.css';
import { Named } from './Named.tsx';
import classes from './PersonFilter.module.css';
import { useSettled } from './use-audit.ts';

interface PersonFilterProps {
  /** Whose deeds; empty: everybody's. */
  value: string;
  /** Who that is, where the page happens to know. */
  known: PartyFieldsFragment | null;
  onChange: (id: string) => void;
}

/** Narrows the list to the deeds of one person, who is found by name among however many there are. */
export function PersonFilter({ value, known, onChange }: PersonFilterProps) {
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<PartyFieldsFragment | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const who = known ?? (chosen?.id === value ? chosen : null);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };

  if (value !== '') {
    return (
      <span className={filters.pill} data-chosen>
        <span className={filters.words}>{say('admin-audit.personIs', { name: who?.name ?? say('admin-audit.someone') })}</span>
        <button type="button" className={filters.drop} aria-label={say('admin-audit.dropFilter', { filter: say('admin-audit.person') })} onClick={() => onChange('')}>
          <IconX size={14} stroke={1.75} aria-hidden />
        </button>
      </span>
    );
  }
  return (
    <>
      <button ref={button} type="button" className={filters.pill} aria-haspopup="dialog" aria-expanded={open} onClick={() => setOpen(!open)}>
        {say('admin-audit.personAny')}
        <IconChevronDown size={16} stroke={1.75} aria-hidden />
      </button>
      {open && (
        <FindPerson
          beside={button.current}
          onClose={close}
          onFound={(party) => {
            setOpen(false);
            setChosen(party);
            onChange(party.id);
          }}
        />
      )}
    </>
  );
}

interface FindPersonProps {
  beside: HTMLElement | null;
  onClose: () => void;
  onFound: (party: PartyFieldsFragment) => void;
}

function FindPerson({ beside, onClose, onFound }: FindPersonProps) {
  const [text, setText] = useState('');
  const [place, setPlace] = useState(0);
  const search = useSettled(text, 200);
  const { data, previousData } = useAuditPeopleQuery({ variables: { search: search.trim() || null } });
  const found = ((data ?? previousData)?.directory.items ?? []).map(({ party }) => party).filter(({ kind }) => kind !== 'TEAM');
  const panel = useRef<HTMLDivElement>(null);
  const id = useId();
  const here = Math.min(place, found.length - 1);

  useLayoutEffect(() => {
    if (!panel.current || !beside) return;
    panel.current.showPopover();
    placeMenu(panel.current, beside, 'bottom-end');
    panel.current.querySelector('input')?.focus();
  }, [beside]);

  useEffect(() => {
    const outside = ({ target }: Event) => {
      if (target instanceof Node && !panel.current?.contains(target) && !beside?.contains(target)) onClose();
    };
    document.addEventListener('pointerdown', outside, { capture: true });
    return () => document.removeEventListener('pointerdown', outside, { capture: true });
  }, [beside, onClose]);

  function press(event: KeyboardEvent) {
    const chosen = found[here];
    if (event.key === 'Escape' || event.key === 'Tab') onClose();
    else if (event.key === 'ArrowDown') setPlace(Math.min(here + 1, found.length - 1));
    else if (event.key === 'ArrowUp') setPlace(Math.max(here - 1, 0));
    else if (event.key === 'Enter' && chosen) onFound(chosen);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div ref={panel} popover="manual" role="dialog" aria-label={say('admin-audit.person')} className={classes.panel} onKeyDown={press}>
      <input
        className={classes.input}
        type="text"
        role="combobox"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={found.length > 0 ? `${id}-${here}` : undefined}
        aria-label={say('admin-audit.personFind')}
        placeholder={say('admin-audit.personFind')}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setPlace(0);
        }}
      />
      <div id={`${id}-list`} role="listbox" aria-label={say('admin-audit.person')} className={classes.list}>
        {found.map((party, index) => (
          <div key={party.id} id={`${id}-${index}`} role="option" aria-selected={index === here} className={classes.option} onPointerMove={() => setPlace(index)} onClick={() => onFound(party)}>
            <Named party={party} />
          </div>
        ))}
      </div>
      {data && found.length === 0 && <p className={classes.none}>{say('admin-audit.personNone')}</p>}
    </div>
  );
}
