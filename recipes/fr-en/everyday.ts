// The set scenes of a first textbook: names, time, dates, weather, prices, numbers, greetings, opinions, two clauses together.
import type { Chance } from './chance.ts';
import { clause, infinitive, type Predicate, type Time } from './clause.ts';
import { action, futureTime, habitTime, pastTime, placed, placeAt, plain, say, state, timeOfDay, timing, word, words } from './frames.ts';
import { cityName, code, familyName, firstName, mail, phoneNumber, site } from './invention.ts';
import { adverbs } from './lexicon/adverbs.ts';
import { months, regionsAndPlaces, weekdays } from './lexicon/names.ts';
import type { NounClass } from './lexicon/types.ts';
import { counting, english, french, ordinal } from './morphology.ts';
import { agree, anyPronoun, belonging, cityPhrase, countryPhrase, type Entity, measure, named, moodOf, noun, np, personAdjective, pronoun, quantity, relative, somebody, suiting } from './nominal.ts';
import { comma, en, fr, group, join, order, type Phrase, same } from './phrase.ts';
import { end, infinitivePhrase, modalClause, type Pattern, type Sentence } from './statements.ts';
import { schedule, scheduled, way, wh, yesNo } from './questions.ts';

type Two = readonly (readonly [string, string])[];
const given = (chance: Chance, gender: 'm' | 'f'): Phrase => {
  const [french, english] = firstName(chance, gender);
  return group(french, english);
};
const oneOf = (chance: Chance, list: Two): Phrase => word(...chance.of(list));

/** Je m'appelle Léa. Mon frère s'appelle Tom. Voici Madame Petit. J'habite 12, rue Victor-Hugo. */
export const names: Pattern = (chance) => {
  const name = (gender: 'm' | 'f' = chance.is(0.5) ? 'f' : 'm'): Phrase => {
    const first = given(chance, gender);
    if (chance.is(0.72)) return first;
    const family = familyName(chance);
    return join(first, group(family, family));
  };
  const family = (): Phrase => ((one) => group(one, one))(familyName(chance));
  return chance.weighted<() => Sentence>([
    [4, () => { const who = chance.weighted([[6, ['je', 'me', 'appelle', 'my']], [1.5, ['tu', 'te', 'appelles', 'your']], [2.4, ['il', 'se', 'appelle', 'his']], [2.4, ['elle', 'se', 'appelle', 'her']], [1, ['vous', 'vous', 'appelez', 'your']]] as const); const subject = group(who[0], who[3]); const call = group(`${who[1]} ${who[2]}`, 'name is'); return end(join(subject, call, name())); }],
    [2, () => { const who = chance.is(0.75) ? relative(chance, { plural: false }) : np(chance, noun(chance, 'pet', 'person', 'profession', 'shop', 'place'), chance.of(['possessive', 'definite'] as const)); if (who.plural || !who.human) { const is = group('se appelle', 'is called'); return end(join(who.phrase, who.plural ? group('se appellent', 'are called') : is, who.plural ? join(name(), group('et', 'and'), name()) : name())); } return end(join(who.phrase, group('se appelle', 'is called'), name(who.gender))); }],
    [2, () => end(join(group('je', 'I'), group('suis', 'am'), chance.is(0.25) ? join(word(...chance.of([['Madame', 'Mrs'], ['Monsieur', 'Mr']] as const)), family()) : name()))],
    [1.2, () => end(join(group('mon', 'my'), group('nom', 'name'), group('est', 'is'), chance.is(0.5) ? family() : name()))],
    [0.8, () => end(join(group('mon', 'my'), group('prénom', 'first name'), group('est', 'is'), name()))],
    [1.4, () => { const [a, b] = chance.of([['voici', 'here is'], ['c\'est', 'this is'], ['je vous présente', 'this is'], ['voilà', 'here is']] as const); return end(join(group(a, b), chance.is(0.4) ? join(relative(chance, { plural: false, owner: { fr: 0, en: 'my' } }).phrase, comma(), name()) : chance.is(0.3) ? join(word(...chance.of([['Madame', 'Mrs'], ['Monsieur', 'Mr']] as const)), family()) : name())); }],
    [0.8, () => { const ami = chance.is(0.5) ? group('mon ami', 'my friend') : group('mon amie', 'my friend'); return end(join(chance.is(0.4) ? group('c\'est', 'this is') : group('voici', 'here is'), ami, name())); }],
    [0.6, () => { const who = word(...chance.of([['vous êtes', 'are you'], ['tu es', 'are you'], ['êtes-vous', 'are you'], ['es-tu', 'are you']] as const)); return end(join(who, chance.is(0.5) ? join(word(...chance.of([['Madame', 'Mrs'], ['Monsieur', 'Mr']] as const)), family()) : name()), '?'); }],
    [0.8, () => { const kind = chance.of([['rue', 'rue'], ['avenue', 'avenue'], ['boulevard', 'boulevard'], ['place', 'place']] as const)[0]; const street = `${kind} ${chance.weighted([[3, () => `${firstName(chance, 'm')[0]}-${familyName(chance)}`], [3, () => `de ${cityName(chance)[0]}`], [2, () => chance.of(['de la Paix', 'de la République', 'de la Gare', 'du Marché', 'des Fleurs', 'Victor-Hugo', 'de l\'Église', 'du Château', 'des Écoles'])]] as const)()}`; const n = `${chance.whole(1, 299)}`; const subject = anyPronoun(chance); return end(clause(subject, { fr: 'habiter', en: 'live', after: join(group('', 'at'), group(n, n), chance.is(0.4) ? comma() : null, group(street, street)) }, {})); }],
    [1.2, () => end(join(oneOf(chance, [['mon adresse est', 'my address is'], ['mon e-mail est', 'my e-mail is'], ['mon adresse e-mail est', 'my e-mail address is'], ['son adresse est', 'his address is'], ['écris à', 'write to'], ['écrivez à', 'write to'], ['contactez', 'contact'], ['envoyez un message à', 'send a message to'], ['répondez à', 'reply to']]), same(mail(chance))))],
    [0.6, () => end(join(oneOf(chance, [['le code est', 'the code is'], ['le mot de passe est', 'the password is'], ['son code est', 'his code is'], ['mon identifiant est', 'my user name is']]), same(code(chance))))],
    [0.3, () => end(join(oneOf(chance, [['le site est', 'the website is'], ['notre site est', 'our website is'], ['allez sur', 'go to'], ['regarde sur', 'look on']]), same(site(chance))))],
    [0.9, () => end(join(oneOf(chance, [['mon numéro de téléphone est le', 'my phone number is'], ['mon numéro est le', 'my number is'], ['c\'est le', 'it is'], ['son numéro est le', 'his number is'], ['appelez le', 'call'], ['le numéro est le', 'the number is']]), ((one) => group(one, one))(phoneNumber(chance))))],
    [1, () => { const [a, b] = chance.of([['le restaurant', 'the restaurant'], ['l\'hôtel', 'the hotel'], ['le film', 'the film'], ['le livre', 'the book'], ['mon chien', 'my dog'], ['mon chat', 'my cat'], ['le village', 'the village'], ['notre école', 'our school'], ['la ville', 'the town'], ['la rue', 'the street'], ['le café', 'the café'], ['sa fille', 'his daughter'], ['leur bébé', 'their baby']] as const); return end(join(group(a, b), group('se appelle', 'is called'), chance.is(0.5) ? name() : family())); }],
    [0.7, () => { const town = cityName(chance); return end(join(word(...town), group('est', 'is'), chance.is(0.4) ? join(group('une', 'a'), ((v, q) => order([v, q], [q, v]))(group('ville', 'city'), oneOf(chance, [['magnifique', 'magnificent'], ['intéressante', 'interesting'], ['moderne', 'modern'], ['calme', 'quiet'], ['touristique', 'touristy']]))) : join(group('une', 'a'), oneOf(chance, [['belle', 'beautiful'], ['grande', 'big'], ['petite', 'small'], ['vieille', 'old'], ['jolie', 'pretty']]), group('ville', chance.is(0.5) ? 'city' : 'city')), chance.is(0.3) ? countryPhrase(chance, 'in') : null)); }],
    [0.8, () => { const d = chance.whole(1, 999); const [a, b] = [cityName(chance), cityName(chance)]; return end(join(word(...a), group('est', 'is'), group('à', ''), group(`${d}`, `${d}`), group(d > 1 ? 'kilomètres' : 'kilomètre', d > 1 ? 'kilometres' : 'kilometre'), group('de', 'from'), word(...b))); }],
    [0.7, () => { const made = oneOf(chance, [['une voiture', 'a car'], ['un ordinateur', 'a computer'], ['un téléphone', 'a phone'], ['une montre', 'a watch'], ['un vélo', 'a bike']]); const brand = familyName(chance); return end(clause(somebody(chance), { fr: 'avoir', en: 'have', after: ((b) => order([made, b], [{ f: [], e: made.e.slice(0, 1).map((token) => ({ ...token, text: english.indefinite(brand) })) }, b, { f: [], e: made.e.slice(1) }]))(group(brand, brand)) }, {})); }],
  ])();
};

/** Il est dix heures. Le film commence à 20 h 30. C'est le 14 juillet. Nous sommes lundi. */
export const timeAndDate: Pattern = (chance) => {
  const month = chance.of(months);
  const day = chance.of(weekdays);
  const n = chance.whole(1, 31);
  const words = chance.is(0.25);
  const number = n === 1 ? '1er' : words ? french.numberWords(n) : `${n}`;
  // le 14 juillet / 14 July
  const date = (article = true): Phrase => join(article ? fr('LE') : null, group(number === '1er' && chance.is(0.3) ? 'premier' : number, words && n > 1 ? `${n}` : `${n}`), group(month.fr, month.en));
  return chance.weighted<() => Sentence>([
    [5, () => { const [a, b] = timeOfDay(chance); return end(join(group('il', 'it'), group('est', 'is'), group(a, b))); }],
    [1, () => { const [a, b] = timeOfDay(chance); const kind = chance.of(['event', 'vehicle', 'shop'] as const); const it = np(chance, chance.of(scheduled[kind]), 'definite'); const [verb, said, etre] = chance.of<readonly [string, string, boolean]>(schedule[kind]); return end(clause(it, { fr: verb, en: said, etre, after: join(group('à', 'at'), group(a, b)) }, { time: chance.weighted([[6, 'present'], [1, 'past'], [1, 'future']] as const) })); }],
    [2, () => { const [a, b] = timeOfDay(chance); const subject = somebody(chance); const what = plain(chance, subject); if (what.bound) return timeAndDate(chance); return end(clause(subject, what, { time: what.stative ? 'present' : chance.weighted([[6, 'present'], [2, 'past'], [1, 'going']] as const), tail: join(group('à', 'at'), group(a, b)) })); }],
    [1, () => { const subject = somebody(chance); const [verb, said] = chance.of([['lever', 'get up'], ['coucher', 'go to bed'], ['réveiller', 'wake up'], ['laver', 'wash']] as const); const [a, b] = timeOfDay(chance); return end(clause(subject, { fr: verb, en: said, reflexive: true, after: join(group('à', 'at'), group(a, b)) }, { time: chance.weighted([[6, 'present'], [2, 'past']] as const), frequency: null })); }],
    [2, () => { const it = chance.of([['nous sommes', 'it is'], ['on est', 'it is'], ['c\'est', 'it is'], ['aujourd\'hui, c\'est', 'today is']] as const); return end(join(word(...it), chance.is(0.4) ? group(day.fr, day.en) : chance.is(0.5) ? join(fr('LE'), group(day.fr, day.en), en(''), date(false)) : date())); }],
    [1.4, () => { const subject = chance.is(0.5) ? group('mon anniversaire', 'my birthday') : relativeBirthday(chance); return end(join(subject, group('est', 'is'), group('', 'on'), date())); }],
    [1, () => { const subject = somebody(chance); const year = `${chance.whole(1920, 2022)}`; const verb = group(`${french.conjugate('être', 'present', subject.person)} ${french.agree('né', subject.gender, subject.plural)}`, `${/^(I|he|she|it)$/.test(subject.enPerson) ? 'was' : 'were'} born`); return end(join(subject.phrase, verb, group('', 'on'), date(), chance.is(0.6) ? group(year, year) : null)); }],
    [1, () => { const subject = somebody(chance); const what = chance.is(0.5) ? placed(chance) : plain(chance, subject); if (what.stative || what.bound) return timeAndDate(chance); const when = chance.weighted<() => Phrase>([[2, () => join(group('', 'on'), group(day.fr, day.en))], [1, () => join(group('', 'on'), date())], [1.5, () => join(group('en', 'in'), group(month.fr, month.en))], [1, () => ((year) => join(group('en', 'in'), group(year, year)))(`${chance.whole(1900, 2060)}`)]])(); return end(clause(subject, what, { time: chance.of(['past', 'going', 'future'] as const), tail: when })); }],
    [0.8, () => end(join(oneOf(chance, [['hier', 'yesterday'], ['demain', 'tomorrow'], ['aujourd\'hui', 'today']]), oneOf(chance, [['c\'était', 'was']]).f.length ? comma().f.length ? join() : join() : join(), group('', ''), group('c\'est', 'is'), group(day.fr, day.en)).e[0]?.text === 'yesterday' ? join(group('hier', 'yesterday'), fr(','), group('c\'était', 'was'), group(day.fr, day.en)) : join(group('demain', 'tomorrow'), fr(','), group('c\'est', 'is'), group(day.fr, day.en)))],
    [0.7, () => { const [a, b] = [chance.of(weekdays), chance.of(weekdays)]; const it = np(chance, noun(chance, 'shop', 'building'), 'definite'); return end(clause(it, { fr: 'être', en: 'be', after: join(group(agree(chance.of(['ouvert', 'fermé']), it), '').f[0]?.text.startsWith('ou') ? group(agree('ouvert', it), 'open') : group(agree('fermé', it), 'closed'), chance.is(0.5) ? join(group('de', 'from'), group(a.fr, a.en), group('à', 'to'), group(b.fr, b.en)) : group(`le ${a.fr}`, `on ${a.en}s`)) }, {})); }],
    [0.8, () => { const year = `${chance.whole(1000, 2060)}`; return end(join(oneOf(chance, [['c\'était en', 'it was in'], ['nous sommes en', 'it is'], ['la maison date de', 'the house dates from'], ['c\'est l\'année', 'it is the year']]), group(year, year))); }],
    [0.8, () => { const hours = chance.whole(1, 24); const unit = chance.of([['heure', 'hour', 'f'], ['minute', 'minute', 'f'], ['jour', 'day', 'm'], ['semaine', 'week', 'f'], ['an', 'year', 'm']] as const); const amount = (d: boolean): Phrase => join(group(d ? `${hours}` : counting(hours, unit[2]), d ? `${hours}` : english.numberWords(hours)), group(hours > 1 ? `${unit[0]}s` : unit[0], hours > 1 ? `${unit[1]}s` : unit[1])); const subject = somebody(chance); const digits = chance.is(0.4); return end(chance.is(0.5) ? clause(subject, lasting(chance), { time: 'past', tail: join(group('pendant', 'for'), amount(digits)) }) : sinceClause(chance, subject, amount(digits))); }],
  ])();
};
const lasting = (chance: Chance): Predicate => {
  const [verb, said] = chance.of([['travailler', 'work'], ['dormir', 'sleep'], ['étudier', 'study'], ['marcher', 'walk'], ['attendre', 'wait'], ['nager', 'swim'], ['voyager', 'travel'], ['danser', 'dance'], ['parler', 'talk'], ['regarder la télévision', 'watch television'], ['lire', 'read'], ['jouer au tennis', 'play tennis'], ['cuisiner', 'cook'], ['conduire', 'drive'], ['chanter', 'sing'], ['courir', 'run']] as const);
  return { fr: verb, en: said };
};
/** J'habite ici depuis trois ans / I have lived here for three years. */
function sinceClause(chance: Chance, subject: Entity, amount: Phrase): Phrase {
  const [verb, participle, after] = chance.of([['habiter', 'lived', ['ici', 'here']], ['habiter', 'lived', ['à Paris', 'in Paris']], ['travailler', 'worked', ['ici', 'here']], ['apprendre', 'learned', ['le français', 'French']], ['étudier', 'studied', ['l\'anglais', 'English']], ['connaître', 'known', ['Paul', 'Paul']], ['être', 'been', ['ici', 'here']], ['être', 'been', ['en France', 'in France']], ['jouer', 'played', ['du piano', 'the piano']]] as const);
  const has = /^(he|she|it)$/.test(subject.enPerson) ? 'has' : 'have';
  return join(subject.phrase, group(french.conjugate(verb, 'present', subject.person), `${has} ${participle}`), word(...after), group('depuis', 'for'), amount);
}
function relativeBirthday(chance: Chance): Phrase {
  const who = chance.is(0.5) ? named(chance, true) : relative(chance, { plural: false });
  const day = group('anniversaire', 'birthday');
  const last = who.phrase.e.length - 1;
  return order([fr('LE'), day, fr('de'), who.phrase], [{ f: [], e: who.phrase.e.map((token, i) => (i === last ? { ...token, text: `${token.text}'s` } : token)) }, day]);
}

const weatherNow: Two = [['il fait beau', 'the weather is nice'], ['il fait froid', 'it is cold'], ['il fait chaud', 'it is hot'], ['il fait mauvais', 'the weather is bad'], ['il pleut', 'it is raining'], ['il neige', 'it is snowing'], ['il y a du soleil', 'it is sunny'], ['il y a du vent', 'it is windy'], ['il y a des nuages', 'it is cloudy'], ['il y a du brouillard', 'it is foggy'], ['il fait gris', 'it is grey'], ['il fait nuit', 'it is dark'], ['il fait doux', 'it is mild'], ['il fait frais', 'it is cool'], ['il y a un orage', 'there is a storm'], ['le soleil brille', 'the sun is shining'], ['il gèle', 'it is freezing'], ['il fait très froid', 'it is very cold'], ['il fait très chaud', 'it is very hot'], ['il fait trop chaud', 'it is too hot'], ['il ne fait pas froid', 'it is not cold'], ['il ne pleut pas', 'it is not raining'], ['il ne fait pas beau', 'the weather is not nice'], ['il fait très beau', 'the weather is very nice'], ['il pleut beaucoup', 'it is raining a lot'], ['il y a beaucoup de vent', 'it is very windy'], ['il fait jour', 'it is light'], ['il ne neige pas', 'it is not snowing'], ['le ciel est bleu', 'the sky is blue'], ['le ciel est gris', 'the sky is grey'], ['il y a de la neige', 'there is some snow'], ['il y a de l\'orage', 'it is stormy']];
const weatherHabit: Two = [['il fait chaud', 'it is hot'], ['il fait froid', 'it is cold'], ['il pleut souvent', 'it often rains'], ['il neige', 'it snows'], ['il pleut', 'it rains'], ['il fait beau', 'the weather is nice'], ['il pleut beaucoup', 'it rains a lot'], ['il ne neige jamais', 'it never snows'], ['il fait très chaud', 'it is very hot'], ['il neige souvent', 'it often snows'], ['il y a du vent', 'it is windy'], ['il ne pleut pas', 'it does not rain']];
const weatherThen: Two = [['il faisait beau', 'the weather was nice'], ['il faisait froid', 'it was cold'], ['il faisait chaud', 'it was hot'], ['il pleuvait', 'it was raining'], ['il neigeait', 'it was snowing'], ['il a plu', 'it rained'], ['il a neigé', 'it snowed'], ['il y avait du vent', 'it was windy'], ['il y avait du soleil', 'it was sunny'], ['il faisait mauvais', 'the weather was bad'], ['il n\'a pas plu', 'it did not rain'], ['il a fait beau', 'the weather was nice'], ['il a fait froid', 'it was cold']];
const weatherLater: Two = [['il va pleuvoir', 'it is going to rain'], ['il va neiger', 'it is going to snow'], ['il va faire beau', 'the weather is going to be nice'], ['il va faire froid', 'it is going to be cold'], ['il va faire chaud', 'it is going to be hot'], ['il fera beau', 'the weather will be nice'], ['il fera froid', 'it will be cold'], ['il fera chaud', 'it will be hot'], ['il pleuvra', 'it will rain'], ['il neigera', 'it will snow'], ['il y aura du soleil', 'it will be sunny'], ['il y aura du vent', 'it will be windy'], ['il ne va pas pleuvoir', 'it is not going to rain']];
const scene = (chance: Chance): Phrase => (chance.is(0.45) ? cityPhrase(chance, 'in') : chance.is(0.6) ? countryPhrase(chance, 'in') : say(...chance.of([['ici', 'here'], ['dehors', 'outside'], ['à la montagne', 'in the mountains'], ['dans le sud', 'in the south'], ['dans le nord', 'in the north'], ['chez nous', 'at our house']] as const)));
/** Il fait beau aujourd'hui. En hiver, il neige. */
export const weather: Pattern = (chance) => {
  const kind = chance.weighted([[5, 'now'], [2, 'habit'], [1.6, 'then'], [1.8, 'later'], [0.8, 'degrees']] as const);
  const around = (core: Phrase, tail: Phrase): Sentence => (chance.is(0.35) ? end(join(tail, chance.is(0.8) ? fr(',') : null, en(','), core)) : end(join(core, tail)));
  const season = (): Phrase => oneOf(chance, [['en été', 'in summer'], ['en hiver', 'in winter'], ['en automne', 'in autumn'], ['au printemps', 'in spring'], ['en juillet', 'in July'], ['en janvier', 'in January'], ['en août', 'in August'], ['en décembre', 'in December'], ['en mars', 'in March']]);
  if (kind === 'habit') return around(oneOf(chance, weatherHabit), chance.is(0.75) ? season() : scene(chance));
  if (kind === 'then') return around(oneOf(chance, weatherThen), pastTime(chance));
  if (kind === 'later') return around(oneOf(chance, weatherLater), futureTime(chance));
  if (kind === 'degrees') { const n = chance.whole(-15, 42); return end(join(group('il', 'it'), group('fait', 'is'), group(n < 0 ? `moins ${-n}` : `${n}`, n < 0 ? `minus ${-n}` : `${n}`), group('degrés', 'degrees'), chance.is(0.5) ? scene(chance) : null)); }
  const core = oneOf(chance, weatherNow);
  return chance.is(0.45) ? end(core) : around(core, chance.is(0.6) ? oneOf(chance, [['aujourd\'hui', 'today'], ['ce matin', 'this morning'], ['ce soir', 'this evening'], ['maintenant', 'now'], ['dehors', 'outside'], ['en ce moment', 'at the moment']]) : scene(chance));
};

/** Ça coûte dix euros. C'est 3,50 €. J'ai vingt livres. Deux et deux font quatre. */
export const numbers: Pattern = (chance) => {
  const n = chance.weighted([[5, () => chance.whole(0, 20)], [4, () => chance.whole(21, 100)], [3, () => chance.whole(101, 1000)], [1.5, () => chance.whole(1001, 99999)]] as const)();
  const spelt = n <= 1000 && chance.is(0.5);
  const number = (one: number, gender: 'm' | 'f' = 'm', inWords = spelt): Phrase => (inWords && one <= 1000 ? group(counting(one, gender), english.numberWords(one)) : group(`${one}`, `${one}`));
  const euros = (): Phrase => chance.weighted<() => Phrase>([[5, () => join(number(n), group(n > 1 ? 'euros' : 'euro', n === 1 ? 'euro' : 'euros'))], [2, () => { const cents = String(chance.whole(1, 99)).padStart(2, '0'); const whole = chance.whole(0, 200); return chance.is(0.5) ? join(group(`${whole},${cents}`, `${whole}.${cents}`), group('euros', 'euros')) : group(`${whole},${cents} €`, `€${whole}.${cents}`); }], [1, () => group(`${n} €`, `€${n}`)]])();
  return chance.weighted<() => Sentence>([
    [3, () => end(join(oneOf(chance, [['ça coûte', 'it costs'], ['ça fait', 'that is'], ['c\'est', 'it is'], ['cela coûte', 'it costs'], ['le prix est de', 'the price is']]), euros()))],
    [2, () => { const it = np(chance, noun(chance, 'clothing', 'object', 'food', 'readable', 'toy', 'furniture', 'vehicle'), chance.of(['definite', 'demonstrative'] as const), { plural: chance.is(0.25), adjective: 0.1 }); return end(clause(it, { fr: 'coûter', en: 'cost', after: euros() }, { time: chance.is(0.85) ? 'present' : 'past' })); }],
    [1.6, () => { const thing = noun(chance, 'object', 'schoolThing', 'food', 'clothing', 'animal', 'toy', 'readable'); if (thing.mass || thing.pluralOnly || thing.frPluralEnMass) return numbers(chance); const k = Math.max(2, n); const counted = np(chance, thing, 'zero', { plural: true }); return end(counted.enPerson === 'they' && chance.is(0.5) ? join(number(k, thing.gender), counted.phrase) : clause(thing.human || thing.classes[0] === 'room' || thing.classes[0] === 'building' ? pronoun(chance, 3) : somebody(chance), { fr: 'avoir', en: 'have', after: join(number(k, thing.gender), counted.phrase) }, {})); }],
    [1.4, () => ({ phrase: number(n, 'm', n <= 1000 && chance.is(0.85)), end: chance.is(0.5) ? '' : '.', fragment: true })],
    [0.8, () => { const [a, b] = [chance.whole(0, 50), chance.whole(0, 50)]; const inWords = chance.is(0.7); const plus = chance.is(0.6); const [x, y] = plus ? [a, b] : [Math.max(a, b), Math.min(a, b)]; return end(join(number(x, 'm', inWords), plus ? group(chance.of(['plus', 'et']), 'plus') : group('moins', 'minus'), number(y, 'm', inWords), group('font', 'is'), number(plus ? x + y : x - y, 'm', inWords))); }],
    [1, () => { const k = chance.whole(1, 16); const thing = noun(chance, 'building', 'room', 'readable', 'event', 'time', 'object'); const the = thing.gender === 'f' ? 'LA' : 'LE'; if (thing.mass || thing.pluralOnly) return numbers(chance); const [a, b] = ordinal(k, thing.gender); const it = join(group(the === 'LE' && k === 8 ? 'le' : the, 'the'), group(a, b), group(thing.fr, thing.en)); return chance.is(0.3) ? { phrase: it, end: '' } : end(join(group('c\'est', 'it is'), it)); }],
    [0.7, () => { const k = chance.whole(1, 16); const [a, b] = ordinal(k, 'm'); return end(clause(somebody(chance), { fr: 'habiter', en: 'live', after: join(group('à LE', 'on the'), group(a, b), group('étage', 'floor')) }, {})); }],
    [0.7, () => { const k = chance.whole(1, 300); return end(join(oneOf(chance, [['ouvrez le livre à la page', 'open the book at page'], ['c\'est à la page', 'it is on page'], ['regardez la page', 'look at page'], ['lisez la page', 'read page'], ['prenez le bus', 'take bus'], ['la chambre', 'room'], ['c\'est le numéro', 'it is number'], ['faites l\'exercice', 'do exercise'], ['le train part du quai', 'the train leaves from platform']]), number(k, 'm', chance.is(0.15)))); }],
    [0.6, () => { const k = chance.whole(40, 210); return end(chance.is(0.5) ? join(group('je', 'I'), group('mesure', 'am'), group(`1 m ${k % 100}`.replace(/ (\d)$/, ' 0$1'), `1 m ${k % 100}`.replace(/ (\d)$/, ' 0$1')), group('', 'tall')) : clause(somebody(chance), { fr: 'peser', en: 'weigh', after: join(group(`${k}`, `${k}`), group('kilos', 'kilos')) }, {})); }],
    [0.5, () => { const people = `${chance.whole(2, 999)}${chance.is(0.5) ? ' 000' : ''}`; return end(join(word(...cityName(chance)), group('a', 'has'), group(people, people), group('habitants', 'inhabitants'))); }],
  ])();
};

/** J'aime le chocolat. Je préfère le thé au café. Mon sport préféré est le tennis. */
export const tastes: Pattern = (chance) => {
  const subject = somebody(chance);
  const general = (): Phrase => { const thing = noun(chance, 'food', 'drink', 'sport', 'subject', 'animal', 'listenable', 'watchable', 'food', 'hobby', 'plant'); return np(chance, thing, 'generic', { plural: !thing.mass && thing.fr !== 'sport' && thing.fr !== 'musique' }).phrase; };
  const [verb, said] = chance.weighted([[6, ['aimer', 'like']], [2.5, ['adorer', 'love']], [2, ['détester', 'hate']], [1.5, ['préférer', 'prefer']]] as const);
  const degree = verb === 'aimer' && chance.is(0.3) ? chance.of([['beaucoup', 'a lot'], ['bien', ''], ['beaucoup', 'a lot']] as const) : null;
  return chance.weighted<() => Sentence>([
    [5, () => { const no = verb === 'aimer' && chance.is(0.35) ? chance.weighted([[6, 'pas'], [1, 'pas du tout'], [1, 'plus']] as const) : null; const what = general(); const how = degree && !no ? word(...degree) : null; return end(clause(subject, { fr: verb, en: said, stative: true, after: how && how.e.length > 0 ? order([how, what], [what, how]) : join(how, what) }, { negation: no, dropNe: chance.is(0.06), time: chance.is(0.93) ? 'present' : 'imperfect' })); }],
    [1.6, () => end(clause(subject, { fr: verb, en: said, after: join(general(), group(chance.is(0.85) ? 'et' : 'ou', chance.is(2) ? 'and' : 'or').f[0]?.text === 'ou' ? group('et', 'and') : group('et', 'and'), general()) }, {}))],
    [1.4, () => { const a = general(); const b = general(); return end(join(clause(subject, { fr: 'aimer', en: 'like', after: a }, {}), chance.is(0.5) ? comma() : null, group('mais', 'but'), clause(subject.pronoun ? again(subject) : pronounFor(subject), { fr: chance.is(0.5) ? 'détester' : 'préférer', en: 'x', after: b }, {}))).phrase.e.some((token) => token.text.startsWith('x')) ? butTastes(chance, subject, a, b) : butTastes(chance, subject, a, b); }],
    [1.2, () => { const thing = noun(chance, 'sport', 'subject', 'food', 'animal', 'readable', 'watchable', 'drink'); const cat = chance.of([['sport', 'sport', 'm', 'sport'], ['matière', 'subject', 'f', 'subject'], ['plat', 'dish', 'm', 'food'], ['animal', 'animal', 'm', 'animal'], ['boisson', 'drink', 'f', 'drink'], ['fruit', 'fruit', 'm', 'food']] as const); void thing; const pick = noun(chance, cat[3] as NounClass); const owner = chance.of([['mon', 'ma', 'my'], ['son', 'sa', 'his'], ['ton', 'ta', 'your'], ['notre', 'notre', 'our']] as const); const poss = group(cat[2] === 'f' ? owner[1] : owner[0], owner[2]); const head = group(cat[0], cat[1]); const favourite = group(cat[2] === 'f' ? 'préférée' : 'préféré', 'favourite'); const it = pick.mass ? np(chance, pick, 'generic').phrase : np(chance, pick, 'definite').phrase; return end(join(poss, order([head, favourite], [favourite, head]), group('est', 'is'), it)); }],
    [1.8, () => end(clause(subject, { fr: verb === 'détester' ? 'détester' : verb, en: said, after: verb === 'détester' || verb === 'adorer' ? infinitivePhrase(chance, subject, 'ing') : infinitivePhrase(chance, subject, 'to') }, { negation: verb === 'aimer' && chance.is(0.3) ? 'pas' : null }))],
    [1, () => { const a = noun(chance, 'drink', 'food', 'sport', 'animal'); const b = noun(chance, a.classes[0] as NounClass); if (a.fr === b.fr) return tastes(chance); return end(clause(subject, { fr: 'préférer', en: 'prefer', after: join(np(chance, a, 'generic', { plural: !a.mass }).phrase, group('à', 'to'), np(chance, b, 'generic', { plural: !b.mass }).phrase) }, {})); }],
    [0.8, () => { const what = general(); const f = what.f; void f; const you = pronoun(chance, chance.of([1, 4] as const)); return end(clause(you, { fr: chance.is(0.8) ? 'aimer' : 'préférer', en: 'like', after: what }, { question: way(chance, you) }).e.length ? clause(you, { fr: 'aimer', en: 'like', after: what }, { question: way(chance, you) }) : what, '?'); }],
    [0.8, () => { const it = np(chance, noun(chance, 'watchable', 'clothing', 'readable', 'food', 'animal', 'place', 'room', 'vehicle'), chance.of(['demonstrative', 'possessive'] as const), { plural: chance.is(0.2) }); const please = group(french.conjugate('plaire', 'present', it.person), 'like'); const who = chance.of([['me', 'I'], ['te', 'you'], ['nous', 'we'], ['leur', 'they']] as const); const to = word(...who); return end(order([it.phrase, to, please], [to, please, it.phrase])); }],
  ])();
};
function butTastes(chance: Chance, subject: Entity, a: Phrase, b: Phrase): Sentence {
  const [verb, said] = chance.of([['détester', 'hate'], ['préférer', 'prefer'], ['adorer', 'love']] as const);
  return end(join(clause(subject, { fr: 'aimer', en: 'like', after: a }, { negation: chance.is(0.4) ? 'pas' : null }), chance.is(0.4) ? comma() : null, group('mais', 'but'), clause(again(subject), { fr: verb, en: said, after: b }, {})));
}
/** A subject said again: by a pronoun. */
export function again(subject: Entity): Entity {
  if (subject.pronoun) return { ...subject, phrase: group(subject.phrase.f[0]?.text ?? '', subject.phrase.e[0]?.text ?? '') };
  return pronounFor(subject);
}
function pronounFor(subject: Entity): Entity {
  const text = subject.person === 3 ? 'nous' : subject.person === 5 ? (subject.gender === 'f' ? 'elles' : 'ils') : subject.gender === 'f' ? 'elle' : 'il';
  const said = subject.person === 3 ? 'we' : subject.enPerson;
  return { ...subject, phrase: group(text, said), pronoun: true };
}
const others = (chance: Chance, subject: Entity): Entity => (chance.is(0.55) ? again(subject) : somebody(chance));

/** Two clauses: parce que, mais, et, quand, si, donc, que, pendant que, pour. */
export const two: Pattern = (chance) => {
  const subject = somebody(chance);
  const state_ = (who: Entity): Predicate => (chance.is(0.4) ? state(chance) : ((adjective) => ({ fr: 'être', en: 'be', stative: true, after: group(agree(adjective.fr, who), adjective.en) }))(moodOf(chance)));
  const mainly = (who: Entity, time: Time, no = false): Phrase => { const what = action(chance, who, { negative: no }); return clause(who, what, { time: what.stative && time === 'past' ? 'imperfect' : time, negation: no ? 'pas' : null }); };
  return chance.weighted<() => Sentence>([
    [4, () => { const past = chance.is(0.3); const no = chance.is(0.35); const reason = others(chance, subject); const because = group('parce que', 'because'); const why = chance.weighted<() => Phrase>([[4, () => clause(reason, state_(reason), { time: past ? 'imperfect' : 'present' })], [1.2, () => oneOf(chance, past ? weatherThen : weatherNow.filter((one) => !/ciel|soleil/.test(one[0])))], [1.5, () => { const what = action(chance, reason); return clause(reason, what, { time: past ? (what.stative ? 'imperfect' : 'past') : what.stative ? 'present' : 'present' }); }]])(); return end(chance.is(0.3) ? join(clause(subject, state_(subject), { time: past ? 'imperfect' : 'present' }), because, why) : join(mainly(subject, past ? 'past' : 'present', no), because, why)); }],
    [3, () => { const but = chance.weighted([[4, ['mais', 'but']], [1.5, ['et', 'and']], [1.2, ['donc', 'so']], [0.5, ['alors', 'so']], [0.4, ['puis', 'then']]] as const); const other = others(chance, subject); const time = chance.weighted([[5, 'present'], [3, 'past'], [1, 'going']] as const); return end(join(mainly(subject, time, chance.is(0.12)), but[0] !== 'et' && chance.is(0.6) ? comma() : null, group(but[0], but[1]), mainly(other, time, but[0] === 'mais' && chance.is(0.4)))); }],
    [1.5, () => { const other = again(subject); return end(join(clause(subject, state_(subject), {}), chance.is(0.5) ? comma() : null, word(...chance.of([['mais', 'but'], ['et', 'and']] as const)), clause(other, state_(other), { negation: chance.is(0.3) ? 'pas' : null }))); }],
    [2, () => { const when = chance.is(0.6) ? group('quand', 'when') : group('si', 'if'); const kind = when.f[0]?.text === 'si'; const first = again(subject); const condition = chance.is(0.3) ? oneOf(chance, weatherNow.filter((one) => /^il (fait (beau|froid|chaud|mauvais)|pleut|neige)$/.test(one[0])).map(([a, b]) => [a, b.replace('is raining', 'rains').replace('is snowing', 'snows')] as const)) : clause(subject, state_(subject), {}); const main = mainly(first, kind ? chance.of(['future', 'present', 'going'] as const) : 'present'); return end(chance.is(0.65) ? join(when, condition, chance.is(0.85) ? fr(',') : null, en(','), main) : join(main, when, condition)); }],
    [1.3, () => { const other = somebody(chance); const acting = plain(chance, subject); const coming = plain(chance, other); if (acting.stative || coming.stative) return two(chance); return end(chance.is(0.5) ? join(clause(subject, acting, { time: 'was' }), group('quand', 'when'), clause(other, coming, { time: 'past' })) : join(group('quand', 'when'), clause(other, coming, { time: 'past' }), fr(','), en(','), clause(subject, acting, { time: 'was' }))); }],
    [0.8, () => { const other = somebody(chance); const a = plain(chance, subject); const b = plain(chance, other); if (a.stative || b.stative) return two(chance); return end(join(clause(subject, a, { time: 'was' }), group('pendant que', 'while'), clause(other, b, { time: 'was' }))); }],
    [2, () => { const who = somebody(chance); const [verb, said] = chance.weighted([[4, ['penser', 'think']], [2, ['dire', 'say']], [2, ['savoir', 'know']], [1.5, ['croire', 'think']], [1, ['espérer', 'hope']]] as const); const no = verb === 'espérer' ? false : chance.is(0.1) && verb === 'savoir'; const said_ = chance.weighted<() => Phrase>([[3, () => clause(subject, state_(subject), {})], [2, () => mainly(subject, chance.of(['present', 'future', 'going'] as const))], [2, () => qualityClause(chance)]])(); return end(join(clause(who, { fr: verb, en: said }, { negation: no ? 'pas' : null }), group('que', 'that'), said_)); }],
    [2, () => { const what = action(chance, subject, { active: true }); const time = chance.weighted([[5, 'present'], [3, 'past'], [1, 'going']] as const); return end(join(clause(subject, what, { time }), group('pour', 'to'), noTo(infinitivePhrase(chance, subject, 'bare')))); }],
    [1, () => { const what = plain(chance, subject); const [link, said] = chance.of([['avant de', 'before'], ['sans', 'without']] as const); const inner = infinitive(plain(chance, subject), subject.person, 'ing'); if (what.stative || what.bound) return two(chance); return end(join(clause(subject, what, { time: chance.of(['present', 'past'] as const) }), group(link, said), inner)); }],
    [0.7, () => { const first = again(subject); void first; const time = chance.of(['past', 'present'] as const); const a = plain(chance, subject); const b = plain(chance, subject); if (a.stative || b.stative) return two(chance); const then = word(...chance.of([['puis', 'then'], ['et puis', 'and then'], ['et', 'and'], ['ensuite', 'then']] as const)); return end(join(clause(subject, a, { time }), then.f[0]?.text === 'et' && then.f.length === 1 ? null : comma(), then, clause(again(subject), b, { time }))); }],
    [0.8, () => { const first = again(subject); return end(join(group('comme', 'as'), clause(subject, state_(subject), {}), comma(), mainly(first, 'present'))); }],
    [0.9, () => { const who = anyPronoun(chance); return end(join(clause(who, { fr: 'savoir', en: 'know' }, { negation: 'pas' }), chance.weighted<() => Phrase>([[3, () => { const it = chance.is(0.5) ? named(chance, true) : np(chance, noun(chance, 'building', 'shop', 'object'), 'definite'); const is = group(it.plural ? 'sont' : 'est', it.enPerson === 'they' ? 'are' : 'is'); const where = group('où', 'where'); return order([where, is, it.phrase], [where, it.phrase, is]); }], [2, () => join(group('si', 'if'), mainly(somebody(chance), chance.of(['present', 'future'] as const)))], [1.4, () => join(oneOf(chance, [['quand', 'when'], ['pourquoi', 'why'], ['où', 'where'], ['comment', 'how']]), ((subject_) => clause(subject_, plain(chance, subject_), { time: chance.of(['present', 'past'] as const) }))(anyPronoun(chance)))]])())); }],
  ])();
};
const noTo = (phrase: Phrase): Phrase => phrase;
function qualityClause(chance: Chance): Phrase {
  for (;;) {
    const thing = noun(chance, 'watchable', 'readable', 'clothing', 'vehicle', 'food', 'subject', 'building', 'place');
    const adjective = suiting(chance, thing, 'after be');
    if (!adjective) continue;
    const it = np(chance, thing, chance.of(['demonstrative', 'definite', 'possessive'] as const), { plural: chance.is(0.15) });
    return clause(it, { fr: 'être', en: 'be', after: join(chance.is(0.3) && !adjective.absolute ? group('très', 'very') : null, group(agree(adjective.fr, it), adjective.en)) }, {});
  }
}

/** C'est beau ! Ce n'est pas facile. Il est important de dormir. C'est trop cher pour moi. */
export const itIs: Pattern = (chance) => {
  const list: Two = [['facile', 'easy'], ['difficile', 'difficult'], ['important', 'important'], ['intéressant', 'interesting'], ['beau', 'beautiful'], ['bon', 'good'], ['vrai', 'true'], ['faux', 'false'], ['possible', 'possible'], ['impossible', 'impossible'], ['cher', 'expensive'], ['loin', 'far'], ['amusant', 'fun'], ['dangereux', 'dangerous'], ['super', 'great'], ['génial', 'great'], ['délicieux', 'delicious'], ['interdit', 'forbidden'], ['gratuit', 'free'], ['fini', 'finished'], ['triste', 'sad'], ['bizarre', 'strange'], ['drôle', 'funny'], ['normal', 'normal'], ['utile', 'useful'], ['nouveau', 'new'], ['fermé', 'closed'], ['ouvert', 'open'], ['grand', 'big'], ['petit', 'small'], ['ennuyeux', 'boring'], ['magnifique', 'magnificent'], ['simple', 'simple'], ['rapide', 'fast'], ['chaud', 'hot'], ['froid', 'cold'], ['près', 'near'], ['tout', 'all'], ['ici', 'here'], ['là-bas', 'over there'], ['pour moi', 'for me'], ['pour toi', 'for you'], ['à moi', 'mine'], ['à toi', 'yours'], ['à lui', 'his'], ['à elle', 'hers'], ['à nous', 'ours'], ['à eux', 'theirs'], ['à vous', 'yours']];
  const [french_, said] = chance.of(list);
  const plainOne = /^(fini|tout|ici|là-bas|pour|à |interdit|ouvert|fermé|gratuit|vrai|faux|super|génial|magnifique|délicieux|impossible|possible)/.test(french_);
  const degree = !plainOne && chance.is(0.45) ? oneOf(chance, [['très', 'very'], ['très', 'very'], ['trop', 'too'], ['assez', 'quite'], ['un peu', 'a little'], ['vraiment', 'really'], ['plus', 'more'], ['si', 'so']].filter(([one]) => one !== 'plus') as unknown as Two) : null;
  const form = chance.weighted([[6, 'est'], [2.4, 'not'], [1.6, 'était'], [0.7, 'sera'], [1.6, 'ask'], [0.7, 'va']] as const);
  const quality = join(degree, group(french_, said));
  if (chance.is(0.14)) {
    const verb = infinitive(plain(chance, pronoun(chance, 1)), 1);
    const q = chance.of([['facile', 'easy'], ['difficile', 'difficult'], ['important', 'important'], ['possible', 'possible'], ['impossible', 'impossible'], ['dangereux', 'dangerous'], ['interdit', 'forbidden'], ['bon', 'good'], ['amusant', 'fun']] as const);
    return end(join(group('il', 'it'), group('est', 'is'), group(q[0], q[1]), group('de', 'to'), /\b(your)\b/.test(verb.e.map((token) => token.text).join(' ')) ? group('voyager', 'travel') : verb));
  }
  if (form === 'not') { const it = group('ce', 'it'); const is = group('est', 'is'); const not = group('ne', 'not'); return end(join(chance.is(0.85) ? { f: [...it.f, ...not.f, ...is.f, { text: chance.is(0.85) ? 'pas' : 'pas', keys: not.f[0]?.keys ?? [] }], e: [...it.e, ...is.e, ...not.e] } : { f: [...it.f, ...is.f, { text: 'pas', keys: not.f[0]?.keys ?? [] }], e: [...it.e, ...is.e, ...not.e] }, quality)); }
  if (form === 'ask') { const it = group('ce', 'it'); const is = group('est', 'is'); return end(join(chance.is(0.5) ? fr('est-ce que') : null, order([it, is], [is, it]), quality), '?'); }
  const verb = form === 'est' ? group('est', 'is') : form === 'était' ? group('était', 'was') : form === 'va' ? group('va être', 'is going to be') : group('sera', 'will be');
  return end(join(form === 'va' ? group('ça', 'it') : group('ce', 'it'), verb, quality), chance.is(0.2) ? '!' : '.');
};

/** Le grand livre rouge. Un kilo de tomates. Des amis. */
export const phraseAlone: Pattern = (chance) => {
  const every = words;
  const mark = chance.is(0.8) ? '' : '.';
  return chance.weighted<() => Sentence>([
    [4, () => { const one = chance.of(every); return { phrase: np(chance, one, one.mass ? chance.of(['definite', 'partitive', 'definite'] as const) : chance.weighted([[4, 'definite'], [4, 'bare partitive'], [2, 'possessive'], [1, 'demonstrative'], [0.6, 'number']] as const), { plural: chance.is(0.3), adjective: 0.35 }).phrase, end: mark, fragment: true }; }],
    [1.2, () => { const one = chance.of(every); return { phrase: np(chance, one, 'zero', { plural: chance.is(0.12) }).phrase, end: mark, fragment: true }; }],
    [1, () => ({ phrase: chance.is(0.5) ? measure(chance).phrase : quantity(chance, noun(chance, 'food', 'person', 'object', 'readable', 'time', 'animal')).phrase, end: mark, fragment: true })],
    [1, () => ({ phrase: belonging(chance).phrase, end: mark, fragment: true })],
    [0.8, () => { const { fr: a, en: b } = chance.of(adverbs); return { phrase: say(a, b), end: mark, fragment: true }; }],
    [0.8, () => ({ phrase: chance.is(0.5) ? placeAt(chance) : word(...timeOfDay(chance)), end: mark, fragment: true })],
    [0.8, () => { const verb = plain(chance, pronoun(chance, 0)); return { phrase: join(en('to'), infinitive(verb, 2)), end: mark, fragment: true }; }],
    [0.4, () => { const place = chance.of(regionsAndPlaces); return { phrase: group(place.fr, place.en), end: mark, fragment: true }; }],
    [0.5, () => { const person = personAdjective(chance); return { phrase: group(person.fr, person.en), end: mark, fragment: true }; }],
  ])();
};
/** La tour Eiffel est à Paris. Je visite le Louvre. Nous allons voir la Seine. */
export const sights: Pattern = (chance) => {
  const place = chance.of(regionsAndPlaces);
  const sight = say(place.fr.replace(/^le /, 'LE ').replace(/^les /, 'LES '), place.en);
  const subject = somebody(chance);
  return chance.weighted<() => Sentence>([
    [3, () => end(clause(subject, { fr: 'visiter', en: 'visit', after: sight }, timing(chance, {})))],
    [2, () => end(clause(subject, { fr: 'voir', en: 'see', after: sight }, { time: chance.of(['past', 'going', 'future'] as const) }))],
    [1, () => end(join(group('où', 'where'), group(/^les /.test(place.fr) ? 'sont' : 'est', /^les /.test(place.fr) ? 'are' : 'is'), sight), '?')],
    [1, () => end(join(group('regarde', 'look at'), sight), '!')],
    [1, () => end(clause(subject, { fr: 'connaître', en: 'know', after: sight }, { negation: chance.is(0.3) ? 'pas' : null }))],
  ])();
};

/** Oui, j'aime le thé. Non, merci. Moi aussi. Bonjour, Paul ! Marie, où es-tu ? */
export const talk: Pattern = (chance) => {
  const who = (): Phrase => chance.is(0.6) ? given(chance, chance.is(0.5) ? 'm' : 'f') : chance.is(0.5) ? oneOf(chance, [['maman', 'mum'], ['papa', 'dad'], ['madame', 'madam'], ['monsieur', 'sir'], ['les enfants', 'children'], ['mes amis', 'my friends']]) : ((family, title) => join(word(...title), group(family, family)))(familyName(chance), chance.of([['Madame', 'Mrs'], ['Monsieur', 'Mr']] as const));
  return chance.weighted<() => Sentence>([
    [3, () => { const subject = somebody(chance); const yes = chance.is(0.55); const what = chance.is(0.5) ? action(chance, subject, { negative: !yes }) : state(chance); return end(join(yes ? group('oui', 'yes') : group('non', 'no'), comma(), clause(subject, what, { negation: yes ? null : /^(de la|beaucoup|le temps)/.test(what.after?.f.map((token) => token.text).join(' ') ?? '') ? null : 'pas' }))); }],
    [2.4, () => end(join(oneOf(chance, [['bonjour', 'hello'], ['salut', 'hi'], ['au revoir', 'goodbye'], ['bonsoir', 'good evening'], ['merci', 'thank you'], ['bonne nuit', 'good night'], ['pardon', 'sorry'], ['bienvenue', 'welcome'], ['bravo', 'well done'], ['à demain', 'see you tomorrow'], ['à bientôt', 'see you soon'], ['joyeux anniversaire', 'happy birthday'], ['bonne journée', 'have a good day']]), chance.is(0.55) ? comma() : en(','), who()), chance.is(0.55) ? '!' : '.')],
    [1.6, () => { const one = chance.is(0.6) ? wh(chance) : yesNo(chance); return end(join(who(), comma(), one.phrase), '?'); }],
    [1.2, () => { const subject = anyPronoun(chance); return end(join(oneOf(chance, [['bonjour', 'hello'], ['salut', 'hi'], ['merci', 'thank you'], ['désolé', 'sorry'], ['pardon', 'sorry'], ['alors', 'so'], ['bien sûr', 'of course'], ['d\'accord', 'OK'], ['ah', 'oh'], ['mais', 'but'], ['et', 'and']]), comma(), clause(subject, action(chance, subject), { time: 'present' }))); }],
    [1, () => { const with_ = word(...chance.of([['avec', 'with'], ['pour', 'for'], ['sans', 'without'], ['chez', 'to']] as const)); const him = chance.of([['moi', 'me'], ['toi', 'you'], ['lui', 'him'], ['elle', 'her'], ['nous', 'us'], ['vous', 'you'], ['eux', 'them'], ['elles', 'them']] as const); const subject = chance.is(0.5) ? named(chance, true) : pronoun(chance, chance.of([2, 5] as const)); const what = plain(chance, subject); if (what.bound || what.stative || with_.f[0]?.text === 'chez') return end(join(word(...chance.of([['viens', 'come'], ['venez', 'come'], ['joue', 'play']] as const)), group('avec', 'with'), word(...him)), chance.is(0.5) ? '!' : '.'); return end(join(clause(subject, what, { time: chance.of(['present', 'past', 'going'] as const) }), with_.f[0]?.text === 'pour' ? group('avec', 'with') : with_, word(...him))); }],
    [0.8, () => { const [a, b] = chance.of([['moi', 'I'], ['toi', 'you'], ['lui', 'he'], ['elle', 'she'], ['nous', 'we'], ['eux', 'they']] as const); const map: Readonly<Record<string, 0 | 1 | 2 | 3 | 5>> = { I: 0, you: 1, he: 2, she: 2, we: 3, they: 5 }; const base = pronoun(chance, map[b] as 0); const subject: Entity = { ...base, phrase: group(b === 'I' ? 'je' : b === 'you' ? 'tu' : b === 'he' ? 'il' : b === 'she' ? 'elle' : b === 'we' ? 'nous' : 'ils', b), person: map[b] as 0, enPerson: b, gender: b === 'she' ? 'f' : 'm' }; return end(join(fr(a), fr(','), clause(subject, action(chance, subject), {}))); }],
    [1.2, () => { const first = somebody(chance); const second = again(first); return end(join(clause(first, chance.is(0.6) ? placed(chance) : ((n) => ({ fr: 'avoir', en: 'have', after: np(chance, n, n.mass ? 'partitive' : 'indefinite').phrase }))(noun(chance, 'pet', 'object', 'vehicle')), {}), group('.', '.'), (clause(second, action(chance, second), {})))); }],
    [1.2, () => { const thing = np(chance, noun(chance, 'object', 'clothing', 'vehicle', 'pet', 'readable', 'room', 'schoolThing', 'food'), chance.is(0.5) ? 'possessive' : 'demonstrative', { plural: chance.is(0.25) }); const pron = thing.plural ? (thing.gender === 'f' ? 'elles' : 'ils') : thing.gender === 'f' ? 'elle' : 'il'; const it: Entity = { ...thing, phrase: group(pron, thing.enPerson === 'they' ? 'they' : 'it'), pronoun: true }; const introduction = join(word(...(thing.plural ? (['voici', 'here are'] as const) : (['voici', thing.enPerson === 'they' ? 'here are' : 'here is'] as const))), thing.phrase); const adjectives = [['grand', 'big'], ['petit', 'small'], ['nouveau', 'new'], ['vieux', 'old'], ['beau', 'beautiful'], ['cher', 'expensive']] as const; const q = chance.of(adjectives); return end(join(introduction, group('.', '.'), (clause(it, { fr: 'être', en: 'be', after: join(chance.is(0.3) ? group('très', 'very') : null, group(agree(q[0], thing), q[1])) }, {})))); }],
    [0.9, () => { const thing = noun(chance, 'object', 'clothing', 'schoolThing', 'pet', 'readable', 'toy'); const it = np(chance, thing, 'possessive', { plural: chance.is(0.2) }); const where = group('où', 'where'); const is = group(it.plural ? 'sont' : 'est', it.enPerson === 'they' ? 'are' : 'is'); const pron = it.plural ? (it.gender === 'f' ? 'elles' : 'ils') : it.gender === 'f' ? 'elle' : 'il'; const there: Entity = { ...it, phrase: group(pron, it.enPerson === 'they' ? 'they' : 'it'), pronoun: true }; return end(join(where, is, it.phrase, group('?', '?'), (clause(there, { fr: 'être', en: 'be', after: oneOf(chance, [['sur la table', 'on the table'], ['dans le sac', 'in the bag'], ['sous la chaise', 'under the chair'], ['dans ma chambre', 'in my bedroom'], ['ici', 'here'], ['là-bas', 'over there'], ['sur la chaise', 'on the chair'], ['dans la voiture', 'in the car'], ['dans la cuisine', 'in the kitchen']]) }, {})))); }],
    [0.9, () => { const what_ = chance.is(0.5) ? wh(chance) : yesNo(chance); return end(join(oneOf(chance, [['bonjour', 'hello'], ['salut', 'hi'], ['pardon', 'excuse me'], ['et', 'and'], ['alors', 'so'], ['excusez-moi', 'excuse me'], ['dis', 'tell me'], ['mais', 'but']]), chance.is(0.8) ? comma() : comma(), what_.phrase), '?'); }],
    [0.8, () => end(modalClause(chance, pronoun(chance, chance.of([1, 3, 4] as const))), '!')],
    [0.7, () => { const subject = anyPronoun(chance); const place = habitTime(chance); return end(join(place, fr(','), en(','), clause(subject, action(chance, subject, { active: true }), {}))); }],
    [0.6, () => { const article = noun(chance, 'person', 'animal', 'building', 'plant', 'weather', 'vehicle', 'clothing'); const thing = np(chance, article, 'definite', { plural: chance.is(0.15) }); return end(join(word(...chance.of([['regarde', 'look at'], ['regardez', 'look at'], ['montre-moi', 'show me'], ['écoute', 'listen to']] as const)), thing.phrase), '!'); }],
    [0.5, () => { const a = np(chance, noun(chance, 'food', 'drink'), 'zero', { plural: false }); const quel = `quel${a.gender === 'f' ? 'le' : ''}${a.plural ? 's' : ''}`; const adjectives: Two = [['beau', 'beautiful'], ['joli', 'pretty'], ['bon', 'good'], ['grand', 'big'], ['petit', 'small']]; const q = chance.of(adjectives); const thing = noun(chance, 'clothing', 'building', 'animal', 'place', 'object', 'readable'); void a; void quel; if (thing.mass || thing.pluralOnly || thing.enPluralOnly) return talk(chance); return end(join(group(`quel${thing.gender === 'f' ? 'le' : ''}`, `what ${english.indefinite(q[1])}`), group(french.agree(q[0], thing.gender, false, thing.fr), q[1]), group(thing.fr, thing.en)), '!'); }],
    [0.9, () => { const first = chance.is(0.5) ? group('tous', 'all') : group('toutes', 'all'); const feminine = first.f[0]?.text === 'toutes'; for (;;) { const thing = noun(chance, 'person', 'object', 'shop', 'building', 'animal', 'food', 'family'); if (thing.mass || thing.pluralOnly || (thing.gender === 'f') !== feminine) continue; const adjective = suiting(chance, thing, 'after be') ?? (thing.human ? personAdjective(chance) : null); if (!adjective) continue; const them = np(chance, thing, chance.is(0.7) ? 'definite' : 'possessive', { plural: true }); const whole: Entity = { ...them, phrase: join(first, them.phrase) }; return end(clause(whole, { fr: 'être', en: 'be', after: group(agree(adjective.fr, whole), adjective.en) }, {})); } }],
  ])();
};
