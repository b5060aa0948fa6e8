/**
 * How those on one side of a conversation, its client or its staff, see what the subscriptions tell: `alike` all of them
 * alike; `but its author` the same, but for whoever wrote it, who is told apart from the others; `viewer` each in their
 * own way: their rights, how far they have read, their lists, what stands under a rule of its own. What is not marked is
 * the viewer's. An event of which only alike parts are asked may be worked out once and sent to all of a side, so a field
 * belongs here only if nobody of that side may ever see less of it than somebody else.
 */
export type Sight = 'alike' | 'but its author' | 'viewer';

const alike = (...fields: string[]): Record<string, Sight> => Object.fromEntries(fields.map((field) => [field, 'alike']));

export const sights: Record<string, Record<string, Sight> | 'viewer'> = {
  Message: { ...alike('id', 'threadId', 'seq', 'at', 'author', 'text', 'automatic', 'via', 'changeNo', 'editedAt', 'deletedAt', 'inReplyTo'), clientMessageId: 'but its author' },
  Line: alike('id', 'threadId', 'seq', 'at', 'kind', 'actor', 'subject', 'team', 'text', 'via'),
  Note: { ...alike('id', 'threadId', 'noteNo', 'afterSeq', 'at', 'author', 'text', 'handover', 'via', 'changeNo', 'editedAt', 'deletedAt', 'inReplyTo', 'mentions'), clientNoteId: 'but its author' },
  StaffLine: alike('id', 'threadId', 'noteNo', 'afterSeq', 'at', 'kind', 'actor', 'subject', 'team', 'text', 'via'),
  EntryChanged: alike('entry'),
  Speaker: alike('person', 'team'),
  Party: alike('id', 'kind', 'name', 'shortName', 'tint', 'avatar'),

  // Rights, unread, how far one has read, and what of it the rule of seeing lets through.
  ThreadChanged: 'viewer',
  ThreadAccessEnded: 'viewer',
  Thread: 'viewer',
  Draft: 'viewer',
  ReadyReply: 'viewer',
  CannedReply: 'viewer',
  Macro: 'viewer',
  MacroAct: 'viewer',
  MacroChoices: 'viewer',
  TeamOutcomes: 'viewer',
  Tag: 'viewer',
  Outcome: 'viewer',
  OutcomeChoices: 'viewer',
  ThreadRights: 'viewer',
  LinkedThread: 'viewer',
  EarlierThreads: 'viewer',
  EntryVersion: 'viewer',
  Reader: 'viewer',
  Participant: 'viewer',
  Engagement: 'viewer',
  EntryPage: 'viewer',
  TransferTargets: 'viewer',
  TransferMember: 'viewer',
  TransferTeam: 'viewer',
  Availability: 'viewer',
  // Lists are of one account each.
  DeskSnapshot: 'viewer',
  DeskQueue: 'viewer',
  DeskCounts: 'viewer',
  QueueCount: 'viewer',
  CardChanged: 'viewer',
  CardGone: 'viewer',
  NoticesChanged: 'viewer',
  Notices: 'viewer',
  NoticeChoice: 'viewer',
  QuietHours: 'viewer',
  AvailabilityChanged: 'viewer',
  CardWatched: 'viewer',
  CardWriter: 'viewer',
  CardPage: 'viewer',
  PlacedCard: 'viewer',
  Place: 'viewer',
  CardState: 'viewer',
  Card: 'viewer',
  CardPreview: 'viewer',
  WaitingClock: 'viewer',
  ClockPause: 'viewer',
  // Under rules of their own.
  ContactCard: 'viewer',
  ContactHours: 'viewer',
  HoursInterval: 'viewer',
  HoursException: 'viewer',
  HoursSpan: 'viewer',
  // Nobody is told of their own typing; of reading, each what others have read.
  TypingSignal: alike('threadId', 'who', 'note'),
  // All of the staff are told alike who looks; clients are never told.
  LookingSignal: alike('threadId', 'lookers'),
  ReadSignal: 'viewer',
};

/** Whether everybody on a side who did not write it sees this field alike. */
export function isAlike(type: string, field: string): boolean {
  const marked = sights[type];
  return field === '__typename' || (marked !== undefined && marked !== 'viewer' && marked[field] !== undefined && marked[field] !== 'viewer');
}
