// From a picture to the pixels a model takes, by the steps that a folder's preprocessor_config.json lists: turned, resized,
// made a thumbnail, padded, cropped, rescaled, normalised, in the reference's order. Every step also says how to go back.
import { float32, type NDArray } from '../array.ts';
import { InputError, told } from '../errors.ts';
import { type Affine, type Box, compose, fromUpright, mapBox, move, type Picture, scaled, storedSize, within } from './picture.ts';
import { resize, type Window } from './resample.ts';
import { fitted, type Sheet, sheetFor } from './tiles.ts';

/** To which sizes a picture is brought: exactly, by its shorter edge (the longer one limited), by its longer edge, or to fit. */
export type Size =
  | { readonly kind: 'exact'; readonly height: number; readonly width: number }
  | { readonly kind: 'shortest'; readonly edge: number; readonly longest: number | null }
  | { readonly kind: 'longest'; readonly edge: number }
  | { readonly kind: 'fit'; readonly height: number; readonly width: number };

/** The steps of a picture's way into a model; null: left out. */
export interface PictureSteps {
  /** Turn a quarter where the picture lies and the target stands, or the other way round. */
  readonly turn: { readonly height: number; readonly width: number } | null;
  readonly resize: { readonly size: Size; readonly filter: number } | null;
  /** Make it smaller, where it is larger, to fit. */
  readonly thumbnail: { readonly height: number; readonly width: number; readonly filter: number } | null;
  /** Black all around, evenly. */
  readonly padAround: { readonly height: number; readonly width: number } | null;
  readonly crop: { readonly height: number; readonly width: number } | null;
  /** Factor of the bytes. */
  readonly rescale: number | null;
  readonly normalize: { readonly mean: readonly number[]; readonly deviation: readonly number[] } | null;
  /** Brought to fit a sheet of square tiles that it fills best, black at the right and the bottom; the sheet is cut up later. */
  readonly tiles: { readonly edge: number; readonly most: number; readonly filter: number } | null;
  /**
   * Brought to whole square tiles (`apart`), its sides' ratio about kept, or to one; the tiles are cut up later. Of more than
   * one, the picture is also made as small as one: the whole of it.
   */
  readonly squares: { readonly edge: number; readonly apart: boolean; readonly filter: number } | null;
  /** Black (as the model sees it: zero) at the right and the bottom, after all else. */
  readonly padAfter: { readonly height: number; readonly width: number } | null;
}

/** What a model sees, and where it is in the user's picture. */
export interface Processed {
  /** float32 [3, height, width] */
  readonly pixels: NDArray<'float32'>;
  readonly height: number;
  readonly width: number;
  /** The part that is not padded afterwards, from the upper left corner. */
  readonly content: readonly [width: number, height: number];
  /** From the model's pixels to the raster of the user's file. */
  readonly back: Affine;
  /** Sizes of that raster. */
  readonly stored: readonly [width: number, height: number];
  /** Of a picture in several square tiles: all of it in one, float32 [3, edge, edge], and the way back. */
  readonly whole?: { readonly pixels: NDArray<'float32'>; readonly back: Affine };
}

interface Canvas {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly back: Affine;
}

/** Sizes after resizing, as the reference rounds them. */
export function resized(size: Size, width: number, height: number): readonly [width: number, height: number] {
  if (size.kind === 'exact') return [size.width, size.height];
  if (size.kind === 'fit') {
    const scale = Math.min(size.height / height, size.width / width);
    return [Math.trunc(width * scale), Math.trunc(height * scale)];
  }
  if (size.kind === 'longest') return byLongest(size.edge, width, height);
  const [short, long] = width <= height ? [width, height] : [height, width];
  let edge = size.edge;
  let other: number;
  if (size.longest === null) other = Math.trunc((edge * long) / short);
  else {
    let exact = edge;
    if ((long / short) * edge > size.longest) {
      exact = (size.longest * short) / long;
      edge = roundHalfEven(exact);
    }
    other = short === edge ? long : Math.trunc((exact * long) / short);
  }
  return width <= height ? [edge, other] : [other, edge];
}

// no picture is made larger than that a side
const largest = 4096;

/** Sizes of which the longer is so long, the other at their ratio. */
const atRatio = (long: number, width: number, height: number): readonly [width: number, height: number] => (width >= height ? [long, Math.trunc(long / (width / height))] : [Math.trunc(long * (width / height)), long]);

/** Sizes by the longer edge: the other becomes even, and both are made smaller where they are too large. */
function byLongest(edge: number, width: number, height: number): readonly [width: number, height: number] {
  const [across, down] = atRatio(edge, width, height);
  const even: readonly [number, number] = width >= height ? [across, Math.max(1, down + (down % 2))] : [Math.max(1, across + (across % 2)), down];
  return Math.max(...even) > largest ? atRatio(largest, ...even) : even;
}

/** Sizes of whole tiles: as many as the longer edge needs, then as many as the other does at their ratio. */
function inSquares(edge: number, width: number, height: number): readonly [width: number, height: number] {
  const up = (size: number): number => Math.ceil(size / edge) * edge;
  const [across, down] = atRatio(up(Math.max(width, height)), width, height);
  return [up(across), up(down)];
}

function roundHalfEven(x: number): number {
  const whole = Math.floor(x);
  if (x - whole !== 0.5) return Math.round(x);
  return whole % 2 === 0 ? whole : whole + 1;
}

/** @param window the part of it that is wanted; default all */
function resizeTo(canvas: Canvas, width: number, height: number, filter: number, window?: Window): Canvas {
  const [toWidth, toHeight] = [Math.max(1, width), Math.max(1, height)];
  const part = window ?? { left: 0, top: 0, width: toWidth, height: toHeight };
  return {
    data: resize(canvas.data, canvas.width, canvas.height, toWidth, toHeight, filter, part), width: part.width, height: part.height,
    back: compose(compose(canvas.back, scaled(canvas.width / toWidth, canvas.height / toHeight)), move(part.left, part.top)),
  };
}

/** A window of other sizes whose corner is at (left, top); what lies outside is black. */
function windowOf(canvas: Canvas, left: number, top: number, width: number, height: number): Canvas {
  const data = new Uint8Array(width * height * 3);
  const [from, to] = [Math.max(0, left), Math.min(canvas.width, left + width)];
  for (let y = Math.max(0, top); y < Math.min(canvas.height, top + height) && from < to; y++) {
    data.set(canvas.data.subarray((y * canvas.width + from) * 3, (y * canvas.width + to) * 3), ((y - top) * width + from - left) * 3);
  }
  return { data, width, height, back: compose(canvas.back, move(left, top)) };
}

/** A quarter turn clockwise. */
function turned({ data, width, height, back }: Canvas): Canvas {
  const out = new Uint8Array(data.length);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) out.set(data.subarray((y * width + x) * 3, (y * width + x) * 3 + 3), (x * height + (height - 1 - y)) * 3);
  return { data: out, width: height, height: width, back: compose(back, [0, -1, 1, 0, 0, height]) };
}

/** The middle of a picture. */
const middle = (canvas: { readonly width: number; readonly height: number }, height: number, width: number): Window => ({ left: Math.floor((canvas.width - width) / 2), top: Math.floor((canvas.height - height) / 2), width, height });

/** A picture through all steps. Throws InputError for what is no picture, and where one is larger than what it is to be padded to. */
export function processPicture(picture: Picture, steps: PictureSteps): Processed {
  const { width: across, height: down, data: bytes } = picture ?? {};
  if (!(Number.isInteger(across) && Number.isInteger(down) && across > 0 && down > 0 && bytes?.length === 3 * across * down)) {
    throw new InputError(`picture: must have three bytes for each of its pixels, one or more, as readPicture makes it, got ${typeof picture === 'object' && picture ? `${bytes?.length ?? 'no'} bytes for ${across} × ${down}` : told(picture)}`);
  }
  let canvas: Canvas = { data: picture.data, width: picture.width, height: picture.height, back: fromUpright(picture) };
  const { turn, resize: sizing, thumbnail, padAround, crop, tiles, squares } = steps;
  if (turn && ((turn.width < turn.height && canvas.width > canvas.height) || (turn.width > turn.height && canvas.width < canvas.height))) canvas = turned(canvas);
  if (sizing) {
    const [width, height] = resized(sizing.size, canvas.width, canvas.height);
    // what is cut off at once is not worked out
    const kept = crop && !thumbnail && !padAround && crop.width <= width && crop.height <= height ? middle({ width, height }, crop.height, crop.width) : undefined;
    canvas = resizeTo(canvas, width, height, sizing.filter, kept);
  }
  if (thumbnail) {
    let [width, height] = [Math.min(canvas.width, thumbnail.width), Math.min(canvas.height, thumbnail.height)];
    if (width !== canvas.width || height !== canvas.height) {
      if (canvas.height > canvas.width) width = Math.trunc((canvas.width * height) / canvas.height);
      else if (canvas.width > canvas.height) height = Math.trunc((canvas.height * width) / canvas.width);
      canvas = resizeTo(canvas, width, height, thumbnail.filter);
    }
  }
  const fits = (frame: { readonly height: number; readonly width: number }): void => {
    if (canvas.width > frame.width || canvas.height > frame.height) throw new InputError(`picture: ${picture.name} must fit ${frame.width} × ${frame.height} to be padded, got ${canvas.width} × ${canvas.height}; see do_pad in preprocessor_config.json`);
  };
  if (padAround) {
    fits(padAround);
    canvas = windowOf(canvas, -Math.floor((padAround.width - canvas.width) / 2), -Math.floor((padAround.height - canvas.height) / 2), padAround.width, padAround.height);
  }
  if (crop) {
    const { left, top } = middle(canvas, crop.height, crop.width);
    // black around it where the picture is smaller
    if (canvas.width !== crop.width || canvas.height !== crop.height) canvas = windowOf(canvas, left, top, crop.width, crop.height);
  }
  let content: Processed['content'] | null = null;
  if (tiles) {
    const sheet = sheetFor(canvas.width, canvas.height, tiles.edge, tiles.most);
    canvas = resizeTo(canvas, ...fitted(canvas.width, canvas.height, tiles.edge, sheet), tiles.filter);
    content = [canvas.width, canvas.height];
    canvas = windowOf(canvas, 0, 0, sheet.columns * tiles.edge, sheet.rows * tiles.edge);
  }
  let whole: Canvas | null = null;
  if (squares) {
    const { edge, apart, filter } = squares;
    canvas = resizeTo(canvas, ...(apart ? inSquares(edge, canvas.width, canvas.height) : ([edge, edge] as const)), filter);
    if (canvas.width > edge || canvas.height > edge) whole = resizeTo(canvas, edge, edge, filter);
  }
  if (steps.padAfter) fits(steps.padAfter);
  const pixels = normalized(canvas, steps);
  const [, height, width] = pixels.shape as [number, number, number];
  return {
    pixels, height, width, content: content ?? [canvas.width, canvas.height], back: canvas.back, stored: storedSize(picture),
    ...(whole ? { whole: { pixels: normalized(whole, steps), back: whole.back } } : {}),
  };
}

/** Bytes as the model sees them, in the reference's own steps: to float32 after the factor, then the mean and the deviation in float32. */
function normalized({ width: inner, height: rows, data }: Canvas, { padAfter, rescale, normalize }: PictureSteps): NDArray<'float32'> {
  const { width, height } = padAfter ?? { width: inner, height: rows };
  const pixels = new Float32Array(3 * width * height);
  for (let channel = 0; channel < 3; channel++) {
    const table = Float32Array.from({ length: 256 }, (_, value) => {
      const x = Math.fround(rescale === null ? value : value * rescale);
      if (!normalize) return x;
      return Math.fround(Math.fround(x - Math.fround(normalize.mean[channel] as number)) / Math.fround(normalize.deviation[channel] as number));
    });
    const plane = channel * width * height;
    for (let y = 0; y < rows; y++) for (let x = 0; x < inner; x++) pixels[plane + y * width + x] = table[data[(y * inner + x) * 3 + channel] as number] as number;
  }
  return float32(pixels, [3, height, width]);
}

/** The box of a box of the model's pixels in the user's picture; null where it is all padding. */
export function boxIn({ back, content, stored }: Processed, box: Box): Box | null {
  const seen = within(box, ...content);
  return seen && within(mapBox(back, seen), ...stored);
}

/** Boxes of an even grid of regions over the model's pixels, row by row; null for regions that are all padding. */
export function regionBoxes(processed: Processed, rows: number, columns: number, height: number, width: number): (Box | null)[] {
  return tileBoxes(processed, { rows, columns, height, width }, { rows: 1, columns: 1 }, 0);
}

/** The same over all of a sheet's square tiles, each of which has such a grid from its upper left corner. @param edge of a tile */
export function tileBoxes(processed: Processed, { rows, columns, height, width }: { readonly rows: number; readonly columns: number; readonly height: number; readonly width: number }, sheet: Sheet, edge: number): (Box | null)[] {
  const across = columns * sheet.columns;
  return Array.from({ length: rows * sheet.rows * across }, (_, i) => {
    const [row, column] = [Math.floor(i / across), i % across];
    const [left, top] = [Math.floor(column / columns) * edge + (column % columns) * width, Math.floor(row / rows) * edge + (row % rows) * height];
    return boxIn(processed, [left, top, left + width, top + height]);
  });
}
