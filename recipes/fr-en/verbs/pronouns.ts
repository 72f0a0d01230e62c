// Pronouns beside verbs, alone and in twos, and commands with them.
import { clause, infinitive, type Negation, type Predicate } from '../clause.ts';
import { pronominal, say } from '../frames.ts';
import { imperative } from '../french.ts';
import type { NounClass } from '../lexicon/types.ts';
import { type Entity, pronoun, somebody } from '../nominal.ts';
import { comma, empty, en, group, join, pairsOf, type Phrase, type Token } from '../phrase.ts';
import { end, type Pattern, type Sentence } from '../statements.ts';
import { objectForm, silent, single, target, targets, thing } from './participants.ts';
import { act, any, type Pair } from './predicates.ts';
import { tenses } from './infinitives.ts';

// Pronouns

const dative: readonly Pair[] = pairsOf('téléphoner=phone;parler=talk to;répondre=answer;écrire=write to;sourire=smile at;obéir=obey;ressembler=look like;faire confiance=trust;rendre visite=visit;dire bonjour=say hello to;dire la vérité=tell the truth;raconter une histoire=tell a story;souhaiter bonne chance=wish good luck;pardonner=forgive;poser une question=ask a question;faire peur=frighten;faire plaisir=please;demander l\'heure=ask the time;dire merci=thank;donner un conseil=give a piece of advice;envoyer un message=send a message;montrer le chemin=show the way;prêter de l\'argent=lend some money;servir un café=serve a coffee;offrir des fleurs=give flowers;apporter le petit déjeuner=bring breakfast;acheter un cadeau=buy a present;faire un cadeau=give a present;rendre service=do a favour;laisser un message=leave a message');
const double = /^(tell the truth|tell a story|wish good|ask a question|ask the time|give |send |show |lend |serve |bring |buy |do a favour|leave a)/;
export const clitics: Pattern = (chance) => {
  const subject = somebody(chance);
  const { time, tail } = tenses(chance);
  const no: Negation | null = /^(past|present|future|going)$/.test(time) && chance.is(0.2) ? (time === 'past' || time === 'present' ? chance.of(['pas', 'jamais'] as const) : 'pas') : null;
  return chance.weighted<() => Sentence>([
    [2.5, () => { const doing = pronominal(chance, subject); return end(clause(subject, doing, { time: doing.stative ? 'present' : chance.of(['present', 'past', 'past', 'future', 'going'] as const), question: subject.pronoun && chance.is(0.4) ? 'intonation' : 'est-ce que', negation: chance.is(0.12) ? 'pas' : null }), '?'); }],
    [5, () => { const doing = pronominal(chance, subject); return end(clause(subject, doing, { time: doing.stative ? (time === 'past' ? 'imperfect' : time === 'going' || time === 'justPast' ? 'present' : time) : time, negation: no, tail: doing.stative || doing.bound || no ? null : tail })); }],
    [5, () => {
      const [french, said] = chance.of(dative);
      const to = target(chance, subject);
      const [verb = '', ...rest] = french.split(' ');
      const words_ = said.split(' ');
      const after_ = group(rest.join(' '), words_.slice(1).join(' '));
      const twoObjects = double.test(said);
      const at = time === 'justPast' && /^(ressembler)/.test(french) ? 'present' : time;
      if (no && /^(de l'|un |une |des )/.test(rest.join(' '))) return clitics(chance);
      return end(clause(subject, rest.length === 0 || !twoObjects ? { fr: french, en: said, clitic: { fr: to.dat, en: to.en } } : { fr: verb, en: words_[0] as string, clitic: { fr: to.dat, en: to.en }, after: after_ }, { time: /^ressembler/.test(french) ? 'present' : at, negation: no, tail: /^ressembler/.test(french) || no ? null : tail }));
    }],
    [4, () => {
      const [verb, said] = chance.of(pairsOf('donner=give;montrer=show;envoyer=send;prêter=lend;expliquer=explain;apporter=bring;rendre=give back;vendre=sell;offrir=give;acheter=buy;raconter=tell;demander=ask;louer=rent;présenter=introduce;lire=read;servir=serve;passer=pass;laisser=leave'));
      const to = target(chance, subject);
      const it = chance.of([['le', 'it', 'm', false], ['la', 'it', 'f', false], ['les', 'them', 'm', true], ['les', 'them', 'f', true]] as const);
      const pair = /^(lui|leur)$/.test(to.dat) ? `${it[0]} ${to.dat}` : `${to.dat} ${it[0]}`;
      const preposition = /^(buy)$/.test(said) ? 'for' : 'to';
      if (/^(ask|tell|introduce|leave)$/.test(said)) return end(clause(subject, { fr: said === 'tell' ? 'raconter' : 'dire', en: 'tell', clitic: { fr: /^(lui|leur)$/.test(to.dat) ? `le ${to.dat}` : `${to.dat} le`, en: to.en } }, { time, negation: no, tail: no ? null : tail }));
      const shape: Predicate = said === 'give back' ? { fr: verb, en: 'give', clitic: { fr: pair, en: `${it[1]} back to ${to.en}`, agreement: { gender: it[2], plural: it[3] } } } : { fr: verb, en: said, clitic: { fr: pair, en: `${it[1]} ${preposition} ${to.en}`, agreement: { gender: it[2], plural: it[3] } } };
      if (chance.is(0.35)) {
        const [modal, how, auxiliary] = chance.of([['pouvoir', '', 'can'], ['devoir', '', 'must'], ['vouloir', 'want', null], ['aimer', 'would like', null]] as const);
        const inner = infinitive(shape, subject.person);
        if (auxiliary) return end(clause(subject, { fr: modal, en: '', auxiliary, after: inner }, { time: 'present', negation: no ? 'pas' : null }));
        return end(clause(subject, { fr: modal, en: how === 'want' ? 'want' : 'like', after: join(en('to'), inner) }, { time: how === 'want' ? 'present' : 'would' }));
      }
      return end(clause(subject, shape, { time, negation: no, tail: no ? null : tail }));
    }],
    [2, () => {
      const [verb, said] = chance.of(pairsOf('penser=think about;réfléchir=think about;jouer=play;participer=take part in;croire=believe in;répondre=answer;assister=attend;renoncer=give up;goûter=taste;toucher=touch;penser=think about'));
      return end(clause(subject, { fr: verb, en: said, clitic: { fr: 'y', en: 'it' } }, { time: /^croire/.test(verb) ? 'present' : time, negation: no, tail: no || /^croire/.test(verb) ? null : tail }));
    }],
    [2, () => {
      const [verb, said] = chance.of(pairsOf('parler=talk about;rêver=dream about;profiter=make the most of;discuter=discuss;se souvenir=remember;se servir=use;s\'occuper=take care of;se plaindre=complain about'));
      const self = /^s('|e )/.test(verb);
      return end(clause(subject, { ...(self ? { fr: verb.replace(/^s('|e )/, ''), reflexive: true } : { fr: verb }), en: said, clitic: { fr: 'en', en: 'it' } }, { time, negation: no, tail: no ? null : tail }));
    }],
    [2.5, () => {
      const [french, said] = chance.of(pairsOf('savoir=know;savoir=know it;dire=say so;penser=think so;croire=believe it;espérer=hope so;promettre=promise;comprendre=understand;vouloir=want it;mériter=deserve it;regretter=regret it;jurer=swear;prouver=prove it;imaginer=imagine it;admettre=admit it;avouer=admit it'));
      const stative = /^(savoir|penser|croire|espérer|comprendre|vouloir|mériter)$/.test(french);
      const [verb = '', ...rest] = said.split(' ');
      const who = chance.is(0.25) ? { ...subject, phrase: group('tout le monde', 'everyone'), person: 2 as const, plural: false, gender: 'm' as const, enPerson: 'he' as const, pronoun: false } : subject;
      return end(clause(who, { fr: french, en: verb, clitic: { fr: 'le', en: rest.join(' '), agreement: { gender: 'm', plural: false } } }, { time: stative ? chance.of(['present', 'present', 'imperfect'] as const) : time === 'justPast' ? 'past' : time, negation: stative && /so$/.test(said) ? null : no }));
    }],
  ])();
};
const chains: readonly (readonly [readonly NounClass[], string, string])[] = [
  [['dish'], 'prendre=take;laver=wash;essuyer=dry', 'poser@sur la table=put@on the table;ranger@dans le placard=put away@in the cupboard;donner@à sa mère=give@to his mother;essuyer=dry;mettre@dans l\'évier=put@in the sink'],
  [['clothing'], 'laver=wash;essayer=try on;acheter=buy;plier=fold;enlever=take off', 'ranger@dans l\'armoire=put away@in the wardrobe;repasser=iron;rendre=return;mettre@dans la valise=put@in the suitcase;offrir@à son frère=give@to his brother;jeter@sur le lit=throw@on the bed'],
  [['readable'], 'acheter=buy;lire=read;ouvrir=open;prendre=take;emprunter=borrow', 'lire@dans le train=read@on the train;rendre=give back;poser@sur le bureau=put@on the desk;donner@à un ami=give@to a friend;ranger=put away;oublier@dans le bus=leave@on the bus'],
  [['food'], 'acheter=buy;laver=wash;couper=cut;préparer=prepare;prendre=take', 'manger=eat;mettre@dans le frigo=put@in the fridge;goûter=taste;partager@avec ses amis=share@with his friends;mettre@au four=put@in the oven;servir=serve;vendre=sell'],
  [['object', 'schoolThing'], 'chercher=look for;prendre=take;trouver=find;ramasser=pick up;acheter=buy', 'mettre@dans le sac=put@in the bag;perdre=lose;donner@au professeur=give@to the teacher;ranger@dans le tiroir=put away@in the drawer;montrer@à tout le monde=show@to everyone;casser=break;emporter=take away'],
  [['vehicle'], 'laver=wash;réparer=repair;acheter=buy', 'vendre=sell;garer@dans la rue=park@in the street;rendre=return;prêter@à un voisin=lend@to a neighbour'],
  [['family', 'person'], 'appeler=call;rencontrer=meet;attendre=wait for;voir=see;chercher=look for', 'inviter@à dîner=invite@to dinner;aider=help;emmener@au cinéma=take@to the cinema;remercier=thank;embrasser=kiss;accompagner@à la gare=take@to the station;écouter=listen to'],
];
export const chained: Pattern = (chance) => {
  const subject = single(chance);
  const [classes, firsts, seconds] = chance.of(chains);
  const [a, said] = chance.of(pairsOf(firsts));
  const [bFull, bSaid] = chance.of(pairsOf(seconds).filter(([f]) => f.split('@')[0] !== a && (!/ (sa|son|ses) /.test(f) || subject.enPerson === 'he')));
  const what = thing(chance, classes, classes[0] === 'family' ? ['possessive'] : ['definite', 'definite', 'possessive', 'indefinite'], subject);
  const [verb = '', place = ''] = bFull.split('@');
  const [verbSaid = '', placeSaid = ''] = bSaid.split('@');
  const pronounFr = what.plural ? 'les' : what.gender === 'f' ? 'la' : 'le';
  const it = what.enPerson === 'they' ? 'them' : what.human ? objectForm[what.enPerson] : 'it';
  const time = chance.weighted([[4, 'present'], [5, 'past'], [2, 'future'], [1.5, 'going'], [0.7, 'pluperfect']] as const);
  const next: Predicate = { fr: verb, en: verbSaid, clitic: { fr: pronounFr, en: it, agreement: { gender: what.gender, plural: what.plural } }, ...(place ? { after: say(place, placeSaid) } : {}) };
  const join_ = chance.is(0.8) ? group('et', 'and') : join(comma(), group('puis', 'then'));
  const first = clause(subject, { fr: a, en: said, after: what.phrase }, { time });
  const bare = clause(silent(subject), next, { time: time === 'pluperfect' ? 'past' : time });
  const second = time === 'going' ? infinitive(next, subject.person) : time === 'pluperfect' ? { f: clause(silent(subject), next, { time }).f, e: [] } : { f: bare.f, e: bare.e.filter((token) => token.text !== 'will') };
  if (time === 'pluperfect') { const had = clause(silent(subject), next, { time }); return end(join(first, join_, { f: had.f, e: had.e.filter((token) => token.text !== 'had') })); }
  return end(join(first, join_, second));
};

// Commands

const orders: readonly (readonly [fr: string, en: string, classes: readonly NounClass[]])[] = [
  ['donner', 'give', ['object', 'readable', 'food']], ['montrer', 'show', ['readable', 'object', 'clothing']], ['rendre', 'give back', ['readable', 'object']], ['apporter', 'bring', ['dish', 'food', 'drink']], ['prêter', 'lend', ['object', 'schoolThing', 'tool']], ['envoyer', 'send', ['readable']], ['passer', 'pass', ['dish', 'tool', 'object']], ['lire', 'read', ['readable']],
];
const direct: readonly (readonly [fr: string, en: string, classes: readonly NounClass[]])[] = [
  ['fermer', 'close', ['room', 'readable']], ['ranger', 'put away', ['clothing', 'toy', 'schoolThing']], ['laver', 'wash', ['clothing', 'dish']], ['manger', 'eat', ['food']], ['goûter', 'taste', ['food']], ['regarder', 'look at', ['nature', 'animal']], ['prendre', 'take', ['object', 'vehicle', 'clothing']], ['garder', 'keep', ['object', 'money']], ['jeter', 'throw away', ['object', 'clothing']],
  ['essayer', 'try on', ['clothing']], ['lire', 'read', ['readable']], ['écouter', 'listen to', ['listenable']], ['acheter', 'buy', ['food', 'clothing']], ['vendre', 'sell', ['vehicle']], ['oublier', 'forget', ['object', 'clothing']], ['toucher', 'touch', ['object', 'animal']], ['casser', 'break', ['dish', 'toy']], ['perdre', 'lose', ['object', 'money']], ['cacher', 'hide', ['toy', 'money']], ['couper', 'cut', ['food']], ['ouvrir', 'open', ['readable']], ['nettoyer', 'clean', ['room']],
];
const selves: readonly Pair[] = pairsOf('dépêcher=hurry up;asseoir=sit down;lever=get up;réveiller=wake up;laver=wash;habiller=get dressed;calmer=calm down;taire=be quiet;reposer=rest;détendre=relax;arrêter=stop;coucher=go to bed;amuser=have fun;inquiéter=worry;méfier=be careful;approcher=come closer;tourner=turn round;cacher=hide;servir=help oneself;dépêcher=hurry up;moquer de moi=make fun of me;énerver=get annoyed;plaindre=complain;disputer=argue;perdre=get lost;endormir=fall asleep;tromper=make a mistake;excuser=apologise;souvenir de moi=remember me;occuper des enfants=look after the children;installer=make oneself comfortable');
export const commanding: Pattern = (chance) => {
  const at = chance.weighted([[5, 1], [4, 4], [1.5, 3]] as const);
  const who: Entity = { ...pronoun(chance, at), person: at, enPerson: at === 3 ? 'we' : 'you', phrase: empty };
  const no = chance.is(0.4);
  const mark = chance.is(0.4) ? ('!' as const) : ('.' as const);
  const tail = chance.is(0.3) ? any(chance, pairsOf(`${at === 1 ? 's\'il te plaît' : 's\'il vous plaît'}=please;maintenant=now;tout de suite=right away;demain=tomorrow;ce soir=this evening;avant midi=before noon;tout à l'heure=later`)) : null;
  const us = en(at === 3 ? 'let us' : '');
  const build = (verb: string, said: string, before: readonly Pair[], englishAfter: Phrase, rest: Phrase | null): Sentence => {
    const act_ = group(imperative(verb, at), said);
    const [verbFr] = act_.f as [Token];
    const pronouns = before.map(([f, e]) => group(f, e));
    const englishWords = englishAfter.e.length > 0 ? englishAfter.e : pronouns.flatMap((one) => one.e);
    if (no) {
      const not = group('ne', 'not');
      const pas = chance.is(0.85) ? 'pas' : 'jamais';
      const keys = not.f[0]?.keys ?? [];
      const lead: Token[] = pas === 'jamais' ? (at === 3 ? [...us.e, { text: 'never', keys }] : [{ text: 'never', keys }]) : at === 3 ? [...us.e, ...not.e] : [{ text: 'do', keys: [] }, ...not.e];
      return end({ f: [...not.f, ...pronouns.flatMap((one) => one.f), ...act_.f, { text: pas, keys }, ...(rest?.f ?? []), ...(tail?.f ?? [])], e: [...lead, ...splitUp(act_.e, englishWords), ...(rest?.e ?? []), ...(tail?.e ?? [])] }, mark);
    }
    // affirmed: le, la, les before me, lui; me and te become moi and toi; s before y and en
    const sorted = [...pronouns].sort((x, y) => Number(!/^(le|la|les)$/.test(x.f[0]?.text ?? '')) - Number(!/^(le|la|les)$/.test(y.f[0]?.text ?? '')));
    const first = sorted[0]?.f[0]?.text ?? '';
    const stem = /^(y|en)$/.test(first) && at === 1 && /[aeé]$/.test(verbFr.text) ? `${verbFr.text}s` : verbFr.text;
    const joined = { text: stem + sorted.map((one) => `-${(one.f[0]?.text ?? '').replace(/^me$/, 'moi').replace(/^te$/, 'toi')}`).join(''), keys: [...verbFr.keys, ...sorted.flatMap((one) => one.f[0]?.keys ?? [])] };
    return end({ f: [joined, ...(rest?.f ?? []), ...(tail?.f ?? [])], e: [...us.e, ...splitUp(act_.e, englishWords), ...(rest?.e ?? []), ...(tail?.e ?? [])] }, mark);
  };
  return chance.weighted<() => Sentence>([
    [4, () => {
      const [verb, said] = chance.of(direct);
      if (!no && /^(oublier|toucher|casser|perdre)$/.test(verb)) return commanding(chance);
      const it = chance.of([['le', 'it'], ['la', 'it'], ['les', 'them']] as const);
      return build(verb, said, [it], empty, null);
    }],
    [3, () => {
      const [verb, said] = chance.of(orders);
      const to = chance.of(targets.filter((one) => (at === 3 ? /^(lui|leur)$/.test(one.dat) : !/^(te|vous)$/.test(one.dat))));
      const it = chance.of([['le', 'it'], ['la', 'it'], ['les', 'them']] as const);
      const back = said === 'give back';
      const dat: Pair = [to.dat, `${back ? 'back ' : ''}to ${to.en}`];
      return thingFirst(build(verb, back ? 'give' : said, /^(lui|leur)$/.test(to.dat) || !no ? [it, dat] : [dat, it], empty, null), it[1]);
    }],
    [3, () => {
      const [verb, said, classes] = chance.of(orders.filter((one) => one[0] !== 'rendre'));
      const to = chance.of(targets.filter((one) => (at === 3 ? /^(lui|leur)$/.test(one.dat) : !/^(te|vous)$/.test(one.dat))));
      return build(verb, said, [[to.dat, to.en]], empty, thing(chance, classes, no ? ['definite', 'demonstrative'] : ['definite', 'demonstrative', 'partitive'], null).phrase);
    }],
    [3, () => {
      const [verb, said] = chance.of(pairsOf('attendre=wait for;aider=help;écouter=listen to;regarder=look at;appeler=call;suivre=follow;croire=believe;excuser=excuse;laisser=leave;déranger=disturb;oublier=forget;accompagner=come with;prévenir=warn;embrasser=kiss;inviter=invite;remercier=thank'));
      if (!no && verb === 'déranger') return commanding(chance);
      const to = chance.of(targets.filter((one) => (at === 3 ? /^(le|la|les)$/.test(one.acc) : !/^(te|vous)$/.test(one.acc))));
      return build(verb, said, [[to.acc, to.en]], empty, null);
    }],
    [2, () => {
      const [verb, said] = chance.of(pairsOf('parler=talk to;répondre=answer;téléphoner=phone;écrire=write to;sourire=smile at;obéir=obey;pardonner=forgive'));
      const to = chance.of(targets.filter((one) => (at === 3 ? /^(lui|leur)$/.test(one.dat) : !/^(te|vous)$/.test(one.dat))));
      return build(verb, said, [[to.dat, to.en]], empty, null);
    }],
    [1.6, () => { const [verb, said, what] = chance.of([['aller', 'go', 'there'], ['penser', 'think', 'about it'], ['retourner', 'go back', 'there'], ['rester', 'stay', 'there'], ['entrer', 'go in', '']] as const); return build(verb, said, [['y', what]], empty, null); }],
    [1.6, () => { const [verb, said] = chance.of([['prendre', 'take'], ['manger', 'eat'], ['acheter', 'buy'], ['boire', 'drink'], ['mettre', 'put']] as const); return build(verb, said, [['en', no ? 'any' : 'some']], empty, null); }],
    [5, () => {
      const [french, said] = chance.of(selves);
      const [verb = '', ...rest] = french.split(' ');
      if (!no && /^(inquiéter|moquer|énerver|plaindre|disputer|perdre|endormir|tromper)$/.test(verb)) return commanding(chance);
      if (no && /^(souvenir|méfier|taire|servir)$/.test(verb)) return commanding(chance);
      if (at === 3 && / (me|moi)$/.test(said)) return commanding(chance);
      const own = at === 1 ? 'yourself' : at === 3 ? 'ourselves' : who.plural ? 'yourselves' : 'yourself';
      return build(verb, said.replace('oneself', own), [[at === 1 ? 'te' : at === 3 ? 'nous' : 'vous', '']], empty, rest.length > 0 ? { f: rest.map((text) => ({ text: text === 'des' ? 'des' : text, keys: [] })), e: [] } : null);
    }],
    [2.5, () => {
      const doing = act(chance, who, no);
      if (doing.clitic || doing.reflexive) return commanding(chance);
      const [verb = '', ...rest] = doing.fr.split(' ');
      return build(verb, doing.en, [], empty, join({ f: rest.map((text) => ({ text, keys: [] })), e: [] }, doing.after));
    }],
  ])();
};
/** English says the thing first whatever the French order: do not give it to me. */
function thingFirst(made: Sentence, it: string): Sentence {
  const e = [...made.phrase.e];
  const at = e.findIndex((token) => token.text === it);
  const to = e.findIndex((token) => token.text === 'back' || token.text === 'to');
  if (at < to) return made;
  const [moved] = e.splice(at, 1);
  e.splice(to, 0, moved as Token);
  return { ...made, phrase: { f: made.phrase.f, e } };
}
/** Put it away, but look at it. */
function splitUp(verb: readonly Token[], pronouns: readonly Token[]): Token[] {
  const last = verb.at(-1);
  return verb.length > 1 && pronouns.length > 0 && /^(away|back|on|up|off|out|down)$/.test(last?.text ?? '') && pronouns[0]?.text !== 'there' ? [...verb.slice(0, -1), ...pronouns, last as Token] : [...verb, ...pronouns];
}
