// What finds something in a text: a string, single characters, or (pattern.ts) a pattern.
import type { Test } from './character-sets.ts';

/** A stretch of a text, [start, end) in code points, and whether it is what was looked for. */
export type Stretch = readonly [start: number, end: number, match: boolean];

/** Finds something in code points. */
export interface Finder {
  /** The whole text in order, in what matches and what lies between. Throws CheckpointError for a pattern that takes too long. */
  find(codes: readonly number[]): Stretch[];
}

/** Finds a string. */
export class Literal implements Finder {
  readonly #codes: readonly number[];

  constructor(text: string) {
    this.#codes = Array.from(text, (character) => character.codePointAt(0) as number);
  }

  find(codes: readonly number[]): Stretch[] {
    const wanted = this.#codes;
    const found: Stretch[] = [];
    let done = 0;
    for (let at = 0; wanted.length > 0 && at + wanted.length <= codes.length; ) {
      if (wanted.some((code, i) => codes[at + i] !== code)) {
        at++;
        continue;
      }
      if (at > done) found.push([done, at, false]);
      at += wanted.length;
      found.push([at - wanted.length, at, true]);
      done = at;
    }
    if (done < codes.length) found.push([done, codes.length, false]);
    return found;
  }
}

/** Finds single characters. */
export const characters = (test: Test): Finder => ({
  find(codes) {
    const found: Stretch[] = [];
    let done = 0;
    for (const [at, code] of codes.entries()) {
      if (!test(code)) continue;
      if (at > done) found.push([done, at, false]);
      found.push([at, at + 1, true]);
      done = at + 1;
    }
    if (done < codes.length) found.push([done, codes.length, false]);
    return found;
  },
});

/** What another finder passes over, and the other way round. */
export const inverted = (finder: Finder): Finder => ({ find: (codes) => finder.find(codes).map(([start, end, match]) => [start, end, !match] as const) });
