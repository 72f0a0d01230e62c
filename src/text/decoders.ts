// How a tokenizer.json makes text of pieces again: its "decoder". Each character remembers which tokens it came from, so
// that tokens can be pointed at in the text.
import type { Fields } from '../checkpoint/fields.ts';
import { codesOf } from './aligned-text.ts';
import { byteOfLetter } from './byte-letters.ts';
import { eachField, readCharacter, readFinder } from './json-parts.ts';
import { type Finder, Literal } from './finders.ts';
import { readPrepending } from './pre-tokenizers.ts';

/** A character and the first and last of the tokens that wrote it. */
export interface Written {
  readonly code: number;
  readonly first: number;
  readonly last: number;
}

/** Text in parts: at first one for each token. */
export type Parts = readonly (readonly Written[])[];
/** A step from pieces to text. */
export type Decode = (parts: Parts) => Parts;

const space = 32;

const kinds: Readonly<Record<string, (fields: Fields) => Decode>> = {
  BPEDecoder(fields) {
    const suffix = new Literal(fields.string('suffix', '</w>'));
    return (parts) => parts.map((part, i) => replaced(part, suffix, i === parts.length - 1 ? [] : [space]));
  },
  ByteLevel(fields) {
    for (const key of ['add_prefix_space', 'trim_offsets', 'use_regex']) fields.boolean(key, true); // of the other direction
    return (parts) => {
      const bytes: Byte[] = [];
      for (const part of parts) {
        const own = part.map(({ code }) => byteOfLetter(code));
        if (own.every((byte) => byte !== undefined)) for (const [i, { first, last }] of part.entries()) bytes.push({ byte: own[i] as number, first, last });
        else for (const { code, first, last } of part) for (const byte of encoder.encode(String.fromCodePoint(code))) bytes.push({ byte, first, last });
      }
      return [asText(bytes)];
    };
  },
  WordPiece(fields) {
    const prefix = codesOf(fields.string('prefix', '##'));
    const cleans = fields.boolean('cleanup', true);
    return (parts) =>
      parts.map((part, i) => {
        const continues = prefix.length <= part.length && prefix.every((code, k) => part[k]?.code === code);
        const { first = 0, last = 0 } = part[0] ?? {};
        const joined = i === 0 ? part : continues ? part.slice(prefix.length) : [{ code: space, first, last }, ...part];
        return cleans ? tidied(joined) : joined;
      });
  },
  Metaspace(fields) {
    const mark = readCharacter(fields, 'replacement');
    const { scheme } = readPrepending(fields);
    fields.boolean('split', null);
    fields.ignore('str_rep');
    return (parts) => parts.map((part, i) => part.filter(({ code }) => code !== mark || i > 0 || scheme === 'never').map((written) => (written.code === mark ? { ...written, code: space } : written)));
  },
  CTC(fields) {
    const pad = new Literal(fields.string('pad_token', '<pad>'));
    const delimiter = new Literal(fields.string('word_delimiter_token', '|'));
    const cleans = fields.boolean('cleanup', true);
    return (parts) =>
      parts
        .filter((part, i) => i === 0 || !same(part, parts[i - 1] as readonly Written[]))
        .map((part) => replaced(part, pad, []))
        .map((part) => (cleans ? replaced(tidied(part), delimiter, [space]) : part))
        .filter(({ length }) => length > 0);
  },
  Sequence(fields) {
    const steps = eachField(fields, 'decoders').map(readDecoder);
    return (parts) => steps.reduce((result, step) => step(result), parts);
  },
  Replace(fields) {
    const finder = readFinder(fields, 'pattern');
    const content = codesOf(fields.string('content'));
    return (parts) => parts.map((part) => replaced(part, finder, content));
  },
  Strip(fields) {
    const content = readCharacter(fields, 'content');
    const start = fields.integer('start', undefined, { min: 0 });
    const stop = fields.integer('stop', undefined, { min: 0 });
    return (parts) =>
      parts.map((part) => {
        let [from, to] = [0, part.length];
        while (from < Math.min(start, part.length) && part[from]?.code === content) from++;
        while (part.length - to < stop && to > from && part[to - 1]?.code === content) to--;
        return part.slice(from, to);
      });
  },
  Fuse: () => (parts) => [parts.flat()],
  ByteFallback: () => (parts) => {
    const result: (readonly Written[])[] = [];
    let bytes: Byte[] = [];
    const flush = (): void => {
      if (bytes.length === 0) return;
      const text = asText(bytes);
      const whole = !text.some(({ code }) => code === 0xfffd) || isText(bytes);
      result.push(whole ? text : bytes.map(({ first, last }) => ({ code: 0xfffd, first, last })));
      bytes = [];
    };
    for (const part of parts) {
      const byte = /^<0x([0-9A-Fa-f]{2})>$/.exec(String.fromCodePoint(...part.slice(0, 7).map(({ code }) => code)))?.[1];
      const [written] = part;
      if (byte !== undefined && written) bytes.push({ byte: Number.parseInt(byte, 16), first: written.first, last: written.last });
      else {
        flush();
        result.push(part);
      }
    }
    flush();
    return result;
  },
};

/** Reads a "decoder". Throws CheckpointError for kinds that are not known and what they cannot mean. */
export function readDecoder(fields: Fields): Decode {
  const kind = fields.oneOf('type', Object.keys(kinds));
  const decode = (kinds[kind] as (fields: Fields) => Decode)(fields);
  fields.finish();
  return decode;
}

const same = (a: readonly Written[], b: readonly Written[]): boolean => a.length === b.length && a.every(({ code }, i) => code === b[i]?.code);

function replaced(part: readonly Written[], finder: Finder, content: readonly number[]): readonly Written[] {
  const found = finder.find(part.map(({ code }) => code));
  if (!found.some(([, , match]) => match)) return part;
  return found.flatMap(([start, end, match]) => {
    if (!match) return part.slice(start, end);
    // what is put in between has the place of what follows, or at the end of what stands before
    const { first } = part[Math.min(start, part.length - 1)] as Written;
    const { last } = part[Math.min(Math.max(start, end - 1), part.length - 1)] as Written;
    return content.map((code) => ({ code, first, last }));
  });
}

const tidyings = [[' .', '.'], [' ?', '?'], [' !', '!'], [' ,', ','], [" ' ", "'"], [" n't", "n't"], [" 'm", "'m"], [' do not', " don't"], [" 's", "'s"], [" 've", "'ve"], [" 're", "'re"]].map(([from, to]) => [new Literal(from as string), codesOf(to as string)] as const);

/** Takes out the spaces that cutting put before marks and English contractions. */
const tidied = (part: readonly Written[]): readonly Written[] => tidyings.reduce((result, [from, to]) => replaced(result, from, to), part);

/** The same for a whole text, as transformers does where `clean_up_tokenization_spaces` says so; it leaves "do not" alone. */
export const cleanedUp = (part: readonly Written[]): readonly Written[] => tidyings.filter((_, i) => i !== 7).reduce((result, [from, to]) => replaced(result, from, to), part);

interface Byte {
  readonly byte: number;
  readonly first: number;
  readonly last: number;
}

const encoder = new TextEncoder();
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

function isText(bytes: readonly Byte[]): boolean {
  try {
    strict.decode(Uint8Array.from(bytes, ({ byte }) => byte));
    return true;
  } catch {
    return false;
  }
}

/** Bytes as UTF-8; a run that is none becomes U+FFFD, once for each longest beginning of a character, as everywhere. */
function asText(bytes: readonly Byte[]): Written[] {
  const result: Written[] = [];
  for (let at = 0; at < bytes.length; ) {
    let length = 1;
    while (length < 4 && ((bytes[at + length]?.byte ?? 0) & 0xc0) === 0x80) length++;
    const run = bytes.slice(at, at + length);
    const lead = (bytes[at] as Byte).byte;
    const wanted = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    const text = lenient.decode(Uint8Array.from(run.slice(0, wanted), ({ byte }) => byte));
    const codes = codesOf(text);
    // a whole character, a beginning of one, or bytes that fit nothing one by one
    const taken = codes.length === 1 ? Math.min(wanted, run.length) : 1;
    const code = codes.length === 1 ? (codes[0] as number) : 0xfffd;
    result.push({ code, first: (run[0] as Byte).first, last: (run[taken - 1] as Byte).last });
    at += taken;
  }
  return result;
}
