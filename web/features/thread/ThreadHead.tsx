import { IconLayoutSidebarRight } from '@tabler/icons-react';
import { useCallback, useState } from 'react';
import { ActionIcon } from '../../ui/ActionIcon.tsx';
import { useKeys } from '../../ui/keys/use-keys.ts';
import { say } from '../../ui/say.ts';
import { BackLink } from './BackLink.tsx';
import type { ThreadView } from './entry.ts';
import { RenameField } from './RenameField.tsx';
import classes from './ThreadHead.module.css';
import { type MenuDeeds, ThreadMenu } from './ThreadMenu.tsx';

interface ThreadHeadProps {
  thread: ThreadView;
  viewerId: string;
  deeds: Omit<MenuDeeds, 'rename'>;
  /** Whether people and details stand beside the thread. */
  contextOpen: boolean;
  onToggleContext: () => void;
}

/** Whose thread it is and what it is about; the title is changed in place. */
export function ThreadHead({ thread, viewerId, deeds, contextOpen, onToggleContext }: ThreadHeadProps) {
  const [renaming, setRenaming] = useState(false);
  const who = whose(thread, viewerId);
  const rename = useCallback(() => setRenaming(true), []);
  useKeys('thread', { f2: thread.can.rename ? rename : undefined });
  return (
    <header className={classes.head}>
      <BackLink isStaff />
      <div className={classes.names}>
        <h2 className={classes.who} dir="auto">{who || thread.title}</h2>
        {renaming ? (
          <RenameField thread={thread} onDone={() => setRenaming(false)} />
        ) : (
          who && (
            <p className={classes.title} title={thread.title} dir="auto">
              {thread.title}
            </p>
          )
        )}
      </div>
      <div className={classes.actions}>
        <ThreadMenu thread={thread} deeds={{ ...deeds, rename }} />
        <ActionIcon
          className={classes.toggle}
          onClick={onToggleContext}
          aria-pressed={contextOpen}
          aria-label={say(contextOpen ? 'thread.hideContext' : 'thread.showContext')}
        >
          <IconLayoutSidebarRight size={18} stroke={1.75} aria-hidden />
        </ActionIcon>
      </div>
    </header>
  );
}

/** The client; among staff, everybody else. */
function whose(thread: ThreadView, viewerId: string): string {
  if (thread.client) return thread.client.name;
  return thread.participants.filter(({ party, part }) => part !== 'TEAM' && party.id !== viewerId).map(({ party }) => party.shortName).join(', ');
}
