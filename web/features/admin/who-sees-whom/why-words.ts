import type { SightReasonFieldsFragment } from '../generated.ts';
import { type Phrase, type PhraseValues, say } from '../../../ui/say.ts';
import { dayLabel, dayWithin } from '../../../ui/when.ts';
import { namesOf } from '../names.ts';

/** A sentence and what it is filled with: `Saying` draws it, `say` reads it. */
export interface Sentence {
  phrase: Phrase;
  values: PhraseValues;
}

/** Whoever is named in a sentence. */
interface Named {
  id: string;
  name: string;
  shortName: string;
}

interface Asked {
  viewer: Named;
  subject: Named;
  /** Whoever reads it: what they did themselves is said as such. */
  reader: string;
  now: number;
}

/** One reason why somebody sees somebody, or does not. */
export type Reason = SightReasonFieldsFragment;

/** A reason as it is told: several teams behind which somebody works are one. */
export interface Told extends Reason {
  /** The teams that it names. */
  teams: readonly NonNullable<Reason['team']>[];
}

/** The reasons that are worth telling. That nobody put the two together goes without saying where one works behind a team. */
export function tellingReasons(reasons: readonly Reason[]): Told[] {
  const behind = reasons.filter(({ kind }) => kind === 'BEHIND_TEAM');
  const first = behind[0];
  const teams = behind.flatMap(({ team }) => team ?? []);
  const rest = reasons.filter(({ kind }) => kind !== 'BEHIND_TEAM' && !(first && kind === 'NO_SHARED_CLIENT_TEAM'));
  return [...(first ? [{ ...first, teams }] : []), ...rest.map((reason) => ({ ...reason, teams: reason.team ? [reason.team] : [] }))];
}

/** What a reason says, in one sentence or two. */
export function whyWords(reason: Told, { viewer, subject, reader, now }: Asked): Sentence[] {
  const { kind, clientTeam, teams, who } = reason;
  const team = namesOf(teams.map(({ name }) => name));
  const names = { viewer: viewer.shortName, subject: subject.shortName };
  switch (kind) {
    case 'SAME_CLIENT_TEAM':
      return [{ phrase: 'admin-sight.why.SAME_CLIENT_TEAM', values: { team: clientTeam?.name ?? '', size: clientTeam?.size ?? 0 } }, ...addedWords(reason, reader, now)];
    case 'THROUGH_TEAM':
      return [{ phrase: 'admin-sight.why.THROUGH_TEAM', values: { ...names, team, clientTeam: clientTeam?.name ?? '' } }];
    case 'BEHIND_TEAM':
      return [{ phrase: 'admin-sight.why.BEHIND_TEAM', values: { ...names, team, count: teams.length } }];
    case 'SUSPENDED':
    case 'NOT_ACCEPTED':
      return [{ phrase: `admin-sight.why.${kind}`, values: { name: who?.shortName ?? subject.shortName } }];
    default:
      return [{ phrase: `admin-sight.why.${kind}`, values: names }];
  }
}

/** What the card says first: whether the one sees the other. An invited client does not see anybody yet, but will. */
export function whyTitle({ viewer, subject }: Pick<Asked, 'viewer' | 'subject'>, how: 'sees' | 'willSee' | 'doesNot'): string {
  return say(`admin-sight.why.title.${how}`, { viewer: viewer.shortName, subject: subject.name });
}

function addedWords({ addedBy, addedAt }: Reason, reader: string, now: number): Sentence[] {
  if (!addedAt) return [];
  const day = dayLabel(addedAt, now);
  const within = dayWithin(addedAt, now);
  const when = day === within ? say('admin-sight.why.onDay', { day }) : within;
  if (!addedBy) return [{ phrase: 'admin-sight.why.since', values: { when } }];
  return addedBy.id === reader ? [{ phrase: 'admin-sight.why.addedByYou', values: { when } }] : [{ phrase: 'admin-sight.why.addedBy', values: { name: addedBy.shortName, when } }];
}
