// Small things: what one holds, eats, loses.
import { darker, lighter, luma, mix, type Pen } from '../drawing.ts';
import { woods } from '../colours.ts';
import { all, between, type Kind, type Look } from '../kind.ts';
import { ellipse, polygon, rectangle, smooth } from '../path.ts';

const shine = (p: Pen, x: number, y: number, rx: number, ry: number): void => p.bare(0xffffff, ellipse(x, y, rx, ry), { alpha: 0.45 });
const thing = (name: string, bulk: number, draw: (pen: Pen, look: Look) => ReturnType<Kind['draw']>, more: Partial<Kind> = {}): Kind => ({ name, group: 'object', colours: all, bulk, settings: ['room'], draw, ...more });
const food = (name: string, bulk: number, colours: Kind['colours'], draw: (pen: Pen, look: Look) => ReturnType<Kind['draw']>, more: Partial<Kind> = {}): Kind => ({ name, group: 'food', colours, bulk, settings: ['room'], draw, ...more });

export const objects: readonly Kind[] = [
  thing('ball', 0.7, (p, { main, chance }) => {
    p.ellipse(main, 50, 50, 48);
    const band = luma(main) > 0.75 ? darker(main, 0.25) : lighter(main, 0.6);
    p.turned(between(chance, 0, 180), 50, 50, () => {
      if (chance.is(0.5)) for (const s of [-1, 1]) p.stroke(band, 6, [50 + s * 40, 26, 50 + s * 14, 50, 50 + s * 40, 74], true);
      else {
        p.stroke(band, 5, [4, 50, 96, 50]);
        p.stroke(band, 5, [50, 4, 64, 28, 64, 72, 50, 96], true);
        p.stroke(band, 5, [50, 4, 36, 28, 36, 72, 50, 96], true);
      }
    });
    shine(p, 34, 28, 10, 7);
    return undefined;
  }, { settings: ['room', 'outside'] }),
  thing('book', 0.7, (p, { main, chance }) => {
    if (chance.is(0.45)) {
      // open
      p.poly(darker(main, 0.1), -2, 40, 102, 40, 104, 94, -4, 94);
      p.body(0xfdf9ee, smooth([50, 38, 30, 30, 4, 34, 4, 86, 30, 82, 50, 90]), polygon([50, 38, 50, 90, 46, 88, 46, 36]));
      p.body(0xfdf9ee, smooth([50, 38, 70, 30, 96, 34, 96, 86, 70, 82, 50, 90]), polygon([50, 38, 50, 90, 54, 88, 54, 36]));
      for (const x of [12, 58]) for (let y = 46; y < 80; y += 9) p.mark(0x9a948a, [x, y, x + 30, y], false, 0.8);
      p.bare(main, polygon([-4, 88, 48, 92, 50, 95, 52, 92, 104, 88, 104, 97, -4, 97]));
    } else {
      p.poly(0xf3ecda, 24, 8, 86, 8, 86, 98, 24, 98);
      for (const x of [82, 85]) p.mark(0xb5ac98, [x, 14, x, 96], false, 0.5);
      p.rect(main, 16, 4, 64, 92, 3);
      p.bare(darker(main, 0.3), rectangle(16, 4, 9, 92, 3));
      p.bare(luma(main) > 0.75 ? darker(main, 0.3) : lighter(main, 0.65), rectangle(34, 20, 36, 8));
      p.bare(luma(main) > 0.75 ? darker(main, 0.3) : lighter(main, 0.65), rectangle(40, 34, 24, 5));
    }
    return undefined;
  }),
  thing('bottle', 0.75, (p, { main, chance }) => {
    const neck = between(chance, 26, 34);
    p.rect(0x7a5a3a, 43, 0, 14, 10, 2);
    p.body(main, smooth([44, 8, 56, 8, 57, neck, 70, neck + 14, 71, 60, 70, 96, 50, 99, 30, 96, 29, 60, 30, neck + 14, 43, neck]), rectangle(44, 8, 12, neck));
    p.bare(luma(main) > 0.75 ? 0xcfd6da : 0xf6f0e0, rectangle(31, 58, 38, 22));
    p.bare(0xffffff, rectangle(36, neck + 14, 5, 20, 2), { alpha: 0.5 });
    return undefined;
  }),
  thing('glass', 0.6, (p, { main, chance }) => {
    // a drink shows in it, of the colour that is named; without one it is clear
    const level = between(chance, 24, 44);
    p.body(0xe6f3fa, polygon([20, 4, 80, 4, 71, 98, 29, 98]));
    p.bare(main, polygon([20 + level * 0.096 + 4, level, 80 - level * 0.096 - 4, level, 68, 92, 32, 92]));
    p.bare(lighter(main, 0.35), ellipse(50, level, 25, 4));
    p.bare(0xffffff, polygon([28, 12, 35, 12, 38, 86, 34, 86]), { alpha: 0.6 });
    if (chance.is(0.4)) p.stroke(0xe2574c, 4, [52, 60, 70, -12]);
    return undefined;
  }, { colours: [], plain: [0x6fc0ea, 0xf2a03c, 0xf4ead2] }),
  thing('cup', 0.6, (p, { main, chance }) => {
    p.body(main, [9, smooth([78, 38, 100, 40, 98, 66, 74, 70], true)]);
    p.body(main, smooth([14, 26, 82, 26, 80, 60, 70, 90, 58, 97, 38, 97, 26, 90, 16, 60]), rectangle(14, 24, 68, 14));
    p.ellipse(darker(main, 0.3), 48, 26, 34, 7.5);
    p.dot(chance.of([0x5a3420, 0x6b4028]), 48, 27, 29, 5);
    if (chance.is(0.6)) for (const x of [36, 56]) p.stroke(0xf2f2f2, 4, [x, 16, x + 5, 9, x - 2, 2, x + 4, -6], true);
    return undefined;
  }),
  thing('plate', 0.75, (p, { main }) => {
    p.ellipse(main, 50, 60, 54, 38);
    p.bare(luma(main) > 0.8 ? 0xdcdcd8 : darker(main, 0.16), ellipse(50, 59, 37, 25));
    p.bare(luma(main) > 0.8 ? 0xf2f2ee : lighter(main, 0.1), ellipse(50, 61, 35, 23));
    p.bare(0xffffff, smooth([12, 56, 20, 40, 34, 32, 24, 42, 16, 58]), { alpha: 0.5 });
    // a fork and a knife beside it make it a plate
    p.stroke(0x8c9199, 4.5, [-18, 96, -18, 44]);
    for (const dx of [-6, 0, 6]) p.stroke(0x8c9199, 2.6, [-18 + dx, 22, -18 + dx, 42]);
    p.stroke(0x8c9199, 3.4, [-24, 43, -12, 43]);
    p.stroke(0x8c9199, 4.5, [118, 96, 118, 60]);
    p.bare(0x8c9199, smooth([115, 62, 115, 24, 123, 34, 123, 60]));
    return undefined;
  }),
  thing('hat', 0.7, (p, { main, chance }) => {
    const tall = between(chance, 8, 28);
    const band = luma(main) < 0.3 ? 0xb8433c : darker(main, 0.5);
    p.body(main, ellipse(50, 82, 54, 14));
    p.body(main, smooth([20, 80, 22, tall + 14, 36, tall, 50, tall + 4, 64, tall, 78, tall + 14, 80, 80, 50, 88]));
    p.bare(band, smooth([20.5, 66, 50, 73, 79.5, 66, 80, 79, 50, 86, 20, 79]));
    return undefined;
  }),
  thing('umbrella', 0.95, (p, { main, chance }) => {
    p.turned(between(chance, -8, 8), 50, 50, () => {
      p.stroke(0x5a4632, 4, [50, 10, 50, 88, 46, 97, 36, 97, 32, 89], true);
      p.body(main, smooth([-2, 52, 6, 28, 26, 8, 50, 2, 74, 8, 94, 28, 102, 52, 92, 46, 82, 46, 76, 53, 66, 46, 58, 46, 50, 53, 42, 46, 34, 46, 24, 53, 18, 46, 8, 46]));
      const seam = luma(main) < 0.3 ? 0x6a6a72 : darker(main, 0.3);
      p.mark(seam, [50, 4, 34, 20, 24, 50], true);
      p.mark(seam, [50, 4, 66, 20, 76, 50], true);
      p.mark(seam, [50, 4, 50, 50], false);
      p.stroke(0x5a4632, 4, [50, 2, 50, -5]);
    });
    return undefined;
  }, { settings: ['room', 'outside'] }),
  thing('bag', 0.8, (p, { main, chance }) => {
    if (chance.is(0.5)) {
      // a handbag
      p.body(darker(main, 0.25), [6, smooth([28, 46, 30, 14, 50, 4, 70, 14, 72, 46], true)]);
      p.body(main, polygon([16, 40, 84, 40, 96, 96, 4, 96]));
      p.bare(darker(main, 0.22), polygon([16, 40, 84, 40, 87, 54, 50, 66, 13, 54]));
      p.dot(0xf0cf5e, 50, 62, 5);
    } else {
      // for school
      p.body(darker(main, 0.25), [6, smooth([38, 14, 40, 0, 60, 0, 62, 14], true)]);
      p.body(darker(main, 0.2), rectangle(2, 52, 16, 38, 6), rectangle(82, 52, 16, 38, 6));
      p.rect(main, 12, 8, 76, 90, 20);
      p.rect(lighter(main, luma(main) > 0.8 ? 0 : 0.15), 24, 56, 52, 34, 8);
      p.mark(darker(main, 0.5), [26, 66, 74, 66], false, 1);
      p.mark(darker(main, 0.5), [22, 34, 50, 40, 78, 34], true, 1);
      p.rect(0xd8b45a, 46, 34, 8, 12, 2);
    }
    return undefined;
  }),
  thing('clock', 0.75, (p, { main, chance }) => {
    if (chance.is(0.5)) {
      // an alarm clock
      p.limb(darker(main, 0.3), 7, [28, 88, 20, 98]);
      p.limb(darker(main, 0.3), 7, [72, 88, 80, 98]);
      p.body(darker(main, 0.15), ellipse(22, 16, 15, 12), ellipse(78, 16, 15, 12));
    }
    p.ellipse(main, 50, 54, 44);
    p.dot(0xfdfdf8, 50, 54, 34);
    for (let i = 0; i < 12; i++) p.turned(i * 30, 50, 54, () => p.stroke(0x33333a, i % 3 === 0 ? 4 : 2, [50, 24, 50, i % 3 === 0 ? 30 : 27]));
    p.turned(chance.whole(0, 11) * 30 + 10, 50, 54, () => p.stroke(0x26262b, 4.5, [50, 54, 50, 36]));
    p.turned(chance.whole(0, 11) * 30, 50, 54, () => p.stroke(0x26262b, 3.2, [50, 54, 50, 28]));
    p.dot(0xd23a32, 50, 54, 3.6);
    return undefined;
  }),
  thing('key', 0.65, (p, { main, chance }) => {
    p.turned(between(chance, -30, 30), 50, 50, () => {
      p.body(main, [8, polygon([44, 50, 104, 50], true)], [8, polygon([88, 50, 88, 68], true)], [8, polygon([101, 50, 101, 64], true)], [11, ellipse(20, 50, 20)]);
    });
    return undefined;
  }, { colours: ['yellow', 'grey', 'red', 'blue', 'green', 'pink', 'black', 'orange'] }),
  thing('phone', 0.65, (p, { main, chance }) => {
    p.turned(between(chance, -10, 14), 50, 50, () => {
      p.rect(main, 24, 0, 52, 100, 8);
      p.bare(0x20242c, rectangle(29, 10, 42, 76, 2));
      p.bare(0x5b8fd0, rectangle(31, 12, 38, 72, 1), { to: 0x9fd0ee });
      for (let i = 0; i < 9; i++) p.bare(chance.of([0xf2f2f2, 0xf4c542, 0xe8655a, 0x6ecb7a]), rectangle(34 + (i % 3) * 11.5, 32 + Math.floor(i / 3) * 14, 8.5, 8.5, 2));
      p.dot(luma(main) > 0.5 ? 0x44444c : 0xc9ccd2, 50, 93, 3.4);
    });
    return undefined;
  }),
  thing('guitar', 1.15, (p, { main, chance }) => {
    p.turned(between(chance, 14, 40), 50, 60, () => {
      p.limb(0x5a3a22, 7, [50, 60, 50, -6]);
      p.rect(0x3a2618, 44, -22, 12, 18, 2);
      for (const s of [-1, 1]) for (const y of [-18, -10]) p.dot(0xd8d8d8, 50 + s * 8, y, 2);
      p.body(main, ellipse(50, 46, 20, 18), ellipse(50, 76, 29, 25));
      p.dot(0x2b1c12, 50, 58, 9.5);
      p.rect(0x3a2618, 38, 82, 24, 5);
      for (const x of [47, 50, 53]) p.mark(0xe8e4d8, [x, 84, x, -8], false, 0.45);
    });
    return undefined;
  }),
  thing('box', 0.95, (p, { main, chance }) => {
    const open = chance.is(0.4);
    const d = between(chance, 14, 20);
    const side = darker(main, 0.25);
    p.poly(side, 76, 36, 76 + d, 36 - d, 76 + d, 88 - d, 76, 98);
    if (open) {
      p.poly(darker(main, 0.55), 4, 36, 4 + d, 36 - d, 76 + d, 36 - d, 76, 36);
      p.poly(lighter(main, luma(main) > 0.8 ? 0 : 0.2), 4, 36, -10, 22, -10 + d, 22 - d, 4 + d, 36 - d);
      p.poly(lighter(main, luma(main) > 0.8 ? 0 : 0.2), 76, 36, 90, 26, 90 + d, 26 - d, 76 + d, 36 - d);
    } else p.poly(lighter(main, luma(main) > 0.8 ? 0 : 0.22), 4, 36, 4 + d, 36 - d, 76 + d, 36 - d, 76, 36);
    p.rect(main, 4, 36, 72, 62);
    if (!open) p.bare(luma(main) > 0.8 ? 0xd9c9a0 : mix(main, 0xf5e6c0, 0.55), rectangle(34, 36, 12, 22));
    return open ? undefined : { on: [14, 80, 28] };
  }),
  thing('kite', 0.95, (p, { main, chance }) => {
    p.turned(between(chance, 4, 26), 50, 40, () => {
      const tail = between(chance, -8, 8);
      p.stroke(0x6a6258, 1.8, [50, 74, 42 + tail, 86, 56 + tail, 98, 46 + tail, 112], true);
      for (const [x, y] of [[43 + tail, 86], [56 + tail, 98], [46 + tail, 112]] as const) {
        p.bare(darker(main, 0.2), polygon([x - 8, y - 4, x, y, x - 8, y + 4]));
        p.bare(darker(main, 0.2), polygon([x + 8, y - 4, x, y, x + 8, y + 4]));
      }
      p.poly(main, 50, -6, 82, 30, 50, 76, 18, 30);
      const light = luma(main) > 0.8 ? darker(main, 0.14) : lighter(main, 0.4);
      p.bare(light, polygon([50, -4, 81, 30, 50, 30]));
      p.bare(light, polygon([50, 30, 50, 74, 19, 30]));
      p.mark(0x4a4036, [50, -5, 50, 75], false, 0.9);
      p.mark(0x4a4036, [18, 30, 82, 30], false, 0.9);
    });
    return undefined;
  }, { settings: ['sky'] }),
  thing('candle', 0.6, (p, { main, chance }) => {
    const tall = between(chance, 26, 46);
    p.bare(0xffe27a, ellipse(50, tall - 16, 26, 30), { alpha: 0.35 });
    p.body(0xd8b04a, smooth([22, 90, 78, 90, 70, 99, 30, 99]), [5, smooth([76, 90, 90, 86, 88, 96, 76, 96], true)]);
    p.rect(main, 36, tall, 28, 94 - tall, 4);
    p.bare(lighter(main, 0.35), smooth([36, tall + 2, 50, tall - 2, 64, tall + 2, 63, tall + 14, 58, tall + 8, 52, tall + 18, 46, tall + 7, 38, tall + 10]));
    p.stroke(0x3a302a, 2, [50, tall, 50, tall - 6]);
    p.body(0xf79a22, smooth([50, tall - 36, 59, tall - 16, 50, tall - 4, 41, tall - 16]));
    p.dot(0xfde35c, 50, tall - 12, 4, 7);
    return undefined;
  }),
  thing('computer', 0.95, (p, { main, chance }) => {
    // a laptop, its screen towards us
    const lean = between(chance, 0, 6);
    p.rect(main, 12 - lean * 0.4, 10, 76 + lean * 0.8, 58, 4);
    p.bare(0x8cc7ee, rectangle(17, 15, 66, 47, 1), { to: 0xcfeaf8 });
    p.bare(0xffffff, rectangle(24, 22, 30, 20, 1));
    for (const y of [27, 32, 37]) p.mark(0x8f9aa5, [27, y, 50, y], false, 0.6);
    p.dot(0xf2c14e, 70, 32, 6);
    p.poly(darker(main, 0.1), 10, 70, 90, 70, 104, 92, -4, 92);
    p.bare(0x44474f, polygon([15, 73, 85, 73, 91, 83, 9, 83]));
    for (const y of [76, 80]) p.mark(0x8a8e96, [14, y, 86, y], false, 0.5);
    p.rect(main, -4, 92, 108, 5, 2);
    return undefined;
  }, { colours: ['grey', 'black', 'white', 'blue', 'red', 'pink'] }),
  thing('television', 1.15, (p, { main, chance }) => {
    if (chance.is(0.6)) {
      p.stroke(0x55585f, 3, [50, 26, 32, 2]);
      p.stroke(0x55585f, 3, [50, 26, 68, 2]);
    }
    for (const x of [20, 76]) p.limb(0x4a4038, 5, [x, 88, x + (x < 50 ? -4 : 4), 99]);
    p.rect(main, 2, 26, 96, 64, 7);
    p.rect(0x31546e, 9, 33, 66, 50, 6);
    p.bare(0x7fb8dc, rectangle(11, 35, 62, 46, 5), { to: 0xbfe0f0 });
    p.bare(0xffffff, polygon([18, 36, 32, 36, 20, 60, 13, 60]), { alpha: 0.5 });
    p.dot(0xf0e6d0, 86, 44, 5);
    p.dot(0xf0e6d0, 86, 58, 5);
    for (const y of [70, 75, 80]) p.mark(luma(main) < 0.4 ? 0x9a9aa2 : darker(main, 0.4), [81, y, 91, y], false, 0.7);
    return { on: [20, 80, 26] };
  }),
  thing('pencil', 0.7, (p, { main, chance }) => {
    p.turned(between(chance, -60, -20), 50, 50, () => {
      p.rect(0xf08fa8, -14, 41, 14, 18, 4);
      p.rect(0xc0c4ca, -2, 41, 9, 18);
      p.rect(main, 6, 41, 72, 18);
      p.bare(darker(main, 0.2), rectangle(6, 53, 72, 6));
      p.bare(lighter(main, 0.3), rectangle(6, 41, 72, 5));
      p.poly(0xf0cf9c, 78, 41, 104, 50, 78, 59);
      p.bare(darker(main, 0.15), polygon([96, 47.2, 104, 50, 96, 52.8]));
    });
    return undefined;
  }),
  thing('spoon', 0.65, (p, { main, chance }) => {
    p.turned(between(chance, -50, 50), 50, 50, () => {
      p.body(main, ellipse(50, 16, 17, 22), [7, polygon([50, 36, 50, 102], true)]);
      p.bare(darker(main, 0.15), ellipse(50, 17, 11, 15));
      p.bare(0xffffff, ellipse(45, 12, 3.5, 7), { alpha: 0.6 });
    });
    return undefined;
  }, { colours: [], plain: [0xb4bac2, 0xa8adb6] }),
  thing('knife', 0.7, (p, { main, chance }) => {
    p.turned(between(chance, -50, 50), 50, 50, () => {
      p.body(0xc4cad2, polygon([43, 58, 43, 2, 50, -6, 58, 16, 58, 58]));
      p.bare(0xe8edf2, polygon([44, 58, 44, 4, 49, 2, 50, 58]));
      p.rect(main, 42, 58, 17, 44, 5);
      for (const y of [70, 86]) p.dot(0xe0e0e0, 50.5, y, 2.2);
    });
    return undefined;
  }, { colours: ['black', 'red', 'blue', 'brown', 'green', 'yellow'] }),
  thing('shoe', 0.65, (p, { main, chance }) => {
    p.body(0xf4f2ec, smooth([-2, 84, 50, 84, 102, 82, 104, 94, 96, 98, 50, 98, 4, 98]));
    p.body(main, smooth([2, 46, 14, 40, 30, 44, 38, 40, 46, 52, 62, 64, 88, 68, 102, 80, 100, 88, 50, 88, 2, 88, -2, 66]));
    p.bare(darker(main, 0.45), ellipse(22, 45, 15, 5));
    for (const [x, y] of [[44, 52], [52, 59], [60, 65]] as const) p.stroke(luma(main) > 0.75 ? 0x77777f : 0xffffff, 4, [x - 4, y + 7, x + 6, y]);
    if (chance.is(0.5)) p.stroke(luma(main) > 0.75 ? 0x9aa0a8 : lighter(main, 0.6), 5, [20, 84, 36, 62]);
    return undefined;
  }),
  thing('basket', 0.85, (p, { main }) => {
    p.body(darker(main, 0.2), [6, smooth([14, 50, 22, 14, 50, 2, 78, 14, 86, 50], true)]);
    p.body(main, polygon([4, 48, 96, 48, 82, 98, 18, 98]));
    const weave = darker(main, 0.35);
    for (const y of [60, 72, 84]) p.mark(weave, [8 + (y - 48) * 0.26, y, 92 - (y - 48) * 0.26, y], false, 1);
    for (const x of [22, 36, 50, 64, 78]) p.mark(weave, [x, 50, 50 + (x - 50) * 0.75, 97], false, 1);
    p.rect(lighter(main, 0.12), 0, 44, 100, 8, 4);
    return undefined;
  }, { colours: ['brown', 'yellow', 'white', 'red', 'green', 'blue'] }),
  thing('teapot', 0.8, (p, { main }) => {
    p.body(main, [9, smooth([20, 46, -4, 46, -4, 74, 20, 82], true)]);
    p.body(main, smooth([74, 82, 92, 70, 96, 50, 108, 42, 112, 48, 104, 60, 98, 80, 80, 94]));
    p.ellipse(main, 50, 68, 36, 31);
    p.body(darker(main, 0.18), smooth([28, 42, 40, 34, 60, 34, 72, 42, 50, 47]));
    p.ellipse(darker(main, 0.18), 50, 29, 6);
    shine(p, 34, 60, 6, 10);
    return undefined;
  }),
  thing('present', 0.8, (p, { main }) => {
    const ribbon = luma(main) > 0.55 && luma(main) < 0.8 ? 0xc8323a : 0xf7d54a;
    p.rect(main, 8, 42, 84, 56);
    p.bare(ribbon, rectangle(43, 42, 14, 56));
    p.rect(darker(main, 0.12), 2, 30, 96, 18, 2);
    p.bare(ribbon, rectangle(43, 30, 14, 18));
    p.blob(ribbon, 50, 28, 34, 28, 18, 20, 24, 6, 40, 12);
    p.blob(ribbon, 50, 28, 66, 28, 82, 20, 76, 6, 60, 12);
    p.ellipse(darker(ribbon, 0.15), 50, 27, 6);
    return undefined;
  }),
  thing('drum', 0.85, (p, { main }) => {
    p.body(main, smooth([4, 34, 4, 84, 26, 96, 50, 99, 74, 96, 96, 84, 96, 34, 50, 50]), polygon([4, 34, 96, 34, 96, 84, 4, 84]));
    const cord = luma(main) > 0.75 ? 0x8a5a30 : 0xf6ead0;
    for (let x = 8; x < 90; x += 21) p.mark(cord, [x, 46, x + 10.5, 92, x + 21, 46], false, 1.2);
    p.ellipse(0xf8f2e2, 50, 33, 46, 15);
    p.limb(woods[0] as number, 4, [24, 26, 70, -8]);
    p.limb(woods[0] as number, 4, [76, 26, 30, -8]);
    p.dot(woods[1] as number, 24, 27, 4.6);
    p.dot(woods[1] as number, 76, 27, 4.6);
    return undefined;
  }),
  thing('robot', 0.95, (p, { main, chance }) => {
    p.stroke(0x6a6e76, 3, [50, 10, 50, -2]);
    p.dot(0xe2453c, 50, -4, 5);
    for (const s of [-1, 1]) {
      p.limb(0x8a8f98, 7, [50 + s * 12, 78, 50 + s * 12, 92]);
      p.rect(darker(main, 0.2), 50 + s * 13 - 9, 90, 18, 10, 3);
      p.limb(0x8a8f98, 7, [50 + s * 24, 52, 50 + s * 38, chance.of([34, 60, 72])]);
    }
    p.rect(main, 26, 44, 48, 38, 4);
    p.rect(0xe8ebf0, 36, 52, 28, 17, 2);
    for (const [x, c] of [[42, 0xe2453c], [50, 0xf2c14e], [58, 0x55b06a]] as const) p.dot(c, x, 60, 3);
    p.rect(main, 28, 9, 44, 32, 6);
    for (const x of [40, 60]) {
      p.dot(0xfdfdf8, x, 22, 6.5);
      p.dot(0x2a3a55, x, 22, 3.2);
    }
    p.mark(luma(main) < 0.4 ? 0xffffff : 0x2a2a30, [40, 34, 60, 34], false, 1.4);
    return undefined;
  }),
];

export const foods: readonly Kind[] = [
  food('apple', 0.55, ['red', 'green', 'yellow'], (p, { main, chance }) => {
    p.stroke(0x6a4426, 4, [50, 24, 52, 12, 58 + between(chance, -4, 4), 2], true);
    p.blob(0x55a24a, 54, 14, 66, 4, 82, 8, 70, 18);
    p.blob(main, 50, 24, 68, 18, 90, 30, 94, 56, 78, 88, 62, 98, 50, 93, 38, 98, 22, 88, 6, 56, 10, 30, 32, 18);
    shine(p, 26, 42, 7, 11);
    return undefined;
  }),
  food('banana', 0.65, ['yellow', 'green'], (p, { main, chance }) => {
    p.turned(between(chance, -16, 16), 50, 60, () => {
      p.body(main, smooth([6, 28, 14, 26, 22, 50, 44, 66, 74, 66, 96, 52, 101, 58, 90, 78, 64, 92, 34, 86, 12, 62]));
      p.bare(0x5a4420, polygon([4, 18, 14, 18, 15, 29, 6, 30]));
      p.dot(0x5a4420, 99, 55, 3.4, 4);
      p.mark(darker(main, 0.3), [14, 40, 26, 64, 50, 78, 80, 74, 94, 60], true, 0.9);
    });
    return undefined;
  }),
  food('pear', 0.6, ['green', 'yellow'], (p, { main }) => {
    p.stroke(0x6a4426, 4, [50, 12, 54, 0], true);
    p.blob(0x4a9444, 52, 8, 62, -2, 76, 2, 64, 10);
    p.blob(main, 50, 8, 62, 16, 66, 38, 84, 60, 82, 86, 62, 99, 38, 99, 18, 86, 16, 60, 34, 38, 38, 16);
    shine(p, 32, 62, 7, 12);
    return undefined;
  }),
  food('strawberry', 0.5, [], (p, { main }) => {
    p.blob(main, 50, 20, 78, 16, 94, 34, 86, 62, 66, 88, 50, 99, 34, 88, 14, 62, 6, 34, 22, 16);
    for (const [x, y] of [[30, 40], [50, 38], [70, 40], [24, 56], [40, 58], [60, 58], [76, 56], [36, 74], [50, 78], [64, 74]] as const) p.dot(0xfbe08a, x, y, 2.6, 3.6);
    p.body(0x459a44, polygon([50, 26, 34, 32, 34, 22, 14, 22, 30, 12, 44, 12, 50, 0, 56, 12, 70, 12, 86, 22, 66, 22, 66, 32]));
    return undefined;
  }, { plain: [0xd92e36, 0xe2383a] }),
  food('carrot', 0.65, [], (p, { main, chance }) => {
    p.turned(between(chance, -40, 40), 50, 50, () => {
      for (const a of [-28, 0, 28]) p.turned(a, 50, 26, () => p.body(0x4a9f45, ellipse(50, 4, 6, 20)));
      p.body(main, smooth([34, 24, 50, 20, 66, 24, 66, 40, 58, 76, 50, 104, 42, 76, 34, 40]));
      for (const [x, y] of [[36, 40], [52, 52], [42, 66]] as const) p.mark(darker(main, 0.35), [x, y, x + 10, y + 1], false, 1);
    });
    return undefined;
  }, { plain: [0xf08524, 0xee7a1c] }),
  food('egg', 0.5, ['white', 'brown', 'blue', 'pink', 'yellow'], (p, { main }) => {
    p.blob(main, 50, 4, 70, 18, 84, 48, 80, 80, 62, 97, 38, 97, 20, 80, 16, 48, 30, 18);
    shine(p, 36, 36, 7, 13);
    return undefined;
  }),
  food('cake', 0.85, ['pink', 'white', 'brown', 'yellow', 'green', 'blue', 'purple'], (p, { main, chance }) => {
    p.body(0xe8eaee, ellipse(50, 92, 56, 9));
    const cream = luma(main) > 0.8 ? 0xe8c79a : lighter(main, 0.65);
    p.rect(main, 6, 44, 88, 48, 4);
    p.bare(cream, smooth([5, 42, 50, 38, 95, 42, 96, 56, 90, 64, 82, 56, 74, 66, 64, 56, 54, 68, 44, 56, 34, 66, 26, 56, 16, 65, 8, 58]));
    p.bare(darker(main, 0.14), rectangle(6, 76, 88, 6));
    const count = chance.of([1, 3, 3, 5]);
    for (let i = 0; i < count; i++) {
      const x = 50 + (i - (count - 1) / 2) * 16;
      p.stroke(chance.of([0xe2574c, 0x4c9be2, 0xf2c14e]), 5, [x, 42, x, 24]);
      p.dot(0xf79a22, x, 16, 4, 7);
    }
    return undefined;
  }),
  food('ice cream', 0.65, ['pink', 'white', 'brown', 'yellow', 'green', 'blue'], (p, { main, chance }) => {
    p.poly(0xdca45a, 26, 44, 74, 44, 50, 102);
    for (const s of [0, 1, 2]) {
      p.mark(0xa8743a, [32 + s * 12, 46, 50 + s * 4, 90 - s * 12], false, 0.7);
      p.mark(0xa8743a, [68 - s * 12, 46, 50 - s * 4, 90 - s * 12], false, 0.7);
    }
    if (chance.is(0.5)) p.ellipse(main, 50, 10, 18, 17);
    p.body(main, ellipse(50, 30, 27, 21), ellipse(28, 44, 7, 6), ellipse(42, 47, 8, 6), ellipse(58, 47, 8, 6), ellipse(72, 44, 7, 6));
    shine(p, 40, 22, 6, 5);
    return undefined;
  }),
  food('pumpkin', 0.8, [], (p, { main }) => {
    p.body(0x5a7a35, polygon([44, 28, 48, 6, 60, 8, 57, 28]));
    p.body(main, ellipse(20, 62, 20, 32), ellipse(80, 62, 20, 32));
    p.ellipse(main, 34, 62, 20, 36);
    p.ellipse(main, 66, 62, 20, 36);
    p.ellipse(lighter(main, 0.08), 50, 62, 18, 38);
    return undefined;
  }, { plain: [0xee8420, 0xe87a18], settings: ['room', 'outside'] }),
];
