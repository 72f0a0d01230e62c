// A unigram language model over pieces of words (Kudo 2018, "Subword Regularization"): a text is cut into the likeliest
// sequence of pieces, found by Viterbi. Sums are rounded to float32 where SentencePiece rounds them, so that ties fall alike;
// Hugging Face's tokenizers, which reads the same models from tokenizer.json, adds in float64.
import { Trie } from './trie.ts';

/** A piece and its log-probability. */
export type Piece = readonly [text: string, score: number];

/** A stretch of a text: index of its piece, or -1 where no piece spells the character; UTF-16 units. */
export type Cut = readonly [piece: number, start: number, end: number];

/** Below the lowest score, for a character that no piece spells. */
const unknownPenalty = 10;
/** C++'s FLT_MIN, where SentencePiece starts its search for the greatest score. */
const smallest = 2 ** -126;

const utf8Length = (text: string): number => new TextEncoder().encode(text).length;

/** What differs between the libraries that use such models. */
export interface UnigramOptions {
  /** Indices of pieces that are taken wherever they occur, whatever their score. */
  readonly userDefined?: ReadonlySet<number>;
  /** Add scores in float64. Default false: in float32, as SentencePiece. */
  readonly precise?: boolean;
  /** The lowest score, below which a character that no piece spells is put; default that of the pieces. */
  readonly lowest?: number;
}

/** Cuts text into pieces. */
export class Unigram {
  readonly pieces: readonly Piece[];
  readonly #trie: Trie;
  readonly #scores: Float64Array;
  readonly #unknownScore: number;

  readonly #precise: boolean;

  /** @param pieces those that may spell text, and their scores; empty ones are passed over */
  constructor(pieces: readonly Piece[], options: UnigramOptions = {}) {
    this.pieces = pieces;
    this.#precise = options.precise ?? false;
    const { userDefined = new Set() } = options;
    const round = this.#precise ? (value: number) => value : Math.fround;
    this.#trie = new Trie(pieces.map(([text], index) => [text, index] as const));
    let lowest = Number.POSITIVE_INFINITY;
    let greatest = smallest;
    for (const [index, [text, score]] of pieces.entries()) {
      if (text === '' || userDefined.has(index)) continue;
      lowest = Math.min(lowest, round(score));
      greatest = Math.max(greatest, round(score));
    }
    lowest = options.lowest ?? lowest;
    this.#scores = Float64Array.from(pieces, ([text, score], index) => (userDefined.has(index) ? Math.fround(utf8Length(text) * greatest) - 0.1 : round(score)));
    this.#unknownScore = round((lowest === Number.POSITIVE_INFINITY ? 0 : lowest) - unknownPenalty);
  }

  /** The likeliest pieces of a text, in order, without gaps. */
  segment(text: string): Cut[] {
    const best = this.#precise ? new Float64Array(text.length + 1) : new Float32Array(text.length + 1);
    const from = new Int32Array(text.length + 1).fill(-1);
    const by = new Int32Array(text.length + 1).fill(-1);
    let base = 0;
    let at = 0;
    let step = 1;
    let spelt = false;
    const take = (piece: number, end: number): void => {
      const score = (this.#scores[piece] as number) + base;
      if (from[end] === -1 || score > (best[end] as number)) {
        best[end] = score;
        from[end] = at;
        by[end] = piece;
      }
      if (end === at + step) spelt = true;
    };
    while (at < text.length) {
      base = best[at] as number;
      step = (text.codePointAt(at) as number) > 0xffff ? 2 : 1;
      spelt = false;
      this.#trie.match(text, at, take);
      const end = at + step;
      if (!spelt) {
        const score = this.#precise ? this.#unknownScore + base : Math.fround(this.#unknownScore + base);
        if (from[end] === -1 || score > (best[end] as number)) {
          best[end] = score;
          from[end] = at;
          by[end] = -1;
        }
      }
      at = end;
    }
    const cuts: Cut[] = [];
    for (let end = text.length; end > 0; end = from[end] as number) cuts.push([by[end] as number, from[end] as number, end]);
    return cuts.reverse();
  }
}
