// The sentence patterns of the fr-en recipe and how often each is said.
import type { Chance } from './chance.ts';
import { details } from './details.ts';
import { itIs, names, numbers, phraseAlone, sights, talk, tastes, timeAndDate, two, weather } from './everyday.ts';
import { phrases } from './lexicon/phrases.ts';
import { matter } from './matter.ts';
import { group, type Phrase, type Token } from './phrase.ts';
import { nounPhrases } from './noun-phrases.ts';
import { command, polite, wh, yesNo } from './questions.ts';
import { linkedScenes, telling } from './scenes.ts';
import { moulded } from './templates.ts';
import { textbook } from './textbook.ts';
import { compare, compareActs, denied, doing, feeling, having, identity, linked, located, modal, mustOne, onlyNor, type Pattern, quality, relativeClause, thereIs, things, thisIs, townMap, twoPronouns, yEn } from './statements.ts';
import { verbal } from './verbs/index.ts';

const weighted = phrases.flatMap((one) => Array.from({ length: one.weight === 3 ? 4 : 1 }, () => one));
/** A set phrase of the lexicon, aligned group by group. */
export const setPhrase: Pattern = (chance) => {
  const set = chance.of(weighted);
  const made = set.groups.map(([french, english]) => group(french, english));
  const glue = (tokens: readonly Token[]): Token[] => [...tokens];
  const f = glue(made.flatMap((one) => one.f));
  const e = (set.enOrder ?? made.map((_, i) => i)).flatMap((i) => (made[i] as Phrase).e);
  return { phrase: { f, e: [...e] }, end: set.end };
};

/** How often each is said, and how often in a first textbook alone where that differs: not at all what came with the second. */
const patterns: readonly (readonly [weight: number, pattern: Pattern, first?: number])[] = [
  [44, telling, 34], [20, linkedScenes], [150, moulded, 44], [48, verbal, 0], [20, nounPhrases, 0], [11, doing], [4.5, denied], [0.6, onlyNor], [5, feeling], [4.5, quality], [3, located], [1.6, townMap], [3.5, thereIs], [4.5, thisIs], [6, having], [5, modal], [1.2, mustOne], [2.6, linked], [6, identity], [2.6, compare], [0.8, compareActs],
  [2.2, things], [1.6, yEn], [0.8, twoPronouns], [2.2, relativeClause], [8, yesNo], [9, wh], [6, command], [3, polite], [5, names], [4.5, timeAndDate], [2.6, weather], [3, numbers], [4.5, tastes], [10, two], [2.4, itIs], [3, phraseAlone], [0.8, sights], [5, talk], [9, setPhrase], [4.5, details], [3, matter, 0], [30, textbook],
];

const both = patterns.map(([weight, pattern]) => [weight, pattern] as const);
/** The same with the shares that a first textbook has. */
const first = patterns.map(([weight, pattern, share = weight]) => [share, pattern] as const);

/** Any pattern, the oftener the more it is said: of both textbooks, or in the shares of the first. */
export const anyPattern = (chance: Chance, firstAlone = false): Pattern => chance.weighted(firstAlone ? first : both);
