import '../../../ui/words/written.ts';
import { useQuery } from '@apollo/client/react';
import { type Ref, useEffect, useImperativeHandle, useState } from 'react';
import { Avatar } from '../../../ui/Avatar.tsx';
import { say } from '../../../ui/say.ts';
import { useSettledValue } from '../../../ui/use-settled-value.ts';
import type { PartyView, ThreadView } from '../entry.ts';
import { AddresseesDocument } from './generated.ts';
import { meantBy } from './meant-by.ts';
import classes from './Written.module.css';

/** Milliseconds without a further letter until the server is asked. */
const SETTLES = 120;

/** What keys of the text field do in the list. Answers whether it was meant for the list. */
export interface AddresseesHandle {
  press: (key: string) => boolean;
}

interface AddresseesProps {
  id: string;
  search: string;
  thread: ThreadView;
  viewerId: string;
  onChoose: (party: PartyView) => void;
  /** Which one is meant now, for the field whose list this is. */
  onActive: (id: string | null) => void;
  ref?: Ref<AddresseesHandle>;
}

/** Whom a note can address: arrows choose, Enter or Tab takes, while the focus stays in the text. */
export function Addressees({ id, search, thread, viewerId, onChoose, onActive, ref }: AddresseesProps) {
  const asked = useSettledValue(search, SETTLES);
  const { data, previousData } = useQuery(AddresseesDocument, { variables: { search: asked || null } });
  const answered = ((data ?? previousData)?.directory.items ?? []).map(({ party }) => party).filter((party) => party.kind === 'STAFF' && party.id !== viewerId);
  const isFresh = data !== undefined && asked === search;
  const found = isFresh ? answered : meantBy(search, answered);
  const [place, setPlace] = useState(0);
  useEffect(() => setPlace(0), [search]);
  const active = found[Math.min(place, found.length - 1)];
  const activeId = active ? `${id}-${active.id}` : null;
  useEffect(() => onActive(activeId), [activeId, onActive]);
  useImperativeHandle(ref, () => ({
    press(key) {
      if (!active) return false;
      if (key === 'ArrowDown') setPlace((place + 1) % found.length);
      else if (key === 'ArrowUp') setPlace((place - 1 + found.length) % found.length);
      else if (key === 'Enter' || key === 'Tab') onChoose(active);
      else return false;
      return true;
    },
  }));
  const here = new Set(thread.participants.map(({ party }) => party.id));
  return (
    <ul className={classes.addressees} id={id} role="listbox" aria-label={say('written.addressees')}>
      {found.map((party) => (
        // The press would take the focus out of the text.
        <li key={party.id} id={`${id}-${party.id}`} role="option" aria-selected={party === active} className={classes.addressee} onMouseDown={(event) => event.preventDefault()} onClick={() => onChoose(party)}>
          <Avatar of={party} size={20} />
          <span>{party.name}</span>
          {!thread.team && !here.has(party.id) && <span className={classes.comesIn}>{say('written.comesIn')}</span>}
        </li>
      ))}
      {isFresh && found.length === 0 && <li className={classes.nobody}>{say('written.nobody')}</li>}
    </ul>
  );
}
