// Regular expressions of tokenizer.json, which are Oniguruma's (Ruby syntax) and which strangers write. The engine's own
// RegExp has another syntax and cannot be stopped; this matcher counts its steps and gives up long before a second has
// passed. It works on code points. Not supported, and refused by name: backreferences, conditionals, callouts.
import { CheckpointError } from '../errors.ts';
import type { Test } from './character-sets.ts';
import type { Finder, Stretch } from './finders.ts';
import { type Node, Parser } from './pattern-syntax.ts';

/** Where the rest of a pattern ends when it begins at a place; -1 where it does not match. */
type Matcher = (at: number) => number;

// Steps allowed for a text: ten million take about a tenth of a second. An honest pattern takes some ten a character.
const stepLimit = 1_000_000;
const stepsPerCharacter = 60;
const depthLimit = 1_500;
const lengthLimit = 4_000;
const behindLimit = 255;

/** A pattern made ready. One text at a time: matchers share the state of the run. */
export class Pattern implements Finder {
  readonly #source: string;
  readonly #file: string;
  readonly #match: Matcher;
  #codes: readonly number[] = [];
  #steps = 0;
  #depth = 0;

  /** @param source the pattern in Oniguruma's syntax. Throws CheckpointError for what is no pattern or not supported. */
  constructor(source: string, file: string) {
    this.#source = source.length > 60 ? `${source.slice(0, 57)}…` : source;
    this.#file = file;
    if (source.length > lengthLimit) this.#fail(`it must be at most ${lengthLimit} characters, got ${source.length}`);
    const parser = new Parser(source, (rule) => this.#fail(rule));
    this.#match = this.#compile(parser.parse(), (at) => at);
  }

  #fail(rule: string): never {
    throw new CheckpointError(this.#file, `the pattern ${JSON.stringify(this.#source)}: ${rule}`);
  }

  find(codes: readonly number[]): Stretch[] {
    if (codes.length === 0) return [];
    this.#codes = codes;
    this.#steps = stepLimit + stepsPerCharacter * codes.length;
    this.#depth = 0;
    try {
      return this.#search(codes);
    } catch (error) {
      if (error instanceof RangeError) this.#fail('it goes too deep');
      throw error;
    } finally {
      this.#codes = [];
    }
  }

  #search(codes: readonly number[]): Stretch[] {
    const found: Stretch[] = [];
    let done = 0;
    let lastEnd = -1;
    for (let at = 0; at <= codes.length; ) {
      const end = this.#match(at);
      if (end < 0 || (end === at && end === lastEnd)) {
        at++;
        continue;
      }
      if (at > done) found.push([done, at, false]);
      found.push([at, end, true]);
      done = end;
      lastEnd = end;
      at = end === at ? at + 1 : end;
    }
    if (done < codes.length) found.push([done, codes.length, false]);
    return found;
  }

  #spend(steps: number): void {
    this.#steps -= steps;
    if (this.#steps < 0) this.#fail(`it must be matched within ${stepLimit + stepsPerCharacter * this.#codes.length} steps, and is not on a text of ${this.#codes.length} characters; it goes back over itself too often`);
  }

  #compile(node: Node, next: Matcher): Matcher {
    switch (node.kind) {
      case 'set': {
        const { test } = node;
        return (at) => {
          this.#spend(1);
          return at < this.#codes.length && test(this.#codes[at] as number) ? next(at + 1) : -1;
        };
      }
      case 'place':
        return (at) => (node.test(this.#codes, at) ? next(at) : -1);
      case 'sequence':
        return node.items.reduceRight<Matcher>((rest, item) => this.#compile(item, rest), next);
      case 'choice': {
        const items = node.items.map((item) => this.#compile(item, next));
        return (at) => {
          for (const item of items) {
            const end = item(at);
            if (end >= 0) return end;
          }
          return -1;
        };
      }
      case 'atomic': {
        const item = this.#compile(node.item, (at) => at);
        return (at) => {
          const end = item(at);
          return end < 0 ? -1 : next(end);
        };
      }
      case 'look': {
        let goal = -1;
        const item = this.#compile(node.item, node.behind ? (at) => (at === goal ? at : -1) : (at) => at);
        return (at) => {
          let found = false;
          if (!node.behind) found = item(at) >= 0;
          else {
            const before = goal;
            goal = at;
            for (let from = at; from >= 0 && from >= at - behindLimit && !found; from--) found = item(from) >= 0;
            goal = before;
          }
          return found === node.wanted ? next(at) : -1;
        };
      }
      case 'repeat':
        return node.item.kind === 'set' ? this.#run(node.item.test, node, next) : this.#loop(node, next);
    }
  }

  /** A repeated character: counted, not recursed. */
  #run(test: Test, { min, max, mode }: Extract<Node, { kind: 'repeat' }>, next: Matcher): Matcher {
    return (at) => {
      const codes = this.#codes;
      const most = Math.min(codes.length, at + max);
      let end = at;
      if (mode === 'lazy') {
        for (;;) {
          if (end >= at + min) {
            const result = next(end);
            if (result >= 0) return result;
          }
          this.#spend(1);
          if (end >= most || !test(codes[end] as number)) return -1;
          end++;
        }
      }
      while (end < most && test(codes[end] as number)) end++;
      this.#spend(1 + end - at);
      if (mode === 'possessive') return end >= at + min ? next(end) : -1;
      for (; end >= at + min; end--) {
        const result = next(end);
        if (result >= 0) return result;
        this.#spend(1);
      }
      return -1;
    };
  }

  /** Anything else repeated. How often, and where the last time began, is kept beside the calls and put back after them. */
  #loop(node: Extract<Node, { kind: 'repeat' }>, next: Matcher): Matcher {
    const { min, max, mode } = node;
    if (mode === 'possessive') return this.#compile({ kind: 'atomic', item: { ...node, mode: 'greedy' } }, next);
    let count = 0;
    let last = -1;
    const item = this.#compile(node.item, (at) => {
      if (at === last && count >= min) return -1; // nothing was taken: another time would take nothing either
      return step(count + 1, at, () => more(at));
    });
    const step = (newCount: number, newLast: number, act: () => number): number => {
      const before = [count, last] as const;
      if (++this.#depth > depthLimit) this.#fail(`a group must not repeat more than some ${depthLimit} times in one match`);
      count = newCount;
      last = newLast;
      const result = act();
      [count, last] = before;
      this.#depth--;
      return result;
    };
    const more: Matcher = (at) => {
      this.#spend(1);
      if (count < min) return item(at);
      if (mode === 'lazy') {
        const result = next(at);
        return result >= 0 || count >= max ? result : item(at);
      }
      const result = count < max ? item(at) : -1;
      return result >= 0 ? result : next(at);
    };
    return (at) => step(0, at, () => more(at));
  }
}
