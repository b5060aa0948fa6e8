import type { OpenCall } from '../call.ts';
import { newId } from '../id.ts';
import { AuditLine } from './audit-line.ts';

/** What happened, said so that it can be read years later. Never a password, code, token or message text. */
export interface Deed {
  deed: string;
  /** Where nobody is signed in yet: who it is. Otherwise the caller. */
  actorId?: string | null;
  threadId?: string | null;
  teamId?: string | null;
  targetId?: string | null;
  before?: unknown;
  after?: unknown;
}

/** Writes the audit line of a deed, in the transaction of the deed, under the real person's name. */
export function record(call: OpenCall, deed: Deed): void {
  call.em.persist(
    call.em.create(AuditLine, {
      id: newId(),
      at: call.now,
      actorId: deed.actorId ?? call.actorId,
      deed: deed.deed,
      threadId: deed.threadId ?? null,
      teamId: deed.teamId ?? null,
      targetId: deed.targetId ?? null,
      before: deed.before ?? null,
      after: deed.after ?? null,
      address: call.from.address,
      requestId: call.from.requestId,
      via: call.via,
    }),
  );
}
