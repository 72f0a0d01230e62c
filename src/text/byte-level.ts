// Byte-level pieces: vocabularies in which every piece is a string of bytes, each written as one character of GPT-2's
// alphabet (Radford et al. 2019, `bytes_to_unicode`).

import type { Json } from '../checkpoint/json.ts';
import { byteOfLetter } from './byte-letters.ts';

/** The text of pieces, bytes that are no character becoming U+FFFD. */
export function textOfPieces(pieces: readonly string[]): string {
  const bytes: number[] = [];
  for (const piece of pieces) {
    for (const character of piece) {
      const byte = byteOfLetter(character.codePointAt(0) as number);
      // a piece that is not of the alphabet stands for itself
      if (byte === undefined) bytes.push(...new TextEncoder().encode(character));
      else bytes.push(byte);
    }
  }
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(Uint8Array.from(bytes));
}

/**
 * A tokenizer.json of byte-level pieces out of the files that older folders have.
 *
 * @param vocabulary ids by piece @param merges merges.txt, likeliest first @param added ids of special tokens
 */
export function byteLevelTokenizer(vocabulary: Json, merges: string, added: Json): Json {
  const pairs = merges.split('\n').filter((line) => line !== '' && !line.startsWith('#version')).map((line) => line.trimEnd().split(' '));
  // GPT-2's end of text stands among the pieces
  const marks = Object.entries(vocabulary as Record<string, number>).filter(([piece]) => /^<\|.*\|>$/.test(piece));
  const special = Object.entries({ ...Object.fromEntries(marks), ...(added as Record<string, number>) }).sort(([, a], [, b]) => a - b).map(([content, id]) => ({ id, content, single_word: false, lstrip: false, rstrip: false, normalized: false, special: true }));
  return {
    version: '1.0', truncation: null, padding: null, added_tokens: special, normalizer: null,
    pre_tokenizer: { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true },
    post_processor: null,
    decoder: { type: 'ByteLevel', add_prefix_space: true, trim_offsets: true, use_regex: true },
    model: { type: 'BPE', dropout: null, unk_token: null, continuing_subword_prefix: '', end_of_word_suffix: '', fuse_unk: false, byte_fallback: false, vocab: vocabulary, merges: pairs },
  };
}
