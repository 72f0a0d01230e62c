// People. The colour that a caption names is that of the clothes: a man in red.
import { darker, lighter, type Pen } from '../drawing.ts';
import { dullClothes } from '../colours.ts';
import { all, type Anchors, between, type Kind, type Look } from '../kind.ts';
import { ellipse, polygon, smooth } from '../path.ts';

type Build = 'man' | 'woman' | 'boy' | 'girl';
const clothes = all.filter((name) => name !== 'brown' && name !== 'grey');

/** A head with its hair, facing us or to the right; r its radius. */
function head(p: Pen, look: Look, build: Build, x: number, y: number, r: number, side: boolean): void {
  const { skin, hair, chance } = look;
  const dx = side ? r * 0.28 : 0;
  const long = build === 'woman';
  if (long) p.body(hair, smooth([x - r * 1.15, y - r * 0.3, x - r * 0.7, y - r * 1.15, x + r * 0.7, y - r * 1.15, x + r * (side ? 0.9 : 1.15), y - r * 0.3, x + r * (side ? 0.5 : 1.25), y + r * 1.5, x, y + r * 1.35, x - r * 1.3, y + r * 1.6]));
  if (build === 'girl') {
    const tails: [number, number][] = side ? [[-1.25, 0.1]] : [[-1.3, 0.15], [1.3, 0.15]];
    for (const [sx, sy] of tails) {
      p.body(hair, smooth([x + sx * r * 0.75, y + (sy - 0.45) * r, x + sx * r * 1.25, y + (sy - 0.2) * r, x + sx * r * 1.35, y + (sy + 0.9) * r, x + sx * r * 0.95, y + (sy + 0.9) * r, x + sx * r * 0.85, y + sy * r]));
    }
  }
  p.ellipse(skin, x, y, r, r * 1.08);
  if (!side) for (const s of [-1, 1]) if (build === 'man' || build === 'boy') p.dot(darker(skin, 0.08), x + s * r, y + r * 0.1, r * 0.18, r * 0.26);
  // hair
  if (build === 'man' || build === 'boy') {
    const cut = between(chance, -0.1, 0.12);
    p.body(hair, smooth([x - r * 1.06, y + r * (0.05 + cut), x - r * 1.02, y - r * 0.7, x - r * 0.4, y - r * 1.22, x + r * 0.5, y - r * 1.2, x + r * 1.05, y - r * 0.6, x + r * (side ? 0.75 : 1.06), y - r * (side ? 0.45 : -0.05 - cut), x + r * 0.55, y - r * 0.5, x - r * 0.2, y - r * 0.42, x - r * 0.75, y - r * 0.4]));
  } else p.body(hair, smooth([x - r * 1.1, y + r * 0.25, x - r * 1.02, y - r * 0.7, x - r * 0.4, y - r * 1.2, x + r * 0.5, y - r * 1.18, x + r * 1.04, y - r * 0.6, x + r * (side ? 0.85 : 1.1), y + r * (side ? -0.4 : 0.25), x + r * 0.62, y - r * 0.35, x + r * 0.1, y - r * 0.62, x - r * 0.55, y - r * 0.32, x - r * 0.82, y]));
  if (build === 'girl') for (const s of side ? [-1] : [-1, 1]) p.dot(0xe8537a, x + s * r * 1.08, y - r * 0.12, r * 0.2);
  const bearded = build === 'man' && chance.is(0.4);
  if (bearded) p.bare(hair, smooth([x - r * 0.85 + dx, y + r * 0.2, x - r * 0.55 + dx, y + r * 0.52, x + dx, y + r * 0.42, x + r * 0.5 + dx, y + r * 0.52, x + r * 0.82, y + r * 0.2, x + r * 0.7, y + r * 0.85, x + dx * 0.5, y + r * 1.12, x - r * 0.65 + dx, y + r * 0.85]));
  for (const s of [-0.38, 0.38]) p.dot(0x1e1b1c, x + dx + s * r, y - r * 0.02, Math.max(1, r * 0.12), Math.max(1.1, r * 0.16));
  if (side) p.body(skin, ellipse(x + r * 1.02, y + r * 0.22, r * 0.16, r * 0.14));
  p.mark(bearded ? 0xd98880 : darker(skin, 0.5), [x + dx - r * 0.3, y + r * 0.5, x + dx, y + r * 0.62, x + dx + r * 0.3, y + r * 0.5], true, 0.8);
  if (build === 'woman' || build === 'girl') for (const s of [-0.55, 0.6]) p.bare(0xf08080, ellipse(x + dx + s * r, y + r * 0.34, r * 0.17, r * 0.12), { alpha: 0.5 });
}

function person(p: Pen, look: Look, build: Build): Anchors {
  const { main, skin, chance, pose } = look;
  const child = build === 'boy' || build === 'girl';
  const skirt = build === 'woman' || build === 'girl';
  const r = child ? 15 : 9.5;
  const [neck, hip] = child ? [36, 68] : [27, 58];
  const half = (child ? 11 : build === 'man' ? 11.5 : 9) + between(chance, -1, 1.5);
  const trousers = chance.of(dullClothes);
  const shoe = chance.of([0x2a2626, 0x5a3a28, 0x33333c]);
  const legs = skirt ? skin : trousers;
  const legWidth = skirt ? 5 : 8;
  const arm = 5.5;
  if (pose === 'sitting') {
    // in profile, facing right, seated at y = 72 with the feet on the ground
    const [seat, back] = [72, 40];
    const top = seat - (hip - neck);
    p.limb(legs, legWidth, [back, seat - 3, back + 26, seat - 3, back + 27, 95]);
    p.body(shoe, smooth([back + 23, 94, back + 31, 94, back + 37, 99, back + 23, 100]));
    if (skirt) p.body(main, smooth([back - 9, seat - 14, back + 4, seat - 14, back + 24, seat - 9, back + 29, seat + 6, back + 12, seat + 4, back - 10, seat + 3]));
    p.body(main, smooth([back - 7, top + 2, back + 4, top, back + 9, top + 6, back + 9, seat - 2, back, seat + 2, back - 9, seat]));
    p.limb(skin, arm, [back + 2, top + 6, back + 8, top + 17, back + 20, top + 20]);
    p.limb(main, arm + 1.5, [back + 1, top + 5, back + 5, top + 13]);
    head(p, look, build, back + 2, top - r + 1, r, true);
    return { hand: [back + 20, top + 20] };
  }
  if (pose === 'running') {
    const s = between(chance, -2, 3);
    const lean = 4;
    p.limb(darker(skin, 0.1), arm, [48 + lean, neck + 6, 38, neck + 16, 30, neck + 10]);
    p.limb(legs, legWidth, [49, hip, 36, hip + (100 - hip) * 0.42, 18 - s, hip + (100 - hip) * 0.5]);
    p.body(shoe, smooth([15 - s, hip + (100 - hip) * 0.36, 20 - s, hip + (100 - hip) * 0.38, 19 - s, hip + (100 - hip) * 0.66, 13 - s, hip + (100 - hip) * 0.62]));
    p.limb(legs, legWidth, [51, hip, 68 + s, hip + (100 - hip) * 0.34, 66 + s, 95]);
    p.body(shoe, smooth([63 + s, 94, 70 + s, 94, 77 + s, 99, 62 + s, 100]));
    if (skirt) p.body(main, smooth([46, neck + 2, 56, neck + 2, 60, hip - 8, 70, hip + 8, 50, hip + 9, 33, hip + 6, 43, hip - 8]));
    else p.body(main, smooth([44 + lean, neck + 1, 56 + lean, neck + 1, 58 + lean, hip - 4, 56, hip + 2, 43, hip + 2, 42, hip - 6]));
    p.limb(skin, arm, [53 + lean, neck + 6, 62 + lean, neck + 17, 74 + lean, neck + 10]);
    p.limb(main, arm + 1.5, [53 + lean, neck + 5, 58 + lean, neck + 12]);
    head(p, look, build, 52 + lean, neck - r + 1, r, true);
    return { hand: [74 + lean, neck + 10] };
  }
  // standing, facing us; the right hand may hold something up
  const apart = between(chance, 5, 8);
  const raised = look.pose === 'holding';
  for (const s of [-1, 1]) {
    p.limb(legs, legWidth, [50 + s * (apart - 1), hip - 2, 50 + s * apart, 94]);
    p.body(shoe, ellipse(50 + s * (apart + 1.5), 97, child ? 6.5 : 5.5, 3.4));
  }
  const swing = between(chance, 2, 7);
  const hand: [number, number] = [50 + half + swing + 6, neck + 9];
  const sleeves = (s: number, up: boolean): void => {
    const end: [number, number] = up ? hand : [50 + s * (half + swing), hip - 2];
    const mid: [number, number] = up ? [50 + half + 6, neck + 17] : [50 + s * (half + 2 + swing * 0.5), neck + 15];
    p.limb(skin, arm, [50 + s * (half - 2), neck + 6, ...mid, ...end]);
    p.limb(main, arm + 1.5, [50 + s * (half - 3), neck + 5, ...mid]);
    p.dot(skin, end[0], end[1], arm * 0.62);
  };
  sleeves(-1, false);
  sleeves(1, raised);
  p.limb(skin, child ? 7 : 6, [50, neck - 3, 50, neck + 4]);
  if (skirt) p.body(main, smooth([50 - half * 0.8, neck + 1, 50 + half * 0.8, neck + 1, 50 + half, neck + 5, 50 + half * 0.72, hip - 10, 50 + half * 1.75, hip + 13, 50, hip + 16, 50 - half * 1.75, hip + 13, 50 - half * 0.72, hip - 10, 50 - half, neck + 5]));
  else {
    p.body(main, smooth([50 - half * 0.7, neck, 50 + half * 0.7, neck, 50 + half, neck + 4, 50 + half * 0.92, hip - 4, 50 + half * 0.85, hip + 3, 50 - half * 0.85, hip + 3, 50 - half * 0.92, hip - 4, 50 - half, neck + 4]));
    if (chance.is(0.4)) p.mark(darker(main, 0.35), [50, neck + 5, 50, hip + 2], false, 0.8);
    else p.bare(lighter(main, 0.35), polygon([50 - 4, neck, 50 + 4, neck, 50, neck + 5]));
  }
  head(p, look, build, 50, neck - r + 1, r, false);
  return { hand };
}

const of = (name: Build, bulk: number): Kind => ({ name, group: 'person', colours: clothes, bulk, settings: ['room', 'outside'], poses: ['still', 'still', 'running', 'sitting'], draw: (p, look) => person(p, look, name) });

export const people: readonly Kind[] = [
  of('man', 1.75),
  of('woman', 1.7),
  of('boy', 1.3),
  of('girl', 1.3),
  {
    name: 'baby', group: 'person', colours: clothes, bulk: 0.95, settings: ['room', 'outside'],
    draw: (p, { main, skin, hair, chance }) => {
      const wave = between(chance, -5, 5);
      p.body(main, [13, smooth([40, 84, 24, 88, 18, 96], true)], [13, smooth([60, 84, 76, 88, 82, 96], true)]);
      p.dot(skin, 14, 95, 6, 5);
      p.dot(skin, 86, 95, 6, 5);
      p.limb(skin, 8, [34, 68, 18, 72 + wave], true);
      p.limb(skin, 8, [66, 68, 82, 72 - wave], true);
      p.body(main, smooth([38, 58, 62, 58, 72, 78, 68, 96, 50, 100, 32, 96, 28, 78]), [11, polygon([36, 66, 26, 70 + wave * 0.4], true)], [11, polygon([64, 66, 74, 70 - wave * 0.4], true)]);
      p.blob(0xffffff, 40, 60, 60, 60, 59, 71, 50, 74, 41, 71);
      p.ellipse(skin, 50, 33, 29, 27);
      p.body(skin, ellipse(20.5, 36, 4.5, 5.5), ellipse(79.5, 36, 4.5, 5.5));
      p.stroke(hair, 3, [44, 8, 52, 2, 57, 8, 50, 12], true);
      for (const x of [39, 61]) {
        p.dot(0x1e1b1c, x, 33, 3.4, 4.2);
        p.dot(0xffffff, x + 1, 31.5, 1.2);
        p.bare(0xf08080, ellipse(x + (x < 50 ? -7 : 7), 42, 5, 3.5), { alpha: 0.45 });
      }
      if (chance.is(0.5)) {
        p.ellipse(chance.of([0x66b5e8, 0xf2a0c0, 0xf4d35a]), 50, 47, 7, 5.5);
        p.dot(0xffffff, 50, 47, 2.6);
      } else p.mark(0xb0483c, [43, 45, 50, 50, 57, 45], true, 1);
      return undefined;
    },
  },
];
