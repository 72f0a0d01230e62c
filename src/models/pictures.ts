// Pictures as models declare them: their sizes in configs, the array they come in, and how states lie on them.
import type { Fields } from '../checkpoint/config.ts';
import { CheckpointError } from '../errors.ts';
import { patchGrid, type PictureShape } from '../layers/picture.ts';

/** States of a picture: tokens for the whole, then regions row by row, of a size in the model's pixels. */
export interface Regions {
  readonly lead: number;
  readonly rows: number;
  readonly columns: number;
  readonly height: number;
  readonly width: number;
}

/** The regions that patches are. */
export function regionsOf(shape: PictureShape, lead: number): Regions {
  const [rows, columns] = patchGrid(shape);
  return { lead, rows, columns, height: shape.patchHeight, width: shape.patchWidth };
}

/** A picture as an encoder declares it. @param batch name of the first dimension */
export const pictureDeclared = (shape: PictureShape, batch = 'batch') => ({ pixel_values: { dtype: 'float32' as const, shape: [batch, shape.channels, shape.height, shape.width] } });

/** A picture's sizes as configs give them: `image_size` and `patch_size` are a number, or height and width. */
export function pictureShape(fields: Fields, defaults: { readonly image: number; readonly patch: number; readonly channels: number }): PictureShape {
  const pair = (key: string, fallback: number): readonly [number, number] => {
    if (!Array.isArray(fields.value(key))) return [fields.integer(key, fallback), fields.integer(key, fallback)];
    const sizes = fields.integers(key, null, { min: 1, max: 1 << 16 }) ?? [];
    if (sizes.length !== 2) throw new CheckpointError(fields.file, `"${key}" must be a number, or height and width, got [${sizes.join(', ')}]`);
    return sizes as readonly [number, number];
  };
  const [height, width] = pair('image_size', defaults.image);
  const [patchHeight, patchWidth] = pair('patch_size', defaults.patch);
  if (patchHeight > height || patchWidth > width) throw new CheckpointError(fields.file, `"patch_size" must be at most "image_size", got ${patchHeight} × ${patchWidth} in ${height} × ${width}`);
  return { channels: fields.integer('num_channels', defaults.channels), height, width, patchHeight, patchWidth };
}
