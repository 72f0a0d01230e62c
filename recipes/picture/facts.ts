// Reads a caption back into the facts that it states, and holds them against the scene: the held-out score of the picture
// model. Reading is strict: a word that is no part of the language of captions makes the whole caption unread, and an
// unread caption counts as wrong. Case, accents and spaces about marks do not matter, as tokenizers may lose them.
import { colourNames, type ColourName } from '../scene/colours.ts';
import { places, type Place, type Weather, weathers } from '../scene/backdrop.ts';
import { kinds } from '../scene/kinds/index.ts';
import { relations, type Relation, type Scene, type Size, type Thing } from '../scene/scene.ts';
import { colourWord, type Language, noun, numberWord, placePhrases, plain, sizeWord, weatherPhrases } from '../scene/words.ts';
import { converse, flies, relationPhrases, type Said } from './captions.ts';

export type StatedThing = { readonly kind: string; readonly count: number; readonly colour: ColourName | null; readonly size: Size | null; readonly doing: 'running' | 'sitting' | 'flying' | null };
export type StatedFacts = { readonly language: Language; readonly things: readonly StatedThing[]; readonly relation: Relation | null; readonly place: Place | null; readonly weather: Weather | null };

const letters = (text: string): string => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('œ', 'oe').replace(/[^a-z0-9]+/g, ' ').trim();

/** Phrases of a language by their normal form, longest first. */
class Lexicon<T> {
  readonly #list: (readonly [tokens: readonly string[], value: T])[] = [];
  add(phrase: string, value: T): void {
    this.#list.push([letters(phrase).split(' '), value]);
    this.#list.sort((a, b) => b[0].length - a[0].length);
  }
  at(tokens: readonly string[], from: number): readonly [length: number, value: T] | null {
    for (const [phrase, value] of this.#list) if (phrase.every((token, i) => tokens[from + i] === token)) return [phrase.length, value];
    return null;
  }
}
type Grammar = { nouns: Lexicon<string>; colours: Lexicon<ColourName>; sizes: Lexicon<Size>; numbers: Lexicon<number>; relations: Lexicon<Said>; places: Lexicon<Place>; weathers: Lexicon<Weather>; doing: Lexicon<StatedThing['doing']>; clothes: string; silent: Lexicon<null> };

function grammar(language: Language): Grammar {
  const made: Grammar = { nouns: new Lexicon(), colours: new Lexicon(), sizes: new Lexicon(), numbers: new Lexicon(), relations: new Lexicon(), places: new Lexicon(), weathers: new Lexicon(), doing: new Lexicon(), clothes: language === 'en' ? 'in' : 'en', silent: new Lexicon() };
  for (const { name } of kinds) {
    const word = noun(name);
    for (const form of language === 'en' ? [word.en, word.enPlural] : [word.fr, word.frPlural]) made.nouns.add(form, name);
  }
  for (const gender of ['m', 'f'] as const) {
    for (const plural of [false, true]) {
      for (const colour of colourNames) for (const animal of [false, true]) made.colours.add(colourWord(colour, language, { gender, plural, animal }), colour);
      for (const size of ['big', 'small'] as const) made.sizes.add(sizeWord(size, language, { gender, plural }), size);
    }
    for (let count = 1; count <= 5; count++) made.numbers.add(numberWord(count, language, gender), count);
  }
  if (language === 'en') for (const article of ['a', 'an']) made.numbers.add(article, 1);
  for (const said of [...relations, 'right of', 'behind'] as Said[]) {
    const phrase = relationPhrases[said][language];
    made.relations.add(phrase, said);
    // one sits in an armchair
    if (said === 'on') made.relations.add(language === 'en' ? 'in' : 'dans', said);
    if (phrase.endsWith(' de')) made.relations.add(phrase.replace(/de$/, "d'"), said);
  }
  for (const place of places) made.places.add(plain(placePhrases[place][language]), place);
  for (const weather of weathers) for (const phrase of weatherPhrases[weather][language]) made.weathers.add(plain(phrase), weather);
  const doing = language === 'en' ? { running: 'running', sitting: 'sitting', flying: 'flying' } : { running: 'court courent', sitting: 'assis assise assises', flying: 'vole volent' };
  for (const [what, forms] of Object.entries(doing)) for (const form of forms.split(' ')) made.doing.add(form, what as StatedThing['doing']);
  for (const phrase of language === 'en' ? ['there is', 'there are', 'is', 'are'] : ['il y a', 'est', 'sont']) made.silent.add(phrase, null);
  return made;
}
const grammars: Readonly<Record<Language, Grammar>> = { en: grammar('en'), fr: grammar('fr') };

/** The facts of a caption in one language; null where it cannot be read. */
function read(text: string, language: Language): StatedFacts | null {
  const one = grammars[language];
  const tokens = letters(text).split(' ');
  const things: StatedThing[] = [];
  let said: Said | null = null;
  let place: Place | null = null;
  let weather: Weather | null = null;
  for (let i = 0; i < tokens.length; ) {
    const sky = one.weathers.at(tokens, i);
    if (sky) {
      if (weather) return null;
      weather = sky[1];
      i += sky[0];
      continue;
    }
    const where = one.places.at(tokens, i);
    if (where) {
      if (place) return null;
      place = where[1];
      i += where[0];
      continue;
    }
    const relation = one.relations.at(tokens, i);
    if (relation) {
      if (said || things.length !== 1) return null;
      said = relation[1];
      i += relation[0];
      continue;
    }
    const silent = one.silent.at(tokens, i);
    if (silent) {
      i += silent[0];
      continue;
    }
    const doing = one.doing.at(tokens, i);
    if (doing) {
      const last = things.pop();
      if (!last) return null;
      things.push({ ...last, doing: doing[1] });
      i += doing[0];
      continue;
    }
    const number = one.numbers.at(tokens, i);
    if (!number) return null;
    i += number[0];
    let size: Size | null = null;
    let colour: ColourName | null = null;
    let kind = '';
    // adjectives about the noun; a colour's word may also be the noun's (orange)
    for (;;) {
      const bare: readonly [number, string] | null = kind === '' ? one.nouns.at(tokens, i) : null;
      const adjective: readonly [number, Size] | null = size === null ? one.sizes.at(tokens, i) : null;
      const tint: readonly [number, ColourName] | null = colour === null ? one.colours.at(tokens, i) : null;
      if (bare) {
        kind = bare[1];
        i += bare[0];
      } else if (adjective) {
        size = adjective[1];
        i += adjective[0];
      } else if (tint) {
        colour = tint[1];
        i += tint[0];
      } else if (kind !== '' && colour === null && tokens[i] === one.clothes) {
        const worn = one.colours.at(tokens, i + 1);
        if (!worn) break;
        colour = worn[1];
        i += 1 + worn[0];
      } else break;
    }
    if (kind === '' || things.length === 2) return null;
    things.push({ kind, count: number[1], colour, size, doing: null });
  }
  if (things.length === 0 || (things.length === 2) !== (said !== null)) return null;
  const back = (Object.entries(converse) as [Relation, Said][]).find(([, turned]) => turned === said);
  return { language, things: back ? things.toReversed() : things, relation: back ? back[0] : (said as Relation | null), place, weather };
}

/** The facts that a caption states, in whichever language it can be read; null where it is no caption of either. */
export const statedFacts = (caption: string): StatedFacts | null => read(caption, 'en') ?? read(caption, 'fr');

function wrongOf(stated: StatedThing, thing: Thing, scene: Scene): string[] {
  const wrong: string[] = [];
  if (stated.kind !== thing.kind.name) return [`kind ${stated.kind}`];
  if (stated.count !== thing.boxes.length) wrong.push(`count ${stated.count} ${stated.kind}`);
  if (stated.colour !== null && stated.colour !== thing.colour) wrong.push(`colour ${stated.colour} ${stated.kind}`);
  if (stated.size !== null && stated.size !== thing.size) wrong.push(`size ${stated.size} ${stated.kind}`);
  const flying = flies(thing) && (scene.backdrop.place === 'sky' || scene.relation === 'above');
  if (stated.doing !== null && !(stated.doing === 'flying' ? flying : stated.doing === thing.pose)) wrong.push(`${stated.doing} ${stated.kind}`);
  return wrong;
}

/** What a caption states that is not so: empty when every stated fact is right. A caption that cannot be read, or that leaves a thing of the scene out, is wrong. */
export function wrongFacts(caption: string, scene: Scene): string[] {
  const stated = statedFacts(caption);
  if (!stated) return ['unread'];
  const wrong: string[] = [];
  if (stated.things.length !== scene.things.length) wrong.push(`things ${stated.things.length}`);
  else {
    // which stated thing is which follows from the relation's order
    for (const [i, one] of stated.things.entries()) wrong.push(...wrongOf(one, scene.things[i] as Thing, scene));
    if (stated.relation !== scene.relation) wrong.push(`relation ${stated.relation}`);
  }
  if (stated.place !== null && stated.place !== scene.backdrop.place) wrong.push(`place ${stated.place}`);
  if (stated.weather !== null && stated.weather !== scene.backdrop.weather) wrong.push(`weather ${stated.weather}`);
  return wrong;
}

/** What a word of a caption tells: a thing, how many, its colour or its size; anything else is other. */
export function toldBy(word: string, language: Language): 'thing' | 'number' | 'colour' | 'size' | 'other' {
  const [tokens, one] = [letters(word).split(' '), grammars[language]];
  if (one.nouns.at(tokens, 0)) return 'thing';
  if (one.colours.at(tokens, 0)) return 'colour';
  if (one.sizes.at(tokens, 0)) return 'size';
  return one.numbers.at(tokens, 0) ? 'number' : 'other';
}
