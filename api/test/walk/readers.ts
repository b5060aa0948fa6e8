import type { Name, Served } from '../served.ts';
import { AVAILABLE_AGAIN, type Firm, FIRM_PASSWORD } from './firm.ts';

/** The roles, and of staff each kind: a member of one team, one of another, and somebody who is in things by name alone. */
export const READERS: { is: string; name: Name | null }[] = [
  { is: 'nobody', name: null },
  { is: 'a client', name: 'chloe' },
  { is: 'another client', name: 'hana' },
  { is: 'a member', name: 'ana' },
  { is: 'a member of another team', name: 'emil' },
  { is: 'staff in no team', name: 'greta' },
  { is: 'a user administrator', name: 'lena' },
  { is: 'a system administrator', name: 'olga' },
];

/** The words that must never stand in an answer to somebody. */
export function neverTold({ world: { id } }: Served, firm: Firm, reader: Name | null): string[] {
  const { notes, staffLines, before, ofSupport, ofOnboarding, ofHana, named, amongStaff } = firm.words;
  const texts = [...ofSupport, ...ofOnboarding, ...ofHana, ...named, ...amongStaff, 'Subject Teal', 'Subject Wren', 'Text Teal', 'Text Wren'];
  const notesBut = (...words: string[]) => notes.filter((note) => !words.some((word) => note.endsWith(word)));
  const who = (...names: Name[]) => names.flatMap((name) => [FULL_NAMES[name], `${name}@alderfinch.example`, id[name]]);
  const paul = ['Paul Stern', 'paul@stern.example', firm.paul];
  const notesOfClients = [...notes, 'A note in between'];
  const canned = (...words: string[]) => words.flatMap((word) => [`Title ${word}`, `Canned ${word}`, `Macro ${word}`]);
  const calls = ['Tag Dunnock', 'Tag Siskin', 'Outcome Fulmar'];
  const nobodys = [...before, ...Object.values(firm.phones), ...firm.secrets, FIRM_PASSWORD];
  const member = [...notesBut('Heron', 'Handover', 'Teal', 'Wren'), ...ofOnboarding, ...ofHana, ...named, ...who('hana'), ...paul];
  const otherMember = [...notesBut('Plover', 'Curlew', 'Osprey', 'Teal', 'Wren'), ...staffLines, ...ofSupport, ...named, ...amongStaff, ...paul];
  // Of what people say of themselves nobody hears who works in no team; who works in another one hears not of theirs.
  const said = [AVAILABLE_AGAIN, 'AvailabilityChanged'];
  const administrator = [...texts, ...notes, ...said, 'Outside Grebe'];
  const of: Partial<Record<Name | 'nobody', string[]>> = {
    nobody: [...said, ...calls, ...canned('Tern', 'Robin', 'Lark'), ...texts, ...notesOfClients, ...staffLines, ...who(...EVERYBODY)],
    chloe: [...said, ...calls, ...canned('Tern', 'Robin', 'Lark'), ...notesOfClients, ...staffLines, ...ofHana, ...amongStaff, ...who('ben', 'emil', 'dara', 'lena', 'hana'), ...paul],
    hana: [...said, ...calls, ...canned('Tern', 'Robin', 'Lark'), ...notesOfClients, ...staffLines, ...texts.filter((word) => !ofHana.includes(word)), ...who('ana', 'ben', 'emil', 'dara', 'greta', 'lena', 'olga', 'chloe', 'support'), ...paul],
    ana: [...member, ...canned('Tern')], ben: member,
    emil: [...otherMember, ...canned('Tern', 'Robin'), AVAILABLE_AGAIN, 'Tag Siskin', 'Outcome Fulmar'], dara: otherMember.filter((word) => !ofSupport.includes(word) && !staffLines.includes(word)),
    greta: [...said, ...canned('Tern', 'Robin'), ...notesBut('Heron', 'Handover', 'Swift'), ...staffLines, ...ofOnboarding, ...ofHana, ...amongStaff, 'Subject Finch', 'Text Finch', ...who('hana'), ...paul],
    lena: [...administrator, ...canned('Tern')], olga: [...administrator, ...canned('Tern')],
  };
  return [...(of[reader ?? 'nobody'] ?? []), ...nobodys];
}

/** Which of these words stand in it, each by itself: `ana@…` does not stand in `hana@…`. */
export function wordsIn(text: string, words: readonly string[]): string[] {
  return words.filter((word) => {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) if (!/[\p{L}\p{N}]/u.test(text.charAt(at - 1))) return true;
    return false;
  });
}

const FULL_NAMES: Record<Name, string> = {
  ana: 'Ana Moreau', ben: 'Ben Okafor', dara: 'Dara Lindqvist', emil: 'Emil Novak', greta: 'Greta Vogel', lena: 'Lena Voss', olga: 'Olga Brandt',
  chloe: 'Chloe Bennett', hana: 'Hana Sato', support: 'Support', onboarding: 'Onboarding',
};
const EVERYBODY = Object.keys(FULL_NAMES) as Name[];
