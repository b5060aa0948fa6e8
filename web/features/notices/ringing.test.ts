import { describe, expect, test } from 'vitest';
import type { Known } from './lists.ts';
import { ringing } from './ringing.ts';

const at = (minute: number) => Date.UTC(2026, 10, 27, 9, minute);
const moment = (minute: number) => new Date(at(minute)).toISOString();
const card = (more: Partial<Known>): Known => ({ threadId: 't', client: 'Chloe', team: 'Support', held: false, waits: false, inInbox: false, lastSeq: 2, version: 1, unread: 0, mentionedAt: null, heldSince: null, putAside: false, overAt: moment(20), ...more });
const waiting = card({ waits: true });
const mine = card({ held: true, inInbox: true, heldSince: moment(5) });
const past = { alarm: false, alarmPastTarget: true };

describe('the alarm', () => {
  test('that rings for whoever waits rings from the first moment, and knows no target', () => {
    const wanted = { alarm: true, alarmPastTarget: false };
    expect(ringing([waiting], wanted, at(0))).toEqual({ rings: true, nextAt: null });
    expect(ringing([mine], wanted, at(60))).toEqual({ rings: false, nextAt: null });
  });

  test('that rings past the target is silent until then, and knows when that is: the first of all', () => {
    expect(ringing([waiting, card({ waits: true, overAt: moment(25) })], past, at(0))).toEqual({ rings: false, nextAt: at(20) });
    expect(ringing([waiting], past, at(20))).toEqual({ rings: true, nextAt: null });
    expect(ringing([card({ waits: true, overAt: null })], past, at(60))).toEqual({ rings: false, nextAt: null });
    expect(ringing([waiting], { alarm: false, alarmPastTarget: false }, at(60))).toEqual({ rings: false, nextAt: null });
  });

  test('rings for what one holds and has left unanswered, not for what a colleague holds, has been put aside, or was past it when it was taken', () => {
    expect([at(19), at(20)].map((now) => ringing([mine], past, now).rings)).toEqual([false, true]);
    for (const other of [card({}), card({ ...mine, putAside: true }), card({ ...mine, heldSince: moment(21) }), card({ ...mine, overAt: null })]) {
      expect(ringing([other], past, at(60))).toEqual({ rings: false, nextAt: null });
    }
  });
});
