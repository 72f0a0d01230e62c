// AdamW (Loshchilov & Hutter 2019, "Decoupled Weight Decay Regularization", algorithm 2) over one flat array of
// parameters, in JavaScript: one pass over memory does what a dozen graph operators would do in a pass each.

export interface AdamWOptions {
  /** Default 0.9. */
  readonly beta1?: number;
  /** Default 0.98: shorter memory than 0.999 suits warmed-up transformers (Vaswani et al. 2017, section 5.3). */
  readonly beta2?: number;
  /** Default 1e-9. */
  readonly epsilon?: number;
  /** Default 0; applied to the ranges given alone. */
  readonly weightDecay?: number;
}

/** Moments of every parameter, and the count of steps taken: what a run must keep to go on. */
export interface AdamWState {
  step: number;
  readonly first: Float32Array;
  readonly second: Float32Array;
}

/** Below any moment that could move a parameter, above float32's subnormal numbers. */
const tiny = 1e-36;

export function createAdamWState(length: number): AdamWState {
  return { step: 0, first: new Float32Array(length), second: new Float32Array(length) };
}

/**
 * One update in place.
 * @param decayed [start, end) ranges of the parameters that weight decay applies to; default all
 * @param updated [start, end) ranges that are updated at all; default all
 * @param scale factor of the gradients: below 1 where they are clipped
 */
export function adamW(
  parameters: Float32Array,
  gradients: Float32Array,
  state: AdamWState,
  learningRate: number,
  options: AdamWOptions = {},
  decayed: readonly (readonly [number, number])[] = [[0, parameters.length]],
  updated: readonly (readonly [number, number])[] = [[0, parameters.length]],
  scale = 1,
): void {
  const { beta1 = 0.9, beta2 = 0.98, epsilon = 1e-9, weightDecay = 0 } = options;
  state.step++;
  if (weightDecay > 0) {
    const kept = 1 - learningRate * weightDecay;
    for (const [start, end] of decayed) for (let i = start; i < end; i++) parameters[i] = (parameters[i] as number) * kept;
  }
  // p -= lr · (m / (1-β1ᵗ)) / (√(v / (1-β2ᵗ)) + ε)
  const stepSize = learningRate / (1 - beta1 ** state.step);
  const secondScale = 1 / Math.sqrt(1 - beta2 ** state.step);
  const { first, second } = state;
  const rest1 = 1 - beta1;
  const rest2 = 1 - beta2;
  for (const [start, end] of updated) {
    for (let i = start; i < end; i++) {
      const g = (gradients[i] as number) * scale;
      const m = (first[i] as number) * beta1 + g * rest1;
      const v = (second[i] as number) * beta2 + g * g * rest2;
      // moments of parameters that have gone unused decay into numbers too small for float32's normal range, which
      // processors handle a hundred times slower: they are zero for every purpose
      first[i] = m > tiny || m < -tiny ? m : 0;
      second[i] = v > tiny ? v : 0;
      parameters[i] = (parameters[i] as number) - (stepSize * m) / (Math.sqrt(v) * secondScale + epsilon);
    }
  }
}

/** Euclidean norm. */
export function normOf(values: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += (values[i] as number) * (values[i] as number);
  return Math.sqrt(sum);
}

/** The factor that brings a norm down to `limit`; 1 where it is not above it. */
export const clipFactor = (norm: number, limit: number): number => (norm > limit ? limit / (norm + 1e-6) : 1);

/** Learning rate over a run: linear warm-up, a plateau, then a linear fall to `floor`·peak over the last part. */
export interface Schedule {
  readonly peak: number;
  readonly warmup: number;
  readonly steps: number;
  /** Share of the run over which it falls at the end; default 0.3. */
  readonly decay?: number;
  /** Default 0.02. */
  readonly floor?: number;
}

/** @param step counted from 1 */
export function learningRate(schedule: Schedule, step: number): number {
  const { peak, warmup, steps, decay = 0.3, floor = 0.02 } = schedule;
  if (step <= warmup) return (peak * step) / Math.max(1, warmup);
  const start = steps * (1 - decay);
  if (step <= start) return peak;
  const left = Math.max(0, (steps - step) / (steps - start));
  return peak * (floor + (1 - floor) * left);
}
