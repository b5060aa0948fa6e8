import type { Plan } from '../check/judged.ts';

/** What applying a row will write. */
export interface RowPlan {
  row: number;
  plan: Plan;
}

/** The plan of a row, of one kind. */
export type PlanOf<Kind extends RowPlan['plan']['is']> = Extract<RowPlan['plan'], { is: Kind }> & { row: number };

/** Is told how many rows have been written so far. */
export type Told = (applied: number) => Promise<void>;
