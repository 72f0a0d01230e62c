// The models of tokenizer.json: byte-pair encoding (Sennrich et al. 2016), WordPiece (Schuster & Nakajima 2012), unigram
// (Kudo 2018) and whole words. Each cuts one part of a text into pieces, the same as Hugging Face's tokenizers does.
import type { Fields } from '../checkpoint/fields.ts';
import type { Json } from '../checkpoint/json.ts';
import { CheckpointError } from '../errors.ts';
import { textOf } from './aligned-text.ts';
import { Heap } from './heap.ts';
import { fail, readObject } from './json-parts.ts';
import { readVocabulary } from './marian.ts';
import { Unigram } from './unigram.ts';

/** A piece of a part and the code points [from, to) of it that it stands for. */
export interface CutPiece {
  readonly id: number;
  /** As the vocabulary spells it; for the unknown one, what it stands for. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** A model of tokenizer.json. */
export interface PieceModel {
  readonly kind: 'BPE' | 'WordPiece' | 'WordLevel' | 'Unigram';
  readonly vocabulary: ReadonlyMap<string, number>;
  /** The piece for what no other spells, where the model has one. */
  readonly unknown: string | null;
  /** Pieces of a part, in order. Throws CheckpointError where the vocabulary has none for what it is given. */
  cut(codes: readonly number[]): readonly CutPiece[];
}

const idLimit = 2 ** 26; // two ids make one number that is exact
const encoder = new TextEncoder();
const bytePiece = (byte: number): string => `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`;

/**
 * Reads a "model". Throws CheckpointError for kinds that are not known and what they cannot mean.
 *
 * @param reserved special tokens, which text never becomes though the vocabulary spells them
 */
export function readPieceModel(fields: Fields, reserved: ReadonlySet<string>): PieceModel {
  const kinds = { BPE: bytePairs, WordPiece: wordPieces, WordLevel: wholeWords, Unigram: unigrams } as const;
  const names = Object.keys(kinds) as (keyof typeof kinds)[];
  const kind = fields.given('type') ? fields.oneOf('type', names) : guess(fields);
  const model = kinds[kind](fields, reserved);
  fields.finish();
  return { ...model, kind, cut: remembering(model.cut) };
}

const rememberedLength = 64;
const rememberedCount = 20_000;

/** Words come again: what was made of the short ones is kept. */
function remembering(cut: PieceModel['cut']): PieceModel['cut'] {
  const known = new Map<string, readonly CutPiece[]>();
  return (codes) => {
    if (codes.length > rememberedLength) return cut(codes);
    const word = textOf(codes);
    let pieces = known.get(word);
    if (!pieces) {
      if (known.size >= rememberedCount) known.clear();
      pieces = cut(codes);
      known.set(word, pieces);
    }
    return pieces;
  };
}

/** Files of before 2020 do not name the kind. */
function guess(fields: Fields): 'BPE' | 'WordPiece' | 'WordLevel' | 'Unigram' {
  if (fields.given('merges')) return 'BPE';
  if (Array.isArray(fields.value('vocab'))) return 'Unigram';
  return fields.given('continuing_subword_prefix') ? 'WordPiece' : 'WordLevel';
}

function readPieces(fields: Fields): Map<string, number> {
  const pieces = readVocabulary(readObject(fields, 'vocab'), fields.file);
  for (const [text, id] of pieces) if (id >= idLimit) fail(fields, 'vocab', `must number pieces below ${idLimit}`, `${text}: ${id}`);
  return pieces;
}

type Cutter = Omit<PieceModel, 'kind'>;

function bytePairs(fields: Fields, reserved: ReadonlySet<string>): Cutter {
  const vocabulary = readPieces(fields);
  const unknown = fields.string('unk_token', null);
  const prefix = fields.string('continuing_subword_prefix', null) ?? '';
  const suffix = fields.string('end_of_word_suffix', null) ?? '';
  const fuses = fields.boolean('fuse_unk', null) ?? false;
  const byteFallback = fields.boolean('byte_fallback', null) ?? false;
  const wholeFirst = fields.boolean('ignore_merges', null) ?? false;
  fields.ignore('dropout'); // noise of training
  const idOf = (text: string): number | undefined => (reserved.has(text) ? undefined : vocabulary.get(text));
  const texts = new Map([...vocabulary].map(([text, id]) => [id, text]));
  const merges = readMerges(fields, vocabulary, prefix);
  const unknownId = unknown === null ? undefined : vocabulary.get(unknown);
  const bytes = byteFallback ? Array.from({ length: 256 }, (_, byte) => vocabulary.get(bytePiece(byte))) : null;

  interface Symbol {
    id: number;
    from: number;
    to: number;
    previous: number;
    next: number;
    gone: boolean;
  }
  interface Join {
    readonly at: number;
    readonly rank: number;
    readonly id: number;
  }

  function symbolsOf(codes: readonly number[]): Symbol[] {
    const symbols: Symbol[] = [];
    const add = (id: number, from: number, to: number): void => {
      const last = symbols.at(-1);
      if (last) last.next = symbols.length;
      symbols.push({ id, from, to, previous: symbols.length - 1, next: -1, gone: false });
    };
    let open = false; // the last symbol is an unknown one that may grow
    for (const [i, code] of codes.entries()) {
      const letter = String.fromCodePoint(code);
      const text = `${i > 0 ? prefix : ''}${letter}${i === codes.length - 1 ? suffix : ''}`;
      const id = idOf(text);
      const parts = id === undefined && bytes ? Array.from(encoder.encode(text), (byte) => bytes[byte]) : [undefined];
      if (id !== undefined) add(id, i, i + 1);
      else if (parts.every((part) => part !== undefined)) for (const part of parts) add(part, i, i + 1);
      else if (unknown !== null) {
        if (unknownId === undefined) fail(fields, 'unk_token', 'must be in "vocab"', unknown);
        const last = symbols.at(-1);
        if (open && fuses && last) last.to = i + 1;
        else add(unknownId, i, i + 1);
        open = true;
        continue;
      }
      open = false;
    }
    return symbols;
  }

  return {
    vocabulary,
    unknown,
    cut(codes) {
      if (wholeFirst) {
        const text = textOf(codes);
        const id = idOf(text);
        if (id !== undefined) return [{ id, text, from: 0, to: codes.length }];
      }
      const symbols = symbolsOf(codes);
      const queue = new Heap<Join>((a, b) => a.rank < b.rank || (a.rank === b.rank && a.at < b.at));
      const offer = (at: number): void => {
        const left = symbols[at];
        const right = symbols[left?.next ?? -1];
        const merge = left && right && merges.get(left.id * idLimit + right.id);
        if (merge) queue.push({ at, ...merge });
      };
      for (const at of symbols.keys()) offer(at);
      for (let top = queue.pop(); top; top = queue.pop()) {
        const left = symbols[top.at] as Symbol;
        const right = symbols[left.next];
        if (left.gone || !right || merges.get(left.id * idLimit + right.id)?.id !== top.id) continue;
        left.id = top.id;
        left.to = right.to;
        left.next = right.next;
        right.gone = true;
        const after = symbols[right.next];
        if (after) after.previous = top.at;
        offer(left.previous);
        offer(top.at);
      }
      return symbols.filter((symbol) => !symbol.gone).map(({ id, from, to }) => ({ id, text: id === unknownId ? textOf(codes.slice(from, to)) : (texts.get(id) as string), from, to }));
    },
  };
}

/** For two ids, when they are joined and to what. */
function readMerges(fields: Fields, vocabulary: ReadonlyMap<string, number>, prefix: string): Map<number, { readonly rank: number; readonly id: number }> {
  const listed = fields.value('merges');
  if (!Array.isArray(listed)) return fail(fields, 'merges', 'must be a list of pairs', listed);
  const merges = new Map<number, { readonly rank: number; readonly id: number }>();
  let rank = 0;
  for (const [i, merge] of listed.entries()) {
    if (typeof merge === 'string' && merge.startsWith('#version')) continue;
    const pair = typeof merge === 'string' ? merge.split(' ') : merge;
    if (!Array.isArray(pair) || pair.length !== 2) return fail(fields, `merges.${i}`, 'must be two pieces', merge);
    const [a, b] = pair;
    if (typeof a !== 'string' || typeof b !== 'string') return fail(fields, `merges.${i}`, 'must be two pieces', merge);
    const whole = a + (b.startsWith(prefix) ? b.slice(prefix.length) : fail(fields, `merges.${i}`, `must begin its second piece with "${prefix}"`, merge));
    const idOf = (text: string): number => vocabulary.get(text) ?? fail(fields, `merges.${i}`, `needs "${text}" in "vocab"`, merge);
    merges.set(idOf(a) * idLimit + idOf(b), { rank: rank++, id: idOf(whole) });
  }
  return merges;
}

function unknownOf(fields: Fields, vocabulary: ReadonlyMap<string, number>, unknown: string): number {
  return vocabulary.get(unknown) ?? fail(fields, 'unk_token', 'must be in "vocab" where text has what no piece spells', unknown);
}

function wordPieces(fields: Fields, reserved: ReadonlySet<string>): Cutter {
  const vocabulary = readPieces(fields);
  const unknown = fields.string('unk_token', '[UNK]');
  const prefix = fields.string('continuing_subword_prefix', '##');
  const most = fields.integer('max_input_chars_per_word', 100, { max: 2_000 });
  const longest = [...vocabulary.keys()].reduce((length, text) => Math.max(length, text.length), 0);
  return {
    vocabulary,
    unknown,
    cut(codes) {
      const pieces: CutPiece[] = [];
      for (let from = 0; from < codes.length && codes.length <= most; ) {
        let to = Math.min(codes.length, from + longest);
        for (; to > from; to--) {
          const text = (from > 0 ? prefix : '') + textOf(codes.slice(from, to));
          const id = reserved.has(text) ? undefined : vocabulary.get(text);
          if (id === undefined) continue;
          pieces.push({ id, text, from, to });
          break;
        }
        if (to === from) break;
        from = to;
      }
      if (codes.length === 0 || pieces.at(-1)?.to === codes.length) return pieces;
      return [{ id: unknownOf(fields, vocabulary, unknown), text: textOf(codes), from: 0, to: codes.length }];
    },
  };
}

function wholeWords(fields: Fields, reserved: ReadonlySet<string>): Cutter {
  const vocabulary = readPieces(fields);
  const unknown = fields.string('unk_token', '<unk>');
  return {
    vocabulary,
    unknown,
    cut(codes) {
      const text = textOf(codes);
      const id = reserved.has(text) ? undefined : vocabulary.get(text);
      return [{ id: id ?? unknownOf(fields, vocabulary, unknown), text, from: 0, to: codes.length }];
    },
  };
}

function unigrams(fields: Fields, reserved: ReadonlySet<string>): Cutter {
  const listed = fields.value('vocab');
  if (!Array.isArray(listed) || !listed.every(isPiece)) return fail(fields, 'vocab', 'must be a list of pieces with their scores', Array.isArray(listed) ? (listed.find((item) => !isPiece(item)) as Json) : listed);
  const unknownId = fields.integer('unk_id', null, { min: 0, max: Math.max(listed.length - 1, 0) });
  const byteFallback = fields.boolean('byte_fallback', null) ?? false;
  const vocabulary = new Map(listed.map(([text], id) => [text, id]));
  const lowest = listed.reduce((least, [, score]) => Math.min(least, score), Number.POSITIVE_INFINITY);
  const unknown = unknownId === null ? null : (listed[unknownId] as readonly [string, number])[0];
  const model = new Unigram(listed.map(([text, score], id) => [reserved.has(text) || id === unknownId || vocabulary.get(text) !== id ? '' : text, score] as const), { precise: true, lowest });
  const bytes = byteFallback ? Array.from({ length: 256 }, (_, byte) => vocabulary.get(bytePiece(byte))) : null;
  return {
    vocabulary,
    unknown,
    cut(codes) {
      const text = textOf(codes);
      const places = placesOf(codes);
      const pieces: CutPiece[] = [];
      let open = false;
      for (const [piece, start, end] of model.segment(text)) {
        const last = pieces.at(-1);
        const [from, to] = [places[start] as number, places[end] as number];
        if (piece >= 0) pieces.push({ id: piece, text: text.slice(start, end), from, to });
        else if (unknownId === null) throw new CheckpointError(fields.file, `"model.unk_id" must be given to read ${JSON.stringify(text.slice(start, end))}, which no piece spells, got none`);
        else if (open && last) pieces[pieces.length - 1] = { ...last, text: last.text + text.slice(start, end), to };
        else pieces.push({ id: unknownId, text: text.slice(start, end), from, to });
        open = piece < 0;
      }
      return bytes ? pieces.flatMap((piece) => (piece.id === unknownId ? asBytes(piece, bytes) : [piece])) : pieces;
    },
  };
}

/** An unknown run as the pieces of its bytes, each with the whole run's place; as it is where one is missing. */
function asBytes(piece: CutPiece, bytes: readonly (number | undefined)[]): CutPiece[] {
  const pieces: CutPiece[] = [];
  for (const byte of encoder.encode(piece.text)) {
    const id = bytes[byte];
    if (id === undefined) return [piece];
    pieces.push({ ...piece, id, text: bytePiece(byte) });
  }
  return pieces;
}

const isPiece = (item: Json): item is [string, number] & Json => Array.isArray(item) && item.length === 2 && typeof item[0] === 'string' && typeof item[1] === 'number' && Number.isFinite(item[1]);

/** For each unit of a text, the code point it belongs to. */
function placesOf(codes: readonly number[]): number[] {
  const places: number[] = [];
  for (const [i, code] of codes.entries()) {
    places.push(i);
    if (code > 0xffff) places.push(i);
  }
  places.push(codes.length);
  return places;
}

