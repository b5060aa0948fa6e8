import { record } from '../domain/audit/record.ts';
import { SIDE_DOOR, type Door } from '../domain/call.ts';
import type { Outside } from '../domain/outside.ts';
import { CONVERSATIONS } from './conversations.ts';
import { play } from './play.ts';
import { settle } from './settle.ts';
import { writeTexts } from './write-texts.ts';

const DEED = 'demo.seeded';

/**
 * Brings in the demo organisation, what it writes with and its conversations, on the first start alone. Says whether it did. A start that
 * was cut off in the middle is finished by the next one; after that nothing that people changed is ever put back.
 */
export async function seed(door: Door, outside: Outside): Promise<boolean> {
  const seeded = await door.lookOpen(SIDE_DOOR, (call) => call.sql('select 1 from audit where deed = $1 limit 1', [DEED]));
  if (seeded.length > 0) return false;

  const cast = await settle(door, outside);
  const named = await writeTexts(door, cast);
  const played = new Map<string, string>();
  for (const each of CONVERSATIONS) {
    played.set(each.title, await play(door, { cast, named }, each, played.get(each.continues ?? '') ?? null));
  }
  await door.actOpen(SIDE_DOOR, async (call) => record(call, { deed: DEED }));
  return true;
}
