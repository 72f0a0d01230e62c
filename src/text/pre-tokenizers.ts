// How a tokenizer.json cuts text before its model does: its "pre_tokenizer", each kind as a function from parts to parts.
import type { Fields } from '../checkpoint/fields.ts';
import { type AlignedText, behaviours } from './aligned-text.ts';
import { eachField, fail, readCharacter, readFinder } from './json-parts.ts';
import { byteLevel, isSpace } from './normalizers.ts';
import { unicodeProperty } from './character-sets.ts';
import { characters, inverted, Literal } from './finders.ts';
import { Pattern } from './pattern.ts';

/** A step that cuts parts into smaller ones. */
export type PreTokenize = (parts: readonly AlignedText[]) => AlignedText[];

const isAsciiPunctuation = unicodeProperty('[!-/:-@[-`{-~]');
const isPunctuation = unicodeProperty('\\p{P}');
const isNumeric = unicodeProperty('\\p{N}');
const punctuation = characters((code) => isAsciiPunctuation(code) || isPunctuation(code));
const spaces = characters(isSpace);

/** GPT-2's pattern (Radford et al. 2019). */
const gpt2 = "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+";

const kinds: Readonly<Record<string, (fields: Fields) => PreTokenize>> = {
  BertPreTokenizer: () => (parts) => parts.flatMap((part) => part.split(spaces, 'Removed')).flatMap((part) => part.split(punctuation, 'Isolated')),
  ByteLevel(fields) {
    const prefix = fields.boolean('add_prefix_space', true);
    fields.boolean('trim_offsets', true); // says something in a post-processor only
    const pattern = fields.boolean('use_regex', true) ? new Pattern(gpt2, fields.file) : null;
    return (parts) => {
      const spaced = parts.map((part) => (prefix && part.codes[0] !== 32 ? part.prepend([32]) : part));
      return (pattern ? spaced.flatMap((part) => part.split(pattern, 'Isolated')) : spaced).map(byteLevel);
    };
  },
  Delimiter: delimited,
  CharDelimiterSplit: delimited,
  Metaspace(fields) {
    const mark = readCharacter(fields, 'replacement');
    const { scheme } = readPrepending(fields);
    const splits = fields.boolean('split', null) ?? true;
    fields.ignore('str_rep');
    const space = new Literal(' ');
    const marks = characters((code) => code === mark);
    return (parts) =>
      parts.flatMap((part) => {
        const marked = part.replace(space, [mark]);
        const wanted = marked.codes[0] !== mark && (scheme === 'always' || (scheme === 'first' && part.starts[0] === 0));
        const whole = wanted ? marked.prepend([mark]) : marked;
        return splits ? whole.split(marks, 'MergedWithNext') : [whole];
      });
  },
  Whitespace(fields) {
    const letters = '\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}\\x{200C}\\x{200D}'; // \\w of Rust's regex
    const words = inverted(new Pattern(`[${letters}]+|[^${letters}\\s]+`, fields.file));
    return (parts) => parts.flatMap((part) => part.split(words, 'Removed'));
  },
  WhitespaceSplit: () => (parts) => parts.flatMap((part) => part.split(spaces, 'Removed')),
  Sequence(fields) {
    const steps = eachField(fields, 'pretokenizers').map(readPreTokenizer);
    return (parts) => steps.reduce<AlignedText[]>((result, step) => step(result), [...parts]);
  },
  Split(fields) {
    const finder = readFinder(fields, 'pattern');
    const behaviour = fields.oneOf('behavior', behaviours);
    const wanted = fields.boolean('invert') ? inverted(finder) : finder;
    return (parts) => parts.flatMap((part) => part.split(wanted, behaviour));
  },
  Punctuation(fields) {
    const behaviour = fields.oneOf('behavior', behaviours, 'Isolated');
    return (parts) => parts.flatMap((part) => part.split(punctuation, behaviour));
  },
  Digits(fields) {
    const behaviour = fields.boolean('individual_digits') ? 'Isolated' : 'Contiguous';
    const digits = characters(isNumeric);
    return (parts) => parts.flatMap((part) => part.split(digits, behaviour));
  },
  FixedLength(fields) {
    const length = fields.integer('length', 5);
    return (parts) => parts.flatMap((part) => Array.from({ length: Math.ceil(part.length / length) }, (_, i) => part.slice(i * length, Math.min(part.length, (i + 1) * length))));
  },
};

function delimited(fields: Fields): PreTokenize {
  const delimiter = readCharacter(fields, 'delimiter');
  const finder = characters((code) => code === delimiter);
  return (parts) => parts.flatMap((part) => part.split(finder, 'Removed'));
}

/** When a space goes in front: `prepend_scheme`, or `add_prefix_space` of older files. */
export function readPrepending(fields: Fields): { readonly scheme: 'always' | 'first' | 'never' } {
  const scheme = fields.oneOf('prepend_scheme', ['always', 'first', 'never'], 'always');
  const older = fields.boolean('add_prefix_space', null);
  if (older === false && fields.given('prepend_scheme') && scheme !== 'never') fail(fields, 'add_prefix_space', `must agree with "prepend_scheme": "${scheme}"`, older);
  return { scheme: older === false ? 'never' : scheme };
}

/** Reads a "pre_tokenizer". Throws CheckpointError for kinds that are not known and what they cannot mean. */
export function readPreTokenizer(fields: Fields): PreTokenize {
  const kind = fields.oneOf('type', Object.keys(kinds));
  const cut = (kinds[kind] as (fields: Fields) => PreTokenize)(fields);
  fields.finish();
  return cut;
}
