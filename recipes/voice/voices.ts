// Who speaks: espeak-ng's accents of the two languages and its variants of timbre. The package is built without the Klatt
// synthesiser; variants that need it, that fall together with another, or that are made to be hard to follow are left out.
import type { Chance } from '../fr-en/chance.ts';

export type Language = 'fr' | 'en';

const accents = {
  fr: [[6, 'roa/fr'], [1, 'roa/fr-BE'], [1, 'roa/fr-CH']],
  en: [[4, 'gmw/en'], [4, 'gmw/en-US'], [1, 'gmw/en-GB-x-rp'], [0.5, 'gmw/en-GB-scotland'], [0.5, 'gmw/en-GB-x-gbclan'], [0.5, 'gmw/en-GB-x-gbcwmd']],
} as const;

/** Variants by sex; '' is the accent's own voice. */
export const variants = {
  women: ['Andrea', 'Annie', 'aunty', 'belinda', 'linda', 'steph', 'shelby', 'grandma', 'f1', 'f2', 'f3', 'f4'],
  men: ['', 'adam', 'Alex', 'boris', 'david', 'Denis', 'Diogo', 'ed', 'Gene', 'kaukovalta', 'Lee', 'm1', 'm2', 'm3', 'm4', 'm5', 'm7', 'm8', 'max', 'Michael', 'Nguyen', 'quincy', 'Reed', 'rob', 'robert', 'norbert', 'sandro', 'travis', 'victor'],
  /** Never trained on: a woman and two men. */
  unseen: ['f5', 'm6', 'Mike'],
} as const;

export interface Voice {
  /** Accent and variant, as espeak-ng's `-v` takes them. */
  readonly name: string;
  readonly speed: number;
  readonly pitch: number;
  readonly range: number;
  /** How much faster it is played than it was spoken: all that is heard is higher by as much. */
  readonly hurry: number;
}

export function voiceOf(chance: Chance, language: Language, unseen: boolean): Voice {
  const accent = chance.weighted<string>(accents[language]);
  const variant = unseen ? chance.of(variants.unseen) : chance.of(chance.is(0.5) ? variants.women : variants.men);
  return {
    name: variant === '' ? accent : `${accent}+${variant}`,
    speed: Math.round(120 + 50 * (chance.next() + chance.next())),
    pitch: Math.round(30 + 20 * (chance.next() + chance.next())),
    range: Math.round(25 + 25 * (chance.next() + chance.next())),
    hurry: chance.is(0.6) ? 0.93 + 0.14 * chance.next() : 1,
  };
}
