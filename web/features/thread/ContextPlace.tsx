import { Drawer } from '@mantine/core';
import { say } from '../../ui/say.ts';
import classes from './ContextPane.module.css';
import { ContextPane } from './ContextPane.tsx';
import type { ContextSwitch } from './use-context-switch.ts';

interface ContextPlaceProps {
  threadId: string;
  place: ContextSwitch['place'];
  onClose: () => void;
}

/** People and details, beside the thread or over it. */
export function ContextPlace({ threadId, place, onClose }: ContextPlaceProps) {
  return (
    <>
      {place === 'column' && (
        <aside className={classes.column} data-pane="context" aria-label={say('thread.context.thread')}>
          <ContextPane threadId={threadId} onClose={onClose} />
        </aside>
      )}
      <Drawer.Root opened={place === 'drawer'} onClose={onClose} position="right" size="20rem">
        <Drawer.Overlay />
        <Drawer.Content aria-label={say('thread.context.thread')}>
          <div className={classes.drawer}>
            <ContextPane threadId={threadId} onClose={onClose} />
          </div>
        </Drawer.Content>
      </Drawer.Root>
    </>
  );
}
