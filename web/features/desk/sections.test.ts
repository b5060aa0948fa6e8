import { expect, test } from 'vitest';
import { type InboxFacts, inboxSections } from './sections.ts';

const ana = 'ana';
const support = { id: 'support' };
const card = (name: string, facts: Partial<InboxFacts['card']>) => ({ name, card: { state: 'HELD' as const, ...facts } });
const names = (items: { name: string }[]) => items.map(({ name }) => name);

test('the inbox asks for replies first, then shows who must answer, then what one is in by name', () => {
  const sections = inboxSections(
    [
      card('Chloe', { team: support, holder: { id: ana }, needsReply: true }),
      card('Ruth', { team: support, holder: { id: ana }, needsReply: false }),
      card('Quarter-end checklist', { state: 'OPEN' }),
      card('Leila', { team: support, holder: { id: ana }, needsReply: true }),
    ],
    ana,
  );
  expect(names(sections.needsReply)).toEqual(['Chloe', 'Leila']);
  expect(names(sections.waiting)).toEqual(['Ruth']);
  expect(names(sections.byName)).toEqual(['Quarter-end checklist']);
});

test('a team’s conversation that a colleague holds and one was added to stands by name', () => {
  const sections = inboxSections([card('Marta', { team: support, holder: { id: 'ben' }, needsReply: true })], ana);
  expect(names(sections.byName)).toEqual(['Marta']);
});

test('what is closed has left every desk', () => {
  const sections = inboxSections([card('Lost card', { state: 'CLOSED', team: support, needsReply: true })], ana);
  expect(Object.values(sections).flat()).toEqual([]);
});

test('what one has put aside stands apart from what asks for an answer; a colleague’s does not', () => {
  const snoozed = { team: support, needsReply: true, snoozedUntil: '2026-03-12T15:30:00.000Z' };
  const sections = inboxSections([card('Sven', { ...snoozed, holder: { id: ana } }), card('Marta', { ...snoozed, holder: { id: 'ben' } })], ana);
  expect(names(sections.snoozed)).toEqual(['Sven']);
  expect(names(sections.byName)).toEqual(['Marta']);
  expect(sections.needsReply).toEqual([]);
});
