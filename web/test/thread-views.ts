import type { EntryView, LineView, MessageView, NoteView, PartyView, ThreadView } from '../features/thread/entry.ts';

/** The cast, as it stands in a thread. */
export const people = {
  ana: party('ana', 'STAFF', 'Ana Moreau', 'Ana'),
  ben: party('ben', 'STAFF', 'Ben Okafor', 'Ben'),
  dara: party('dara', 'STAFF', 'Dara Lindqvist', 'Dara'),
  chloe: party('chloe', 'CLIENT', 'Chloe Bennett', 'Chloe'),
  support: party('support', 'TEAM', 'Support', 'Support'),
  onboarding: party('onboarding', 'TEAM', 'Onboarding', 'Onboarding'),
};

/** "13:38" of the day on which everything happens, in the reader's own zone. */
export function at(time: string, day = 12): string {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return new Date(2026, 2, day, hours, minutes).toISOString();
}

export function message(seq: number, person: PartyView | null, time: string, change: Partial<MessageView> & { team?: PartyView | null } = {}): MessageView {
  const { team = person?.kind === 'STAFF' ? people.support : null, ...rest } = change;
  return { __typename: 'Message', id: `m${seq}`, threadId: 't', seq, at: at(time), text: `message ${seq}`, automatic: false, clientMessageId: null, via: null, ...unchanged, author: { __typename: 'Speaker', person, team }, ...rest };
}

/** As it was sent. */
const unchanged = { changeNo: 0, editedAt: null, deletedAt: null, inReplyTo: null };

type PublicLine = Extract<LineView, { __typename: 'Line' }>;

export function line(seq: number, kind: PublicLine['kind'], person: PartyView | null, time: string, change: Partial<PublicLine> = {}): PublicLine {
  const actor = { __typename: 'Speaker' as const, person, team: person?.kind === 'STAFF' ? people.support : null };
  return { __typename: 'Line', id: `l${seq}`, threadId: 't', seq, at: at(time), kind, actor, subject: null, team: people.support, newTitle: null, ...change };
}

type StaffLine = Extract<LineView, { __typename: 'StaffLine' }>;

export function staffLine(afterSeq: number, staffKind: StaffLine['staffKind'], by: PartyView | null, time: string, change: Partial<StaffLine> = {}): StaffLine {
  return { __typename: 'StaffLine', id: `s${afterSeq}`, threadId: 't', noteNo: afterSeq, afterSeq, at: at(time), staffKind, by, subject: null, team: people.support, reason: null, ...change };
}

export function note(afterSeq: number, writer: PartyView, time: string, change: Partial<NoteView> = {}): NoteView {
  return { __typename: 'Note', id: `n${afterSeq}`, threadId: 't', noteNo: afterSeq, afterSeq, at: at(time), text: `note after ${afterSeq}`, handover: false, clientNoteId: null, via: null, ...unchanged, mentions: [], writer, ...change };
}

/** Chloe wrote to Support, Ben answered, Ana took over from him. */
export function afternoon(): EntryView[] {
  const { ana, ben, chloe } = people;
  return [
    line(1, 'STARTED', chloe, '13:38'),
    message(2, chloe, '13:38'),
    line(3, 'JOINED', ben, '13:41'),
    message(4, ben, '13:42'),
    note(4, ben, '13:49'),
    line(5, 'TOOK_OVER', ana, '13:52', { subject: ben }),
    note(5, ben, '13:52', { id: 'handover', handover: true }),
    message(6, ana, '13:54'),
    message(7, chloe, '14:01'),
    message(8, chloe, '14:02'),
  ];
}

/** The thread of that afternoon, held by Ana. */
export function threadView(change: Partial<ThreadView> = {}): ThreadView {
  return {
    __typename: 'Thread',
    id: 't',
    title: 'Transfer to the new account',
    state: 'HELD',
    team: people.support,
    client: people.chloe,
    holder: people.ana,
    participants: [
      participant(people.chloe, 'CLIENT'),
      participant(people.support, 'TEAM'),
      participant(people.ana, 'HOLDER'),
      participant(people.ben, 'NAMED'),
    ],
    engagements: [engagement(people.ben, 3, 4, '13:41', '13:52'), engagement(people.ana, 5, null, '13:52', null)],
    version: 4,
    waitingSince: at('14:01'),
    snoozedUntil: null,
    onHold: null,
    clock: { __typename: 'WaitingClock', since: at('14:01'), lateAt: at('14:13'), overAt: at('14:21'), pauses: [] },
    needsReply: true,
    lastSeq: 8,
    lastNoteNo: 2,
    lastChange: 0,
    lastNoteChange: 0,
    createdAt: at('13:38'),
    closedAt: null,
    closedBy: null,
    closeKind: null,
    tags: [],
    outcome: null,
    undoUntil: null,
    earlier: null,
    later: null,
    can: { ...noRights, reply: true, note: true, transfer: true, close: true },
    readUpTo: 8,
    unread: 0,
    readByOthersUpTo: 6,
    readers: [],
    mentioned: false,
    ...change,
  };
}

export const noRights: ThreadView['can'] = {
  __typename: 'ThreadRights',
  reply: false,
  note: false,
  take: false,
  transfer: false,
  close: false,
  undo: false,
  rename: false,
  add: false,
  remove: false,
  leave: false,
  putAside: false,
  startAgain: false,
};

export function participant(who: PartyView, part: ThreadView['participants'][number]['part']): ThreadView['participants'][number] {
  return { __typename: 'Participant', party: who, part, fromSeq: 1, readUpTo: part === 'TEAM' ? null : 0 };
}

export function engagement(member: PartyView, fromSeq: number, toSeq: number | null, from: string, to: string | null): NonNullable<ThreadView['engagements']>[number] {
  return { __typename: 'Engagement', id: `e${fromSeq}`, member, team: people.support, fromSeq, toSeq, startedAt: at(from), endedAt: to && at(to) };
}

function party(id: string, kind: PartyView['kind'], name: string, shortName: string): PartyView {
  return { __typename: 'Party', id, kind, name, shortName, tint: 1, avatar: null };
}
