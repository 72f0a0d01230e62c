import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Chance } from '../fr-en/chance.ts';
import { bounds } from './drawing.ts';
import { kinds } from './kinds/index.ts';
import { combination, frame, heldOut, paint, relations, type Scene, scene, sceneSvg } from './scene.ts';
import { noun } from './words.ts';

const take = (count: number, seed: number, split: 'train' | 'held-out' = 'train'): Scene[] => Array.from({ length: count }, (_, i) => scene(new Chance(seed * 7919 + i), split));
const sample = take(800, 1);

it('knows sixty kinds of things and more, all by their names in both languages', () => {
  expect(kinds.length).toBeGreaterThanOrEqual(60);
  expect(new Set(kinds.map((kind) => kind.name)).size).toBe(kinds.length);
  expect(new Set(kinds.map((kind) => noun(kind.name).fr)).size).toBe(kinds.length);
});

describe('scenes', () => {
  it('are fixed by their seed, to the byte', () => {
    const hash = createHash('sha256');
    for (const one of take(40, 3)) hash.update(paint(one));
    expect(hash.digest('hex').slice(0, 16)).toBe('2280e9c755d6a020');
  });
  it('keep every thing inside the frame and in its box', () => {
    for (const { things } of sample) for (const { boxes } of things) for (const [left, top, right, bottom] of boxes) if (!(left >= 0 && top >= 0 && right <= frame && bottom <= frame && right - left > 3 && bottom - top > 3)) throw new Error(`${left} ${top} ${right} ${bottom}`);
  });
  it('paint no thing outside its box', () => {
    for (const one of take(60, 9)) {
      const { things, backdrop, shapes } = one;
      const own = shapes.slice(backdrop.shapes.length, shapes.length - backdrop.front.length);
      const without = paint({ ...one, shapes: [...backdrop.shapes, ...backdrop.front] });
      const pixels = paint(one);
      const boxes = things.flatMap((thing) => thing.boxes);
      let changed = 0;
      for (let y = 0; y < frame; y++) {
        for (let x = 0; x < frame; x++) {
          const at = (y * frame + x) * 3;
          if (pixels[at] === without[at] && pixels[at + 1] === without[at + 1] && pixels[at + 2] === without[at + 2]) continue;
          changed++;
          if (!boxes.some(([left, top, right, bottom]) => x + 1 > left && x < right && y + 1 > top && y < bottom)) throw new Error(`${combination(one)}: ${x} ${y} outside ${JSON.stringify(boxes)}`);
        }
      }
      expect(changed).toBeGreaterThan(60);
      expect(bounds(own)[0]).toBeGreaterThan(0);
    }
  });
  it('are as their relation says', () => {
    for (const { things, relation } of sample) {
      const [first, second] = things;
      if (!first || !second) continue;
      const [b] = second.boxes;
      for (const a of first.boxes) {
        if (!b) throw new Error('the second has no box');
        const [ax, ay, by] = [(a[0] + a[2]) / 2, (a[1] + a[3]) / 2, (b[1] + b[3]) / 2];
        const holds = { 'left of': a[2] <= b[0], above: a[3] <= b[1], on: a[3] > b[1] && a[3] < b[3] + 3 && a[1] < b[3] - 4 && ax > b[0] && ax < b[2], under: ax > b[0] && ax < b[2] && ay > by, 'in front of': ax > b[0] && ax < b[2] && a[3] > b[3] && a[1] < b[3], holding: a[0] < b[2] && b[0] < a[2] }[relation as NonNullable<typeof relation>];
        if (!holds) throw new Error(`${first.kind.name} ${relation} ${second.kind.name}: ${a} and ${b}`);
      }
    }
  });
  it('show a sun or a moon that nothing covers when they are said to', () => {
    for (const { things, backdrop } of sample) {
      for (const { kind, box } of backdrop.aloft) if (kind === 'sun' || kind === 'moon') for (const thing of things) for (const one of thing.boxes) expect(one[2] <= box[0] || box[2] <= one[0] || one[3] <= box[1] || box[3] <= one[1]).toBe(true);
      expect(backdrop.aloft.some((one) => one.kind === 'sun')).toBe(backdrop.weather === 'sun');
      expect(backdrop.aloft.some((one) => one.kind === 'moon')).toBe(backdrop.weather === 'night');
    }
  });
  it('are varied: every kind, relation, place, weather and colour comes up, none in more than its share', () => {
    const many = take(2000, 17);
    const of = (list: readonly unknown[]): Map<unknown, number> => list.reduce<Map<unknown, number>>((map, one) => map.set(one, (map.get(one) ?? 0) + 1), new Map());
    const named = of(many.flatMap((one) => one.things.map((thing) => thing.kind.name)));
    expect(named.size).toBe(kinds.length);
    for (const [name, count] of named) if (count > many.length * 0.16) throw new Error(`${name}: ${count}`);
    expect(of(many.map((one) => one.relation)).size).toBe(relations.length + 1);
    for (const [relation, count] of of(many.map((one) => one.relation))) if (count < many.length * 0.025) throw new Error(`${relation}: ${count}`);
    expect(of(many.map((one) => one.backdrop.place)).size).toBe(10);
    expect(of(many.map((one) => one.backdrop.weather)).size).toBe(6);
    expect(of(many.flatMap((one) => one.things.map((thing) => thing.colour))).size).toBe(12);
  });
  it('hold out combinations, about one in ten, that training never shows', () => {
    const train = new Set(sample.map(combination));
    for (const one of take(100, 5, 'held-out')) {
      expect(heldOut(combination(one))).toBe(true);
      expect(train.has(combination(one))).toBe(false);
    }
    const all = [...new Set(sample.map((one) => combination(one).split('|')).map(([first, colour]) => `${first}|${colour}`))];
    const share = all.flatMap((head) => ['on|table', 'left of|car', '1|room', '3|street'].map((tail) => heldOut(`${head}|${tail}`))).filter(Boolean).length / (all.length * 4);
    expect(share).toBeGreaterThan(0.06);
    expect(share).toBeLessThan(0.14);
  });
  it('are drawn for people as SVG', () => {
    expect(sceneSvg(sample[0] as Scene, 512)).toMatch(/^<svg [^>]*width="512"[\s\S]*<\/svg>\n$/);
  });
});
