import { IconBolt, IconDoorExit, IconDots, IconFileText, IconMoon, IconPencil, IconPlayerPause, IconUserPlus, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { ActionIcon } from '../../ui/ActionIcon.tsx';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { partOver } from '../../ui/part.tsx';
import { say } from '../../ui/say.ts';
import type { ThreadView } from './entry.ts';

/** What the menu of a thread leads to. */
export interface MenuDeeds {
  rename: () => void;
  add: () => void;
  people: () => void;
  leave: () => void;
  /** For whoever holds it. */
  snooze?: () => void;
  hold?: () => void;
  /** For staff. */
  macro?: () => void;
}

const icon = { size: 16, stroke: 1.75, 'aria-hidden': true };

const TranscriptDialog = partOver(() => import('./TranscriptDialog.tsx').then((part) => part.TranscriptDialog));

/** What is done with a thread now and then. What the viewer may not do is not there. */
export function ThreadMenu({ thread, deeds }: { thread: ThreadView; deeds: MenuDeeds }) {
  const [taking, setTaking] = useState(false);
  const { can, snoozedUntil, onHold } = thread;
  return (
    <>
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
          {can.putAside && !snoozedUntil && deeds.snooze && (
            <Menu.Item leftSection={<IconMoon {...icon} />} rightSection={<KeyHint>S</KeyHint>} onClick={deeds.snooze}>
              {say('thread.snooze.menu')}
            </Menu.Item>
          )}
          {can.putAside && !onHold && deeds.hold && (
            <Menu.Item leftSection={<IconPlayerPause {...icon} />} onClick={deeds.hold}>
              {say('thread.hold.menu')}
            </Menu.Item>
          )}
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
          <Menu.Item leftSection={<IconFileText {...icon} />} onClick={() => setTaking(true)}>
            {say('thread.menuTranscript')}
          </Menu.Item>
          {deeds.macro && (can.reply || can.note) && (
            <Menu.Item leftSection={<IconBolt {...icon} />} onClick={deeds.macro}>
              {say('thread.menuMacro')}
            </Menu.Item>
          )}
          {can.leave && (
            <Menu.Item leftSection={<IconDoorExit {...icon} />} onClick={deeds.leave}>
              {say('thread.menuLeave')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {taking && <TranscriptDialog thread={thread} onClose={() => setTaking(false)} onGiveUp={() => setTaking(false)} />}
    </>
  );
}
