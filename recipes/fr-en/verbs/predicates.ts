// What is said of a subject by several patterns: acts, states, denials, an adverb between auxiliary and participle.
import type { Chance } from '../chance.ts';
import type { ClauseOptions, Negation } from '../clause.ts';
import { action, type Doing, say } from '../frames.ts';
import { agree, type Entity } from '../nominal.ts';
import { group, pairsOf, type Phrase } from '../phrase.ts';

export type Pair = readonly [fr: string, en: string];
export const any = (chance: Chance, list: readonly Pair[]): Phrase => say(...chance.of(list));
export const unwanted = /^(perdre|oublier|rater|manquer|casser|tomber|mourir|tromper|blesser|ennuyer|mentir|tousser|voler|grossir|recevoir|adorer|détester|aimer|ressembler|apercevoir|remarquer|devenir|habiter|croire|avoir|être|naître|préférer|connaître)$/;
/** What one does, no state. */
export function act(chance: Chance, subject: Entity, negative = false): Doing {
  for (;;) {
    const doing = action(chance, subject, { active: true, negative });
    if (!unwanted.test(doing.fr.split(' ')[0] as string)) return doing;
  }
}
/** An adverb that French puts between auxiliary and participle and English last. */
export const after = (french: string, said: string): Pick<ClauseOptions, 'frequency' | 'tail'> => {
  const made = group(french, said);
  return { frequency: { f: made.f, e: [] }, tail: { f: [], e: made.e } };
};
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
