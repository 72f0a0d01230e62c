// Where a scene is and what weather it has: what is painted before the things and what falls in front of them.
import type { Chance } from '../fr-en/chance.ts';
import { type Box, type Colour, darker, lighter, mix, type Shape } from './drawing.ts';
import { between, type Setting } from './kind.ts';
import { ellipse, type Path, polygon, rectangle, smooth } from './path.ts';

export const places = ['room', 'grass', 'beach', 'street', 'forest', 'mountains', 'lake', 'water', 'sky'] as const;
/** Where things stand; `water` is below the surface. */
export type Place = (typeof places)[number];
export const weathers = ['sun', 'rain', 'snow', 'clouds', 'night'] as const;
export type Weather = (typeof weathers)[number];
/** What is seen in the sky and may be named, with where it is. */
export type Aloft = { readonly kind: 'sun' | 'cloud' | 'moon' | 'star'; readonly box: Box };

export type Backdrop = {
  readonly place: Place | null;
  readonly weather: Weather | null;
  /** Where the ground (or the water) begins. */
  readonly horizon: number;
  readonly shapes: readonly Shape[];
  readonly front: readonly Shape[];
  readonly aloft: readonly Aloft[];
  /** Kinds that may be seen in it though no caption says so: no question asks whether they are there. */
  readonly hints: readonly string[];
};

const settingOf: Readonly<Record<Place, Setting>> = { room: 'room', grass: 'outside', beach: 'outside', street: 'outside', forest: 'outside', mountains: 'outside', lake: 'water', water: 'water', sky: 'sky' };
export const placesFor = (setting: Setting): readonly Place[] => places.filter((place) => settingOf[place] === setting);

const size = 128;
const fill = (colour: Colour, path: Path, more: Partial<Shape> = {}): Shape => ({ path, colour, ...more });

function clouds(chance: Chance, count: number, colour: Colour, low: number, shapes: Shape[], aloft: Aloft[]): void {
  const start = between(chance, 4, 30);
  for (let i = 0; i < count; i++) {
    const w = between(chance, 9, 15);
    const [x, y] = [Math.min(126 - w * 1.9, Math.max(2 + w * 1.9, start + (i * 112) / count + between(chance, -6, 6))), between(chance, 9, Math.max(12, low))];
    const shade = mix(colour, 0xffffff, between(chance, 0, 0.25));
    for (const [dx, dy, r] of [[-1, 0.15, 0.6], [0, -0.2, 0.85], [0.95, 0.1, 0.65], [0.3, 0.3, 0.7], [-0.5, 0.3, 0.6]] as const) shapes.push(fill(shade, ellipse(x + dx * w, y + dy * w, w * r, w * r * 0.72)));
    aloft.push({ kind: 'cloud', box: [x - 1.6 * w, Math.max(0, y - 0.82 * w), x + 1.6 * w, y + 0.81 * w] });
  }
}

/** The sky down to the horizon with what the weather puts there. */
function sky(chance: Chance, weather: Weather | null, horizon: number, shapes: Shape[], aloft: Aloft[]): void {
  const tone = { sun: [0x7cc3f0, 0xd3ecfa], rain: [0x8492a2, 0xb4bec8], snow: [0xb3bfcc, 0xdde4ea], clouds: [0x9fc0d8, 0xd5e2ea], night: [0x131c40, 0x34457a], clear: [0x86c4ee, 0xcfe8f6] }[weather ?? 'clear'] as [Colour, Colour];
  const shift = between(chance, -0.08, 0.1);
  const [top, low] = tone.map((one) => (shift < 0 ? darker(one, -shift) : lighter(one, shift))) as [Colour, Colour];
  shapes.push(fill(top, rectangle(0, 0, size, horizon + 1), { to: low }));
  if (weather === 'sun') {
    if (chance.is(0.3)) clouds(chance, 1, 0xffffff, 24, shapes, []);
    const r = between(chance, 9, 13);
    const [x, y] = [chance.is(0.5) ? between(chance, 21, 36) : between(chance, 92, 107), between(chance, 19, 22)];
    const turn = between(chance, 0, 0.3);
    for (let i = 0; i < 10; i++) {
      // rays by the points of a decagon
      const [c, s] = [[1, 0], [0.809, 0.588], [0.309, 0.951], [-0.309, 0.951], [-0.809, 0.588], [-1, 0], [-0.809, -0.588], [-0.309, -0.951], [0.309, -0.951], [0.809, -0.588]][i] as [number, number];
      const [cx, cy] = [c - s * turn, s + c * turn];
      shapes.push({ path: polygon([x + cx * r * 1.2, y + cy * r * 1.2, x + cx * r * 1.5, y + cy * r * 1.5], true), colour: 0xfbc02d, stroke: 2.4 });
    }
    shapes.push(fill(0xf5a623, ellipse(x, y, r + 0.8)), fill(0xffd93b, ellipse(x, y, r)));
    aloft.push({ kind: 'sun', box: [Math.max(0, x - r * 1.6), Math.max(0, y - r * 1.6), Math.min(size, x + r * 1.6), y + r * 1.6] });
  } else if (weather === 'night') {
    for (let i = chance.whole(12, 22); i > 0; i--) {
      const [x, y, r] = [between(chance, 3, 125), between(chance, 2, Math.max(20, horizon - 12)), between(chance, 0.7, 1.7)];
      shapes.push(fill(0xfff6cf, polygon([x, y - 2 * r, x + 0.6 * r, y - 0.6 * r, x + 2 * r, y, x + 0.6 * r, y + 0.6 * r, x, y + 2 * r, x - 0.6 * r, y + 0.6 * r, x - 2 * r, y, x - 0.6 * r, y - 0.6 * r])));
    }
    const r = between(chance, 9, 12);
    const [x, y] = [chance.is(0.5) ? between(chance, 15, 34) : between(chance, 94, 113), between(chance, 15, 20)];
    const k = r * 0.55;
    if (chance.is(0.7)) shapes.push(fill(0xf8edb4, smooth([x - r * 0.2, y - r, x + r * 0.55, y - r * 0.8, x + k * 0.15, y - r * 0.4, x - k * 0.1, y + r * 0.25, x + k * 0.9, y + r * 0.75, x - r * 0.1, y + r, x - r * 0.9, y + r * 0.4, x - r * 0.9, y - r * 0.45])));
    else shapes.push(fill(0xf8edb4, ellipse(x, y, r)), fill(0xe6d894, ellipse(x - r * 0.3, y - r * 0.2, r * 0.22)), fill(0xe6d894, ellipse(x + r * 0.3, y + r * 0.3, r * 0.16)));
    aloft.push({ kind: 'moon', box: [x - r, y - r, x + r, y + r] });
  } else if (weather === 'clouds') clouds(chance, chance.whole(3, 4), 0xf2f5f7, Math.min(28, horizon - 26), shapes, aloft);
  else if (weather === 'rain') clouds(chance, chance.whole(3, 4), 0x5d6976, Math.min(20, horizon - 30), shapes, aloft);
  else if (weather === 'snow' && chance.is(0.6)) clouds(chance, 3, 0x98a4b0, Math.min(20, horizon - 30), shapes, aloft);
}

/** Drops or flakes before everything else. */
function falling(chance: Chance, weather: Weather | null, shapes: Shape[]): void {
  if (weather === 'rain') {
    const slant = between(chance, -2.5, 2.5);
    for (let i = chance.whole(34, 48); i > 0; i--) {
      const [x, y, l] = [between(chance, 0, size), between(chance, 12, size - 8), between(chance, 5, 8)];
      shapes.push({ path: polygon([x, y, x + slant, y + l], true), colour: 0x4f86c6, stroke: 1.2, alpha: 0.75 });
    }
  } else if (weather === 'snow') {
    for (let i = chance.whole(42, 60); i > 0; i--) shapes.push(fill(0xffffff, ellipse(between(chance, 0, size), between(chance, 0, size), between(chance, 0.9, 1.8)), { alpha: 0.95 }));
  }
}

export function backdrop(chance: Chance, place: Place | null, weather: Weather | null, horizon: number): Backdrop {
  const shapes: Shape[] = [];
  const front: Shape[] = [];
  const aloft: Aloft[] = [];
  const hints: string[] = [];
  const tint = (colour: Colour): Colour => (weather === 'night' ? mix(colour, 0x1a2550, 0.42) : weather === 'rain' ? mix(colour, 0x6b7682, 0.22) : colour);
  const white = weather === 'snow';
  const varied = (colour: Colour): Colour => mix(colour, chance.is(0.5) ? 0xffffff : 0x000000, chance.next() * 0.1);
  // what stands far away leaves the sun and the moon in sight
  const far = (height: number): number => Math.min(height, Math.max(9, horizon - 40));
  if (place === null) shapes.push(fill(chance.of([0xf3efe6, 0xe8eef2, 0xf5e9e2, 0xe9f0e4, 0xf2eccf, 0xdfe4ea]), rectangle(0, 0, size, size)));
  else if (place === 'room') {
    const wall = varied(chance.of([0xf0e2c4, 0xd9e6ea, 0xe6d9e4, 0xdbe7d3, 0xf2d9c8, 0xe9e4da, 0xf4eab8]));
    const floor = varied(chance.of([0xc79a66, 0xb48454, 0xd4b48a, 0xa9a19a, 0xbfa58c]));
    shapes.push(fill(wall, rectangle(0, 0, size, horizon)));
    if (chance.is(0.3)) for (let x = between(chance, 4, 12); x < size; x += 16) shapes.push(fill(darker(wall, 0.05), rectangle(x, 0, 6, horizon)));
    if (chance.is(0.25)) {
      // a window; it shows no more than the sky
      const x = chance.of([6, 92]);
      shapes.push(fill(0xfbf8f0, rectangle(x, 6, 30, 34)), fill(0xa8d8f0, rectangle(x + 3, 9, 11, 28)), fill(0xa8d8f0, rectangle(x + 16, 9, 11, 28)));
      hints.push('window');
    }
    shapes.push(fill(floor, rectangle(0, horizon, size, size - horizon)), fill(lighter(wall, 0.5), rectangle(0, horizon - 3, size, 3.4)));
    if (chance.is(0.5)) for (let y = horizon + 9; y < size; y += 12) shapes.push({ path: polygon([0, y, size, y], true), colour: darker(floor, 0.14), stroke: 0.8 });
    if (chance.is(0.25)) shapes.push(fill(mix(chance.of([0xb8605a, 0x6a86a8, 0x8a9a6a, 0xc8a868]), floor, 0.35), ellipse(64 + between(chance, -14, 14), 112, between(chance, 40, 54), 12)));
  } else if (place === 'water') {
    shapes.push(fill(varied(0x58b4dc), rectangle(0, 0, size, size), { to: varied(0x1c6a9e) }), fill(varied(0xd8c48a), smooth([-10, 122, 20, 114, 60, 119, 100, 113, 140, 120, 140, 140, -10, 140])));
    for (const x of [between(chance, 4, 26), between(chance, 100, 124)]) shapes.push({ path: smooth([x, 120, x + 4, 108, x - 3, 98, x + 3, between(chance, 78, 92)], true), colour: 0x2f8a5a, stroke: 4 });
    for (let i = chance.whole(6, 12); i > 0; i--) shapes.push({ path: ellipse(between(chance, 4, 124), between(chance, 4, 96), between(chance, 1, 2.6)), colour: 0xd8f0fa, stroke: 0.8 });
  } else {
    sky(chance, weather, place === 'sky' ? size : horizon, shapes, aloft);
    if (place === 'sky' && weather === null && chance.is(0.6)) clouds(chance, 2, 0xffffff, 110, shapes, []);
    if (place === 'mountains') {
      for (const [x, w, h] of [[between(chance, 6, 30), 42, far(between(chance, 26, 40))], [between(chance, 92, 120), 44, far(between(chance, 22, 38))], [between(chance, 46, 78), 40, far(between(chance, 18, 30))]] as const) {
        const rock = tint(varied(0x8a94a8));
        shapes.push(fill(rock, polygon([x - w, horizon + 1, x, horizon - h, x + w, horizon + 1])));
        shapes.push(fill(tint(0xf8fafc), polygon([x - w * 0.32, horizon - h * 0.68, x, horizon - h, x + w * 0.32, horizon - h * 0.68, x + w * 0.14, horizon - h * 0.56, x, horizon - h * 0.7, x - w * 0.16, horizon - h * 0.55])));
      }
      hints.push('mountain');
    }
    if (place === 'forest') {
      for (let x = between(chance, -4, 6); x < size + 8; x += between(chance, 12, 19)) {
        const [h, w] = [far(between(chance, 24, 38)), between(chance, 8, 11)];
        const leaf = tint(mix(varied(0x2f7040), 0x9ab8a8, 0.25));
        shapes.push(fill(tint(0x6b5340), rectangle(x - 1.5, horizon - 7, 3, 9)));
        if (chance.is(0.6)) shapes.push(fill(leaf, polygon([x - w, horizon - 6, x, horizon - 6 - h, x + w, horizon - 6])));
        else shapes.push(fill(leaf, ellipse(x, horizon - h * 0.55, w, h * 0.42)));
      }
      hints.push('tree');
    }
    if (place === 'street') {
      // house fronts without doors or roofs, then pavement and road
      for (let x = between(chance, -20, 0); x < size; ) {
        const [w, h] = [between(chance, 24, 36), far(between(chance, 22, 36))];
        const front = tint(mix(varied(chance.of([0xc8b8a4, 0xb8a090, 0xc4c0b4, 0xa8b0b4])), 0xe0e4e8, 0.3));
        shapes.push(fill(front, rectangle(x, horizon - h, w, h + 1)), fill(darker(front, 0.18), rectangle(x, horizon - h, w, 2.4)));
        for (let wx = x + 4; wx < x + w - 6; wx += 9) for (let wy = horizon - h + 6; wy < horizon - 8; wy += 11) shapes.push(fill(weather === 'night' ? (chance.is(0.5) ? 0xf0d780 : darker(front, 0.3)) : mix(front, 0x7fa8c0, 0.55), rectangle(wx, wy, 5, 6.5)));
        x += w;
      }
      const road = tint(white ? 0xb4b8be : varied(0x767a82));
      shapes.push(fill(tint(white ? 0xf2f4f6 : varied(0xc2beb6)), rectangle(0, horizon, size, size - horizon)), fill(road, rectangle(0, horizon + 10, size, size)));
      for (let x = between(chance, -16, 0); x < size; x += 30) shapes.push(fill(tint(0xf0f0ec), rectangle(x, (horizon + 10 + size) / 2, 15, 2.6)));
      hints.push('house', 'bridge', 'castle');
    } else if (place === 'beach') {
      const [sea, sand] = [tint(varied(0x3c98c8)), tint(white ? 0xf4f5f2 : varied(0xeed9a0))];
      shapes.push(fill(sea, rectangle(0, horizon - 16, size, 30)));
      for (const y of [horizon - 10, horizon - 4]) for (let x = between(chance, -8, 4); x < size; x += 22) shapes.push({ path: smooth([x, y, x + 4, y - 1.6, x + 8, y], true), colour: lighter(sea, 0.5), stroke: 1.1 });
      shapes.push(fill(lighter(sea, 0.7), smooth([-10, horizon + 2, 20, horizon - 1, 50, horizon + 3, 90, horizon - 1, 140, horizon + 3, 140, 150, -10, 150])));
      shapes.push(fill(sand, smooth([-10, horizon + 5, 20, horizon + 2, 50, horizon + 6, 90, horizon + 2, 140, horizon + 6, 140, 150, -10, 150])));
      for (let i = 0; i < 12; i++) shapes.push(fill(darker(sand, 0.12), ellipse(between(chance, 2, 126), between(chance, horizon + 14, 126), 0.8)));
    } else if (place === 'lake') {
      const water = tint(varied(0x4fa2cf));
      shapes.push(fill(tint(white ? 0xeef2f4 : varied(0x6f9f62)), smooth([-10, horizon - 3, 24, horizon - 7, 60, horizon - 4, 100, horizon - 8, 140, horizon - 3, 140, horizon + 6, -10, horizon + 6])));
      shapes.push(fill(water, rectangle(0, horizon, size, size - horizon), { to: darker(water, 0.2) }));
      for (let i = 0; i < 14; i++) {
        const [x, y] = [between(chance, -4, 122), between(chance, horizon + 5, 126)];
        shapes.push({ path: smooth([x, y, x + 4, y - 1.6, x + 8, y, x + 12, y - 1.6], true), colour: lighter(water, 0.4), stroke: 1.1 });
      }
    } else if (place !== 'sky') {
      const green = tint(white ? 0xf1f4f7 : varied(place === 'forest' ? 0x6fa050 : chance.of([0x86c05a, 0x7ab654, 0x98c864])));
      shapes.push(fill(green, place === 'grass' ? smooth([-10, horizon + 1, 24, horizon - between(chance, 0, 6), 64, horizon + 1, 104, horizon - between(chance, 0, 5), 140, horizon + 1, 140, 150, -10, 150]) : rectangle(0, horizon, size, size - horizon)));
      const blade = white ? darker(green, 0.1) : darker(green, 0.18);
      for (let i = chance.whole(8, 16); i > 0; i--) {
        const [x, y] = [between(chance, 2, 126), between(chance, horizon + 6, 126)];
        shapes.push({ path: polygon([x - 2, y - 3.4, x, y, x + 0.6, y - 4.4, x + 1, y, x + 3.2, y - 3], true), colour: blade, stroke: 0.8 });
      }
    }
    falling(chance, weather, front);
  }
  return { place, weather, horizon, shapes, front, aloft, hints };
}
