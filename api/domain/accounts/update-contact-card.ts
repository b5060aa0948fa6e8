import { isDeepStrictEqual } from 'node:util';
import { record } from '../audit/record.ts';
import type { Call } from '../call.ts';
import { forbidden, notFound } from '../errors.ts';
import { existingId } from '../input.ts';
import { changeRights } from '../organisation/organisation.ts';
import { Account } from './account.ts';
import { cardsOf, type ContactCardView } from './contacts.ts';
import { cardFields, type GivenCard } from './given-card.ts';
import { mayChangeCard } from './policy.ts';
import { seenAmong } from './seeing.ts';

/** Changes the whole card: one's own, or, for administrators, that of an account that they may touch. */
export async function updateContactCard(call: Call, given: { accountId?: string | null; card: GivenCard }): Promise<ContactCardView> {
  const id = given.accountId == null ? call.actor.id : existingId(given.accountId);
  const account = await call.em.findOne(Account, { id });
  if (!account || !(await seenAmong(call, [id])).has(id)) throw notFound();
  if (!mayChangeCard(call.actor, account)) throw forbidden('This card is not yours to change.');

  const before = cardFieldsOf(account);
  const after = cardFields('input.card', given.card);
  const hoursChanged = account.kind === 'TEAM' && !isDeepStrictEqual(before.hours, after.hours);
  call.em.assign(account, after);
  // By a team's hours waiting is counted on every desk that shows its clients; and verdicts on messages to it are kept with what they say.
  if (hoursChanged) await changeRights(call);
  record(call, { deed: 'contactCard.updated', targetId: id, before, after });
  await call.em.flush();
  const [card] = await cardsOf(call, [id]);
  if (!card) throw notFound();
  return card;
}

function cardFieldsOf({ shownPhone, shownEmail, jobTitle, hours }: Account) {
  return { shownPhone, shownEmail, jobTitle, hours };
}
