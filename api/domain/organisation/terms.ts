import { record } from '../audit/record.ts';
import type { Call, OpenCall } from '../call.ts';
import { badInput, conflict, forbidden } from '../errors.ts';
import { text } from '../input.ts';
import { oneChangeAtATime } from './organisation.ts';
import { mayChangeOrganisation } from './policy.ts';

/** A version of the terms. */
export interface TermsView {
  version: number;
  text: string;
  publishedAt: Date;
}

/** A version, and who has accepted it. */
export interface PublishedTermsView {
  terms: TermsView;
  publishedById: string | null;
  accepted: number;
}

const LONGEST = 50_000;

/** The terms that are asked for now. Null where the firm has published none. */
export async function currentTerms(call: OpenCall): Promise<TermsView | null> {
  const [row] = await call.sql<Row>(`${TERMS} order by version desc limit 1`, []);
  return row ? viewOf(row) : null;
}

/** The current terms where the caller has yet to accept them; an older version that they accepted does not count. */
export async function termsDue(call: Call): Promise<TermsView | null> {
  const [row] = await call.sql<Row>(
    `${TERMS} where version = (select max(version) from terms)
       and not exists (select 1 from terms_acceptance a where a.account_id = $1 and a.version = terms.version)`,
    [call.actor.id],
  );
  return row ? viewOf(row) : null;
}

/** Every version, the newest first. */
export async function publishedTerms(call: OpenCall): Promise<PublishedTermsView[]> {
  const rows = await call.sql<Row & { publishedById: string | null; accepted: number }>(
    `select version, text, published_at as "publishedAt", published_by as "publishedById",
       (select count(*)::int from terms_acceptance a where a.version = terms.version) as accepted
     from terms order by version desc`,
    [],
  );
  return rows.map(({ publishedById, accepted, ...row }) => ({ terms: viewOf(row), publishedById, accepted }));
}

/**
 * Publishes a new version. It is never changed afterwards: what somebody accepted stays as they read it. Two who
 * publish at once make two versions.
 */
export async function publishTerms(call: Call, given: { text: string }): Promise<TermsView> {
  if (!mayChangeOrganisation(call.actor)) throw forbidden('The terms are published by system administrators.');
  const words = text('input.text', given.text, LONGEST);
  await oneChangeAtATime(call);
  const [row] = await call.sql<Row>(
    `insert into terms (version, text, published_at, published_by)
     select coalesce(max(version), 0) + 1, $1, $2, $3 from terms
     returning version, text, published_at as "publishedAt"`,
    [words, call.now, call.actor.id],
  );
  if (!row) throw new Error('a version of the terms was not written');
  record(call, { deed: 'terms.published', before: { version: row.version - 1 }, after: { version: row.version } });
  return viewOf(row);
}

/** Accepts the terms for oneself. Whoever read a version that was replaced meanwhile has not read these: CONFLICT. */
export async function acceptTerms(call: Call, given: { version: number }): Promise<void> {
  const terms = await currentTerms(call);
  if (!terms || given.version > terms.version || given.version < 1) throw badInput('input.version', 'There is no such version of the terms.');
  if (given.version < terms.version) throw conflict('There are newer terms since you opened these. Read them first.', 'input.version');
  const fresh = await call.sql(
    'insert into terms_acceptance (account_id, version, at) values ($1, $2, $3) on conflict do nothing returning version',
    [call.actor.id, terms.version, call.now],
  );
  if (fresh.length > 0) record(call, { deed: 'terms.accepted', targetId: call.actor.id, after: { version: terms.version } });
}

interface Row {
  version: number;
  text: string;
  publishedAt: Date | string;
}

const TERMS = 'select version, text, published_at as "publishedAt" from terms';

function viewOf({ version, text: words, publishedAt }: Row): TermsView {
  return { version, text: words, publishedAt: new Date(publishedAt) };
}
