// Regular expressions of tokenizer.json, which are Oniguruma's (Ruby syntax) and which strangers write. The engine's own
// RegExp has another syntax and cannot be stopped; this matcher counts its steps and gives up long before a second has
// passed. It works on code points. Not supported, and refused by name: backreferences, conditionals, callouts.
import { CheckpointError } from '../errors.ts';

/** A stretch of a text, [start, end) in code points, and whether it is what was looked for. */
export type Stretch = readonly [start: number, end: number, match: boolean];

/** Finds something in code points. */
export interface Finder {
  /** The whole text in order, in what matches and what lies between. Throws CheckpointError for a pattern that takes too long. */
  find(codes: readonly number[]): Stretch[];
}

type Test = (code: number) => boolean;
type Node =
  | { readonly kind: 'set'; readonly test: Test }
  | { readonly kind: 'sequence'; readonly items: readonly Node[] }
  | { readonly kind: 'choice'; readonly items: readonly Node[] }
  | { readonly kind: 'repeat'; readonly item: Node; readonly min: number; readonly max: number; readonly mode: 'greedy' | 'lazy' | 'possessive' }
  | { readonly kind: 'look'; readonly item: Node; readonly behind: boolean; readonly wanted: boolean }
  | { readonly kind: 'atomic'; readonly item: Node }
  | { readonly kind: 'place'; readonly test: (codes: readonly number[], at: number) => boolean };
/** Where the rest of a pattern ends when it begins at a place; -1 where it does not match. */
type Matcher = (at: number) => number;

// Steps allowed for a text: ten million take about a tenth of a second. An honest pattern takes some ten a character.
const stepLimit = 1_000_000;
const stepsPerCharacter = 60;
const depthLimit = 1_500;
const repeatLimit = 1_000;
const lengthLimit = 4_000;
const behindLimit = 255;

const known = new Map<string, Test>();

/** A test of a Unicode property, or of what a class of RegExp's `v`-less syntax says; answers are kept. */
function property(source: string): Test {
  let test = known.get(source);
  if (!test) {
    const pattern = new RegExp(`^${source}$`, 'u');
    test = remembered((code) => pattern.test(String.fromCodePoint(code)));
    known.set(source, test);
  }
  return test;
}

const keptBeyond = 10_000;

/** Keeps a test's answers: all for the basic plane, the last few thousand beyond it. */
function remembered(test: Test): Test {
  const answers = new Uint8Array(0x10000);
  const beyond = new Map<number, boolean>();
  return (code) => {
    if (code > 0xffff) {
      let answer = beyond.get(code);
      if (answer === undefined) {
        if (beyond.size >= keptBeyond) beyond.clear();
        answer = test(code);
        beyond.set(code, answer);
      }
      return answer;
    }
    if (answers[code] === 0) answers[code] = test(code) ? 2 : 1;
    return answers[code] === 2;
  };
}

const isSpace = property('\\p{White_Space}');
// Oniguruma counts the fractions and raised digits of Latin-1 to the words, and no others
const isWord = property('[\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}²³¹¼½¾]');
const isDigit = property('\\p{Nd}');
const isHex = property('[0-9a-fA-F]');
const not = (test: Test): Test => (code) => !test(code);

const shorthands: Readonly<Record<string, Test>> = { s: isSpace, S: not(isSpace), w: isWord, W: not(isWord), d: isDigit, D: not(isDigit), h: isHex, H: not(isHex) };
const controls: Readonly<Record<string, number>> = { t: 9, n: 10, v: 11, f: 12, r: 13, a: 7, e: 27 };
const posix: Readonly<Record<string, Test>> = {
  alnum: property('[\\p{Alphabetic}\\p{Nd}]'), alpha: property('\\p{Alphabetic}'), ascii: (code) => code < 128, blank: property('[\\p{Zs}\\t]'), cntrl: property('[\\p{Cc}\\p{Cf}\\p{Cn}\\p{Co}]'),
  digit: isDigit, lower: property('\\p{Lowercase}'), punct: property('[\\p{P}$+<=>^`|~]'), space: isSpace, upper: property('\\p{Uppercase}'), word: isWord, xdigit: isHex,
};

const single = (text: string, otherwise: number): number => {
  const code = text.codePointAt(0) as number;
  return text.length === (code > 0xffff ? 2 : 1) ? code : otherwise;
};
const upperOf = (code: number): number => single(String.fromCodePoint(code).toUpperCase(), code);
const lowerOf = (code: number): number => single(String.fromCodePoint(code).toLowerCase(), code);
const foldOf = (code: number): number => lowerOf(upperOf(code));
// letters that share a fold with another than their own upper or lower case
const strays = Array.from('ſKÅẞςΩµ\u0345ιϐϑϕϖϰϱϵẛ', (letter) => letter.codePointAt(0) as number);

/** Letters that are one without case: `s` is also `S` and `ſ`. */
const foldsOf = (code: number): number[] => [code, lowerOf(code), upperOf(code), foldOf(code), ...strays].filter((other) => foldOf(other) === foldOf(code));

/** A set without case. */
const uncased = (test: Test): Test => (code) => foldsOf(code).some(test);

class Parser {
  readonly #source: number[];
  readonly #fail: (rule: string) => never;
  #at = 0;
  #depth = 0;
  #ignoreCase = false;
  #dotAll = false;
  #extended = false;

  constructor(source: string, fail: (rule: string) => never) {
    this.#source = Array.from(source, (character) => character.codePointAt(0) as number);
    this.#fail = fail;
  }

  parse(): Node {
    const node = this.#choice();
    if (this.#at < this.#source.length) this.#fail(`")" at character ${this.#at} closes nothing`);
    return node;
  }

  #peek(text: string): boolean {
    for (let i = 0; i < text.length; i++) if (this.#source[this.#at + i] !== text.charCodeAt(i)) return false;
    return true;
  }

  #take(text: string): boolean {
    if (!this.#peek(text)) return false;
    this.#at += text.length;
    return true;
  }

  #next(): number {
    return this.#source[this.#at++] ?? this.#fail('it ends in the middle');
  }

  #choice(): Node {
    if (++this.#depth > 200) this.#fail('groups must not be nested more than 200 deep');
    const items = [this.#sequence()];
    while (this.#take('|')) items.push(this.#sequence());
    this.#depth--;
    return items.length === 1 ? (items[0] as Node) : { kind: 'choice', items };
  }

  #sequence(): Node {
    const items: Node[] = [];
    while (this.#at < this.#source.length && !this.#peek('|') && !this.#peek(')')) {
      if (this.#extended) {
        if (isSpace(this.#source[this.#at] as number)) {
          this.#at++;
          continue;
        }
        if (this.#take('#')) {
          while (this.#at < this.#source.length && this.#next() !== 10);
          continue;
        }
      }
      if (this.#peek('(?#')) {
        while (!this.#take(')')) this.#next();
        continue;
      }
      const options = this.#options();
      if (options === 'rest') {
        // options hold to the end of the group: what follows, with its choices, is one item
        items.push(this.#choice());
        continue;
      }
      const atom = options ?? this.#atom();
      items.push(this.#quantified(atom));
    }
    return items.length === 1 ? (items[0] as Node) : { kind: 'sequence', items };
  }

  /** `(?i)` and `(?i:…)`; null where there is none. */
  #options(): Node | 'rest' | null {
    if (!this.#peek('(?')) return null;
    let end = this.#at + 2;
    let letters = '';
    while ('imsx-'.includes(String.fromCodePoint(this.#source[end] ?? 41)) && end < this.#source.length) letters += String.fromCodePoint(this.#source[end++] as number);
    const close = this.#source[end];
    if (letters === '' || (close !== 41 && close !== 58)) return null;
    this.#at = end + 1;
    const before = [this.#ignoreCase, this.#dotAll, this.#extended] as const;
    let on = true;
    for (const letter of letters) {
      if (letter === '-') on = false;
      else if (letter === 'i') this.#ignoreCase = on;
      else if (letter === 'm') this.#dotAll = on;
      else if (letter === 'x') this.#extended = on;
      else this.#fail('the option "s" is not Ruby\'s');
    }
    if (close === 41) return 'rest';
    const node = this.#choice();
    [this.#ignoreCase, this.#dotAll, this.#extended] = before;
    if (!this.#take(')')) this.#fail('a group must be closed');
    return node;
  }

  #quantified(atom: Node): Node {
    let node = atom;
    for (;;) {
      let min = 0;
      let max = Number.POSITIVE_INFINITY;
      let counted = false;
      if (this.#take('*')) min = 0;
      else if (this.#take('+')) min = 1;
      else if (this.#take('?')) max = 1;
      else {
        const range = this.#range();
        if (!range) return node;
        [min, max] = range;
        counted = true;
      }
      if (node.kind === 'look' || node.kind === 'place') this.#fail('what has no width must not be repeated');
      const mode = this.#take('?') ? 'lazy' : !counted && this.#take('+') ? 'possessive' : 'greedy';
      node = { kind: 'repeat', item: node, min, max, mode };
    }
  }

  #range(): [number, number] | null {
    let end = this.#at;
    if (this.#source[end++] !== 123) return null;
    let text = '';
    for (; this.#source[end] !== 125; end++) {
      if (end >= this.#source.length || end - this.#at > 16) return null;
      text += String.fromCodePoint(this.#source[end] as number);
    }
    const match = /^(\d*)(,?)(\d*)$/.exec(text);
    if (!match || (match[1] === '' && match[3] === '')) return null;
    this.#at = end + 1;
    const min = Number(match[1]);
    const max = match[2] === '' ? min : match[3] === '' ? Number.POSITIVE_INFINITY : Number(match[3]);
    if (min > repeatLimit || (max !== Number.POSITIVE_INFINITY && max > repeatLimit) || max < min) this.#fail(`a count must rise and be at most ${repeatLimit}, got {${text}}`);
    return [min, max];
  }

  #atom(): Node {
    const code = this.#next();
    if (code === 40) return this.#group();
    if (code === 91) return { kind: 'set', test: remembered(this.#class()) };
    if (code === 46) return { kind: 'set', test: this.#dotAll ? () => true : (other) => other !== 10 };
    if (code === 94) return { kind: 'place', test: (codes, at) => at === 0 || codes[at - 1] === 10 };
    if (code === 36) return { kind: 'place', test: (codes, at) => at === codes.length || codes[at] === 10 };
    if (code === 92) return this.#escape();
    if (code === 42 || code === 43 || code === 63) this.#fail(`"${String.fromCodePoint(code)}" at character ${this.#at - 1} repeats nothing`);
    return this.#letter(code);
  }

  #letter(code: number): Node {
    if (!this.#ignoreCase) return { kind: 'set', test: (other) => other === code };
    const fold = foldOf(code);
    return { kind: 'set', test: remembered((other) => foldOf(other) === fold) };
  }

  #group(): Node {
    const before = [this.#ignoreCase, this.#dotAll, this.#extended] as const;
    let wrap = (node: Node): Node => node;
    if (this.#take('?')) {
      if (this.#take('=')) wrap = (item) => ({ kind: 'look', item, behind: false, wanted: true });
      else if (this.#take('!')) wrap = (item) => ({ kind: 'look', item, behind: false, wanted: false });
      else if (this.#take('<=')) wrap = (item) => ({ kind: 'look', item, behind: true, wanted: true });
      else if (this.#take('<!')) wrap = (item) => ({ kind: 'look', item, behind: true, wanted: false });
      else if (this.#take('>')) wrap = (item) => ({ kind: 'atomic', item });
      else if (this.#take('<')) while (this.#next() !== 62); // a name
      else if (!this.#take(':')) this.#fail(`groups of the kind "(?${String.fromCodePoint(this.#next())}" are not supported`);
    }
    const node = this.#choice();
    if (!this.#take(')')) this.#fail('a group must be closed');
    [this.#ignoreCase, this.#dotAll, this.#extended] = before;
    return wrap(node);
  }

  #escape(): Node {
    const code = this.#next();
    const letter = String.fromCodePoint(code);
    const end = (codes: readonly number[], at: number): boolean => at === codes.length;
    if (letter === 'A' || letter === 'G') return { kind: 'place', test: (_, at) => at === 0 };
    if (letter === 'z') return { kind: 'place', test: end };
    if (letter === 'Z') return { kind: 'place', test: (codes, at) => end(codes, at) || (at === codes.length - 1 && codes[at] === 10) };
    if (letter === 'b' || letter === 'B') {
      const wanted = letter === 'b';
      return { kind: 'place', test: (codes, at) => (isWord(codes[at - 1] ?? 10) !== isWord(codes[at] ?? 10)) === wanted };
    }
    if (letter === 'R') {
      const set = (test: Test): Node => ({ kind: 'set', test });
      return { kind: 'atomic', item: { kind: 'choice', items: [{ kind: 'sequence', items: [set((other) => other === 13), set((other) => other === 10)] }, set(property('[\\n-\\r\\x85\\u2028\\u2029]'))] } };
    }
    const test = this.#classEscape(code);
    if (typeof test === 'function') return { kind: 'set', test };
    return this.#letter(test);
  }

  /** What a backslash and a letter stand for, in a class as well as outside: a set, or a code point. */
  #classEscape(code: number): Test | number {
    const letter = String.fromCodePoint(code);
    const shorthand = Object.hasOwn(shorthands, letter) ? shorthands[letter] : undefined;
    if (shorthand) return shorthand;
    if (letter === 'p' || letter === 'P') return this.#property(letter === 'P');
    if (Object.hasOwn(controls, letter)) return controls[letter] as number;
    if (letter === 'u') return this.#hex(4);
    if (letter === 'x') {
      if (!this.#take('{')) return this.#hex(2);
      let text = '';
      for (let next = this.#next(); next !== 125; next = this.#next()) text += String.fromCodePoint(next);
      const value = /^[0-9a-fA-F]{1,6}$/.test(text) ? Number.parseInt(text, 16) : -1;
      return value >= 0 && value <= 0x10ffff ? value : this.#fail(`"\\x{${text}}" is no character`);
    }
    if (letter === '0') return 0;
    if (/[A-Za-z0-9]/.test(letter)) return this.#fail(`"\\${letter}" is not supported`);
    return code;
  }

  #hex(digits: number): number {
    const text = String.fromCodePoint(...this.#source.slice(this.#at, this.#at + digits));
    if (!new RegExp(`^[0-9a-fA-F]{${digits}}$`).test(text)) this.#fail(`an escape needs ${digits} hexadecimal digits, got "${text}"`);
    this.#at += digits;
    return Number.parseInt(text, 16);
  }

  #property(inverted: boolean): Test {
    let name = '';
    let negated = inverted;
    if (this.#take('{')) {
      if (this.#take('^')) negated = !negated;
      for (let next = this.#next(); next !== 125; next = this.#next()) name += String.fromCodePoint(next);
    } else name = String.fromCodePoint(this.#next());
    const ruby = posix[name.toLowerCase()];
    if (Object.hasOwn(posix, name.toLowerCase()) && ruby) return negated ? not(ruby) : ruby;
    if (name === 'Any') return () => !negated;
    if (!/^[A-Za-z_]{1,40}$/.test(name)) return this.#fail(`"\\p{${name}}" is no property`);
    for (const source of [`\\p{${name}}`, `\\p{Script=${name}}`]) {
      try {
        const test = property(source);
        return negated ? not(test) : test;
      } catch {
        // not by this name
      }
    }
    return this.#fail(`"\\p{${name}}" is no property`);
  }

  /** What stands in square brackets, after the first. */
  #class(): Test {
    if (++this.#depth > 200) this.#fail('classes must not be nested more than 200 deep');
    const inverted = this.#take('^');
    let tests: Test[] = [];
    let all: Test | null = null; // what stands before &&
    for (let first = true; ; first = false) {
      if (!first && this.#take(']')) break;
      if (this.#take('&&')) {
        all = both(all, union(tests));
        tests = [];
        continue;
      }
      const from = this.#member();
      if (typeof from === 'function') {
        tests.push(from);
        continue;
      }
      let to = from;
      if (this.#peek('-') && this.#source[this.#at + 1] !== 93 && this.#at + 1 < this.#source.length) {
        this.#at++;
        const end = this.#member();
        if (typeof end === 'function') tests.push((code) => code === 45, end);
        else if (end < from) this.#fail('a range must rise');
        else to = end;
      }
      tests.push((code) => code >= from && code <= to);
    }
    this.#depth--;
    const cased = both(all, union(tests));
    const test = this.#ignoreCase ? uncased(cased) : cased;
    return inverted ? not(test) : test;
  }

  #member(): Test | number {
    if (this.#take('[:')) {
      const inverted = this.#take('^');
      let name = '';
      while (!this.#take(':]')) name += String.fromCodePoint(this.#next());
      const test = Object.hasOwn(posix, name) ? posix[name] : undefined;
      if (!test) return this.#fail(`"[:${name}:]" is no class`);
      return inverted ? not(test) : test;
    }
    const code = this.#next();
    if (code === 91) return this.#class();
    if (code !== 92) return code;
    const letter = this.#next();
    return letter === 98 ? 8 : this.#classEscape(letter);
  }
}

const both = (a: Test | null, b: Test): Test => (a ? (code) => a(code) && b(code) : b);
const union = (tests: readonly Test[]): Test => (tests.length === 1 ? (tests[0] as Test) : (code) => tests.some((test) => test(code)));

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

export { property as unicodeProperty };
