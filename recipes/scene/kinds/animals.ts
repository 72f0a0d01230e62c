// Animals, facing right.
import { darker, lighter, luma, mix, type Pen } from '../drawing.ts';
import { between, bright, furs, type Kind } from '../kind.ts';
import { ellipse, polygon, smooth } from '../path.ts';

const ink = 0x1e1b1c;
/** An eye that is seen on any fur. */
function eye(p: Pen, fur: number, x: number, y: number, r: number): void {
  if (luma(fur) < 0.45) p.dot(0xf4f1e6, x, y, r * 1.5);
  p.dot(ink, x, y, r);
}
const inside = (fur: number): number => mix(fur, 0xf3a6a6, 0.6);

export const animals: readonly Kind[] = [
  {
    name: 'cat', group: 'animal', colours: [...furs, 'orange'], bulk: 1, settings: ['room', 'outside'], poses: ['still', 'sitting'],
    draw: (p, { main, chance, pose }) => {
      const [up, fat] = [between(chance, -6, 6), between(chance, 0, 4)];
      const head = (x: number, y: number): void => {
        p.body(main, polygon([x - 20, y - 4, x - 19, y - 30, x - 4, y - 16]), polygon([x + 20, y - 4, x + 19, y - 30, x + 4, y - 16]), ellipse(x, y, 22, 18));
        p.bare(inside(main), polygon([x - 16, y - 10, x - 16, y - 23, x - 8, y - 15]));
        p.bare(inside(main), polygon([x + 16, y - 10, x + 16, y - 23, x + 8, y - 15]));
        eye(p, main, x - 8, y - 2, 2.8);
        eye(p, main, x + 8, y - 2, 2.8);
        p.bare(0xe77b88, polygon([x - 3, y + 4, x + 3, y + 4, x, y + 7.5]));
        const whisker = luma(main) < 0.45 ? 0xd8d8d8 : ink;
        for (const side of [-1, 1]) for (const dy of [-2, 3]) p.mark(whisker, [x + 9 * side, y + 6 + dy * 0.4, x + 29 * side, y + 5 + dy], false, 0.5);
      };
      if (pose === 'sitting') {
        p.limb(main, 8, [66, 92, 88, 92, 94, 74 + up, 86, 62 + up], true);
        p.body(main, smooth([50, 44, 66 + fat, 58, 74 + fat, 84, 68, 98, 50, 100, 32, 98, 26 - fat, 84, 34 - fat, 58]));
        p.body(main, [9, polygon([43, 70, 43, 96], true)], [9, polygon([57, 70, 57, 96], true)]);
        head(50, 32);
      } else {
        p.limb(main, 7, [14, 62, 2, 48, 4, 26 + up, 14, 16 + up], true);
        const far = darker(main, 0.14);
        p.limb(far, 9, [30, 72, 27, 96]);
        p.limb(far, 9, [66, 72, 70, 96]);
        p.body(main, smooth([12, 60, 24, 50 - fat, 50, 50, 72, 50, 80, 62, 70, 78, 40, 79 + fat, 18, 76]), [9, polygon([20, 70, 17, 96], true)], [9, polygon([72, 70, 78, 96], true)]);
        head(80, 44);
      }
      return undefined;
    },
  },
  {
    name: 'dog', group: 'animal', colours: furs, bulk: 1.15, settings: ['room', 'outside'], poses: ['still', 'sitting'],
    draw: (p, { main, chance, pose }) => {
      const [tail, long] = [between(chance, -8, 6), between(chance, -3, 5)];
      const ear = luma(main) < 0.3 ? lighter(main, 0.18) : darker(main, 0.42);
      const head = (x: number, y: number): void => {
        p.body(main, ellipse(x, y, 17, 16), smooth([x + 4, y - 4, x + 22, y - 1, x + 31, y + 3, x + 31, y + 11, x + 18, y + 14, x + 4, y + 13]));
        p.dot(ink, x + 30, y + 3, 4.4, 3.8);
        p.mark(ink, [x + 29, y + 10, x + 20, y + 11, x + 14, y + 9], true, 0.7);
        if (chance.is(0.5)) p.blob(0xe9657a, x + 19, y + 11, x + 25, y + 11, x + 24, y + 21, x + 20, y + 21);
        eye(p, main, x + 6, y - 4, 2.7);
        p.blob(ear, x - 10, y - 14, x - 3, y - 11, x - 3, y + 4, x - 8, y + 17, x - 16, y + 15, x - 17, y - 2);
      };
      if (pose === 'sitting') {
        p.limb(main, 7, [24, 90, 8, 84 + tail, 4, 72 + tail], true);
        p.body(main, smooth([54, 44, 70, 56, 70, 80, 66, 99, 34, 100, 20, 92, 26, 72, 40, 56]), [11, polygon([62, 64, 64, 95], true)], ellipse(36, 86, 18, 14));
        p.mark(darker(main, 0.3), [24, 80, 34, 72, 46, 76, 50, 90], true);
        p.limb(chance.of([0xd13a3a, 0x2f6fd6]), 5, [46, 52, 58, 56, 68, 52], true);
        head(56, 34);
      } else {
        p.limb(main, 7, [12, 56, 2, 42 + tail, 2, 30 + tail], true);
        const far = darker(main, 0.14);
        p.limb(far, 10, [26, 72, 24, 95]);
        p.limb(far, 10, [62, 72, 62, 95]);
        p.body(main, smooth([8, 58, 20, 47, 50, 48, 68, 40, 76, 56, 66, 76, 36, 74, 14, 76]), [10, polygon([16, 68, 14, 95], true)], [10, polygon([69, 66, 71, 95], true)], [20, polygon([64, 56, 70, 38], true)]);
        p.limb(chance.of([0xd13a3a, 0x2f6fd6]), 5, [58, 44, 68, 50, 80, 48], true);
        head(72 + long, 28);
      }
      return undefined;
    },
  },
  {
    name: 'horse', group: 'animal', colours: furs, bulk: 1.75, settings: ['outside'],
    draw: (p, { main, chance }) => {
      const mane = luma(main) < 0.3 ? 0x6a5a50 : luma(main) > 0.8 ? 0xb9a88e : darker(main, 0.5);
      const step = between(chance, -4, 4);
      const far = darker(main, 0.15);
      p.limb(far, 7, [28, 60, 26 - step, 80, 28 - step, 97]);
      p.limb(far, 7, [60, 60, 62 + step, 78, 60 + step, 97]);
      p.limb(mane, 9, [12, 46, 3, 56, 4, 76], true);
      p.body(
        main, smooth([10, 48, 20, 38, 40, 41, 58, 38, 70, 44, 68, 58, 54, 64, 30, 63, 14, 62]), polygon([52, 44, 66, 16, 78, 12, 76, 26, 71, 54]), smooth([66, 8, 76, 6, 84, 16, 95, 24, 95, 33, 86, 34, 74, 26, 66, 22]),
        polygon([67, 12, 68, -2, 75, 8]), [7, polygon([18, 56, 17 + step, 78, 16 + step, 97], true)], [7, polygon([66, 54, 68 - step, 78, 70 - step, 97], true)],
      );
      for (const [x, y] of [[16 + step, 97], [70 - step, 97], [28 - step, 97], [60 + step, 97]] as const) p.bare(0x2c2522, polygon([x - 4, y - 2, x + 4, y - 2, x + 5, y + 3.5, x - 5, y + 3.5]));
      p.body(mane, smooth([67, 0, 72, 6, 66, 14, 62, 26, 56, 38, 50, 40, 54, 26, 60, 12]));
      eye(p, main, 77, 14, 2.2);
      p.dot(ink, 92, 26, 1.5);
      p.mark(ink, [94, 31, 88, 31], false, 0.6);
      return { on: [26, 52, 42] };
    },
  },
  {
    name: 'cow', group: 'animal', colours: [], plain: [0xf7f5ef], bulk: 1.6, settings: ['outside'],
    draw: (p, { main, chance }) => {
      const patch = chance.of([0x2c292b, 0x2c292b, 0x7d4a2a]);
      const far = darker(main, 0.12);
      p.limb(far, 9, [30, 66, 29, 95]);
      p.limb(far, 9, [62, 66, 62, 95]);
      p.stroke(patch, 3, [8, 42, 3, 56, 5, 72], true);
      p.dot(patch, 5, 74, 3.6, 5);
      p.blob(0xf2a9b0, 30, 66, 40, 66, 40, 75, 33, 77, 28, 73);
      p.body(main, smooth([7, 46, 14, 36, 42, 38, 64, 34, 74, 44, 73, 62, 60, 70, 28, 70, 10, 66]), [9, polygon([18, 62, 17, 95], true)], [9, polygon([68, 60, 69, 95], true)]);
      for (const x of [17, 69, 29, 62]) p.bare(0x3a3030, polygon([x - 5, 94, x + 5, 94, x + 5, 100, x - 5, 100]));
      const s = between(chance, -4, 4);
      p.bare(patch, smooth([14 + s, 44, 28 + s, 40, 32 + s, 52, 22 + s, 62, 12 + s, 56]));
      p.bare(patch, smooth([42 - s, 41, 58 - s, 40, 60 - s, 52, 48 - s, 60, 41 - s, 52]));
      p.limb(0xe6dcc0, 3.5, [72, 20, 67, 12, 70, 6], true);
      p.limb(0xe6dcc0, 3.5, [88, 20, 93, 12, 90, 6], true);
      p.blob(patch, 68, 24, 60, 20, 58, 26, 66, 31);
      p.blob(patch, 92, 24, 100, 20, 101, 26, 94, 31);
      p.body(main, smooth([70, 20, 80, 17, 90, 20, 92, 34, 89, 46, 71, 46, 68, 34]));
      p.bare(patch, smooth([70, 21, 78, 19, 77, 33, 70, 34]));
      p.ellipse(0xf3b7ba, 80, 47, 13, 8.5);
      p.dot(0x7a4348, 75, 46, 2, 2.6);
      p.dot(0x7a4348, 85, 46, 2, 2.6);
      eye(p, patch, 74, 29, 2.3);
      eye(p, main, 86, 29, 2.3);
      return undefined;
    },
  },
  {
    name: 'sheep', group: 'animal', colours: [], plain: [0xf8f5ea, 0xf1ece0], bulk: 1.25, settings: ['outside'],
    draw: (p, { main, chance }) => {
      const face = chance.of([0x35302f, 0x35302f, 0xd9b796]);
      for (const x of [28, 40, 60, 70]) p.limb(face, 6, [x, 74, x, 97]);
      const puffs = [];
      for (let i = 0; i < 11; i++) {
        const t = i / 11;
        const [dx, dy] = [[1, 0], [0.84, 0.54], [0.42, 0.91], [-0.14, 0.99], [-0.65, 0.76], [-0.96, 0.28], [-0.96, -0.28], [-0.65, -0.76], [-0.14, -0.99], [0.42, -0.91], [0.84, -0.54]][i] as [number, number];
        puffs.push(ellipse(47 + dx * 27, 56 + dy * 17, 13 + (t * 7) % 2, 12));
      }
      p.body(main, ...puffs, ellipse(47, 56, 30, 20));
      for (const [x, y] of [[34, 50], [52, 46], [44, 63], [60, 60]] as const) p.mark(darker(main, 0.22), [x - 5, y, x, y + 4, x + 5, y], true);
      p.blob(face, 72, 44, 60, 44, 60, 50, 70, 51);
      p.blob(face, 92, 43, 102, 42, 102, 48, 93, 50);
      p.body(face, smooth([72, 36, 82, 34, 92, 38, 92, 56, 86, 66, 78, 66, 72, 54]));
      p.body(main, ellipse(76, 36, 8, 7), ellipse(85, 34, 8, 7));
      eye(p, face, 78, 50, 2.2);
      eye(p, face, 88, 50, 2.2);
      return undefined;
    },
  },
  {
    name: 'pig', group: 'animal', colours: [], plain: [0xf4a9b8, 0xf2b3b8, 0xee9fae], bulk: 1.25, settings: ['outside'],
    draw: (p, { main, chance }) => {
      const fat = between(chance, 0, 5);
      p.stroke(darker(main, 0.25), 3, [10, 56, 2, 52, 4, 44, 10, 48, 3, 58, -3, 56], true);
      const far = darker(main, 0.15);
      p.limb(far, 11, [32, 78, 31, 94]);
      p.limb(far, 11, [62, 78, 62, 94]);
      p.body(main, smooth([7, 58, 16, 42, 44, 37 - fat, 70, 42, 80, 60, 70, 80, 40, 85 + fat, 14, 80]), [11, polygon([22, 76, 21, 94], true)], [11, polygon([70, 76, 71, 94], true)]);
      p.body(main, ellipse(76, 50, 20, 19));
      p.poly(darker(main, 0.12), 62, 38, 60, 22, 74, 32);
      p.poly(darker(main, 0.12), 80, 32, 93, 22, 91, 38);
      p.ellipse(darker(main, 0.14), 83, 55, 10.5, 8.5);
      p.dot(0x8c4453, 79.5, 55, 2, 3);
      p.dot(0x8c4453, 86.5, 55, 2, 3);
      eye(p, main, 70, 44, 2.5);
      eye(p, main, 88, 42, 2.5);
      return undefined;
    },
  },
  {
    name: 'hen', group: 'animal', colours: ['white', 'brown', 'black'], bulk: 0.85, settings: ['outside'],
    draw: (p, { main, chance }) => {
      const tail = between(chance, -5, 5);
      p.stroke(0xe8962a, 4, [42, 82, 42, 98, 50, 99]);
      p.stroke(0xe8962a, 4, [54, 82, 54, 98, 62, 99]);
      p.body(0xd8252b, ellipse(66, 12, 6, 6), ellipse(74, 8, 6, 7), ellipse(82, 13, 5, 6));
      p.body(main, smooth([62, 20, 74, 12, 84, 20, 84, 34, 82, 56, 70, 80, 44, 88, 22, 76, 12, 56, 2, 40 + tail, 8, 26 + tail, 20, 34, 34, 50, 52, 48, 60, 36]));
      p.poly(0xf0a32c, 83, 22, 98, 27, 83, 32);
      p.blob(0xd8252b, 82, 32, 88, 34, 87, 44, 81, 43);
      eye(p, main, 76, 22, 2.6);
      p.blob(luma(main) < 0.3 ? lighter(main, 0.2) : darker(main, 0.14), 30, 56, 48, 52, 60, 62, 50, 74, 36, 72);
      return undefined;
    },
  },
  {
    name: 'duck', group: 'animal', colours: ['yellow', 'white', 'brown'], bulk: 0.85, settings: ['outside', 'water'],
    draw: (p, { main, chance }) => {
      const tail = between(chance, -5, 4);
      p.stroke(0xef8b21, 4.5, [42, 84, 42, 97, 52, 97]);
      p.stroke(0xef8b21, 4.5, [56, 84, 56, 97, 66, 97]);
      p.blob(0xf08a1d, 82, 22, 100, 24, 108, 29, 100, 34, 82, 34);
      p.mark(darker(0xf08a1d, 0.3), [84, 29, 104, 29], false, 0.7);
      p.body(main, smooth([54, 24, 62, 9, 78, 8, 88, 20, 84, 36, 78, 46, 84, 62, 74, 82, 48, 90, 22, 82, 10, 62, 0, 50 + tail, 16, 52, 36, 56, 56, 50, 60, 40]));
      p.blob(darker(main, luma(main) > 0.8 ? 0.14 : 0.2), 24, 62, 44, 56, 62, 64, 50, 78, 34, 78);
      eye(p, main, 73, 21, 3);
      return undefined;
    },
  },
  {
    name: 'bird', group: 'animal', colours: [...bright, 'black', 'white', 'brown'], bulk: 0.65, settings: ['outside', 'sky'], poses: ['still', 'flying'],
    draw: (p, { main, chance, pose }) => {
      const wing = luma(main) < 0.3 ? lighter(main, 0.22) : darker(main, 0.25);
      if (pose === 'flying') {
        const lift = between(chance, -8, 8);
        p.body(wing, smooth([58, 48, 46, 20, 30 + lift, 2, 40 + lift, 24, 40, 50]));
        p.body(main, smooth([86, 40, 94, 48, 88, 60, 66, 68, 40, 68, 22, 62, 2, 70, 0, 56, 22, 52, 44, 46, 66, 44, 74, 38]));
        p.body(wing, smooth([64, 52, 66, 26, 60 + lift, -4, 48 + lift, 16, 38, 40, 40, 54]));
        p.poly(0xf2a228, 92, 46, 106, 52, 91, 55);
        eye(p, main, 84, 48, 2.8);
      } else {
        p.stroke(0x7a5230, 3, [48, 80, 48, 99, 55, 99]);
        p.stroke(0x7a5230, 3, [58, 80, 58, 99, 65, 99]);
        p.body(main, smooth([62, 22, 76, 14, 90, 22, 92, 38, 88, 60, 74, 80, 48, 86, 32, 78, 8, 92, 2, 82, 22, 64, 38, 48, 54, 38]));
        p.bare(lighter(main, 0.45), smooth([84, 50, 78, 70, 62, 79, 66, 62, 74, 48]));
        p.poly(0xf2a228, 90, 26, 106, 32, 90, 37);
        eye(p, main, 79, 27, 3.2);
        p.blob(wing, 30, 62, 46, 48, 64, 50, 62, 64, 44, 76, 28, 78);
      }
      return undefined;
    },
  },
  {
    name: 'fish', group: 'animal', colours: [...bright, 'grey'], bulk: 0.8, settings: ['water'],
    draw: (p, { main, chance }) => {
      const [tall, fin] = [between(chance, -5, 6), darker(main, 0.22)];
      p.body(fin, smooth([40, 34 - tall, 52, 18 - tall, 70, 28 - tall, 68, 38]), polygon([44, 70 + tall, 40, 84 + tall, 58, 74 + tall]), smooth([28, 52, 4, 26, 0, 34, 10, 52, 0, 70, 4, 78]));
      p.body(main, smooth([20, 52, 40, 32 - tall, 66, 28 - tall, 90, 40, 98, 52, 90, 64, 66, 76 + tall, 40, 72 + tall]));
      if (chance.is(0.5)) for (const x of [40, 54]) p.stroke(lighter(main, 0.5), 5, [x, 38 - tall * 0.6, x + 5, 52, x, 67 + tall * 0.6], true);
      else for (const [x, y] of [[42, 46], [42, 58], [54, 42], [54, 52], [54, 62]] as const) p.mark(fin, [x, y - 4, x + 4, y, x, y + 4], true);
      p.blob(fin, 62, 54, 50, 58, 52, 68, 64, 62);
      p.mark(fin, [72, 38, 68, 52, 72, 66], true);
      p.dot(0xffffff, 82, 46, 5.5);
      p.dot(ink, 83, 46, 2.8);
      p.mark(ink, [97, 56, 90, 58], false, 0.8);
      return undefined;
    },
  },
  {
    name: 'rabbit', group: 'animal', colours: furs, bulk: 0.8, settings: ['room', 'outside'],
    draw: (p, { main, chance }) => {
      const [lean, ear] = [between(chance, -8, 4), between(chance, -4, 6)];
      p.ellipse(luma(main) > 0.8 ? 0xe9e4da : lighter(main, 0.65), 15, 82, 9);
      p.turned(lean - 8, 66, 44, () => {
        p.body(darker(main, 0.1), ellipse(76, 18 - ear, 6, 21));
      });
      p.body(main, smooth([48, 54, 64, 52, 72, 66, 72, 90, 64, 98, 26, 99, 14, 86, 20, 68, 32, 58]), ellipse(66, 50, 19, 17), [9, polygon([66, 80, 70, 96], true)], [10, polygon([30, 95, 48, 95], true)]);
      p.turned(lean - 8, 66, 44, () => {
        p.body(main, ellipse(60, 17 - ear, 7, 23));
        p.bare(inside(main), ellipse(60, 18 - ear, 3.4, 17));
      });
      p.dot(main, 66, 50, 17, 15);
      p.mark(darker(main, 0.3), [24, 92, 22, 76, 34, 68, 46, 74], true);
      eye(p, main, 70, 46, 3);
      p.dot(0xe77b88, 84, 50, 2.8, 2.2);
      p.mark(luma(main) < 0.45 ? 0xd8d8d8 : ink, [80, 56, 94, 58], false, 0.5);
      p.mark(luma(main) < 0.45 ? 0xd8d8d8 : ink, [80, 54, 94, 53], false, 0.5);
      return undefined;
    },
  },
  {
    name: 'mouse', group: 'animal', colours: ['grey', 'white', 'brown'], bulk: 0.55, settings: ['room', 'outside'],
    draw: (p, { main, chance }) => {
      const curl = between(chance, -8, 8);
      p.limb(mix(main, 0xf0a8a8, 0.7), 3.5, [16, 88, -4, 88, -14, 74 + curl, -26, 78 + curl], true);
      p.ellipse(darker(main, 0.1), 76, 46, 15);
      p.body(main, smooth([8, 84, 20, 60, 44, 54, 66, 58, 86, 68, 102, 84, 92, 92, 70, 97, 24, 98]));
      p.ellipse(main, 58, 48, 18);
      p.dot(inside(main), 58, 49, 12);
      p.dot(0xe7727f, 102, 84, 4);
      eye(p, main, 84, 75, 3.2);
      p.mark(luma(main) < 0.45 ? 0xd8d8d8 : ink, [92, 86, 84, 96], false, 0.5);
      p.mark(luma(main) < 0.45 ? 0xd8d8d8 : ink, [94, 88, 92, 98], false, 0.5);
      p.limb(mix(main, 0xf0a8a8, 0.7), 4, [32, 97, 42, 97]);
      p.limb(mix(main, 0xf0a8a8, 0.7), 4, [70, 97, 80, 97]);
      return undefined;
    },
  },
  {
    name: 'elephant', group: 'animal', colours: [], plain: [0x9aa0a8, 0x8f979f, 0xa6a9ae], bulk: 2, settings: ['outside'],
    draw: (p, { main, chance }) => {
      const lift = between(chance, -14, 4);
      p.stroke(darker(main, 0.3), 3, [8, 44, 1, 58, 3, 66], true);
      const far = darker(main, 0.16);
      p.limb(far, 14, [34, 70, 34, 92]);
      p.limb(far, 14, [60, 70, 60, 92]);
      p.body(main, smooth([6, 52, 14, 32, 40, 24, 66, 30, 74, 52, 66, 74, 34, 78, 10, 72]), [15, polygon([18, 66, 18, 92], true)], [15, polygon([68, 64, 68, 92], true)]);
      for (const x of [18, 68]) for (const dx of [-4, 0, 4]) p.dot(0xf0ead8, x + dx, 97, 1.7);
      p.limb(0xf6f1e0, 4, [84, 52, 92, 60, 98, 56], true);
      p.body(main, ellipse(78, 36, 19, 21), [11, smooth([90, 42, 97, 58, 96, 74, 102, 84 + lift, 109, 80 + lift], true)]);
      p.blob(lighter(main, 0.1), 60, 18, 74, 24, 74, 46, 62, 58, 50, 52, 47, 34);
      p.bare(mix(main, 0xe8a8a8, 0.35), smooth([61, 24, 69, 29, 69, 43, 61, 51, 54, 46, 52, 35]));
      eye(p, main, 85, 32, 2.5);
      return { on: [22, 50, 28] };
    },
  },
  {
    name: 'snake', group: 'animal', colours: ['green', 'red', 'yellow', 'black', 'brown', 'orange'], bulk: 0.95, settings: ['outside'],
    draw: (p, { main, chance }) => {
      const wave = between(chance, 7, 12);
      const body = [-4, 92, 10, 96 - wave, 24, 90, 36, 84 + wave, 50, 90, 62, 96 - wave, 76, 92, 84, 78, 80, 62, 90, 52];
      p.body(main, [13, smooth(body, true)], ellipse(94, 50, 12, 9));
      const stripe = luma(main) < 0.4 ? lighter(main, 0.5) : darker(main, 0.35);
      for (const [x, y] of [[3, 92 - wave * 0.2], [17, 92 - wave * 0.4], [30, 88 + wave * 0.3], [43, 88 + wave * 0.5], [56, 92 - wave * 0.4], [69, 92], [81, 84], [82, 68]] as const) p.dot(stripe, x, y, 3.4);
      eye(p, main, 96, 47, 2.3);
      p.stroke(0xd8252b, 1.8, [105, 52, 114, 53, 119, 49]);
      p.stroke(0xd8252b, 1.8, [114, 53, 119, 56]);
      return undefined;
    },
  },
  {
    name: 'butterfly', group: 'animal', colours: [...bright, 'white'], bulk: 0.6, settings: ['sky'],
    draw: (p, { main, chance }) => {
      const spread = between(chance, -5, 5);
      const low = mix(main, chance.of([0xffffff, 0x000000]), 0.22);
      for (const side of [-1, 1]) {
        const x = (dx: number): number => 50 + side * dx;
        p.body(low, smooth([x(2), 56, x(26), 58, x(40 + spread), 76, x(28), 94, x(12), 84]));
        p.body(main, smooth([x(2), 50, x(14), 20, x(38 + spread), 4, x(52 + spread), 14, x(48), 44, x(26), 60, x(4), 58]));
        p.dot(lighter(main, 0.55), x(35), 25, 7, 8);
        p.dot(lighter(low, 0.5), x(24), 76, 5);
      }
      p.mark(ink, [50, 30, 44, 14, 36, 8], true);
      p.mark(ink, [50, 30, 56, 14, 64, 8], true);
      p.limb(0x3a2c28, 7, [50, 34, 50, 82]);
      return undefined;
    },
  },
  {
    name: 'lion', group: 'animal', colours: [], plain: [0xe0a84a, 0xd99c3f], bulk: 1.5, settings: ['outside'],
    draw: (p, { main, chance }) => {
      const mane = chance.of([0x8a4d1f, 0x9b5a24, 0x70401c]);
      p.limb(main, 5, [12, 62, 0, 50, 2, 34], true);
      p.ellipse(mane, 3, 30, 6, 7);
      const far = darker(main, 0.14);
      p.limb(far, 10, [26, 72, 24, 95]);
      p.limb(far, 10, [58, 72, 58, 95]);
      p.body(main, smooth([8, 62, 20, 52, 50, 52, 68, 50, 74, 64, 64, 80, 34, 78, 14, 80]), [10, polygon([16, 72, 14, 95], true)], [10, polygon([66, 70, 68, 95], true)]);
      p.body(mane, ...[[72, 12], [88, 18], [98, 34], [96, 52], [84, 64], [68, 66], [54, 58], [48, 42], [52, 26]].map(([x, y]) => ellipse(x as number, y as number, 12)), ellipse(73, 40, 26));
      p.body(main, ellipse(58, 22, 6), ellipse(90, 22, 6));
      p.body(main, ellipse(74, 40, 18, 17));
      eye(p, main, 67, 36, 2.4);
      eye(p, main, 82, 36, 2.4);
      p.dot(lighter(main, 0.5), 75, 48, 9, 7);
      p.bare(0x4a2b22, polygon([71, 43, 79, 43, 75, 48]));
      p.mark(0x4a2b22, [75, 48, 75, 52, 70, 53], true, 0.7);
      p.mark(0x4a2b22, [75, 52, 80, 53], true, 0.7);
      return undefined;
    },
  },
  {
    name: 'giraffe', group: 'animal', colours: [], plain: [0xf0c55e, 0xecc163], bulk: 2, settings: ['outside'],
    draw: (p, { main, chance }) => {
      const spot = chance.of([0x9a5c28, 0xa86a30]);
      const far = darker(main, 0.14);
      p.stroke(spot, 2.5, [17, 56, 11, 66, 13, 74], true);
      p.limb(far, 5, [30, 66, 29, 98]);
      p.limb(far, 5, [48, 66, 49, 98]);
      p.body(main, smooth([16, 58, 24, 50, 40, 50, 54, 46, 58, 58, 50, 68, 28, 70, 18, 68]), polygon([44, 52, 60, 6, 68, 8, 58, 60]), smooth([58, 2, 68, -2, 78, 6, 86, 12, 82, 18, 68, 14, 60, 12]), polygon([60, 4, 52, -1, 53, 5, 60, 9]), [5.5, polygon([22, 64, 20, 98], true)], [5.5, polygon([54, 60, 56, 98], true)]);
      p.limb(main, 2.4, [64, -1, 63, -9]);
      p.limb(main, 2.4, [69, -1, 70, -9]);
      p.dot(spot, 63, -10, 2.4);
      p.dot(spot, 70, -10, 2.4);
      for (const [x, y, r] of [[24, 58, 4], [34, 55, 4.4], [44, 58, 4.2], [30, 65, 3.6], [40, 65, 3.4], [52, 54, 3.8], [51, 43, 3.6], [56, 35, 3.4], [56, 25, 3], [61, 17, 2.8], [22, 75, 2], [54, 72, 2]] as const) p.dot(spot, x, y, r, r * between(chance, 0.85, 1.15));
      eye(p, main, 70, 5, 1.9);
      return undefined;
    },
  },
  {
    name: 'frog', group: 'animal', colours: [], plain: [0x5cb244, 0x4fa63f, 0x71bd49], bulk: 0.7, settings: ['outside', 'water'],
    draw: (p, { main, chance }) => {
      const wide = between(chance, 0, 5);
      p.body(darker(main, 0.12), ellipse(18 - wide, 80, 18, 19), ellipse(82 + wide, 80, 18, 19), [8, polygon([8, 96, 30, 96], true)], [8, polygon([70, 96, 92, 96], true)]);
      p.body(main, ellipse(50, 68, 33, 30), ellipse(50, 48, 36 + wide * 0.5, 22), ellipse(30, 28, 13), ellipse(70, 28, 13));
      p.dot(lighter(main, 0.55), 50, 79, 20, 18);
      for (const x of [30, 70]) {
        p.dot(0xffffff, x, 27, 8.5);
        p.dot(ink, x + 1, 28, 4.5);
      }
      p.mark(0x234b1c, [24, 50, 36, 58, 64, 58, 76, 50], true, 1.2);
      p.limb(main, 8, [36, 76, 32, 97]);
      p.limb(main, 8, [64, 76, 68, 97]);
      return undefined;
    },
  },
  {
    name: 'bear', group: 'animal', colours: ['brown', 'black', 'white'], bulk: 1.5, settings: ['outside'], poses: ['sitting'],
    draw: (p, { main, chance }) => {
      const fat = between(chance, -2, 5);
      const pale = luma(main) > 0.8 ? 0xe4dfd2 : lighter(main, 0.4);
      p.body(main, ellipse(33, 13, 9), ellipse(67, 13, 9));
      p.dot(pale, 33, 13, 5);
      p.dot(pale, 67, 13, 5);
      p.body(main, ellipse(50, 70, 27 + fat, 29), [15, smooth([28, 56, 14, 66, 12, 78], true)], [15, smooth([72, 56, 86, 66, 88, 78], true)]);
      p.dot(pale, 50, 74, 16, 18);
      p.body(main, ellipse(27, 93, 14, 8), ellipse(73, 93, 14, 8));
      p.dot(pale, 24, 92, 6, 5);
      p.dot(pale, 76, 92, 6, 5);
      p.body(main, ellipse(50, 30, 25, 22));
      p.dot(pale, 50, 38, 12, 10);
      p.dot(ink, 50, 33, 4.5, 3.4);
      p.mark(ink, [50, 36, 50, 41, 45, 43], true, 0.7);
      p.mark(ink, [50, 41, 55, 43], true, 0.7);
      eye(p, main, 40, 25, 2.7);
      eye(p, main, 60, 25, 2.7);
      return undefined;
    },
  },
  {
    name: 'snail', group: 'animal', colours: ['brown', 'red', 'yellow', 'blue', 'pink'], bulk: 0.6, settings: ['outside'],
    draw: (p, { main, chance }) => {
      const skin = chance.of([0xcdb98a, 0xd9c79c, 0xb9a574]);
      p.limb(skin, 3, [90, 66, 88, 46]);
      p.limb(skin, 3, [96, 68, 102, 48]);
      p.dot(ink, 88, 44, 3.4);
      p.dot(ink, 102, 46, 3.4);
      p.body(skin, smooth([0, 98, 20, 90, 66, 90, 78, 78, 84, 62, 98, 62, 104, 74, 96, 92, 84, 99]));
      p.ellipse(main, 46, 62, 33);
      p.stroke(darker(main, 0.4), 4, [72, 74, 60, 86, 38, 84, 24, 66, 32, 46, 52, 42, 64, 54, 60, 68, 46, 72, 40, 62, 48, 56], true);
      return undefined;
    },
  },
  {
    name: 'bee', group: 'animal', colours: [], plain: [0xf6c624], bulk: 0.55, settings: ['sky'],
    draw: (p, { main, chance }) => {
      const flap = between(chance, -10, 8);
      p.bare(0x2c2522, polygon([2, 62, 14, 55, 14, 69]));
      p.turned(flap, 44, 44, () => p.body(0xdcecf8, ellipse(38, 24, 15, 24)));
      p.turned(flap + 24, 56, 44, () => p.body(0xe6f2fb, ellipse(56, 22, 14, 22)));
      const body = smooth([8, 62, 24, 42, 54, 38, 82, 46, 94, 60, 84, 76, 54, 84, 24, 80]);
      p.body(main, body);
      p.bare(0x2c2522, smooth([26, 42, 36, 40, 35, 60, 38, 83, 27, 80, 23, 60]));
      p.bare(0x2c2522, smooth([47, 39, 58, 38, 57, 60, 58, 84, 48, 84, 45, 60]));
      p.body(0x2c2522, ellipse(80, 60, 16, 15));
      p.dot(0xffffff, 86, 56, 5);
      p.dot(ink, 87, 56, 2.5);
      p.mark(ink, [84, 47, 92, 34], true, 1);
      p.mark(ink, [78, 46, 80, 32], true, 1);
      return undefined;
    },
  },
];
