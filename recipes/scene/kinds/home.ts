// Furniture, seen from the front.
import { darker, lighter, luma, mix } from '../drawing.ts';
import { woods } from '../colours.ts';
import { all, between, type Kind } from '../kind.ts';
import { ellipse, polygon, rectangle } from '../path.ts';

export const furniture: readonly Kind[] = [
  {
    name: 'table', group: 'furniture', colours: all, bulk: 1.7, settings: ['room', 'outside'],
    draw: (p, { main, chance }) => {
      const [w, h, leg] = [between(chance, 46, 56), between(chance, 46, 58), between(chance, 6, 9)];
      const top = 100 - h;
      for (const s of [-1, 1]) p.rect(darker(main, 0.28), 50 + s * (w - 16) - leg / 2, top, leg * 0.9, h - 7, 1);
      p.rect(darker(main, 0.1), 50 - w + 7, top + 5, 2 * w - 14, 8);
      for (const s of [-1, 1]) p.rect(main, 50 + s * (w - 8) - leg / 2, top + 4, leg, h - 4, 1);
      p.rect(main, 50 - w, top - 2, 2 * w, 8, 2);
      return { on: [50 - w + 4, 50 + w - 4, top - 2], under: [50 - w + 16, 50 + w - 16, 99, top + 14] };
    },
  },
  {
    name: 'chair', group: 'furniture', colours: all, bulk: 1.35, settings: ['room', 'outside'],
    draw: (p, { main, chance }) => {
      // in profile, three quarters: the back at the left
      const back = between(chance, 6, 16);
      const far = darker(main, 0.25);
      p.limb(far, 6, [38, 58, 38, 92]);
      p.limb(far, 6, [78, 58, 78, 92]);
      p.limb(far, 6, [38, 58, 36, back - 2]);
      for (const y of chance.of([[16, 30], [14, 25, 36]])) p.limb(main, 6, [26, y + back * 0.6, 36, y + back * 0.6 - 5]);
      p.limb(main, 7, [26, 62, 24, 97]);
      p.limb(main, 7, [68, 62, 69, 97]);
      p.limb(main, 7, [26, 62, 23, back + 3]);
      p.poly(lighter(main, luma(main) > 0.8 ? 0 : 0.12), 22, 59, 36, 51, 84, 51, 73, 59);
      p.poly(main, 22, 59, 73, 59, 84, 51, 84, 57, 73, 66, 22, 66);
      return { on: [30, 78, 56], under: [32, 66, 99, 68] };
    },
  },
  {
    name: 'bed', group: 'furniture', colours: all, bulk: 1.9, settings: ['room'],
    draw: (p, { main, chance }) => {
      const wood = chance.of(woods);
      const tall = between(chance, 0, 10);
      p.rect(wood, 0, 42 - tall, 8, 57 + tall, 3);
      p.rect(wood, 96, 58, 7, 41, 3);
      p.rect(darker(wood, 0.12), 4, 80, 96, 9);
      p.rect(0xf7f5f0, 7, 67, 90, 14, 4);
      p.body(0xffffff, rectangle(9, 57, 26, 13, 6));
      p.body(main, polygon([36, 65, 92, 64, 97, 68, 97, 86, 34, 86]));
      p.rect(luma(main) > 0.8 ? 0xe6e2d8 : lighter(main, 0.45), 34, 64, 11, 22, 2);
      return { on: [14, 90, 66], under: [14, 90, 99, 91] };
    },
  },
  {
    name: 'sofa', group: 'furniture', colours: all, bulk: 1.85, settings: ['room'],
    draw: (p, { main, chance }) => {
      const back = between(chance, 34, 42);
      const wide = between(chance, 0, 8);
      for (const x of [6 - wide, 90 + wide]) p.rect(0x5a3d28, x, 92, 5, 8);
      p.rect(darker(main, 0.08), 6 - wide, back, 88 + 2 * wide, 48, 9);
      p.rect(main, 10 - wide, back + 4, 40 + wide, 34, 6);
      p.rect(main, 50, back + 4, 40 + wide, 34, 6);
      p.rect(lighter(main, luma(main) > 0.8 ? 0 : 0.12), 10 - wide, 68, 40 + wide, 15, 5);
      p.rect(lighter(main, luma(main) > 0.8 ? 0 : 0.12), 50, 68, 40 + wide, 15, 5);
      p.rect(darker(main, 0.1), 6 - wide, 81, 88 + 2 * wide, 14, 3);
      p.rect(main, -3 - wide, 55, 15, 41, 7);
      p.rect(main, 88 + wide, 55, 15, 41, 7);
      return { on: [16, 84, 72] };
    },
  },
  {
    name: 'armchair', group: 'furniture', colours: all, bulk: 1.4, settings: ['room'],
    draw: (p, { main, chance }) => {
      const back = between(chance, 6, 16);
      for (const x of [14, 78]) p.rect(0x5a3d28, x, 92, 7, 8);
      p.rect(darker(main, 0.08), 16, back, 68, 70, 20);
      p.rect(lighter(main, luma(main) > 0.8 ? 0 : 0.12), 20, 60, 60, 18, 7);
      p.rect(darker(main, 0.1), 14, 76, 72, 19, 3);
      p.rect(main, 3, 46, 20, 50, 10);
      p.rect(main, 77, 46, 20, 50, 10);
      return { on: [28, 72, 64] };
    },
  },
  {
    name: 'lamp', group: 'furniture', colours: all, bulk: 1.05, settings: ['room'],
    draw: (p, { main, chance }) => {
      const metal = chance.of([0x6b6f78, 0x8a6a3a, 0x45454d]);
      p.bare(0xffe98a, ellipse(50, 36, 44, 38), { alpha: 0.45 });
      if (chance.is(0.5)) p.limb(metal, 5, [50, 44, 50, 94]);
      else p.body(metal, ellipse(50, 78, 13, 18), rectangle(47, 44, 6, 20));
      p.body(metal, ellipse(50, 96, 20, 4.5));
      p.poly(main, 34, 8, 66, 8, 84, 50, 16, 50);
      p.bare(lighter(main, 0.45), polygon([40, 12, 47, 12, 42, 46, 28, 46]), { alpha: 0.5 });
      return undefined;
    },
  },
  {
    name: 'wardrobe', group: 'furniture', colours: all, bulk: 1.9, settings: ['room'],
    draw: (p, { main, chance }) => {
      const w = between(chance, 28, 34);
      for (const s of [-1, 1]) p.rect(darker(main, 0.35), 50 + s * (w - 7) - 4, 92, 8, 8);
      p.rect(main, 50 - w, 6, 2 * w, 88, 2);
      p.rect(darker(main, 0.12), 50 - w - 3, 2, 2 * w + 6, 7, 2);
      const inner = luma(main) < 0.25 ? lighter(main, 0.14) : darker(main, 0.08);
      for (const x of [50 - w + 4, 52]) {
        p.rect(inner, x, 14, w - 6, 34, 1);
        p.rect(inner, x, 54, w - 6, 34, 1);
      }
      p.mark(darker(main, 0.55), [50, 10, 50, 92], false, 1);
      p.dot(0xe6c35c, 46.5, 52, 2.2, 3.4);
      p.dot(0xe6c35c, 53.5, 52, 2.2, 3.4);
      return { on: [50 - w + 4, 50 + w - 4, 2] };
    },
  },
  {
    name: 'shelf', group: 'furniture', colours: all, bulk: 1.75, settings: ['room'],
    draw: (p, { main, chance }) => {
      const w = between(chance, 30, 38);
      p.rect(darker(main, 0.45), 50 - w, 6, 2 * w, 92);
      const spines = [0x9c4a44, 0x44648c, 0x4d7d58, 0xc2a24e, 0x7d6a8f, 0xd8d2c4];
      for (const y of [35, 65, 95]) {
        let x = 50 - w + 4;
        while (x < 50 + w - 9) {
          const [thick, tall] = [between(chance, 4, 7), between(chance, 15, 22)];
          if (chance.is(0.86)) p.bare(mix(chance.of(spines), 0x808080, 0.2), rectangle(x, y - tall, thick, tall));
          x += thick + 0.8;
        }
      }
      p.body(main, rectangle(50 - w - 3, 3, 5.5, 97), rectangle(50 + w - 2.5, 3, 5.5, 97), rectangle(50 - w, 3, 2 * w, 5), rectangle(50 - w, 35, 2 * w, 4.5), rectangle(50 - w, 65, 2 * w, 4.5), rectangle(50 - w, 94, 2 * w, 4.5));
      return { on: [50 - w + 2, 50 + w - 2, 3] };
    },
  },
  {
    name: 'door', group: 'furniture', colours: all, bulk: 1.8, settings: ['room'],
    draw: (p, { main, chance }) => {
      const w = between(chance, 21, 25);
      p.rect(0xe8e2d4, 50 - w - 6, 0, 2 * w + 12, 100);
      p.rect(main, 50 - w, 5, 2 * w, 95);
      const inner = luma(main) < 0.25 ? lighter(main, 0.16) : darker(main, 0.14);
      for (const [y, h] of [[12, 34], [56, 36]] as const) for (const x of [50 - w + 5, 52.5]) p.rect(inner, x, y, w - 7.5, h, 1);
      p.ellipse(0xe9c75a, 50 + w - 4, 52, 3);
      return undefined;
    },
  },
  {
    name: 'fridge', group: 'furniture', colours: ['white', 'grey', 'red', 'blue', 'green', 'pink', 'yellow', 'black'], bulk: 1.7, settings: ['room'],
    draw: (p, { main, chance }) => {
      const split = between(chance, 30, 38);
      for (const x of [27, 66]) p.rect(0x3a3a40, x, 94, 7, 6);
      p.rect(main, 22, 2, 56, 94, 6);
      p.mark(darker(main, 0.5), [23, split, 77, split], false, 1.2);
      p.rect(0xb8bcc4, 27, split - 17, 4.5, 12, 2);
      p.rect(0xb8bcc4, 27, split + 6, 4.5, 22, 2);
      p.bare(0xffffff, rectangle(68, 8, 4, split - 14, 2), { alpha: 0.4 });
      if (chance.is(0.6)) for (const [x, y, c] of [[50, 52, 0xe2574c], [58, 62, 0x4c9be2], [47, 68, 0xf2c14e]] as const) p.dot(c, x, y, 2.6);
      return undefined;
    },
  },
];
