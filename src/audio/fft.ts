// The discrete Fourier transform of real frames, of any length whose prime factors are small (400 = 2⁴·5² for Whisper),
// by decimation in time with mixed radices (Cooley & Tukey 1965). In float64: quiet bins beside loud ones keep their
// digits.

/** Power |X_k|², k = 0 … n/2, of real frames of n samples. */
export class PowerSpectrum {
  readonly size: number;
  readonly #radices: readonly number[];
  readonly #cos: Float64Array;
  readonly #sin: Float64Array;
  readonly #order: Int32Array;
  readonly #real: Float64Array;
  readonly #imaginary: Float64Array;
  readonly #butterflyReal: Float64Array;
  readonly #butterflyImaginary: Float64Array;
  // a real frame of even length is a complex one of half the length: even samples real, odd samples imaginary
  readonly #half: number;

  constructor(size: number) {
    if (!Number.isInteger(size) || size < 2 || size % 2 !== 0) throw new RangeError(`fft: a frame must have an even number of samples, got ${size}`);
    this.size = size;
    this.#half = size / 2;
    const radices: number[] = [];
    let left = this.#half;
    for (const radix of [4, 2, 3, 5, 7]) for (; left % radix === 0; left /= radix) radices.push(radix);
    for (let radix = 11; left > 1; radix += 2) for (; left % radix === 0; left /= radix) radices.push(radix);
    this.#radices = radices;
    this.#cos = Float64Array.from({ length: size }, (_, i) => Math.cos((-2 * Math.PI * i) / size));
    this.#sin = Float64Array.from({ length: size }, (_, i) => Math.sin((-2 * Math.PI * i) / size));
    this.#order = Int32Array.from(ordered(this.#half, radices));
    this.#real = new Float64Array(this.#half);
    this.#imaginary = new Float64Array(this.#half);
    const widest = Math.max(1, ...radices);
    this.#butterflyReal = new Float64Array(widest);
    this.#butterflyImaginary = new Float64Array(widest);
  }

  /** @param frame n samples, windowed @param power written, n/2 + 1 values */
  run(frame: Float64Array, power: Float64Array): void {
    const half = this.#half;
    const re = this.#real;
    const im = this.#imaginary;
    const order = this.#order;
    for (let i = 0; i < half; i++) {
      const from = 2 * (order[i] as number);
      re[i] = frame[from] as number;
      im[i] = frame[from + 1] as number;
    }
    let span = 1;
    for (let stage = this.#radices.length - 1; stage >= 0; stage--) {
      const radix = this.#radices[stage] as number;
      this.#stage(radix, span);
      span *= radix;
    }
    // X_k = E_k + e^(-2πik/n) O_k, with E and O from the halves' symmetries
    for (let k = 0; k <= half / 2; k++) {
      const other = k === 0 ? 0 : half - k;
      const a = re[k] as number;
      const b = im[k] as number;
      const c = re[other] as number;
      const d = im[other] as number;
      const evenRe = (a + c) / 2;
      const evenIm = (b - d) / 2;
      const oddRe = (b + d) / 2;
      const oddIm = (c - a) / 2;
      const cos = this.#cos[k] as number;
      const sin = this.#sin[k] as number;
      const turnedRe = oddRe * cos - oddIm * sin;
      const turnedIm = oddRe * sin + oddIm * cos;
      power[k] = (evenRe + turnedRe) ** 2 + (evenIm + turnedIm) ** 2;
      power[half - k] = (evenRe - turnedRe) ** 2 + (evenIm - turnedIm) ** 2;
    }
  }

  /** Joins groups of `radix` transforms of length `span` into one of length radix·span. */
  #stage(radix: number, span: number): void {
    const re = this.#real;
    const im = this.#imaginary;
    const cos = this.#cos;
    const sin = this.#sin;
    const partRe = this.#butterflyReal;
    const partIm = this.#butterflyImaginary;
    const joined = radix * span;
    const step = this.size / joined; // of the table, a turn of 1/joined
    const turn = this.size / radix;
    for (let k = 0; k < span; k++) {
      for (let start = k; start < this.#half; start += joined) {
        for (let q = 0, at = start, angle = 0; q < radix; q++, at += span, angle += k * step) {
          const c = cos[angle] as number;
          const s = sin[angle] as number;
          const x = re[at] as number;
          const y = im[at] as number;
          partRe[q] = x * c - y * s;
          partIm[q] = x * s + y * c;
        }
        for (let p = 0, at = start; p < radix; p++, at += span) {
          let sumRe = partRe[0] as number;
          let sumIm = partIm[0] as number;
          for (let q = 1, angle = p * turn; q < radix; q++, angle += p * turn) {
            if (angle >= this.size) angle -= this.size;
            const c = cos[angle] as number;
            const s = sin[angle] as number;
            const x = partRe[q] as number;
            const y = partIm[q] as number;
            sumRe += x * c - y * s;
            sumIm += x * s + y * c;
          }
          re[at] = sumRe;
          im[at] = sumIm;
        }
      }
    }
  }
}

/** The order in which decimation by each radix in turn takes the samples. */
function ordered(count: number, radices: readonly number[], first = 0, stride = 1): number[] {
  const [radix, ...rest] = radices;
  if (radix === undefined) return [first];
  return Array.from({ length: radix }, (_, q) => ordered(count / radix, rest, first + q * stride, stride * radix)).flat();
}
