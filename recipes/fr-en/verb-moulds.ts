// The verb at work: tenses and the cues that go with them, conjunctions and their tenses, infinitives and what governs them,
// pronouns, commands, reflexives, denials; each with whatever verbs and nouns the lexicon has.
import type { Chance } from './chance.ts';
import { type ClauseOptions, clause, infinitive, type Negation, type Predicate, type Time } from './clause.ts';
import { again } from './everyday.ts';
import { action, type Doing, formerTime, futureTime, habitTime, pastTime, pronominal, say, withObject } from './frames.ts';
import { conjugate, gerund, imperative, participle, type Person } from './french.ts';
import type { NounClass } from './lexicon/types.ts';
import { agree, anyPronoun, type Det, type Entity, moodOf, named, noun, np, ownerOf, pronoun, relative, selfOf, somebody, words } from './nominal.ts';
import { comma, empty, en, fr, group, join, order, pairsOf, type Phrase, type Token } from './phrase.ts';
import { end, infinitivePhrase, type Pattern, type Sentence } from './statements.ts';

type Pair = readonly [fr: string, en: string];
const any = (chance: Chance, list: readonly Pair[]): Phrase => say(...chance.of(list));
const silent = (subject: Entity): Entity => ({ ...subject, phrase: empty });
const unwanted = /^(perdre|oublier|rater|manquer|casser|tomber|mourir|tromper|blesser|ennuyer|mentir|tousser|voler|grossir|recevoir|adorer|détester|aimer|ressembler|apercevoir|remarquer|devenir|habiter|croire|avoir|être|naître|préférer|connaître)$/;
/** What one does, no state. */
function act(chance: Chance, subject: Entity, negative = false): Doing {
  for (;;) {
    const doing = action(chance, subject, { active: true, negative });
    if (!unwanted.test(doing.fr.split(' ')[0] as string)) return doing;
  }
}
const single = (chance: Chance): Entity => chance.weighted<() => Entity>([[6, () => anyPronoun(chance)], [2, () => named(chance, true)], [2.5, () => relative(chance, { owner: { fr: 0, en: 'my' } })], [2, () => np(chance, noun(chance, 'person', 'profession'), 'definite')]])();
const thing = (chance: Chance, classes: readonly NounClass[], det: readonly Det[] = ['definite', 'definite', 'possessive', 'demonstrative'], subject: Entity | null = null): Entity =>
  np(chance, noun(chance, ...classes), chance.of(det), { plural: chance.is(0.2), adjective: 0.08, ...(subject ? { owner: ownerOf(subject) } : {}) });
/** An adverb that French puts between auxiliary and participle and English last. */
const after = (french: string, said: string): Pick<ClauseOptions, 'frequency' | 'tail'> => {
  const made = group(french, said);
  return { frequency: { f: made.f, e: [] }, tail: { f: [], e: made.e } };
};

// To be and to have in every tense

const been = pairsOf('pendant trois jours=for three days;pendant deux semaines=for two weeks;toute la journée=all day;pendant un mois=for a month;toute la semaine=all week;hier=yesterday;la semaine dernière=last week;pendant le voyage=during the journey;l\'année dernière=last year;ce matin=this morning;pendant les vacances=during the holidays');
const years = pairsOf('pendant dix ans=for ten years;pendant trente ans=for thirty years;pendant longtemps=for a long time;toute sa vie=all his life;pendant la guerre=during the war;avant=before;pendant quelques années=for a few years;pendant deux ans=for two years');
const feelings = pairsOf('content=happy;surpris=surprised;déçu=disappointed;malade=ill;triste=sad;très content=very happy;étonné=astonished;ravi=delighted;choqué=shocked;furieux=furious;gentil=kind;courageux=brave;absent=absent;patient=patient;blessé=injured;inquiet=worried;ému=moved;très gentil=very kind;très malade=very ill;puni=punished;invité=invited;licencié=made redundant;impressionné=impressed;soulagé=relieved;heureux=happy');
const by = pairsOf('de la nouvelle=by the news;par le film=by the film;du résultat=by the result;de la réponse=by the answer;par sa réaction=by his reaction;par le prix=by the price;par la beauté du paysage=by the beauty of the landscape');
const copulaTime = (chance: Chance): { time: Time; said?: Time } => chance.weighted([[5, { time: 'past' }], [4, { time: 'imperfect' }], [3, { time: 'future' }], [2, { time: 'would' }], [1, { time: 'pluperfect' }], [0.7, { time: 'going' }]] as const);
const shortDenial = (chance: Chance, likely: number): Negation | null => (chance.is(likely) ? chance.weighted([[5, 'pas'], [1, 'jamais']] as const) : null);
const being: Pattern = (chance) => {
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
const havingHad: Pattern = (chance) => {
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
const goingOn: Pattern = (chance) => {
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
const habitual: Pattern = (chance) => {
  const subject = somebody(chance);
  const doing = act(chance, subject);
  return chance.weighted<() => Sentence>([
    [2, () => end(clause(subject, doing, { time: 'imperfect', frequency: any(chance, habits) }))],
    [3, () => end(clause(subject, doing, { time: 'imperfect', said: 'used', tail: doing.bound ? null : formerTime(chance) }))],
    [3, () => end(join(any(chance, pairsOf('avant=before;à cette époque=at that time;quand j\'étais petit=when I was little;chaque été=every summer;le dimanche=on Sundays;autrefois=in the past;dans le temps=in the old days;tous les matins=every morning;chaque soir=every evening;pendant les vacances=during the holidays;quand il était jeune=when he was young')), comma(), clause(subject, doing, { time: 'imperfect', said: 'used' })))],
    [0.6, () => end(join(clause(subject, doing, { time: 'imperfect', said: 'past' }), group('tous les jours', 'every day'), comma(), group('mais', 'but'), group('maintenant', 'now'), clause(again(subject), { fr: 'travailler', en: 'work' }, { negation: 'plus' })))],
  ])();
};
const hadDone: Pattern = (chance) => {
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
const stateAfterWhen = pairsOf('avoir le temps=have time;avoir dix-huit ans=be eighteen;être grand=be grown up;avoir de l\'argent=have some money;être prêt=be ready;être à la maison=be at home;avoir faim=be hungry;être fatigué=be tired;être en vacances=be on holiday;pouvoir=be able to;avoir une voiture=have a car;avoir un travail=have a job;être vieux=be old;être riche=be rich;savoir la réponse=know the answer;avoir besoin de moi=need me;être à Paris=be in Paris;vouloir=want to;avoir les résultats=have the results');
/** A state with its adjective agreeing. */
function stateOf(chance: Chance, subject: Entity, negative = false): Doing {
  const [what, said] = chance.of(stateAfterWhen.filter(([f]) => !(negative && / (un|une|de l'argent)\b/.test(f)) && (!/ moi$/.test(f) || !/^(I|we)$/.test(subject.enPerson))));
  const [verb = '', ...rest] = what.split(' ');
  const [said0 = '', ...said1] = said.split(' ');
  const last = rest.join(' ');
  return { fr: verb, en: said0, stative: true, after: group(/^(grand|prêt|fatigué|vieux|riche)$/.test(last) ? agree(last, subject) : last, said1.join(' ')) };
}
const whenThen: Pattern = (chance) => {
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
const ifs: Pattern = (chance) => {
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
const duration: Pattern = (chance) => {
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
const aspects: Pattern = (chance) => {
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

// Must and want: il faut que, je veux que

const must = pairsOf('il faut=you must;il faut=we must;il faut=you have to;il faut=you must;il faudra=you will have to;il faudra=we will have to;il fallait=you had to;il fallait=we had to;il a fallu=we had to;il faudrait=we should;il faudrait=you should;il va falloir=we are going to have to');
const youAll = (chance: Chance, we: boolean): Entity => ({ ...pronoun(chance, we ? 3 : 4), person: 2, enPerson: we ? 'we' : 'you' });
const wanted = pairsOf('je veux=I want;il veut=he wants;elle voudrait=she would like;je voudrais=I would like;j\'aimerais=I would like;mes parents veulent=my parents want;le professeur veut=the teacher wants;ma mère veut=my mother wants;nous voulons=we want;elle préfère=she would prefer;nous aimerions=we would like;il ne veut pas=he does not want;je ne veux pas=I do not want;ils voudraient=they would like;tu veux=do you want');
const glad = pairsOf('je suis content que=I am glad that;je suis triste que=I am sad that;c\'est dommage que=it is a pity that;j\'ai peur que=I am afraid that;il est possible que=it is possible that;je ne crois pas que=I do not think that;je ne pense pas que=I do not think that;je suis désolé que=I am sorry that;nous sommes heureux que=we are happy that;je doute que=I doubt that;ça m\'étonne que=I am surprised that;il est normal que=it is normal that;c\'est bien que=it is good that;bien que=although;il est important que=it is important that;il est rare que=it is rare that;je suis surpris que=I am surprised that');
const objectForm: Readonly<Record<Entity['enPerson'], string>> = { I: 'me', you: 'you', he: 'him', she: 'her', it: 'it', we: 'us', they: 'them' };
const asObject = (subject: Entity): Entity => (subject.pronoun ? { ...subject, phrase: { f: subject.phrase.f, e: subject.phrase.e.map((token) => ({ ...token, text: objectForm[subject.enPerson] })) } } : subject);
const necessity: Pattern = (chance) => {
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
const moodTo: Pattern = (chance) => {
  const subject = somebody(chance);
  const [french, said] = chance.of(moods);
  const gerundive = said.endsWith('-ing');
  const [verb = '', ...rest] = said.replace(/ (-ing|to)$/, '').split(' ');
  const simple = /^(raison|tort|la chance|honte|peur|l'occasion|le temps|le courage|le droit)/.test(french);
  const time = chance.weighted([[5, 'present'], [3, 'imperfect'], [simple ? 1.5 : 0, 'past'], [1, 'future'], [1, 'would']] as const);
  return end(clause(subject, { fr: 'avoir', en: verb, after: join(group(french, rest.join(' ')), infinitivePhrase(chance, subject, gerundive ? 'ing' : 'to')) }, { time, negation: /^(la chance|raison|du mal)/.test(french) ? null : shortDenial(chance, 0.25) ? 'pas' : null }));
};

// Making and letting somebody do

type Target = { dat: string; acc: string; en: string; entity: Entity };
const person = (at: Person, gender: 'm' | 'f', enPerson: Entity['enPerson']): Entity => ({ phrase: empty, gender, plural: at > 2, person: at, human: true, enPerson, pronoun: true });
const targets: readonly Target[] = [
  { dat: 'me', acc: 'me', en: 'me', entity: person(0, 'm', 'I') }, { dat: 'te', acc: 'te', en: 'you', entity: person(1, 'm', 'you') }, { dat: 'lui', acc: 'le', en: 'him', entity: person(2, 'm', 'he') }, { dat: 'lui', acc: 'la', en: 'her', entity: person(2, 'f', 'she') },
  { dat: 'nous', acc: 'nous', en: 'us', entity: person(3, 'm', 'we') }, { dat: 'vous', acc: 'vous', en: 'you', entity: person(4, 'm', 'you') }, { dat: 'leur', acc: 'les', en: 'them', entity: person(5, 'm', 'they') },
];
/** Somebody else than the subject, as a pronoun. */
function target(chance: Chance, subject: Entity): Target {
  const mine = /^(I|we)$/;
  return chance.of(targets.filter(({ entity }) => (entity.enPerson !== subject.enPerson || /^(he|she|they)$/.test(entity.enPerson)) && !(mine.test(entity.enPerson) && mine.test(subject.enPerson))));
}
const accClitic = (to: Target): NonNullable<Predicate['clitic']> => ({ fr: to.acc, en: to.en, agreement: { gender: to.entity.gender, plural: to.entity.plural } });
const whom = (chance: Chance, subject: Entity): Entity => chance.weighted<() => Entity>([[2, () => named(chance, true)], [3, () => relative(chance, { owner: ownerOf(subject) })], [2, () => np(chance, noun(chance, 'person', 'profession'), 'definite', { plural: chance.is(0.25) })]])();
const makes = pairsOf('rire=laugh;pleurer=cry;attendre=wait;travailler=work;réfléchir=think;rêver=dream;manger=eat;danser=dance;rougir=blush;sourire=smile;souffrir=suffer;courir=run;chanter=sing;changer d\'avis=change one\'s mind;parler=talk;répéter=repeat;crier=shout;sursauter=jump;perdre du temps=waste time');
const lets = pairsOf('dormir=sleep;jouer=play;parler=speak;partir=leave;passer=pass;entrer=come in;sortir=go out;choisir=choose;essayer=try;tomber=fall;attendre=wait;conduire=drive;regarder la télévision=watch television;faire la sieste=have a nap;tranquille=alone;finir=finish;réfléchir=think;décider=decide;manger seul=eat alone');
const fixes: readonly (readonly [string, string, readonly NounClass[]])[] = [['réparer', 'repaired', ['vehicle', 'object']], ['nettoyer', 'cleaned', ['clothing', 'room']], ['repeindre', 'repainted', ['room', 'vehicle']], ['laver', 'washed', ['vehicle', 'clothing']], ['livrer', 'delivered', ['furniture']], ['construire', 'built', ['building']], ['vérifier', 'checked', ['vehicle', 'tool']], ['traduire', 'translated', ['readable']], ['imprimer', 'printed', ['readable']], ['changer', 'changed', ['furniture']], ['raccourcir', 'shortened', ['clothing']]];
const cooking = pairsOf('cuire=cook;chauffer=heat;bouillir=boil;griller=grill;fondre=melt;rôtir=roast;frire=fry;dorer=brown;réchauffer=warm up;mariner=marinate;revenir=brown');
const tenses = (chance: Chance): { time: Time; tail: Phrase | null } => {
  const time = chance.weighted([[5, 'present'], [5, 'past'], [2, 'future'], [2, 'going'], [0.8, 'justPast'], [0.8, 'would'], [0.8, 'pluperfect'], [0.7, 'pastWould'], [0.6, 'wasGoing']] as const);
  return { time, tail: time === 'past' && chance.is(0.3) ? pastTime(chance) : (time === 'future' || time === 'going') && chance.is(0.3) ? futureTime(chance) : null };
};
const causing: Pattern = (chance) => {
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
const asking: Pattern = (chance) => {
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
const governed: Pattern = (chance) => {
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
const linking: Pattern = (chance) => {
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

// Pronouns

const dative: readonly Pair[] = pairsOf('téléphoner=phone;parler=talk to;répondre=answer;écrire=write to;sourire=smile at;obéir=obey;ressembler=look like;faire confiance=trust;rendre visite=visit;dire bonjour=say hello to;dire la vérité=tell the truth;raconter une histoire=tell a story;souhaiter bonne chance=wish good luck;pardonner=forgive;poser une question=ask a question;faire peur=frighten;faire plaisir=please;demander l\'heure=ask the time;dire merci=thank;donner un conseil=give a piece of advice;envoyer un message=send a message;montrer le chemin=show the way;prêter de l\'argent=lend some money;servir un café=serve a coffee;offrir des fleurs=give flowers;apporter le petit déjeuner=bring breakfast;acheter un cadeau=buy a present;faire un cadeau=give a present;rendre service=do a favour;laisser un message=leave a message');
const double = /^(tell the truth|tell a story|wish good|ask a question|ask the time|give |send |show |lend |serve |bring |buy |do a favour|leave a)/;
const clitics: Pattern = (chance) => {
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
const chained: Pattern = (chance) => {
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
const commanding: Pattern = (chance) => {
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

// Reflexive and reciprocal verbs

/** `verb=English`, then complements; P several people, U a participle that does not agree. */
const selfLines = `endormir=fall asleep|devant la télévision=in front of the television;tard=late;tout de suite=right away;dans le train=on the train;pendant le film=during the film;=
disputer=argue|avec son frère=with his brother;avec les voisins=with the neighbours;pour de l'argent=about money;pour rien=over nothing
disputer=argue P|tout le temps=all the time;pour la télécommande=over the remote control;devant les enfants=in front of the children;=
ressembler=look alike P U|beaucoup=a lot;un peu=a little;=
marier=get married|à l'église=in church;à la mairie=at the town hall;en juin=in June;l'été prochain=next summer;=
tromper de train=get the wrong train|=
tromper de jour=get the wrong day|=
tromper de numéro=dial the wrong number|=
tromper d'adresse=get the wrong address|=
tromper de bus=get on the wrong bus|=
tromper de route=take the wrong road|=
tromper de porte=go to the wrong door|=
tromper d'étage=get the wrong floor|=
tromper=make a mistake|=;encore une fois=once again
moquer de=make fun of @who|=
occuper de=look after @who|=;pendant les vacances=during the holidays;le week-end=at the weekend
occuper de=take care of @garden|=
souvenir de=remember @who|=
souvenir de=remember @thing|=
inquiéter pour=worry about @who|=
plaindre de=complain about @thing|=;souvent=often
servir de=use @tool|=;tous les jours=every day;pour travailler=to work
intéresser à=be interested in @subject|=
habituer à=get used to @thing|=;peu à peu=little by little
approcher de=go up to @thing|=;lentement=slowly
méfier de=distrust @who|=
entendre bien avec=get on well with @who|=
débarrasser de=get rid of @thing|=
promener=go for a walk|dans le parc=in the park;au bord de la rivière=along the river;sur la plage=on the beach;avec le chien=with the dog;en forêt=in the forest;=
baigner=go swimming|dans la mer=in the sea;dans le lac=in the lake;=
reposer=rest|un peu=a little;dans le jardin=in the garden;après le déjeuner=after lunch;=
réveiller=wake up|à six heures=at six o'clock;tôt=early;tard=late;au milieu de la nuit=in the middle of the night;=
lever=get up|à sept heures=at seven o'clock;tôt=early;tard=late;de bonne heure=early
coucher=go to bed|à dix heures=at ten o'clock;tard=late;tôt=early;après minuit=after midnight
laver=wash|avant de dormir=before sleeping;à l'eau froide=in cold water;=
laver les mains=wash one's hands U|avant de manger=before eating;=
brosser les dents=brush one's teeth U|avant d'aller au lit=before going to bed;après le repas=after the meal;=
laver les cheveux=wash one's hair U|=;tous les jours=every day
casser le bras=break one's arm U|en tombant=falling;au ski=skiing;=
casser la jambe=break one's leg U|au ski=skiing;=
couper le doigt=cut one's finger U|avec un couteau=with a knife;=
brûler la main=burn one's hand U|=;en cuisinant=cooking
tordre la cheville=twist one's ankle U|=
raser=shave|tous les matins=every morning;=
maquiller=put on make-up|devant le miroir=in front of the mirror;avant de sortir=before going out;=
coiffer=do one's hair|=;devant le miroir=in front of the mirror
habiller=get dressed|vite=quickly;en noir=in black;=
déshabiller=get undressed|=
changer=get changed|avant de sortir=before going out;=
dépêcher=hurry|=;pour prendre le bus=to catch the bus
arrêter=stop|devant la boulangerie=in front of the baker's;au feu rouge=at the red light;=
asseoir=sit down|sur le banc=on the bench;à côté de la fenêtre=next to the window;au premier rang=in the front row;=
cacher=hide|derrière un arbre=behind a tree;sous le lit=under the bed;dans l'armoire=in the wardrobe;=
perdre=get lost|dans la forêt=in the forest;dans la ville=in the town;en route=on the way;=
ennuyer=be bored|à la maison=at home;pendant le cours=during the lesson;=
amuser=have fun|avec ses amis=with his friends;à la fête=at the party;beaucoup=a lot;=
fâcher=get angry|contre moi=with me;pour rien=over nothing;=
énerver=get annoyed|pour rien=over nothing;=
excuser=apologise|=;pour le retard=for the delay
entraîner=train|tous les jours=every day;au stade=at the stadium;pour la course=for the race;=
inscrire=sign up|au club de sport=for the sports club;à un cours de danse=for a dance class;à l'université=for university
installer=settle|à la campagne=in the country;dans le canapé=on the sofa;à Lyon=in Lyon;en France=in France
apercevoir de=notice @thing|=
passer de=do without @thing|=
préparer=get ready|pour le voyage=for the journey;pour la fête=for the party;=
blesser=hurt oneself|au genou=on the knee;en jouant=playing;=
détendre=relax|dans le bain=in the bath;le dimanche=on Sundays;=
taire=keep quiet|=
fiancer=get engaged|=
échapper=escape|par la fenêtre=through the window;de la prison=from prison;=
enfuir=run away|=
noyer=drown|dans la rivière=in the river;=
présenter=introduce oneself|à tout le monde=to everyone;à la classe=to the class;=
évanouir=faint|=;dans la rue=in the street
rencontrer=meet P|à l'université=at university;par hasard=by chance;à une fête=at a party;devant le cinéma=in front of the cinema
retrouver=meet P|devant la gare=in front of the station;au café=at the café;à midi=at noon
téléphoner=phone each other P U|tous les jours=every day;souvent=often;=
écrire=write to each other P U|souvent=often;=
parler=talk to each other P U|souvent=often;=
voir=see each other P|le week-end=at the weekend;rarement=rarely;=
connaître=know each other P|bien=well;depuis longtemps=@since;=
aimer=love each other P|beaucoup=very much;=
aider=help each other P|=
détester=hate each other P|=
comprendre=understand each other P|bien=well;=
embrasser=kiss P|dans la rue=in the street;=
séparer=split up P|l'année dernière=@past;=
réconcilier=make up P|=
battre=fight P|dans la cour=in the playground;pour un jouet=over a toy;=
serrer la main=shake hands P U|=
entendre bien=get on well P|=`;
const pools: Readonly<Record<string, readonly NounClass[]>> = { garden: ['pet', 'plant'], thing: ['object', 'event', 'abstract', 'building'], tool: ['tool', 'object'], subject: ['subject', 'sport'], mistake: ['abstract'] };
type Self = { fr: string; en: string; after: string; several: boolean; unagreed: boolean; what: string; with: readonly Pair[] };
const selfVerbs: readonly Self[] = selfLines.split('\n').map((line) => {
  const [head = '', tails = ''] = line.split('|');
  const [french = '', rest = ''] = head.split('=');
  const said = rest.replace(/ [PU]\b/g, '').replace(/ @\w+/, '').trim();
  const [verb = '', ...more] = french.split(' ');
  return { fr: verb, en: said, after: more.join(' '), several: / P\b/.test(rest), unagreed: / U\b/.test(rest), what: /@(\w+)/.exec(rest)?.[1] ?? '', with: pairsOf(tails).filter(([, e]) => !e.startsWith('@')) };
});
const severally = (chance: Chance): Entity => chance.weighted<() => Entity>([[3, () => pronoun(chance, 3)], [2, () => ({ ...pronoun(chance, 4), plural: true })], [4, () => pronoun(chance, 5)], [2, () => relative(chance, { plural: true, owner: { fr: 0, en: 'my' } })], [1, () => np(chance, noun(chance, 'person'), 'definite', { plural: true })]])();
const stativeSelf = /^(ressembler|souvenir|intéresser|entendre|connaître|aimer|détester|comprendre|méfier|passer)$/;
const selfish: Pattern = (chance) => {
  const one = chance.of(selfVerbs);
  let subject = one.several ? severally(chance) : somebody(chance);
  if (one.several && subject.enPerson !== 'we' && !subject.plural) subject = severally(chance);
  const said = one.en.replace("one's", ownerOf(subject).en).replace('oneself', selfOf(subject));
  const stative = stativeSelf.test(one.fr);
  const made = one.what === 'who' ? whom(chance, subject).phrase : one.what ? thing(chance, pools[one.what] ?? ['object'], one.what === 'subject' ? ['generic'] : undefined, subject).phrase : null;
  const french = one.after.replace(/^le /, 'LE ').replace(/^la /, 'LA ').replace(/^les /, 'LES ');
  const choices = one.with.filter(([f]) => !/ (son|sa|ses) /.test(f) || subject.enPerson === 'he').filter(([f]) => f !== 'contre moi' || !/^(I|we)$/.test(subject.enPerson));
  const [tailFr, tailSaid] = choices.length > 0 ? chance.of(choices) : (['', ''] as const);
  const extra = tailFr ? say(tailFr, tailSaid) : null;
  const timeless = /^(tous|le week|l'été|souvent|le dimanche|en juin|de bonne|à .*heures?$)/.test(tailFr ?? '');
  const no: Negation | null = chance.is(0.18) ? chance.weighted([[4, 'pas'], [1.2, 'jamais'], [1, 'plus']] as const) : null;
  let { time, said: as, tail } = ((): { time: Time; said?: Time; tail: Phrase | null } => {
    if (stative) return { time: chance.weighted([[5, 'present'], [2, 'imperfect'], [1, 'future']] as const), tail: null };
    const drawn = chance.weighted([[4, 'present'], [6, 'past'], [1.5, 'future'], [1.5, 'going'], [1.2, 'imperfect'], [1, 'pluperfect'], [0.8, 'would'], [0.6, 'pastWould'], [0.8, 'justPast']] as const);
    
    return { time: drawn, ...(drawn === 'imperfect' ? { said: 'used' as const } : {}), tail: timeless || one.after.length > 8 ? null : drawn === 'past' && chance.is(0.35) ? pastTime(chance) : (drawn === 'future' || drawn === 'going') && chance.is(0.35) ? futureTime(chance) : drawn === 'present' && !extra && !no && chance.is(0.2) ? habitTime(chance) : null };
  })();
  if (no && (no === 'plus' || time === 'justPast') && time !== 'future') time = no === 'plus' ? 'present' : 'past';
  if (time === 'present') as = undefined as unknown as Time;
  if (no) tail = null;
  const predicate: Predicate = { fr: one.fr, en: said, reflexive: true, unagreed: one.unagreed, stative, after: join(fr(french), made, extra) };
  // the words after a verb mean what the verb means
  const whole = made === null && french ? { ...predicate, fr: `${one.fr} ${french}`, after: extra ?? empty } : predicate;
  if (chance.is(0.12) && !stative && !/^(casser|couper|brûler|tordre|blesser|perdre|tromper|évanouir|noyer|ennuyer|disputer|battre|fâcher|énerver)$/.test(one.fr)) {
    const [modal, how] = chance.of([['vouloir', 'want'], ['devoir', 'must'], ['pouvoir', 'can'], ['aimer', 'like']] as const);
    const inner = infinitive(whole, subject.enPerson === 'we' && subject.person === 2 ? 2 : subject.person);
    return end(clause(subject, how === 'must' || how === 'can' ? { fr: modal, en: '', auxiliary: how, after: inner } : { fr: modal, en: how, after: join(en('to'), inner) }, { time: how === 'like' ? 'would' : 'present', negation: no && how !== 'like' ? 'pas' : null }));
  }
  return end(clause(subject, whole, { time, ...(as ? { said: as } : {}), negation: no, tail: extra && tail && chance.is(0.6) ? null : tail }));
};

// Denials

const nobodyVerbs = pairsOf('venir=come;répondre=answer;téléphoner=phone;rire=laugh;parler=speak;comprendre la question=understand the question;connaître la réponse=know the answer;aimer ce film=like this film;vouloir partir=want to leave;aller à la fête=go to the party;savoir la vérité=know the truth;bouger=move;dormir=sleep;travailler le dimanche=work on Sundays;habiter dans cette maison=live in this house;entrer dans la chambre=go into the bedroom;arriver à l\'heure=arrive on time;remarquer la différence=notice the difference;dire bonjour=say hello;faire la vaisselle=do the dishes');
const nothings = pairsOf('changer=change;marcher=work;arriver=happen;bouger=move;manquer=be missing;intéresser les élèves=interest the pupils;être facile=be easy;être prêt=be ready;coûter cher=cost a lot;être gratuit=be free;se passer=happen;être impossible=be impossible;être parfait=be perfect;disparaître=disappear;être cassé=be broken');
const aucun: readonly (readonly [string, string, readonly NounClass[]])[] = [['voir', 'see', ['animal', 'person', 'vehicle', 'watchable']], ['avoir', 'have', ['family', 'object', 'schoolThing', 'pet', 'abstract']], ['connaître', 'know', ['person', 'profession', 'building', 'place', 'game']], ['acheter', 'buy', ['clothing', 'food', 'object']], ['trouver', 'find', ['object', 'shop', 'clothing']], ['recevoir', 'receive', ['readable']], ['lire', 'read', ['readable']], ['manger', 'eat', ['food']], ['oublier', 'forget', ['object']]];
const denying: Pattern = (chance) => {
  const subject = somebody(chance);
  const time = chance.weighted([[4, 'present'], [5, 'past'], [1.2, 'future'], [0.8, 'pluperfect']] as const);
  return chance.weighted<() => Sentence>([
    [4, () => {
      const [french, said] = chance.of(nobodyVerbs);
      const who: Entity = { phrase: group('personne', 'nobody'), gender: 'm', plural: false, person: 2, human: true, enPerson: 'he', pronoun: false };
      const stative = /^(connaître|aimer|vouloir|savoir|habiter)/.test(french);
      const to = chance.is(0.3) ? target(chance, who) : null;
      if (to) { const [v, e] = chance.of(pairsOf('aider=help;voir=see;écouter=listen to;attendre=wait for;comprendre=understand;inviter=invite;croire=believe;regarder=look at;reconnaître=recognise;connaître=know')); return end(clause(who, { fr: v, en: e, clitic: accClitic(to) }, { time: /^(croire|connaître)$/.test(v) && time !== 'present' ? 'imperfect' : time, negation: 'ne' })); }
      const [verb = '', ...rest] = french.split(' ');
      const [e = '', ...more] = said.split(' ');
      return end(clause(who, { fr: verb, en: e, etre: /^(venir|aller|entrer|arriver)$/.test(verb), after: group(rest.join(' '), more.join(' ')) }, { time: stative && time !== 'present' ? 'imperfect' : time, negation: 'ne' }));
    }],
    [2.5, () => {
      const [french, said] = chance.of(nothings);
      const what: Entity = { phrase: group('rien', 'nothing'), gender: 'm', plural: false, person: 2, human: false, enPerson: 'it', pronoun: false };
      const self = french.startsWith('se ');
      const [verb = '', ...rest] = french.replace(/^se /, '').split(' ');
      const [e = '', ...more] = said.split(' ');
      return end(clause(what, { fr: verb, en: e, reflexive: self, etre: verb === 'arriver', after: group(rest.join(' '), more.join(' ')) }, { time: /^(être|manquer|coûter)/.test(french) && time === 'past' ? 'imperfect' : time, negation: 'ne' }));
    }],
    [4, () => {
      const [verb, said, classes] = chance.of(aucun);
      let word = noun(chance, ...classes);
      while (word.mass || word.pluralOnly || word.frPluralEnMass) word = noun(chance, ...classes);
      const single_ = np(chance, word, 'zero', { plural: false });
      const many = np(chance, word, 'zero', { plural: true });
      const none = group(word.gender === 'f' ? 'aucune' : 'aucun', 'any');
      const keys = single_.phrase.f[0]?.keys ?? [];
      return end(clause(subject, { fr: verb, en: said, after: join(none, { f: single_.phrase.f, e: many.phrase.e.map((token) => ({ ...token, keys })) }) }, { time: /^(avoir|connaître)$/.test(verb) && time === 'past' ? 'imperfect' : time, negation: 'aucun' }));
    }],
    [3, () => {
      const [verb, said, classes] = chance.of([['aimer', 'like', ['food', 'drink', 'sport']], ['manger', 'eat', ['food']], ['connaître', 'know', ['family']], ['avoir', 'have', ['object', 'pet', 'family']], ['voir', 'see', ['family', 'animal']], ['acheter', 'buy', ['food', 'clothing']], ['vouloir', 'want', ['food', 'drink']]] as readonly (readonly [string, string, readonly NounClass[]])[]);
      const det: Det = verb === 'aimer' ? 'generic' : verb === 'manger' || verb === 'avoir' || verb === 'vouloir' || verb === 'acheter' ? 'zero' : classes[0] === 'family' ? 'possessive' : 'definite';
      const plural = chance.is(0.3) || verb === 'avoir';
      const item = (): Entity => { const word = noun(chance, ...classes); return np(chance, word, det, { plural: det === 'zero' ? !word.mass : plural, owner: ownerOf(subject) }); };
      const [a, b] = [item(), item()];
      if (a.phrase.f.at(-1)?.text === b.phrase.f.at(-1)?.text) return denying(chance);
      return end(clause(subject, { fr: verb, en: said, after: join(group('ni', 'neither'), a.phrase, group('ni', 'nor'), b.phrase) }, { time: /^(avoir|aimer|connaître|vouloir)$/.test(verb) && time !== 'present' ? 'imperfect' : time, negation: 'ne' }));
    }],
    [2.5, () => { const doing = act(chance, subject, true); const either = group('non plus', 'either'); return end(clause(subject, doing, { time, negation: 'pas', tail: either })); }],
    [2.5, () => { const doing = act(chance, subject, true); return end(clause(subject, doing, { time: 'past', negation: 'pas encore' })); }],
    [3, () => { const doing = act(chance, subject, true); return end(clause(subject, doing, { time: chance.of(['present', 'past', 'future'] as const), negation: 'jamais' })); }],
    [3, () => { const doing = act(chance, subject, true); return end(clause(subject, doing, { time: chance.of(['present', 'present', 'future'] as const), negation: 'plus' })); }],
    [2, () => { const doing = withObject(chance, subject); return doing.clitic || doing.reflexive || doing.stative ? denying(chance) : end(clause(subject, doing, { time: chance.of(['present', 'past'] as const), negation: 'que' })); }],
    [2, () => { const [verb, said] = chance.of(pairsOf('voir=see;rencontrer=meet;inviter=invite;entendre=hear;reconnaître=recognise;appeler=call;attendre=wait for;écouter=listen to')); return end(clause(subject, { fr: verb, en: said }, { time, negation: 'personne', tail: time === 'past' && chance.is(0.4) ? any(chance, pairsOf('à la fête=at the party;dans la rue=in the street;hier=yesterday;ce matin=this morning')) : null })); }],
    [2, () => { const [verb, said] = chance.of(pairsOf('dire=say;faire=do;manger=eat;voir=see;acheter=buy;comprendre=understand;trouver=find;oublier=forget;entendre=hear;perdre=lose;boire=drink;apprendre=learn;changer=change;préparer=prepare;décider=decide;payer=pay')); return end(clause(subject, { fr: verb, en: said }, { time: time === 'present' && /^(payer|décider)$/.test(verb) ? 'past' : time, negation: 'rien', tail: time === 'past' && chance.is(0.4) ? any(chance, pairsOf('hier=yesterday;ce matin=this morning;depuis hier=since yesterday;aujourd\'hui=today').filter(([f]) => !/depuis/.test(f))) : null })); }],
  ])();
};

// Adverbs between auxiliary and participle

const between: Pattern = (chance) => {
  const subject = somebody(chance);
  const time: Time = chance.weighted([[6, 'past'], [1.5, 'pluperfect']] as const);
  const [fr_, en_, where] = chance.of([['enfin', 'finally', 'before'], ['déjà', 'already', 'perfect'], ['toujours', 'always', 'perfect'], ['vraiment', 'really', 'before'], ['souvent', 'often', 'perfect'], ['vite', 'quickly', 'after'], ['aussi', 'also', 'before'], ['même', 'even', 'before'], ['peut-être', 'perhaps', 'first'], ['encore', 'again', 'after'], ['vite', 'quickly', 'after'], ['aussi', 'also', 'before'], ['rapidement', 'quickly', 'after'], ['déjà', 'already', 'perfect'], ['enfin', 'finally', 'before'], ['soudain', 'suddenly', 'before'], ['beaucoup', 'a lot', 'plain'], ['trop', 'too much', 'plain'], ['bien', 'well', 'plain'], ['mal', 'badly', 'plain'], ['très bien', 'very well', 'plain'], ['assez', 'enough', 'plain'], ['peu', 'little', 'plain'], ['mieux', 'better', 'plain']] as const);
  if (where === 'plain') {
    const [verb, said] = chance.of(/^(beaucoup|trop|assez|peu)$/.test(fr_) ? pairsOf('manger=eat;dormir=sleep;travailler=work;boire=drink;parler=talk;lire=read;courir=run;voyager=travel;pleurer=cry;marcher=walk;étudier=study;attendre=wait;jouer=play;danser=dance;dépenser=spend;rire=laugh') : pairsOf('manger=eat;dormir=sleep;travailler=work;chanter=sing;danser=dance;jouer=play;nager=swim;cuisiner=cook;écrire=write;répondre=answer'));
    const wait = /^(attendre|pleurer|courir|marcher)$/.test(verb) && fr_ === 'peu';
    if (wait) return between(chance);
    return end(clause(subject, { fr: verb, en: said }, { time, negation: /^(bien|assez|beaucoup)$/.test(fr_) && time === 'past' && chance.is(0.3) ? 'pas' : null, ...after(fr_, en_), ...(time === 'past' && chance.is(0.4) ? ((made, when) => ({ frequency: made.frequency ?? null, tail: join(made.tail, when) }))(after(fr_, en_), pastTime(chance)) : {}) }));
  }
  const doing = act(chance, subject);
  if (where === 'after') return end(clause(subject, doing, { time, ...after(fr_, en_) }));
  if (where === 'first') { const made = group(fr_, en_); const rest = clause(subject, doing, { time, frequency: { f: made.f, e: [] } }); return end({ f: rest.f, e: [...made.e, ...rest.e] }); }
  return end(clause(subject, doing, { time, ...(where === 'perfect' && time === 'past' ? { said: 'perfect' as const } : {}), frequency: group(fr_, en_) }));
};

const patterns: readonly (readonly [weight: number, pattern: Pattern])[] = [
  [6, being], [6, havingHad], [7, goingOn], [5, habitual], [5, hadDone], [6, whenThen], [6, ifs], [6, duration], [5, aspects], [7, necessity], [5, moodTo], [7, causing], [8, asking], [7, governed], [7, linking], [10, clitics], [7, chained], [9, commanding], [12, selfish], [9, denying], [5, between],
];
/** Il a été malade. Quand j'aurai le temps, j'irai. Rends-le-moi. Personne ne l'a vu. */
export const verbal: Pattern = (chance) => chance.weighted(patterns)(chance);

/** Moulds as in templates.ts. */
export const verbMoulds = `
je ne sais pas=I do not know / je ne comprends pas=I do not understand / elle ne vient pas=she is not coming / je n'aime pas ça=I do not like that|,=,|moi non plus=me neither .
je t'ai dit=I told you / il m'a dit=he told me / elle nous a dit=she told us / nous lui avons dit=we told him / je leur ai dit=I told them|de=to|partir=leave / attendre=wait / rester=stay / venir=come|= / tout de suite=right away / avant midi=before noon .
si on=what if we|mangeait=ate / restait=stayed / dînait=had dinner / se promenait=went for a walk / jouait=played|dehors=outside / ensemble=together / dans le jardin=in the garden|ce soir=this evening / demain=tomorrow / = ?
j'ai presque=I have almost / il a presque=he has almost / nous avons presque=we have almost / elle a presque=she has almost / ils ont presque=they have almost / tu as presque=you have almost|fini=finished / terminé=finished / lu=read / oublié=forgotten|ce livre=this book / cet exercice=this exercise / cette histoire=this story .
j'ai presque=I have almost / il a presque=he has almost / nous avons presque=we have almost / elle a presque=she has almost|fini=finished / réussi=succeeded / tout mangé=eaten everything / tout compris=understood everything / tout vendu=sold everything .
je l'ai=I have / il l'a=he has / elle l'a=she has / nous l'avons=we have / tu l'as=you have / ils l'ont=they have|déjà=already|dit=said it / expliqué=explained it / montré=shown it|cent fois=a hundred times / plusieurs fois=several times / deux fois=twice .
il s'est fait mal=he hurt himself / je me suis fait mal=I hurt myself / elle s'est fait mal=she hurt herself / tu t'es fait mal=you hurt yourself / ils se sont fait mal=they hurt themselves|en=|tombant dans l'escalier=falling down the stairs / jouant au football=playing football / courant=running / sautant du mur=jumping off the wall / travaillant dans le jardin=working in the garden / descendant du bus=getting off the bus .
j'ai appris=I learnt / il a appris=he learnt / elle apprend=she learns / on apprend=we learn / nous avons appris=we learnt|le français=French / beaucoup de choses=a lot of things / à cuisiner=to cook / l'anglais=English|en=by|regardant des films=watching films / écoutant la radio=listening to the radio / lisant des livres=reading books / parlant avec des gens=talking to people / voyageant=travelling / travaillant à l'étranger=working abroad .
il gagne sa vie=he earns his living / elle gagne sa vie=she earns her living / je gagne ma vie=I earn my living / nous gagnons notre vie=we earn our living|en=by|vendant des fruits=selling fruit / écrivant des livres=writing books / donnant des cours=giving lessons / réparant des vélos=repairing bikes / chantant=singing / gardant des enfants=looking after children .
on ne peut pas=you cannot / je ne peux pas=I cannot / il ne peut pas=he cannot / nous ne pouvons pas=we cannot|conduire=drive / travailler=work / vivre=live / partir=leave / cuisiner=cook / dormir=sleep|sans=without|argent=money / aide=help / lunettes=glasses / toi=you / lui=him / réfléchir=thinking / musique=music .
c'est moi qui=I am the one who / c'est lui qui=he is the one who / c'est elle qui=she is the one who / c'est mon père qui=my father is the one who / c'est {name} qui={name} is the one who|a préparé le dîner=prepared dinner / a cassé la fenêtre=broke the window / a gagné=won / m'a aidé=helped me / a téléphoné=phoned / l'a dit=said it / s'occupe du chien=looks after the dog .
je n'en peux plus=I cannot take any more / je m'en vais=I am leaving / je m'en occupe=I will take care of it / ça ne fait rien=it does not matter / je n'y peux rien=there is nothing I can do about it / ne t'en fais pas=do not worry / ne vous en faites pas=do not worry / je n'y comprends rien=I do not understand anything about it / je m'en souviens=I remember it / je ne m'en souviens plus=I do not remember it any more / il s'en moque=he does not care / j'en ai assez=I have had enough / j'en ai besoin=I need it / j'en suis sûr=I am sure of it / je m'y habitue=I am getting used to it .
va-t'en=go away / allez-vous-en=go away / allons-nous-en=let us go / ne t'en va pas=do not go away / ne vous en allez pas=do not go away / souviens-toi=remember / méfie-toi=be careful / taisez-vous=be quiet / tais-toi=be quiet / servez-vous=help yourselves / sers-toi=help yourself / sois sage=be good / soyez prudents=be careful / n'aie pas peur=do not be afraid / n'ayez pas peur=do not be afraid / sois patient=be patient / ne soyez pas tristes=do not be sad / ne sois pas en retard=do not be late / sache-le=know it / amusez-vous bien=have fun / amuse-toi bien=have fun / repose-toi bien=have a good rest|=  / maintenant=now / =  / s'il te plaît=please !
tout le monde le=everyone|sait=knows / dit=says so / croit=believes it / fait=does it / connaît=knows him / voit=sees it / veut=wants it / comprend=understands it|=  / ici=here / maintenant=now / dans le village=in the village .
il n'y a=there is|personne=nobody / rien=nothing / plus personne=nobody left / plus rien=nothing left / aucun problème=no problem / aucune place=no room|= / dans la rue=in the street / à la maison=at home / ici=here .
il n'y avait=there was|personne=nobody / rien=nothing / plus personne=nobody left / plus rien=nothing left / aucun bruit=no noise / aucune lumière=no light|= / dans la rue=in the street / à la maison=at home / dans le magasin=in the shop / sur la place=in the square .
`;
