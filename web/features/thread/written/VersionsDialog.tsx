import { useQuery } from '@apollo/client/react';
import { Button } from '../../../ui/Button.tsx';
import { DialogFrame } from '../../../ui/DialogFrame.tsx';
import { say } from '../../../ui/say.ts';
import { Later, SkeletonLine } from '../../../ui/Skeleton.tsx';
import { clockTime, dayLabel } from '../../../ui/when.ts';
import { about } from '../about.ts';
import type { ThreadView, WrittenView } from '../entry.ts';
import { whyNot } from '../sorry.ts';
import { VersionsDocument } from './generated.ts';
import classes from './Written.module.css';

interface VersionsDialogProps {
  thread: ThreadView;
  entry: WrittenView;
  onClose: () => void;
}

/** Every text that stood there, from first to last, each with since when. Asked for anew each time, and once more when it changes meanwhile. */
export function VersionsDialog({ thread, entry, onClose }: VersionsDialogProps) {
  const { data, error } = useQuery(VersionsDocument, { variables: { threadId: thread.id, entryId: entry.id }, fetchPolicy: 'no-cache', context: { change: entry.changeNo } });
  const versions = data?.thread.versions;
  const isDeleted = entry.deletedAt !== null;
  return (
    <DialogFrame
      opened
      onClose={onClose}
      title={say(isDeleted ? 'written.versionsOfDeleted' : 'written.versionsTitle')}
      subtitle={about(thread)}
      actions={<Button variant="subtle" onClick={onClose}>{say('plain.close')}</Button>}
    >
      {error && <p className={classes.told} role="alert">{whyNot(error)}</p>}
      {!data && !error && <Later><SkeletonLine width={80} /></Later>}
      {data && !versions && <p className={classes.told}>{say('written.noVersions')}</p>}
      <ol className={classes.versions} tabIndex={0}>
        {versions?.map(({ text, at }, place) => (
          <li key={at}>
            <p className={classes.since}>
              <time dateTime={at}>{say('written.versionAt', { day: dayLabel(at), time: clockTime(at) })}</time>
              {place === 0 && <span>{say('written.asSent')}</span>}
              {place === versions.length - 1 && !isDeleted && <b>{say('written.now')}</b>}
            </p>
            <p className={classes.version} data-note={entry.__typename === 'Note' || undefined} dir="auto">{text}</p>
          </li>
        ))}
      </ol>
    </DialogFrame>
  );
}
