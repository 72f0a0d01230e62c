// Recordings as they come, WAV, FLAC, MP3, Ogg Vorbis, Opus, AAC, M4A and WebM, to samples of one rate and one channel.
// Piece by piece: neither the file nor its samples are held whole, and a recording that is too long is refused as soon
// as it is.
import { InputError } from '../errors.ts';
import { Resampler } from './resample.ts';

/** A recording whose bytes can be read from the beginning, more than once. */
export interface Recording {
  /** For messages. */
  readonly name: string;
  bytes(): AsyncIterable<Uint8Array>;
}

export interface SoundLimits {
  /** Encoded bytes; default 4 GiB. */
  readonly maxBytes?: number;
  /** Default six hours. */
  readonly maxSeconds?: number;
}

const formats = ['wav', 'flac', 'mp3', 'oga', 'opus', 'aac', 'm4a', 'webm', 'aiff'] as const;
type Format = (typeof formats)[number];

const startsWith = (bytes: Uint8Array, text: string, at = 0): boolean => [...text].every((character, i) => bytes[at + i] === character.charCodeAt(0));

/** The format by a file's first bytes; null for what is none that is known. */
export function formatOf(head: Uint8Array): Format | null {
  if ((startsWith(head, 'RIFF') || startsWith(head, 'RF64')) && startsWith(head, 'WAVE', 8)) return 'wav';
  if (startsWith(head, 'FORM') && startsWith(head, 'AIF', 8)) return 'aiff';
  if (startsWith(head, 'fLaC')) return 'flac';
  if (startsWith(head, 'OggS')) return new TextDecoder('latin1').decode(head.subarray(0, 128)).includes('OpusHead') ? 'opus' : 'oga';
  if (startsWith(head, 'ftyp', 4)) return 'm4a';
  if (head[0] === 0x1a && head[1] === 0x45 && head[2] === 0xdf && head[3] === 0xa3) return 'webm';
  if (startsWith(head, 'ID3')) return 'mp3';
  // a frame's sync word: layer bits 00 say AAC, others MP3
  if (head[0] === 0xff && ((head[1] as number) & 0xe0) === 0xe0) return ((head[1] as number) & 0x06) === 0 ? 'aac' : 'mp3';
  return null;
}

/** Holds a stream's bytes, so that they can be read again. Throws InputError past the limit. */
export async function held(name: string, bytes: AsyncIterable<Uint8Array>, { maxBytes = 2 ** 32 }: SoundLimits = {}): Promise<Recording> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of bytes) {
    size += part.length;
    if (size > maxBytes) throw new InputError(`audio: ${name} must have at most ${maxBytes} bytes, got more`);
    parts.push(part);
  }
  return {
    name,
    async *bytes() {
      yield* parts;
    },
  };
}

/**
 * Samples at a rate, channels averaged, in pieces. Throws InputError for what is no recording, is damaged, is empty or
 * is past the limits.
 */
export async function* sound(recording: Recording, rate: number, { maxBytes = 2 ** 32, maxSeconds = 6 * 3600 }: SoundLimits = {}): AsyncGenerator<Float32Array> {
  const { name } = recording;
  const { decodeChunked } = await import('audio-decode');
  const source = recording.bytes()[Symbol.asyncIterator]();
  // enough to tell the format by
  let head = new Uint8Array();
  let ended = false;
  while (head.length < 128 && !ended) {
    const { value, done } = await source.next();
    if (done) ended = true;
    else head = joined(head, value);
  }
  const format = formatOf(head);
  if (head.length === 0) throw new InputError(`audio: ${name} must be a recording, got an empty file`);
  if (!format) throw new InputError(`audio: ${name} must be ${formats.map((one) => ({ oga: 'Ogg Vorbis', opus: 'Opus', webm: 'WebM' })[one as 'oga'] ?? one.toUpperCase()).join(', ')}, got bytes that begin ${[...head.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join(' ')}`);
  let bytes = 0;
  async function* encoded(): AsyncGenerator<Uint8Array> {
    const pass = (part: Uint8Array): Uint8Array => {
      bytes += part.length;
      if (bytes > maxBytes) throw new InputError(`audio: ${name} must have at most ${maxBytes} bytes, got more`);
      return part;
    };
    yield pass(head);
    for (let next = ended ? null : await source.next(); next && !next.done; next = await source.next()) yield pass(next.value);
  }
  let resampler: Resampler | undefined;
  let from = 0;
  let samples = 0;
  try {
    for await (const { channelData, sampleRate } of decodeChunked(encoded(), format)) {
      if (sampleRate !== from) {
        if (from !== 0) throw new InputError(`audio: ${name} must have one sampling rate, got ${from} and ${sampleRate}`);
        from = sampleRate;
        if (from !== rate) resampler = new Resampler(from, rate);
      }
      const mono = mixed(channelData);
      samples += mono.length;
      if (samples > maxSeconds * from) throw new InputError(`audio: ${name} must last at most ${maxSeconds} seconds, got more`);
      const result = resampler ? resampler.push(mono) : mono;
      if (result.length > 0) yield result;
    }
  } catch (cause) {
    if (cause instanceof InputError) throw cause;
    throw new InputError(`audio: ${name} must be a sound ${format} file, got one that cannot be decoded: ${(cause as Error).message}`, { cause });
  }
  if (samples === 0) throw new InputError(`audio: ${name} must hold sound, got a ${format} file without samples`);
  const rest = resampler?.finish();
  if (rest && rest.length > 0) yield rest;
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const result = new Uint8Array(a.length + b.length);
  result.set(a);
  result.set(b, a.length);
  return result;
}

/** The mean of the channels; what is no number is silence. */
function mixed(channels: readonly Float32Array[]): Float32Array {
  const [first] = channels as [Float32Array];
  const result = new Float32Array(first.length);
  for (const channel of channels) for (let i = 0; i < result.length; i++) result[i] = (result[i] as number) + (channel[i] ?? 0) / channels.length;
  for (let i = 0; i < result.length; i++) if (!Number.isFinite(result[i] as number)) result[i] = 0;
  return result;
}
