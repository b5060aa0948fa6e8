import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Name, openServed, ORIGIN, type Served } from '../test/served.ts';

let served: Served;
const cookies = {} as Record<Name, string>;
let photo: Buffer;

beforeAll(async () => {
  served = await openServed();
  for (const name of ['ana', 'lena', 'olga', 'chloe', 'hana'] as const) cookies[name] = await served.signedIn(name);
  photo = await picture(600, 400).withExif({ IFD0: { Copyright: 'where Ana lives' } }).jpeg().toBuffer();
});
afterAll(() => served.close());

const picture = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#c8372d' } });
const address = (path: string) => new URL(path, served.url).href;

interface Sent {
  for?: string;
  account?: string;
  type?: string;
  headers?: Record<string, string>;
}

/** An upload as a page of ours sends it, unless told otherwise. */
async function upload(name: Name | null, body: Uint8Array, { for: use = 'avatar', account, type = 'image/jpeg', headers = {} }: Sent = {}) {
  const query = new URLSearchParams({ for: use, ...(account ? { account } : {}) });
  const response = await fetch(address(`/images?${query}`), {
    method: 'POST',
    headers: { 'content-type': type, origin: ORIGIN, ...(name ? { cookie: cookies[name] } : {}), ...headers },
    body: new Uint8Array(body),
  });
  const { path, errors } = (await response.json()) as { path?: string; errors?: { message: string; extensions: { code: string } }[] };
  return { status: response.status, path: path ?? '', code: errors?.[0]?.extensions.code, message: errors?.[0]?.message };
}

const get = (path: string, name: Name | null = null) => fetch(address(path), { headers: name ? { cookie: cookies[name] } : {} });
const avatarOf = async (name: Name) => (await served.ask(cookies[name], '{ viewer { party { avatar } } }')).at('viewer.party.avatar');
const deeds = (deed: string) => served.world.sql<{ actor: string; target: string | null }>('select actor_id as actor, target_id as target from audit where deed = $1 order by at, id', [deed]);

describe('a picture of oneself', () => {
  test('is drawn anew as a small square without anything that the file said besides, and shown wherever one is named', async () => {
    const { status, path } = await upload('chloe', photo);
    expect([status, path]).toEqual([200, expect.stringMatching(/^\/images\/[0-9a-f-]{36}$/)]);
    expect(await avatarOf('chloe')).toBe(path);
    expect((await served.ask(cookies.lena, `{ account(id: "${served.world.id.chloe}") { party { avatar } } }`)).at('account.party.avatar')).toBe(path);

    const shown = Buffer.from(await (await get(path, 'ana')).arrayBuffer());
    const { format, width, height, exif } = await sharp(shown).metadata();
    expect({ format, width, height, exif }).toEqual({ format: 'webp', width: 256, height: 256, exif: undefined });
    expect(shown.includes('where Ana lives')).toBe(false);
    expect((await deeds('avatar.set')).at(-1)).toEqual({ actor: served.world.id.chloe, target: served.world.id.chloe });
  });

  test('replaces the one before, which is gone then, and can be taken away again', async () => {
    const first = await upload('ana', photo);
    const second = await upload('ana', await picture(64, 64).png().toBuffer(), { type: 'image/png' });
    expect(second.path).not.toBe(first.path);
    expect((await get(first.path, 'ana')).status).toBe(404);
    expect((await get(second.path, 'ana')).status).toBe(200);

    const removed = await served.ask(cookies.ana, 'mutation { removeAvatar(input: {}) { name avatar } }');
    expect(removed.data).toEqual({ removeAvatar: { name: 'Ana Moreau', avatar: null } });
    expect((await get(second.path, 'ana')).status).toBe(404);
    expect(await served.world.sql('select 1 from image i where not exists (select 1 from account where avatar_id = i.id)')).toEqual([]);
    expect(await deeds('avatar.removed')).toEqual([{ actor: served.world.id.ana, target: served.world.id.ana }]);
  });

  test('is taken as WebP too, and turned as the camera was held', async () => {
    const tall = await picture(20, 40).withExif({ IFD0: { Orientation: '6' } }).jpeg().toBuffer();
    expect((await upload('ana', tall)).status).toBe(200);
    expect((await upload('ana', await picture(40, 40).webp().toBuffer(), { type: 'image/webp' })).status).toBe(200);
  });
});

describe('a picture of somebody else', () => {
  test('is set and removed by administrators, within what they may touch; a team has one too', async () => {
    const { path } = await upload('lena', photo, { account: served.world.id.support });
    expect(path).not.toBe('');
    expect((await served.ask(cookies.chloe, '{ contacts(search: "Support") { items { party { avatar } } } }')).at('contacts.items.0.party.avatar')).toBe(path);
    expect(await upload('lena', photo, { account: served.world.id.olga })).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    const removed = await served.ask(cookies.lena, `mutation { removeAvatar(input: { accountId: "${served.world.id.support}" }) { avatar } }`);
    expect(removed.data).toEqual({ removeAvatar: { avatar: null } });
  });

  test('is not for colleagues, and whom one cannot see does not exist', async () => {
    expect(await upload('ana', photo, { account: served.world.id.emil })).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    expect(await upload('chloe', photo, { account: served.world.id.hana })).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    expect(await upload('chloe', photo, { account: 'nobody' })).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    const removed = await served.ask(cookies.chloe, `mutation { removeAvatar(input: { accountId: "${served.world.id.hana}" }) { avatar } }`);
    expect(removed.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  test('asks the administrator to have proved themself lately, one\'s own does not', async () => {
    await served.world.sql(`update session set confirmed_at = now() - interval '16 minutes' where account_id = any($1)`, [[served.world.id.lena, served.world.id.olga]]);
    expect(await upload('lena', photo, { account: served.world.id.support })).toMatchObject({ status: 403, code: 'STEP_UP_REQUIRED' });
    expect(await upload('olga', photo, { for: 'logo' })).toMatchObject({ status: 403, code: 'STEP_UP_REQUIRED' });
    expect(await upload('lena', photo)).toMatchObject({ status: 200 });
    const removed = await served.ask(cookies.lena, `mutation { removeAvatar(input: { accountId: "${served.world.id.support}" }) { avatar } }`);
    expect(removed.errors?.[0]?.extensions.code).toBe('STEP_UP_REQUIRED');
    await served.world.sql('update session set confirmed_at = now()');
  });
});

describe('the logo', () => {
  test('keeps its shape within 512 by 256, is seen by anybody, and goes again', async () => {
    const { path } = await upload('olga', await picture(2000, 400).png().toBuffer(), { for: 'logo', type: 'image/png' });
    const public_ = await served.ask(null, '{ organisation { name logo } }');
    expect(public_.data).toEqual({ organisation: { name: 'Alder & Finch', logo: path } });
    const { width, height } = await sharp(Buffer.from(await (await get(path)).arrayBuffer())).metadata();
    expect([width, height]).toEqual([512, 102]);

    expect((await served.ask(cookies.olga, 'mutation { removeLogo { logo } }')).data).toEqual({ removeLogo: { logo: null } });
    expect((await get(path)).status).toBe(404);
    expect([(await deeds('logo.set')).length, (await deeds('logo.removed')).length]).toEqual([1, 1]);
  });

  test('is for system administrators', async () => {
    for (const name of ['chloe', 'ana', 'lena'] as const) expect(await upload(name, photo, { for: 'logo' })).toMatchObject({ status: 403, code: 'FORBIDDEN' });
  });
});

describe('what comes out', () => {
  test('people\'s pictures are for whoever is signed in; to others none ever was', async () => {
    const { path } = await upload('chloe', photo);
    expect((await get(path, 'hana')).status).toBe(200);
    const [hidden, missing] = [await get(path), await get('/images/00000000-0000-4000-8000-000000000000')];
    expect([hidden.status, await hidden.text()]).toEqual([404, await missing.text()]);
    expect((await get('/images/..%2F..%2Fetc%2Fpasswd', 'ana')).status).toBe(404);

    const gone = await served.signedIn('hana');
    await served.ask(gone, 'mutation { signOut }');
    expect((await fetch(address(path), { headers: { cookie: gone } })).status).toBe(404);
  });

  test('it is a picture and nothing else to a browser, which may keep it for itself', async () => {
    const { path } = await upload('chloe', photo);
    const { headers } = await get(path, 'chloe');
    expect(Object.fromEntries(['content-type', 'x-content-type-options', 'content-security-policy', 'cache-control', 'cross-origin-resource-policy'].map((name) => [name, headers.get(name)]))).toEqual({
      'content-type': 'image/webp',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, max-age=31536000, immutable',
      'cross-origin-resource-policy': 'same-origin',
    });
  });

  test('that a screen shows pictures is no use of the session', async () => {
    const { path } = await upload('ana', photo);
    await served.world.sql(`update session set used_at = now() - interval '1 hour' where account_id = $1`, [served.world.id.ana]);
    await get(path, 'ana');
    const [row] = await served.world.sql<{ idle: number }>('select min(extract(epoch from now() - used_at))::int as idle from session where account_id = $1', [served.world.id.ana]);
    expect(row?.idle).toBeGreaterThanOrEqual(3600);
  });
});

describe('what is not taken', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

  test.each<[string, () => Promise<Uint8Array> | Uint8Array, string]>([
    ['a drawing that can carry a script', () => Buffer.from(svg), 'image/png'],
    ['a page that calls itself a picture', () => Buffer.from('<!doctype html><script>alert(1)</script>'), 'image/jpeg'],
    ['a page with a picture behind it', async () => Buffer.concat([Buffer.from('<html><!--'), photo]), 'image/jpeg'],
    ['a kind that is not taken', () => picture(8, 8).gif().toBuffer(), 'image/png'],
    ['a picture under the name of another kind', () => picture(8, 8).png().toBuffer(), 'image/jpeg'],
    ['half of a picture', async () => photo.subarray(0, photo.length / 2), 'image/jpeg'],
    ['a first line and nothing behind it', () => Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'image/png'],
    ['nothing', () => Buffer.alloc(0), 'image/png'],
  ])('%s', async (_name, body, type) => {
    expect(await upload('ana', await body(), { type })).toMatchObject({ status: 400, code: 'BAD_USER_INPUT', message: expect.stringMatching(/^This file cannot be read as a picture\.|^There is no picture\./) });
  });

  test('a few kilobytes that would unfold to hundreds of millions of pixels, told at once', async () => {
    const bomb = pngOf(20_000, 20_000);
    expect(bomb.length).toBeLessThan(100_000);
    const started = performance.now();
    expect(await upload('ana', bomb, { type: 'image/png' })).toMatchObject({ status: 400, message: 'This picture has too many pixels: 50 million at most.' });
    expect(performance.now() - started).toBeLessThan(1000);
  });

  test('a second file behind the first is left behind when the first is drawn anew', async () => {
    const { path } = await upload('ana', Buffer.concat([photo, Buffer.from('PK\x03\x04'), Buffer.from(svg)]));
    const shown = Buffer.from(await (await get(path, 'ana')).arrayBuffer());
    expect([shown.includes('<script>'), shown.includes('PK\x03\x04')]).toEqual([false, false]);
  });

  test('more than five megabytes, other types, and what somebody compressed', async () => {
    expect(await upload('ana', Buffer.alloc(5 * 1024 * 1024 + 1))).toMatchObject({ status: 413, code: 'BAD_USER_INPUT', message: 'This picture is too large: 5 MB at most.' });
    for (const type of ['image/svg+xml', 'image/gif', 'application/json', 'text/html']) {
      expect(await upload('ana', photo, { type }), type).toMatchObject({ status: 415, code: 'BAD_USER_INPUT', message: 'PNG, JPEG and WebP are taken, not compressed any further.' });
    }
  });

  test('from nobody, from pages of others, and from no page at all', async () => {
    expect(await upload(null, photo)).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
    expect(await upload('ana', photo, { headers: { origin: 'https://evil.example' } })).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    const bare = await fetch(address('/images?for=avatar'), { method: 'POST', headers: { 'content-type': 'image/jpeg', cookie: cookies.ana }, body: new Uint8Array(photo) });
    expect(bare.status).toBe(403);
  });

  test('without saying what it is for', async () => {
    expect(await upload('ana', photo, { for: 'wallpaper' })).toMatchObject({ status: 400, code: 'BAD_USER_INPUT', message: 'Say what the picture is for: avatar or logo.' });
  });

  test('a second one of the same person while the first is on its way', async () => {
    const big = await picture(5000, 5000).png().toBuffer();
    const send = () => upload('ana', big, { type: 'image/png' });
    const codes = (await Promise.all([send(), send(), upload('chloe', photo)])).map(({ code }) => code ?? 'taken');
    expect(codes.slice(0, 2).sort()).toEqual(['RATE_LIMITED', 'taken']);
    expect(codes[2]).toBe('taken');
  });
});

/** A black picture of one bit a pixel: the smallest that so many pixels can be. */
function pngOf(width: number, height: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 1;
  const rows = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height), { level: 9 });
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(name: string, body: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  const content = Buffer.concat([Buffer.from(name, 'latin1'), body]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(content));
  return Buffer.concat([length, content, sum]);
}
