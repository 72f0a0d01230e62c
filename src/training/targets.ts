// What decoders are to write, as batches have it: rows of any length side by side.
import { float32, int64 } from '../array.ts';
import type { Batch } from './step.ts';

/** What a decoder reads of one sequence and what it is to write after each token; labels of weight 0 are given, not learnt. */
export interface TargetRow {
  readonly target: readonly number[];
  readonly labels: readonly number[];
  readonly weights: readonly number[];
}

/** Rows padded to the longest; what pads is read and written by none that counts. */
export function padTargets(rows: readonly TargetRow[], pad: number): Pick<Batch, 'target' | 'labels' | 'weights'> {
  const length = Math.max(...rows.map(({ target }) => target.length));
  const shape = [rows.length, length];
  const filled = (list: keyof TargetRow, rest: number): number[] => rows.flatMap((row) => [...row[list], ...new Array<number>(length - row.target.length).fill(rest)]);
  return { target: int64(filled('target', pad), shape), labels: int64(filled('labels', pad), shape), weights: float32(filled('weights', 0), shape) };
}
