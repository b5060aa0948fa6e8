import { ActionIcon, Menu } from '@mantine/core';
import { IconDoorExit, IconDots, IconPencil, IconUserPlus, IconUsers } from '@tabler/icons-react';
import { useRef } from 'react';
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
  // Only once the menu has closed: it gives the focus back to its button, and would take it from whatever opened.
  const chosen = useRef<(() => void) | null>(null);
  const choose = (deed: () => void) => () => {
    chosen.current = deed;
  };
  const goOn = () => {
    chosen.current?.();
    chosen.current = null;
  };
  return (
    <Menu position="bottom-end" onExitTransitionEnd={goOn}>
      <Menu.Target>
        <ActionIcon aria-label={say('thread.menu')}>
          <IconDots size={18} stroke={1.75} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconUsers {...icon} />} onClick={choose(deeds.people)}>
          {say('thread.menuPeople')}
        </Menu.Item>
        {can.rename && (
          <Menu.Item leftSection={<IconPencil {...icon} />} onClick={choose(deeds.rename)}>
            {say('thread.menuRename')}
          </Menu.Item>
        )}
        {can.add && (
          <Menu.Item leftSection={<IconUserPlus {...icon} />} onClick={choose(deeds.add)}>
            {say('thread.menuAdd')}
          </Menu.Item>
        )}
        {can.leave && (
          <Menu.Item leftSection={<IconDoorExit {...icon} />} onClick={choose(deeds.leave)}>
            {say('thread.menuLeave')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
