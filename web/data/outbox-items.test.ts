import { describe, expect, it } from 'vitest';
import { add, afterReload, arrived, begin, comesBack, drop, isBusy, isCertain, put, ready, retry, settle, shown, takenBack, type Draft, type Outbox, type Outcome } from './outbox-items.ts';

const chloe = 'thread of Chloe';
const hana = 'thread of Hana';
const draft = (clientMessageId: string, threadId = chloe, note = false): Draft => ({
  clientMessageId,
  threadId,
  text: `text of ${clientMessageId}`,
  note,
  lastSeenSeq: 7,
  force: false,
  at: '2026-03-12T14:03:07.120Z',
});
const outboxOf = (...drafts: Draft[]): Outbox => drafts.reduce(add, [] as Outbox);
const next = (outbox: Outbox) => ready(outbox).map(({ clientMessageId }) => clientMessageId);
const tried = (outbox: Outbox, id: string, outcome: Outcome) => settle(begin(outbox, id), id, outcome);
const stateOf = (outbox: Outbox, id: string) => outbox.find(({ clientMessageId }) => clientMessageId === id)?.state;

const unknown: Outcome = { kind: 'unknown' };
const stored: Outcome = { kind: 'stored' };
const refused: Outcome = { kind: 'refused', error: { code: 'BAD_USER_INPUT', message: 'Too long.' } };
const blocked: Outcome = {
  kind: 'blocked',
  blocked: { __typename: 'SendBlocked', reason: 'COLLEAGUE_ANSWERED', who: null, at: null, holder: null, lastSeq: 9, canForce: true },
};

describe('what is sent next', () => {
  it('is the first of each thread, so that a thread gets its messages in the order they were written', () => {
    expect(next(outboxOf(draft('a1'), draft('b1', hana), draft('a2')))).toEqual(['a1', 'b1']);
  });

  it('waits while an earlier message of the thread has no answer', () => {
    expect(next(begin(outboxOf(draft('a1'), draft('a2')), 'a1'))).toEqual([]);
  });

  it('is the same message again when its answer never came', () => {
    const outbox = tried(outboxOf(draft('a1'), draft('a2')), 'a1', unknown);
    expect(next(outbox)).toEqual(['a1']);
  });

  it('goes past a message that was refused', () => {
    expect(next(tried(outboxOf(draft('a1'), draft('a2')), 'a1', refused))).toEqual(['a2']);
  });

  it('waits behind a message that was handed back, but a note does not', () => {
    const outbox = tried(outboxOf(draft('a1'), draft('a2'), draft('n1', chloe, true)), 'a1', blocked);
    expect(next(outbox)).toEqual(['n1']);
  });

  it('goes on once its author has decided about the one that was handed back', () => {
    const outbox = tried(outboxOf(draft('a1'), draft('a2')), 'a1', blocked);
    expect(next(drop(outbox, 'a1'))).toEqual(['a2']);
    expect(next(retry(outbox, 'a1', { force: true }))).toEqual(['a1']);
  });
});

describe('a message in the outbox', () => {
  it('keeps its id over every retry, so it cannot double', () => {
    const failed = tried(outboxOf(draft('a1')), 'a1', refused);
    expect(retry(failed, 'a1')).toMatchObject([{ clientMessageId: 'a1', state: 'queued', text: 'text of a1' }]);
  });

  it('is sent although something changed only when its author says so', () => {
    const handedBack = tried(outboxOf(draft('a1')), 'a1', blocked);
    expect(handedBack).toMatchObject([{ state: 'blocked', force: false, blocked: { lastSeq: 9 } }]);
    const anyway = retry(handedBack, 'a1', { force: true, lastSeenSeq: 9 });
    expect(anyway).toMatchObject([{ state: 'queued', force: true, lastSeenSeq: 9 }]);
    expect(anyway[0]).not.toHaveProperty('blocked');
  });

  it('leaves when it stands in the thread, whether its answer or the stream said so', () => {
    expect(arrived(begin(outboxOf(draft('a1'), draft('a2')), 'a1'), new Set(['a1']))).toMatchObject([{ clientMessageId: 'a2' }]);
  });

  it('is not brought back by an answer that comes after the stream', () => {
    const gone = arrived(begin(outboxOf(draft('a1')), 'a1'), new Set(['a1']));
    expect(settle(gone, 'a1', unknown)).toEqual([]);
  });

  it('is not touched by the late answer to an earlier try', () => {
    const failed = tried(outboxOf(draft('a1')), 'a1', refused);
    expect(stateOf(settle(failed, 'a1', stored), 'a1')).toBe('failed');
  });

  it('cannot be dropped while it is being sent', () => {
    expect(drop(begin(outboxOf(draft('a1')), 'a1'), 'a1')).toHaveLength(1);
  });

  it('waits again after a reload that came before its answer', () => {
    expect(begin(outboxOf(draft('a1')), 'a1').map(afterReload)).toMatchObject([{ state: 'queued', unsure: true }]);
  });
});

describe('taking a text back', () => {
  it('is safe before it was ever tried, and after a definite refusal', () => {
    expect(outboxOf(draft('a1')).every(isCertain)).toBe(true);
    expect(tried(outboxOf(draft('a1')), 'a1', refused).every(isCertain)).toBe(true);
    expect(tried(outboxOf(draft('a1')), 'a1', blocked).every(isCertain)).toBe(true);
  });

  it('is not safe when a try had no answer: it may stand in the thread already', () => {
    expect(tried(outboxOf(draft('a1')), 'a1', unknown).some(isCertain)).toBe(false);
  });

  it('is safe again when the same id was refused later: the server would have known it', () => {
    const outbox = tried(tried(outboxOf(draft('a1')), 'a1', unknown), 'a1', refused);
    expect(outbox.every(isCertain)).toBe(true);
  });
});

describe('what comes back to its author', () => {
  const ended: Outcome = { kind: 'refused', error: { code: 'THREAD_ENDED', message: '' } };
  const textsOf = (outbox: Outbox, id: string) => takenBack(outbox, id).map(({ clientMessageId }) => clientMessageId);

  it('is a reply that was overtaken, with the replies that were to follow it, and without the notes', () => {
    const outbox = tried(outboxOf(draft('a1'), draft('n1', chloe, true), draft('a2'), draft('b1', hana)), 'a1', blocked);
    expect(outbox.filter(comesBack).map(({ clientMessageId }) => clientMessageId)).toEqual(['a1']);
    expect(textsOf(outbox, 'a1')).toEqual(['a1', 'a2']);
  });

  it('is everything that was to be said in a thread that has ended, at once and in order', () => {
    const outbox = tried(outboxOf(draft('a1'), draft('a2'), draft('b1', hana)), 'a1', ended);
    expect(outbox.map(({ state }) => state)).toEqual(['failed', 'failed', 'queued']);
    expect(textsOf(outbox, 'a1')).toEqual(['a1', 'a2']);
  });

  it('is what waits and was never tried, if its author wants it, and nothing that may have been stored', () => {
    expect(textsOf(outboxOf(draft('a1'), draft('a2')), 'a1')).toEqual(['a1']);
    expect(textsOf(tried(outboxOf(draft('a1')), 'a1', unknown), 'a1')).toEqual([]);
    expect(textsOf(tried(outboxOf(draft('a1')), 'a1', { ...refused, unsure: true } as Outcome), 'a1')).toEqual([]);
  });

  it('is not what was refused for what it says: that stays where its author sees why', () => {
    expect(tried(outboxOf(draft('a1')), 'a1', refused).some(comesBack)).toBe(false);
  });
});

describe('of two tabs', () => {
  it('each has what the other has, in the order of sending', () => {
    const [first, second] = [{ ...draft('a1'), at: '2026-03-12T14:00:00.000Z' }, { ...draft('a2'), at: '2026-03-12T14:00:01.000Z' }];
    const [later] = outboxOf(second);
    const both = put(outboxOf(first), later ?? never());
    expect(put(outboxOf(second), outboxOf(first)[0] ?? never()).map(({ clientMessageId }) => clientMessageId)).toEqual(both.map(({ clientMessageId }) => clientMessageId));
    expect(put(both, { ...(both[0] ?? never()), state: 'sending' }).map(({ state }) => state)).toEqual(['sending', 'queued']);
  });

  it('the one waits for the other as long as something is under way or can be sent', () => {
    expect(isBusy(outboxOf())).toBe(false);
    expect(isBusy(begin(outboxOf(draft('a1')), 'a1'))).toBe(true);
    expect(isBusy(tried(outboxOf(draft('a1'), draft('a2')), 'a1', blocked))).toBe(false);
  });
});

describe('what the screen shows', () => {
  it('does not flicker between waiting and sending while the network is away', () => {
    let outbox = outboxOf(draft('a1'));
    const seen = [];
    for (let tries = 0; tries < 3; tries += 1) {
      outbox = begin(outbox, 'a1');
      seen.push(...outbox.map(shown));
      outbox = settle(outbox, 'a1', unknown);
      seen.push(...outbox.map(shown));
    }
    expect(seen).toEqual(['sending', 'queued', 'queued', 'queued', 'queued', 'queued']);
  });

  it('is still on its way when the server has it and the thread not yet', () => {
    expect(tried(outboxOf(draft('a1')), 'a1', stored).map(shown)).toEqual(['sending']);
  });
});

function never(): never {
  throw new Error('It is not there.');
}
