import { expect, test } from 'vitest';
import type { QueueFacts } from './held.ts';
import { drawnQueues, queueRows } from './queue-rows.ts';

const item = (id: string, state: QueueFacts['card']['state'], holder?: string) => ({ card: { id, state, holder: holder ? { id: holder } : null } });
const support = {
  team: { id: 'support' },
  items: [item('gustav', 'QUEUED'), item('hana', 'QUEUED'), item('katya', 'HELD', 'ben'), item('chloe', 'HELD', 'ana')],
};
const onboarding = { team: { id: 'onboarding' }, items: [item('priya', 'QUEUED'), ...Array.from({ length: 9 }, (_, n) => item(`held-${n}`, 'HELD', 'emil'))] };
const nothing: ReadonlySet<string> = new Set();
const drawn = drawnQueues([support, onboarding], 'ana', { folded: nothing, open: nothing });
const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);

test('a team’s queue shows who waits, then what colleagues hold, then one row for what one holds oneself', () => {
  expect(ids(queueRows(drawn.slice(0, 1), 'everything'))).toEqual(['gustav', 'hana', 'held:katya', 'mine:support']);
});

test('Held shows its first six rows until it is opened', () => {
  expect(queueRows(drawn.slice(1), 'everything')).toHaveLength(7);
  const opened = drawnQueues([onboarding], 'ana', { folded: nothing, open: new Set(['onboarding']) });
  expect(queueRows(opened, 'everything')).toHaveLength(10);
});

test('a folded team shows nothing', () => {
  const folded = drawnQueues([support], 'ana', { folded: new Set(['support']), open: nothing });
  expect(queueRows(folded, 'everything')).toEqual([]);
});

test('a filter leaves those who wait', () => {
  expect(ids(queueRows(drawn.slice(0, 1), 'waiting'))).toEqual(['gustav', 'hana']);
});
