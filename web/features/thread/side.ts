import type { SpeakerFieldsFragment, ThreadHeadFragment } from '../../data/generated.ts';
import { say } from '../../ui/say.ts';
import type { MessageView } from './entry.ts';

/** Where a message stands: whoever writes to us at the start, our own side at the end. */
export type Side = 'start' | 'end';

/**
 * Staff see the client at the start and everybody of the house at the end; in a thread among staff, and for clients,
 * the end is one's own.
 */
export function sideOf(author: SpeakerFieldsFragment, thread: Pick<ThreadHeadFragment, 'client'>, viewer: { id: string; isStaff: boolean }): Side {
  if (viewer.isStaff && thread.client) return author.person?.kind === 'CLIENT' ? 'start' : 'end';
  return author.person?.id === viewer.id ? 'end' : 'start';
}

/** Who speaks in a message; of one that nobody wrote, that it is the team by itself. */
export function messageLabel({ author, automatic }: MessageView, isStaff: boolean): string {
  return automatic ? say('thread.automatic', { team: author.team?.shortName ?? '' }) : speakerLabel(author, isStaff);
}

/** "Ana · Support" for staff, "Ana, Support" for clients; the team alone where clients do not read names. */
function speakerLabel({ person, team }: SpeakerFieldsFragment, isStaff: boolean): string {
  if (!person || !team) return person?.shortName ?? team?.shortName ?? say('thread.somebody');
  return say(isStaff ? 'thread.speaker' : 'thread.speakerToClient', { person: person.shortName, team: team.shortName });
}
