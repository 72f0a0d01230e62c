// How alike texts are, within a terminal's width: a table of all pairs, or each text with those most like it.
import { clip, dim, hue } from './terminal.ts';

const cell = 6;
/** Columns of a text beside the table, at least. */
const label = 20;
const nearest = 3;

/** A text on one line of at most so many columns. */
const fitted = (text: string, columns: number): string => clip(text.replace(/\s+/g, ' ').trim(), columns);

const told = (value: number, own: boolean): string => {
  const text = value.toFixed(2).padStart(cell);
  return own ? dim(text) : hue(value > 0.6 ? 3 : value > 0.3 ? 1 : 4, text);
};

/** Lines that say how alike texts are, by the cosines of their vectors. */
export function likeness(texts: readonly string[], vectors: readonly Float32Array[], columns: number): string[] {
  const norms = vectors.map((vector) => Math.hypot(...vector) || 1);
  const rows = vectors.map((a, i) => vectors.map((b, j) => a.reduce((sum, value, k) => sum + value * (b[k] as number), 0) / ((norms[i] as number) * (norms[j] as number))));
  const room = columns - cell * texts.length - 2;
  if (room >= label) return rows.map((row, i) => `${row.map((value, j) => told(value, i === j)).join('')}  ${fitted(texts[i] as string, Math.min(room, 60))}`);
  return rows.flatMap((row, i) => [
    fitted(texts[i] as string, columns),
    ...[...row.entries()].filter(([j]) => j !== i).sort((a, b) => b[1] - a[1]).slice(0, nearest).map(([j, value]) => `${told(value, false)}  ${fitted(texts[j] as string, columns - cell - 2)}`),
  ]);
}
