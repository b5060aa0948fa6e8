import type { Pool, PoolClient } from 'pg';

interface Given { id: string; threadId: string; clientMessageId: string; text: string; lastSeenSeq: number }
interface Sent { id: string; thread_id: string; seq: number; body: string; at: Date; author_id: string }

/** The send as most would write it: one statement after the other between BEGIN and COMMIT. As idempotent as the product's. */
export async function sendInTransaction(pool: Pool, account: string, given: Given): Promise<{ message: Sent; isNew: boolean }> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const sent = await send(client, account, given);
    await client.query('commit');
    return sent;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

async function send(client: PoolClient, account: string, { id, threadId, clientMessageId, text, lastSeenSeq }: Given): Promise<{ message: Sent; isNew: boolean }> {
  const { rows: [thread] } = await client.query<{ last_seq: number; state: string; team_id: string | null; client_id: string | null }>('select last_seq, state, team_id, client_id from thread where id = $1 for update', [threadId]);
  if (!thread || thread.state === 'CLOSED') throw new Error('NOT_FOUND');
  const { rowCount } = await client.query('select 1 from participant where thread_id = $1 and account_id = $2 and to_seq is null', [threadId, account]);
  if (rowCount === 0) throw new Error('FORBIDDEN');
  const before = await client.query<Sent>('select id, thread_id, seq, body, at, author_id from entry where thread_id = $1 and author_id = $2 and client_entry_id = $3', [threadId, account, clientMessageId]);
  if (before.rows[0]) return { message: before.rows[0], isNew: false };
  const seq = thread.last_seq + 1;
  const byClient = account === thread.client_id;
  const written = await client.query<Sent>(
    `insert into entry (id, thread_id, pos, seq, kind, author_id, team_id, body, client_entry_id, at) values ($1, $2, $3, $3, 'MESSAGE', $4, $5, $6, $7, now())
     returning id, thread_id, seq, body, at, author_id`,
    [id, threadId, seq, account, byClient ? null : thread.team_id, text, clientMessageId],
  );
  await client.query('update thread set last_seq = $2, last_at = now(), preview_seq = $2, preview_text = left($3, 140), preview_author_id = $4, preview_at = now(), needs_reply = $5 where id = $1', [threadId, seq, text, account, byClient]);
  await client.query(
    `insert into read_mark (thread_id, account_id, seq) values ($1, $2, $3)
     on conflict (thread_id, account_id) do update set seq = greatest(read_mark.seq, excluded.seq), at = now()`,
    [threadId, account, lastSeenSeq],
  );
  const [message] = written.rows;
  if (!message) throw new Error('nothing was written');
  return { message, isNew: true };
}
