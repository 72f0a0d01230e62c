// Marian's tokenizer: a SentencePiece model for each language, and vocab.json that numbers their pieces; equal to Hugging
// Face's MarianTokenizer. (That one loads sacremoses' punctuation normaliser where it is installed, but its encoding
// never calls it; neither does this.) Special tokens spelt in a text are text, unless they are asked for.
import { CheckpointError, InputError } from '../errors.ts';
import { type PieceSpan, SentencePiece } from './sentencepiece.ts';
import type { DecodeOptions, Decoding, EncodeOptions, Encoding, Token, Tokenizer } from './tokenizer.ts';

/** The files of a Marian folder's tokenizer. */
export interface MarianFiles {
  readonly source: Uint8Array;
  readonly target: Uint8Array;
  /** vocab.json, parsed. */
  readonly vocabulary: unknown;
  /** target_vocab.json, parsed; needed where the config says `separate_vocabs`. */
  readonly targetVocabulary?: unknown;
  /** tokenizer_config.json, parsed: names of special tokens, `separate_vocabs`. */
  readonly config?: unknown;
}

/** Makes the tokenizer of a Marian folder's files. Throws CheckpointError with the file and the value. */
export function createMarianTokenizer(files: MarianFiles): Tokenizer {
  const config = readSettings(files.config ?? {});
  const ids = readVocabulary(files.vocabulary, 'vocab.json');
  const separate = config.separate;
  if (separate && files.targetVocabulary === undefined) throw new CheckpointError('tokenizer_config.json', '"separate_vocabs" needs target_vocab.json, got none');
  const targetIds = separate ? readVocabulary(files.targetVocabulary, 'target_vocab.json') : ids;
  const source = SentencePiece.read(files.source, 'source.spm');
  const target = sameBytes(files.source, files.target) ? source : SentencePiece.read(files.target, 'target.spm');
  const required = (text: string): number => {
    const id = ids.get(text);
    if (id === undefined) throw new CheckpointError('vocab.json', `must number "${text}", and does not`);
    return id;
  };
  const pad = ids.get(config.pad);
  const special = { eos: required(config.eos), unk: required(config.unk), ...(pad === undefined ? {} : { pad }) };
  const specialTexts = [config.eos, config.unk, config.pad].filter((text) => ids.has(text));
  const specialIds = new Set(specialTexts.map((text) => ids.get(text)));
  const pieces = new Map([...targetIds].map(([text, id]) => [id, text]));
  const vocabularySize = [...ids.values(), ...targetIds.values()].reduce((most, id) => Math.max(most, id), -1) + 1;

  function encode(text: string, options: EncodeOptions = {}): Encoding {
    if (options.pair !== undefined) throw new InputError('encode: Marian reads one text, got a pair');
    const table = options.target ? targetIds : ids;
    const tokens: Token[] = [];
    const read = (stretch: string, offset: number): void => {
      // a first word >>xyz<< names the language wanted
      const close = stretch.startsWith('>>') ? stretch.indexOf('<<') : -1;
      const skipped = close < 0 ? 0 : close + 2;
      const code: PieceSpan[] = close < 0 ? [] : [{ id: -1, text: stretch.slice(0, skipped), start: -skipped, end: 0 }];
      for (const { text: piece, start, end } of [...code, ...(options.target ? target : source).encode(stretch.slice(skipped))]) {
        tokens.push({ id: table.get(piece) ?? special.unk, text: piece, start: start + offset + skipped, end: end + offset + skipped, special: false });
      }
    };
    for (const part of options.parseSpecialTokens ? splitAt(text, specialTexts) : [{ text, start: 0, special: false }]) {
      if (part.special) tokens.push({ id: table.get(part.text) ?? special.unk, text: part.text, start: part.start, end: part.start + part.text.length, special: true });
      else read(part.text, part.start);
    }
    if (options.addSpecialTokens !== false) tokens.push({ id: special.eos, text: config.eos, start: text.length, end: text.length, special: true });
    return { ids: tokens.map((token) => token.id), tokens };
  }

  function decode(sequence: readonly number[], options: DecodeOptions = {}): Decoding {
    const skip = options.skipSpecialTokens !== false;
    const joined = separate ? target : source;
    const tokens: { id: number; text: string; start: number; end: number; special: boolean }[] = [];
    let text = '';
    let run: typeof tokens = [];
    const flush = (): void => {
      const decoded = joined.decode(run.map((token) => token.text));
      for (const [i, token] of run.entries()) {
        const span = decoded.spans[i] as { start: number; end: number };
        token.start = text.length + span.start;
        token.end = text.length + span.end;
      }
      text += decoded.text;
      run = [];
    };
    for (const id of sequence) {
      const piece = pieceOf(pieces, id);
      const token = { id, text: piece, start: -1, end: -1, special: specialIds.has(id) };
      tokens.push(token);
      if (piece === '') continue;
      if (!token.special) run.push(token);
      else if (!skip) {
        flush();
        token.start = text.length;
        token.end = text.length + piece.length;
        text += `${piece} `;
      }
    }
    flush();
    return trimmed(text.replaceAll('▁', ' '), tokens);
  }

  return { vocabularySize, special, encode, decode, idOf: (piece) => ids.get(piece), pieceOf: (id) => pieces.get(id) };
}

/** The text without spaces at its ends; tokens moved along. A skipped token stands, empty, where the next one begins. */
function trimmed(text: string, tokens: readonly Token[]): Decoding {
  const lead = text.length - text.trimStart().length;
  const result = text.trim();
  const clamp = (at: number): number => Math.min(Math.max(at - lead, 0), result.length);
  let next = text.length;
  const placed = tokens.map((token) => token).reverse().map((token) => {
    const skipped = token.start < 0;
    const moved = { ...token, start: clamp(skipped ? next : token.start), end: clamp(skipped ? next : token.end) };
    // a piece that begins with a mark the model itself does not know: the space is not part of it
    while (moved.start < moved.end && result[moved.start] === ' ') moved.start++;
    if (!skipped) next = token.start;
    return moved;
  });
  return { text: result, tokens: placed.reverse() };
}

/** An id's piece; "" for a number past the vocabulary, which models whose tables were padded may write. */
export function pieceOf(pieces: ReadonlyMap<number, string>, id: number): string {
  if (!Number.isSafeInteger(id) || id < 0) throw new InputError(`decode: an id must be a whole number from 0, got ${id}`);
  return pieces.get(id) ?? '';
}

interface Part {
  readonly text: string;
  readonly start: number;
  readonly special: boolean;
}

/** A text cut at every one of some strings, the longest first. */
export function splitAt(text: string, marks: readonly string[]): Part[] {
  if (marks.length === 0) return [{ text, start: 0, special: false }];
  const pattern = new RegExp([...marks].sort((a, b) => b.length - a.length).map((mark) => mark.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')).join('|'), 'g');
  const parts: Part[] = [];
  let at = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > at) parts.push({ text: text.slice(at, match.index), start: at, special: false });
    parts.push({ text: match[0], start: match.index, special: true });
    at = match.index + match[0].length;
  }
  if (at < text.length || parts.length === 0) parts.push({ text: text.slice(at), start: at, special: false });
  return parts;
}

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, i) => byte === b[i]);

function readSettings(value: unknown): { eos: string; unk: string; pad: string; separate: boolean } {
  const file = 'tokenizer_config.json';
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new CheckpointError(file, `must be an object, got ${JSON.stringify(value)}`);
  const settings = value as Readonly<Record<string, unknown>>;
  const name = (key: string, fallback: string): string => {
    const given = settings[key] ?? fallback;
    const text = typeof given === 'object' ? (given as { content?: unknown }).content : given;
    if (typeof text !== 'string' || text === '') throw new CheckpointError(file, `"${key}" must be a token, got ${JSON.stringify(given)}`);
    return text;
  };
  const separate = settings['separate_vocabs'] ?? false;
  if (typeof separate !== 'boolean') throw new CheckpointError(file, `"separate_vocabs" must be true or false, got ${JSON.stringify(separate)}`);
  return { eos: name('eos_token', '</s>'), unk: name('unk_token', '<unk>'), pad: name('pad_token', '<pad>'), separate };
}

/** Pieces and their numbers from a parsed vocab.json. Throws CheckpointError. */
export function readVocabulary(value: unknown, file: string): Map<string, number> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new CheckpointError(file, 'must be an object of pieces and numbers');
  const ids = new Map<string, number>();
  for (const [text, id] of Object.entries(value)) {
    if (!Number.isSafeInteger(id) || (id as number) < 0) throw new CheckpointError(file, `the number of "${text}" must be a whole number from 0, got ${JSON.stringify(id)}`);
    ids.set(text, id as number);
  }
  return ids;
}
