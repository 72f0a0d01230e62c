// Clauses: a subject, a verb in a tense, what follows it; affirmed, denied or asked, in both languages.
import type { Chance } from './chance.ts';
import { ing, past, pastParticiple, third } from './english.ts';
import { agree, conjugate, type Gender, participle, type Person, type Tense } from './french.ts';
import { join, key, type Phrase, type Token } from './phrase.ts';

/** A noun phrase and what verbs and pronouns must know of it. `person`: 0 je … 5 ils. */
export type Entity = { phrase: Phrase; gender: Gender; plural: boolean; person: 0 | 1 | 2 | 3 | 4 | 5; human: boolean; enPerson: 'I' | 'you' | 'he' | 'she' | 'it' | 'we' | 'they'; pronoun: boolean };

export type Time = 'present' | 'past' | 'imperfect' | 'used' | 'was' | 'future' | 'going' | 'would' | 'justPast' | 'progressive' | 'ongoing' | 'perfect' | 'pluperfect' | 'futurePerfect' | 'pastWould' | 'wasGoing' | 'hadJust' | 'wasDoing' | 'subjunctive' | 'mustDo' | 'toDo' | 'perfectOngoing' | 'hadOngoing';
export type Negation = 'pas' | 'plus' | 'jamais' | 'rien' | 'personne' | 'pas encore' | 'que' | 'pas du tout' | 'ne' | 'aucun';

/** What is said of a subject. */
export type Predicate = {
  /** French infinitive and English base. */
  fr: string;
  en: string;
  reflexive?: boolean;
  /** The reflexive pronoun is not the direct object: elle s'est lavé les mains. */
  unagreed?: boolean;
  etre?: boolean;
  /** What follows begins with un, une, du, de la or des, which becomes de when denied. */
  denied?: boolean;
  stative?: boolean;
  /** After the verb, in both languages. */
  after?: Phrase;
  /** Pronouns before the French verb, with the English words after the verb: le=him. */
  clitic?: { fr: string; en: string; agreement?: { gender: Gender; plural: boolean } };
  /** Goes with be and modals: no do in English. */
  auxiliary?: 'be' | 'can' | 'must';
};

/** `said`: the English tense, where it is not the French one's own. Negation `ne`: English affirms (personne ne vient). */
export type ClauseOptions = { time?: Time; said?: Time; negation?: Negation | null; frequency?: Phrase | null; tail?: Phrase | null; question?: null | 'est-ce que' | 'inversion' | 'intonation'; lead?: Phrase | null; dropNe?: boolean };

const reflexivePronouns = ['me', 'te', 'se', 'nous', 'vous', 'se'];
const be = (who: Entity['enPerson'], isPast: boolean): string => {
  if (isPast) return who === 'I' || who === 'he' || who === 'she' || who === 'it' ? 'was' : 'were';
  return who === 'I' ? 'am' : who === 'he' || who === 'she' || who === 'it' ? 'is' : 'are';
};
const single = (who: Entity['enPerson']): boolean => who === 'he' || who === 'she' || who === 'it';
const tok = (text: string, keys: readonly number[]): Token[] => (text === '' ? [] : text.split(' ').map((word) => ({ text: word, keys })));
const side = (f: readonly Token[], e: readonly Token[] = []): Phrase => ({ f, e });

const negativeEnglish: Readonly<Record<Negation, { adverb: string | null; object?: string }>> = {
  pas: { adverb: '' }, 'pas du tout': { adverb: '' }, plus: { adverb: '' }, jamais: { adverb: 'never' }, rien: { adverb: '', object: 'anything' }, personne: { adverb: '', object: 'anyone' }, 'pas encore': { adverb: '' }, que: { adverb: 'only' }, ne: { adverb: null }, aucun: { adverb: '' },
};
const tailEnglish: Partial<Record<Negation, string>> = { plus: 'any more', 'pas encore': 'yet', 'pas du tout': 'at all' };

/** un rhume, de la fièvre, after a denial: de rhume, de fièvre. */
const undetermined = ([first, second, ...rest]: readonly Token[]): Token[] => {
  if (!first) return [];
  if (/^(un|une|du|des)$/.test(first.text)) return [{ ...first, text: 'de' }, ...(second ? [second] : []), ...rest];
  if (first.text === 'de' && second) return second.text === 'la' ? [first, ...rest] : [first, { ...second, text: second.text.replace(/^l'/, '') }, ...rest];
  return [first, ...(second ? [second] : []), ...rest];
};

/** A whole clause. Questions carry no mark; the sentence adds it. */
export function clause(subject: Entity, predicate: Predicate, options: ClauseOptions = {}): Phrase {
  const { time = 'present', negation = null, frequency = null, tail = null, question = null, lead = null } = options;
  const verbKey = [key()];
  const negKey = [key()];
  const cliticKey = [key()];
  const who = subject.enPerson;
  const person: Person = subject.person;

  // French
  const clitics = [...(predicate.reflexive ? tok(reflexivePronouns[person] as string, verbKey) : []), ...tok(predicate.clitic?.fr ?? '', cliticKey)];
  const [verb = '', ...rest] = predicate.fr.split(' ');
  let restTokens = tok(rest.join(' '), verbKey);
  let afterTokens: readonly Token[] = predicate.denied && negation && negation !== 'que' ? undetermined(predicate.after?.f ?? []) : (predicate.after?.f ?? []);
  const useEtre = predicate.etre || predicate.reflexive;
  const neg1 = negation && !options.dropNe ? tok('ne', negKey) : [];
  const second = negation === null || /^(personne|que|ne|aucun)$/.test(negation) ? '' : negation;
  const neg2 = tok(second, negKey);
  let finite: Token[];
  let later: Token[] = [];
  const compound = compounds[time];
  const periphrase = periphrases[time];
  if (compound) {
    finite = tok(conjugate(useEtre ? 'être' : 'avoir', compound, person), verbKey);
    let form = participle(verb);
    if (useEtre && !predicate.unagreed) form = agree(form, subject.gender, subject.plural);
    else if (!useEtre && predicate.clitic?.agreement) form = agree(form, predicate.clitic.agreement.gender, predicate.clitic.agreement.plural);
    later = tok(form, verbKey);
    // il a bien dormi, il a mieux dansé que moi; but il a eu mal, il s'est senti mal
    const follows = restTokens.length > 0 ? restTokens : afterTokens;
    const adverbs = /^(avoir|faire|sentir)$/.test(verb) ? 0 : /^(bien|mal|mieux)$/.test(follows[0]?.text ?? '') ? 1 : follows[0]?.text === 'très' && /^(bien|mal)$/.test(follows[1]?.text ?? '') ? 2 : 0;
    if (adverbs > 0) {
      later = [...follows.slice(0, adverbs), ...later];
      if (restTokens.length > 0) restTokens = restTokens.slice(adverbs);
      else afterTokens = afterTokens.slice(adverbs);
    }
  } else if (periphrase) {
    const auxKey = [key()];
    finite = tok(conjugate(periphrase[0], periphrase[1], person), auxKey);
    later = [...tok(periphrase[2], auxKey), ...clitics, ...tok(verb, verbKey)];
    return assemble(auxKey);
  } else {
    const tense = time === 'subjunctive' ? 'subjonctif' : time === 'future' ? 'futur' : time === 'would' ? 'conditionnel' : time === 'present' || time === 'ongoing' ? 'present' : 'imparfait';
    finite = tok(conjugate(verb, tense, person), verbKey);
  }
  return assemble(null);

  function assemble(auxKey: number[] | null): Phrase {
    const own = auxKey ? [] : clitics;
    const frequencyFr = frequency ? side(frequency.f) : null;
    const only = negation === 'que' ? tok('que', negKey) : [];
    const nobody = negation === 'personne' ? tok('personne', negKey) : [];
    let verbFr: Token[];
    let subjectFr: Token[] = [...subject.phrase.f];
    if (question === 'inversion') {
      const pronounText = subject.phrase.f[0]?.text ?? '';
      const finiteText = finite.map((token) => token.text).join(' ');
      const linked = /[aeé]$/.test(finiteText) && /^(il|elle|on)/.test(pronounText) ? `${finiteText}-t-${pronounText}` : `${finiteText}-${pronounText}`;
      verbFr = [...neg1, ...own, { text: linked, keys: [...(finite[0]?.keys ?? []), ...(subject.phrase.f[0]?.keys ?? [])] }, ...neg2, ...(frequencyFr?.f ?? []), ...later, ...restTokens];
      subjectFr = [];
    } else verbFr = [...neg1, ...own, ...finite, ...neg2, ...(frequencyFr?.f ?? []), ...later, ...restTokens];
    const askFr = question === 'est-ce que' ? tok('est-ce que', [key()]) : [];
    const french = [...(lead?.f ?? []), ...askFr.map((token) => ({ ...token, keys: [] })), ...subjectFr, ...verbFr, ...nobody, ...only, ...afterTokens, ...(tail?.f ?? [])];
    return { f: french, e: english(auxKey) };
  }

  function english(auxKey: number[] | null): Token[] {
    const time = options.said ?? options.time ?? 'present';
    const neg = negation ? negativeEnglish[negation] : null;
    const denied = neg?.adverb === '';
    const aux: Token[] = [];
    const verbTokens: Token[] = [];
    const not = denied ? tok('not', negKey) : [];
    const adverb = [...(neg?.adverb ? tok(neg.adverb, negKey) : []), ...(frequency?.e ?? [])];
    const k = auxKey ?? verbKey;
    const [enVerb = '', ...enRest] = predicate.en.split(' ');
    const afterVerb = tok(enRest.join(' '), verbKey);
    const asks = question !== null;
    const pushVerb = (text: string): void => {
      verbTokens.push(...tok(text, verbKey));
    };
    const copula = enVerb === 'be';
    if (predicate.auxiliary === 'can' || predicate.auxiliary === 'must') {
      const can = predicate.auxiliary === 'can';
      if (time === 'present') aux.push(...tok(can ? 'can' : 'must', verbKey));
      else if (time === 'would') aux.push(...tok(can ? 'could' : 'should', verbKey));
      else if (time === 'future') {
        aux.push(...tok('will', verbKey));
        pushVerb(can ? 'be able to' : 'have to');
      } else if (can) aux.push(...tok('could', verbKey));
      else if (denied || asks) {
        aux.push(...tok('did', verbKey));
        pushVerb('have to');
      } else pushVerb('had to');
    } else if ((time === 'progressive' || time === 'was' || time === 'ongoing' || time === 'wasDoing') && !copula) {
      aux.push(...tok(be(who, time === 'was' || time === 'wasDoing'), k));
      pushVerb(ing(enVerb));
    } else if (time === 'perfectOngoing' || time === 'hadOngoing') {
      aux.push(...tok(time === 'hadOngoing' ? 'had' : single(who) ? 'has' : 'have', k));
      pushVerb(`been ${ing(enVerb)}`);
    } else if (time === 'perfect' || time === 'pluperfect' || time === 'hadJust' || time === 'futurePerfect' || time === 'pastWould') {
      aux.push(...tok(time === 'futurePerfect' ? 'will' : time === 'pastWould' ? 'would' : time === 'perfect' ? (single(who) ? 'has' : 'have') : 'had', k));
      if (time === 'hadJust') verbTokens.push(...tok('just', k));
      pushVerb(`${time === 'futurePerfect' || time === 'pastWould' ? 'have ' : ''}${pastParticiple(enVerb)}`);
    } else if (time === 'mustDo') {
      aux.push(...tok('must', k));
      pushVerb(enVerb);
    } else if (time === 'toDo') {
      // I want you (not) to come
      verbTokens.push(...tok('to', []));
      pushVerb(enVerb);
    } else if (time === 'past' && (negation === 'jamais' || negation === 'pas encore')) {
      // never, yet: the perfect
      aux.push(...tok(single(who) ? 'has' : 'have', k));
      pushVerb(pastParticiple(enVerb));
    } else if (time === 'going' || time === 'wasGoing') {
      aux.push(...tok(be(who, time === 'wasGoing'), k));
      verbTokens.push(...tok('going to', k));
      pushVerb(enVerb);
    } else if (time === 'justPast') {
      aux.push(...tok(single(who) ? 'has' : 'have', k));
      verbTokens.push(...tok('just', k));
      pushVerb(pastParticiple(enVerb));
    } else if (time === 'future') {
      aux.push(...tok('will', verbKey));
      pushVerb(enVerb);
    } else if (time === 'would') {
      aux.push(...tok('would', verbKey));
      pushVerb(enVerb);
    } else if (time === 'used') {
      if (denied || asks) {
        aux.push(...tok('did', verbKey));
        pushVerb(`use to ${enVerb}`);
      } else pushVerb(`used to ${enVerb}`);
    } else {
      const isPast = time === 'past' || time === 'imperfect' || time === 'was' || time === 'wasDoing';
      if (copula) aux.push(...tok(be(who, isPast), verbKey));
      else if (denied || asks) {
        aux.push(...tok(isPast ? 'did' : single(who) ? 'does' : 'do', asks ? [] : negKey));
        pushVerb(enVerb);
      } else pushVerb(isPast ? past(enVerb) : single(who) ? third(enVerb) : enVerb);
    }
    // "cannot" is one word
    const first = aux[0];
    const joined = first?.text === 'can' && not.length > 0 && !asks;
    const auxTokens = joined ? [{ text: 'cannot', keys: [...(first as Token).keys, ...negKey] }] : aux;
    const object = neg?.object ? tok(neg.object, negKey) : [];
    const tailNeg = negation ? tok(tailEnglish[negation] ?? '', negKey) : [];
    const cliticEn = predicate.clitic ? tok(predicate.clitic.en, cliticKey) : [];
    const [leadEn, subjectEn] = [lead?.e ?? [], subject.phrase.e];
    const core = [...(joined ? [] : not), ...adverb, ...verbTokens, ...splitParticle(afterVerb, cliticEn), ...object, ...(predicate.after?.e ?? []), ...tailNeg, ...(tail?.e ?? [])];
    if (asks && auxTokens.length > 0) return [...leadEn, ...auxTokens, ...subjectEn, ...core];
    return [...leadEn, ...subjectEn, ...auxTokens, ...core];
  }
}

const compounds: Partial<Record<Time, Tense>> = { past: 'present', perfect: 'present', pluperfect: 'imparfait', futurePerfect: 'futur', pastWould: 'conditionnel' };
const periphrases: Partial<Record<Time, readonly [auxiliary: string, tense: Tense, link: string]>> = {
  going: ['aller', 'present', ''], wasGoing: ['aller', 'imparfait', ''], justPast: ['venir', 'present', 'de'], hadJust: ['venir', 'imparfait', 'de'], progressive: ['être', 'present', 'en train de'], wasDoing: ['être', 'imparfait', 'en train de'],
};
const particles = new Set(['up', 'on', 'off', 'away', 'back', 'out', 'down', 'apart', 'along', 'home', 'over', 'again']);
/** Pronouns stand between a verb and its particle: put it on; but look for it. */
function splitParticle(afterVerb: Token[], pronoun: Token[]): Token[] {
  const [first] = afterVerb;
  return pronoun.length > 0 && first && particles.has(first.text) && pronoun[0]?.text !== 'there' ? [...pronoun, ...afterVerb] : [...afterVerb, ...pronoun];
}

/** Pronouns for things and people that a verb is done to. */
export function objectPronoun(chance: Chance, what: 'person' | 'thing', subject: Entity): NonNullable<Predicate['clitic']> {
  if (what === 'thing') {
    return chance.of([
      { fr: 'le', en: 'it', agreement: { gender: 'm' as const, plural: false } }, { fr: 'la', en: 'it', agreement: { gender: 'f' as const, plural: false } }, { fr: 'les', en: 'them', agreement: { gender: chance.is(0.5) ? ('m' as const) : ('f' as const), plural: true } },
    ]);
  }
  const all = [
    { fr: 'me', en: 'me' }, { fr: 'te', en: 'you' }, { fr: 'le', en: 'him', agreement: { gender: 'm' as const, plural: false } }, { fr: 'la', en: 'her', agreement: { gender: 'f' as const, plural: false } },
    { fr: 'nous', en: 'us', agreement: { gender: 'm' as const, plural: true } }, { fr: 'vous', en: 'you' }, { fr: 'les', en: 'them', agreement: { gender: 'm' as const, plural: true } },
  ];
  // nobody does it to oneself this way
  const own = { I: 'me', you: 'you', we: 'us', he: '', she: '', it: '', they: '' }[subject.enPerson];
  return chance.of(all.filter((one) => one.en !== own));
}

/** A predicate after another verb: mange la pomme → manger la pomme / to eat the apple. */
export function infinitive(predicate: Predicate, person: Person, form: 'base' | 'ing' = 'base'): Phrase {
  const verbKey = [key()];
  const cliticKey = [key()];
  const [enVerb = '', ...enRest] = predicate.en.split(' ');
  const french: Token[] = [...(predicate.reflexive ? tok(reflexivePronouns[person] as string, verbKey) : []), ...tok(predicate.clitic?.fr ?? '', cliticKey), ...tok(predicate.fr, verbKey)];
  const english: Token[] = [...tok(form === 'ing' ? ing(enVerb) : enVerb, verbKey), ...splitParticle(tok(enRest.join(' '), verbKey), predicate.clitic ? tok(predicate.clitic.en, cliticKey) : [])];
  return join({ f: french, e: english }, predicate.after);
}
