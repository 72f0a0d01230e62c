// A loss curve in braille dots: two columns and four rows a character.
import { dim } from './terminal.ts';

const bits = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]] as const;

export function lossCurve(points: readonly { step: number; loss: number }[], columns = 60, rows = 10): string {
  const high = Math.max(...points.map((point) => point.loss));
  const low = Math.min(...points.map((point) => point.loss));
  const last = points.at(-1)?.step ?? 1;
  const cells = Array.from({ length: rows }, () => new Uint8Array(columns));
  for (const { step, loss } of points) {
    const x = Math.min(columns * 2 - 1, Math.floor((step / last) * (columns * 2 - 1)));
    const y = Math.min(rows * 4 - 1, Math.floor(((high - loss) / Math.max(1e-9, high - low)) * (rows * 4 - 1)));
    const row = cells[Math.floor(y / 4)] as Uint8Array;
    row[x >> 1] = (row[x >> 1] as number) | (bits[y % 4]?.[x % 2] as number);
  }
  const lines = cells.map((row, i) => `${dim((i === 0 ? high.toFixed(2) : i === rows - 1 ? low.toFixed(2) : '').padStart(6))} ${String.fromCharCode(...[...row].map((value) => 0x2800 + value))}`);
  return [...lines, `${' '.repeat(7)}${dim(`0${' '.repeat(columns - 1 - String(last).length)}${last} steps`)}`].join('\n');
}
