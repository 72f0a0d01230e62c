import { expect, it } from 'vitest';
import { Chance } from './chance.ts';
import { type Pair, words } from './generate.ts';
import { hurried, inSigns, rewritten } from './quick.ts';

const links = ({ source, target, alignment }: Pair): string[] => {
  const [from, to] = [words(source), words(target)];
  return alignment.map(([i, j]) => `${from[i]?.text}=${to[j]?.text}`);
};
const pair = (source: string, target: string, alignment: Pair['alignment']): Pair => ({ source, target, alignment });
/** All that a change makes of a pair. */
function made(change: typeof hurried, from: Pair): Map<string, Pair> {
  const chance = new Chance(7);
  const all = new Map<string, Pair>();
  for (let i = 0; i < 400; i++) {
    const one = change(chance, from);
    if (one) all.set(one.source, one);
  }
  return all;
}

const know = pair('Je ne sais pas où tu es.', 'I do not know where you are.', [[0, 0], [1, 1], [1, 2], [2, 3], [3, 1], [3, 2], [4, 4], [5, 5], [6, 6], [7, 7]]);

it('keeps what a word is aligned with where others are written anew', () => {
  const one = rewritten(know, /tu es/g, () => "t'es");
  expect(one.source).toBe("Je ne sais pas où t'es.");
  expect(links(one)).toEqual(['Je=I', 'ne=do', 'ne=not', 'sais=know', 'pas=do', 'pas=not', 'où=where', "t'=you", "t'=are", 'es=you', 'es=are', '.=.']);
  expect(rewritten(know, /xyz/g, () => '')).toEqual(know);
});

it('leaves out ne with what it was aligned with', () => {
  const all = made(hurried, know);
  expect([...all.keys()]).toEqual(expect.arrayContaining(['Je sais pas où tu es.', "J'sais pas où t'es.", 'Je ne sais pas ou tu es.']));
  expect(links(all.get('Je sais pas où tu es.') as Pair)).toEqual(['Je=I', 'sais=know', 'pas=do', 'pas=not', 'où=where', 'tu=you', 'es=are', '.=.']);
});

it('leaves out hyphens, apostrophes and accents', () => {
  const all = made(hurried, pair("L'été, où vas-tu ?", 'Where do you go in summer?', []));
  expect([...all.keys()].sort()).toEqual(["L été, où vas-tu ?", "L'ete, ou vas-tu ?", "L'été, où vas tu ?"]);
  // a name is copied as it stands
  expect([...made(hurried, pair('Zoé rit.', 'Zoé laughs.', [])).keys()]).toEqual([]);
});

it('writes ordinals, times and measures in signs, those of measures in English too', () => {
  const floor = made(inSigns, pair('Il habite au deuxième étage.', 'He lives on the second floor.', []));
  expect(floor.get('Il habite au 2e étage.')?.target).toBe('He lives on the 2nd floor.');
  for (const { source, target } of floor.values()) expect(Number(/\d+/.exec(target)?.[0])).toBe(Number(/\d+/.exec(source)?.[0]));
  expect(floor.get('Il habite au 21e étage.')?.target).toBe('He lives on the 21st floor.');
  const century = [...made(inSigns, pair('C’est le troisième siècle.', 'It is the third century.', []))].map(([source, one]) => `${source} ${one.target}`);
  expect(century).toContain('C’est le XXIe siècle. It is the 21st century.');
  expect([...made(inSigns, pair('Le train part à 8h30.', 'The train leaves at 8:30.', [])).keys()].sort()).toEqual(['Le train part à 08h30.', 'Le train part à 8 h 30.', 'Le train part à 8:30.', 'Le train part à 8H30.']);
  const away = made(inSigns, pair("C'est à 30 kilomètres et 20 minutes.", 'It is 30 kilometres and 20 minutes away.', []));
  expect(away.get("C'est à 30 km et 20 min.")?.target).toBe('It is 30 km and 20 minutes away.');
});

it('says null where there is nothing to change', () => {
  expect(made(inSigns, know).size).toBe(0);
});
