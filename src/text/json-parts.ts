// What the parts of tokenizer.json have in common: lists of parts, and what is looked for in text.
import { type Fields, fields } from '../checkpoint/fields.ts';
import { show } from '../checkpoint/files.ts';
import { isObject, type Json, type JsonObject } from '../checkpoint/json.ts';
import { CheckpointError } from '../errors.ts';
import { type Finder, Literal } from './finders.ts';
import { Pattern } from './pattern.ts';

/** A list of objects. Their keys are checked by whoever reads them. */
export function eachField(outer: Fields, key: string): Fields[] {
  const value = outer.value(key);
  if (!Array.isArray(value)) return fail(outer, key, 'must be a list of objects', value);
  return value.map((item, i) => (isObject(item) ? fields(item, outer.file, `${outer.path}${key}.${i}.`) : fail(outer, `${key}.${i}`, 'must be an object', item)));
}

/** A pattern, written as {"String": …} or {"Regex": …}. */
export function readFinder(outer: Fields, key: string): Finder {
  const value = outer.value(key);
  if (isObject(value) && typeof value['String'] === 'string') return new Literal(value['String']);
  if (isObject(value) && typeof value['Regex'] === 'string') return new Pattern(value['Regex'], outer.file);
  return fail(outer, key, 'must be {"String": text} or {"Regex": pattern}', value);
}

/** A single character. */
export function readCharacter(outer: Fields, key: string): number {
  const text = outer.string(key);
  const [code, ...more] = Array.from(text, (character) => character.codePointAt(0) as number);
  return code !== undefined && more.length === 0 ? code : fail(outer, key, 'must be one character', text);
}

/** An object as it stands; who reads on checks its keys. */
export function readObject(outer: Fields, key: string): JsonObject {
  const value = outer.value(key);
  return isObject(value) ? value : fail(outer, key, 'must be an object', value);
}

/** Refuses a key's value: CheckpointError with the file, where the key stands, the rule and the value. */
export function fail(outer: Fields, key: string, rule: string, value: Json | undefined): never {
  throw new CheckpointError(outer.file, `"${outer.path}${key}" ${rule}, got ${value === undefined ? 'nothing' : show(value)}`);
}
