import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FROM, openHouse, type House } from '../../test/cast.ts';
import { firms, type Firm, settleFirm, type SettledFirm } from '../../test/firm.ts';
import type { Call } from '../call.ts';
import { contactsAs } from './contacts-preview.ts';
import { contacts, directory } from './contacts.ts';
import { removeFromClientTeam } from './client-team-members.ts';
import { removalPreview } from './removal-preview.ts';
import { whoSeesWhom } from './sight-table.ts';
import { whyCanSee } from './why-can-see.ts';

/* Firms of any make: who sees whom is told the same by the table, by the reasons, by the previews, and to each person. */

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.leave());

const lena = <T>(work: (call: Call) => Promise<T>) => house.door.look({ account: house.cast.lena }, FROM, work);
const listed = (page: { items: { accountId: string }[] }) => page.items.map((each) => each.accountId);
const contactsOf = (account: string) => house.door.look({ account }, FROM, async (call) => listed(await contacts(call, { first: 100 })));

async function inAnyFirm(numRuns: number, check: (firm: SettledFirm) => Promise<void>): Promise<void> {
  await fc.assert(fc.asyncProperty(firms, async (firm: Firm) => check(await settleFirm(house, firm))), { numRuns });
}

test('the table tells of each client what their own contacts show them', async () => {
  await inAnyFirm(30, async (firm) => {
    const table = await lena((call) => whoSeesWhom(call, { first: 100 }));
    const columns = table.columns.map((each) => each.accountId);
    expect(table.rows.map((row) => row.clientId).sort()).toEqual(firm.clients.filter((each) => each.status !== 'SUSPENDED').map((each) => each.id).sort());
    await firm.activate(async () => {
      for (const row of table.rows) {
        const own = await contactsOf(row.clientId);
        expect(own.toSorted()).toEqual(sharing(firm, row.clientId));
        expect(columns).toEqual(expect.arrayContaining(own));
        expect([row.sees.toSorted(), row.reachable]).toEqual([own.toSorted(), own.length]);
      }
    });
  });
}, 60_000);

test('the preview of a client is their contacts, in the same order, and the members that stand behind its teams', async () => {
  await inAnyFirm(15, async (firm) => {
    for (const client of firm.clients) {
      const preview = await house.as(house.cast.lena, (call) => contactsAs(call, { accountId: client.id, first: 100 }));
      const own = client.status === 'SUSPENDED' ? [] : await firm.activate(() => contactsOf(client.id));
      expect(listed(preview.contacts)).toEqual(own);
      const behind = firm.members.filter(([team, member]) => own.includes(team) && !own.includes(member) && firm.isActive(member)).map(([, member]) => member);
      expect(preview.hiddenIds.toSorted()).toEqual([...new Set(behind)].sort());
    }
  });
}, 60_000);

test('why somebody sees somebody ends as their own lists do, for every pair, and gives a reason for it', async () => {
  await inAnyFirm(10, async (firm) => {
    for (const viewer of firm.people) {
      const active = viewer.status === 'ACTIVE';
      const own = active ? await contactsOf(viewer.id) : [];
      const known = active && viewer.kind === 'STAFF' ? listed(await house.door.look({ account: viewer.id }, FROM, (call) => directory(call, { first: 100 }))) : own;
      for (const subject of firm.everybody) {
        const sight = await lena((call) => whyCanSee(call, { viewerId: viewer.id, subjectId: subject.id }));
        const expected = known.includes(subject.id) || (active && viewer.id === subject.id);
        expect([sight.sees, sight.canStart]).toEqual([expected, own.includes(subject.id)]);
        const speaksFor = sight.reasons.some((each) => FOR.includes(each.kind));
        const standsAgainst = sight.reasons.some((each) => !FOR.includes(each.kind));
        expect([speaksFor || !sight.sees, standsAgainst]).toEqual([true, !sight.sees]);
      }
    }
  });
}, 120_000);

/** The rule said once more, in plain sets: the active staff and teams that share a client team with a client. */
function sharing({ places, everybody }: SettledFirm, clientId: string): string[] {
  const groups = places.filter(([, account]) => account === clientId).map(([group]) => group);
  const beside = places.filter(([group]) => groups.includes(group)).map(([, account]) => account);
  return everybody.filter((each) => each.kind !== 'CLIENT' && each.status === 'ACTIVE' && beside.includes(each.id)).map((each) => each.id).sort();
}

const FOR = ['SAME_CLIENT_TEAM', 'THROUGH_TEAM', 'STAFF_DIRECTORY', 'ADMINISTRATOR', 'ONESELF'];

test('what a removal is said to do is what it does: the pairs that are in the table before and not after', async () => {
  await inAnyFirm(20, async (firm) => {
    const [group] = firm.groups;
    if (!group) return;
    const taken = firm.everybody.filter((_, i) => i % 2 === 0).map((each) => each.id);
    const pairs = async () => (await lena((call) => whoSeesWhom(call, { first: 100 }))).rows.flatMap((row) => row.sees.map((other) => `${row.clientId} ${other}`));
    const preview = await lena((call) => removalPreview(call, { clientTeamId: group, accountIds: taken }));
    const before = await pairs();
    const done = await house.as(house.cast.lena, (call) => removeFromClientTeam(call, { clientTeamId: group, accountIds: taken }));
    if (done.is === 'ClientsLeftAlone') {
      expect([preview.aloneIds, preview.leftAloneCount]).toEqual([done.clientIds, done.count]);
      await house.sql('delete from client_team_member where client_team_id = $1 and account_id = any($2)', [group, taken]);
    } else expect(preview.leftAloneCount).toBe(0);
    const after = await pairs();
    expect(preview.lost.map((each) => `${each.clientId} ${each.otherId}`).sort()).toEqual(before.filter((pair) => !after.includes(pair)).sort());
    expect(preview.count).toBe(preview.lost.length);
    const alone = firm.clients.filter((each) => each.status === 'ACTIVE' && before.some((pair) => pair.startsWith(each.id)) && !after.some((pair) => pair.startsWith(each.id)));
    expect(preview.aloneIds.toSorted()).toEqual(alone.map((each) => each.id).sort());
  });
}, 60_000);
