import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Button } from '../../../ui/Button.tsx';
import { DialogFrame } from '../../../ui/DialogFrame.tsx';
import { say } from '../../../ui/say.ts';
import { AccountChoices } from '../people/AccountChoices.tsx';
import type { Party } from '../client-teams/client-team.ts';

/** Whose contacts to look at. */
export function ViewAsDialog({ onClose }: { onClose: () => void }) {
  const [client, setClient] = useState<Party | null>(null);
  const navigate = useNavigate();
  return (
    <DialogFrame
      opened
      onClose={onClose}
      title={say('admin-sight.viewAs.open')}
      subtitle={say('admin-sight.viewAs.lead')}
      actions={
        <>
          <Button variant="subtle" onClick={onClose}>
            {say('plain.cancel')}
          </Button>
          <Button variant="filled" disabled={!client} onClick={() => void navigate(`/admin/who-sees-whom/as/${client?.id}`)}>
            {client ? say('admin-sight.viewAs.do', { name: client.shortName }) : say('admin-sight.viewAs.choose')}
          </Button>
        </>
      }
    >
      <AccountChoices
        label={say('admin-sight.clients')}
        search={say('admin-sight.clientName')}
        kinds={['CLIENT']}
        choose="one"
        chosen={new Map(client ? [[client.id, client]] : [])}
        onChoose={setClient}
        whyNot={({ status }) => (status === 'SUSPENDED' ? say('admin-sight.suspended') : null)}
      />
    </DialogFrame>
  );
}
