// Noun phrases: who and what sentences are about, in both languages, with the agreement they ask for.
import type { Chance } from './chance.ts';
import { indefinite, learnPlural as learnEnglishPlural, numberWords as enNumber, plural as enPlural } from './english.ts';
import { agree, elides, type Gender, learnAspirated, learnPlural, numberWords, plural } from './french.ts';
import { moreAspirated, moreNouns, morePlurals } from './more.ts';
import { en, fr, group, join, order, type Phrase } from './phrase.ts';
import { adjectives, cities, familyNames, names, type Noun, nouns } from './words.ts';

/** A noun phrase and what verbs and pronouns must know of it. `person`: 0 je … 5 ils. */
export type Entity = { phrase: Phrase; gender: Gender; plural: boolean; person: 0 | 1 | 2 | 3 | 4 | 5; human: boolean; enPerson: 'I' | 'you' | 'he' | 'she' | 'it' | 'we' | 'they'; pronoun: boolean };

const groups: Readonly<Record<string, readonly string[]>> = {
  dog: ['chien'], bird: ['oiseau', 'pigeon', 'perroquet'], cake: ['gâteau', 'tarte', 'pizza', 'salade', 'crêpe', 'soupe'], present: ['cadeau'], story: ['histoire', 'blague'], question: ['question'],
  exercise: ['exercice', 'leçon', 'devoir'], exam: ['examen'], film: ['film', 'photo'], song: ['chanson'], watchgame: ['match', 'jeu', 'concours', 'course'], flat: ['appartement', 'maison', 'chambre'],
  tree: ['arbre'], flower: ['fleur', 'rose', 'tulipe'], plantn: ['plante', 'herbe'], street: ['rue', 'pont', 'place', 'rivière'], stairs: ['escalier'], device: ['lampe', 'télévision', 'ordinateur', 'radio', 'téléphone'],
  star: ['soleil', 'lune', 'étoile'], phone: ['téléphone', 'réveil'], solution: ['solution', 'réponse'], work: ['travail'], collect: ['timbre', 'livre', 'jouet', 'photo'], birthday: ['anniversaire'],
  rulex: ['règle', 'leçon'], problem: ['problème'], secret: ['secret', 'nom', 'prénom'], season: ['été', 'printemps'],
};
const present = new Set(Object.values(nouns).flat().map((noun) => `${noun.fr} ${noun.gender}`));
for (const noun of moreNouns) {
  if (present.has(`${noun.fr} ${noun.gender}`)) continue;
  present.add(`${noun.fr} ${noun.gender}`);
  const [name] = [...noun.kinds] as [string];
  nouns[name] = [...(nouns[name] ?? []), noun];
}
for (const [language, word, form] of morePlurals) (language === 'fr' ? learnPlural : learnEnglishPlural)(word, form);
for (const word of moreAspirated) learnAspirated(word);

const all: readonly Noun[] = Object.values(nouns).flat();
const known = new Map<string, readonly Noun[]>();
/** The nouns of a kind, or of a small group. */
export function kind(name: string): readonly Noun[] {
  let list = known.get(name);
  if (!list) {
    list = nouns[name] ?? all.filter((noun) => groups[name]?.includes(noun.fr));
    // commoner words stand in the list more often
    list = list.flatMap((noun) => Array.from({ length: noun.weight ?? 3 }, () => noun));
    known.set(name, list);
  }
  return list;
}

/** A noun of one of the kinds. */
export function pick(chance: Chance, kinds: readonly string[]): Noun {
  const usable = kinds.filter((name) => kind(name).length > 0);
  return chance.of(kind(chance.of(usable)));
}

const adjectiveKinds: Readonly<Record<string, string>> = {
  person: 'person', family: 'person', job: 'person', pet: 'animal', animal: 'animal', food: 'food', plate: 'food', drink: 'food', clothes: 'clothes', worn: 'thing', furniture: 'thing', room: 'place', place: 'place',
  vehicle: 'thing', thing: 'thing', school: 'thing', readable: 'abstract', watchable: 'abstract', event: 'abstract', idea: 'abstract', dish: 'thing', body: 'body', part: 'thing', nature: 'place', meal: 'food',
};
const colourable = new Set(['clothes', 'thing', 'vehicle', 'furniture', 'part', 'dish', 'worn', 'school']);
/** An adjective that suits a noun. */
export function suiting(chance: Chance, noun: Noun): { fr: string; en: string; before: boolean } | null {
  const [name] = noun.kinds as unknown as Set<string> & Iterable<string>;
  const list = adjectives[adjectiveKinds[name as string] ?? ''];
  if (!list) return null;
  return colourable.has(name as string) && chance.is(0.35) ? chance.of(adjectives['colour'] as typeof list) : chance.of(list);
}

export type Determiner = 'd' | 'i' | 'p' | 's' | 'm' | 'g' | 'n' | '0';
type Options = { plural?: boolean; adjective?: boolean | number; owner?: 0 | 1 | 2 | 3 | 4 | 5; negative?: boolean; enOwner?: string };

const possessives: readonly (readonly [m: string, f: string, p: string])[] = [['mon', 'ma', 'mes'], ['ton', 'ta', 'tes'], ['son', 'sa', 'ses'], ['notre', 'notre', 'nos'], ['votre', 'votre', 'vos'], ['leur', 'leur', 'leurs']];
const enPossessives = ['my', 'your', 'his', 'our', 'your', 'their'];

const irregularPlurals = new Map(morePlurals.filter(([language]) => language === 'fr').map(([, word, form]) => [word, form]));

/** A noun with a determiner and perhaps an adjective. */
export function nounPhrase(chance: Chance, noun: Noun, determiner: Determiner, options: Options = {}): Entity {
  const isPlural = noun.plural || (!noun.mass && (options.plural ?? false)) || (determiner === 'g' && !noun.mass);
  const enIsPlural = (isPlural && !noun.enMass) || noun.enPlural;
  const frNoun = isPlural && !noun.plural ? noun.fr.replace(/^\S+/, pluralWord) : noun.fr;
  const enNoun = isPlural && !noun.enMass && !noun.enPlural && !noun.plural && !noun.mass ? enPlural(noun.en) : noun.en;
  const wanted = options.adjective === true ? 1 : (options.adjective || 0);
  const adjective = typeof wanted === 'number' && chance.is(wanted) && !noun.fr.includes(' ') ? suiting(chance, noun) : null;
  const nounGroup = group(isPlural && noun.fr.includes(' ') && !noun.plural ? (irregularPlurals.get(noun.fr) ?? compound(noun.fr)) : frNoun, enNoun);
  let core = nounGroup;
  let firstFr = frNoun;
  let firstEn = enNoun;
  if (adjective) {
    const form = agree(adjective.fr, noun.gender, isPlural, adjective.before ? frNoun : undefined);
    const described = group(form, adjective.en);
    core = order(adjective.before ? [described, nounGroup] : [nounGroup, described], [described, nounGroup]);
    if (adjective.before) firstFr = form;
    firstEn = adjective.en;
  }
  const article = determiners(chance, determiner, { noun, isPlural, enIsPlural, firstFr, firstEn, before: adjective?.before ?? false, options });
  return {
    phrase: join(article, core), gender: noun.gender, plural: isPlural, person: isPlural ? 5 : 2,
    human: noun.kinds.has('person') || noun.kinds.has('family') || noun.kinds.has('job'), pronoun: false,
    enPerson: enIsPlural ? 'they' : noun.kinds.has('person') || noun.kinds.has('family') || noun.kinds.has('job') ? (noun.gender === 'f' ? 'she' : 'he') : 'it',
  };
}

const both = /^(petit|grand|beau|belle|bon|chou)$/;
/** Plural of one word, hyphened ones included: grands-pères, sous-sols. */
const pluralWord = (word: string): string => {
  const irregular = irregularPlurals.get(word);
  if (irregular) return irregular;
  const parts = word.split('-');
  if (parts.length === 1 || /^(après-midi|arc-en-ciel|t-shirt)$/.test(word)) return /^(après-midi|arc-en-ciel)$/.test(word) ? word : plural(word);
  return parts.map((part, i) => (i === parts.length - 1 || (i === 0 && both.test(part)) ? plural(part) : part)).join('-');
};
const compound = (words: string): string => {
  const [first = '', ...rest] = words.split(' ');
  if (/^(petite?|grande?|jeune)$/.test(first)) return [first, ...rest].map((word) => pluralWord(word)).join(' ');
  return [pluralWord(first), ...(/^(à|de|d'|en)/.test(rest[0] ?? '') || rest[0] === undefined ? rest : rest.map((word) => (/^(rouge|vert|animé|public|commercial|dessinée|postale|fille|chaud|minérale)$/.test(word) ? plural(word) : word)))].join(' ');
};

function determiners(chance: Chance, which: Determiner, c: { noun: Noun; isPlural: boolean; enIsPlural: boolean; firstFr: string; firstEn: string; before: boolean; options: Options }): Phrase {
  const { noun, isPlural, firstFr, firstEn, options } = c;
  const feminine = noun.gender === 'f';
  const article = isPlural ? 'LES' : feminine ? 'LA' : 'LE';
  const counted = c.enIsPlural || noun.mass || noun.enMass;
  if (which === 'd') return group(article, 'the');
  if (which === 'g') return fr(article);
  if (which === 'm') return group(isPlural ? 'ces' : feminine ? 'cette' : elides(firstFr) ? 'cet' : 'ce', c.enIsPlural ? 'these' : 'this');
  if (which === 's') {
    const owner = options.owner ?? 0;
    const [m, f, p] = possessives[owner] as readonly [string, string, string];
    return group(isPlural ? p : feminine && !elides(firstFr) ? f : m, options.enOwner ?? (enPossessives[owner] as string));
  }
  if (options.negative) return group('de', counted ? 'any' : indefinite(firstEn));
  if (which === 'n') {
    if (!isPlural) return group(feminine ? 'une' : 'un', c.enIsPlural ? '' : chance.is(0.6) ? indefinite(firstEn) : 'one');
    const n = chance.weighted([[8, chance.whole(2, 6)], [3, chance.whole(7, 20)], [1, chance.whole(21, 100)]]);
    const digits = chance.is(0.35);
    return group(digits ? `${n}` : numberWords(n), digits ? `${n}` : enNumber(n));
  }
  if (which === 'i' && !noun.mass) {
    if (!isPlural) return group(feminine ? 'une' : 'un', c.enIsPlural ? '' : indefinite(firstEn));
    return c.before ? group('de', c.options.plural ? 'some' : '') : fr('des');
  }
  // partitive
  if (isPlural) return group(c.before ? 'de' : 'des', 'some');
  return feminine ? group(elides(firstFr) ? "de LA" : 'de LA', 'some') : group('de LE', 'some');
}

const enNames = ['I', 'you', 'he', 'we', 'you', 'they'] as const;

/** A subject pronoun. */
export function pronoun(chance: Chance, person: 0 | 1 | 2 | 3 | 4 | 5): Entity {
  const gender: Gender = chance.is(0.5) ? 'f' : 'm';
  const third = person === 2 || person === 5;
  if (person === 3 && chance.is(0.35)) {
    return { phrase: group('on', 'we'), gender, plural: true, person: 2, human: true, enPerson: 'we', pronoun: true };
  }
  const text = ['je', 'tu', gender === 'f' ? 'elle' : 'il', 'nous', 'vous', gender === 'f' ? 'elles' : 'ils'][person] as string;
  const enPerson = third && person === 2 && gender === 'f' ? 'she' : (enNames[person] as Entity['enPerson']);
  return { phrase: group(text, enPerson), gender, plural: person >= 3, person, human: true, enPerson, pronoun: true };
}

const syllables = 'ba be bi bo bu ka ke ki ko ku da de di do du fa fe fi fo ga go la le li lo lu ma me mi mo mu na ne ni no nu pa pe pi po ra re ri ro ru sa se si so su ta te ti to tu va ve vi vo za ze zi zo zu cha che chi tra bri gra dro lor mar ver zan ner vik tor ras wen gol fri kle plo xan yor qui thi bal dor mel sen kow ski wic sch mann berg ström é è ö ü ñ ça'.split(' ');
/** A name nobody has: to be copied letter by letter. */
export function invented(chance: Chance): string {
  const make = (): string => {
    const count = chance.whole(2, 4);
    let word = '';
    if (chance.is(0.3)) for (let i = 0, n = chance.whole(3, 9); i < n; i++) word += chance.of([...(i % 2 ? 'aeiouaeioy' : 'bcdfghjklmnpqrstvwxz')]);
    else for (let i = 0; i < count; i++) word += chance.of(syllables);
    if (chance.is(0.15)) word += chance.of(['s', 'n', 'k', 'x', 'tz', 'ic', 'en', 'ard', 'eau', 'ette']);
    return word.charAt(0).toUpperCase() + word.slice(1);
  };
  return chance.is(0.1) ? `${make()}-${make()}` : make();
}
export const anyName = (chance: Chance, gender: Gender): string => (chance.is(0.3) ? invented(chance) : chance.of(names[gender]));
export const anyCity = (chance: Chance): readonly [string, string] => {
  if (!chance.is(0.3)) return chance.of(cities);
  const name = invented(chance);
  return [name, name];
};

export function named(chance: Chance): Entity {
  const gender: Gender = chance.is(0.5) ? 'f' : 'm';
  const base: Omit<Entity, 'phrase' | 'enPerson'> = { gender, plural: false, person: 2, human: true, pronoun: false };
  const name = anyName(chance, gender);
  const enPerson = gender === 'f' ? 'she' : 'he';
  const kindOf = chance.weighted([[10, 'name'], [1, 'full'], [1, 'title'], [1.5, 'pair']] as const);
  if (kindOf === 'full') {
    const family = chance.is(0.4) ? invented(chance) : chance.of(familyNames);
    return { ...base, phrase: join(group(name, name), group(family, family)), enPerson };
  }
  if (kindOf === 'title') {
    const family = chance.is(0.4) ? invented(chance) : chance.of(familyNames);
    return { ...base, phrase: join(gender === 'f' ? group(chance.of(['Madame', 'madame', 'Mme']), 'Mrs') : group(chance.of(['Monsieur', 'monsieur', 'M.']), 'Mr'), group(family, family)), enPerson };
  }
  if (kindOf === 'pair') {
    const other: Gender = chance.is(0.5) ? 'f' : 'm';
    const second = anyName(chance, other);
    return { ...base, phrase: join(group(name, name), group('et', 'and'), group(second, second)), gender: gender === 'f' && other === 'f' ? 'f' : 'm', plural: true, person: 5, enPerson: 'they' };
  }
  return { ...base, phrase: group(name, name), enPerson };
}

/** Somebody as a subject: pronouns most often. */
export function somebody(chance: Chance): Entity {
  return chance.weighted<() => Entity>([
    [6, () => pronoun(chance, chance.weighted([[3, 0], [2, 1], [3, 2], [2, 3], [2, 4], [2, 5]] as const))],
    [1.6, () => named(chance)],
    [1.2, () => nounPhrase(chance, pick(chance, ['family']), 's', { owner: chance.weighted([[5, 0], [2, 1], [2, 2], [2, 3], [1, 4], [1, 5]] as const), plural: chance.is(0.25) })],
    [0.8, () => nounPhrase(chance, pick(chance, ['person', 'job']), chance.weighted([[6, 'd'], [1, 'm'], [1, 's']] as const), { plural: chance.is(0.3), adjective: 0.15, owner: chance.of([0, 1, 2, 3]) })],
    [0.25, () => coordinated(chance)],
  ])();
}

function coordinated(chance: Chance): Entity {
  const a = chance.is(0.5) ? named(chance) : nounPhrase(chance, pick(chance, ['family']), 's', { owner: 0 });
  const first = chance.is(0.4);
  if (first) return { phrase: order([a.phrase, group('et', 'and'), group('moi', 'I')], [a.phrase, en('and'), group('', 'I')]), gender: 'm', plural: true, person: 3, human: true, enPerson: 'we', pronoun: false };
  const b = nounPhrase(chance, pick(chance, ['family']), 's', { owner: 0 });
  return { phrase: join(a.phrase, group('et', 'and'), b.phrase), gender: a.gender === 'f' && b.gender === 'f' ? 'f' : 'm', plural: true, person: 5, human: true, enPerson: 'they', pronoun: false };
}
