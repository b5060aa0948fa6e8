import { IconArrowBackUp, IconCopy, IconHistory, IconLink, IconPencil, IconTrash } from '@tabler/icons-react';
import type { Viewer } from '../../../data/viewer.ts';
import { Menu } from '../../../ui/Menu.tsx';
import { say } from '../../../ui/say.ts';
import { copyText } from '../copy-text.ts';
import type { ThreadView, WrittenView } from '../entry.ts';
import { entryPath } from '../paths.ts';
import type { WrittenDialog } from './WrittenPlace.tsx';
import { rightsOn } from './rights-on.ts';

interface WrittenMenuProps {
  thread: ThreadView;
  viewer: Viewer;
  entry: WrittenView;
  at: HTMLElement;
  onClose: () => void;
  onReply: () => void;
  onOpen: (dialog: WrittenDialog) => void;
}

const icon = { size: 16, stroke: 1.75, 'aria-hidden': true };

/** What is done with one message or note. What the viewer may not do is not there. */
export function WrittenMenu({ thread, viewer, entry, at, onClose, onReply, onOpen }: WrittenMenuProps) {
  const may = rightsOn(entry, thread, viewer);
  const link = () => void copyText(new URL(entryPath(thread.id, entry.id, viewer.isStaff), location.href).href, say('written.linkCopied'));
  return (
    <Menu at={at} onClose={onClose}>
      <Menu.Dropdown>
        {may.reply && (
          <Menu.Item leftSection={<IconArrowBackUp {...icon} />} onClick={onReply}>
            {say(entry.__typename === 'Note' ? 'written.replyInNote' : 'written.reply')}
          </Menu.Item>
        )}
        {entry.deletedAt === null && (
          <Menu.Item leftSection={<IconCopy {...icon} />} onClick={() => void copyText(entry.text)}>
            {say('written.copyText')}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconLink {...icon} />} onClick={link}>
          {say('written.copyLink')}
        </Menu.Item>
        {may.versions && (
          <Menu.Item leftSection={<IconHistory {...icon} />} onClick={() => onOpen('versions')}>
            {say(entry.deletedAt === null ? 'written.versions' : 'written.whatItSaid')}
          </Menu.Item>
        )}
        {may.change && (
          <>
            <Menu.Divider />
            <Menu.Item leftSection={<IconPencil {...icon} />} onClick={() => onOpen('edit')}>
              {say('written.edit')}
            </Menu.Item>
            <Menu.Item leftSection={<IconTrash {...icon} />} onClick={() => onOpen('delete')}>
              {say('written.delete')}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
