// Learns the pieces of a unigram model from text (Kudo 2018; google/sentencepiece, src/unigram_model_trainer.cc): start
// from frequent substrings of words, re-estimate by expectation maximisation, drop the pieces that cost least, until the
// vocabulary has its size. What differs: pieces keep within words as `words` counts them, so that no piece holds a word
// and the comma after it, or an article and its noun ("l'ami"); the characters of the text are always pieces.
import { InputError } from '../errors.ts';
import { Trie } from './trie.ts';
import type { Piece } from './unigram.ts';
import { words } from './words.ts';

/** How pieces are learnt. */
export interface UnigramTrainerOptions {
  /** Pieces learnt, characters included, special ones not. Text that is too short may give fewer. */
  readonly size: number;
  /** Characters that must be pieces whether or not they occur. */
  readonly required?: string;
  /** Longest piece in characters; default 16. */
  readonly longest?: number;
  /** Told after each round how many pieces are left. */
  readonly progress?: (pieces: number) => void;
}

const mark = '▁';
/** Part of the pieces that a round of pruning keeps, and rounds of estimation between two. */
const shrinking = 0.75;
const estimations = 2;
/** Pruning stops a little above the size wanted; the rest go by score. */
const slack = 1.1;
const seedLimit = 1_000_000;

/** A distinct stretch of text, how often it occurs. */
type Counted = readonly [text: string, count: number];

/** Learns from sentences; the same ones give the same pieces. Best first, scores as float32. Throws InputError for a size that does not hold the characters. */
export function trainUnigram(sentences: Iterable<string>, options: UnigramTrainerOptions): Piece[] {
  const stretches = countStretches(sentences);
  const characters = countCharacters(stretches, options.required ?? '');
  if (!Number.isSafeInteger(options.size) || options.size < characters.size) {
    throw new InputError(`trainUnigram: size must hold the ${characters.size} characters of the text and those required, got ${options.size}`);
  }
  let pieces = seeds(stretches, characters, options.longest ?? 16);
  const desired = Math.floor(options.size * slack);
  for (;;) {
    for (let round = 0; round < estimations; round++) pieces = maximize(pieces, expectation(pieces, stretches), characters);
    options.progress?.(pieces.length);
    if (pieces.length <= desired) break;
    pieces = prune(pieces, stretches, characters, Math.max(desired, Math.floor(pieces.length * shrinking)));
  }
  return finish(pieces, characters, options.size);
}

/** The parts of a sentence that pieces keep within: words, marks and single characters between them; ▁ for a space in front. */
function* stretchesOf(sentence: string): Generator<string> {
  let at = 0;
  let space = true;
  const between = function* (end: number): Generator<string> {
    for (const character of sentence.slice(at, end)) {
      if (/[ \t\r\n]/.test(character)) space = true;
      else {
        yield space ? mark + character : character;
        space = false;
      }
    }
  };
  for (const word of words(sentence)) {
    yield* between(word.start);
    yield space ? mark + word.text : word.text;
    space = false;
    at = word.end;
  }
  yield* between(sentence.length);
}

function countStretches(sentences: Iterable<string>): Counted[] {
  const counts = new Map<string, number>();
  for (const sentence of sentences) for (const text of stretchesOf(sentence)) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort(byText);
}

const byText = (a: readonly [string, unknown], b: readonly [string, unknown]): number => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0);

/** How often each character occurs; 0 for those that are only required. */
function countCharacters(stretches: readonly Counted[], required: string): Map<string, number> {
  const counts = new Map<string, number>([[mark, 0]]);
  for (const character of required) if (character !== ' ') counts.set(character, 0);
  for (const [text, count] of stretches) for (const character of text) counts.set(character, (counts.get(character) ?? 0) + count);
  return counts;
}

/** Characters, and substrings that occur at least twice and are not always part of the same longer one. */
function seeds(stretches: readonly Counted[], characters: ReadonlyMap<string, number>, longest: number): Piece[] {
  const counts = new Map<string, number>();
  for (const [text, count] of stretches) {
    const letters = [...text];
    for (let start = 0; start < letters.length; start++) {
      let piece = letters[start] as string;
      for (let end = start + 1; end < Math.min(letters.length, start + longest); end++) {
        piece += letters[end];
        counts.set(piece, (counts.get(piece) ?? 0) + count);
      }
    }
  }
  const contained = new Set<string>();
  for (const [piece, count] of counts) {
    const shorter = piece.slice(0, (piece.codePointAt(piece.length - 2) as number) > 0xffff ? -2 : -1);
    if (counts.get(shorter) === count) contained.add(shorter);
  }
  const chosen = [...counts]
    .filter(([piece, count]) => count >= 2 && !contained.has(piece) && piece !== mark)
    .map(([piece, count]) => [piece, count * [...piece].length] as const)
    .sort((a, b) => b[1] - a[1] || byText(a, b))
    .slice(0, seedLimit);
  const weights: Counted[] = [...[...characters].filter(([, count]) => count > 0), ...chosen];
  const total = Math.log(weights.reduce((sum, [, weight]) => sum + weight, 0));
  return weights.map(([text, weight]) => [text, Math.log(weight) - total]);
}

const logAdd = (a: number, b: number): number => (a === Number.NEGATIVE_INFINITY ? b : a > b ? a + Math.log1p(Math.exp(b - a)) : b + Math.log1p(Math.exp(a - b)));
const trieOf = (pieces: readonly Piece[]): Trie => new Trie(pieces.map(([text], index) => [text, index] as const));

/** How often each piece is used, over all ways to cut each stretch, weighed by their probability. */
function expectation(pieces: readonly Piece[], stretches: readonly Counted[]): Float64Array {
  const trie = trieOf(pieces);
  const scores = Float64Array.from(pieces, ([, score]) => score);
  const expected = new Float64Array(pieces.length);
  const edges = { piece: [] as number[], start: [] as number[], end: [] as number[] };
  for (const [text, count] of stretches) {
    const forward = new Float64Array(text.length + 1).fill(Number.NEGATIVE_INFINITY);
    const backward = new Float64Array(text.length + 1).fill(Number.NEGATIVE_INFINITY);
    forward[0] = 0;
    backward[text.length] = 0;
    let size = 0;
    for (let start = 0; start < text.length; start++) {
      const before = forward[start] as number;
      if (before === Number.NEGATIVE_INFINITY) continue;
      trie.match(text, start, (piece, end) => {
        edges.piece[size] = piece;
        edges.start[size] = start;
        edges.end[size++] = end;
        forward[end] = logAdd(forward[end] as number, before + (scores[piece] as number));
      });
    }
    const whole = forward[text.length] as number;
    for (let i = size - 1; i >= 0; i--) {
      const piece = edges.piece[i] as number;
      const start = edges.start[i] as number;
      const after = (scores[piece] as number) + (backward[edges.end[i] as number] as number);
      backward[start] = logAdd(backward[start] as number, after);
      expected[piece] = (expected[piece] as number) + count * Math.exp((forward[start] as number) + after - whole);
    }
  }
  return expected;
}

/** ψ(x), the derivative of log Γ. */
function digamma(value: number): number {
  let x = value;
  let result = 0;
  for (; x < 7; x++) result -= 1 / x;
  x -= 0.5;
  const square = 1 / (x * x);
  return result + Math.log(x) + (1 / 24) * square - (7 / 960) * square ** 2 + (31 / 8064) * square ** 3 - (127 / 30720) * square ** 4;
}

/** New scores from expected counts under a sparse prior; pieces hardly used go, characters stay. */
function maximize(pieces: readonly Piece[], expected: Float64Array, characters: ReadonlyMap<string, number>): Piece[] {
  const least = 0.5;
  const kept: Counted[] = [];
  for (const [i, [text]] of pieces.entries()) {
    const count = expected[i] as number;
    if (count >= least || characters.has(text)) kept.push([text, Math.max(count, least)]);
  }
  const total = digamma(kept.reduce((sum, [, count]) => sum + count, 0));
  return kept.map(([text, count]) => [text, digamma(count) - total]);
}

/** The best way to cut a text, without one piece; null where there is none. */
function bestCut(trie: Trie, scores: Float64Array, text: string, without = -1): { pieces: number[]; score: number } | null {
  const best = new Float64Array(text.length + 1).fill(Number.NEGATIVE_INFINITY);
  const from = new Int32Array(text.length + 1);
  const by = new Int32Array(text.length + 1);
  best[0] = 0;
  for (let start = 0; start < text.length; start++) {
    const before = best[start] as number;
    if (before === Number.NEGATIVE_INFINITY) continue;
    trie.match(text, start, (piece, end) => {
      const score = before + (scores[piece] as number);
      if (piece === without || score <= (best[end] as number)) return;
      best[end] = score;
      from[end] = start;
      by[end] = piece;
    });
  }
  const score = best[text.length] as number;
  if (score === Number.NEGATIVE_INFINITY) return null;
  const pieces: number[] = [];
  for (let end = text.length; end > 0; end = from[end] as number) pieces.push(by[end] as number);
  return { pieces: pieces.reverse(), score };
}

/** Keeps the pieces without which the text would lose most likelihood, were each replaced by the next best cut of it. */
function prune(pieces: readonly Piece[], stretches: readonly Counted[], characters: ReadonlyMap<string, number>, size: number): Piece[] {
  const trie = trieOf(pieces);
  const scores = Float64Array.from(pieces, ([, score]) => score);
  const used = new Float64Array(pieces.length);
  let total = 0;
  for (const [text, count] of stretches) {
    for (const piece of bestCut(trie, scores, text)?.pieces ?? []) {
      used[piece] = (used[piece] as number) + count;
      total += count;
    }
  }
  const losses = pieces.map(([text, score], i) => {
    if (characters.has(text)) return Number.POSITIVE_INFINITY;
    const frequency = used[i] as number;
    const other = bestCut(trie, scores, text, i);
    if (!other) return Number.POSITIVE_INFINITY;
    if (frequency === 0 || other.score > score) return Number.NEGATIVE_INFINITY;
    const whole = Math.log(total + frequency * (other.pieces.length - 1));
    const without = other.pieces.reduce((sum, piece) => sum + Math.log((used[piece] as number) + frequency) - whole, 0);
    return frequency * (Math.log(frequency / total) - without);
  });
  const order = [...pieces.keys()].filter((i) => losses[i] !== Number.NEGATIVE_INFINITY).sort((a, b) => (losses[b] as number) - (losses[a] as number) || a - b);
  const chosen = new Set(order.slice(0, size));
  return pieces.filter(([text], i) => chosen.has(i) || characters.has(text));
}

/** Characters first, then the best pieces up to the size; characters that the text lacks score below all others. */
function finish(pieces: readonly Piece[], characters: ReadonlyMap<string, number>, size: number): Piece[] {
  const step = 1e-4;
  const least = pieces.reduce((lowest, [, score]) => Math.min(lowest, score), 0);
  const scores = new Map(pieces);
  const missing = [...characters.keys()].filter((character) => !scores.has(character));
  const kept: Piece[] = [...characters.keys()].filter((character) => scores.has(character)).map((character) => [character, scores.get(character) as number]);
  kept.push(...missing.map((character, i) => [character, least - (i + 1) * step] as const));
  const others = pieces.filter(([text]) => !characters.has(text)).sort((a, b) => b[1] - a[1] || byText(a, b));
  kept.push(...others.slice(0, size - kept.length));
  return kept.map(([text, score]) => [text, Math.fround(score)] as const).sort((a, b) => b[1] - a[1] || byText(a, b));
}
