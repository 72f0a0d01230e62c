// Times of tokens against the same computed word by word as the reference words it: weights over their sum, standardised
// over tokens, the middle of seven sorted, mean of the heads, cheapest path by trying all steps back.
import { describe, expect, it } from 'vitest';
import { random } from '../random.ts';
import { tokenTimes } from './timing.ts';

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** @param rows weights by token: before, chosen, what follows, after */
function slowTimes(rows: readonly Float32Array[], before: number, heads: number, length: number, positions: number): number[] {
  const costs = Array.from({ length: rows.length - before - 1 }, () => new Array<number>(positions).fill(0));
  for (let head = 0; head < heads; head++) {
    const shares = rows.map((row) => {
      const own = Array.from(row.subarray(head * length, head * length + positions));
      return own.map((weight) => Math.fround(weight / own.reduce((sum, value) => sum + value, 0)));
    });
    const columns = Array.from({ length: positions }, (_, p) => shares.map((row) => row[p] as number));
    const standard = columns.map((column) => {
      const deviation = Math.sqrt(mean(column.map((value) => (value - mean(column)) ** 2))) || 1;
      return column.map((value) => Math.fround((value - mean(column)) / deviation));
    });
    for (const [i, row] of costs.entries()) {
      const z = (p: number): number => standard[p < 0 ? -p : p >= positions ? 2 * positions - 2 - p : p]?.[before + i] as number;
      for (let p = 0; p < positions; p++) {
        const around = positions <= 3 ? [z(p)] : [-3, -2, -1, 0, 1, 2, 3].map((off) => z(p + off)).sort((a, b) => a - b);
        row[p] = (row[p] as number) - (around[(around.length - 1) / 2] as number) / heads;
      }
    }
  }
  const best = costs.map(() => new Array<{ cost: number; from: number }>(positions));
  const sum = (row: number, p: number): number => (row < 0 && p < 0 ? 0 : (best[row]?.[p]?.cost ?? Number.POSITIVE_INFINITY));
  for (const [row, own] of costs.entries()) {
    for (let p = 0; p < positions; p++) {
      const [both, down, along] = [sum(row - 1, p - 1), sum(row - 1, p), sum(row, p - 1)];
      const from = both < down && both < along ? 0 : down < both && down < along ? 1 : 2;
      (best[row] as { cost: number; from: number }[])[p] = { cost: Math.fround(Math.fround(own[p] as number) + ([both, down, along][from] as number)), from };
    }
  }
  const times = new Array<number>(costs.length);
  for (let row = costs.length - 1, p = positions - 1; row >= 0; ) {
    times[row] = p / 50;
    const from = p < 0 ? 1 : row === 0 && p === 0 ? 0 : (best[row]?.[p]?.from as number);
    if (from !== 2) row--;
    if (from !== 1) p--;
  }
  return times;
}

describe('times of tokens', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8, 13, 40, 61])('are those of the slow way, of %i positions, even or sharp', (positions) => {
    const uniform = random(positions);
    for (const sharp of [1, 8]) {
      const [heads, length] = [3, positions + 2];
      const rows = Array.from({ length: 11 }, () => Float32Array.from({ length: heads * length }, () => uniform() ** sharp + 1e-9));
      const [first, second, ...others] = rows as [Float32Array, Float32Array, ...Float32Array[]];
      const attended = { before: [first, second], tokens: others.slice(0, -1), after: others.at(-1) as Float32Array };
      expect(tokenTimes(attended, Array.from({ length: 7 }, (_, i) => i), heads, 2 * positions)).toEqual(slowTimes(rows, 2, heads, length, positions));
    }
  });

  it('are of the first position where every token looks at all alike', () => {
    const flat = Array.from({ length: 5 }, () => new Float32Array(2 * 10).fill(0.1));
    const [before, ...others] = flat as [Float32Array, ...Float32Array[]];
    expect(tokenTimes({ before: [before], tokens: others.slice(0, -1), after: others.at(-1) as Float32Array }, [0, 1], 2, 20)).toEqual([0, 0, 0]);
  });
});
