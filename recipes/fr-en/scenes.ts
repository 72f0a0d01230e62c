// What people do in textbooks, told at length: a verb with what suits it, where, with whom, when and how; and two such in one sentence.
import type { Chance } from './chance.ts';
import { type ClauseOptions, clause, infinitive, type Predicate, type Time } from './clause.ts';
import { futureTime, habitTime, pastTime, timeOfDay, withDe } from './frames.ts';
import { scenes as domainScenes } from './domains/index.ts';
import { again } from './everyday.ts';
import { learnPast } from './english.ts';
import { advance, firstAlone } from './level.ts';
import { english, french } from './morphology.ts';
import { anyPronoun, belonging, type Entity, named, ownerOf, pool, relative } from './nominal.ts';
import { en, fr, group, join, type Phrase } from './phrase.ts';
import { end, type Pattern } from './statements.ts';

type Words = readonly (readonly [fr: string, en: string])[];
type Scene = { fr: string; en: string; etre: boolean; reflexive: boolean; ongoing: boolean; motion: boolean; mishap: boolean; objects: readonly Words[]; places: readonly Words[] };

const alternatives = (text: string): Words[] => text.split(' / ').map((one) => one.trim()).filter(Boolean).map((one) => one.split('|').map((part) => {
  const [french = '', english = ''] = part.split('=');
  return [french.trim(), english.trim()] as const;
}));
// verb=verb ; objects ; places. ê before: être in the past; se before: reflexive; !: told of the past
// alone; ~: going on now when nothing else is said.
// {mon} {ma} {mes} {my}: the subject's own.
const firstScenes = `
préparer=prepare ; une soupe de légumes=a vegetable soup / le repas=the meal / le petit déjeuner=breakfast / le dîner=dinner / un gâteau au chocolat=a chocolate cake / une tarte aux pommes=an apple tart / {mes}={my}|valises=suitcases / une salade de fruits=a fruit salad / une grande fête=a big party / des crêpes=some pancakes ; dans la cuisine=in the kitchen / à la maison=at home / pour ce soir=for this evening / pour {mes} amis=for {my} friends / pour toute la famille=for the whole family / pour les invités=for the guests
manger=eat ; un sandwich au fromage=a cheese sandwich / une pomme=an apple / des pâtes=pasta / du pain avec de la confiture=bread and jam / un croissant=a croissant / une glace à la vanille=a vanilla ice cream / du poisson=fish / beaucoup de légumes=a lot of vegetables / une salade=a salad / des céréales=cereal ; à la cantine=in the canteen / au restaurant=at the restaurant / à la maison=at home / dans la cuisine=in the kitchen / chez {mes} grands-parents=at {my} grandparents' house / au petit déjeuner=for breakfast / au déjeuner=for lunch
boire=drink ; un verre de lait=a glass of milk / une tasse de café=a cup of coffee / un jus d'orange=an orange juice / une tasse de thé=a cup of tea / de l'eau minérale=mineral water / un chocolat chaud=a hot chocolate / un verre d'eau=a glass of water ; au petit déjeuner=for breakfast / au café=at the café / dans la cuisine=in the kitchen / avant de partir=before leaving
acheter=buy ; un kilo de pommes=a kilo of apples / du pain=bread / un cadeau pour {ma} mère=a present for {my} mother / des fruits et des légumes=fruit and vegetables / une nouvelle voiture=a new car / un billet de train=a train ticket / des chaussures de sport=some sports shoes / un bouquet de fleurs=a bunch of flowers / une robe rouge=a red dress / deux baguettes=two baguettes / un journal=a newspaper / une bouteille d'eau=a bottle of water / un livre d'histoire=a history book ; au marché=at the market / au supermarché=at the supermarket / à la boulangerie=at the bakery / dans un grand magasin=in a department store / en ville=in town / sur Internet=on the internet / au centre commercial=at the shopping centre
jouer=play ; au football=football / aux cartes=cards / au tennis=tennis / de la guitare=the guitar / du piano=the piano / à un jeu vidéo=a video game / au basket=basketball / aux échecs=chess / = / = ; dans le jardin=in the garden / dans le parc=in the park / dans la cour=in the playground / avec {mes} amis=with {my} friends / dans {ma} chambre=in {my} bedroom / à la maison=at home
lire=read ; un livre=a book / le journal=the newspaper / une bande dessinée=a comic book / un roman policier=a detective novel / une histoire drôle=a funny story / une lettre de {mon} ami=a letter from {my} friend / un magazine de mode=a fashion magazine ; dans le salon=in the living room / au lit=in bed / à la bibliothèque=at the library / dans le train=on the train / dans {ma} chambre=in {my} bedroom / dans le jardin=in the garden
écouter=listen to ; de la musique=music / la radio=the radio / une chanson française=a French song / le professeur=the teacher / les informations=the news ; dans la voiture=in the car / dans {ma} chambre=in {my} bedroom / attentivement=carefully / à la radio=on the radio
regarder=watch ; la télévision=television / un film=a film / un match de football=a football match / une série américaine=an American series / les informations=the news / un dessin animé=a cartoon / la télé=TV ; dans le salon=in the living room / avec {ma} famille=with {my} family / à la télévision=on television / chez des amis=at some friends' house
ê~ aller~=go ; à l'école=to school / à la piscine=to the swimming pool / au cinéma=to the cinema / au bureau=to the office / au marché=to the market / à la plage=to the beach / chez le médecin=to the doctor's / chez {mes} grands-parents=to {my} grandparents' house / à la bibliothèque=to the library / au travail=to work / en ville=to town / à l'université=to university / au théâtre=to the theatre / au restaurant=to the restaurant / chez le coiffeur=to the hairdresser's / à la montagne=to the mountains / à la campagne=to the countryside / en France=to France / aux États-Unis=to the United States / à Paris=to Paris ; en bus=by bus / à pied=on foot / en voiture=by car / en train=by train / à vélo=by bike / avec {mes} parents=with {my} parents / en métro=by underground / avec {ma} sœur=with {my} sister
habiter=live ; = ; dans une petite maison=in a small house|au bord de la mer=by the sea / au premier étage=on the first floor / au troisième étage d'un immeuble=on the third floor of a block of flats / dans un appartement au centre-ville=in a flat in the town centre / dans une grande ville=in a big city / à la campagne=in the countryside / près de la gare=near the station / à dix minutes d'ici=ten minutes from here / au numéro 12=at number 12|de la rue Victor Hugo=rue Victor Hugo / à côté de la poste=next to the post office / en face de l'école=opposite the school / dans un petit village de montagne=in a small mountain village / avec {mes} parents=with {my} parents / aux États-Unis=in the United States / dans le sud de la France=in the south of France / dans la banlieue de Paris=in the suburbs of Paris
travailler=work ; = ; dans un hôpital=in a hospital / dans une banque=in a bank / dans un bureau=in an office / dans un restaurant italien=in an Italian restaurant / à l'université de Bordeaux=at the University of Bordeaux / dans une école primaire=in a primary school / dans une grande entreprise=in a big company / à la maison=at home / du lundi au vendredi=from Monday to Friday / de neuf heures à midi=from nine o'clock to noon / beaucoup=a lot / dans un magasin de vêtements=in a clothes shop / comme serveur=as a waiter
étudier=study ; le français=French / les mathématiques=mathematics / l'histoire=history / le droit=law / la médecine=medicine / l'anglais=English ; à l'université=at university / à la bibliothèque=in the library / au lycée=at high school / à Paris=in Paris / tous les soirs=every evening
apprendre=learn ; le français=French / l'espagnol=Spanish / une chanson=a song / un poème=a poem / des mots nouveaux=some new words / la leçon=the lesson ; à l'école=at school / par cœur=by heart / avec un professeur=with a teacher / pour {mon} travail=for {my} work
visiter=visit ; un musée=a museum / la tour Eiffel=the Eiffel Tower / le château=the castle / la ville=the town / une vieille église=an old church / les monuments de Paris=the monuments of Paris / le Louvre=the Louvre / une exposition de photos=a photo exhibition ; avec {ma} classe=with {my} class / pendant les vacances=during the holidays / avec un guide=with a guide / pour la première fois=for the first time
prendre=take ; le bus=the bus / le métro=the underground / le train de huit heures=the eight o'clock train / l'avion=the plane / un taxi=a taxi / des photos=photos / {mes} médicaments={my} medicine ; pour aller au travail=to go to work / pour aller à l'école=to go to school / pour rentrer à la maison=to go home / avec {ma} sœur=with {my} sister
prendre=have ; le petit déjeuner=breakfast / une douche=a shower / un café=a coffee / un bain=a bath / un verre=a drink ; avant de partir=before leaving / avec {mes} collègues=with {my} colleagues / à la maison=at home
faire=do ; les courses=the shopping / le ménage=the housework / la vaisselle=the dishes / {mes}={my}|devoirs=homework / du sport=sport / de la gymnastique=gymnastics / un exercice de grammaire=a grammar exercise / du yoga=yoga ; avec {ma} mère=with {my} mother / après le repas=after the meal / avec {mes} amis=with {my} friends / avant le dîner=before dinner
faire=make ; un gâteau=a cake / le lit=the bed / une tarte=a tart / un gâteau d'anniversaire=a birthday cake / une liste=a list ; pour {ma} sœur=for {my} sister / pour l'anniversaire de {mon} père=for {my} father's birthday
faire=go for ; une promenade=a walk / une randonnée=a hike / un tour à vélo=a bike ride ; dans la forêt=in the forest / au bord de la mer=by the sea / dans le parc=in the park / avec {mon} chien=with {my} dog / à la montagne=in the mountains / au bord du lac=by the lake
écrire=write ; une lettre=a letter / une carte postale=a postcard / un message=a message / un e-mail=an email / un roman=a novel ; à {ma} grand-mère=to {my} grandmother / à {mes} parents=to {my} parents / à un ami=to a friend / en français=in French
envoyer=send ; une carte postale=a postcard / un message=a message / un cadeau=a present / des photos=some photos / un colis=a parcel ; à {mes} parents=to {my} parents / à {ma} cousine=to {my} cousin / à {mon} ami=to {my} friend
téléphoner=phone ; à {ma} mère={my} mother / à {mes} parents={my} parents / à un ami=a friend / au médecin=the doctor / à {mon} frère={my} brother ; pour prendre rendez-vous=to make an appointment / à midi=at noon
parler=speak ; français=French / anglais=English / trois langues=three languages / espagnol=Spanish / un peu d'italien=a little Italian ; avec {mes} amis=with {my} friends / à la maison=at home / très bien=very well / couramment=fluently / avec un accent=with an accent / au travail=at work
parler=talk ; = / de {mes} vacances=about {my} holidays / de {mon} travail=about {my} work / du film=about the film / de politique=about politics ; avec {mes} amis=with {my} friends / avec le directeur=with the headmaster / au téléphone=on the phone / avec les voisins=with the neighbours
rencontrer=meet ; un ami=a friend / {mon} professeur={my} teacher / une vieille amie=an old friend / {mes} voisins={my} neighbours / {ma} femme={my} wife / des amis=some friends / beaucoup de gens=a lot of people ; dans la rue=in the street / au café=at the café / à l'université=at university / devant le cinéma=in front of the cinema / au marché=at the market / dans le train=on the train / à une fête=at a party
inviter=invite ; {mes} amis={my} friends / des amis=some friends / {mes} grands-parents={my} grandparents / toute la classe=the whole class / {mes} voisins={my} neighbours ; à dîner=to dinner / à {mon} anniversaire=to {my} birthday party / au restaurant=to the restaurant / à une fête=to a party / chez moi=to my house
aider=help ; {ma} mère={my} mother / {mes} parents={my} parents / {mon} frère={my} brother / une vieille dame=an old lady / {mes} enfants={my} children ; dans la cuisine=in the kitchen / à la maison=at home / avec les devoirs=with the homework / à faire la vaisselle=to do the dishes
chercher~=look for ; {mes}={my}|clés=keys / un appartement=a flat|en ville=in town / {mes}={my}|lunettes=glasses / un travail=a job / la gare=the station / un cadeau pour {ma} sœur=a present for {my} sister / une chambre d'hôtel=a hotel room / {mon} chat={my} cat / un hôtel pas cher=a cheap hotel ; partout=everywhere / dans toute la maison=all over the house / dans le quartier=in the neighbourhood
attendre~=wait for ; le bus=the bus / {mes} amis={my} friends / le train=the train / {ma} mère={my} mother / un taxi=a taxi / le médecin=the doctor ; devant le cinéma=in front of the cinema / à la gare=at the station / à l'arrêt de bus=at the bus stop / devant l'école=in front of the school / sous la pluie=in the rain / au coin de la rue=on the corner of the street
porter~=wear ; une robe bleue=a blue dress / un manteau noir=a black coat / des lunettes=glasses / un jean et un tee-shirt=jeans and a T-shirt / une jupe=a skirt / un costume gris=a grey suit / des chaussures rouges=red shoes / un chapeau=a hat / une chemise blanche=a white shirt / un pull en laine=a woollen jumper ; pour aller au bureau=to go to the office / pour la fête=for the party / à l'école=at school
porter~=carry ; un gros sac=a big bag / une valise très lourde=a very heavy suitcase / les sacs=the bags / une grande boîte=a big box ; jusqu'à la voiture=to the car / dans l'escalier=up the stairs / sur {mon} dos=on {my} back
mettre=put on ; un pull=a jumper / {mon} manteau={my} coat / {mes} chaussures={my} shoes / une belle robe=a beautiful dress / {mes} gants={my} gloves ; avant de sortir=before going out / pour sortir=to go out / pour aller à la fête=to go to the party
mettre=put ; {mes}={my}|clés=keys|dans le sac=in the bag / le livre=the book|sur la table=on the table / la voiture=the car|au garage=in the garage / du sucre=sugar|dans le café=in the coffee / les assiettes=the plates|sur la table=on the table / le lait=the milk|au frigo=in the fridge ; =
laisser=leave ; {mes}={my}|clés=keys|sur la table=on the table / {mon} sac={my} bag|dans la voiture=in the car / la porte=the door|ouverte=open / un message=a message|sur le répondeur=on the answering machine ; =
perdre=lose ; {mes}={my}|clés=keys / {mon} portefeuille={my} wallet / {mon} téléphone={my} phone / le match=the match / {mon} passeport={my} passport ; dans le bus=on the bus / à la gare=at the station / dans la rue=in the street
oublier=forget ; {mon} parapluie={my} umbrella / {mes} livres={my} books / {mon} sac={my} bag / le rendez-vous=the appointment / {mes} lunettes={my} glasses ; à la maison=at home / dans le train=on the train / chez un ami=at a friend's house
êpartir=leave ; = / en vacances=on holiday / pour l'Italie=for Italy ; tôt le matin=early in the morning / avec {mes} parents=with {my} parents / en voiture=by car / en avion=by plane / sans {mes} amis=without {my} friends
êpartir=go on holiday|en vacances ; = ; avec {mes} amis=with {my} friends / en Espagne=to Spain / à la montagne=to the mountains / au bord de la mer=to the seaside / aux États-Unis=to the United States
êarriver=arrive ; = ; à la gare=at the station / à l'école=at school / en retard=late / à Paris=in Paris / au bureau=at the office / à l'aéroport=at the airport / avec dix minutes de retard=ten minutes late / à l'heure=on time
êrentrer=go home ; = ; à pied=on foot / en bus=by bus / après le travail=after work / après les cours=after class / vers six heures=at about six o'clock / très tard=very late / avec {ma} sœur=with {my} sister
êsortir=go out ; = ; avec {mes} amis=with {my} friends / le samedi soir=on Saturday evenings / après le dîner=after dinner / avec {mon} chien=with {my} dog
êrester=stay ; à la maison=at home / au lit=in bed / chez {mes} grands-parents=at {my} grandparents' house / à l'hôtel=at the hotel / dans {ma} chambre=in {my} bedroom ; toute la journée=all day / pendant une semaine=for a week / jusqu'à midi=until noon / pour regarder un film=to watch a film
se lever=get up ; = ; tôt=early / à sept heures=at seven o'clock / tard le dimanche=late on Sundays / à six heures et demie=at half past six / très tôt pour aller au travail=very early to go to work / vers huit heures=at about eight o'clock / avant tout le monde=before everyone
se coucher=go to bed ; = ; tard=late / à dix heures=at ten o'clock / tôt=early / avant minuit=before midnight / vers onze heures=at about eleven o'clock / après le film=after the film
se réveiller=wake up ; = ; à sept heures=at seven o'clock / tôt=early / très tard=very late / vers six heures=at about six o'clock
se promener=go for a walk ; = ; dans le parc=in the park / au bord de la mer=by the sea / en ville=in town / dans la forêt=in the forest / avec {mon} chien=with {my} dog / le long de la rivière=along the river / après le déjeuner=after lunch / dans les rues de Paris=in the streets of Paris
se reposer=rest ; = ; à la maison=at home / après le déjeuner=after lunch / au bord de la piscine=by the pool / dans le jardin=in the garden / un peu=a little / pendant le week-end=during the weekend
dormir=sleep ; = ; bien=well / dans {ma} chambre=in {my} bedroom / jusqu'à midi=until noon / sur le canapé=on the sofa / à l'hôtel=at the hotel / pendant huit heures=for eight hours / très mal=very badly / sous la tente=in a tent
déjeuner=have lunch ; = ; à la cantine=in the canteen / au restaurant=at the restaurant / avec {mes} collègues=with {my} colleagues / à midi=at noon / chez {mes} parents=at {my} parents' house / dans un petit café=in a small café
dîner=have dinner ; = ; au restaurant=at the restaurant / chez des amis=at some friends' house / en famille=with the family / à huit heures=at eight o'clock / dans un restaurant italien=in an Italian restaurant / avec {mes} parents=with {my} parents
passer=spend ; les vacances=the holidays / le week-end=the weekend / une semaine=a week / deux mois=two months / l'été=the summer / une bonne soirée=a good evening ; à la campagne=in the countryside / à la mer=at the seaside / chez {mes} cousins=at {my} cousins' house / en Italie=in Italy / à Paris=in Paris / avec {mes} amis=with {my} friends / au bord de la mer=by the sea / chez {ma} grand-mère=at {my} grandmother's house
nager=swim ; = ; dans la mer=in the sea / à la piscine=at the swimming pool / très bien=very well / dans le lac=in the lake / comme un poisson=like a fish
courir=run ; = ; dans le parc=in the park / vite=fast / pour attraper le bus=to catch the bus / pendant une heure=for an hour / très vite=very fast / tous les matins=every morning
chanter=sing ; = / une chanson=a song / une chanson française=a French song ; très bien=very well / dans une chorale=in a choir / sous la douche=in the shower / avec {mes} amis=with {my} friends / à l'école=at school / mal=badly
danser=dance ; = ; toute la nuit=all night / avec {mes} amis=with {my} friends / à la fête=at the party / mieux que moi=better than me / très bien=very well
conduire=drive ; = / une voiture rouge=a red car / la voiture de {mon} père={my} father's car ; lentement=slowly / prudemment=carefully / trop vite=too fast / en ville=in town / très bien=very well
marcher=walk ; = ; dans la rue=in the street / sur la plage=on the beach / lentement=slowly / jusqu'à la gare=to the station / pendant deux heures=for two hours / vers la mer=towards the sea
ranger=tidy ; {ma} chambre={my} bedroom / la maison=the house / le salon=the living room / {mon} bureau={my} desk ; avant de sortir=before going out / le samedi matin=on Saturday mornings / avec {ma} sœur=with {my} sister
laver=wash ; la voiture=the car / la vaisselle=the dishes / le chien=the dog / {mes} vêtements={my} clothes ; dans la cuisine=in the kitchen / dans le jardin=in the garden / avec {mon} père=with {my} father / avec du savon=with soap
se laver=wash ; les mains={my} hands / les cheveux={my} hair / le visage={my} face ; avant de manger=before eating / dans la salle de bains=in the bathroom / avec du savon=with soap / avant le repas=before the meal
se brosser=brush ; les dents={my} teeth / les cheveux={my} hair ; après le repas=after the meal / avant de dormir=before going to sleep / dans la salle de bains=in the bathroom
se casser=break ; la jambe={my} leg / le bras={my} arm ; en faisant du ski=while skiing / au ski=skiing / à l'école=at school
payer=pay ; par carte=by card / en espèces=in cash / dix euros=ten euros / l'addition=the bill ; au restaurant=at the restaurant / au supermarché=at the supermarket
donner=give ; un cadeau=a present / des fleurs=flowers / un conseil=some advice / de l'argent=money / {mon} adresse={my} address ; à {ma} mère=to {my} mother / à {mes} amis=to {my} friends / au professeur=to the teacher / aux enfants=to the children
offrir=give ; un cadeau=a present / des fleurs=flowers / un livre=a book / une boîte de chocolats=a box of chocolates / un parfum=perfume ; à {ma} mère=to {my} mother / à {ma} grand-mère=to {my} grandmother / pour {mon} anniversaire=for {my} birthday
raconter=tell ; une histoire=a story / des histoires drôles=funny stories ; aux enfants=to the children / à {ma} sœur=to {my} sister
ouvrir=open ; la porte=the door / la fenêtre=the window / une bouteille de vin=a bottle of wine / un cadeau=a present / {mes} cadeaux={my} presents ; avec une clé=with a key / à minuit=at midnight
fermer=close ; la porte=the door / la fenêtre=the window / le magasin=the shop / la porte à clé=the door ; avant de partir=before leaving / doucement=gently
réserver=book ; une table=a table|pour quatre personnes=for four people / une chambre=a room|pour deux nuits=for two nights / deux places=two seats / un billet d'avion=a plane ticket ; par téléphone=by phone / sur Internet=on the internet / pour samedi soir=for Saturday evening
comprendre=understand ; la question=the question / le français=French / la leçon=the lesson / tout=everything / le texte=the text ; très bien=very well / sans problème=without any problem / un peu=a little
répondre=answer ; aux questions=the questions / au téléphone=the phone / à la lettre=the letter / au professeur=the teacher ; en français=in French / correctement=correctly / poliment=politely / tout de suite=right away
vendre=sell ; des fruits=fruit / {ma} voiture={my} car / la maison=the house / des légumes=vegetables / des vêtements=clothes ; au marché=at the market / sur Internet=on the internet / dans un petit magasin=in a small shop
`;
/** The scene that a line writes down. */
export const sceneOf = (line: string): Scene => {
  const [head = '', objects = '', places = ''] = line.split(';');
  const [, past = '', flags = '', french = '', late = '', said = ''] = /^(!?)(ê?~? ?|se |s')([\p{L}]+)(~?)=(.*)$/u.exec(head.trim()) ?? [];
  const [verb = '', tail] = said.split('|');
  return { fr: tail ? `${french} ${tail.trim()}` : french, en: verb.trim(), etre: flags.startsWith('ê'), reflexive: flags.startsWith('s'), ongoing: late === '~' && french !== 'aller', motion: french === 'aller', mishap: past !== '' || /^(casser|perdre|oublier)$/.test(french), objects: alternatives(objects), places: alternatives(places).filter((one) => one.every(([, said]) => said !== '' || one[0]?.[0] === '')) };
};
const first = new Set(firstScenes.trim().split('\n').map(sceneOf));
const scenes: readonly Scene[] = [...first, ...domainScenes.split('\n').map(sceneOf)];
const ofFirst = [...first];
const known = (): readonly Scene[] => (firstAlone() ? ofFirst : scenes);
learnPast('spend', 'spent', 'spent');

const his: Readonly<Record<string, readonly string[]>> = { mon: ['mon', 'ton', 'son', 'notre', 'votre', 'leur'], ma: ['ma', 'ta', 'sa', 'notre', 'votre', 'leur'], mes: ['mes', 'tes', 'ses', 'nos', 'vos', 'leurs'] };
/** What a list says, the subject's own things as the subject's. */
function own(list: Words, subject: Entity, negative = false): Phrase {
  const { fr: person, en: whose } = ownerOf(subject);
  const parts = list.filter(([french]) => french !== '').map(([french, said], i) => {
    let f = french.replace(/\{(mon|ma|mes)\}/g, (_, which: string) => his[which]?.[person] as string);
    let e = said.replaceAll('{my}', whose);
    if (negative && i === 0) {
      f = f.replace(/^(?:(?:une|un|des|du|de la)(?= (?!peu))|de l') ?/, 'de ');
      e = e.replace(/^some /, 'any ');
    }
    return group(f, e);
  });
  return join(...parts);
}
/** Somebody who does things: one speaks of oneself and one's family most. */
export const actor = (chance: Chance): Entity => chance.weighted<() => Entity>([
  [8, () => anyPronoun(chance)], [4, () => named(chance)], [5, () => relative(chance, chance.is(0.65) ? { owner: { fr: 0, en: 'my' } } : {})], [0.5, () => belonging(chance, chance.of(pool('family')))],
  [2.4, () => ((one) => ({ phrase: group(one[0], one[1]), gender: one[2], plural: one[3], person: one[3] ? 5 : 2, human: true, pronoun: false, enPerson: one[3] ? 'they' : one[2] === 'f' ? 'she' : 'he' }) as Entity)(chance.of([['les enfants', 'the children', 'm', true], ['mes parents', 'my parents', 'm', true], ['les élèves', 'the pupils', 'm', true], ['le professeur', 'the teacher', 'm', false], ['les enfants de ma voisine', 'my neighbour\'s children', 'm', true], ['le fils de Madame Martin', 'Mrs Martin\'s son', 'm', false], ['les amis de mon frère', 'my brother\'s friends', 'm', true], ['la sœur de Paul', 'Paul\'s sister', 'f', false], ['tout le monde', 'everyone', 'm', false], ['les étudiants', 'the students', 'm', true], ['mes grands-parents', 'my grandparents', 'm', true], ['la voisine de mes parents', 'my parents\' neighbour', 'f', false], ['le père de Julie', 'Julie\'s father', 'm', false], ['mes amis et moi', 'my friends and I', 'm', true], ['beaucoup de gens', 'a lot of people', 'm', true], ['la directrice de l\'école', 'the headmistress of the school', 'f', false], ['ma meilleure amie', 'my best friend', 'f', false], ['mon meilleur ami', 'my best friend', 'm', false]] as const).slice() as unknown as readonly [string, string, 'm' | 'f', boolean])],
])();
/** Mes amis et moi: we. */
export const settled = (one: Entity): Entity => (one.phrase.f.at(-1)?.text === 'moi' ? { ...one, person: 3, enPerson: 'we' } : one);

const tomorrow: Words = [['demain', 'tomorrow'], ['ce soir', 'this evening'], ['samedi', 'on Saturday'], ['la semaine prochaine', 'next week'], ['lundi prochain', 'next Monday'], ['ce week-end', 'this weekend'], ['dans une heure', 'in an hour'], ['demain matin', 'tomorrow morning'], ['l\'année prochaine', 'next year'], ['pendant les vacances', 'during the holidays'], ['après l\'école', 'after school'], ['cet été', 'this summer'], ['le mois prochain', 'next month'], ['mardi soir', 'on Tuesday evening'], ['dimanche après-midi', 'on Sunday afternoon']];
const yesterday: Words = [['hier', 'yesterday'], ['hier soir', 'last night'], ['ce matin', 'this morning'], ['la semaine dernière', 'last week'], ['samedi dernier', 'last Saturday'], ['il y a deux jours', 'two days ago'], ['l\'été dernier', 'last summer'], ['le week-end dernier', 'last weekend'], ['pendant les vacances', 'during the holidays'], ['hier matin', 'yesterday morning'], ['dimanche', 'on Sunday'], ['il y a un mois', 'a month ago'], ['pour la première fois', 'for the first time'], ['l\'année dernière', 'last year'], ['cet après-midi', 'this afternoon'], ['en 2015', 'in 2015'], ['le 14 juillet', 'on 14 July'], ['au mois de mai', 'in May'], ['la nuit dernière', 'last night']];
const usually: Words = [['tous les jours', 'every day'], ['le samedi', 'on Saturdays'], ['tous les matins', 'every morning'], ['le dimanche matin', 'on Sunday mornings'], ['tous les dimanches', 'every Sunday'], ['le soir', 'in the evening'], ['le matin', 'in the morning'], ['deux fois par semaine', 'twice a week'], ['le week-end', 'at the weekend'], ['en été', 'in summer'], ['après l\'école', 'after school'], ['une fois par mois', 'once a month'], ['pendant les vacances', 'during the holidays'], ['tous les samedis matin', 'every Saturday morning'], ['tous les étés', 'every summer'], ['chaque semaine', 'every week'], ['après le travail', 'after work'], ['avant le dîner', 'before dinner'], ['du lundi au vendredi', 'from Monday to Friday'], ['au printemps', 'in spring'], ['le mercredi après-midi', 'on Wednesday afternoons'], ['toute la journée', 'all day']];
const adverbs: Words = [['souvent', 'often'], ['toujours', 'always'], ['parfois', 'sometimes'], ['rarement', 'rarely'], ['souvent', 'often'], ['toujours', 'always']];
const leads: Words = [['d\'habitude', 'usually'], ['en général', 'in general'], ['normalement', 'normally'], ['le week-end', 'at the weekend'], ['le dimanche', 'on Sundays'], ['tous les matins', 'every morning'], ['en été', 'in summer'], ['chaque année', 'every year'], ['le soir', 'in the evening'], ['après le dîner', 'after dinner'], ['le matin', 'in the morning'], ['de temps en temps', 'from time to time'], ['pendant les vacances', 'during the holidays']];
const one = (chance: Chance, list: Words): Phrase => group(...(chance.of(list) as [string, string]));

/** Mishaps are told of the past, one at a time. */
const mishap = (one: Scene): boolean => one.mishap;
const timely = /heure|jour|midi|minuit|matin|soir|nuit|semaine|dimanche|samedi|vacances|week-end|lundi|repas|dîner|déjeuner|cours|travail$|avant |après |film$|pendant|tôt|tard|parce|2015/;
/** A scene's predicate: what, and perhaps where; `full`: no more time may be said. */
export function scene(chance: Chance, subject: Entity, options: { negative?: boolean; place?: number; kind?: (one: Scene) => boolean } = {}, from: readonly Scene[] = known()): Predicate & { full: boolean; ongoing: boolean; still: boolean; mishap: boolean } {
  let drawn = chance.of(from);
  while (options.kind && !options.kind(drawn)) drawn = chance.of(from);
  if (!first.has(drawn)) advance();
  const what = drawn.objects.length > 0 ? chance.of(drawn.objects) : [];
  const bare = what.length === 0 || what[0]?.[0] === '';
  const where = drawn.places.length > 0 && (bare || drawn.fr === 'passer' || chance.is(options.place ?? 0.6)) ? chance.of(drawn.places) : [];
  const text = [...what, ...where].map(([french]) => french).join(' ');
  return { fr: drawn.fr, en: drawn.en, etre: drawn.etre, reflexive: drawn.reflexive, stative: drawn.fr === 'habiter', unagreed: drawn.reflexive && /^(les?|la|une?) /.test(text), after: join(own(what, subject, (options.negative ?? false) && !withDe.test(drawn.fr)), own(where, subject)), full: timely.test(text) || drawn.fr === 'habiter', ongoing: drawn.ongoing, still: drawn.fr === 'habiter', mishap: mishap(drawn) };
}

/** Les enfants jouent souvent dans le jardin après l'école. Hier, ma mère a acheté un kilo de pommes au marché. */
export const telling: Pattern = (chance) => {
  const subject = settled(actor(chance));
  const no = chance.is(0.1) ? chance.weighted([[6, 'pas'], [1.5, 'jamais'], [1, 'plus']] as const) : null;
  return end(tell(chance, subject, no));
};
export function tell(chance: Chance, subject: Entity, no: 'pas' | 'jamais' | 'plus' | null, fixed?: Time, from: readonly Scene[] = known()): Phrase {
  const what = scene(chance, subject, { negative: no !== null }, from);
  const time: Time = fixed ?? (what.mishap ? 'past' : what.still ? chance.weighted([[5, 'present'], [no ? 0 : 1.5, 'imperfect']] as const) : chance.weighted([[8, 'present'], [7, 'past'], [3, 'going'], [2.5, 'future'], [no ? 0 : 0.8, 'imperfect'], [no ? 0 : 0.7, 'progressive'], [no ? 0 : 0.4, 'justPast']] as const));
  if (time === 'progressive' || time === 'justPast') return clause(subject, what, { time });
  if (time === 'imperfect') return what.still || what.full ? clause(subject, what, { time: what.still ? 'imperfect' : 'used' }) : clause(subject, what, { time: 'used', tail: chance.is(0.5) ? one(chance, [['quand j\'étais petit', 'when I was little'], ['tous les étés', 'every summer'], ['le dimanche', 'on Sundays'], ['tous les jours', 'every day'], ['tous les samedis', 'every Saturday'], ['avant', 'before']]) : null });
  const fitting = no === 'plus' && time !== 'present' ? 'pas' : no;
  const list = time === 'past' ? yesterday : time === 'present' ? usually : tomorrow;
  if (time === 'present' && what.ongoing && !fitting) return clause(subject, what, { time: 'ongoing', tail: !what.full && chance.is(0.2) ? one(chance, [['aujourd\'hui', 'today'], ['en ce moment', 'at the moment'], ['ce matin', 'this morning'], ['maintenant', 'now']]) : null });
  const says = !what.full && fitting !== 'jamais' && !(fitting === 'plus') && chance.is(0.65);
  const often = time === 'present' && !what.still && !fitting && chance.is(0.16) ? one(chance, adverbs) : null;
  const when = says ? (often && chance.is(0.7) ? null : chance.is(0.16) ? (time === 'past' ? pastTime(chance) : time === 'present' ? habitTime(chance) : futureTime(chance)) : one(chance, list)) : null;
  const options: ClauseOptions = { time, negation: fitting, frequency: often };
  if (time === 'present' && !when && !often && !what.full && chance.is(0.12)) return join(one(chance, leads), fr(','), en(','), clause(subject, what, options));
  if (when && chance.is(0.22)) return join(when, group(',', ','), clause(subject, what, options));
  const at = when && chance.is(0.2) && /^(demain|samedi|lundi prochain|hier|dimanche|samedi dernier|tous les jours|le samedi)$/.test(when.f.map((token) => token.text).join(' ')) ? ((time_) => join(group('à', 'at'), group(time_[0], time_[1])))(timeOfDay(chance)) : null;
  return clause(subject, what, { ...options, tail: join(when, at) });
}

const reasons: Words = [['il fait beau', 'the weather is nice'], ['il pleut', 'it is raining'], ['il fait froid', 'it is cold'], ['c\'est dimanche', 'it is Sunday'], ['c\'est l\'anniversaire de Paul', 'it is Paul\'s birthday'], ['il est tard', 'it is late'], ['il fait très chaud', 'it is very hot'], ['il y a trop de monde', 'there are too many people'], ['c\'est trop cher', 'it is too expensive'], ['c\'est loin', 'it is far'], ['c\'est important', 'it is important']];
const feelings: readonly (readonly [string, string, string, string])[] = [['être fatigué', 'be', 'fatigué', 'tired'], ['être malade', 'be', 'malade', 'ill'], ['être content', 'be', 'content', 'happy'], ['être triste', 'be', 'triste', 'sad'], ['être en retard', 'be', 'en retard', 'late'], ['être pressé', 'be', 'pressé', 'in a hurry'], ['être occupé', 'be', 'occupé', 'busy'], ['avoir faim', 'be', '', 'hungry'], ['avoir soif', 'be', '', 'thirsty'], ['avoir froid', 'be', '', 'cold'], ['avoir sommeil', 'be', '', 'sleepy']];
function feels(chance: Chance, subject: Entity, time: Time, no: 'pas' | null = null): Phrase {
  const [verb, , adjective, said] = chance.of(feelings);
  const [first = '', ...rest] = verb.split(' ');
  const after = group(adjective && !adjective.startsWith('en') ? french.agree(adjective, subject.gender, subject.plural) : rest.join(' '), said);
  return clause(subject, { fr: first, en: 'be', after }, { time, negation: no });
}
/** Two clauses: et, mais, parce que, quand, si, puis, donc, pendant que, avant de, après. */
export const linkedScenes: Pattern = (chance) => {
  const a = settled(actor(chance));
  const same = again(a);
  const other = settled(actor(chance));
  const short = { place: 0.3 };
  const act = (who: Entity, time: Time, negation: 'pas' | null = null): Phrase => { const what = scene(chance, who, { ...short, negative: negation !== null, kind: (one) => one.fr !== 'habiter' && (time === 'past' || !mishap(one)) }); return clause(who, what, { time: time === 'present' && what.ongoing && !negation ? 'ongoing' : time, negation }); };
  return chance.weighted<() => ReturnType<Pattern>>([
    [2, () => { const time = chance.of(['present', 'past', 'past', 'going'] as const); return end(join(act(a, time), group('et', 'and'), act(same, time))); }],
    [2, () => { const time = chance.of(['present', 'past', 'going'] as const); return end(join(act(a, time), group(',', ','), ...(([f, e]) => [group(f, e)])(chance.of([['puis', 'then'], ['et', 'and'], ['mais', 'but'], ['et ensuite', 'and then'], ['puis', 'then']] as const)), act(chance.is(0.6) ? same : other, time))); }],
    [3, () => { const time = chance.of(['present', 'past', 'going'] as const); const no = chance.is(0.35) ? 'pas' : null; return end(join(act(a, time, no), group('parce que', 'because'), chance.is(0.45) ? one(chance, reasons.map(([f, e]) => (time === 'past' ? [f.replace(/^il fait/, 'il faisait').replace(/^il pleut/, 'il pleuvait').replace(/^c'est/, 'c\'était').replace(/^il est/, 'il était').replace(/^il y a/, 'il y avait'), e.replace(/\bis\b/, 'was').replace(/\bare\b/, 'were')] as const : [f, e] as const))) : feels(chance, same, time === 'past' ? 'imperfect' : 'present'))); }],
    [2, () => end(join(feels(chance, a, 'present'), ...(([f, e]) => [f === 'donc' || f === 'alors' ? group(',', ',') : null, group(f, e)])(chance.of([['donc', 'so'], ['alors', 'so'], ['mais', 'but'], ['et', 'and']] as const)), act(same, chance.of(['present', 'going'] as const), chance.is(0.3) ? 'pas' : null)))],
    [2, () => { const weather = one(chance, [['il fait beau', 'the weather is nice'], ['il pleut', 'it rains'], ['il fait froid', 'it is cold'], ['il neige', 'it snows'], ['il y a du soleil', 'it is sunny'], ['il fait chaud', 'it is hot'], ['c\'est dimanche', 'it is Sunday'], ['c\'est l\'été', 'it is summer']]); const lead = group(...(chance.of([['quand', 'when'], ['quand', 'when'], ['si', 'if']]) as [string, string])); return end(chance.is(0.5) ? join(lead, weather, group(',', ','), act(a, 'present')) : join(act(a, 'present'), lead, weather)); }],
    [1.6, () => { const condition = chance.is(0.35) ? join(group('si', 'if'), (([f, e, after]) => clause(same, { fr: f, en: e, after: group(...after) }))(chance.of([['avoir', 'have', ['le temps', 'time']], ['avoir', 'be', ['faim', 'hungry']], ['être', 'be', ['libre', 'free']], ['avoir', 'have', ['assez d\'argent', 'enough money']]].filter((x) => same.plural ? x[2]?.[0] !== 'libre' : true) as unknown as readonly (readonly [string, string, readonly [string, string]])[]))) : one(chance, [['s\'il fait beau demain', 'if the weather is nice tomorrow'], ['s\'il pleut', 'if it rains'], ['si tu veux', 'if you want'], ['si vous voulez', 'if you want'], ['s\'il ne pleut pas', 'if it does not rain'], ['s\'il fait chaud', 'if it is hot']]); const rest = act(a, chance.of(['future', 'going'] as const)); return end(chance.is(0.7) ? join(condition, group(',', ','), rest) : join(rest, condition)); }],
    [2.4, () => { const was = scene(chance, other, { place: 0.3, kind: (one) => !one.ongoing && !one.etre && one.fr !== 'habiter' && !/lever|coucher|réveiller|casser|perdre|oublier/.test(one.fr) }); const inner = clause(other, was, { time: 'was' }); const event = ((who) => (([f, e, etre]) => clause(who, { fr: f, en: e, etre }, { time: 'past' }))(chance.of([['arriver', 'arrive', true], ['entrer', 'come in', true], ['téléphoner', 'phone', false], ['appeler', 'call', false], ['sortir', 'go out', true], ['partir', 'leave', true], ['rentrer', 'come home', true]] as const)))(a); return end(chance.is(0.5) ? join(group('quand', 'when'), event, group(',', ','), inner) : join(inner, group('quand', 'when'), event)); }],
    [1.2, () => { const b = settled(actor(chance)); const [x, y] = [scene(chance, a, { place: 0.3, kind: (one) => !one.motion && one.fr !== 'habiter' }), scene(chance, b, { place: 0.3, kind: (one) => !one.motion && one.fr !== 'habiter' })]; const past = chance.is(0.4); const time: Time = past ? 'was' : x.ongoing ? 'ongoing' : 'present'; return end(join(clause(a, x, { time }), group('pendant que', 'while'), clause(b, y, { time: past ? 'was' : 'ongoing' }))); }],
    [1.6, () => { let before = scene(chance, a, { place: 0.25, kind: (one) => one.fr !== 'habiter' && !mishap(one) });
      while (before.full) before = scene(chance, a, { place: 0.25, kind: (one) => one.fr !== 'habiter' && !mishap(one) }); const time = chance.of(['present', 'past', 'future'] as const); const lead = join(group('avant de', 'before'), infinitive(before, a.person, 'ing')); return end(chance.is(0.4) ? join(lead, group(',', ','), act(a, time)) : join(act(a, time), lead)); }],
    [1, () => { const before = scene(chance, a, { place: 0.2, kind: (one) => one.fr !== 'habiter' && !one.etre && !one.reflexive && !one.ongoing && !mishap(one) && !one.fr.includes(' ') }); const time = chance.of(['present', 'past'] as const); return end(join(group('après avoir', 'after'), group(french.participle(before.fr), english_(before.en)), before.after, group(',', ','), act(a, time))); }],
    [2.2, () => { const opinion = one(chance, [['je pense que', 'I think'], ['je crois que', 'I think'], ['je sais que', 'I know that'], ['il dit que', 'he says that'], ['j\'espère que', 'I hope'], ['elle dit que', 'she says that'], ['je ne savais pas que', 'I did not know that'], ['ma mère dit que', 'my mother says that'], ['je suis sûr que', 'I am sure that'], ['tu crois que', 'you think that']]); const hope = opinion.e[1]?.text === 'hope'; const past = opinion.f.some((token) => token.text === 'savais'); return end(join(opinion, act(a, past ? 'imperfect' : hope ? 'future' : chance.of(['present', 'future', 'past', 'going'] as const)))); }],
    [1.6, () => end(((w) => { const [f, e, link] = chance.of([['vouloir', 'want', 'to'], ['aimer', 'like', 'ing'], ['adorer', 'love', 'ing'], ['détester', 'hate', 'ing'], ['devoir', '', 'must'], ['pouvoir', '', 'can'], ['espérer', 'hope', 'to'], ['préférer', 'prefer', 'to']] as const); const modal = link === 'must' || link === 'can'; const what = scene(chance, w, { place: 0.6, kind: (one) => one.fr !== 'habiter' && !mishap(one) }); return clause(w, { fr: f, en: e, ...(modal ? { auxiliary: link } : {}), after: join(link === 'to' ? en('to') : null, infinitive(what, w.person, link === 'ing' ? 'ing' : 'base')) }, { tail: !what.full && link !== 'ing' && chance.is(0.4) ? one(chance, tomorrow) : null, negation: chance.is(0.12) ? 'pas' : null }); })(a))],
  ])();
};
const english_ = (verb: string): string => { const [first = '', ...rest] = verb.split(' '); return [english.ing(first), ...rest].join(' '); };
