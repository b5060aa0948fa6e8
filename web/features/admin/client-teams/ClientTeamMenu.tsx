import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { ActionIcon } from '../../../ui/ActionIcon.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import { say } from '../../../ui/say.ts';
import { showToast } from '../../../ui/toast.tsx';
import { focusBack } from '../focus-back.ts';
import { whyNot } from '../why-not.ts';
import type { ClientTeam, Named } from './client-team.ts';
import { DeleteDialog } from './DeleteDialog.tsx';
import { NameDialog } from './NameDialog.tsx';
import { useClientTeamDeeds } from './use-client-team-deeds.ts';

interface ClientTeamMenuProps {
  team: ClientTeam;
  /** The default client team as it is now, if there is one. */
  before: Named | null;
  onDeleted?: () => void;
}

/** What can be done with a client team as a whole. */
export function ClientTeamMenu({ team, before, onDeleted }: ClientTeamMenuProps) {
  const [asked, setAsked] = useState<'rename' | 'delete' | null>(null);
  const { rename, setDefault } = useClientTeamDeeds();
  const close = () => {
    setAsked(null);
    focusBack(() => document.querySelector<HTMLElement>('[data-pane="admin"]'));
  };

  async function choose(next: Named | null): Promise<void> {
    await setDefault(next, before).catch((error: unknown) => showToast({ text: say('admin-sight.defaultNotSet'), detail: whyNot(error) }));
  }

  return (
    <>
      <Menu>
        <Menu.Target>
          <ActionIcon aria-label={say('admin-sight.deedsOf', { name: team.name })}>
            <IconDots size={18} stroke={1.75} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setAsked('rename')}>{say('admin-sight.menu.rename')}</Menu.Item>
          {team.isDefault ? (
            <Menu.Item onClick={() => void choose(null)}>{say('admin-sight.menu.noDefault')}</Menu.Item>
          ) : (
            <Menu.Item onClick={() => void choose(team)}>{say('admin-sight.menu.makeDefault')}</Menu.Item>
          )}
          <Menu.Divider />
          <Menu.Item onClick={() => setAsked('delete')}>{say('admin-sight.menu.delete')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {asked === 'rename' && <NameDialog name={team.name} onClose={close} onName={(name) => rename(team, name).then(close)} />}
      {asked === 'delete' && <DeleteDialog team={team} onClose={close} onDone={() => onDeleted?.()} />}
    </>
  );
}
