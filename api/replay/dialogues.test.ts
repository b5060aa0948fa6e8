import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { dialogueIn, dialoguesOf, type Malformed } from './dialogues.ts';

const folder = mkdtempSync(join(tmpdir(), 'switchboard-dialogues-'));
afterAll(() => rmSync(folder, { recursive: true }));

const good = { id: '1', topic: ['RentalCars', 'Homes'], turns: [{ from: 'client', text: 'Hello' }, { from: 'staff', text: 'Good morning' }] };

test('a dialogue is its turns, with a title from its topic', () => {
  expect(dialogueIn(JSON.stringify(good))).toEqual({ title: 'Rental cars and homes', turns: good.turns });
  expect(dialogueIn(JSON.stringify({ turns: good.turns }))).toMatchObject({ title: '' });
});

test('a malformed line is named by its number and passed over, and the rest is played', async () => {
  const file = join(folder, 'some.jsonl');
  writeFileSync(file, [JSON.stringify(good), '{"turns": [', '', JSON.stringify({ ...good, turns: [] }), JSON.stringify(good)].join('\r\n'));
  const malformed: Malformed[] = [];
  const played = await all(dialoguesOf(file, (each) => malformed.push(each)));
  expect(played).toHaveLength(2);
  expect(malformed).toEqual([{ line: 2, why: 'it is not a JSON object' }, { line: 4, why: 'it has no turns' }]);
});

test('what the server would refuse is not even tried: each is told with its turn', () => {
  const why = (text: unknown, from = 'staff') => dialogueIn(JSON.stringify({ turns: [good.turns[0], { from, text }] }));
  expect(why('  ')).toBe('turn 2 says nothing');
  expect(why(7)).toBe('turn 2 says nothing');
  expect(why('Hello', 'robot')).toBe('turn 2 is neither from the client nor from staff');
  expect(why('x'.repeat(8001))).toBe('turn 2 is longer than 8000 characters');
  expect(why('a\u0000b')).toBe('turn 2 has characters that cannot be kept');
  expect(why('a\ud800b')).toBe('turn 2 has characters that cannot be kept');
  expect(dialogueIn(JSON.stringify({ turns: good.turns.toReversed() }))).toBe('it does not begin with the client');
  expect(dialogueIn('[]')).toBe('it is not a JSON object');
  expect(dialogueIn(JSON.stringify({ ...good, topic: 'Homes' }))).toBe('its topic is not a list of texts');
});

test('a file that is not there is an error, not an empty play', async () => {
  await expect(all(dialoguesOf(join(folder, 'none.jsonl'), () => undefined))).rejects.toThrow('ENOENT');
});

async function all<Each>(from: AsyncIterable<Each>): Promise<Each[]> {
  const found: Each[] = [];
  for await (const each of from) found.push(each);
  return found;
}
