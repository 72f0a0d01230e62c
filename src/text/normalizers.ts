// How a tokenizer.json makes text ready: its "normalizer", each kind as a function from aligned text to aligned text.
import type { Fields } from '../checkpoint/fields.ts';
import { CheckpointError } from '../errors.ts';
import { type AlignedText, codesOf, textOf } from './aligned-text.ts';
import { byteLetters } from './byte-letters.ts';
import { eachField, readFinder } from './json-parts.ts';
import { unicodeProperty } from './character-sets.ts';
import { CharsMap } from './sentencepiece-normalizer.ts';

/** A step that makes text ready. */
export type Normalize = (text: AlignedText) => AlignedText;

/** White space as Unicode has it, which is Rust's. */
export const isSpace = unicodeProperty('\\p{White_Space}');
const isMark = unicodeProperty('\\p{M}');
const isNonspacingMark = unicodeProperty('\\p{Mn}');
// control, format, private use: what Rust's unicode_categories calls "other"
const isOther = unicodeProperty('[\\p{Cc}\\p{Cf}\\p{Co}]');
const isIdeograph = (code: number): boolean =>
  (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf) || (code >= 0x20000 && code <= 0x2a6df) || (code >= 0x2a700 && code <= 0x2b73f) ||
  (code >= 0x2b740 && code <= 0x2b81f) || (code >= 0x2b920 && code <= 0x2ceaf) || (code >= 0xf900 && code <= 0xfaff) || (code >= 0x2f800 && code <= 0x2fa1f);
const isBreak = (code: number): boolean => code === 9 || code === 10 || code === 13;

const lowered = (code: number): number[] => codesOf(textOf([code]).toLowerCase());
const lower: Normalize = (text) => (text.isAscii ? text.map((code) => (code >= 65 && code <= 90 ? code + 32 : code)) : text.expand(lowered));

/** sentencepiece's own characters of control, and its other spaces. */
const nmtGone = (code: number): boolean => (code >= 1 && code <= 8) || code === 0xb || (code >= 0xe && code <= 0x1f) || code === 0x7f || code === 0x8f || code === 0x9f;
const nmtSpaces = new Set([0x9, 0xa, 0xc, 0xd, 0x1680, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x2028, 0x2029, 0x2581, 0xfeff, 0xfffd]);

const kinds: Readonly<Record<string, (fields: Fields) => Normalize>> = {
  BertNormalizer(fields) {
    const clean = fields.boolean('clean_text', true);
    const ideographs = fields.boolean('handle_chinese_chars', true);
    const lowercase = fields.boolean('lowercase', true);
    const strip = fields.boolean('strip_accents', null) ?? lowercase;
    return (text) => {
      let result = text;
      if (clean) result = result.filter((code) => code !== 0 && code !== 0xfffd && (isBreak(code) || !isOther(code))).map((code) => (isSpace(code) ? 32 : code));
      if (ideographs && result.codes.some(isIdeograph)) result = result.expand((code) => (isIdeograph(code) ? [32, code, 32] : [code]));
      if (strip) result = result.normalize('NFD').filter((code) => !isNonspacingMark(code));
      return lowercase ? lower(result) : result;
    };
  },
  Strip(fields) {
    const left = fields.boolean('strip_left');
    const right = fields.boolean('strip_right');
    return (text) => {
      let [from, to] = [0, text.length];
      while (left && from < to && isSpace(text.codes[from] as number)) from++;
      while (right && to > from && isSpace(text.codes[to - 1] as number)) to--;
      return text.slice(from, to);
    };
  },
  StripAccents: () => (text) => text.filter((code) => !isMark(code)),
  NFC: () => (text) => text.normalize('NFC'),
  NFD: () => (text) => text.normalize('NFD'),
  NFKC: () => (text) => text.normalize('NFKC'),
  NFKD: () => (text) => text.normalize('NFKD'),
  Sequence(fields) {
    const steps = eachField(fields, 'normalizers').map(readNormalizer);
    return (text) => steps.reduce((result, step) => step(result), text);
  },
  Lowercase: () => lower,
  Nmt: () => (text) => text.filter((code) => !nmtGone(code)).map((code) => (nmtSpaces.has(code) ? 32 : code)),
  Precompiled(fields) {
    const encoded = fields.string('precompiled_charsmap', null);
    if (encoded === null || encoded === '') return (text) => text;
    const table = new CharsMap(bytesOf(encoded, fields), fields.file);
    const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
    return (text) => byTable(text, table, segmenter);
  },
  Replace(fields) {
    const finder = readFinder(fields, 'pattern');
    const content = codesOf(fields.string('content'));
    return (text) => text.replace(finder, content);
  },
  Prepend(fields) {
    const codes = codesOf(fields.string('prepend'));
    return (text) => text.prepend(codes);
  },
  ByteLevel: () => byteLevel,
};

/** Every character as the letters that stand for its bytes. */
export const byteLevel: Normalize = (text) => text.expand(byteLetters);

/** Reads a "normalizer". Throws CheckpointError for kinds that are not known and what they cannot mean. */
export function readNormalizer(fields: Fields): Normalize {
  const kind = fields.oneOf('type', Object.keys(kinds));
  const normalize = (kinds[kind] as (fields: Fields) => Normalize)(fields);
  fields.finish();
  return normalize;
}

function bytesOf(encoded: string, fields: Fields): Uint8Array {
  try {
    return Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0));
  } catch (cause) {
    throw new CheckpointError(fields.file, `"precompiled_charsmap" must be base64, got ${JSON.stringify(encoded.slice(0, 40))}`, { cause });
  }
}

const encoder = new TextEncoder();

/** sentencepiece's table as the Rust library applies it: short clusters by the first entry that begins them, others by character. */
function byTable(text: AlignedText, table: CharsMap, segmenter: Intl.Segmenter): AlignedText {
  const changes: (readonly [number, number])[] = [];
  const write = (old: number, replacement: readonly number[]): void => {
    const more = replacement.length - old;
    for (const [i, code] of replacement.entries()) changes.push([code, i >= replacement.length - Math.max(more, 0) ? 1 : 0]);
    const last = changes.at(-1);
    if (more < 0 && last) changes[changes.length - 1] = [last[0], last[1] + more];
  };
  let skipped = 0;
  // below the first combining mark every character is a cluster, but for a line's end
  const clusters = text.codes.some((code) => code >= 0x300 || code === 13) ? Array.from(segmenter.segment(text.toString()), ({ segment }) => segment) : text.codes.map((code) => String.fromCodePoint(code));
  for (const cluster of clusters) {
    const codes = codesOf(cluster);
    const whole = encoder.encode(cluster).length < 6 ? table.first(cluster) : null;
    const parts = whole === null ? codes.map((code) => [1, table.first(textOf([code])) ?? textOf([code])] as const) : [[codes.length, whole] as const];
    for (const [old, replacement] of parts) {
      // what vanishes before anything was written cannot be booked on the last character
      if (replacement === '' && changes.length === 0) skipped += old;
      else write(old, codesOf(replacement));
    }
  }
  return text.transform(changes, skipped);
}
