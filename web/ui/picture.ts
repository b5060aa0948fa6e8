/** How a picture is cut before it is sent: a square out of its middle, or the whole of it within a wide frame. */
export type Cut = 'square' | 'whole';

/** Pixels: twice what the server keeps, so that its own drawing has something to draw from. */
const SIZES = { square: { width: 512, height: 512 }, whole: { width: 1024, height: 512 } };

/** The files that can be chosen. */
export const PICTURE_TYPES = 'image/png,image/jpeg,image/webp';

/**
 * The picture of a file, turned as the camera was held, cut and made small on this device: a photograph of twelve
 * megabytes goes over the wire as fifty kilobytes. Rejects where the file is no picture that the browser knows.
 */
export async function cutPicture(file: Blob, cut: Cut): Promise<Blob> {
  const image = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const { from, to } = placesOf(image, cut);
  const canvas = Object.assign(document.createElement('canvas'), { width: to.width, height: to.height });
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('The browser draws no pictures.');
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(image, from.x, from.y, from.width, from.height, 0, 0, to.width, to.height);
  image.close();
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The browser drew nothing.'))), 'image/webp', 0.92));
}

/** What of the picture is drawn, and how large. A small one stays as small as it is. */
export function placesOf(image: { width: number; height: number }, cut: Cut) {
  const { width, height } = image;
  const most = SIZES[cut];
  if (cut === 'square') {
    const side = Math.min(width, height);
    const drawn = Math.min(side, most.width);
    return { from: { x: Math.floor((width - side) / 2), y: Math.floor((height - side) / 2), width: side, height: side }, to: { width: drawn, height: drawn } };
  }
  const scale = Math.min(1, most.width / width, most.height / height);
  return { from: { x: 0, y: 0, width, height }, to: { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) } };
}
