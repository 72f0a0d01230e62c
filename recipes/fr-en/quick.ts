// French as it is written in a hurry: short forms (svp, rdv, 20 min, 3e), what is said and not spelt (j'suis, y a pas), hyphens,
// apostrophes and accents left out. The English stays as it is, but for ordinals in figures and signs of measures.
import type { Chance } from './chance.ts';
import { type Pair, withoutAccents, words } from './generate.ts';
import { nth, ordinalsEn, ordinalsFr } from './morphology.ts';

/**
 * The pair with every match of `from` in its source written as `to` says: a word of what is written new stands for all the words
 * of what it was written for, but for a `ne` that is left out.
 */
export function rewritten(pair: Pair, from: RegExp, to: (...match: string[]) => string): Pair {
  let source = '';
  let read = 0;
  const pieces: { at: number; end: number; old: number; oldEnd: number; same: boolean }[] = [];
  const write = (text: string, until: number, same: boolean): void => {
    pieces.push({ at: source.length, end: source.length + text.length, old: read, oldEnd: until, same });
    source += text;
    read = until;
  };
  for (const match of pair.source.matchAll(from)) {
    write(pair.source.slice(read, match.index), match.index, true);
    write(to(...match), match.index + match[0].length, false);
  }
  if (read === 0 && pieces.length === 0) return pair;
  write(pair.source.slice(read), pair.source.length, true);

  const stoodBefore = words(pair.source);
  const alignment: Pair['alignment'] = [];
  for (const [i, word] of words(source).entries()) {
    const [first, last] = [pieces.find(({ end }) => end > word.start), pieces.findLast(({ at, end }) => at < word.end && end > at)];
    if (!first || !last) continue;
    const start = first.same ? first.old + word.start - first.at : first.old;
    const end = last.same ? last.old + word.end - last.at : last.oldEnd;
    const stood = stoodBefore.flatMap((old, k) => (old.start < end && old.end > start && (first.same && last.same && first === last ? true : !/^n(?:e|['’])$/i.test(old.text)) ? [k] : []));
    const targets = new Set(pair.alignment.flatMap(([a, b]) => (stood.includes(a) ? [b] : [])));
    for (const j of [...targets].sort((a, b) => a - b)) alignment.push([i, j]);
  }
  return { source, target: pair.target, alignment };
}

type Form = readonly [from: RegExp, to: readonly string[]];
const like = (found: string, after: string): string => (/^\p{Lu}/u.test(found) && /^\p{Ll}/u.test(after) ? after.charAt(0).toUpperCase() + after.slice(1) : after);
const start = '(?<![\\p{L}\\p{N}\'’-])';
const end = "(?![\\p{L}\\p{N}'’-])";
const whole = (text: string, ...to: string[]): Form => [new RegExp(`${start}${text.replaceAll("'", "['’]")}${end}`, 'giu'), to];
const before = (text: string, next: string, ...to: string[]): Form => [new RegExp(`${start}${text}(?=${next})`, 'gu'), to];

/** Short forms that people type and print. */
const short: readonly Form[] = [
  whole("s'il (?:te|vous) plaît", 'svp', 'SVP', 'svp', 's.v.p.'), whole("s'il te plaît", 'stp'), whole('rendez-vous', 'rdv', 'RDV', 'rdv', 'rendez vous'),
  whole('beaucoup', 'bcp'), whole('quelque chose', 'qqch'), whole("quelqu'un", 'qqn'), whole('toujours', 'tjs', 'tjrs'), whole('problème', 'pb'), whole('pourquoi', 'pk', 'pq'),
  whole('désolée?', 'dsl'), whole("d'accord", "d'acc", 'ok', 'dac'), whole('parce que', 'pcq'), whole('pendant', 'pdt'), whole('appartement', 'appart', 'appt'),
  whole('week-end', 'week end', 'weekend', 'we', 'WE'), before('[nN]uméro ', '\\d', 'n°', 'n° ', 'no ', 'N° '), before('[mM]onsieur', ' \\p{Lu}', 'M.', 'Mr', 'M'), before('[mM]adame', ' \\p{Lu}', 'Mme', 'Mme.'),
  before('[mM]ademoiselle', ' \\p{Lu}', 'Mlle'), whole('avenue', 'av.'), whole('boulevard', 'bd', 'bld'), whole('maximum', 'max', 'max.'), whole('minimum', 'min.'), before('[eE]nviron', ' \\d', 'env.'),
  whole('téléphone', 'tél', 'tél.', 'tel'), whole('professeur', 'prof'), whole('petit-déjeuner', "petit déj", "p'tit déj", 'petit déjeuner'), whole('ordinateur', 'ordi'), whole('restaurant', 'resto'),
  whole('université', 'fac'), whole('télévision', 'télé'), whole('adolescents', 'ados'), whole('réfrigérateur', 'frigo'), whole('sympathique', 'sympa'), whole('photographie', 'photo'), whole('après-midi', 'aprèm', 'après midi'),
];
/** Measures after figures; the sign may stand in English too. */
const measures: readonly (readonly [from: RegExp, to: readonly string[], english: readonly [RegExp, string] | null])[] = [
  [/(?<=\d) minutes?(?![\p{L}])/giu, [' min', ' mn', 'min'], null], [/(?<=\d) heures?(?! ?[\p{L}\d])/giu, [' h', 'h'], null], [/(?<=\d) secondes?(?!\p{L})/giu, [' s', ' sec'], null],
  [/(?<=\d) kilomètres?(?!\p{L})/giu, [' km', 'km'], [/(?<=\d) kilomet(?:re|er)s?\b/g, ' km']], [/(?<=\d) kilo(?:gramme)?s?(?!\p{L})/giu, [' kg', 'kg'], [/(?<=\d) kilo(?:gram)?s?\b/g, ' kg']],
  [/(?<=\d) grammes?(?!\p{L})/giu, [' g', 'g'], [/(?<=\d) grams?\b/g, ' g']], [/(?<=\d) mètres?(?!\p{L})/giu, [' m', 'm'], null], [/(?<=\d) litres?(?!\p{L})/giu, [' l', ' L', 'l'], null],
  [/(?<=\d) centimètres?(?!\p{L})/giu, [' cm', 'cm'], [/(?<=\d) centimet(?:re|er)s?\b/g, ' cm']], [/(?<=\d) degrés?(?!\p{L})/giu, [' °C', '°', '°C'], null],
];
/** A time of day as it may stand: 8h30, 8 h 30, 8:30, 08h30. */
const clock = /(?<![\d:])(\d{1,2}) ?[hH] ?(\d{2})?(?![\p{L}\d])/gu;

/** What is said quickly, spelt as it is said. */
const spoken: readonly Form[] = [
  whole('je suis', "j'suis", 'chuis', "j'suis", 'chui'), whole('je sais', "j'sais", 'chais'), before('[jJ]e ', '(?:peux|veux|crois|pense|vais|vois|viens|fais|prends|mets|te|le|la|les|me)(?!\\p{L})', "j'"),
  whole('tu as', "t'as"), whole('tu es', "t'es"), whole('tu avais', "t'avais"), whole('tu étais', "t'étais"), whole('il y a', 'y a', "y'a", 'ya'), whole('il y avait', 'y avait', "y'avait"), whole('il faut', 'faut'),
  whole('cela', 'ça'), before('[pP]etit', 'e?s? ', "p'tit"), whole('nous sommes', 'on est'), whole('eh bien', 'ben', 'bah'), whole('puis', 'pis'), whole('oui', 'ouais', 'ui'),
];
const subjects = '(?:je|tu|il|elle|on|nous|vous|ils|elles|ça|qui|cela)';
/** ne, which is not said. */
function without(pair: Pair): Pair {
  if (!/(?<!\p{L})(?:pas|plus|jamais|rien|personne)(?!\p{L})/u.test(pair.source)) return pair;
  let result = rewritten(pair, /(?<!\p{L})([cC])e n['’](?=est|étai)/gu, (_, c = '') => `${c}'`);
  result = rewritten(result, /(?<!\p{L})([jJ])e n['’](?=\p{L})/gu, (_, j = '') => `${j}'`);
  result = rewritten(result, /(?<!\p{L})([tT])u n['’](?=\p{L})/gu, (_, t = '') => `${t}'`);
  return rewritten(result, new RegExp(`(?<=(?<!\\p{L})${subjects} )n(?:e |['’])`, 'giu'), () => '');
}

const ordinals = ordinalsFr.slice(0, 12);
const roman = (n: number): string => `${'X'.repeat(Math.floor(n / 10))}${['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'][n % 10]}`;
const ordinal = new RegExp(`(?<![\\p{L}-])(première|${ordinals.join('|')})(?![\\p{L}-])`, 'giu');
/** Au troisième étage: au 3e étage, or au 14e, on the 14th floor. */
function figures(chance: Chance, pair: Pair): Pair | null {
  const found = [...pair.source.matchAll(ordinal)];
  const word = found[0]?.[0] as string;
  const first = /^premi/i.test(word ?? '');
  const at = first ? 0 : ordinals.indexOf(word?.toLowerCase() ?? '');
  const english = new RegExp(`(?<![\\w-])${ordinalsEn[at]}(?![\\w-])`, 'g');
  if (found.length !== 1 || at < 0 || pair.target.match(english)?.length !== 1 || /(?<!\p{L})une? (?:\p{L}+ )?second/iu.test(pair.source)) return null;
  // many things have a first; those of which there are many are counted
  const n = !first && chance.is(0.5) ? chance.whole(2, 40) : at + 1;
  const century = /siècle/.test(pair.source) && n <= 39;
  const ending = n === 1 ? (/ère$/i.test(word) ? chance.of(['re', 'ère']) : 'er') : chance.of(['e', 'e', 'ème']);
  const changed = rewritten(pair, ordinal, () => `${century && chance.is(0.8) ? roman(n) : n}${ending}`);
  return { ...changed, target: pair.target.replace(english, nth(n)) };
}

/** Which of its changes a text takes; each is made of all it can be made of. */
function formed(chance: Chance, pair: Pair, forms: readonly Form[]): Pair {
  let result = pair;
  for (const [from, to] of forms) {
    if (result.source.search(from) < 0 || chance.is(0.3)) continue;
    const one = chance.of(to);
    result = rewritten(result, from, (found = '') => (/\s$/.test(found) && !/['’ °]$/.test(one) ? `${like(found, one)} ` : like(found, one)));
  }
  return result;
}

type Change = (chance: Chance, pair: Pair) => Pair | null;
const other = (before: Pair, after: Pair): Pair | null => (before.source === after.source ? null : after);
const shortened: Change = (chance, pair) => other(pair, formed(chance, pair, short));
const measured: Change = (chance, pair) => {
  let result = rewritten(pair, clock, (_, hour = '', minutes) => {
    const space = chance.is(0.6) ? ' ' : '';
    return minutes ? chance.of([`${hour}${space}h${space}${minutes}`, `${hour}:${minutes}`, `${hour}H${minutes}`, `${hour.padStart(2, '0')}h${minutes}`, `${hour} h ${minutes}`]) : `${hour}${space}h`;
  });
  for (const [from, to, english] of measures) {
    if (result.source.search(from) < 0 || (english && result.target.search(english[0]) < 0)) continue;
    const sign = chance.of(to);
    result = rewritten(result, from, () => sign);
    if (english) result = { ...result, target: result.target.replace(english[0], english[1]) };
  }
  return other(pair, result);
};
const said: Change = (chance, pair) => other(pair, formed(chance, chance.is(0.7) ? without(pair) : pair, spoken));
const unhyphened: Change = (_, pair) => other(pair, rewritten(pair, /-(?=(?:je|tu|vous|il|elle|on|nous|ils|elles|ce|moi|toi|y|en|le|la|les|lui)(?![\p{L}]))/giu, () => ' '));
const unelided: Change = (_, pair) => other(pair, rewritten(pair, /(?<=(?<!\p{L})(?:[jlcdnmts]|qu))['’](?=\p{L})/giu, () => ' '));
const unaccented: Change = (_, pair) => (/[^ -~“”£°]/.test(pair.target) || withoutAccents(pair.source) === pair.source ? null : { ...pair, source: withoutAccents(pair.source) });

const all: readonly (readonly [weight: number, change: Change])[] = [[3, shortened], [4, said], [2, unhyphened], [1, unelided], [2, unaccented]];

/** The pair written in a hurry; null where nothing in it can be. */
export const hurried: Change = (chance, pair) => chance.weighted(all)(chance, pair);
/** The pair with its figures, times and measures as signs; null where it has none. */
export const inSigns: Change = (chance, pair) => figures(chance, pair) ?? measured(chance, pair);
