import type { FastifyRequest } from 'fastify';
import { networkOf } from '../domain/access/network.ts';
import { createPaces } from '../graphql/admit/paces.ts';
import type { Asking } from '../graphql/context.ts';
import type { Limits } from '../limits.ts';

/** How often pictures and files go in and out, beside what is asked at /graphql. Both refuse with RATE_LIMITED and the seconds to wait. */
export interface FilePaces {
  /** Before anything is looked up: whoever guesses addresses of pictures costs no statement. */
  pictures(request: FastifyRequest): void;
  /** A whole directory, audit or import is much work; a person needs it now and then. */
  files(asking: Pick<Asking, 'known' | 'from'>): void;
}

export function createFilePaces({ filesPerSecond, filesBurst, filesAnHour, remembered }: Limits['pace']): FilePaces {
  const pictures = createPaces({ perSecond: filesPerSecond, burst: filesBurst }, { remembered, sentence: 'Too many pictures are asked for from your network at this moment. Wait a little.' });
  const files = createPaces({ perSecond: filesAnHour / 3600, burst: filesAnHour }, { remembered, sentence: 'That is many files within an hour. Wait a little, then go on.' });
  return {
    pictures: ({ ip }) => pictures.take(networkOf(ip)),
    files: ({ known, from }) => files.take(known?.id ?? networkOf(from.address)),
  };
}
