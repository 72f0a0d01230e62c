import { describe, expect, it } from 'vitest';
import { type AskExample, examples } from './examples.ts';
import { askedFor } from './questions.ts';
import recipe from './recipe.ts';

function take(count: number, seed: number, split: 'train' | 'held-out' = 'train'): AskExample[] {
  const made = examples(seed, split, 8);
  return Array.from({ length: count }, () => made.next().value as AskExample);
}
const sample = take(5000, 1);
const counts = (list: readonly string[]): Map<string, number> => list.reduce((map, one) => map.set(one, (map.get(one) ?? 0) + 1), new Map<string, number>());

describe('questions', () => {
  it('ask for everything, in both languages', () => {
    for (const language of ['en', 'fr']) expect(new Set(sample.filter((one) => one.language === language).map((one) => one.asks))).toEqual(new Set(askedFor));
  });
  it('are as often answered yes as no', () => {
    for (const [yes, no] of [['yes', 'no'], ['oui', 'non']] as const) {
      const tally = counts(sample.filter((one) => one.asks === 'yes or no').map((one) => one.text));
      const [a, b] = [tally.get(yes) ?? 0, tally.get(no) ?? 0];
      expect(Math.abs(a / (a + b) - 0.5)).toBeLessThan(0.06);
    }
  });
  it('are as often answered by each number and by each colour', () => {
    const numbers = counts(sample.filter((one) => one.asks === 'how many' && one.language === 'en').map((one) => one.text));
    expect([...numbers.keys()].sort()).toEqual(['five', 'four', 'one', 'three', 'two']);
    const most = Math.max(...numbers.values());
    expect(most / Math.min(...numbers.values())).toBeLessThan(1.5);
    const colours = counts(sample.filter((one) => one.asks === 'which colour' && one.language === 'en').map((one) => one.text));
    expect(colours.size).toBe(11);
    expect(Math.max(...colours.values()) / [...colours.values()].reduce((a, b) => a + b)).toBeLessThan(0.16);
  });
  it('do not give their answer away: the best guess by a question’s words alone is poor', () => {
    // the guess of one half of the questions, held against the other
    const known = new Map<string, Map<string, number>>();
    const half = sample.length / 2;
    for (const { prompt, text } of sample.slice(0, half)) {
      const answers = known.get(prompt) ?? known.set(prompt, new Map()).get(prompt);
      answers?.set(text, (answers.get(text) ?? 0) + 1);
    }
    const hits = new Map<string, [hit: number, all: number]>();
    for (const { prompt, text, asks } of sample.slice(half)) {
      const answers = known.get(prompt);
      if (!answers) continue;
      const [guess] = [...answers].sort((a, b) => b[1] - a[1])[0] as [string, number];
      const tally = hits.get(asks) ?? [0, 0];
      hits.set(asks, [tally[0] + (guess === text ? 1 : 0), tally[1] + 1]);
    }
    const rate = (asks: string): number => (hits.get(asks)?.[0] ?? 0) / (hits.get(asks)?.[1] ?? 1);
    expect(rate('yes or no')).toBeLessThan(0.6);
    expect(rate('how many')).toBeLessThan(0.32);
    expect(rate('which colour')).toBeLessThan(0.25);
    expect(rate('weather')).toBeLessThan(0.35);
  });
  it('are answered by what the scene is', () => {
    for (const { asks, text, scene, language, about } of sample) {
      const [first, second] = scene.things;
      const boxes = [first, second].flatMap((one) => one?.boxes ?? []);
      if (asks === 'which colour' && language === 'en') expect([first?.colour, second?.colour]).toContain(text);
      if (asks === 'how many' && language === 'en') expect(['one', 'two', 'three', 'four', 'five'][(first?.boxes.length ?? 0) - 1]).toBe(text);
      if (asks === 'size' && language === 'en') expect(first?.size).toBe(text);
      if (asks === 'weather' && language === 'en') expect({ rain: 'it is raining', snow: 'it is snowing', sun: 'it is sunny', clouds: 'it is cloudy' }[scene.backdrop.weather as 'rain']).toBe(text);
      if (asks === 'what' || asks === 'where' || asks === 'which colour') expect(about.length > 0 && about.length <= boxes.length).toBe(true);
    }
  });
  it('read well', () => {
    for (const { prompt, text, language } of sample) {
      expect(prompt).toMatch(language === 'fr' ? /^\p{Lu}.* \?$/u : /^\p{Lu}.*[^ ]\?$/u);
      if (language === 'en') expect(`${prompt} ${text}`).not.toMatch(/\ba [aeio]|\ban [^aeiou]/);
      for (const one of [prompt, text]) expect(one).not.toMatch(/ {2}|undefined|null|[<>]|\bde les?\b|\bà les?\b|d' |\ble [aé]/);
    }
  });
  it('come with their split’s scenes and are fixed by their seed', () => {
    expect(take(30, 8).map((one) => [one.prompt, one.text])).toEqual(take(30, 8).map((one) => [one.prompt, one.text]));
    const train = new Set(sample.map((one) => `${one.scene.things.map((thing) => `${thing.kind.name}${thing.colour}`)}${one.scene.relation}`));
    expect(train.size).toBeGreaterThan(1500);
  });
});

describe('questions to held-out scenes', () => {
  it('never end, though some things have no combination there', () => {
    const sample = take(1000, 7, 'held-out');
    expect(new Set(sample.map((one) => one.asks))).toEqual(new Set(askedFor));
  });
});

describe('questions for training', () => {
  it('are several to a picture, each once, and none fails on any scene', () => {
    const shared = new Map<Uint8Array, string[]>();
    let count = 0;
    for (const { pixels, question } of recipe.examples(4, 'train')) {
      shared.set(pixels, [...(shared.get(pixels) ?? []), question ?? '']);
      if (++count >= 2000) break;
    }
    for (const asked of [...shared.values()].slice(0, -1)) expect(new Set(asked).size).toBe(asked.length);
    expect(count / shared.size).toBeGreaterThan(3);
  });
});
