import { expect, test } from 'vitest';
import { type QueueFacts, queueParts } from './held.ts';

const item = (id: string, state: QueueFacts['card']['state'], holder?: string) => ({ card: { id, state, holder: holder ? { id: holder } : null } });

test('a queue shows who waits, a row for each thread of a colleague, and counts what one holds oneself', () => {
  const parts = queueParts([item('gustav', 'QUEUED'), item('katya', 'HELD', 'ben'), item('chloe', 'HELD', 'ana'), item('hana', 'QUEUED')], 'ana');
  expect(parts.waiting.map(({ card }) => card.id)).toEqual(['gustav', 'hana']);
  expect(parts.others.map(({ card }) => card.id)).toEqual(['katya']);
  expect(parts.mine.map(({ card }) => card.id)).toEqual(['chloe']);
});
