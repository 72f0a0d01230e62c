// The syntax of patterns: Oniguruma's (Ruby syntax), but for backreferences, conditionals and callouts.
import { both, controls, foldOf, isSpace, isWord, not, posix, unicodeProperty, remembered, shorthands, type Test, uncased, union } from './character-sets.ts';

/** A part of a pattern. */
export type Node =
  | { readonly kind: 'set'; readonly test: Test }
  | { readonly kind: 'sequence'; readonly items: readonly Node[] }
  | { readonly kind: 'choice'; readonly items: readonly Node[] }
  | { readonly kind: 'repeat'; readonly item: Node; readonly min: number; readonly max: number; readonly mode: 'greedy' | 'lazy' | 'possessive' }
  | { readonly kind: 'look'; readonly item: Node; readonly behind: boolean; readonly wanted: boolean }
  | { readonly kind: 'atomic'; readonly item: Node }
  | { readonly kind: 'place'; readonly test: (codes: readonly number[], at: number) => boolean };

const repeatLimit = 1_000;

/** Reads a pattern; `fail` is told the rule that it breaks. */
export class Parser {
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
      return { kind: 'atomic', item: { kind: 'choice', items: [{ kind: 'sequence', items: [set((other) => other === 13), set((other) => other === 10)] }, set(unicodeProperty('[\\n-\\r\\x85\\u2028\\u2029]'))] } };
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
        const test = unicodeProperty(source);
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
