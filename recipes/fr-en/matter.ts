// The body and what things are made of: where it hurts, what one breaks, raises or closes, how a part of the body is; en bois, en cuir.
import type { Chance } from './chance.ts';
import { clause } from './clause.ts';
import { pastTime, say, timing, word } from './frames.ts';
import type { NounClass } from './lexicon/types.ts';
import { agree, type Entity, np, ownerOf, pool, somebody, type Word } from './nominal.ts';
import { group, join, order, type Phrase } from './phrase.ts';
import { end, type Pattern, type Sentence } from './statements.ts';

/** Part of the body with the French article: [LE bras, arm, arms (several people's)]. */
type Part = readonly [fr: string, en: string, several?: string];
const hand: Part = ['LA main', 'hand', 'hands'];
const arm: Part = ['LE bras', 'arm', 'arms'];
const leg: Part = ['LA jambe', 'leg', 'legs'];
const foot: Part = ['LE pied', 'foot', 'feet'];
const finger: Part = ['LE doigt', 'finger', 'fingers'];
const ankle: Part = ['LA cheville', 'ankle', 'ankles'];
const wrist: Part = ['LE poignet', 'wrist', 'wrists'];
const nose: Part = ['LE nez', 'nose', 'noses'];
const hands: Part = ['LES mains', 'hands'];
const eyes: Part = ['LES yeux', 'eyes'];

/** se casser le bras / break one's arm. */
const toOneself: readonly (readonly [fr: string, en: string, when: 'past' | 'any', parts: readonly Part[]])[] = [
  ['casser', 'break', 'past', [arm, leg, foot, finger, ankle, wrist, nose, ['LE genou', 'knee', 'knees'], ['LE coude', 'elbow', 'elbows'], ['LA mâchoire', 'jaw', 'jaws'], ['LE pouce', 'thumb', 'thumbs'], ['LE gros orteil', 'big toe', 'big toes'], ['LE petit doigt', 'little finger', 'little fingers']]],
  ['couper', 'cut', 'past', [finger, hand, ['LE pouce', 'thumb', 'thumbs'], foot, ['LE menton', 'chin', 'chins']]],
  ['brûler', 'burn', 'past', [hand, finger, ['LA langue', 'tongue', 'tongues'], arm, hands, ['LES doigts', 'fingers']]],
  ['blesser', 'hurt', 'past', [['LE dos', 'back', 'backs'], foot, ['LE genou', 'knee', 'knees'], ['LA cuisse', 'thigh', 'thighs'], ['LE mollet', 'calf', 'calves'], hand, ankle, ['LA hanche', 'hip', 'hips'], ['LE tibia', 'shin', 'shins']]],
  ['fouler', 'sprain', 'past', [ankle, wrist]], ['tordre', 'twist', 'past', [ankle, ['LE genou', 'knee', 'knees']]],
  ['cogner', 'bang', 'past', [['LA tête', 'head', 'heads'], ['LE coude', 'elbow', 'elbows'], ['LE genou', 'knee', 'knees'], ['LE orteil', 'toe', 'toes']]],
  ['laver', 'wash', 'any', [hands, ['LES cheveux', 'hair'], ['LE visage', 'face', 'faces'], ['LES pieds', 'feet'], ['LES oreilles', 'ears']]],
  ['brosser', 'brush', 'any', [['LES dents', 'teeth'], ['LES cheveux', 'hair']]],
  ['essuyer', 'wipe', 'any', [hands, ['LA bouche', 'mouth', 'mouths'], ['LES pieds', 'feet'], ['LE visage', 'face', 'faces']]],
  ['gratter', 'scratch', 'any', [['LE dos', 'back', 'backs'], ['LA tête', 'head', 'heads'], nose, ['LE menton', 'chin', 'chins']]],
  ['frotter', 'rub', 'any', [eyes, hands]],
  ['couper', 'cut', 'any', [['LES ongles', 'nails'], ['LES cheveux', 'hair']]], ['ronger', 'bite', 'any', [['LES ongles', 'nails']]],
];
/** lever la main / raise one's hand. */
const withOwn: readonly (readonly [fr: string, en: string, parts: readonly Part[]])[] = [
  ['lever', 'raise', [hand, arm, ['LES bras', 'arms'], foot, ['LA tête', 'head', 'heads'], ['LES yeux', 'eyes']]], ['baisser', 'lower', [['LA tête', 'head', 'heads'], eyes, arm, ['LES bras', 'arms']]],
  ['fermer', 'close', [eyes, ['LA bouche', 'mouth', 'mouths'], ['LE poing', 'fist', 'fists']]], ['ouvrir', 'open', [eyes, ['LA bouche', 'mouth', 'mouths'], hand]],
  ['tourner', 'turn', [['LA tête', 'head', 'heads']]], ['secouer', 'shake', [['LA tête', 'head', 'heads']]], ['plier', 'bend', [['LES genoux', 'knees'], ['LES jambes', 'legs'], arm, ['LE coude', 'elbow', 'elbows']]],
  ['croiser', 'cross', [['LES jambes', 'legs'], ['LES doigts', 'fingers'], ['LES bras', 'arms']]], ['bouger', 'move', [['LES doigts', 'fingers'], ['LES orteils', 'toes'], ['LA tête', 'head', 'heads'], ['LES lèvres', 'lips'], leg]],
  ['serrer', 'clench', [['LES poings', 'fists'], ['LES dents', 'teeth']]], ['tendre', 'stretch out', [hand, arm, ['LES bras', 'arms'], ['LES jambes', 'legs']]],
];
/** avoir les mains froides / have cold hands. */
const looks: readonly (readonly [part: string, en: string, article: boolean, qualities: readonly (readonly [string, string])[]])[] = [
  ['LES mains', 'hands', false, [['froides', 'cold'], ['chaudes', 'warm'], ['sales', 'dirty'], ['propres', 'clean'], ['douces', 'soft'], ['mouillées', 'wet']]], ['LES pieds', 'feet', false, [['froids', 'cold'], ['gelés', 'frozen'], ['mouillés', 'wet'], ['sales', 'dirty'], ['plats', 'flat']]],
  ['LE nez', 'nose', true, [['rouge', 'red'], ['bouché', 'blocked'], ['long', 'long'], ['pointu', 'pointed']]], ['LA peau', 'skin', false, [['sèche', 'dry'], ['douce', 'soft'], ['claire', 'fair'], ['sensible', 'sensitive']]], ['LES joues', 'cheeks', false, [['rouges', 'red'], ['roses', 'pink'], ['rondes', 'round']]],
  ['LE visage', 'face', true, [['rond', 'round'], ['pâle', 'pale'], ['rouge', 'red'], ['fin', 'thin']]], ['LES jambes', 'legs', false, [['longues', 'long'], ['lourdes', 'heavy'], ['courtes', 'short'], ['musclées', 'muscular']]], ['LES dents', 'teeth', false, [['blanches', 'white'], ['jaunes', 'yellow'], ['pointues', 'pointed']]],
  ['LES oreilles', 'ears', false, [['rouges', 'red'], ['décollées', 'sticking-out'], ['froides', 'cold']]], ['LES épaules', 'shoulders', false, [['larges', 'broad'], ['étroites', 'narrow']]], ['LES lèvres', 'lips', false, [['sèches', 'dry'], ['fines', 'thin'], ['rouges', 'red']]], ['LA gorge', 'throat', true, [['sèche', 'dry'], ['irritée', 'sore']]],
];
/** An illness that French counts and English does not. */
const caught: readonly (readonly [string, string])[] = [['une bronchite', 'bronchitis'], ['une pneumonie', 'pneumonia'], ['un cancer', 'cancer'], ['une tendinite', 'tendinitis'], ['une indigestion', 'indigestion'], ['des nausées', 'nausea'], ['une conjonctivite', 'conjunctivitis'], ['une appendicite', 'appendicitis'], ['une sinusite', 'sinusitis'], ['une intoxication alimentaire', 'food poisoning'], ['une commotion cérébrale', 'concussion'], ['une dépression', 'depression']];

const own = (subject: Entity, [french_, said, several]: Part): Phrase => {
  const [article = '', ...what] = french_.split(' ');
  return join(group(article, ownerOf(subject).en), group(what.join(' '), subject.plural && several ? several : said));
};

const fabrics = 'coton=cotton|laine=woollen|soie=silk|cuir=leather|lin=linen|velours=velvet|cachemire=cashmere|dentelle=lace|fourrure=fur|nylon=nylon|daim=suede|satin=satin';
const solids = 'bois=wooden|métal=metal|plastique=plastic|verre=glass|fer=iron|acier=steel|bambou=bamboo|chêne massif=solid oak|osier=wicker';
const walls = 'bois=wooden|pierre=stone|brique=brick|béton=concrete';
const vessels = 'verre=glass|plastique=plastic|métal=metal|porcelaine=china|bois=wooden|argent=silver|inox=stainless steel|cuivre=copper|terre cuite=terracotta';
const made: readonly (readonly [classes: readonly NounClass[], materials: string, only: RegExp | null])[] = [
  [['clothing'], fabrics, null], [['furniture'], solids, /^(table|chaise|armoire|étagère|commode|bureau|lit|banc|tabouret|buffet|coffre|porte|table basse|table de nuit|table de chevet|table de cuisine|berceau|placard|tiroir|comptoir|vaisselier|meuble|escabeau|échelle|portemanteau)$/], [['dish'], vessels, null], [['toy'], 'bois=wooden|plastique=plastic|métal=metal', /^(jouet|robot|petite voiture|cube|train électrique|figurine|toupie|hochet|toboggan|balançoire|cheval à bascule|maison de poupée|quilles?|marionnette|yoyo|cerceau)$/],
  [['building'], walls, /^(maison|école|église|immeuble|château|tour|ferme|cabane|villa|hôtel|garage|pavillon|manoir|abbaye|forteresse|chalet|moulin)$/],
  [['object'], solids, /^(boîte|porte|coffre|lampe|cadre|fenêtre|volet|portail|valise|pot|vase|seau|bol|caisse|croix|statuette|étui|rampe|poutre|bouclier|bougeoir|peigne|plateau)$/],
  [['object'], 'cuir=leather|tissu=cloth|laine=woollen|coton=cotton|toile=canvas|plastique=plastic', /^(sac|sac à main|sac à dos|portefeuille|valise|pochette|étui|couverture|coussin|rideau|serviette|nappe|tapis|malle|porte-monnaie)$/],
  [['object', 'clothing'], 'or=gold|argent=silver|cuivre=copper|plastique=plastic', /^(bague|collier|bracelet|montre|médaille|boucle d'oreille|broche|pendentif|croix|chaîne)$/],
];
/** A thing and what it is made of, as an adjective of it: en cuir / leather. */
function thingAndMaterial(chance: Chance): readonly [Word, readonly [string, string]] | null {
  const [classes, materials, only] = chance.of(made);
  const name = chance.of(classes);
  const list = pool(name).filter((one) => (only ? only.test(one.fr) : !/ /.test(one.fr)) && !one.mass && !one.frPluralEnMass);
  if (list.length === 0) return null;
  const [material = '', said = ''] = chance.of(materials.split('|')).split('=');
  return [chance.of(list), [material, said]];
}
const massNames: Readonly<Record<string, string>> = { wooden: 'wood', woollen: 'wool' };

export const matter: Pattern = (chance) => {
  const subject = somebody(chance);
  return chance.weighted<() => Sentence>([
    [3, () => {
      const [verb, said, when, parts] = chance.of(toOneself);
      const time = when === 'past' ? chance.weighted([[6, 'past'], [1, 'justPast']] as const) : chance.weighted([[5, 'present'], [3, 'past'], [2, 'going']] as const);
      const tail = time === 'past' && chance.is(0.35) ? pastTime(chance) : time === 'present' && chance.is(0.3) ? say(...chance.of([['avant le dîner', 'before dinner'], ['tous les matins', 'every morning'], ['le soir', 'in the evening']] as const)) : null;
      return end(clause(subject, { fr: verb, en: said, reflexive: true, unagreed: true, after: own(subject, chance.of(parts)) }, { time, tail, negation: chance.is(0.1) ? 'pas' : null }));
    }],
    [2.5, () => { const [verb, said, parts] = chance.of(withOwn); return end(clause(subject, { fr: verb, en: said, after: own(subject, chance.of(parts)) }, timing(chance, {}))); }],
    [1.5, () => {
      const [part, said, counted, qualities] = chance.of(looks);
      const [quality, like] = chance.of(qualities);
      const [article = '', what = ''] = part.split(' ');
      const many = subject.plural && counted;
      const [named, adjective] = [group(what, many ? `${said}s` : said), group(quality, like)];
      const lead = group(article, counted && !many ? 'a' : '');
      return end(clause(subject, { fr: 'avoir', en: 'have', stative: true, after: order([lead, named, adjective], [lead, adjective, named]) }, { time: chance.weighted([[5, 'present'], [2, 'imperfect']] as const), negation: chance.is(0.1) ? 'pas' : null }));
    }],
    [0.8, () => end(clause(subject, { fr: 'avoir', en: 'have', stative: true, after: word(...chance.of(caught)) }, { time: chance.weighted([[5, 'present'], [2, 'past'], [1, 'imperfect']] as const), tail: null }))],
    [3, () => {
      const found = thingAndMaterial(chance);
      if (!found) return matter(chance);
      const [thing, [material, said]] = found;
      const it = np(chance, thing, chance.of(['definite', 'possessive', 'demonstrative'] as const), { plural: chance.is(0.25) });
      const is = chance.is(0.7);
      return end(clause(it, { fr: 'être', en: 'be', stative: true, after: join(group(is ? 'en' : `${agree('fait', it)} en`, 'made of'), group(material, massNames[said] ?? said)) }, { time: chance.weighted([[5, 'present'], [1, 'imperfect']] as const), negation: is && chance.is(0.12) ? 'pas' : null }));
    }],
    [4, () => {
      const found = thingAndMaterial(chance);
      if (!found) return matter(chance);
      const [thing, [material, said]] = found;
      if (thing.classes[0] === 'building') return matter(chance);
      const [verb, means] = chance.of([['acheter', 'buy'], ['vouloir', 'want'], ['avoir', 'have'], ['chercher', 'look for'], ['vendre', 'sell'], ['préférer', 'prefer'], ['trouver', 'find']] as const);
      const it = np(chance, thing, chance.of(['indefinite', 'indefinite', 'definite', 'possessive'] as const), { plural: chance.is(0.25), adjective: { fr: `en ${material}`, invariable: true, en: said, of: [] }, owner: ownerOf(subject) });
      return end(clause(subject, { fr: verb, en: means, after: it.phrase }, timing(chance, { stative: /^(vouloir|avoir|préférer)$/.test(verb) })));
    }],
    [0.8, () => { const found = thingAndMaterial(chance); if (!found) return matter(chance); const it = np(chance, found[0], chance.of(['definite', 'possessive', 'demonstrative'] as const), { plural: chance.is(0.2) }); const [of, what, is] = [group('en', 'made of'), group('quoi', 'what'), group(it.plural ? 'sont' : 'est', it.enPerson === 'they' ? 'are' : 'is')]; return end(order([of, what, is, it.phrase], [what, is, it.phrase, of]), '?'); }],
  ])();
};
