// The file of a SentencePiece model (`.spm`, `.model`): a protobuf ModelProto (google/sentencepiece,
// src/sentencepiece_model.proto), of which the fields that decide how text is cut are read, checked, and written.
import { BinaryReader, BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import { CheckpointError } from '../errors.ts';

/** What a piece is; the numbers are the file's. */
export const pieceKinds = Object.freeze({ normal: 1, unknown: 2, control: 3, userDefined: 4, unused: 5, byte: 6 });
/** A kind by its name; `normal`, `userDefined` and `unused` ones spell text. */
export type PieceKind = keyof typeof pieceKinds;

/** A piece of a model; its place in the list is its id. */
export interface ModelPiece {
  readonly text: string;
  /** Log-probability (unigram) or minus the merge's rank (BPE), a float32. */
  readonly score: number;
  readonly kind: PieceKind;
}

/** How text is made ready before it is cut into pieces. */
export interface NormalizerSpec {
  readonly name: string;
  /** Table of replacements, as `CharsMap` reads it; null for none. */
  readonly charsMap: Uint8Array | null;
  /** Put a space before the text, so that a first word is cut like any other. */
  readonly addDummyPrefix: boolean;
  readonly removeExtraWhitespaces: boolean;
  /** Write spaces as ▁. */
  readonly escapeWhitespaces: boolean;
}

/** What a model's file says, checked. */
export interface SentencePieceModel {
  /** The file's name, for messages. */
  readonly file: string;
  readonly type: 'unigram' | 'bpe' | 'word' | 'char';
  readonly pieces: readonly ModelPiece[];
  readonly normalizer: NormalizerSpec;
  /** Characters that no piece spells are written as the bytes of their UTF-8. */
  readonly byteFallback: boolean;
  /** The mark of a space stands at the end of words, not at their beginning. */
  readonly whitespaceAsSuffix: boolean;
  /** What decoding writes for an unknown piece. */
  readonly unknownSurface: string;
}

const kindNames = new Map<number, PieceKind>(Object.entries(pieceKinds).map(([name, value]) => [value, name as PieceKind]));
const types = ['unigram', 'bpe', 'word', 'char'] as const;
const bytePiece = /^<0x([0-9A-F]{2})>$/;

/** The byte that a piece such as `<0x0A>` stands for; -1 for other pieces. */
export const byteOfPiece = (text: string): number => {
  const match = bytePiece.exec(text);
  return match ? Number.parseInt(match[1] as string, 16) : -1;
};

/** Reads a ModelProto. Throws CheckpointError with the file, the piece or field, and the value. */
export function readSentencePiece(bytes: Uint8Array, file: string): SentencePieceModel {
  const pieces: ModelPiece[] = [];
  const trainer = { type: 1, byteFallback: false, whitespaceAsSuffix: false, unknownSurface: ' \u2047 ' };
  const normalizer = { name: '', charsMap: null as Uint8Array | null, addDummyPrefix: true, removeExtraWhitespaces: true, escapeWhitespaces: true };
  let part: 'the file' | 'a piece' | 'trainer_spec' | 'normalizer_spec' | 'what follows' = 'the file';
  const where = (): string => (part === 'a piece' ? `piece ${pieces.length}` : part === 'what follows' ? `what follows piece ${pieces.length - 1}` : part);
  try {
    eachField(new BinaryReader(bytes), (reader, field, wire) => {
      if (wire !== WireType.LengthDelimited) return false;
      if (field === 1) {
        part = 'a piece';
        pieces.push(readPiece(reader, bytes, file, pieces.length));
      } else if (field === 2) {
        part = 'trainer_spec';
        eachField(new BinaryReader(reader.bytes()), (inner, entry, partWire) => {
          if (entry === 3 && partWire === WireType.Varint) trainer.type = inner.int32();
          else if (entry === 24 && partWire === WireType.Varint) trainer.whitespaceAsSuffix = inner.bool();
          else if (entry === 35 && partWire === WireType.Varint) trainer.byteFallback = inner.bool();
          else if (entry === 44 && partWire === WireType.LengthDelimited) trainer.unknownSurface = inner.string();
          else return false;
          return true;
        });
      } else if (field === 3) {
        part = 'normalizer_spec';
        eachField(new BinaryReader(reader.bytes()), (inner, entry, partWire) => {
          if (entry === 1 && partWire === WireType.LengthDelimited) normalizer.name = inner.string();
          else if (entry === 2 && partWire === WireType.LengthDelimited) normalizer.charsMap = inner.bytes();
          else if (entry === 3 && partWire === WireType.Varint) normalizer.addDummyPrefix = inner.bool();
          else if (entry === 4 && partWire === WireType.Varint) normalizer.removeExtraWhitespaces = inner.bool();
          else if (entry === 5 && partWire === WireType.Varint) normalizer.escapeWhitespaces = inner.bool();
          else return false;
          return true;
        });
      } else return false;
      part = 'what follows';
      return true;
    });
  } catch (cause) {
    if (cause instanceof CheckpointError) throw cause;
    throw new CheckpointError(file, `must be a SentencePiece model, got ${bytes.length} bytes that break at ${where()} (${cause instanceof Error ? cause.message : cause})`, { cause });
  }
  const type = types[trainer.type - 1];
  if (!type) throw new CheckpointError(file, `trainer_spec.model_type must be 1 (unigram), 2 (bpe), 3 (word) or 4 (char), got ${trainer.type}`);
  checkPieces(pieces, file, trainer.byteFallback);
  if (normalizer.charsMap?.length === 0) normalizer.charsMap = null;
  return { file, ...trainer, type, pieces, normalizer };
}

function eachField(reader: BinaryReader, take: (reader: BinaryReader, field: number, wire: WireType) => boolean): void {
  while (reader.pos < reader.len) {
    const [field, wire] = reader.tag();
    if (!take(reader, field, wire)) reader.skip(wire, field);
  }
  if (reader.pos > reader.len) throw new RangeError('a field runs past the end');
}

/** Reads the piece whose fields stand next: as `eachField` over a reader of its own would, but there are thousands of them. */
function readPiece(reader: BinaryReader, bytes: Uint8Array, file: string, index: number): ModelPiece {
  let text = '';
  let score = 0;
  let kind = 1;
  const end = reader.uint32() + reader.pos;
  if (end > reader.len) throw new RangeError('a piece runs past the end');
  while (reader.pos < end) {
    const [field, wire] = reader.tag();
    if (field === 1 && wire === WireType.LengthDelimited) {
      const from = reader.pos + 1;
      const to = from + (bytes[from - 1] as number);
      const short = to - from < 0x80 && to <= end ? shortText(bytes, from, to) : null;
      if (short === null) text = reader.string(true);
      else {
        text = short;
        reader.pos = to;
      }
    } else if (field === 2 && wire === WireType.Bit32) score = reader.float();
    else if (field === 3 && wire === WireType.Varint) kind = reader.int32();
    else reader.skip(wire, field);
  }
  if (reader.pos > end) throw new RangeError('a field runs past the end');
  const name = kindNames.get(kind);
  if (!name) throw new CheckpointError(file, `piece ${index} "${text}": type must be 1 to 6, got ${kind}`);
  if (text === '') throw new CheckpointError(file, `piece ${index}: a piece must not be empty, got ""`);
  if (!Number.isFinite(score)) throw new CheckpointError(file, `piece ${index} "${text}": score must be finite, got ${score}`);
  return { text, score, kind: name };
}

/** A piece of letters of one or two bytes and marks of spaces, as most are; null for others, which a decoder reads. */
function shortText(bytes: Uint8Array, from: number, to: number): string | null {
  let text = '';
  for (let at = from; at < to; ) {
    const lead = bytes[at] as number;
    const next = at + 1 < to ? (bytes[at + 1] as number) : 0;
    if (lead < 0x80) {
      text += String.fromCharCode(lead);
      at++;
    } else if (lead >= 0xc2 && lead < 0xe0 && (next & 0xc0) === 0x80) {
      text += String.fromCharCode(((lead & 0x1f) << 6) | (next & 0x3f));
      at += 2;
    } else if (lead === 0xe2 && next === 0x96 && at + 2 < to && bytes[at + 2] === 0x81) {
      text += '\u2581';
      at += 3;
    } else return null;
  }
  return text;
}

/** The rules SentencePiece itself holds a model to when it loads one. */
function checkPieces(pieces: readonly ModelPiece[], file: string, byteFallback: boolean): void {
  if (pieces.length === 0) throw new CheckpointError(file, 'must be a SentencePiece model with pieces, got none');
  const seen = { spelt: new Set<string>(), reserved: new Set<string>() };
  const bytes = new Set<number>();
  let unknown = -1;
  for (const [i, { text, kind }] of pieces.entries()) {
    const group = kind === 'normal' || kind === 'userDefined' || kind === 'unused' ? seen.spelt : seen.reserved;
    if (group.has(text)) throw new CheckpointError(file, `pieces must differ, got "${text}" again at piece ${i}`);
    group.add(text);
    if (kind === 'unknown') {
      if (unknown >= 0) throw new CheckpointError(file, `one piece must be the unknown one, got pieces ${unknown} and ${i}`);
      unknown = i;
    } else if (kind === 'byte') {
      if (!byteFallback) throw new CheckpointError(file, `byte pieces need trainer_spec.byte_fallback, got "${text}" at piece ${i} without it`);
      if (byteOfPiece(text) < 0) throw new CheckpointError(file, `a byte piece must read <0x00> to <0xFF>, got "${text}" at piece ${i}`);
      bytes.add(byteOfPiece(text));
    }
  }
  if (unknown < 0) throw new CheckpointError(file, `one piece must be the unknown one, got none of ${pieces.length}`);
  if (byteFallback && bytes.size !== 256) throw new CheckpointError(file, `with trainer_spec.byte_fallback there must be 256 byte pieces, got ${bytes.size}`);
}

/** How a model's text is made ready. */
export interface WriteOptions {
  /** Table of replacements (see `buildCharsMap`) and its name; default none, `identity`. */
  readonly charsMap?: Uint8Array;
  readonly charsMapName?: string;
}

/**
 * Writes a unigram ModelProto that SentencePiece itself reads: `<unk>`, `</s>`, then the pieces in the order given.
 * Text is given a space in front and its runs of spaces are one.
 */
export function writeSentencePiece(pieces: readonly (readonly [text: string, score: number])[], options: WriteOptions = {}): Uint8Array {
  const writer = new BinaryWriter();
  const message = (field: number, write: (inner: BinaryWriter) => void): void => {
    const inner = new BinaryWriter();
    write(inner);
    writer.tag(field, WireType.LengthDelimited).bytes(inner.finish());
  };
  const add = (text: string, score: number, kind: PieceKind): void =>
    message(1, (inner) => {
      inner.tag(1, WireType.LengthDelimited).string(text);
      inner.tag(2, WireType.Bit32).float(score);
      if (kind !== 'normal') inner.tag(3, WireType.Varint).int32(pieceKinds[kind]);
    });
  add('<unk>', 0, 'unknown');
  add('</s>', 0, 'control');
  for (const [text, score] of pieces) add(text, score, 'normal');
  message(2, (inner) => {
    inner.tag(3, WireType.Varint).int32(1);
    inner.tag(4, WireType.Varint).int32(pieces.length + 2);
    // unk, bos (none), eos, pad (none)
    for (const [field, id] of [[40, 0], [41, -1], [42, 1], [43, -1]] as const) inner.tag(field, WireType.Varint).int32(id);
  });
  message(3, (inner) => {
    inner.tag(1, WireType.LengthDelimited).string(options.charsMap ? (options.charsMapName ?? 'user_defined') : 'identity');
    if (options.charsMap) inner.tag(2, WireType.LengthDelimited).bytes(options.charsMap);
    for (const field of [3, 4, 5]) inner.tag(field, WireType.Varint).bool(true);
  });
  return writer.finish();
}
