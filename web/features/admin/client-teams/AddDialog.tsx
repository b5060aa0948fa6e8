import { useState } from 'react';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { Segments } from '../../../ui/SegmentedField.tsx';
import { say } from '../../../ui/say.ts';
import { useDeed } from '../../../ui/use-deed.ts';
import { whyNot } from '../why-not.ts';
import { AccountChoices } from '../people/AccountChoices.tsx';
import type { Named, Party } from './client-team.ts';
import { wholeName } from './RemovalDialog.tsx';
import { useAccountsToChoose } from '../people/use-accounts-to-choose.ts';
import { useMembership } from './use-membership.ts';

interface AddDialogProps {
  clientTeam: Named;
  /** Clients, or those whom they will see. */
  what: 'clients' | 'others';
  onClose: () => void;
}

/** Puts clients, or staff and teams, into a client team. */
export function AddDialog({ clientTeam, what, onClose }: AddDialogProps) {
  const [chosen, setChosen] = useState<ReadonlyMap<string, Party>>(new Map());
  const [shown, setShown] = useState<'all' | 'alone'>('all');
  const { total: alone } = useAccountsToChoose({ kind: 'CLIENT', search: '', active: false, alone: true });
  const { add } = useMembership();
  const { working, trouble, run } = useDeed(whyNot);
  const parties = [...chosen.values()];

  async function go(): Promise<void> {
    if (await run(() => add(clientTeam, parties))) onClose();
  }

  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={say(what === 'clients' ? 'admin-sight.add.clients' : 'admin-sight.add.others')}
      subtitle={say('admin-sight.add.to', { team: clientTeam.name })}
      deed={parties.length > 0 ? say('admin-sight.add.do', { names: wholeName(parties) }) : say('admin-sight.add.nobody')}
      busy={working}
      disabled={parties.length === 0}
      trouble={trouble}
      onConfirm={() => void go()}
    >
      {what === 'clients' && alone > 0 && (
        <Segments
          label={say('admin-sight.add.shown')}
          value={shown}
          onChange={setShown}
          choices={[
            { value: 'all', label: say('admin-sight.add.all') },
            { value: 'alone', label: say('admin-sight.add.alone', { count: alone }) },
          ]}
        />
      )}
      <AccountChoices
        label={say(what === 'clients' ? 'admin-sight.add.clients' : 'admin-sight.add.others')}
        search={say(what === 'clients' ? 'admin-sight.clientName' : 'admin-sight.staffOrTeam')}
        kinds={what === 'clients' ? ['CLIENT'] : ['TEAM', 'STAFF']}
        choose="many"
        alone={what === 'clients' && shown === 'alone'}
        chosen={chosen}
        onChoose={(party) => setChosen((before) => toggled(before, party))}
        whyNot={({ clientTeams }) => (clientTeams.some(({ id }) => id === clientTeam.id) ? say('admin-sight.inAlready') : null)}
      />
    </ConfirmDialog>
  );
}

function toggled(before: ReadonlyMap<string, Party>, party: Party): ReadonlyMap<string, Party> {
  const next = new Map(before);
  if (!next.delete(party.id)) next.set(party.id, party);
  return next;
}
