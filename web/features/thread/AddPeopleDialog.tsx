import { IconSearch } from '@tabler/icons-react';
import { useId, useState } from 'react';
import type { HistoryShown } from '../../data/generated.ts';
import { Button } from '../../ui/Button.tsx';
import { DialogFrame } from '../../ui/DialogFrame.tsx';
import { say } from '../../ui/say.ts';
import { useSettledValue } from '../../ui/use-settled-value.ts';
import { about } from './about.ts';
import { ColleagueChoice } from './ColleagueChoice.tsx';
import type { PartyView, ThreadView } from './entry.ts';
import listClasses from './OptionList.module.css';
import classes from './TransferDialog.module.css';
import { useAddPeople } from './use-add-people.ts';
import { useAddable } from './use-addable.ts';

interface AddPeopleDialogProps {
  thread: ThreadView;
  isStaff: boolean;
  onClose: () => void;
}

const histories: readonly HistoryShown[] = ['ALL', 'FROM_NOW'];

/** Adds colleagues by name, or for a client somebody they know, and says what they may read of what was written before. */
export function AddPeopleDialog({ thread, isStaff, onClose }: AddPeopleDialogProps) {
  const [search, setSearch] = useState('');
  const asked = useSettledValue(search.trim(), 200);
  const [chosen, setChosen] = useState<ReadonlyMap<string, PartyView>>(new Map());
  const { found, searched, historyByDefault } = useAddable(isStaff, asked);
  const [wished, setHistory] = useState<HistoryShown>();
  const history = wished ?? historyByDefault;
  const { add, adding, trouble } = useAddPeople(thread, onClose);
  const field = useId();

  const here = new Set(thread.participants.map(({ party }) => party.id));
  const people = [...chosen.values()];
  const label = say(isStaff ? 'thread.add.search' : 'thread.add.searchKnown');
  const choose = (party: PartyView) => setChosen((before) => toggled(before, party));

  return (
    <DialogFrame
      opened
      onClose={onClose}
      busy={adding}
      title={say('thread.add.title')}
      subtitle={about(thread)}
      aside={thread.client && isStaff ? say('thread.add.clientSees', { client: thread.client.shortName }) : undefined}
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
          <input id={field} type="search" data-autofocus aria-label={label} placeholder={label} value={search} onChange={(event) => setSearch(event.currentTarget.value)} />
        </div>
        <fieldset className={classes.choices}>
          <legend className="sb-unseen">{say(isStaff ? 'thread.add.colleagues' : 'thread.add.known')}</legend>
          {found.map(({ party, job }) => (
            <ColleagueChoice key={party.id} party={party} job={job} here={here.has(party.id)} chosen={chosen.has(party.id)} onChoose={choose} />
          ))}
          {searched && found.length === 0 && <p className={listClasses.empty}>{say(isStaff || asked ? 'thread.add.nobody' : 'thread.add.nobodyKnown')}</p>}
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
