import { describe, expect, it } from 'vitest';
import { middleIn } from '../../src/provenance/places.ts';
import type { SceneExample } from '../scene/example.ts';
import { examples } from './examples.ts';
import { namings, pointing } from '../scene/pointing.ts';
import { statedFacts, wrongFacts } from './facts.ts';

function take(count: number, seed: number, split: 'train' | 'held-out' = 'train', size = 16): SceneExample[] {
  const made = examples(seed, split, size);
  return Array.from({ length: count }, () => made.next().value as SceneExample);
}
const sample = take(1500, 1);

describe('captions', () => {
  it('state nothing that is not so', () => {
    for (const { text, scene } of [...sample, ...take(150, 2, 'held-out')]) {
      const wrong = wrongFacts(text, scene);
      if (wrong.length > 0) throw new Error(`${text}: ${wrong.join(', ')}`);
    }
  });
  it('are read without case, accents and spaces about marks', () => {
    for (const { text, scene } of sample.slice(0, 400)) expect(wrongFacts(text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/([.,'’-])/g, ' $1 '), scene)).toEqual([]);
  });
  it('are caught when they are wrong', () => {
    let caught = 0;
    for (const [i, { text, scene, language }] of sample.entries()) {
      const other = sample.slice(i + 1).find((one) => one.language === language && one.text !== text && one.scene.things[0]?.kind !== scene.things[0]?.kind);
      if (other && wrongFacts(other.text, scene).length > 0) caught++;
    }
    expect(caught / sample.length).toBeGreaterThan(0.99);
    expect(statedFacts('A black cat under.')).toBeNull();
    expect(statedFacts('A black cat is on a purple idea.')).toBeNull();
    expect(statedFacts('A cat is on a table on a bed.')).toBeNull();
  });
  it('say every fact that they are read for', () => {
    expect(statedFacts('Deux petits chats noirs sont à droite d’une grande table rouge dans une pièce.')).toEqual({
      language: 'fr', relation: 'left of', place: 'room', weather: null,
      things: [{ kind: 'table', count: 1, colour: 'red', size: 'big', doing: null }, { kind: 'cat', count: 2, colour: 'black', size: 'small', doing: null }],
    });
    expect(statedFacts('A man in red is sitting in a white armchair.')).toEqual({
      language: 'en', relation: 'on', place: null, weather: null,
      things: [{ kind: 'man', count: 1, colour: 'red', size: null, doing: 'sitting' }, { kind: 'armchair', count: 1, colour: 'white', size: null, doing: null }],
    });
    expect(statedFacts('Five orange birds are flying in the sky. It is snowing.')?.weather).toBe('snow');
  });
  it('are half in each language and read well', () => {
    expect(Math.abs(sample.filter((one) => one.language === 'fr').length / sample.length - 0.5)).toBeLessThan(0.05);
    for (const { text, language } of sample) {
      expect(text).toMatch(/^\p{Lu}[^.]*\.( \p{Lu}[^.]*\.)?$/u);
      expect(text).not.toMatch(/ {2}|undefined|null|[<>]|\ba [aeio]|\ban [^aeiou]|\bde un|d' /);
      if (language === 'fr') expect(text).not.toMatch(/\b(un|une) (\S+ )?(chats|tables)\b/);
    }
  });
  it('know where every noun stands in the text and in the picture', () => {
    for (const { text, named, size, scene } of sample) {
      expect(named.filter((one) => one.of === 'thing')).toHaveLength(scene.things.length);
      for (const one of named) {
        expect(text.slice(one.start, one.end).toLowerCase()).toBe(one.text.toLowerCase());
        expect(one.boxes.length).toBeGreaterThan(0);
        for (const [left, top, right, bottom] of one.boxes) expect(left >= 0 && top >= 0 && right <= size && bottom <= size && left < right && top < bottom).toBe(true);
        const [box] = one.boxes;
        if (box) expect([middleIn(box, one.boxes), middleIn([-2, 4, 0, 6], one.boxes)]).toEqual([true, false]);
      }
    }
  });
});

it('takes a few milliseconds of a processor at most', () => {
  take(100, 3, 'train', 128);
  const start = process.cpuUsage();
  take(200, 4, 'train', 128);
  const { user, system } = process.cpuUsage(start);
  // about 1.5 ms for a scene and its picture on an idle machine; the bound leaves room for a busy one
  expect((user + system) / 1000 / 200).toBeLessThan(9);
});

describe('nouns', () => {
  it('are found where the generator put them, whatever the case and the accents', () => {
    for (const { text, scene, named, language } of sample) {
      const things = named.filter(({ of }) => of === 'thing');
      const found = namings(text.toLowerCase(), scene, language, 16);
      expect(found.length).toBe(new Set(scene.things.map(({ kind }) => kind.name)).size);
      for (const { start, end } of found) expect(things.some((one) => one.start === start && one.end === end), `${text}: ${text.slice(start, end)}`).toBe(true);
    }
  });
  it('point inside or outside of what they name', () => {
    const { text, scene, named, language } = take(1, 5, 'train', 128)[0] as SceneExample;
    const noun = named.find(({ of }) => of === 'thing') as SceneExample['named'][number];
    const at = (box: readonly [number, number, number, number]) => pointing(text, [{ start: noun.start, end: noun.end, sources: [{ source: 'image', box, score: 1 }] }], scene, language, 128).inside;
    expect(at(noun.boxes[0] as readonly [number, number, number, number])).toBe(1);
    expect(at([-20, -20, -10, -10])).toBe(0);
  });
});
