// Log-mel features as Whisper hears them (Hugging Face WhisperFeatureExtractor): Hann windows, power, mel filters of the
// Slaney kind, log10, at most 8 below the loudest, (x + 4)/4. Frames are worked out as samples come, so that any length
// runs in the memory of a window; the loudest value is the whole recording's, which a first pass finds.
import { PowerSpectrum } from './fft.ts';

/** How sound becomes features; preprocessor_config.json says it. */
export interface MelSettings {
  readonly mels: number;
  /** Samples a second. */
  readonly rate: number;
  readonly frameLength: number;
  /** Samples from a frame to the next. */
  readonly hop: number;
}

/** Whisper's. */
export const whisperMel: MelSettings = { mels: 80, rate: 16000, frameLength: 400, hop: 160 };

// Slaney's mel scale: linear below 1000 Hz, logarithmic above
const melOf = (hertz: number): number => (hertz < 1000 ? (3 * hertz) / 200 : 15 + (Math.log(hertz / 1000) * 27) / Math.log(6.4));
const hertzOf = (mel: number): number => (mel < 15 ? (200 * mel) / 3 : 1000 * Math.exp((Math.log(6.4) / 27) * (mel - 15)));

interface Filter {
  readonly first: number;
  readonly weights: Float64Array;
}

/** Triangles between 0 and 8000 Hz, evenly spaced in mels, each of area 2: the bins that each weighs. */
export function melFilters({ mels, rate, frameLength }: MelSettings): Filter[] {
  const bins = frameLength / 2 + 1;
  const top = melOf(8000);
  const edges = Array.from({ length: mels + 2 }, (_, i) => hertzOf((top * i) / (mels + 1)));
  return Array.from({ length: mels }, (_, mel) => {
    const [low, middle, high] = edges.slice(mel, mel + 3) as [number, number, number];
    const weights = Array.from({ length: bins }, (_, bin) => {
      const hertz = (bin * rate) / frameLength;
      return (2 / (high - low)) * Math.max(0, Math.min((hertz - low) / (middle - low), (high - hertz) / (high - middle)));
    });
    const first = weights.findIndex((weight) => weight > 0);
    const last = weights.findLastIndex((weight) => weight > 0);
    return { first: Math.max(0, first), weights: Float64Array.from(first < 0 ? [] : weights.slice(first, last + 1)) };
  });
}

const floor = 1e-10;

/** Frames of log10 mel power out of samples that come piece by piece. */
export class LogMel {
  readonly settings: MelSettings;
  /** The largest value of any frame so far. */
  loudest = Number.NEGATIVE_INFINITY;
  readonly #filters: readonly Filter[];
  readonly #spectrum: PowerSpectrum;
  readonly #window: Float64Array;
  readonly #frame: Float64Array;
  readonly #power: Float64Array;
  // samples not yet done with; the first has index `#first` in the recording, which may be below 0 (mirrored)
  #pending: Float32Array;
  #first: number;
  #count = 0;
  #total = 0;
  #begun = false;
  #next = 0;

  constructor(settings: MelSettings) {
    this.settings = settings;
    const { frameLength } = settings;
    this.#filters = melFilters(settings);
    this.#spectrum = new PowerSpectrum(frameLength);
    this.#window = Float64Array.from({ length: frameLength }, (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / frameLength));
    this.#frame = new Float64Array(frameLength);
    this.#power = new Float64Array(frameLength / 2 + 1);
    this.#pending = new Float32Array(4 * frameLength);
    this.#first = -frameLength / 2;
  }

  /** Takes samples and gives the frames they complete, one after another: [frames, mels]. */
  push(samples: Float32Array): Float32Array {
    this.#append(samples);
    this.#total += samples.length;
    const half = this.settings.frameLength / 2;
    if (!this.#begun) {
      if (this.#total <= half) return new Float32Array();
      this.#mirrorStart(half);
    }
    return this.#frames(Number.POSITIVE_INFINITY);
  }

  /** The frames left when no more samples come: ⌊samples/hop⌋ in all, the end being mirrored as the start is. */
  finish(): Float32Array {
    const half = this.settings.frameLength / 2;
    if (!this.#begun) {
      // shorter than a mirror: as the silence that follows would have it
      this.#append(new Float32Array(half + 1 - this.#total));
      this.#mirrorStart(half);
    }
    const mirror = new Float32Array(half);
    const end = this.#count;
    for (let i = 0; i < half; i++) mirror[i] = this.#pending[end - 2 - i] ?? 0;
    this.#append(mirror);
    return this.#frames(Math.floor(this.#total / this.settings.hop));
  }

  #append(samples: Float32Array): void {
    const needed = this.#count + samples.length;
    if (needed > this.#pending.length) {
      const larger = new Float32Array(Math.max(needed, 2 * this.#pending.length));
      larger.set(this.#pending.subarray(0, this.#count));
      this.#pending = larger;
    }
    this.#pending.set(samples, this.#count);
    this.#count = needed;
  }

  #mirrorStart(half: number): void {
    const own = this.#pending.slice(0, this.#count);
    const mirror = new Float32Array(half);
    for (let i = 0; i < half; i++) mirror[i] = own[half - i] as number;
    this.#count = 0;
    this.#append(mirror);
    this.#append(own);
    this.#begun = true;
  }

  #frames(limit: number): Float32Array {
    const { mels, hop, frameLength } = this.settings;
    const ready = Math.max(0, Math.min(limit, Math.floor((this.#first + this.#count + frameLength / 2 - frameLength) / hop) + 1) - this.#next);
    const result = new Float32Array(ready * mels);
    const frame = this.#frame;
    const power = this.#power;
    const window = this.#window;
    const pending = this.#pending;
    let loudest = this.loudest;
    for (let i = 0; i < ready; i++) {
      const from = (this.#next + i) * hop - frameLength / 2 - this.#first;
      for (let j = 0; j < frameLength; j++) frame[j] = (pending[from + j] as number) * (window[j] as number);
      this.#spectrum.run(frame, power);
      for (let mel = 0; mel < mels; mel++) {
        const { first, weights } = this.#filters[mel] as Filter;
        let sum = 0;
        for (let bin = 0; bin < weights.length; bin++) sum += (weights[bin] as number) * (power[first + bin] as number);
        const value = Math.log10(Math.max(floor, sum));
        if (value > loudest) loudest = value;
        result[i * mels + mel] = value;
      }
    }
    this.loudest = loudest;
    this.#next += ready;
    const done = Math.max(0, this.#next * hop - frameLength / 2 - this.#first);
    if (done > 0) {
      this.#pending.copyWithin(0, done, this.#count);
      this.#count -= done;
      this.#first += done;
    }
    return result;
  }
}

/** Frames as a model takes them, [mels, frames], zeros after those there are. @param loudest of the whole recording */
export function features(frames: Float32Array, mels: number, length: number, loudest: number): Float32Array {
  const result = new Float32Array(mels * length);
  const count = Math.min(length, frames.length / mels);
  for (let mel = 0; mel < mels; mel++) for (let i = 0; i < count; i++) result[mel * length + i] = (Math.max(frames[i * mels + mel] as number, loudest - 8) + 4) / 4;
  return result;
}
