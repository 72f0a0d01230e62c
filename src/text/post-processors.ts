// What a tokenizer.json puts around the pieces: its "post_processor". Templates with special tokens, and ranges without
// the spaces that byte-level pieces begin with.
import { type Fields, fields as fieldsOf } from '../checkpoint/fields.ts';
import { isObject, type Json } from '../checkpoint/json.ts';
import { eachField, fail, readObject } from './json-parts.ts';

/** A place in a template: one of the texts, or a special token. */
export type Slot = { readonly kind: 'text'; readonly index: 0 | 1; readonly type: number } | { readonly kind: 'special'; readonly ids: readonly number[]; readonly texts: readonly string[]; readonly type: number };

/** What stands around one text and around two. */
export interface Template {
  readonly single: readonly Slot[];
  readonly pair: readonly Slot[];
}

const plain: Template = {
  single: [{ kind: 'text', index: 0, type: 0 }],
  pair: [
    { kind: 'text', index: 0, type: 0 },
    { kind: 'text', index: 1, type: 1 },
  ],
};

const kinds: Readonly<Record<string, (fields: Fields) => Template | null>> = {
  BertProcessing(fields) {
    const [cls, sep] = [readToken(fields, 'cls'), readToken(fields, 'sep')];
    const first: Slot[] = [special(cls, 0), { kind: 'text', index: 0, type: 0 }, special(sep, 0)];
    return { single: first, pair: [...first, { kind: 'text', index: 1, type: 1 }, special(sep, 1)] };
  },
  RobertaProcessing(fields) {
    const [cls, sep] = [readToken(fields, 'cls'), readToken(fields, 'sep')];
    readTrimming(fields);
    const first: Slot[] = [special(cls, 0), { kind: 'text', index: 0, type: 0 }, special(sep, 0)];
    return { single: first, pair: [...first, special(sep, 0), { kind: 'text', index: 1, type: 0 }, special(sep, 0)] };
  },
  ByteLevel(fields) {
    readTrimming(fields);
    return null;
  },
  TemplateProcessing(fields) {
    const tokens = readObject(fields, 'special_tokens');
    const slots = (key: string): Slot[] => eachField(fields, key).map((slot) => readSlot(slot, tokens, fields.file));
    return { single: slots('single'), pair: slots('pair') };
  },
  Sequence(fields) {
    const [template, ...more] = eachField(fields, 'processors').map(readOne).filter((one) => one !== null);
    if (more.length > 0) fail(fields, 'processors', 'must have at most one that puts tokens around a text', more.length + 1);
    return template ?? null;
  },
};

/** Spaces are left out of every token's range here, whatever these say. */
function readTrimming(fields: Fields): void {
  for (const key of ['trim_offsets', 'add_prefix_space', 'use_regex']) fields.boolean(key, true);
}

function readOne(fields: Fields): Template | null {
  const kind = fields.oneOf('type', Object.keys(kinds));
  const template = (kinds[kind] as (fields: Fields) => Template | null)(fields);
  fields.finish();
  return template;
}

/** Reads a "post_processor"; null reads as none. Throws CheckpointError. */
export function readTemplate(fields: Fields | null): Template {
  return (fields && readOne(fields)) ?? plain;
}

const special = ([text, id]: readonly [string, number], type: number): Slot => ({ kind: 'special', ids: [id], texts: [text], type });

const isId = (value: Json | undefined): value is number => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

function readToken(fields: Fields, key: string): [string, number] {
  const value = fields.value(key);
  if (!Array.isArray(value) || typeof value[0] !== 'string' || !isId(value[1]) || value.length !== 2) return fail(fields, key, 'must be a token and its id', value);
  return [value[0], value[1]];
}

function readSlot(slot: Fields, tokens: Readonly<Record<string, Json>>, file: string): Slot {
  const sequence = slot.nested('Sequence');
  if (sequence) {
    const index = sequence.oneOf('id', ['A', 'B']) === 'A' ? 0 : 1;
    const type = sequence.integer('type_id', 0, { min: 0 });
    slot.finish();
    return { kind: 'text', index, type };
  }
  const token = slot.nested('SpecialToken');
  if (!token) return fail(slot, 'SpecialToken', 'or "Sequence" must be given', undefined);
  const name = token.string('id');
  const type = token.integer('type_id', 0, { min: 0 });
  slot.finish();
  const known = Object.hasOwn(tokens, name) ? tokens[name] : undefined;
  if (!isObject(known)) return fail(token, 'id', 'must be one of "special_tokens"', name);
  const described = fieldsOf(known, file, `post_processor.special_tokens.${name}.`);
  const ids = described.integers('ids');
  const texts = described.strings('tokens');
  if (ids.length !== texts.length) return fail(described, 'tokens', `must be as many as "ids", ${ids.length}`, [...texts]);
  return { kind: 'special', ids, texts, type };
}
