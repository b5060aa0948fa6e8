import type { OpenCall } from '../call.ts';
import { newId } from '../id.ts';
import type { Deed } from './record.ts';

/** The same line for each of very many: in one statement, as an import writes them. */
export async function recordAll(call: OpenCall, deeds: readonly Deed[]): Promise<void> {
  if (deeds.length === 0) return;
  const lines = deeds.map(({ deed, targetId = null, before = null, after = null }) => ({ id: newId(), deed, target_id: targetId, before, after }));
  await call.sql(
    `insert into audit (id, at, actor_id, deed, target_id, before, after, address, request_id)
     select l.id, $2, $3, l.deed, l.target_id, l.before, l.after, $4, $5
     from jsonb_to_recordset($1::jsonb) as l(id uuid, deed text, target_id uuid, before jsonb, after jsonb)`,
    [JSON.stringify(lines), call.now, call.actorId, call.from.address, call.from.requestId],
  );
}
