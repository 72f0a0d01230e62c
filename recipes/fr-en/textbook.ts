// Ordinary textbook sentences, written as a textbook writes them, with places that are filled: one template a line.
// Parts stand between bars. `fr=en` is a group of words that mean the same; `fr=en~fr=en` two groups that English turns
// round; `{slot}` a filler; `{my m frère=brother}` what is the subject's own; `[who tense fr=en]` a clause: who is * anybody,
// p a pronoun, N a name, R a relative of mine, 1 to 6 je to ils, ^ the last subject again; tense is one letter of those in
// `times`, drawn from several, h depuis (a present that English says in the perfect), with - for ne … pas, ? for est-ce que.
// In a verb, `se ` is reflexive and `+` takes être. The last mark ends the sentence.
import type { Chance } from './chance.ts';
import { clause, type Entity, type Time } from './clause.ts';
import { pastParticiple } from './english.ts';
import { again } from './everyday.ts';
import { agree, conjugate } from './french.ts';
import { timeOfDay } from './frames.ts';
import { bigNumber, cityName, code, familyName, firstName, flightNumber, invented, mail, password, phoneNumber, site } from './invention.ts';
import { months, weekdays } from './lexicon/names.ts';
import { nth } from './morphology.ts';
import { countryPhrase, named, ownerOf, pronoun, relative, somebody } from './nominal.ts';
import { group, join, order, pairsOf, type Phrase, same } from './phrase.ts';
import type { Pattern } from './statements.ts';

const times: Readonly<Record<string, Time>> = { p: 'present', a: 'past', i: 'imperfect', u: 'used', w: 'was', f: 'future', g: 'going', c: 'would', j: 'justPast', o: 'ongoing' };

type Filler = (chance: Chance, subject: Entity | null) => Phrase;
/** A filler drawn from a list of `fr=en`; a bar splits what is aligned apart, a tilde turns two round. */
const list = (text: string): Filler => {
  const all = text.split(';').map((one) => one.trim());
  return (chance) => join(...chance.of(all).split('+').map((part) => turned(part)));
};
/** `a=b` or `a=b~c=d`, the latter turned round in English. */
function turned(text: string): Phrase {
  const parts = text.split('~').map((one) => {
    const at = one.indexOf('=');
    return group(one.slice(0, at).trim(), one.slice(at + 1).trim());
  });
  return order(parts, [...parts].reverse());
}
const colours = pairsOf('noir=black;blanc=white;rouge=red;bleu=blue;vert=green;gris=grey;jaune=yellow;marron=brown');
/** A noun with an article, a colour about half the time. */
const coloured = (text: string): Filler => {
  const all = pairsOf(text);
  return (chance) => {
    const [noun, said] = chance.of(all);
    const [article = '', ...rest] = noun.split(' ');
    const [a = '', ...words] = said.split(' ');
    const what = group(rest.join(' '), words.join(' '));
    if (chance.is(0.5)) return join(group(article, a), what);
    const [colour, hue] = chance.of(colours);
    const shade = group(agree(colour, article === 'une' ? 'f' : 'm', article === 'des'), hue);
    return join(group(article, a === 'an' ? 'a' : a), order([what, shade], [shade, what]));
  };
};
const town: Filler = (chance) => ((one) => group(one[0], one[1]))(cityName(chance));
const given = (gender: 'm' | 'f'): Filler => (chance) => ((one) => group(one[0], one[1]))(firstName(chance, gender));
const first: Filler = (chance) => given(chance.is(0.5) ? 'f' : 'm')(chance, null);
/** A first name, a family name after it as often as is said. */
const full = (who: Filler, likely: number): Filler => (chance) => join(who(chance, null), chance.is(likely) ? same(familyName(chance)) : null);
const street: Filler = (chance) => same(`${chance.of(['rue', 'rue', 'rue', 'avenue', 'boulevard', 'place', 'chemin', 'allée', 'impasse', 'quai'])} ${chance.weighted<() => string>([[4, () => `${chance.of(['des', 'des', 'du', 'de la'])} ${invented(chance)}${chance.is(0.4) ? 's' : ''}`], [2, () => `${firstName(chance, 'm')[0]}-${familyName(chance)}`], [2, () => invented(chance)], [3, () => chance.of(['de la Gare', 'des Fleurs', 'de la Poste', 'du Moulin', 'des Écoles', 'du Marché', 'de la Fontaine', 'des Jardins', 'du Général-Leclerc', 'des Tilleuls', 'du Vieux-Port', 'de Paris', 'des Roses', 'du Château', 'Victor-Hugo', 'Pasteur'])]])()}`);
const money = (chance: Chance): string => chance.weighted<() => string>([[3, () => `${chance.whole(2, 300)}`], [2, () => `${chance.whole(1, 99)},${chance.of(['50', '90', '20', '95', '99', '30', '45'])}`], [1, () => bigNumber(chance)]])();
const company = list('des amis=friends;ma famille=my family;mes copains=my friends;mes cousins=my cousins;mes collègues=my colleagues');
const own = (subject: Entity | null, gender: string, noun: string, said: string): Phrase => {
  const owner = subject ? ownerOf(subject) : { fr: 0, en: 'my' };
  const row = (['mon ma mes', 'ton ta tes', 'son sa ses', 'notre notre nos', 'votre votre vos', 'leur leur leurs'][owner.fr] as string).split(' ');
  const vowel = /^[aeiouyéèêâîôœh]/.test(noun);
  return join(group(row[gender === 'p' ? 2 : gender === 'f' && !vowel ? 1 : 0] as string, owner.en), turned(`${noun}=${said}`));
};

/** What fills a place by its name: names, numbers, days, things. */
export const slots: Readonly<Record<string, Filler>> = {
  name: full(first, 0.35), man: full(given('m'), 0.6), woman: full(given('f'), 0.6), first, town, street,
  firstm: given('m'), firstf: given('f'),
  family: (chance) => same(familyName(chance)),
  brand: (chance) => same(invented(chance)),
  band: (chance) => same(`Les ${invented(chance)}`), numbered: (chance) => same(`${chance.whole(1, 120)}, ${street(chance, null).f.map((token) => token.text).join(' ')}`),
  flight: (chance) => same(flightNumber(chance)), secret: (chance) => same(password(chance)),
  mail: (chance) => same(mail(chance)), site: (chance) => same(site(chance)), code: (chance) => same(code(chance)), phone: (chance) => same(phoneNumber(chance)), big: (chance) => same(bigNumber(chance)),
  // 3e étage, 2ème rue: 1er and 1re are left to moulds, for their gender
  ord: (chance) => ((n) => group(`${n}${chance.of(['e', 'e', 'ème'])}`, nth(n)))(chance.whole(2, 30)),
  year: (chance) => same(`${chance.whole(1950, 2029)}`), n: (chance) => same(`${chance.whole(2, 99)}`), room: (chance) => same(chance.is(0.3) ? `${chance.of([...'ABCDE'])}${chance.whole(1, 320)}` : `${chance.whole(1, 950)}`),
  few: list('deux=two;trois=three;quatre=four;cinq=five;six=six;sept=seven;huit=eight;dix=ten'),
  some: list('deux=two;trois=three;quatre=four;cinq=five'), hundred: (chance) => same(`${chance.whole(20, 990)}`), wage: (chance) => same(`${chance.whole(1, 5)}${chance.of([' ', '', '\u00a0', '\u202f'])}${chance.whole(0, 9)}${chance.whole(0, 9)}0`),
  morning: list("à six heures=at six o'clock;à sept heures=at seven o'clock;à huit heures=at eight o'clock;à sept heures et demie=at half past seven;à six heures et quart=at a quarter past six;à sept heures moins le quart=at a quarter to seven;à 7h30=at 7:30;à 8h15=at 8:15;à 6h45=at 6:45;vers huit heures=at about eight o'clock"),
  evening: list("à neuf heures=at nine o'clock;à dix heures=at ten o'clock;à huit heures et demie=at half past eight;à neuf heures et quart=at a quarter past nine;à 20h30=at 20:30;à 21h15=at 21:15;vers neuf heures=at about nine o'clock"),
  dose: list('deux fois=twice;trois fois=three times;quatre fois=four times'),
  daily: list('tous les jours=every day;chaque matin=every morning;tous les matins=every morning;le lundi=on Mondays'),
  years: (chance) => join(same(`${chance.whole(3, 90)}`), group('ans', 'years old')),
  price: (chance) => join(same(money(chance)), group('euros', 'euros')),
  hour: (chance) => ((one) => join(group('à', 'at'), group(one[0], one[1])))(timeOfDay(chance)),
  date: (chance) => ((month) => join(group('le', 'on'), same(`${chance.whole(2, 31)}`), group(month.fr, month.en)))(chance.of(months)),
  day: (chance) => ((one) => group(one.fr, `on ${one.en}`))(chance.of(weekdays)),
  weekday: (chance) => ((one) => group(one.fr, one.en))(chance.of(weekdays)),
  days: (chance) => ((one) => group(`le ${one.fr}`, `on ${one.en}s`))(chance.of(weekdays)),
  country: (chance) => countryPhrase(chance, 'in'),
  when: list("demain=tomorrow;demain matin=tomorrow morning;demain soir=tomorrow evening;ce soir=this evening;la semaine prochaine=next week;samedi prochain=next Saturday;cet été=this summer;ce week-end=this weekend;le mois prochain=next month;dans une heure=in an hour;dans deux jours=in two days;cet après-midi=this afternoon"),
  ago: list("hier=yesterday;hier soir=yesterday evening;ce matin=this morning;samedi dernier=last Saturday;la semaine dernière=last week;le week-end dernier=last weekend;l'été dernier=last summer;le mois dernier=last month;il y a deux jours=two days ago;il y a trois semaines=three weeks ago;hier matin=yesterday morning"),
  often: list("tous les jours=every day;le samedi=on Saturdays;chaque matin=every morning;tous les soirs=every evening;deux fois par semaine=twice a week;une fois par mois=once a month;le week-end=at the weekend;le dimanche matin=on Sunday mornings;après l'école=after school;après le travail=after work;pendant les vacances=during the holidays"),
  with: (chance) => join(group('avec', 'with'), chance.is(0.45) ? relative(chance, { owner: { fr: 0, en: 'my' } }).phrase : chance.is(0.4) ? first(chance, null) : company(chance, null)),
  meal: list("le petit déjeuner=breakfast;le déjeuner=lunch;le dîner=dinner;le goûter=an afternoon snack"),
  food: list('du=some+pain=bread;de la=some+salade=salad;du=some+fromage=cheese;des=some+pâtes=pasta;du=some+poulet=chicken;du=some+poisson=fish;des=some+légumes=vegetables;une=a+pizza=pizza;un=a+gâteau=cake;des=some+frites=chips;une=an+omelette=omelette;de la=some+soupe=soup;du=some+riz=rice;des=some+fruits=fruit;un=a+sandwich=sandwich;une=an+glace=ice cream;une=an+pomme=apple;de la=some+confiture=jam;des=some+œufs=eggs;un=a+croissant=croissant'),
  drink: list('du=some+thé=tea;un=a+café=coffee;un=an+jus de orange=orange juice;de=some+LA=+eau=water;du=some+lait=milk;un=a+chocolat=chocolate~chaud=hot;une=a+limonade=lemonade;un=a+thé=tea;un=a+verre=glass+de=of+eau=water'),
  wear: coloured('une robe=a dress;un manteau=a coat;une chemise=a shirt;un pull=a jumper;une jupe=a skirt;un chapeau=a hat;une veste=a jacket;un tee-shirt=a T-shirt;une écharpe=a scarf;une cravate=a tie;un blouson=a jacket;une casquette=a cap'),
  thing: coloured("un vélo=a bike;une voiture=a car;un sac=a bag;un téléphone=a phone;une valise=a suitcase;un parapluie=an umbrella;une chaise=a chair;une lampe=a lamp;un cahier=a notebook"),
  to: list("à la piscine=to the swimming pool;au cinéma=to the cinema;au marché=to the market;à la plage=to the beach;au parc=to the park;à la bibliothèque=to the library;au théâtre=to the theatre;à la boulangerie=to the bakery;au supermarché=to the supermarket;au restaurant=to the restaurant;au stade=to the stadium;à la campagne=to the countryside;au musée=to the museum;à la montagne=to the mountains"),
  area: list("près de la gare=near the station;au centre-ville=in the town centre;à la campagne=in the countryside;en banlieue=in the suburbs;au bord de la mer=by the sea;dans un petit village=in a small village;près du parc=near the park;au troisième étage=on the third floor;dans une grande ville=in a big city"),
  by: list("en bus=by bus;en voiture=by car;à pied=on foot;à vélo=by bike;en métro=by underground"),
  sport: list("au=+tennis=tennis;au=+football=football;au=+basket=basketball;aux=+cartes=cards;au=+volley=volleyball;au=+rugby=rugby;aux=+échecs=chess;aux=+jeux vidéo=video games;du=the+piano=piano;de la=the+guitare=guitar;du=the+violon=violin"),
  like: list("le=+sport=sport;la=+musique=music;les=+animaux=animals;le=+chocolat=chocolate;les=+films=films;la=+danse=dancing;le=+cinéma=cinema;lire=reading;nager=swimming;cuisiner=cooking;voyager=travelling;chanter=singing;les=+gâteaux=cakes;la=+nature=nature;dessiner=drawing"),
  job: list("médecin=a doctor;professeur=a teacher;infirmier=a nurse;ingénieur=an engineer;avocat=a lawyer;cuisinier=a cook;vendeur=a salesman;journaliste=a journalist;architecte=an architect;dentiste=a dentist;secrétaire=a secretary;pilote=a pilot;photographe=a photographer;boulanger=a baker;vétérinaire=a vet;facteur=a postman;coiffeur=a hairdresser"),
  sky: list("il fait froid=it is cold;il fait beau=the weather is nice;il fait chaud=it is hot;il pleut=it is raining;il neige=it is snowing;il y a du vent=it is windy;il y a du soleil=it is sunny;il fait mauvais=the weather is bad"),
  pain: list("mal à la tête=a headache;mal au ventre=a stomach ache;mal aux dents=toothache;de la fièvre=a fever;un rhume=a cold;mal à la gorge=a sore throat;la grippe=the flu"),
  because: list("je suis fatigué=I am tired;je suis malade=I am ill;il pleut=it is raining;j'ai faim=I am hungry;il est tard=it is late;je n'ai pas le temps=I do not have time;j'ai un examen=I have an exam;il fait trop froid=it is too cold"),
  why: list("est très intéressant=is very interesting;est trop difficile=is too difficult;est très drôle=is very funny;est un peu long=is a bit long;est vraiment bien=is really good;est trop cher=is too expensive;est très calme=is very quiet"),
  side: list("à gauche=on the left;à droite=on the right;au bout de la rue=at the end of the street;à côté de la banque=next to the bank;en face de l'église=opposite the church;derrière la mairie=behind the town hall;près du pont=near the bridge;devant la gare=in front of the station"),
  spot: list("la pharmacie=the pharmacy;la boulangerie=the bakery;la poste=the post office;le cinéma=the cinema;la piscine=the swimming pool;l'hôpital=the hospital;le supermarché=the supermarket;la bibliothèque=the library;l'école=the school;le musée=the museum;le commissariat=the police station;l'office de tourisme=the tourist office;la banque=the bank;l'arrêt de bus=the bus stop"),
  pet: list("un chien=a dog;un chat=a cat;un lapin=a rabbit;un poisson rouge=a goldfish;deux chats=two cats;une tortue=a tortoise;un oiseau=a bird;un hamster=a hamster"),
  nice: list("gentil=kind;sympa=nice;intelligent=intelligent;drôle=funny;timide=shy;sérieux=serious;grand=tall;calme=calm;bavard=talkative;généreux=generous"),
};

// biome-ignore format: one template a line
const lines = `le samedi matin,=on Saturday mornings,|[* p +aller=go]|{to}|{with}.
le dimanche,=on Sundays,|[p p se lever=get up]|tard=late|et=and|[^ p +rester=stay]|à la maison=at home.
[* p se lever=get up]|{morning}|et=and|[^ p prendre=have]|le petit déjeuner=breakfast.
[* p se lever=get up]|{morning}|,=,|puis=then|[^ p se doucher=have a shower]|et=and|[^ p se habiller=get dressed].
[* p se coucher=go to bed]|{evening}|parce que=because|[^ p avoir=have]|école=school|demain=tomorrow.
le matin,=in the morning,|[* p boire=drink]|{drink}|et=and|[^ p manger=eat]|{food}.
à midi,=at noon,|[* p déjeuner=have lunch]|à la cantine=in the canteen|{with}.
après=after|les cours,=school,|[* p +rentrer=go home]|{by}|{with}.
le soir,=in the evening,|[* p faire les devoirs=do the homework]|et=and|[^ p regarder la télévision=watch television].
[* p prendre le bus=take the bus]|pour=to|aller=go|à l'école=to school|{daily}.
[* p quitter la maison=leave the house]|{morning}|et=and|[^ p arriver=arrive]|au bureau=at the office|{morning}.
[* p +aller=go]|au travail=to work|{by}|parce que=because|c'=it|est=is|plus rapide=faster.
[* p faire du sport=do sport]|{often}|{with}.
[* p faire les courses=do the shopping]|{days}|,=,|après le travail=after work.
[* a se réveiller=wake up]|tard=late|{ago}|et=and|[^ a rater=miss]|le bus=the bus.
je=my|m'appelle=name is|{name}|et=and|j'=I|ai=am|{years}.
je=my|m'appelle=name is|{name}|,=,|je=I|suis=am|{job}|et=and|je=I|habite=live|à=in|{town}.
je=my|m'appelle=name is|{first}|,=,|j'=I|ai=am|{years}|et=and|je=I|viens=come|de=from|{town}.
bonjour,=hello,|je=I|suis=am|{name}|et=and|je=I|travaille=work|chez=at|{brand}.
voici=this is|ma=my|sœur=sister|{firstf}|et=and|mon=my|frère=brother|{firstm}.
mon=my|frère=brother|{firstm}|a=is|{years}|et=and|ma=my|sœur=sister|{firstf}|a=is|{years}.
mon=my|père=father|s'appelle=is called|{firstm}|et=and|ma=my|mère=mother|s'appelle=is called|{firstf}.
mes=my|grands-parents=grandparents|habitent=live|à=in|{town}|,=,|{area}.
ma=my|tante=aunt|{firstf}|habite=has lived|à=in|{town}|depuis=since|{year}.
j'=I|ai=have|{some}|frères=brothers|et=and|une=a|sœur=sister|qui=who|s'appelle=is called|{firstf}.
c'=it|est=is|mon=my|oncle=uncle|{firstm}|,=,|il=he|est=is|{job}|à=in|{town}.
[R p être=be]|{job}|et=and|[^ p travailler=work]|à=in|{town}.
[N p être=be]|{job}|dans=in|un=a|grand=big|hôpital=hospital|à=in|{town}.
[N p avoir=have]|{some}|enfants=children|et=and|[^ p habiter=live]|à=in|{town}.
[N p parler=speak]|français=French|et=and|anglais=English|mais=but|[^ p- parler=speak]|espagnol=Spanish.
[* p avoir=have]|{pet}|qui=|s'appelle=called|{first}.
mon=my|chien=dog|{first}|dort=sleeps|toujours=always|sous=under|la=the|table=table. @0,1,2,4,3,5,6,7
notre=our|chat=cat|{first}|aime=likes|dormir=sleeping|sur=on|le=the|canapé=sofa.
[* h travailler=work]|chez=at|{brand}|depuis=since|{year}.
[* h travailler=work]|chez=at|{brand}|depuis=for|{few}|ans=years.
[* h habiter=live]|à=in|{town}|depuis=since|{year}.
[* h habiter=live]|à=in|{town}|depuis=for|{few}|ans=years.
[* h apprendre=learn]|le=|français=French|depuis=for|{few}|ans=years.
[* h connaître=know]|{name}|depuis=since|{year}.
[* h jouer=play]|{sport}|depuis=for|{few}|ans=years.
[* p habiter=live]|au=at|{n}|,=,|{street}|,=,|à=in|{town}.
[* p habiter=live]|=at|{n}|{street}|à=in|{town}.
mon=my|adresse=address|est=is|{n}|,=,|{street}|,=,|{town}.
l'=the|hôtel=hotel|se=|trouve=is|au=at|{n}|,=,|{street}.
l'hôtel=the Hotel|{brand}|est=is|près=near|de la=the|gare=station.
l'hôtel=the Hotel|{brand}|a=has|{hundred}|chambres=rooms|et=and|une=a|piscine=swimming pool.
nous=we|avons=have|réservé=booked|une=a|chambre=room|à l'hôtel=at the Hotel|{brand}.
le=the|restaurant=restaurant|{brand}|est=is|fermé=closed|{days}.
[* a acheter=buy]|un=a|téléphone=phone~{brand}|pour=for|{price}.
[* a acheter=buy]|une=a|voiture=car~{brand}|{ago}.
[* p avoir=have]|un=a|ordinateur=computer~{brand}|et=and|un=a|téléphone=phone~{brand}.
[* p avoir=have]|une=an|vieille=old|voiture=car~{brand}.
[* p boire=drink]|un=a|{brand}|{often}.
[* aw attendre=wait for]|le=the|bus=bus|numéro=number|{n}|devant=in front of|la=the|gare=station.
prenez=take|le=|bus=bus|{n}|et=and|descendez=get off|à=at|{town}.
le=the|train=train|pour=to|{town}|part=leaves|{hour}|du=from|quai=platform|numéro=number|{n}.
le=the|train=train|de=from|{town}|arrive=arrives|{hour}.
le=the|vol=flight|pour=to|{town}|est=is|en retard=late|aujourd'hui=today.
un=a|billet=ticket|pour=to|{town}|,=,|s'il vous plaît=please.
deux=two|billets=tickets|pour=to|{town}|,=,|s'il vous plaît=please.
la=the|réunion=meeting|commence=starts|{hour}|dans=in|la=|salle=room|{room}.
notre=our|cours=lesson|de=|français=French|est=is|en=in|salle=room|{room}. @0,3,1,2,4,5,6,7
votre=your|chambre=room|est=is|la=number|{room}|,=,|au=on the|deuxième=second|étage=floor.
ouvrez=open|vos=your|livres=books|à=at|la=|page=page|{n}|,=,|s'il vous plaît=please.
faites=do|l'=|exercice=exercise|{n}|à=on|la=|page=page|{n}|pour=for|demain=tomorrow.
le=the|mot de passe=password|est=is|{code}.
mon=my|adresse e-mail=e-mail address|est=is|{mail}.
écrivez=write|-moi=to me|à=at|l'adresse=the address|{mail}|avant=before|vendredi=Friday.
vous=you|pouvez=can|écrire=write|à=to|{mail}|ou=or|appeler=call|le=|{phone}.
pour=to|réserver,=book,|téléphonez=phone|au=|{phone}|ou=or|écrivez=write|à=to|{mail}.
mon=my|numéro=number|est=is|le=|{phone}|et=and|mon=my|e-mail=e-mail|est=is|{mail}.
regardez=look at|notre=our|site=website|{site}|pour=for|les=the|horaires=opening times.
plus=more|d'informations=information|sur=on|{site}.
le=the|village=village|de=of|{town}|a=has|{big}|habitants=inhabitants.
{town}|est=is|une=a|petite=small|ville=town|de=of|{big}|habitants=inhabitants.
{town}|est=is|à=|{n}|kilomètres=kilometres|de=from|{town}.
{town}|est=is|un=a|joli=pretty|village=village|près de=near|{town}.
la=the|ville=town|de=of|{town}|se trouve=is|entre=between|{town}|et=and|{town}.
[* a visiter=visit]|{town}|et=and|{town}|en=in|{year}.
[* g passer=spend]|les=the|vacances=holidays|à=in|{town}|{with}.
[* a passer=spend]|{few}|jours=days|à=in|{town}|,=,|{country}.
[* a +partir=leave]|de=|{town}|{hour}|et=and|[^ a +arriver=arrive]|à=in|{town}|{hour}.
cher=dear|{firstm}|,=,|je=I|t'écris=am writing to you|de=from|{town}.
chère=dear|{firstf}|,=,|merci=thank you|pour=for|ta=your|carte=card|de=from|{town}.
je=I|suis=am|en=on|vacances=holiday|à=in|{town}|{with}.
nous=we|sommes=are|à=in|{town}|et=and|{sky}.
aujourd'hui,=today,|{sky}|,=,|alors=so|[p p +rester=stay]|à la maison=at home.
demain,=tomorrow,|[* g +aller=go]|{to}|{with}.
quand=when|{sky}|,=,|[* p +aller=go]|{to}.
il=it|fait=is|très=very|froid,=cold,|mets=put on|ton=your|manteau=coat|et=and|ton=your|écharpe=scarf.
s'=if|il=it|fait=is|beau=nice|demain,=tomorrow,|[p f +aller=go]|{to}.
s'=if|il=it|pleut=rains|,=,|[p f +rester=stay]|à la maison=at home|et=and|[^ f jouer=play]|aux=|cartes=cards.
{ago}|,=,|[* a +aller=go]|{to}|{with}.
{ago}|,=,|[* a jouer=play]|{sport}|{with}.
{when}|,=,|[* gf +aller=go]|{to}|{by}.
[* a +aller=go]|{to}|{ago}|{with}.
[* a manger=eat]|{food}|et=and|[^ a boire=drink]|{drink}.
[* a acheter=buy]|{food}|et=and|{food}|au=at the|marché=market|{ago}.
[* a mettre=put on]|{wear}|parce que=because|[p i avoir=be]|froid=cold.
[* p porter=wear]|{wear}|et=and|{wear}.
[* a oublier=forget]|{my m parapluie=umbrella}|à la maison=at home|{ago}.
[* a perdre=lose]|{my p clés=keys}|dans le métro=in the underground|{ago}.
[* aw chercher=look for]|{my p lunettes=glasses}|partout=everywhere.
[* a laisser=leave]|{my m sac=bag}|dans=in|le=the|train=train|de=from|{town}.
[* a inviter=invite]|{first}|et=and|{first}|à dîner=to dinner|{ago}.
[* g inviter=invite]|{name}|à=to|{my f fête=party}|{day}.
[* a rencontrer=meet]|{name}|à=in|{town}|en=in|{year}.
[* a recevoir=receive]|une=a|lettre=letter|de=from|{name}|{ago}.
[* a envoyer=send]|un=an|e-mail=e-mail|à=to|{mail}|{ago}.
est-ce que=do|vous=you|connaissez=know|{brand}|et=and|{brand}?
où=where|est=is|la rue=rue|{brand}|,=,|s'il vous plaît=please?
je=I|cherche=am looking for|{street}|à=in|{town}.
où=where|se trouve=is|{spot}|,=,|s'il vous plaît=please?
excusez-moi,=excuse me,|où=where|est=is|{spot}?
{spot}|est=is|{side}.
allez=go|tout droit=straight on|et=and|tournez=turn|à gauche=left|devant=in front of|{spot}.
prenez=take|la=the|première=first|rue=street|à droite,=on the right,|{spot}|est=is|{side}.
traversez=cross|la=the|place,=square,|{spot}|est=is|{side}.
il y a=there is|un=a|bon=good|restaurant=restaurant|{side}.
dans=in|ma=my|ville,=town,|il y a=there is|un=a|cinéma,=cinema,|une=a|piscine=swimming pool|et=and|un=a|musée=museum.
dans=in|ma=my|chambre,=room,|il y a=there is|un=a|lit,=bed,|une=a|armoire=wardrobe|et=and|un=a|bureau=desk.
[* p habiter=live]|{area}|{with}.
[* p habiter=live]|dans=in|une=a|petite=small|maison=house|{area}.
[* p habiter=live]|dans=in|un=a|appartement=flat|avec=with|{some}|chambres=bedrooms|et=and|un=a|balcon=balcony.
notre=our|maison=house|a=has|{some}|chambres=bedrooms|,=,|une=a|cuisine=kitchen|et=and|un=a|grand=big|jardin=garden.
l'appartement=the flat|est=is|petit=small|mais=but|très=very|clair=bright|et=and|il=it|a=has|un=a|balcon=balcony.
le=the|salon=living room|est=is|grand=big|et=and|la=the|cuisine=kitchen|est=is|moderne=modern.
[* p aimer=like]|{like}|mais=but|[^ p préférer=prefer]|{like}.
[* p adorer=love]|{like}|et=and|{like}.
[* p détester=hate]|{like}|mais=but|[^ p aimer=like]|beaucoup=a lot~{like}.
[* p jouer=play]|{sport}|{often}|{with}.
[* p jouer=play]|bien=well~{sport}|mais=but|[^ p préférer=prefer]|{like}.
je=I|ne=|peux=cannot|pas=|venir=come|{when}|parce que=because|{because}.
j'=I|ai=have|{pain}|aujourd'hui=today.
docteur,=doctor,|j'=I|ai=have|{pain}|et=and|je=I|dors=sleep|mal=badly.
prenez=take|ce=this|médicament=medicine|{dose}|par=a|jour=day|avant=before|les=|repas=meals.
vous=you|devez=must|rester=stay|au lit=in bed|et=and|boire=drink|beaucoup de=a lot of|eau=water.
[* g prendre rendez-vous=make an appointment]|chez=at|le dentiste=the dentist's|pour=for|{weekday}.
je=I|voudrais=would like|{drink}|et=and|{food}|,=,|s'il vous plaît=please.
comme=as|entrée,=a starter,|je=I|prends=will have|{food}|,=,|s'il vous plaît=please.
pour=for|moi,=me,|{food}|et=and|{drink}|,=,|s'il vous plaît=please.
qu'est-ce que=what|vous=would you like|voulez=|comme=for|dessert=dessert?
l'addition,=the bill,|s'il vous plaît,=please,|nous=we|sommes=are|pressés=in a hurry.
je=I|voudrais=would like|réserver=to book|une=a|table=table|pour=for|{few}|personnes=people|{evening}.
j'=I|ai=have|une=a|réservation=reservation|au=in the|nom=name|de=of|{name}.
le=the|plat du jour=dish of the day|coûte=costs|{price}.
ça=that|fait=is|{price}|en tout,=in all,|s'il vous plaît=please.
cette=this|montre=watch|coûte=costs|{price}|,=,|c'=it|est=is|trop=too|cher=expensive.
je=I|cherche=am looking for|{wear}|pour=for|ma=my|sœur=sister.
cette=this|robe=dress|est=is|trop=too|petite,=small,|avez-vous=do you have|la=the|taille=size|{n}?
[* a payer=pay]|{price}|pour=for|{wear}.
ce=this|livre=book|{why}|mais=but|je=I|l'=it|aime=like|beaucoup=a lot. @0,1,2,3,4,6,5,7
le=the|film=film|d'hier=yesterday's|était=was|trop=too|long=long|mais=but|très=very|drôle=funny. @2,1,3,4,5,6,7,8
ce=this|quartier=neighbourhood|{why}.
{firstm}|est=is|moins=less|{nice}|que=than|{name}.
{firstm}|est=is|aussi=as|{nice}|que=as|{firstm}.
{firstm}|est=is|très=very|{nice}|mais=but|un peu=a bit|{nice}.
[* h +être=be]|ici=here|depuis=for|{few}|jours=days.
tu=do you|veux=want|venir=to come|{to}|avec=with|moi=me|{when}?
est-ce que=|tu=are you|es=|libre=free|{day}|pour=to|aller=go|{to}?
on=shall we|va=go|{to}|{when}?
je=I|t'=you|invite=invite|à=to|ma=my|fête=party|d'anniversaire=birthday|{day}. @0,2,1,3,4,6,5,7
rendez-vous=let's meet|{hour}|devant=in front of|{spot}.
merci=thank you|pour=for|ton=your|invitation,=invitation,|mais=but|{because}.
désolé,=sorry,|je=I|ne=|peux=cannot|pas=|venir=come|{day}.
quand=when|[1 i être=be]|petit,=little,|[^ u habiter=live]|à=in|{town}.
quand=when|[6 i être=be]|jeunes,=young,|[^ u jouer=play]|{sport}|{often}.
avant,=before,|[* u habiter=live]|{area}|mais=but|maintenant=now|[^ p habiter=live]|à=in|{town}.
quand=when|[* a +arriver=arrive]|à la maison,=home,|[R w dormir=sleep].
pendant que=while|[R w préparer=prepare]|le dîner,=dinner,|[R w mettre=lay]|la table=the table.
[* w lire=read]|dans le salon=in the living room|quand=when|le téléphone=the phone|a sonné=rang.
[* w dormir=sleep]|quand=when|{first}|a téléphoné=phoned.
l'année prochaine,=next year,|[* gf étudier=study]|à=in|{town}.
[* g chercher=look for]|un=a|travail=job|{country}|{when}.
[* g acheter=buy]|{thing}|{when}.
[* a vendre=sell]|{thing}|à=to|{name}|pour=for|{price}.
[* a trouver=find]|{thing}|dans la rue=in the street|{ago}.
[* p avoir=have]|{thing}|et=and|{thing}.
[* a offrir=give]|{thing}|à=to|{first}|pour=for|Noël=Christmas.
ma=my|matière=subject~préférée=favourite|est=is|l'histoire=history|parce que=because|le=the|prof=teacher|est=is|{nice}.
le=the|concert=concert|de=of|{brand}|commence=starts|{hour}|à=in|{town}.
le=the|magasin=shop|est=is|ouvert=open|de=from|neuf heures=nine|à=to|dix-neuf heures=seven|{days}.
{firstm}|est=was|né=born|{date}|{year}|à=in|{town}.
{firstm}|est=is|{job}|et=and|{firstm}|est=is|{job}.
{name}|et=and|{name}|habitent=live|à=in|{town}.
{name}|travaille=works|pour=for|la société=the company|{brand}|à=in|{town}.
madame=Mrs|{family}|est=is|la=the|directrice=headmistress|de l'=of the|école=school|{brand}. @0,1,2,3,4,5,7,6
monsieur=Mr|{family}|arrive=arrives|de=from|{town}|{hour}.
allô,=hello,|ici=this is|{name}|de=from|la société=the company|{brand}.
pourrais-je=could I|parler=speak|à=to|monsieur=Mr|{family}|,=,|s'il vous plaît=please?
un=a|message=message|pour=for|{name}|de=from|{name}.
le=the|nouveau=new|film=film|de=by|{name}|s'appelle=is called|{brand}.
[* p lire=read]|un=a|livre=book|de=by|{name}.
[* p regarder=watch]|la=the|série=series|{brand}|{often}.
[* p étudier=study]|à l'=at the|université=university|de=of|{town}.
il=there|reste=are|{hundred}|places=seats|pour=for|le=the|concert=concert|de=by|{brand}.
le=the|livre=book|a=has|{hundred}|pages=pages|et=and|coûte=costs|{price}.
la=the|tour=tower|mesure=is|{n}|mètres=metres|et=and|a=has|{hundred}|marches=steps.
[* a gagner=win]|{big}|euros=euros|au loto=in the lottery|en=in|{year}.
[* p gagner=earn]|{wage}|euros=euros|par=a|mois=month.
[* p ranger=tidy]|{my f chambre=room}|{often}.
[* p promener=walk]|{my m chien=dog}|{often}|au parc=in the park.
[* pg sortir les poubelles=take out the bins]|avant=before|le dîner=dinner.
[* p faire la vaisselle=do the dishes]|et=and|[R p passer l'aspirateur=do the hoovering].
[* a aider=help]|{my f mère=mother}|à=to|préparer=prepare|{meal}.
[* p se promener=go for a walk]|{often}|{with}.
[* a se marier=get married]|à=in|{town}|en=in|{year}.
[* a rater=miss]|le train=the train|de=from|{town}|,=,|alors=so|[^ a prendre=take]|le bus=the bus.
[* a emprunter=borrow]|un=a|livre=book|à=from|{first}|{ago}.
[* a prêter=lend]|{my m vélo=bike}|à=to|{first}|{ago}.
[* a rendre=give back]|le livre=the book|à=to|{first}|{ago}.
éteins=turn off|la lumière=the light|et=and|ferme=close|la porte,=the door,|s'il te plaît=please.
n'oublie=do not forget|pas=|ton=your|parapluie,=umbrella,|il pleut=it is raining.
dépêche-toi,=hurry up,|le=the|train=train|part=leaves|{hour}.`;

type Part = (chance: Chance, before: Entity | null) => { phrase: Phrase; subject: Entity | null };
function part(text: string): Part {
  const act = /^\[([*pNR^1-6]) ([a-z]+)([-?]?) (.+)=(.+)\]$/.exec(text);
  if (act) {
    const [, who = '', tense = '', mark, french = '', said = ''] = act;
    const reflexive = french.startsWith('se ');
    const verb = { fr: french.replace(/^se |^\+/, ''), en: said, reflexive, etre: french.startsWith('+') };
    return (chance, before) => {
      const subject = who === '^' && before ? again(before) : who === '*' ? somebody(chance) : who === 'N' ? named(chance, true) : who === 'R' ? relative(chance, { owner: { fr: 0, en: 'my' }, plural: false }) : pronoun(chance, (who === 'p' ? chance.weighted([[5, 0], [3, 1], [4, 2], [3, 3], [2, 4], [2, 5]] as const) : Number(who) - 1) as Entity['person']);
      const code = chance.of([...tense]);
      if (code === 'h') return { subject, phrase: perfect(subject, verb) };
      return { subject, phrase: clause(subject, verb, { time: times[code] as Time, negation: mark === '-' ? 'pas' : null, question: mark === '?' ? 'est-ce que' : null }) };
    };
  }
  const mine = /^\{my ([mfp]) (.+)=(.+)\}$/.exec(text);
  if (mine) return (_, subject) => ({ subject, phrase: own(subject, mine[1] as string, mine[2] as string, mine[3] as string) });
  const fill = (one: string): Filler => {
    const name = /^\{(\w+)\}$/.exec(one)?.[1];
    const slot = name === undefined ? undefined : slots[name];
    return slot ?? (() => turned(one));
  };
  const fills = text.split('~').map(fill);
  return (chance, subject) => {
    const made = fills.map((one) => one(chance, subject));
    return { subject, phrase: order(made, [...made].reverse()) };
  };
}
/** habite depuis / has lived: a French present that English says in the perfect. */
function perfect(subject: Entity, verb: { fr: string; en: string }): Phrase {
  const [first = '', ...rest] = verb.en.split(' ');
  const single = /^(he|she|it)$/.test(subject.enPerson);
  return join(subject.phrase, group(conjugate(verb.fr, 'present', subject.person), [single ? 'has' : 'have', pastParticiple(first), ...rest].join(' ')));
}

const templates = lines.trim().split('\n').map((line) => {
  const [body = '', turn] = line.split(' @');
  return { parts: body.slice(0, -1).split('|').map(part), end: body.at(-1) as '.' | '?', turn: turn?.split(',').map(Number) };
});

/** A template with its places filled. */
export const textbook: Pattern = (chance) => {
  const { parts, end, turn } = chance.of(templates);
  let subject: Entity | null = null;
  const made: Phrase[] = [];
  for (const one of parts) {
    const { phrase, subject: now } = one(chance, subject);
    subject = now;
    made.push(phrase);
  }
  const phrase = order(made, turn ? turn.map((i) => made[i]) : made);
  return { phrase, end };
};
