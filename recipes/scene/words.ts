// The words for what scenes show, in both languages, from the lexicon of fr-en: genders, plurals and agreements are its own.
import { colourNames, type ColourName } from './colours.ts';
import type { Place, Weather } from './backdrop.ts';
import type { Box } from './drawing.ts';
import { kinds } from './kinds/index.ts';
import { agree, words as lexicon } from '../fr-en/nominal.ts';
import { english, french } from '../fr-en/morphology.ts';
import { adjectives } from '../fr-en/lexicon/adjectives.ts';

export type Language = 'en' | 'fr';
export type Noun = { readonly en: string; readonly enPlural: string; readonly fr: string; readonly frPlural: string; readonly gender: 'm' | 'f' };

/** Where several French nouns share an English one, the one that is drawn; where the lexicon's English differs, that. */
const chosen: Readonly<Record<string, string>> = { ball: 'ballon', bicycle: 'vélo', bus: 'bus', cup: 'tasse', fridge: 'frigo', star: 'étoile', bag: 'sac' };
function nounOf(name: string): Noun {
  const found = lexicon.filter((one) => (chosen[name] ? one.fr === chosen[name] : one.en === name && !(one.mass && one.en !== 'fish')));
  const one = found.find((each) => each.classes[0] !== 'food' || found.length === 1) ?? found[0];
  if (!one) throw new Error(`scene words: the lexicon of fr-en must have a noun for "${name}", and it has none`);
  return { en: name, enPlural: name === one.en ? one.pluralEn : english.plural(name), fr: one.fr, frPlural: one.pluralFr, gender: one.gender };
}
const nouns = new Map([...kinds.map((kind) => kind.name), 'sun', 'cloud', 'moon'].map((name) => [name, nounOf(name)]));
export const noun = (name: string): Noun => nouns.get(name) as Noun;

const colourFr = new Map<ColourName, string>(
  colourNames.map((name) => {
    const word = adjectives.find((one) => one.colour && one.en === name);
    if (!word) throw new Error(`scene words: the lexicon of fr-en must have the colour "${name}", and it has none`);
    return [name, word.fr];
  }),
);
/** A colour as an adjective; animals are bruns, things are marron. */
export function colourWord(name: ColourName, language: Language, of?: { gender: 'm' | 'f'; plural: boolean; animal?: boolean }): string {
  if (language === 'en') return name;
  const word = name === 'brown' && of?.animal ? 'brun' : (colourFr.get(name) as string);
  return of ? agree(word, of) : word;
}
export const sizeWord = (size: 'big' | 'small', language: Language, of: { gender: 'm' | 'f'; plural: boolean }): string => (language === 'en' ? size : agree(size === 'big' ? 'grand' : 'petit', of));
export const numberWord = (count: number, language: Language, gender: 'm' | 'f'): string => (language === 'en' ? english.numberWords(count) : count === 1 ? (gender === 'f' ? 'une' : 'un') : french.numberWords(count));

/** Where, as a phrase; the noun in it between marks. */
export const placePhrases: Readonly<Record<Place, Readonly<Record<Language, string>>>> = {
  room: { en: 'in a <room>', fr: 'dans une <pièce>' },
  grass: { en: 'on the <grass>', fr: "sur l'<herbe>" },
  beach: { en: 'on the <beach>', fr: 'sur la <plage>' },
  street: { en: 'in the <street>', fr: 'dans la <rue>' },
  forest: { en: 'in the <forest>', fr: 'dans la <forêt>' },
  mountains: { en: 'in the <mountains>', fr: 'à la <montagne>' },
  lake: { en: 'on the <lake>', fr: 'sur le <lac>' },
  water: { en: 'in the <water>', fr: "dans l'<eau>" },
  sky: { en: 'in the <sky>', fr: 'dans le <ciel>' },
};
/** What the weather is like, in the ways that it is said; nouns of things in the sky between marks with what they are. */
export const weatherPhrases: Readonly<Record<Weather, Readonly<Record<Language, readonly string[]>>>> = {
  sun: { en: ['the <sun> is shining', 'it is sunny'], fr: ['le <soleil> brille', 'il y a du <soleil>'] },
  rain: { en: ['it is raining'], fr: ['il pleut'] },
  snow: { en: ['it is snowing'], fr: ['il neige'] },
  clouds: { en: ['it is cloudy', 'there are <clouds> in the sky'], fr: ['il y a des <nuages>', 'il y a des <nuages> dans le ciel'] },
  night: { en: ['it is night', 'the <moon> is shining'], fr: ['il fait nuit', 'la <lune> brille'] },
};
export const aloftOf: Readonly<Record<string, 'sun' | 'cloud' | 'moon'>> = { sun: 'sun', soleil: 'sun', clouds: 'cloud', nuages: 'cloud', moon: 'moon', lune: 'moon' };

/** A noun in a text and where what it names is in the picture. `of`: a thing of the scene, something in the sky, or the place itself. */
export type Named = { readonly start: number; readonly end: number; readonly text: string; readonly of: 'thing' | 'sky' | 'place'; readonly boxes: readonly Box[] };

/** Puts words together and remembers where the nouns stand. */
export class Writer {
  text = '';
  readonly named: Named[] = [];

  add(words: string): this {
    if (words === '') return this;
    this.text += this.text === '' || /['’]$/.test(this.text) || /^[.,?]$/.test(words) ? words : ` ${words}`;
    return this;
  }
  noun(word: string, of: Named['of'], boxes: readonly Box[]): this {
    this.add(word);
    this.named.push({ start: this.text.length - word.length, end: this.text.length, text: word, of, boxes });
    return this;
  }
  /** A phrase with its nouns between marks. */
  phrase(phrase: string, of: Named['of'], boxes: (noun: string) => readonly Box[]): this {
    for (const part of phrase.split(/(<[^>]+>)/)) {
      if (part.startsWith('<')) this.noun(part.slice(1, -1), of, boxes(part.slice(1, -1)));
      else this.add(part.trim());
    }
    return this;
  }
  /** The text with a capital at each sentence's start. */
  finish(): { text: string; named: readonly Named[] } {
    return { text: this.text.replace(/(^|[.?] )(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase()), named: this.named };
  }
}
/** de before un, une: d'. */
export const beforeArticle = (phrase: string, language: Language): string => (language === 'fr' && /\bde$/.test(phrase) ? phrase.replace(/de$/, "d'") : phrase);
export const plain = (phrase: string): string => phrase.replace(/[<>]/g, '');
/** le, la, l', les. */
export const definite = (one: Noun, plural: boolean, language: Language): string => (language === 'en' ? 'the' : plural ? 'les' : french.elides(one.fr) ? "l'" : one.gender === 'f' ? 'la' : 'le');
export const indefinite = (word: string): string => english.indefinite(word);
