import type { Client } from 'pg';
import { CONVERSATIONS } from '../../demo/conversations.ts';
import { dialoguesOf } from '../../replay/dialogues.ts';

/** What people write, by side: 0 the client, 1 the firm, so that a seq's parity is its side. */
interface Text {
  side: 0 | 1;
  body: string;
}

/** Of a file of dialogues, or the demo's own conversations. */
export async function readTexts(file: string | undefined): Promise<Text[]> {
  if (file === undefined) return ofTheDemo();
  const texts: Text[] = [];
  for await (const { turns } of dialoguesOf(file, () => undefined)) {
    for (const { from, text } of turns) texts.push({ side: from === 'client' ? 0 : 1, body: text });
  }
  return texts.length === 0 ? ofTheDemo() : texts;
}

/** Puts them where the statement that writes the entries finds them by number. */
export async function bringTexts(db: Client, texts: Text[]): Promise<void> {
  const byParity = ([0, 1] as const).map((side) => texts.filter((each) => each.side === side).map(({ body }) => body));
  await db.query('create table bench_text (side int, n int, body text not null, primary key (side, n))');
  for (const [side, bodies] of byParity.entries()) {
    await db.query('insert into bench_text select $1, n - 1, body from unnest($2::text[]) with ordinality t (body, n)', [side, bodies]);
  }
  await db.query('create table bench_texts as select side, count(*)::int as count from bench_text group by side');
  await db.query('analyze bench_text');
}

function ofTheDemo(): Text[] {
  const clients = ['chloe', 'gustav', 'hana', 'idris', 'marta'];
  return CONVERSATIONS.flatMap(({ from, first, steps }) => [
    { side: clients.includes(from) ? (0 as const) : (1 as const), body: first },
    ...steps.flatMap((step) => ('says' in step ? [{ side: clients.includes(step.by) ? (0 as const) : (1 as const), body: step.says }] : [])),
  ]);
}
