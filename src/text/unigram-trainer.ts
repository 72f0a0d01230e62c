// Learns the pieces of a unigram model from text (Kudo 2018): start from frequent substrings of words, re-estimate
// by expectation maximisation, drop the pieces whose loss costs least, until the vocabulary has its size.
import { Lattice, type Piece, Unigram } from './unigram.ts';

export interface UnigramTrainerOptions {
  /** Pieces learnt, characters included, special ones not. */
  readonly size: number;
  /** Characters that must be pieces whether or not they occur. */
  readonly required?: string;
  /** Longest piece in UTF-16 units; default 16. */
  readonly longest?: number;
}

const mark = '▁';

/** Learns from sentences; the same ones give the same pieces. Best first. */
export function trainUnigram(sentences: Iterable<string>, options: UnigramTrainerOptions): Piece[] {
  const longest = options.longest ?? 16;
  const counts = new Map<string, number>();
  for (const sentence of sentences) for (const word of sentence.split(/\s+/)) if (word) counts.set(mark + word, (counts.get(mark + word) ?? 0) + 1);
  const words = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));

  const characters = new Map<string, number>();
  for (const character of (options.required ?? '') + mark) characters.set(character, 1);
  const substrings = new Map<string, number>();
  for (const [word, count] of words) {
    for (const character of word) characters.set(character, (characters.get(character) ?? 0) + count);
    if (count < 2) continue;
    for (let start = 0; start < word.length; start++) {
      for (let end = start + 2; end <= Math.min(word.length, start + longest); end++) {
        const text = word.slice(start, end);
        substrings.set(text, (substrings.get(text) ?? 0) + count);
      }
    }
  }
  const seeds = [...substrings].filter(([, count]) => count > 2).map(([text, count]) => ({ text, weight: count * text.length })).sort((a, b) => b.weight - a.weight || (a.text < b.text ? -1 : 1)).slice(0, Math.max(30_000, options.size * 6));
  let pieces: Piece[] = normalize([...[...characters].map(([text, count]) => [text, count] as const), ...seeds.map(({ text, weight }) => [text, weight / text.length] as const)]);

  const target = Math.max(options.size, characters.size);
  for (;;) {
    for (let round = 0; round < 2; round++) pieces = maximize(pieces, expectation(pieces, words), characters);
    if (pieces.length <= target) break;
    pieces = prune(pieces, words, characters, Math.max(target, Math.floor(pieces.length * 0.75)));
  }
  return pieces.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

function normalize(weights: readonly (readonly [string, number])[]): Piece[] {
  let sum = 0;
  for (const [, weight] of weights) sum += weight;
  const total = Math.log(sum);
  return weights.map(([text, weight]) => [text, Math.log(Math.max(weight, 1e-4)) - total]);
}

const logAdd = (a: number, b: number): number => (a === Number.NEGATIVE_INFINITY ? b : a > b ? a + Math.log1p(Math.exp(b - a)) : b + Math.log1p(Math.exp(a - b)));

/** How often each piece is expected to be used over all segmentations of all words. */
function expectation(pieces: readonly Piece[], words: readonly (readonly [string, number])[]): Float64Array {
  const lattice = new Lattice();
  for (const [index, [text]] of pieces.entries()) lattice.add(text, index);
  const expected = new Float64Array(pieces.length);
  const edges: { piece: number; start: number; end: number }[] = [];
  for (const [word, count] of words) {
    const forward = new Float64Array(word.length + 1).fill(Number.NEGATIVE_INFINITY);
    const backward = new Float64Array(word.length + 1).fill(Number.NEGATIVE_INFINITY);
    forward[0] = 0;
    backward[word.length] = 0;
    edges.length = 0;
    for (let start = 0; start < word.length; start++) lattice.match(word, start, (piece, end) => edges.push({ piece, start, end }));
    for (const { piece, start, end } of edges) forward[end] = logAdd(forward[end] as number, (forward[start] as number) + (pieces[piece] as Piece)[1]);
    for (let i = edges.length - 1; i >= 0; i--) {
      const { piece, start, end } = edges[i] as (typeof edges)[number];
      backward[start] = logAdd(backward[start] as number, (backward[end] as number) + (pieces[piece] as Piece)[1]);
    }
    const whole = forward[word.length] as number;
    if (whole === Number.NEGATIVE_INFINITY) continue;
    for (const { piece, start, end } of edges) {
      expected[piece] = (expected[piece] as number) + count * Math.exp((forward[start] as number) + (pieces[piece] as Piece)[1] + (backward[end] as number) - whole);
    }
  }
  return expected;
}

/** New probabilities from expected counts; pieces hardly used go, characters stay. */
function maximize(pieces: readonly Piece[], expected: Float64Array, characters: ReadonlyMap<string, number>): Piece[] {
  const kept: (readonly [string, number])[] = [];
  for (const [i, [text]] of pieces.entries()) {
    const count = expected[i] as number;
    if (count >= 0.5 || characters.has(text)) kept.push([text, Math.max(count, 0.1)]);
  }
  return normalize(kept);
}

/** Keeps the pieces whose loss would cost the likelihood most. */
function prune(pieces: readonly Piece[], words: readonly (readonly [string, number])[], characters: ReadonlyMap<string, number>, size: number): Piece[] {
  const model = new Unigram(pieces);
  const used = new Float64Array(pieces.length);
  let total = 0;
  for (const [word, count] of words) {
    for (const [piece] of model.segment(word)) {
      if (piece < 0) continue;
      used[piece] = (used[piece] as number) + count;
      total += count;
    }
  }
  const scores = new Map(pieces);
  // what a piece's uses would cost if each were segmented the next best way
  const costs = pieces.map(([text, score], i) => {
    if (characters.has(text)) return Number.POSITIVE_INFINITY;
    const frequency = used[i] as number;
    if (frequency === 0) return -1;
    const inside: Piece[] = [];
    for (let start = 0; start < text.length; start++) {
      for (let end = start + 1; end <= text.length; end++) {
        const score = scores.get(text.slice(start, end));
        if (score !== undefined && end - start < text.length) inside.push([text.slice(start, end), score]);
      }
    }
    const others = new Unigram(inside);
    const alternative = others.segment(text).reduce((sum, [piece]) => sum + (piece < 0 ? -30 : (others.pieces[piece] as Piece)[1]), 0);
    return (frequency / total) * (score - alternative);
  });
  const order = [...pieces.keys()].sort((a, b) => (costs[b] as number) - (costs[a] as number) || a - b);
  const chosen = new Set(order.slice(0, size));
  return pieces.filter(([text], i) => chosen.has(i) || characters.has(text));
}
