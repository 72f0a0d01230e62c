// Names that nobody has seen, to be copied letter by letter, and the known ones of the lexicon.
import type { Chance } from './chance.ts';
import { cities, countries, familyNames, names } from './lexicon/names.ts';
import type { Country } from './lexicon/types.ts';

// Syllables of many languages' shapes: a name keeps to one.
const shapes: readonly (readonly [starts: string, middles: string, ends: string])[] = [
  ['bau be bri cha char cla du du fer gau gui la le lu mar mon mou pel per ri ro sau ti va ver', 'bi che de la li lo ma ni ra ri ro ti ve', 'bert beau card court dier dot gnon in let lin lot ment net nier phe quet rand ret rin sson teau ville voie zac é ée è'],
  ['al be berg bra ei fre gun hart hei kre kel lan mül neu ot rei schwa schu stein tra wal wei wolf', 'be der el en ger ke len mer ner ste ter', 'bach berg burg dorf er feld hart heim hoff ing ler mann meier rich stadt stein weg witz ß öhr'],
  ['bo bra do dra go iva ja ka kra li lu ma mi no ol pa pe ra sla sta to va vla ya za', 'do ka la li mi na ni ra ro sla ta vi zi', 'cek cz ić ek enko ev in ka kov lav mir nov ova owski ski slav ský szki vich yk zak'],
  ['al be ca cor da es fer ga gon her hi jo lo ma men ni or pe ra ri sa sal ti va xi', 'bar ce da de la le li mo na ra re ri te va', 'ano ardo ares aro cho dez ella ena ero eta illo ina iño ita lez nez ñez ola ona rra stro zón'],
  ['aki asa chi fu ha hi ishi ka ki ko ma mi na no o sa shi su ta to wa ya yo yu', 'ka ki ku ma mi mo na ni no ra ri ru sa shi ta to', 'chi da do hara ka kawa ki ko mi moto mura na ro saki shi shima ta to yama ya'],
  ['ab ad ah al am az ba fa ha ib ja ka kha la ma na ra sa sha ta ya za zu', 'bi di fa hi la li ma mi mu ni ra ri sa', 'ah am ane ar di dine el em id il im ir na oud oui oun ra sh ya'],
  ['a ade bo chi dia dou e fa i ke ko ma mba n’ ndi ngo nko o ou sa so ta tou wa ye'.replace('n’ ', ''), 'ba bi da di ka ko la lo ma na ra sa ta wa', 'ba bou de dji go ké ko la ma mba ndé né ngo nko pé ré ro to wé ya'],
  ['as bjør da ei ei frø gu ha hal in jó ka la ma nie no ol sig ste svei thor ul å ø'.replace('ei ei', 'ei'), 'bjo da ge kk la le li ma ni ri ste va', 'berg dal dóttir fjord gaard grim gren havn land lund mark n nen ng quist rud sen sson stad strøm vik ö'],
  ['al ay ba bey ce da de em er fa gö gü ha i ka ke me oğ öz sa se şa tu ya yı', 'ba ci di ka la le li ma me ra ri se ya yı', 'an ar at can dar demir er gül han in kan lu lı oğlu soy taş tepe yurt çı ğan'],
  ['an bao chen dan feng guo hai hu ji jian li lin mei ming nguy ning pha qi shan song tan tran vu wang xi xiao yan ying zhang zhou', '', 'an ang bo chang en eng hua hui jun lan li long mei min ng ong ping quan sheng ti wei xin yang yi yun'],
  ['ash bar black brad bur cal clay dun fair fin gra hal har ker lang mac mil nor pem red sher stan thorn wel whit win', 'a e er in le ling mer ning ter', 'bridge bury by combe ding field ford gate ham hill holm hurst ington ker ley low man more ness port shire son ston ton well wick wood worth'],
];
const split = shapes.map((shape) => shape.map((one) => one.split(' ')) as [string[], string[], string[]]);
const cap = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function letters(chance: Chance): string {
  const count = chance.whole(2, 10);
  let word = '';
  for (let i = 0; i < count; i++) word += chance.is(0.45) ? chance.of([...'aeiouyéèöüáíóa']) : chance.of([...'bcdfghjklmnpqrstvwxzçñ']);
  return cap(word);
}
function shaped(chance: Chance): string {
  const [starts, middles, ends] = chance.of(split);
  let word = chance.of(starts);
  for (let i = chance.weighted([[5, 0], [4, 1], [1, 2]]); i > 0; i--) word += chance.of(middles);
  return cap(chance.is(0.12) ? word : word + chance.of(ends));
}
const common = /^(il|ils|elle|elles|le|la|les|un|une|des|de|du|je|tu|on|nous|vous|et|ou|en|ma|mon|mes|ta|ton|tes|sa|son|ses|ce|ces|ici|bon|si|ni|au|aux|non|oui|par|pas|sur|que|qui|dans|mal|mer|lui|leur|se|te|me|ne|est|a|as|ai|va|vas|y)$/i;
/** A name that is invented. */
export function invented(chance: Chance): string {
  const one = (): string => (chance.is(0.22) ? letters(chance) : shaped(chance));
  let name = one();
  while (name.length < 3 ? chance.is(0.8) || common.test(name) : common.test(name)) name = one();
  if (chance.is(0.07)) return `${name}-${one()}`;
  if (chance.is(0.015)) return name.toUpperCase();
  return chance.is(0.02) ? `${chance.of(['Mc', 'De', 'Le', 'La', 'Van'])}${name}` : name;
}

const first = { m: names.filter((one) => one.gender === 'm'), f: names.filter((one) => one.gender === 'f') };
/** A first name, and whether it is invented. */
export function firstName(chance: Chance, gender: 'm' | 'f'): readonly [fr: string, en: string, unknown: boolean] {
  if (chance.is(0.28)) {
    const name = invented(chance);
    return [name, name, true];
  }
  const { fr, en } = chance.of(first[gender]);
  return [fr, en, false];
}
export const familyName = (chance: Chance): string => (chance.is(0.45) ? invented(chance) : chance.of(familyNames));
export function cityName(chance: Chance): readonly [fr: string, en: string] {
  if (chance.is(0.28)) {
    const name = chance.is(0.12) ? `${chance.of(['Saint-', 'Port-', 'Mont-', 'Villeneuve-sur-', 'San ', 'New ', 'Bad '])}${invented(chance)}` : invented(chance);
    return [name, name];
  }
  const { fr, en } = chance.of(cities);
  return [fr, en];
}
export const country = (chance: Chance): Country => (chance.is(0.35) ? chance.of(countries.slice(0, 14)) : chance.of(countries));

/** A code, an address or a number, the same in both languages. */
export function code(chance: Chance): string {
  const low = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z]/g, '');
  return chance.weighted<() => string>([
    [3, () => `${low(firstName(chance, 'f')[1])}${chance.of(['.', '', '_', '-'])}${low(familyName(chance))}${chance.is(0.3) ? chance.whole(1, 99) : ''}@${chance.of(['gmail.com', 'mail.fr', 'orange.fr', 'exemple.fr', 'test.com', 'yahoo.fr', `${low(invented(chance))}.org`])}`],
    [2, () => `www.${low(invented(chance))}.${chance.of(['fr', 'com', 'org'])}`],
    [2, () => `${chance.of([...'ABCDEFGHJKLMNPQRSTVWXYZ'])}${chance.of([...'ABCDEFGHJKLMNPQRSTVWXYZ'])}-${chance.whole(10, 999)}-${chance.of([...'ABCDEFGHJKLMNPQRSTVWXYZ'])}${chance.of([...'ABCDEFGHJKLMNPQRSTVWXYZ'])}`],
    [2, () => `${chance.of([...'ABCDEFGHKLMNPRSTVXZ'])}${chance.whole(1, 9999)}`],
    [1, () => `${chance.whole(10000, 99999)}`],
  ])();
}
export const phoneNumber = (chance: Chance): string => {
  const two = (): string => String(chance.whole(0, 99)).padStart(2, '0');
  return chance.is(0.8) ? `0${chance.whole(1, 9)} ${two()} ${two()} ${two()} ${two()}` : `0${chance.whole(1, 9)}${two()}${two()}${two()}${two()}`;
};
