// Resizing as Pillow does it: each output pixel is a weighted sum of input pixels, the weights in fixed
// point of 22 bits, rows and columns one after the other, with 8 bits in between; where it gets smaller the filter gets wider.

/** Filters by Pillow's numbers, which is how configs name them. */
const filters: Readonly<Record<number, { readonly support: number; readonly weight: (x: number) => number }>> = {
  1: { support: 3, weight: (x) => (x >= -3 && x < 3 ? sinc(x) * sinc(x / 3) : 0) }, // Lanczos
  2: { support: 1, weight: (x) => Math.max(0, 1 - Math.abs(x)) }, // linear
  3: { support: 2, weight: cubic },
  4: { support: 0.5, weight: (x) => (x > -0.5 && x <= 0.5 ? 1 : 0) }, // box
  5: { support: 1, weight: hamming },
};
const nearest = 0;

/** Names of Pillow's filters by number. */
export const resampleNames: Readonly<Record<number, string>> = { 0: 'nearest', 1: 'lanczos', 2: 'bilinear', 3: 'bicubic', 4: 'box', 5: 'hamming' };

const sinc = (x: number): number => (x === 0 ? 1 : Math.sin(x * Math.PI) / (x * Math.PI));

// Keys 1981 with a = -1/2
function cubic(signed: number): number {
  const a = -0.5;
  const x = Math.abs(signed);
  if (x < 1) return ((a + 2) * x - (a + 3)) * x * x + 1;
  return x < 2 ? (((x - 5) * x + 8) * x - 4) * a : 0;
}

function hamming(signed: number): number {
  const x = Math.abs(signed) * Math.PI;
  if (x === 0) return 1;
  return x >= Math.PI ? 0 : (Math.sin(x) / x) * (0.54 + 0.46 * Math.cos(x));
}

const precision = 22;

interface Kernel {
  readonly size: number;
  /** First input and how many, for each output. */
  readonly first: Int32Array;
  readonly count: Int32Array;
  readonly weights: Int32Array;
}

/** Of the outputs from one on, so many of them. */
function kernelOf(from: number, to: number, number: number, start: number, outputs: number): Kernel {
  const filter = filters[number] as (typeof filters)[number];
  const scale = from / to;
  const stretch = Math.max(1, scale);
  const narrow = 1 / stretch;
  const support = filter.support * stretch;
  const size = Math.ceil(support) * 2 + 1;
  const kernel: Kernel = { size, first: new Int32Array(outputs), count: new Int32Array(outputs), weights: new Int32Array(outputs * size) };
  const row = new Float64Array(size);
  for (let out = 0; out < outputs; out++) {
    const center = (start + out + 0.5) * scale;
    const first = Math.max(0, Math.trunc(center - support + 0.5));
    const count = Math.min(from, Math.trunc(center + support + 0.5)) - first;
    let sum = 0;
    for (let i = 0; i < count; i++) {
      row[i] = filter.weight((i + first - center + 0.5) * narrow);
      sum += row[i] as number;
    }
    for (let i = 0; i < count; i++) {
      const weight = (sum === 0 ? (row[i] as number) : (row[i] as number) / sum) * 2 ** precision;
      kernel.weights[out * size + i] = Math.trunc(weight < 0 ? weight - 0.5 : weight + 0.5);
    }
    kernel.first[out] = first;
    kernel.count[out] = count;
  }
  return kernel;
}

const half = 1 << (precision - 1);

/** A part of what a picture is resized to. */
export interface Window {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Resizes 8-bit pixels of three channels. @param filter Pillow's number of it @param window the part that is wanted; default all
 *
 * In Pillow 13's order of passes, which has columns before rows where that is less work: where the height shrinks, and by more
 * than twice as much as the width. Pillow to version 12 takes rows first always, and may differ from this in some pixels: what
 * stands between the passes is rounded, and clipped to 8 bits where filters overshoot.
 */
export function resize(data: Uint8Array, width: number, height: number, toWidth: number, toHeight: number, filter: number, window: Window = { left: 0, top: 0, width: toWidth, height: toHeight }): Uint8Array {
  const all = window.width === toWidth && window.height === toHeight;
  if (width === toWidth && height === toHeight && all) return data;
  if (filter === nearest) return pickNearest(data, width, height, toWidth, toHeight, window);
  const across = kernelOf(width, toWidth, filter, window.left, window.width);
  const down = kernelOf(height, toHeight, filter, window.top, window.height);
  if (toHeight < height && 2 * (width - toWidth) < height - toHeight) return resizeRows(resizeColumns(data, width, down), width, window.height, across);
  // rows that no wanted one is made of are left out
  const [from, last] = [down.first[0] as number, window.height - 1];
  const rows = (down.first[last] as number) + (down.count[last] as number) - from;
  const between = resizeRows(data.subarray(from * width * 3), width, rows, across);
  return resizeColumns(between, window.width, { ...down, first: down.first.map((row) => row - from) });
}

// sums of bytes times weights stay within 32 bits (that is why the weights have 22), in which they are added up twice as fast
function resizeRows(data: Uint8Array, width: number, height: number, { size, first, count, weights }: Kernel): Uint8Array {
  const toWidth = first.length;
  const out = new Uint8ClampedArray(toWidth * height * 3);
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0; x < toWidth; x++, to += 3) {
      let red = half;
      let green = half;
      let blue = half;
      let from = (y * width + (first[x] as number)) * 3;
      for (let at = x * size, end = at + (count[x] as number); at < end; at++, from += 3) {
        const weight = weights[at] as number;
        red = (red + Math.imul(data[from] as number, weight)) | 0;
        green = (green + Math.imul(data[from + 1] as number, weight)) | 0;
        blue = (blue + Math.imul(data[from + 2] as number, weight)) | 0;
      }
      out[to] = red >> precision;
      out[to + 1] = green >> precision;
      out[to + 2] = blue >> precision;
    }
  }
  return new Uint8Array(out.buffer);
}

function resizeColumns(data: Uint8Array, width: number, { size, first, count, weights }: Kernel): Uint8Array {
  const toHeight = first.length;
  const row = width * 3;
  const out = new Uint8ClampedArray(row * toHeight);
  const sums = new Int32Array(row);
  for (let y = 0; y < toHeight; y++) {
    sums.fill(half);
    let at = y * size;
    let from = (first[y] as number) * row;
    const end = at + (count[y] as number);
    // four rows at a time: a sum is read and written once for all of them
    for (; at + 4 <= end; at += 4, from += 4 * row) {
      const [a, b, c, d] = [weights[at] as number, weights[at + 1] as number, weights[at + 2] as number, weights[at + 3] as number];
      const [second, third, fourth] = [from + row, from + 2 * row, from + 3 * row];
      for (let x = 0; x < row; x++) {
        const two = (Math.imul(data[from + x] as number, a) + Math.imul(data[second + x] as number, b)) | 0;
        const more = (Math.imul(data[third + x] as number, c) + Math.imul(data[fourth + x] as number, d)) | 0;
        sums[x] = (sums[x] as number) + two + more;
      }
    }
    for (; at < end; at++, from += row) {
      const weight = weights[at] as number;
      for (let x = 0; x < row; x++) sums[x] = (sums[x] as number) + Math.imul(data[from + x] as number, weight);
    }
    for (let x = 0; x < row; x++) out[y * row + x] = (sums[x] as number) >> precision;
  }
  return new Uint8Array(out.buffer);
}

function pickNearest(data: Uint8Array, width: number, height: number, toWidth: number, toHeight: number, window: Window): Uint8Array {
  const out = new Uint8Array(window.width * window.height * 3);
  const [rows, columns] = [nearestOf(height, toHeight), nearestOf(width, toWidth)];
  for (let y = 0; y < window.height; y++) {
    const row = (rows[window.top + y] as number) * width;
    for (let x = 0; x < window.width; x++) {
      const from = (row + (columns[window.left + x] as number)) * 3;
      out.set(data.subarray(from, from + 3), (y * window.width + x) * 3);
    }
  }
  return out;
}

/** The input of each output. Steps are added up, as Pillow adds them: what falls between two inputs goes where its rounding has it. */
function nearestOf(from: number, to: number): Int32Array {
  const step = from / to;
  let at = step / 2;
  return Int32Array.from({ length: to }, () => {
    const here = Math.floor(at);
    at += step;
    return Math.min(here, from - 1);
  });
}
