// The larger lexicon in the terms of the sentence patterns: verbs by their frames, adjectives by what they describe.
import { adjectives as adjectiveEntries } from './lexicon/adjectives.ts';
import { adverbs as adverbEntries } from './lexicon/adverbs.ts';
import { nouns as nounEntries } from './lexicon/nouns.ts';
import { verbs as verbEntries } from './lexicon/verbs.ts';
import type { Verb } from './verbs.ts';
import type { Noun } from './words.ts';

/** Kinds of words.ts by the lexicon's classes. */
const kinds: Readonly<Record<string, readonly string[]>> = {
  people: ['family', 'person'], anything: ['thing'], animate: ['person', 'animal'], person: ['person'], family: ['family'], profession: ['job'], animal: ['animal'], pet: ['pet'], food: ['food', 'plate'],
  drink: ['drink'], meal: ['meal'], dish: ['dish'], clothing: ['clothes', 'worn'], bodyPart: ['body'], furniture: ['furniture'], room: ['room'], building: ['place'], place: ['place'], shop: ['place'], vehicle: ['vehicle'],
  object: ['thing'], toy: ['thing'], tool: ['thing'], readable: ['readable'], watchable: ['watchable'], listenable: ['listenable'], schoolThing: ['school'], subject: ['subject'], nature: ['nature'], plant: ['flower', 'tree', 'plantn'],
  event: ['event'], time: [], weather: [], sport: [], instrument: [], game: [], hobby: [], money: [], material: [], illness: [], abstract: ['idea'],
};
const letters: Readonly<Record<string, string>> = { definite: 'd', indefinite: 'i', partitive: 'p', possessive: 's', demonstrative: 'm', number: 'n' };

const people = new Set(['people', 'person', 'profession', 'family', 'animate']);

function adapt(entry: (typeof verbEntries)[number]): Verb | null {
  if (entry.subject && !entry.subject.some((one) => people.has(one))) return null;
  if (entry.infinitive || entry.recipient || entry.determiners?.includes('bodyPart')) return null;
  const objects = (entry.object ?? []).flatMap((one) => kinds[one] ?? []);
  if (entry.object && objects.length === 0) return null;
  const extras = (entry.with ?? []).map(([french, english]) => [french, english] as const);
  if (!entry.object && entry.place && extras.length === 0) return null;
  if (/^(mettre|poser|habiter|vivre|rester|retourner|aller)$/.test(entry.fr) && extras.length === 0 && !entry.object) return null;
  return {
    fr: entry.fr, en: entry.en, reflexive: entry.reflexive ?? false, etre: entry.auxiliary === 'être', stative: entry.stative ?? false, objects,
    determiners: (entry.determiners ?? ['definite', 'indefinite', 'possessive', 'demonstrative']).map((one) => letters[one] ?? '').join(''),
    extras, ...(entry.frPreposition ? { link: entry.frPreposition } : {}),
  };
}
const adapted = verbEntries.flatMap((entry) => {
  const verb = adapt(entry);
  return verb ? [verb] : [];
});
export const moreTransitive: readonly Verb[] = adapted.filter((verb) => verb.objects.length > 0);
export const moreIntransitive: readonly Verb[] = adapted.filter((verb) => verb.objects.length === 0 && !/^(être|avoir)$/.test(verb.fr));
/** Past tenses and participles that the lexicon gives. */
export const morePasts: readonly (readonly [string, string, string])[] = verbEntries.flatMap((entry) => (entry.enPast ? [[entry.en.split(' ')[0] as string, entry.enPast, entry.enParticiple ?? entry.enPast] as const] : []));

const groupOf: Readonly<Record<string, string>> = {
  people: 'person', person: 'person', family: 'person', profession: 'person', animate: 'person', animal: 'animal', pet: 'animal', food: 'food', drink: 'food', dish: 'thing', meal: 'food', clothing: 'clothes', bodyPart: 'body',
  furniture: 'thing', room: 'place', building: 'place', place: 'place', shop: 'place', vehicle: 'thing', object: 'thing', toy: 'thing', tool: 'thing', readable: 'abstract', watchable: 'abstract', abstract: 'abstract', event: 'abstract',
  schoolThing: 'thing', subject: 'abstract', nature: 'place', plant: 'place',
};
export const moreAdjectives: readonly { group: string; fr: string; en: string; before: boolean; feminine: string | undefined; plural: string | undefined }[] = adjectiveEntries
  .filter((entry) => entry.fr !== 'préféré' && !entry.beforeVowel)
  .flatMap((entry) => {
    const groups = new Set(entry.state && entry.of.some((one) => people.has(one)) ? ['state'] : entry.colour ? ['colour'] : entry.of.map((one) => groupOf[one] ?? 'thing'));
    return [...groups].map((group) => ({ group, fr: entry.fr, en: entry.en, before: entry.before ?? false, feminine: entry.invariable ? entry.fr : entry.feminine, plural: entry.invariable ? entry.fr : entry.plural }));
  });

const middle = /^(always|often|usually|sometimes|rarely|never|generally|already|still|just|almost|really|only|also)$/;
const of = (...which: readonly string[]): (readonly [string, string])[] => adverbEntries.filter((entry) => which.includes(entry.kind) && !middle.test(entry.en)).map((entry) => [entry.fr, entry.en] as const);
export const moreAdverbs = { past: of('past'), future: of('future'), habitual: of('frequency', 'anytime').filter(([french]) => french.includes(' ')), places: of('place'), manner: of('manner') };

/** Where the lexicon's classes stand in words.ts; the first class decides. */
const nounKinds: Readonly<Record<string, string>> = {
  person: 'person', family: 'family', profession: 'job', animal: 'animal', pet: 'pet', food: 'food', drink: 'drink', meal: 'meal', dish: 'dish', clothing: 'clothes', bodyPart: 'body', furniture: 'furniture', room: 'room',
  building: 'place', place: 'place', shop: 'place', vehicle: 'vehicle', object: 'thing', toy: 'thing', tool: 'thing', readable: 'readable', watchable: 'watchable', listenable: 'listenable', schoolThing: 'school', subject: 'subject',
  nature: 'nature', plant: 'nature', event: 'event', abstract: 'idea', money: 'idea', illness: 'illness', weather: 'nature', material: 'thing', time: 'idea', hobby: 'event', game: 'idea',
};
const nounOf = (fr: string, en: string, gender: 'm' | 'f', kind: string, entry: (typeof nounEntries)[number]): Noun => ({
  fr, en, gender, mass: entry.mass ?? false, plural: (entry.pluralOnly ?? false) || (entry.frPluralEnMass ?? false),
  enPlural: (entry.pluralOnly ?? false) || (entry.enPluralOnly ?? false), enMass: entry.frPluralEnMass ?? false, kinds: new Set([kind]), weight: entry.weight ?? 2,
});
/** Nouns by kind, the feminine forms among them. Sports, instruments and the like have their own patterns. */
export const moreNouns: readonly Noun[] = nounEntries.flatMap((entry) => {
  const kind = nounKinds[entry.classes[0] ?? ''];
  if (!kind || /…|’/.test(entry.fr)) return [];
  const own = nounOf(entry.fr, entry.en, entry.gender, kind, entry);
  return entry.feminine ? [own, nounOf(entry.feminine.fr, entry.feminine.en ?? entry.en, 'f', kind, entry)] : [own];
});
/** Plurals that do not follow the rules: French and English. */
export const morePlurals = nounEntries.flatMap((entry) => [...(entry.frPlural ? [['fr', entry.fr, entry.frPlural] as const] : []), ...(entry.enPlural ? [['en', entry.en, entry.enPlural] as const] : [])]);
/** Words before which nothing is elided. */
export const moreAspirated: readonly string[] = nounEntries.filter((entry) => entry.noElision).map((entry) => entry.fr);
