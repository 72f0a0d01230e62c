// A scene is data first: one or two things (a kind, its colour, how many, where each one is), how the first stands to the
// second, a place and a weather; then a drawing. Frames are 128 units square. What is held out from training is
// decided by a hash of what is combined, so that held-out pictures show combinations that were never trained on.
import { Chance } from '../fr-en/chance.ts';
import { backdrop, type Backdrop, type Place, placesFor, type Weather } from './backdrop.ts';
import { type ColourName, hairs, shade, skins } from './colours.ts';
import { type Box, bounds, finished, type LineStyle, Pen, placed, type Shape, svg } from './drawing.ts';
import { type Anchors, between, type Kind, type Look, type Pose, type Setting } from './kind.ts';
import { kinds } from './kinds/index.ts';
import { Raster } from './raster.ts';

export const frame = 128;
export type Size = 'big' | 'small';
export type Thing = {
  readonly kind: Kind;
  /** null: its colour goes without saying. */
  readonly colour: ColourName | null;
  /** By what it measures in the picture; between the two, neither. */
  readonly size: Size | null;
  readonly pose: Pose;
  /** One box for each, from left to right. */
  readonly boxes: readonly Box[];
};
/** How the first thing stands to the second. Captions may say the converse of `left of` and `in front of`. */
export const relations = ['left of', 'on', 'under', 'above', 'in front of', 'holding'] as const;
export type Relation = (typeof relations)[number];
export type Scene = {
  readonly things: readonly Thing[];
  readonly relation: Relation | null;
  readonly backdrop: Backdrop;
  /** In painting order, outlines not yet in their full width. */
  readonly shapes: readonly Shape[];
};

export type Split = 'train' | 'held-out';
/** What a scene combines, as the split sees it: (object, colour, relation, object), or for one kind alone its colour, number and place. */
export function combination(scene: Pick<Scene, 'things' | 'relation' | 'backdrop'>): string {
  const [first, second] = scene.things as [Thing, Thing?];
  return second ? [first.kind.name, first.colour, scene.relation, second.kind.name].join('|') : [first.kind.name, first.colour, first.boxes.length, scene.backdrop.place].join('|');
}
/** True for one combination in ten. */
export function heldOut(text: string): boolean {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return ((hash ^ (hash >>> 15)) >>> 0) % 10 === 0;
}

const byName = new Map(kinds.map((kind) => [kind.name, kind]));
export function kindOf(name: string): Kind {
  const kind = byName.get(name);
  if (!kind) throw new Error(`scene: there must be a kind "${name}", and there is none; kinds are ${[...byName.keys()].join(', ')}`);
  return kind;
}
const named = (names: string): readonly Kind[] => names.split(' ').map((name) => kindOf(name.replaceAll('_', ' ')));

const people = named('man woman boy girl');
const small = named('ball book bottle glass cup plate hat bag clock key phone guitar box candle computer pencil spoon shoe basket teapot present drum robot apple banana pear egg cake ice_cream pumpkin strawberry carrot knife lamp');
const pets = named('cat dog rabbit mouse bird');
const beasts = named('cat dog horse cow sheep pig hen duck rabbit mouse elephant snake lion giraffe frog bear snail');
const fliers = named('bird plane kite butterfly bee rocket');
const rides = named('car bus lorry bicycle motorbike train');

/** Who and what may be on, under, above, in front of, held: pairs that a person would draw. */
type Pairing = readonly [relation: Relation, first: readonly Kind[], second: readonly Kind[], setting: Setting];
const pairings: readonly (readonly [weight: number, pairing: Pairing])[] = [
  [6, ['left of', [...people, ...named('baby cat dog rabbit mouse'), ...small], [...people, ...named('baby cat dog table chair bed sofa armchair lamp wardrobe shelf door fridge television'), ...small], 'room']],
  [5, ['left of', [...people, ...beasts, ...rides, ...named('flower tree mushroom')], [...people, ...beasts, ...rides, ...named('house castle tree flower chair table')], 'outside']],
  [1.5, ['left of', named('table chair bed sofa armchair lamp wardrobe shelf door fridge television'), [...people, ...pets, ...small], 'room']],
  [1, ['left of', named('house castle tree'), [...people, ...beasts, ...rides], 'outside']],
  [1, ['left of', named('boat duck'), named('boat duck'), 'water']],
  [6, ['on', [...small, ...named('cat mouse bird rabbit television')], named('table'), 'room']],
  [4, ['on', [...people, ...named('cat dog ball book bag hat phone box guitar present teapot')], named('chair sofa armchair'), 'room']],
  [2, ['on', named('cat dog baby book bag hat phone guitar computer ball rabbit robot present'), named('bed'), 'room']],
  [1.5, ['on', named('cat box bag hat clock teapot lamp ball basket bird book'), named('wardrobe shelf television box'), 'room']],
  [2.5, ['on', people, named('horse bicycle motorbike elephant'), 'outside']],
  [1.5, ['on', named('cat bird dog'), named('car bus lorry train'), 'outside']],
  [1, ['on', [...people, ...named('dog cat')], named('boat'), 'water']],
  [1.5, ['on', named('car bus lorry bicycle horse man woman boy girl cow dog'), named('bridge'), 'water']],
  [5, ['under', named('cat dog rabbit mouse ball box bag shoe basket book present robot drum hat baby guitar'), named('table'), 'room']],
  [2.5, ['under', named('cat mouse ball shoe book apple key rabbit box bag'), named('chair'), 'room']],
  [3, ['under', [...people, ...named('cat dog cow horse sheep pig hen rabbit bicycle mushroom lion baby bear')], named('tree'), 'outside']],
  [1, ['under', named('boat duck'), named('bridge'), 'water']],
  [7, ['above', fliers, [...named('house castle tree car bus boat train cow horse dog cat flower elephant sheep bicycle'), ...people], 'outside']],
  [2.5, ['above', named('clock'), named('table bed sofa armchair television chair'), 'room']],
  [6, ['in front of', [...people, ...named('dog cat cow horse bicycle car motorbike sheep hen flower')], named('house castle bus lorry tree'), 'outside']],
  [4, ['in front of', [...people, ...named('cat dog ball box basket baby present drum robot')], named('wardrobe shelf sofa door bed'), 'room']],
  [6, ['holding', people, named('umbrella flower bag ball kite book bottle ice_cream apple banana guitar key phone candle present hat basket carrot cup'), 'outside']],
  [2, ['holding', people, named('umbrella bag ball book bottle ice_cream apple banana guitar key phone candle present hat basket pencil spoon cup glass teapot'), 'room']],
];

const strokes: readonly (readonly [weight: number, style: LineStyle])[] = [
  [3, { kind: 'ink', width: 0.85, ink: 0x2a2426 }],
  [2, { kind: 'ink', width: 0.55, ink: 0x3a3034 }],
  [3, { kind: 'soft', width: 0.75, ink: 0 }],
  [2, { kind: 'soft', width: 0.5, ink: 0 }],
];
/** The hand in which one picture is drawn. */
export const lineStyle = (chance: Chance): LineStyle => chance.weighted(strokes);

const bigFrom = 76;
const smallTo = 30;
/** Keeps a size away from where it would be neither plainly big or small nor plainly between. */
function settled(extent: number): number {
  if (extent > 66 && extent < bigFrom) return extent < 71 ? 66 : bigFrom;
  return extent > smallTo && extent < 36 ? (extent < 33 ? smallTo : 36) : extent;
}
const extentOf = ([left, top, right, bottom]: Box): number => Math.max(right - left, bottom - top);
const sizeOf = (extent: number): Size | null => (extent >= bigFrom - 1.5 ? 'big' : extent <= smallTo + 1.5 ? 'small' : null);

/** A drawing in its own units, before it has a place. */
type Draft = { readonly kind: Kind; readonly shapes: readonly Shape[]; readonly box: Box; readonly anchors: Anchors };
function draft(kind: Kind, style: LineStyle, look: Look): Draft {
  const pen = new Pen(style);
  const { chance } = look;
  let anchors: Anchors = {};
  // no two are built quite alike
  const [wide, tall, lean] = [between(chance, 0.92, 1.1), between(chance, 0.93, 1.07), kind.group === 'building' || kind.group === 'furniture' ? 0 : between(chance, -0.05, 0.05)];
  const map = [wide, 0, lean, tall, 50 - 50 * wide - 100 * lean, 100 - 100 * tall] as const;
  pen.within(map, () => {
    anchors = kind.draw(pen, look) ?? {};
  });
  const x = (at: number, y: number): number => map[0] * at + map[2] * y + map[4];
  const y = (at: number): number => map[3] * at + map[5];
  const { on, under, hand } = anchors;
  return {
    kind, shapes: pen.shapes, box: bounds(pen.shapes.map(({ extra: _, ...shape }) => shape)),
    anchors: {
      ...(on ? { on: [x(on[0], on[2]), x(on[1], on[2]), y(on[2])] as const } : {}),
      ...(under ? { under: [x(under[0], under[2]), x(under[1], under[2]), y(under[2]), y(under[3])] as const } : {}),
      ...(hand ? { hand: [x(hand[0], hand[1]), y(hand[1])] as const } : {}),
    },
  };
}
/** Where a draft goes: scaled, perhaps mirrored, a point of it laid on a point of the frame. */
type Stood = { readonly shapes: readonly Shape[]; readonly box: Box; readonly at: (x: number, y: number) => readonly [number, number]; readonly scale: number };
function put(one: Draft, scale: number, mirrored: boolean, from: readonly [number, number], to: readonly [number, number]): Stood {
  const sx = mirrored ? -scale : scale;
  const [e, f] = [to[0] - sx * from[0], to[1] - scale * from[1]];
  const shapes = placed(one.shapes, [sx, 0, 0, scale, e, f]);
  return { shapes, box: bounds(shapes), at: (x, y) => [sx * x + e, scale * y + f], scale };
}
const middle = ([left, , right]: Box): number => (left + right) / 2;
const scaleFor = (one: Draft, extent: number): number => extent / extentOf(one.box);
/** By its feet at x, y. */
const stand = (one: Draft, scale: number, mirrored: boolean, x: number, y: number): Stood => put(one, scale, mirrored, [middle(one.box), one.box[3]], [x, y]);
const inside = ([left, top, right, bottom]: Box): boolean => left >= 1 && top >= 1 && right <= frame - 1 && bottom <= frame - 1;
const apart = (a: Box, b: Box, gap: number): boolean => a[2] + gap <= b[0] || b[2] + gap <= a[0] || a[3] + gap <= b[1] || b[3] + gap <= a[1];

type Laid = { readonly first: readonly Stood[]; readonly second?: Stood; readonly order: 'first' | 'second'; readonly horizon: number };

/** What the layouts draw with: the colours and the hand of one scene. */
class Studio {
  readonly chance: Chance;
  readonly style: LineStyle;
  constructor(chance: Chance) {
    this.chance = chance;
    this.style = lineStyle(chance);
  }
  colour(kind: Kind): ColourName | null {
    return kind.colours.length > 0 ? this.chance.of(kind.colours) : null;
  }
  draft(kind: Kind, colour: ColourName | null, pose: Pose): Draft {
    const { chance } = this;
    const main = colour === null ? chance.of(kind.plain ?? [0x808080]) : shade(chance, colour);
    return draft(kind, this.style, { main, chance, pose, skin: chance.of(skins), hair: chance.of(hairs) });
  }
}

const bulkOf = (kind: Kind): number => 42 * Math.sqrt(kind.bulk);
const flip = (chance: Chance): boolean => chance.is(0.5);

/** One to five of a kind with room between them. */
function alone(studio: Studio, kind: Kind, count: number, drafts: () => Draft, setting: Setting | null): Laid | null {
  const { chance } = studio;
  const floating = setting === 'sky' || (setting === 'water' && kind.name === 'fish') || setting === null;
  const horizon = setting === null ? 0 : count === 1 ? between(chance, 56, 82) : between(chance, 40, 56);
  const range = ([[], [0, 0], [38, 54], [33, 47], [27, 41], [24, 36]] as const)[count] as readonly number[];
  const first: Stood[] = [];
  const same = settled(count === 1 ? chance.of([between(chance, 22, 30), between(chance, 36, 62), between(chance, 40, 66), between(chance, 76, 100)]) : between(chance, range[0] as number, range[1] as number));
  const mirrored = flip(chance);
  for (let i = 0; i < count; i++) {
    const one = drafts();
    let done = false;
    for (let tries = 0; tries < 40 && !done; tries++) {
      const scale = scaleFor(one, same);
      const [w, h] = [(one.box[2] - one.box[0]) * scale, (one.box[3] - one.box[1]) * scale];
      const low = floating ? h + 2 : Math.max(h + 2, horizon + (setting === 'water' || setting === 'room' ? 11 : 6));
      if (low > 125 || w > 122) return null;
      const at = stand(one, scale, chance.is(0.85) ? mirrored : !mirrored, between(chance, w / 2 + 2, 126 - w / 2), between(chance, low, 125));
      if (inside(at.box) && first.every((other) => apart(other.box, at.box, 2))) {
        first.push(at);
        done = true;
      }
    }
    if (!done) return null;
  }
  // what is nearer is painted later
  first.sort((a, b) => a.box[3] - b.box[3]);
  return { first, order: 'second', horizon };
}

function beside(studio: Studio, a: Draft, b: Draft, setting: Setting): Laid | null {
  const { chance } = studio;
  const horizon = between(chance, 58, 80);
  let [ea, eb] = [bulkOf(a.kind), bulkOf(b.kind)].map((one) => one * between(chance, 0.85, 1.3)) as [number, number];
  if (chance.is(0.25)) [ea, eb] = chance.is(0.5) ? [between(chance, 22, 30), between(chance, 76, 88)] : [between(chance, 76, 88), between(chance, 22, 30)];
  [ea, eb] = [settled(ea), settled(eb)];
  const [sa, sb] = [scaleFor(a, ea), scaleFor(b, eb)];
  const [wa, wb] = [(a.box[2] - a.box[0]) * sa, (b.box[2] - b.box[0]) * sb];
  const spare = 122 - wa - wb - 5;
  if (spare < 0) return null;
  const [start, gap] = [chance.next() * spare * 0.6, 5 + chance.next() * spare * 0.35];
  const low = Math.max(horizon + (setting === 'water' ? 12 : 7), 92);
  const pa = stand(a, sa, flip(chance), 3 + start + wa / 2, between(chance, low, 122));
  const pb = stand(b, sb, flip(chance), 3 + start + wa + gap + wb / 2, between(chance, low, 122));
  return { first: [pa], second: pb, order: 'second', horizon };
}

/** Seated people have their hips at y = 72 of their own drawing. */
function onTop(studio: Studio, list: readonly Draft[], pose: Pose, b: Draft, setting: Setting): Laid | null {
  const { chance } = studio;
  const { on } = b.anchors;
  if (!on) return null;
  const horizon = setting === 'water' ? between(chance, 56, 70) : between(chance, 58, 84);
  const vehicle = /^(horse|bicycle|motorbike|elephant)$/.test(b.kind.name);
  const extent = settled(b.kind.name === 'bridge' ? between(chance, 96, 112) : b.kind.name === 'boat' ? between(chance, 62, 84) : vehicle ? between(chance, 56, 84) : /^(box|television)$/.test(b.kind.name) ? between(chance, 44, 62) : between(chance, 52, 96));
  const sb = scaleFor(b, extent);
  const mirrored = flip(chance);
  const base = b.kind.name === 'bridge' ? between(chance, 112, 124) : between(chance, Math.max(horizon + 8, 96), 122);
  const half = ((b.box[2] - b.box[0]) * sb) / 2;
  if (half > 61) return null;
  const pb = stand(b, sb, mirrored, between(chance, half + 2, 126 - half), base);
  const [l, r] = [pb.at(on[0], on[2]), pb.at(on[1], on[2])];
  const [left, right, y] = [Math.min(l[0], r[0]), Math.max(l[0], r[0]), l[1]];
  const first: Stood[] = [];
  if (pose === 'sitting' && list[0]?.kind.group === 'person') {
    const child = /^(boy|girl)$/.test(list[0].kind.name);
    const leg = vehicle ? extent * (child ? 0.17 : 0.21) : (base - y) * (child ? 0.8 : 1);
    const scale = leg / 28;
    first.push(put(list[0], scale, mirrored, [40, 74], [(left + right) / 2 + (mirrored ? 4 : -4) * scale * (vehicle ? 0 : 1), y]));
  } else {
    const room = (right - left) / list.length;
    for (const [i, one] of list.entries()) {
      const most = Math.min(y - 3, extent * 0.62, 58);
      const [w, h] = [one.box[2] - one.box[0], one.box[3] - one.box[1]];
      let scale = (bulkOf(one.kind) * between(chance, 0.72, 0.95)) / Math.max(w, h);
      scale = Math.min(scale, most / Math.max(w, h), (room * (list.length > 1 ? 0.96 : 1.1)) / w);
      if (scale * Math.max(w, h) < 15) return null;
      const slack = Math.max(0, room - w * scale) / 2;
      first.push(stand(one, scale, flip(chance), left + room * (i + 0.5) + between(chance, -slack, slack) * 0.9, y + 1.2));
    }
  }
  return { first, second: pb, order: 'second', horizon };
}

function below(studio: Studio, list: readonly Draft[], b: Draft): Laid | null {
  const { chance } = studio;
  const { under } = b.anchors;
  if (!under) return null;
  const horizon = between(chance, 56, 78);
  const tree = b.kind.name === 'tree';
  const extent = settled(b.kind.name === 'bridge' ? between(chance, 100, 114) : tree ? between(chance, 84, 112) : b.kind.name === 'chair' ? between(chance, 62, 100) : between(chance, 62, 104));
  const sb = scaleFor(b, extent);
  const half = ((b.box[2] - b.box[0]) * sb) / 2;
  if (half > 61) return null;
  const pb = stand(b, sb, flip(chance), between(chance, half + 2, 126 - half), between(chance, Math.max(horizon + 10, 108), 123));
  const [p, q] = [pb.at(under[0], under[2]), pb.at(under[1], under[3])];
  const [left, right, ground, ceiling] = [Math.min(p[0], q[0]), Math.max(p[0], q[0]), p[1], q[1]];
  const room = (right - left) / list.length;
  const first: Stood[] = [];
  for (const [i, one] of list.entries()) {
    const [w, h] = [one.box[2] - one.box[0], one.box[3] - one.box[1]];
    const scale = Math.min((bulkOf(one.kind) * between(chance, 0.8, 1)) / Math.max(w, h), ((ground - ceiling) * between(chance, 0.86, 0.96)) / h, (room * 0.95) / w);
    if (scale * Math.max(w, h) < 15) return null;
    const slack = Math.max(0, room - w * scale) / 2;
    first.push(stand(one, scale, flip(chance), left + room * (i + 0.5) + between(chance, -slack, slack), ground + (tree ? between(chance, 0, 2) : -0.5)));
  }
  return { first, second: pb, order: b.kind.name === 'bridge' ? 'first' : 'second', horizon };
}

function over(studio: Studio, list: readonly Draft[], b: Draft, setting: Setting): Laid | null {
  const { chance } = studio;
  const horizon = setting === 'room' ? between(chance, 76, 90) : between(chance, 60, 84);
  const tallest = 66;
  const sb = Math.min(scaleFor(b, settled(bulkOf(b.kind) * between(chance, 0.85, 1.3))), tallest / (b.box[3] - b.box[1]));
  const half = ((b.box[2] - b.box[0]) * sb) / 2;
  if (half > 61) return null;
  const x = between(chance, Math.max(half + 2, 26), Math.min(126 - half, 102));
  const pb = stand(b, sb, flip(chance), x, between(chance, Math.max(horizon + 6, 104), 122));
  const first: Stood[] = [];
  const space = pb.box[1] - 6;
  const room = 100 / list.length;
  for (const [i, one] of list.entries()) {
    const [w, h] = [one.box[2] - one.box[0], one.box[3] - one.box[1]];
    const scale = Math.min((bulkOf(one.kind) * between(chance, 0.75, 1)) / Math.max(w, h), (space - 3) / h, (room * 0.9) / w);
    if (scale * Math.max(w, h) < 15) return null;
    const centre = x + (list.length === 1 ? between(chance, -half * 0.35, half * 0.35) : (i - (list.length - 1) / 2) * Math.min(room, w * scale * 1.25));
    first.push(stand(one, scale, flip(chance), centre, between(chance, Math.min(space, h * scale + 2), space)));
  }
  return { first, second: pb, order: 'second', horizon };
}

function before(studio: Studio, a: Draft, b: Draft): Laid | null {
  const { chance } = studio;
  const horizon = between(chance, 60, 80);
  const sb = scaleFor(b, settled(between(chance, 76, 104)));
  const half = ((b.box[2] - b.box[0]) * sb) / 2;
  if (half > 61) return null;
  const pb = stand(b, sb, flip(chance), between(chance, half + 2, 126 - half), between(chance, Math.max(horizon + 4, 88), 104));
  const [w, h] = [a.box[2] - a.box[0], a.box[3] - a.box[1]];
  const [bw, bh] = [pb.box[2] - pb.box[0], pb.box[3] - pb.box[1]];
  const scale = Math.min((bulkOf(a.kind) * between(chance, 0.8, 1.05)) / Math.max(w, h), (bw * 0.62) / w, (bh * 0.8) / h);
  if (scale * Math.max(w, h) < 18) return null;
  const slack = Math.max(0, bw - w * scale) / 2;
  const pa = stand(a, scale, flip(chance), middle(pb.box) + between(chance, -slack, slack) * 0.55, Math.min(125, pb.box[3] + between(chance, 6, 18)));
  return { first: [pa], second: pb, order: 'second', horizon };
}

/** By what a thing is held: its handle is at this share of its box. */
const grips: Readonly<Record<string, readonly [number, number]>> = { umbrella: [0.48, 0.94], flower: [0.5, 0.85], bag: [0.5, 0.08], basket: [0.5, 0.06], kite: [0.5, 0.92], 'ice cream': [0.5, 0.9], candle: [0.5, 0.92], bottle: [0.5, 0.6], guitar: [0.4, 0.5], carrot: [0.5, 0.2] };
function held(studio: Studio, a: Draft, b: Draft): Laid | null {
  const { chance } = studio;
  const { hand } = a.anchors;
  if (!hand) return null;
  const horizon = between(chance, 58, 80);
  const pa = stand(a, scaleFor(a, settled(between(chance, 58, 84))), flip(chance), between(chance, 36, 92), between(chance, 112, 124));
  const share = grips[b.kind.name] ?? [0.5, 0.55];
  const sb = scaleFor(b, between(chance, 22, 30) + (/^(umbrella|kite|guitar)$/.test(b.kind.name) ? 14 : 0));
  const from = [b.box[0] + share[0] * (b.box[2] - b.box[0]), b.box[1] + share[1] * (b.box[3] - b.box[1])] as const;
  return { first: [pa], second: put(b, sb, flip(chance), from, pa.at(hand[0], hand[1])), order: 'second', horizon };
}

/** What a scene must have; null weather: a clear sky out of doors. */
export type Wish = { readonly count?: number; readonly weather?: Weather | null; readonly shape?: 'alone' | 'pair'; readonly relation?: Relation; readonly first?: Kind; readonly second?: Kind };

/** The kinds that may stand to a second in every one of some relations. */
export const firstsOf = (second: string, ...every: Relation[]): readonly Kind[] =>
  kinds.filter((kind) => every.every((relation) => pairings.some(([, [one, firsts, seconds]]) => one === relation && firsts.includes(kind) && seconds.includes(kindOf(second)))));

/** One attempt at a scene; null where its things do not fit. */
function attempt(chance: Chance, wish: Wish): Scene | null {
  const studio = new Studio(chance);
  const shape = wish.shape ?? (wish.relation !== undefined ? 'pair' : wish.count === undefined ? chance.weighted([[2.2, 'alone'], [2.4, 'many'], [6, 'pair']] as const) : wish.count === 1 ? 'alone' : 'many');
  if (shape !== 'pair') {
    const kind = chance.of(kinds.filter((one) => one.name !== 'bridge' || shape === 'alone'));
    const setting: Setting | null = wish.weather === undefined && chance.is(0.12) && kind.name !== 'bridge' ? null : chance.of(kind.settings);
    const place = setting === null ? null : kind.name === 'fish' ? 'water' : setting === 'water' ? 'lake' : setting === 'room' ? 'room' : chance.of(placesFor(setting));
    if (wish.weather !== undefined && (place === null || place === 'room' || place === 'water')) return null;
    const poses = (kind.poses ?? ['still']).filter((one) => (one !== 'running' && one !== 'sitting') || place !== null || kind.group !== 'person').filter((one) => kind.name !== 'bird' || one === (setting === 'sky' ? 'flying' : 'still'));
    let pose = chance.of(poses.length > 0 ? poses : ['still' as const]);
    // people who sit need something to sit on
    if (pose === 'sitting' && kind.group === 'person') pose = 'still';
    const count = wish.count ?? (shape === 'alone' ? 1 : chance.whole(2, 5));
    const colour = studio.colour(kind);
    const laid = alone(studio, kind, count, () => studio.draft(kind, colour, pose), setting);
    return laid && finish(studio, laid, [[kind, colour, pose]], null, place, wish);
  }
  const suited = pairings.filter(([, [relation, firsts, seconds]]) => (wish.relation === undefined || relation === wish.relation) && (!wish.first || firsts.includes(wish.first)) && (!wish.second || seconds.includes(wish.second)));
  const [relation, firsts, seconds, setting] = chance.weighted(suited);
  const [a, b] = [wish.first ?? chance.of(firsts), wish.second ?? chance.of(seconds)];
  const places = setting === 'outside' ? placesFor('outside').filter((one) => !(one === 'forest' && (a.name === 'tree' || b.name === 'tree')) && !(one === 'street' && /^(house|castle|boat)$/.test(b.name))) : [];
  const place: Place = b.name === 'boat' && setting === 'outside' ? 'lake' : setting === 'outside' ? chance.of(places) : setting === 'water' ? 'lake' : 'room';
  if (wish.weather !== undefined && place === 'room') return null;
  const [ca, cb] = [studio.colour(a), studio.colour(b)];
  if (a === b && (relation !== 'left of' || ca === cb)) return null;
  let pose: Pose = a.name === 'bird' && relation === 'above' ? 'flying' : 'still';
  if (a.group === 'person' && relation === 'on' && /^(chair|sofa|armchair|horse|bicycle|motorbike|elephant)$/.test(b.name)) pose = 'sitting';
  else if (relation === 'holding') pose = 'holding';
  else if (a.group === 'person' && a.name !== 'baby' && (relation === 'left of' || relation === 'in front of' || b.name === 'bridge') && chance.is(0.25)) pose = 'running';
  else if (/^(cat|dog)$/.test(a.name)) pose = chance.of(['still', 'sitting'] as const);
  const many = pose !== 'sitting' || a.group !== 'person' ? /^(on|under|above)$/.test(relation) && b.name !== 'chair' && b.name !== 'armchair' && chance.is(0.22) : false;
  const list = Array.from({ length: many ? chance.whole(2, 3) : 1 }, () => studio.draft(a, ca, pose));
  const other = studio.draft(b, cb, b.group === 'person' || !/^(cat|dog)$/.test(b.name) ? 'still' : chance.of(['still', 'sitting'] as const));
  const [first] = list as [Draft];
  const laid =
    relation === 'left of' ? beside(studio, first, other, setting)
    : relation === 'on' ? onTop(studio, list, pose, other, setting)
    : relation === 'under' ? below(studio, list, other)
    : relation === 'above' ? over(studio, list, other, setting)
    : relation === 'in front of' ? before(studio, first, other)
    : held(studio, first, other);
  return laid && finish(studio, laid, [[a, ca, pose], [b, cb, 'still']], relation, place, wish);
}

function finish(studio: Studio, laid: Laid, said: readonly (readonly [Kind, ColourName | null, Pose])[], relation: Relation | null, place: Place | null, wish: Wish): Scene | null {
  const { chance } = studio;
  const all = [...laid.first, ...(laid.second ? [laid.second] : [])];
  if (!all.every((one) => inside(one.box))) return null;
  // things that are many must be seen to be
  for (const [i, one] of laid.first.entries()) for (const other of laid.first.slice(i + 1)) if (!apart(one.box, other.box, 0)) return null;
  const open = place !== null && place !== 'room' && place !== 'water';
  const weather = open ? (wish.weather !== undefined ? wish.weather : chance.weighted([[2.6, null], [2, 'sun'], [1.5, 'rain'], [1.3, 'snow'], [1.3, 'clouds'], [1.5, 'night']] as const)) : null;
  const around = backdrop(chance, place, weather, laid.horizon);
  // a sun behind a roof is no sun
  if (around.aloft.some(({ kind, box }) => (kind === 'sun' || kind === 'moon') && !all.every((one) => apart(one.box, box, 0)))) return null;
  const groups = [laid.first, laid.second ? [laid.second] : []];
  const things = said.map(([kind, colour, pose], i): Thing => {
    const boxes = (groups[i] as readonly Stood[]).map((one) => one.box).sort((a, b) => a[0] - b[0]);
    return { kind, colour, pose, boxes, size: sizeOf(boxes.reduce((sum, box) => sum + extentOf(box), 0) / boxes.length) };
  });
  const drawn = laid.order === 'first' ? groups.flat() : [...(laid.second ? [laid.second] : []), ...laid.first];
  if (relation === 'left of') drawn.sort((a, b) => a.box[3] - b.box[3]);
  if (relation === 'holding') drawn.reverse();
  return { things, relation, backdrop: around, shapes: [...around.shapes, ...drawn.flatMap((one) => one.shapes), ...around.front] };
}

const attempts = 80;

/** A scene of a split that is as `wish` has it; where the split has no such things (a kind of one colour has few combinations), with others. */
export function scene(chance: Chance, split: Split, wish: Wish = {}): Scene {
  const { first: _first, second: _second, ...rest } = wish;
  for (let tried = 0; ; tried++) {
    // an attempt that fails must not lead the next one
    const made = attempt(new Chance(Math.floor(chance.next() * 4294967296)), tried < attempts ? wish : rest);
    if (made && heldOut(combination(made)) === (split === 'held-out')) return made;
  }
}

/** RGB pixels, row by row, of a picture `size` pixels square. */
export function paint(made: Scene, size: number = frame): Uint8Array {
  const raster = new Raster(size, size);
  raster.draw(finished(made.shapes, size / frame));
  return raster.pixels;
}
/** The same picture for people, at any size. */
export const sceneSvg = (made: Scene, size: number): string => svg(finished(made.shapes), size, frame);
