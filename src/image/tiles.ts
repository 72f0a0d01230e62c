// A picture as a sheet of square tiles: as Mllama takes it, which sheet it fills best, how large it is on it, and the tiles
// cut out with what is said of them; as Idefics3 does, followed by the whole of it.
import { float32, int64, type NDArray } from '../array.ts';

/** How many tiles stand beside and below one another. */
export interface Sheet {
  readonly rows: number;
  readonly columns: number;
}

/** Every sheet of at most so many tiles, those of fewer rows first. */
export function sheets(most: number): Sheet[] {
  const each = Array.from({ length: most }, (_, i) => i + 1);
  return each.flatMap((rows) => each.filter((columns) => rows * columns <= most).map((columns) => ({ rows, columns })));
}

/** The sheet on which a picture is enlarged least, or made smaller least; of equals the smaller. */
export function sheetFor(width: number, height: number, edge: number, most: number): Sheet {
  const scales = sheets(most).map((sheet) => ({ sheet, scale: Math.min((sheet.columns * edge) / width, (sheet.rows * edge) / height), tiles: sheet.rows * sheet.columns }));
  const enlarged = scales.filter(({ scale }) => scale >= 1).map(({ scale }) => scale);
  const best = enlarged.length > 0 ? Math.min(...enlarged) : Math.max(...scales.map(({ scale }) => scale));
  return scales.filter(({ scale }) => scale === best).reduce((a, b) => (b.tiles < a.tiles ? b : a)).sheet;
}

/** Sizes of a picture on its sheet: at least as large as a tile, at most as the sheet, its sides' ratio kept. */
export function fitted(width: number, height: number, edge: number, { rows, columns }: Sheet): [width: number, height: number] {
  const [most, tallest] = [columns * edge, rows * edge];
  const [toWidth, toHeight] = [Math.min(Math.max(width, edge), most), Math.min(Math.max(height, edge), tallest)];
  const [across, down] = [toWidth / width, toHeight / height];
  return across < down ? [toWidth, Math.min(Math.floor(height * across) || 1, toHeight)] : [Math.min(Math.floor(width * down) || 1, toWidth), toHeight];
}

/** How a picture of whole tiles is cut. */
const sheetOf = ({ shape }: NDArray<'float32'>, edge: number): Sheet => ({ rows: (shape[1] as number) / edge, columns: (shape[2] as number) / edge });

/** A sheet's tiles one after another, row by row. @param room tiles that are filled up to with zeros */
function cut({ data, shape }: NDArray<'float32'>, edge: number, room: number): Float32Array<ArrayBuffer> {
  const [channels, height, width] = shape as [number, number, number];
  const across = width / edge;
  const pixels = new Float32Array(room * channels * edge * edge);
  for (let tile = 0; tile < (height / edge) * across; tile++) {
    const [top, left] = [Math.floor(tile / across) * edge, (tile % across) * edge];
    for (let channel = 0; channel < channels; channel++) {
      for (let y = 0; y < edge; y++) {
        const from = (channel * height + top + y) * width + left;
        pixels.set(data.subarray(from, from + edge), ((tile * channels + channel) * edge + y) * edge);
      }
    }
  }
  return pixels;
}

/**
 * A sheet's tiles, row by row, as a model of pictures in tiles takes them: one row of one picture.
 * @param pixels float32 [3, height, width] of whole tiles @param most tiles there is room for
 */
export function cutTiles(pixels: NDArray<'float32'>, edge: number, most: number): { readonly arrays: Readonly<Record<string, NDArray>>; readonly sheet: Sheet } {
  const sheet = sheetOf(pixels, edge);
  const id = sheets(most).findIndex(({ rows, columns }) => rows === sheet.rows && columns === sheet.columns) + 1;
  return {
    sheet,
    arrays: {
      pixel_values: float32(cut(pixels, edge, most), [1, 1, most, pixels.shape[0] as number, edge, edge]),
      aspect_ratio_ids: int64([id], [1, 1]),
      aspect_ratio_mask: int64(Array.from({ length: most }, (_, i) => (i < sheet.rows * sheet.columns ? 1 : 0)), [1, 1, most]),
    },
  };
}

/**
 * A sheet's tiles, row by row, and last the whole of the picture, as a model that sees each as a picture of its own takes them: one
 * row. Nothing of them is padding, which need not be said. A picture of one tile is itself the whole.
 * @param pixels float32 [3, height, width] of whole tiles @param whole float32 [3, edge, edge]
 */
export function cutSquares(pixels: NDArray<'float32'>, edge: number, whole?: NDArray<'float32'>): { readonly arrays: Readonly<Record<string, NDArray>>; readonly sheet: Sheet } {
  const sheet = sheetOf(pixels, edge);
  const tiles = sheet.rows * sheet.columns;
  const count = tiles + (whole ? 1 : 0);
  const all = cut(pixels, edge, count);
  if (whole) all.set(whole.data, tiles * whole.data.length);
  return { sheet, arrays: { pixel_values: float32(all, [1, count, pixels.shape[0] as number, edge, edge]) } };
}
