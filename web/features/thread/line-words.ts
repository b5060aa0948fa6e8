import { type Phrase, type PhraseValues, say } from '../../ui/say.ts';
import { dayAndTime } from './closing-words.ts';
import type { LineView, PartyView, ThreadView } from './entry.ts';

/** Who reads the line, and what of the thread decides its words. */
export interface LineReader {
  isStaff: boolean;
  closeKind: ThreadView['closeKind'];
}

/** A sentence of the catalogue with what it is filled with; whoever acted stands out in it. */
export interface LineWords {
  phrase: Phrase;
  values: PhraseValues;
}

/** A system line as a sentence. Where clients do not read names, the team itself is said to have acted. */
export function lineWords(line: LineView, reader: LineReader): LineWords {
  const facts = factsOf(line);
  const values = {
    actor: facts.person?.shortName ?? facts.team?.shortName ?? say('thread.somebody'),
    team: facts.team?.shortName ?? say('thread.somebody'),
    subject: facts.subject?.shortName ?? say('thread.somebody'),
    text: facts.kind === 'SNOOZED' ? dayAndTime(facts.text ?? line.at) : (facts.text ?? ''),
  };
  return { phrase: phraseOf(facts, reader), values };
}

/** Public and staff lines tell the same things in fields of different names. */
interface LineFacts {
  kind: Extract<LineView, { __typename: 'Line' }>['kind'] | Extract<LineView, { __typename: 'StaffLine' }>['staffKind'];
  person: PartyView | null;
  team: PartyView | null;
  subject: PartyView | null;
  text: string | null;
}

function factsOf(line: LineView): LineFacts {
  const { team, subject } = line;
  if (line.__typename === 'StaffLine') return { kind: line.staffKind, person: line.by, team, subject, text: line.reason };
  // Whoever moved it acted for the team that it left; the line tells where it went.
  const acting = line.kind === 'MOVED' ? team : (line.actor.team ?? team);
  return { kind: line.kind, person: line.actor.person, team: acting, subject, text: line.newTitle };
}

function phraseOf(facts: LineFacts, reader: LineReader): Phrase {
  const fromTeam = facts.person?.kind === 'STAFF' && facts.team !== null;
  switch (facts.kind) {
    case 'STARTED':
      return fromTeam ? 'thread.line.startedFromTeam' : 'thread.line.started';
    case 'JOINED':
      return fromTeam ? 'thread.line.joinedFromTeam' : 'thread.line.joined';
    case 'TOOK_OVER':
      if (!facts.subject) return fromTeam ? 'thread.line.tookOverFromTeam' : 'thread.line.tookOver';
      return fromTeam ? 'thread.line.tookOverFromTeamAndPerson' : 'thread.line.tookOverFromPerson';
    case 'MOVED':
      return 'thread.line.moved';
    case 'ADDED':
      return facts.subject ? 'thread.line.added' : 'thread.line.addedSomebody';
    case 'REMOVED':
      return facts.subject ? 'thread.line.removed' : 'thread.line.removedSomebody';
    case 'LEFT':
      return 'thread.line.left';
    case 'RENAMED':
      return 'thread.line.renamed';
    case 'CLOSED':
      return closedPhrase(facts, reader);
    case 'REOPENED':
      return 'thread.line.reopened';
    case 'RETURNED':
      return 'thread.line.returned';
    case 'HOLDER_LOST':
      return 'thread.line.holderLost';
    case 'HANDED_BACK':
      return 'thread.line.handedBack';
    case 'TAGGED':
      return facts.text === null ? 'thread.line.untagged' : 'thread.line.tagged';
    case 'ADMINISTRATOR':
      return 'thread.line.administrator';
    case 'SNOOZED':
      return 'thread.line.snoozed';
    case 'WOKEN':
      return facts.person ? 'thread.line.wokenBy' : facts.subject ? 'thread.line.wokenByClient' : 'thread.line.wokenByTime';
    case 'PUT_ON_HOLD':
      return 'thread.line.putOnHold';
    case 'TAKEN_OFF_HOLD':
      return 'thread.line.takenOffHold';
  }
}

/** A client who leaves ends the thread too, and the last of a thread among staff; anybody else ends it for everyone. */
function closedPhrase({ person }: LineFacts, { isStaff, closeKind }: LineReader): Phrase {
  if (person?.kind === 'CLIENT') return isStaff ? 'thread.line.clientLeft' : 'thread.line.youLeft';
  if (closeKind === 'LAST_LEFT') return 'thread.line.lastLeft';
  return isStaff ? 'thread.line.closedForEveryone' : 'thread.line.closed';
}
