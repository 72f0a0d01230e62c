// A recipe: everything that makes one model of the zoo again. Data come from a generator that a seed fixes.
import { trainUnigram } from '../text/unigram-trainer.ts';
import { type Cut, type Piece, Unigram } from '../text/unigram.ts';
import type { Span } from '../provenance/sightlines.ts';
import { words as libraryWords } from '../text/words.ts';
import type { EncodedPair, PairSource } from './data.ts';
import type { MuonOptions } from './muon.ts';
import type { Schedule } from './optimizer.ts';
import type { Guidance } from './step.ts';

export interface SentencePair {
  readonly source: string;
  readonly target: string;
  /** Pairs of word indices that mean the same, as the generator knows them. */
  readonly alignment: readonly (readonly [number, number])[];
}

/** What every recipe says. */
export interface RecipeBase {
  readonly name: string;
  readonly seed: number;
  /** config.json as it will be written, vocabulary and special tokens apart. */
  readonly config: Readonly<Record<string, unknown>>;
  readonly schedule: Schedule;
  /** Label smoothing, default 0.1. */
  readonly smoothing?: number;
  /** Muon for the matrices; default AdamW for all parameters. */
  readonly muon?: MuonOptions;
  /** A model of the zoo, or a folder, whose parameters of the same name and shape training begins from; default none. */
  readonly from?: string;
}

/** Sentences in one language and their counterparts in another. */
export interface TranslationRecipe extends RecipeBase {
  readonly kind?: 'translation';
  readonly tokenizer: { readonly size: number; readonly sentences: number; readonly required: string };
  /** Most tokens of the longer side in a batch. */
  readonly batchTokens: number;
  /** Words as the alignments count them; default those of the library. */
  words?(text: string): readonly { readonly text: string; readonly start: number; readonly end: number }[];
  pairs(seed: number, split?: 'train' | 'held-out'): Iterable<SentencePair>;
  /** Heads that are taught to look at the words that mean the same; default none. */
  readonly guidance?: Guidance;
}

/** Ids that are not pieces, as Marian has them: end and unknown first, padding last. */
export const specialIds = { eos: 0, unk: 1, firstPiece: 2 } as const;

/** Learns the pieces of a recipe's own text, both languages together. */
export function learnPieces(recipe: TranslationRecipe): Piece[] {
  const sentences: string[] = [];
  for (const pair of recipe.pairs(recipe.seed ^ 0x7f4a7c15)) {
    sentences.push(pair.source, pair.target);
    if (sentences.length >= recipe.tokenizer.sentences) break;
  }
  return trainUnigram(sentences, { size: recipe.tokenizer.size, required: recipe.tokenizer.required });
}

/** Ids of a text and the characters that each of them stands for; the last ends the text and stands for none. */
export interface EncodedText {
  readonly ids: readonly number[];
  readonly places: readonly Place[];
}

/** Characters of a text. */
type Place = { readonly start: number; readonly end: number };

/** Turns text into ids, remembering words it has met. */
export class PieceEncoder {
  readonly #model: Unigram;
  readonly #words = new Map<string, readonly Cut[]>();

  constructor(pieces: readonly Piece[]) {
    this.#model = new Unigram(pieces);
  }

  encode(text: string): EncodedText {
    const ids: number[] = [];
    const places: Place[] = [];
    let at = 0;
    // every kind of space is one, as in the folder's own table
    for (const word of text.split(/\s/)) {
      if (word !== '') {
        let cuts = this.#words.get(word);
        if (!cuts) {
          cuts = this.#model.segment(`▁${word}`);
          if (this.#words.size < 200_000) this.#words.set(word, cuts);
        }
        for (const [piece, start, end] of cuts) {
          ids.push(piece < 0 ? specialIds.unk : piece + specialIds.firstPiece);
          // the mark before a word is of its first letter
          places.push({ start: at + Math.max(0, start - 1), end: at + Math.max(1, end - 1) });
        }
      }
      at += word.length + 1;
    }
    ids.push(specialIds.eos);
    places.push({ start: text.length, end: text.length });
    return { ids, places };
  }
}

const overlaps = (one: Place, other: Place): boolean => one.start < other.end && other.start < one.end;

/**
 * The tokens of the source that each token of the target is to look at: those of the words that mean the same, and of a word
 * that stands in both, those with the same letters.
 */
export function looksOf({ source, target, alignment }: SentencePair, from: EncodedText, to: EncodedText, wordsOf: (text: string) => readonly Span[]): number[][] {
  const [sourceWords, targetWords] = [wordsOf(source), wordsOf(target)];
  const tokensAt = (place: Place): number[] => from.places.flatMap((token, i) => (overlaps(token, place) ? [i] : []));
  return to.places.map((token) => {
    const found = new Set<number>();
    for (const [i, j] of alignment) {
      const [said, word] = [sourceWords[i], targetWords[j]];
      if (!said || !word || !overlaps(token, word)) continue;
      const shift = said.start - word.start;
      const copied = source.slice(said.start, said.end).toLowerCase() === target.slice(word.start, word.end).toLowerCase();
      const place = copied ? { start: Math.max(token.start, word.start) + shift, end: Math.min(token.end, word.end) + shift } : said;
      for (const one of tokensAt(place)) found.add(one);
    }
    return [...found];
  });
}

/** A recipe's pairs by portion: each portion has a seed of its own. */
export function pairSource(recipe: TranslationRecipe, pieces: readonly Piece[], validation = 200): PairSource {
  const encoder = new PieceEncoder(pieces);
  const take = (pairs: Iterable<SentencePair>, count: number): EncodedPair[] => {
    const list: EncodedPair[] = [];
    for (const pair of pairs) {
      if (list.length >= count) break;
      const [source, target] = [encoder.encode(pair.source), encoder.encode(pair.target)];
      list.push({ source: source.ids, target: target.ids, ...(recipe.guidance ? { looks: looksOf(pair, source, target, recipe.words ?? libraryWords) } : {}) });
    }
    return list;
  };
  return {
    portion: (index, size) => take(recipe.pairs((recipe.seed + Math.imul(index + 1, 0x9e3779b1)) >>> 0), size),
    validation: take(recipe.pairs(recipe.seed ^ 0x2545f491, 'held-out'), validation),
  };
}
