// A picture as everything here takes it: red, green and blue in 8 bits, upright; and the way back to the user's own
// raster, in which boxes are told.

/** A decoded picture. */
export interface Picture {
  /** File name or whatever else it is called in messages. */
  readonly name: string;
  /** Sizes as it is looked at, after the camera's rotation was undone. */
  readonly width: number;
  readonly height: number;
  /** Rows from the top, three bytes a pixel. */
  readonly data: Uint8Array;
  /** EXIF orientation of the file, 1 to 8: 1 is upright already. */
  readonly orientation: number;
}

/** Left, top, right and bottom in pixels. */
export type Box = readonly [number, number, number, number];

/** x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Affine = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const identity: Affine = [1, 0, 0, 1, 0, 0];

/** First `inner`, then `outer`. */
export function compose([A, B, C, D, E, F]: Affine, [a, b, c, d, e, f]: Affine): Affine {
  return [A * a + C * b, B * a + D * b, A * c + C * d, B * c + D * d, A * e + C * f + E, B * e + D * f + F];
}

export const move = (x: number, y: number): Affine => [1, 0, 0, 1, x, y];
export const scaled = (x: number, y: number): Affine => [x, 0, 0, y, 0, 0];

/** The box around a box's image. */
export function mapBox([a, b, c, d, e, f]: Affine, [left, top, right, bottom]: Box): Box {
  const xs = [a * left + c * top + e, a * right + c * bottom + e];
  const ys = [b * left + d * top + f, b * right + d * bottom + f];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** A box within a picture's bounds; null where nothing of it is inside. */
export function within([left, top, right, bottom]: Box, width: number, height: number): Box | null {
  const box: Box = [Math.max(0, left), Math.max(0, top), Math.min(width, right), Math.min(height, bottom)];
  // slivers are what rounding left over
  return box[2] - box[0] > 1e-6 && box[3] - box[1] > 1e-6 ? box : null;
}

/** Sizes of the raster in the file. */
export const storedSize = ({ width, height, orientation }: Picture): readonly [width: number, height: number] => (orientation >= 5 ? [height, width] : [width, height]);

/** From the upright picture to the raster in the file (EXIF 2.32, tag 0x0112). */
export function fromUpright(picture: Picture): Affine {
  const [width, height] = storedSize(picture);
  const ways: Readonly<Record<number, Affine>> = {
    2: [-1, 0, 0, 1, width, 0],
    3: [-1, 0, 0, -1, width, height],
    4: [1, 0, 0, -1, 0, height],
    5: [0, 1, 1, 0, 0, 0],
    6: [0, -1, 1, 0, 0, height],
    7: [0, -1, -1, 0, width, height],
    8: [0, 1, -1, 0, width, 0],
  };
  return ways[picture.orientation] ?? identity;
}

/** A box of the file's raster in the picture as it is looked at. */
export function boxUpright(picture: Picture, box: Box): Box {
  const [a, b, c, d, e, f] = fromUpright(picture);
  // turns and mirrorings undo themselves when their square part is transposed
  return mapBox([a, c, b, d, -(a * e + b * f), -(c * e + d * f)], box);
}
