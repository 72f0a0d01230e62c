// What happens to a voice between a mouth and a file: another rate, a room, a telephone, noise, a level. Pure functions of
// samples and a seed; times are kept, so that words stay where they were.
import type { Chance } from '../fr-en/chance.ts';

/** Samples a second of what the model hears. */
export const rate = 16_000;

// A low-pass as long as 32 samples of the original (windowed sinc) for each of 512 places between two of them; a little
// below half the new rate, also where the voice is played 7% faster.
const reach = 16;
const places = 512;
const kernels = Array.from({ length: places + 1 }, (_, place) =>
  Float64Array.from({ length: 2 * reach }, (_tap, tap) => {
    const x = tap - reach + 1 - place / places;
    const band = (0.93 * rate) / 22_050;
    const sinc = x === 0 ? band : Math.sin(Math.PI * band * x) / (Math.PI * x);
    return Math.abs(x) >= reach ? 0 : sinc * Math.cos((Math.PI * x) / (2 * reach)) ** 2;
  }),
);

/** Samples taken every `step` of the original, to the nearest place, as parts of `full`. */
export function resample(samples: Int16Array | Float32Array, step: number, full = 1): Float32Array {
  const padded = new Float64Array(samples.length + 2 * reach);
  padded.set(samples, reach);
  const result = new Float32Array(Math.floor(samples.length / step));
  for (let i = 0; i < result.length; i++) {
    const first = Math.floor(i * step);
    const kernel = kernels[Math.round((i * step - first) * places)] as Float64Array;
    // four sums that do not wait for each other
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    for (let tap = 0, at = first + 1; tap < 2 * reach; tap += 4, at += 4) {
      a += (padded[at] as number) * (kernel[tap] as number);
      b += (padded[at + 1] as number) * (kernel[tap + 1] as number);
      c += (padded[at + 2] as number) * (kernel[tap + 2] as number);
      d += (padded[at + 3] as number) * (kernel[tap + 3] as number);
    }
    result[i] = (a + b + c + d) / full;
  }
  return result;
}

/** Root of the mean square. */
export function loudness(samples: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < samples.length; i++) sum += (samples[i] as number) ** 2;
  return Math.sqrt(sum / Math.max(1, samples.length));
}

export const decibels = (value: number): number => 10 ** (value / 20);

/** Mixes in another sound, so that its loudness becomes `level`; it is repeated where it is shorter. */
export function mix(samples: Float32Array, other: Float32Array, level: number): void {
  const scale = level / Math.max(1e-9, loudness(other));
  for (let i = 0; i < samples.length; i++) samples[i] = (samples[i] as number) + scale * (other[i % other.length] as number);
}

const uniform = (chance: Chance): number => 2 * chance.next() - 1;

export function white(chance: Chance, length: number): Float32Array {
  const samples = new Float32Array(length);
  for (let i = 0; i < length; i++) samples[i] = uniform(chance) + uniform(chance);
  return samples;
}

/** Power that falls with frequency: low-passes an octave apart, each √2 louder than the one above. */
export function pink(chance: Chance, length: number): Float32Array {
  const samples = new Float32Array(length);
  const [keep, size, stage] = [new Float64Array(10).map((_, k) => 2 ** -k), new Float64Array(10).map((_, k) => 2 ** (k / 2)), new Float64Array(10)];
  for (let i = 0; i < length; i++) {
    const fresh = uniform(chance);
    let sum = 0;
    for (let k = 0; k < stage.length; k++) {
      const now = (stage[k] as number) + (fresh - (stage[k] as number)) * (keep[k] as number);
      stage[k] = now;
      sum += now * (size[k] as number);
    }
    samples[i] = sum;
  }
  return samples;
}

/** The mains: 50 or 60 Hz and what goes with it. */
export function hum(chance: Chance, length: number): Float32Array {
  const base = chance.of([50, 60]);
  const parts = Array.from({ length: chance.whole(3, 8) }, (_, i) => ({ pulse: (2 * Math.PI * base * (i + 1)) / rate, phase: 6.28 * chance.next(), size: chance.next() / (i + 1) }));
  const samples = new Float32Array(length);
  for (const { pulse, phase, size } of parts) for (let t = 0; t < length; t++) samples[t] = (samples[t] as number) + size * Math.sin(pulse * t + phase);
  return samples;
}

/** A room: sparse echoes of random sign that die away (velvet noise, Karjalainen and Järvinen 2007), dulled, behind the direct sound. */
export function reverberate(chance: Chance, samples: Float32Array): void {
  const decay = rate * (0.1 + 0.4 * chance.next()); // samples until 60 dB are lost
  const gap = rate / 300;
  const taps: { at: number; size: number }[] = [];
  for (let at = rate * (0.003 + 0.01 * chance.next()); at < decay / 2; at += gap) taps.push({ at: Math.floor(at + gap * chance.next()), size: (chance.is(0.5) ? 1 : -1) * 10 ** ((-3 * at) / decay) });
  const wet = new Float32Array(samples.length);
  for (const { at, size } of taps) for (let i = at, from = 0; i < wet.length; i++, from++) wet[i] = (wet[i] as number) + size * (samples[from] as number);
  const keep = 0.3 + 0.5 * chance.next();
  let low = 0;
  for (let i = 0; i < wet.length; i++) {
    low = keep * low + (1 - keep) * (wet[i] as number);
    wet[i] = low;
  }
  mix(samples, wet, loudness(samples) * decibels(-3 - 12 * chance.next()));
}

/** A second-order filter (R. Bristow-Johnson's cookbook), 3 dB down at `frequency`. */
export function filter(samples: Float32Array, kind: 'low' | 'high', frequency: number): void {
  const angle = (2 * Math.PI * frequency) / rate;
  const cosine = Math.cos(angle);
  const alpha = Math.sin(angle) / Math.SQRT2;
  const edge = (kind === 'low' ? 1 - cosine : 1 + cosine) / 2 / (1 + alpha);
  const middle = kind === 'low' ? 2 * edge : -2 * edge;
  const [back, further] = [(-2 * cosine) / (1 + alpha), (1 - alpha) / (1 + alpha)];
  let [x1, x2, y1, y2] = [0, 0, 0, 0];
  for (let i = 0; i < samples.length; i++) {
    const x = samples[i] as number;
    const y = edge * (x + x2) + middle * x1 - back * y1 - further * y2;
    [x2, x1, y2, y1] = [x1, x, y1, y];
    samples[i] = y;
  }
}

/** A noise of some kind. `babble` are voices, mixed together at random shifts. */
function noise(chance: Chance, length: number, babble: readonly Float32Array[]): Float32Array {
  return chance.weighted<() => Float32Array>([
    [3, () => white(chance, length)],
    [4, () => pink(chance, length)],
    [1, () => hum(chance, length)],
    [babble.length > 0 ? 3 : 0, () => {
      const sum = new Float32Array(length);
      for (let voices = chance.whole(4, 8); voices > 0; voices--) {
        const one = chance.of(babble);
        const shift = chance.whole(0, one.length - 1);
        const size = (0.3 + chance.next()) / Math.max(1e-9, loudness(one));
        for (let i = 0; i < length; i++) sum[i] = (sum[i] as number) + size * (one[(i + shift) % one.length] as number);
      }
      return sum;
    }],
  ])();
}

/** Puts the loudest sample at `peak`; what passes ±1 is cut off. */
export function level(samples: Float32Array, peak: number): void {
  let loudest = 0;
  for (let i = 0; i < samples.length; i++) loudest = Math.max(loudest, Math.abs(samples[i] as number));
  const scale = peak / Math.max(1e-9, loudest);
  for (let i = 0; i < samples.length; i++) samples[i] = Math.max(-1, Math.min(1, (samples[i] as number) * scale));
}

/** A recording of a clean voice: perhaps in a room, through a narrow line, with noise; at some level, now and then too loud. */
export function record(chance: Chance, samples: Float32Array, voice: number, babble: readonly Float32Array[]): void {
  if (chance.is(0.35)) reverberate(chance, samples);
  if (chance.is(0.65)) mix(samples, noise(chance, samples.length, babble), voice * decibels(-5 - 35 * chance.next()));
  if (chance.is(0.15)) filter(samples, 'low', 2800 + 3500 * chance.next());
  if (chance.is(0.15)) filter(samples, 'high', 80 + 270 * chance.next());
  level(samples, chance.is(0.03) ? 1.5 : decibels(-25 * chance.next()));
}

/** A recording without a voice: nothing at all, or a noise. */
export function quiet(chance: Chance, length: number): Float32Array {
  if (chance.is(0.2)) return new Float32Array(length);
  const samples = noise(chance, length, []);
  if (chance.is(0.3)) mix(samples, noise(chance, length, []), loudness(samples) * chance.next());
  if (chance.is(0.3)) filter(samples, 'low', 1000 + 5000 * chance.next());
  level(samples, decibels(-60 * chance.next()));
  return samples;
}
