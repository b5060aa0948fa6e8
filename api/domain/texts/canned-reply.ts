import { badInput } from '../errors.ts';
import { line, text } from '../input.ts';
import { withPlaceholders } from '../placeholders.ts';
import type { OwnedBy, Owner } from './ownership.ts';

/** A text that is inserted while one writes, and never sent by itself. */
export interface CannedReplyView {
  id: string;
  ownedBy: OwnedBy;
  teamId: string | null;
  shortcut: string;
  title: string;
  text: string;
  mayChange: boolean;
}

/** As it is kept. */
export interface CannedReplyRow extends Owner {
  id: string;
  shortcut: string;
  title: string;
  text: string;
}

export const CANNED_REPLY_COLUMNS = `c.id, c.owned_by as "ownedBy", c.account_id as "accountId", c.team_id as "teamId", c.shortcut, c.title, c.text`;

/** What is filled in when it is inserted, and how one without a value is left open. */
export const PLACEHOLDERS: Record<string, string> = {
  'client.firstName': 'client’s first name',
  'client.name': 'client’s name',
  'me.firstName': 'your first name',
  'me.name': 'your name',
  'team.name': 'team',
  'team.hours': 'hours',
};

export interface GivenReply {
  shortcut: string;
  title: string;
  text: string;
}

/** A shortcut is one word, as it is typed behind the slash; a placeholder that there is not is refused. */
export function replyFrom(given: GivenReply): GivenReply {
  return {
    shortcut: shortcutFrom(given.shortcut),
    title: line('input.title', given.title, 120),
    text: withPlaceholders('input.text', text('input.text', given.text, 4000), Object.keys(PLACEHOLDERS)),
  };
}

function shortcutFrom(given: string): string {
  const shortcut = line('input.shortcut', given, 41).replace(/^\//u, '').toLowerCase();
  if (!/^[\p{L}\p{N}][\p{L}\p{N}_-]{0,39}$/u.test(shortcut)) throw badInput('input.shortcut', 'A shortcut is one word of letters, digits, - and _, at most 40.');
  return shortcut;
}
