import type { Sharp, SharpConstructor } from 'sharp';
import { createGate } from '../../domain/access/gate.ts';
import { badInput } from '../../domain/errors.ts';
import type { Picture } from '../../domain/organisation/image.ts';

/** What a picture is for decides how it is drawn. */
export type Use = 'avatar' | 'logo';

/** The kinds of files that are taken, by the bytes that each begins with: what a file calls itself counts for nothing. */
const KINDS: Record<string, (bytes: Buffer) => boolean> = {
  'image/png': (bytes) => bytes.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')),
  'image/jpeg': (bytes) => bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])),
  'image/webp': (bytes) => bytes.subarray(0, 4).toString('latin1') === 'RIFF' && bytes.subarray(8, 12).toString('latin1') === 'WEBP',
};

export const TYPES = Object.keys(KINDS);

const SECONDS = 5;

// Decoding takes memory and a worker thread, so one picture is drawn after the other, whoever sends them.
const inTurn = createGate(1, 16, 'Too many pictures are coming in at this moment. Try again in a few seconds.');

/**
 * Draws a picture anew from its pixels, so that nothing else of the file stays: no place or camera, no second file
 * behind the first, no bytes that another program would take for something. What cannot be read to its end is refused.
 */
export async function redraw(bytes: Buffer, type: string, use: Use, mostPixels: number): Promise<Picture> {
  if (KINDS[type]?.(bytes) !== true) throw unreadable();
  const refuse = (error: unknown) => refuseAsItIs(error, mostPixels);
  return inTurn(async () => {
    const sharp = await codec();
    const original = sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error', sequentialRead: true });
    const { width = 0, height = 0 } = await original.metadata().catch(refuse);
    if (width * height > mostPixels) throw tooLarge(mostPixels);
    const { data, info } = await drawn(original.timeout({ seconds: SECONDS }).autoOrient(), use).toBuffer({ resolveWithObject: true }).catch(refuse);
    return { bytes: data, type: 'image/webp', width: info.width, height: info.height };
  });
}

function drawn(original: Sharp, use: Use): Sharp {
  // What is transparent in a picture of somebody would show the initials that stand behind it.
  if (use === 'avatar') return original.flatten({ background: '#ffffff' }).resize(256, 256, { fit: 'cover' }).webp({ quality: 84 });
  return original.resize(512, 256, { fit: 'inside', withoutEnlargement: true }).webp({ quality: 90, alphaQuality: 100 });
}

/**
 * Only when the first picture comes, since few processes ever see one. Of the many formats that the codec knows, it is
 * left the three that are taken: a drawing language such as SVG would be a way to have files read for one.
 */
async function codec(): Promise<SharpConstructor> {
  const { default: sharp } = await import('sharp');
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: ['VipsForeignLoadPngBuffer', 'VipsForeignLoadJpegBuffer', 'VipsForeignLoadWebpBuffer'] });
  sharp.cache(false);
  sharp.concurrency(1);
  return sharp;
}

/** The codec's own words name its inside, so they stay here. */
function refuseAsItIs(error: unknown, mostPixels: number): never {
  throw error instanceof Error && /pixel limit/i.test(error.message) ? tooLarge(mostPixels) : unreadable();
}

function unreadable() {
  return badInput('body', 'This file cannot be read as a picture. PNG, JPEG and WebP are taken.');
}

function tooLarge(mostPixels: number) {
  return badInput('body', `This picture has too many pixels: ${mostPixels / 1_000_000} million at most.`);
}
