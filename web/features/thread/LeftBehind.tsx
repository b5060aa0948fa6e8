import { useEffect } from 'react';
import { useDraft } from '../../data/draft.ts';
import { useOutbox } from '../../data/outbox.ts';
import { outWords } from './guard-words.ts';
import { UnsentText } from './UnsentText.tsx';

/** What one wrote in a thread that is not there (any more): one's own words stay, though nothing else of it does. */
export function LeftBehind({ threadId }: { threadId: string }) {
  const { items, takeBack } = useOutbox(threadId);
  const [reply, , clearReply] = useDraft(threadId, 'message');
  const [note, , clearNote] = useDraft(threadId, 'note');

  const returned = items.find(({ comesBack }) => comesBack)?.clientMessageId;
  useEffect(() => {
    if (returned !== undefined) takeBack(returned);
  }, [returned, takeBack]);

  const text = [reply, note].filter((written) => written.trim() !== '').join('\n\n');
  if (text === '') return null;
  return (
    <UnsentText
      words={outWords()}
      text={text}
      onForget={() => {
        clearReply();
        clearNote();
      }}
    />
  );
}
