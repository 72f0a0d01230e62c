// What textbooks ask and order: yes-no questions, question words, imperatives, polite requests.
import type { Chance } from './chance.ts';
import { type ClauseOptions, clause, type Predicate } from './clause.ts';
import { action, atTime, futureTime, pastTime, placeAt, placed, position, say, state, word } from './frames.ts';
import { firstName } from './invention.ts';
import { counting, english, french } from './morphology.ts';
import { agree, anyPronoun, type Entity, language, measure, named, nationality, noun, np, type Person, personAdjective, pronoun, relative, suiting, somebody, words } from './nominal.ts';
import { en, fr, group, join, order, type Phrase } from './phrase.ts';
import { end, modalClause, type Pattern, type Sentence } from './statements.ts';

type How = NonNullable<ClauseOptions['question']>;
type Two = readonly (readonly [string, string])[];
/** The ways to ask about a subject: only pronouns are inverted. */
export const way = (chance: Chance, subject: Entity): How => (subject.pronoun && subject.phrase.f[0]?.text !== 'je' && subject.phrase.f[0]?.text !== 'on' ? chance.weighted([[4, 'est-ce que'], [4, 'inversion'], [3, 'intonation']] as const) : chance.weighted([[3, 'est-ce que'], [2, 'intonation']] as const));
/** Whom one asks about: you, most often. */
const asked = (chance: Chance): Entity => chance.weighted<() => Entity>([[8, () => pronoun(chance, chance.is(0.5) ? 1 : 4)], [3, () => pronoun(chance, chance.of([2, 5, 3] as const))], [3, () => named(chance)], [2.5, () => relative(chance, { owner: chance.of([{ fr: 1, en: 'your' }, { fr: 4, en: 'your' }] as const) })], [1, () => np(chance, noun(chance, 'person', 'profession'), 'definite')]])();

/** Est-ce que tu aimes le chocolat ? Avez-vous des frères ? */
export const yesNo: Pattern = (chance) => {
  const subject = asked(chance);
  const question = way(chance, subject);
  return chance.weighted<() => Sentence>([
    [6, () => {
      const what = action(chance, subject, { asks: true });
      const time = what.stative ? chance.weighted([[8, 'present'], [1, 'imperfect']] as const) : chance.weighted([[7, 'present'], [4, 'past'], [1.6, 'going'], [1, 'future']] as const);
      const tail = what.bound || chance.is(0.65) ? null : time === 'past' ? pastTime(chance) : time === 'going' || time === 'future' ? futureTime(chance) : null;
      const often = time === 'present' && !what.stative && chance.is(0.12) ? group('souvent', 'often') : null;
      return end(clause(subject, what, { time, question, tail, frequency: often, negation: chance.is(0.05) ? 'pas' : null }), '?');
    }],
    [2.2, () => {
      const word = noun(chance, 'family', 'pet', 'object', 'schoolThing', 'vehicle', 'abstract', 'money', 'food', 'illness');
      const many = chance.is(0.5) && !/^(père|mère|mari|femme|papa|maman)$/.test(word.fr);
      return end(clause(subject, { fr: 'avoir', en: 'have', after: np(chance, word, 'any', { plural: many, adjective: 0.12 }).phrase }, { question }), '?');
    }],
    [1.2, () => end(clause(subject, state(chance), { question }), '?')],
    [2, () => { const adjective = personAdjective(chance); return end(clause(subject, { fr: 'être', en: 'be', after: group(agree(adjective.fr, subject), adjective.en) }, { question, time: chance.is(0.88) ? 'present' : 'imperfect' }), '?'); }],
    [1, () => end(clause(subject, { fr: 'être', en: 'be', after: chance.is(0.5) ? nationality(chance, subject) : placeAt(chance) }, { question }), '?')],
    [0.8, () => end(clause(subject, { fr: 'parler', en: 'speak', after: word(...language(chance)) }, { question }), '?')],
    [2, () => end(modalClause(chance, subject, question), '?')],
    [1.2, () => {
      const thing = noun(chance, 'clothing', 'object', 'room', 'vehicle', 'readable', 'food', 'building', 'shop', 'watchable');
      const adjective = suiting(chance, thing, 'after be');
      if (!adjective) return yesNo(chance);
      const it = np(chance, thing, chance.of(['definite', 'possessive', 'demonstrative'] as const), { plural: chance.is(0.2), owner: chance.of([{ fr: 1, en: 'your' }, { fr: 4, en: 'your' }] as const) });
      return end(clause(it, { fr: 'être', en: 'be', after: group(agree(adjective.fr, it), adjective.en) }, { question: chance.is(0.7) ? 'est-ce que' : 'intonation' }), '?');
    }],
    [1, () => {
      const word = noun(chance, 'object', 'building', 'animal', 'food', 'clothing', 'schoolThing');
      const it = np(chance, word, chance.of(['possessive', 'bare partitive', 'definite'] as const), { owner: chance.of([{ fr: 1, en: 'your' }, { fr: 4, en: 'your' }] as const) });
      const be = it.enPerson === 'they' ? ['are', 'they'] as const : ['is', 'it'] as const;
      const verb = group(it.plural ? 'sont' : 'est', be[0]);
      const ce = group('ce', be[1]);
      return end(chance.is(0.5) ? join(fr('est-ce que'), order([ce, verb], [verb, ce]), it.phrase) : join(order([ce, verb], [verb, ce]), it.phrase), '?');
    }],
    [1.6, () => {
      const outdoors = chance.is(0.6);
      const word = outdoors ? noun(chance, 'building', 'shop') : noun(chance, 'food', 'object', 'drink', 'schoolThing', 'person');
      const it = np(chance, word, 'any', { plural: chance.is(0.3) });
      const place = chance.is(0.75) ? outdoors ? say(...chance.of([['près d\'ici', 'near here'], ['dans le quartier', 'in the neighbourhood'], ['dans cette ville', 'in this town'], ['dans la rue', 'in the street'], ['ici', 'here'], ['par ici', 'around here']] as const)) : position(chance, 'furniture') : null;
      const are = it.enPerson === 'they' ? 'are' : 'is';
      const there = group('il', 'there');
      const has = group('y a', are);
      const form = chance.weighted([[4, 'est-ce que'], [3, 'plain'], [3, 'inversion']] as const);
      const ask: Phrase = form === 'inversion' ? { f: [{ text: 'y', keys: has.f[0]?.keys ?? [] }, { text: 'a-t-il', keys: [...(has.f[0]?.keys ?? []), ...(there.f[0]?.keys ?? [])] }], e: [...has.e, ...there.e] } : join(form === 'plain' ? null : fr('est-ce que'), order([there, has], [has, there]));
      return end(join(ask, it.phrase, place), '?');
    }],
  ])();
};

/** A question word at the head, in one of the three ways; or at the end, as people speak. */
function askWith(chance: Chance, lead: Phrase, subject: Entity, predicate: Predicate, options: ClauseOptions = {}): Sentence {
  const invertible = subject.pronoun && !/^(je|on)$/.test(subject.phrase.f[0]?.text ?? '');
  const how = invertible ? chance.weighted([[4, 'est-ce que'], [4.5, 'inversion'], [2.2, 'last'], [0.8, 'intonation']] as const) : chance.weighted([[4, 'est-ce que'], [2, 'last'], [0.6, 'intonation']] as const);
  if (how === 'last') {
    const whole = clause(subject, predicate, { ...options, question: 'intonation' });
    return end({ f: [...whole.f, ...lead.f], e: [...lead.e, ...whole.e] }, '?');
  }
  return end(clause(subject, predicate, { ...options, question: how, lead }), '?');
}
const progressiveEnglish = (chance: Chance, lead: Phrase, subject: Entity, verb: string, english_: string): Sentence => {
  const invertible = subject.pronoun && !/^(je|on)$/.test(subject.phrase.f[0]?.text ?? '');
  // a present action asked about is going on: où vas-tu / where are you going
  const plain = (question: ClauseOptions['question']): Phrase => {
    const f = clause(subject, { fr: verb, en: english_ }, { question, ...(lead ? { lead: { f: lead.f, e: [] } } : {}) });
    const e = clause(subject, { fr: verb, en: english_ }, { question: 'intonation', time: 'progressive' });
    return { f: f.f, e: [...lead.e, ...e.e] };
  };
  const how = invertible ? chance.weighted([[4, 'est-ce que'], [5, 'inversion']] as const) : 'est-ce que';
  const made = plain(how);
  // both halves were made apart: their keys are joined by hand, verb with verb and subject with subject
  const subjectKeys = subject.phrase.f.flatMap((token) => token.keys);
  const verbKeys = made.f.filter((token) => !lead.f.some((one) => one.keys[0] === token.keys[0]) && token.keys.some((one) => !subjectKeys.includes(one))).flatMap((token) => token.keys).filter((one) => !subjectKeys.includes(one));
  const first = verbKeys[0];
  return end({ f: made.f, e: made.e.map((token) => (token.keys.some((one) => subjectKeys.includes(one)) || lead.e.includes(token) || first === undefined ? token : { ...token, keys: [first] })) }, '?');
};

/** What starts, leaves or opens at an hour, and how that is said. */
export const scheduled = {
  event: words.filter((one) => /^(film|match|cours|concert|fête|leçon|spectacle|réunion|émission|cours de français|école|classe|pièce de théâtre|examen|dîner|déjeuner|repas|journée)$/.test(one.fr)),
  vehicle: words.filter((one) => /^(train|bus|avion|bateau|métro|autobus|car|taxi|tramway|vol|ferry)$/.test(one.fr)),
  shop: words.filter((one) => one.classes[0] === 'shop' || /^(banque|poste|musée|piscine|bibliothèque|gare|cinéma|restaurant|école|parc|zoo|mairie)$/.test(one.fr)),
} as const;
export const schedule: Readonly<Record<keyof typeof scheduled, readonly (readonly [string, string, boolean])[]>> = {
  event: [['commencer', 'start', false], ['finir', 'finish', false]],
  vehicle: [['partir', 'leave', true], ['arriver', 'arrive', true]], shop: [['ouvrir', 'open', false], ['fermer', 'close', false]],
};
/** Où habites-tu ? Qu'est-ce que vous mangez ? Combien de frères as-tu ? */
export const wh: Pattern = (chance) => {
  const subject = asked(chance);
  const place = (): Phrase => group('où', 'where');
  return chance.weighted<() => Sentence>([
    [1.4, () => { const [verb, said, etre] = chance.of([['habiter', 'live', false], ['travailler', 'work', false], ['habiter', 'live', false], ['manger', 'eat', false], ['dormir', 'sleep', false], ['étudier', 'study', false], ['déjeuner', 'have lunch', false], ['acheter tes vêtements', 'buy your clothes', false]].slice(0, 7) as unknown as readonly (readonly [string, string, boolean])[]); return askWith(chance, place(), subject, { fr: verb, en: said, etre }); }],
    [1, () => progressiveEnglish(chance, place(), subject, 'aller', 'go')],
    [0.8, () => progressiveEnglish(chance, group('que', 'what'), subject.pronoun ? subject : pronoun(chance, 1), 'faire', 'do')],
    [1, () => { const [verb, said, etre] = chance.of([['aller', 'go', true], ['partir', 'go', true], ['dormir', 'sleep', false], ['manger', 'eat', false], ['naître', 'be born', true], ['trouver ça', 'find that', false], ['travailler', 'work', false]].filter((one) => one[0] !== 'naître') as unknown as readonly (readonly [string, string, boolean])[]); const time = chance.of(['past', 'going', 'future'] as const); return askWith(chance, place(), subject, { fr: verb, en: said, etre }, { time, ...(chance.is(0.4) ? { tail: time === 'past' ? pastTime(chance) : futureTime(chance) } : {}) }); }],
    [2, () => { const it = np(chance, noun(chance, 'building', 'shop', 'object', 'family', 'schoolThing', 'room', 'clothing', 'pet'), chance.weighted([[5, 'definite'], [4, 'possessive']] as const), { plural: chance.is(0.2), owner: chance.of([{ fr: 0, en: 'my' }, { fr: 1, en: 'your' }, { fr: 4, en: 'your' }] as const) }); const be = group(it.plural ? 'sont' : 'est', it.enPerson === 'they' ? 'are' : 'is'); const where = place(); return end(chance.is(0.85) ? join(where, be, it.phrase) : order([it.phrase, be, where], [where, be, it.phrase]), '?'); }],
    [1, () => { const who = chance.is(0.5) ? named(chance) : relative(chance, { owner: { fr: 1, en: 'your' } }); const [verb, said] = chance.of([['habiter', 'live'], ['travailler', 'work'], ['être', 'be'], ['aller', 'go']] as const); const third = who.plural ? 5 : 2; const form = group(french.conjugate(verb, 'present', third), verb === 'être' ? (who.plural ? 'are' : 'is') : verb === 'aller' ? 'going' : said); const where = place(); return end({ f: [...where.f, ...form.f, ...who.phrase.f], e: verb === 'être' ? [...where.e, ...form.e, ...who.phrase.e] : verb === 'aller' ? [...where.e, ...en(who.plural ? 'are' : 'is').e, ...who.phrase.e, ...form.e] : [...where.e, ...en(who.plural ? 'do' : 'does').e, ...who.phrase.e, ...form.e] }, '?'); }],
    [2.2, () => { const [verb, said] = chance.of([['manger', 'eat'], ['boire', 'drink'], ['acheter', 'buy'], ['vouloir', 'want'], ['aimer', 'like'], ['lire', 'read'], ['regarder', 'watch'], ['chercher', 'look for'], ['préférer', 'prefer'], ['voir', 'see'], ['étudier', 'study'], ['prendre', 'have'], ['faire', 'do'], ['dire', 'say'], ['penser', 'think'], ['apprendre', 'learn'], ['préparer', 'prepare'], ['porter', 'wear'], ['attendre', 'wait for'], ['écouter', 'listen to']] as const); const stative = /^(vouloir|aimer|préférer|voir|penser)$/.test(verb); const time = stative ? 'present' : chance.weighted([[4, 'present'], [3, 'past'], [2, 'going']] as const); const tail = chance.is(0.35) ? (time === 'past' ? pastTime(chance) : time === 'going' ? futureTime(chance) : verb === 'faire' ? say(...chance.of([['le week-end', 'at the weekend'], ['le soir', 'in the evening'], ['le dimanche', 'on Sundays'], ['après l\'école', 'after school']] as const)) : null) : null; return what(chance, subject, { fr: verb, en: said }, { time, tail }); }],
    [1.2, () => { const who = group('qui', 'who'); const [verb, said] = chance.of([['voir', 'see'], ['attendre', 'wait for'], ['chercher', 'look for'], ['inviter', 'invite'], ['aimer', 'love'], ['connaître', 'know'], ['écouter', 'listen to']] as const); const time = /^(aimer|connaître|attendre|chercher)$/.test(verb) ? 'present' : chance.of(['present', 'past'] as const); return askWith(chance, who, subject, { fr: verb, en: said }, { time }); }],
    [0.8, () => { const [link, said] = chance.of([['avec', 'with'], ['à', 'to'], ['pour', 'for'], ['de', 'about']] as const); const verbs: Two = link === 'avec' ? [['habiter', 'live'], ['jouer', 'play'], ['travailler', 'work'], ['parler', 'talk'], ['sortir', 'go out'], ['partir en vacances', 'go on holiday']] : link === 'à' ? [['parler', 'talk'], ['écrire', 'write'], ['donner ce livre', 'give this book']] : link === 'pour' ? [['travailler', 'work'], ['acheter ce cadeau', 'buy this present']] : [['parler', 'talk']]; const [verb, act] = chance.of(verbs); const prep = group(link, said); const who = group('qui', 'who'); const body = clause(subject, { fr: verb, en: act, etre: /^(sortir|partir)/.test(verb) }, { question: subject.pronoun && !/^(je|on)$/.test(subject.phrase.f[0]?.text ?? '') && chance.is(0.5) ? 'inversion' : 'est-ce que' }); return end({ f: [...prep.f, ...who.f, ...body.f], e: [...who.e, ...body.e, ...prep.e] }, '?'); }],
    [2, () => { const when = chance.weighted<() => Phrase>([[3, () => group('quand', 'when')], [3, () => group('à quelle heure', 'what time')], [0.6, () => group('quel jour', 'what day')]])(); const doing = action(chance, subject, { active: true, asks: true }); if (doing.bound) return wh(chance); const [verb, said, etre] = chance.of([['partir', 'leave', true], ['arriver', 'arrive', true], ['rentrer', 'come home', true], ['manger', 'eat', false], ['finir', 'finish', false], ['commencer', 'start', false], ['dîner', 'have dinner', false], ['travailler', 'work', false], ['revenir', 'come back', true], ['sortir', 'go out', true]] as const); return askWith(chance, when, subject, chance.is(0.75) ? { fr: verb, en: said, etre } : doing, { time: chance.weighted([[5, 'present'], [2, 'past'], [2, 'going'], [1, 'future']] as const) }); }],
    [0.8, () => { const when = group('à quelle heure', 'what time'); const [verb, said, reflexive] = chance.of([['lever', 'get up', true], ['coucher', 'go to bed', true], ['réveiller', 'wake up', true]] as const); return askWith(chance, when, subject, { fr: verb, en: said, reflexive }); }],
    [1.4, () => { const kind = chance.of(['event', 'vehicle', 'shop'] as const); const thing = np(chance, chance.of(scheduled[kind]), 'definite'); const [verb, said] = chance.of<readonly [string, string, boolean]>(schedule[kind]); const when = group('à quelle heure', 'what time'); const form = group(french.conjugate(verb, 'present', thing.person), said); return end(chance.is(0.6) ? { f: [...when.f, ...form.f, ...thing.phrase.f], e: [...when.e, ...en(thing.enPerson === 'they' ? 'do' : 'does').e, ...thing.phrase.e, ...form.e] } : { f: [...when.f, ...fr('est-ce que').f, ...thing.phrase.f, ...form.f], e: [...when.e, ...en(thing.enPerson === 'they' ? 'do' : 'does').e, ...thing.phrase.e, ...form.e] }, '?'); }],
    [1.6, () => { const why = group('pourquoi', 'why'); if (chance.is(0.4)) { const adjective = personAdjective(chance); return askWith(chance, why, subject, { fr: 'être', en: 'be', after: group(agree(adjective.fr, subject), adjective.en) }); } const doing = action(chance, subject, { asks: true }); return askWith(chance, why, subject, doing, { time: doing.stative ? 'present' : chance.weighted([[5, 'present'], [3, 'past']] as const), negation: chance.is(0.15) ? 'pas' : null }).phrase.f.at(-1)?.text === 'pourquoi' ? wh(chance) : askWith(chance, why, subject, doing, { time: 'present' }); }],
    [1.3, () => { const how = group('comment', 'how'); const [verb, said, etre] = chance.of([['aller à l\'école', 'go to school', true], ['aller au travail', 'go to work', true], ['faire ce gâteau', 'make this cake', false], ['préparer ce plat', 'prepare this dish', false], ['voyager', 'travel', false], ['rentrer', 'go home', true], ['venir ici', 'come here', true], ['dire « bonjour » en anglais', 'say “hello” in English', false]].slice(0, 7) as unknown as readonly (readonly [string, string, boolean])[]); return askWith(chance, how, subject, { fr: verb, en: said, etre }); }],
    [1.6, () => { const thing = noun(chance, 'family', 'pet', 'object', 'schoolThing', 'readable', 'clothing', 'room', 'person', 'toy'); const many = group('combien de', thing.mass ? 'how much' : 'how many'); const head = np(chance, thing, 'zero', { plural: !thing.mass }); return askWith(chance, join(many, head.phrase), subject, chance.is(0.75) ? { fr: 'avoir', en: 'have' } : chance.of([{ fr: 'vouloir', en: 'want' }, { fr: 'voir', en: 'see' }]), {}); }],
    [0.8, () => { const thing = noun(chance, 'person', 'room', 'object', 'building', 'furniture', 'schoolThing', 'time'); const many = group('combien de', thing.mass ? 'how much' : 'how many'); const head = np(chance, thing, 'zero', { plural: !thing.mass }); const be = group('y a', head.enPerson === 'they' ? 'are' : 'is'); const there = group('il', 'there'); const place = chance.is(0.6) ? say(...chance.of([['dans ta classe', 'in your class'], ['dans la maison', 'in the house'], ['sur la table', 'on the table'], ['dans ta ville', 'in your town'], ['dans l\'école', 'in the school']] as const)) : null; return end(chance.is(0.5) ? { f: [...many.f, ...head.phrase.f, { text: 'y', keys: be.f[0]?.keys ?? [] }, { text: 'a-t-il', keys: [...(be.f[0]?.keys ?? []), ...(there.f[0]?.keys ?? [])] }, ...(place?.f ?? [])], e: [...many.e, ...head.phrase.e, ...be.e, ...there.e, ...(place?.e ?? [])] } : join(many, head.phrase, fr('est-ce que'), order([there, be], [be, there]), place), '?'); }],
    [1.2, () => { const it = np(chance, noun(chance, 'clothing', 'object', 'food', 'vehicle', 'readable', 'toy', 'furniture'), chance.of(['definite', 'demonstrative'] as const), { plural: chance.is(0.25) }); const cost = group(french.conjugate('coûter', 'present', it.person), 'cost'); const how = group('combien', 'how much'); return end({ f: chance.is(0.7) ? [...how.f, ...cost.f, ...it.phrase.f] : [...how.f, ...fr('est-ce que').f, ...it.phrase.f, ...cost.f], e: [...how.e, ...en(it.enPerson === 'they' ? 'do' : 'does').e, ...it.phrase.e, ...cost.e] }, '?'); }],
    [1, () => { const age = group('quel âge', 'how old'); return askWith(chance, age, subject, { fr: 'avoir', en: 'be' }); }],
    [0.6, () => { const it = chance.is(0.5) ? named(chance, true) : relative(chance, { owner: { fr: 1, en: 'your' }, plural: false }); const age = group('quel âge', 'how old'); const a = group('a', 'is'); return end(join(age, a, it.phrase), '?'); }],
    [2, () => which(chance, subject)],
    [1.3, () => { const who = group('qui', 'who'); const third: Entity = { phrase: who, gender: 'm', plural: false, person: 2, human: true, pronoun: false, enPerson: 'he' }; const asks = chance.is(0.25) ? { ...third, phrase: { f: [...who.f, ...fr('est-ce qui').f], e: who.e } } : third; const doing = chance.is(0.75) ? action(chance, third) : { fr: 'être', en: 'be', after: chance.is(0.5) ? placeAt(chance) : np(chance, noun(chance, 'family', 'profession'), 'possessive', { owner: { fr: 1, en: 'your' } }).phrase }; const text = doing.after?.e.map((token) => token.text).join(' ') ?? ''; if (/\b(his|her)\b/.test(text)) return wh(chance); return end(clause(asks, doing, { time: doing.stative || doing.fr === 'être' ? 'present' : chance.weighted([[4, 'present'], [4, 'past'], [1, 'going']] as const) }), '?'); }],
    [1.2, () => { const it = chance.weighted<() => Entity>([[3, () => named(chance, true)], [3, () => np(chance, noun(chance, 'person', 'profession'), chance.of(['definite', 'demonstrative'] as const))], [1, () => pronoun(chance, 1)]])(); if (it.pronoun) return end(chance.is(0.5) ? join(group('qui', 'who'), group('es', 'are'), group('-tu', 'you')) : join(group('qui', 'who'), group('êtes', 'are'), group('-vous', 'you')), '?'); return end(join(group('qui', 'who'), group('est', 'is'), it.phrase), '?'); }],
    [1.2, () => end(modalClause(chance, subject, 'est-ce que', chance.of([group('quand', 'when'), group('où', 'where'), group('pourquoi', 'why'), group('comment', 'how')]), true), '?')],
    [0.7, () => { const [french_, said] = chance.of([['qu\'est-ce que', 'what'], ['qu\'est-ce que', 'what']] as const); return end(modalClause(chance, subject, 'intonation', group(french_, said), true).f.length < 0 ? join() : whatModal(chance, subject), '?'); }],
    [0.8, () => { const [a, b] = chance.of([['qu\'est-ce que c\'est', 'what is it'], ['qui est-ce', 'who is it'], ['c\'est quoi', 'what is it'], ['c\'est qui', 'who is it'], ['qu\'est-ce qui se passe', 'what is happening'], ['qu\'est-ce qu\'il y a', 'what is the matter'], ['quelle heure est-il', 'what time is it'], ['quel temps fait-il', 'what is the weather like'], ['quel jour sommes-nous', 'what day is it'], ['on est quel jour', 'what day is it'], ['il est quelle heure', 'what time is it'], ['c\'est combien', 'how much is it'], ['ça coûte combien', 'how much does it cost'], ['comment ça va', 'how are you'], ['qu\'est-ce qu\'il y a à manger', 'what is there to eat']] as const); return end(group(a, b), '?'); }],
    [0.6, () => { const [verb, said] = chance.of([['arriver', 'arrive'], ['partir', 'leave'], ['passer', 'pass']] as const); const it = np(chance, noun(chance, 'vehicle'), 'definite'); const when = group('quand', 'when'); const form = group(french.conjugate(verb, 'present', it.person), said); return end({ f: [...when.f, ...form.f, ...it.phrase.f], e: [...when.e, ...en('does').e, ...it.phrase.e, ...form.e] }, '?'); }],
    [0.7, () => { const it = np(chance, noun(chance, 'family', 'person'), 'possessive', { owner: chance.of([{ fr: 1, en: 'your' }, { fr: 4, en: 'your' }] as const) }); const is = group(it.plural ? 'sont' : 'est', it.plural ? 'are' : 'is'); const how = group('comment', 'what'); return end({ f: [...how.f, ...is.f, ...it.phrase.f], e: [...how.e, ...is.e, ...it.phrase.e, ...en('like').e] }, '?'); }],
    [0.7, () => { const name = group('comment', 'what'); const it = chance.is(0.6) ? np(chance, noun(chance, 'family', 'person', 'pet', 'shop', 'place'), 'possessive', { owner: { fr: 1, en: 'your' } }) : np(chance, noun(chance, 'building', 'place', 'readable', 'watchable'), 'demonstrative'); if (it.plural) return wh(chance); const call = group('se appelle', 'name'); const e = it.phrase.e; const last = e.length - 1; if (it.human || /^(your)$/.test(e[0]?.text ?? '')) return end({ f: [...name.f, ...call.f, ...it.phrase.f], e: [...name.e, ...en('is').e, ...e.map((token, i) => (i === last ? { ...token, text: `${token.text}'s` } : token)), ...call.e] }, '?'); return end({ f: [...name.f, ...call.f, ...it.phrase.f], e: [...name.e, ...en('is').e, ...en('the').e, ...call.e, ...en('of').e, ...e] }, '?'); }],
  ])();
};
/** Qu'est-ce que tu fais ? Que fais-tu ? Tu fais quoi ? */
function what(chance: Chance, subject: Entity, predicate: Predicate, options: ClauseOptions): Sentence {
  const invertible = subject.pronoun && !/^(je|on)$/.test(subject.phrase.f[0]?.text ?? '');
  const how = invertible ? chance.weighted([[5, 'est-ce que'], [4, 'inversion'], [1.5, 'last']] as const) : chance.weighted([[5, 'est-ce que'], [1, 'last']] as const);
  const lead = group(how === 'last' ? 'quoi' : 'que', 'what');
  if (how === 'last') {
    const whole = clause(subject, predicate, { ...options, tail: null, question: 'intonation' });
    return end({ f: [...whole.f, ...lead.f, ...(options.tail?.f ?? [])], e: [...lead.e, ...whole.e, ...(options.tail?.e ?? [])] }, '?');
  }
  return end(clause(subject, predicate, { ...options, question: how, lead }), '?');
}
function whatModal(chance: Chance, subject: Entity): Phrase {
  const [verb, englishVerb, auxiliary] = chance.of([['vouloir', 'want to', undefined], ['pouvoir', '', 'can'], ['devoir', '', 'must']] as const);
  const [inner, said] = chance.of([['manger', 'eat'], ['boire', 'drink'], ['faire', 'do'], ['acheter', 'buy'], ['voir', 'see'], ['dire', 'say'], ['apprendre', 'learn'], ['visiter', 'visit'], ['préparer', 'prepare']] as const);
  const act = group(inner, said);
  return clause(subject, { fr: verb, en: englishVerb, ...(auxiliary ? { auxiliary } : {}), after: act }, { question: 'est-ce que', lead: group('que', 'what') });
}
/** Quel film préfères-tu ? De quelle couleur est ta voiture ? Quelle est ton adresse ? */
function which(chance: Chance, subject: Entity): Sentence {
  return chance.weighted<() => Sentence>([
    [3, () => { const thing = noun(chance, 'watchable', 'readable', 'subject', 'sport', 'animal', 'clothing', 'listenable', 'food'); const mass = thing.mass; const head = np(chance, thing, 'zero', { plural: !mass && chance.is(0.25) }); const quel = group(quelle(head), mass || head.plural ? 'what' : 'which'); const verb = chance.of([{ fr: 'préférer', en: 'prefer' }, { fr: 'aimer', en: 'like' }, { fr: 'choisir', en: 'choose' }, { fr: 'vouloir', en: 'want' }]); return askWith(chance, join(quel, head.phrase), subject, verb); }],
    [2, () => { const [french_, said, gender] = chance.of([['adresse', 'address', 'f'], ['nom', 'name', 'm'], ['prénom', 'first name', 'm'], ['numéro de téléphone', 'phone number', 'm'], ['couleur préférée', 'favourite colour', 'f'], ['film préféré', 'favourite film', 'm'], ['sport préféré', 'favourite sport', 'm'], ['profession', 'job', 'f'], ['nationalité', 'nationality', 'f'], ['plat préféré', 'favourite dish', 'm'], ['matière préférée', 'favourite subject', 'f'], ['livre préféré', 'favourite book', 'm'], ['animal préféré', 'favourite animal', 'm'], ['date de naissance', 'date of birth', 'f'], ['adresse e-mail', 'e-mail address', 'f']] as const); const owner = chance.of([['ton', 'ta', 'your'], ['votre', 'votre', 'your'], ['son', 'sa', 'his']] as const); const vowel = french.elides(french_); const possessive = group(gender === 'm' || vowel ? owner[0] : owner[1], owner[2]); const [first = '', ...others] = french_.split(' '); const [...englishWords] = said.split(' '); const last = englishWords.at(-1) as string; const favourite = englishWords[0] === 'favourite'; const headPhrase = favourite ? ((h, q) => order([h, q], [q, h]))(group(first, last), group(others.join(' '), 'favourite')) : group(french_, said); return end(join(group(gender === 'm' ? 'quel' : 'quelle', 'what'), group('est', 'is'), possessive, headPhrase), '?'); }],
    [1, () => { const it = np(chance, noun(chance, 'clothing', 'vehicle', 'furniture', 'object'), 'possessive', { owner: chance.of([{ fr: 1, en: 'your' }, { fr: 4, en: 'your' }] as const) }); return end(join(group('de quelle couleur', 'what colour'), group(it.plural ? 'sont' : 'est', it.enPerson === 'they' ? 'are' : 'is'), it.phrase), '?'); }],
    [0.8, () => { const [french_, said] = chance.of([['quelle langue', 'what language'], ['quelles langues', 'what languages']] as const); return askWith(chance, word(french_, said), subject, { fr: 'parler', en: 'speak' }); }],
    [0.5, () => askWith(chance, group('en quelle année', 'what year'), subject, { fr: 'naître', en: 'be', etre: true }, { time: 'past' }).end === '?' ? end(order([group('de quel pays', 'what country'), group('venez', 'do come'), group('-vous', 'you')], [group('', 'what country do you come from')]), '?') : yesNo(chance)],
  ])();
}
const quelle = (entity: Entity): string => `quel${entity.gender === 'f' ? 'le' : ''}${entity.plural ? 's' : ''}`;

/** Mange ta soupe ! Ne parlez pas. Allons au cinéma. Lève-toi. */
export const command: Pattern = (chance) => {
  const person = chance.weighted([[5, 1], [5, 4], [1.6, 3]] as const);
  const subject: Entity = { ...pronoun(chance, person as Person), person: person as Person, enPerson: person === 3 ? 'we' : 'you' };
  const no = chance.is(0.28);
  let doing = action(chance, subject, { active: true, negative: no });
  while (/^(pouvoir|avoir|être|naître|recevoir|réussir|rater|perdre|gagner|tomber|mourir|devenir|oublier|épouser|voir|entendre|grandir|vieillir|rencontrer|trouver|guérir|habiter|vivre|ressembler|croire|connaître|comprendre|rater|manquer|casser|mentir|souvenir|marier|ennuyer|perdre|tromper|blesser|remarquer|apercevoir|grossir|maigrir|tousser|voler)$/.test(doing.fr.split(' ')[0] as string) || doing.clitic?.en === 'you' || (doing.clitic && /\b(te|vous)\b/.test(doing.clitic.fr)) || (/^(nous|me)$/.test(doing.clitic?.fr ?? '') && person === 3)) doing = action(chance, subject, { active: true, negative: no });
  const please = chance.is(0.2) ? join(fr(','), en(','), group(person === 1 ? 's\'il te plaît' : 's\'il vous plaît', 'please')) : null;
  const vocative = chance.is(0.12) && person !== 3 ? group(...firstNameOf(chance)) : null;
  const [verb = '', ...rest] = doing.fr.split(' ');
  const form = french.imperative(verb, person);
  const restText = rest.join(' ');
  const [enVerb = '', ...enRest] = doing.en.split(' ');
  const particle = /^(up|on|off|away|back|out|down|apart|along)$/.test(enRest[0] ?? '');
  const act = group(form, enVerb);
  const keys = act.f[0]?.keys ?? [];
  const clitic = doing.clitic ? group(doing.clitic.fr, doing.clitic.en) : null;
  const refl = doing.reflexive ? ['', 'te', '', 'nous', 'vous'][person] as string : '';
  const enTail: Phrase = clitic ? (particle ? { f: [], e: [...clitic.e, ...enRest.map((text) => ({ text, keys }))] } : { f: [], e: [...enRest.map((text) => ({ text, keys })), ...clitic.e] }) : { f: [], e: enRest.map((text) => ({ text, keys })) };
  const restFr: Phrase = { f: restText === '' ? [] : restText.split(' ').map((text) => ({ text, keys })), e: [] };
  let f: Phrase['f'];
  let e: Phrase['e'];
  if (no) {
    const not = group('ne', 'not');
    const pas = { text: chance.is(0.9) ? 'pas' : 'jamais', keys: not.f[0]?.keys ?? [] };
    f = [...not.f, ...(refl ? [{ text: refl, keys }] : []), ...(clitic?.f ?? []), ...act.f, pas, ...restFr.f];
    const never = pas.text === 'jamais';
    e = [...(person === 3 ? [{ text: 'let\'s', keys }] : []), ...(never ? [{ text: 'never', keys: pas.keys }] : person === 3 ? not.e : [{ text: 'do', keys: [] as number[] }, ...not.e]), ...act.e, ...enTail.e];
  } else {
    const after = refl ? (refl === 'te' ? '-toi' : `-${refl}`) : clitic ? `-${clitic.f[0]?.text.replace(/^me$/, 'moi')}` : '';
    // s after vowels only before y and en
    const joined = { text: `${form}${after}`, keys: [...keys, ...(clitic?.f[0]?.keys ?? [])] };
    f = [joined, ...restFr.f];
    e = [...(person === 3 ? [{ text: 'let\'s', keys }] : []), ...act.e, ...enTail.e];
  }
  const core: Phrase = join({ f, e: e.flatMap((token) => token.text.split(' ').map((text) => ({ text, keys: token.keys }))) }, doing.after);
  const whole = vocative ? (chance.is(0.5) ? join(vocative, fr(','), en(','), core) : join(core, fr(','), en(','), vocative)) : join(core, please);
  return end(whole, chance.is(0.45) ? '!' : '.');
};
const firstNameOf = (chance: Chance): readonly [string, string] => {
  const [french, english] = firstName(chance, chance.is(0.5) ? 'f' : 'm');
  return [french, english];
};

/** Pouvez-vous m'aider ? Je voudrais un café, s'il vous plaît. */
export const polite: Pattern = (chance) => {
  const you = pronoun(chance, chance.is(0.6) ? 4 : 1);
  const please = chance.is(0.6) ? join(fr(','), en(','), group(you.person === 1 ? 's\'il te plaît' : 's\'il vous plaît', 'please')) : null;
  return chance.weighted<() => Sentence>([
    [4, () => {
      const [verb, said] = chance.of([['je voudrais', 'I would like'], ['je voudrais', 'I would like'], ['j\'aimerais', 'I would like'], ['nous voudrions', 'we would like'], ['on voudrait', 'we would like'], ['donnez-moi', 'give me'], ['je prends', 'I will have'], ['je vais prendre', 'I am going to have']] as const);
      const thing = noun(chance, 'food', 'drink', 'food', 'clothing', 'readable', 'object');
      const it = chance.is(0.25) ? measure(chance) : np(chance, thing, thing.mass || thing.pluralOnly ? 'partitive' : chance.is(0.3) ? 'number' : 'indefinite', { plural: chance.is(0.3), adjective: 0.08 });
      const [first = '', ...others] = verb.split(/ |(?<=')/);
      const [e1 = '', ...eRest] = said.split(' ');
      return end(join(verb.includes('-') ? group(verb, said) : join(group(first, e1), group(others.join(' '), eRest.join(' '))), it.phrase, chance.is(0.65) ? join(fr(','), en(','), group('s\'il vous plaît', 'please')) : null));
    }],
    [3, () => {
      const help: Two = [['me aider', 'help me'], ['répéter', 'repeat'], ['parler plus lentement', 'speak more slowly'], ['fermer la porte', 'close the door'], ['ouvrir la fenêtre', 'open the window'], ['attendre', 'wait'], ['me donner votre adresse', 'give me your address'], ['me dire où est la gare', 'tell me where the station is'], ['venir', 'come'], ['épeler', 'spell'], ['expliquer', 'explain'], ['écrire votre nom', 'write your name'], ['me montrer le chemin', 'show me the way'], ['me passer le sel', 'pass me the salt'], ['parler plus fort', 'speak louder'], ['répondre', 'answer'], ['me appeler', 'call me'], ['prendre une photo', 'take a photo']];
      const [act, said] = chance.of(help);
      const time = chance.is(0.7) ? 'present' : 'would';
      const tu = you.person === 1 ? act.replace('votre', 'ton').replace('ton adresse', 'ton adresse') : act;
      const at = tu.indexOf(' ');
      const inner = /^me /.test(tu) ? ((words, englishWords) => { const me = group('me', 'me'); const v = group(words[1] ?? '', englishWords[0] ?? ''); const rest = group(words.slice(2).join(' '), englishWords.slice(2).join(' ')); return order([me, v, rest], [v, me, rest]); })(tu.split(' '), said.split(' ')) : at < 0 ? group(tu, said) : join(group(tu.slice(0, at), said.split(' ')[0] ?? ''), group(tu.slice(at + 1), said.split(' ').slice(1).join(' ')));
      return end(join(clause(you, { fr: 'pouvoir', en: '', auxiliary: 'can', after: inner }, { time, question: chance.weighted([[5, 'inversion'], [3, 'est-ce que'], [2, 'intonation']] as const) }), please), '?');
    }],
    [1.5, () => { const I = pronoun(chance, 0); const [act, said] = chance.of([['entrer', 'come in'], ['sortir', 'go out'], ['payer par carte', 'pay by card'], ['vous aider', 'help you'], ['poser une question', 'ask a question'], ['essayer cette robe', 'try on this dress'], ['essayer ce pantalon', 'try on these trousers'], ['avoir l\'addition', 'have the bill'], ['aller aux toilettes', 'go to the toilet'], ['avoir un verre d\'eau', 'have a glass of water'], ['prendre ce livre', 'take this book'], ['ouvrir la fenêtre', 'open the window'], ['téléphoner', 'make a phone call'], ['venir avec vous', 'come with you'], ['manger quelque chose', 'eat something'], ['voir le menu', 'see the menu']] as const); return end(join(chance.is(0.4) ? order([group('puis', 'can'), group('-je', 'I')], [group('', 'can I')]) && join(group('puis-je', 'can I'), group(act, said)) : clause(I, { fr: 'pouvoir', en: '', auxiliary: 'can', after: group(act, said) }, { question: chance.of(['est-ce que', 'intonation'] as const) }), chance.is(0.3) ? join(fr(','), en(','), group('s\'il vous plaît', 'please')) : null), '?'); }],
    [1.5, () => { const it = noun(chance, 'food', 'drink'); const thing = it.mass || it.pluralOnly ? np(chance, it, 'partitive') : np(chance, it, 'indefinite'); return end(clause(you, { fr: 'vouloir', en: 'want', after: thing.phrase }, { question: way(chance, you) }), '?'); }],
    [1, () => { const place = np(chance, noun(chance, 'building', 'shop'), 'definite'); return end(join(group('excusez-moi', 'excuse me'), fr(','), en(','), group('où', 'where'), group('est', 'is'), place.phrase, chance.is(0.4) ? join(fr(','), en(','), group('s\'il vous plaît', 'please')) : null), '?'); }],
  ])();
};
export { atTime, counting, english, placed, somebody, anyPronoun };
