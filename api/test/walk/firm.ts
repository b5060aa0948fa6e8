import { randomUUID } from 'node:crypto';
import { hashPassword } from '../../domain/access/hashing.ts';
import { createAccount } from '../../domain/accounts/create-account.ts';
import { deleteMessage } from '../../domain/messages/delete.ts';
import { editMessage } from '../../domain/messages/edit.ts';
import { addNote } from '../../domain/messages/note.ts';
import type { SendMessageOutcome } from '../../domain/messages/send.ts';
import { addParticipants } from '../../domain/threads/participants.ts';
import { leaveAndRemoveAll } from '../../domain/threads/close.ts';
import { leaveThread } from '../../domain/threads/leave.ts';
import { createCannedReply } from '../../domain/texts/canned-replies.ts';
import type { GivenAct } from '../../domain/texts/macro.ts';
import { createMacro } from '../../domain/texts/macros.ts';
import type { GivenOwner } from '../../domain/texts/ownership.ts';
import { setOutcomes, setTags } from '../../domain/texts/tags-and-outcomes.ts';
import { setThreadTags } from '../../domain/threads/tags.ts';
import { putOnHold } from '../../domain/threads/on-hold.ts';
import { startThread } from '../../domain/threads/start.ts';
import { keptPost } from '../kept-post.ts';
import type { Name, Served } from '../served.ts';

/** Everybody who signs in. */
export const PEOPLE = ['ana', 'ben', 'dara', 'emil', 'greta', 'lena', 'olga', 'chloe', 'hana'] as const satisfies Name[];
const HOURS = { timeZone: 'Europe/London', intervals: [{ weekday: 1, opens: '09:00', closes: '17:00' }], exceptions: [{ date: '2030-12-24', spans: [{ opens: '09:00', closes: '12:00' }], name: 'Christmas Eve' }] };
/** When Ana is available again: members of her team may know it, nobody else. */
export const AVAILABLE_AGAIN = '2031-07-17T09:41:23.000Z';
export const FIRM_PASSWORD = 'a lantern on the quay';

/** What was said and done, so that a test can look for it where it does not belong. */
export interface Firm {
  /** Conversations, by what happened in them. */
  threads: Record<'helped' | 'ended' | 'begunAgain' | 'hanas' | 'movedToTeam' | 'movedFromTeam' | 'endedByRank' | 'left' | 'named' | 'amongStaff' | 'waiting' | 'aside', string>;
  /** Words that only some may read. */
  words: { notes: string[]; staffLines: string[]; before: string[]; ofSupport: string[]; ofOnboarding: string[]; ofHana: string[]; named: string[]; amongStaff: string[] };
  phones: Record<string, string>;
  /** What opens something: cookies, links, hashes. */
  secrets: string[];
  /** Of an invitation that is open. */
  invitation: string;
  /** Support's macros: one that can be carried out on a thread of theirs, and one whose acts cannot. */
  macros: { runs: string; stops: string };
  paul: string;
}

/**
 * A firm in which everything has happened: conversations that were helped with, ended, begun again, moved from team to
 * team, left and ended by rank; notes in each. Onboarding answers as one; of Support clients read who answered.
 */
export async function fillFirm(served: Served): Promise<Firm> {
  const { world } = served;
  const { id, sql } = world;
  await sql(`update account set attribution = 'TEAM', one_open_thread = false, hours = $2 where id = $1`, [id.onboarding, JSON.stringify(HOURS)]);
  await sql(`insert into terms (version, text, published_by) values (1, 'Be kind.', $1)`, [id.olga]);
  const phones = await givePhones(served);
  const password = await hashPassword(FIRM_PASSWORD);
  await sql(`update account set password_hash = $1 where kind <> 'TEAM'`, [password]);

  const says = (name: Name, threadId: string, text: string) => world.says(name, threadId, text);
  const notes = (name: Name, threadId: string, text: string) => world.as(name, (call) => addNote(call, { threadId, clientNoteId: randomUUID(), text }));
  const starts = async (name: Name, to: string[], title: string, text: string, continues?: string) =>
    (await world.as(name, (call) => startThread(call, { clientThreadId: randomUUID(), to, title, text, continues: continues ?? null }))).threadId;
  const ends = (name: Name, threadId: string, reason?: string) => world.as(name, (call) => leaveAndRemoveAll(call, { threadId, requestId: randomUUID(), lastSeenSeq: 99, confirmUnread: true, reason: reason ?? null }));
  const adds = (name: Name, threadId: string, whom: string[]) => world.as(name, (call) => addParticipants(call, { threadId, requestId: randomUUID(), accountIds: whom }));

  // Ana answers for Support; Ben looks on with a note and is never named; Greta helps.
  const helped = await starts('chloe', [id.support], 'Subject Heron', 'Text Heron asks.');
  await world.transfer('ana', helped, { self: true });
  await says('ana', helped, 'Text Heron answers.');
  await notes('ben', helped, 'Note Heron');
  // What stood there before, and what was taken back.
  const changed = await messageOf(says('ana', helped, 'Text Dipper, too soon.'));
  await world.as('ana', (call) => editMessage(call, { threadId: helped, requestId: randomUUID(), messageId: changed, text: 'Text Heron, changed.', from: 0 }));
  const takenBack = await messageOf(says('ana', helped, 'Text Coot, to somebody else.'));
  await world.as('ana', (call) => deleteMessage(call, { threadId: helped, requestId: randomUUID(), messageId: takenBack }));
  await world.transfer('ana', helped, { queue: true });
  await world.transfer('ana', helped, { self: true }, { note: 'Note Handover' });
  await adds('ana', helped, [id.greta]);

  // Emil answers for Onboarding, which answers as one; Dara helps, and neither is named to Chloe.
  const ended = await starts('chloe', [id.onboarding], 'Subject Plover', 'Text Plover asks.');
  await world.transfer('emil', ended, { self: true });
  await says('emil', ended, 'Text Plover answers.');
  await notes('emil', ended, 'Note Plover');
  await adds('emil', ended, [id.dara]);
  await ends('emil', ended);
  const begunAgain = await starts('chloe', [id.onboarding], 'Subject Curlew', 'Text Curlew asks.', ended);
  await world.transfer('emil', begunAgain, { self: true });
  await says('emil', begunAgain, 'Text Curlew answers.');
  await notes('dara', begunAgain, 'Note Curlew');

  const hanas = await starts('hana', [id.onboarding], 'Subject Osprey', 'Text Osprey asks.');
  await world.transfer('emil', hanas, { self: true });
  await notes('emil', hanas, 'Note Osprey');

  const movedToTeam = await starts('chloe', [id.support], 'Subject Teal', 'Text Teal asks.');
  await world.transfer('ana', movedToTeam, { self: true });
  await world.transfer('ana', movedToTeam, { team: id.onboarding }, { note: 'Note Teal' });
  await world.transfer('emil', movedToTeam, { self: true });
  const movedFromTeam = await starts('chloe', [id.onboarding], 'Subject Wren', 'Text Wren asks.');
  await world.transfer('emil', movedFromTeam, { self: true });
  await says('emil', movedFromTeam, 'Text Wren answers.');
  await world.transfer('emil', movedFromTeam, { team: id.support }, { note: 'Note Wren' });

  const endedByRank = await starts('chloe', [id.support], 'Subject Crane', 'Text Crane asks.');
  await ends('olga', endedByRank, 'Reason Crane');
  const left = await starts('chloe', [id.support], 'Subject Stork', 'Text Stork asks.');
  await world.as('chloe', (call) => leaveThread(call, { threadId: left, requestId: randomUUID() }));
  const named = await starts('chloe', [id.greta], 'Subject Swift', 'Text Swift asks.');
  await notes('greta', named, 'Note Swift');
  const amongStaff = await starts('ben', [id.ana], 'Subject Rook', 'Text Rook among staff.');
  const waiting = await starts('chloe', [id.support], 'Subject Finch', 'Text Finch asks.');
  const aside = await starts('chloe', [id.support], 'Subject Grebe', 'Text Grebe asks.');
  await world.transfer('ana', aside, { self: true });
  await world.as('ana', (call) => putOnHold(call, { threadId: aside, requestId: randomUUID(), waitingFor: 'Outside Grebe' }));

  await sql(`insert into availability (account_id, state, until) values ($1, 'BUSY', $2)`, [id.ana, AVAILABLE_AGAIN]);

  // Ben's own, Support's and the firm's: texts that people write with.
  const writes = (name: Name, owner: GivenOwner, word: string) => world.as(name, (call) => createCannedReply(call, { for: owner, shortcut: word, title: `Title ${word}`, text: `Canned ${word}, {client.firstName}.` }));
  await writes('ben', { me: true }, 'Tern');
  await writes('ana', { team: id.support }, 'Robin');
  await writes('lena', { firm: true }, 'Lark');

  const acts = (name: Name, owner: GivenOwner, word: string, given: GivenAct[]) => world.as(name, (call) => createMacro(call, { for: owner, name: `Macro ${word}`, acts: given }));
  await acts('ben', { me: true }, 'Tern', [{ note: 'Canned Tern' }, { self: true }]);
  const runs = await acts('ana', { team: id.support }, 'Robin', [{ note: 'Canned Robin' }]);
  const stops = await acts('ana', { team: id.support }, 'Robin twice', [{ member: id.ben }, { team: id.onboarding }, { member: id.emil }]);
  await acts('lena', { firm: true }, 'Lark', [{ note: 'Canned Lark' }, { end: {} }]);
  // By which staff call it, and how it ended: nothing for clients.
  const [firms] = await world.as('lena', (call) => setTags(call, { tags: [{ name: 'Tag Dunnock', tint: 1 }] }));
  const [ours] = await world.as('lena', (call) => setTags(call, { teamId: id.support, tags: [{ name: 'Tag Siskin', tint: 2 }] }));
  await world.as('lena', (call) => setOutcomes(call, { teamId: id.support, asked: 'OPTIONAL', outcomes: [{ name: 'Outcome Fulmar' }] }));
  await world.as('ana', (call) => setThreadTags(call, { threadId: helped, requestId: randomUUID(), tagIds: [firms?.id ?? '', ours?.id ?? ''] }));
  await sql(`update thread set outcome_id = (select id from outcome limit 1), tag_ids = $2 where id = $1`, [left, [firms?.id, ours?.id]]);

  const post = keptPost();
  const paul = await world.as('lena', (call) => createAccount(post, call, { client: { name: 'Paul Stern', email: 'paul@stern.example', securePhone: '+447700900777' } }));
  const invitation = post.tokenTo('paul@stern.example');
  const program = await served.token('ana', { scopes: ['READ_DIRECTORY'] });
  return {
    threads: { helped, ended, begunAgain, hanas, movedToTeam, movedFromTeam, endedByRank, left, named, amongStaff, waiting, aside },
    words: {
      notes: ['Heron', 'Handover', 'Plover', 'Curlew', 'Osprey', 'Teal', 'Wren', 'Swift'].map((word) => `Note ${word}`),
      staffLines: ['Reason Crane', 'Outside Grebe'],
      before: ['Text Dipper', 'Text Coot'],
      ofSupport: ['Heron', 'Crane', 'Stork', 'Finch', 'Grebe'].flatMap((word) => [`Subject ${word}`, `Text ${word}`]),
      ofOnboarding: ['Plover', 'Curlew'].flatMap((word) => [`Subject ${word}`, `Text ${word}`]),
      ofHana: ['Subject Osprey', 'Text Osprey'],
      named: ['Subject Swift', 'Text Swift'],
      amongStaff: ['Subject Rook', 'Text Rook'],
    },
    phones: { ...phones, paul: '+447700900777' },
    secrets: [password, invitation, program.secret, ...(await hashesIn(served))],
    invitation,
    macros: { runs: runs.id, stops: stops.id },
    paul: paul.id,
  };
}

async function messageOf(sending: Promise<SendMessageOutcome>): Promise<string> {
  const sent = await sending;
  if (sent.is !== 'MessageSent') throw new Error(sent.is);
  return sent.message.id;
}

/** A secure phone for everybody and for Support, none like another; Greta and Chloe show another one. */
async function givePhones({ world }: Served): Promise<Record<string, string>> {
  const phones: Record<string, string> = {};
  for (const [i, name] of [...PEOPLE, 'support' as const].entries()) {
    phones[name] = `+4477009003${String(i + 10)}`;
    await world.sql('update account set secure_phone = $2, phone_verified_at = now() where id = $1', [world.id[name], phones[name]]);
  }
  await world.sql(`update account set shown_phone = '+442079460001', job_title = 'Adviser' where id = $1`, [world.id.greta]);
  return phones;
}

/** What is kept of sessions and links, as somebody would see it who read the database. */
async function hashesIn({ world }: Served): Promise<string[]> {
  const rows = await world.sql<{ hash: string }>(`select encode(token_hash, 'hex') as hash from session union all select encode(token_hash, 'hex') from password_link`);
  return rows.map(({ hash }) => hash);
}
