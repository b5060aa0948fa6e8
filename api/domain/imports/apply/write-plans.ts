import { setImmediate as turn } from 'node:timers/promises';
import type { Call } from '../../call.ts';
import type { ImportKind } from '../import.ts';
import { changePeople } from './change-people.ts';
import { createPeople } from './create-people.ts';
import { putIn } from './put-in.ts';
import type { PlanOf, RowPlan, Told } from './row-plan.ts';

export interface HowToWrite {
  importId: string;
  kind: ImportKind;
  sendInvitations: boolean;
  told: Told;
}

const AT_ONCE = 500;

/** Writes what the rows plan: sets of them, each in a handful of statements, and others have their turn in between. */
export async function writePlans(call: Call, plans: RowPlan[], how: HowToWrite): Promise<void> {
  for (let from = 0; from < plans.length; from += AT_ONCE) {
    const batch = plans.slice(from, from + AT_ONCE);
    await createPeople(call, ofKind(batch, 'create'), how);
    await changePeople(call, ofKind(batch, 'change'), how.sendInvitations);
    await putIn(call, ofKind(batch, 'member'));
    await how.told(from + batch.length);
    await turn();
  }
}

function ofKind<Kind extends RowPlan['plan']['is']>(plans: RowPlan[], kind: Kind): PlanOf<Kind>[] {
  return plans.flatMap(({ row, plan }) => (isOf(plan, kind) ? [{ ...plan, row }] : []));
}

function isOf<Kind extends RowPlan['plan']['is']>(plan: RowPlan['plan'], kind: Kind): plan is Extract<RowPlan['plan'], { is: Kind }> {
  return plan.is === kind;
}
