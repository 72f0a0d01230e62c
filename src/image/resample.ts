// Resizing as Pillow does it: each output pixel is a weighted sum of input pixels, the weights in fixed
// point of 22 bits, rows first and then columns, with 8 bits in between; where it gets smaller the filter gets wider.

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

function kernelOf(from: number, to: number, number: number): Kernel {
  const filter = filters[number] as (typeof filters)[number];
  const scale = from / to;
  const stretch = Math.max(1, scale);
  const narrow = 1 / stretch;
  const support = filter.support * stretch;
  const size = Math.ceil(support) * 2 + 1;
  const kernel: Kernel = { size, first: new Int32Array(to), count: new Int32Array(to), weights: new Int32Array(to * size) };
  const row = new Float64Array(size);
  for (let out = 0; out < to; out++) {
    const center = (out + 0.5) * scale;
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

const whole = 1 << precision;
const clip8 = (sum: number): number => (sum < 0 ? 0 : Math.min(255, sum >> precision));
// not rounded yet, but within what a byte holds
const clip = (sum: number): number => (sum < 0 ? 0 : Math.min(255, sum / whole));

/**
 * Resizes 8-bit pixels of three channels. @param filter Pillow's number of it
 *
 * Pillow to version 12 takes rows first. Version 13 takes columns first where that is less work, by an estimate of its
 * own: where the two may differ, what stands between the passes is not rounded here, so that either is met within one step.
 */
export function resize(data: Uint8Array, width: number, height: number, toWidth: number, toHeight: number, filter: number): Uint8Array {
  if (width === toWidth && height === toHeight) return data;
  if (filter === nearest) return pickNearest(data, width, height, toWidth, toHeight);
  const taller = toHeight < height && (width * toHeight < height * toWidth || height > 2 * width);
  const between = taller && width !== toWidth ? new Float32Array(toWidth * height * 3) : new Uint8Array(toWidth * height * 3);
  const across = width === toWidth ? data : resizeRows(data, between, width, height, kernelOf(width, toWidth, filter), toWidth);
  return height === toHeight ? Uint8Array.from(across) : resizeColumns(across, toWidth, kernelOf(height, toHeight, filter), toHeight);
}

type Plane = Uint8Array | Float32Array;

// sums of bytes times weights stay within 32 bits (that is why the weights have 22), in which they are added up twice as fast
function resizeRows(data: Uint8Array, out: Plane, width: number, height: number, { size, first, count, weights }: Kernel, toWidth: number): Plane {
  const [half, clipped] = out instanceof Uint8Array ? [whole / 2, clip8] : [0, clip];
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
      out[to] = clipped(red);
      out[to + 1] = clipped(green);
      out[to + 2] = clipped(blue);
    }
  }
  return out;
}

function resizeColumns(data: Plane, width: number, { size, first, count, weights }: Kernel, toHeight: number): Uint8Array {
  const row = width * 3;
  const out = new Uint8Array(row * toHeight);
  const sums = data instanceof Uint8Array ? new Int32Array(row) : new Float64Array(row);
  for (let y = 0; y < toHeight; y++) {
    sums.fill(whole / 2);
    for (let i = 0; i < (count[y] as number); i++) {
      const weight = weights[y * size + i] as number;
      const from = ((first[y] as number) + i) * row;
      if (data instanceof Uint8Array) for (let x = 0; x < row; x++) sums[x] = (sums[x] as number) + Math.imul(data[from + x] as number, weight);
      else for (let x = 0; x < row; x++) sums[x] = (sums[x] as number) + (data[from + x] as number) * weight;
    }
    for (let x = 0; x < row; x++) out[y * row + x] = clip8(sums[x] as number);
  }
  return out;
}

function pickNearest(data: Uint8Array, width: number, height: number, toWidth: number, toHeight: number): Uint8Array {
  const out = new Uint8Array(toWidth * toHeight * 3);
  for (let y = 0; y < toHeight; y++) {
    const row = Math.floor((y + 0.5) * (height / toHeight)) * width;
    for (let x = 0; x < toWidth; x++) {
      const from = (row + Math.floor((x + 0.5) * (width / toWidth))) * 3;
      out.set(data.subarray(from, from + 3), (y * toWidth + x) * 3);
    }
  }
  return out;
}
