// What textbooks state: who does what, who and what things are, where they are, what there is.
import type { Chance } from './chance.ts';
import { type ClauseOptions, clause, infinitive, type Negation, type Predicate, type Time } from './clause.ts';
import { ownWords, word as wordsOf, action, atTime, formerTime, futureTime, habitTime, infinitiveVerbs, nowTime, pastTime, placeAt, placed, placeTo, plain, position, say, state, thingVerbs, timing, homePlace, habitLead } from './frames.ts';
import type { NounClass } from './lexicon/types.ts';
import { counting, english, french } from './morphology.ts';
import { agree, anyOwner, anyPronoun, belonging, cityPhrase, countryPhrase, type Entity, gradesOf, language, measure, named, nationality, noun, np, ownerOf, personAdjective, pool, pronoun, quantity, relative, somebody, suiting, traitOf, words } from './nominal.ts';
import { en, fr, group, join, order, type Phrase } from './phrase.ts';
import { ordinal } from './morphology.ts';

/** `fragment`: no sentence: without a point in French it has none in English. */
export type Sentence = { phrase: Phrase; end: '.' | '?' | '!' | ''; fragment?: true };
export type Pattern = (chance: Chance) => Sentence;
export const end = (phrase: Phrase, mark: Sentence['end'] = '.'): Sentence => ({ phrase, end: mark });

const denial = (chance: Chance, likely: number): Negation | null => (chance.is(likely) ? chance.weighted([[12, 'pas'], [2, 'plus'], [2.5, 'jamais'], [0.5, 'pas encore'], [0.3, 'pas du tout']] as const) : null);
const simple = (time: Time): boolean => time !== 'progressive' && time !== 'justPast';
const fitting = (time: Time, no: Negation | null): Negation | null => {
  if (no === 'pas encore') return time === 'past' ? no : 'pas';
  if (no === 'plus' && time === 'past') return 'pas';
  return simple(time) ? no : null;
};

/** avec ma sœur, avec lui, dans le jardin. */
function withWhom(chance: Chance, subject: Entity): Phrase {
  const company = chance.weighted<() => Phrase>([[3, () => join(group('avec', 'with'), relative(chance, { owner: ownerOf(subject) }).phrase)], [2, () => join(group('avec', 'with'), named(chance, true).phrase)], [1.5, () => join(group('avec', 'with'), subject.enPerson === 'they' ? group('moi', 'me') : group('eux', 'them'))], [3, () => say(...chance.of([['dans le jardin', 'in the garden'], ['à la maison', 'at home'], ['dans la cuisine', 'in the kitchen'], ['en ville', 'in town'], ['dans le parc', 'in the park'], ['à l\'école', 'at school'], ['dans ma chambre', 'in my bedroom'], ['au bureau', 'at the office'], ['dans le salon', 'in the living room'], ['au restaurant', 'at the restaurant']] as const))]]);
  return company();
}

/** Je mange une pomme. Ils ne sont pas venus hier. */
export const doing: Pattern = (chance) => {
  const subject = somebody(chance);
  let no = denial(chance, 0.17);
  const bare = action(chance, subject, { negative: no !== null });
  const what = !bare.stative && !bare.bound && chance.is(0.12) ? { ...bare, after: join(bare.after, withWhom(chance, subject)) } : bare;
  const when = timing(chance, { stative: what.stative ?? false, bound: what.bound ?? false });
  no = fitting(when.time, no);
  if (no === null && what.after?.f.some((token) => token.text === 'de' && token.keys.length > 0)) no = null;
  const options: ClauseOptions = { ...when, negation: no, frequency: no ? null : when.frequency, dropNe: no === 'pas' && chance.is(0.05) };
  if (when.tail && chance.is(0.2)) return end(join(when.tail, fr(','), en(','), clause(subject, what, { ...options, tail: null })));
  if (when.time === 'present' && !what.stative && !when.tail && chance.is(0.05)) return end(join(habitLead(chance), fr(','), en(','), clause(subject, what, options)));
  return end(clause(subject, what, options));
};

/** Statements that must be denied right: the denial is chosen before the tense. */
export const denied: Pattern = (chance) => {
  const subject = somebody(chance);
  const time = chance.weighted([[6, 'present'], [4, 'past'], [1.5, 'going'], [1, 'future'], [0.5, 'would']] as const);
  const kind = chance.weighted([[5, 'pas'], [1.5, 'plus'], [2, 'jamais'], [1, 'rien'], [1, 'personne'], [0.7, 'encore']] as const);
  if (kind === 'rien' || kind === 'personne') {
    const verbs = kind === 'rien'
      ? ([['manger', 'eat'], ['voir', 'see'], ['faire', 'do'], ['dire', 'say'], ['acheter', 'buy'], ['comprendre', 'understand'], ['vouloir', 'want'], ['boire', 'drink'], ['entendre', 'hear'], ['trouver', 'find'], ['savoir', 'know'], ['oublier', 'forget'], ['perdre', 'lose'], ['chercher', 'look for'], ['avoir', 'have'], ['porter', 'wear'], ['payer', 'pay for'], ['préparer', 'prepare']] as const)
      : ([['voir', 'see'], ['connaître', 'know'], ['inviter', 'invite'], ['attendre', 'wait for'], ['entendre', 'hear'], ['aider', 'help'], ['écouter', 'listen to'], ['aimer', 'love'], ['chercher', 'look for'], ['rencontrer', 'meet'], ['appeler', 'call']] as const);
    const [verb, english] = chance.of<readonly [string, string]>(verbs);
    const past = /^(vouloir|savoir|connaître|aimer|avoir)$/.test(verb) ? 'imperfect' : 'past';
    return end(clause(subject, { fr: verb, en: english }, { time: time === 'past' ? past : time, negation: kind, dropNe: chance.is(0.05) }));
  }
  const what = action(chance, subject, { negative: true });
  const no = kind === 'encore' ? 'pas encore' : kind;
  const fitted = no === 'pas encore' ? 'past' : no === 'plus' && time === 'past' ? 'present' : time;
  const when = what.stative && fitted === 'past' ? 'imperfect' : fitted;
  const tail = no !== 'pas' || what.bound || chance.is(0.6) ? null : when === 'past' ? pastTime(chance) : when === 'going' || when === 'future' ? futureTime(chance) : when === 'present' && !what.stative ? habitTime(chance) : null;
  return end(clause(subject, what, { time: when, negation: no, tail, dropNe: no === 'pas' && chance.is(0.05) }));
};

/** Il n'a que deux euros. Il n'aime ni le thé ni le café. */
export const onlyNor: Pattern = (chance) => {
  const subject = anyPronoun(chance);
  if (chance.is(0.6)) {
    const word = noun(chance, 'object', 'family', 'pet', 'schoolThing', 'clothing');
    return end(clause(subject, { fr: 'avoir', en: 'have', after: np(chance, word, word.pluralOnly || word.mass || word.frPluralEnMass ? 'bare partitive' : 'number', { plural: chance.is(0.6) }).phrase }, { negation: 'que' }));
  }
  const [a, b] = [noun(chance, 'food', 'drink', 'sport'), noun(chance, 'food', 'drink', 'subject')];
  const [verb, english] = chance.of([['aimer', 'like'], ['boire', 'drink'], ['aimer', 'like']] as const);
  if (verb === 'boire') {
    const [c, d] = [noun(chance, 'drink'), noun(chance, 'drink')];
    return end(join(subject.phrase, neither(subject, 'boire', 'drink', group(c.fr, c.en), group(d.fr, d.en))));
  }
  return end(join(subject.phrase, neither(subject, verb, english, np(chance, a, 'generic', { plural: !a.mass }).phrase, np(chance, b, 'generic', { plural: !b.mass }).phrase)));
};
function neither(subject: Entity, verb: string, englishVerb: string, a: Phrase, b: Phrase): Phrase {
  const form = french.conjugate(verb, 'present', subject.person);
  const said = /^(he|she|it)$/.test(subject.enPerson) ? english.third(englishVerb) : englishVerb;
  return join(fr('ne'), group(form, said), group('ni', 'neither'), a, group('ni', 'nor'), b);
}

/** Il est fatigué. Ma mère était très contente. */
export const feeling: Pattern = (chance) => {
  const subject = somebody(chance);
  const adjective = personAdjective(chance);
  const no = chance.is(0.15) ? chance.weighted([[8, 'pas'], [2, 'plus'], [1, 'jamais'], [1, 'pas du tout']] as const) : null;
  const time = chance.weighted([[10, 'present'], [3, 'imperfect'], [1, 'future'], [0.5, 'going']] as const);
  const degree = chance.is(0.32) && !/^(en |pressé|célibataire|marié|divorcé|absent|présent|mort|assis|seul|prêt|désolé)/.test(adjective.fr) ? say(...chance.weighted([[8, ['très', 'very']], [3, ['trop', 'too']], [2, ['assez', 'quite']], [2, ['un peu', 'a little']], [2, ['vraiment', 'really']], [1, ['si', 'so']], [1, ['toujours', 'always']]] as const)) : null;
  const tail = chance.is(0.16) && !no ? (time === 'imperfect' ? say(...chance.of([['hier', 'yesterday'], ['hier soir', 'last night'], ['ce matin', 'this morning']] as const)) : time === 'present' ? say(...chance.of([['aujourd\'hui', 'today'], ['ce matin', 'this morning'], ['maintenant', 'now'], ['ce soir', 'this evening'], ['en ce moment', 'at the moment']] as const)) : null) : null;
  return end(clause(subject, { fr: 'être', en: 'be', after: join(no === 'pas du tout' ? null : degree, group(agree(adjective.fr, subject), adjective.en)) }, { time, negation: no, tail, dropNe: no === 'pas' && chance.is(0.05) }));
};
/** La soupe est chaude. Ces chaussures ne sont pas chères. */
export const quality: Pattern = (chance) => {
  for (;;) {
    const word = noun(chance, ...qualityClasses);
    const adjective = suiting(chance, word, 'after be');
    if (!adjective) continue;
    const subject = chance.is(0.12) ? belonging(chance, word) : word.classes[0] === 'sport' || word.classes[0] === 'subject' ? np(chance, word, 'generic') : np(chance, word, chance.weighted([[6, 'definite'], [4, 'possessive'], [2.5, 'demonstrative']] as const), { plural: chance.is(0.25) });
    const no = chance.is(0.15) ? chance.weighted([[8, 'pas'], [1, 'plus']] as const) : null;
    const time = chance.weighted([[10, 'present'], [2.5, 'imperfect'], [0.5, 'future']] as const);
    const degree = chance.is(0.3) && !adjective.absolute && !adjective.colour ? say(...chance.weighted([[8, ['très', 'very']], [4, ['trop', 'too']], [2, ['assez', 'quite']], [1, ['un peu', 'a little']], [2, ['vraiment', 'really']]] as const)) : null;
    const pronounOf: Entity = subject;
    return end(clause(pronounOf, { fr: 'être', en: 'be', after: join(degree, group(agree(adjective.fr, subject), adjective.en)) }, { time, negation: no, dropNe: no === 'pas' && chance.is(0.04) }));
  }
};
const qualityClasses: readonly NounClass[] = ['clothing', 'object', 'food', 'building', 'room', 'furniture', 'vehicle', 'pet', 'animal', 'readable', 'watchable', 'event', 'abstract', 'schoolThing', 'drink', 'dish', 'shop', 'place', 'meal', 'subject', 'sport', 'nature', 'toy', 'family'].filter((one) => one !== 'family') as NounClass[];

/** Le chat est sous la table. Mes parents sont à Paris. */
export const located: Pattern = (chance) => {
  const person = chance.is(0.5);
  const subject = person ? somebody(chance) : np(chance, noun(chance, 'object', 'pet', 'schoolThing', 'clothing', 'toy', 'dish', 'readable', 'food'), chance.weighted([[6, 'definite'], [4, 'possessive']] as const), { plural: chance.is(0.22) });
  const where = person ? placeAt(chance) : chance.is(0.75) ? position(chance, 'furniture') : say(...chance.of([['ici', 'here'], ['là-bas', 'over there'], ['par terre', 'on the floor'], ['à la maison', 'at home'], ['dans la cuisine', 'in the kitchen'], ['dans ma chambre', 'in my bedroom'], ['dans mon sac', 'in my bag'], ['dans la voiture', 'in the car'], ['dehors', 'outside']] as const));
  const no = chance.is(0.12) ? chance.weighted([[6, 'pas'], [1, 'plus']] as const) : null;
  const time = chance.weighted([[9, 'present'], [3, 'imperfect'], [1, 'future']] as const);
  return end(clause(subject, { fr: chance.is(0.04) && !no ? 'être' : 'être', en: 'be', after: where }, { time, negation: no }));
};
/** La gare est à côté de la poste. */
export const townMap: Pattern = (chance) => {
  const subject = np(chance, noun(chance, 'building', 'shop', 'building'), 'definite');
  const verb = chance.is(0.25) ? { fr: 'trouver', en: 'be', reflexive: true } : { fr: 'être', en: 'be' };
  return end(clause(subject, { ...verb, after: chance.is(0.8) ? position(chance, 'building') : say(...chance.of([['loin', 'far'], ['à gauche', 'on the left'], ['à droite', 'on the right'], ['près d\'ici', 'near here'], ['au bout de la rue', 'at the end of the street'], ['au coin de la rue', 'on the corner'], ['au centre-ville', 'in the town centre'], ['à cinq minutes d\'ici', 'five minutes from here'], ['tout près', 'very near']] as const)) }));
};

/** Il y a un livre sur la table. */
export const thereIs: Pattern = (chance) => {
  const outdoors = chance.is(0.4);
  const where = chance.is(0.85);
  const word = outdoors ? noun(chance, 'building', 'shop', 'animal', 'person', 'nature', 'vehicle') : noun(chance, 'object', 'furniture', 'food', 'dish', 'schoolThing', 'pet', 'drink', 'clothing', 'readable');
  const no = chance.is(0.16) ? (chance.is(0.75) ? 'pas' : 'plus') : null;
  const many = chance.is(0.4);
  const what = !no && chance.is(0.18) ? quantity(chance, word) : np(chance, word, no ? 'no' : word.mass || word.pluralOnly || word.frPluralEnMass ? 'partitive' : many && chance.is(0.5) ? 'number' : 'indefinite', { plural: many, adjective: 0.2 });
  const time = chance.weighted([[8, 'present'], [2, 'imperfect'], [0.7, 'future'], [0.3, 'past'], [0.4, 'going']] as const);
  const place = !where ? null : outdoors ? chance.is(0.6) ? position(chance, 'building') : say(...chance.of([['dans la rue', 'in the street'], ['dans le parc', 'in the park'], ['dans la ville', 'in the town'], ['dans mon quartier', 'in my neighbourhood'], ['près d\'ici', 'near here'], ['ici', 'here'], ['là-bas', 'over there'], ['dans ce village', 'in this village'], ['dans le jardin', 'in the garden'], ['en ville', 'in town']] as const)) : chance.is(0.75) ? position(chance, 'furniture') : say(...chance.of([['dans la cuisine', 'in the kitchen'], ['dans le sac', 'in the bag'], ['dans ma chambre', 'in my bedroom'], ['dans la classe', 'in the classroom'], ['à la maison', 'at home'], ['dans le frigo', 'in the fridge'], ['dans la boîte', 'in the box'], ['dans le salon', 'in the living room']] as const));
  return existence(chance, what, no, time, place);
};
/** Il y a …: the verb agrees in English only. */
export function existence(chance: Chance, what: Entity, no: 'pas' | 'plus' | null, time: 'present' | 'imperfect' | 'future' | 'past' | 'going', place: Phrase | null): Sentence {
  const plural = what.enPerson === 'they';
  const there: Entity = { phrase: group('il', 'there'), gender: 'm', plural: false, person: 2, human: false, pronoun: true, enPerson: plural ? 'they' : 'it' };
  const negated = no === 'plus' ? { f: what.phrase.f, e: what.phrase.e } : what.phrase;
  // ‘y’ stands before the verb and has no word of its own
  const predicate: Predicate = { fr: 'avoir', en: 'be', clitic: { fr: 'y', en: '' }, after: negated };
  if (place && !no && chance.is(0.22)) return end(join(place, fr(','), en(','), clause(there, predicate, { time })));
  return end(clause(there, predicate, { time, negation: no, tail: place, dropNe: no === 'pas' && chance.is(0.06) }));
}

/** C'est un beau livre. Ce sont mes parents. C'est le vélo de Paul. */
export const thisIs: Pattern = (chance) => {
  const word = noun(chance, 'object', 'animal', 'building', 'food', 'clothing', 'schoolThing', 'readable', 'watchable', 'vehicle', 'room', 'abstract', 'person', 'event', 'place', 'family', 'furniture', 'toy', 'food');
  const kind = chance.weighted([[8, 'is'], [2, 'not'], [1.5, 'here'], [1.2, 'was'], [0.6, 'these']] as const);
  const many = chance.is(0.22);
  const det = word.classes[0] === 'family' ? 'possessive' : word.mass ? chance.weighted([[3, 'bare partitive'], [1, 'definite'], [1, 'possessive']] as const) : chance.weighted([[5, 'indefinite'], [2, 'definite'], [3, 'possessive']] as const);
  const what = chance.is(0.2) ? belonging(chance, word) : chance.is(0.1) ? ((name) => ({ ...name, phrase: name.phrase }))(named(chance, true)) : np(chance, word, det === 'indefinite' ? (kind === 'here' ? 'indefinite' : 'bare partitive') : det, { plural: many, adjective: 0.4 });
  const plural = what.plural;
  const enPlural = what.enPerson === 'they';
  const human = what.human && !plural;
  const it = enPlural ? 'they' : 'it';
  const be = enPlural ? 'are' : 'is';
  if (kind === 'here') return end(join(group(chance.of(['voici', 'voilà']), enPlural ? 'here are' : 'here is'), what.phrase), chance.is(0.3) ? '!' : '.');
  if (kind === 'was') return end(join(group('ce', it), group(plural ? 'étaient' : 'était', enPlural ? 'were' : 'was'), what.phrase));
  if (kind === 'not') return end(negatedThis(plural, it, be, what.phrase, human));
  if (kind === 'these') return end(join(group('ça,', enPlural ? 'these' : 'this'), plural ? group('ce sont', be) : group('ce est', be), what.phrase));
  return end(join(group('ce', human && !enPlural && /^(mon|ma|ton|ta|son|sa|notre|votre|leur)$/.test(what.phrase.f[0]?.text ?? '') ? (what.gender === 'f' ? 'she' : 'he') : it), group(plural ? 'sont' : 'est', be), what.phrase));
};
function negatedThis(plural: boolean, it: string, be: string, what: Phrase, _human: boolean): Phrase {
  const not = group('ne', 'not');
  const verb = group(plural ? 'sont' : 'est', be);
  const keys = not.f[0]?.keys ?? [];
  const pas: Phrase = { f: [{ text: 'pas', keys }], e: [] };
  const ce = group('ce', it);
  return join({ f: [...ce.f, ...not.f, ...verb.f, ...pas.f], e: [...ce.e, ...verb.e, ...not.e] }, what);
}

/** J'ai douze ans. Elle a faim. Il a mal à la tête. J'ai un chien. */
export const having: Pattern = (chance) => {
  const subject = somebody(chance);
  return chance.weighted<() => Sentence>([
    [2.4, () => {
      const n = chance.weighted([[5, () => chance.whole(4, 20)], [3, () => chance.whole(20, 60)], [1, () => chance.whole(1, 105)]] as const)();
      const digits = chance.is(0.45);
      const years = chance.is(0.92);
      const time = chance.weighted([[8, 'present'], [1, 'imperfect'], [1, 'future'], [0.7, 'going']] as const);
      const number = group(digits ? `${n}` : counting(n, 'm'), digits ? `${n}` : english.numberWords(n));
      return end(clause(subject, { fr: 'avoir', en: 'be', after: join(number, group(n > 1 ? 'ans' : 'an', years ? `year${n > 1 ? 's' : ''} old` : `year${n > 1 ? 's' : ''} old`)) }, { time, tail: time === 'present' ? null : null }));
    }],
    [3, () => {
      const what = state(chance);
      const no = chance.is(0.2) ? chance.weighted([[5, 'pas'], [1, 'plus'], [1, 'jamais']] as const) : null;
      const degree = !no && /^(faim|soif|froid|chaud|peur|sommeil)$/.test(what.after?.f[0]?.text ?? '') && what.after?.f.length === 1 && chance.is(0.25) ? say(...chance.of([['très', 'very'], ['très', 'very'], ['trop', 'too'], ['un peu', 'a little']] as const)) : null;
      const after = no ? what.after && { f: what.after.f.map((token, i) => (i === 0 && /^(de)$/.test(token.text) && what.after?.f[1]?.text === 'la' ? token : token)), e: what.after.e } : what.after;
      const text = after?.f.map((token) => token.text).join(' ') ?? '';
      if (no && /^(de la|beaucoup|le temps)/.test(text)) return end(clause(subject, what, { time: 'present' }));
      return end(clause(subject, { ...what, ...(after ? { after: join(degree, after) } : {}) }, { time: chance.weighted([[7, 'present'], [2, 'imperfect']] as const), negation: no, dropNe: no === 'pas' && chance.is(0.06) }));
    }],
    [5, () => {
      const word = noun(chance, 'pet', 'family', 'object', 'vehicle', 'schoolThing', 'clothing', 'readable', 'toy', 'abstract', 'person', 'event', 'furniture', 'money', 'food');
      const no = chance.is(0.25) ? chance.weighted([[5, 'pas'], [1.5, 'plus'], [0.4, 'jamais']] as const) : null;
      const single = /^(père|mère|papa|maman|mari|femme)$/.test(word.fr) && word.classes[0] === 'family';
      const many = chance.is(0.4) && !single;
      const what = !no && chance.is(0.15) && !single ? quantity(chance, word) : np(chance, word, no ? 'no' : word.mass || word.pluralOnly || word.frPluralEnMass ? 'partitive' : chance.is(0.55) && many ? 'number' : chance.is(0.08) ? 'possessive' : 'indefinite', { plural: many, adjective: 0.3 });
      return end(clause(subject, { fr: 'avoir', en: 'have', after: what.phrase }, { time: chance.weighted([[9, 'present'], [2, 'imperfect'], [0.6, 'future']] as const), negation: no, dropNe: no === 'pas' && chance.is(0.06) }));
    }],
    [1.5, () => {
      const eyes = chance.is(0.5);
      const looks = eyes ? ([['bleus', 'blue'], ['verts', 'green'], ['marron', 'brown'], ['noirs', 'black'], ['gris', 'grey'], ['bleus', 'blue']] as const) : ([['longs', 'long'], ['courts', 'short'], ['blonds', 'blond'], ['bruns', 'brown'], ['roux', 'red'], ['noirs', 'black'], ['gris', 'grey'], ['blancs', 'white'], ['frisés', 'curly'], ['raides', 'straight'], ['châtains', 'brown']] as const);
      const look = wordsOf(...chance.of<readonly [string, string]>(looks));
      const noun = eyes ? group('yeux', 'eyes') : group('cheveux', 'hair');
      const second = chance.is(0.25) ? (eyes ? join(group('et', 'and'), order([fr('LES'), group('cheveux', 'hair')], [])) : null) : null;
      if (second && chance.is(0.9)) {
        const hair = group('cheveux', 'hair');
        const its = wordsOf(...chance.of([['longs', 'long'], ['blonds', 'blond'], ['courts', 'short'], ['bruns', 'brown'], ['noirs', 'black']] as const));
        return end(clause(subject, { fr: 'avoir', en: 'have', after: join(order([fr('LES'), noun, look], [look, noun]), group('et', 'and'), order([fr('LES'), hair, its], [its, hair])) }));
      }
      return end(clause(subject, { fr: 'avoir', en: 'have', after: order([fr('LES'), noun, look], [look, noun]) }, { time: chance.is(0.9) ? 'present' : 'imperfect' }));
    }],
    [1.6, () => hurting(chance, subject)],
    [1, () => end(clause(subject, { fr: 'avoir', en: 'need', after: join(group('besoin', ''), fr('de'), chance.is(0.5) ? np(chance, noun(chance, 'object', 'schoolThing', 'tool', 'clothing'), 'indefinite').phrase : infinitivePhrase(chance, subject, 'to')) }, { negation: chance.is(0.15) ? 'pas' : null }))],
  ])();
};
/** Parts of the body that may hurt, as hurting asks for them. */
const sore = pool('bodyPart').filter((one) => !one.mass && !one.frPluralEnMass && !one.pluralOnly && !/^(cil|sourcil|barbe|moustache|frange|queue de cheval|tresse|mèche|ride|grain de beauté|squelette|corps|cheveux|peau|ongle|poil|organe|cerveau|nerf|poumon|os|muscle|cicatrice|crâne|visage|œil|estomac|pupille|dos|tête|gorge|dent|ventre|bouton)$/.test(one.fr)).map((one) => [`à ${one.gender === 'f' ? 'LA' : 'LE'} ${one.fr}`, one.en, false] as const);
/** J'ai mal à la tête / I have a headache; au pied / my foot hurts. */
function hurting(chance: Chance, subject: Entity): Sentence {
  const ache = chance.is(0.5);
  const time = chance.is(0.88) ? 'present' : 'imperfect';
  if (ache) {
    const [where, what] = chance.of([['à LA tête', 'a headache'], ['à LE ventre', 'a stomach ache'], ['à LES dents', 'toothache'], ['à LA gorge', 'a sore throat'], ['à LE dos', 'a backache'], ['à LA tête', 'a headache'], ['à LE ventre', 'a stomach ache']] as const);
    return end(clause(subject, { fr: 'avoir', en: 'have', after: group(`mal ${where}`, what) }, { time, negation: chance.is(0.08) ? 'pas' : null }));
  }
  const [where, part, many] = chance.of([['à LE pied', 'foot', false], ['à LA jambe', 'leg', false], ['à LE bras', 'arm', false], ['à LE genou', 'knee', false], ['à LA main', 'hand', false], ['à LES yeux', 'eyes', true], ['à LES pieds', 'feet', true], ['à LES jambes', 'legs', true], ['à LE doigt', 'finger', false], ['à L\'oreille'.replace("L'", 'LE '), 'ear', false], ['à LE cou', 'neck', false], ['à LES oreilles', 'ears', true], ['à LE nez', 'nose', false], ...(chance.is(0.5) ? [] : sore)] as const);
  const hurts = group(`${french.conjugate('avoir', 'present', subject.person)} mal`, many ? 'hurt' : 'hurts');
  const [prep = '', ...place] = where.split(' ');
  const partPhrase = group(place.slice(1).join(' '), part);
  const owner = subject.pronoun ? { f: [], e: subject.phrase.e.map((token) => ({ ...token, text: ownerOf(subject).en })) } : { f: [], e: subject.phrase.e.map((token, i) => (i === subject.phrase.e.length - 1 ? { ...token, text: `${token.text}${subject.enPerson === 'they' && token.text.endsWith('s') ? "'" : "'s"}` } : token)) };
  if (!subject.pronoun && / I$|^I$/.test(subject.phrase.e.at(-1)?.text ?? '')) return end(clause(subject, { fr: 'avoir', en: 'have', after: group('mal à LA tête', 'a headache') }));
  return end(order([subject.phrase, hurts, fr(`${prep} ${place[0]}`), partPhrase], [owner, partPhrase, hurts]));
}

const unwanted = /^(perdre|oublier|rater|manquer|casser|tomber|mourir|tromper|blesser|ennuyer|mentir|tousser|voler|grossir|recevoir|préférer|adorer|détester|aimer|ressembler|apercevoir|remarquer|devenir|habiter|croire)$/;
/** An infinitive with what follows it, for modals and links. */
export function infinitivePhrase(chance: Chance, subject: Entity, form: 'to' | 'bare' | 'ing', negative = false): Phrase {
  let what = action(chance, subject, { active: true, negative });
  while (unwanted.test(what.fr.split(' ')[0] as string)) what = action(chance, subject, { active: true });
  return join(form === 'to' ? en('to') : null, infinitive(what, subject.person === 2 && subject.enPerson === 'we' ? 2 : subject.person, form === 'ing' ? 'ing' : 'base'));
}
const shortTail = (chance: Chance): Phrase | null => (chance.is(0.25) ? say(...chance.of([['demain', 'tomorrow'], ['ce soir', 'this evening'], ['maintenant', 'now'], ['aujourd\'hui', 'today'], ['samedi', 'on Saturday'], ['ce week-end', 'this weekend'], ['demain matin', 'tomorrow morning'], ['la semaine prochaine', 'next week'], ['tous les jours', 'every day'], ['avant le dîner', 'before dinner']] as const)) : null);

/** Je peux venir. Il doit partir. Tu veux manger. Il faut travailler. */
export function modalClause(chance: Chance, subject: Entity, question: ClauseOptions['question'] = null, lead: Phrase | null = null, noPlace = false): Phrase {
  const [verb, englishVerb, auxiliary] = chance.weighted([[5, ['pouvoir', '', 'can']], [4, ['devoir', '', 'must']], [4, ['vouloir', 'want', null]], [1.4, ['savoir', '', 'can']], [1.5, ['aimer', 'would like', null]], [1, ['vouloirais', 'would like', null]]] as const);
  const no = question ? null : chance.is(0.2) ? chance.weighted([[6, 'pas'], [1, 'plus']] as const) : null;
  const what = noPlace ? plain(chance, subject) : null;
  const inner = (form: 'to' | 'bare'): Phrase => (what ? join(form === 'to' ? en('to') : null, infinitive(what, subject.person)) : infinitivePhrase(chance, subject, form));
  const tail = question && lead ? null : shortTail(chance);
  if (verb === 'savoir') return clause(subject, { fr: 'savoir', en: '', auxiliary: 'can', after: say(...chance.of([['nager', 'swim'], ['conduire', 'drive'], ['cuisiner', 'cook'], ['danser', 'dance'], ['lire', 'read'], ['écrire', 'write'], ['skier', 'ski'], ['jouer du piano', 'play the piano'], ['jouer de la guitare', 'play the guitar'], ['faire du vélo', 'ride a bike'], ['chanter', 'sing'], ['parler anglais', 'speak English'], ['compter', 'count'], ['dessiner', 'draw'], ['faire la cuisine', 'cook']] as const)) }, { negation: no, question, lead });
  if (auxiliary) {
    const time = chance.weighted([[9, 'present'], [0.8, 'imperfect'], [1.2, 'would'], [0.5, 'future']] as const) as Time;
    return clause(subject, { fr: verb, en: '', auxiliary: auxiliary as 'can' | 'must', after: inner('bare') }, { time: question && auxiliary === 'can' ? (time === 'imperfect' ? 'present' : time) : time, negation: no, question, tail, lead, dropNe: no === 'pas' && chance.is(0.05) });
  }
  if (englishVerb === 'would like') return clause(subject, { fr: verb === 'aimer' ? 'aimer' : 'vouloir', en: 'like', after: inner('to') }, { time: 'would', negation: no === 'plus' ? null : no, question, tail, lead });
  return clause(subject, { fr: 'vouloir', en: 'want', after: inner('to') }, { time: chance.is(0.9) ? 'present' : 'imperfect', negation: no, question, tail, lead, dropNe: no === 'pas' && chance.is(0.05) });
}
export const modal: Pattern = (chance) => end(modalClause(chance, somebody(chance)));
export const mustOne: Pattern = (chance) => {
  const we = pronoun(chance, 2);
  const you: Entity = { ...we, person: 2, enPerson: 'you' };
  const no = chance.is(0.25);
  const phrase = infinitivePhrase(chance, { ...you, enPerson: 'you', person: 2 }, 'bare');
  if (/\b(his|her|he|she)\b/.test(phrase.e.map((token) => token.text).join(' '))) return mustOne(chance);
  const neg = group('ne', 'not');
  const must = group('faut', chance.is(0.9) ? 'must' : 'must');
  const you2 = group('il', 'you');
  if (no) return end(join({ f: [...you2.f, ...neg.f, ...must.f, { text: 'pas', keys: neg.f[0]?.keys ?? [] }], e: [...you2.e, ...must.e, ...neg.e] }, phrase));
  return end(join(you2, must, phrase));
};

/** Il commence à pleurer. Elle essaie de dormir. J'adore nager. */
export const linked: Pattern = (chance) => {
  const subject = somebody(chance);
  const verb = chance.of(infinitiveVerbs);
  const link = verb.infinitive?.fr ?? '';
  const form = verb.infinitive?.en ?? 'to';
  const [french, english] = ownWords(subject, verb.fr, verb.en);
  const [first = '', ...rest] = french.split(' ');
  const stative = verb.stative ?? false;
  const time = stative ? chance.weighted([[7, 'present'], [2, 'imperfect']] as const) : chance.weighted([[5, 'present'], [4, 'past'], [1.2, 'going'], [0.8, 'future']] as const);
  const phrase = join(rest.length > 0 ? fr(rest.join(' ')) : null, link ? fr(link) : null, infinitivePhrase(chance, subject, form));
  const predicate = { fr: first, en: english, stative, etre: verb.auxiliary === 'être', reflexive: verb.reflexive ?? false, after: phrase };
  return end(clause(subject, predicate, { time, negation: chance.is(0.15) ? (chance.is(0.8) ? 'pas' : 'plus') : null }));
};

/** Il est médecin. Elle est espagnole. Ils viennent de Lyon. J'habite en France. */
export const identity: Pattern = (chance) => {
  const subject = somebody(chance);
  const time = chance.weighted([[9, 'present'], [1.5, 'imperfect'], [0.5, 'future']] as const);
  return chance.weighted<() => Sentence>([
    [3, () => {
      const gendered = (one: { gender: 'm' | 'f'; fr: string; feminine?: unknown }): boolean => one.gender === subject.gender || subject.plural;
      for (;;) {
        const word = noun(chance, 'profession');
        if (!gendered(word) || (subject.plural && word.gender !== subject.gender)) continue;
        const job = np(chance, word, 'zero', { plural: subject.plural });
        return end(clause(subject, { fr: 'être', en: 'be', after: join(subject.plural ? null : en(english.indefinite(word.en)), job.phrase) }, { time, negation: chance.is(0.12) ? chance.of(['pas', 'pas', 'plus'] as const) : null }));
      }
    }],
    [2.5, () => end(clause(subject, { fr: 'être', en: 'be', after: nationality(chance, subject) }, { negation: chance.is(0.14) ? 'pas' : null }))],
    [2, () => { const [a, b] = language(chance); const [c, d] = language(chance); const two = chance.is(0.2) && a !== c; const degree = chance.is(0.3) ? wordsOf(...chance.of([['bien', 'well'], ['un peu', 'a little'], ['couramment', 'fluently'], ['très bien', 'very well']] as const)) : null; const spoken = join(group(a, b), two ? join(group('et', 'and'), group(c, d)) : null); return end(clause(subject, { fr: 'parler', en: 'speak', after: degree ? order([degree, spoken], [spoken, degree]) : spoken }, { negation: chance.is(0.15) ? 'pas' : null })); }],
    [1, () => { const [a, b] = language(chance); const [verb, english] = chance.of([['apprendre', 'learn'], ['étudier', 'study'], ['comprendre', 'understand'], ['enseigner', 'teach'], ['adorer', 'love']] as const); return end(clause(subject, { fr: verb, en: english, after: join(fr('LE'), group(a, b)) }, {})); }],
    [2, () => end(clause(subject, { fr: 'venir', en: 'come', after: chance.is(0.5) ? cityPhrase(chance, 'from') : countryPhrase(chance, 'from') }, { negation: chance.is(0.1) ? 'pas' : null }))],
    [3, () => end(clause(subject, { fr: chance.is(0.85) ? 'habiter' : 'vivre', en: 'live', after: homePlace(chance) }, { time, negation: chance.is(0.1) ? chance.of(['pas', 'plus'] as const) : null }))],
    [1, () => end(born(chance, subject))],
  ])();
};
function born(chance: Chance, subject: Entity): Phrase {
  const when = chance.is(0.5) ? chance.is(0.5) ? cityPhrase(chance, 'in') : countryPhrase(chance, 'in') : join(group('en', 'in'), ((year) => group(year, year))(`${chance.whole(1930, 2020)}`));
  const verb = group(`${french.conjugate('être', 'present', subject.person)} ${french.agree('né', subject.gender, subject.plural)}`, `${subject.enPerson === 'I' || subject.enPerson === 'he' || subject.enPerson === 'she' || subject.enPerson === 'it' ? 'was' : 'were'} born`);
  return join(subject.phrase, verb, when);
}

/** Paul est plus grand que moi. C'est la plus belle ville du monde. */
export const compare: Pattern = (chance) => {
  const people = chance.is(0.5);
  for (;;) {
    const word = noun(chance, 'clothing', 'vehicle', 'animal', 'building', 'room', 'food', 'readable', 'watchable', 'subject', 'object', 'furniture', 'shop', 'place');
    const subject = people ? somebody(chance) : np(chance, word, chance.weighted([[4, 'definite'], [4, 'possessive'], [4, 'demonstrative']] as const), { plural: chance.is(0.2) });
    const adjective = people ? (chance.is(0.35) ? words && ([{ fr: 'grand', en: 'tall' }, { fr: 'petit', en: 'short' }, { fr: 'jeune', en: 'young' }, { fr: 'vieux', en: 'old' }] as const)[chance.whole(0, 3)] : traitOf(chance)) : suiting(chance, word, 'after be');
    if (!adjective || ('absolute' in adjective && (adjective.absolute || adjective.colour)) || ('invariable' in adjective && adjective.invariable) || adjective.en.includes(' ')) continue;
    const grades = gradesOf(adjective);
    const form = agree(adjective.fr, subject);
    const better = adjective.fr === 'bon';
    const worse = adjective.fr === 'mauvais';
    const kind = chance.weighted([[5, 'plus'], [2, 'moins'], [2.4, 'aussi'], [2.4, 'most']] as const);
    if (kind === 'most') {
      const article = subject.plural ? 'LES' : subject.gender === 'f' ? 'LA' : 'LE';
      const scope = people ? chance.of([['de LA classe', 'in the class'], ['de LA famille', 'in the family'], ['de LE groupe', 'in the group'], ['de LE monde', 'in the world'], ['', '']] as const) : chance.of([['de LE monde', 'in the world'], ['de LA ville', 'in the town'], ['', ''], ['de LE magasin', 'in the shop']] as const);
      if (chance.is(0.3) && !people && !word.mass && !word.pluralOnly && !('state' in adjective && adjective.state)) {
        const the = word.gender === 'f' ? 'LA' : 'LE';
        const q = better ? group(french.agree('meilleur', word.gender, false), `best`) : group(`plus ${agree(adjective.fr, { gender: word.gender, plural: false })}`, grades ? grades[1] : `most ${adjective.en}`);
        const before = 'before' in adjective && adjective.before;
        const headNoun = group(word.fr, word.en);
        return end(join(group('ce', 'it'), group('est', 'is'), before || better ? join(group(the, 'the'), q, headNoun) : order([fr(the), headNoun, fr(the), q], [en('the'), q, headNoun]), scope[0] ? group(scope[0], scope[1]) : null));
      }
      return end(clause(subject, { fr: 'être', en: 'be', after: join(group(article, 'the'), better ? group(french.agree('meilleur', subject.gender, subject.plural), 'best') : group(`plus ${form}`, grades ? grades[1] : `most ${adjective.en}`), scope[0] ? group(scope[0], scope[1]) : null) }));
    }
    if (worse && kind === 'plus') continue;
    const graded = kind === 'plus' ? (better ? group(french.agree('meilleur', subject.gender, subject.plural), 'better') : grades ? group(`plus ${form}`, grades[0]) : join(group('plus', 'more'), group(form, adjective.en))) : kind === 'moins' ? join(group('moins', 'less'), group(form, adjective.en)) : join(group('aussi', 'as'), group(form, adjective.en));
    const than = group('que', kind === 'aussi' ? 'as' : 'than');
    const stressed = [['moi', 'me'], ['toi', 'you'], ['lui', 'him'], ['elle', 'her'], ['nous', 'us'], ['vous', 'you'], ['eux', 'them'], ['elles', 'them']] as const;
    const own = { I: 'me', you: 'you', he: '', she: '', it: '', we: 'us', they: '' }[subject.enPerson];
    const other: Phrase = people ? chance.weighted<() => Phrase>([[5, () => wordsOf(...chance.of(stressed.filter((one) => one[1] !== own)))], [2, () => named(chance, true).phrase], [3, () => relative(chance, { plural: false }).phrase]])() : chance.is(0.6) ? np(chance, noun(chance, word.classes[0] as NounClass), chance.of(['definite', 'possessive', 'demonstrative'] as const)).phrase : wordsOf(word.pluralOnly || word.frPluralEnMass ? (word.gender === 'f' ? 'celles-là' : 'ceux-là') : word.gender === 'f' ? 'celle-là' : 'celui-là', word.pluralOnly || word.enPluralOnly ? 'those' : 'that one');
    return end(clause(subject, { fr: 'être', en: 'be', after: join(graded, than, other) }, { negation: kind === 'aussi' && chance.is(0.25) ? 'pas' : null }));
  }
};
/** Il travaille plus que moi. J'ai plus de livres que toi. Elle court plus vite que lui. */
export const compareActs: Pattern = (chance) => {
  const subject = somebody(chance);
  const own = { I: 'me', you: 'you', he: '', she: '', it: '', we: 'us', they: '' }[subject.enPerson];
  const other = wordsOf(...chance.of(([['moi', 'me'], ['toi', 'you'], ['lui', 'him'], ['elle', 'her'], ['nous', 'us'], ['eux', 'them']] as const).filter((one) => one[1] !== own)));
  if (chance.is(0.35)) {
    const word = noun(chance, 'object', 'schoolThing', 'clothing', 'readable', 'toy', 'money', 'person');
    const [a, b] = chance.of([['plus de', 'more'], ['moins de', word.mass || word.frPluralEnMass ? 'less' : 'fewer'], ['autant de', word.mass || word.frPluralEnMass ? 'as much' : 'as many']] as const);
    return end(clause(subject, { fr: 'avoir', en: 'have', after: join(group(a, b), np(chance, word, 'zero', { plural: !word.mass }).phrase, group('que', a.startsWith('autant') ? 'as' : 'than'), other) }));
  }
  const [verb, englishVerb] = chance.of([['courir', 'run'], ['parler', 'speak'], ['travailler', 'work'], ['chanter', 'sing'], ['nager', 'swim'], ['marcher', 'walk'], ['manger', 'eat'], ['danser', 'dance'], ['conduire', 'drive'], ['cuisiner', 'cook'], ['jouer', 'play'], ['dormir', 'sleep'], ['lire', 'read'], ['écrire', 'write']] as const);
  const [how, said] = chance.of<readonly [string, string]>(/^(manger|dormir)$/.test(verb) ? ([['plus', 'more'], ['moins', 'less'], ['autant', 'as much']] as const) : ([['plus vite', 'faster'], ['mieux', 'better'], ['moins bien', 'less well'], ['plus lentement', 'more slowly'], ['aussi bien', 'as well'], ['plus', 'more'], ['aussi vite', 'as fast'], ['plus souvent', 'more often']] as const));
  return end(clause(subject, { fr: verb, en: englishVerb, after: join(group(how, said), group('que', /^(aussi|autant)/.test(how) ? 'as' : 'than'), other) }));
};

/** Things that do: le bus arrive, le film commence, le soleil brille. */
export const things: Pattern = (chance) => {
  for (;;) {
    const verb = chance.of(thingVerbs);
    const which = verb.subject?.filter((one) => !/^(people|animate|anything)$/.test(one)) as NounClass[];
    if (which.length === 0) continue;
    const word = noun(chance, chance.of(which));
    if (/^(coûter|durer)/.test(verb.fr) && word.mass) continue;
    if (/^(commencer|finir|continuer|durer)/.test(verb.fr) && /photo|image|tableau|affiche|télé|dessin$|vacances|accident|panne|peinture/.test(word.fr)) continue;
    const subject = np(chance, word, chance.weighted([[7, 'definite'], [2, 'possessive'], [2, 'demonstrative']] as const), { plural: chance.is(0.18) });
    const [first = '', ...rest] = verb.fr.split(' ');
    const [enFirst = '', ...enRest] = verb.en.split(' ');
    const extra = verb.with && chance.is(0.8) ? say(...chance.of(verb.with)) : null;
    const time = verb.stative ? chance.weighted([[6, 'present'], [1, 'imperfect']] as const) : chance.weighted([[6, 'present'], [3, 'past'], [1.5, 'going'], [1, 'future'], [0.4, 'justPast']] as const);
    const tail = extra || verb.stative || chance.is(0.6) || rest.length > 1 ? null : time === 'past' ? pastTime(chance) : time === 'present' ? atTime(chance) : futureTime(chance);
    const after = rest.length > 0 ? (enRest.length > 0 ? group(rest.join(' '), enRest.join(' ')) : null) : null;
    const predicate: Predicate = { fr: after ? first : verb.fr, en: after ? enFirst : verb.en, etre: verb.auxiliary === 'être', reflexive: verb.reflexive ?? false, stative: verb.stative ?? false, after: join(after, extra) };
    return end(clause(subject, predicate, { time, tail, negation: time !== 'justPast' && chance.is(0.12) ? 'pas' : null }));
  }
};

/** J'y vais. Il en mange. Nous y sommes allés. */
export const yEn: Pattern = (chance) => {
  const subject = anyPronoun(chance);
  const no = chance.is(0.22) ? chance.weighted([[5, 'pas'], [1, 'jamais'], [1, 'plus']] as const) : null;
  if (chance.is(0.5)) {
    const [verb, english, etre] = chance.of([['aller', 'go', true], ['aller', 'go', true], ['habiter', 'live', false], ['travailler', 'work', false], ['retourner', 'go back', true], ['être', 'be', false], ['rester', 'stay', true]] as const);
    const time = verb === 'être' || verb === 'habiter' ? chance.weighted([[5, 'present'], [1, 'imperfect']] as const) : chance.weighted([[5, 'present'], [3, 'past'], [2, 'going'], [1, 'future']] as const);
    return end(clause(subject, { fr: verb, en: english, etre, clitic: { fr: 'y', en: 'there' } }, { time, negation: no, tail: chance.is(0.3) && time === 'present' ? habitTime(chance) : null }));
  }
  const [verb, english, some] = chance.of([['manger', 'eat', 'some'], ['boire', 'drink', 'some'], ['acheter', 'buy', 'some'], ['vouloir', 'want', 'some'], ['avoir', 'have', 'some'], ['prendre', 'have', 'some'], ['parler', 'talk', 'about it'], ['avoir besoin', 'need', 'it'], ['avoir envie', 'want', 'it']] as const);
  const time = /^(vouloir|avoir)/.test(verb) ? 'present' : chance.weighted([[5, 'present'], [3, 'past'], [2, 'going'], [1, 'future']] as const);
  const word = some === 'some' ? (no ? 'any' : 'some') : some;
  if (!no && some === 'some' && chance.is(0.4)) {
    const n = chance.whole(1, 6);
    const amount = chance.is(0.65) ? group(n === 1 ? chance.of(['un', 'une']) : french.numberWords(n), n === 1 ? 'one' : `${english_(n)} of them`.replace(/ of them$/, '')) : wordsOf(...chance.of([['beaucoup', 'a lot'], ['trop', 'too much'], ['un peu', 'a little'], ['plusieurs', 'several']] as const));
    return end(clause(subject, { fr: verb, en: english, clitic: { fr: 'en', en: '' }, after: amount }, { time }));
  }
  return end(clause(subject, { fr: verb, en: english, clitic: { fr: 'en', en: word } }, { time, negation: no }));
};
const english_ = (n: number): string => english.numberWords(n);

/** Je te le donne. Il me l'a dit. */
export const twoPronouns: Pattern = (chance) => {
  const subject = anyPronoun(chance);
  const [a, b] = chance.of([['me', 'me'], ['te', 'you'], ['nous', 'us'], ['vous', 'you'], ['lui', 'him'], ['leur', 'them']] as const);
  if ((subject.enPerson === 'I' && b === 'me') || (subject.enPerson === 'you' && b === 'you') || (subject.enPerson === 'we' && b === 'us') || (subject.enPerson === 'I' && b === 'us') || (subject.enPerson === 'we' && b === 'me')) return twoPronouns(chance);
  const [thing, it, gender, plural] = chance.of([['le', 'it', 'm', false], ['la', 'it', 'f', false], ['les', 'them', 'm', true]] as const);
  const [verb, english] = chance.of([['donner', 'give'], ['montrer', 'show'], ['envoyer', 'send'], ['prêter', 'lend'], ['expliquer', 'explain'], ['apporter', 'bring']] as const);
  const clitics = /^(lui|leur)$/.test(a) ? `${thing} ${a}` : `${a} ${thing}`;
  return end(clause(subject, { fr: verb, en: english, clitic: { fr: clitics, en: `${it} to ${b}`, agreement: { gender, plural } } }, { time: chance.weighted([[4, 'present'], [3, 'past'], [2, 'future'], [2, 'going']] as const), negation: chance.is(0.15) ? 'pas' : null }));
};

/** L'homme qui parle est mon oncle. Le livre que je lis est intéressant. La ville où j'habite est belle. */
export const relativeClause: Pattern = (chance) => {
  const kind = chance.weighted([[4, 'qui'], [4, 'que'], [2, 'où'], [0.5, 'dont']] as const);
  const wrap = (head: Phrase, entity: Entity, inner: Phrase, word: ReturnType<typeof noun>): Sentence => {
    if (chance.is(0.45)) return end(join(group('ce', entity.enPerson === 'they' ? 'they' : 'it'), group(entity.plural ? 'sont' : 'est', entity.enPerson === 'they' ? 'are' : 'is'), head, inner));
    const adjective = word.human ? personAdjective(chance) : suiting(chance, word, 'after be');
    if (!adjective) return end(join(group('ce', entity.enPerson === 'they' ? 'they' : 'it'), group(entity.plural ? 'sont' : 'est', entity.enPerson === 'they' ? 'are' : 'is'), head, inner));
    const whole: Entity = { ...entity, phrase: join(head, inner), pronoun: false };
    return end(clause(whole, { fr: 'être', en: 'be', after: join(chance.is(0.25) && !adjective.absolute ? group('très', 'very') : null, group(agree(adjective.fr, entity), adjective.en)) }));
  };
  if (kind === 'qui') {
    const word = noun(chance, 'person', 'profession');
    const head = np(chance, word, chance.weighted([[5, 'definite'], [2, 'indefinite']] as const), { plural: chance.is(0.15) });
    const who: Entity = { ...head, phrase: group('qui', 'who') };
    const what = chance.is(0.7) ? action(chance, who, { active: true }) : placed(chance);
    const inner = clause(who, what, { time: chance.weighted([[5, 'present'], [1, 'past']] as const) === 'past' && !what.stative ? 'past' : 'present' });
    if (chance.is(0.3)) return end(clause(anyPronoun(chance), { fr: 'connaître', en: 'know', after: join(head.phrase, inner) }));
    return wrap(head.phrase, head, inner, word);
  }
  if (kind === 'où') {
    const word = noun(chance, 'building', 'place', 'shop');
    const head = np(chance, word, 'definite', {});
    const who = anyPronoun(chance);
    const [verb, englishVerb, etre] = chance.of([['habiter', 'live', false], ['travailler', 'work', false], ['aller', 'go', true], ['manger', 'eat', false], ['jouer', 'play', false], ['étudier', 'study', false]] as const);
    return wrap(head.phrase, head, join(group('où', 'where'), clause(who, { fr: verb, en: englishVerb, etre })), word);
  }
  if (kind === 'dont') {
    const word = noun(chance, 'object', 'readable', 'watchable', 'person');
    const head = np(chance, word, 'definite');
    const who = anyPronoun(chance);
    const need = chance.is(0.5);
    return wrap(head.phrase, head, join(group('dont', ''), clause(who, need ? { fr: 'avoir besoin', en: 'need' } : { fr: 'parler', en: 'talk about' })), word);
  }
  const [verbs, classes] = chance.of([
    [[['lire', 'read', 'present'], ['aimer', 'like', 'present'], ['lire', 'read', 'past'], ['préférer', 'prefer', 'present'], ['chercher', 'look for', 'present']], ['readable']], [[['acheter', 'buy', 'past'], ['porter', 'wear', 'present'], ['mettre', 'put on', 'past'], ['vouloir', 'want', 'present']], ['clothing']],
    [[['manger', 'eat', 'past'], ['préparer', 'prepare', 'past'], ['préférer', 'prefer', 'present'], ['acheter', 'buy', 'past']], ['food']], [[['chercher', 'look for', 'present'], ['perdre', 'lose', 'past'], ['trouver', 'find', 'past'], ['acheter', 'buy', 'past'], ['utiliser', 'use', 'present']], ['object', 'schoolThing']],
    [[['voir', 'see', 'past'], ['regarder', 'watch', 'past'], ['aimer', 'like', 'present'], ['préférer', 'prefer', 'present']], ['watchable']], [[['connaître', 'know', 'present'], ['aimer', 'like', 'present'], ['rencontrer', 'meet', 'past'], ['voir', 'see', 'past'], ['attendre', 'wait for', 'present'], ['inviter', 'invite', 'past']], ['person', 'profession']],
  ] as unknown as readonly (readonly [readonly (readonly [string, string, 'present' | 'past'])[], readonly NounClass[]])[]);
  const [verb, englishVerb, time] = chance.of(verbs);
  const word = noun(chance, chance.of(classes));
  const head = np(chance, word, 'definite', { plural: chance.is(0.22) });
  const who = chance.is(0.7) ? anyPronoun(chance) : named(chance, true);
  const inner = join(group('que', ''), clause(who, { fr: time === 'past' ? verb : verb, en: englishVerb, ...(time === 'past' ? { clitic: { fr: '', en: '', agreement: { gender: head.gender, plural: head.plural } } } : {}) }, { time }));
  return wrap(head.phrase, head, inner, word);
};
export { action, formerTime, habitTime, measure, nowTime, pastTime, placeTo, plain, anyOwner, ordinal };
