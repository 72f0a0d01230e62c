// How well a transcript agrees with what was said: errors of words, and how far the edges of words are from the
// synthesiser's own.
import type { Timed } from '../../src/training/voice.ts';

/** A text as its words are compared: lower case, without marks; an elided form and what follows it are one word, as they are spoken. */
export const plainWords = (text: string): string[] => text.toLowerCase().replaceAll('’', "'").replace(/[^\p{L}\p{N}'\s]/gu, ' ').split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));

/** Pairs of places of two lists of words, by the least number of words changed, left out (second −1) or put in (first −1). */
export function matchWords(said: readonly string[], heard: readonly string[]): { readonly errors: number; readonly pairs: readonly (readonly [number, number])[] } {
  const width = heard.length + 1;
  const cost = new Int32Array((said.length + 1) * width);
  const at = (i: number, j: number): number => cost[i * width + j] as number;
  for (let i = 0; i <= said.length; i++) {
    for (let j = 0; j <= heard.length; j++) {
      cost[i * width + j] = i === 0 ? j : j === 0 ? i : Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (said[i - 1] === heard[j - 1] ? 0 : 1));
    }
  }
  const pairs: [number, number][] = [];
  for (let [i, j] = [said.length, heard.length]; i > 0 || j > 0; ) {
    if (i > 0 && j > 0 && at(i, j) === at(i - 1, j - 1) + (said[i - 1] === heard[j - 1] ? 0 : 1)) pairs.push([--i, --j]);
    else if (i > 0 && at(i, j) === at(i - 1, j) + 1) pairs.push([--i, -1]);
    else pairs.push([-1, --j]);
  }
  return { errors: at(said.length, heard.length), pairs: pairs.reverse() };
}

/** Words one by one with what is known of their edges: of words that were timed as one, the first has the start, the last the end. */
const edges = (words: readonly Timed[]): { text: string; start?: number; end?: number }[] =>
  words.flatMap(({ text, start, end }) => {
    const parts = plainWords(text);
    return parts.map((part, i) => ({ text: part, ...(i === 0 ? { start } : {}), ...(i === parts.length - 1 ? { end } : {}) }));
  });

/** Distances in seconds between the starts and the ends of words that were heard as they were said. */
export function edgeErrors(said: readonly Timed[], heard: readonly Timed[]): { readonly starts: readonly number[]; readonly ends: readonly number[] } {
  const [ours, theirs] = [edges(said), edges(heard)];
  const texts = (list: readonly { text: string }[]): string[] => list.map(({ text }) => text);
  const starts: number[] = [];
  const ends: number[] = [];
  for (const [i, j] of matchWords(texts(ours), texts(theirs)).pairs) {
    const [word, other] = [ours[i], theirs[j]];
    if (!word || !other || word.text !== other.text) continue;
    if (word.start !== undefined && other.start !== undefined) starts.push(Math.abs(word.start - other.start));
    if (word.end !== undefined && other.end !== undefined) ends.push(Math.abs(word.end - other.end));
  }
  return { starts, ends };
}

export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** What `sightline transcribe --json --words` says of an input. */
export interface Transcript {
  readonly text: string;
  readonly segments?: readonly { readonly words?: readonly Timed[] }[];
}

export interface Trial {
  readonly segments: readonly { readonly text: string }[];
  readonly words: readonly Timed[];
  readonly task: 'transcribe' | 'translate';
}

export interface VoiceScore {
  readonly recordings: number;
  readonly words: number;
  /** Errors a word. */
  readonly wordErrorRate: number;
  /** Part of the recordings that are right in every word. */
  readonly whole: number;
  /** Of the words, all recordings together (Papineni et al. 2002: up to four words, one reference). */
  readonly bleu: number;
  /** Medians in seconds; NaN for a translation, whose words are not those said. */
  readonly start: number;
  readonly end: number;
  /** Part of the recordings without a voice of which something was written; NaN where there are none. */
  readonly invented: number;
}

/** Runs of `length` words with how often they occur. */
function runs(words: readonly string[], length: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (let i = 0; i + length <= words.length; i++) {
    const run = words.slice(i, i + length).join(' ');
    counts.set(run, (counts.get(run) ?? 0) + 1);
  }
  return counts;
}

/** BLEU of a whole list: geometric mean of the shares of runs that are the reference's too, less where it is short. */
export function bleu(pairs: readonly { readonly said: readonly string[]; readonly heard: readonly string[] }[]): number {
  let logs = 0;
  for (let length = 1; length <= 4; length++) {
    let [right, all] = [0, 0];
    for (const { said, heard } of pairs) {
      const wanted = runs(said, length);
      for (const [run, count] of runs(heard, length)) right += Math.min(count, wanted.get(run) ?? 0);
      all += Math.max(0, heard.length - length + 1);
    }
    logs += Math.log(right / all) / 4;
  }
  const total = (key: 'said' | 'heard'): number => pairs.reduce((sum, pair) => sum + pair[key].length, 0);
  return Math.exp(logs + Math.min(0, 1 - total('said') / total('heard')));
}

/** Scores transcripts of recordings, in their order. */
export function score(trials: readonly Trial[], transcripts: readonly Transcript[]): VoiceScore {
  let [errors, words, whole, spoken, silent, invented] = [0, 0, 0, 0, 0, 0];
  const starts: number[] = [];
  const ends: number[] = [];
  const pairs: { said: string[]; heard: string[] }[] = [];
  for (const [i, trial] of trials.entries()) {
    const transcript = transcripts[i] as Transcript;
    const heard = plainWords(transcript.text);
    if (trial.segments.length === 0) {
      silent++;
      if (heard.length > 0) invented++;
      continue;
    }
    const said = plainWords(trial.segments.map(({ text }) => text).join(' '));
    const match = matchWords(said, heard);
    pairs.push({ said, heard });
    spoken++;
    words += said.length;
    errors += match.errors;
    if (match.errors === 0) whole++;
    if (trial.task === 'translate') continue;
    const distances = edgeErrors(trial.words, transcript.segments?.flatMap((segment) => segment.words ?? []) ?? []);
    starts.push(...distances.starts);
    ends.push(...distances.ends);
  }
  return { recordings: trials.length, words, wordErrorRate: errors / words, whole: whole / spoken, bleu: bleu(pairs), start: median(starts), end: median(ends), invented: invented / silent };
}
