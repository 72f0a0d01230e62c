// Phrases in both languages at once. Words that mean the same share a key, so the true alignment of a finished
// sentence is known. French is kept unelided and uncontracted until the end: LE, LA, LES are articles.
import { elides } from './french.ts';

export type Token = { readonly text: string; readonly keys: readonly number[] };
export type Phrase = { readonly f: readonly Token[]; readonly e: readonly Token[] };

let nextKey = 1;
/** A key that no other word has yet. */
export const key = (): number => nextKey++;
export const resetKeys = (): void => {
  nextKey = 1;
};

const tokens = (text: string, keys: readonly number[]): Token[] => (text === '' ? [] : text.split(' ').map((word) => ({ text: word, keys })));

/** Words that mean the same as a whole. An empty side has no counterpart. */
export function group(fr: string, en: string): Phrase {
  const keys = [key()];
  return { f: tokens(fr, keys), e: tokens(en, keys) };
}
/** Words that both languages have. */
export const same = (text: string): Phrase => group(text, text);
export const empty: Phrase = { f: [], e: [] };
/** A word on one side only. */
export const fr = (text: string): Phrase => ({ f: tokens(text, []), e: [] });
export const en = (text: string): Phrase => ({ f: [], e: tokens(text, []) });

/** Phrases one after another, in the same order in both languages. */
export const join = (...parts: readonly (Phrase | null | undefined | false)[]): Phrase => ({
  f: parts.flatMap((part) => (part ? part.f : [])),
  e: parts.flatMap((part) => (part ? part.e : [])),
});
/** Phrases in an order for each language. */
export const order = (french: readonly (Phrase | null | undefined | false)[], english: readonly (Phrase | null | undefined | false)[]): Phrase => ({
  f: french.flatMap((part) => (part ? part.f : [])),
  e: english.flatMap((part) => (part ? part.e : [])),
});

/** Entries `fr=en` between semicolons. */
export const pairsOf = (text: string): readonly (readonly [fr: string, en: string])[] => text.split(';').map((entry) => {
  const [french = '', english = ''] = entry.split('=');
  return [french.trim(), english.trim()] as const;
});

/** A comma on either side, tied to nothing. */
export const comma = (): Phrase => join(fr(','), en(','));

/** A set phrase: groups `fr=en` between spaces-around-bars, or one whole group. `Il fait=It is | froid=cold`. */
export function set(text: string): Phrase {
  return join(...text.split('|').map((part) => {
    const [french = '', english = ''] = part.split('=');
    return group(french.trim(), english.trim());
  }));
}

const elidable = new Set(['le', 'la', 'je', 'me', 'te', 'se', 'ne', 'de', 'que', 'ce', 'LE', 'LA', 'jusque', 'lorsque', 'puisque', 'parce-que', 'quoique']);

/** French words as written: articles contracted with à and de, vowels elided. */
export function elide(list: readonly Token[]): Token[] {
  const contracted: Token[] = [];
  for (let i = 0; i < list.length; i++) {
    const token = list[i] as Token;
    const next = list[i + 1];
    const after = list[i + 2];
    if ((token.text === 'à' || token.text === 'de') && next && (next.text === 'LES' || (next.text === 'LE' && !(after && elides(after.text))))) {
      const form = token.text === 'à' ? (next.text === 'LES' ? 'aux' : 'au') : next.text === 'LES' ? 'des' : 'du';
      contracted.push({ text: form, keys: [...token.keys, ...next.keys] });
      i++;
    } else if (token.text === 'de' && next && (next.text === 'des' || next.text === 'du' || next.text === 'DE-LA')) {
      // de + partitive: the partitive falls
      contracted.push(token);
      i++;
    } else contracted.push(token);
  }
  return contracted.map((token, i) => {
    const next = contracted[i + 1];
    const { text } = token;
    if (text === 'si' && next && (next.text === 'il' || next.text === 'ils')) return { ...token, text: "s'" };
    if (elidable.has(text) && next && elides(next.text) && next.text !== 'y-' && next.text !== 'onze') return { ...token, text: `${text.slice(0, -1).toLowerCase()}'` };
    if (text === 'LE' || text === 'LA' || text === 'LES') return { ...token, text: text.toLowerCase() };
    return token;
  });
}

/** An Inlund computer: the English article goes by what follows it. */
export const withArticles = ({ f, e }: Phrase): Phrase => ({ f, e: e.map((token, i) => (token.text === 'a' && /^(?!eu|one(?!\p{Ll})|once)[aeioàâéèêîôáóíöü]/iu.test(e[i + 1]?.text ?? '') ? { ...token, text: 'an' } : token)) });
