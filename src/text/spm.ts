// SentencePiece models of the unigram kind (Kudo & Richardson 2018): the ModelProto file, its normaliser, its pieces.
// Normalising keeps, for every unit of its result, the range of the text it came from.
import { BinaryReader, BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import { CheckpointError } from '../errors.ts';
import { type Piece, Unigram } from './unigram.ts';

/** Kinds of pieces in the file. */
const kinds = { normal: 1, unknown: 2, control: 3, userDefined: 4, unused: 5, byte: 6 } as const;

export interface SentencePieceModel {
  readonly pieces: readonly { readonly text: string; readonly score: number; readonly kind: number }[];
  readonly charsMap: Uint8Array | null;
  readonly addDummyPrefix: boolean;
  readonly removeExtraWhitespaces: boolean;
  readonly escapeWhitespaces: boolean;
}

/** Reads a ModelProto. Throws CheckpointError naming the file for anything else, and for models that are not unigram. */
export function readSentencePiece(bytes: Uint8Array, file: string): SentencePieceModel {
  const pieces: { text: string; score: number; kind: number }[] = [];
  let modelType = 1;
  let charsMap: Uint8Array | null = null;
  const flags = { addDummyPrefix: true, removeExtraWhitespaces: true, escapeWhitespaces: true };
  const fieldsOf = (reader: BinaryReader, end: number, take: (field: number, wire: WireType) => boolean): void => {
    while (reader.pos < end) {
      const [field, wire] = reader.tag();
      if (!take(field, wire)) reader.skip(wire);
    }
  };
  try {
    const reader = new BinaryReader(bytes);
    fieldsOf(reader, reader.len, (field, wire) => {
      if (field < 1 || field > 3 || wire !== WireType.LengthDelimited) return false;
      const inner = new BinaryReader(reader.bytes());
      if (field === 1) {
        const piece = { text: '', score: 0, kind: kinds.normal as number };
        fieldsOf(inner, inner.len, (part, partWire) => {
          if (part === 1 && partWire === WireType.LengthDelimited) piece.text = inner.string();
          else if (part === 2 && partWire === WireType.Bit32) piece.score = inner.float();
          else if (part === 3 && partWire === WireType.Varint) piece.kind = inner.int32();
          else return false;
          return true;
        });
        pieces.push(piece);
      } else if (field === 2) {
        fieldsOf(inner, inner.len, (part, partWire) => {
          if (part !== 3 || partWire !== WireType.Varint) return false;
          modelType = inner.int32();
          return true;
        });
      } else {
        fieldsOf(inner, inner.len, (part, partWire) => {
          if (part === 2 && partWire === WireType.LengthDelimited) charsMap = inner.bytes();
          else if (part === 3 && partWire === WireType.Varint) flags.addDummyPrefix = inner.bool();
          else if (part === 4 && partWire === WireType.Varint) flags.removeExtraWhitespaces = inner.bool();
          else if (part === 5 && partWire === WireType.Varint) flags.escapeWhitespaces = inner.bool();
          else return false;
          return true;
        });
      }
      return true;
    });
  } catch (cause) {
    throw new CheckpointError(file, `must be a SentencePiece model, got ${bytes.length} bytes that are not one (${(cause as Error).message})`, { cause });
  }
  if (pieces.length === 0) throw new CheckpointError(file, `must be a SentencePiece model with pieces, got none in ${bytes.length} bytes`);
  if (modelType !== 1) throw new CheckpointError(file, `must be a unigram model (type 1), got type ${modelType}`);
  return { pieces, charsMap: charsMap && (charsMap as Uint8Array).length > 4 ? charsMap : null, ...flags };
}

/** Writes a unigram ModelProto with identity normalisation that SentencePiece itself reads. Special pieces: <unk>, </s>. */
export function writeSentencePiece(pieces: readonly Piece[]): Uint8Array {
  const writer = new BinaryWriter();
  const message = (field: number, write: (inner: BinaryWriter) => void): void => {
    const inner = new BinaryWriter();
    write(inner);
    writer.tag(field, WireType.LengthDelimited).bytes(inner.finish());
  };
  const add = (text: string, score: number, kind: number): void =>
    message(1, (inner) => {
      inner.tag(1, WireType.LengthDelimited).string(text);
      inner.tag(2, WireType.Bit32).float(score);
      if (kind !== kinds.normal) inner.tag(3, WireType.Varint).int32(kind);
    });
  add('<unk>', 0, kinds.unknown);
  add('</s>', 0, kinds.control);
  for (const [text, score] of pieces) add(text, score, kinds.normal);
  message(2, (inner) => {
    inner.tag(3, WireType.Varint).int32(1);
    inner.tag(4, WireType.Varint).int32(pieces.length + 2);
    // unk, bos (none), eos, pad (none)
    inner.tag(40, WireType.Varint).int32(0);
    inner.tag(41, WireType.Varint).int32(-1);
    inner.tag(42, WireType.Varint).int32(1);
    inner.tag(43, WireType.Varint).int32(-1);
  });
  message(3, (inner) => {
    inner.tag(1, WireType.LengthDelimited).string('identity');
    inner.tag(3, WireType.Varint).bool(true);
    inner.tag(4, WireType.Varint).bool(true);
    inner.tag(5, WireType.Varint).bool(true);
  });
  return writer.finish();
}

/** Text as pieces are looked for in it, and where each of its UTF-16 units came from. */
interface Normalized {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

export interface PieceSpan {
  /** Index among the model's pieces; -1 for what none spells. */
  readonly piece: number;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const mark = '▁';

/** Segments text by a model. */
export class SentencePiece {
  readonly model: SentencePieceModel;
  readonly #unigram: Unigram;
  readonly #charsMap: CharsMap | null;

  constructor(model: SentencePieceModel) {
    this.model = model;
    // only ordinary pieces and the user's own may spell text
    this.#unigram = new Unigram(model.pieces.map(({ text, score, kind }) => (kind === kinds.normal ? ([text, score] as const) : (['', score] as const))));
    this.#charsMap = model.charsMap ? new CharsMap(model.charsMap) : null;
  }

  /** Pieces of a text, each with its range in it. Runs of what no piece spells are one unknown. */
  encode(text: string): PieceSpan[] {
    const normal = this.#normalize(text);
    const spans: PieceSpan[] = [];
    for (const [piece, start, end] of this.#unigram.segment(normal.text)) {
      const surface = normal.text.slice(start, end);
      const last = spans.at(-1);
      const from = normal.starts[start] as number;
      const to = normal.ends[end - 1] as number;
      if (piece < 0 && last && last.piece < 0) spans[spans.length - 1] = { ...last, text: last.text + surface, end: to };
      else spans.push({ piece, text: surface, start: from, end: to });
    }
    // a word's mark stands for the space before it, which is not the word's
    return spans.map((span) => (span.text.startsWith(mark) ? { ...span, start: skipSpace(text, span.start, span.end) } : span));
  }

  #normalize(text: string): Normalized {
    const { addDummyPrefix, removeExtraWhitespaces, escapeWhitespaces } = this.model;
    let result = '';
    const starts: number[] = [];
    const ends: number[] = [];
    const push = (piece: string, start: number, end: number): void => {
      for (const unit of piece) {
        for (let i = 0; i < unit.length; i++) {
          starts.push(start);
          ends.push(end);
        }
        result += unit;
      }
    };
    let spaced = removeExtraWhitespaces;
    if (addDummyPrefix && text.length > 0) {
      push(escapeWhitespaces ? mark : ' ', 0, 0);
      spaced = removeExtraWhitespaces;
    }
    for (let at = 0; at < text.length; ) {
      const [replacement, length] = this.#charsMap?.match(text, at) ?? plain(text, at);
      for (const character of replacement) {
        if (character === ' ') {
          if (!(removeExtraWhitespaces && spaced)) push(escapeWhitespaces ? mark : ' ', at, at + length);
          spaced = true;
        } else {
          push(character, at, at + length);
          spaced = false;
        }
      }
      at += length;
    }
    if (removeExtraWhitespaces) {
      while (result.endsWith(mark) || result.endsWith(' ')) {
        result = result.slice(0, -1);
        starts.pop();
        ends.pop();
      }
    }
    return { text: result, starts, ends };
  }
}

const plain = (text: string, at: number): [string, number] => {
  const character = String.fromCodePoint(text.codePointAt(at) as number);
  return [character, character.length];
};

function skipSpace(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && /\s/.test(text[at] as string)) at++;
  return at;
}

/** The normaliser's table: a double-array trie (darts-clone) over UTF-8, and the strings it leads to. */
class CharsMap {
  readonly #units: Uint32Array;
  readonly #strings: Uint8Array;
  readonly #encoder = new TextEncoder();
  readonly #decoder = new TextDecoder();

  constructor(blob: Uint8Array) {
    const size = new DataView(blob.buffer, blob.byteOffset, blob.byteLength).getUint32(0, true);
    if (size % 4 !== 0 || size + 4 > blob.length) throw new CheckpointError('SentencePiece model', `the normaliser's table must fit its ${blob.length} bytes, got a trie of ${size}`);
    this.#units = new Uint32Array(blob.slice(4, 4 + size).buffer);
    this.#strings = blob.subarray(4 + size);
  }

  /** The longest sequence of characters at a place that has a replacement: that and its length; else the character. */
  match(text: string, at: number): [string, number] {
    const units = this.#units;
    let found: [string, number] | null = null;
    const offsetOf = (unit: number): number => (unit >>> 10) << ((unit & 0x200) >>> 6);
    let node = offsetOf(units[0] ?? 0);
    for (let i = at; i < text.length && i < at + 32; ) {
      const character = String.fromCodePoint(text.codePointAt(i) as number);
      let alive = true;
      for (const byte of this.#encoder.encode(character)) {
        node ^= byte;
        const unit = units[node];
        if (unit === undefined || (unit & 0x800000ff) >>> 0 !== byte) {
          alive = false;
          break;
        }
        node ^= offsetOf(unit);
        if ((unit >>> 8) & 1) {
          const value = (units[node] ?? 0) & 0x7fffffff;
          const end = this.#strings.indexOf(0, value);
          found = [this.#decoder.decode(this.#strings.subarray(value, end < 0 ? undefined : end)), i + character.length - at];
        }
      }
      if (!alive) break;
      i += character.length;
    }
    return found ?? plain(text, at);
  }
}
