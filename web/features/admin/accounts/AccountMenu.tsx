import { IconChevronDown, IconDots, IconDoorExit, IconExternalLink, IconLock, IconMail, IconMailOff, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { ActionIcon } from '../../../ui/ActionIcon.tsx';
import { Button } from '../../../ui/Button.tsx';
import type { AccountRowFragment } from '../generated.ts';
import { useViewer } from '../../../data/viewer.ts';
import { Menu } from '../../../ui/Menu.tsx';
import { say } from '../../../ui/say.ts';
import { type Deed, deedsFor } from './deeds-for.ts';

interface AccountMenuProps {
  account: AccountRowFragment;
  onDeed: (deed: Deed, account: AccountRowFragment) => void;
  /** In a list: three dots, and also the way to its page. On its page: a button with a word. */
  look: 'dots' | 'button';
  /** Deeds besides those that any account has: items of the menu. */
  children?: ReactNode;
}

const icons = { renew: IconMail, revoke: IconMailOff, reset: IconLock, suspend: IconPlayerPause, reactivate: IconPlayerPlay, offBoard: IconDoorExit } as const satisfies Record<Deed, unknown>;

/** What can be done with one account. */
export function AccountMenu({ account, onDeed, look, children }: AccountMenuProps) {
  const navigate = useNavigate();
  const viewer = useViewer();
  const deeds = deedsFor(viewer, account);
  if (deeds.length === 0 && !children && look === 'button') return null;
  const label = say('accounts.menuOf', { name: account.party.name });
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        {look === 'button' ? (
          <Button variant="default" aria-label={label} rightSection={<IconChevronDown size={16} stroke={1.75} aria-hidden />}>
            {say('accounts.menu')}
          </Button>
        ) : (
          <ActionIcon aria-label={label}>
            <IconDots size={18} stroke={1.75} aria-hidden />
          </ActionIcon>
        )}
      </Menu.Target>
      <Menu.Dropdown>
        {look === 'dots' && (
          <Menu.Item leftSection={<IconExternalLink size={18} stroke={1.75} aria-hidden />} onClick={() => void navigate(`/admin/accounts/${account.id}`)}>
            {say('accounts.open')}
          </Menu.Item>
        )}
        {deeds.map((deed) => (
          <DeedItem key={deed} deed={deed} team={account.party.kind === 'TEAM'} onChoose={() => onDeed(deed, account)} />
        ))}
        {children && <Menu.Divider />}
        {children}
      </Menu.Dropdown>
    </Menu>
  );
}

function DeedItem({ deed, team, onChoose }: { deed: Deed; team: boolean; onChoose: () => void }) {
  const Icon = icons[deed];
  const words = team && (deed === 'renew' || deed === 'revoke') ? say(`accounts.deedOfTeam.${deed}`) : say(`accounts.deed.${deed}`);
  return (
    <Menu.Item leftSection={<Icon size={18} stroke={1.75} aria-hidden />} onClick={onChoose}>
      {words}
    </Menu.Item>
  );
}
