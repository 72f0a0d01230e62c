// Pictures of a prompt as models see them: the arrays they come in, their regions, the keys that each region is where words or
// the tower look at it, and the parts of them that can be hidden. A picture in square tiles is seen twice, in tiles and as a whole.
import type { NDArray } from './array.ts';
import { type CutPart, type Heat, picturesParts } from './describe.ts';
import { InputError } from './errors.ts';
import type { Box, Picture } from './image/picture.ts';
import { type PictureSteps, type Processed, processPicture, regionBoxes, tileBoxes } from './image/process.ts';
import { cutSquares, cutTiles, type Sheet } from './image/tiles.ts';
import type { Beside, BesidePart } from './models/family.ts';
import type { Hidden } from './score.ts';

/** One picture of a prompt as the model sees it. */
export interface Shown {
  readonly picture: Picture;
  readonly processed: Processed;
  /** Regions row by row over all its tiles, then those of the whole of it where it is seen once more. */
  readonly grid: { readonly rows: number; readonly columns: number; readonly boxes: readonly (Box | null)[] };
  readonly arrays: Readonly<Record<string, NDArray>>;
  /** How its tiles lie before the whole of it, for those who spell it; 0 × 0 where it is not in tiles. */
  readonly sheet: Sheet;
  /** Tiles that its arrays have room for, the whole of it among them. */
  readonly room: number;
}

/** A picture's arrays, and its regions over all its tiles. Throws InputError where the folder prepares other pictures than the model takes. */
export function show(beside: Beside, steps: PictureSteps, picture: Picture): Shown {
  const processed = processPicture(picture, steps);
  const { pixels, whole } = processed;
  const sheets = steps.tiles && cutTiles(pixels, steps.tiles.edge, steps.tiles.most);
  const squares = steps.squares && cutSquares(pixels, steps.squares.edge, whole?.pixels);
  const tiled = sheets ?? squares;
  const arrays = tiled ? tiled.arrays : { pixel_values: { ...pixels, shape: [1, ...pixels.shape] } };
  const { shape } = arrays['pixel_values'] as NDArray;
  const axes = beside.inputs['pixel_values']?.shape ?? [];
  const after = axes.indexOf('images') + 1 || 1;
  const [takes, makes] = [axes, shape].map((sizes) => sizes.slice(after).join(' × '));
  if (takes !== makes) throw new InputError(`describe: the model takes ${takes} pixels, and preprocessor_config.json makes ${makes}`);
  const { rows, columns, height, width } = beside.regions;
  const sheet = tiled?.sheet ?? { rows: 1, columns: 1 };
  const boxes = tileBoxes(processed, beside.regions, sheet, steps.tiles?.edge ?? steps.squares?.edge ?? 0);
  const over = whole ? regionBoxes({ ...processed, ...whole, content: [shape.at(-1) as number, shape.at(-2) as number] }, rows, columns, height, width) : [];
  return {
    picture, processed, arrays, grid: { rows: rows * sheet.rows, columns: columns * sheet.columns, boxes: [...boxes, ...over] },
    sheet: whole ? sheet : { rows: 0, columns: 0 }, room: sheets ? (shape[2] as number) : squares ? (shape[1] as number) : 1,
  };
}

type States = NonNullable<BesidePart['states']>;

/** How pictures' states lie where words look at them: among the prompt's tokens, or beside them. */
const keysOf = ({ parts, sites, regions: { lead, rows, columns } }: Beside): States => Object.values(parts).find((part) => part.states && part.sites[0] === sites[0])?.states ?? { tiles: 1, keys: lead + rows * columns, lead };

/** Places of a picture's regions, each of which may have several. @param firsts the first place of each of its tiles, which begins with tokens for the whole of it */
function regionPlaces({ regions: { rows, columns } }: Beside, { rows: tall, columns: across, boxes }: Shown['grid'], { lead, side = 1 }: States, firsts: readonly number[]): number[][] {
  return boxes.map((_, i) => {
    // what lies over the grid is the last tile's
    const [row, column, tile] = i < tall * across
      ? [Math.floor(i / across), i % across, Math.floor(Math.floor(i / across) / rows) * (across / columns) + Math.floor((i % across) / columns)]
      : [Math.floor((i - tall * across) / columns), (i - tall * across) % columns, firsts.length - 1];
    const corner = ((row % rows) * side * columns + (column % columns)) * side;
    return Array.from({ length: side * side }, (_, j) => (firsts[tile] as number) + lead + corner + Math.floor(j / side) * side * columns + (j % side));
  });
}

/** The first place of each tile of the n-th of some pictures, where their states stand one after another. */
function firstsOf(shown: readonly Shown[], n: number, keys: number): number[] {
  const before = shown.slice(0, n).reduce((sum, { room }) => sum + room, 0);
  return Array.from({ length: (shown[n] as Shown).room }, (_, tile) => (before + tile) * keys);
}

/** The key that each region of a prompt's pictures is, where words look at it. @param tiles the first token of each tile of each picture, where they stand in the text */
export function keysOfRegions(beside: Beside, shown: readonly Shown[], tiles: readonly (readonly number[])[]): number[] {
  const states = keysOf(beside);
  return shown.flatMap(({ grid }, n) => regionPlaces(beside, grid, states, beside.sites.length === 0 ? (tiles[n] as readonly number[]) : firstsOf(shown, n, states.keys)).flat());
}

/** Pictures as wholes, and cells or boxes of them: hidden wherever their regions are looked at. */
export function partsOfPictures(beside: Beside, shown: readonly Shown[], tiles: readonly (readonly number[])[], cut: true | readonly Box[]): CutPart[] {
  return shown.flatMap(({ processed, grid }, n) => {
    const parts = Object.entries(beside.parts).flatMap(([part, { states }]) => {
      if (states) return [[part, regionPlaces(beside, grid, states, firstsOf(shown, n, states.keys))] as const];
      return beside.sites.length === 0 ? [[part, regionPlaces(beside, grid, keysOf(beside), tiles[n] as readonly number[])] as const] : [];
    });
    const hidden = (regions: ReadonlySet<number>): Hidden[] => parts.map(([part, places]) => ({ part, places: new Set([...regions].flatMap((region) => places[region] as number[])) }));
    return picturesParts({ lead: 0, ...grid }, processed.stored, cut).map(({ told, regions }) => ({ told: { ...told, ...(shown.length > 1 ? { picture: n } : {}) }, hidden: hidden(regions) }));
  });
}

/** What a heat map of the picture is drawn from: what went to regions of the whole is spread evenly over the grid's that they cover. */
export function heatOf({ grid: { rows, columns, boxes } }: Shown, shares: readonly Float64Array[]): Heat {
  const [own, over] = [boxes.slice(0, rows * columns), boxes.slice(rows * columns)];
  const spread = over.map((box) => {
    const parts = own.map((one) => (box && one ? common(box, one) : 0));
    const all = parts.reduce((sum, part) => sum + part, 0);
    return parts.flatMap((part, i) => (part > 0 ? [[i, part / all] as const] : []));
  });
  return {
    rows, columns, boxes: own,
    shares: shares.map((row) => {
      const sums = row.slice(0, own.length);
      for (const [i, parts] of spread.entries()) for (const [region, part] of parts) sums[region] = (sums[region] as number) + part * (row[own.length + i] as number);
      return sums;
    }),
  };
}

/** How much of two boxes is in both. */
const common = (a: Box, b: Box): number => Math.max(0, Math.min(a[2], b[2]) - Math.max(a[0], b[0])) * Math.max(0, Math.min(a[3], b[3]) - Math.max(a[1], b[1]));
