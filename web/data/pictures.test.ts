import { expect, test } from 'vitest';
import { makeCache } from './cache.ts';
import { PartyFieldsFragmentDoc } from './generated.ts';
import { makePictures } from './pictures.ts';
import { refusalOf } from './refusal.ts';
import { makeStepUp } from './step-up.ts';
import type { Surroundings } from './surroundings.ts';
import { ana } from '../test/conversation.ts';

/** A door for pictures that answers so, one answer a time; what came to it is kept. */
function door(...answers: [status: number, body: object][]) {
  const came: { url: string; type: string | null }[] = [];
  const cache = makeCache();
  cache.writeFragment({ fragment: PartyFieldsFragmentDoc, fragmentName: 'PartyFields', data: ana as never });
  const around = {
    fetch: async (input: RequestInfo | URL, init?: RequestInit) => {
      came.push({ url: String(input), type: new Headers(init?.headers).get('content-type') });
      const [status, body] = answers[came.length - 1] ?? [500, {}];
      return new Response(JSON.stringify(body), { status });
    },
  } as Surroundings;
  const stepUp = makeStepUp();
  const avatar = () => cache.extract()[`Party:${ana.id}`]?.['avatar'];
  return { came, stepUp, avatar, pictures: makePictures(around, { cache } as never, stepUp) };
}

const picture = new Blob(['a picture'], { type: 'image/webp' });
const refused = (code: string) => ({ errors: [{ message: 'This picture is too large: 5 MB at most.', extensions: { code } }] });

test('a picture that was taken is on every screen at once', async () => {
  const { pictures, came, avatar } = door([200, { path: '/images/1' }]);
  await pictures.setAvatar(ana.id, picture);
  expect(came).toEqual([{ url: `/images?for=avatar&account=${ana.id}`, type: 'image/webp' }]);
  expect(avatar()).toBe('/images/1');
});

test('a refusal is read like any other, and the picture stays', async () => {
  const { pictures, avatar } = door([413, refused('BAD_USER_INPUT')]);
  const error: unknown = await pictures.setAvatar(ana.id, picture).catch((refusal: unknown) => refusal);
  expect(refusalOf(error)).toMatchObject({ code: 'BAD_USER_INPUT', message: 'This picture is too large: 5 MB at most.' });
  expect(avatar()).toBeNull();
});

test('where it is asked who one is, the picture is sent once more after the answer', async () => {
  const { pictures, came, stepUp, avatar } = door([403, refused('STEP_UP_REQUIRED')], [200, { path: '/images/2' }]);
  const done = pictures.setAvatar(ana.id, picture);
  await expect.poll(stepUp.view).toBe(true);
  stepUp.answer(true);
  await done;
  expect([came.length, avatar()]).toEqual([2, '/images/2']);
});
