// A text that is rewritten step by step while each of its characters remembers where in the user's string it came from,
// as NormalizedString of Hugging Face's tokenizers does: the same rules, so that the same ranges come out.
import { CheckpointError } from '../errors.ts';
import type { Finder } from './finders.ts';

/**
 * A character of a new text and how it came about: 0 replaces the next old one, a positive number is inserted after the
 * last one and shares its place, -n replaces the next old one and takes away the n after it.
 */
export type Change = readonly [code: number, change: number];

/** What becomes of a delimiter when a text is split. */
export const behaviours = ['Removed', 'Isolated', 'MergedWithPrevious', 'MergedWithNext', 'Contiguous'] as const;
/** See `behaviours`: left out, a part of its own, with what stands before or after it, or all of a run together. */
export type Behaviour = (typeof behaviours)[number];

// One Arabic ligature becomes 18 letters; nothing honest grows more.
const growthLimit = 1 << 18;
const growthFactor = 20;

function checkGrowth(length: number, ends: readonly number[]): void {
  const limit = growthLimit + growthFactor * (ends.at(-1) ?? 0);
  if (length > limit) throw new CheckpointError('tokenizer.json', `"normalizer" must not make a text longer than ${limit} characters, got ${length}`);
}

/** Never changed: each step makes another. */
export class AlignedText {
  /** Code points. */
  readonly codes: readonly number[];
  /** For each, the range of the user's code points it came from. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** For each, whether it stands for nothing that the user wrote. */
  readonly invented: readonly boolean[];

  /** Throws CheckpointError for a text that has grown without measure, as a list of replacements can make it. */
  constructor(codes: readonly number[], starts: readonly number[], ends: readonly number[], invented: readonly boolean[]) {
    checkGrowth(codes.length, ends);
    this.codes = codes;
    this.starts = starts;
    this.ends = ends;
    this.invented = invented;
  }

  /** Half a surrogate pair is read as U+FFFD. */
  static of(text: string): AlignedText {
    const codes = Array.from(text, (character) => {
      const code = character.codePointAt(0) as number;
      return code >= 0xd800 && code <= 0xdfff ? 0xfffd : code;
    });
    return new AlignedText(codes, codes.map((_, i) => i), codes.map((_, i) => i + 1), codes.map(() => false));
  }

  /** Code points. */
  get length(): number {
    return this.codes.length;
  }

  /** Most texts are, and most steps leave such as they are. */
  get isAscii(): boolean {
    return this.codes.every((code) => code < 0x80);
  }

  /** The text as it is now. */
  toString(): string {
    return textOf(this.codes);
  }

  /** Characters [from, to). */
  slice(from: number, to: number): AlignedText {
    if (from === 0 && to === this.length) return this;
    return new AlignedText(this.codes.slice(from, to), this.starts.slice(from, to), this.ends.slice(from, to), this.invented.slice(from, to));
  }

  /** The user's range that characters [from, to) came from; there must be at least one. */
  range(from: number, to: number): { readonly start: number; readonly end: number } {
    const start = this.starts[from] as number;
    for (let i = from; i < to; i++) if (!this.invented[i]) return { start, end: this.ends[to - 1] as number };
    return { start, end: start };
  }

  /** @param skipped characters taken away in front */
  transform(changes: readonly Change[], skipped = 0): AlignedText {
    const starts: number[] = [];
    const ends: number[] = [];
    const invented: boolean[] = [];
    let next = skipped;
    for (const [, change] of changes) {
      const from = change > 0 ? next - 1 : next;
      starts.push(this.starts[from] ?? this.starts[0] ?? 0);
      ends.push(from < 0 ? (this.starts[0] ?? 0) : (this.ends[from] as number));
      invented.push(from < 0 || (this.invented[from] as boolean));
      if (change <= 0) next += 1 - change;
    }
    return new AlignedText(changes.map(([code]) => code), starts, ends, invented);
  }

  /** Without some characters; what is left keeps its place. */
  filter(keep: (code: number) => boolean): AlignedText {
    if (this.codes.every(keep)) return this;
    const changes: [number, number][] = [];
    let skipped = 0;
    for (const code of this.codes) {
      const last = changes.at(-1);
      if (keep(code)) changes.push([code, 0]);
      else if (last) last[1]--;
      else skipped++;
    }
    return this.transform(changes, skipped);
  }

  /** Each character in another's place. */
  map(change: (code: number) => number): AlignedText {
    return new AlignedText(this.codes.map(change), this.starts, this.ends, this.invented);
  }

  /** Each character becomes some others, at least one. */
  expand(write: (code: number) => readonly number[]): AlignedText {
    return this.transform(this.codes.flatMap((code) => write(code).map((other, i): Change => [other, i > 0 ? 1 : 0])));
  }

  /** Characters in front, which the user has not written; an empty text stays empty. */
  prepend(codes: readonly number[]): AlignedText {
    if (this.length === 0 || codes.length === 0) return this;
    const repeat = <T>(list: readonly T[]): T[] => codes.map(() => list[0] as T);
    return new AlignedText([...codes, ...this.codes], [...repeat(this.starts), ...this.starts], [...repeat(this.ends), ...this.ends], [...codes.map(() => true), ...this.invented]);
  }

  /** What a finder finds becomes `content`, which has the place of the last character replaced. */
  replace(finder: Finder, content: readonly number[]): AlignedText {
    const [codes, starts, ends, invented]: [number[], number[], number[], boolean[]] = [[], [], [], []];
    const push = (code: number, from: number): void => {
      codes.push(code);
      starts.push(this.starts[Math.max(from, 0)] ?? 0);
      ends.push((from < 0 ? this.starts[0] : this.ends[from]) ?? 0);
      invented.push(this.invented[from] ?? true);
    };
    const stretches = finder.find(this.codes);
    checkGrowth(stretches.reduce((sum, [start, end, match]) => sum + (match ? content.length : end - start), 0), this.ends);
    for (const [start, end, match] of stretches) {
      if (match) for (const code of content) push(code, end - 1);
      else for (let i = start; i < end; i++) push(this.codes[i] as number, i);
    }
    return new AlignedText(codes, starts, ends, invented);
  }

  /** Parts by what a finder finds; empty ones are left out. */
  split(finder: Finder, behaviour: Behaviour): AlignedText[] {
    const parts: [start: number, end: number][] = [];
    const stretches = finder.find(this.codes);
    let before = false;
    if (behaviour === 'MergedWithNext') {
      for (const [start, end, match] of [...stretches].reverse()) {
        const last = parts.at(-1);
        if (match && !before && last) last[0] = start;
        else parts.push([start, end]);
        before = match;
      }
      parts.reverse();
    } else {
      for (const [start, end, match] of stretches) {
        const last = parts.at(-1);
        const joins = (behaviour === 'MergedWithPrevious' && match && !before) || (behaviour === 'Contiguous' && match === before);
        if (joins && last) last[1] = end;
        else if (!(behaviour === 'Removed' && match)) parts.push([start, end]);
        before = match;
      }
    }
    return parts.filter(([start, end]) => end > start).map(([start, end]) => this.slice(start, end));
  }

  /** A Unicode normalisation form. */
  normalize(form: 'NFC' | 'NFD' | 'NFKC' | 'NFKD'): AlignedText {
    if (this.isAscii) return this;
    const text = this.toString();
    const normal = text.normalize(form);
    if (normal === text) return this;
    // each character taken apart, put into canonical order, and for the composed forms put together again
    const apart = form === 'NFC' || form === 'NFD' ? 'NFD' : 'NFKD';
    const pieces = this.codes.flatMap((code) => codesOf(textOf([code]).normalize(apart)).map((piece, i): Change => [piece, i > 0 ? 1 : 0]));
    const ordered = form === apart ? codesOf(normal) : codesOf(text.normalize(apart));
    const changes = takeInOrder(pieces, ordered);
    if (form === apart) return this.transform(ordered.map((code, i): Change => [code, changes[i] as number]));
    const together = codesOf(normal);
    const parts = together.map((code) => codesOf(textOf([code]).normalize('NFD')));
    const taken = takeInOrder(ordered.map((code, i): Change => [code, changes[i] as number]), parts.flat());
    let at = 0;
    return this.transform(
      together.map((code, i): Change => {
        const count = (parts[i] as number[]).length;
        let change = 1 - count;
        for (let k = 0; k < count; k++) change += taken[at++] as number;
        return [code, change];
      }),
    );
  }
}

/** The changes of pieces in another order, the same code points in it: those alike keep their order. */
function takeInOrder(pieces: readonly Change[], order: readonly number[]): number[] {
  const waiting = new Map<number, { readonly changes: number[]; next: number }>();
  for (const [code, change] of pieces) {
    const queue = waiting.get(code);
    if (queue) queue.changes.push(change);
    else waiting.set(code, { changes: [change], next: 0 });
  }
  return order.map((code) => {
    const queue = waiting.get(code);
    return queue?.changes[queue.next++] ?? 0;
  });
}

/** The code points of a text; half a surrogate pair is one. */
export const codesOf = (text: string): number[] => Array.from(text, (character) => character.codePointAt(0) as number);

/** The text of code points. */
export function textOf(codes: readonly number[]): string {
  let text = '';
  for (let i = 0; i < codes.length; i += 4096) text += String.fromCodePoint(...codes.slice(i, i + 4096));
  return text;
}
