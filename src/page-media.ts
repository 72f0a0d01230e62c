// What a page shows of a source that is no text: the picture, made no larger than it is drawn, and the sound that was heard,
// as addresses that hold their bytes.
import { wav } from './audio/wav.ts';
import { boxUpright, type Picture } from './image/picture.ts';
import type { PageMedia } from './page.ts';

const widest = 720;

function base64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let from = 0; from < bytes.length; from += 0x2000) parts.push(String.fromCharCode(...bytes.subarray(from, from + 0x2000)));
  return btoa(parts.join(''));
}

/** A picture, upright. */
export async function pictureMedia(picture: Picture): Promise<PageMedia> {
  const { default: sharp } = await import('sharp');
  const { width, height, data } = picture;
  // photographs are smaller as JPEG, drawings as PNG
  const small = () => sharp(data, { raw: { width, height, channels: 3 } }).resize(widest, widest, { fit: 'inside', withoutEnlargement: true });
  const [png, jpeg] = await Promise.all([small().png({ compressionLevel: 9 }).toBuffer(), small().jpeg({ quality: 88 }).toBuffer()]);
  const [type, bytes] = png.length <= jpeg.length ? ['png', png] : ['jpeg', jpeg];
  return { url: `data:image/${type};base64,${base64(bytes as Uint8Array)}`, upright: (box) => boxUpright(picture, box) };
}

/** Samples as a WAV file of 16 bits. */
export function soundMedia(samples: Float32Array, rate: number): PageMedia {
  return { url: `data:audio/wav;base64,${base64(wav(samples, rate))}` };
}
