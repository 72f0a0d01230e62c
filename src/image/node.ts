// Pictures decoded on Node by sharp (libvips): PNG, JPEG, WebP, AVIF, GIF and TIFF, the first frame of each. Formats,
// bytes and pixels are looked at before anything is decoded.
import { readFile, stat } from 'node:fs/promises';
import { InputError } from '../errors.ts';
import { flatten, limits, type Limits, printed, sniff } from './formats.ts';
import type { Picture } from './picture.ts';

/** Reads a file as a picture. Throws InputError for what is missing, too large, of no known format, or damaged. */
export async function readPicture(path: string, given: Limits = {}): Promise<Picture> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) throw new InputError(`picture: there must be a file ${path}, and there is ${found ? 'something that is none' : 'none'}`);
  const { bytes } = { ...limits, ...given };
  if (found.size > bytes) throw new InputError(`picture: ${path} must have at most ${bytes} bytes, got ${found.size}`);
  const content = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new InputError(`picture: ${path} must be a file that can be read, got ${error.code ?? error.message}`);
  });
  return decodePicture(content, path, given);
}

/** Decodes a file's bytes. @param name what it is called in messages */
export async function decodePicture(bytes: Uint8Array, name: string, given: Limits = {}): Promise<Picture> {
  const limit = { ...limits, ...given };
  if (bytes.length > limit.bytes) throw new InputError(`picture: ${name} must have at most ${limit.bytes} bytes, got ${bytes.length}`);
  sniff(bytes, name);
  // opened when it is needed: those who translate text do not wait for it
  const { default: sharp } = await import('sharp');
  // profiles of colour are left alone, as the reference leaves them; what is cut short is an error, not half a picture
  const open = (pixels: number | false) => sharp(bytes, { limitInputPixels: pixels, failOn: 'truncated', page: 0, pages: 1, ignoreIcc: true });
  const damaged = (error: unknown): never => {
    const reason = (error instanceof Error ? error.message : String(error)).split('\n')[0]?.replace(/^Input (buffer|file) /, '') ?? '';
    throw new InputError(`picture: ${name} cannot be decoded, it is damaged or cut short (${reason})`);
  };
  const header = await open(false).metadata().catch(damaged);
  const { width = 0, pageHeight, height = 0, orientation = 1, hasAlpha = false, space } = header;
  const rows = pageHeight ?? height;
  if (width * rows > limit.pixels) throw new InputError(`picture: ${name} must have at most ${limit.pixels} pixels, got ${width} × ${rows}`);
  const inks = space === 'cmyk';
  // inks are left as they are: on the way to colours a profile would have its say
  const opened = inks ? open(limit.pixels).pipelineColourspace('cmyk') : open(limit.pixels);
  const upright = opened.autoOrient().toColourspace(inks ? 'cmyk' : 'srgb');
  const { data, info } = await (hasAlpha && !inks ? upright.ensureAlpha() : upright).raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true }).catch(damaged);
  const pixels = info.width * info.height;
  return { name, width: info.width, height: info.height, data: inks ? printed(data, pixels, info.channels) : flatten(data, pixels, info.channels), orientation: orientation >= 1 && orientation <= 8 ? orientation : 1 };
}
