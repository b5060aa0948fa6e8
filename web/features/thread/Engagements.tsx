import { Jack } from '../../ui/Jack.tsx';
import { say } from '../../ui/say.ts';
import { useNow } from '../../ui/when.ts';
import { dayAndTime } from './closing-words.ts';
import classes from './ContextPane.module.css';
import { engagementSteps, type Step } from './engagement-steps.ts';
import type { ThreadView } from './entry.ts';
import { span } from './span.ts';

/** Who acted for the team, for how long and in which entries, the waits between them too. */
export function Engagements({ thread, viewerId }: { thread: ThreadView; viewerId: string }) {
  const now = useNow(60_000);
  const steps = engagementSteps(thread);
  if (steps.length === 0) return null;
  return (
    <section className={classes.section}>
      <div className={classes.sectionHead}>
        <h3>{say('thread.context.engagements')}</h3>
      </div>
      <ol className={classes.steps}>
        {steps.map((step) => (
          <li key={step.key} data-step={step.by ? 'held' : 'waited'} data-now={step.endedAt === null || undefined}>
            <Jack state={step.by ? (step.by.member.id === viewerId ? 'mine' : 'theirs') : 'start'} size={14} />
            <span className={classes.label}>{whoWords(step, viewerId)}</span>
            <time dateTime={step.startedAt}>{dayAndTime(step.startedAt, now)}</time>
            <span className={classes.job}>{extentWords(step)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function whoWords({ by, endedAt }: Step, viewerId: string): string {
  if (!by) return say(endedAt ? 'thread.context.waited' : 'thread.context.waits');
  return say('thread.context.engagement', { member: by.member.id === viewerId ? say('thread.you') : by.member.shortName, team: by.team.shortName });
}

/** "11 min, entries 3 to 6"; while it lasts, since which entry. */
function extentWords({ startedAt, endedAt, fromSeq, toSeq }: Step): string {
  if (endedAt === null || toSeq === null) return say('thread.context.fromEntry', { from: fromSeq });
  const length = span(Date.parse(endedAt) - Date.parse(startedAt));
  if (toSeq < fromSeq) return length;
  const entries = toSeq === fromSeq ? say('thread.context.entry', { from: fromSeq }) : say('thread.context.entries', { from: fromSeq, to: toSeq });
  return say('thread.context.spanAndEntries', { span: length, entries });
}
