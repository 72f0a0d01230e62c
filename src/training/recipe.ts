// A recipe: everything that makes one model of the zoo again. Data come from a generator that a seed fixes.
import { trainUnigram } from '../text/unigram-trainer.ts';
import { type Piece, Unigram } from '../text/unigram.ts';
import type { EncodedPair, PairSource } from './data.ts';
import type { MuonOptions } from './muon.ts';
import type { Schedule } from './optimizer.ts';

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

/** Turns text into ids, remembering words it has met. */
export class PieceEncoder {
  readonly #model: Unigram;
  readonly #words = new Map<string, readonly number[]>();

  constructor(pieces: readonly Piece[]) {
    this.#model = new Unigram(pieces);
  }

  encode(text: string): number[] {
    const ids: number[] = [];
    for (const word of text.split(' ')) {
      if (word === '') continue;
      let known = this.#words.get(word);
      if (!known) {
        known = this.#model.segment(`▁${word}`).map(([piece]) => (piece < 0 ? specialIds.unk : piece + specialIds.firstPiece));
        if (this.#words.size < 200_000) this.#words.set(word, known);
      }
      ids.push(...known);
    }
    ids.push(specialIds.eos);
    return ids;
  }
}

/** A recipe's pairs by portion: each portion has a seed of its own. */
export function pairSource(recipe: TranslationRecipe, pieces: readonly Piece[], validation = 200): PairSource {
  const encoder = new PieceEncoder(pieces);
  const take = (pairs: Iterable<SentencePair>, count: number): EncodedPair[] => {
    const list: EncodedPair[] = [];
    for (const pair of pairs) {
      if (list.length >= count) break;
      list.push({ source: encoder.encode(pair.source), target: encoder.encode(pair.target) });
    }
    return list;
  };
  return {
    portion: (index, size) => take(recipe.pairs((recipe.seed + Math.imul(index + 1, 0x9e3779b1)) >>> 0), size),
    validation: take(recipe.pairs(recipe.seed ^ 0x2545f491, 'held-out'), validation),
  };
}
