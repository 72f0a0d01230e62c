// A unigram language model over pieces of words (Kudo 2018, "Subword Regularization"): the segmentation of a text
// is the likeliest sequence of pieces, found by Viterbi.

/** A piece and its log-probability. */
export type Piece = readonly [text: string, score: number];

interface TrieNode {
  children: Map<number, TrieNode>;
  piece: number;
}
const newNode = (): TrieNode => ({ children: new Map(), piece: -1 });

/** Pieces in a trie by UTF-16 units. */
export class Lattice {
  readonly #root = newNode();

  add(text: string, index: number): void {
    let node = this.#root;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      let next = node.children.get(code);
      if (!next) {
        next = newNode();
        node.children.set(code, next);
      }
      node = next;
    }
    node.piece = index;
  }

  /** Calls back with every piece that begins at a place, and where it ends. */
  match(text: string, start: number, found: (piece: number, end: number) => void): void {
    let node: TrieNode | undefined = this.#root;
    for (let i = start; i < text.length; i++) {
      node = node.children.get(text.charCodeAt(i));
      if (!node) return;
      if (node.piece >= 0) found(node.piece, i + 1);
    }
  }
}

/** Added to the lowest score for a character that no piece spells. */
const unknownPenalty = 10;

/** Segments text by a set of pieces. */
export class Unigram {
  readonly pieces: readonly Piece[];
  readonly #lattice = new Lattice();
  readonly #unknownScore: number;

  constructor(pieces: readonly Piece[]) {
    this.pieces = pieces;
    let lowest = 0;
    for (const [index, [text, score]] of pieces.entries()) {
      if (text !== '') this.#lattice.add(text, index);
      if (score < lowest) lowest = score;
    }
    this.#unknownScore = lowest - unknownPenalty;
  }

  /** The likeliest pieces of a text, as [index or -1 for unknown, start, end). */
  segment(text: string): [piece: number, start: number, end: number][] {
    const best = new Float64Array(text.length + 1).fill(Number.NEGATIVE_INFINITY);
    const from = new Int32Array(text.length + 1);
    const by = new Int32Array(text.length + 1).fill(-1);
    best[0] = 0;
    for (let at = 0; at < text.length; at++) {
      const base = best[at] as number;
      if (base === Number.NEGATIVE_INFINITY) continue;
      const step = (text.codePointAt(at) as number) > 0xffff ? 2 : 1;
      let spelt = false;
      this.#lattice.match(text, at, (piece, end) => {
        const score = base + (this.pieces[piece] as Piece)[1];
        if (end === at + step) spelt = true;
        if (score > (best[end] as number)) {
          best[end] = score;
          from[end] = at;
          by[end] = piece;
        }
      });
      const end = at + step;
      if (!spelt && base + this.#unknownScore > (best[end] as number)) {
        best[end] = base + this.#unknownScore;
        from[end] = at;
        by[end] = -1;
      }
    }
    const result: [number, number, number][] = [];
    for (let end = text.length; end > 0; end = from[end] as number) result.push([by[end] as number, from[end] as number, end]);
    return result.reverse();
  }
}
