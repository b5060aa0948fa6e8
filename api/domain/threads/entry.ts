import { defineEntity, p } from '@mikro-orm/core';

const EntrySchema = defineEntity({
  name: 'Entry',
  tableName: 'entry',
  properties: {
    id: p.uuid().primary(),
    threadId: p.uuid(),
    pos: p.integer(),
    seq: p.integer().strictNullable(),
    noteNo: p.integer(),
    kind: p.enum(['MESSAGE', 'LINE', 'NOTE', 'STAFF_LINE']),
    line: p.string().strictNullable(),
    authorId: p.uuid().strictNullable(),
    teamId: p.uuid().strictNullable(),
    subjectId: p.uuid().strictNullable(),
    body: p.text().strictNullable(),
    handover: p.boolean(),
    automatic: p.boolean(),
    clientEntryId: p.uuid().strictNullable(),
    viaTokenId: p.uuid().strictNullable(),
    inReplyTo: p.uuid().strictNullable(),
    at: p.datetime(),
    changeNo: p.integer(),
    changedAt: p.datetime().strictNullable(),
    deletedAt: p.datetime().strictNullable(),
  },
});

/**
 * Anything in a thread. Public entries have a seq, staff-only ones a noteNo and the seq they follow (`pos`). Written
 * once; of messages and notes the text may be changed or taken back, and every text that stood there is kept.
 */
export class Entry extends EntrySchema.class {}
EntrySchema.setClass(Entry);

const DoneRequestSchema = defineEntity({
  name: 'DoneRequest',
  tableName: 'done_request',
  properties: {
    accountId: p.uuid().primary(),
    requestId: p.uuid().primary(),
    deed: p.string(),
    threadId: p.uuid().strictNullable(),
    outcome: p.json<unknown>().strictNullable(),
    at: p.datetime(),
  },
});

/** A request that was carried out: repeated, it is answered and writes nothing. */
export class DoneRequest extends DoneRequestSchema.class {}
DoneRequestSchema.setClass(DoneRequest);
