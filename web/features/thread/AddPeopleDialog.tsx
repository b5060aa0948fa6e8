import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { type HistoryShown, useColleaguesQuery } from '../../data/generated.ts';
import { DialogFrame } from '../../ui/DialogFrame.tsx';
import { say } from '../../ui/say.ts';
import { about } from './about.ts';
import { ColleagueChoice } from './ColleagueChoice.tsx';
import type { PartyView, ThreadView } from './entry.ts';
import listClasses from './OptionList.module.css';
import classes from './TransferDialog.module.css';
import { useAddPeople } from './use-add-people.ts';

interface AddPeopleDialogProps {
  thread: ThreadView;
  onClose: () => void;
}

const histories: readonly HistoryShown[] = ['ALL', 'FROM_NOW'];

/** Adds colleagues by name, and says what they may read of what was written before. */
export function AddPeopleDialog({ thread, onClose }: AddPeopleDialogProps) {
  const [search, setSearch] = useState('');
  const [asked] = useDebouncedValue(search.trim(), 200);
  const [chosen, setChosen] = useState<ReadonlyMap<string, PartyView>>(new Map());
  const [history, setHistory] = useState<HistoryShown>('ALL');
  const { data, previousData } = useColleaguesQuery({ variables: { search: asked || null } });
  const { add, adding, trouble } = useAddPeople(thread, onClose);
  const field = useId();

  const found = (data ?? previousData)?.directory.items.map(({ party, card }) => ({ party, job: card.jobTitle })) ?? [];
  const here = new Set(thread.participants.map(({ party }) => party.id));
  const people = [...chosen.values()];
  const choose = (party: PartyView) => setChosen((before) => toggled(before, party));

  return (
    <DialogFrame
      opened
      onClose={onClose}
      busy={adding}
      title={say('thread.add.title')}
      subtitle={about(thread)}
      aside={thread.client ? say('thread.add.clientSees', { client: thread.client.shortName }) : undefined}
      actions={
        <>
          <Button variant="subtle" onClick={onClose} disabled={adding}>
            {say('thread.cancel')}
          </Button>
          <Button variant="filled" onClick={() => void add(people, history)} disabled={adding || people.length === 0}>
            {adding ? say('thread.add.working') : say('thread.add.do', { count: people.length, name: people[0]?.shortName ?? '' })}
          </Button>
        </>
      }
    >
      <div className={classes.body}>
        {trouble && <p className={classes.trouble} role="alert">{trouble}</p>}
        <div className={listClasses.search}>
          <IconSearch size={18} stroke={1.75} aria-hidden />
          <input id={field} type="search" data-autofocus aria-label={say('thread.add.search')} placeholder={say('thread.add.search')} value={search} onChange={(event) => setSearch(event.currentTarget.value)} />
        </div>
        <fieldset className={classes.choices}>
          <legend className="sb-unseen">{say('thread.add.colleagues')}</legend>
          {found.map(({ party, job }) => (
            <ColleagueChoice key={party.id} party={party} job={job} here={here.has(party.id)} chosen={chosen.has(party.id)} onChoose={choose} />
          ))}
          {data && found.length === 0 && <p className={listClasses.empty}>{say('thread.add.nobody')}</p>}
        </fieldset>
        <fieldset className={classes.histories}>
          <legend>{say('thread.add.history')}</legend>
          {histories.map((value) => (
            <label key={value}>
              <input type="radio" name={`${field}-history`} checked={history === value} onChange={() => setHistory(value)} />
              {say(value === 'ALL' ? 'thread.add.all' : 'thread.add.fromNow')}
            </label>
          ))}
        </fieldset>
      </div>
    </DialogFrame>
  );
}

function toggled(before: ReadonlyMap<string, PartyView>, party: PartyView): ReadonlyMap<string, PartyView> {
  const next = new Map(before);
  if (!next.delete(party.id)) next.set(party.id, party);
  return next;
}
