// What fills the places of moulds: noun phrases of any class with their determiner, striped and woollen things, spots, quantities.
import type { Chance } from './chance.ts';
import { clause } from './clause.ts';
import type { NounClass } from './lexicon/types.ts';
import { counting, english } from './morphology.ts';
import { agree, type Det, type Entity, noun, np, somebody, type Word, words } from './nominal.ts';
import { group, join, pairsOf, type Phrase } from './phrase.ts';

const odd = /^(gens|toilettes|prise|voie|bord|air|espace|douane)$/;
/** A noun of some classes that fits. Throws where none does: a mould asks for what there is not. */
function fitting(chance: Chance, classes: readonly NounClass[], fits: (word: Word) => boolean): Word {
  for (let i = 0; i < 10_000; i++) {
    const drawn = noun(chance, ...classes);
    if (fits(drawn)) return drawn;
  }
  throw new Error(`fr-en: no noun of the classes ${classes.join(', ')} can stand there`);
}
/** A noun of a class that is one thing in both languages. */
export const one = (chance: Chance, ...classes: NounClass[]): Word => fitting(chance, classes, (word) => !word.mass && !word.pluralOnly && !word.enPluralOnly && !word.frPluralEnMass && !odd.test(word.fr));
/** A noun that both languages use in the plural. */
export const several = (chance: Chance, ...classes: NounClass[]): Word => fitting(chance, classes, (word) => !word.mass && !word.frPluralEnMass && !odd.test(word.fr));
/** A mass noun: bread, music. */
export const massNoun = (chance: Chance, ...classes: NounClass[]): Word => fitting(chance, classes, (word) => word.mass === true && !word.pluralOnly);

// `~` stands for the noun where English does not put the modifier first
const onClothes = pairsOf(`à rayures=striped;à fleurs=flowery;à carreaux=checked;à pois=spotted;à manches courtes=short-sleeved;à manches longues=long-sleeved;sans manches=sleeveless;à capuche=~ with a hood;en laine=woollen;en coton=cotton;en cuir=leather;en soie=silk;en velours=velvet;de sport=sports;de soirée=evening;d'été=summer;d'hiver=winter;pour enfants=children's;pour homme=men's`);
const onThings = pairsOf('en bois=wooden;en plastique=plastic;en métal=metal;en verre=glass;en cuir=leather;en tissu=fabric;en or=gold;en argent=silver;en carton=cardboard;en papier=paper;en fer=iron;en pierre=stone;d\'occasion=second-hand');
const clothes = /^(robe|jupe|chemise|cravate|veste|pull|manteau|écharpe|pantalon|t-shirt|chemisier|gilet|bonnet|chaussette|pyjama|short|blouson|foulard)$/;
const cotton = /^(robe|jupe|chemise|cravate|veste|pull|manteau|pantalon|chemisier|gilet|pyjama|blouson|écharpe|foulard)$/;
const sleeved = /^(robe|chemise|chemisier|pull|t-shirt|veste)$/;
const made: Readonly<Record<string, RegExp>> = {
  'en bois': /^(table|chaise|lit|armoire|étagère|boîte|cuillère|bureau|banc|porte|cadre|commode|jouet|pont|échelle|maison|meuble|train)$/, 'en plastique': /^(chaise|boîte|sac|jouet|assiette|verre|bouteille|table|gobelet|fourchette|poubelle)$/,
  'en métal': /^(boîte|chaise|lit|étagère|porte|échelle|table|clé)$/, 'en verre': /^(table|bouteille|porte|vase|bol|étagère|assiette)$/, 'en cuir': /^(sac|ceinture|veste|canapé|fauteuil|portefeuille|gant|botte|blouson|chaussure|sac à main|manteau)$/,
  'en tissu': /^(sac|canapé|fauteuil|poupée)$/, 'en or': /^(montre|bague|collier|bracelet|médaille|boucle d'oreille)$/, 'en argent': /^(montre|bague|collier|bracelet|médaille|cuillère|boucle d'oreille)$/, 'en carton': /^(boîte|assiette|gobelet)$/,
  'en papier': /^(sac|avion|fleur|lanterne|serviette)$/, 'en fer': /^(porte|pont|échelle|boîte)$/, 'en pierre': /^(maison|pont|mur|escalier|église|tour|château)$/, "d'occasion": /^(voiture|vélo|ordinateur|livre|téléphone|moto|canapé|table|console|appareil photo)$/,
};
const madeWords = new Map(Object.entries(made).map(([way, test]) => [way, words.filter((word) => test.test(word.fr) && /^(furniture|object|clothing|vehicle|dish|building|toy|readable|nature|tool|room|place|schoolThing)$/.test(word.classes[0] as string))] as const));
const clothesWords = words.filter((word) => clothes.test(word.fr) && word.classes[0] === 'clothing');
/** A striped tie, a wooden table: a noun that holds what it is like or made of. */
export function fancy(chance: Chance, what: 'clothes' | 'thing'): Word {
  for (;;) {
    const [way, said] = chance.of(what === 'clothes' ? onClothes : onThings);
    const fit = what === 'clothes' ? clothesWords : (madeWords.get(way) ?? []);
    if (fit.length === 0) continue;
    const base = chance.of(fit);
    if (what === 'clothes' && ((/manches|capuche/.test(way) && !sleeved.test(base.fr)) || (/^en |soirée/.test(way) && !cotton.test(base.fr)) || (/soirée/.test(way) && base.fr !== 'robe') || (/homme/.test(way) && /^(chemisier|robe|jupe)$/.test(base.fr)))) continue;
    const put = (text: string): string => (said.startsWith('~') ? `${text}${said.slice(1)}` : `${said} ${text}`);
    return { ...base, fr: `${base.fr} ${way}`, en: put(base.en), pluralFr: `${base.pluralFr} ${way}`, pluralEn: put(base.pluralEn) };
  }
}

const spots: readonly (readonly [ways: string, things: string])[] = [
  ["à l'entrée de=at the entrance to;devant l'entrée de=in front of the entrance to;à la sortie de=at the exit of;à l'intérieur de=inside;à l'extérieur de=outside;à quelques minutes de=a few minutes from;à dix minutes de=ten minutes from;à deux kilomètres de=two kilometres from;en face de=opposite;tout près de=very near;pas loin de=not far from;à côté de=next to;derrière=behind;devant=in front of", 'LA grotte=the cave;LE parc=the park;LE musée=the museum;LA gare=the station;LE cinéma=the cinema;LE stade=the stadium;LE zoo=the zoo;LE château=the castle;LE tunnel=the tunnel;LE village=the village;LE supermarché=the supermarket;LA école=the school;LE hôpital=the hospital;LE hôtel=the hotel;LE immeuble=the building;LE métro=the underground;LA bibliothèque=the library;LE théâtre=the theatre;LA piscine=the swimming pool;LE camping=the campsite;LE centre commercial=the shopping centre;LA usine=the factory;LA église=the church;LE jardin=the garden;LA mairie=the town hall'],
  ['au bout de=at the end of;le long de=along;de l\'autre côté de=on the other side of;au milieu de=in the middle of;au début de=at the beginning of', 'LA rue=the street;LE chemin=the path;LA route=the road;LE pont=the bridge;LA plage=the beach;LE quai=the platform;LA allée=the path;LE couloir=the corridor;LA avenue=the avenue'],
  ['au bord de=by;au milieu de=in the middle of;au fond de=at the bottom of;autour de=around;de l\'autre côté de=on the other side of;sur les bords de=on the banks of;près de=near', 'LE lac=the lake;LA rivière=the river;LE étang=the pond;LE canal=the canal'],
  ['au bord de=by', 'LA mer=the sea;LA piscine=the swimming pool;LA eau=the water;LE fleuve=the river;LE océan=the ocean'],
  ['en haut de=at the top of;en bas de=at the bottom of', 'LA colline=the hill;LA tour=the tower;LE escalier=the stairs;LA montagne=the mountain;LE immeuble=the building;LA page=the page;LA échelle=the ladder;LA rue=the street;LE arbre=the tree;LA liste=the list;LA piste=the slope'],
  ['au sommet de=at the top of;au pied de=at the foot of', 'LA colline=the hill;LA tour=the tower;LA montagne=the mountain;LE volcan=the volcano;LA falaise=the cliff'],
  ['au fond de=at the back of;au milieu de=in the middle of;dans un coin de=in a corner of;au centre de=in the centre of', 'LA classe=the classroom;LE magasin=the shop;LA salle=the room;LE jardin=the garden;LE restaurant=the restaurant;LE garage=the garage;LE café=the café;LA cour=the courtyard'],
  ['au coin de=on the corner of;dans=in;au milieu de=in the middle of;au bout de=at the end of', 'LA rue=the street;ma rue=my street;notre rue=our street;cette rue=this street'],
  ['au centre de=in the centre of;au nord de=in the north of;au sud de=in the south of;à l\'est de=in the east of;à l\'ouest de=in the west of;près de=near;dans=in', 'LE village=the village;LA ville=the town;LE pays=the country;LA France=France;LA Espagne=Spain;LA Italie=Italy;LE Canada=Canada;LA Angleterre=England;LA île=the island;LA région=the region'],
  ['à l\'ombre de=in the shade of;sous=under;autour de=around;au pied de=at the foot of;derrière=behind', 'un arbre=a tree;un grand chêne=a big oak tree;LES arbres=the trees;un parasol=a parasol'],
  ['en haut à gauche de=at the top left of;en haut à droite de=at the top right of;au bas de=at the bottom of;au milieu de=in the middle of;en bas de=at the bottom of', 'LA page=the page;LE écran=the screen;LA photo=the photo;LA carte=the map'],
];
const spotLists = spots.map(([ways, things]) => [pairsOf(ways), pairsOf(things)] as const);
const openSpots = spotLists.filter(([, things]) => !things.some(([thing]) => /écran|sac|page/.test(thing)));
const bareSpots = pairsOf("à l'ombre=in the shade;au soleil=in the sun;sur la photo=in the photo;sur cette photo=in this photo;à la télé=on TV;à la radio=on the radio;dans le train=on the train;dans l'avion=on the plane;dans le bus=on the bus;dans le métro=on the underground;dans la voiture=in the car;à l'étranger=abroad;à la campagne=in the country;au premier étage=on the first floor;au rez-de-chaussée=on the ground floor;au deuxième étage=on the second floor;au dernier étage=on the top floor;au sous-sol=in the basement;en plein air=in the open air;dehors=outside;sur Internet=on the Internet;dans le journal=in the newspaper;dans la rue=in the street;dans la cour=in the playground;dans l'escalier=on the stairs;par terre=on the floor;au plafond=on the ceiling;au mur=on the wall;sur le mur=on the wall;au tableau=on the board;dans le ciel=in the sky;à la page dix=on page ten;chez le dentiste=at the dentist's;chez le coiffeur=at the hairdresser's;chez le boulanger=at the baker's;chez moi=at my house;chez nous=at our house;quelque part=somewhere;là-bas=over there;en bas=downstairs;en haut=upstairs;à gauche=on the left;à droite=on the right;au bord de la route=at the side of the road;au coin de la rue=on the corner of the street;à l'arrêt de bus=at the bus stop;à la caisse=at the till;à l'accueil=at reception;en ville=in town;au centre-ville=in the town centre;à la maison=at home;au travail=at work;au lit=in bed;à table=at the table;au téléphone=on the phone;en prison=in prison;dans le monde=in the world;à mi-chemin=halfway");
const unfit = /télé|radio|Internet|téléphone|étranger|monde|prison|caisse|lit|table$|mi-chemin|photo|journal|ciel|page|plafond|mur|tableau/;
/** Where: at the entrance to the cave, in the shade. */
export function spot(chance: Chance, physical: boolean): Phrase {
  if (chance.is(0.3)) {
    const bare = physical ? chance.of(bareSpots.filter(([way]) => !unfit.test(way))) : chance.of(bareSpots);
    return group(...bare);
  }
  const [ways, things] = chance.of(physical ? openSpots : spotLists);
  return join(group(...chance.of(ways)), group(...chance.of(things)));
}

const cents = pairsOf('deux kilos de=two kilos of;un kilo de=a kilo of;trois kilos de=three kilos of;un demi-kilo de=half a kilo of;une livre de=a pound of;cinq cents grammes de=five hundred grams of;un panier de=a basket of;un sac de=a bag of;une caisse de=a crate of;des kilos de=kilos of;une tonne de=a ton of;une assiette de=a plate of');
const liquid = pairsOf('un litre de=a litre of;deux litres de=two litres of;une bouteille de=a bottle of;deux bouteilles de=two bottles of;un verre de=a glass of;une tasse de=a cup of;un demi-litre de=half a litre of;quelques gouttes de=a few drops of;un bol de=a bowl of;une carafe de=a jug of;trois verres de=three glasses of');
const pieces = pairsOf('un morceau de=a piece of;deux morceaux de=two pieces of;une tranche de=a slice of;trois tranches de=three slices of;des tranches de=slices of;un bout de=a bit of;une part de=a portion of;un peu de=a little;cent grammes de=a hundred grams of;la moitié de LE=half of the');
const packs = pairsOf('une boîte de=a box of;deux boîtes de=two boxes of;un paquet de=a packet of;trois paquets de=three packets of;une douzaine de=a dozen;une dizaine de=about ten;une vingtaine de=about twenty;un tas de=a heap of;un sac de=a bag of;des dizaines de=dozens of;une centaine de=about a hundred;la plupart de LES=most of the;la moitié de LES=half of the;plein de=lots of;pas mal de=quite a lot of;un grand nombre de=a large number of;de plus en plus de=more and more;de moins en moins de=fewer and fewer;beaucoup trop de=far too many;une paire de=a pair of;toutes sortes de=all kinds of;énormément de=a huge number of;suffisamment de=enough');
const fruitVeg = words.filter((word) => /^(pomme|poire|pêche|tomate|carotte|oignon|pomme de terre|cerise|fraise|orange|citron|courgette|champignon|abricot|prune|banane|kiwi|poivron|haricot vert|aubergine|noix|navet|poireau|cerise|raisin|framboise)$/.test(word.fr) && word.classes.includes('food'));
const liquids = words.filter((word) => word.mass && word.classes.includes('drink'));
const sliced = words.filter((word) => word.mass && /^(pain|jambon|fromage|gâteau|beurre|saumon|viande|chocolat|saucisson|poulet|bœuf|rôti)$/.test(word.fr) && word.classes.includes('food'));
const inPairs = words.filter((word) => /^(chaussure|chaussette|gant|botte|basket|sandale|lunettes|ciseaux|ski|boucle d'oreille)$/.test(word.fr));
/** Two kilos of apples, a slice of ham, dozens of books. */
export function amount(chance: Chance, food = chance.is(0.6)): Entity {
  const kind = food ? chance.of(['cents', 'liquid', 'pieces'] as const) : 'packs';
  const [way, said] = chance.of(kind === 'cents' ? cents : kind === 'liquid' ? liquid : kind === 'pieces' ? pieces.filter(([text]) => !text.endsWith('LE')) : packs);
  const drawn = kind === 'cents' ? chance.of(fruitVeg) : kind === 'liquid' ? chance.of(liquids) : kind === 'pieces' ? chance.of(sliced) : way === 'une paire de' ? chance.of(inPairs) : /boîte|paquet|sac|tas/.test(way) ? chance.of(words.filter((word) => /^(biscuit|bonbon|chocolat|bougie|stylo|crayon|œuf|mouchoir|jouet|photo|clou|perle|sardine|crayon de couleur|feuille)$/.test(word.fr) && !word.mass)) : several(chance, 'object', 'readable', 'person', 'clothing', 'food', 'animal', 'schoolThing', 'shop', 'toy', 'event', 'plant', 'watchable');
  const what = np(chance, drawn, 'zero', { plural: !drawn.mass });
  const plural = kind === 'packs' ? !/^un[e]? (boîte|paquet|tas|sac|paire)/.test(way) : /^(deux|trois|des|cinq|quelques)/.test(way);
  return { ...what, phrase: join(group(way, said), what.phrase), plural, person: plural ? 5 : 2, human: false, enPerson: plural ? 'they' : 'it' };
}

const quantifiersOne: readonly (readonly [m: string, f: string, en: string])[] = [
  ['le même', 'la même', 'the same'], ['un autre', 'une autre', 'another'], ['chaque', 'chaque', 'each'], ['chaque', 'chaque', 'every'], ['le seul', 'la seule', 'the only'], ['un seul', 'une seule', 'only one'], ['mon premier', 'ma première', 'my first'], ['le dernier', 'la dernière', 'the last'],
  ['le premier', 'la première', 'the first'], ['le deuxième', 'la deuxième', 'the second'], ['le prochain', 'la prochaine', 'the next'], ['cet autre', 'cette autre', 'this other'], ['ce genre de', 'ce genre de', 'this kind of'], ['mon propre', 'ma propre', 'my own'], ['ce fameux', 'cette fameuse', 'this famous'], ['un vrai', 'une vraie', 'a real'], ['un certain', 'une certaine', 'a certain'], ["l'autre", "l'autre", 'the other'], ['notre ancien', 'notre ancienne', 'our old'],
];
const quantifiersMany: readonly (readonly [m: string, f: string, en: string])[] = [
  ['les mêmes', 'les mêmes', 'the same'], ["d'autres", "d'autres", 'other'], ['quelques', 'quelques', 'a few'], ['plusieurs', 'plusieurs', 'several'], ['certains', 'certaines', 'some'], ['la plupart de LES', 'la plupart de LES', 'most of the'], ['tous les', 'toutes les', 'all the'], ['tous mes', 'toutes mes', 'all my'], ['tous ces', 'toutes ces', 'all these'],
  ['les deux', 'les deux', 'both'], ['les autres', 'les autres', 'the other'], ['de nombreux', 'de nombreuses', 'many'], ['beaucoup de', 'beaucoup de', 'a lot of'], ['trop de', 'trop de', 'too many'], ['la moitié de LES', 'la moitié de LES', 'half of the'], ['presque tous les', 'presque toutes les', 'almost all the'], ['les premiers', 'les premières', 'the first'], ['les seuls', 'les seules', 'the only'], ['quelques autres', 'quelques autres', 'a few other'], ['tous nos', 'toutes nos', 'all our'], ['les trois', 'les trois', 'the three'], ['différents', 'différentes', 'different'], ['peu de', 'peu de', 'few'], ['certains de mes', 'certaines de mes', 'some of my'], ['plusieurs de ces', 'plusieurs de ces', 'several of these'], ['de vrais', 'de vraies', 'real'],
];
/** The same dress, another film, most of the pupils. */
export function quantified(chance: Chance, ...classes: NounClass[]): Entity & { word: Word } {
  if (chance.is(0.5)) {
    const word = one(chance, ...classes);
    for (;;) {
      const [m, f, said] = chance.of(quantifiersOne);
      // ce genre de robe, but my own, an old one: what fits a person too
      if (word.human && /genre|propre|fameux|vrai|premier$/.test(m)) continue;
      const way = word.gender === 'f' ? f : m;
      const head = group(word.fr, word.en);
      return { phrase: join(group(way, said), head), gender: word.gender, plural: false, person: 2, human: word.human, pronoun: false, enPerson: 'it', word };
    }
  }
  const word = several(chance, ...classes);
  const [m, f, said] = chance.of(quantifiersMany);
  const what = np(chance, word, 'zero', { plural: true });
  return { ...what, phrase: join(group(word.gender === 'f' ? f : m, said), what.phrase), word };
}

const dets: Readonly<Record<string, Det>> = { the: 'definite', a: 'indefinite', my: 'possessive', this: 'demonstrative', these: 'demonstrative', some: 'partitive', zero: 'zero', any: 'no' };
/** What a place of a mould asks for: `a clothing`, `the+ person` (plural), `zero food` (mass), `spot`, `amount`; null for what is drawn elsewhere. */
export function nounSlot(chance: Chance, what: string): Phrase | null {
  const [of = '', qualities] = what.split(' is ');
  if (qualities) {
    const who = of === 'who' ? somebody(chance) : described(chance, of);
    const [quality = '', said = ''] = chance.of(qualities.split(',')).split(':');
    if (!who) return null;
    return clause(who, { fr: 'être', en: 'be', after: group(agree(quality, who), said) }, { time: chance.is(0.75) ? 'present' : 'imperfect', negation: chance.is(0.12) ? 'pas' : null });
  }
  const [head = '', ...rest] = what.split(' ');
  switch (head) {
    case 'spot': return spot(chance, rest[0] === 'open');
    case 'amount': return amount(chance, rest[0] === 'food' ? true : rest[0] === 'things' ? false : undefined).phrase;
    case 'fancy': return np(chance, fancy(chance, rest[0] === 'wear' || chance.is(0.5) ? 'clothes' : 'thing'), dets[rest[0] as string] ?? 'indefinite').phrase;
    case 'job': { let job = one(chance, 'profession'); while (job.gender !== rest[0]) job = one(chance, 'profession'); return group(job.fr, `${english.indefinite(job.en)} ${job.en}`); }
    case 'several': { const n = chance.whole(2, 12); const word = several(chance, ...(rest as NounClass[])); return join(group(counting(n, word.gender), english.numberWords(n)), np(chance, word, 'zero', { plural: true }).phrase); }
    default: return described(chance, what)?.phrase ?? null;
  }
}
/** `the clothing`, `my+ person *`: a determiner, + for the plural, classes, * for an adjective now and then. */
function described(chance: Chance, what: string): Entity | null {
  const [head = '', ...rest] = what.split(' ');
  const plural = head.endsWith('+');
  const det = dets[plural ? head.slice(0, -1) : head];
  if (!det || rest.length === 0) return null;
  const adjective = rest.at(-1) === '*' ? 0.5 : 0;
  const classes = (adjective ? rest.slice(0, -1) : rest) as NounClass[];
  if (det === 'partitive' || (det === 'zero' && !plural)) return np(chance, massNoun(chance, ...classes), det);
  return np(chance, plural ? several(chance, ...classes) : one(chance, ...classes), det, { plural, adjective });
}
