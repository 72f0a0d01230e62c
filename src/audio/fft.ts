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
    if (radix === 2) this.#twos(span);
    else if (radix === 4) this.#fours(span);
    else if (radix === 5) this.#fives(span);
    else this.#any(radix, span);
  }

  #any(radix: number, span: number): void {
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

  // The same written out for the radices of Whisper's frames: a sixth of the time.

  #twos(span: number): void {
    const [re, im, cos, sin] = [this.#real, this.#imaginary, this.#cos, this.#sin];
    const step = this.size / (2 * span);
    for (let k = 0; k < span; k++) {
      const c = cos[k * step] as number;
      const s = sin[k * step] as number;
      for (let a = k; a < this.#half; a += 2 * span) {
        const b = a + span;
        const x = (re[b] as number) * c - (im[b] as number) * s;
        const y = (re[b] as number) * s + (im[b] as number) * c;
        re[b] = (re[a] as number) - x;
        im[b] = (im[a] as number) - y;
        re[a] = (re[a] as number) + x;
        im[a] = (im[a] as number) + y;
      }
    }
  }

  #fours(span: number): void {
    const [re, im, cos, sin] = [this.#real, this.#imaginary, this.#cos, this.#sin];
    const step = this.size / (4 * span);
    for (let k = 0; k < span; k++) {
      const c1 = cos[k * step] as number;
      const s1 = sin[k * step] as number;
      const c2 = cos[2 * k * step] as number;
      const s2 = sin[2 * k * step] as number;
      const c3 = cos[3 * k * step] as number;
      const s3 = sin[3 * k * step] as number;
      for (let a = k; a < this.#half; a += 4 * span) {
        const b = a + span;
        const c = a + 2 * span;
        const d = a + 3 * span;
        const x0 = re[a] as number;
        const y0 = im[a] as number;
        const x1 = (re[b] as number) * c1 - (im[b] as number) * s1;
        const y1 = (re[b] as number) * s1 + (im[b] as number) * c1;
        const x2 = (re[c] as number) * c2 - (im[c] as number) * s2;
        const y2 = (re[c] as number) * s2 + (im[c] as number) * c2;
        const x3 = (re[d] as number) * c3 - (im[d] as number) * s3;
        const y3 = (re[d] as number) * s3 + (im[d] as number) * c3;
        re[a] = x0 + x2 + x1 + x3;
        im[a] = y0 + y2 + y1 + y3;
        // a quarter turn backwards: −i(x + iy) = y − ix
        re[b] = x0 - x2 + y1 - y3;
        im[b] = y0 - y2 - x1 + x3;
        re[c] = x0 + x2 - x1 - x3;
        im[c] = y0 + y2 - y1 - y3;
        re[d] = x0 - x2 - y1 + y3;
        im[d] = y0 - y2 + x1 - x3;
      }
    }
  }

  #fives(span: number): void {
    const [re, im, cos, sin] = [this.#real, this.#imaginary, this.#cos, this.#sin];
    const step = this.size / (5 * span);
    const fifth = this.size / 5;
    // the table's sines are those of backward turns
    const [ca, sa, cb, sb] = [cos[fifth] as number, sin[fifth] as number, cos[2 * fifth] as number, sin[2 * fifth] as number];
    for (let k = 0; k < span; k++) {
      const c1 = cos[k * step] as number;
      const s1 = sin[k * step] as number;
      const c2 = cos[2 * k * step] as number;
      const s2 = sin[2 * k * step] as number;
      const c3 = cos[3 * k * step] as number;
      const s3 = sin[3 * k * step] as number;
      const c4 = cos[4 * k * step] as number;
      const s4 = sin[4 * k * step] as number;
      for (let a = k; a < this.#half; a += 5 * span) {
        const b = a + span;
        const c = a + 2 * span;
        const d = a + 3 * span;
        const e = a + 4 * span;
        const x0 = re[a] as number;
        const y0 = im[a] as number;
        const x1 = (re[b] as number) * c1 - (im[b] as number) * s1;
        const y1 = (re[b] as number) * s1 + (im[b] as number) * c1;
        const x2 = (re[c] as number) * c2 - (im[c] as number) * s2;
        const y2 = (re[c] as number) * s2 + (im[c] as number) * c2;
        const x3 = (re[d] as number) * c3 - (im[d] as number) * s3;
        const y3 = (re[d] as number) * s3 + (im[d] as number) * c3;
        const x4 = (re[e] as number) * c4 - (im[e] as number) * s4;
        const y4 = (re[e] as number) * s4 + (im[e] as number) * c4;
        const px = x1 + x4;
        const py = y1 + y4;
        const mx = x1 - x4;
        const my = y1 - y4;
        const qx = x2 + x3;
        const qy = y2 + y3;
        const nx = x2 - x3;
        const ny = y2 - y3;
        re[a] = x0 + px + qx;
        im[a] = y0 + py + qy;
        const ax = x0 + ca * px + cb * qx;
        const ay = y0 + ca * py + cb * qy;
        const bx = sa * mx + sb * nx;
        const by = sa * my + sb * ny;
        re[b] = ax - by;
        im[b] = ay + bx;
        re[e] = ax + by;
        im[e] = ay - bx;
        const ex = x0 + cb * px + ca * qx;
        const ey = y0 + cb * py + ca * qy;
        const fx = sb * mx - sa * nx;
        const fy = sb * my - sa * ny;
        re[c] = ex - fy;
        im[c] = ey + fx;
        re[d] = ex + fy;
        im[d] = ey - fx;
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
