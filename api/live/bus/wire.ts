import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Presence, Ring } from '../../domain/call.ts';
import type { Reached, Subject } from '../doorbell.ts';

/** A ring as it goes over the bus: a subject, below the deployment's prefix, and a few words. */
export interface Said {
  subject: string;
  words: string;
}

/** What a ring was about, as it came from the bus. */
export interface Heard {
  ring: Ring;
  reached?: Reached;
}

export interface Wire {
  wordsOf(ring: Ring, reached?: Reached): Said;
  /** Null for whatever is not exactly as `wordsOf` writes it: another version's, or a stranger's. */
  ringIn(subject: string, words: Uint8Array): Heard | null;
}

/** No ring has more bytes. */
export const LONGEST = 160;

const KINDS: readonly Presence[] = ['LOOKS', 'LEFT', 'WRITES', 'NOTES', 'QUIET'];

const ID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const SUBJECT = new RegExp(`^(thread|team|account|availability|signal)\\.(${ID})$`);
const THREAD = /^(\d{1,10}) (\d{1,10}) (\d{1,10}) (ALL|STAFF)$/;
const LISTS = new RegExp(`^(${ID})(?: (\\d{1,10}) (\\d{1,10}) (\\d{1,10}))?$`);
const WHOLE_ID = new RegExp(`^${ID}$`);
const TYPING = new RegExp(`^(typing (${ID}) (${ID}|-) (note|message)) ([\\w-]{16})$`);

const LOOKING = new RegExp(`^(looking (${ID}) (here|gone)) ([\\w-]{16})$`);
const PRESENCE = new RegExp(`^(presence (${ID}) (${ID}) (LOOKS|LEFT|WRITES|NOTES|QUIET)) ([\\w-]{16})$`);

/** The subject of the bus for one that somebody listens at; null where it is none that rings could come from. */
export function nameOf(subject: Subject): string | null {
  if (subject === 'organisation') return subject;
  const name = subject.replace(':', '.');
  return SUBJECT.test(name) ? name : null;
}

/**
 * Rings say where to look, and whoever looks asks the database: a false one costs a look. All but those
 * that say who is writing or looking, which stands in the ring alone, and is told on. So these are signed, and nobody who has got into NATS makes it seem that
 * somebody writes or looks, or learns from a client's screen that an account exists.
 */
export function createWire(key: Buffer): Wire {
  const signed = (subject: string, words: string): string =>
    `${words} ${createHmac('sha256', key).update(`${subject} ${words}`).digest().subarray(0, 12).toString('base64url')}`;

  const isOurs = (subject: string, words: string, text: string): boolean => timingSafeEqual(Buffer.from(text), Buffer.from(signed(subject, words)));

  const lookingIn = (id: string, text: string): Heard | null => {
    const [, words, accountId, where] = LOOKING.exec(text) ?? [];
    if (words === undefined || accountId === undefined || !isOurs(`signal.${id}`, words, text)) return null;
    return { ring: { on: 'looking', id, accountId, here: where === 'here' } };
  };

  const presenceIn = (id: string, text: string): Heard | null => {
    const [, words, threadId, accountId, what] = PRESENCE.exec(text) ?? [];
    const known = KINDS.find((each) => each === what);
    if (words === undefined || threadId === undefined || accountId === undefined || known === undefined || !isOurs(`team.${id}`, words, text)) return null;
    return { ring: { on: 'presence', id, threadId, accountId, what: known } };
  };

  const typingIn = (id: string, text: string): Heard | null => {
    const [, words, accountId, teamId, what] = TYPING.exec(text) ?? [];
    if (words === undefined || accountId === undefined) return null;
    if (!isOurs(`signal.${id}`, words, text)) return null;
    return { ring: { on: 'typing', id, accountId, teamId: teamId === '-' || teamId === undefined ? null : teamId, note: what === 'note' } };
  };

  return {
    wordsOf: (ring, reached) => {
      switch (ring.on) {
        case 'thread':
          return { subject: `thread.${ring.id}`, words: `${ring.seq} ${ring.noteNo} ${ring.changes} ${ring.audience}` };
        case 'team':
        case 'account':
          return { subject: `${ring.on}.${ring.id}`, words: reached ? `${ring.threadId} ${reached.seq} ${reached.noteNo} ${reached.changes}` : ring.threadId };
        case 'availability':
          return { subject: `availability.${ring.id}`, words: ring.accountId };
        case 'typing':
          return { subject: `signal.${ring.id}`, words: signed(`signal.${ring.id}`, `typing ${ring.accountId} ${ring.teamId ?? '-'} ${ring.note ? 'note' : 'message'}`) };
        case 'read':
          return { subject: `signal.${ring.id}`, words: 'read' };
        case 'notices':
          return { subject: `account.${ring.id}`, words: 'notices' };
        case 'looking':
          return { subject: `signal.${ring.id}`, words: signed(`signal.${ring.id}`, `looking ${ring.accountId} ${ring.here ? 'here' : 'gone'}`) };
        case 'presence':
          return { subject: `team.${ring.id}`, words: signed(`team.${ring.id}`, `presence ${ring.threadId} ${ring.accountId} ${ring.what}`) };
        case 'organisation':
          return { subject: 'organisation', words: 'rights' };
      }
    },
    ringIn: (subject, words) => {
      if (words.length > LONGEST) return null;
      const text = Buffer.from(words).toString('latin1');
      if (subject === 'organisation') return text === 'rights' ? { ring: { on: 'organisation' } } : null;
      const [, on, id] = SUBJECT.exec(subject) ?? [];
      if (on === undefined || id === undefined) return null;
      if (on === 'thread') return threadIn(id, text);
      if (on === 'signal') return text === 'read' ? { ring: { on: 'read', id } } : (typingIn(id, text) ?? lookingIn(id, text));
      if (on === 'team' && text.startsWith('presence ')) return presenceIn(id, text);
      if (on === 'account' && text === 'notices') return { ring: { on: 'notices', id } };
      if (on === 'availability') return WHOLE_ID.test(text) ? { ring: { on, id, accountId: text } } : null;
      return listsIn(on === 'team' ? 'team' : 'account', id, text);
    },
  };
}

function threadIn(id: string, text: string): Heard | null {
  const [, seq, noteNo, changes, audience] = THREAD.exec(text) ?? [];
  if (audience === undefined) return null;
  const reached = { seq: Number(seq), noteNo: Number(noteNo), changes: Number(changes) };
  return { ring: { on: 'thread', id, ...reached, audience: audience === 'STAFF' ? 'STAFF' : 'ALL' }, reached };
}

function listsIn(on: 'team' | 'account', id: string, text: string): Heard | null {
  const [, threadId, seq, noteNo, changes] = LISTS.exec(text) ?? [];
  if (threadId === undefined) return null;
  const ring: Ring = { on, id, threadId };
  return seq === undefined ? { ring } : { ring, reached: { seq: Number(seq), noteNo: Number(noteNo), changes: Number(changes) } };
}
