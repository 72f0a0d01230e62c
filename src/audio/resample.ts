// Change of sampling rate by a windowed sinc, phase by phase (Smith, "Digital Audio Resampling"): Kaiser window, 32 zero
// crossings either side; what is below 0.84 of the lower Nyquist frequency passes to 1e-3, what is above it is 60 dB down.

const crossings = 32;
const rolloff = 0.92;
const beta = 8;
// rates with more phases than this share the nearest one
const mostPhases = 2048;

/** The zeroth modified Bessel function, by its series. */
function bessel(x: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; term > sum * 1e-16; k++) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));

/** Samples of one rate in, of another out, piece by piece. */
export class Resampler {
  readonly #up: number;
  readonly #down: number;
  readonly #reach: number;
  readonly #phases: number;
  readonly #table: Float64Array;
  #pending: Float64Array;
  #count: number;
  #first: number;
  #next = 0;
  #taken = 0;

  /** Throws RangeError for rates that are no rates. */
  constructor(from: number, to: number) {
    for (const rate of [from, to]) if (!Number.isInteger(rate) || rate < 1000 || rate > 768000) throw new RangeError(`audio: a sampling rate must be a whole number from 1000 to 768000, got ${rate}`);
    const common = divisor(from, to);
    this.#up = to / common;
    this.#down = from / common;
    const widening = Math.max(1, from / to);
    this.#reach = Math.ceil(crossings * widening);
    this.#phases = Math.min(this.#up, mostPhases);
    const taps = 2 * this.#reach + 1;
    const cutoff = rolloff / widening;
    const scale = bessel(beta);
    this.#table = new Float64Array(this.#phases * taps);
    for (let phase = 0; phase < this.#phases; phase++) {
      let sum = 0;
      for (let tap = 0; tap < taps; tap++) {
        const distance = tap - this.#reach - phase / this.#phases;
        const inside = 1 - (distance / (crossings * widening + 1)) ** 2;
        const x = Math.PI * distance * cutoff;
        const weight = inside <= 0 ? 0 : (cutoff * (x === 0 ? 1 : Math.sin(x) / x) * bessel(beta * Math.sqrt(inside))) / scale;
        this.#table[phase * taps + tap] = weight;
        sum += weight;
      }
      // each phase passes a constant as it is
      for (let tap = 0; tap < taps; tap++) this.#table[phase * taps + tap] = (this.#table[phase * taps + tap] as number) / sum;
    }
    this.#pending = new Float64Array(4 * taps);
    this.#count = this.#reach;
    this.#first = -this.#reach;
  }

  push(samples: Float32Array): Float32Array {
    this.#taken += samples.length;
    return this.#run(samples, Number.POSITIVE_INFINITY);
  }

  /** What is left when no more samples come. */
  finish(): Float32Array {
    return this.#run(new Float32Array(this.#reach + 1), Math.ceil((this.#taken * this.#up) / this.#down));
  }

  #run(samples: Float32Array, limit: number): Float32Array {
    const needed = this.#count + samples.length;
    if (needed > this.#pending.length) {
      const larger = new Float64Array(Math.max(needed, 2 * this.#pending.length));
      larger.set(this.#pending.subarray(0, this.#count));
      this.#pending = larger;
    }
    this.#pending.set(samples, this.#count);
    this.#count = needed;
    const [reach, up, down, phases, table, pending] = [this.#reach, this.#up, this.#down, this.#phases, this.#table, this.#pending];
    const taps = 2 * reach + 1;
    // the last whose window lies in what has come
    const last = Math.floor(((this.#first + this.#count - reach) * up - 1) / down);
    const count = Math.max(0, Math.min(last + 1, limit) - this.#next);
    const result = new Float32Array(count);
    for (let i = 0; i < count; i++) {
      const place = (this.#next + i) * down;
      let centre = Math.floor(place / up);
      let phase = place - centre * up;
      if (phases !== up) {
        phase = Math.round((phase * phases) / up);
        if (phase === phases) {
          phase = 0;
          centre++;
        }
      }
      const from = centre - reach - this.#first;
      const row = phase * taps;
      let sum = 0;
      for (let tap = 0; tap < taps; tap++) sum += (table[row + tap] as number) * (pending[from + tap] as number);
      result[i] = sum;
    }
    this.#next += count;
    const done = Math.max(0, Math.min(this.#count, Math.floor((this.#next * down) / up) - reach - this.#first));
    pending.copyWithin(0, done, this.#count);
    this.#count -= done;
    this.#first += done;
    return result;
  }
}
