// What the patterns of verbs share: who does something, to what, and adverbs between auxiliary and participle.
import type { Chance } from '../chance.ts';
import type { ClauseOptions, Negation, Predicate } from '../clause.ts';
import { action, type Doing, say } from '../frames.ts';
import type { Person } from '../french.ts';
import type { NounClass } from '../lexicon/types.ts';
import { agree, anyPronoun, type Det, type Entity, named, noun, np, ownerOf, relative } from '../nominal.ts';
import { empty, group, pairsOf, type Phrase } from '../phrase.ts';

export type Pair = readonly [fr: string, en: string];
export const any = (chance: Chance, list: readonly Pair[]): Phrase => say(...chance.of(list));
export const silent = (subject: Entity): Entity => ({ ...subject, phrase: empty });
export const unwanted = /^(perdre|oublier|rater|manquer|casser|tomber|mourir|tromper|blesser|ennuyer|mentir|tousser|voler|grossir|recevoir|adorer|détester|aimer|ressembler|apercevoir|remarquer|devenir|habiter|croire|avoir|être|naître|préférer|connaître)$/;
/** What one does, no state. */
export function act(chance: Chance, subject: Entity, negative = false): Doing {
  for (;;) {
    const doing = action(chance, subject, { active: true, negative });
    if (!unwanted.test(doing.fr.split(' ')[0] as string)) return doing;
  }
}
export const single = (chance: Chance): Entity => chance.weighted<() => Entity>([[6, () => anyPronoun(chance)], [2, () => named(chance, true)], [2.5, () => relative(chance, { owner: { fr: 0, en: 'my' } })], [2, () => np(chance, noun(chance, 'person', 'profession'), 'definite')]])();
export const thing = (chance: Chance, classes: readonly NounClass[], det: readonly Det[] = ['definite', 'definite', 'possessive', 'demonstrative'], subject: Entity | null = null): Entity =>
  np(chance, noun(chance, ...classes), chance.of(det), { plural: chance.is(0.2), adjective: 0.08, ...(subject ? { owner: ownerOf(subject) } : {}) });
/** An adverb that French puts between auxiliary and participle and English last. */
export const after = (french: string, said: string): Pick<ClauseOptions, 'frequency' | 'tail'> => {
  const made = group(french, said);
  return { frequency: { f: made.f, e: [] }, tail: { f: [], e: made.e } };
};
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
export const shortDenial = (chance: Chance, likely: number): Negation | null => (chance.is(likely) ? chance.weighted([[5, 'pas'], [1, 'jamais']] as const) : null);
const stateAfterWhen = pairsOf('avoir le temps=have time;avoir dix-huit ans=be eighteen;être grand=be grown up;avoir de l\'argent=have some money;être prêt=be ready;être à la maison=be at home;avoir faim=be hungry;être fatigué=be tired;être en vacances=be on holiday;pouvoir=be able to;avoir une voiture=have a car;avoir un travail=have a job;être vieux=be old;être riche=be rich;savoir la réponse=know the answer;avoir besoin de moi=need me;être à Paris=be in Paris;vouloir=want to;avoir les résultats=have the results');
/** A state with its adjective agreeing. */
export function stateOf(chance: Chance, subject: Entity, negative = false): Doing {
  const [what, said] = chance.of(stateAfterWhen.filter(([f]) => !(negative && / (un|une|de l'argent)\b/.test(f)) && (!/ moi$/.test(f) || !/^(I|we)$/.test(subject.enPerson))));
  const [verb = '', ...rest] = what.split(' ');
  const [said0 = '', ...said1] = said.split(' ');
  const last = rest.join(' ');
  return { fr: verb, en: said0, stative: true, after: group(/^(grand|prêt|fatigué|vieux|riche)$/.test(last) ? agree(last, subject) : last, said1.join(' ')) };
}
