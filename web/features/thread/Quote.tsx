import { useQuery } from '@apollo/client/react';
import { IconX } from '@tabler/icons-react';
import { useEffect } from 'react';
import { OneEntryDocument } from '../../data/generated.ts';
import { useKeepNewest } from '../../data/thread.ts';
import { say } from '../../ui/say.ts';
import { isWritten, type WrittenView } from './entry.ts';
import { plainText } from './formatting.ts';
import classes from './Quote.module.css';

/** So much of what is answered is shown; the rest stands where it was said. */
const shownAtMost = 140;

/** What a message answers, above its text, as it stands now. It leads there. What the reader may not read says so. */
export function Quote({ threadId, entryId, onJump }: { threadId: string; entryId: string; onJump: (entryId: string) => void }) {
  const { entry, asked } = useOneEntry(threadId, entryId);
  if (!entry) return <span className={classes.quote}>{asked && <span className={classes.text}>{say('thread.quoteHidden')}</span>}</span>;
  const { name, text } = wordsOf(entry);
  return (
    <button type="button" className={classes.quote} data-note={entry.__typename === 'Note' || undefined} aria-label={say('thread.quote', { name, text })} onClick={() => onJump(entryId)}>
      <b dir="auto">{name}</b>
      <span className={classes.text} dir="auto">{text}</span>
    </button>
  );
}

/** Above the composer: what the text will answer, until it is sent or that is put away. */
export function Answering({ threadId, entryId, onDrop }: { threadId: string; entryId: string; onDrop: () => void }) {
  const { entry } = useOneEntry(threadId, entryId);
  const { name, text } = entry ? wordsOf(entry) : { name: '', text: '' };
  return (
    <div className={classes.answering} role="status">
      <span className={classes.quote}>
        <b>{say('thread.answering', { name })}</b>
        <span className={classes.text} dir="auto">{text}</span>
      </span>
      <button type="button" className={classes.drop} aria-label={say('thread.answerNothing')} onClick={onDrop}>
        <IconX size={16} stroke={1.75} aria-hidden />
      </button>
    </div>
  );
}

/** One entry of a thread: as it stands here, or asked for. `asked`: it is known by now whether there is one. */
function useOneEntry(threadId: string, entryId: string): { entry: WrittenView | null; asked: boolean } {
  const { data, error } = useQuery(OneEntryDocument, { variables: { id: threadId, entryId } });
  const keepNewest = useKeepNewest(threadId);
  const entry = data?.thread.entry;
  useEffect(() => {
    if (entry) keepNewest([entry]);
  }, [entry, keepNewest]);
  return { entry: entry && isWritten(entry) ? entry : null, asked: data !== undefined || error !== undefined };
}

function wordsOf(entry: WrittenView): { name: string; text: string } {
  const author = entry.__typename === 'Note' ? entry.writer : (entry.author.person ?? entry.author.team);
  const text = entry.deletedAt ? say('thread.quoteDeleted') : [...plainText(entry.text.slice(0, shownAtMost * 3))].slice(0, shownAtMost).join('');
  return { name: author?.shortName ?? say('thread.somebody'), text };
}
