// Infinitives and what governs them: must and want, making and letting, telling and helping; before, after, without, while.
import type { Chance } from '../chance.ts';
import { clause, type ClauseOptions, infinitive, type Time } from '../clause.ts';
import { type Doing, futureTime, pastTime, pronominal } from '../frames.ts';
import { gerund, participle } from '../french.ts';
import type { NounClass } from '../lexicon/types.ts';
import { agree, anyPronoun, type Entity, noun, np, pronoun, somebody } from '../nominal.ts';
import { comma, en, fr, group, join, order, pairsOf, type Phrase, type Token } from '../phrase.ts';
import { end, infinitivePhrase, type Pattern, type Sentence } from '../statements.ts';
import { accClitic, asObject, single, target, thing, whom } from './participants.ts';
import { act, any, shortDenial, stateOf, unwanted } from './predicates.ts';

// Must and want: il faut que, je veux que

const must = pairsOf('il faut=you must;il faut=we must;il faut=you have to;il faut=you must;il faudra=you will have to;il faudra=we will have to;il fallait=you had to;il fallait=we had to;il a fallu=we had to;il faudrait=we should;il faudrait=you should;il va falloir=we are going to have to');
const youAll = (chance: Chance, we: boolean): Entity => ({ ...pronoun(chance, we ? 3 : 4), person: 2, enPerson: we ? 'we' : 'you' });
const wanted = pairsOf('je veux=I want;il veut=he wants;elle voudrait=she would like;je voudrais=I would like;j\'aimerais=I would like;mes parents veulent=my parents want;le professeur veut=the teacher wants;ma mère veut=my mother wants;nous voulons=we want;elle préfère=she would prefer;nous aimerions=we would like;il ne veut pas=he does not want;je ne veux pas=I do not want;ils voudraient=they would like;tu veux=do you want');
const glad = pairsOf('je suis content que=I am glad that;je suis triste que=I am sad that;c\'est dommage que=it is a pity that;j\'ai peur que=I am afraid that;il est possible que=it is possible that;je ne crois pas que=I do not think that;je ne pense pas que=I do not think that;je suis désolé que=I am sorry that;nous sommes heureux que=we are happy that;je doute que=I doubt that;ça m\'étonne que=I am surprised that;il est normal que=it is normal that;c\'est bien que=it is good that;bien que=although;il est important que=it is important that;il est rare que=it is rare that;je suis surpris que=I am surprised that');
export const necessity: Pattern = (chance) => {
  const subject = single(chance);
  return chance.weighted<() => Sentence>([
    [4, () => {
      const [french, said] = chance.of(must);
      const who = youAll(chance, said.startsWith('we'));
      const doing = act(chance, who);
      // whose is it: the French says son, ses for anybody
      if (doing.reflexive || doing.after?.f.some((token) => /^(son|sa|ses|leur|leurs|notre|nos|votre|vos)$/.test(token.text))) return necessity(chance);
      const time = chance.is(0.25) ? any(chance, pairsOf('avant de partir=before leaving;tout de suite=right away;avant midi=before noon;pour réussir=to succeed;pour être en forme=to be fit;aujourd\'hui=today')) : null;
      return end(join(group(french, said), infinitive(doing, 2), time));
    }],
    [7, () => {
      const no = chance.is(0.15);
      const doing = chance.is(0.12) ? stateOf(chance, subject, no) : act(chance, subject, no);
      const had = !no && chance.is(0.15);
      const must_ = had ? 'had to' : !no && chance.is(0.25) ? (/^(he|she|it)$/.test(subject.enPerson) ? 'has to' : 'have to') : 'must';
      const lead = group(had ? 'il fallait' : no ? 'il ne faut pas' : 'il faut', must_);
      const made = clause(subject, doing, { time: 'subjunctive', said: 'mustDo' });
      const not = no ? [{ text: 'not', keys: lead.f[0]?.keys ?? [] }] : [];
      return end({ f: [...lead.f, ...fr('que').f, ...made.f], e: made.e.flatMap((token) => (token.text === 'must' ? [...lead.e, ...not] : [token])) });
    }],
    [4, () => {
      const [french, said] = chance.of(wanted);
      const who = /^(je|j'|nous)/.test(french) ? pronoun(chance, chance.of([1, 2, 2, 4, 5] as const)) : french.startsWith('tu') ? pronoun(chance, chance.of([0, 2, 3, 5] as const)) : chance.is(0.6) ? pronoun(chance, chance.of([0, 1, 3, 4] as const)) : subject;
      const asked = asObject(who);
      return end(join(group(french, said), fr('que'), clause(asked, act(chance, who), { time: 'subjunctive', said: 'toDo' })), french.startsWith('tu') ? '?' : '.');
    }],
    [4, () => {
      const [french, said] = chance.of(glad);
      if (/^(je|j'|nous|ça m')/.test(french) && /^(I|we)$/.test(subject.enPerson)) return necessity(chance);
      const no = shortDenial(chance, 0.2) ? ('pas' as const) : null;
      const doing = chance.is(0.25) ? stateOf(chance, subject, no !== null) : act(chance, subject, no !== null);
      const what = clause(subject, doing, { time: 'subjunctive', said: 'present', negation: no });
      if (french === 'bien que') return end(join(group(french, said), what, comma(), any(chance, pairsOf('il n\'est pas content=he is not happy;je ne suis pas fatigué=I am not tired;tout va bien=everything is fine;il reste encore du travail=there is still some work left;personne ne dit merci=nobody says thank you'))));
      return end(join(group(french, said), what));
    }],
    [1.5, () => { const [french, said] = chance.of(pairsOf('avant que=before;jusqu\'à ce que=until;pour que=so that;à condition que=provided that')); const first = anyPronoun(chance); return end(join(clause(first, act(chance, first), { time: 'future' }), group(french, said), clause(subject, act(chance, subject), { time: 'subjunctive', said: 'present' }))); }],
    [2, () => end(join(any(chance, pairsOf('il vaut mieux=it is better;c\'est interdit de=it is forbidden;il est important de=it is important;il est facile de=it is easy;c\'est difficile de=it is difficult;il est nécessaire de=it is necessary;il est possible de=it is possible;c\'est agréable de=it is pleasant;il est dangereux de=it is dangerous;c\'est amusant de=it is fun;il est utile de=it is useful;ce n\'est pas facile de=it is not easy')), ((who) => infinitivePhraseOf(chance, who))(youAll(chance, false))))],
  ])();
};
/** An infinitive of nobody in particular. */
function infinitivePhraseOf(chance: Chance, who: Entity): Phrase {
  for (;;) {
    const doing = act(chance, who);
    if (!doing.reflexive && !doing.after?.f.some((token) => /^(son|sa|ses)$/.test(token.text))) return join(en('to'), infinitive(doing, 2));
  }
}
const moods = pairsOf('besoin de=need to;envie de=feel like -ing;peur de=be afraid of -ing;raison de=be right to;tort de=be wrong to;l\'habitude de=be used to -ing;le temps de=have time to;hâte de=be looking forward to -ing;honte de=be ashamed of -ing;l\'intention de=intend to;le droit de=have the right to;la chance de=be lucky enough to;du mal à=have trouble -ing;l\'air de=seem to;besoin de=need to;envie de=want to;l\'occasion de=have the opportunity to;le courage de=have the courage to');
export const moodTo: Pattern = (chance) => {
  const subject = somebody(chance);
  const [french, said] = chance.of(moods);
  const gerundive = said.endsWith('-ing');
  const [verb = '', ...rest] = said.replace(/ (-ing|to)$/, '').split(' ');
  const simple = /^(raison|tort|la chance|honte|peur|l'occasion|le temps|le courage|le droit)/.test(french);
  const time = chance.weighted([[5, 'present'], [3, 'imperfect'], [simple ? 1.5 : 0, 'past'], [1, 'future'], [1, 'would']] as const);
  return end(clause(subject, { fr: 'avoir', en: verb, after: join(group(french, rest.join(' ')), infinitivePhrase(chance, subject, gerundive ? 'ing' : 'to')) }, { time, negation: /^(la chance|raison|du mal)/.test(french) ? null : shortDenial(chance, 0.25) ? 'pas' : null }));
};

// Making and letting somebody do

const makes = pairsOf('rire=laugh;pleurer=cry;attendre=wait;travailler=work;réfléchir=think;rêver=dream;manger=eat;danser=dance;rougir=blush;sourire=smile;souffrir=suffer;courir=run;chanter=sing;changer d\'avis=change one\'s mind;parler=talk;répéter=repeat;crier=shout;sursauter=jump;perdre du temps=waste time');
const lets = pairsOf('dormir=sleep;jouer=play;parler=speak;partir=leave;passer=pass;entrer=come in;sortir=go out;choisir=choose;essayer=try;tomber=fall;attendre=wait;conduire=drive;regarder la télévision=watch television;faire la sieste=have a nap;tranquille=alone;finir=finish;réfléchir=think;décider=decide;manger seul=eat alone');
const fixes: readonly (readonly [string, string, readonly NounClass[]])[] = [['réparer', 'repaired', ['vehicle', 'object']], ['nettoyer', 'cleaned', ['clothing', 'room']], ['repeindre', 'repainted', ['room', 'vehicle']], ['laver', 'washed', ['vehicle', 'clothing']], ['livrer', 'delivered', ['furniture']], ['construire', 'built', ['building']], ['vérifier', 'checked', ['vehicle', 'tool']], ['traduire', 'translated', ['readable']], ['imprimer', 'printed', ['readable']], ['changer', 'changed', ['furniture']], ['raccourcir', 'shortened', ['clothing']]];
const cooking = pairsOf('cuire=cook;chauffer=heat;bouillir=boil;griller=grill;fondre=melt;rôtir=roast;frire=fry;dorer=brown;réchauffer=warm up;mariner=marinate;revenir=brown');
export const tenses = (chance: Chance): { time: Time; tail: Phrase | null } => {
  const time = chance.weighted([[5, 'present'], [5, 'past'], [2, 'future'], [2, 'going'], [0.8, 'justPast'], [0.8, 'would'], [0.8, 'pluperfect'], [0.7, 'pastWould'], [0.6, 'wasGoing']] as const);
  return { time, tail: time === 'past' && chance.is(0.3) ? pastTime(chance) : (time === 'future' || time === 'going') && chance.is(0.3) ? futureTime(chance) : null };
};
export const causing: Pattern = (chance) => {
  const subject = chance.is(0.8) ? somebody(chance) : { ...np(chance, noun(chance, 'watchable', 'readable', 'listenable'), 'definite', { plural: false }) };
  const { time, tail } = tenses(chance);
  const no = time === 'present' || time === 'past' ? (chance.is(0.15) ? ('pas' as const) : null) : null;
  const options: ClauseOptions = { time, negation: no, tail: no ? null : tail };
  return chance.weighted<() => Sentence>([
    [4, () => {
      const [french, said] = chance.of(makes.filter(([f]) => !/avis/.test(f)));
      const did = group(french, said);
      if (chance.is(0.6)) { const to = target(chance, subject); return end(clause(subject, { fr: 'faire', en: 'make', clitic: { fr: to.acc, en: to.en }, after: did }, options)); }
      const who = whom(chance, subject);
      return end(clause(subject, { fr: 'faire', en: 'make', after: order([did, who.phrase], [who.phrase, did]) }, options));
    }],
    [4, () => {
      const [french, said, classes] = chance.of(fixes);
      const did = group(french, said);
      const who = subject.human ? subject : single(chance);
      const what = thing(chance, classes, ['possessive', 'definite', 'indefinite'], who);
      if (chance.is(0.3)) return end(clause(who, { fr: 'faire', en: 'have', clitic: { fr: what.plural ? 'les' : what.gender === 'f' ? 'la' : 'le', en: what.enPerson === 'they' ? 'them' : 'it' }, after: did }, { time, tail }));
      return end(clause(who, { fr: 'faire', en: 'have', after: order([did, what.phrase], [what.phrase, did]) }, { time, tail }));
    }],
    [2.5, () => {
      const who = subject.human ? subject : single(chance);
      const [french, said] = chance.of(cooking);
      const what = np(chance, noun(chance, 'food'), 'definite', { plural: chance.is(0.35) });
      const extra = chance.is(0.4) ? any(chance, pairsOf('dans une poêle=in a frying pan;pendant vingt minutes=for twenty minutes;au four=in the oven;à feu doux=on a low heat;dans une casserole=in a saucepan;dans du beurre=in butter;au micro-ondes=in the microwave')) : null;
      if (chance.is(0.3)) return end(clause(who, { fr: `faire ${french}`, en: said, clitic: { fr: what.plural ? 'les' : what.gender === 'f' ? 'la' : 'le', en: what.enPerson === 'they' ? 'them' : 'it' }, ...(extra ? { after: extra } : {}) }, { time }));
      return end(clause(who, { fr: `faire ${french}`, en: said, after: join(what.phrase, extra) }, { time }));
    }],
    [4, () => {
      const who = subject.human ? subject : single(chance);
      const [french, said] = chance.of(lets);
      const leave = french === 'tranquille' ? 'leave' : 'let';
      if (chance.is(0.6)) { const to = target(chance, who); return end(clause(who, { fr: 'laisser', en: leave, clitic: accClitic(to), after: group(french === 'tranquille' || french === 'manger seul' ? (to.entity.plural ? french.replace(/(tranquille|seul)$/, '$1s') : to.entity.gender === 'f' && french === 'manger seul' ? 'manger seule' : french) : french, said) }, { time, negation: no })); }
      if (french === 'tranquille' || french === 'manger seul') return causing(chance);
      const one = whom(chance, who);
      return end(clause(who, { fr: 'laisser', en: 'let', after: join(one.phrase, group(french, said)) }, { time, negation: no }));
    }],
  ])();
};

// Telling, teaching, helping somebody to do

const telling: readonly (readonly [fr: string, en: string, link: string, said: 'to' | 'ing' | 'bare', kind: 'dat' | 'acc'])[] = [
  ['demander', 'ask', 'de', 'to', 'dat'], ['demander', 'ask', 'de', 'to', 'dat'], ['dire', 'tell', 'de', 'to', 'dat'], ['dire', 'tell', 'de', 'to', 'dat'], ['permettre', 'allow', 'de', 'to', 'dat'], ['conseiller', 'advise', 'de', 'to', 'dat'], ['interdire', 'forbid', 'de', 'to', 'dat'], ['ordonner', 'order', 'de', 'to', 'dat'], ['apprendre', 'teach', 'à', 'to', 'dat'],
  ['apprendre', 'teach', 'à', 'to', 'dat'], ['rappeler', 'remind', 'de', 'to', 'dat'], ['défendre', 'forbid', 'de', 'to', 'dat'], ['aider', 'help', 'à', 'to', 'acc'], ['aider', 'help', 'à', 'to', 'acc'], ['inviter', 'invite', 'à', 'to', 'acc'], ['encourager', 'encourage', 'à', 'to', 'acc'], ['obliger', 'force', 'à', 'to', 'acc'], ['autoriser', 'allow', 'à', 'to', 'acc'],
  ['convaincre', 'persuade', 'de', 'to', 'acc'], ['empêcher', 'prevent', 'de', 'ing', 'acc'], ['remercier', 'thank', 'de', 'ing', 'acc'], ['forcer', 'force', 'à', 'to', 'acc'], ['regarder', 'watch', '', 'ing', 'acc'], ['entendre', 'hear', '', 'ing', 'acc'], ['voir', 'see', '', 'ing', 'acc'],
];
export const asking: Pattern = (chance) => {
  const subject = somebody(chance);
  const [verb, said, link, form, kind] = chance.of(telling);
  const { time, tail } = tenses(chance);
  const to = target(chance, subject);
  const noun_ = chance.is(0.4) ? whom(chance, subject) : null;
  const who = noun_ ?? to.entity;
  const inner = (): Phrase => {
    const doing = act(chance, who);
    if (form === 'ing') return join(group(link, verb === 'empêcher' ? 'from' : verb === 'remercier' ? 'for' : ''), infinitive(doing, who.person, 'ing'));
    const not = (verb === 'demander' || verb === 'dire' || verb === 'conseiller') && !doing.after?.f.some((token) => token.text === 'des') && chance.is(0.2) ? group('ne pas', 'not') : null;
    return join(link ? fr(link) : null, not, en('to'), infinitive(doing, who.person));
  };
  if (noun_) return end(clause(subject, { fr: verb, en: said, after: join(kind === 'dat' ? fr('à') : null, noun_.phrase, inner()) }, { time, tail: verb === 'voir' ? tail : null }));
  return end(clause(subject, { fr: verb, en: said, clitic: kind === 'dat' ? { fr: to.dat, en: to.en } : accClitic(to), after: inner() }, { time, negation: time === 'present' || time === 'past' ? (chance.is(0.12) ? 'pas' : null) : null }));
};

// Verbs that govern an infinitive; before, after, without, while

const governing: readonly (readonly [fr: string, en: string, link: string, form: 'to' | 'ing', reflexive?: boolean])[] = [
  ['commencer', 'start', 'à', 'to'], ['finir', 'finish', 'de', 'ing'], ['arrêter', 'stop', 'de', 'ing'], ['essayer', 'try', 'de', 'to'], ['oublier', 'forget', 'de', 'to'], ['décider', 'decide', 'de', 'to'], ['réussir', 'manage', 'à', 'to'], ['refuser', 'refuse', 'de', 'to'], ['accepter', 'agree', 'de', 'to'], ['continuer', 'continue', 'à', 'to'], ['éviter', 'avoid', 'de', 'ing'],
  ['hésiter', 'hesitate', 'à', 'to'], ['choisir', 'choose', 'de', 'to'], ['apprendre', 'learn', 'à', 'to'], ['apprendre', 'learn', 'à', 'to'], ['arriver', 'manage', 'à', 'to'], ['promettre', 'promise', 'de', 'to'], ['amuser', 'have fun', 'à', 'ing', true], ['dépêcher', 'hurry', 'de', 'to', true], ['préparer', 'get ready', 'à', 'to', true], ['habituer', 'get used to', 'à', 'ing', true], ['tenter', 'attempt', 'de', 'to'], ['rêver', 'dream of', 'de', 'ing'],
  ['espérer', 'hope', '', 'to'], ['préférer', 'prefer', '', 'to'], ['oser', 'dare', '', 'to'], ['compter', 'intend', '', 'to'], ['proposer', 'offer', 'de', 'to'], ['menacer', 'threaten', 'de', 'to'], ['cesser', 'stop', 'de', 'ing'], ['regretter', 'regret', 'de', 'ing'], ['envisager', 'consider', 'de', 'ing'], ['chercher', 'try', 'à', 'to'], ['penser', 'think of', 'à', 'ing'],
];
const etreVerbs = /^(arriver)$/;
export const governed: Pattern = (chance) => {
  const subject = somebody(chance);
  const [verb, said, link, form, reflexive = false] = chance.of(governing);
  const { time, tail } = /^(espérer|préférer|compter|rêver|penser)$/.test(verb) ? { time: chance.of(['present', 'present', 'imperfect'] as const), tail: null } : tenses(chance);
  const doing = chance.is(0.4) ? pronominal(chance, subject) : null;
  const inner = doing && !unwanted.test(doing.fr) ? join(form === 'to' ? en('to') : null, infinitive(doing, subject.person, form === 'ing' ? 'ing' : 'base')) : infinitivePhrase(chance, subject, form);
  const no = time === 'present' || time === 'past' ? (chance.is(0.15) ? ('pas' as const) : null) : null;
  return end(clause(subject, { fr: verb, en: said, reflexive, etre: etreVerbs.test(verb), after: join(link ? fr(link) : null, inner) }, { time, negation: no, tail: no ? null : tail }));
};
/** Having done: the perfect infinitive. */
function perfectInfinitive(doing: Doing, subject: Entity): Phrase {
  const etre = doing.etre || doing.reflexive;
  const [verb = '', ...rest] = doing.fr.split(' ');
  const made = infinitive({ ...doing, fr: verb }, subject.person, 'ing');
  const form = etre && !doing.unagreed ? agree(participle(verb), subject) : doing.clitic?.agreement ? agree(participle(verb), doing.clitic.agreement) : participle(verb);
  const at = made.f.findIndex((token) => token.text === verb);
  const keys = made.f[at]?.keys ?? [];
  const f: Token[] = [...made.f.slice(0, at), { text: etre ? 'être' : 'avoir', keys }, { text: form, keys }, ...rest.map((text) => ({ text, keys })), ...made.f.slice(at + 1)];
  return { f, e: made.e };
}
export const linking: Pattern = (chance) => {
  const subject = single(chance);
  const first = act(chance, subject);
  const { time } = tenses(chance);
  const other = act(chance, subject);
  const before = chance.weighted<() => Phrase>([
    [3, () => join(group('avant de', 'before'), infinitive(other, subject.person, 'ing'))],
    [3, () => join(group('après', 'after'), perfectInfinitive(other, subject))],
    [2, () => join(group('sans', 'without'), infinitive(other, subject.person, 'ing'))],
    [3, () => join(group('pour', chance.is(0.8) ? 'to' : 'in order to'), infinitive(other, subject.person))],
    [3, () => whileDoing(other, subject)],
    [1, () => join(group('au lieu de', 'instead of'), infinitive(other, subject.person, 'ing'))],
  ])();
  const tense: ClauseOptions = { time: time === 'pluperfect' || time === 'pastWould' ? 'past' : time };
  const lead = /^(avant|après|en|au|pour)$/.test(before.f[0]?.text ?? '') && chance.is(0.35);
  return end(lead ? join(before, comma(), clause(subject, first, tense)) : join(clause(subject, first, tense), before));
};
/** En mangeant: while eating. */
function whileDoing(doing: Doing, subject: Entity): Phrase {
  const [verb = '', ...rest] = doing.fr.split(' ');
  const made = infinitive({ ...doing, fr: verb }, subject.person, 'ing');
  const f = made.f.flatMap((token) => (token.text === verb ? [{ ...token, text: gerund(verb) }, ...rest.map((text) => ({ text, keys: token.keys }))] : [token]));
  return join(group('en', 'while'), { f, e: made.e });
}
