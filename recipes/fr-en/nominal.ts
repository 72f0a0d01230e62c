// Noun phrases from the lexicon, in both languages at once, with what verbs and pronouns must know of them.
import type { Chance } from './chance.ts';
import type { Entity } from './clause.ts';
import { cityName, country, familyName, firstName } from './invention.ts';
import { adjectives } from './lexicon/adjectives.ts';
import { nouns as entries } from './lexicon/nouns.ts';
import type { Adjective, Country, Filler, Noun, NounClass } from './lexicon/types.ts';
import { counting, english, french } from './morphology.ts';
import { en, fr, group, join, order, type Phrase } from './phrase.ts';

export type { Entity };
export type Person = Entity['person'];
export type Word = Noun & { pluralFr: string; pluralEn: string; human: boolean };

const human = (noun: Noun): boolean => noun.classes.some((one) => one === 'person' || one === 'family' || one === 'profession');
const pluralFrOf = (text: string): string => {
  const [first = '', ...rest] = text.split(' ');
  return [french.plural(first), ...rest].join(' ');
};
const shape = (noun: Noun): Word => ({ ...noun, pluralFr: noun.frPlural ?? pluralFrOf(noun.fr), pluralEn: noun.enPlural ?? english.plural(noun.en), human: human(noun) });
for (const { fr: word, feminine, plural, invariable } of adjectives) french.learnForms(word, invariable ? word : feminine, invariable ? word : plural);

/** Every noun, feminine forms as their own. */
export const words: readonly Word[] = entries.flatMap((noun) => {
  if (/…/.test(noun.fr)) return [];
  const { feminine, ...own } = noun;
  if (!feminine) return [shape(own)];
  const { frPlural: _plural, ...base } = own;
  const { enPlural: _enPlural, ...rest } = base;
  const she = feminine.en && feminine.en !== noun.en ? { ...rest, en: feminine.en } : base;
  // an animal's female is rarely meant in a first textbook
  const weight = noun.classes[0] === 'animal' || noun.classes[0] === 'pet' ? 1 : noun.weight;
  return [shape(own), shape({ ...she, fr: feminine.fr, gender: 'f', ...(weight ? { weight } : {}) })];
});

for (const { noElision, fr: word, pluralFr } of words) if (noElision) for (const form of [word, pluralFr]) french.learnAspirated(form);

const times = { 1: 2, 2: 4, 3: 9 } as const;
const often = <T extends { weight?: 1 | 2 | 3 }>(list: readonly T[]): T[] => list.flatMap((one) => Array.from({ length: times[one.weight ?? 2] }, () => one));
const pools = new Map<string, readonly Word[]>();
/** The nouns of a class, commoner ones more often. People's classes are told apart by the first class of the noun. */
export function pool(name: NounClass): readonly Word[] {
  let list = pools.get(name);
  if (!list) {
    list = often(words.filter((noun) => noun.classes[0] === name || (noun.classes.includes(name) && name !== 'person')));
    pools.set(name, list);
  }
  return list;
}
export const noun = (chance: Chance, ...classes: NounClass[]): Word => chance.of(pool(chance.of(classes)));

const fits = (of: readonly Filler[], one: Word): boolean =>
  of.some((filler) => filler === 'anything' || (filler === 'people' && one.human) || (filler === 'animate' && (one.human || one.classes[0] === 'animal')) || one.classes.slice(0, 2).includes(filler as NounClass));
const described = new Map<Word, readonly [attributive: readonly Adjective[], predicative: readonly Adjective[]]>();
function fitting(one: Word): readonly [readonly Adjective[], readonly Adjective[]] {
  let lists = described.get(one);
  if (!lists) {
    const all = adjectives.filter((adjective) => fits(adjective.of, one) && !(one.pluralOnly && adjective.fr === 'grand'));
    lists = [often(all.filter((adjective) => !adjective.state)), often(all.filter((adjective) => !/^(préféré|futur|actuel|principal|voisin|étranger|collectif|individuel|national|international|contemporain|urbain|rural|mondial|régional|domestique)$/.test(adjective.fr) && !(adjective.before && adjective.absolute) && !(one.human && /^(nouveau|beau)$/.test(adjective.fr))))];
    described.set(one, lists);
  }
  return lists;
}
/** An adjective that suits a noun, to stand with it or after be. */
export const suiting = (chance: Chance, one: Word, where: 'with' | 'after be'): Adjective | null => {
  const list = fitting(one)[where === 'with' ? 0 : 1];
  return list.length > 0 ? chance.of(list) : null;
};
const personal = adjectives.filter((one) => one.of.includes('people') || one.of.includes('person'));
const states = often(personal.filter((one) => one.state));
const traits = often(personal.filter((one) => !one.state && !(one.before && one.fr !== 'jeune')));
/** An adjective's comparative and superlative, where English has them in a word. */
export const gradesOf = ({ en: text, enComparative, enMore }: Pick<Adjective, 'en' | 'enComparative' | 'enMore'>): readonly [string, string] | null => enComparative ?? (enMore ? null : english.graded(text));
export const personAdjective = (chance: Chance): Adjective => chance.of(chance.is(0.5) ? states : traits);
const moods = states.filter((one) => !/^(grand|petit|gros|marié|célibataire|divorcé|mort|assis|présent|absent)$/.test(one.fr));
/** A passing state: tired, ill. */
export const moodOf = (chance: Chance): Adjective => chance.of(moods);
export const traitOf = (chance: Chance): Adjective => chance.of(traits);

export const agree = (adjective: string, entity: { gender: 'm' | 'f'; plural: boolean }): string => {
  const [first = '', ...rest] = adjective.split(' ');
  return [french.agree(rest.length > 0 && !adjectives.some((one) => one.fr === adjective && one.invariable) ? first : adjective, entity.gender, entity.plural), ...(adjectives.some((one) => one.fr === adjective && one.invariable) ? [] : rest)].join(' ');
};

/** Determiners: `generic` is the French article that English leaves out; `none` for negated du, des, un: de. */
export type Det = 'definite' | 'indefinite' | 'partitive' | 'bare partitive' | 'possessive' | 'demonstrative' | 'generic' | 'number' | 'no' | 'zero' | 'which' | 'any';
export type NpOptions = { plural?: boolean; adjective?: number | Adjective; owner?: Owner };
export type Owner = { fr: 0 | 1 | 2 | 3 | 4 | 5; en: string };

export const possessives: readonly (readonly [m: string, f: string, p: string])[] = [['mon', 'ma', 'mes'], ['ton', 'ta', 'tes'], ['son', 'sa', 'ses'], ['notre', 'notre', 'nos'], ['votre', 'votre', 'vos'], ['leur', 'leur', 'leurs']];
const owners: readonly Owner[] = [{ fr: 0, en: 'my' }, { fr: 1, en: 'your' }, { fr: 2, en: 'his' }, { fr: 2, en: 'her' }, { fr: 3, en: 'our' }, { fr: 4, en: 'your' }, { fr: 5, en: 'their' }];
/** Somebody whose it is: I most often. */
export const anyOwner = (chance: Chance): Owner => chance.weighted([[7, owners[0]], [4, owners[1]], [3, owners[2]], [2, owners[4]], [3, owners[5]], [2, owners[6]]] as const) as Owner;
/** The owner that a subject is of its own things. */
export const ownerOf = (subject: Entity): Owner => ({ fr: subject.enPerson === 'we' ? 3 : subject.person, en: { I: 'my', you: 'your', he: 'his', she: 'her', it: 'its', we: 'our', they: 'their' }[subject.enPerson] });
/** English myself, yourself, … of a subject. */
export const selfOf = ({ enPerson, plural }: Entity): string => ({ I: 'myself', you: plural ? 'yourselves' : 'yourself', he: 'himself', she: 'herself', it: 'itself', we: 'ourselves', they: 'themselves' })[enPerson];

const public_ = new Set<NounClass>(['building', 'shop', 'place', 'nature', 'weather', 'time']);
const ownable = /^(maison|appartement|école|lycée|collège|université|bureau|quartier|ville|village|rue|jardin|pays|région|ferme|hôtel|immeuble|magasin|restaurant|villa|entreprise|studio|maison de campagne|jour|semaine|année|journée|soirée|fleur|arbre|plante)$/;
const meals = /^(breakfast|lunch|dinner|supper)$/;
/** Meals and the like take no article in English. */
export const bareInEnglish = (one: Word): boolean => meals.test(one.en);

/** A noun with its determiner and perhaps an adjective. */
export function np(chance: Chance, one: Word, det: Det, options: NpOptions = {}): Entity {
  const plural = Boolean(one.pluralOnly || one.frPluralEnMass || (!one.mass && (options.plural ?? false)));
  const enMass = Boolean(one.mass || one.frPluralEnMass);
  const enPlural = Boolean(!enMass && (plural || one.enPluralOnly));
  const nounFr = plural && !one.pluralOnly && !one.frPluralEnMass ? one.pluralFr : one.fr;
  const nounEn = enPlural && !one.pluralOnly && !one.enPluralOnly ? one.pluralEn : one.en;
  const wanted = options.adjective ?? 0;
  const found = typeof wanted === 'object' ? wanted : chance.is(wanted) ? suiting(chance, one, 'with') : null;
  const adjective = found?.fr === 'préféré' && det !== 'possessive' ? null : found;
  const shared = det === 'possessive' && public_.has(one.classes[0] as NounClass) && !ownable.test(one.fr);
  if (shared || (one.fr === 'toilettes' && det !== 'zero')) det = 'definite';
  const head = group(nounFr, nounEn);
  let core = head;
  let nextFr = nounFr;
  let nextEn = nounEn;
  if (adjective) {
    const form = adjective.before ? french.agree(adjective.fr, one.gender, plural, nounFr) : adjective.invariable ? adjective.fr : agree(adjective.fr, { gender: one.gender, plural });
    const quality = group(form, adjective.en);
    core = order(adjective.before ? [quality, head] : [head, quality], [quality, head]);
    if (adjective.before) nextFr = form;
    nextEn = adjective.en;
  }
  const f = one.gender === 'f';
  const article = plural ? 'LES' : f ? 'LA' : 'LE';
  const vowel = french.elides(nextFr) && !(one.noElision && nextFr === nounFr);
  const single = enPlural || enMass ? '' : english.indefinite(nextEn);
  const before = adjective?.before ?? false;
  const parts = (text: string): Phrase => (plural ? group(before ? 'de' : 'des', text) : f ? group('de LA', text) : group('de LE', text));
  const determiner = ((): Phrase => {
    switch (det) {
      case 'definite': return bareInEnglish(one) || one.fr === 'gens' ? fr(article) : group(article, 'the');
      case 'generic': return fr(article);
      case 'possessive': {
        const owner = options.owner ?? anyOwner(chance);
        const [m, fem, p] = possessives[owner.fr] as readonly [string, string, string];
        return group(plural ? p : f && !vowel ? fem : m, owner.en);
      }
      case 'demonstrative': return group(plural ? 'ces' : f ? 'cette' : vowel ? 'cet' : 'ce', enPlural ? 'these' : 'this');
      case 'which': return group(french.agree('quel', one.gender, plural).replace(/^quele/, 'quelle'), 'which');
      case 'no': return group('de', enPlural || enMass ? 'any' : single);
      case 'zero': return join();
      case 'bare partitive': return one.mass || plural ? parts('') : group(f ? 'une' : 'un', single);
      case 'any': return one.mass || plural ? parts('any') : group(f ? 'une' : 'un', single);
      case 'number': {
        if (!plural) return group(f ? 'une' : 'un', enPlural ? 'some' : single);
        const n = chance.weighted([[8, () => chance.whole(2, 5)], [3, () => chance.whole(6, 20)], [1, () => chance.whole(21, 100)]] as const)();
        return chance.is(0.3) ? group(`${n}`, `${n}`) : group(counting(n, one.gender), english.numberWords(n));
      }
      case 'indefinite': if (!one.mass && !plural) return group(f ? 'une' : 'un', enPlural ? 'some' : single); return parts('some');
      case 'partitive': return one.mass || plural ? parts('some') : group(f ? 'une' : 'un', single);
    }
  })();
  return { phrase: join(determiner, core), gender: one.gender, plural, person: plural ? 5 : 2, human: one.human, pronoun: false, enPerson: enPlural ? 'they' : one.human && !/^(famille|équipe|groupe|public|couple|classe)$/.test(one.fr) ? (f ? 'she' : 'he') : 'it' };
}

/** The determiner a noun allows, of those a verb likes. */
export function choose(chance: Chance, one: Word, allowed: readonly Det[]): Det {
  const fit = allowed.filter((det) => (one.mass || one.frPluralEnMass ? det !== 'number' && det !== 'indefinite' : one.pluralOnly ? det !== 'number' : det !== 'partitive' || true));
  if (fit.length === 0) return 'partitive';
  return chance.of(fit);
}

/** beaucoup de, un kilo de: how much there is of it. */
const ofMass = [['beaucoup de', 'a lot of', 5], ['un peu de', 'a little', 3], ['trop de', 'too much', 2], ['assez de', 'enough', 2], ['plus de', 'more', 1], ['moins de', 'less', 1]] as const;
const ofMany = [['beaucoup de', 'a lot of', 5], ['trop de', 'too many', 2], ['assez de', 'enough', 2], ['peu de', 'few', 1], ['plus de', 'more', 1], ['moins de', 'fewer', 1], ['quelques', 'a few', 3], ['plusieurs', 'several', 3]] as const;
export function quantity(chance: Chance, one: Word): Entity {
  const mass = one.mass || one.frPluralEnMass;
  const [french, english] = chance.weighted((mass ? ofMass : ofMany).map((entry) => [entry[2], entry] as const));
  const bare = np(chance, one, 'zero', { plural: !one.mass });
  return { ...bare, phrase: join(group(french, english), bare.phrase), person: one.mass ? 2 : 5 };
}
const measures: readonly (readonly [fr: string, en: string, what: string])[] = [
  ['un kilo de', 'a kilo of', 'food'], ['deux kilos de', 'two kilos of', 'food'], ['une tasse de', 'a cup of', 'hot'], ['un verre de', 'a glass of', 'cold'], ['une bouteille de', 'a bottle of', 'cold'], ['un morceau de', 'a piece of', 'piece'],
  ['une tranche de', 'a slice of', 'slice'], ['un litre de', 'a litre of', 'cold'], ['un paquet de', 'a packet of', 'packet'], ['une boîte de', 'a box of', 'packet'], ['cent grammes de', 'a hundred grams of', 'slice'], ['une livre de', 'a pound of', 'food'],
];
const measured: Readonly<Record<string, RegExp>> = {
  food: /^(tomate|pomme|pomme de terre|carotte|fraise|cerise|orange|banane|viande|poisson|farine|sucre|riz|raisin|poire|pêche|oignon|abricot|courgette|haricot|champignon|bœuf|poulet)$/, hot: /^(café|thé|lait|chocolat chaud|tisane)$/,
  cold: /^(eau|vin|lait|jus d'orange|jus|coca|limonade|bière|jus de pomme|jus de fruits|cidre|champagne|eau minérale|vin rouge|vin blanc)$/, piece: /^(pain|fromage|gâteau|viande|chocolat|sucre)$/, slice: /^(jambon|pain|fromage|saumon|beurre|gâteau)$/, packet: /^(biscuit|bonbon|sucre|pâtes|riz|chips|céréales|chocolat|thé|café)$/,
};
export function measure(chance: Chance): Entity {
  const [french, english, what] = chance.of(measures);
  const one = chance.of(words.filter((word) => (word.classes.includes('food') || word.classes.includes('drink')) && measured[what]?.test(word.fr)));
  const bare = np(chance, one, 'zero', { plural: !one.mass && !/morceau|tranche/.test(french) });
  return { ...bare, phrase: join(group(french, english), bare.phrase) };
}

/** A subject pronoun. */
export function pronoun(chance: Chance, person: Person): Entity {
  const gender = chance.is(0.5) ? 'f' : 'm';
  if (person === 3 && chance.is(0.4)) return { phrase: group('on', 'we'), gender: chance.is(0.8) ? 'm' : 'f', plural: true, person: 2, human: true, enPerson: 'we', pronoun: true };
  const text = ['je', 'tu', gender === 'f' ? 'elle' : 'il', 'nous', 'vous', gender === 'f' ? 'elles' : 'ils'][person] as string;
  const enPerson = (['I', 'you', gender === 'f' ? 'she' : 'he', 'we', 'you', 'they'] as const)[person] as Entity['enPerson'];
  // vous is one person about as often as several
  return { phrase: group(text, enPerson), gender: person === 5 || person === 2 ? gender : chance.is(0.65) ? 'm' : 'f', plural: person === 4 ? chance.is(0.55) : person >= 3, person, human: true, enPerson, pronoun: true };
}
export const anyPronoun = (chance: Chance): Entity => pronoun(chance, chance.weighted([[5, 0], [3, 1], [4, 2], [3, 3], [3, 4], [2.5, 5]] as const));

/** A person by name: Paul, Madame Martin, Paul et Marie. */
export function named(chance: Chance, one = false): Entity {
  const drawn = chance.is(0.5) ? 'f' : 'm';
  const first = firstName(chance, drawn);
  // an unknown name says nothing of gender: he, mostly
  const gender = first[2] && drawn === 'f' && chance.is(0.7) ? 'm' : drawn;
  const given = group(first[0], first[1]);
  const enPerson = gender === 'f' ? 'she' : 'he';
  const base = { gender, plural: false, person: 2, human: true, pronoun: false } as const;
  const kind = chance.weighted([[12, 'first'], [1.2, 'full'], [2, 'title'], [one ? 0 : 2, 'two']] as const);
  if (kind === 'full') {
    const family = familyName(chance);
    return { ...base, phrase: join(given, group(family, family)), enPerson };
  }
  if (kind === 'title') {
    const family = familyName(chance);
    const title = gender === 'f' ? chance.weighted([[4, ['Madame', 'Mrs']], [2, ['madame', 'Mrs']], [2, ['Mme', 'Mrs']], [1, ['Mademoiselle', 'Miss']]] as const) : chance.weighted([[4, ['Monsieur', 'Mr']], [2, ['monsieur', 'Mr']], [2, ['M.', 'Mr']]] as const);
    return { ...base, phrase: join(group(title[0], title[1]), group(family, family)), enPerson };
  }
  if (kind === 'two') {
    const other = chance.is(0.5) ? 'f' : 'm';
    return { ...base, phrase: join(given, group('et', 'and'), ((second) => group(second[0], second[1]))(firstName(chance, other))), gender: gender === 'f' && other === 'f' ? 'f' : 'm', plural: true, person: 5, enPerson: 'they' };
  }
  return { ...base, phrase: given, enPerson };
}

/** A relative or a friend with a possessive. */
export function relative(chance: Chance, options: { owner?: Owner; plural?: boolean } = {}): Entity {
  const friend = chance.is(0.22);
  const one = friend ? chance.of(words.filter((word) => /^(ami|amie|copain|copine|voisin|voisine|professeur|collègue)$/.test(word.fr))) : noun(chance, 'family');
  const single = /^(père|mère|papa|maman|mari|femme|beau-père|belle-mère|famille|petit ami|petite amie|aîné|aînée)$/.test(one.fr);
  return np(chance, one, 'possessive', { ...(options.owner ? { owner: options.owner } : {}), plural: one.fr === 'parent' ? true : options.plural ?? (!single && chance.is(0.22)) });
}
const withMe = (chance: Chance): Entity => {
  const other = chance.is(0.5) ? named(chance, true) : relative(chance, { owner: { fr: 0, en: 'my' }, plural: false });
  return { phrase: order([other.phrase, group('et', 'and'), group('moi', 'I')], [other.phrase]), gender: 'm', plural: true, person: 3, human: true, enPerson: 'we', pronoun: false };
};
/** Mon frère et moi / my brother and I. */
function coordinated(chance: Chance): Entity {
  if (chance.is(0.45)) {
    const other = chance.is(0.5) ? named(chance, true) : relative(chance, { owner: { fr: 0, en: 'my' }, plural: false });
    const me = group('moi', 'I');
    return { ...withMe(chance), phrase: join(other.phrase, group('et', 'and'), me) };
  }
  const owner = anyOwner(chance);
  const a = relative(chance, { owner, plural: false });
  const b = chance.is(0.5) ? named(chance, true) : relative(chance, { owner, plural: false });
  return { phrase: join(a.phrase, group('et', 'and'), b.phrase), gender: a.gender === 'f' && b.gender === 'f' ? 'f' : 'm', plural: true, person: 5, human: true, enPerson: 'they', pronoun: false };
}
/** le livre de Paul, la voiture de mon père: what is whose. */
export function belonging(chance: Chance, one: Word = noun(chance, 'object', 'clothing', 'room', 'vehicle', 'pet', 'family', 'schoolThing', 'readable')): Entity {
  const owner = chance.is(0.55) ? named(chance, true) : chance.is(0.75) ? relative(chance, { plural: false }) : np(chance, noun(chance, 'person', 'profession'), 'definite');
  const thing = np(chance, one, 'zero', { plural: chance.is(0.15), adjective: 0.1 });
  const article = thing.plural ? 'LES' : one.gender === 'f' ? 'LA' : 'LE';
  const last = owner.phrase.e.length - 1;
  const de = fr('de');
  const possessor: Phrase = { f: [], e: owner.phrase.e.map((token, i) => (i === last ? { ...token, text: `${token.text}${owner.plural && token.text.endsWith('s') ? "'" : "'s"}` } : token)) };
  return { ...thing, phrase: order([fr(article), thing.phrase, de, owner.phrase], [possessor, thing.phrase]) };
}

/** Somebody of whom something is said. */
export function somebody(chance: Chance): Entity {
  return chance.weighted<() => Entity>([
    [9, () => anyPronoun(chance)],
    [3, () => named(chance)],
    [2.4, () => relative(chance, chance.is(0.6) ? { owner: { fr: 0, en: 'my' } } : {})],
    [1.5, () => np(chance, noun(chance, 'person', 'person', 'profession'), chance.weighted([[8, 'definite'], [1, 'demonstrative']] as const), { plural: chance.is(0.3), adjective: 0.12 })],
    [0.5, () => coordinated(chance)],
    [0.25, () => belonging(chance, chance.of(pool('family')))],
    [0.3, () => fixed(chance)],
  ])();
}
/** tout le monde, quelqu'un, and whole groups. */
function fixed(chance: Chance): Entity {
  const [french, english, plural] = chance.of([['tout le monde', 'everyone', false], ['quelqu\'un', 'someone', false], ['les enfants', 'the children', true], ['les gens', 'people', true], ['les élèves', 'the pupils', true], ['mes parents', 'my parents', true], ['tous les élèves', 'all the pupils', true], ['toute la famille', 'the whole family', false], ['chaque élève', 'each pupil', false]] as const);
  return { phrase: group(french, english), gender: french === 'toute la famille' ? 'f' : 'm', plural, person: plural ? 5 : 2, human: true, pronoun: false, enPerson: plural ? 'they' : french.includes('famille') ? 'it' : 'he' };
}

const feminineFr = (adjective: string, feminine: string | undefined, entity: { gender: 'm' | 'f'; plural: boolean }): string => {
  if (feminine) french.learnForms(adjective, feminine, undefined);
  return french.agree(adjective, entity.gender, entity.plural);
};
export const nationality = (chance: Chance, entity: { gender: 'm' | 'f'; plural: boolean }): Phrase => {
  for (;;) {
    const { nationality: people } = country(chance);
    if (people && people.en !== 'New Zealand') return group(feminineFr(people.fr, people.feminine, entity), people.en);
  }
};
export const language = (chance: Chance): readonly [string, string] => {
  for (;;) {
    const { language: spoken } = country(chance);
    if (spoken) return [spoken.fr, spoken.en];
  }
};
/** en France, au Japon, aux États-Unis, à Paris; du Japon, de France. */
export function countryPhrase(chance: Chance, way: 'in' | 'to' | 'from', which: Country = country(chance)): Phrase {
  const english = `${way} ${which.enArticle ? 'the ' : ''}${which.en}`;
  const bare = /^(Cuba|Chypre|Malte|Madagascar|Israël|Singapour|Taïwan|Haïti|Hong Kong)$/.test(which.fr);
  if (bare) return group(`${way === 'from' ? 'de' : which.fr === 'Israël' || which.fr === 'Haïti' ? (which.fr === 'Haïti' ? 'en' : 'en') : 'à'} ${which.fr}`, english);
  const vowel = french.elides(which.fr);
  if (way === 'from') return group(which.plural ? `de LES ${which.fr}` : which.gender === 'f' || vowel ? `de ${which.fr}` : `de LE ${which.fr}`, english);
  return group(which.plural ? `à LES ${which.fr}` : which.gender === 'f' || vowel ? `en ${which.fr}` : `à LE ${which.fr}`, english);
}
export function cityPhrase(chance: Chance, way: 'in' | 'to' | 'from'): Phrase {
  const [french, english] = cityName(chance);
  return join(group(way === 'from' ? 'de' : 'à', way), group(french.replace(/^Le /, 'LE ').replace(/^La /, 'La '), english));
}
export { en, fr, group, join, order };
