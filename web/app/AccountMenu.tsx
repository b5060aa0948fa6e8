import { IconCheck, IconContrast, IconDeviceDesktop, IconLogout, IconMoon, IconSun, IconUser } from '@tabler/icons-react';
import type { ComponentProps, ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { Menu } from '../ui/Menu.tsx';
import { chooseContrast, chooseScheme, type Scheme, useLooks } from '../ui/scheme.ts';
import { say } from '../ui/say.ts';
import classes from './AccountMenu.module.css';
import { useLeave } from './SignOut.tsx';

interface AccountMenuProps {
  name: string;
  email: string;
  /** The button that opens it: the person's own face. */
  children: ComponentProps<typeof Menu.Target>['children'];
  position: 'right-end' | 'bottom-end';
  /** What stands above everything else. */
  first?: ReactNode;
}

const schemes = [
  { scheme: 'light', label: 'shell.light', icon: IconSun },
  { scheme: 'dark', label: 'shell.dark', icon: IconMoon },
  { scheme: 'auto', label: 'shell.asDevice', icon: IconDeviceDesktop },
] as const satisfies readonly { scheme: Scheme; label: string; icon: unknown }[];

/** Whatever is about oneself: how things look, one's own page, and the way out. */
export function AccountMenu({ name, email, children, position, first }: AccountMenuProps) {
  const looks = useLooks();
  const leave = useLeave();
  const navigate = useNavigate();
  return (
    <Menu position={position}>
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown>
        <div className={classes.who}>
          <strong>{name}</strong>
          <span>{email}</span>
        </div>
        {first}
        <Menu.Item onClick={() => void navigate('/you')} leftSection={<IconUser size={18} stroke={1.75} />}>
          {say('shell.you')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{say('shell.looks')}</Menu.Label>
        {schemes.map(({ scheme, label, icon: Icon }) => (
          <Choice key={scheme} icon={<Icon size={18} stroke={1.75} />} label={say(label)} chosen={looks.scheme === scheme} role="menuitemradio" onChoose={() => chooseScheme(scheme)} />
        ))}
        <Choice icon={<IconContrast size={18} stroke={1.75} />} label={say('shell.moreContrast')} chosen={looks.contrast === 'more'} role="menuitemcheckbox" onChoose={() => chooseContrast(looks.contrast === 'more' ? 'auto' : 'more')} />
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={18} stroke={1.75} />} onClick={leave}>
          {say('shell.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

interface ChoiceProps {
  icon: ReactNode;
  label: string;
  chosen: boolean;
  role: 'menuitemradio' | 'menuitemcheckbox';
  onChoose: () => void;
}

function Choice({ icon, label, chosen, role, onChoose }: ChoiceProps) {
  return (
    <Menu.Item closeMenuOnClick={false} role={role} aria-checked={chosen} leftSection={icon} rightSection={chosen ? <IconCheck size={18} stroke={2} className={classes.check} /> : undefined} onClick={onChoose}>
      {label}
    </Menu.Item>
  );
}
