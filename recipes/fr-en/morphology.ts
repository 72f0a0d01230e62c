// Word forms of both languages in one place: french.ts and english.ts, and what they lack: ordinals, the clock.
import * as english from './english.ts';
import * as french from './french.ts';

export { english, french };

/** From the first to the sixteenth. */
export const ordinalsFr = 'premier deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième onzième douzième treizième quatorzième quinzième seizième'.split(' ');
export const ordinalsEn = 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth'.split(' ');
/** An ordinal in words, 1 to 16, agreeing with its noun. */
export const ordinal = (n: number, gender: 'm' | 'f'): readonly [fr: string, en: string] => [
  n === 1 && gender === 'f' ? 'première' : (ordinalsFr[n - 1] as string),
  ordinalsEn[n - 1] as string,
];

/** An English ordinal in figures: 1st, 12th. */
export const nth = (n: number): string => `${n}${n % 100 > 10 && n % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')}`;

/** A number that counts a noun: un or une at its end agrees. */
export const counting = (n: number, gender: 'm' | 'f'): string => french.numberWords(n).replace(/un$/, gender === 'f' ? 'une' : 'un');

const minutesFr: Readonly<Record<number, string>> = { 5: 'cinq', 10: 'dix', 15: 'et quart', 20: 'vingt', 25: 'vingt-cinq', 30: 'et demie', 35: 'moins vingt-cinq', 40: 'moins vingt', 45: 'moins le quart', 50: 'moins dix', 55: 'moins cinq' };
const minutesEn: Readonly<Record<number, string>> = {
  5: 'five past', 10: 'ten past', 15: 'a quarter past', 20: 'twenty past', 25: 'twenty-five past', 30: 'half past', 35: 'twenty-five to', 40: 'twenty to', 45: 'a quarter to', 50: 'ten to', 55: 'five to',
};
/** A time of day in words, `minute` a multiple of five: sept heures et quart / a quarter past seven. */
export function clock(hour: number, minute: number): readonly [fr: string, en: string] {
  const named = hour === 12 ? 'midi' : hour === 0 ? 'minuit' : `${counting(hour, 'f')} heure${hour > 1 ? 's' : ''}`;
  const past = minute < 35;
  const twelve = (h: number): string => (h === 12 ? 'noon' : h === 0 ? 'midnight' : english.numberWords(h));
  if (minute === 0) return [named, hour === 12 || hour === 0 ? twelve(hour) : `${english.numberWords(hour)} o'clock`];
  const next = (hour + 1) % 24;
  if (past) {
    const half = minute === 30 && (hour === 12 || hour === 0) ? 'et demi' : (minutesFr[minute] as string);
    return [`${named} ${half}`, `${minutesEn[minute]} ${hour === 12 || hour === 0 ? 'twelve' : english.numberWords(hour)}`];
  }
  const nextNamed = next === 12 ? 'midi' : next === 0 ? 'minuit' : `${counting(next, 'f')} heure${next > 1 ? 's' : ''}`;
  return [`${nextNamed} ${minutesFr[minute]}`, `${minutesEn[minute]} ${next === 12 || next === 0 ? 'twelve' : english.numberWords(next)}`];
}
