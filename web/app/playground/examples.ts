import { newId } from '../../data/request-id.ts';

/** What the examples are about: things of the person who is signed in. Where there is none, its place says what to put there. */
export interface Story {
  threadId: string | undefined;
  version: number | undefined;
  lastSeq: number | undefined;
  colleagueId: string | undefined;
  clientId: string | undefined;
  teamId: string | undefined;
}

/** One tab: a document, and the variables it starts with. */
export interface Example {
  query: string;
  variables: string;
}

/** The story in tabs, from who one is to the undo. Every id that a deed needs is new, so each can be sent at once, and repeated. */
export function storyTabs(story: Story): Example[] {
  const threadId = story.threadId ?? 'the id of a thread, from the tab Desk';
  const version = story.version ?? 1;
  const transfer = (to: object, note?: string) => ({ input: { threadId, requestId: newId(), version, to, ...(note && { note }) } });
  return [
    tab(viewer),
    tab(desk),
    tab(startThread, {
      input: {
        clientThreadId: newId(),
        to: [story.clientId ?? 'the id of a client, from contacts'],
        asTeam: story.teamId ?? 'the id of a team of yours',
        title: 'Proof of address',
        text: 'Good morning. One paper is missing for your file: a proof of address of the last three months.',
      },
    }),
    tab(readThread, { id: threadId }),
    tab(claim, transfer({ self: true })),
    tab(reply, { input: { threadId, clientMessageId: newId(), text: 'I have it in front of me.', lastSeenSeq: story.lastSeq ?? 1 } }),
    tab(addNote, { input: { threadId, clientNoteId: newId(), text: 'Only staff read this: the bank calls back before three.' } }),
    tab(transferToColleague, transfer({ member: story.colleagueId ?? 'the id of a member, from transferTargets' }, 'The bank confirmed. They call back before three.')),
    tab(leaveAndRemoveAll, { input: { threadId, requestId: newId(), lastSeenSeq: story.lastSeq ?? 1 } }),
    tab(undo, { input: { threadId, requestId: newId() } }),
    tab(threadEntries, { threadId, afterSeq: 0, afterNote: 0 }),
    tab(deskFeed),
  ];
}

function tab(query: string, variables?: object): Example {
  return { query: query.trim(), variables: variables ? JSON.stringify(variables, null, 2) : '' };
}

const viewer = `
# Who is signed in here,
# and which queues this session may open.
query WhoAmI {
  viewer {
    id
    email
    role
    party { name kind }
    teams { open codeAsked team { id name } }
  }
}`;

const desk = `
# The desk at this moment: the queues of your teams,
# and your own inbox. Further pages: cards(after:).
query Desk {
  desk {
    at
    queues {
      team { id name }
      locked
      page { endCursor items { ...PlacedCard } }
    }
    inbox { endCursor items { ...PlacedCard } }
    counts { inbox inboxUnread queues { teamId waiting held } }
  }
}

fragment PlacedCard on PlacedCard {
  card { id title state version lastSeq waitingSince client { name } holder { name } preview { text at } }
  mine { unread readUpTo }
  places { pane teamId sortKey }
}`;

const startThread = `
# Begins a conversation with its first message.
# The same clientThreadId never makes two.
mutation StartThread($input: StartThreadInput!) {
  startThread(input: $input) {
    ... on ThreadStarted { thread { id title state version lastSeq } }
    ... on ThreadAlreadyOpen { thread { id title } }
  }
}`;

const readThread = `
# One thread with its newest entries.
# A client who asks the same never sees a note.
query Thread($id: ID!) {
  thread(id: $id) {
    id
    title
    state
    version
    lastSeq
    lastNoteNo
    holder { name }
    can { reply note take transfer close undo }
    transferTargets { queue waiting members { holds party { id name } } teams { party { id name } } }
    entries(last: 20) {
      startCursor
      items {
        ... on Message { seq at text author { person { name } team { name } } }
        ... on Line { seq at lineKind: kind actor { person { name } } subject { name } }
        ... on Note { noteNo afterSeq at text handover noteAuthor: author { name } }
        ... on StaffLine { noteNo afterSeq at staffLineKind: kind staffActor: actor { name } }
      }
    }
  }
}`;

const deedResult = `
    __typename
    ... on ThreadTransferred { changed thread { id state version holder { name } } }
    ... on TransferConflict { since version holder { name } }
    ... on TargetUnavailable { reason party { name } alternatives { queue members { holds party { id name } } } }
    ... on ThreadEnded { thread { id closedAt } }`;

const claim = `
# Takes the thread from the queue, or over from a colleague.
# Decided on an old version, it is a conflict that names
# who has it.
mutation Claim($input: TransferThreadInput!) {
  transferThread(input: $input) {${deedResult}
  }
}`;

const reply = `
# Answers the client. If somebody answered since
# lastSeenSeq, it is handed back instead of sent.
mutation Reply($input: SendMessageInput!) {
  sendMessage(input: $input) {
    __typename
    ... on MessageSent { message { seq at text } thread { state version } }
    ... on SendBlocked { reason at lastSeq canForce who { name } holder { name } }
    ... on ThreadEnded { thread { id closedAt } }
  }
}`;

const addNote = `
# A note that staff alone see. It takes no seq:
# for the client there is no gap.
mutation AddNote($input: AddNoteInput!) {
  addNote(input: $input) {
    __typename
    ... on NoteAdded { note { noteNo afterSeq text } }
    ... on ThreadEnded { thread { id closedAt } }
  }
}`;

const transferToColleague = `
# Hands it to a colleague with a note. The version is that
# of the thread now: see the tab Thread, or a conflict.
mutation TransferToColleague($input: TransferThreadInput!) {
  transferThread(input: $input) {${deedResult}
  }
}`;

const leaveAndRemoveAll = `
# Ends the conversation for everyone, yourself last.
# Refused while the client wrote what you have not read.
mutation LeaveAndRemoveAll($input: LeaveAndRemoveAllInput!) {
  leaveAndRemoveAll(input: $input) {
    __typename
    ... on EverybodyLeft { undoUntil left { name } thread { id state closedAt } }
    ... on UnreadClientMessages { count lastSeq messages { seq text } }
  }
}`;

const undo = `
# Within a minute, by the same person: everybody is back
# and has missed nothing.
mutation Undo($input: UndoLeaveAndRemoveAllInput!) {
  undoLeaveAndRemoveAll(input: $input) {
    __typename
    ... on ThreadReopened { thread { id state version } }
    ... on UndoExpired { reason thread { id state } }
  }
}`;

const threadEntries = `
# Live, over the same session: replays what is newer than
# the two numbers, then goes on. Every entry once, in order.
subscription ThreadEntries($threadId: ID!, $afterSeq: Int!, $afterNote: Int) {
  threadEntries(threadId: $threadId, afterSeq: $afterSeq, afterNote: $afterNote) {
    __typename
    ... on Message { seq at text author { person { name } team { name } } }
    ... on Line { seq at lineKind: kind actor { person { name } } subject { name } }
    ... on Note { noteNo afterSeq at text noteAuthor: author { name } }
    ... on StaffLine { noteNo afterSeq at staffLineKind: kind staffActor: actor { name } }
    ... on ThreadChanged { thread { id state version title holder { name } } }
    ... on ThreadAccessEnded { threadId readableUpTo }
  }
}`;

const deskFeed = `
# Live: a snapshot of the lists, then every card that comes,
# changes or goes. Leave it running, claim in another window.
subscription DeskFeed {
  desk {
    __typename
    ... on DeskSnapshot { at counts { inbox inboxUnread } queues { team { name } locked page { items { card { id title } } } } }
    ... on CardChanged { placed { card { id title state version holder { name } } places { pane teamId sortKey } } counts { inbox inboxUnread } }
    ... on CardGone { threadId }
  }
}`;
