import type { PartyView } from '../../domain/accounts/find.ts';
import type { EntryView, LineView, StaffLineView } from '../../domain/threads/entry-views.ts';
import type { Speaker } from '../../domain/threads/views.ts';

/** Whom the entries name, by id. */
export type Names = ReadonlyMap<string, PartyView>;

/** How a transcript says when: by the clocks of one place. */
export interface Clock {
  zone: string;
  day(at: Date): string;
  time(at: Date): string;
}

export function clockOf(zone: string): Clock {
  const day = new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const time = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
  return { zone, day: (at) => day.format(at), time: (at) => time.format(at) };
}

/** What stands over an entry: who wrote it. Lines say it themselves. */
export function authorOf(entry: EntryView, names: Names): string | null {
  switch (entry.is) {
    case 'Message':
      return speakerIn(entry.author, names);
    case 'Note':
      return `Note by ${names.get(entry.authorId)?.name ?? SOMEBODY}, only staff can see this`;
    default:
      return null;
  }
}

/** When it was written, and that it was changed since. */
export function timeOf(entry: EntryView, clock: Clock): string {
  const edited = (entry.is === 'Message' || entry.is === 'Note') && entry.editedAt !== null;
  return edited ? `${clock.time(entry.at)}, edited` : clock.time(entry.at);
}

/** What was written, or what happened. */
export function textOf(entry: EntryView, names: Names): string {
  if (entry.is !== 'Message' && entry.is !== 'Note') return sentenceOf(entry, names);
  return entry.deletedAt === null ? entry.text : 'Taken back by its author.';
}

/** "Ana Moreau, Support"; where clients do not read members, the team alone. */
function speakerIn({ personId, teamId }: Speaker, names: Names): string {
  return [personId, teamId].flatMap((id) => (id === null ? [] : [names.get(id)?.name ?? SOMEBODY])).join(', ') || SOMEBODY;
}

function sentenceOf(line: LineView | StaffLineView, names: Names): string {
  const name = (id: string | null) => names.get(id ?? '')?.name;
  const person = line.is === 'Line' ? line.actor.personId : line.actorId;
  const team = name(line.teamId);
  const actor = name(person) ?? team ?? SOMEBODY;
  const member = names.get(person ?? '')?.kind === 'STAFF' && team !== undefined ? `${actor} from ${team}` : actor;
  const subject = name(line.subjectId);
  switch (line.kind) {
    case 'STARTED':
      return `${member} started the conversation`;
    case 'JOINED':
      return `${member} joined`;
    case 'TOOK_OVER':
      return subject === undefined ? `${member} took over` : `${member} took over from ${subject}`;
    case 'MOVED':
      return `The conversation moved from ${subject ?? SOMEBODY} to ${team ?? SOMEBODY}`;
    case 'ADDED':
      return `${actor} added ${subject ?? 'somebody'}`;
    case 'REMOVED':
      return `${actor} removed ${subject ?? 'somebody'}`;
    case 'LEFT':
      return `${actor} left`;
    case 'RENAMED':
      return `${actor} changed the title to “${line.text ?? ''}”`;
    case 'CLOSED':
      return `${actor} ended the conversation`;
    case 'REOPENED':
      return `${actor} opened the conversation again`;
    case 'RETURNED':
      return `${actor} returned the conversation to ${team ?? SOMEBODY}`;
    case 'HOLDER_LOST':
      return `${subject ?? SOMEBODY} can no longer hold this, it waits in ${team ?? SOMEBODY} again`;
    case 'HANDED_BACK':
      return `${subject ?? SOMEBODY} had not answered within ${line.text ?? ''} minutes, it waits in ${team ?? SOMEBODY} again`;
    case 'TAGGED':
      return line.text === null ? `${actor} took all tags off` : `${actor} set the tags: ${line.text}`;
    case 'SNOOZED':
      return `${actor} snoozed this`;
    case 'WOKEN':
      return person === null ? 'The snooze is over' : `${actor} woke this`;
    case 'PUT_ON_HOLD':
      return `${actor} put this on hold: “${line.text ?? ''}”`;
    case 'TAKEN_OFF_HOLD':
      return `${actor} took this off hold`;
    case 'ADMINISTRATOR':
      return `${actor} acted as system administrator: “${line.text ?? ''}”`;
  }
}

/** Whoever an entry names. */
export function namedIn(entry: EntryView): string[] {
  const ids = entry.is === 'Message' ? [entry.author.personId, entry.author.teamId]
    : entry.is === 'Note' ? [entry.authorId]
      : [entry.is === 'Line' ? entry.actor.personId : entry.actorId, entry.teamId, entry.subjectId];
  return ids.filter((id) => id !== null);
}

const SOMEBODY = 'Somebody';
