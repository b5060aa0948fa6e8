import type { ThreadHeadFragment, TransferTargetInput, TransferTargetsFieldsFragment, Attribution } from '../../data/generated.ts';
import { openWords } from '../../ui/open-words.ts';
import type { PresenceState } from '../../ui/Presence.tsx';
import { presenceWords } from '../../ui/presence-words.ts';
import { say } from '../../ui/say.ts';
import { clockTime } from '../../ui/when.ts';
import type { PartyView } from './entry.ts';

/** Where a thread could go, as the dialog offers it. */
export interface TransferOption {
  key: string;
  group: 'members' | 'queues';
  /** Null for its own queue. */
  party: PartyView | null;
  label: string;
  detail: string | null;
  end: string;
  to: TransferTargetInput;
  kind: 'self' | 'member' | 'queue' | 'team';
  /** How far a member can be reached; queues always can. */
  presence: PresenceState | null;
  /** They would rather not be given it: whoever chooses them insists. */
  unwilling: boolean;
  /** As the button and the refusals name it. */
  target: string;
}

type Targets = Omit<TransferTargetsFieldsFragment, '__typename' | 'teams'> & {
  teams: (Pick<TransferTargetsFieldsFragment['teams'][number], 'party' | 'waiting'> & Partial<Pick<TransferTargetsFieldsFragment['teams'][number], 'hours'>>)[];
};

/** Members first, then the queues: its own, and those of other teams. */
export function transferOptions(targets: Targets, thread: ThreadHeadFragment, viewerId: string, now: number): TransferOption[] {
  const { team } = thread;
  const members = targets.members.map((member): TransferOption => {
    const { party, holds, capacity, atCapacity, availability } = member;
    const self = party.id === viewerId;
    return {
      key: party.id,
      group: 'members',
      party,
      label: self ? say('thread.transfer.you') : party.name,
      detail: atCapacity ? say('thread.transfer.full', { presence: presenceWords(availability, now) }) : presenceWords(availability, now),
      end: capacity === null ? say('thread.transfer.holds', { count: holds }) : say('thread.transfer.holdsOf', { count: holds, most: capacity }),
      to: self ? { self: true } : { member: party.id },
      kind: self ? 'self' : 'member',
      presence: availability.state,
      unwilling: !self && (availability.state === 'AWAY' || atCapacity),
      target: self ? say('thread.transfer.you') : party.shortName,
    };
  });
  const queues = targets.teams.map(({ party, waiting, hours }): TransferOption => ({
    key: party.id,
    group: 'queues',
    party,
    label: say('thread.transfer.queueOf', { team: party.name }),
    detail: hours ? openWords(hours, now) : null,
    end: say('thread.transfer.waiting', { count: waiting }),
    to: { team: party.id },
    kind: 'team',
    ...always,
    target: party.shortName,
  }));
  if (!targets.queue || !team) return [...members, ...queues];
  return [...members, ownQueue(targets, thread, team), ...queues];
}

/** Those whose name, or one of its words, begins with what was typed. */
export function matching(options: readonly TransferOption[], search: string): TransferOption[] {
  const wanted = search.trim().toLocaleLowerCase();
  if (wanted === '') return [...options];
  return options.filter(({ label, party }) =>
    `${label} ${party?.name ?? ''}`
      .toLocaleLowerCase()
      .split(/\s+/u)
      .some((word, place, words) => words.slice(place).join(' ').startsWith(wanted)),
  );
}

/** The line that the client will read. Null: nothing, because clients of this team read no names, or are told nothing. */
export function lineForClient(option: TransferOption, thread: ThreadHeadFragment, attribution: Attribution | null): string | null {
  const team = thread.team?.shortName ?? '';
  if (option.kind === 'queue') return null;
  if (option.kind === 'team') return say('thread.line.moved', { subject: team, team: option.target });
  if (attribution !== 'MEMBER_AND_TEAM') return null;
  const actor = option.party?.shortName ?? '';
  if (!thread.holder) return say('thread.line.joinedFromTeam', { actor, team });
  return say('thread.line.tookOverFromTeamAndPerson', { actor, team, subject: thread.holder.shortName });
}

const always = { presence: null, unwilling: false } as const;

function ownQueue(targets: Targets, thread: ThreadHeadFragment, team: PartyView): TransferOption {
  const keeps = thread.waitingSince
    ? say('thread.transfer.backKeeps', { client: thread.client?.shortName ?? say('thread.somebody'), time: clockTime(thread.waitingSince) })
    : say('thread.transfer.backIdle');
  return {
    key: 'queue',
    group: 'queues',
    party: null,
    label: say('thread.transfer.back', { team: team.shortName }),
    detail: keeps,
    end: say('thread.transfer.waiting', { count: targets.waiting }),
    to: { queue: true },
    kind: 'queue',
    ...always,
    target: team.shortName,
  };
}
