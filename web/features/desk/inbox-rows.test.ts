import { expect, test } from 'vitest';
import { inboxRows, type InboxRowFacts } from './inbox-rows.ts';

const support = { id: 'support' };
const held = (id: string, waitingSince: string | null): InboxRowFacts => ({
  card: { id, state: 'HELD', team: support, holder: { id: 'ana' }, needsReply: waitingSince !== null, waitingSince },
});
const inbox = [held('chloe', '2026-03-12T13:50:00.000Z'), held('leila', '2026-03-12T14:00:00.000Z'), held('ruth', null)];
const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);

test('a card that is being taken has its place by how long the client has waited', () => {
  const marta = { card: { ...held('marta', '2026-03-12T13:55:00.000Z').card, state: 'QUEUED' as const, holder: null } };
  expect(ids(inboxRows(inbox, [marta], 'ana'))).toEqual(['chloe', 'marta', 'leila', 'ruth']);
});

test('once it has arrived it stands there once', () => {
  expect(ids(inboxRows(inbox, [held('leila', '2026-03-12T14:00:00.000Z')], 'ana'))).toEqual(['chloe', 'leila', 'ruth']);
});

test('who is taken without waiting stands below those who wait', () => {
  expect(ids(inboxRows(inbox, [held('nils', null)], 'ana'))).toEqual(['chloe', 'leila', 'nils', 'ruth']);
});
