// Marian's tokenizer: a SentencePiece model for each language, and vocab.json that numbers their pieces
// (Hugging Face MarianTokenizer, without the Moses punctuation normaliser that it uses where that is installed).
import { CheckpointError } from '../errors.ts';
import { type PieceSpan, readSentencePiece, SentencePiece } from './spm.ts';
import type { EncodeOptions, Encoding, Token, Tokenizer } from './tokenizer.ts';

export interface MarianFiles {
  readonly source: Uint8Array;
  readonly target: Uint8Array;
  /** vocab.json, parsed. */
  readonly vocabulary: unknown;
}

const mark = '▁';

export function createMarianTokenizer(files: MarianFiles): Tokenizer {
  const ids = readVocabulary(files.vocabulary);
  const pieces = new Map([...ids].map(([text, id]) => [id, text]));
  const source = new SentencePiece(readSentencePiece(files.source, 'source.spm'));
  const target = sameBytes(files.source, files.target) ? source : new SentencePiece(readSentencePiece(files.target, 'target.spm'));
  const required = (text: string): number => {
    const id = ids.get(text);
    if (id === undefined) throw new CheckpointError('vocab.json', `must number "${text}", and does not`);
    return id;
  };
  const special = { eos: required('</s>'), unk: required('<unk>'), pad: required('<pad>') };
  const specialIds = new Set(Object.values(special));

  function encode(text: string, options: EncodeOptions = {}): Encoding {
    // a first word >>xyz<< names the language wanted
    const code = /^>>.+?<</.exec(text)?.[0];
    const tokens: Token[] = [];
    let skipped = 0;
    if (code && ids.has(code)) {
      tokens.push({ id: ids.get(code) as number, text: code, start: 0, end: code.length, special: false });
      skipped = code.length;
    }
    const spans: PieceSpan[] = (options.target ? target : source).encode(text.slice(skipped));
    for (const span of spans) {
      tokens.push({ id: span.piece < 0 ? special.unk : (ids.get(span.text) ?? special.unk), text: span.text, start: span.start + skipped, end: span.end + skipped, special: false });
    }
    if (options.addSpecialTokens !== false) tokens.push({ id: special.eos, text: '</s>', start: text.length, end: text.length, special: true });
    return { ids: tokens.map((token) => token.id), tokens };
  }

  function decode(sequence: readonly number[]): { text: string; tokens: Token[] } {
    let text = '';
    const tokens: Token[] = [];
    for (const id of sequence) {
      const piece = pieces.get(id) ?? '<unk>';
      if (specialIds.has(id)) {
        if (id === special.unk) {
          tokens.push({ id, text: piece, start: text.length, end: text.length, special: true });
          continue;
        }
        tokens.push({ id, text: piece, start: text.length, end: text.length, special: true });
        continue;
      }
      const spoken = piece.replaceAll(mark, ' ');
      const added = text === '' ? spoken.replace(/^ /, '') : spoken;
      const lead = added.length - added.trimStart().length;
      tokens.push({ id, text: piece, start: text.length + lead, end: text.length + added.length, special: false });
      text += added;
    }
    return { text, tokens };
  }

  return { vocabularySize: ids.size, special, encode, decode };
}

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, i) => byte === b[i]);

function readVocabulary(value: unknown): Map<string, number> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new CheckpointError('vocab.json', 'must be an object of pieces and numbers');
  const ids = new Map<string, number>();
  for (const [text, id] of Object.entries(value)) {
    if (!Number.isSafeInteger(id) || (id as number) < 0) throw new CheckpointError('vocab.json', `the number of "${text}" must be a whole number from 0, got ${JSON.stringify(id)}`);
    ids.set(text, id as number);
  }
  return ids;
}
