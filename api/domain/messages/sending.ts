import type { Door, From, Who } from '../call.ts';
import { Refusal } from '../errors.ts';
import { existingId } from '../input.ts';
import type { GroupWriter, Plain } from './group-writer.ts';
import { inForm, type SendMessage, type SendMessageOutcome, sendMessage } from './send.ts';

/** Sends a message, through whichever door it may go. */
export type Sending = (who: Who, from: From, input: SendMessage) => Promise<SendMessageOutcome>;

/**
 * A plain message goes with the group that gathers at that moment; whatever is not plain, or was left there for any
 * reason, goes through `act`. Going there after the group is harmless also where nobody knows whether the group was
 * written: the id that its author's device gave it has one effect, under the thread's lock.
 */
export function createSending(door: Door, writer: GroupWriter | null): Sending {
  return async (who, from, input) => {
    const plain = writer === null || input.force === true ? null : plainly(input);
    const sent = plain && (await writer?.send(who, plain));
    if (plain && sent) return { is: 'MessageSent', threadId: plain.threadId, ...sent };
    return door.act(who, from, (call) => sendMessage(call, input));
  };
}

/** Null: it is not plain, or its form is wrong, which is said in the order in which everything is said. */
function plainly(input: SendMessage): Plain | null {
  // What it answers has to be looked up.
  if (input.inReplyTo !== null && input.inReplyTo !== undefined) return null;
  try {
    return { threadId: existingId(input.threadId), ...inForm(input) };
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
