// A strict JSON reader (RFC 8259) for files that strangers wrote. JSON.parse hides duplicate keys, lets `__proto__` be
// a trap and rounds integers past 2^53; here duplicates are refused, objects have no prototype, and integers can be
// had exactly. Accepts what Rust's serde_json accepts: depth below 128, no lone surrogates, numbers within float64.
import { CheckpointError } from '../errors.ts';

/** A value of JSON as `parseJson` gives it; bigint and `Inexact` in exact mode alone. */
export type Json = null | boolean | number | bigint | string | Inexact | Json[] | JsonObject;
/** An object of JSON. It has no prototype: `__proto__` and `constructor` are keys like others. */
export interface JsonObject {
  readonly [key: string]: Json;
}

/** In exact mode, a number that was not written as an integer: `1.0`, `1e3`, `-0`. */
export class Inexact {
  readonly value: number;
  constructor(value: number) {
    this.value = value;
  }
  /** Written as the number it is. */
  toJSON(): number {
    return this.value;
  }
}

/** What `parseJson` accepts beyond RFC 8259, and what it keeps exact. */
export interface JsonOptions {
  /** Integers past 2^53 become bigint, and numbers not written as integers become `Inexact`. Default false. */
  readonly exact?: boolean;
  /** Accept `NaN`, `Infinity` and `-Infinity`, which Python's json module writes. Default false. */
  readonly nonFinite?: boolean;
}

/** Whether a value is an object of JSON: no list, no null, no number. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Inexact);
}

const depthLimit = 127;
// A header of 100 MB made of empty arrays would otherwise take gigabytes. Real files stay far below.
const valueLimit = 4_000_000;

const number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;

/** Parses text. Throws CheckpointError with the file, the rule and the character where it broke. */
export function parseJson(file: string, text: string, options: JsonOptions = {}): Json {
  let at = 0;
  let values = 0;

  function fail(rule: string): never {
    throw new CheckpointError(file, `JSON: ${rule}, at character ${at}`);
  }

  function space(): void {
    for (;;) {
      const code = text.charCodeAt(at);
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return;
      at++;
    }
  }

  function expectedBut(what: string): never {
    return fail(`${what} was expected, got ${at < text.length ? JSON.stringify(text.slice(at, at + 12)) : 'the end'}`);
  }

  function literal<T>(word: string, value: T): T {
    if (!text.startsWith(word, at)) expectedBut('a value');
    at += word.length;
    return value;
  }

  // Most numbers here are short and whole: they are read digit by digit, all others by the grammar.
  function numeral(): number | bigint | Inexact {
    let whole = 0;
    let end = at;
    for (let code = text.charCodeAt(end); code >= 48 && code <= 57; code = text.charCodeAt(++end)) whole = whole * 10 + (code - 48);
    const digits = end - at;
    const next = text.charCodeAt(end) | 32; // a point is 46, and e and E are 101 here
    if (digits > 0 && digits < 16 && next !== 46 && next !== 101 && (digits === 1 || text.charCodeAt(at) !== 48)) {
      at = end;
      return whole;
    }
    if (options.nonFinite && text.startsWith('-Infinity', at)) return literal('-Infinity', -Infinity);
    number.lastIndex = at;
    const match = number.exec(text)?.[0];
    if (match === undefined) return expectedBut('a value');
    const value = Number(match);
    if (!Number.isFinite(value)) fail('a number must be within float64');
    at += match.length;
    if (!options.exact) return value;
    if (/[.eE]/.test(match) || match === '-0') return new Inexact(value);
    return Number.isSafeInteger(value) ? value : BigInt(match);
  }

  function string(): string {
    if (text.charCodeAt(at) !== 34) expectedBut('a string');
    const start = ++at;
    let escapes = false;
    for (let code = text.charCodeAt(at); code !== 34; code = text.charCodeAt(++at)) {
      if (code === 92) {
        escapes = true;
        at++;
      }
      if (!(code >= 32)) fail(at < text.length ? 'a control character must be escaped' : 'a string must end'); // past the end, code is NaN
    }
    const end = at++;
    return escapes ? withEscapes(start, end) : text.slice(start, end);
  }

  // The engine's own reader knows the escapes; it lets surrogates stand alone, which is not text.
  function withEscapes(start: number, end: number): string {
    let result: string;
    try {
      result = JSON.parse(text.slice(start - 1, end + 1)) as string;
    } catch (cause) {
      throw new CheckpointError(file, `JSON: a string must use the escapes of JSON, at character ${start - 1}`, { cause });
    }
    if (/\p{Surrogate}/u.test(result)) fail('a surrogate must have its partner');
    return result;
  }

  function array(depth: number): Json[] {
    at++;
    space();
    if (text.charCodeAt(at) === 93) {
      at++;
      return [];
    }
    const items = [value(depth)];
    for (;;) {
      space();
      const code = text.charCodeAt(at);
      if (code !== 44 && code !== 93) expectedBut('"," or "]"');
      at++;
      if (code === 93) return items;
      items.push(value(depth));
    }
  }

  function object(depth: number): JsonObject {
    const members: Record<string, Json> = Object.create(null);
    at++;
    space();
    if (text.charCodeAt(at) === 125) {
      at++;
      return members;
    }
    for (;;) {
      space();
      const key = string();
      if (key in members) fail(`key ${JSON.stringify(key.slice(0, 80))} must appear once in its object`);
      space();
      if (text.charCodeAt(at) !== 58) expectedBut('":"');
      at++;
      members[key] = value(depth);
      space();
      const code = text.charCodeAt(at);
      if (code !== 44 && code !== 125) expectedBut('"," or "}"');
      at++;
      if (code === 125) return members;
    }
  }

  function inner(depth: number): number {
    return depth < depthLimit ? depth + 1 : fail(`nesting must be at most ${depthLimit} deep`);
  }

  function value(depth: number): Json {
    if (++values > valueLimit) fail(`there must be at most ${valueLimit} values`);
    space();
    switch (text.charCodeAt(at)) {
      case 123: // {
        return object(inner(depth));
      case 91: // [
        return array(inner(depth));
      case 34: // "
        return string();
      case 116: // t
        return literal('true', true);
      case 102: // f
        return literal('false', false);
      case 110: // n
        return literal('null', null);
      case 78: // N
        return options.nonFinite ? literal('NaN', Number.NaN) : expectedBut('a value');
      case 73: // I
        return options.nonFinite ? literal('Infinity', Infinity) : expectedBut('a value');
      default:
        return numeral();
    }
  }

  const result = value(0);
  space();
  if (at < text.length) expectedBut('the end');
  return result;
}
