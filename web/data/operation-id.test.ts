import { expect, it } from 'vitest';
import { makeOperationIds } from './operation-id.ts';

it('calls the same question the same on every device, from wherever it goes on', () => {
  const [here, there] = [makeOperationIds(), makeOperationIds()];
  const id = here({ operationName: 'ThreadEntries', variables: { threadId: 't', afterSeq: 7, afterNote: 2 } });
  expect(there({ operationName: 'ThreadEntries', variables: { afterSeq: 9, threadId: 't' } })).toBe(id);
  expect(there({ operationName: 'ThreadEntries', variables: { threadId: 'u', afterSeq: 9 } })).not.toBe(id);
  expect(there({ operationName: 'Signals', variables: { threadId: 't' } })).not.toBe(id);
  expect(there({ operationName: 'Desk' })).toMatch(/^Desk\./);
});

it('never uses a name twice on one line', () => {
  const ids = makeOperationIds();
  const asked = { operationName: 'ThreadEntries', variables: { threadId: 't', afterSeq: 7 } };
  expect(new Set([ids(asked), ids(asked), ids({ ...asked, variables: { threadId: 't', afterSeq: 8 } })]).size).toBe(3);
});
