import { ActionIcon } from '@mantine/core';
import { IconDoorExit, IconDots, IconPencil, IconUserPlus, IconUsers } from '@tabler/icons-react';
import { Menu } from '../../ui/Menu.tsx';
import { say } from '../../ui/say.ts';
import type { ThreadView } from './entry.ts';

/** What the menu of a thread leads to. */
export interface MenuDeeds {
  rename: () => void;
  add: () => void;
  people: () => void;
  leave: () => void;
}

const icon = { size: 16, stroke: 1.75, 'aria-hidden': true };

/** What is done with a thread now and then. What the viewer may not do is not there. */
export function ThreadMenu({ thread: { can }, deeds }: { thread: ThreadView; deeds: MenuDeeds }) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={say('thread.menu')}>
          <IconDots size={18} stroke={1.75} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconUsers {...icon} />} onClick={deeds.people}>
          {say('thread.menuPeople')}
        </Menu.Item>
        {can.rename && (
          <Menu.Item leftSection={<IconPencil {...icon} />} onClick={deeds.rename}>
            {say('thread.menuRename')}
          </Menu.Item>
        )}
        {can.add && (
          <Menu.Item leftSection={<IconUserPlus {...icon} />} onClick={deeds.add}>
            {say('thread.menuAdd')}
          </Menu.Item>
        )}
        {can.leave && (
          <Menu.Item leftSection={<IconDoorExit {...icon} />} onClick={deeds.leave}>
            {say('thread.menuLeave')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
