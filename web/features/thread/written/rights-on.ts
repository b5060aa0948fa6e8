import type { Viewer } from '../../../data/viewer.ts';
import type { ThreadView, WrittenView } from '../entry.ts';

/** What is offered about one message or note. Whether it may be done the server decides, by the rights that stand in the thread. */
export interface RightsOn {
  reply: boolean;
  change: boolean;
  versions: boolean;
}

export function rightsOn(entry: WrittenView, { can, team }: Pick<ThreadView, 'can' | 'team'>, viewer: Pick<Viewer, 'isStaff' | 'party' | 'teams'>): RightsOn {
  const isNote = entry.__typename === 'Note';
  const isOwn = viewer.party.id === (isNote ? entry.writer.id : entry.author.person?.id);
  const isDeleted = entry.deletedAt !== null;
  const isMember = team !== null && viewer.teams.some((membership) => membership.team.id === team.id);
  return {
    reply: !isDeleted && (isNote ? can.note : can.reply || can.note),
    // What a program of theirs has written, people leave as it is.
    change: isOwn && !isDeleted && (isNote ? can.note : can.reply),
    versions: entry.changeNo > 0 && (isDeleted ? isMember : viewer.isStaff || isOwn),
  };
}
