// Reflexive and reciprocal verbs.
import type { Chance } from '../chance.ts';
import { clause, infinitive, type Negation, type Predicate, type Time } from '../clause.ts';
import { futureTime, habitTime, pastTime, say } from '../frames.ts';
import type { NounClass } from '../lexicon/types.ts';
import { type Entity, noun, np, ownerOf, pronoun, relative, selfOf, somebody, } from '../nominal.ts';
import { empty, en, fr, join, pairsOf, type Phrase } from '../phrase.ts';
import { end, type Pattern } from '../statements.ts';
import { thing, whom } from './participants.ts';
import type { Pair } from './predicates.ts';

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
export const selfish: Pattern = (chance) => {
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
