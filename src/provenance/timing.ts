// When words were spoken, from what the alignment heads looked at while they were written: weights made comparable over
// tokens, smoothed by a median over time, and the cheapest monotone path through them (dynamic time warping); then words
// from tokens, and punctuation to the words it belongs to. Frame for frame what openai-whisper's timing.py finds in the
// same weights.
import type { Heard } from '../generation/listen.ts';
import type { Attended } from '../generation/window.ts';
import { textOfPieces } from '../text/byte-level.ts';

/** A word as it was heard, with the space before it. Seconds in the recording. */
export interface SpokenWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Mean probability of its tokens. */
  readonly score: number;
  /** Its tokens, counted among those of text in the window. */
  readonly tokens: readonly number[];
}

interface Timed {
  text: string;
  tokens: number[];
  start: number;
  end: number;
  readonly score: number;
}

/** Source positions a second: a position is two frames of 10 ms. */
const positionsPerSecond = 50;

/** A row with three values mirrored at either end, as `medianOfSeven` takes it, has this many places more. */
const mirrored = 6;

/**
 * Standardised weights as whole numbers, this many to 1: what is standardised over some hundreds of tokens at most stays below their root, and
 * differences of two stay within 32 bits.
 */
const unit = 2 ** 24;

// The smaller of two by arithmetic alone: a comparison of what has no order yet is mispredicted half of the time, at three times
// the cost; whole numbers take a third of what floating-point ones do.
const smaller = (a: number, b: number): number => {
  const d = (a - b) | 0;
  return (b + (d & (d >> 31))) | 0;
};
const larger = (a: number, b: number): number => {
  const d = (a - b) | 0;
  return (a - (d & (d >> 31))) | 0;
};

/**
 * The median of the seven values around each of a row. Two windows side by side share six values: the median of either is
 * its own seventh, held between the third and the fourth of these. The six are three pairs, sorted once for the three
 * windows that hold them.
 * @param padded the row from place 3 on, room for three more at both ends, and one
 */
function medianOfSeven(padded: Int32Array, length: number, into: Int32Array): void {
  if (length <= 3) {
    into.set(padded.subarray(3, 3 + length));
    return;
  }
  for (let i = 1; i <= 3; i++) {
    padded[3 - i] = padded[3 + i] as number;
    padded[2 + length + i] = padded[2 + length - i] as number;
  }
  let a = padded[1] as number;
  let b = padded[2] as number;
  let low1 = smaller(a, b);
  let high1 = larger(a, b);
  a = padded[3] as number;
  b = padded[4] as number;
  let low2 = smaller(a, b);
  let high2 = larger(a, b);
  for (let i = 0; i < length; i += 2) {
    a = padded[i + 5] as number;
    b = padded[i + 6] as number;
    const low3 = smaller(a, b);
    const high3 = larger(a, b);
    // the first two pairs as one sorted list
    const first = smaller(low1, low2);
    const fourth = larger(high1, high2);
    a = larger(low1, low2);
    b = smaller(high1, high2);
    const second = smaller(a, b);
    const third = larger(a, b);
    const below = smaller(third, smaller(larger(second, low3), larger(first, high3)));
    const above = smaller(fourth, smaller(larger(third, low3), larger(second, high3)));
    into[i] = larger(below, smaller(padded[i] as number, above));
    // beyond the end of a row of odd length nothing is kept
    if (i + 1 < length) into[i + 1] = larger(below, smaller(padded[i + 7] as number, above));
    low1 = low2;
    high1 = high2;
    low2 = low3;
    high2 = high3;
  }
}

/** Of so many values from a place on. */
function sumOf(values: Float32Array, from: number, count: number): number {
  let sum = 0;
  for (let i = from; i < from + count; i++) sum += values[i] as number;
  return sum;
}

/** For each row of a cost matrix [rows, columns], the column at which the cheapest monotone path enters it. */
export function warp(costs: Float32Array, rows: number, columns: number): Int32Array {
  const width = columns + 1;
  // sums are kept in float32, as the reference keeps them: ties fall the same way
  let above = new Float32Array(width).fill(Number.POSITIVE_INFINITY);
  let own = new Float32Array(width);
  const trace = new Uint8Array((rows + 1) * width);
  above[0] = 0;
  for (let row = 1; row <= rows; row++) {
    own[0] = Number.POSITIVE_INFINITY;
    for (let column = 1; column <= columns; column++) {
      const both = above[column - 1] as number;
      const down = above[column] as number;
      const along = own[column - 1] as number;
      const step = both < down && both < along ? 0 : down < both && down < along ? 1 : 2;
      own[column] = (costs[(row - 1) * columns + column - 1] as number) + (step === 0 ? both : step === 1 ? down : along);
      trace[row * width + column] = step;
    }
    [above, own] = [own, above];
  }
  trace.fill(2, 0, width);
  for (let row = 1; row <= rows; row++) trace[row * width] = 1;
  trace[0] = 2;
  const entered = new Int32Array(rows);
  for (let row = rows, column = columns; row > 0 || column > 0; ) {
    if (row > 0) entered[row - 1] = column - 1;
    const step = trace[row * width + column];
    if (step !== 2) row--;
    if (step !== 1) column--;
  }
  return entered;
}

/**
 * Seconds into the window at which each of some tokens was spoken, and at which the last ended.
 *
 * @param chosen indices of the tokens among those written: text alone
 * @param heads alignment heads @param frames frames of the recording in the window
 */
export function tokenTimes(attended: Attended, chosen: readonly number[], heads: number, frames: number): number[] {
  const length = (attended.after.length / heads) | 0;
  const positions = Math.max(1, Math.min(length, Math.floor(frames / 2)));
  const own = [...chosen, (chosen.at(-1) as number) + 1].map((i) => attended.tokens[i] as Float32Array);
  const all = [...attended.before, ...own, attended.after];
  const costs = new Float64Array(own.length * positions);
  const shares = new Float32Array(all.length * positions);
  const means = new Float64Array(positions);
  const scales = new Float64Array(positions);
  const padded = new Int32Array(positions + mirrored + 1);
  const smooth = new Int32Array(positions);
  for (let head = 0; head < heads; head++) {
    const start = head * length;
    for (const [i, weights] of all.entries()) {
      const to = i * positions;
      shares.set(weights.subarray(start, start + positions), to);
      // over a whole window they add up to 1 as they are
      if (positions === length) continue;
      const part = 1 / (sumOf(weights, start, positions) || 1);
      for (let at = to; at < to + positions; at++) shares[at] = (shares[at] as number) * part;
    }
    for (let p = 0; p < positions; p++) {
      // sums of what is off the first row's: of what looks alike in every row they are zeros
      const first = shares[p] as number;
      let sum = 0;
      let square = 0;
      for (let at = p + positions; at < shares.length; at += positions) {
        const off = (shares[at] as number) - first;
        sum += off;
        square += off * off;
      }
      // each position's mean, and one over its deviation; where all look alike there is nothing to tell apart
      const off = sum / all.length;
      means[p] = off + first;
      scales[p] = unit / (Math.sqrt(Math.max(0, square / all.length - off * off)) || 1);
    }
    for (let i = 0; i < own.length; i++) {
      const from = (attended.before.length + i) * positions;
      for (let p = 0; p < positions; p++) padded[3 + p] = ((shares[from + p] as number) - (means[p] as number)) * (scales[p] as number);
      medianOfSeven(padded, positions, smooth);
      const to = i * positions;
      for (let p = 0; p < positions; p++) costs[to + p] = (costs[to + p] as number) - (smooth[p] as number);
    }
  }
  for (let at = 0; at < costs.length; at++) costs[at] = (costs[at] as number) / (heads * unit);
  return Array.from(warp(new Float32Array(costs), own.length, positions), (position) => position / positionsPerSecond);
}

const unspaced = new Set(['zh', 'ja', 'th', 'lo', 'my', 'yue']);
const punctuation = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';
const prepended = '"\'“¿([{-';
const appended = '"\'.。,，!！?？:：”)]}、';
const sentenceEnds = '.。!！?？';

/** Tokens as words: by spaces, or character by character in languages that have none. */
export function splitWords(ids: readonly number[], pieceOf: (id: number) => string, language: string | null): { text: string; tokens: number[] }[] {
  const decode = (tokens: readonly number[]): string[] => Array.from(textOfPieces(tokens.map(pieceOf)));
  const whole = decode(ids);
  const parts: { text: string; tokens: number[] }[] = [];
  let tokens: number[] = [];
  let offset = 0;
  for (const id of ids) {
    tokens.push(id);
    const characters = decode(tokens);
    const broken = characters.indexOf('\ufffd');
    // a character whose bytes have not all come waits for them
    if (broken >= 0 && whole[offset + broken] !== '\ufffd') continue;
    parts.push({ text: characters.join(''), tokens });
    offset += characters.length;
    tokens = [];
  }
  if (language !== null && unspaced.has(language)) return parts;
  const words: { text: string; tokens: number[] }[] = [];
  for (const part of parts) {
    const last = words.at(-1);
    if (!last || part.text.startsWith(' ') || punctuation.includes(part.text.trim())) words.push(part);
    else {
      last.text += part.text;
      last.tokens.push(...part.tokens);
    }
  }
  return words;
}

/** Punctuation joins the word it belongs to; what is left of it is empty. */
function joinPunctuation(words: Timed[]): void {
  for (let i = words.length - 2, j = words.length - 1; i >= 0; i--) {
    const [previous, following] = [words[i], words[j]] as [Timed, Timed];
    if (previous.text.startsWith(' ') && prepended.includes(previous.text.trim())) {
      following.text = previous.text + following.text;
      following.tokens = [...previous.tokens, ...following.tokens];
      previous.text = '';
      previous.tokens = [];
    } else j = i;
  }
  for (let i = 0, j = 1; j < words.length; j++) {
    const [previous, following] = [words[i], words[j]] as [Timed, Timed];
    if (!previous.text.endsWith(' ') && appended.includes(following.text)) {
      previous.text += following.text;
      previous.tokens = [...previous.tokens, ...following.tokens];
      following.text = '';
      following.tokens = [];
    } else i = j;
  }
}

export interface TimedSegment {
  start: number;
  end: number;
  readonly words: SpokenWord[];
}

/**
 * The words of a window's segments, long ones at ends of sentences and after pauses cut short; segments then begin and
 * end with their words.
 *
 * @param segments text tokens of each, and their seconds @param times from `tokenTimes`, of all segments' tokens in turn
 * @param offset seconds before the window @param lastSpoken seconds at which speech before the window ended
 */
export function timeWords(
  segments: readonly { readonly start: number; readonly end: number; readonly tokens: readonly number[] }[], times: readonly number[], confidence: readonly number[],
  { pieceOf, language, offset, lastSpoken }: { readonly pieceOf: (id: number) => string; readonly language: string | null; readonly offset: number; readonly lastSpoken: number },
): TimedSegment[] {
  let at = 0;
  const words = splitWords(segments.flatMap(({ tokens }) => tokens), pieceOf, language).map(({ text, tokens }): Timed => {
    const first = at;
    at += tokens.length;
    return { text, tokens, start: times[first] as number, end: times[at] as number, score: confidence.slice(first, at).reduce((sum, value) => sum + value, 0) / tokens.length };
  });
  const durations = words.map(({ start, end }) => end - start).filter((duration) => duration !== 0).sort((a, b) => a - b);
  const middle = durations.length / 2;
  const median = Math.min(0.7, durations.length === 0 ? 0 : ((durations[Math.floor(middle - 0.5)] as number) + (durations[Math.floor(middle)] as number)) / 2);
  const longest = 2 * median;
  if (durations.length > 0) {
    for (let i = 1; i < words.length; i++) {
      const word = words[i] as Timed;
      if (word.end - word.start <= longest) continue;
      if (sentenceEnds.includes(word.text)) word.end = word.start + longest;
      else if (sentenceEnds.includes((words[i - 1] as Timed).text)) word.start = word.end - longest;
    }
  }
  joinPunctuation(words);

  const hundredths = (seconds: number): number => Number(seconds.toFixed(2));
  let next = 0;
  let token = 0;
  let spoken = lastSpoken;
  return segments.map(({ start, end, tokens }) => {
    const own: { text: string; start: number; end: number; score: number; tokens: number[] }[] = [];
    for (let saved = 0; next < words.length && saved < tokens.length; next++) {
      const word = words[next] as Timed;
      if (word.text) own.push({ text: word.text, start: hundredths(offset + word.start), end: hundredths(offset + word.end), score: word.score, tokens: word.tokens.map((_, i) => token + i) });
      saved += word.tokens.length;
      token += word.tokens.length;
    }
    const segment = { start, end, words: own };
    const [first, second] = own;
    const last = own.at(-1);
    if (!first || !last) return segment;
    // the first word after a pause is not stretched over it
    if (first.end - spoken > median * 4 && (first.end - first.start > longest || (second && second.end - first.start > longest * 2))) {
      if (second && second.end - second.start > longest) {
        const boundary = Math.max(second.end / 2, second.end - longest);
        first.end = boundary;
        second.start = boundary;
      }
      first.start = Math.max(0, first.end - longest);
    }
    if (start < first.end && start - 0.5 > first.start) first.start = Math.max(0, Math.min(first.end - median, start));
    else segment.start = first.start;
    if (end > last.start && end + 0.5 < last.end) last.end = Math.max(last.start + median, end);
    else segment.end = last.end;
    spoken = segment.end;
    return segment;
  });
}

/** The words of a window's segments. @param how.heads how many alignment heads were kept */
export function heardWords(window: Heard, how: { readonly pieceOf: (id: number) => string; readonly heads: number; readonly eos: number; readonly offset: number; readonly lastSpoken: number }): TimedSegment[] {
  const { attended, segments, confidence, frames, language } = window;
  const chosen = segments.map(({ tokens, first }) => tokens.flatMap((id, i) => (id < how.eos ? [first + i] : [])));
  const all = chosen.flat();
  const own = segments.map(({ start, end, tokens }) => ({ start, end, tokens: tokens.filter((id) => id < how.eos) }));
  if (!attended || all.length === 0) return own.map(({ start, end }) => ({ start, end, words: [] }));
  const timed = timeWords(own, tokenTimes(attended, all, how.heads, frames), all.map((i) => confidence[i] as number), { pieceOf: how.pieceOf, language, offset: how.offset, lastSpoken: how.lastSpoken });
  // tokens are told among all that the window wrote, timestamps included
  return timed.map((segment) => ({ ...segment, words: segment.words.map((word) => ({ ...word, tokens: word.tokens.map((i) => all[i] as number) })) }));
}
