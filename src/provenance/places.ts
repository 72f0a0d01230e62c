// Which of a source's states a box of a picture or a stretch of sound are, and into which boxes and stretches sources are
// cut where nobody says.
import { InputError } from '../errors.ts';
import type { Box } from '../image/picture.ts';

/** Regions of a picture: states before them, the grid, and each one's box in the user's picture (null: all padding); boxes beyond the grid lie over it. */
export interface Grid {
  readonly lead: number;
  readonly rows: number;
  readonly columns: number;
  readonly boxes: readonly (Box | null)[];
}

/** Whether the middle of a box lies in one of some boxes: what a sightline's best region is held against. */
export const middleIn = ([left, top, right, bottom]: Box, boxes: readonly Box[]): boolean =>
  boxes.some((box) => (left + right) / 2 >= box[0] && (left + right) / 2 < box[2] && (top + bottom) / 2 >= box[1] && (top + bottom) / 2 < box[3]);

/** A region belongs to a box of which it holds more than what rounding leaves. */
const sliver = 0.01;

/** States of the regions that a box touches. Throws InputError where it touches none. */
export function placesIn({ lead, boxes }: Grid, [left, top, right, bottom]: Box): Set<number> {
  const places = boxes.flatMap((box, i) => {
    if (!box) return [];
    const [width, height] = [Math.min(right, box[2]) - Math.max(left, box[0]), Math.min(bottom, box[3]) - Math.max(top, box[1])];
    return width > 0 && height > 0 && width * height > sliver * (box[2] - box[0]) * (box[3] - box[1]) ? [lead + i] : [];
  });
  if (places.length === 0) throw new InputError(`describe: a box must lie within what the model sees of the picture, left before right and top before bottom, got ${left},${top},${right},${bottom}`);
  return new Set(places);
}

/** All regions, those of padding too; what stands before them then has nothing to look at. */
export const everyPlace = ({ lead, boxes }: Grid): Set<number> => new Set(boxes.map((_, i) => lead + i));

/** The box around some. */
function around(boxes: readonly Box[]): Box {
  const edge = (side: 0 | 1 | 2 | 3, pick: (...values: number[]) => number): number => pick(...boxes.map((box) => box[side]));
  return [edge(0, Math.min), edge(1, Math.min), edge(2, Math.max), edge(3, Math.max)];
}

/** A coarse grid over the regions: at most `most` cells a side, of whole regions, padding left out; with them what lies over them. */
export function cellsOf(grid: Grid, most = 4): { readonly box: Box; readonly places: Set<number> }[] {
  const { rows, columns, boxes, lead } = grid;
  const [tall, wide] = [Math.min(rows, most), Math.min(columns, most)];
  return Array.from({ length: tall * wide }, (_, cell) => {
    const inside = boxes.flatMap((box, i) => (box && i < rows * columns && Math.floor((Math.floor(i / columns) * tall) / rows) === Math.floor(cell / wide) && Math.floor(((i % columns) * wide) / columns) === cell % wide ? [{ box, place: lead + i }] : []));
    return { inside };
  }).flatMap(({ inside }) => {
    if (inside.length === 0) return [];
    const box = around(inside.map((one) => one.box));
    const over = boxes.length > rows * columns ? [...placesIn(grid, box)].filter((place) => place >= lead + rows * columns) : [];
    return [{ box, places: new Set([...inside.map(({ place }) => place), ...over]) }];
  });
}

/** A stretch of sound in seconds. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** States that a stretch touches. @param step seconds of a state @param count states in all */
export function placesDuring({ start, end }: Stretch, step: number, count: number): Set<number> {
  const [first, last] = [Math.max(0, Math.floor(start / step + 1e-6)), Math.min(count, Math.max(Math.floor(start / step + 1e-6) + 1, Math.ceil(end / step - 1e-6)))];
  return new Set(Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i));
}

/** Even stretches of so many seconds, at most a dozen and none below a tenth of a second. */
export function evenStretches(seconds: number): Stretch[] {
  const count = Math.max(1, Math.min(12, Math.floor(seconds / 0.1)));
  return Array.from({ length: count }, (_, i) => ({ start: (seconds * i) / count, end: (seconds * (i + 1)) / count }));
}
