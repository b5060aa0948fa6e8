import { SideSheet } from '../../ui/SideSheet.tsx';
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
      <SideSheet opened={place === 'drawer'} onClose={onClose} label={say('thread.context.thread')}>
        <ContextPane threadId={threadId} onClose={onClose} />
      </SideSheet>
    </>
  );
}
