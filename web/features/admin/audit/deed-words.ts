import { type Phrase, say } from '../../../ui/say.ts';
import words from '../../../ui/words/en/admin-audit.json';
import { factsIn } from './changes.ts';

type AuditPhrase = keyof typeof words & Phrase;

/** The deed in words; one that nobody has put into words yet keeps its name. */
export function deedWords(deed: string): string {
  const phrase = `admin-audit.deed.${deed}`;
  return isKnown(phrase) ? say(phrase) : deed;
}

/** The deed of a line: of a transfer also what kind it was. */
export function lineWords({ deed, actor, target, before, after }: Told): string {
  if (deed !== 'thread.transferred') return deedWords(deed);
  const [was, is] = [factsIn(before), factsIn(after)];
  if (is?.['state'] === 'QUEUED') return deedWords(was?.['team'] === is['team'] ? `${deed}.queue` : `${deed}.team`);
  return deedWords(target && target.id === actor?.id ? `${deed}.self` : deed);
}

interface Told {
  deed: string;
  actor: { id: string } | null;
  target: { id: string } | null;
  before: string | null;
  after: string | null;
}

/** What a fact of a line is called; a name without words is told apart into some: `expiresAt`, "Expires at". */
export function factWords(name: string): string {
  const phrase = `admin-audit.fact.${name}`;
  if (isKnown(phrase)) return say(phrase);
  const apart = name.replace(/Ids?$/, '').replace(/([a-z\d])([A-Z])/g, (_, end: string, begin: string) => `${end} ${begin.toLowerCase()}`).replaceAll('_', ' ');
  return apart.charAt(0).toUpperCase() + apart.slice(1);
}

const rooms: Record<string, Group> = {
  session: 'signIn', password: 'signIn', passwordLink: 'signIn', passwordReset: 'signIn', code: 'signIn', authenticator: 'signIn', recoveryCode: 'signIn', recoveryCodes: 'signIn', factors: 'signIn', securePhone: 'signIn',
  account: 'accounts', clients: 'accounts', invitation: 'accounts', link: 'accounts', mailbox: 'accounts', phone: 'accounts', contactCard: 'accounts', availability: 'accounts', contacts: 'accounts', avatar: 'accounts', notices: 'accounts',
  team: 'teams', teamAccess: 'teams', clientTeam: 'teams', cannedReply: 'teams', macro: 'teams', tags: 'teams', outcomes: 'teams',
  thread: 'conversations',
  organisation: 'organisation', logo: 'organisation', terms: 'organisation', import: 'organisation', directory: 'organisation', audit: 'organisation', apiToken: 'organisation', demo: 'organisation',
};

const groups = ['conversations', 'signIn', 'accounts', 'teams', 'organisation', 'other'] as const;
type Group = (typeof groups)[number];

/** The deeds to choose from: those of one kind together, each in words, in their order. */
export function deedGroups(deeds: readonly string[]): { label: string; deeds: { value: string; label: string }[] }[] {
  const labelled = deeds.map((value) => ({ value, label: deedWords(value), group: rooms[value.split('.', 1)[0] ?? ''] ?? 'other' }));
  return groups.flatMap((group) => {
    const found = labelled.filter((each) => each.group === group).sort((one, other) => one.label.localeCompare(other.label));
    return found.length === 0 ? [] : [{ label: say(`admin-audit.group.${group}`), deeds: found.map(({ value, label }) => ({ value, label })) }];
  });
}

function isKnown(phrase: string): phrase is AuditPhrase {
  return Object.hasOwn(words, phrase);
}
