import type { AccountFieldsFragment, Assignment, SetTeamWorkInput } from '../generated.ts';
import { say } from '../../../ui/say.ts';
import { same } from './person-form.ts';

/** How a team's conversations find who answers, as texts: an empty number is none. */
export interface WorkValues {
  assignment: Assignment;
  handBack: string;
  capacity: string;
  /** By member; who is not in it, or has nothing there, goes by the team's. */
  capacities: Readonly<Record<string, string>>;
}

export const noWork: WorkValues = { assignment: 'OFF', handBack: '', capacity: '', capacities: {} };

/** Where the contract calls a field otherwise. */
export const workPaths = { handBack: 'handBackMinutes' };

export function workValues({ work }: Pick<AccountFieldsFragment, 'work'>): WorkValues {
  if (!work) return noWork;
  return {
    assignment: work.assignment,
    handBack: String(work.handBackMinutes ?? ''),
    capacity: String(work.capacity ?? ''),
    capacities: Object.fromEntries(work.capacities.map(({ member, capacity }) => [member.id, String(capacity)])),
  };
}

/** What is to be said to the server so that it has what stands in the form; null where it has it. */
export function workChanges(account: Pick<AccountFieldsFragment, 'id' | 'work' | 'members'>, { assignment, handBack, capacity, capacities }: WorkValues): SetTeamWorkInput | null {
  const before = workValues(account);
  const now = { assignment, handBack: handBack.trim(), capacity: capacity.trim(), capacities: written(capacities) };
  if (same(before, now)) return null;
  const members = new Set(account.members?.map(({ id }) => id));
  return {
    teamId: account.id,
    assignment,
    handBackMinutes: Number(now.handBack),
    capacity: Number(now.capacity),
    capacities: Object.entries(now.capacities).filter(([id]) => members.has(id)).map(([memberId, each]) => ({ memberId, capacity: Number(each) })),
  };
}

/** What is wrong with the numbers, before the server is asked. */
export function workFaults({ handBack, capacity, capacities }: WorkValues) {
  return {
    ...(!isNumber(handBack, 10_080) && { handBack: say('accounts.work.handBackWrong') }),
    ...(!isNumber(capacity, 200) && { capacity: say('accounts.work.capacityWrong') }),
    ...(!Object.values(capacities).every((each) => isNumber(each, 200)) && { capacities: say('accounts.work.capacityWrong') }),
  };
}

function isNumber(text: string, most: number): boolean {
  const trimmed = text.trim();
  return trimmed === '' || (/^\d{1,5}$/u.test(trimmed) && Number(trimmed) >= 1 && Number(trimmed) <= most);
}

function written(capacities: WorkValues['capacities']): Record<string, string> {
  return Object.fromEntries(Object.entries(capacities).map(([id, each]) => [id, each.trim()] as const).filter(([, each]) => each !== ''));
}
