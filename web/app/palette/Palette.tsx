import '../../ui/words/keys.ts';
import { IconSearch, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useViewer } from '../../data/viewer.ts';
import { Keycaps } from '../../ui/Keycaps.tsx';
import { say } from '../../ui/say.ts';
import { useModal } from '../../ui/use-modal.ts';
import { type Found, found, type Group } from './entry.ts';
import classes from './Palette.module.css';
import { Row } from './Row.tsx';
import { keepRecent, recentOf } from './recent.ts';
import { useEntries } from './use-entries.tsx';
import { useVisibleHeight } from './use-visible-height.ts';

interface PaletteProps {
  onClose: () => void;
  onKeys: () => void;
}

/** People, conversations, acts and places, found by a few letters. The focus stays in the field; the arrows choose. */
export function Palette({ onClose, onKeys }: PaletteProps) {
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const { id: viewerId } = useViewer();
  const [recent] = useState(() => recentOf(viewerId));
  const modal = useModal(onClose);
  useVisibleHeight(modal.ref);
  const id = useId();
  const list = useRef<HTMLDivElement>(null);

  const all = useEntries(typed);
  const sections = useMemo(() => found(all, typed, recent), [all, typed, recent]);
  const entries = sections.flatMap((section) => section.entries);
  const active = entries.find((entry) => entry.id === chosen) ?? entries[0];

  useLayoutEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active?.id]);

  // The focus goes back to where it was first; whatever the deed then opens or writes in takes it from there.
  const run = (entry: Found) => {
    if (entry.group !== 'inThread') keepRecent(viewerId, entry.id);
    onClose();
    setTimeout(entry.run);
  };

  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = steps[event.key];
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') onClose();
    else if (event.key === '?' && typed === '') onKeys();
    else if (event.key === 'Enter' && active) run(active);
    else if (step !== undefined && active && !event.shiftKey) setChosen(entries[within(entries.indexOf(active) + step, entries.length)]?.id ?? null);
    else return;
    event.preventDefault();
  };

  return createPortal(
    <dialog {...modal} className={classes.dialog} aria-label={say('keys.palette')}>
      <div className={classes.field}>
        <IconSearch size={20} stroke={1.75} aria-hidden />
        <input
          type="text"
          role="combobox"
          aria-expanded
          aria-controls={id}
          aria-autocomplete="list"
          aria-activedescendant={active && `${id}-${active.id}`}
          aria-label={say('keys.find')}
          placeholder={say('keys.find')}
          autoComplete="off"
          autoCapitalize="off"
          enterKeyHint="go"
          spellCheck={false}
          dir="auto"
          maxLength={100}
          data-autofocus
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setChosen(null);
          }}
          onKeyDown={press}
        />
        <button type="button" className={classes.escape} onClick={onClose} aria-label={say('plain.close')}>
          <Keycaps names={['esc']} />
          <IconX size={20} stroke={1.75} aria-hidden />
        </button>
      </div>
      <div className={classes.list} id={id} role="listbox" aria-label={say('keys.palette')} ref={list}>
        {sections.map(({ group, entries: some }) => (
          <div key={group} role="group" aria-label={say(titles[group])}>
            <p className={classes.group} aria-hidden>
              {say(titles[group])}
            </p>
            {some.map((entry) => (
              <Row key={entry.id} id={`${id}-${entry.id}`} entry={entry} active={entry === active} onPoint={() => setChosen(entry.id)} onRun={() => run(entry)} />
            ))}
          </div>
        ))}
        {entries.length === 0 && (
          <p className={classes.nothing}>
            <strong>{say('keys.nothing', { text: typed.trim() })}</strong>
            {say('keys.nothingText')}
          </p>
        )}
      </div>
      <footer className={classes.foot}>
        <Keycaps names={['↑', '↓']} />
        {say('keys.moveHint')}
        <Keycaps names={['↵']} />
        {say('keys.doHint')}
        <button type="button" className={classes.all} onClick={onKeys}>
          <Keycaps names={['?']} />
          {say('keys.allKeys')}
        </button>
      </footer>
      <p className="sb-unseen" role="status">
        {typed.trim() !== '' && say('keys.found', { count: entries.length })}
      </p>
    </dialog>,
    document.body,
  );
}

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 5, PageUp: -5 };

const titles = { recent: 'keys.recentGroup', inThread: 'keys.inThread', person: 'keys.personGroup', thread: 'keys.threadGroup', place: 'keys.placeGroup' } as const satisfies Record<Group, string>;

/** Past the end it begins anew; a leap stops at the end first. */
function within(at: number, count: number): number {
  if (at === -1) return count - 1;
  if (at === count) return 0;
  return Math.max(0, Math.min(count - 1, at));
}
