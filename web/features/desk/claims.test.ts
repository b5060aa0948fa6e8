import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { beginClaim, claimAnswered, claimArrived, claimRefused, currentClaims, dropClaim } from './claims.ts';
import type { DeskItem, Party } from './item.ts';
import { CORD_MS, YOURS_MS } from './motion.ts';

const box = { left: 0, top: 0, width: 281, height: 71 };
const ben: Party = { __typename: 'Party', id: 'ben', kind: 'STAFF', name: 'Ben Okafor', shortName: 'Ben', tint: 4, avatar: null };
const nothing = { team: null, client: null, holder: null, people: [], preview: null, needsReply: true, closedAt: null, tags: null };
const marta: DeskItem = {
  card: { __typename: 'Card', id: 'marta', title: 'Proof of address', state: 'QUEUED', lastSeq: 2, version: 1, heldSince: null, waitingSince: null, clock: null, snoozedUntil: null, onHold: null, lastAt: '2026-03-12T14:00:00.000Z', ...nothing },
  mine: { __typename: 'CardState', id: 'marta', readUpTo: 0, unread: 1, mentioned: false, mentionedAt: null },
};
const stage = () => currentClaims().get('marta')?.stage;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  dropClaim('marta');
  vi.useRealTimers();
});

describe('a Take', () => {
  test('has landed once the server has said yes and the card has arrived, in whichever order', () => {
    beginClaim(marta, 1, box);
    claimAnswered('marta', 2);
    expect(stage()).toBe('taking');
    claimArrived('marta');
    expect(stage()).toBe('landed');
  });

  test('shows its cord for 2.4 s, and offers the way back for longer', () => {
    beginClaim(marta, 1, null);
    claimAnswered('marta', 2);
    vi.advanceTimersByTime(CORD_MS);
    expect(stage()).toBe('yours');
    vi.advanceTimersByTime(YOURS_MS);
    expect(stage()).toBeUndefined();
  });

  test('that was refused says who has it, on the version to decide on next', () => {
    beginClaim(marta, 1, box);
    claimRefused('marta', 2, { holder: ben, since: '2026-03-12T14:00:00.000Z' });
    claimArrived('marta');
    expect(currentClaims().get('marta')).toMatchObject({ stage: 'refused', version: 2, refusal: { holder: ben } });
  });

  test('is not ended by the clock of an earlier one', () => {
    beginClaim(marta, 1, null);
    claimAnswered('marta', 2);
    vi.advanceTimersByTime(CORD_MS - 100);
    dropClaim('marta');
    beginClaim(marta, 3, null);
    claimAnswered('marta', 4);
    vi.advanceTimersByTime(200);
    expect(stage()).toBe('landed');
  });

  test('has arrived also where nobody saw it fly', () => {
    beginClaim(marta, 1, box);
    claimAnswered('marta', 2);
    vi.advanceTimersByTime(CORD_MS);
    expect(stage()).not.toBe('taking');
  });
});
