// To which source each key belongs, as records are summed up: spans of a prompt, passages, a picture beside a question.
import { float32, type NDArray } from './array.ts';
import { InputError } from './errors.ts';

/**
 * Keys by source as the graph takes them: float32 [rows, keys, sources], 1 where a key belongs to a source.
 *
 * @param mask int64 [rows, keys], 1 where a token is; default everywhere
 * @param sources int64 [rows, keys]: numbers of sources from 0, −1 for keys of none. Default three: the first token
 *   (where models look when there is nothing to look at), those between, the last (what ends a sentence)
 */
export function keySources([rows, keys]: readonly [number, number], mask?: NDArray<'int64'>, sources?: NDArray<'int64'>): NDArray<'float32'> {
  if (sources) {
    if (sources.dtype !== 'int64' || sources.shape.length !== 2 || sources.shape[0] !== rows || sources.shape[1] !== keys) throw new InputError(`sources: must be int64 [${rows}, ${keys}] as the tokens, got ${sources.dtype} [${sources.shape}]`);
    let count = 1;
    for (const value of sources.data) {
      if (value < -1n || value >= BigInt(keys)) throw new InputError(`sources: numbers must be from -1 to ${keys - 1}, got ${value}`);
      count = Math.max(count, Number(value) + 1);
    }
    return oneOfEach(rows, keys, count, (row, key) => Number(sources.data[row * keys + key]));
  }
  const bounds = Array.from({ length: rows }, (_, row) => {
    let [first, last] = [0, keys - 1];
    if (mask) {
      while (first < last && mask.data[row * keys + first] === 0n) first++;
      while (last > first && mask.data[row * keys + last] === 0n) last--;
    }
    return [first, last] as const;
  });
  return oneOfEach(rows, keys, 3, (row, key) => {
    const [first, last] = bounds[row] as readonly [number, number];
    if (key < first || key > last) return -1;
    return key === first ? 0 : key === last ? 2 : 1;
  });
}

function oneOfEach(rows: number, keys: number, count: number, sourceOf: (row: number, key: number) => number): NDArray<'float32'> {
  const data = new Float32Array(rows * keys * count);
  for (let row = 0; row < rows; row++) {
    for (let key = 0; key < keys; key++) {
      const source = sourceOf(row, key);
      if (source >= 0) data[(row * keys + key) * count + source] = 1;
    }
  }
  return float32(data, [rows, keys, count]);
}
