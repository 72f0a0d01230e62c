// What a file's first bytes say it is, how much of it is accepted, and how its channels become three.
import { InputError } from '../errors.ts';

export interface Limits {
  /** Of the file; default 64 MiB. */
  readonly bytes?: number;
  /** Width times height; default 64 million. */
  readonly pixels?: number;
}

export const limits: Required<Limits> = { bytes: 64 << 20, pixels: 64_000_000 };

const starts = (bytes: Uint8Array, at: number, text: string): boolean => [...text].every((letter, i) => bytes[at + i] === letter.charCodeAt(0));

/** The formats that are read, by their first bytes. Vector drawings and documents are not: they can name other files. */
const formats: readonly (readonly [name: string, test: (bytes: Uint8Array) => boolean])[] = [
  ['image/png', (bytes) => starts(bytes, 0, '\x89PNG\r\n\x1a\n')],
  ['image/jpeg', (bytes) => starts(bytes, 0, '\xff\xd8\xff')],
  ['image/webp', (bytes) => starts(bytes, 0, 'RIFF') && starts(bytes, 8, 'WEBP')],
  ['image/gif', (bytes) => starts(bytes, 0, 'GIF87a') || starts(bytes, 0, 'GIF89a')],
  ['image/tiff', (bytes) => starts(bytes, 0, 'II*\0') || starts(bytes, 0, 'MM\0*')],
  ['image/avif', (bytes) => starts(bytes, 4, 'ftyp') && /avi[fs]/.test(String.fromCharCode(...bytes.subarray(8, 40)))],
];

/** The media type of a picture. Throws InputError for other files. */
export function sniff(bytes: Uint8Array, name: string): string {
  const found = formats.find(([, test]) => test(bytes));
  if (!found) throw new InputError(`picture: ${name} must be PNG, JPEG, WebP, AVIF, GIF or TIFF, got ${bytes.length === 0 ? 'an empty file' : 'something else'}`);
  return found[0];
}

/** Grey, grey with transparency, colour, or colour with transparency as three channels; what is transparent shows white. */
export function flatten(data: Uint8Array, pixels: number, channels: number): Uint8Array {
  if (channels === 3) return new Uint8Array(data.buffer, data.byteOffset, pixels * 3);
  const out = new Uint8Array(pixels * 3);
  const alpha = channels === 2 ? 1 : channels === 4 ? 3 : -1;
  for (let i = 0; i < pixels; i++) {
    const from = i * channels;
    const shown = alpha < 0 ? 255 : (data[from + alpha] as number);
    for (let channel = 0; channel < 3; channel++) {
      const value = data[from + (channels < 3 ? 0 : channel)] as number;
      out[i * 3 + channel] = shown === 255 ? value : Math.round((value * shown + 255 * (255 - shown)) / 255);
    }
  }
  return out;
}

/** Inks as light, by the reference's rule: what an ink leaves, times what black leaves. */
export function printed(data: Uint8Array, pixels: number, channels: number): Uint8Array {
  const light = new Uint8Array(3 * pixels);
  for (let i = 0; i < pixels; i++) {
    const left = 255 - (data[i * channels + 3] as number);
    for (let c = 0; c < 3; c++) light[3 * i + c] = Math.round((left * (255 - (data[i * channels + c] as number))) / 255);
  }
  return light;
}

/**
 * Width and height that a file's header promises; null where they are not found. For decoders that say nothing before
 * they have decoded everything.
 */
export function headerSize(bytes: Uint8Array): readonly [width: number, height: number] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const has = (end: number): boolean => bytes.length >= end;
  if (starts(bytes, 0, '\x89PNG') && has(24)) return [view.getUint32(16), view.getUint32(20)];
  if (starts(bytes, 0, 'GIF8') && has(10)) return [view.getUint16(6, true), view.getUint16(8, true)];
  if (starts(bytes, 8, 'WEBP') && has(30)) {
    const three = (at: number): number => (view.getUint16(at, true) | ((bytes[at + 2] as number) << 16)) + 1;
    if (starts(bytes, 12, 'VP8X')) return [three(24), three(27)];
    if (starts(bytes, 12, 'VP8L')) return [(view.getUint32(21, true) & 0x3fff) + 1, ((view.getUint32(21, true) >> 14) & 0x3fff) + 1];
    return [view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff];
  }
  if (starts(bytes, 0, '\xff\xd8')) {
    // segment by segment to the one that begins a frame
    for (let at = 2; has(at + 9) && bytes[at] === 0xff; at += 2 + view.getUint16(at + 2)) {
      const marker = bytes[at + 1] as number;
      if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) return [view.getUint16(at + 7), view.getUint16(at + 5)];
    }
    return null;
  }
  for (let at = 4; starts(bytes, 4, 'ftyp') && at < Math.min(bytes.length - 16, 4096); at++) {
    if (starts(bytes, at, 'ispe')) return [view.getUint32(at + 8), view.getUint32(at + 12)];
  }
  return null;
}
