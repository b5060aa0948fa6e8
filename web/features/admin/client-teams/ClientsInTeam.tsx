import { useApolloClient } from '@apollo/client/react';
import { IconPlus } from '@tabler/icons-react';
import { useId, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { SearchField } from '../../../ui/SearchField.tsx';
import { NotLoaded } from '../../../ui/NotLoaded.tsx';
import { say } from '../../../ui/say.ts';
import { showToast } from '../../../ui/toast.tsx';
import { useSettledValue } from '../../../ui/use-settled-value.ts';
import { focusBack } from '../focus-back.ts';
import { whyNot } from '../why-not.ts';
import { AddDialog } from './AddDialog.tsx';
import { allClients } from './all-clients.ts';
import { ChosenBar } from './ChosenBar.tsx';
import { ClientRows } from './ClientRows.tsx';
import classes from './ClientTeams.module.css';
import type { ClientTeam } from './client-team.ts';
import { MoveDialog } from './MoveDialog.tsx';
import { RemovalDialog } from './RemovalDialog.tsx';
import { NOBODY, type Selection, toggled, toggledAll } from './selection.ts';
import { useClients } from './use-clients.ts';

/** The clients of a client team: found by name, chosen in any number, put in, moved and taken out. */
export function ClientsInTeam({ team }: { team: ClientTeam }) {
  const title = useId();
  const apollo = useApolloClient();
  const section = useRef<HTMLElement>(null);
  const [search, setSearch] = useState('');
  const settled = useSettledValue(search.trim(), 180);
  const { status, items, total, stale, more, again } = useClients(team.id, settled);
  const [chosen, setChosen] = useState<Selection>(NOBODY);
  // The address can ask for the first step, and asks once.
  const [params, setParams] = useSearchParams();
  const [asked, setAsked] = useState<'add' | 'move' | 'remove' | null>(params.get('add') === 'clients' ? 'add' : null);
  const close = () => {
    setAsked(null);
    focusBack(() => section.current);
    if (params.has('add')) setParams({}, { replace: true });
  };
  const clear = () => setChosen(NOBODY);

  async function chooseAll(): Promise<void> {
    try {
      const { clients } = await allClients(apollo, team.id, settled);
      setChosen((before) => toggledAll(before, clients.filter(({ id }) => !before.has(id))));
    } catch (error) {
      showToast({ text: say('admin-sight.notAllChosen'), detail: whyNot(error) });
    }
  }

  return (
    <section className={classes.section} aria-labelledby={title} ref={section} tabIndex={-1}>
      <header className={classes.sectionHead}>
        <h3 className={classes.sectionTitle} id={title}>
          {say('admin-sight.clients')}
        </h3>
        <Button variant="default" leftSection={<IconPlus size={16} stroke={1.75} aria-hidden />} onClick={() => setAsked('add')}>
          {say('admin-sight.add.clientsDots')}
        </Button>
      </header>
      {(team.clientCount > 0 || search !== '') && (
        <div className={classes.asking}>
          <SearchField slash value={search} onChange={setSearch} label={say('admin-sight.clientName')} />
        </div>
      )}
      {status === 'failed' && (
        <NotLoaded onAgain={again} />
      )}
      {status === 'ready' && items.length === 0 && <EmptyState title={say(settled ? 'admin-sight.nobodyNamed' : 'admin-sight.noClients')} text={settled ? undefined : say('admin-sight.noClientsText')} />}
      {items.length > 0 && (
        <ClientRows
          items={items}
          total={total}
          stale={stale}
          chosen={chosen}
          onChoose={(member) => setChosen((before) => toggled(before, member))}
          onChooseShown={() => setChosen((before) => toggledAll(before, items))}
          onChooseAll={() => void chooseAll()}
        />
      )}
      {more && (
        <Button variant="subtle" className={classes.more} onClick={more}>
          {say('admin-sight.showMore')}
        </Button>
      )}
      {chosen.size > 0 && <ChosenBar count={chosen.size} onClear={clear} onMove={() => setAsked('move')} onRemove={() => setAsked('remove')} />}
      {asked === 'add' && <AddDialog clientTeam={team} what="clients" onClose={close} />}
      {asked === 'move' && <MoveDialog from={team} clients={[...chosen.values()]} onClose={close} onDone={clear} />}
      {asked === 'remove' && <RemovalDialog clientTeam={team} choices={[[...chosen.values()].map(({ party }) => party)]} onClose={close} onDone={clear} onMove={() => setAsked('move')} />}
    </section>
  );
}
