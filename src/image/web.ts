// Pictures decoded by the browser.
import { InputError } from '../errors.ts';
import { flatten, headerSize, limits, type Limits, sniff } from './formats.ts';
import type { Picture } from './picture.ts';

/** Decodes a file's bytes. Throws InputError for what is too large, of no known format, or damaged. @param name what it is called in messages */
export async function decodePicture(bytes: Uint8Array<ArrayBuffer>, name: string, given: Limits = {}): Promise<Picture> {
  const limit = { ...limits, ...given };
  if (bytes.length > limit.bytes) throw new InputError(`picture: ${name} must have at most ${limit.bytes} bytes, got ${bytes.length}`);
  const type = sniff(bytes, name);
  const promised = headerSize(bytes);
  if (promised && promised[0] * promised[1] > limit.pixels) throw new InputError(`picture: ${name} must have at most ${limit.pixels} pixels, got ${promised[0]} × ${promised[1]}`);
  const bitmap = await createImageBitmap(new Blob([bytes], { type }), { imageOrientation: 'from-image', premultiplyAlpha: 'none', colorSpaceConversion: 'none' }).catch(() => {
    throw new InputError(`picture: ${name} cannot be decoded, it is damaged or cut short`);
  });
  const { width, height } = bitmap;
  try {
    if (width * height > limit.pixels) throw new InputError(`picture: ${name} must have at most ${limit.pixels} pixels, got ${width} × ${height}`);
    const drawing = new OffscreenCanvas(width, height).getContext('2d');
    if (!drawing) throw new InputError('picture: this browser must have OffscreenCanvas, and it has not');
    drawing.drawImage(bitmap, 0, 0);
    // the browser has turned it already and does not say how: boxes are told in the picture as it is seen
    return { name, width, height, data: flatten(new Uint8Array(drawing.getImageData(0, 0, width, height).data.buffer), width * height, 4), orientation: 1 };
  } finally {
    bitmap.close();
  }
}
