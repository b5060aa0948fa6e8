import { IconX } from '@tabler/icons-react';
import { useThread } from '../../data/thread.ts';
import { useViewer } from '../../data/viewer.ts';
import { ActionIcon } from '../../ui/ActionIcon.tsx';
import { say } from '../../ui/say.ts';
import { ClientCard } from './ClientCard.tsx';
import classes from './ContextPane.module.css';
import { Engagements } from './Engagements.tsx';
import { LinkedThreads } from './LinkedThreads.tsx';
import { PeopleList } from './PeopleList.tsx';
import { ThreadTags } from './ThreadTags.tsx';
import { useThreadContext } from './use-thread-context.ts';

interface ContextPaneProps {
  threadId: string;
  onClose: () => void;
}

/** Who the client is, who is in the thread, who was on it, and what was before: for staff. */
export function ContextPane({ threadId, onClose }: ContextPaneProps) {
  const viewer = useViewer();
  const { thread } = useThread(threadId);
  const context = useThreadContext(threadId, thread?.team?.id);
  if (!thread) return null;
  return (
    <>
      <header className={classes.head}>
        <h2>{say(thread.client ? 'thread.context.client' : 'thread.context.thread')}</h2>
        <ActionIcon onClick={onClose} aria-label={say('thread.hideContext')}>
          <IconX size={18} stroke={1.75} aria-hidden />
        </ActionIcon>
      </header>
      <div className={classes.body}>
        {thread.client && <ClientCard client={thread.client} card={context?.clientCard ?? null} teams={context?.clientTeams ?? []} />}
        <ThreadTags thread={thread} />
        <PeopleList thread={thread} viewerId={viewer.id} />
        {thread.engagements && thread.team && <Engagements thread={thread} viewerId={viewer.id} />}
        <LinkedThreads thread={thread} />
      </div>
    </>
  );
}
