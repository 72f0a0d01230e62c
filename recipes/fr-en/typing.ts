// Sentences as they stand in people's texts: quoted, said by somebody, in brackets, shouted, trailing off, in a dialogue or a list,
// in a hurry, with a sign for a word. Each change is made of a whole pair and keeps its alignment.
import type { Chance } from './chance.ts';
import { hashOf, type Pair, withoutAccents, words } from './generate.ts';
import { names } from './lexicon/names.ts';
import { hurried, inSigns } from './quick.ts';
import { withheld } from './withheld.ts';

type Alignment = Pair['alignment'];
const count = (text: string): number => words(text).length;
const moved = (alignment: Alignment, i: number, j: number): Alignment => alignment.map(([a, b]) => [a + i, b + j]);

/** Groups of words that mean the same, `fr=en|fr=en`, as a pair. */
function groups(text: string): Pair {
  const parts = text.split('|').map((part) => part.split('=') as [string, string]);
  const pair: Pair = { source: '', target: '', alignment: [] };
  for (const [french, english] of parts) {
    const [i, j, m, n] = [count(pair.source), count(pair.target), count(french), count(english)];
    for (let a = 0; a < m; a++) for (let b = 0; b < n; b++) pair.alignment.push([i + a, j + b]);
    pair.source = `${pair.source} ${french}`.trim();
    pair.target = `${pair.target} ${english}`.trim();
  }
  return pair;
}

/** Pairs one after another, with what stands between them in both languages. */
function joined(...parts: readonly (Pair | readonly [french: string, english: string])[]): Pair {
  const result: Pair = { source: '', target: '', alignment: [] };
  for (const part of parts) {
    const [i, j] = [count(result.source), count(result.target)];
    const { source, target, alignment } = Array.isArray(part) ? between(part as readonly [string, string]) : (part as Pair);
    result.source += source;
    result.target += target;
    result.alignment.push(...moved(alignment, i, j));
  }
  return result;
}
/** Marks, the nth of one language being the nth of the other. */
const between = ([source, target]: readonly [string, string]): Pair => ({ source, target, alignment: Array.from({ length: Math.min(count(source), count(target)) }, (_, i) => [i, i]) });

const upper = ({ source, target, alignment }: Pair): Pair => ({ source: source.charAt(0).toUpperCase() + source.slice(1), target: target.charAt(0).toUpperCase() + target.slice(1), alignment });
/** Without its full stop. */
function open({ source, target, alignment }: Pair): Pair {
  const bare = { source: source.replace(/\s*\.$/, ''), target: target.replace(/\.$/, '') };
  const [i, j] = [count(bare.source), count(bare.target)];
  return { ...bare, alignment: alignment.filter(([a, b]) => a < i && b < j) };
}

const quotes = [['« ', ' »', '“', '”'], ['«\u00a0', '\u00a0»', '“', '”'], ['"', '"', '"', '"'], ['"', '"', '"', '"'], ['“', '”', '“', '”']] as const;
const sayings = ['il dit=he says', 'elle dit=she says', 'il a dit=he said', 'elle a dit=she said', 'il a répondu=he answered', 'elle a répondu=she answered', 'elle répond=she answers', 'il crie=he shouts', 'elle écrit=she writes', 'il m’a écrit=he wrote to me', 'je dis=I say', "j'ai dit=I said", 'tu as dit=you said', 'mon père dit=my father says', 'ma mère a dit=my mother said', 'le professeur a dit=the teacher said', 'la dame répond=the lady answers', 'le serveur a dit=the waiter said', 'les enfants crient=the children shout', 'ils ont dit=they said', 'elle a crié=she shouted', 'on dit=people say', 'le panneau dit=the sign says', 'elle me dit=she says to me'];
const asides = ['dit-il=he says', 'dit-elle=she says', 'a-t-il dit=he said', 'a-t-elle dit=she said', 'répond-il=he answers', 'répond-elle=she answers', 'demande-t-il=he asks', 'demande-t-elle=she asks', 'crie-t-il=he shouts', 'dit ma mère=my mother says', 'dit le professeur=the teacher says', 'répond le serveur=the waiter answers', 'demande la vendeuse=the saleswoman asks', 'a répondu mon ami=my friend answered', 'a crié le petit garçon=the little boy shouted', 'demande Paul=Paul asks', 'dit Marie=Marie says'];
const answers = 'non=no;oui=yes;bonjour=hello;merci=thank you;bonsoir=good evening;pardon=sorry;stop=stop;jamais=never;bravo=well done;attention=careful;bienvenue=welcome;salut=hi;toujours=always;peut-être=maybe;demain=tomorrow;désolé=sorry;parfait=perfect;silence=silence;entrée=entrance;sortie=exit;fermé=closed;ouvert=open;maman=Mum;papa=Dad;pas=not|maintenant=now;à demain=see you tomorrow;bon courage=good luck;bonne=good|nuit=night;joyeux=Merry|Noël=Christmas;au revoir=goodbye;bien sûr=of course;moi=me|aussi=too;trop=too|tard=late;à gauche=left;à droite=right'.split(';');
const labels = "attention=careful|important=important|question=question|réponse=answer|exemple=example|client=customer|cliente=customer|vendeur=salesman|vendeuse=saleswoman|serveur=waiter|médecin=doctor|professeur=teacher|le serveur=the waiter|la vendeuse=the saleswoman|maman=Mum|papa=Dad|moi=me|lui=him|elle=her|A=A|B=B|PS=PS|tél.=Tel.|téléphone=phone|adresse=address|nom=name|prix=price|date=date|entrée=starter|dessert=dessert|objectif=goal|objet=subject|message=message|note=note|conseil=advice|règle=rule|problème=problem|lundi=Monday|samedi=Saturday|aujourd'hui=today|demain=tomorrow|matin=morning|soir=evening".split('|');
const small = /^(?:le|la|les|l|un|une|des|du|il|elle|ils|elles|on|c|ce|mon|ma|mes|avec|dans|en|à|au|pas|très|trop|pour|sans)$/iu;
const smallEnglish = /^(?:the|a|an|some|he|she|they|it|this|these|my|with|in|to|at|on|not|very|too|for|without|we)$/i;
const lower = (pair: Pair): Pair | null => {
  const [first, said] = [words(pair.source)[0]?.text.replace(/['’]$/, '') ?? '', words(pair.target)[0]?.text ?? ''];
  if (!small.test(first) || !smallEnglish.test(said)) return null;
  return { ...pair, source: pair.source.charAt(0).toLowerCase() + pair.source.slice(1), target: pair.target.charAt(0).toLowerCase() + pair.target.slice(1) };
};
/** One sentence, without quotation. */
const once = ({ source }: Pair): boolean => /^[^.!?«"“(]*[.!?]?$/.test(source.trim());

type Change = (chance: Chance, pair: Pair, next: () => Pair) => Pair | null;
const quoted: Change = (chance, pair) => {
  if (!once(pair)) return null;
  const [before, after, opening, closing] = chance.of(quotes);
  return joined([before, opening], pair, [after, closing]);
};
/** Il dit : « Je viens demain. » */
const said: Change = (chance, pair, next) => {
  const what = quoted(chance, pair, next);
  return what && joined(upper(groups(chance.of(sayings))), [chance.is(0.7) ? ' : ' : ': ', ': '], what);
};
/** « Je viens demain », dit-il. */
const aside: Change = (chance, pair, next) => {
  const what = quoted(chance, open(pair), next);
  if (!what) return null;
  const asks = /[?!]$/.test(pair.source);
  const who = groups(chance.of(asks ? asides.filter((one) => /demand|cri/.test(one)) : asides.filter((one) => !one.startsWith('demande'))));
  return joined(what, asks ? [' ', ' '] : [', ', ', '], who, ['.', '.']);
};
/** Je suis malade (un rhume). */
const bracketed: Change = (chance, pair, next) => {
  if (!once(pair) || !/\.$/.test(pair.target)) return null;
  if (chance.is(0.15)) return joined(['(', '('], pair, [')', ')']);
  for (let i = 0; i < 20; i++) {
    const inner = lower(open(next()));
    if (inner && count(inner.source) <= 7 && once(inner) && !/[!?]$/.test(inner.source)) return joined(open(pair), [' (', ' ('], inner, [').', ').']);
  }
  return null;
};
const trailing: Change = (_, pair) => (/[^.]\.$/.test(pair.source) && /[^.]\.$/.test(pair.target) ? joined(pair, ['..', '..']) : null);
const marked: Change = (chance, pair) => {
  const mark = /[!?]$/.exec(pair.source)?.[0];
  return mark ? { ...pair, source: pair.source + chance.of(mark === '!' ? ['!', '!!', '!!!'] : ['?', '??', '!']) } : null;
};
const spoken: Change = (chance, pair) => (([french, english]) => joined([french, english], pair))(chance.of([['- ', '- '], ['- ', '- '], ['– ', '– '], ['— ', '— ']] as const));
const smiling: Change = (chance, pair) => ((sign) => joined(pair, [` ${sign}`, ` ${sign}`]))(chance.of([':)', ':-)', ';)', ';-)', ':(', ':-(', ':D', '^^', '<3']));
const shouted: Change = (chance, pair) => (count(pair.source) <= 14 && pair.source.toUpperCase().length === pair.source.length ? { ...pair, source: (chance.is(0.5) ? withoutAccents(pair.source) : pair.source).toUpperCase() } : null);
const crowded: Change = (_, pair) => (/[,.] (?=\p{L})/u.test(pair.source) ? { ...pair, source: pair.source.replace(/([,.]) (?=\p{L})/gu, '$1') } : null);
const signed: Change = (chance, pair) => (/\d euros?\b/.test(pair.source) ? { ...pair, source: pair.source.replace(/(?<=\d) euros?\b/g, chance.is(0.6) ? ' €' : '€') } : null);

/** Il a dit « non ». */
const answered: Change = (chance) => {
  const [before, after, opening, closing] = chance.of(quotes);
  const what = groups(chance.of(answers));
  return joined(upper(groups(chance.of(sayings))), chance.of([[' : ', ': '], [' ', ' '], [' ', ' ']] as const), [before, opening], chance.is(0.4) ? upper(what) : what, [after, closing], ['.', '.']);
};
/** Elle aime « le petit chat » : words in quotation marks whose counterparts stand together. */
const pointed: Change = (chance, pair) => {
  if (!once(pair)) return null;
  const [from, to] = [words(pair.source), words(pair.target)];
  const bare = /^[\p{L}\p{N}-]+$/u;
  for (let tries = 0; tries < 12; tries++) {
    const first = chance.whole(0, from.length - 1);
    const last = first + chance.of([0, 0, 0, 1, 1, 2, 3]);
    const inside = from.slice(first, last + 1);
    const there = pair.alignment.flatMap(([a, b]) => (a >= first && a <= last ? [b] : []));
    const [low, high] = [Math.min(...there), Math.max(...there)];
    if (last >= from.length || there.length === 0 || inside.length === from.length - 1 || pair.alignment.some(([a, b]) => b >= low && b <= high && (a < first || a > last))) continue;
    const [start, end, opens, closes] = [from[first]?.start ?? 0, from[last]?.end ?? 0, to[low]?.start ?? 0, to[high]?.end ?? 0];
    if (!inside.every(({ text }) => bare.test(text)) || !to.slice(low, high + 1).every(({ text }) => bare.test(text)) || !inside.some(({ text }) => text.length > 3) || !/^$|[ ]$/.test(pair.source.slice(0, start))) continue;
    const [before, after, opening, closing] = chance.of(quotes);
    const around = (text: string, at: number, until: number, left: string, right: string): string => text.slice(0, at) + left + text.slice(at, until) + right + text.slice(until);
    const past = (k: number, a: number, b: number): number => k + (k >= a ? 1 : 0) + (k > b ? 1 : 0);
    return {
      source: around(pair.source, start, end, before, after),
      target: around(pair.target, opens, closes, opening, closing),
      alignment: [...pair.alignment.map(([a, b]): [number, number] => [past(a, first, last), past(b, low, high)]), [first, low], [last + 2, high + 2]],
    };
  }
  return null;
};
/** Je ne veux PAS. */
const stressed: Change = (chance, pair) => {
  const word = chance.of(words(pair.source));
  const loud = word.text.toUpperCase();
  return word.text.length < 3 || loud.length !== word.text.length || loud === word.text || /^\p{Lu}/u.test(word.text) ? null : { ...pair, source: pair.source.slice(0, word.start) + loud + pair.source.slice(word.end) };
};
const listed: Change = (chance, pair) => ((sign) => joined([sign, sign], pair))(chance.of(['1. ', '2. ', '3. ', '4) ', '1) ', '2) ', 'a) ', 'b) ', '* ', '• ', '> ', '10. ', '(1) ', '-> ']));
/** Le serveur : Bonjour ! */
const labelled: Change = (chance, pair) => {
  const name = chance.of(names).fr;
  return joined(upper(groups(chance.is(0.5) ? `${name}=${name}` : chance.of(labels))), [chance.is(0.7) ? ' : ' : ': ', ': '], pair);
};

/** How often each is made, of all pairs. */
const changes: readonly (readonly [share: number, change: Change])[] = [
  [0.012, quoted], [0.014, said], [0.012, aside], [0.012, bracketed], [0.008, trailing], [0.02, marked], [0.01, spoken], [0.004, smiling], [0.03, shouted], [0.03, crowded],
  [0.008, answered], [0.014, pointed], [0.005, stressed], [0.006, listed], [0.01, labelled], [0.06, hurried],
];
const share = changes.reduce((sum, [part]) => sum + part, 0);

/** Pairs of which some stand as in people's texts; the others go through as they are. */
export function* typing(chance: Chance, pairs: Iterator<Pair>): Generator<Pair> {
  const next = (): Pair => pairs.next().value as Pair;
  for (;;) {
    const pair = next();
    const change = /\d euros?\b/.test(pair.source) && chance.is(0.4) ? signed : chance.is(share) ? chance.weighted(changes) : null;
    const changed = change?.(chance, pair, next) ?? pair;
    const made = (chance.is(0.35) ? inSigns(chance, changed) : null) ?? changed;
    // a sentence of the sets written by hand may come of a change too
    yield withheld.has(hashOf(made.source)) ? pair : made;
  }
}
