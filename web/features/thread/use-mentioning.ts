import { type KeyboardEvent, type RefObject, useCallback, useId, useRef, useState } from 'react';
import type { PartyView } from './entry.ts';
import type { Writing } from './use-writing.ts';
import type { Addressees, AddresseesHandle } from './written/Addressees.tsx';

/** An @ at the edge of a word, and what follows it up to the cursor. */
const asked = /(?:^|[\s(])@([\p{L}\p{N}.'’-]{0,30})$/u;

/** What is written, and how it addresses somebody. */
export type Mentioning = Pick<Writing, 'mode' | 'text' | 'write' | 'mention'>;

/** Addressing colleagues in a note: after an @ their list opens, and whoever is chosen stands in the text and is kept by id. */
export function useMentioning(field: RefObject<HTMLTextAreaElement | null>, { mode, text, write, mention }: Mentioning) {
  const [List, setList] = useState<typeof Addressees | null>(null);
  const [search, setSearch] = useState<string | null>(null);
  const [active, setActive] = useState<string | null>(null);
  const list = useRef<AddresseesHandle>(null);
  const id = useId();

  const look = useCallback(() => {
    const box = field.current;
    const found = mode === 'note' && box ? asked.exec(box.value.slice(0, box.selectionStart))?.[1] : undefined;
    setSearch(found ?? null);
    // Without the list one goes on writing; the @ is a letter then.
    if (found !== undefined) import('./written/Addressees.tsx').then((part) => setList(() => part.Addressees), () => undefined);
  }, [field, mode]);

  const choose = useCallback((party: PartyView) => {
    const box = field.current;
    if (!box || search === null) return;
    const end = box.selectionStart;
    const begin = end - search.length;
    write(`${text.slice(0, begin)}${party.shortName} ${text.slice(end)}`);
    mention(party);
    setSearch(null);
    const at = begin + party.shortName.length + 1;
    requestAnimationFrame(() => box.setSelectionRange(at, at));
  }, [field, search, text, write, mention]);

  /** Answers whether the key was for the list. */
  const press = (event: KeyboardEvent): boolean => {
    if (search === null || event.nativeEvent.isComposing) return false;
    if (event.key === 'Escape') setSearch(null);
    else if (event.ctrlKey || event.metaKey || event.shiftKey || !list.current?.press(event.key)) return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  const open = List !== null && search !== null && mode === 'note';
  const aria = open ? { 'aria-autocomplete': 'list' as const, 'aria-controls': id, 'aria-activedescendant': active ?? undefined } : {};
  return { List: open ? List : null, search: search ?? '', id, list, look, choose, press, aria, setActive, close: () => setSearch(null) };
}
