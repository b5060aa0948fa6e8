import { expect, test } from 'vitest';
import { everything, withFilter } from './use-desk-filter.ts';
import { withPane } from './use-desk-list.ts';

const address = (search: string) => new URLSearchParams(search);

test('a filter stands in the address beside whatever else stands there, and goes from it without a trace', () => {
  expect(String(withFilter(address('pane=inbox'), { show: 'snoozed', team: 'support' }))).toBe('pane=inbox&show=snoozed&team=support');
  expect(String(withFilter(address('pane=inbox&show=snoozed&team=support'), everything))).toBe('pane=inbox');
});

test('the narrow desk changes its list and keeps the filter', () => {
  expect(String(withPane(address('show=closed'), 'inbox'))).toBe('show=closed&pane=inbox');
  expect(String(withPane(address('show=closed&pane=inbox'), 'queues'))).toBe('show=closed');
});
