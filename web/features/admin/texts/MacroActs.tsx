import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { MacroActKind } from '../generated.ts';
import { ActionIcon } from '../../../ui/ActionIcon.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import { say } from '../../../ui/say.ts';
import { ActField } from './ActField.tsx';
import classes from './MacroActs.module.css';
import { type ActDraft, KINDS, type MacroChoices, MOST_ACTS, moved, withAct } from './macro-form.ts';

interface MacroActsProps {
  acts: readonly ActDraft[];
  choices: MacroChoices;
  /** What is wrong with the act at a place. */
  faultAt: (place: number) => string | undefined;
  onChange: (acts: ActDraft[]) => void;
}

/** The acts in their order. Each is moved by a press up or down, and the focus goes along. */
export function MacroActs({ acts, choices, faultAt, onChange }: MacroActsProps) {
  const list = useRef<HTMLOListElement>(null);
  const made = useRef(0);
  /** Where the focus belongs once the list is drawn. */
  const next = useRef<{ key: string; part: 'up' | 'down' | 'field' } | null>(null);
  const put = (place: number, change: Partial<ActDraft>) => onChange(acts.map((act, i) => (i === place ? { ...act, ...change } : act)));

  useEffect(() => {
    if (next.current) focusIn(list.current, next.current);
    next.current = null;
  }, [acts]);

  function move(place: number, by: -1 | 1): void {
    next.current = { key: acts[place]?.key ?? '', part: by < 0 ? 'up' : 'down' };
    onChange(moved(acts, place, by));
  }

  function add(kind: MacroActKind): void {
    made.current += 1;
    next.current = { key: `new ${made.current}`, part: 'field' };
    onChange(withAct(acts, kind, `new ${made.current}`));
  }

  function remove(place: number): void {
    const beside = acts[place + 1] ?? acts[place - 1];
    next.current = beside ? { key: beside.key, part: 'field' } : null;
    onChange(acts.toSpliced(place, 1));
  }

  return (
    <>
      <ol ref={list} className={classes.acts}>
        {acts.map((act, i) => {
          const words = { place: i + 1, act: say(`texts.kind.${act.kind}`) };
          const error = faultAt(i);
          return (
            <li key={act.key} data-act={act.key} data-fault={error ? true : undefined}>
              <span className={classes.number} aria-hidden>
                {i + 1}
              </span>
              <p className={classes.kind}>{words.act}</p>
              <div className={classes.field}>
                <ActField act={act} choices={choices} label={say('texts.actNumber', words)} error={error} onChange={(change) => put(i, change)} />
              </div>
              <div className={classes.deeds}>
                <ActionIcon data-part="up" disabled={i === 0} aria-label={say('texts.actUp', words)} onClick={() => move(i, -1)}>
                  <IconArrowUp size={18} stroke={1.75} aria-hidden />
                </ActionIcon>
                <ActionIcon data-part="down" disabled={i === acts.length - 1} aria-label={say('texts.actDown', words)} onClick={() => move(i, 1)}>
                  <IconArrowDown size={18} stroke={1.75} aria-hidden />
                </ActionIcon>
                <ActionIcon aria-label={say('texts.actRemove', words)} onClick={() => remove(i)}>
                  <IconTrash size={18} stroke={1.75} aria-hidden />
                </ActionIcon>
              </div>
            </li>
          );
        })}
      </ol>
      {acts.length < MOST_ACTS && <AddAct kinds={KINDS.filter((kind) => kind !== 'END' || !acts.some((act) => act.kind === 'END'))} onAdd={add} />}
    </>
  );
}

function AddAct({ kinds, onAdd }: { kinds: readonly MacroActKind[]; onAdd: (kind: MacroActKind) => void }) {
  return (
    <div>
      <Menu position="right-end">
        <Menu.Target>
          <Button variant="default" leftSection={<IconPlus size={18} stroke={1.75} aria-hidden />}>
            {say('texts.actAdd')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {kinds.map((kind) => (
            <Menu.Item key={kind} onClick={() => onAdd(kind)}>
              {say(`texts.kind.${kind}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}

/** A button that can be pressed no further gives the focus to the other one. */
function focusIn(list: HTMLElement | null, { key, part }: { key: string; part: 'up' | 'down' | 'field' }): void {
  const row = [...(list?.children ?? [])].find((each) => each instanceof HTMLElement && each.dataset['act'] === key);
  const field = row?.querySelector<HTMLElement>('select, textarea, input');
  const button = row?.querySelector<HTMLElement>(`button[data-part="${part}"]:not(:disabled)`) ?? row?.querySelector<HTMLElement>('button:not(:disabled)');
  const focused = (part === 'field' ? field : null) ?? button;
  focused?.focus();
  focused?.scrollIntoView({ block: 'nearest' });
}
