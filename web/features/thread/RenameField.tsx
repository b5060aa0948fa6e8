import { useState } from 'react';
import { useRenameThreadMutation } from '../../data/generated.ts';
import { say } from '../../ui/say.ts';
import { showToast } from '../../ui/toast.tsx';
import type { ThreadView } from './entry.ts';
import { whyNot } from './sorry.ts';
import classes from './ThreadHead.module.css';
import { useRequestId } from './use-request-id.ts';

interface RenameFieldProps {
  thread: ThreadView;
  onDone: () => void;
}

/** The title, to be changed where it stands. Enter keeps it, Escape leaves it as it was. */
export function RenameField({ thread, onDone }: RenameFieldProps) {
  const [title, setTitle] = useState(thread.title);
  const [rename, { loading }] = useRenameThreadMutation();
  const requestId = useRequestId();

  async function save(): Promise<void> {
    const wish = { threadId: thread.id, title: title.trim() };
    if (wish.title === '' || wish.title === thread.title) return onDone();
    try {
      await rename({ variables: { input: { ...wish, requestId: requestId(wish) } } });
      onDone();
    } catch (error) {
      showToast({ text: say('thread.rename.failed'), detail: whyNot(error) });
    }
  }

  return (
    <form
      className={classes.rename}
      onSubmit={(event) => {
        event.preventDefault();
        if (!loading) void save();
      }}
    >
      <input
        autoFocus
        dir="auto"
        value={title}
        maxLength={120}
        aria-label={say('thread.rename.field')}
        readOnly={loading}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setTitle(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && onDone()}
        onBlur={() => !loading && void save()}
      />
    </form>
  );
}
