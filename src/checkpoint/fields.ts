// Typed reading of a config's keys. What is read is remembered; `finish` refuses what nobody read and nobody knows to
// be harmless, because a key that changes the maths and is dropped gives wrong answers without a word.
import { CheckpointError } from '../errors.ts';
import { quote, show } from './files.ts';
import { harmlessKeys, harmlessValues, secondNames } from './harmless-keys.ts';
import { isObject, type Json, type JsonObject } from './json.ts';

/** Least and greatest value accepted, both included. */
export interface Range {
  readonly min?: number;
  readonly max?: number;
}

/** Positions whose table is computed, not stored: no checkpoint bounds it. */
export const computedPositions: Range = { min: 1, max: 1 << 16 };
/** Layers of a stack: more would fill the memory before the first weight is missed. */
export const layerCount: Range = { min: 1, max: 10_000 };

/**
 * Reads keys of a config. Without a default a key is required; with the default `null` it may be absent or null; with
 * another default it may be absent, and null is refused. All throw CheckpointError with file, key and value.
 */
export interface Fields {
  /** The file's name, for messages. */
  readonly file: string;
  /** Where in the file these keys stand, such as `decoder.`; "" at its top. */
  readonly path: string;
  /** Whether a key or an alias of it is there and not null. Does not count as reading it. */
  given(key: string): boolean;
  /** A whole number; `range` defaults to 1 … 2^31-1. */
  integer(key: string, fallback?: number, range?: Range): number;
  integer(key: string, fallback: null, range?: Range): number | null;
  /** A finite number. */
  number(key: string, fallback?: number, range?: Range): number;
  number(key: string, fallback: null, range?: Range): number | null;
  boolean(key: string, fallback?: boolean): boolean;
  boolean(key: string, fallback: null): boolean | null;
  string(key: string, fallback?: string): string;
  string(key: string, fallback: null): string | null;
  /** One of the choices; the error lists them. */
  oneOf<const T extends string>(key: string, choices: readonly T[], fallback?: NoInfer<T>): T;
  oneOf<const T extends string>(key: string, choices: readonly T[], fallback: null): T | null;
  /** A list of whole numbers; `range` of each defaults to 0 … 2^31-1. */
  integers(key: string, fallback?: readonly number[], range?: Range): readonly number[];
  integers(key: string, fallback: null, range?: Range): readonly number[] | null;
  /** A list of finite numbers. */
  numbers(key: string, fallback?: readonly number[]): readonly number[];
  numbers(key: string, fallback: null): readonly number[] | null;
  /** A list of strings. */
  strings(key: string, fallback?: readonly string[]): readonly string[];
  strings(key: string, fallback: null): readonly string[] | null;
  /** A config inside this one, or null where there is none; `finish` reaches into it. */
  nested(key: string): Fields | null;
  /** The value as it stands, undefined where absent: for shapes that the others do not cover. */
  value(key: string): Json | undefined;
  /** Other names of a key. Where several are there they must agree. */
  alias(key: string, ...others: string[]): void;
  /** A key that this family supports at one value only; absent is fine, any other value is refused. */
  expect(key: string, value: string | number | boolean): void;
  /** Keys that do not change this family's maths. */
  ignore(...keys: string[]): void;
  /** Refuses keys that were not read and may change the maths. */
  finish(): void;
}

const largest = 2 ** 31 - 1;

/** Reads an object as a config. @param file its file's name @param path where in the file it stands, such as `decoder.` */
export function fields(raw: JsonObject, file: string, path = ''): Fields {
  const read = new Set<string>();
  const aliases = new Map<string, readonly string[]>();
  const nested = new Map<string, Fields>();

  const named = (key: string) => quote(path + key);
  const present = (key: string) => [key, ...(aliases.get(key) ?? [])].filter((name) => Object.hasOwn(raw, name));

  function fail(key: string, rule: string, value: unknown): never {
    throw new CheckpointError(file, `${named(key)} ${rule}, got ${value === undefined ? 'nothing' : show(value)}`);
  }

  function find(key: string): Json | undefined {
    read.add(key);
    for (const other of aliases.get(key) ?? []) read.add(other);
    const names = present(key);
    const [first] = names;
    if (first === undefined) return undefined;
    for (const other of names) {
      if (other === first || JSON.stringify(raw[other]) === JSON.stringify(raw[first])) continue;
      fail(first, `and ${named(other)} are two names of one thing and must agree`, [raw[first], raw[other]]);
    }
    return raw[first];
  }

  // Whether a key says again, under its general name, what was read under the family's.
  function repeats(key: string): boolean {
    return secondNames.get(key)?.some((other) => read.has(other) && JSON.stringify(raw[other]) === JSON.stringify(raw[key])) ?? false;
  }

  // The frame of all readers: absent, null and the default are settled here, `check` answers undefined to refuse.
  function get<T>(key: string, fallback: T | null | undefined, rule: string, check: (value: Json) => T | undefined): T {
    const value = find(key);
    if (value === undefined || (value === null && fallback === null)) {
      if (fallback === undefined) fail(key, `must be given, ${rule}`, value);
      return fallback as T; // null only where the caller's overload says so
    }
    const checked = value === null ? undefined : check(value);
    return checked === undefined ? fail(key, `must be ${rule}`, value) : checked;
  }

  const inRange = (value: Json, { min = -Infinity, max = Infinity }: Range): value is number =>
    typeof value === 'number' && Number.isFinite(value) && value >= min && value <= max;

  function listOf<T>(key: string, fallback: readonly T[] | null | undefined, rule: string, check: (value: Json) => value is T & Json): readonly T[] {
    return get(key, fallback, `a list of ${rule}`, (value) => (Array.isArray(value) && value.every(check) ? Object.freeze([...value]) : undefined)) as readonly T[];
  }

  const reader = {
    file,
    path,
    given: (key: string) => present(key).some((name) => raw[name] !== null),

    integer(key: string, fallback?: number | null, range: Range = {}) {
      const { min = 1, max = largest } = range;
      return get(key, fallback, `a whole number from ${min} to ${max}`, (value) => (inRange(value, { min, max }) && Number.isInteger(value) ? value : undefined));
    },

    number(key: string, fallback?: number | null, range: Range = {}) {
      return get(key, fallback, `a number${describe(range)}`, (value) => (inRange(value, range) ? value : undefined));
    },

    boolean: (key: string, fallback?: boolean | null) => get(key, fallback, 'true or false', (value) => (typeof value === 'boolean' ? value : undefined)),
    string: (key: string, fallback?: string | null) => get(key, fallback, 'a string', (value) => (typeof value === 'string' ? value : undefined)),

    oneOf<T extends string>(key: string, choices: readonly T[], fallback?: T | null) {
      return get(key, fallback, `one of ${choices.join(', ')}`, (value) => choices.find((choice) => choice === value));
    },

    integers(key: string, fallback?: readonly number[] | null, { min = 0, max = largest }: Range = {}) {
      const check = (value: Json): value is number => inRange(value, { min, max }) && Number.isInteger(value);
      return listOf(key, fallback, `whole numbers from ${min} to ${max}`, check);
    },

    numbers: (key: string, fallback?: readonly number[] | null) => listOf(key, fallback, 'numbers', (value): value is number => inRange(value, {})),
    strings: (key: string, fallback?: readonly string[] | null) => listOf(key, fallback, 'strings', (value): value is string => typeof value === 'string'),

    nested(key: string) {
      const known = nested.get(key);
      if (known) return known;
      const value = find(key);
      if (value === undefined || value === null) return null;
      if (!isObject(value)) fail(key, 'must be an object', value);
      const inner = fields(value, file, `${path}${key}.`);
      nested.set(key, inner);
      return inner;
    },

    value: find,

    alias(key: string, ...others: string[]) {
      aliases.set(key, [...(aliases.get(key) ?? []), ...others]);
    },

    expect(key: string, wanted: string | number | boolean) {
      const value = find(key) ?? wanted;
      if (value !== wanted) fail(key, `must be ${show(wanted)}; other values are not supported`, value);
    },

    ignore(...keys: string[]) {
      for (const key of keys) read.add(key);
    },

    finish() {
      const unknown = Object.keys(raw).filter((key) => !read.has(key) && raw[key] !== null && !harmless(key, raw[key] as Json) && !repeats(key));
      const [first, ...rest] = unknown;
      if (first !== undefined) {
        const more = rest.length > 0 ? `, and so may ${rest.map(named).join(', ')}` : '';
        throw new CheckpointError(file, `unknown key ${named(first)} may change the maths, got ${show(raw[first])}${more}; if it does not, take it out of the file`);
      }
      for (const inner of nested.values()) inner.finish();
    },
  };
  return Object.freeze(reader) as unknown as Fields; // the overloads tie the result's null to the fallback's
}

function harmless(key: string, value: Json): boolean {
  if (harmlessKeys.has(key)) return true;
  return harmlessValues.get(key)?.some((allowed) => JSON.stringify(allowed) === JSON.stringify(value)) ?? false;
}

function describe({ min, max }: Range): string {
  if (min !== undefined && max !== undefined) return ` from ${min} to ${max}`;
  if (min !== undefined) return ` of at least ${min}`;
  return max !== undefined ? ` of at most ${max}` : '';
}
