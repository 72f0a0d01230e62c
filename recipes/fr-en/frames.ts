// What people do, where and when: predicates from the verbs' frames, places, times.
import type { Chance } from './chance.ts';
import type { Predicate, Time } from './clause.ts';
import { learnPast } from './english.ts';
import { adverbs } from './lexicon/adverbs.ts';
import type { Filler, NounClass, Verb } from './lexicon/types.ts';
import { verbs } from './lexicon/verbs.ts';
import { clock, counting, english } from './morphology.ts';
import { agree, anyOwner, belonging, choose, cityPhrase, countryPhrase, type Det, type Entity, named, noun, np, ownerOf, selfOf, pool, possessives, quantity, relative, type Word, words } from './nominal.ts';
import { fr, group, join, order, type Phrase } from './phrase.ts';

const pair = ([french, english]: readonly [string, string]): Phrase => group(french.replace(/^au /, 'à LE ').replace(/^aux /, 'à LES '), english);
/** Words that mean the same, from a list's entry; au and aux contract anew. */
const say = (...[french = '', english = '']: readonly string[]): Phrase => pair([french, english]);
/** The same as they stand. */
const word = (...[french = '', english = '']: readonly string[]): Phrase => group(french, english);

for (const { en, enPast, enParticiple } of verbs) if (enPast) learnPast(en.split(' ')[0] as string, enPast, enParticiple ?? enPast);

// Places

const going = ['aller', 'venir', 'retourner', 'rentrer', 'partir', 'arriver'];
const strange = /^(douane|voie|bord|espace|air|endroit|pays|département|prise|région|continent|monde|planète|frontière|sommet|direction|quai|virage|carrefour|ciel|toboggan|balançoire|manège)$/;
const enterable = (chance: Chance): Word => {
  for (;;) {
    const one = chance.weighted<() => Word>([[5, () => noun(chance, 'building')], [3, () => noun(chance, 'shop')], [4, () => noun(chance, 'place')], [1, () => noun(chance, 'room')]])();
    if (!strange.test(one.fr) && !one.human) return one;
  }
};
const fixedPlaces = adverbs.filter((one) => one.kind === 'place' && !/^(quelque part|à côté|en face|dedans|à l'extérieur|là)$/.test(one.fr));
const homes: readonly (readonly [string, string])[] = [['chez moi', 'at my house'], ['chez toi', 'at your house'], ['chez lui', 'at his house'], ['chez elle', 'at her house'], ['chez nous', 'at our house'], ['chez vous', 'at your house'], ['chez eux', 'at their house'], ['chez le médecin', 'at the doctor\'s'], ['chez le dentiste', 'at the dentist\'s'], ['chez le coiffeur', 'at the hairdresser\'s'], ['chez mes grands-parents', 'at my grandparents\' house'], ['chez mes parents', 'at my parents\' house'], ['chez un ami', 'at a friend\'s house'], ['chez une amie', 'at a friend\'s house']];
const toHomes = (entry: readonly [string, string]): readonly [string, string] => [entry[0], entry[1].replace(/^at /, 'to ')];

/** à la gare / at the station; dans la cuisine / in the kitchen. */
function atNoun(chance: Chance, one: Word): Phrase {
  const room = one.classes[0] === 'room';
  const way = one.frAt ?? (room ? 'dans' : 'à');
  const english = one.enAt ?? (room ? 'in' : 'at');
  if (way === 'en') return group(`en ${one.fr}`, `${english} ${one.enBare ? '' : 'the '}${one.en}`);
  return join(group(way, english), np(chance, one, one.enBare ? 'generic' : 'definite').phrase);
}
function toNoun(chance: Chance, one: Word): Phrase {
  const way = one.frAt ?? (one.classes[0] === 'room' ? 'dans' : 'à');
  const bare = one.enBare;
  if (way === 'en') return group(`en ${one.fr}`, `to ${bare ? '' : 'the '}${one.en}`);
  return join(group(way === 'sur' ? 'à' : way, 'to'), np(chance, one, bare ? 'generic' : 'definite').phrase);
}
const positions: readonly (readonly [string, string])[] = [['sur', 'on'], ['sous', 'under'], ['dans', 'in'], ['devant', 'in front of'], ['derrière', 'behind'], ['à côté de', 'next to'], ['près de', 'near'], ['loin de', 'far from'], ['en face de', 'opposite'], ['à gauche de', 'to the left of'], ['à droite de', 'to the right of'], ['au-dessus de', 'above'], ['autour de', 'around'], ['au milieu de', 'in the middle of']];
/** In, on, under, behind something. */
export function position(chance: Chance, of: 'furniture' | 'building' | 'any' = 'any'): Phrase {
  const indoor = of === 'furniture' || (of === 'any' && chance.is(0.5));
  const one = indoor ? noun(chance, 'furniture') : enterable(chance);
  const det = chance.weighted([[8, 'definite'], [1, 'possessive'], [1, 'demonstrative']] as const);
  if (indoor) {
    const inside = one.frAt === 'dans' ? ['dans', 'in'] as const : one.frAt === 'sur' ? ['sur', 'on'] as const : ['devant', 'in front of'] as const;
    const way = chance.weighted<readonly [string, string]>([[4, inside], [2, ['sous', 'under']], [1.5, ['devant', 'in front of']], [1.5, ['derrière', 'behind']], [2, ['à côté de', 'next to']], [1, ['près de', 'near']], [0.4, ['à gauche de', 'to the left of']], [0.4, ['à droite de', 'to the right of']], [0.4, ['sur', 'on']]]);
    return join(word(...way), np(chance, one, det).phrase);
  }
  const outdoors = positions.filter(([french]) => !/^(sur|sous|au-dessus de|autour de|dans)$/.test(french));
  if (chance.is(0.1)) {
    const other = enterable(chance);
    return join(group('entre', 'between'), np(chance, one, 'definite').phrase, group('et', 'and'), np(chance, other, 'definite').phrase);
  }
  return join(word(...chance.of(outdoors)), np(chance, one, det === 'possessive' && one.classes[0] !== 'room' ? 'definite' : det).phrase);
}
/** Where one is. */
export function placeAt(chance: Chance): Phrase {
  return chance.weighted<() => Phrase>([
    [3, () => cityPhrase(chance, 'in')], [2, () => countryPhrase(chance, 'in')], [5, () => atNoun(chance, enterable(chance))], [2.5, () => { const { fr: french, en: english } = chance.of(fixedPlaces); return say(french, english); }],
    [1, () => say(...chance.of(homes))], [1.5, () => position(chance, 'building')],
  ])();
}
/** Where one lives or works: a city, a country, a kind of house. */
export const homePlace = (chance: Chance): Phrase => chance.weighted<() => Phrase>([
  [5, () => cityPhrase(chance, 'in')], [3, () => countryPhrase(chance, 'in')], [2, () => say(...chance.of([['à la campagne', 'in the country'], ['en ville', 'in town'], ['ici', 'here'], ['dans un appartement', 'in a flat'], ['dans une maison', 'in a house'], ['près d\'ici', 'near here'], ['au bord de la mer', 'by the sea'], ['dans un petit village', 'in a small village'], ['dans une grande ville', 'in a big city'], ['avec mes parents', 'with my parents'], ['au centre-ville', 'in the town centre'], ['dans cette rue', 'in this street'], ['dans cette maison', 'in this house'], ['au deuxième étage', 'on the second floor']] as const))],
])();
/** Where one goes. */
export function placeTo(chance: Chance): Phrase {
  return chance.weighted<() => Phrase>([
    [2.5, () => cityPhrase(chance, 'to')], [2, () => countryPhrase(chance, 'to')], [6, () => toNoun(chance, enterable(chance))], [1, () => say(...toHomes(chance.of(homes)))],
    [1, () => say(...chance.of([['à la montagne', 'to the mountains'], ['à la mer', 'to the seaside'], ['à la campagne', 'to the country'], ['en ville', 'to town'], ['à l\'étranger', 'abroad']] as const))],
    [0.7, () => join(group('chez', 'to'), ((owner) => ({ f: owner.phrase.f, e: owner.phrase.e.map((token, i) => (i === owner.phrase.e.length - 1 ? { ...token, text: `${token.text}'s` } : token)) }))(named(chance, true)), group('', 'house'))],
  ])();
}

// Times

const adverb = (kind: string): readonly (readonly [string, string])[] => adverbs.filter((one) => one.kind === kind).flatMap((one) => Array.from({ length: one.weight ?? 2 }, () => [one.fr, one.en] as const));
const oneWord = /^(souvent|toujours|parfois|quelquefois|rarement|d'habitude|normalement|généralement|presque toujours|très souvent)$/;
const past = adverb('past').filter(([french]) => !/soudain|coup|-là/.test(french));
const future = adverb('future');
const everyDay = adverb('frequency').filter(([french]) => !oneWord.test(french));
const frequency = adverb('frequency').filter(([french]) => oneWord.test(french) && french !== 'd\'habitude' && french !== 'normalement' && french !== 'généralement');
const habitFirst: readonly (readonly [string, string])[] = [['d\'habitude', 'usually'], ['normalement', 'normally'], ['en général', 'in general'], ['généralement', 'generally']];
const anytime = adverb('anytime').filter(([french]) => !/^(encore|déjà|d'abord|ensuite|puis|après|enfin|longtemps)$/.test(french));
const daily = anytime.filter(([french]) => /^(à |tôt|tard|très tôt|après|avant|pendant|en |au |le )/.test(french) && !/heure$|heures$/.test(french.replace(/^à .*/, '')));
const shared = anytime.filter(([french]) => /^(aujourd'hui|ce |cet |cette |à |lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|tôt|tard|avant|après|pendant les|en |au |toute la)/.test(french));
export const pastTime = (chance: Chance): Phrase => say(...chance.of(chance.is(0.75) ? past : shared));
export const futureTime = (chance: Chance): Phrase => say(...chance.of(chance.is(0.75) ? future : shared.filter(([french]) => !/matin/.test(french))));
export const habitTime = (chance: Chance): Phrase => say(...chance.of(chance.is(0.7) ? everyDay : daily));
export const habitLead = (chance: Chance): Phrase => say(...chance.of(habitFirst));
export const nowTime = (chance: Chance): Phrase => say(...chance.of([['en ce moment', 'at the moment'], ['maintenant', 'now']] as const));
export const formerTime = (chance: Chance): Phrase => say(...chance.of([['avant', 'before'], ['quand j\'étais petit', 'when I was little'], ['quand j\'étais jeune', 'when I was young'], ['quand j\'étais petite', 'when I was little'], ['tous les étés', 'every summer'], ['tous les jours', 'every day'], ['tous les dimanches', 'every Sunday'], ['le dimanche', 'on Sundays'], ['quand j\'étais enfant', 'when I was a child'], ['à cette époque', 'at that time'], ['autrefois', 'in the past']] as const));

/** A time of day as it is written or said: à huit heures et quart, à 18 h 30. */
export function timeOfDay(chance: Chance): readonly [fr: string, en: string] {
  return chance.weighted<() => readonly [string, string]>([
    [6, () => clock(chance.whole(0, 12), chance.is(0.45) ? 0 : chance.whole(1, 11) * 5)],
    [1.5, () => { const h = chance.whole(1, 11); const [french, english] = clock(h, chance.is(0.6) ? 0 : 5 * chance.whole(1, 11)); const part = chance.of([['du matin', 'in the morning'], ['du soir', 'in the evening'], ['de l\'après-midi', 'in the afternoon']] as const); return [`${french} ${part[0]}`, `${english} ${part[1]}`]; }],
    [2, () => { const h = chance.whole(0, 23); const m = chance.is(0.35) ? 0 : chance.whole(1, 59); const two = String(m).padStart(2, '0'); const joint = chance.of(['h', ' h ', ':', 'h']); return [m === 0 && joint !== ':' ? `${h}${joint === 'h' ? 'h' : ' heures'}` : `${h}${joint}${two}`, m === 0 && joint === ' h ' ? `${h} o'clock`.replace(/^(1[3-9]|2\d|0) o'clock$/, '$1:00') : `${h}:${two}`]; }],
  ])();
}
export const atTime = (chance: Chance): Phrase => { const [french, english] = timeOfDay(chance); return join(group('à', 'at'), group(french, english)); };

export type Timing = { time: Time; tail: Phrase | null; frequency: Phrase | null };
/** A tense and the times that go with it. */
export function timing(chance: Chance, verb: { stative?: boolean; motion?: boolean; bound?: boolean }): Timing {
  const tail = (make: (chance: Chance) => Phrase, likely: number): Phrase | null => (!verb.bound && chance.is(likely) ? make(chance) : null);
  const kind = chance.weighted([[11, 'present'], [5, 'past'], [3, 'going'], [2.6, 'future'], [1, 'justPast'], [1.6, 'imperfect'], [verb.stative ? 0 : 0.9, 'progressive'], [0.25, 'would']] as const);
  if (kind === 'present') {
    if (!verb.stative && !verb.bound && chance.is(0.08)) return { time: 'ongoing', tail: nowTime(chance), frequency: null };
    const frequent = !verb.stative && chance.is(0.15) ? say(...chance.of(frequency)) : null;
    return { time: 'present', tail: verb.stative ? null : tail(habitTime, frequent ? 0.18 : 0.36), frequency: frequent };
  }
  if (kind === 'past') return { time: verb.stative ? 'imperfect' : 'past', tail: tail(verb.stative ? formerTime : pastTime, verb.stative ? 0.25 : 0.6), frequency: null };
  if (kind === 'imperfect') return verb.stative ? { time: 'imperfect', tail: tail(formerTime, 0.3), frequency: null } : { time: 'used', tail: tail(formerTime, 0.7), frequency: null };
  if (kind === 'progressive') return { time: 'progressive', tail: null, frequency: null };
  if (kind === 'justPast') return verb.stative ? { time: 'present', tail: null, frequency: null } : { time: 'justPast', tail: null, frequency: null };
  if (kind === 'would') return { time: 'would', tail: null, frequency: null };
  return { time: kind, tail: tail(futureTime, 0.6), frequency: null };
}

// Predicates

const people: readonly Filler[] = ['people', 'animate', 'person', 'family', 'profession', 'anything'];
const ofPeople = (verb: Verb): boolean => (verb.subject ?? ['people']).some((one) => people.includes(one)) && verb.subject?.[0] !== 'profession';
const often = (list: readonly Verb[]): Verb[] => list.flatMap((verb) => Array.from({ length: [0, 1, 3, 6][verb.weight ?? 2] as number }, () => verb));
const odd = /^(boire de l'eau|être debout|goûter$)/;
const usable = verbs.filter((verb) => ofPeople(verb) && !verb.infinitive && !odd.test(verb.fr));
const plainVerbs = often(usable.filter((verb) => !verb.object && !verb.place && !verb.recipient && !/^(avoir|être) /.test(verb.fr) && !(verb.reflexive && verb.object)));
const stateVerbs = often(usable.filter((verb) => !verb.object && /^(avoir|être) /.test(verb.fr)));
const objectVerbs = often(usable.filter((verb) => verb.object && !verb.recipient && !verb.place && !/^(avoir|vouloir|désirer)$/.test(verb.fr)));
const directVerbs = often(usable.filter((verb) => verb.object && !verb.frPreposition && !verb.reflexive && !verb.recipient && !/^(avoir|vouloir|désirer|faire|épouser|goûter|devenir)$/.test(verb.fr) && !(verb.determiners?.length === 1 && verb.determiners[0] === 'partitive')));
const givingVerbs = often(usable.filter((verb) => verb.recipient));
const placeVerbs = often(usable.filter((verb) => verb.place && !verb.object && !/^passer/.test(verb.fr)));
export const infinitiveVerbs = often(verbs.filter((verb) => verb.infinitive && verb.fr !== 'savoir'));
export const thingVerbs = often(verbs.filter((verb) => !ofPeople(verb) && !verb.infinitive && !verb.object && verb.subject));

const likes = /^(aimer|aimer bien|aimer beaucoup|adorer|détester|préférer)$/;
const generalClasses = new Set(['food', 'drink', 'sport', 'subject', 'animal', 'hobby', 'weather', 'listenable', 'watchable', 'game']);
const owned = new Set(['object', 'clothing', 'schoolThing', 'pet', 'toy', 'readable', 'vehicle', 'family', 'person', 'room']);

export type ObjectOf = { entity: Entity; word: Word | null; det: Det };
/** The object of a verb. `negative`: du, des, un become de. */
function objectOf(chance: Chance, verb: Verb, subject: Entity, negative: boolean, asks: boolean): ObjectOf {
  const filler = chance.of(verb.object as readonly Filler[]);
  if (filler === 'people') {
    const entity = chance.weighted<() => Entity>([[3, () => named(chance)], [4, () => relative(chance, chance.is(0.8) ? { owner: ownerOf(subject) } : {})], [2, () => np(chance, noun(chance, 'person', 'profession'), 'definite', { plural: chance.is(0.25) })]])();
    return { entity, word: null, det: 'possessive' };
  }
  let word = noun(chance, filler as NounClass);
  if (verb.fr === 'jouer' && filler === 'sport') while (!ballGame.test(word.fr)) word = noun(chance, 'sport');
  const allowed = (verb.determiners ?? ['definite', 'indefinite', 'possessive', 'demonstrative']) as readonly Det[];
  let det = choose(chance, word, allowed);
  if (likes.test(verb.fr) && det === 'definite' && generalClasses.has(filler)) det = 'generic';
  else if (/^(jouer|étudier|apprendre|enseigner|réviser|pratiquer)$/.test(verb.fr) && det === 'definite') det = filler === 'instrument' || filler === 'abstract' || filler === 'listenable' ? 'definite' : 'generic';
  else if (/^(collectionner|avoir peur)$/.test(verb.fr)) det = 'generic';
  else if (likes.test(verb.fr) && det === 'definite') det = word.human || filler === 'pet' ? 'possessive' : 'demonstrative';
  else if (filler === 'weather') det = 'generic';
  const bodyPart = (det as string) === 'bodyPart';
  if (bodyPart) {
    const [french, english] = chance.of([['LES mains', 'hands'], ['LES dents', 'teeth'], ['LES cheveux', 'hair'], ['LE visage', 'face'], ['LES pieds', 'feet']] as const);
    const [article = '', what = ''] = french.split(' ');
    const verbless = join(group(article, ownerOf(subject).en), group(what, english));
    return { entity: { ...subject, phrase: verbless, pronoun: false }, word: null, det: 'definite' };
  }
  const plainEating = /^(manger|boire|vendre|cuisiner|planter|cueillir)$/.test(verb.fr);
  let plural = word.pluralOnly ? true : det === 'generic' ? !word.mass && filler !== 'instrument' : det === 'number' ? chance.is(0.7) : chance.is(0.16);
  if (det === 'partitive' && !word.mass) plural = true;
  if (det === 'indefinite' && plural && chance.is(0.5)) plural = false;
  if (det === 'generic' && bareSingular.test(word.fr)) plural = false;
  if (negative && (det === 'indefinite' || det === 'partitive')) det = 'no';
  else if (det === 'partitive' && plainEating) det = 'bare partitive';
  else if (asks && (det === 'partitive' || (det === 'indefinite' && (plural || word.mass)))) det = 'any';
  const adjective = det === 'generic' ? 0.03 : 0.14;
  if (!negative && (det === 'partitive' || det === 'bare partitive') && chance.is(0.25)) return { entity: quantity(chance, word), word, det };
  const owner = owned.has(filler) && chance.is(0.8) ? ownerOf(subject) : anyOwner(chance);
  if (det === 'definite' && owned.has(filler) && chance.is(0.12)) return { entity: belonging(chance, word), word, det };
  const entity = np(chance, word, det, { plural, adjective, owner });
  // "not … any" is too heavy after eat and drink
  if (det === 'no' && plainEating) return { entity: { ...entity, phrase: { f: entity.phrase.f, e: entity.phrase.e.filter((token) => token.text !== 'any') } }, word, det };
  return { entity, word, det };
}
const ballGame = /^(foot|football|tennis|basket|basket-ball|rugby|volley|volley-ball|handball|hockey|golf|badminton|ping-pong|tennis de table|baseball|cricket)$/;
const bareSingular = /^(sport|musique)$/;

const base = (verb: Verb): Omit<Predicate, 'after'> => ({ fr: verb.fr, en: verb.en, reflexive: verb.reflexive ?? false, etre: verb.auxiliary === 'être', stative: verb.stative ?? false, unagreed: verb.unagreed ?? Boolean(verb.reflexive && verb.object && !verb.frPreposition) });
export type Doing = Predicate & { motion?: boolean; bound?: boolean };

const ways = adverb('manner').filter(([french]) => /^(rapidement|lentement|soigneusement|calmement|tranquillement|facilement|discrètement|avec (plaisir|soin|enthousiasme|impatience)|sans (problème|hésiter|bruit)|exprès|par (hasard|erreur)|à (contrecœur|toute vitesse|l'avance)|en (silence|cachette)|comme (prévu|d'habitude))$/.test(french));
/** jouer au football, parler à Paul, manger une pomme: a verb with its object. */
export function withObject(chance: Chance, subject: Entity, negative = false, asks = false, verb: Verb = chance.of(objectVerbs)): Doing {
  if (verb.objectOptional && chance.is(0.15)) return base(verb);
  const { entity } = objectOf(chance, verb, subject, negative, asks);
  const extra = verb.with && (/^(mettre|poser|laisser)$/.test(verb.fr) || chance.is(0.3)) ? say(...chance.of(verb.with)) : !verb.stative && chance.is(0.05) ? say(...chance.of(ways)) : null;
  return { ...base(verb), after: join(verb.frPreposition ? fr(verb.frPreposition) : null, entity.phrase, extra), bound: extra !== null };
}
// a time of its own would quarrel with the tense
const timed = /^(demain|ce soir|le samedi soir|lundi|bientôt|tout de suite|tous les matins|dans (dix|une) .*)$/;
/** dormir, se lever tôt, faire la vaisselle. */
export function plain(chance: Chance, subject: Entity, negative = false): Doing {
  const verb = chance.of(plainVerbs);
  if (verb.with && chance.is(0.7)) {
    const extra = chance.of(verb.with.filter(([french]) => !timed.test(french)));
    if (!extra) return base(verb);
    // together: several
    return { ...base(verb), ...(extra[0] === 'ensemble' && !subject.plural ? {} : { after: say(...extra), bound: true }) };
  }
  return phrased(verb, subject, negative);
}
/** English one's, oneself and French son, sa, ses as the subject has them. */
export function ownWords(subject: Entity, french: string, english: string): [string, string] {
  if (!/\bone(self|'s)/.test(english)) return [french, english];
  const owner = ownerOf(subject);
  const form = { son: 0, sa: 1, ses: 2 } as const;
  return [french.replace(/(?<=^| )(son|sa|ses)(?= )/, (word) => (possessives[owner.fr] as readonly string[])[form[word as keyof typeof form]] as string), english.replace(/\boneself\b/, selfOf(subject)).replace(/\bone's\b/, owner.en)];
}
/** Verbs whose de is no article: descendre du bus, s'occuper des enfants. */
export const withDe = /^(descendre|profiter|sortir|changer|parler|discuter|rêver|manquer|jouer|revenir|venir|rentrer|partir|occuper|souvenir|approcher|éloigner|moquer|plaindre|tomber|dépendre|abuser)$/;
/** A verb of several words: what follows the first is a phrase of its own, so that articles become de when denied. */
function phrased(verb: Verb, subject: Entity, negative: boolean): Doing {
  const [whole, wholeEnglish] = ownWords(subject, verb.fr, verb.en);
  const [first = '', ...rest] = whole.split(' ');
  if (rest.length === 0) return { ...base(verb), en: wholeEnglish };
  let after = rest.join(' ');
  let english = wholeEnglish;
  if (negative && !verb.reflexive && !verb.auxiliary && !withDe.test(first)) after = after.replace(/^(du |de la |de l'|un |une |des )(?!$)/, 'de ').replace(/^de (?=[aeiouhéê])/i, 'd\'');
  if (negative) english = english.replace(/ some /, ' any ');
  // do the homework: French leaves unsaid whose it is
  if (/^(faire les devoirs)$/.test(verb.fr)) {
    const owner = ownerOf(subject);
    const mine = ['mes', 'tes', 'ses', 'nos', 'vos', 'leurs'][owner.fr] as string;
    return { ...base(verb), fr: first, en: 'do', after: join(group(mine, owner.en), group('devoirs', 'homework')) };
  }
  const [enFirst = '', ...enRest] = english.split(' ');
  if (enRest.length === 0 || /^(up|off|on|down|out|away|home|in)$/.test(enRest[0] as string) || enFirst === 'be') return { ...base(verb), fr: `${first} ${after}`, en: english };
  return { ...base(verb), fr: first, en: enFirst, after: say(after.replace(/^du /, 'de LE '), enRest.join(' ')) };
}
/** avoir faim, être en retard. */
export function state(chance: Chance): Doing {
  const verb = chance.of(stateVerbs);
  const [first = '', ...rest] = verb.fr.split(' ');
  const [enFirst = '', ...enRest] = verb.en.split(' ');
  return { ...base(verb), fr: first, en: enFirst, stative: true, denied: /^(un|une|du|des|de la|de l'\p{L}+)( |$)/u.test(rest.join(' ')), after: group(rest.join(' '), enRest.join(' ')) };
}
/** aller au marché, habiter à Lyon. */
export function placed(chance: Chance): Doing {
  const verb = chance.of(placeVerbs);
  const living = /^(habiter|vivre)$/.test(verb.fr);
  const where = verb.place === 'to' ? placeTo(chance) : verb.place === 'from' ? (chance.is(0.5) ? cityPhrase(chance, 'from') : countryPhrase(chance, 'from')) : living || (verb.fr === 'travailler' && chance.is(0.5)) ? homePlace(chance) : placeAt(chance);
  return { ...base(verb), stative: living || (verb.stative ?? false), after: where, motion: verb.place === 'to' };
}
const toPronouns: readonly (readonly [fr: string, en: string, who: string])[] = [['me', 'me', 'I'], ['te', 'you', 'you'], ['lui', 'him', 'he'], ['lui', 'her', 'she'], ['nous', 'us', 'we'], ['vous', 'you', 'you'], ['leur', 'them', 'they']];
const recipientPronoun = (chance: Chance, subject: Entity): readonly [string, string, string] => {
  for (;;) {
    const one = chance.of(toPronouns);
    // lui alone is him as a rule
    if (one[1] === 'her' && chance.is(0.85)) continue;
    if (/^(I|we)$/.test(subject.enPerson) && /^(I|we)$/.test(one[2])) continue;
    if (one[2] !== subject.enPerson || (one[2] !== 'I' && one[2] !== 'we' && one[2] !== 'you')) return one;
  }
};
/** donner un livre à Paul, lui donner un livre. */
export function giving(chance: Chance, subject: Entity, negative = false): Doing {
  const verb = chance.of(givingVerbs);
  const to = verb.recipient?.enTo ?? 'to';
  const [first = '', ...rest] = verb.fr.split(' ');
  const [enFirst = '', ...enRest] = verb.en.split(' ');
  let french = rest.join(' ');
  if (negative) french = french.replace(/^(un |une |des )/, 'de ');
  if (negative && enRest[0] === 'some') enRest[0] = 'any';
  const what = verb.object ? objectOf(chance, verb, subject, negative, false).entity.phrase : group(french, enRest.join(' '));
  const phrasal = verb.object && enRest.length > 0 ? verb.en : enFirst;
  const core = { fr: first, en: phrasal, stative: false };
  const prefixed = !/^(explain|say|introduce|read|write|sell|borrow|recommend|announce|break|hold)/.test(verb.en);
  if (chance.is(0.55)) {
    const [pronounFr, pronounEn] = recipientPronoun(chance, subject);
    if (prefixed) return { ...core, clitic: { fr: pronounFr, en: pronounEn }, after: what };
    const id = group(pronounFr, `${to} ${pronounEn}`);
    return { ...core, clitic: { fr: pronounFr, en: '' }, after: order([what], [what, { f: [], e: id.e }]) };
  }
  const who = chance.is(0.4) ? named(chance, true) : relative(chance, { owner: ownerOf(subject) });
  if (/^ask/.test(verb.en)) return { ...core, after: order([what, fr('à'), who.phrase], [who.phrase, what]) };
  if (/^tell/.test(verb.en)) return { ...core, after: order([what, fr('à'), who.phrase], [who.phrase, what]) };
  return { ...core, after: join(what, group('à', to), who.phrase) };
}
const directPronouns: readonly (readonly [fr: string, en: string, who: string, gender: 'm' | 'f', plural: boolean])[] = [
  ['me', 'me', 'I', 'm', false], ['te', 'you', 'you', 'm', false], ['le', 'him', 'he', 'm', false], ['la', 'her', 'she', 'f', false], ['nous', 'us', 'we', 'm', true], ['vous', 'you', 'you', 'm', true], ['les', 'them', 'they', 'm', true],
];
/** le mange, la regarde, nous attend: a verb with a pronoun for its object. */
export function pronominal(chance: Chance, subject: Entity): Doing {
  const verb = chance.of(directVerbs);
  const filler = chance.of(verb.object as readonly Filler[]);
  const ofHuman = people.includes(filler);
  const extra = verb.with && /^(mettre|poser|laisser)$/.test(verb.fr) ? say(...chance.of(verb.with)) : null;
  if (ofHuman) {
    const fits = directPronouns.filter((one) => (one[2] !== subject.enPerson || one[2] === 'he' || one[2] === 'she' || one[2] === 'they') && !(/^(I|we)$/.test(subject.enPerson) && /^(I|we)$/.test(one[2])));
    const [french, english, , gender, plural] = chance.of(fits);
    return { ...base(verb), clitic: { fr: french, en: english, agreement: { gender, plural } }, ...(extra ? { after: extra } : {}) };
  }
  const gender = chance.is(0.5) ? 'm' : 'f';
  const plural = chance.is(0.3);
  return { ...base(verb), clitic: { fr: plural ? 'les' : gender === 'f' ? 'la' : 'le', en: plural ? 'them' : 'it', agreement: { gender, plural } }, ...(extra ? { after: extra } : {}) };
}
/** An activity of any kind. */
export function action(chance: Chance, subject: Entity, options: { negative?: boolean; asks?: boolean; active?: boolean } = {}): Doing {
  const { negative = false, asks = false, active = false } = options;
  for (;;) {
    const doing = chance.weighted<() => Doing>([
      [7, () => withObject(chance, subject, negative, asks)],
      [5, () => plain(chance, subject, negative)],
      [2.6, () => placed(chance)],
      [1.3, () => giving(chance, subject, negative)],
      [1.6, () => pronominal(chance, subject)],
    ])();
    if (!active || !doing.stative) return doing;
  }
}
export { word, agree, counting, english, going, pair, people, pool, say, words };
