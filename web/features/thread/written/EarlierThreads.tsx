import '../../../ui/words/written.ts';
import { useQuery } from '@apollo/client/react';
import { say } from '../../../ui/say.ts';
import lineClasses from '../Line.module.css';
import { EarlierRow } from '../LinkedRow.tsx';
import { whyNot } from '../sorry.ts';
import { EarlierThreadsDocument } from './generated.ts';
import classes from './Written.module.css';

/** Earlier conversations with the same team, or the same people: the oldest above, more of them as long as there are more. */
export function EarlierThreads({ threadId, isStaff }: { threadId: string; isStaff: boolean }) {
  const { data, error, fetchMore } = useQuery(EarlierThreadsDocument, { variables: { threadId }, fetchPolicy: 'no-cache' });
  const page = data?.thread.earlierThreads;
  if (error) return <p className={lineClasses.line} role="alert">{whyNot(error)}</p>;
  if (!page) return <p className={lineClasses.line}>{say('written.earlierLoading')}</p>;
  if (page.items.length === 0) return <p className={lineClasses.line} role="status">{say('written.noEarlier')}</p>;
  const more = () => void fetchMore({
    variables: { threadId, before: page.items.at(-1)?.id ?? null },
    updateQuery: ({ thread }, { fetchMoreResult: { thread: next } }) => ({ thread: { ...thread, earlierThreads: { ...next.earlierThreads, items: [...thread.earlierThreads.items, ...next.earlierThreads.items] } } }),
  });
  return (
    <section className={classes.earlier} aria-label={say('thread.before')}>
      {page.hasMore && (
        <button type="button" className={lineClasses.before} onClick={more}>
          {say('written.moreEarlier')}
        </button>
      )}
      {page.items.toReversed().map((linked) => <EarlierRow key={linked.id} linked={linked} isStaff={isStaff} />)}
    </section>
  );
}
