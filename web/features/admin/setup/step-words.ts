import type { SetupStepKind } from '../generated.ts';
import { say } from '../../../ui/say.ts';
import { clockTime, dayWithin } from '../../../ui/when.ts';
import { namesOf } from '../names.ts';
import type { Setup, Step } from './progress.ts';

interface About {
  setup: Setup;
  organisation: string;
}

/** What a step is called. */
export function stepTitle(kind: SetupStepKind, { exampleTeam }: Setup): string {
  return say(`admin-sight.step.${kind}.title`, { team: exampleTeam?.name ?? say('admin-sight.step.aTeam') });
}

/** What was done in a step, or what it is for. */
export function stepWords({ step, done, by }: Step, { setup, organisation }: About): string {
  const { exampleTeam: team, members, memberCount, phoneEnding } = setup;
  switch (step) {
    case 'ORGANISATION':
      return done ? say('admin-sight.step.ORGANISATION.done', { organisation }) : say('admin-sight.step.ORGANISATION.todo');
    case 'STAFF':
      return done ? staffWords(setup) : say('admin-sight.step.STAFF.todo');
    case 'TEAM':
      if (!done || !team) return say('admin-sight.step.TEAM.todo');
      return phoneEnding ? say('admin-sight.step.TEAM.done', { team: team.name, ending: phoneEnding }) : say('admin-sight.step.TEAM.queue', { team: team.name });
    case 'MEMBERS':
      if (!done || !team) return say('admin-sight.step.MEMBERS.todo');
      if (memberCount === 0) return say('admin-sight.step.MEMBERS.invited', { team: team.name });
      return say('admin-sight.step.MEMBERS.done', { team: team.name, names: namesOf(members.map(({ shortName }) => shortName), memberCount), count: memberCount });
    case 'CLIENT_TEAM':
      return say('admin-sight.step.CLIENT_TEAM.text');
    case 'FIRST_MESSAGE':
      if (done) return say('admin-sight.step.FIRST_MESSAGE.done', { client: by?.shortName ?? say('admin-sight.step.aClient') });
      return say(members[0] ? 'admin-sight.step.FIRST_MESSAGE.todo' : 'admin-sight.step.FIRST_MESSAGE.todoPlain', { team: team?.name ?? say('admin-sight.step.aTeam'), member: members[0]?.shortName ?? '' });
  }
}

/** Who did a step and when, as far as it is on record: "Femi, today 09:12". */
export function stepEnd({ at, by }: Step, now: number): string | null {
  if (!at) return by?.shortName ?? null;
  const when = say('admin-sight.step.when', { day: dayWithin(at, now), time: clockTime(at) });
  return by ? say('admin-sight.step.byAt', { name: by.shortName, when }) : when;
}

function staffWords({ staffInvited, staffAccepted, notAccepted }: Setup): string {
  const pending = staffInvited - staffAccepted;
  if (pending === 0) return say('admin-sight.step.STAFF.all', { count: staffInvited });
  const counted = say('admin-sight.step.STAFF.some', { invited: staffInvited, accepted: staffAccepted });
  return `${counted} ${say('admin-sight.step.STAFF.pending', { names: namesOf(notAccepted.map(({ shortName }) => shortName), pending), count: pending })}`;
}
