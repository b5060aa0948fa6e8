import type { ApolloClient } from '@apollo/client';
import { ServerError } from '@apollo/client/errors';
import { RemoveAvatarDocument, RemoveLogoDocument } from './generated.ts';
import { type StepUp, withStepUp } from './step-up.ts';
import type { Surroundings } from './surroundings.ts';

/** Setting and taking away pictures. All reject with an error that `refusalOf` can read. */
export type Pictures = {
  setAvatar: (accountId: string, picture: Blob) => Promise<void>;
  removeAvatar: (accountId: string) => Promise<void>;
  setLogo: (picture: Blob) => Promise<void>;
  removeLogo: () => Promise<void>;
};

/** Pictures go as bytes to a door of their own; what they change is written into the cache, so every screen follows. */
export function makePictures(around: Surroundings, apollo: ApolloClient, stepUp: StepUp): Pictures {
  return {
    async setAvatar(accountId, picture) {
      const path = await send({ for: 'avatar', account: accountId }, picture);
      apollo.cache.modify({ id: apollo.cache.identify({ __typename: 'Party', id: accountId }), fields: { avatar: () => path } });
    },
    removeAvatar: async (accountId) => void (await apollo.mutate({ mutation: RemoveAvatarDocument, variables: { input: { accountId } } })),
    async setLogo(picture) {
      const path = await send({ for: 'logo' }, picture);
      apollo.cache.modify({ id: apollo.cache.identify({ __typename: 'Organisation' }), fields: { logo: () => path } });
    },
    removeLogo: async () => void (await apollo.mutate({ mutation: RemoveLogoDocument })),
  };

  async function send(query: Record<string, string>, picture: Blob): Promise<string> {
    const url = `/images?${new URLSearchParams(query)}`;
    const post = () => around.fetch(url, { method: 'POST', body: picture, headers: { 'content-type': picture.type }, credentials: 'same-origin', signal: AbortSignal.timeout(SEND_WITHIN) });
    const response = await withStepUp(stepUp, post);
    const bodyText = await response.text();
    if (!response.ok) throw new ServerError('The picture was refused.', { response, bodyText });
    return String((JSON.parse(bodyText) as { path: unknown }).path);
  }
}

/** Milliseconds: longer than for a word, since a slow line may carry it. */
const SEND_WITHIN = 60_000;
