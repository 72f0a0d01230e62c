// Tenses and the cues that go with them: to be and to have, what was going on, used to be and had been; when, if and since.
import type { Chance } from '../chance.ts';
import { clause, type ClauseOptions, type Predicate, type Time } from '../clause.ts';
import { again } from '../everyday.ts';
import { formerTime, futureTime, pastTime, say } from '../frames.ts';
import { conjugate } from '../french.ts';
import { agree, anyPronoun, type Entity, moodOf, np, somebody, words } from '../nominal.ts';
import { comma, en, fr, group, join, order, pairsOf, type Phrase } from '../phrase.ts';
import { end, infinitivePhrase, type Pattern, type Sentence } from '../statements.ts';
import { single, target } from './participants.ts';
import { act, any, type Pair, shortDenial, stateOf } from './predicates.ts';

// To be and to have in every tense

const been = pairsOf('pendant trois jours=for three days;pendant deux semaines=for two weeks;toute la journée=all day;pendant un mois=for a month;toute la semaine=all week;hier=yesterday;la semaine dernière=last week;pendant le voyage=during the journey;l\'année dernière=last year;ce matin=this morning;pendant les vacances=during the holidays');
const years = pairsOf('pendant dix ans=for ten years;pendant trente ans=for thirty years;pendant longtemps=for a long time;toute sa vie=all his life;pendant la guerre=during the war;avant=before;pendant quelques années=for a few years;pendant deux ans=for two years');
const feelings = pairsOf('content=happy;surpris=surprised;déçu=disappointed;malade=ill;triste=sad;très content=very happy;étonné=astonished;ravi=delighted;choqué=shocked;furieux=furious;gentil=kind;courageux=brave;absent=absent;patient=patient;blessé=injured;inquiet=worried;ému=moved;très gentil=very kind;très malade=very ill;puni=punished;invité=invited;licencié=made redundant;impressionné=impressed;soulagé=relieved;heureux=happy');
const by = pairsOf('de la nouvelle=by the news;par le film=by the film;du résultat=by the result;de la réponse=by the answer;par sa réaction=by his reaction;par le prix=by the price;par la beauté du paysage=by the beauty of the landscape');
const copulaTime = (chance: Chance): { time: Time; said?: Time } => chance.weighted([[5, { time: 'past' }], [4, { time: 'imperfect' }], [3, { time: 'future' }], [2, { time: 'would' }], [1, { time: 'pluperfect' }], [0.7, { time: 'going' }]] as const);
export const being: Pattern = (chance) => {
  const subject = somebody(chance);
  const { time } = copulaTime(chance);
  if (chance.is(0.3)) {
    const she = subject.gender === 'f';
    const one = chance.of(words.filter((word) => word.classes[0] === 'profession' && word.gender === (she ? 'f' : 'm')));
    const job = np(chance, one, 'zero', { plural: subject.plural });
    const a = subject.plural ? null : en(/^[aeiou]/.test(job.phrase.e[0]?.text ?? '') && !/^uni/.test(job.phrase.e[0]?.text ?? '') ? 'an' : 'a');
    const when = time === 'past' || time === 'pluperfect' ? (chance.is(0.6) ? any(chance, years.filter(([f]) => !/vie/.test(f))) : null) : time === 'imperfect' && chance.is(0.3) ? any(chance, pairsOf('avant=before;à l\'époque=at the time;pendant la guerre=during the war')) : time === 'future' && chance.is(0.3) ? any(chance, pairsOf('un jour=one day;plus tard=later;dans deux ans=in two years')) : null;
    return end(clause(subject, { fr: 'être', en: 'be', after: join(a, job.phrase) }, { time, tail: when, negation: time === 'past' ? null : shortDenial(chance, 0.1) }));
  }
  const [word, said] = chance.is(0.35) ? ((one) => [one.fr, one.en] as const)(moodOf(chance)) : chance.of(feelings);
  const [very = '', ...more] = word.split(' ');
  const form = very === 'très' ? `très ${agree(more.join(' '), subject)}` : agree(word, subject);
  const cause = /^(surpris|étonné|choqué|impressionné|déçu|ému)$/.test(word) && chance.is(0.5) ? any(chance, by.filter(([f]) => f.startsWith(/^(surpris|étonné|déçu)$/.test(word) ? 'd' : 'p'))) : null;
  const no = time === 'pluperfect' ? null : shortDenial(chance, 0.15);
  const when = cause || no || chance.is(0.4) ? null : time === 'past' ? any(chance, been) : time === 'future' || time === 'going' ? futureTime(chance) : null;
  const always = time === 'past' && !no && !when && !cause && chance.is(0.25);
  return end(clause(subject, { fr: 'être', en: 'be', after: join(group(form, said), cause) }, { time, ...(always ? { said: 'perfect' as const, frequency: any(chance, pairsOf('toujours=always;déjà=already;souvent=often')) } : {}), negation: no, tail: when }));
};
const haves = pairsOf('peur=be afraid;faim=be hungry;soif=be thirsty;froid=be cold;chaud=be hot;raison=be right;tort=be wrong;de la chance=be lucky;un accident=have an accident;une bonne idée=have a good idea;un problème=have a problem;sommeil=be sleepy;honte=be ashamed;beaucoup de chance=be very lucky;une surprise=have a surprise;un bébé=have a baby;une bonne note=get a good mark;de la fièvre=have a temperature;des problèmes=have problems;très peur=be very frightened;beaucoup de succès=be very successful;le temps=have time;la grippe=have the flu;de bonnes nouvelles=have good news;trop de travail=have too much work;beaucoup de travail=have a lot of work;mal au ventre=have a stomach ache;mal à la tête=have a headache;le mal de mer=be seasick;une réunion=have a meeting;rendez-vous chez le dentiste=have an appointment at the dentist\'s;un examen=have an exam;un entretien=have an interview;une amende=get a fine;une panne=have a breakdown;de ses nouvelles=hear from him;confiance=be confident;du retard=be late;de l\'argent=have some money;une mauvaise note=get a bad mark;un chien=have a dog;deux enfants=have two children;un petit problème=have a small problem;une longue conversation=have a long conversation;l\'occasion=have the opportunity;du courage=be brave;du mal=have difficulty;beaucoup de patience=be very patient;des difficultés=have difficulties');
export const havingHad: Pattern = (chance) => {
  const subject = somebody(chance);
  const [what, said] = chance.of(haves);
  const { time } = copulaTime(chance);
  const [verb = '', ...rest] = said.split(' ');
  const no = /^(un |une |de |des |du |deux|beaucoup|trop|très)/.test(what) || time === 'pluperfect' ? null : shortDenial(chance, 0.2);
  const when = no ? null : chance.is(0.5) ? (time === 'past' ? pastTime(chance) : time === 'future' || time === 'going' ? futureTime(chance) : time === 'imperfect' && chance.is(0.4) ? any(chance, pairsOf('ce jour-là=that day;à cette époque=at that time;à l\'école=at school')) : null) : null;
  return end(clause(subject, { fr: 'avoir', en: verb, after: group(what, rest.join(' ')) }, { time, negation: no, tail: when }));
};

// What was going on, what used to be, what had been

const events = pairsOf('le téléphone a sonné=the phone rang;il a commencé à pleuvoir=it started to rain;je suis arrivé=I arrived;je suis rentré=I came home;nous sommes arrivés=we arrived;elle est entrée=she came in;il est tombé=he fell;tu as appelé=you called;le bus est arrivé=the bus arrived;quelqu\'un a frappé à la porte=someone knocked on the door;la lumière s\'est éteinte=the light went out;j\'ai entendu un bruit=I heard a noise;l\'accident est arrivé=the accident happened;la police est arrivée=the police arrived;nous l\'avons vu=we saw him;elle m\'a téléphoné=she phoned me;ses amis sont arrivés=his friends arrived;l\'orage a éclaté=the storm broke;je l\'ai rencontrée=I met her;le train est parti=the train left;le professeur est entré=the teacher came in;ils se sont rencontrés=they met;vous avez sonné=you rang');
const waits = pairsOf('à l\'entrée=at the entrance;devant l\'hôtel=in front of the hotel;à la gare=at the station;dans le hall=in the hall;devant la porte=in front of the door;à l\'aéroport=at the airport;au coin de la rue=on the corner of the street;devant le cinéma=in front of the cinema;à l\'arrêt de bus=at the bus stop;sur le quai=on the platform;à la sortie=at the exit;au café=at the café');
const scenesPast = pairsOf('ce matin-là=that morning;ce soir-là=that evening;à ce moment-là=at that moment;à huit heures=at eight o\'clock;pendant ce temps=meanwhile;à dix heures du soir=at ten o\'clock in the evening;dehors=outside;dans la cuisine=in the kitchen;au même moment=at the same moment');
export const goingOn: Pattern = (chance) => {
  const subject = somebody(chance);
  const time: Time = chance.is(0.2) ? 'wasDoing' : 'imperfect';
  const doing = act(chance, subject);
  const main = clause(subject, doing, { time, said: 'was' });
  return chance.weighted<() => Sentence>([
    [5, () => end(join(main, group('quand', 'when'), any(chance, events)))],
    [1.5, () => end(join(group('quand', 'when'), any(chance, events), comma(), main))],
    [2.5, () => end(join(any(chance, scenesPast), comma(), main))],
    [3, () => { const other = single(chance); return end(join(main, group('pendant que', 'while'), clause(other, act(chance, other), { time: 'imperfect', said: 'was' }))); }],
    [1.5, () => { const other = single(chance); return end(join(group('pendant que', 'while'), main, comma(), clause(other, act(chance, other), { time: 'past' }))); }],
    [3, () => {
      const [verb, said] = chance.of(pairsOf('attendre=wait for;attendre=wait for;chercher=look for;regarder=look at;observer=watch;suivre=follow;écouter=listen to;appeler=call;surveiller=watch'));
      const to = target(chance, subject);
      return end(clause(subject, { fr: verb, en: said, clitic: { fr: to.acc, en: to.en } }, { time: 'imperfect', said: 'was', tail: any(chance, waits) }));
    }],
  ])();
};
const habits = pairsOf('toujours=always;souvent=often;parfois=sometimes;rarement=rarely');
export const habitual: Pattern = (chance) => {
  const subject = somebody(chance);
  const doing = act(chance, subject);
  return chance.weighted<() => Sentence>([
    [2, () => end(clause(subject, doing, { time: 'imperfect', frequency: any(chance, habits) }))],
    [3, () => end(clause(subject, doing, { time: 'imperfect', said: 'used', tail: doing.bound ? null : formerTime(chance) }))],
    [3, () => end(join(any(chance, pairsOf('avant=before;à cette époque=at that time;quand j\'étais petit=when I was little;chaque été=every summer;le dimanche=on Sundays;autrefois=in the past;dans le temps=in the old days;tous les matins=every morning;chaque soir=every evening;pendant les vacances=during the holidays;quand il était jeune=when he was young')), comma(), clause(subject, doing, { time: 'imperfect', said: 'used' })))],
    [0.6, () => end(join(clause(subject, doing, { time: 'imperfect', said: 'past' }), group('tous les jours', 'every day'), comma(), group('mais', 'but'), group('maintenant', 'now'), clause(again(subject), { fr: 'travailler', en: 'work' }, { negation: 'plus' })))],
  ])();
};
export const hadDone: Pattern = (chance) => {
  const subject = somebody(chance);
  const doing = act(chance, subject);
  const had = clause(subject, doing, { time: 'pluperfect', frequency: chance.is(0.35) ? group('déjà', 'already') : null });
  return chance.weighted<() => Sentence>([
    [3, () => end(join(group('quand', 'when'), any(chance, events), comma(), had))],
    [2, () => end(join(had, group('avant', 'before'), any(chance, pairsOf('le dîner=dinner;le départ=the departure;notre arrivée=our arrival;la réunion=the meeting;le voyage=the journey;de sortir=going out;de partir=leaving'))))],
    [3, () => { const other = single(chance); return end(join(clause(other, { fr: 'dire', en: 'say' }, { time: 'past' }), group('que', 'that'), had)); }],
    [2.5, () => end(join(any(chance, pairsOf('je ne savais pas=I did not know;il ne savait pas=he did not know;nous pensions=we thought;je croyais=I thought;elle a compris=she understood;il a expliqué=he explained;j\'ai appris=I learnt;je savais=I knew;elle m\'a dit=she told me;il nous a dit=he told us;je me suis rendu compte=I realised;je pensais=I thought')), group('que', 'that'), had))],
    [2, () => end(join(any(chance, pairsOf('elle était fatiguée=she was tired;il était content=he was happy;j\'étais en retard=I was late;nous étions tristes=we were sad;tout le monde était content=everyone was happy;le professeur était fâché=the teacher was angry;ma mère était inquiète=my mother was worried')), group('parce que', 'because'), clause(subject, act(chance, subject, false), { time: 'pluperfect' })))],
    [1.5, () => end(clause(subject, act(chance, subject, true), { time: 'pluperfect', negation: chance.of(['jamais', 'pas encore', 'pas'] as const) }))],
  ])();
};

// When, if, since

const once = pairsOf('quand=when;quand=when;dès que=as soon as;lorsque=when;aussitôt que=as soon as;une fois que=once');
const commands = pairsOf('appelle-moi=call me;téléphone-moi=phone me;dis-le-moi=tell me;attends-moi=wait for me;viens me voir=come and see me;écris-moi=write to me;prévenez-moi=let me know;ferme la porte=close the door;éteins la lumière=turn off the light;envoie-moi un message=send me a message;préviens-moi=let me know;dis bonjour à tes parents=say hello to your parents;rappelez-moi=call me back;reste à la maison=stay at home');
export const whenThen: Pattern = (chance) => {
  const subject = chance.is(0.8) ? single(chance) : somebody(chance);
  const other = chance.is(0.55) ? again(subject) : single(chance);
  const which = chance.of(once);
  const complete = which[0] !== 'quand' || chance.is(0.25);
  const first = complete ? act(chance, subject) : chance.is(0.6) ? stateOf(chance, subject) : act(chance, subject);
  const perfect = complete && chance.is(0.6);
  const sub = join(say(...which), clause(subject, first, perfect ? { time: 'futurePerfect', said: 'perfect' } : { time: 'future', said: 'present' }));
  if (chance.is(0.2)) return end(chance.is(0.5) ? join(sub, comma(), any(chance, commands)) : join(any(chance, commands), sub));
  const main = clause(other, act(chance, other), { time: 'future' });
  return end(chance.is(0.55) ? join(sub, comma(), main) : join(clause(subject.pronoun ? other : subject, act(chance, subject.pronoun ? other : subject), { time: 'future' }), say(...which), clause(subject.pronoun ? subject : again(subject), first, perfect ? { time: 'futurePerfect', said: 'perfect' } : { time: 'future', said: 'present' })));
};
export const ifs: Pattern = (chance) => {
  const subject = single(chance);
  const other = chance.is(0.5) ? again(subject) : anyPronoun(chance);
  const si = chance.is(0.12) ? group('même si', 'even if') : group('si', 'if');
  const no = shortDenial(chance, 0.2) ? ('pas' as const) : null;
  const first = chance.is(0.35) ? stateOf(chance, subject, no !== null) : act(chance, subject, no !== null);
  const second = act(chance, other);
  const [a, b] = chance.weighted<readonly [ClauseOptions, ClauseOptions]>([
    [4, [{ time: 'present' }, { time: 'future' }]], [1, [{ time: 'present' }, { time: 'going' }]], [4, [{ time: 'imperfect', said: 'past' }, { time: 'would' }]], [1.6, [{ time: 'pluperfect' }, { time: 'pastWould' }]],
  ]);
  if (a.time === 'present' && chance.is(0.2)) return end(chance.is(0.5) ? join(si, clause(subject, first, { ...a, negation: no }), comma(), any(chance, commands)) : join(any(chance, commands), si, clause(subject, first, { ...a, negation: no })));
  const condition = join(si, clause(subject, first, { ...a, negation: no }));
  return end(chance.is(0.65) ? join(condition, comma(), clause(other, second, b)) : join(clause(subject, act(chance, subject), b), si, clause(again(subject), first, { ...a, negation: no })));
};
const spans = pairsOf('deux ans=two years;dix minutes=ten minutes;une heure=an hour;trois jours=three days;longtemps=a long time;des années=years;six mois=six months;une semaine=a week;vingt ans=twenty years;quelques jours=a few days;plusieurs semaines=several weeks;un mois=a month;une demi-heure=half an hour;des heures=hours;quinze jours=a fortnight;cinq ans=five years');
const brief = /^(dix minutes|une heure|longtemps|une demi-heure|des heures|quelques jours)$/;
const short = /^(attendre|dormir|pleurer|regarder|parler|marcher|courir|lire)$/;
const spanFor = (chance: Chance, what: Predicate): Phrase => any(chance, spans.filter(([f]) => brief.test(f) === short.test(what.fr) || f === 'longtemps'));
const points = pairsOf('lundi=Monday;hier=yesterday;ce matin=this morning;janvier=January;huit heures=eight o\'clock;midi=noon;son arrivée=his arrival;l\'été dernier=last summer;l\'enfance=childhood;la semaine dernière=last week;la naissance de leur fille=the birth of their daughter;le mois de mai=May;leur mariage=their wedding;les vacances=the holidays;le début de l\'année=the beginning of the year;son accident=his accident');
const lasting: readonly Pair[] = pairsOf('habiter ici=live here;travailler ici=work here;apprendre le français=learn French;attendre=wait;dormir=sleep;étudier la médecine=study medicine;jouer du piano=play the piano;chercher un appartement=look for a flat;faire du judo=do judo;vivre ensemble=live together;regarder la télévision=watch television;parler au téléphone=talk on the phone;écrire un livre=write a book;chercher du travail=look for work;travailler dans ce bureau=work in this office;pleurer=cry;marcher=walk;courir=run;jouer dehors=play outside;chanter dans une chorale=sing in a choir;prendre des cours de danse=take dance lessons;suivre un régime=follow a diet;voyager=travel;lire le même livre=read the same book;collectionner les timbres=collect stamps;enseigner l\'histoire=teach history');
const known = pairsOf('être mariés=be married;connaître la vérité=know the truth;être malade=be ill;avoir cette voiture=have this car;être à la retraite=be retired;avoir mal au dos=have a bad back;être en vacances=be on holiday;savoir nager=know how to swim;avoir un chien=have a dog;être ami avec lui=be friends with him;être au chômage=be unemployed;être à l\'hôpital=be in hospital;avoir le permis=have a driving licence;être en France=be in France');
function lastingOf(chance: Chance, subject: Entity): readonly [Predicate, Time] {
  const stative = chance.is(0.3);
  const [what, said] = chance.of(stative ? known.filter(([f]) => f !== 'être mariés' || subject.plural) : lasting.filter(([f]) => !/ensemble/.test(f) || subject.plural));
  const [verb = '', ...rest] = what.split(' ');
  const [said0 = '', ...said1] = said.split(' ');
  const text = rest.join(' ');
  const form = text === 'mariés' ? agree('marié', subject) : text.startsWith('ami ') ? text.replace('ami', agree('ami', subject)) : text === 'malade' ? agree(text, subject) : text;
  return [{ fr: verb, en: said0, after: group(form, said1.join(' ')) }, stative ? 'perfect' : 'perfectOngoing'];
}
export const duration: Pattern = (chance) => {
  const subject = somebody(chance);
  const [what, said] = lastingOf(chance, subject);
  const had = chance.is(0.2);
  const tense: ClauseOptions = had ? { time: 'imperfect', said: said === 'perfect' ? 'pluperfect' : 'hadOngoing' } : { time: 'present', said };
  return chance.weighted<() => Sentence>([
    [4, () => end(join(clause(subject, what, tense), group('depuis', 'for'), spanFor(chance, what)))],
    [3, () => end(join(clause(subject, what, tense), group('depuis', 'since'), any(chance, points)))],
    [2.5, () => { const since = any(chance, pairsOf('ça fait=for;cela fait=for;il y a=for;voilà=for')); const span = spanFor(chance, what); const main = clause(subject, what, { time: 'present', said }); return end(order([since, span, fr('que'), main], [main, since, span])); }],
    [3, () => end(join(clause(subject, what, { time: chance.is(0.85) ? 'past' : 'pluperfect' }), group('pendant', 'for'), spanFor(chance, what)))],
    [3, () => { const doing = act(chance, subject); const ago = group('il y a', 'ago'); const span = any(chance, spans.filter(([f]) => f !== 'des heures')); const main = clause(subject, doing, { time: 'past' }); return end(order([main, ago, span], [main, span, ago])); }],
    [2, () => { const other = single(chance); return end(join(clause(subject, what, { time: 'present', said }), group('depuis que', 'since'), clause(other, act(chance, other), { time: 'past' }))); }],
    [2, () => { const doing = act(chance, subject, true); return end(join(clause(subject, doing, { time: 'past', said: 'perfect', negation: 'pas' }), group('depuis', 'for'), any(chance, spans))); }],
  ])();
};
export const aspects: Pattern = (chance) => {
  const subject = somebody(chance);
  const doing = act(chance, subject);
  const link = chance.weighted<Pair>([[3, ['être sur le point de', 'be about to']], [1.5, ['se mettre à', 'start to']], [1, ['être prêt à', 'be ready to']], [1, ['être obligé de', 'be obliged to']], [1, ['avoir failli', 'almost']], [1, ['avoir du mal à', 'have difficulty']]]);
  return chance.weighted<() => Sentence>([
    [2, () => end(clause(subject, doing, { time: 'justPast' }))],
    [2, () => end(clause(subject, doing, { time: 'hadJust', tail: chance.is(0.6) ? join(group('quand', 'when'), any(chance, events)) : null }))],
    [2, () => end(clause(subject, doing, { time: 'progressive', tail: chance.is(0.3) ? any(chance, pairsOf('en ce moment=at the moment;maintenant=now')) : null }))],
    [2, () => end(clause(subject, doing, { time: 'wasGoing', tail: chance.is(0.6) ? join(group('quand', 'when'), any(chance, events)) : null }))],
    [2, () => end(clause(subject, doing, { time: 'going', tail: chance.is(0.5) ? futureTime(chance) : null, negation: shortDenial(chance, 0.1) ? 'pas' : null }))],
    [3, () => {
      const inner = infinitivePhrase(chance, subject, link[1] === 'have difficulty' ? 'ing' : 'to');
      if (link[0] === 'avoir failli') return end(almostDid(chance, subject));
      if (link[0] === 'se mettre à') return end(clause(subject, { fr: 'mettre', en: 'start', reflexive: true, after: join(fr('à'), inner) }, { time: chance.of(['past', 'past', 'present', 'future'] as const) }));
      const [verb = '', ...rest] = link[0].split(' ');
      const [be = '', ...said] = link[1].replace(/ to$/, '').split(' ');
      const middle = rest.map((word) => (/^(prêt|obligé)$/.test(word) ? agree(word, subject) : word)).join(' ');
      return end(clause(subject, { fr: verb, en: be, after: join(group(middle, said.join(' ')), inner) }, { time: chance.of(['present', 'imperfect', 'imperfect'] as const) }));
    }],
  ])();
};
/** Il a failli tomber: he almost fell. */
function almostDid(chance: Chance, subject: Entity): Phrase {
  const almost = group('failli', 'almost');
  const [verb, said] = chance.of(pairsOf('tomber=fall;rater le train=miss the train;oublier le rendez-vous=forget the appointment;avoir un accident=have an accident;perdre ses clés=lose his keys;casser la vitre=break the window;mourir=die;arriver en retard=arrive late;tout perdre=lose everything;pleurer=cry;gagner=win').filter(([f]) => !/ses/.test(f) || subject.enPerson === 'he'));
  const said_ = clause(subject, { fr: 'avoir', en: said }, { time: 'past' });
  const made = group(verb, '');
  const french = [...subject.phrase.f, { text: conjugate('avoir', 'present', subject.person), keys: almost.f[0]?.keys ?? [] }, ...almost.f, ...made.f];
  return { f: french, e: [...subject.phrase.e, ...almost.e, ...said_.e.slice(subject.phrase.e.length).map((token) => ({ ...token, keys: made.f[0]?.keys ?? [] }))] };
}
