import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Name, openServed, type Served } from '../test/served.ts';
import { type RootType, rootFields, walksFrom } from '../test/walk/documents.ts';
import { fillFirm, type Firm } from '../test/walk/firm.ts';
import { type Own, positionsOf, variablesWith } from '../test/walk/positions.ts';
import type { Rule } from './contract/rule.ts';
import { rules } from './contract/rules.ts';
import { buildContract } from './contract.ts';

/*
 * What somebody may not see does not exist for them: wherever an id is taken, of whatever, one of somebody else's is
 * answered to the letter as one that was never given. The places are found in the contract itself.
 */

const contract = buildContract();
let served: Served;
let firm: Firm;
const cookies = new Map<string, string>();

const ROLES: { is: string; name: Name; passes: Rule[] }[] = [
  { is: 'a client', name: 'chloe', passes: ['anybody', 'signed in'] },
  { is: 'staff', name: 'greta', passes: ['anybody', 'signed in', 'staff'] },
  { is: 'a member', name: 'ana', passes: ['anybody', 'signed in', 'staff'] },
  { is: 'a user administrator', name: 'lena', passes: ['anybody', 'signed in', 'staff', 'administrators'] },
  { is: 'a system administrator', name: 'olga', passes: ['anybody', 'signed in', 'staff', 'administrators', 'system administrators'] },
];

/**
 * Here a fifth of the ids at each place, others at the next, so that each kind comes to each kind of place; in the long
 * check every one of them everywhere.
 */
const EVERY_ID = process.env['EVERY_ID'] !== undefined;
const SHARE = 5;

/** Where another one's id may be told from none, and why. */
const TOLD_APART: [place: RegExp, why: string][] = [
  [/^leaveAndRemoveAll\.input\.threadId as a system administrator$/u, 'ends any conversation, with a reason'],
  [/^auditLines\./u, 'the audit names everything that was done, to administrators'],
];

beforeAll(async () => {
  served = await openServed();
  firm = await fillFirm(served);
  const { sql, id } = served.world;
  await sql(`update account set status = 'SUSPENDED' where id = $1`, [id.dara]);
  // A team that is not verified yet is seen by administrators alone.
  await sql(`insert into account (id, kind, status, name, short_name, attribution, code_asked, one_open_thread) values ($1, 'TEAM', 'INVITED', 'Concierge', 'Concierge', 'TEAM', 'NEVER', false)`, [CONCIERGE]);
  for (const { name } of ROLES) cookies.set(name, await served.signedIn(name));
  for (const name of ['hana', 'emil', 'ben'] as const) {
    const cookie = await served.signedIn(name);
    await served.ask(cookie, 'mutation { addAuthenticator(input: {}) { authenticatorId } }');
    await served.ask(cookie, 'mutation R($input: RequestOwnPhoneInput!) { requestOwnPhone(input: $input) { challengeId } }', { input: { securePhone: `+4477009005${name.length}${name === 'emil' ? 1 : 2}` } });
  }
  await served.token('emil', { scopes: ['READ_DIRECTORY'] });
});
afterAll(() => served.close());

const CONCIERGE = randomUUID();

describe.each(ROLES)('$is', ({ is, name, passes }) => {
  test('is answered alike for what is another\'s and for what never was, wherever an id is taken', { timeout: 240_000 }, async () => {
    const foreign = await foreignTo(name);
    let places = 0;
    expect(foreign.length).toBeGreaterThanOrEqual(10);
    for (const root of ['Query', 'Mutation', 'Subscription'] as const satisfies RootType[]) {
      for (const field of rootFields(contract, root)) {
        if (!passes.includes(rules[root]?.[field.name] ?? 'administrators')) continue;
        for (const position of positionsOf(field)) {
          const place = `${field.name}.${position.join('.')} as ${is}`;
          const answered = async (id: string) => {
            const variables = variablesWith(field, await ownOf(name), position, id);
            const [walk = ''] = walksFrom(root, field, Object.keys(variables));
            return (await (root === 'Subscription' ? heard(name, walk, variables) : asked(name, walk, variables))).replaceAll(id, 'ID');
          };
          const missing = await answered(randomUUID());
          expect(missing, place).toMatch(/NOT_FOUND|BAD_USER_INPUT|FORBIDDEN|CONFLICT|"CodeRefused"|"LinkRefused"|"items":\[\]/u);
          const apart = [];
          places += 1;
          for (const id of foreign.filter((_, i) => EVERY_ID || (i + places) % SHARE === 0)) if ((await answered(id)) !== missing) apart.push(id);
          if (!TOLD_APART.some(([known]) => known.test(place))) expect.soft(await Promise.all(apart.map(async (id) => `${await whatIs(id)}: ${(await answered(id)).slice(0, 300)}`)), `${place}, and none is ${missing.slice(0, 300)}`).toEqual([]);
        }
      }
    }
  });
});

async function asked(name: Name, query: string, variables: Record<string, unknown>): Promise<string> {
  return (await served.ask(cookies.get(name) ?? null, query, variables)).text;
}

/** The first thing that comes over a socket. */
async function heard(name: Name, query: string, variables: Record<string, unknown>): Promise<string> {
  const client = served.client(cookies.get(name) ?? '');
  const stream = client.iterate({ query, variables });
  const first = await stream.next().catch((errors: unknown) => errors);
  await stream.return?.();
  await client.dispose();
  return JSON.stringify(first);
}

/** Ids of things that do not exist for somebody, of every kind. */
async function foreignTo(name: Name): Promise<string[]> {
  const { id, sql } = served.world;
  const { threads, paul } = firm;
  const administers = name === 'lena' || name === 'olga';
  const readable: Partial<Record<Name, string[]>> = {
    chloe: Object.entries(threads).filter(([what]) => !['hanas', 'amongStaff'].includes(what)).map(([, thread]) => thread),
    greta: [threads.helped, threads.named],
    ana: [threads.helped, threads.movedToTeam, threads.movedFromTeam, threads.endedByRank, threads.left, threads.waiting, threads.amongStaff],
  };
  // Staff are told by name of a colleague who cannot help at present: being suspended is no secret among them.
  const unseen: Partial<Record<Name, string[]>> = { chloe: [id.ben, id.emil, id.dara, id.lena, id.hana, paul, CONCIERGE], greta: [id.hana, paul, CONCIERGE], ana: [id.hana, paul, CONCIERGE] };
  const others = await sql<{ id: string }>(
    `(select id::text from session where account_id <> $1 and ($3 or kind = 'PERSON') limit 2) union all (select id::text from challenge where account_id <> $1 limit 2)
     union all (select id::text from authenticator where account_id <> $1 limit 2)
     union all (select id::text from entry where thread_id = $2 limit 1) union all (select id::text from participant where thread_id = $2 limit 1)`,
    [id[name], threads.hanas, !administers],
  );
  const groups = administers ? [] : await sql<{ id: string }>('(select id::text from client_team limit 2) union all (select session_id::text from api_token where $1 not in (account_id, created_by) limit 1)', [id[name]]);
  // Ben's own, and for whoever is not in it Support's.
  const written = await sql<{ id: string }>(`select id::text from canned_reply where account_id <> $1 or (team_id is not null and not $2 and not exists (select 1 from team_member m where m.team_id = canned_reply.team_id and m.account_id = $1))
     union all select id::text from macro where account_id <> $1 or (team_id is not null and not $2 and not exists (select 1 from team_member m where m.team_id = macro.team_id and m.account_id = $1))`, [id[name], administers]);
  const hidden = Object.values(threads).filter((thread) => !readable[name]?.includes(thread));
  return [...hidden.slice(0, 4), ...(unseen[name] ?? []), ...[...others, ...groups, ...written].map((row) => row.id)];
}

/** What somebody may name, by the name of the argument: so that it is the one id that is another's on which all depends. */
async function ownOf(name: Name): Promise<Own> {
  const { id, sql } = served.world;
  const [group] = await sql<{ id: string }>('select client_team_id as id from client_team_member where account_id = $1', [id.chloe]);
  const thread: Partial<Record<Name, string>> = { chloe: firm.threads.helped, greta: firm.threads.named, ana: firm.threads.helped, lena: randomUUID(), olga: randomUUID() };
  const [seen] = await sql<{ version: number }>('select version from thread where id = $1', [thread[name]]);
  const byName: Record<string, string | number> = {
    version: seen?.version ?? 1,
    threadId: thread[name] ?? '', to: name === 'chloe' ? id.support : id.ben, teamId: id.support, clientTeamId: group?.id ?? '', fromClientTeamId: group?.id ?? '', toClientTeamId: group?.id ?? '',
    memberIds: id.ana, memberId: id.ana, accountIds: id.ben, viewerId: id.chloe, subjectId: id.support,
  };
  return (argument) => byName[argument] ?? id.ben;
}

async function whatIs(id: string): Promise<string> {
  for (const table of ['thread', 'account', 'session', 'challenge', 'authenticator', 'entry', 'participant', 'client_team', 'canned_reply', 'macro']) {
    if ((await served.world.sql(`select 1 from ${table} where id = $1`, [id])).length > 0) return table;
  }
  return 'nothing';
}
