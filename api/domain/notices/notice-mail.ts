import type { Mail } from '../outside.ts';
import type { Due } from './due.ts';

interface Told {
  to: string;
  toName: string;
  kind: 'CLIENT' | 'STAFF';
  organisation: string;
  publicUrl: URL;
}

/**
 * That something is new, and where. Mailboxes are read by others, on the way and over shoulders, so no word of any
 * conversation is in it, and nobody's name: for a client at most the team that they wrote to. Its links open nothing by
 * themselves; they lead there after signing in.
 */
export function noticeMail(id: string, due: readonly Due[], { to, toName, kind, organisation, publicUrl }: Told): Mail {
  const teams = new Set(due.map(({ team }) => team));
  const [team = null] = teams.size === 1 ? teams : [];
  const from = kind === 'CLIENT' && team !== null ? ` from ${team}` : '';
  const threads = new Set(due.map(({ threadId }) => threadId));
  const [threadId] = threads;
  const link = new URL(threads.size === 1 ? `/t/${threadId}` : '/', publicUrl).href;
  return {
    id,
    to,
    toName,
    subject: `You have a new message at ${organisation}`,
    text: `You have a new message${from} at ${organisation}. Nothing else comes by mail until you have read it.\n\nChoose how you are told: ${new URL('/you/notices', publicUrl).href}\n\nRead it here:`,
    link,
  };
}
