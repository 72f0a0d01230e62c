// What is said: sentence patterns of A1 textbooks, each in both languages at once.
import * as adverbs from './adverbs.ts';
import type { Chance } from './chance.ts';
import { type ClauseOptions, clause, infinitive, type Negation, objectPronoun, type Predicate, type Time } from './clause.ts';
import { graded, learnPast, numberWords as enNumber } from './english.ts';
import { agree, conjugate, imperative, learnForms, numberWords, type Person } from './french.ts';
import { anyCity, anyName, type Determiner, type Entity, invented, kind, named, nounPhrase, pick, pronoun, somebody, suiting } from './nouns.ts';
import { en, fr, group, join, order, type Phrase } from './phrase.ts';
import { moreAdjectives, moreAdverbs, moreIntransitive, morePasts, moreTransitive } from './more.ts';
import { activities, giving, indirect, intransitive as ownIntransitive, ofThings, transitive as ownTransitive, type Verb, withInfinitive } from './verbs.ts';
import { adjectives as ownAdjectives, countries, months, type Noun, nouns, weekdays } from './words.ts';

const transitive: readonly Verb[] = [...ownTransitive, ...moreTransitive];
const intransitive: readonly Verb[] = [...ownIntransitive, ...moreIntransitive];
for (const [verb, past, participle] of morePasts) learnPast(verb, past, participle);
for (const { group: name, fr: french, en: english, before, feminine, plural } of moreAdjectives) {
  learnForms(french, feminine, plural);
  const list = [...(ownAdjectives[name] ?? [])];
  if (!list.some((one) => one.fr === french)) list.push({ fr: french, en: english, before });
  ownAdjectives[name] = list;
}
for (const [name, list] of Object.entries(moreAdverbs)) {
  const own = (name === 'manner' ? null : adverbs[name as 'past' | 'future' | 'habitual' | 'places']) as (readonly [string, string])[] | null;
  if (own) own.push(...list.filter(([french]) => !own.some((one) => one[0] === french)));
}
const adjectives = ownAdjectives;

export type Sentence = { phrase: Phrase; end: '.' | '?' | '!' | '' };
type Pattern = (chance: Chance) => Sentence;

const pairOf = ([french, english]: readonly [string, string]): Phrase => group(french, english);
const say = (phrase: Phrase, end: Sentence['end'] = '.'): Sentence => ({ phrase, end });
const statives = new Set(['be', 'have', 'know', 'like', 'love', 'hate', 'prefer', 'want', 'need', 'understand', 'live', 'own', 'believe in', 'remember', 'look like', 'see', 'hear', 'be afraid of', 'get on with', 'cost', 'smell']);

/** Determiners allowed by an object's kind and the verb. */
function determinerFor(chance: Chance, noun: Noun, allowed: string): Determiner {
  const fits = [...allowed].filter((letter) => {
    if (noun.mass) return letter !== 'i' && letter !== 'n';
    if (letter === 'p') return noun.plural;
    return true;
  });
  return (fits.length > 0 ? chance.of(fits) : noun.mass || noun.plural ? 'p' : 'i') as Determiner;
}

const enOwner = (subject: Entity): string => ({ I: 'my', you: 'your', he: 'his', she: 'her', it: 'its', we: 'our', they: 'their' })[subject.enPerson];
const ownerOf = (subject: Entity): Person => (subject.enPerson === 'we' ? 3 : subject.person);

/** A verb with an object that suits it. */
function doing(chance: Chance, verb: Verb, subject: Entity, negative = false): Predicate {
  const base = { fr: verb.fr, en: verb.en, reflexive: verb.reflexive, etre: verb.etre, stative: verb.stative || statives.has(verb.en) };
  if (verb.objects.length > 0) {
    const whatever = verb.objects.filter((name) => kind(name).length > 0);
    if (verb.objects.includes('lang') && (whatever.length === 0 || chance.is(0.6))) {
      const spoken = chance.of(countries.filter((country) => country.language !== ''));
      const article = verb.determiners === 'g' || chance.is(0.2);
      return { ...base, after: join(article ? fr('LE') : null, group(spoken.language, spoken.enLanguage)) };
    }
    const noun = pick(chance, whatever);
    const determiner = determinerFor(chance, noun, verb.determiners);
    const own = chance.is(0.85);
    const object = nounPhrase(chance, noun, determiner, {
      plural: determiner !== 'g' && chance.is(0.22), adjective: 0.18, negative: negative && (determiner === 'i' || determiner === 'p'),
      owner: own ? ownerOf(subject) : chance.of([0, 1, 2, 3, 4, 5] as const), ...(own ? { enOwner: enOwner(subject) } : {}),
    });
    const extra = verb.extras.length > 0 && chance.is(0.3) ? pairOf(chance.of(verb.extras)) : null;
    return { ...base, after: join(verb.link ? fr(verb.link) : null, object.phrase, extra) };
  }
  if (verb.extras.length > 0 && chance.is(0.75)) return { ...base, after: pairOf(chance.of(verb.extras)) };
  return base;
}

const place = (chance: Chance): Phrase => {
  if (chance.is(0.5)) return pairOf(chance.of(adverbs.places));
  const noun = pick(chance, ['room', 'place', 'furniture', 'nature', 'vehicle']);
  const position = chance.of(adverbs.positions);
  return join(pairOf(position), nounPhrase(chance, noun, chance.weighted([[6, 'd'], [1, 's'], [1, 'm']] as const), { owner: 0, adjective: 0.1 }).phrase);
};

/** Where one goes: au cinéma / to the cinema. */
function destination(chance: Chance): Phrase {
  return chance.weighted<() => Phrase>([
    [5, () => join(group('à', 'to'), nounPhrase(chance, pick(chance, ['place']), 'd').phrase)],
    [2, () => { const [french, english] = anyCity(chance); return join(group('à', 'to'), group(french, english)); }],
    [2, () => inCountry(chance, 'to')],
    [1, () => group('à LA maison', 'home')],
    [1.2, () => pairOf(chance.of([["à l'école", 'to school'], ['au travail', 'to work'], ['au lit', 'to bed'], ['chez le médecin', "to the doctor's"], ['chez le dentiste', "to the dentist's"], ['en ville', 'to town'], ['à la mer', 'to the seaside'], ['à la montagne', 'to the mountains'], ['à la campagne', 'to the countryside'], ['en vacances', 'on holiday'], ['à la plage', 'to the beach'], ["à l'église", 'to church'], ["à l'hôpital", 'to hospital'], ['au marché', 'to the market'], ['au cinéma', 'to the cinema'], ['au parc', 'to the park'], ['à la piscine', 'to the swimming pool'], ['au supermarché', 'to the supermarket'], ['au restaurant', 'to the restaurant'], ['au bureau', 'to the office'], ['à la fête', 'to the party'], ['chez mes grands-parents', "to my grandparents' house"], ['chez des amis', "to some friends' house"], ['à la gare', 'to the station'], ['au lycée', 'to secondary school'], ["à l'université", 'to university']] as const))],
    [0.5, () => { const name = anyName(chance, 'm'); return join(group('chez', 'to'), order([group(name, `${name}'s`)], [group('', '')]), en('house')); }],
  ])();
}
function inCountry(chance: Chance, preposition: 'in' | 'to' | 'from'): Phrase {
  const country = chance.of(countries);
  const vowelFirst = /^[AEIOUÉÈ]/.test(country.fr);
  if (preposition === 'from') {
    if (country.gender === 'p') return join(group('de', 'from'), group(`LES ${country.fr}`, country.en));
    return join(group('de', 'from'), country.gender === 'm' && !vowelFirst ? group(`LE ${country.fr}`, country.en) : group(country.fr, country.en));
  }
  if (country.gender === 'p') return join(group('à', preposition), group(`LES ${country.fr}`, country.en));
  return country.gender === 'm' && !vowelFirst ? join(group('à LE', preposition), group(country.fr, country.en)) : join(group('en', preposition), group(country.fr, country.en));
}

/** A tense, with a phrase of time that goes with it. */
function timing(chance: Chance, stative = false): { time: Time; tail: Phrase | null; frequency: Phrase | null } {
  const none = { tail: null, frequency: null };
  return chance.weighted<() => { time: Time; tail: Phrase | null; frequency: Phrase | null }>([
    [9, () => ({ time: 'present', ...none })],
    [2, () => ({ time: 'present', tail: pairOf(chance.of(adverbs.habitual)), frequency: null })],
    [1.6, () => ({ time: 'present', tail: null, frequency: pairOf(chance.of(adverbs.frequency)) })],
    [stative ? 0 : 0.8, () => ({ time: 'progressive', tail: null, frequency: null })],
    [3, () => ({ time: stative ? 'imperfect' : 'past', ...none })],
    [3, () => ({ time: stative ? 'imperfect' : 'past', tail: pairOf(chance.of(adverbs.past)), frequency: null })],
    [1.7, () => ({ time: 'going', ...none })],
    [2.2, () => ({ time: 'going', tail: pairOf(chance.of(adverbs.future)), frequency: null })],
    [1.2, () => ({ time: 'future', ...none })],
    [1.8, () => ({ time: 'future', tail: pairOf(chance.of(adverbs.future)), frequency: null })],
    [1, () => ({ time: stative ? 'imperfect' : 'used', tail: chance.is(0.7) ? pairOf(chance.of(adverbs.formerly)) : null, frequency: null })],
    [0.8, () => ({ time: stative ? 'imperfect' : 'justPast', ...none })],
  ])();
}

function negation(chance: Chance, chanceOf = 0.2): Negation | null {
  return chance.is(chanceOf) ? chance.weighted([[12, 'pas'], [2.5, 'plus'], [2.5, 'jamais'], [0.7, 'pas encore'], [0.5, 'pas du tout']] as const) : null;
}

/** What somebody does: the commonest statement. */
function action(chance: Chance, subject: Entity, negative: boolean): Predicate {
  return chance.weighted<() => Predicate>([
    [6, () => doing(chance, chance.of(transitive), subject, negative)],
    [3.5, () => doing(chance, chance.of(intransitive), subject)],
    [2.5, () => { const [verb, after, english] = chance.of(activities); return splitActivity(verb, negative ? after.replace(/^(du |de la |de l'|un |une |des )/, 'de ') : after, english); }],
    [1.5, () => ({ fr: 'aller', en: 'go', etre: true, after: destination(chance) })],
    [1.2, () => consult(chance, subject)],
    [0.9, () => give(chance, subject)],
  ])();
}
function splitActivity(verb: string, after: string, english: string): Predicate {
  const [enVerb = '', ...rest] = english.split(' ');
  return { fr: verb, en: enVerb, etre: /^(aller|sortir|rentrer|rester|partir|venir|monter)$/.test(verb) && !/poubelle/.test(after), after: group(after.replace(/^au /, 'à LE ').replace(/^aux /, 'à LES ').replace(/^du /, 'de LE '), rest.join(' ')) };
}
function consult(chance: Chance, subject: Entity): Predicate {
  const { verb, link, what } = chance.of(indirect);
  const noun = what === 'people' ? null : pick(chance, [what]);
  const object = noun
    ? nounPhrase(chance, noun, noun.mass ? 'd' : chance.of(['d', 's', 'm'] as const), { owner: ownerOf(subject), enOwner: enOwner(subject), plural: chance.is(0.2) })
    : chance.is(0.3) ? named(chance) : nounPhrase(chance, pick(chance, ['family', 'person']), 's', { owner: ownerOf(subject), enOwner: enOwner(subject), plural: chance.is(0.3) });
  return { fr: verb.fr, en: verb.en, reflexive: verb.reflexive, etre: verb.etre, stative: verb.stative, after: join(fr(link), object.phrase) };
}
function give(chance: Chance, subject: Entity): Predicate {
  const { fr: french, en: english, to, objects } = chance.of(giving);
  const noun = pick(chance, objects);
  const object = nounPhrase(chance, noun, noun.mass ? 'p' : chance.of(['i', 'd', 's'] as const), { owner: ownerOf(subject), enOwner: enOwner(subject), adjective: 0.1 });
  if (chance.is(0.5)) {
    const [pronounFr, pronounEn] = chance.of([['me', 'me'], ['te', 'you'], ['lui', 'him'], ['nous', 'us'], ['vous', 'you'], ['leur', 'them']] as const);
    const prefix = to === 'to' && !/explain|say/.test(english);
    return prefix ? { fr: french, en: english, clitic: { fr: pronounFr, en: pronounEn }, after: object.phrase } : { fr: french, en: english, clitic: { fr: pronounFr, en: '' }, after: order([object.phrase], [object.phrase, group('', `${to} ${pronounEn}`)]) };
  }
  const to2 = chance.is(0.3) ? named(chance) : nounPhrase(chance, pick(chance, ['family', 'person']), 's', { owner: ownerOf(subject), enOwner: enOwner(subject) });
  return { fr: french, en: english, after: join(object.phrase, group('à', to), to2.phrase) };
}

const ask = (chance: Chance, subject: Entity): NonNullable<ClauseOptions['question']> => (subject.pronoun && subject.phrase.f[0]?.text !== 'je' ? chance.of(['est-ce que', 'inversion', 'intonation'] as const) : chance.of(['est-ce que', 'intonation'] as const));

const statement: Pattern = (chance) => {
  const subject = somebody(chance);
  const no = negation(chance);
  const predicate = action(chance, subject, no !== null);
  const when = timing(chance, predicate.stative);
  const isQuestion = chance.is(0.13);
  const options: ClauseOptions = { ...when, negation: when.time === 'justPast' || when.time === 'progressive' ? null : no, ...(isQuestion ? { question: ask(chance, subject) } : {}), dropNe: chance.is(0.06), frequency: no ? null : when.frequency };
  const front = !isQuestion && when.tail && chance.is(0.25);
  if (front) return say(join(when.tail, chance.is(0.5) ? fr(',') : null, en(','), clause(subject, predicate, { ...options, tail: null })));
  return say(clause(subject, predicate, options), isQuestion ? '?' : '.');
};

const withPronoun: Pattern = (chance) => {
  const subject = somebody(chance);
  const verb = chance.of(transitive.filter((one) => one.objects.length > 0 && !one.link && !/^(parler|faire|avoir|poser|raconter|commencer|vivre)\b/.test(one.fr) && !one.fr.includes(' ')));
  const human = verb.objects.some((name) => name === 'person' || name === 'family');
  const no = negation(chance, 0.25);
  const when = timing(chance, verb.stative);
  const clitic = objectPronoun(chance, human ? 'person' : 'thing', subject);
  const isQuestion = chance.is(0.15);
  return say(clause(subject, { fr: verb.fr, en: verb.en, stative: verb.stative, clitic }, { ...when, negation: when.time === 'progressive' || when.time === 'justPast' ? null : no, frequency: no ? null : when.frequency, ...(isQuestion ? { question: ask(chance, subject) } : {}) }), isQuestion ? '?' : '.');
};

const modalClause = (chance: Chance, subject: Entity): Phrase => {
  const modal = chance.weighted(withInfinitive.map((one, i) => [i < 3 ? 5 : i === 3 ? 2.5 : 1, one] as const));
  const predicate = action(chance, subject, false);
  const no = negation(chance, 0.2);
  const auxiliary = modal.en === 'can' ? 'can' : modal.en === 'must' ? 'must' : undefined;
  const time: Time = auxiliary
    ? chance.weighted([[8, 'present'], [1.5, 'would'], [1, 'imperfect'], [1, 'future']] as const)
    : modal.fr === 'vouloir' || modal.fr === 'aimer' ? chance.weighted([[6, 'present'], [3, 'would'], [1, 'imperfect']] as const) : chance.weighted([[6, 'present'], [modal.stative ? 0 : 2, 'past'], [modal.stative ? 1.5 : 0, 'imperfect'], [1, 'future']] as const);
  const polite = time === 'would' && (modal.fr === 'vouloir' || modal.fr === 'aimer');
  const english = polite ? 'like to' : modal.en;
  const [first = '', ...rest] = english.split(' ');
  const bare = auxiliary !== undefined;
  const isQuestion = chance.is(0.2);
  const inner = infinitive(predicate, subject.person, modal.ing ? 'ing' : 'base');
  const tail = chance.is(0.25) ? pairOf(chance.of([...adverbs.future, ...adverbs.now])) : null;
  return clause(subject, { fr: modal.fr, en: bare ? '' : first, ...(auxiliary ? { auxiliary } : {}), after: join(rest.length > 0 ? group('', rest.join(' ')) : null, modal.link ? fr(modal.link) : null, inner) }, { time, negation: no === 'pas encore' ? 'pas' : no, tail, question: isQuestion ? ask(chance, subject) : null });
};
const modal: Pattern = (chance) => {
  const subject = somebody(chance);
  const phrase = modalClause(chance, subject);
  const asks = /^(Est-ce|Do|Does|Did|Can|Could|Must|Should|Will|Would|Am|Is|Are|Was|Were)$/i.test(phrase.e[0]?.text ?? '');
  return say(phrase, asks ? '?' : '.');
};

const copula: Pattern = (chance) => {
  const about = chance.weighted([[6, 'someone'], [5, 'thing']] as const);
  const no = negation(chance, 0.18);
  const time = chance.weighted([[9, 'present'], [3, 'imperfect'], [1, 'future']] as const) as Time;
  let subject: Entity;
  let described: Phrase;
  const degree = chance.is(0.3) ? pairOf(chance.of(no ? adverbs.degrees.slice(0, 3) : adverbs.degrees)) : null;
  if (about === 'someone') {
    subject = somebody(chance);
    const adjective = chance.of(chance.is(0.5) ? (adjectives['state'] ?? []) : (adjectives['person'] ?? []));
    const multi = adjective.fr.startsWith('en ') || adjective.fr.startsWith('de ') || adjective.fr.startsWith("à l");
    described = join(multi ? null : degree, group(multi ? adjective.fr : agree(adjective.fr, subject.gender, subject.plural || subject.phrase.f[0]?.text === 'vous' && chance.is(0.6)), adjective.en));
  } else {
    const noun = pick(chance, ['thing', 'clothes', 'food', 'place', 'room', 'furniture', 'vehicle', 'pet', 'animal', 'readable', 'watchable', 'event', 'idea', 'school', 'part', 'body', 'nature', 'drink', 'dish', 'worn', 'plate']);
    subject = nounPhrase(chance, noun, chance.weighted([[5, 'd'], [3, 's'], [2, 'm']] as const), { plural: chance.is(0.25), owner: chance.of([0, 1, 2, 3, 4, 5] as const) });
    const adjective = suiting(chance, noun) ?? chance.of(adjectives['thing'] ?? []);
    described = join(degree, group(agree(adjective.fr, subject.gender, subject.plural), adjective.en));
  }
  const isQuestion = chance.is(0.15);
  return say(clause(subject, { fr: 'être', en: 'be', after: described }, { time, negation: no, question: isQuestion ? ask(chance, subject) : null, tail: !isQuestion && chance.is(0.12) ? pairOf(chance.of(time === 'future' ? adverbs.future : time === 'present' ? adverbs.now : adverbs.past)) : null }), isQuestion ? '?' : '.');
};

const located: Pattern = (chance) => {
  const subject = chance.is(0.4) ? somebody(chance) : nounPhrase(chance, pick(chance, ['thing', 'pet', 'school', 'clothes', 'place', 'vehicle', 'furniture', 'food', 'dish', 'worn']), chance.weighted([[4, 'd'], [3, 's']] as const), { plural: chance.is(0.2), owner: chance.of([0, 1, 2, 3, 4, 5] as const) });
  const where = place(chance);
  const time = chance.weighted([[8, 'present'], [2.5, 'imperfect'], [1, 'future']] as const) as Time;
  const isQuestion = chance.is(0.12);
  return say(clause(subject, { fr: 'être', en: 'be', after: where }, { time, negation: negation(chance, 0.12), question: isQuestion ? ask(chance, subject) : null }), isQuestion ? '?' : '.');
};

const thereIs: Pattern = (chance) => {
  const noun = pick(chance, ['thing', 'furniture', 'place', 'person', 'animal', 'pet', 'food', 'nature', 'vehicle', 'dish', 'drink', 'room', 'school', 'plate', 'part', 'clothes']);
  const many = !noun.mass && chance.is(0.45);
  const no = chance.is(0.15) ? chance.weighted([[3, 'pas'], [1, 'plus']] as const) : null;
  const counted = many && !no && chance.is(0.5);
  const what = many && !no && chance.is(0.2)
    ? quantity(chance, noun)
    : nounPhrase(chance, noun, counted ? 'n' : noun.mass ? 'p' : 'i', { plural: many, adjective: 0.2, negative: no !== null });
  const plural = what.enPerson === 'they';
  const time = chance.weighted([[7, 'present'], [2.5, 'imperfect'], [0.8, 'future'], [0.4, 'going']] as const);
  const frVerb = time === 'present' ? 'a' : time === 'imperfect' ? 'avait' : time === 'future' ? 'aura' : 'va y avoir';
  const enVerb = time === 'present' ? (plural ? 'are' : 'is') : time === 'imperfect' ? (plural ? 'were' : 'was') : time === 'future' ? 'will be' : plural ? 'are going to be' : 'is going to be';
  const asks = chance.is(0.15);
  const [enFirst = '', ...enRest] = enVerb.split(' ');
  const negative = no && time !== 'going' && time !== 'future';
  const tail = chance.is(0.75) ? place(chance) : null;
  if (negative) {
    const keyed = join(group(`il n'y ${frVerb} ${no}`, `there ${enFirst} ${no === 'plus' ? 'no more' : 'not'}`));
    const object = no === 'plus' ? { f: what.phrase.f, e: what.phrase.e.filter((token) => token.text !== 'any' && token.text !== 'a' && token.text !== 'an') } : what.phrase;
    return say(join(keyed, object, tail));
  }
  const affirmative = what.phrase;
  if (asks && time !== 'going') {
    const form = chance.of(['est-ce', 'inversion', 'plain'] as const);
    const question = form === 'est-ce' ? group(`est-ce qu'il y ${frVerb}`, `${enFirst} there ${enRest.join(' ')}`.trim()) : form === 'inversion' ? group(`y ${frVerb}-${frVerb.endsWith('a') ? 't-' : ''}il`, `${enFirst} there ${enRest.join(' ')}`.trim()) : group(`il y ${frVerb}`, `${enFirst} there ${enRest.join(' ')}`.trim());
    const anyWord = { f: affirmative.f, e: affirmative.e.map((token) => (token.text === 'some' ? { ...token, text: 'any' } : token)) };
    return say(join(question, anyWord, tail), '?');
  }
  const lead = tail && chance.is(0.25);
  const core = join(group(time === 'going' ? 'il va y avoir' : `il y ${frVerb}`, `there ${enVerb}`), affirmative);
  return say(lead ? join(tail, fr(','), en(','), core) : join(core, tail));
};

function quantity(chance: Chance, noun: Noun): Entity {
  const base = nounPhrase(chance, noun, '0' as Determiner, { plural: !noun.mass });
  const bare = { f: base.phrase.f.filter((token) => !/^(des|de|du|LE|LA|LES|DE-LA)$/.test(token.text)), e: base.phrase.e.filter((token) => token.text !== 'some') };
  const choice = chance.of<readonly [string, string]>(noun.mass || noun.enMass ? ([['beaucoup de', 'a lot of'], ['un peu de', 'a little'], ['trop de', 'too much'], ['assez de', 'enough'], ['peu de', 'little']] as const) : ([['beaucoup de', 'a lot of'], ['trop de', 'too many'], ['assez de', 'enough'], ['plusieurs', 'several'], ['quelques', 'some'], ['peu de', 'few']] as const));
  return { ...base, phrase: join(group(...choice), bare), person: 5, plural: true };
}

const possession: Pattern = (chance) => {
  const subject = somebody(chance);
  return chance.weighted<() => Sentence>([
    [2, () => { // age
      const n = chance.whole(1, 99);
      const digits = chance.is(0.5);
      const time = chance.weighted([[5, 'present'], [1, 'imperfect'], [1, 'going'], [1, 'future']] as const) as Time;
      return say(clause(subject, { fr: 'avoir', en: 'be', after: group(`${digits ? n : numberWords(n).replace(/un$/, 'un')} an${n > 1 ? 's' : ''}`, `${digits ? n : enNumber(n)}${chance.is(0.85) || n === 1 ? ` year${n > 1 ? 's' : ''} old` : ` year${n > 1 ? 's' : ''} old`}`) }, { time }));
    }],
    [2, () => { // hunger and its like
      const no = negation(chance, 0.3);
      const [french, english] = chance.of(adverbs.feelings.filter(([text]) => !no || !/très|chance/.test(text)));
      const isQuestion = chance.is(0.2);
      return say(clause(subject, { fr: 'avoir', en: 'be', after: group(french, english) }, { time: chance.weighted([[5, 'present'], [1.5, 'imperfect']] as const) as Time, negation: no, question: isQuestion ? ask(chance, subject) : null }), isQuestion ? '?' : '.');
    }],
    [4, () => { // having things
      const noun = pick(chance, ['pet', 'family', 'vehicle', 'thing', 'school', 'idea', 'clothes', 'worn', 'food', 'furniture', 'schoolmany', 'animal']);
      const no = negation(chance, 0.25);
      const many = !noun.mass && chance.is(0.35);
      const object = !no && chance.is(0.15) && !noun.plural ? quantity(chance, noun) : nounPhrase(chance, noun, many && !no ? chance.of(['n', 'i'] as const) : noun.mass || noun.plural ? 'p' : 'i', { plural: many, adjective: 0.35, negative: no !== null });
      const isQuestion = chance.is(0.15);
      const phrase = isQuestion ? { f: object.phrase.f, e: object.phrase.e.map((token) => (token.text === 'some' ? { ...token, text: 'any' } : token)) } : object.phrase;
      return say(clause(subject, { fr: 'avoir', en: 'have', after: phrase }, { time: chance.weighted([[7, 'present'], [2, 'imperfect'], [1, 'future'], [1, 'going']] as const) as Time, negation: no, question: isQuestion ? ask(chance, subject) : null }), isQuestion ? '?' : '.');
    }],
    [1.5, () => { // looks: hair and eyes
      const [noun, adjective] = chance.of<readonly [string, string]>([['yeux', 'eyes'], ['cheveux', 'hair']]);
      const look = chance.of<readonly [string, string]>(noun === 'yeux' ? ([['bleus', 'blue'], ['verts', 'green'], ['marron', 'brown'], ['noirs', 'dark'], ['gris', 'grey']] as const) : ([['longs', 'long'], ['courts', 'short'], ['blonds', 'blond'], ['bruns', 'brown'], ['noirs', 'black'], ['roux', 'red'], ['gris', 'grey'], ['blancs', 'white'], ['frisés', 'curly'], ['raides', 'straight'], ['bouclés', 'curly']] as const));
      return say(clause(subject, { fr: 'avoir', en: 'have', after: lookPhrase(noun, adjective, look) }, {}));
    }],
    [1, () => { // hurting
      const [where, part] = chance.of([['à LA tête', 'head'], ['à LE bras', 'arm'], ['à LE genou', 'knee'], ['à LA main', 'hand'], ['à LES pieds', 'feet'], ['à LES yeux', 'eyes'], ['à LES oreilles', 'ears'], ['à LA jambe', 'leg'], ['à LE doigt', 'finger'], ["à LE épaule", 'shoulder'], ['à LE pied', 'foot'], ['à LA cheville', 'ankle'], ['à LE cou', 'neck'], ['à LES jambes', 'legs'], ['à LES dents', 'teeth'], ['à LE dos', 'back']] as const);
      const many = /LES/.test(where);
      if (part === 'head' || part === 'back') return say(clause(subject, { fr: 'avoir', en: 'have', after: group(`mal ${where}`, part === 'head' ? 'a headache' : 'a sore back') }, {}));
      const whose = enOwner(subject);
      return say(order([subject.phrase, group(`${conjugate('avoir', 'present', subject.person)} mal`, ''), fr(where)], [group('', `${whose} ${part} ${many ? 'hurt' : 'hurts'}`)]));
    }],
  ])();
};
function lookPhrase(noun: string, english: string, look: readonly [string, string]): Phrase {
  const what = group(noun, english);
  const how = group(...look);
  return order([fr('LES'), what, how], [how, what]);
}

const identity: Pattern = (chance) => {
  const subject = somebody(chance);
  const time = chance.weighted([[8, 'present'], [1.5, 'imperfect'], [0.8, 'future']] as const) as Time;
  return chance.weighted<() => Sentence>([
    [3, () => { // profession
      const noun = chance.of((nouns['job'] ?? []).filter((one) => one.gender === subject.gender || /(e|re|te|ste|in)$/.test(one.fr) && one.gender === 'm'));
      const plural = subject.plural;
      const job = nounPhrase(chance, noun, '0' as Determiner, { plural });
      const bare = { f: job.phrase.f.filter((token) => !/^(des|de|du|LE|LA|LES)$/.test(token.text)), e: job.phrase.e.filter((token) => token.text !== 'some') };
      const isQuestion = chance.is(0.12);
      const singular = !subject.plural;
      const first = bare.e[0]?.text ?? '';
      return say(clause(subject, { fr: 'être', en: 'be', after: join(singular ? en(/^[aeio]/i.test(first) ? 'an' : 'a') : null, bare) }, { time, negation: negation(chance, 0.12), question: isQuestion ? ask(chance, subject) : null }), isQuestion ? '?' : '.');
    }],
    [2, () => { // nationality
      const country = chance.of(countries);
      const isQuestion = chance.is(0.15);
      return say(clause(subject, { fr: 'être', en: 'be', after: group(agree(country.people, subject.gender, subject.plural), country.enPeople) }, { time: 'present', negation: negation(chance, 0.15), question: isQuestion ? ask(chance, subject) : null }), isQuestion ? '?' : '.');
    }],
    [2, () => { // name
      const name = anyName(chance, subject.gender);
      const who = subject.enPerson;
      const full = chance.is(0.25) ? join(group(name, name), ((family) => group(family, family))(invented(chance))) : group(name, name);
      const reflexive = ['me', 'te', 'se', 'nous', 'vous', 'se'][subject.person] as string;
      if (who === 'we' || subject.plural) return say(clause(subject, { fr: 'être', en: 'be', after: group('en retard', 'late') }));
      const verb = conjugate('appeler', 'present', subject.person);
      if (subject.pronoun) return say(order([group(`${subject.phrase.f[0]?.text} ${reflexive} ${verb}`, ''), full], [group('', `${enOwner(subject)} name is`), full]));
      return say(order([subject.phrase, group(`${reflexive} ${verb}`, ''), full], [possessiveOf(subject), group('', 'name is'), full]));
    }],
    [1.5, () => { // coming from, living in
      const from = chance.is(0.4);
      const [french, english] = anyCity(chance);
      const where = chance.is(0.5) ? join(group(from ? 'de' : 'à', from ? 'from' : 'in'), group(french, english)) : inCountry(chance, from ? 'from' : 'in');
      const isQuestion = chance.is(0.12);
      return say(clause(subject, from ? { fr: 'venir', en: 'come', etre: true, after: where } : { fr: chance.of(['habiter', 'habiter', 'vivre']), en: 'live', after: where }, { time: from ? 'present' : time, negation: negation(chance, 0.1), question: isQuestion ? ask(chance, subject) : null }), isQuestion ? '?' : '.');
    }],
  ])();
};
const possessiveOf = (entity: Entity): Phrase => ({ f: [], e: entity.phrase.e.map((token, i) => (i === entity.phrase.e.length - 1 ? { ...token, text: `${token.text}${entity.enPerson === 'they' && token.text.endsWith('s') ? "'" : "'s"}` } : token)) });

/** le livre de Paul / Paul's book. */
function belonging(chance: Chance): Entity {
  const noun = pick(chance, ['thing', 'clothes', 'room', 'vehicle', 'pet', 'family', 'school', 'furniture', 'body', 'event']);
  const owner = chance.is(0.6) ? namedOne(chance) : nounPhrase(chance, pick(chance, ['family']), 's', { owner: chance.of([0, 1, 3] as const) });
  const thing = nounPhrase(chance, noun, 'd', { plural: chance.is(0.2), adjective: 0.12 });
  const bare = { f: thing.phrase.f, e: thing.phrase.e.filter((token, i) => !(i === 0 && token.text === 'the')) };
  return { ...thing, phrase: order([bare, fr('de'), owner.phrase], [possessiveOf(owner), bare]) };
}
const namedOne = (chance: Chance): Entity => {
  let one = named(chance);
  while (one.plural) one = named(chance);
  return one;
};

const belongs: Pattern = (chance) => {
  const thing = belonging(chance);
  return chance.is(0.35)
    ? say(join(group(thing.plural ? 'ce sont' : 'ce est', thing.enPerson === 'they' ? 'these are' : 'it is'), thing.phrase))
    : chance.is(0.5) ? say(clause(thing, { fr: 'être', en: 'be', after: place(chance) })) : say(clause(thing, { fr: 'être', en: 'be', after: ((adjective) => group(agree(adjective.fr, thing.gender, thing.plural), adjective.en))(chance.of(adjectives['colour'] ?? [])) }));
};

const thisIs: Pattern = (chance) => {
  const noun = pick(chance, ['thing', 'place', 'animal', 'pet', 'food', 'family', 'person', 'vehicle', 'clothes', 'room', 'school', 'idea', 'readable', 'watchable', 'job']);
  const many = !noun.mass && chance.is(0.2);
  const what = nounPhrase(chance, noun, noun.kinds.has('family') ? 's' : noun.mass ? 'p' : chance.weighted([[4, 'i'], [2, 'd'], [3, 's']] as const), { plural: many, adjective: 0.4, owner: chance.of([0, 1, 2, 3, 4, 5] as const) });
  const form = chance.weighted([[5, 'is'], [1.5, 'here'], [1, 'not'], [1, 'asks'], [1, 'was']] as const);
  const plural = what.enPerson === 'they';
  const it = what.plural && plural ? 'they' : 'it';
  if (form === 'here') return say(join(group(chance.of(['voici', 'voilà']), plural ? 'here are' : 'here is'), what.phrase));
  if (form === 'not') return say(join(group(what.plural ? 'ce ne sont pas' : "ce n'est pas", plural ? 'they are not' : 'it is not'), what.phrase));
  if (form === 'asks') return say(join(group(`est-ce que ${what.plural ? 'ce sont' : "c'est"}`, plural ? 'are they' : 'is it'), what.phrase), '?');
  if (form === 'was') return say(join(group("c'était", 'it was'), what.phrase));
  return say(join(group(what.plural ? 'ce sont' : "c'est", plural ? chance.of(['they are', 'they are', 'these are']) : it === 'it' && what.human && !what.plural ? (what.enPerson === 'she' ? 'she is' : 'he is').replace(/^(he|she) is$/, chance.is(0.5) ? 'it is' : what.enPerson === 'she' ? 'she is' : 'he is') : 'it is'), what.phrase));
};

const command: Pattern = (chance) => {
  const person = chance.weighted([[4, 1], [4, 4], [1.5, 3]] as const);
  const subject = pronoun(chance, person);
  let predicate = action(chance, subject, false);
  while (predicate.stative || predicate.clitic || predicate.fr === 'avoir' || predicate.fr === 'pouvoir') predicate = action(chance, subject, false);
  const negative = chance.is(0.3);
  const [verb = '', ...rest] = predicate.fr.split(' ');
  const form = imperative(verb, person);
  const toFr = predicate.reflexive ? ['', 'toi', '', 'nous', 'vous'][person] : '';
  const plain = [...rest].join(' ');
  const tail = chance.is(0.15) ? group(person === 1 ? "s'il te plaît" : "s'il vous plaît", 'please') : null;
  const reflexive = person === 1 ? 'te' : person === 3 ? 'nous' : 'vous';
  const withPron = !predicate.reflexive && !predicate.etre && predicate.after && chance.is(0.18);
  if (withPron) {
    const [pronounFr, pronounEn] = chance.of([['le', 'it'], ['la', 'it'], ['les', 'them']] as const);
    const verbPhrase = negative ? group(`ne ${pronounFr} ${form} pas`, person === 3 ? `let's not ${predicate.en} ${pronounEn}` : `do not ${predicate.en} ${pronounEn}`) : group(`${form}-${pronounFr}${plain ? ` ${plain}` : ''}`, `${person === 3 ? "let's " : ''}${predicate.en} ${pronounEn}`);
    return say(join(verbPhrase, tail && join(fr(','), en(','), tail)), chance.is(0.4) ? '!' : '.');
  }
  const french = negative ? `ne ${predicate.reflexive ? `${reflexive} ` : ''}${form} pas ${plain}`.trim() : `${form}${predicate.reflexive ? `-${toFr}` : ''} ${plain}`.trim();
  const english = negative ? (person === 3 ? `let's not ${predicate.en}` : `do not ${predicate.en}`) : person === 3 ? `let's ${predicate.en}` : predicate.en;
  return say(join(group(french, english), predicate.after, tail && join(fr(','), en(','), tail)), chance.is(0.4) ? '!' : '.');
};

const compare: Pattern = (chance) => {
  const noun = pick(chance, ['person', 'family', 'thing', 'clothes', 'animal', 'pet', 'place', 'vehicle', 'food', 'idea']);
  const human = noun.kinds.has('person') || noun.kinds.has('family');
  const a = human && chance.is(0.6) ? somebody(chance) : nounPhrase(chance, noun, chance.of(['d', 's', 'm'] as const), { owner: 0 });
  const adjective = a.human ? chance.of(adjectives['person'] ?? []) : (suiting(chance, noun) ?? chance.of(adjectives['thing'] ?? []));
  const form = agree(adjective.fr, a.gender, a.plural);
  const grades = graded(adjective.en);
  const how = chance.weighted([[5, 'plus'], [2, 'moins'], [2, 'aussi'], [2, 'superlative']] as const);
  const better = adjective.fr === 'bon';
  if (how === 'superlative') {
    const of = chance.of<readonly [string, string]>([['de la classe', 'in the class'], ['de la famille', 'in the family'], ['du monde', 'in the world'], ['de la ville', 'in the town'], ["de l'école", 'in the school'], ['', '']] as const);
    const article = a.plural ? 'LES' : a.gender === 'f' ? 'LA' : 'LE';
    const frText = better ? `${article} ${agree('meilleur', a.gender, a.plural)}` : `${article} plus ${form}`;
    return say(clause(a, { fr: 'être', en: 'be', after: join(group(frText, `the ${grades ? grades[1] : `most ${adjective.en}`}`), of[0] ? group(...of) : null) }));
  }
  const b: Phrase = a.human
    ? chance.weighted<() => Phrase>([[3, () => group(...chance.of<readonly [string, string]>([['moi', 'me'], ['toi', 'you'], ['lui', 'him'], ['elle', 'her'], ['nous', 'us'], ['eux', 'them']] as const))], [2, () => namedOne(chance).phrase], [2, () => nounPhrase(chance, pick(chance, ['family']), 's', { owner: 0 }).phrase]])()
    : nounPhrase(chance, pick(chance, [...noun.kinds]), chance.of(['d', 's'] as const), { owner: 1 }).phrase;
  const frText = how === 'plus' ? (better ? `${agree('meilleur', a.gender, a.plural)} que` : `plus ${form} que`) : how === 'moins' ? `moins ${form} que` : `aussi ${form} que`;
  const enText = how === 'plus' ? `${grades ? grades[0] : `more ${adjective.en}`} than` : how === 'moins' ? `less ${adjective.en} than` : `as ${adjective.en} as`;
  return say(clause(a, { fr: 'être', en: 'be', after: join(group(frText, enText), b) }, { negation: how === 'aussi' && chance.is(0.2) ? 'pas' : null }));
};

const relative: Pattern = (chance) => {
  const human = chance.is(0.5);
  const noun = pick(chance, human ? ['person', 'family', 'job'] : ['thing', 'clothes', 'readable', 'vehicle', 'food']);
  const head = nounPhrase(chance, noun, chance.of(['d', 'd', 'i', 's'] as const), { owner: 0, adjective: 0.15 });
  const subject = somebody(chance);
  let inner: Phrase;
  if (human) {
    const acts: Entity = { ...head, phrase: { f: [], e: [] } };
    const predicate = action(chance, acts, false);
    inner = join(group('qui', 'who'), clause(acts, predicate, { time: chance.of(['present', 'present', 'past'] as const) }));
  } else {
    const candidates = transitive.filter((verb) => verb.objects.some((name) => noun.kinds.has(name)) && verb.fr !== 'avoir' && !verb.link);
    if (candidates.length === 0) return copula(chance);
    const verb = chance.of(candidates);
    inner = join(group('que', chance.is(0.5) ? 'that' : ''), clause(pronoun(chance, chance.of([0, 1, 2, 3, 4] as const)), { fr: verb.fr, en: verb.en }, { time: verb.stative ? 'present' : chance.of(['present', 'past', 'past'] as const) }));
  }
  const whole: Entity = { ...head, phrase: join(head.phrase, inner) };
  if (chance.is(0.4)) {
    const verb = chance.of(transitive.filter((one) => !one.link && (one.objects.some((name) => noun.kinds.has(name)) || (human && one.objects.includes('person')))));
    if (verb) return say(clause(subject, { fr: verb.fr, en: verb.en, after: whole.phrase }, { time: chance.of(verb.stative ? (['present', 'imperfect'] as const) : (['present', 'past'] as const)) }));
  }
  const adjective = human ? chance.of(adjectives['person'] ?? []) : (suiting(chance, noun) ?? chance.of(adjectives['thing'] ?? []));
  return chance.is(0.5) ? say(clause(whole, { fr: 'être', en: 'be', after: group(agree(adjective.fr, head.gender, head.plural), adjective.en) })) : say(join(group("c'est", human ? (head.enPerson === 'she' ? 'she is' : 'he is') : 'it is'), whole.phrase));
};

const lowered = ([french, english]: readonly [string, string]): readonly [string, string] => [french.charAt(0).toLowerCase() + french.slice(1), english.charAt(0).toLowerCase() + english.slice(1)];

const simpleClause = (chance: Chance, subject: Entity, times: readonly Time[]): Phrase => {
  const no = chance.is(0.12) ? ('pas' as const) : null;
  return chance.weighted<() => Phrase>([
    [4, () => { const predicate = action(chance, subject, no !== null); const time = chance.of(times); return clause(subject, predicate, { time: predicate.stative && time === 'past' ? 'imperfect' : time, negation: no }); }],
    [2, () => { const adjective = chance.of(adjectives['state'] ?? []); const multi = / /.test(adjective.fr) || adjective.fr.startsWith('à'); const time = chance.of(times); return clause(subject, { fr: 'être', en: 'be', after: group(multi ? adjective.fr : agree(adjective.fr, subject.gender, subject.plural), adjective.en) }, { time: time === 'past' ? 'imperfect' : time, negation: no }); }],
    [1, () => { const time = chance.of(times); return clause(subject, { fr: 'avoir', en: 'be', after: pairOf(chance.of(adverbs.feelings)) }, { time: time === 'past' ? 'imperfect' : time, negation: null }); }],
  ])();
};
const samePronoun = (chance: Chance, subject: Entity): Entity => {
  if (subject.pronoun) return subject;
  if (subject.enPerson === 'they') return { ...pronoun(chance, 5), phrase: group(subject.gender === 'f' ? 'elles' : 'ils', 'they'), gender: subject.gender };
  if (subject.enPerson === 'we') return { ...pronoun(chance, 3), phrase: group('nous', 'we') };
  return { ...pronoun(chance, 2), phrase: group(subject.gender === 'f' ? 'elle' : 'il', subject.enPerson === 'it' ? 'it' : subject.gender === 'f' ? 'she' : 'he'), gender: subject.gender, enPerson: subject.enPerson };
};

const linked: Pattern = (chance) => {
  const subject = somebody(chance);
  const second = chance.is(0.6) ? samePronoun(chance, subject) : somebody(chance);
  return chance.weighted<() => Sentence>([
    [3, () => say(join(simpleClause(chance, subject, ['present', 'present', 'past']), group('parce que', 'because'), simpleClause(chance, second, ['present', 'present', 'past'])))],
    [2, () => { const [french, english] = chance.of(adverbs.because.slice(2)); const comma = french === 'mais' || french === 'donc' || french === 'alors'; return say(join(simpleClause(chance, subject, ['present', 'past']), comma && chance.is(0.6) ? group(',', ',') : null, group(french, english), simpleClause(chance, second, ['present', 'past']))); }],
    [1.5, () => say(join(group('quand', 'when'), simpleClause(chance, subject, ['present']), group(',', ','), simpleClause(chance, second, ['present'])))],
    [1.2, () => say(join(group('si', 'if'), chance.is(0.4) ? pairOf(lowered(chance.of(adverbs.weather))) : simpleClause(chance, subject, ['present']), group(',', ','), simpleClause(chance, second, ['future', 'future', 'going', 'present'])))],
    [1.2, () => { const verb = chance.of([['penser', 'think'], ['croire', 'think'], ['dire', 'say'], ['savoir', 'know'], ['espérer', 'hope'], ['trouver', 'think']] as const); return say(clause(subject, { fr: verb[0], en: verb[1], after: join(group('que', 'that'), simpleClause(chance, somebody(chance), ['present', 'future', 'going'])) }, {})); }],
    [1, () => say(join(simpleClause(chance, subject, ['present', 'past', 'going']), group('pour', 'to'), infinitive(plainAction(chance, subject), subject.person)))],
    [0.8, () => say(join(simpleClause(chance, subject, ['present', 'past']), group('avant de', 'before'), infinitive(plainAction(chance, subject), subject.person, 'ing')))],
    [0.8, () => { const first = action(chance, subject, false); const b = action(chance, second, false); return say(join(clause(subject, first, { time: first.stative ? 'imperfect' : 'was' }), group('quand', 'when'), clause(second, b, { time: b.stative ? 'imperfect' : 'past' }))); }],
    [0.6, () => { const a = plainAction(chance, subject); return say(join(simpleClause(chance, subject, ['present']), group('pendant que', 'while'), clause(second, a, { time: 'present' }))); }],
    [0.5, () => say(join(clause(subject, { fr: 'aimer', en: 'like', after: join(group('', 'to'), infinitive(plainAction(chance, subject), subject.person)) }), group('mais', 'but'), clause(second, { fr: 'préférer', en: 'prefer', after: join(group('', 'to'), infinitive(plainAction(chance, second), second.person)) })))],
  ])();
};
const plainAction = (chance: Chance, subject: Entity): Predicate => {
  let predicate = action(chance, subject, false);
  while (predicate.stative) predicate = action(chance, subject, false);
  return predicate;
};

const questionWord: Pattern = (chance) => {
  const subject = chance.is(0.7) ? pronoun(chance, chance.weighted([[4, 1], [3, 4], [2, 2], [1, 5], [1, 3], [0.6, 0]] as const)) : somebody(chance);
  const [french, english] = chance.of([['où', 'where'], ['quand', 'when'], ['comment', 'how'], ['pourquoi', 'why'], ['avec qui', 'who with'], ['à quelle heure', 'what time']] as const);
  const form = subject.pronoun && subject.phrase.f[0]?.text !== 'je' ? chance.of(['est-ce que', 'inversion'] as const) : ('est-ce que' as const);
  const which = chance.weighted([[4, 'adverb'], [3, 'what'], [1.5, 'who'], [2, 'quel'], [1.5, 'combien'], [1, 'whose']] as const);
  const time = chance.weighted([[5, 'present'], [3, 'past'], [2, 'going'], [1, 'future']] as const) as Time;
  if (which === 'adverb' && french !== 'avec qui') {
    const verb = chance.is(0.4) ? ({ fr: 'aller', en: 'go', etre: true } as Predicate) : doing(chance, chance.of(intransitive.filter((one) => one.fr !== 'naître' && !one.stative)), subject);
    const predicate: Predicate = french === 'où' || french === 'comment' ? { fr: verb.fr, en: verb.en, ...(verb.reflexive ? { reflexive: true } : {}), ...(verb.etre ? { etre: true } : {}) } : verb;
    if (french === 'où' && chance.is(0.4)) {
      const thing = chance.is(0.5) ? subject : nounPhrase(chance, pick(chance, ['thing', 'place', 'pet', 'clothes', 'school', 'worn', 'family']), chance.of(['d', 's'] as const), { owner: chance.of([0, 1, 2] as const), plural: chance.is(0.2) });
      const tense = chance.of(['present', 'present', 'imparfait'] as const);
      if (!thing.pronoun) return say(whereIs(thing, tense), '?');
      return say(clause(thing, { fr: 'être', en: 'be' }, { time: tense === 'present' ? 'present' : 'imperfect', question: form, lead: group('où', 'where') }), '?');
    }
    return say(clause(subject, predicate, { time, question: form, lead: group(french, english) }), '?');
  }
  if (which === 'what') {
    const verb = chance.of(transitive.filter((one) => /^(manger|boire|acheter|chercher|regarder|lire|écrire|faire|porter|prendre|écouter|dessiner|préparer|étudier|vouloir|apprendre|voir|perdre|trouver|vendre|choisir|mettre)$/.test(one.fr) && (one.fr !== 'faire' || time !== 'present') && !one.link));
    const predicate: Predicate = { fr: verb.fr, en: verb.fr === 'faire' ? 'do' : verb.en };
    return say(form === 'inversion' && chance.is(0.4) ? clause(subject, predicate, { time, question: 'inversion', lead: group('que', 'what') }) : clause(subject, predicate, { time, question: 'est-ce que', lead: group('que', 'what') }), '?');
  }
  if (which === 'who') {
    const who: Entity = { phrase: group('qui', 'who'), gender: 'm', plural: false, person: 2, human: true, enPerson: 'he', pronoun: false };
    const predicate = action(chance, who, false);
    return say(clause(who, predicate, { time: predicate.stative && time === 'past' ? 'imperfect' : time }), '?');
  }
  if (which === 'quel') {
    const noun = pick(chance, ['thing', 'food', 'sport', 'subject', 'clothes', 'watchable', 'readable', 'school', 'drink', 'vehicle', 'animal']);
    if (noun.mass) return thisIs(chance);
    const many = chance.is(0.2);
    const np = nounPhrase(chance, noun, '0' as Determiner, { plural: many });
    const bare = { f: np.phrase.f.filter((token) => !/^(des|de|du|LE|LA|LES)$/.test(token.text)), e: np.phrase.e.filter((token) => token.text !== 'some') };
    const verb = chance.of(transitive.filter((one) => one.objects.some((name) => noun.kinds.has(name)) && one.fr !== 'avoir' && !one.link));
    if (!verb) return thisIs(chance);
    return say(clause(subject, { fr: verb.fr, en: verb.en }, { time: verb.stative ? 'present' : time, question: form, lead: join(group(agree('quel', np.gender, np.plural).replace('quele', 'quelle'), chance.is(0.7) ? 'which' : 'what'), bare) }), '?');
  }
  if (which === 'combien') {
    const noun = pick(chance, ['family', 'pet', 'thing', 'food', 'school', 'clothes', 'person', 'room', 'animal', 'drink']);
    const np = nounPhrase(chance, noun, '0' as Determiner, { plural: !noun.mass });
    const bare = { f: np.phrase.f.filter((token) => !/^(des|de|du|LE|LA|LES)$/.test(token.text)), e: np.phrase.e.filter((token) => token.text !== 'some') };
    const lead = join(group('combien de', noun.mass || noun.enMass ? 'how much' : 'how many'), bare);
    if (chance.is(0.35)) {
      const question = group(chance.of(["y a-t-il", "est-ce qu'il y a"]), noun.mass || noun.enMass ? 'is there' : 'are there');
      return say(join(lead, question, chance.is(0.7) ? place(chance) : null), '?');
    }
    return say(clause(subject, { fr: 'avoir', en: 'have' }, { question: form, lead }), '?');
  }
  const noun = pick(chance, ['thing', 'clothes', 'school', 'vehicle', 'worn']);
  const thing = nounPhrase(chance, noun, 'm', { plural: chance.is(0.25) });
  return say(whose(thing), '?');
};
function whereIs(thing: Entity, tense: 'present' | 'imparfait'): Phrase {
  const plural = thing.enPerson === 'they';
  return join(group('où', 'where'), group(conjugate('être', tense, thing.person), tense === 'present' ? (plural ? 'are' : 'is') : plural ? 'were' : 'was'), thing.phrase);
}
function whose(thing: Entity): Phrase {
  return join(group('à qui', 'whose'), group(thing.plural ? 'sont' : 'est', thing.enPerson === 'they' ? 'are' : 'is'), thing.phrase);
}

const clock: Pattern = (chance) => {
  const hour = chance.whole(1, 12);
  const h = `${hour === 1 ? 'une heure' : `${numberWords(hour)} heures`}`;
  const next = (hour % 12) + 1;
  const e = (n: number): string => enNumber(n);
  const [french, english] = chance.weighted<() => readonly [string, string]>([
    [3, () => [h, `${e(hour)} o'clock`]],
    [2, () => [`${h} et demie`, `half past ${e(hour)}`]],
    [2, () => [`${h} et quart`, `a quarter past ${e(hour)}`]],
    [2, () => [`${next === 1 ? 'une heure' : `${numberWords(next)} heures`} moins le quart`, `a quarter to ${e(next)}`]],
    [1.5, () => { const m = chance.of([5, 10, 20, 25]); return [`${h} ${numberWords(m)}`, `${enNumber(m)} past ${e(hour)}`]; }],
    [1.5, () => { const m = chance.of([5, 10, 20, 25]); return [`${next === 1 ? 'une heure' : `${numberWords(next)} heures`} moins ${numberWords(m)}`, `${enNumber(m)} to ${e(next)}`]; }],
    [1, () => chance.of([['midi', 'noon'], ['minuit', 'midnight'], ['midi et demi', 'half past twelve']] as const)],
    [1.5, () => { const m = chance.of(['00', '15', '30', '45', '05', '10', '20', '40', '50']); const big = chance.whole(1, 23); return [`${big} h ${m}`, `${big}:${m}`]; }],
    [1, () => { const m = chance.of(['15', '30', '45', '10', '20']); const big = chance.whole(1, 23); return [`${big}h${m}`, `${big}:${m}`]; }],
  ])();
  if (chance.is(0.5)) return say(join(group('il est', 'it is'), group(french, english), chance.is(0.15) ? group(...chance.of<readonly [string, string]>([['du matin', 'in the morning'], ['du soir', 'in the evening'], ["de l'après-midi", 'in the afternoon']] as const)) : null));
  const subject = somebody(chance);
  const predicate = plainAction(chance, subject);
  return say(clause(subject, { fr: predicate.fr, en: predicate.en, ...(predicate.reflexive ? { reflexive: true } : {}), ...(predicate.etre ? { etre: true } : {}), ...(predicate.after && !/\d|heure|midi|tôt|tard/.test(predicate.after.f.map((token) => token.text).join(' ')) ? { after: predicate.after } : {}) }, { time: chance.of(['present', 'past', 'going'] as const), tail: join(group('à', 'at'), group(french, english)) }));
};

const dates: Pattern = (chance) => {
  const [dayFr, dayEn] = chance.of(weekdays);
  const [monthFr, monthEn] = chance.of(months);
  const n = chance.whole(1, 31);
  const number = group(n === 1 ? 'premier' : `${n}`, `${n}`);
  return chance.weighted<() => Sentence>([
    [2, () => say(join(group(chance.of(["aujourd'hui , c'est", "aujourd'hui nous sommes", "nous sommes", "on est"]), 'today is'), group(dayFr, dayEn)))],
    [2, () => say(dated(chance, number, group(monthFr, monthEn)))],
    [1.5, () => { const subject = somebody(chance); const predicate = plainAction(chance, subject); return say(clause(subject, predicate, { time: chance.of(['past', 'going', 'future'] as const), tail: chance.is(0.5) ? group(`en ${monthFr}`, `in ${monthEn}`) : group(dayFr, `on ${dayEn}`) })); }],
    [1.2, () => { const owner = nounPhrase(chance, kind('birthday')[0] as Noun, 's', { owner: chance.of([0, 1, 2, 3] as const) }); const month = group(monthFr, monthEn); const is = group('est', 'is'); return say(order([owner.phrase, is, fr('LE'), number, month], [owner.phrase, is, en('on'), month, number])); }],
    [1, () => { const subject = pronoun(chance, chance.of([0, 2, 2, 5] as const)); const year = `${chance.whole(1940, 2025)}`; return say(clause(subject, { fr: 'naître', en: 'be', etre: true, after: join(group('', 'born'), group(`en ${year}`, `in ${year}`)) }, { time: 'past' })); }],
    [1, () => { const [d2Fr, d2En] = chance.of(weekdays); return say(join(group('le magasin est ouvert', 'the shop is open'), group('de', 'from'), group(dayFr, dayEn), group('à', 'to'), group(d2Fr, d2En))); }],
    [1, () => { const subject = somebody(chance); const hours = chance.of<readonly [string, string]>([['depuis deux ans', 'for two years'], ['depuis trois mois', 'for three months'], ['depuis 2015', 'since 2015'], ['depuis hier', 'since yesterday'], ['depuis une semaine', 'for a week'], ['depuis longtemps', 'for a long time'], ['depuis dix ans', 'for ten years'], ['depuis lundi', 'since Monday'], ['depuis ce matin', 'since this morning']] as const); const [french, past, place2] = chance.of([['habiter', 'lived', ''], ['travailler', 'worked', ''], ['apprendre', 'learned', 'LE français=French'], ['attendre', 'waited', ''], ['connaître', 'known', 'Marie=Marie'], ['jouer', 'played', 'de LE piano=the piano'], ['étudier', 'studied', "LE anglais=English"]] as const); const has = subject.enPerson === 'he' || subject.enPerson === 'she' || subject.enPerson === 'it' ? 'has' : 'have'; const [objFr = '', objEn = ''] = place2.split('='); return say(join(subject.phrase, group(conjugate(french, 'present', subject.person), `${has} ${past}`), french === 'habiter' ? join(group('à', 'in'), ((city) => group(city[0], city[1]))(anyCity(chance))) : french === 'travailler' ? group('ici', 'here') : place2 ? group(objFr, objEn) : null, group(...hours))); }],
  ])();
};
function dated(chance: Chance, number: Phrase, month: Phrase): Phrase {
  const lead = group(chance.of(['nous sommes', "c'est", 'on est']), 'it is');
  return order([lead, fr('LE'), number, month], [lead, month, number]);
}

const sky: Pattern = (chance) => {
  const which = chance.weighted([[5, 'now'], [2, 'past'], [2, 'future']] as const);
  const [french, english] = chance.of(which === 'now' ? adverbs.weather : which === 'past' ? adverbs.pastWeather : adverbs.futureWeather);
  const lower = group(french.charAt(0).toLowerCase() + french.slice(1), english.charAt(0).toLowerCase() + english.slice(1));
  const tail = chance.is(0.55) ? (chance.is(0.3) ? join(group('à', 'in'), ((city) => group(city[0], city[1]))(anyCity(chance))) : pairOf(chance.of(which === 'now' ? [...adverbs.now.slice(0, 3), ['ce matin', 'this morning'], ['souvent', 'often'], ['ici', 'here'], ['dehors', 'outside'], ['en hiver', 'in winter'], ['en été', 'in summer']] as const : which === 'past' ? adverbs.past : adverbs.future))) : null;
  const often = tail?.f[0]?.text === 'souvent';
  if (often) return say(lower);
  return say(tail && chance.is(0.3) ? join(tail, group(',', ','), lower) : join(lower, tail));
};

const thingsDo: Pattern = (chance) => {
  const { subjects, verb } = chance.of(ofThings);
  const noun = pick(chance, subjects);
  const subject = nounPhrase(chance, noun, noun.mass ? 'd' : chance.weighted([[5, 'd'], [2, 's'], [2, 'm']] as const), { plural: chance.is(0.2), adjective: 0.15, owner: chance.of([0, 1, 2, 3, 4, 5] as const) });
  const extra = verb.extras.length > 0 && chance.is(0.85) ? pairOf(chance.of(verb.extras.filter(([text]) => text !== 'combien'))) : null;
  const stative = verb.stative || verb.en === 'be';
  const when = timing(chance, stative);
  const isQuestion = chance.is(0.08);
  const no = negation(chance, 0.12);
  return say(clause(subject, { fr: verb.fr, en: verb.en, reflexive: verb.reflexive, etre: verb.etre, ...(extra ? { after: extra } : {}) }, { time: when.time, negation: no, frequency: no ? null : when.frequency, tail: extra && chance.is(0.6) ? null : when.tail, question: isQuestion ? 'est-ce que' : null }), isQuestion ? '?' : '.');
};

const yAndEn: Pattern = (chance) => {
  const subject = pronoun(chance, chance.of([0, 1, 2, 3, 4, 5] as const));
  const no = negation(chance, 0.2);
  const n = chance.whole(1, 6);
  return chance.weighted<() => Sentence>([
    [2, () => say(clause(subject, { fr: 'aller', en: 'go', etre: true, clitic: { fr: 'y', en: 'there' } }, { time: chance.of(['present', 'past', 'going', 'future'] as const), negation: no, tail: chance.is(0.4) ? pairOf(chance.of([['en bus', 'by bus'], ['à pied', 'on foot'], ['en train', 'by train'], ['tous les jours', 'every day'], ['souvent', 'often'], ['avec Paul', 'with Paul']] as const)) : null }))],
    [1, () => say(clause(subject, { fr: chance.of(['penser']), en: 'think', clitic: { fr: 'y', en: 'about it' } }, { negation: no }))],
    [2, () => say(clause(subject, { fr: 'avoir', en: 'have', clitic: { fr: 'en', en: '' }, after: group(`${numberWords(n)}`, `${enNumber(n)}`) }, { negation: null }))],
    [1.5, () => say(enSome(chance, subject))],
    [1, () => say(clause(subject, { fr: 'avoir', en: 'have', clitic: { fr: 'en', en: '' }, after: group('beaucoup', 'a lot') }, {}))],
    [0.8, () => say(clause(subject, { fr: 'avoir', en: 'have', clitic: { fr: 'en', en: no ? 'any' : 'some' } }, { negation: no === 'pas' || no === 'plus' ? no : null, question: null }))],
    [0.8, () => say(clause(subject, { fr: 'avoir besoin', en: 'need', clitic: { fr: 'en', en: 'it' } }, { negation: no }))],
    [0.8, () => say(clause(subject, { fr: 'parler', en: 'talk', clitic: { fr: 'en', en: 'about it' } }, { negation: no, time: chance.of(['present', 'past'] as const) }))],
  ])();
};
function enSome(chance: Chance, subject: Entity): Phrase {
  const [french, english] = chance.of([['vouloir', 'want'], ['manger', 'eat'], ['prendre', 'take'], ['acheter', 'buy'], ['boire', 'drink']] as const);
  const no = negation(chance, 0.25);
  return clause(subject, { fr: french, en: english, clitic: { fr: 'en', en: no ? 'any' : 'some' } }, { negation: no === 'pas encore' || no === 'pas du tout' ? 'pas' : no, time: chance.of(french === 'vouloir' ? (['present'] as const) : (['present', 'past', 'going'] as const)) });
}

const must: Pattern = (chance) => {
  const subject = pronoun(chance, 4);
  const [french, english] = chance.of([['il faut', 'you must'], ['il ne faut pas', 'you must not'], ["c'est l'heure de", 'it is time to'], ["il est interdit de", 'it is forbidden to'], ["c'est important de", 'it is important to'], ["il est important de", 'it is important to'], ["c'est facile de", 'it is easy to'], ["c'est difficile de", 'it is difficult to'], ["il est difficile de", 'it is difficult to']] as const);
  const inner = infinitive(action(chance, subject, false), 2);
  return say(join(group(french, english), inner));
};

const nothing: Pattern = (chance) => {
  const subject = somebody(chance);
  const verb = chance.of([['manger', 'eat'], ['voir', 'see'], ['faire', 'do'], ['dire', 'say'], ['acheter', 'buy'], ['comprendre', 'understand'], ['boire', 'drink'], ['vouloir', 'want'], ['savoir', 'know'], ['entendre', 'hear']] as const);
  if (chance.is(0.3)) {
    const other = chance.of([['connaître', 'know'], ['voir', 'see'], ['attendre', 'wait for'], ['écouter', 'listen to'], ['inviter', 'invite']] as const);
    return say(clause(subject, { fr: other[0], en: other[1] }, { negation: 'personne', time: chance.of(['present', 'present', 'past'] as const) }));
  }
  return say(clause(subject, { fr: verb[0], en: verb[1] }, { negation: 'rien', time: verb[0] === 'savoir' || verb[0] === 'vouloir' ? 'present' : chance.of(['present', 'present', 'past'] as const) }));
};
const onlyHas: Pattern = (chance) => {
  const subject = somebody(chance);
  const noun = pick(chance, ['pet', 'family', 'thing', 'school', 'food']);
  return say(clause(subject, { fr: 'avoir', en: 'have', after: nounPhrase(chance, noun, noun.mass ? 'p' : 'n', { plural: chance.is(0.5) }).phrase }, { negation: 'que' }));
};

const conversation: Pattern = (chance) => {
  const no = chance.is(0.5);
  const answer = chance.is(0.5) ? statement(chance) : copula(chance);
  const opening = group(...chance.of<readonly [string, string]>(no ? ([['non', 'no'], ['non', 'no'], ['désolé', 'sorry'], ['mais non', 'no']] as const) : ([['oui', 'yes'], ['oui', 'yes'], ['bien sûr', 'of course'], ["d'accord", 'all right'], ['bonjour', 'hello'], ['ah oui', 'oh yes'], ['alors', 'so'], ['eh bien', 'well'], ['super', 'great'], ['pardon', 'sorry']] as const)));
  return { phrase: join(opening, group(',', ','), answer.phrase), end: answer.end };
};
const calling: Pattern = (chance) => {
  const inner = chance.weighted<Pattern>([[2, command], [2, statement], [1, questionWord], [1, copula]])(chance);
  const gender = chance.is(0.5) ? 'm' : 'f';
  const name = chance.is(0.6) ? anyName(chance, gender) : '';
  const called = name ? group(name, name) : group(...chance.of<readonly [string, string]>([['maman', 'Mum'], ['papa', 'Dad'], ['monsieur', 'sir'], ['madame', 'madam'], ['les enfants', 'children'], ['mes amis', 'my friends'], ['Monsieur', 'Sir'], ['Madame', 'Madam']] as const));
  return chance.is(0.5) ? { phrase: join(called, group(',', ','), inner.phrase), end: inner.end } : { phrase: join(inner.phrase, group(',', ','), called), end: inner.end };
};

const bare: Pattern = (chance) => {
  const noun = pick(chance, Object.keys(nouns));
  return chance.weighted<() => Sentence>([
    [3, () => say(nounPhrase(chance, noun, noun.mass ? chance.of(['d', 'p'] as const) : chance.of(['d', 'i', 's', 'm'] as const), { plural: chance.is(0.25), adjective: 0.5, owner: chance.of([0, 1, 2, 3, 4, 5] as const) }).phrase, '')],
    [1, () => say(group(noun.fr, noun.en), '')],
    [0.6, () => { const n = chance.whole(0, 1000); return say(group(numberWords(n), enNumber(n)), ''); }],
    [0.6, () => say(belonging(chance).phrase, '')],
    [0.5, () => { const verb = chance.of(activities); return say(group(`${verb[0]} ${verb[1]}`.trim().replace(/ au /, ' à LE ').replace(/ du /, ' de LE '), `to ${verb[2]}`), ''); }],
    [0.4, () => say(pairOf(chance.of([...adverbs.habitual, ...adverbs.past, ...adverbs.future, ...adverbs.places])), '')],
    [0.3, () => { const list = chance.of(Object.values(adjectives)); const adjective = chance.of(list); return say(group(adjective.fr, adjective.en), ''); }],
    [0.5, () => say(quantity(chance, noun.plural ? (nouns['food'] as readonly Noun[])[0] as Noun : noun).phrase, '')],
  ])();
};

const copying: Pattern = (chance) => {
  const name = invented(chance);
  const second = invented(chance);
  const code = chance.weighted<() => string>([[2, () => `${chance.whole(1, 99999)}`], [1, () => `${chance.whole(1, 9)} ${String(chance.whole(0, 999)).padStart(3, '0')}`], [1, () => `${chance.of(['A', 'B', 'C', 'X', 'Z', 'K', 'R'])}${chance.whole(1, 999)}`], [1, () => `0${chance.whole(1, 9)} ${[1, 2, 3, 4].map(() => String(chance.whole(0, 99)).padStart(2, '0')).join(' ')}`], [1, () => `${chance.whole(1, 99)},${chance.whole(10, 99)}`], [1, () => `${chance.of(['AF', 'BA', 'TGV', 'LX'])}${chance.whole(10, 9999)}`]])();
  const same = (text: string): Phrase => group(text, text);
  return chance.weighted<() => Sentence>([
    [2, () => say(join(group(chance.of(["je m'appelle", 'mon nom est']), 'my name is'), same(name), chance.is(0.4) ? same(second) : null))],
    [2, () => say(join(same(name), group('habite', 'lives'), group('à', 'in'), same(second)))],
    [1, () => say(join(group("j'habite", 'I live'), group('à', 'in'), same(name)))],
    [1.5, () => { const subject = { ...namedOne(chance), phrase: same(name) }; const predicate = action(chance, subject, false); return say(clause(subject, predicate, { time: predicate.stative ? 'present' : chance.of(['present', 'past', 'going'] as const) })); }],
    [1, () => say(join(group('mon numéro de téléphone est le', 'my phone number is'), same(code)))],
    [1, () => say(join(group('le code est', 'the code is'), same(code)))],
    [1, () => say(join(group('la chambre', 'room'), same(code), group('est', 'is'), group('à gauche', 'on the left')))],
    [1, () => say(join(group("j'habite au", 'I live at'), same(`${chance.whole(1, 300)}`), group('rue', 'rue'), same(name)))],
    [1, () => say(join(group('ça coûte', 'it costs'), same(`${chance.whole(1, 9999)}`), group('euros', 'euros')))],
    [1, () => say(join(group('il y a', 'there are'), same(`${chance.whole(2, 9999)}`), ((noun) => { const np = nounPhrase(chance, noun, '0' as Determiner, { plural: true }); return { f: np.phrase.f.filter((token) => !/^(des|de|LES)$/.test(token.text)), e: np.phrase.e.filter((token) => token.text !== 'some') }; })(pick(chance, ['person', 'school', 'thing'])), group('ici', 'here')))],
    [1, () => say(join(group('mon ami', 'my friend'), same(name), group("vient d'arriver", 'has just arrived')))],
    [1, () => say(join(group('le train pour', 'the train to'), same(name), group('part à', 'leaves at'), group('midi', 'noon')))],
    [1, () => say(join(group('nous allons à', 'we are going to'), same(name), pairOf(chance.of(adverbs.future))))],
    [1, () => say(join(group('je connais', 'I know'), same(name), group('et', 'and'), same(second)))],
    [1, () => say(join(group('mon chien', 'my dog'), group("s'appelle", 'is called'), same(name)))],
    [1, () => say(join(group('le restaurant', 'the restaurant'), group("s'appelle", 'is called'), same(name)))],
  ])();
};

/** Patterns with how often each is used. */
export const patterns: readonly (readonly [number, Pattern])[] = [
  [22, statement], [5, withPronoun], [9, modal], [9, copula], [5, located], [6, thereIs], [7, possession], [5, identity], [2, belongs], [5, thisIs], [5.5, command],
  [4, compare], [4, relative], [8, linked], [8, questionWord], [3, clock], [3, dates], [2.5, sky], [4, thingsDo], [2.5, yAndEn], [1.5, must], [1.5, nothing], [0.7, onlyHas],
  [2.5, conversation], [2, calling], [4, bare], [4.5, copying],
];
