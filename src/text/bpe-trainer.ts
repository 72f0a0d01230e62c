// Learns byte-level merges from text (Sennrich et al. 2016 over GPT-2's letters for bytes), as Hugging Face's BpeTrainer
// with its ByteLevel pre-tokenizer does: the most frequent pair first, of equals the one whose halves came first.
import { InputError } from '../errors.ts';
import { byteLetters, byteOfLetter } from './byte-letters.ts';

export interface BytePieces {
  /** Pieces in the order of their ids: the 256 letters, then one for each merge that made a new one. */
  readonly vocabulary: readonly string[];
  readonly merges: readonly (readonly [string, string])[];
}

export interface BpeTrainerOptions {
  /** Pieces in all, the 256 letters included. Text that is too short may give fewer. */
  readonly size: number;
  /** A pair that is rarer is never merged; default 2. */
  readonly least?: number;
}

/** What GPT-2 cuts text into before pieces are looked for. */
const cuts = /'(?:[stmd]|re|ve|ll)| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+/gu;

interface Stretch {
  symbols: number[];
  readonly count: number;
}

/** Learns from texts; the same ones give the same merges. Throws InputError for a size that does not hold the letters. */
export function trainByteBpe(texts: Iterable<string>, { size, least = 2 }: BpeTrainerOptions): BytePieces {
  if (!Number.isSafeInteger(size) || size < 256) throw new InputError(`trainByteBpe: size must hold the 256 letters for bytes, got ${size}`);
  const vocabulary = Array.from({ length: 512 }, (_, code) => code).filter((code) => byteOfLetter(code) !== undefined).map((code) => String.fromCharCode(code));
  const ids = new Map(vocabulary.map((letter, id) => [letter, id]));
  const stretches = stretchesOf(texts, ids);

  // a pair of ids as one number
  const base = 2 ** 24;
  const counts = new Map<number, number>();
  const places = new Map<number, Set<Stretch>>();
  const count = (stretch: Stretch, sign: 1 | -1): void => {
    for (let i = 1; i < stretch.symbols.length; i++) {
      const pair = (stretch.symbols[i - 1] as number) * base + (stretch.symbols[i] as number);
      counts.set(pair, (counts.get(pair) ?? 0) + sign * stretch.count);
      if (sign < 0) continue;
      const held = places.get(pair);
      if (held) held.add(stretch);
      else places.set(pair, new Set([stretch]));
    }
  };
  for (const stretch of stretches) count(stretch, 1);

  const merges: [string, string][] = [];
  while (vocabulary.length < size) {
    let best = -1;
    let most = Math.max(1, least);
    for (const [pair, times] of counts) {
      if (times < most || (times === most && best >= 0 && pair > best)) continue;
      best = pair;
      most = times;
    }
    if (best < 0) break;
    const [left, right] = [Math.floor(best / base), best % base];
    const halves: [string, string] = [vocabulary[left] as string, vocabulary[right] as string];
    const piece = halves[0] + halves[1];
    let merged = ids.get(piece);
    if (merged === undefined) {
      merged = vocabulary.push(piece) - 1;
      ids.set(piece, merged);
    }
    merges.push(halves);
    for (const stretch of places.get(best) as Set<Stretch>) {
      count(stretch, -1);
      stretch.symbols = join(stretch.symbols, left, right, merged);
      count(stretch, 1);
    }
    counts.delete(best);
    places.delete(best);
  }
  return { vocabulary, merges };
}

function join(symbols: readonly number[], left: number, right: number, merged: number): number[] {
  const result: number[] = [];
  for (let i = 0; i < symbols.length; i++) {
    if (symbols[i] === left && symbols[i + 1] === right) {
      result.push(merged);
      i++;
    } else result.push(symbols[i] as number);
  }
  return result;
}

function stretchesOf(texts: Iterable<string>, ids: ReadonlyMap<string, number>): Stretch[] {
  const counts = new Map<string, number>();
  for (const text of texts) for (const [cut] of text.matchAll(cuts)) counts.set(cut, (counts.get(cut) ?? 0) + 1);
  const spelt = (text: string): number[] => Array.from(text).flatMap((character) => byteLetters(character.codePointAt(0) as number));
  return [...counts].map(([text, count]) => ({ symbols: spelt(text).map((letter) => ids.get(String.fromCharCode(letter)) as number), count }));
}
