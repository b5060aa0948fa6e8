import '../../ui/words/board.ts';
import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import { snoozeThread } from '../../data/board/put-aside.ts';
import { MomentDialog } from '../../ui/moment/MomentDialog.tsx';
import { say } from '../../ui/say.ts';
import { about } from './about.ts';
import { offerWake } from './aside-deeds.ts';
import type { ThreadView } from './entry.ts';
import { whyNot } from './sorry.ts';

/** Puts a thread aside until a moment, or until its client writes. */
export function SnoozeDialog({ thread, onClose }: { thread: ThreadView; onClose: () => void }) {
  const apollo = useApolloClient();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);

  async function snooze(at: Date): Promise<void> {
    setBusy(true);
    setTrouble(null);
    try {
      // A thread that has ended meanwhile says so itself, behind the dialog.
      if ((await snoozeThread(apollo, thread.id, at.toISOString())) === 'done') offerWake(apollo, thread.id, at.toISOString());
      onClose();
    } catch (error) {
      setTrouble(whyNot(error));
      setBusy(false);
    }
  }

  return (
    <MomentDialog
      title={say('board.snooze.title')}
      subtitle={about(thread)}
      text={say('board.snooze.text', { name: thread.client?.shortName ?? say('thread.somebody') })}
      deed={(time) => say('board.snooze.do', { time })}
      busy={busy}
      trouble={trouble}
      onChoose={(at) => void snooze(at)}
      onClose={onClose}
    />
  );
}
