// Byte-pair encoding as SentencePiece does it (src/bpe_model.cc): neighbours are joined, the best-scored piece first and
// the leftmost of equals, until no join is a piece.
import { Heap } from './heap.ts';
import type { ModelPiece } from './sentencepiece-model.ts';
import { Trie } from './trie.ts';
import type { Cut } from './unigram.ts';

interface Join {
  readonly left: number;
  readonly right: number;
  readonly score: number;
  readonly length: number;
}

/** Cuts text into pieces by joining neighbours. */
export class PairEncoder {
  readonly #ids = new Map<string, number>();
  readonly #pieces: readonly ModelPiece[];
  readonly #symbols: Trie;

  constructor(pieces: readonly ModelPiece[]) {
    this.#pieces = pieces;
    for (const [i, { text, kind }] of pieces.entries()) if (kind === 'normal' || kind === 'userDefined' || kind === 'unused') this.#ids.set(text, i);
    this.#symbols = new Trie(pieces.flatMap(({ text, kind }, i) => (kind === 'userDefined' ? [[text, i] as const] : [])));
  }

  /** The pieces of a text, in order, without gaps; -1 where no piece spells the character. */
  segment(text: string): Cut[] {
    const starts: number[] = [];
    const ends: number[] = [];
    const frozen: boolean[] = [];
    for (let at = 0; at < text.length; ) {
      const symbol = this.#symbols.longest(text, at);
      starts.push(at);
      at = symbol ? symbol.end : at + ((text.codePointAt(at) as number) > 0xffff ? 2 : 1);
      ends.push(at);
      frozen.push(symbol !== null);
    }
    const previous = starts.map((_, i) => i - 1);
    const next = starts.map((_, i) => (i + 1 < starts.length ? i + 1 : -1));
    const heap = new Heap<Join>(before);
    const parts = new Map<string, number>();
    const offer = (left: number, right: number): void => {
      if (left < 0 || right < 0 || frozen[left] || frozen[right]) return;
      const whole = text.slice(starts[left], ends[right]);
      const id = this.#ids.get(whole);
      if (id === undefined) return;
      const piece = this.#pieces[id] as ModelPiece;
      heap.push({ left, right, score: piece.score, length: whole.length });
      // a piece that must not be used is only a step: it is taken apart again where it was joined
      if (piece.kind === 'unused') parts.set(whole, (ends[left] as number) - (starts[left] as number));
    };
    for (let i = 1; i < starts.length; i++) offer(i - 1, i);
    for (let top = heap.pop(); top; top = heap.pop()) {
      const { left, right, length } = top;
      const gone = starts[left] === ends[left] || starts[right] === ends[right];
      if (gone || (ends[right] as number) - (starts[right] as number) + (ends[left] as number) - (starts[left] as number) !== length) continue;
      ends[left] = ends[right] as number;
      starts[right] = ends[right] as number;
      next[left] = next[right] as number;
      if ((next[right] as number) >= 0) previous[next[right] as number] = left;
      offer(previous[left] as number, left);
      offer(left, next[left] as number);
    }
    const cuts: Cut[] = [];
    const emit = (start: number, end: number): void => {
      const piece = text.slice(start, end);
      const id = this.#ids.get(piece) ?? -1;
      const split = id >= 0 && this.#pieces[id]?.kind === 'unused' ? parts.get(piece) : undefined;
      if (split === undefined) cuts.push([id, start, end]);
      else {
        emit(start, start + split);
        emit(start + split, end);
      }
    };
    for (let i = starts.length > 0 ? 0 : -1; i !== -1; i = next[i] as number) emit(starts[i] as number, ends[i] as number);
    return cuts;
  }
}

const before = (a: Join, b: Join): boolean => a.score > b.score || (a.score === b.score && a.left < b.left);
