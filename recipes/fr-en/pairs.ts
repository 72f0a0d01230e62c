// Endless pairs of a French sentence, as people type it, and its English, with the true alignment of their words.
// A word is what `wordsOf` gives: runs of letters, digits and inner hyphens, points or commas; an elided form (l',
// qu') with its apostrophe; a mark of punctuation.
import { Chance } from './chance.ts';
import { phrases as moreSets } from './lexicon/phrases.ts';
import { elide, key, type Phrase, resetKeys, type Token } from './phrase.ts';
import { phrases } from './phrases.ts';
import { patterns, type Sentence } from './sentences.ts';

export type Pair = { source: string; target: string; alignment: [number, number][] };

const word = /aujourd['’]hui|\p{L}+['’](?=\p{L}|\p{N})|[\p{L}\p{N}]+(?:[-.,:·@_/][\p{L}\p{N}]+|['’]s\b|['’](?=\s|$))*|[^\s]/giu;
/** Words with their places, as the alignment counts them. */
export const wordsOf = (text: string): { text: string; start: number; end: number }[] =>
  [...text.matchAll(word)].map((match) => ({ text: match[0], start: match.index, end: match.index + match[0].length }));

const closing = /^[.,!?;:]$/;

type Rendered = { text: string; starts: { at: number; keys: readonly number[] }[] };

/** Words as text: no space after an elided form or before a mark. */
function render(tokens: readonly Token[]): Rendered {
  let text = '';
  const starts: Rendered['starts'] = [];
  for (const token of tokens) {
    if (text !== '' && !text.endsWith("'") && !closing.test(token.text)) text += ' ';
    else if (text.endsWith("'") && /s'$/.test(text) && !/(^|[ '])(s|puis|lors)'$/i.test(text)) text += ' ';
    starts.push({ at: text.length, keys: token.keys });
    text += token.text;
  }
  return { text, starts };
}

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const withoutAccents = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '');

function finish(chance: Chance, sentence: Sentence): Pair {
  const end = sentence.end;
  const mark = end === '' ? [] : [{ text: end, keys: [key()] }];
  const pointLess = end === '.' && chance.is(0.22);
  const french = elide(sentence.phrase.f.flatMap(split)).concat(pointLess ? [] : mark);
  const english = sentence.phrase.e.concat(mark);
  const source = render(french);
  const target = render(english.filter((token) => token.text !== ''));
  const targetWords = wordsOf(target.text);
  const sourceWords = wordsOf(source.text);
  const keysOf = (rendered: Rendered, start: number): readonly number[] => {
    let keys: readonly number[] = [];
    for (const one of rendered.starts) {
      if (one.at > start) break;
      keys = one.keys;
    }
    return keys;
  };
  const alignment: [number, number][] = [];
  const sourceKeys = sourceWords.map((one) => keysOf(source, one.start));
  const targetKeys = targetWords.map((one) => keysOf(target, one.start));
  for (const [i, a] of sourceKeys.entries()) for (const [j, b] of targetKeys.entries()) if (a.some((one) => b.includes(one))) alignment.push([i, j]);
  return { source: typed(chance, source.text, end), target: upper(target.text), alignment };
}

/** Words of a token that holds several: contractions in set phrases are written out already. */
const split = (token: Token): Token[] => token.text.split(' ').filter(Boolean).map((text) => ({ text, keys: token.keys }));

/** French as people type it. Every change keeps the words' number and order. */
function typed(chance: Chance, text: string, end: Sentence['end']): string {
  let result = chance.is(end === '' ? 0.5 : 0.95) ? upper(text) : text;
  if (chance.is(0.35)) {
    const first = result.charAt(0);
    if (/[ÀÂÉÈÊÎÔÇ]/.test(first)) result = withoutAccents(first) + result.slice(1);
  }
  if (chance.is(0.5)) result = result.replace(/'/g, '’');
  const space = chance.weighted([[4, ' '], [4, ''], [1, '\u00a0'], [1, '\u202f']] as const);
  result = result.replace(/([?!;:])(?=\s|$)/g, (mark, _one, at: number) => (/\d$/.test(result.slice(0, at)) ? mark : `${space}${mark}`));
  if (chance.is(0.1)) result = result.replace(/œ/g, 'oe').replace(/Œ/g, 'Oe');
  if (chance.is(0.015)) result = withoutAccents(result);
  if (chance.is(0.01)) result = result.toLowerCase();
  return result;
}

const ends = /([.!?])$/;
/** A set phrase of phrases.ts as a sentence: both sides as one group. */
function setPhrase(text: string): Sentence {
  const [french = '', english = ''] = text.split('=');
  const mark = (ends.exec(english)?.[1] ?? '.') as Sentence['end'];
  const keys = [key()];
  const tokens = (words: string): Token[] => wordsOf(words).map((one) => ({ text: one.text, keys }));
  return { phrase: { f: tokens(french), e: tokens(english.replace(ends, '')) }, end: mark };
}
/** A set phrase of the lexicon, aligned piece by piece. */
function pieces(chance: Chance): Sentence {
  const set = chance.of(moreSets);
  const keys = set.groups.map(() => [key()]);
  const side = (which: 0 | 1, order: readonly number[]): Token[] => {
    const text = order.map((i) => (set.groups[i] as readonly [string, string])[which]);
    const tokens: Token[] = [];
    for (const [at, i] of order.entries()) {
      for (const one of wordsOf(text[at] as string)) {
        const last = tokens.at(-1);
        // a group that begins with a hyphen goes on from the word before
        if (last && (one.text === '-' || last.text.endsWith('-'))) tokens[tokens.length - 1] = { text: last.text + one.text, keys: [...last.keys, ...(keys[i] as number[])] };
        else tokens.push({ text: one.text, keys: keys[i] as number[] });
      }
    }
    return tokens;
  };
  const natural = set.groups.map((_, i) => i);
  const phrase: Phrase = { f: side(0, natural), e: side(1, set.enOrder ?? natural) };
  return { phrase, end: set.end };
}

/** True for sentences that are never trained on: one in 200, by a hash of their letters. */
export function heldOut(source: string): boolean {
  let hash = 0x811c9dc5;
  for (const letter of withoutAccents(source).toLowerCase().replace(/[^a-z0-9]/g, '')) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193);
  return (hash >>> 0) % 200 === 0;
}

/** Endless pairs that a seed fixes. */
export function* pairs(seed: number, split: 'train' | 'held-out' = 'train'): Generator<Pair> {
  const chance = new Chance(seed);
  for (;;) {
    resetKeys();
    const which = chance.next();
    const sentence = which < 0.07 ? setPhrase(chance.of(phrases)) : which < 0.15 ? pieces(chance) : chance.weighted(patterns)(chance);
    const pair = finish(chance, sentence);
    if (heldOut(pair.source) === (split === 'held-out') || (which < 0.15 && split === 'train')) yield pair;
  }
}
