import type { ThreadView } from './entry.ts';

type Engagement = NonNullable<ThreadView['engagements']>[number];

/** A stretch of a team's thread: somebody acted for the team, or the client waited. Seqs may be empty while nothing was written. */
export interface Step {
  key: string;
  by: Pick<Engagement, 'member' | 'team'> | null;
  startedAt: string;
  /** Null while it lasts. */
  endedAt: string | null;
  fromSeq: number;
  /** Null while it lasts; below `fromSeq` if nothing has that stretch. */
  toSeq: number | null;
}

/** Who was on the thread for how long, the waits between them too, oldest first. */
export function engagementSteps(thread: Pick<ThreadView, 'createdAt' | 'engagements' | 'state' | 'lastSeq'>): Step[] {
  const steps: Step[] = [];
  let free: { since: string; fromSeq: number } | null = { since: thread.createdAt, fromSeq: 1 };
  for (const engagement of thread.engagements ?? []) {
    if (free && isWait(free, engagement)) steps.push(wait(free.since, free.fromSeq, engagement.startedAt, engagement.fromSeq - 1));
    steps.push({ key: engagement.id, by: engagement, startedAt: engagement.startedAt, endedAt: engagement.endedAt, fromSeq: engagement.fromSeq, toSeq: engagement.toSeq });
    free = engagement.endedAt ? { since: engagement.endedAt, fromSeq: (engagement.toSeq ?? engagement.fromSeq) + 1 } : null;
  }
  if (free && thread.state === 'QUEUED') steps.push(wait(free.since, free.fromSeq, null, null));
  return steps;
}

/** A hand from colleague to colleague, and a thread that staff began, have no wait between. */
function isWait(free: { since: string; fromSeq: number }, next: Engagement): boolean {
  return next.fromSeq > free.fromSeq || Date.parse(next.startedAt) - Date.parse(free.since) >= 1000;
}

function wait(startedAt: string, fromSeq: number, endedAt: string | null, toSeq: number | null): Step {
  return { key: `wait:${startedAt}`, by: null, startedAt, endedAt, fromSeq, toSeq };
}
