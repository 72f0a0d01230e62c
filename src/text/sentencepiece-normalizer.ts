// SentencePiece's normaliser (google/sentencepiece, src/normalizer.cc): replaces characters by a table, squeezes spaces
// and writes them as ▁. Here it also keeps, for every unit of its result, the range of the user's text it came from.
import { CheckpointError } from '../errors.ts';
import type { NormalizerSpec, SentencePieceModel } from './sentencepiece-model.ts';
import { Trie } from './trie.ts';

/** What stands for a space in pieces: U+2581. */
export const spaceMark = '▁';

/** Text as pieces are looked for in it, and where each of its UTF-16 units came from. */
export interface NormalizedText {
  readonly text: string;
  /** Per unit, the range in the user's text. Both never fall. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Per unit, whether it stands for white space, or for nothing that the user wrote. */
  readonly blank: readonly boolean[];
}

const encoder = new TextEncoder();

/** Where a unit of the trie leads: darts-clone packs the step into its upper bits. */
const offsetOf = (unit: number): number => (unit >>> 10) << ((unit & 0x200) >>> 6);

/** A table of replacements: a double-array trie (darts-clone) over UTF-8, and the strings it leads to. */
export class CharsMap {
  readonly #file: string;
  readonly #units: Uint32Array;
  readonly #strings: Uint8Array;
  readonly #known = new Map<number, string>();
  readonly #decoder = new TextDecoder();

  /** @param blob precompiled_charsmap: length of the trie in bytes, trie, strings ended by 0. Throws CheckpointError. */
  constructor(blob: Uint8Array, file: string) {
    if (blob.length <= 4) throw new CheckpointError(file, `normalizer_spec.precompiled_charsmap must have more than 4 bytes, got ${blob.length}`);
    const size = new DataView(blob.buffer, blob.byteOffset, blob.byteLength).getUint32(0, true);
    if (size + 4 >= blob.length + 1 || size % 4 !== 0) throw new CheckpointError(file, `normalizer_spec.precompiled_charsmap: its trie must be a multiple of 4 bytes within ${blob.length - 4}, got ${size}`);
    // copied, for the blob may begin at an odd address
    this.#units = new Uint32Array(blob.slice(4, 4 + size).buffer);
    this.#strings = blob.subarray(4 + size);
    this.#file = file;
  }

  /** The longest entry that begins at a byte of UTF-8: its replacement and its length in bytes; null for none. */
  match(bytes: Uint8Array, start: number): { text: string; length: number } | null {
    const units = this.#units;
    let node = offsetOf(units[0] ?? 0);
    let value = -1;
    let length = 0;
    for (let at = start; at < bytes.length; at++) {
      const byte = bytes[at] as number;
      node ^= byte;
      const unit = units[node];
      if (unit === undefined || (unit & 0x800000ff) >>> 0 !== byte) break;
      node ^= offsetOf(unit);
      // only whole characters are replaced
      if ((unit >>> 8) & 1 && ((bytes[at + 1] ?? 0) & 0xc0) !== 0x80) {
        value = (units[node] ?? 0) & 0x7fffffff;
        length = at + 1 - start;
      }
    }
    return length > 0 ? { text: this.#string(value), length } : null;
  }

  /** What the shortest entry that begins a text stands for; null where none does. */
  first(text: string): string | null {
    const units = this.#units;
    let node = offsetOf(units[0] ?? 0);
    for (const byte of encoder.encode(text)) {
      if (byte === 0) return null;
      node ^= byte;
      const unit = units[node];
      if (unit === undefined || (unit & 0x800000ff) >>> 0 !== byte) return null;
      node ^= offsetOf(unit);
      if ((unit >>> 8) & 1) return this.#string((units[node] ?? 0) & 0x7fffffff);
    }
    return null;
  }

  #string(value: number): string {
    let text = this.#known.get(value);
    if (text === undefined) {
      const end = this.#strings.indexOf(0, value);
      if (value >= this.#strings.length || end < 0) throw new CheckpointError(this.#file, `normalizer_spec.precompiled_charsmap: a replacement must lie within ${this.#strings.length} bytes and end in 0, got one at ${value}`);
      text = this.#decoder.decode(this.#strings.subarray(value, end));
      this.#known.set(value, text);
    }
    return text;
  }
}

/** Makes a model's normaliser. Throws CheckpointError for a table that does not hold together. */
export class Normalizer {
  readonly #spec: NormalizerSpec;
  readonly #suffix: boolean;
  readonly #charsMap: CharsMap | null;
  readonly #kept: Trie | null;
  readonly #encoder = new TextEncoder();

  constructor(model: SentencePieceModel) {
    this.#spec = model.normalizer;
    this.#suffix = model.whitespaceAsSuffix;
    this.#charsMap = model.normalizer.charsMap ? new CharsMap(model.normalizer.charsMap, model.file) : null;
    // a user's own symbols go through as they are
    const symbols = model.pieces.filter(({ kind }) => kind === 'userDefined');
    this.#kept = symbols.length > 0 ? new Trie(symbols.map(({ text }, i) => [text, i] as const)) : null;
  }

  /** The text as its pieces are looked for. Throws CheckpointError where the table of replacements leads nowhere. */
  normalize(text: string): NormalizedText {
    const { addDummyPrefix, removeExtraWhitespaces, escapeWhitespaces } = this.#spec;
    const space = escapeWhitespaces ? spaceMark : ' ';
    const parts = this.#replace(text);
    let first = 0;
    if (removeExtraWhitespaces) while (first < parts.length && (parts[first] as Part).text === ' ') first++;
    if (first === parts.length) return { text: '', starts: [], ends: [], blank: [] };

    const units: string[] = [];
    const starts: number[] = [];
    const ends: number[] = [];
    const blank: boolean[] = [];
    const push = (character: string, start: number, end: number, empty: boolean): void => {
      for (let i = 0; i < character.length; i++) {
        units.push(character[i] as string);
        starts.push(start);
        ends.push(end);
        blank.push(empty);
      }
    };
    const begin = (parts[first] as Part).start;
    if (addDummyPrefix && !this.#suffix) push(space, begin, begin, true);
    let afterSpace = removeExtraWhitespaces;
    // characters that the table takes away belong to the letter before them, or else to the one after
    let pending = -1;
    for (let i = first; i < parts.length; i++) {
      const { text: replacement, start, end } = parts[i] as Part;
      if (replacement === '') {
        if (blank.at(-1) === false && ends.at(-1) === start) extendLast(ends, starts, end);
        else if (pending < 0) pending = start;
        continue;
      }
      let rest = replacement;
      while (afterSpace && rest.startsWith(' ')) rest = rest.slice(1);
      if (rest === '') pending = -1;
      for (const character of rest) {
        if (character === ' ') push(space, start, end, true);
        else push(character, pending >= 0 ? pending : start, end, false);
        pending = -1;
      }
      if (rest !== '') afterSpace = removeExtraWhitespaces && rest.endsWith(' ');
    }
    if (removeExtraWhitespaces) {
      while (units.at(-1) === space) for (const list of [units, starts, ends, blank]) list.pop();
    }
    if (addDummyPrefix && this.#suffix) push(space, text.length, text.length, true);
    return { text: units.join(''), starts, ends, blank };
  }

  /** The text in parts: what each stretch of it is replaced by. */
  #replace(text: string): Part[] {
    const parts: Part[] = [];
    const bytes = this.#charsMap ? this.#encoder.encode(text) : new Uint8Array();
    let byte = 0;
    for (let at = 0; at < text.length; ) {
      const kept = this.#kept?.longest(text, at);
      const match = kept ? null : (this.#charsMap?.match(bytes, byte) ?? null);
      let replacement: string;
      let end = at;
      if (kept) {
        end = kept.end;
        replacement = text.slice(at, end);
        byte += utf8Length(replacement);
      } else if (match) {
        const until = byte + match.length;
        for (; byte < until; end += advance(text, end)) byte += utf8Length(text.slice(end, end + advance(text, end)));
        replacement = match.text;
      } else {
        end += advance(text, at);
        replacement = wellFormed(text.slice(at, end));
        byte += utf8Length(replacement);
      }
      parts.push({ text: replacement, start: at, end });
      at = end;
    }
    return parts;
  }
}

interface Part {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Units of the character at a place. */
const advance = (text: string, at: number): number => ((text.codePointAt(at) as number) > 0xffff ? 2 : 1);

/** Half a surrogate pair is no character: it is read as U+FFFD, as in UTF-8. */
const wellFormed = (character: string): string => (character.length === 1 && character >= '\ud800' && character <= '\udfff' ? '\ufffd' : character);

/** Bytes of a text in UTF-8. */
function utf8Length(text: string): number {
  let length = 0;
  for (let at = 0; at < text.length; at += advance(text, at)) {
    const code = text.codePointAt(at) as number;
    length += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return length;
}

/** Moves the end of the last character on: of all units that share its range. */
function extendLast(ends: number[], starts: readonly number[], end: number): void {
  const start = starts.at(-1) as number;
  for (let i = ends.length - 1; i >= 0 && starts[i] === start; i--) ends[i] = end;
}
