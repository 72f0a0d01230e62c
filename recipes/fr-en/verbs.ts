// Verbs and what they go with. A line is french | english | objects | determiners | with; objects name kinds of
// nouns in words.ts. Determiners: d the, i a, p some, s possessive, m this, g in general (j'aime le thé / I like tea).
// `*` before the infinitive: être as auxiliary; `se`: reflexive. `!` after the English: no progressive.

export type Verb = {
  fr: string;
  en: string;
  reflexive: boolean;
  etre: boolean;
  stative: boolean;
  objects: readonly string[];
  determiners: string;
  extras: readonly (readonly [string, string])[];
  /** Preposition before the object where English has none. */
  link?: string;
};

const parse = (line: string): Verb => {
  const [fr = '', en = '', objects = '', determiners = '', extras = ''] = line.split('|').map((part) => part.trim());
  return {
    fr: fr.replace(/^\*/, '').replace(/^(se |s')/, ''),
    en: en.replace(/!$/, ''),
    reflexive: /^(se |s')/.test(fr),
    etre: fr.startsWith('*') || /^(se |s')/.test(fr),
    stative: en.endsWith('!'),
    objects: objects.split(' ').filter(Boolean),
    determiners,
    extras: extras.split(';').filter(Boolean).map((entry) => entry.trim().split('=') as [string, string]),
  };
};
const table = (text: string): readonly Verb[] => text.trim().split('\n').map(parse);

/** Verbs with a direct object, said of people. */
export const transitive = table(`
manger|eat|food plate|ipdm|avec les doigts=with your fingers
manger|eat|food plate|pi
boire|drink|drink|pdm
acheter|buy|food clothes thing school furniture drink vehicle plate worn readable|imps
vendre|sell|vehicle furniture thing clothes|ism
préparer|prepare|meal|d
préparer|make|meal|d
cuisiner|cook|plate food|p
couper|cut|food|dim
laver|wash|clothes vehicle dish|dsm
nettoyer|clean|room furniture part|dsm
ranger|tidy|room|sd
ranger|put away|clothes thing school|sd
fermer|close|part thing|d
ouvrir|open|part thing|d
chercher|look for|thing worn school pet person|sdim
trouver|find|thing worn school solution|sdi
perdre|lose|thing worn school|sdi
oublier|forget|thing worn school|sd
prendre|take|thing school|sdm
prendre|take|vehicle|d
porter|wear|clothes worn|imsp
porter|carry|thing|dism
mettre|put on|clothes worn|sidm
essayer|try on|clothes|dmi
enlever|take off|clothes|sd
lire|read|readable|idmsg
écrire|write|readable|im
regarder|watch|watchable|dimg
regarder|look at|thing nature animal furniture|dms
voir|see!|person animal nature thing vehicle watchable family|dims
rencontrer|meet|person|dis
attendre|wait for|person vehicle family|dis
écouter|listen to|listenable|dimg
entendre|hear!|listenable|di
aimer|like!|food drink animal subject sport plate listenable place season|g
adorer|love!|food drink animal subject sport plate listenable|g
détester|hate!|food drink animal subject sport plate|g
préférer|prefer!|food drink subject sport animal plate|g
aimer|love!|family|s
connaître|know!|person family place|dsm
apprendre|learn|subject lang|g
étudier|study|subject|g
enseigner|teach|subject|g
parler|speak|lang|n
comprendre|understand!|school readable|dm
faire|do|schoolmany|s
faire|make|cake|im
visiter|visit|place|dim
inviter|invite|person family|sd
aider|help|family person|sd
appeler|call|person family job|sdi
remercier|thank|person family|sd
embrasser|kiss|family|s
accompagner|accompany|family person|sd
quitter|leave|room place|d
dessiner|draw|animal nature thing place person vehicle|idm
peindre|paint|part nature furniture|di
réparer|repair|vehicle thing furniture|dsm
casser|break|dish thing|id
utiliser|use|thing|dim
payer|pay for|meal thing|dm
poser|ask|question|i
gagner|win|watchgame|di
garder|keep|thing|dsm
garder|look after|pet|ds
promener|walk|dog|ds
nourrir|feed|pet animal|dsm
laisser|leave|thing worn|sd
conduire|drive|vehicle|dism
louer|rent|vehicle flat|im
chanter|sing|song|idm
organiser|organise|event|im
fêter|celebrate|birthday|s
choisir|choose|clothes thing food|idm
goûter|taste|food drink|dm
couper|cut down|tree|d
allumer|turn on|device|d
éteindre|turn off|device|d
emporter|take away|thing|d
jeter|throw away|thing|dm
remplir|fill|dish|dm
toucher|touch|animal thing|dm
cacher|hide|thing|ds
commander|order|food drink plate|ipd
servir|serve|meal drink|d
raconter|tell|story|im
photographier|photograph|animal nature place|dm
cueillir|pick|flower|mdi
planter|plant|tree flower|i
arroser|water|flower plantn|d
construire|build|place thing|im
traverser|cross|street|d
monter|go up|stairs|d
recevoir|receive|thing readable|im
envoyer|send|readable thing|im
collectionner|collect|collect|g
avoir|have!|pet family thing vehicle furniture|in
vouloir|want!|thing clothes vehicle pet drink food|ipm
posséder|own!|vehicle thing flat|i
télécharger|download|film|im
corriger|correct|exercise|dsm
finir|finish|exercise meal|dsm
terminer|finish|exercise work|sdm
commencer|start|exercise work|dm
rater|miss|vehicle|dm
manquer|miss|vehicle|d
réussir|pass|exam|dsm
passer|take|exam|im
`);

/** Verbs without an object, said of people. */
export const intransitive = table(`
dormir|sleep|||bien=well;beaucoup=a lot;mal=badly;dans le lit=in the bed;jusqu'à midi=until noon;huit heures=for eight hours
travailler|work|||beaucoup=a lot;à la maison=at home;dans un bureau=in an office;le week-end=at the weekend;trop=too much;ensemble=together;dur=hard;dans un restaurant=in a restaurant;pour une banque=for a bank
jouer|play|||dans le jardin=in the garden;dehors=outside;ensemble=together;avec le chat=with the cat;dans la cour=in the yard;avec ses amis=with his friends
manger|eat|||à la cantine=in the canteen;au restaurant=in a restaurant;trop=too much;beaucoup=a lot;vite=quickly;à midi=at noon;à la maison=at home
chanter|sing|||bien=well;mal=badly;sous la douche=in the shower;dans une chorale=in a choir;ensemble=together;très bien=very well
danser|dance|||bien=well;ensemble=together;toute la nuit=all night;très bien=very well;avec Marie=with Marie
nager|swim|||vite=fast;dans la mer=in the sea;dans le lac=in the lake;très bien=very well;à la piscine=at the swimming pool;bien=well
courir|run|||vite=fast;dans le parc=in the park;très vite=very fast;tous les matins=every morning
marcher|walk|||vite=fast;lentement=slowly;beaucoup=a lot;dans la rue=in the street;sur la plage=on the beach;dans la forêt=in the forest
voyager|travel|||beaucoup=a lot;en train=by train;en avion=by plane;seul=alone;souvent=often;avec ma famille=with my family
étudier|study|||à l'université=at university;beaucoup=a lot;à la bibliothèque=in the library;tous les soirs=every evening
cuisiner|cook|||bien=well;ensemble=together;pour la famille=for the family;le soir=in the evening;très bien=very well
pleurer|cry|||beaucoup=a lot;souvent=often;tout le temps=all the time
rire|laugh|||beaucoup=a lot;ensemble=together
sourire|smile|||toujours=always
parler|speak|||vite=fast;lentement=slowly;trop vite=too fast;fort=loudly;doucement=softly
parler|talk|||beaucoup=a lot;trop=too much;ensemble=together;au téléphone=on the phone;avec le professeur=with the teacher
crier|shout|||fort=loudly;dans la rue=in the street
rêver|dream|||beaucoup=a lot
lire|read|||beaucoup=a lot;au lit=in bed;dans le train=on the train;le soir=in the evening
écrire|write|||bien=well;vite=fast;à la main=by hand
conduire|drive|||vite=fast;bien=well;trop vite=too fast;prudemment=carefully
déjeuner|have lunch|||à midi=at noon;à la cantine=in the canteen;ensemble=together;au restaurant=in a restaurant;à la maison=at home
dîner|have dinner|||ensemble=together;à huit heures=at eight o'clock;au restaurant=in a restaurant;tard=late;à la maison=at home
*arriver|arrive|||à l'heure=on time;en retard=late;ce soir=this evening;à la gare=at the station;tôt=early;bientôt=soon;à huit heures=at eight o'clock
*partir|leave|||tôt=early;à six heures=at six o'clock;ensemble=together;tard=late;maintenant=now;en train=by train
*partir|go|||en vacances=on holiday;en voyage=on a trip;en week-end=away for the weekend
*sortir|go out|||ce soir=this evening;avec des amis=with friends;le samedi=on Saturdays;souvent=often;tous les soirs=every evening
*rentrer|go home|||tard=late;à pied=on foot;tôt=early;à cinq heures=at five o'clock;en bus=by bus
*rester|stay|||à la maison=at home;au lit=in bed;ici=here;à l'hôtel=at the hotel;chez Paul=at Paul's house;dans sa chambre=in the bedroom;deux semaines=for two weeks
*venir|come|||ce soir=this evening;demain=tomorrow;en bus=by bus;avec nous=with us;ici=here;seul=alone;en voiture=by car
*revenir|come back|||bientôt=soon;tout de suite=right away;demain=tomorrow;tard=late
*tomber|fall|||dans la rue=in the street;souvent=often;par terre=on the ground;dans l'escalier=on the stairs
*monter|go up|||au premier étage=to the first floor
*descendre|go down|||à la cave=to the cellar
*naître|be born||
habiter|live!|||ici=here;près d'ici=near here;à la campagne=in the countryside;dans une maison=in a house;dans un appartement=in a flat;en ville=in town;loin=far away;avec mes parents=with my parents;au deuxième étage=on the second floor;au bord de la mer=by the sea;seul=alone
vivre|live!|||à la campagne=in the countryside;en ville=in town;ensemble=together;à l'étranger=abroad
attendre|wait|||devant la gare=in front of the station;depuis une heure=for an hour;ici=here
commencer|start|||à neuf heures=at nine o'clock;demain=tomorrow
fumer|smoke|||trop=too much;beaucoup=a lot
skier|ski|||bien=well;à la montagne=in the mountains
bricoler|do DIY|||le week-end=at the weekend
jardiner|garden|||le dimanche=on Sundays
téléphoner|phone|||souvent=often;tous les jours=every day
dépenser|spend|||trop=too much
se lever|get up|||tôt=early;tard=late;à sept heures=at seven o'clock;à six heures=at six o'clock;à 7 heures=at 7 o'clock
se coucher|go to bed|||tôt=early;tard=late;à dix heures=at ten o'clock;à 22 heures=at 10 pm
se réveiller|wake up|||tôt=early;à six heures=at six o'clock;tard=late;la nuit=at night
se laver|wash|||le matin=in the morning;tous les jours=every day
s'habiller|get dressed|||vite=quickly;dans la chambre=in the bedroom;bien=well;rapidement=quickly
se doucher|have a shower|||le matin=in the morning;tous les matins=every morning;le soir=in the evening
se reposer|rest|||un peu=a little;sur le canapé=on the sofa;après le travail=after work;le dimanche=on Sundays
se promener|go for a walk|||dans le parc=in the park;au bord de la mer=by the sea;en ville=in town;avec le chien=with the dog;dans la forêt=in the forest;le dimanche=on Sundays
s'amuser|have fun|||bien=very much;beaucoup=a lot;à la plage=at the beach;ensemble=together
se dépêcher|hurry|||toujours=always
se raser|shave|||tous les matins=every morning
se maquiller|put on make-up|||devant le miroir=in front of the mirror
se baigner|swim|||dans la mer=in the sea;dans le lac=in the lake
s'ennuyer|get bored|||le dimanche=on Sundays;à l'école=at school;en classe=in class
se marier|get married|||cet été=this summer;en juin=in June;l'année prochaine=next year
s'asseoir|sit down|||sur une chaise=on a chair;à table=at the table;à côté de Paul=next to Paul
se tromper|make a mistake|||souvent=often
se perdre|get lost|||dans la ville=in the town;souvent=often
se préparer|get ready|||pour l'école=for school;vite=quickly
s'entraîner|train|||tous les jours=every day;deux fois par semaine=twice a week
s'endormir|fall asleep|||devant la télévision=in front of the television;tard=late;vite=quickly
se disputer|argue|||souvent=often;tout le temps=all the time
se fâcher|get angry|||souvent=often
s'arrêter|stop|||devant la maison=in front of the house;ici=here
`);

/** Verbs of animals and things: subject kinds | french | english | extras. */
export const ofThings: readonly { subjects: readonly string[]; verb: Verb }[] = `
pet animal|dormir|sleep|sur le lit=on the bed;sous la table=under the table;sur le canapé=on the sofa;dans le jardin=in the garden;devant la porte=in front of the door;dans son panier=in its basket;au soleil=in the sun
pet animal|courir|run|vite=fast;dans le jardin=in the garden;derrière la maison=behind the house;dans le champ=in the field
pet animal|manger|eat|beaucoup=a lot;dans la cuisine=in the kitchen
pet animal|boire|drink|du lait=milk;de l'eau=water
pet animal|manger|eat|de l'herbe=grass;du poisson=fish;de la viande=meat;une souris=a mouse;des légumes=vegetables;une carotte=a carrot
pet animal|jouer|play|avec une balle=with a ball;dans le jardin=in the garden
bird|voler|fly|dans le ciel=in the sky;haut=high;au-dessus de la maison=above the house
bird|chanter|sing|dans l'arbre=in the tree;le matin=in the morning
dog|aboyer|bark|la nuit=at night;tout le temps=all the time
vehicle|*arriver|arrive|à l'heure=on time;en retard=late;à la gare=at the station;dans cinq minutes=in five minutes;à 8 h 30=at 8:30
vehicle|*partir|leave|à huit heures=at eight o'clock;dans dix minutes=in ten minutes;du quai numéro trois=from platform number three;à midi=at noon
vehicle|coûter|cost!|cher=a lot;vingt mille euros=twenty thousand euros
vehicle|s'arrêter|stop|devant l'école=in front of the school;à la gare=at the station;ici=here
thing clothes furniture food|coûter|cost!|dix euros=ten euros;cher=a lot;20 euros=20 euros;trois euros=three euros;cent euros=a hundred euros;combien=how much
thing vehicle|fonctionner|work|bien=well;mal=badly
thing vehicle|marcher|work|bien=well;très bien=very well
place|ouvrir|open|à neuf heures=at nine o'clock;à 10 heures=at 10 o'clock;le dimanche=on Sundays;tôt=early
place|fermer|close|à sept heures=at seven o'clock;à 18 heures=at 6 pm;à midi=at noon;le lundi=on Mondays
watchable event|commencer|start|à huit heures=at eight o'clock;à 20 heures=at 8 pm;dans une heure=in an hour;demain=tomorrow;bientôt=soon
watchable event|finir|finish|à dix heures=at ten o'clock;tard=late;bientôt=soon
star|briller|shine|dans le ciel=in the sky;la nuit=at night
flower|pousser|grow|dans le jardin=in the garden;vite=fast;au printemps=in spring
food plate|être|be!|sur la table=on the table;dans le frigo=in the fridge;dans le four=in the oven
thing school|être|be!|sur la table=on the table;dans le sac=in the bag;sous la chaise=under the chair;sur le bureau=on the desk;dans le tiroir=in the drawer;par terre=on the floor;là=there;ici=here
thing clothes|*tomber|fall|par terre=on the floor;de la table=off the table
food|sentir|smell!|bon=good;mauvais=bad
phone|sonner|ring|tout le temps=all the time;souvent=often
`
  .trim()
  .split('\n')
  .map((line) => {
    const [subjects = '', fr = '', en = '', extras = ''] = line.split('|');
    return { subjects: subjects.split(' '), verb: parse(`${fr}|${en}|||${extras}`) };
  });

/** Followed by an infinitive: french | preposition | english, with its link. */
export const withInfinitive = `
vouloir||want to!
pouvoir||can!
devoir||must!
aimer||like to!
adorer||love to!
détester||hate to!
préférer||prefer to!
espérer||hope to!
savoir||can!
commencer|à|start to
apprendre|à|learn to
continuer|à|continue to
réussir|à|manage to
essayer|de|try to
oublier|de|forget to
décider|de|decide to
refuser|de|refuse to
choisir|de|choose to
avoir envie|de|want to!
avoir besoin|de|need to!
avoir peur|de|be afraid to!
promettre|de|promise to
rêver|de|dream of
arrêter|de|stop
finir|de|finish`
  .trim()
  .split('\n')
  .map((line) => {
    const [fr = '', link = '', en = ''] = line.split('|');
    return { fr, link, en: en.replace(/!$/, ''), stative: en.endsWith('!'), ing: /^(dream of|stop|finish)$/.test(en) };
  });

/** give something to somebody: french | english | preposition of the person in English | objects. */
export const giving = `
donner|give|to|thing school readable food
montrer|show|to|thing readable school photo
offrir|give|to|thing flower present
prêter|lend|to|thing school clothes vehicle
envoyer|send|to|readable thing
acheter|buy|for|thing clothes food present
apporter|bring|to|thing food drink
vendre|sell|to|vehicle thing
écrire|write|to|readable
raconter|tell|to|story
expliquer|explain|to|exercise rulex problem
lire|read|to|story
rendre|give back|to|thing school
dire|tell|to|secret`
  .trim()
  .split('\n')
  .map((line) => {
    const [fr = '', en = '', to = '', objects = ''] = line.split('|');
    return { fr, en, to, objects: objects.split(' ') };
  });

/** French à or de before a person or thing where English has another link: french | preposition | english. */
export const indirect = `
téléphoner|à|phone|people
parler|à|talk to|people
parler|de|talk about|thing
parler|avec|talk with|people
répondre|à|answer|people
répondre|à|answer|question
penser|à|think about|people
penser|à|think about|event
ressembler|à|look like!|family
sourire|à|smile at|people
écrire|à|write to|people
obéir|à|obey|family
demander|à|ask|people
dire bonjour|à|say hello to|people
rendre visite|à|visit|people
jouer|avec|play with|people
habiter|avec|live with!|people
travailler|avec|work with|people
voyager|avec|travel with|people
danser|avec|dance with|people
sortir|avec|go out with|people
dîner|avec|have dinner with|people
avoir besoin|de|need!|thing
avoir besoin|de|need!|people
avoir peur|de|be afraid of!|animal
s'occuper|de|look after|people
s'occuper|de|look after|pet
se souvenir|de|remember!|people
se souvenir|de|remember!|event
croire|en|believe in!|people
participer|à|take part in|event
assister|à|attend|event
discuter|avec|chat with|people
se disputer|avec|argue with|people
s'entendre|avec|get on with!|people
se moquer|de|make fun of|people
tomber amoureux|de|fall in love with|people`
  .trim()
  .split('\n')
  .map((line) => {
    const [fr = '', link = '', en = '', what = ''] = line.split('|');
    return { verb: parse(`${/^(sortir|tomber)/.test(fr) ? '*' : ''}${fr}|${en}`), link, what };
  });

/** jouer à / de, faire de: french after the verb, english whole. */
export const activities: readonly (readonly [verb: string, fr: string, en: string])[] = `
jouer au football=play football;jouer au tennis=play tennis;jouer au basket=play basketball;jouer aux cartes=play cards;jouer aux échecs=play chess;jouer au rugby=play rugby;jouer aux jeux vidéo=play video games
jouer du piano=play the piano;jouer de la guitare=play the guitar;jouer du violon=play the violin;jouer de la flûte=play the flute;jouer de la batterie=play the drums;jouer au volley=play volleyball;jouer au golf=play golf;jouer au ping-pong=play table tennis
faire du vélo=ride a bike;faire du ski=go skiing;faire de la natation=go swimming;faire du cheval=go horse riding;faire de l'équitation=go horse riding;faire du sport=do sport;faire de la danse=do dance;faire du judo=do judo;faire du yoga=do yoga;faire de la gymnastique=do gymnastics;faire du jogging=go jogging;faire de la voile=go sailing;faire de l'escalade=go climbing;faire de la randonnée=go hiking;faire une promenade=go for a walk;faire du camping=go camping;faire du théâtre=do drama;faire de la musique=make music
faire la cuisine=do the cooking;faire la vaisselle=do the dishes;faire le ménage=do the housework;faire les courses=do the shopping;faire du shopping=go shopping;faire la lessive=do the laundry;faire la sieste=have a nap;faire la fête=party;faire la queue=queue;faire attention=be careful;faire du bruit=make noise;faire son lit=make the bed;faire un gâteau=make a cake;faire une pause=take a break;faire un voyage=go on a trip;faire un pique-nique=have a picnic
prendre le petit-déjeuner=have breakfast;prendre une douche=have a shower;prendre un bain=have a bath;prendre des photos=take photos;prendre le bus=take the bus;prendre le métro=take the underground;prendre le train=take the train;prendre un café=have a coffee;prendre un verre=have a drink;prendre rendez-vous=make an appointment;prendre l'avion=take the plane;prendre un taxi=take a taxi;prendre des notes=take notes
regarder la télévision=watch television;regarder la télé=watch TV;écouter de la musique=listen to music;écouter la radio=listen to the radio;surfer sur Internet=surf the Internet;lire un livre=read a book;lire le journal=read the newspaper;jouer dehors=play outside;aller au cinéma=go to the cinema;aller à la piscine=go to the swimming pool;aller à la plage=go to the beach;aller à l'école=go to school;aller au travail=go to work;aller au lit=go to bed;aller en ville=go to town;aller chez le médecin=go to the doctor's;aller au restaurant=go to a restaurant;mettre la table=set the table;débarrasser la table=clear the table;passer l'aspirateur=do the vacuuming;sortir la poubelle=take out the bin;apprendre le français=learn French;parler français=speak French;parler anglais=speak English;tondre la pelouse=mow the lawn;monter à cheval=ride a horse;envoyer des messages=send messages;boire de l'eau=drink water;manger des fruits=eat fruit;manger des légumes=eat vegetables;perdre du temps=waste time;gagner de l'argent=earn money;passer un examen=take an exam;acheter du pain=buy bread;promener le chien=walk the dog;rester à la maison=stay at home;dormir=sleep;travailler=work;nager=swim;danser=dance;chanter=sing;voyager=travel;lire=read;dessiner=draw;cuisiner=cook;sortir=go out;partir=leave;manger=eat;payer=pay;venir=come;courir=run;skier=ski;conduire=drive;marcher=walk;rentrer à la maison=go home;fumer=smoke;visiter le musée=visit the museum;visiter Paris=visit Paris;commander une pizza=order a pizza;étudier=study;bavarder=chat;fêter son anniversaire=celebrate the birthday`
  .trim()
  .split(/[;\n]/)
  .map((entry) => {
    const [fr = '', en = ''] = entry.split('=');
    const space = fr.indexOf(' ');
    return [space < 0 ? fr : fr.slice(0, space), space < 0 ? '' : fr.slice(space + 1), en];
  });
