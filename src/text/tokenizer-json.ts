// Tokenizers as Hugging Face's tokenizer.json holds them: the same ids as the Rust library's, and the same ranges in the
// user's string, less the white space at their ends. Every step from the text to its pieces keeps the places of its
// characters (aligned-text.ts). "truncation" and "padding" are passed over, as transformers does.
import { type Fields, fields as fieldsOf } from '../checkpoint/fields.ts';
import { show } from '../checkpoint/files.ts';
import { isObject, type Json, type JsonObject } from '../checkpoint/json.ts';
import { CheckpointError } from '../errors.ts';
import { AlignedText, codesOf } from './aligned-text.ts';
import { cleanedUp, type Parts, readDecoder, type Written } from './decoders.ts';
import { eachField } from './json-parts.ts';
import { pieceOf } from './marian.ts';
import { isSpace, readNormalizer } from './normalizers.ts';
import { unicodeProperty } from './character-sets.ts';
import { readPieceModel } from './piece-models.ts';
import { readTemplate, type Slot } from './post-processors.ts';
import { readPreTokenizer } from './pre-tokenizers.ts';
import type { DecodeOptions, Decoding, EncodeOptions, Encoding, SpecialRole, Token, Tokenizer } from './tokenizer.ts';
import { Trie } from './trie.ts';

const file = 'tokenizer.json';
const roles: Readonly<Record<SpecialRole, string>> = { eos: 'eos_token', bos: 'bos_token', pad: 'pad_token', unk: 'unk_token', cls: 'cls_token', sep: 'sep_token', mask: 'mask_token' };
const isWord = unicodeProperty('[\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}\\u200c\\u200d]');

/** A token that is found in text before the model sees it. */
interface AddedToken {
  readonly id: number;
  readonly content: string;
  readonly special: boolean;
  readonly singleWord: boolean;
  readonly lstrip: boolean;
  readonly rstrip: boolean;
  readonly normalized: boolean;
}

/** A piece before its range is counted in units of the user's string. */
interface Found {
  readonly id: number;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Makes a tokenizer of a folder's files.
 *
 * @param tokenizer tokenizer.json, parsed
 * @param config tokenizer_config.json, parsed: names of special tokens; {} where there is none
 * @throws CheckpointError with the file, the key and the value, for parts that are not known too
 * @example
 * const { ids, tokens } = createJsonTokenizer(await readJson(files, 'tokenizer.json'), {}).encode('Hello');
 */
export function createJsonTokenizer(tokenizer: Json, config: Json): Tokenizer {
  if (!isObject(tokenizer)) throw new CheckpointError(file, `must be a JSON object, got ${show(tokenizer)}`);
  const { cleanUp, names, parts } = readSettings(config);
  const reader = fieldsOf(withSettings(tokenizer, parts), file);
  reader.ignore('version', 'truncation', 'padding');
  const added = reader.given('added_tokens') ? eachField(reader, 'added_tokens').map(readAdded) : [];
  reader.ignore('added_tokens');
  const part = (key: string): Fields | null => reader.nested(key);
  const normalizerFields = part('normalizer');
  const normalize = normalizerFields ? readNormalizer(normalizerFields) : (text: AlignedText) => text;
  const preTokenizerFields = part('pre_tokenizer');
  const preTokenize = preTokenizerFields ? readPreTokenizer(preTokenizerFields) : (parts: readonly AlignedText[]) => [...parts];
  const template = readTemplate(part('post_processor'));
  const decoderFields = part('decoder');
  const join = decoderFields ? readDecoder(decoderFields) : spaced;
  const reserved = new Set(added.filter((token) => token.special).map((token) => token.content));
  const modelFields = part('model');
  if (!modelFields) throw new CheckpointError(file, '"model" must be given, got nothing');
  const model = readPieceModel(modelFields, reserved);
  reader.finish();

  const ids = new Map([...model.vocabulary, ...added.map((token) => [token.content, token.id] as const)]);
  const pieces = new Map([...model.vocabulary].map(([text, id]) => [id, text]));
  for (const { id, content } of added) pieces.set(id, content);
  const special: Partial<Record<SpecialRole, number>> = {};
  for (const [role, name] of names) {
    const id = ids.get(name);
    if (id !== undefined) special[role] = id;
  }
  const specialIds = new Set([...added.filter((token) => token.special).map(({ id }) => id), ...Object.values(special)]);
  const vocabularySize = [...pieces.keys()].reduce((most, id) => Math.max(most, id), -1) + 1;
  const raw = added.filter((token) => !token.normalized);
  const normal = added.filter((token) => token.normalized).map((token) => ({ ...token, content: normalize(AlignedText.of(token.content)).toString() }));
  const written = new Map(normal.map(({ id, content }) => [id, content]));
  const [rawTrie, normalTrie] = [raw, normal].map((tokens) => new Trie(tokens.map(({ content }, i) => [content, i] as const))) as [Trie, Trie];

  function find(text: string, parse: boolean): Found[] {
    const first = splitAtAdded(AlignedText.of(text), rawTrie, raw, parse);
    const second = first.flatMap((one) => (one instanceof AlignedText ? splitAtAdded(normalize(one), normalTrie, normal, parse) : [one]));
    return second.flatMap((one): Found[] => {
      if (!(one instanceof AlignedText)) return [one];
      return preTokenize([one]).filter(({ length }) => length > 0).flatMap((word) => model.cut(word.codes).map(({ id, text: piece, from, to }) => ({ id, text: piece, ...word.range(from, to) })));
    });
  }

  function encodeOne(text: string, parse: boolean): Token[] {
    const units = unitsOf(text);
    return find(text, parse).map(({ id, text: piece, start, end }) => ({ id, text: piece, ...trimmed(text, units[start] as number, units[end] as number), special: specialIds.has(id) && reserved.has(piece) }));
  }

  function encode(text: string, options: EncodeOptions = {}): Encoding {
    const texts = options.pair === undefined ? [text] : [text, options.pair];
    const encoded = texts.map((one) => encodeOne(one, options.parseSpecialTokens ?? false));
    const tokens: Token[] = [];
    const typeIds: number[] = [];
    let at = 0; // where a special token stands: at the beginning, or where the text before it ended
    for (const slot of texts.length === 1 ? template.single : template.pair) {
      const own = slot.kind === 'text' ? (encoded[slot.index] ?? []) : options.addSpecialTokens === false ? [] : placed(slot, at);
      if (slot.kind === 'text') at = (texts[slot.index] as string | undefined)?.length ?? 0;
      for (const token of own) {
        tokens.push(token);
        typeIds.push(slot.type);
      }
    }
    return { ids: tokens.map((token) => token.id), tokens, typeIds };
  }

  function decode(sequence: readonly number[], options: DecodeOptions = {}): Decoding {
    const skip = options.skipSpecialTokens !== false;
    const texts = sequence.map((id) => pieceOf(pieces, id));
    const parts = sequence.flatMap((id, i) => {
      const text = written.get(id) ?? (texts[i] as string);
      return text === '' || (skip && specialIds.has(id)) ? [] : [codesOf(text).map((code) => ({ code, first: i, last: i }))];
    });
    const result = join(parts).flat();
    // transformers knows that tidying would spoil what byte-pair encoding wrote
    return locate(cleanUp && model.kind !== 'BPE' ? cleanedUp(result) : result, sequence, texts, specialIds);
  }

  return { vocabularySize, special, encode, decode, idOf: (piece) => ids.get(piece), pieceOf: (id) => pieces.get(id) };
}

/** Pieces with a space between them, where there is no decoder. */
const spaced = (parts: Parts): Parts => parts.map((part, i) => (i === 0 || !part[0] ? part : [{ ...part[0], code: 32 }, ...part]));

function readAdded(fields: Fields): AddedToken {
  const token = {
    id: fields.integer('id', undefined, { min: 0, max: 2 ** 26 - 1 }),
    content: fields.string('content'),
    special: fields.boolean('special', false),
    singleWord: fields.boolean('single_word', false),
    lstrip: fields.boolean('lstrip', false),
    rstrip: fields.boolean('rstrip', false),
    normalized: fields.boolean('normalized', true),
  };
  fields.finish();
  return token;
}

interface Settings {
  /** Tidy the spaces of decoded text. */
  readonly cleanUp: boolean;
  readonly names: readonly (readonly [SpecialRole, string])[];
  /** Keys of parts of tokenizer.json, by the part's name and kind, that a family's own class sets. */
  readonly parts: readonly (readonly [part: string, type: string, key: string, value: boolean | null])[];
}

const ownSettings = [
  ['normalizer', 'BertNormalizer', 'lowercase', 'do_lower_case'],
  ['normalizer', 'BertNormalizer', 'strip_accents', 'strip_accents'],
  ['normalizer', 'BertNormalizer', 'handle_chinese_chars', 'tokenize_chinese_chars'],
  ['pre_tokenizer', 'ByteLevel', 'add_prefix_space', 'add_prefix_space'],
] as const;

/** tokenizer.json with what tokenizer_config.json says instead: transformers' classes of families make these parts anew. */
function withSettings(tokenizer: JsonObject, parts: Settings['parts']): JsonObject {
  const result = { ...tokenizer };
  for (const [part, type, key, value] of parts) {
    const given = result[part];
    if (isObject(given) && given['type'] === type) result[part] = { ...given, [key]: value };
  }
  return result;
}

function readSettings(config: Json): Settings {
  const name = 'tokenizer_config.json';
  if (!isObject(config)) throw new CheckpointError(name, `must be a JSON object, got ${show(config)}`);
  const names = Object.entries(roles).flatMap(([role, key]) => {
    const value = config[key] ?? null;
    const text = isObject(value) ? value['content'] : value;
    if (text === null) return [];
    if (typeof text !== 'string') throw new CheckpointError(name, `"${key}" must be a token, got ${show(value)}`);
    return [[role as SpecialRole, text] as const];
  });
  const cleanUp = config['clean_up_tokenization_spaces'] ?? false;
  if (typeof cleanUp !== 'boolean') throw new CheckpointError(name, `"clean_up_tokenization_spaces" must be true or false, got ${show(cleanUp)}`);
  const general = ['PreTrainedTokenizerFast', 'TokenizersBackend'].includes(String(config['tokenizer_class'] ?? 'TokenizersBackend'));
  const parts = ownSettings.flatMap(([part, type, key, setting]) => {
    const value = config[setting];
    if (general || value === undefined) return [];
    if (typeof value !== 'boolean' && value !== null) throw new CheckpointError(name, `"${setting}" must be true or false, got ${show(value)}`);
    return value === null && setting !== 'strip_accents' ? [] : [[part, type, key, value] as const];
  });
  return { cleanUp, names, parts };
}

/** A text cut at added tokens, at each place the longest; special ones only where they are asked for. */
function splitAtAdded(text: AlignedText, trie: Trie, tokens: readonly AddedToken[], parse: boolean): (AlignedText | Found)[] {
  if (tokens.length === 0) return [text];
  const spelt = text.toString();
  const parts: (AlignedText | Found)[] = [];
  const keep = (from: number, to: number): void => {
    if (from < to) parts.push(text.slice(from, to));
  };
  let done = 0;
  let unit = 0;
  for (let at = 0; at < text.length; ) {
    const width = (text.codes[at] as number) > 0xffff ? 2 : 1;
    const match = trie.longest(spelt, unit);
    if (!match) {
      at++;
      unit += width;
      continue;
    }
    const token = tokens[match.value] as AddedToken;
    const [from, to] = [at, at + codesOf(spelt.slice(unit, match.end)).length];
    at = to;
    unit = match.end;
    if (token.special && !parse) continue;
    if (token.singleWord && (isWord(text.codes[from - 1] ?? 32) || isWord(text.codes[to] ?? 32))) continue;
    let [start, end] = [from, to];
    while (token.lstrip && start > done && isSpace(text.codes[start - 1] as number)) start--;
    while (token.rstrip && end < text.length && isSpace(text.codes[end] as number)) end++;
    keep(done, start);
    parts.push({ id: token.id, text: token.content, ...text.range(Math.max(start, done), end) });
    done = end;
  }
  keep(done, text.length);
  return parts;
}

const placed = (slot: Extract<Slot, { kind: 'special' }>, at: number): Token[] => slot.ids.map((id, i) => ({ id, text: slot.texts[i] as string, start: at, end: at, special: true }));

/** For each code point of a text, and its end, the UTF-16 unit. */
function unitsOf(text: string): number[] {
  const units: number[] = [];
  let unit = 0;
  for (const character of text) {
    units.push(unit);
    unit += character.length;
  }
  units.push(unit);
  return units;
}

/** A range without the white space at its ends, unless there is nothing else. */
function trimmed(text: string, start: number, end: number): { readonly start: number; readonly end: number } {
  let [from, to] = [start, end];
  while (from < to && isSpace(text.charCodeAt(from))) from++;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  return from < to ? { start: from, end: to } : { start, end };
}

/** The text of what was written, and where each token stands in it: empty, where it wrote nothing, before the next. */
function locate(result: readonly Written[], ids: readonly number[], texts: readonly string[], specialIds: ReadonlySet<number>): Decoding {
  const starts = new Array<number>(ids.length).fill(-1);
  const ends = new Array<number>(ids.length).fill(-1);
  let text = '';
  for (const { code, first, last } of result) {
    const from = text.length;
    text += String.fromCodePoint(code);
    for (let i = first; i <= last; i++) {
      if (starts[i] === -1) starts[i] = from;
      ends[i] = text.length;
    }
  }
  let next = text.length;
  const tokens: Token[] = [];
  for (let i = ids.length - 1; i >= 0; i--) {
    const range = starts[i] === -1 ? { start: next, end: next } : trimmed(text, starts[i] as number, ends[i] as number);
    next = starts[i] === -1 ? next : (starts[i] as number);
    tokens.push({ id: ids[i] as number, text: texts[i] as string, ...range, special: specialIds.has(ids[i] as number) });
  }
  return { text, tokens: tokens.reverse() };
}
