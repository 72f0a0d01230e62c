// Endless pairs of a French sentence, as people type it, and its English, with the true alignment of their words.
// A word, as `words` counts them: a run of letters, digits and inner hyphens; an elided form with its apostrophe (l', qu',
// aujourd'hui and o'clock are one); an English 's; every other mark that is not a space. Seeded: the same seed gives the same pairs.
import { Chance } from './chance.ts';
import { anyPattern } from './grammar.ts';
import { inventions } from './invention.ts';
import { advances, drawFirst } from './level.ts';
import { elide, key, resetKeys, type Token, withArticles } from './phrase.ts';
import { refine } from './refine.ts';
import type { Sentence } from './statements.ts';
import { withheld } from './withheld.ts';

export type Pair = { source: string; target: string; alignment: [number, number][] };

const word = /aujourd['’]hui|o['’]clock|(?<=\p{L})['’]s(?!\p{L})|\p{L}+['’](?=[\p{L}\p{N}])(?!s\b)|[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*|[^\s]/giu;
/** The words of a text with their places, as alignments count them. */
export const words = (text: string): { text: string; start: number; end: number }[] =>
  [...text.matchAll(word)].map((match) => ({ text: match[0], start: match.index, end: match.index + match[0].length }));

const mark = /^[.,!?;:]$/;
type Rendered = { text: string; starts: readonly { at: number; keys: readonly number[] }[] };

/** Words as text: no space after an elided form, before a mark or a hyphen; a capital after a full stop. */
function render(tokens: readonly Token[]): Rendered {
  let text = '';
  let ended = false;
  const starts: { at: number; keys: readonly number[] }[] = [];
  for (const token of tokens) {
    let piece = token.text;
    if (piece === '') continue;
    if (ended) piece = upper(piece);
    if (text !== '' && !/['’]$/.test(text) && !mark.test(piece) && !/^-\p{L}/u.test(piece)) text += ' ';
    else if (/s['’]$/.test(text) && !/(^|[ ’'])[sS]['’]$|puis['’]$|lors['’]$/.test(text)) text += ' ';
    ended = /^[.!?]$/.test(piece);
    // names of several words hold inner starts of one meaning
    starts.push({ at: text.length, keys: token.keys });
    text += piece;
  }
  return { text, starts };
}

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
export const withoutAccents = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '');
const split = (token: Token): Token[] => (token.text.includes(' ') ? token.text.split(' ').filter(Boolean).map((text) => ({ text, keys: token.keys })) : [token]);
/** besoin de + de la viande: the partitive falls. */
function partitives(list: readonly Token[]): Token[] {
  const result: Token[] = [];
  for (let i = 0; i < list.length; i++) {
    const [token, next, after] = [list[i] as Token, list[i + 1], list[i + 2]];
    if (token.text === 'de' && (next?.text === 'de' || next?.text === 'des')) {
      result.push({ text: 'de', keys: [...token.keys, ...next.keys] });
      i += next.text === 'de' && after && /^(LE|LA|LES)$/.test(after.text) ? 2 : 1;
    } else result.push(token);
  }
  return result;
}
const keysAt = (rendered: Rendered): ((start: number) => readonly number[]) => {
  let i = 0;
  return (start) => {
    while (i + 1 < rendered.starts.length && (rendered.starts[i + 1] as { at: number }).at <= start) i++;
    return rendered.starts[i]?.keys ?? [];
  };
};

export function finish(chance: Chance, made: Sentence, careful: boolean): Pair {
  const { end } = made;
  const marks: Token[] = end === '' ? [] : [{ text: end, keys: [key()] }];
  const pointless = !careful && end === '.' && !made.fragment && chance.is(0.25);
  const french = elide(partitives(made.phrase.f.flatMap(split))).concat(pointless ? [] : marks);
  const source = render(french);
  const target = render(withArticles(made.phrase).e.flatMap(split).concat(marks));
  // the typing must keep the number and order of words
  const sourceWords = words(source.text);
  const targetWords = words(target.text);
  const sourceKeys = sourceWords.map(({ start }, _i) => start).map(keysAt(source));
  const targetKeys = targetWords.map(({ start }) => start).map(keysAt(target));
  const alignment = align(sourceWords, targetWords, sourceKeys, targetKeys);
  const typedSource = careful ? upper(source.text) : typed(chance, source.text, end);
  return { source: typedSource, target: upper(copied(sourceWords, words(typedSource), upper(target.text))), alignment };
}

type Words = readonly { text: string }[];
/** Words that share a key; in groups of several words on both sides, those that match. */
function align(source: Words, target: Words, sourceKeys: readonly (readonly number[])[], targetKeys: readonly (readonly number[])[]): [number, number][] {
  const groups = new Map<number, { from: number[]; to: number[] }>();
  for (const [i, keys] of sourceKeys.entries()) for (const one of new Set(keys)) (groups.get(one) ?? groups.set(one, { from: [], to: [] }).get(one))?.from.push(i);
  for (const [j, keys] of targetKeys.entries()) for (const one of new Set(keys)) groups.get(one)?.to.push(j);
  const seen = new Set<number>();
  const result: [number, number][] = [];
  const link = (i: number, j: number): void => {
    const id = i * 1000 + j;
    if (!seen.has(id)) result.push([i, j]);
    seen.add(id);
  };
  for (const { from, to } of groups.values()) {
    if (from.length > 1 && to.length > 1) {
      for (const [a, b] of refine(from.map((i) => (source[i] as { text: string }).text), to.map((j) => (target[j] as { text: string }).text))) link(from[a] as number, to[b] as number);
    } else for (const i of from) for (const j of to) link(i, j);
  }
  return result.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}

/** A name typed without its accents is copied without them. */
function copied(before: readonly { text: string }[], after: readonly { text: string }[], target: string): string {
  let result = target;
  for (const [i, { text }] of before.entries()) {
    const now = after[i]?.text;
    if (now === undefined || now === text || !/^\p{Lu}\p{L}/u.test(text) || !/\P{ASCII}/u.test(text) || now.toLowerCase() === text.toLowerCase()) continue;
    result = result.replace(new RegExp(`(?<!\\p{L})${text}(?!\\p{L})`, 'gu'), now);
  }
  return result;
}

/** French as people type it. Every change keeps the words' number and order. */
function typed(chance: Chance, text: string, end: Sentence['end']): string {
  let result = chance.is(end === '' ? 0.55 : 0.96) ? upper(text) : text;
  if (/^[ÀÂÇÉÈÊÎÔŒ]/.test(result) && chance.is(0.4)) result = withoutAccents(result.charAt(0)) + result.slice(1);
  if (chance.is(0.5)) result = result.replaceAll("'", '’');
  const space = chance.weighted([[5, ' '], [5, ''], [1, '\u00a0'], [1, '\u202f']] as const);
  result = result.replace(/(?<=[^\s\d])([?!;]|:(?=\s))/g, `${space}$1`).replace(/(?<=\d)([?!])/g, `${space}$1`);
  if (chance.is(0.25)) result = result.replaceAll('œ', 'oe').replaceAll('Œ', 'Oe');
  if (chance.is(0.015)) result = withoutAccents(result);
  if (chance.is(0.008)) result = result.toLowerCase();
  return result;
}

const letters = (source: string): string => withoutAccents(source.replaceAll('œ', 'oe')).toLowerCase().replace(/[^a-z0-9]/g, '');
/** A number that a sentence's letters and digits fix. */
export function hashOf(source: string): number {
  let hash = 0x811c9dc5;
  for (const letter of letters(source)) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}
/** True for hashes of sentences that are never trained on: one in 200. */
const keptBack = (hash: number): boolean => hash % 200 === 0;
export const heldOut = (pair: Pick<Pair, 'source'>): boolean => keptBack(hashOf(pair.source));

export interface PairsOptions {
  readonly split?: 'train' | 'held-out';
  /** French with every capital, accent and full stop, as books have it; default: as people type it. */
  readonly careful?: boolean;
  /** No invented names. */
  readonly known?: boolean;
  /** What the first textbook has, not what came in the second. */
  readonly first?: boolean;
  /** Pairs wanted; default all. */
  readonly only?: (pair: Pair) => boolean;
}

/** How often a pattern is asked for a pair that is wanted before another has its turn; of two scenes told together one in 250 is of the first textbook. */
const patience = { any: 60, first: 1500 };

/** Endless pairs that a seed fixes. What is not wanted is drawn again of the same pattern, so that patterns keep their shares. */
export function* pairs(seed: number, options: PairsOptions = {}): Generator<Pair> {
  const chance = new Chance(seed);
  const held = options.split === 'held-out';
  for (;;) {
    const pattern = anyPattern(chance, options.first);
    for (let i = 0; i < (options.first ? patience.first : patience.any); i++) {
      resetKeys();
      drawFirst(options.first ?? false);
      const before = [inventions(), advances()];
      const pair = finish(chance, pattern(chance), options.careful ?? false);
      if ((options.known && inventions() !== before[0]) || (options.first && advances() !== before[1]) || options.only?.(pair) === false) continue;
      const hash = hashOf(pair.source);
      // what the sets written by hand hold is never made
      if (keptBack(hash) === held && !withheld.has(hash)) yield pair;
      break;
    }
  }
}
