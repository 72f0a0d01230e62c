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
  // Breton, Welsh, Irish
  ['aod aou bleu bri cao ca coa den ew gui gwen gwé ker ker kerg lan le ler loc lou maël mor nol per plou plo pont ro ronan tan tré tu yann yao', 'a e en ga gen ma mé na ne ré ro va ven zé', 'ac an ant aëc dec dern ec ec eg enn euc eur ig ik ic ien iou is lan mec nec niou on où rec ren ven wel wen wenn zec'],
  ['aber angh bry cad caer carw cer dil eir ffi gar glan gwen gwyn llan llew llyn mei mor myr non owa pen pwll rho rhys sio tal tre wyn', 'a ddo e edd ei fa la ly ma na ne ra wy y', 'an af dd ddau dyn ed eth fan fryn fyn gan gwyn id ith llan llyn ly lyn ndd nen non og us wen wr ydd yn yr ys'],
  ['ai bre cao cia cli do dún éam eoi fia fionn gal gra kil lao lough mac máir muir nia nua ó orla pád rois rua sao siob sin sor tai úna', 'bh ch dh e gh la li llo mha na nna ra rra', 'án an bhe bhín cadh eal ean een fe gh hán há hón in ín inn íne ire ise lla lan len lín magh nan ne nach nn rcha ry'],
  // Greek
  ['a ale ana ang chri de dimi e ele elef evan geo ioa iri kal kar ko kons kyr laz mar me mi nau ni pana pap par pe pel pet phi sta ste the theo tri vas xe ze', 'ca do la le li lo ma ni no ra ri so ta ti to tra', 'akis as dis dou dis eas elis ia iadis idis ikos ina io ios is kis kos los mos na ni nis nos nou os oula oulos ou pos poulos ra ros sia ssa theos this tis'],
  // Hungarian, Finnish, Estonian
  ['aa ba bará bor csa de er fe ga gyö hor hu il ist já ká ke kis ko lá mag mik ná olá per pál ré sán sze tó tö var vö zo zsu', 'ba cs de dor gy ka ke la lla má ná ra re sz ta ti va', 'ai án ány ás csi di dy ér es falva gy hely hegyi ics in ki kó lós mán nyi ó ö os ő rád si szky tó tál úr vár vári'],
  ['aal ai aino ee elo ha hä hel hi il ju jy ka ki kuo lah lap lei li ma mä mi nii nur oi or pek pii pir rau ri sa sei si suo tam tuo uu vaa vai ve vil vuo yl', 'ha ja ka kka ki la le li lli mi na nna ni pa ra ri sa ta tta tti', 'harju inen jarvi järvi joki kainen kka koski la lainen lä mäki na nen nen nna nniemi o pää ranta ri saari salo sto tie tti u vaara vesi ainen'],
  // Indian
  ['aa abhi adi aish aja am ana anj ar ash bal bha chan dee dev dha dhar gau go gupt ha hari in jai ja ka kav kri laksh ma man mee mu na nee ni pa pra pri pu ra raj ri ro sa san shi shr su ta ud va ve vi ya', 'bha da de du ha ka kshi la li ma na ni nu pa ra ri ru sha ta ti tha va vi ya', 'an and ani ash at bai dev deep esh garh gam har i ika in ita jeet kar kumar li malai mati mi na nagar nath ndra ni pur puri raj rao ram shan sh singh th tha van war yan ya'],
  // Polynesian
  ['a aho fa fo ha hi ho i ka ke ki ko ku la le lo ma man mo na ni no nu o pa pe po pu ra ri ro ta te ti to tu u va vai wai whe', 'a e fa hi ho i ka la lo mo na nga ni o pa pu ra ri ru ta te ti to tu u va', 'a au ea fa ha hi ia iki ka kai ki la lani loa lu mea moana na nga ngi no nui o pa papa ra rangi re roa ta tea ti toa tu u ua va'],
  // Armenian, Georgian
  ['a al an ara ar art da er gag ga gar gor ha hak ha hov ka kar khor kri la ma mar me mi na nar ne pe sa sar se sim ta te ti tig va var ze zo', 'ba bo cha da do ge go gh ka kho la li ma me na ni no ra ri sa ta va vo', 'an ak asyan adze ani dze eli elyan en eti ian iani ik is ishvili ken kyan nyan oyan ryan shvili sh tadze uni uri vadze van yan yants zor ze'],
  // Portuguese
  ['ab al an ba bar be bra ca car co cou cu dio do es fa fer fi gon gui jo le lou ma mon mi mo ne no o oli pa pe pi que ra ri ro sa sal san se si sou te tei va vi xa', 'bei ça co de dei do gue la lei lha li lo ma nha ni no ra rei ri ro sa ta ve vei', 'ães ais al ão ão aro aça bra co des do dos eira eiro el es eu ga guês ha hão íça inho inha ira lho lhães mão mos nho nde o os ques ra rães res reira rinho rio ro são ta tos val ves'],
];
const split = shapes.map((shape) => shape.map((one) => one.split(' ')) as [string[], string[], string[]]);
const cap = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

// Consonants before and after a vowel, in any language written with Latin letters: names without a country (Vantrix, Talvora).
const onsets = 'b bl br c ch cl cr d dr f fl fr g gl gn gr gu h j k kl kr l m n p ph pl pr qu r s sc sk sl sp st t th tr v vr w x y z zh'.split(' ');
const nuclei = 'a a a e e e é è i i i o o o u u ou au eau ai ei eu ie io oi ui ea ia y'.split(' ');
// Rarer ones, of foreign spellings.
const accented = 'ë ï aë oï ö ü á ó å ø ÿ'.split(' ');
const codas = 'b c ck d ff g l ll lt m n nd ng nk nn nt p ph r rc rd rg rk rl rm rn rs rt s sk ss st t tt ts tz v x z'.split(' ');
/** Two to four syllables that could be a name anywhere. */
function rootless(chance: Chance): string {
  let word = chance.is(0.2) ? '' : chance.of(onsets);
  for (let i = chance.weighted([[2, 1], [6, 2], [4, 3], [1, 4]]); i > 0; i--) word += chance.of(chance.is(0.06) ? accented : nuclei) + (i > 1 ? (chance.is(0.3) ? chance.of(['l', 'm', 'n', 'r', 's']) : '') + chance.of(onsets) : chance.is(0.55) ? chance.of(codas) : '');
  return cap(word.slice(0, 14));
}
function letters(chance: Chance): string {
  const count = chance.whole(2, 9);
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
// Names that begin as an English word does (Tomek, Theron, Isaline): after that word itself they are easily stuttered.
const wordlike = 'to to to the in is at of on for we he she me my no an it be by so up us do go or as am his her has was you are and not with from'.split(' ');
const likeWord = (chance: Chance): string => cap(`${chance.of(wordlike)}${(chance.is(0.5) ? shaped(chance) : rootless(chance)).toLowerCase()}`.slice(0, chance.whole(5, 11)));
const common = /^(il|ils|elle|elles|le|la|les|un|une|des|de|du|je|tu|on|nous|vous|et|ou|en|ma|mon|mes|ta|ton|tes|sa|son|ses|ce|ces|ici|bon|si|ni|au|aux|non|oui|par|pas|sur|que|qui|dans|mal|mer|lui|leur|se|te|me|ne|est|a|as|ai|va|vas|y)$/i;
let count = 0;
/** How many names have been invented so far: a sentence during which it grew may hold one. */
export const inventions = (): number => count;
/** A name that is invented. */
export function invented(chance: Chance): string {
  count++;
  const one = (): string => chance.weighted<() => string>([[0.8, () => letters(chance)], [3, () => rootless(chance)], [6, () => shaped(chance)], [0.9, () => likeWord(chance)]])();
  let name = one();
  while (name.length < 3 ? chance.is(0.8) || common.test(name) : common.test(name)) name = one();
  if (chance.is(0.07)) return `${name}-${one()}`;
  if (chance.is(0.015)) return name.toUpperCase();
  return chance.is(0.02) ? `${chance.of(['Mc', 'De', 'Le', 'La', 'Van'])}${name}` : name;
}

const first = { m: names.filter((one) => one.gender === 'm'), f: names.filter((one) => one.gender === 'f') };
/** A first name, and whether it is invented. */
export function firstName(chance: Chance, gender: 'm' | 'f'): readonly [fr: string, en: string, unknown: boolean] {
  if (chance.is(0.36)) {
    const name = invented(chance);
    return [name, name, true];
  }
  const { fr, en } = chance.of(first[gender]);
  return [fr, en, false];
}
export const familyName = (chance: Chance): string => (chance.is(0.55) ? (chance.is(0.08) ? `${chance.of(['van', 'von', 'El', 'Ben', 'Le', 'dos', 'di', 'da', 'Mac'])} ${invented(chance)}` : invented(chance)) : chance.of(familyNames));
const low = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z]/g, '');
/** Brézolles-sur-Lune, Saint-Martin-en-Vercy, Villers-lès-Dorne, San Talvo. */
function compoundTown(chance: Chance): string {
  return chance.weighted<() => string>([
    [5, () => `${invented(chance)}-${chance.of(['sur', 'sur', 'sur', 'en', 'lès', 'les', 'sous', 'la', 'le', 'aux', 'du', 'de', 'et'])}-${invented(chance)}`],
    [3, () => `${chance.of(['Saint-', 'Saint-', 'Sainte-', 'Port-', 'Mont-', 'Château-', 'Pont-', 'Bourg-', 'Neuf-', 'Val-'])}${invented(chance)}`],
    [1.5, () => `${chance.of(['Saint', 'Sainte', 'Villeneuve', 'Fontaine', 'Roche'])}-${chance.of(['Martin', 'Pierre', 'Jean', invented(chance)])}-${chance.of(['sur', 'en', 'de', 'lès', 'des', 'le'])}-${invented(chance)}`],
    [1, () => `${chance.of(['San', 'New', 'Bad', 'Los', 'Santa', 'La', 'Le', 'Port'])} ${invented(chance)}`],
  ])();
}
export function cityName(chance: Chance): readonly [fr: string, en: string] {
  if (chance.is(0.4)) {
    const name = chance.is(0.35) ? compoundTown(chance) : invented(chance);
    return [name, name];
  }
  const { fr, en } = chance.of(cities);
  return [fr, en];
}
export const country = (chance: Chance): Country => (chance.is(0.35) ? chance.of(countries.slice(0, 14)) : chance.of(countries));

/** An e-mail address. */
export const mail = (chance: Chance): string => {
  const [a, b] = [chance.is(0.6) ? low(invented(chance)) : low(firstName(chance, 'f')[1]), low(familyName(chance))];
  const short = (): string => low(chance.is(0.5) ? invented(chance) : firstName(chance, chance.is(0.5) ? 'f' : 'm')[1]).slice(0, chance.whole(4, 8)) || 'lea';
  const who = chance.weighted<() => string>([[3, () => `${short()}${chance.of(['.', '_', '-'])}${short()}`], [4, () => `${a}${chance.of(['.', '', '_', '-', '.'])}${b}`], [3, () => a], [1, () => `${a.charAt(0)}.${b}`], [2, () => chance.of(['contact', 'info', 'accueil', 'bonjour', 'reservation', 'ecole', 'club', 'famille'])]])();
  return `${who || 'info'}${chance.is(0.3) ? chance.whole(1, 2010) : ''}@${chance.weighted<() => string>([[3, () => chance.of(['gmail.com', 'mail.fr', 'orange.fr', 'exemple.fr', 'test.com', 'yahoo.fr', 'free.fr', 'laposte.net'])], [4, () => `${low(invented(chance)) || 'ville'}${chance.is(0.2) ? `-${low(invented(chance)) || 'ville'}` : ''}.${chance.of(['org', 'fr', 'com', 'net', 'be', 'ch', 'eu', 'example'])}`]])()}`;
};
/** A web address. */
export const site = (chance: Chance): string => `${chance.is(0.75) ? 'www.' : ''}${low(invented(chance)) || 'ville'}${chance.is(0.4) ? `-${low(invented(chance)) || 'ville'}` : ''}.${chance.of(['fr', 'com', 'org', 'be', 'ch', 'net', 'eu', 'ca'])}`;
/** A whole number of four to seven digits, grouped as French groups it. */
export const bigNumber = (chance: Chance): string => {
  const n = String(chance.whole(1000, 10 ** chance.whole(4, 7) - 1));
  return n.replace(/\B(?=(\d{3})+$)/g, chance.weighted([[4, ' '], [2, '\u00a0'], [2, '\u202f'], [1.5, '']] as const));
};

/** A code, an address or a number, the same in both languages. */
export function code(chance: Chance): string {
  return chance.weighted<() => string>([
    [4, () => mail(chance)],
    [2, () => site(chance)],
    [2.5, () => `${chance.is(0.5) ? low(invented(chance)) : invented(chance)}${chance.whole(0, 9999)}`],
    [2, () => `${chance.of([...'ABCDEFGHJKLMNPQRSTVWXYZ'])}${chance.of([...'ABCDEFGHJKLMNPQRSTVWXYZ'])}-${chance.whole(10, 999)}-${chance.of([...'ABCDEFGHJKLMNPQRSTVWXYZ'])}${chance.of([...'ABCDEFGHJKLMNPQRSTVWXYZ'])}`],
    [2, () => `${chance.of([...'ABCDEFGHKLMNPRSTVXZ'])}${chance.whole(1, 9999)}`],
    [1, () => `${chance.whole(10000, 99999)}`],
  ])();
}
/** The number of a flight or a train. */
export const flightNumber = (chance: Chance): string => `${chance.of([...'ABEFIJKLMNRSTUVXZ'])}${chance.is(0.7) ? chance.of([...'ABCEFGJKLMRSTVXZ']) : ''}${chance.is(0.25) ? ' ' : ''}${chance.whole(10, 9999)}`;
/** What opens a door or an account. */
export const password = (chance: Chance): string => chance.weighted<() => string>([[3, () => `${low(invented(chance)) || 'secret'}${chance.whole(1, 9999)}`], [2, () => `${chance.whole(100, 99999)}`], [1, () => `${chance.of([...'ABCDEFGHKLMNPRSTVXZ'])}${chance.whole(10, 9999)}`]])();
export const phoneNumber = (chance: Chance): string => {
  const two = (): string => String(chance.whole(0, 99)).padStart(2, '0');
  return chance.is(0.8) ? `0${chance.whole(1, 9)} ${two()} ${two()} ${two()} ${two()}` : `0${chance.whole(1, 9)}${two()}${two()}${two()}${two()}`;
};
