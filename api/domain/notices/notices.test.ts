import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createLive, type Live } from '../../live/live.ts';
import { type Name, openWorld, type World } from '../../test/world.ts';
import { SIDE_DOOR } from '../call.ts';
import { quietUntil } from './quiet-hours.ts';
import { noticesOf, type UpdateNotices, updateNotices } from './update-notices.ts';

let world: World;
let live: Live;
beforeAll(async () => {
  world = await openWorld();
  live = createLive(world.door, world.bell);
});
afterAll(() => world.close());
beforeEach(() => world.sql('delete from notice_settings'));

const update = (name: Name, input: Partial<UpdateNotices>) => world.as(name, (call) => updateNotices(call, { choices: [], ...input }));
const notices = (name: Name) => world.sees(name, noticesOf);

describe('how somebody wants to be told', () => {
  test('whoever has chosen nothing: staff hear a tone and get mails of what is theirs, clients a mail alone', async () => {
    const staff = await notices('ana');
    expect(staff.choices.map(({ kind, sound, browser, email }) => [kind, sound, browser, email])).toEqual([
      ['QUEUED', true, false, false], ['ASSIGNED', true, false, true], ['HELD', true, false, true], ['MENTIONED', true, false, true], ['NAMED', true, false, true],
    ]);
    expect(await notices('chloe')).toEqual({ id: world.id.chloe, choices: [{ kind: 'ANSWERED', sound: false, browser: false, email: true }], alarm: false, alarmPastTarget: false, quiet: null });
  });

  test('a choice stands for all devices, hears of it at once, and leaves a line in the audit; the same again writes nothing', async () => {
    const [here, there] = [live.desk({ account: world.id.ana }, SIDE_DOOR), live.desk({ account: world.id.ana }, SIDE_DOOR)];
    const other = live.desk({ account: world.id.ben }, SIDE_DOOR);
    await Promise.all([here.next(), there.next(), other.next()]);
    const told = Promise.all([here.next(), there.next()]);
    const chosen = await update('ana', { choices: [{ kind: 'QUEUED', sound: false, browser: true, email: true }], alarm: true, alarmPastTarget: true, quiet: { timeZone: 'Europe/Prague', from: '22:00', until: '07:00' } });
    expect(await notices('ana')).toEqual(chosen);
    for (const { value } of await told) expect(value).toEqual({ is: 'NoticesChanged', notices: chosen });
    expect(chosen.choices[1]).toEqual({ kind: 'ASSIGNED', sound: true, browser: false, email: true });
    await update('ana', { choices: [...chosen.choices], alarm: true, quiet: chosen.quiet });
    // What is left out stays; null is none.
    expect(await update('ana', { choices: [] })).toEqual(chosen);
    const lines = await world.sql<{ after: object }>(`select after from audit where deed = 'notices.updated' and actor_id = $1`, [world.id.ana]);
    expect(lines).toMatchObject([{ after: { browser: ['QUEUED'], alarm: true, alarmPastTarget: true } }]);
    // Nobody else hears of it: the next thing that Ben hears is a card.
    const next = other.next();
    await world.chloeWrites();
    expect((await next).value).toMatchObject({ is: 'CardChanged' });
    for (const stream of [here, there, other]) await stream.return();
  });

  test('what is not theirs to choose, twice there, or no time is refused with the field', async () => {
    const choice = { kind: 'QUEUED', sound: true, browser: true, email: true } as const;
    const quiet = { timeZone: 'Europe/London', from: '22:00', until: '07:00' };
    for (const [name, input, path] of [
      ['chloe', { choices: [choice] }, 'input.choices.0.kind'],
      ['chloe', { alarm: true }, 'input.alarm'],
      ['chloe', { alarmPastTarget: true }, 'input.alarmPastTarget'],
      ['chloe', { choices: [{ ...choice, kind: 'MENTIONED' }] }, 'input.choices.0.kind'],
      ['ana', { choices: [choice, choice] }, 'input.choices.1.kind'],
      ['ana', { quiet: { ...quiet, timeZone: 'Mars/Base' } }, 'input.quiet.timeZone'],
      ['ana', { quiet: { ...quiet, from: '25:00' } }, 'input.quiet.from'],
      ['ana', { quiet: { ...quiet, until: '22:00' } }, 'input.quiet.until'],
    ] as const) await expect(update(name, input), path).rejects.toMatchObject({ code: 'BAD_USER_INPUT', details: { path } });
    expect(await world.sql('select 1 from notice_settings', [])).toEqual([]);
  });

  test('two devices that choose in the same moment lose nothing of each other', async () => {
    const both = (['QUEUED', 'HELD'] as const).map((kind) => update('ben', { choices: [{ kind, sound: false, browser: true, email: false }] }));
    await Promise.all(both);
    expect((await notices('ben')).choices.filter(({ browser }) => browser).map(({ kind }) => kind)).toEqual(['QUEUED', 'HELD']);
  });
});

describe('quiet hours', () => {
  test('last from the evening to the morning of the place, also in the night in which its clocks change', () => {
    const night = { timeZone: 'Europe/London', from: '22:00', until: '07:00' };
    const until = (at: string, quiet = night) => quietUntil(quiet, new Date(at))?.toISOString() ?? null;
    expect(until('2026-11-26T21:59:00Z')).toBeNull();
    expect(until('2026-11-26T22:00:00Z')).toBe('2026-11-27T07:00:00.000Z');
    expect(until('2026-11-27T06:59:00Z')).toBe('2026-11-27T07:00:00.000Z');
    expect(until('2026-11-27T07:00:00Z')).toBeNull();
    expect(until('2026-10-24T23:00:00Z')).toBe('2026-10-25T07:00:00.000Z');
    expect(until('2026-11-27T12:30:00Z', { timeZone: 'Asia/Tokyo', from: '21:00', until: '23:00' })).toBe('2026-11-27T14:00:00.000Z');
    expect(until('2026-11-26T03:00:00Z', { timeZone: 'Europe/London', from: '00:00', until: '06:00' })).toBe('2026-11-26T06:00:00.000Z');
    expect(until('2026-11-26T03:00:00Z', { timeZone: 'Europe/London', from: '20:00', until: '00:00' })).toBeNull();
  });
});

test('an account that was never there has no settings, and a session that has ended none either', async () => {
  await expect(world.door.look({ account: randomUUID() }, SIDE_DOOR, noticesOf)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});
