// SentencePiece (Kudo & Richardson 2018): text to pieces and back, equal to google/sentencepiece. What differs: each piece
// has its range in the user's own string, in UTF-16 units and without the space before it.
import { CheckpointError } from '../errors.ts';
import { PairEncoder } from './sentencepiece-bpe.ts';
import { byteOfPiece, readSentencePiece, type SentencePieceModel } from './sentencepiece-model.ts';
import { Normalizer, type NormalizedText, spaceMark } from './sentencepiece-normalizer.ts';
import { type Cut, Unigram } from './unigram.ts';

/** A piece of a text and its range there; `start === end` where the user wrote nothing for it. */
export interface PieceSpan {
  /** The piece's place in the model. */
  readonly id: number;
  /** The piece; for the unknown one, what it stands for. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Text made of pieces, and each piece's range in it. */
export interface DecodedPieces {
  readonly text: string;
  readonly spans: readonly { readonly start: number; readonly end: number }[];
}

/** Cuts text into a model's pieces, and joins pieces to text. */
export class SentencePiece {
  readonly model: SentencePieceModel;
  /** Id of the piece for what no other spells. */
  readonly unknown: number;
  readonly #normalizer: Normalizer;
  readonly #segmenter: { segment(text: string): Cut[] };
  readonly #ids = new Map<string, number>();
  readonly #bytes: Int32Array | null;

  /** @param model see `readSentencePiece`. Throws CheckpointError for the kinds word and char. */
  constructor(model: SentencePieceModel) {
    if (model.type !== 'unigram' && model.type !== 'bpe') throw new CheckpointError(model.file, `trainer_spec.model_type must be unigram or bpe, got ${model.type}`);
    this.model = model;
    this.unknown = model.pieces.findIndex(({ kind }) => kind === 'unknown');
    this.#normalizer = new Normalizer(model);
    if (model.type === 'bpe') this.#segmenter = new PairEncoder(model.pieces);
    else {
      const spelt = model.pieces.map(({ text, score, kind }) => [kind === 'normal' || kind === 'userDefined' ? text : '', score] as const);
      this.#segmenter = new Unigram(spelt, { userDefined: new Set([...model.pieces.keys()].filter((i) => model.pieces[i]?.kind === 'userDefined')) });
    }
    // reserved pieces are found first, as in PieceToId
    for (const reserved of [false, true]) {
      for (const [i, { text, kind }] of model.pieces.entries()) if ((kind === 'unknown' || kind === 'control' || kind === 'byte') === reserved) this.#ids.set(text, i);
    }
    this.#bytes = model.byteFallback ? new Int32Array(256) : null;
    for (const [i, { text, kind }] of model.pieces.entries()) if (kind === 'byte' && this.#bytes) this.#bytes[byteOfPiece(text)] = i;
  }

  /** Reads a `.spm` or `.model` file. Throws CheckpointError. */
  static read(bytes: Uint8Array, file: string): SentencePiece {
    return new SentencePiece(readSentencePiece(bytes, file));
  }

  /** A piece's id; the unknown one's for what is no piece. */
  idOf(piece: string): number {
    return this.#ids.get(piece) ?? this.unknown;
  }

  /** Pieces of a text. A run of characters that no piece spells is one unknown piece, or the bytes of each. */
  encode(text: string): PieceSpan[] {
    const normal = this.#normalizer.normalize(text);
    const spans: PieceSpan[] = [];
    let afterUnknown = false;
    for (const [piece, from, to] of this.#segmenter.segment(normal.text)) {
      const range = rangeOf(normal, from, to);
      const surface = normal.text.slice(from, to);
      const unknown = piece < 0;
      const last = spans.at(-1);
      if (unknown && this.#bytes) {
        for (const byte of new TextEncoder().encode(surface)) {
          const id = this.#bytes[byte] as number;
          spans.push({ id, text: (this.model.pieces[id] as { text: string }).text, ...range });
        }
      } else if (unknown && afterUnknown && last) spans[spans.length - 1] = { ...last, text: last.text + surface, end: range.end };
      else spans.push({ id: unknown ? this.unknown : piece, text: surface, ...range });
      afterUnknown = unknown;
    }
    return spans;
  }

  /** Text of pieces, as SentencePiece decodes them; what is no piece stands for itself. */
  decode(pieces: readonly string[]): DecodedPieces {
    const { addDummyPrefix, removeExtraWhitespaces } = this.model.normalizer;
    const spans: { start: number; end: number }[] = [];
    let text = '';
    let atStart = true;
    let sawSpace = false;
    for (let i = 0; i < pieces.length; ) {
      const piece = pieces[i] as string;
      const id = this.idOf(piece);
      const kind = this.model.pieces[id]?.kind;
      if (kind === 'byte') {
        const bytes: number[] = [];
        for (; i < pieces.length; i++) {
          const next = pieces[i] as string;
          if (this.model.pieces[this.idOf(next)]?.kind !== 'byte') break;
          bytes.push(byteOfPiece(next));
        }
        text = decodeBytes(bytes, text, spans);
        continue;
      }
      i++;
      if (sawSpace || text !== '') atStart = false;
      let written = '';
      sawSpace = false;
      if (kind === 'unknown') written = piece === this.model.pieces[id]?.text ? this.model.unknownSurface : piece;
      else if (kind !== 'control') {
        let rest = piece;
        if (atStart && (addDummyPrefix || removeExtraWhitespaces) && rest.startsWith(spaceMark)) {
          rest = rest.slice(spaceMark.length);
          // where extra spaces go, all those in front go
          sawSpace = !removeExtraWhitespaces;
        }
        written = rest.replaceAll(spaceMark, ' ');
      }
      spans.push(trimmedRange(written, text.length));
      text += written;
    }
    return { text, spans };
  }
}

/** The range of a text's units in the user's string, spaces at both ends left out unless there is nothing else. */
function rangeOf({ starts, ends, blank }: NormalizedText, from: number, to: number): { start: number; end: number } {
  let first = from;
  let last = to - 1;
  while (first < last && blank[first]) first++;
  while (last > first && blank[last]) last--;
  return { start: starts[first] as number, end: ends[last] as number };
}

/** The range of what is written at a place, spaces at both ends left out unless there is nothing else. */
function trimmedRange(written: string, at: number): { start: number; end: number } {
  const inner = written.trim();
  if (inner === '') return { start: at, end: at + written.length };
  const lead = written.indexOf(inner);
  return { start: at + lead, end: at + lead + inner.length };
}

/** Writes bytes as UTF-8; each has the range of its character, one that fits in none is U+FFFD. */
function decodeBytes(bytes: readonly number[], text: string, spans: { start: number; end: number }[]): string {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let result = text;
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at] as number;
    let length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    let character = '\ufffd';
    try {
      character = decoder.decode(Uint8Array.from(bytes.slice(at, at + length)));
    } catch {
      length = 1;
    }
    for (let i = 0; i < length; i++) spans.push({ start: result.length, end: result.length + character.length });
    result += character;
    at += length;
  }
  return result;
}
