// Buildings, plants and vehicles.
import { woods } from '../colours.ts';
import { darker, lighter, luma, type Pen } from '../drawing.ts';
import { all, between, bright, type Kind } from '../kind.ts';
import { ellipse, polygon, rectangle, smooth } from '../path.ts';

const glass = 0xbfe3f5;
const tyre = 0x2b2b2f;
function wheel(p: Pen, x: number, y: number, r: number): void {
  p.body(tyre, ellipse(x, y, r));
  p.dot(0xc9ccd2, x, y, r * 0.52);
  p.dot(0x7e828a, x, y, r * 0.2);
}
const pale = (colour: number): number => lighter(colour, luma(colour) > 0.8 ? 0 : 0.25);

export const buildings: readonly Kind[] = [
  {
    name: 'house', group: 'building', colours: ['red', 'blue', 'green', 'yellow', 'white', 'grey', 'pink', 'purple', 'orange', 'brown'], bulk: 2, settings: ['outside'],
    draw: (p, { main, chance }) => {
      const [w, eave] = [between(chance, 36, 46), between(chance, 42, 50)];
      const roof = chance.of([0x6b4a3c, 0x54494a, 0x4b525e]);
      const x = chance.is(0.5) ? 50 + w * 0.45 : 50 - w * 0.62;
      p.rect(0x8b6a5a, x, 12, 9, 22);
      p.rect(main, 50 - w, eave, 2 * w, 100 - eave);
      p.poly(roof, 50 - w - 7, eave + 2, 50, 4 + between(chance, 0, 8), 50 + w + 7, eave + 2);
      const door = chance.of([0x7a4a2a, 0x5a3a2a, 0x4a5a66]);
      const left = chance.is(0.5);
      const dx = left ? 50 - w * 0.55 : 50 + w * 0.15;
      p.rect(door, dx, 70, 15, 30, 1);
      p.dot(0xf0d070, dx + 12, 86, 1.6);
      for (const wx of [left ? 50 + w * 0.1 : 50 - w * 0.8]) {
        p.rect(glass, wx, 60, 20, 18, 1);
        p.mark(0xffffff, [wx + 10, 60, wx + 10, 78], false, 1.2);
        p.mark(0xffffff, [wx, 69, wx + 20, 69], false, 1.2);
      }
      if (chance.is(0.6)) p.ellipse(glass, 50, 30, 6);
      return { on: [40, 60, 10] };
    },
  },
  {
    name: 'castle', group: 'building', colours: ['grey', 'pink', 'white', 'yellow', 'blue'], bulk: 2, settings: ['outside'],
    draw: (p, { main, chance }) => {
      const roof = chance.of([0xb04038, 0x46599c, 0x6a4a88]);
      p.rect(darker(main, 0.06), 24, 46, 52, 54);
      for (let x = 24; x < 74; x += 11) p.rect(darker(main, 0.06), x, 40, 7, 8);
      for (const x of [4, 74]) {
        p.rect(main, x, 36, 22, 64);
        p.poly(roof, x - 4, 36, x + 11, 4, x + 26, 36);
        p.rect(0x4a4650, x + 8, 48, 6, 11, 3);
      }
      p.mark(0x5a4a40, [15, 4, 15, -8], false, 1);
      p.bare(roof, polygon([15, -8, 26, -4, 15, 0]));
      p.body(0x5a3a26, smooth([38, 100, 38, 74, 50, 62, 62, 74, 62, 100]), polygon([38, 76, 62, 76, 62, 100, 38, 100]));
      for (const x of [44, 50, 56]) p.mark(0x2e1d14, [x, 68, x, 99], false, 0.8);
      return undefined;
    },
  },
  {
    name: 'bridge', group: 'building', colours: [], plain: [0xa8a29a, 0xb39a80, 0x9aa0a6], bulk: 2.3, settings: ['water'],
    draw: (p, { main, chance }) => {
      const deck = between(chance, 38, 46);
      p.bare(darker(main, 0.35), polygon([0, 100, 0, 60, 12, 50, 88, 50, 100, 60, 100, 100, 90, 100]), { alpha: 0 });
      p.body(main, [0.01, polygon([0, deck], true)], smooth([-10, deck, 20, deck - 8, 50, deck - 11, 80, deck - 8, 110, deck, 110, deck + 12, 80, deck + 4, 50, deck + 1, 20, deck + 4, -10, deck + 12]), polygon([-10, deck + 4, 8, deck + 2, 8, 100, -10, 100]), polygon([92, deck + 2, 110, deck + 4, 110, 100, 92, 100]));
      p.body(main, [7, smooth([6, 96, 12, deck + 26, 30, deck + 10, 50, deck + 5, 70, deck + 10, 88, deck + 26, 94, 96], true)]);
      const rail = darker(main, 0.35);
      for (let x = 0; x <= 100; x += 12.5) p.stroke(rail, 2, [x, deck - 4 - 6 * (1 - ((x - 50) / 50) ** 2), x, deck - 15 - 6 * (1 - ((x - 50) / 50) ** 2)]);
      p.stroke(rail, 2.4, [-8, deck - 15, 20, deck - 19.5, 50, deck - 21.5, 80, deck - 19.5, 108, deck - 15], true);
      for (const [x, y] of [[0, 60], [-3, 76], [1, 90], [100, 62], [103, 78], [99, 92]] as const) p.mark(rail, [x - 4, y, x + 4, y], false, 0.8);
      return { on: [16, 84, deck - 9], under: [22, 78, 98, deck + 18] };
    },
  },
];

export const plants: readonly Kind[] = [
  {
    name: 'tree', group: 'plant', colours: [], plain: [0x4a9a44, 0x3d8a45, 0x5fa844], bulk: 1.95, settings: ['outside'],
    draw: (p, { main, chance }) => {
      const trunk = chance.of([0x7a5230, 0x6a4628, 0x86603c]);
      if (chance.is(0.28)) {
        p.rect(trunk, 45, 80, 10, 20);
        for (const [y, w] of [[88, 36], [64, 29], [41, 21]] as const) p.poly(darker(main, 0.2), 50 - w, y, 50, y - 42, 50 + w, y);
        return { under: [24, 76, 100, 90] };
      }
      p.body(trunk, polygon([44, 50, 56, 50, 59, 100, 41, 100]), [5, polygon([50, 66, 66, 48], true)]);
      const s = between(chance, -3, 4);
      p.body(main, ellipse(50, 24 - s, 24, 21), ellipse(28, 40, 22 + s, 18), ellipse(72, 40, 22 + s, 18), ellipse(50, 46, 26, 17));
      for (const [x, y] of [[38, 22], [62, 34], [28, 42]] as const) p.mark(darker(main, 0.25), [x - 5, y, x, y + 4, x + 5, y], true);
      return { under: [16, 84, 100, 64] };
    },
  },
  {
    name: 'flower', group: 'plant', colours: [...bright, 'white'], bulk: 0.75, settings: ['outside'],
    draw: (p, { main, chance }) => {
      const stem = 0x3f8f3f;
      p.limb(stem, 4.5, [50, 40, 49, 70, 50, 100], true);
      p.blob(stem, 49, 84, 34, 80, 22, 66, 38, 66);
      p.blob(stem, 51, 78, 66, 74, 78, 60, 62, 61);
      if (chance.is(0.25)) {
        p.body(main, smooth([30, 20, 40, 28, 50, 10, 60, 28, 70, 20, 70, 44, 50, 56, 30, 44]));
        p.mark(darker(main, 0.3), [40, 28, 42, 44], true);
        p.mark(darker(main, 0.3), [60, 28, 58, 44], true);
        return undefined;
      }
      const petals = chance.of([5, 6, 8]);
      const paths = [];
      for (let i = 0; i < petals; i++) paths.push(i * (360 / petals));
      for (const angle of paths) p.turned(angle, 50, 30, () => p.body(main, ellipse(50, 12, petals === 8 ? 8 : 11, 15)));
      p.ellipse(luma(main) > 0.72 && luma(main) < 0.9 ? 0x8a5a20 : 0xf6cf3c, 50, 30, 10);
      return undefined;
    },
  },
  {
    name: 'mushroom', group: 'plant', colours: ['red', 'brown', 'white', 'orange', 'purple'], bulk: 0.6, settings: ['outside'],
    draw: (p, { main, chance }) => {
      p.body(0xf3ead6, smooth([40, 52, 60, 52, 62, 80, 68, 98, 32, 98, 38, 80]));
      p.body(main, smooth([4, 58, 8, 34, 28, 14, 50, 8, 72, 14, 92, 34, 96, 58, 74, 62, 50, 58, 26, 62]));
      const spot = luma(main) > 0.8 ? 0xd8cdb8 : 0xfdfaf2;
      for (const [x, y, r] of [[30, 32, 7], [54, 22, 6], [72, 40, 7.5], [48, 44, 5], [16, 48, 4.5]] as const) p.dot(spot, x, y, r, r * between(chance, 0.75, 1));
      return undefined;
    },
  },
];

export const vehicles: readonly Kind[] = [
  {
    name: 'car', group: 'vehicle', colours: all, bulk: 1.75, settings: ['outside'],
    draw: (p, { main, chance }) => {
      const roof = between(chance, 36, 44);
      p.body(main, smooth([-4, 86, -2, 68, 8, 62, 22, 60, 36, roof, 66, roof, 82, 60, 102, 66, 106, 82, 104, 88, 50, 90]), rectangle(-2, 70, 106, 18, 6));
      p.body(glass, polygon([28, 60, 38, roof + 5, 49, roof + 5, 49, 60]));
      p.body(glass, polygon([53, 60, 53, roof + 5, 64, roof + 5, 75, 60]));
      p.mark(darker(main, 0.45), [51, 62, 51, 84], false, 0.8);
      p.mark(luma(main) < 0.3 ? 0xaaaaaa : darker(main, 0.5), [55, 68, 61, 68], false, 1);
      p.dot(0xfff1a8, 101, 71, 4, 3.4);
      p.dot(0xd23a32, 0, 71, 3, 3.4);
      wheel(p, 22, 88, 12);
      wheel(p, 80, 88, 12);
      return { on: [36, 66, roof + 1] };
    },
  },
  {
    name: 'bus', group: 'vehicle', colours: all, bulk: 2.1, settings: ['outside'],
    draw: (p, { main, chance }) => {
      const top = between(chance, 32, 38);
      p.rect(main, -8, top, 116, 90 - top, 6);
      const count = chance.of([4, 5]);
      const w = 78 / count;
      for (let i = 0; i < count; i++) p.rect(glass, -3 + i * w, top + 8, w - 4, 18, 2);
      p.rect(glass, 78, top + 8, 13, 44, 2);
      p.mark(0x55606a, [84.5, top + 8, 84.5, top + 52], false, 0.8);
      p.rect(glass, 96, top + 8, 12, 22, 2);
      p.bare(luma(main) > 0.8 ? 0xb9bec6 : pale(main), rectangle(-8, top + 34, 84, 5));
      p.dot(0xfff1a8, 105, 82, 3.4);
      wheel(p, 16, 89, 11);
      wheel(p, 66, 89, 11);
      return { on: [6, 94, top] };
    },
  },
  {
    name: 'lorry', group: 'vehicle', colours: all, bulk: 2.1, settings: ['outside'],
    draw: (p, { main, chance }) => {
      const top = between(chance, 28, 36);
      p.rect(0x4a4d55, -6, 82, 112, 7);
      p.rect(chance.of([0xe4e2dc, 0xd8d8d4]), -8, top, 74, 54, 2);
      for (const x of [10, 28, 46]) p.mark(0xb2b0aa, [x, top + 4, x, top + 50], false, 0.8);
      p.body(main, polygon([70, 46, 92, 46, 106, 64, 108, 86, 70, 86]));
      p.poly(glass, 78, 51, 90, 51, 100, 64, 78, 64);
      p.bare(main, rectangle(-8, top, 74, 54, 2));
      p.bare(luma(main) > 0.8 ? 0xc8ccd2 : pale(main), rectangle(0, top + 18, 58, 14, 2));
      p.dot(0xfff1a8, 105, 77, 3.2);
      wheel(p, 10, 89, 11);
      wheel(p, 36, 89, 11);
      wheel(p, 88, 89, 11);
      return { on: [0, 58, top] };
    },
  },
  {
    name: 'bicycle', group: 'vehicle', colours: all, bulk: 1.45, settings: ['outside'],
    draw: (p, { main, chance }) => {
      const r = between(chance, 20, 23);
      for (const x of [14, 88]) {
        p.bare(tyre, [...ellipse(x, 78, r + 1.8), ...ellipse(x, 78, r - 1.8)], { evenOdd: true });
        for (let a = 0; a < 180; a += 45) p.turned(a, x, 78, () => p.stroke(0x9aa0a8, 0.9, [x - r, 78, x + r, 78]));
        p.dot(0x55585f, x, 78, 3);
      }
      p.body(main, [5, polygon([14, 78, 38, 42, 76, 40, 46, 80, 14, 78], true)], [5, polygon([36, 38, 46, 80], true)], [5, polygon([88, 78, 73, 28], true)]);
      p.dot(0x44474e, 46, 80, 6);
      p.stroke(0x44474e, 3, [46, 80, 52, 92]);
      p.body(tyre, smooth([24, 32, 46, 32, 44, 38, 30, 38]));
      p.stroke(tyre, 4, [73, 28, 66, 24, 80, 22]);
      return { on: [30, 42, 36] };
    },
  },
  {
    name: 'motorbike', group: 'vehicle', colours: all, bulk: 1.5, settings: ['outside'],
    draw: (p, { main, chance }) => {
      const r = between(chance, 19, 21);
      p.limb(0x9aa0a8, 6, [88, 79, 70, 38]);
      for (const x of [12, 88]) {
        p.body(tyre, ellipse(x, 79, r));
        p.dot(0xb9bdc5, x, 79, r * 0.5);
        p.dot(0x5a5d64, x, 79, r * 0.2);
      }
      p.body(0x6a6e76, rectangle(32, 62, 34, 22, 6));
      p.limb(0x9aa0a8, 5, [38, 86, 8, 86]);
      p.body(0x26262a, smooth([6, 48, 22, 44, 42, 48, 44, 58, 20, 58, 4, 54]));
      p.body(main, smooth([38, 52, 46, 40, 68, 40, 76, 52, 70, 64, 46, 64]));
      p.body(main, smooth([0, 60, 12, 54, 28, 58, 34, 66, 20, 64]));
      p.stroke(0x26262a, 4.5, [71, 38, 60, 30]);
      p.ellipse(0xfff1a8, 78, 42, 6);
      return { on: [14, 40, 46] };
    },
  },
  {
    name: 'boat', group: 'vehicle', colours: all, bulk: 1.75, settings: ['water'],
    draw: (p, { main, chance }) => {
      const wood = chance.of(woods);
      if (chance.is(0.65)) {
        p.limb(wood, 3.5, [48, 76, 48, 2]);
        const sail = chance.of([0xfaf6ea, 0xf2ead8]);
        p.body(sail, smooth([52, 8, 66, 34, 88, 66, 70, 69, 52, 68]), polygon([52, 8, 54, 8, 56, 68, 52, 68]));
        p.body(sail, polygon([44, 14, 44, 66, 14, 66]));
      } else {
        p.rect(0xf4f1e8, 22, 48, 44, 24, 2);
        for (const x of [28, 42, 56]) p.ellipse(glass, x + 1, 59, 4.4);
        p.rect(0x4a4d55, 40, 24, 13, 24);
        p.bare(0xd24a3c, rectangle(40, 29, 13, 6));
      }
      p.body(main, polygon([-2, 72, 102, 72, 86, 98, 14, 98]));
      p.bare(luma(main) > 0.8 ? 0x9fb4c8 : pale(main), polygon([1, 76, 99.5, 76, 96.5, 81, 4, 81]));
      return { on: [18, 84, 72] };
    },
  },
  {
    name: 'train', group: 'vehicle', colours: all, bulk: 2.2, settings: ['outside'],
    draw: (p, { main, chance }) => {
      // a steam engine with a carriage
      const smoke = between(chance, -4, 4);
      p.body(0xe9e9ea, ellipse(84 - smoke, 14, 10, 8), ellipse(72 - smoke, 6, 12, 9), ellipse(57 - smoke, 0, 9, 7));
      p.rect(main, -40, 44, 54, 44, 3);
      p.rect(darker(main, 0.35), -43, 39, 60, 7, 3);
      for (const x of [-34, -17, 0]) p.rect(glass, x, 52, 11, 13, 1);
      p.stroke(0x3a3a40, 4, [14, 84, 24, 84]);
      p.rect(main, 22, 36, 30, 52, 2);
      p.rect(darker(main, 0.35), 18, 31, 38, 7, 3);
      p.rect(glass, 29, 44, 15, 15, 1);
      p.poly(0x3a3a40, 80, 52, 78, 28, 92, 28, 90, 52);
      p.rect(main, 50, 50, 54, 36, 10);
      p.bare(pale(main), rectangle(64, 50, 5, 36));
      p.dot(0xfff1a8, 102, 60, 5);
      p.poly(0x55585f, 100, 84, 118, 99, 96, 99);
      for (const [x, r] of [[-28, 8], [2, 8], [34, 11], [62, 9.5], [84, 9.5]] as const) {
        p.body(tyre, ellipse(x, 99 - r, r));
        p.dot(0xc23b30, x, 99 - r, r * 0.55);
      }
      return { on: [-34, 10, 40] };
    },
  },
  {
    name: 'plane', group: 'vehicle', colours: all, bulk: 1.7, settings: ['sky'],
    draw: (p, { main, chance }) => {
      const sweep = between(chance, -4, 6);
      p.poly(darker(main, 0.2), 46, 44, 34 - sweep, 20, 44 - sweep, 20, 68, 44);
      p.body(main, smooth([-6, 48, 10, 42, 40, 40, 78, 41, 98, 48, 106, 55, 98, 61, 70, 64, 30, 62, 8, 56]), polygon([-4, 50, -12, 20, 2, 20, 18, 44]));
      p.bare(glass, smooth([88, 45, 96, 49, 99, 53, 90, 53]));
      for (let x = 26; x < 84; x += 9) p.dot(luma(main) > 0.6 ? 0x5a86a8 : 0xe8f5fb, x, 49, 2.7, 3);
      p.poly(darker(main, 0.16), 40, 56, 70, 56, 34 - sweep, 90, 20 - sweep, 90);
      p.poly(darker(main, 0.16), -4, 50, 14, 50, -6, 64, -14, 64);
      return undefined;
    },
  },
  {
    name: 'rocket', group: 'vehicle', colours: all, bulk: 1.4, settings: ['sky'],
    draw: (p, { main, chance }) => {
      p.turned(between(chance, -12, 38), 50, 50, () => {
        p.body(0xf59a23, smooth([40, 76, 60, 76, 58, 92, 50, 106, 42, 92]));
        p.dot(0xfbe36a, 50, 84, 5, 9);
        const fin = luma(main) < 0.3 ? 0xc8403a : darker(main, 0.35);
        p.body(fin, polygon([36, 50, 20, 76, 22, 86, 38, 76]));
        p.body(fin, polygon([64, 50, 80, 76, 78, 86, 62, 76]));
        p.body(main, smooth([50, -4, 62, 14, 67, 40, 62, 78, 38, 78, 33, 40, 38, 14]));
        p.ellipse(0xe6e8ec, 50, 32, 10);
        p.dot(0x6cb7e0, 50, 32, 7);
      });
      return undefined;
    },
  },
];
