import { IconBuilding, IconFileUpload, IconPlus, IconUserPlus, IconUsersGroup } from '@tabler/icons-react';
import { Link, useNavigate } from 'react-router';
import { useViewer } from '../../../data/viewer.ts';
import { Button } from '../../../ui/Button.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import { say } from '../../../ui/say.ts';
import { placesFor } from '../places.ts';

const ways = [
  { to: '/admin/accounts/invite?as=staff', label: 'accounts.inviteStaff', icon: IconUserPlus },
  { to: '/admin/accounts/invite?as=client', label: 'accounts.inviteClient', icon: IconBuilding },
  { to: '/admin/accounts/new-team', label: 'accounts.newTeam', icon: IconUsersGroup },
] as const;

/** The ways to new accounts: one by one, or many from a file. */
export function NewAccountMenu() {
  const navigate = useNavigate();
  const mayImport = placesFor(useViewer().role).some(({ path }) => path === 'import');
  return (
    <>
      {mayImport && (
        <Button component={Link} to="/admin/import" variant="default" leftSection={<IconFileUpload size={18} stroke={1.75} aria-hidden />}>
          {say('accounts.import')}
        </Button>
      )}
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="filled" leftSection={<IconPlus size={18} stroke={1.75} aria-hidden />}>
            {say('accounts.invite')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {ways.map(({ to, label, icon: Icon }) => (
            <Menu.Item key={to} leftSection={<Icon size={18} stroke={1.75} aria-hidden />} onClick={() => void navigate(to)}>
              {say(label)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
