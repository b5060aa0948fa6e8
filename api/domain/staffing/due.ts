import type { OpenCall } from '../call.ts';

/** Whether anything may be due that nobody asks for: one question, so that a server at which nothing is writes nothing. */
export async function mayBeDue(call: OpenCall): Promise<boolean> {
  const [row] = await call.sql<{ due: boolean }>(
    `-- may-be-due
select exists (select 1 from availability where until <= now()) or exists (select 1 from thread where snoozed_until <= now())
  or exists (select 1 from team_work where hand_back_minutes is not null or assignment <> 'OFF') as due`,
    [],
  );
  return row?.due === true;
}
