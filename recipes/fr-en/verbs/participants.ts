// Who and what takes part in what a verb says: subjects, things, somebody else as a pronoun.
import type { Chance } from '../chance.ts';
import type { Predicate } from '../clause.ts';
import type { Person } from '../french.ts';
import type { NounClass } from '../lexicon/types.ts';
import { anyPronoun, type Det, type Entity, named, noun, np, ownerOf, relative } from '../nominal.ts';
import { empty } from '../phrase.ts';

export const silent = (subject: Entity): Entity => ({ ...subject, phrase: empty });
export const single = (chance: Chance): Entity => chance.weighted<() => Entity>([[6, () => anyPronoun(chance)], [2, () => named(chance, true)], [2.5, () => relative(chance, { owner: { fr: 0, en: 'my' } })], [2, () => np(chance, noun(chance, 'person', 'profession'), 'definite')]])();
export const thing = (chance: Chance, classes: readonly NounClass[], det: readonly Det[] = ['definite', 'definite', 'possessive', 'demonstrative'], subject: Entity | null = null): Entity =>
  np(chance, noun(chance, ...classes), chance.of(det), { plural: chance.is(0.2), adjective: 0.08, ...(subject ? { owner: ownerOf(subject) } : {}) });
const person = (at: Person, gender: 'm' | 'f', enPerson: Entity['enPerson']): Entity => ({ phrase: empty, gender, plural: at > 2, person: at, human: true, enPerson, pronoun: true });
type Target = { dat: string; acc: string; en: string; entity: Entity };
export const targets: readonly Target[] = [
  { dat: 'me', acc: 'me', en: 'me', entity: person(0, 'm', 'I') }, { dat: 'te', acc: 'te', en: 'you', entity: person(1, 'm', 'you') }, { dat: 'lui', acc: 'le', en: 'him', entity: person(2, 'm', 'he') }, { dat: 'lui', acc: 'la', en: 'her', entity: person(2, 'f', 'she') },
  { dat: 'nous', acc: 'nous', en: 'us', entity: person(3, 'm', 'we') }, { dat: 'vous', acc: 'vous', en: 'you', entity: person(4, 'm', 'you') }, { dat: 'leur', acc: 'les', en: 'them', entity: person(5, 'm', 'they') },
];
/** Somebody else than the subject, as a pronoun. */
export function target(chance: Chance, subject: Entity): Target {
  const mine = /^(I|we)$/;
  return chance.of(targets.filter(({ entity }) => (entity.enPerson !== subject.enPerson || /^(he|she|they)$/.test(entity.enPerson)) && !(mine.test(entity.enPerson) && mine.test(subject.enPerson))));
}
export const accClitic = (to: Target): NonNullable<Predicate['clitic']> => ({ fr: to.acc, en: to.en, agreement: { gender: to.entity.gender, plural: to.entity.plural } });
export const whom = (chance: Chance, subject: Entity): Entity => chance.weighted<() => Entity>([[2, () => named(chance, true)], [3, () => relative(chance, { owner: ownerOf(subject) })], [2, () => np(chance, noun(chance, 'person', 'profession'), 'definite', { plural: chance.is(0.25) })]])();
export const objectForm: Readonly<Record<Entity['enPerson'], string>> = { I: 'me', you: 'you', he: 'him', she: 'her', it: 'it', we: 'us', they: 'them' };
export const asObject = (subject: Entity): Entity => (subject.pronoun ? { ...subject, phrase: { f: subject.phrase.f, e: subject.phrase.e.map((token) => ({ ...token, text: objectForm[subject.enPerson] })) } } : subject);
