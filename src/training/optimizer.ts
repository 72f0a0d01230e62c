// How far and how fast a run goes: the learning rate over its steps, and gradients held to a norm.

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
