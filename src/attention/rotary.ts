// Rotary positions (Su et al. 2021, "RoFormer"): pairs of a head's numbers are turned by an angle that grows with the
// position, so that scores depend on distances alone. Angles are worked out in the graph from the positions given, once
// for all layers: no table to be as long as a model's longest text.
import { float32 } from '../array.ts';
import { GraphError } from '../errors.ts';
import { add, cast, concatenate, constant, cos, type Dimension, exp, log, maximum, multiply, reduceMax, reshape, sin, slice, subtract, type Tensor } from '../graph/index.ts';

/** How fast each pair turns, and how turned numbers are scaled. */
export interface Turning {
  /** Angle of a step, by pair: fastest first. */
  readonly frequencies: Float32Array;
  /** Factor of what is turned; default 1. */
  readonly scale?: number;
  /** Texts longer than `length` slow every pair down, the slowest most (dynamic NTK). */
  readonly dynamic?: { readonly factor: number; readonly length: number };
  /** Pairs are neighbours; default the two halves of what is turned. */
  readonly interleaved?: boolean;
}

/** How a config says that positions turn, and are stretched beyond what a model was first trained on. */
export interface Stretching {
  readonly type: string;
  readonly theta: number;
  readonly factor: number | null;
  readonly originalMaxLength: number | null;
  readonly lowFrequencyFactor: number | null;
  readonly highFrequencyFactor: number | null;
  readonly attentionFactor: number | null;
  readonly betaFast: number | null;
  readonly betaSlow: number | null;
  readonly mscale: number | null;
  readonly mscaleAllDim: number | null;
  readonly truncate: boolean;
}

/** The turns of some positions. */
export interface Rotary {
  /** [batch or 1, length, pairs] */
  readonly cos: Tensor;
  readonly sin: Tensor;
  readonly interleaved: boolean;
}

/** Frequencies of pairs of a head's first `size` numbers, the last pair one more where the size is odd: theta^(-2i/size), in the reference's own steps. */
export const frequencies = (size: number, theta: number): Float32Array =>
  Float32Array.from({ length: Math.ceil(size / 2) }, (_, i) => 1 / Math.fround(theta ** Math.fround((2 * i) / size)));

/**
 * Halves of a head of `size` numbers that turn as a config says (modeling_rope_utils.py): as they are, all slower (linear),
 * slower the longer the text (dynamic), or the slow pairs alone (llama3; yarn, Peng et al. 2023, which scales too).
 * @param maxLength the config's longest text. Throws GraphError for other ways.
 */
export function turningOf(rope: Stretching, size: number, maxLength: number): Turning {
  const plain = frequencies(size, rope.theta);
  const { type, factor, originalMaxLength } = rope;
  if (type === 'default') return { frequencies: plain };
  if (factor === null) throw new GraphError(`rotary: positions that are ${type} must have a factor, got none`);
  // of each pair's way from its own speed (0) to a slower one (1)
  const slowed = (share: (i: number, speed: number) => number): Float32Array => plain.map((speed, i) => (share(i, speed) * speed) / factor + (1 - share(i, speed)) * speed);
  switch (type) {
    case 'linear':
      return { frequencies: slowed(() => 1) };
    case 'dynamic':
      return { frequencies: plain, dynamic: { factor, length: maxLength } };
    case 'llama3': {
      const { lowFrequencyFactor: low, highFrequencyFactor: high } = rope;
      const length = originalMaxLength ?? maxLength;
      if (low === null || high === null) throw new GraphError('rotary: positions that are llama3 must have low and high frequency factors, got none');
      return { frequencies: slowed((_, speed) => Math.min(1, Math.max(0, (high - (length * speed) / (2 * Math.PI)) / (high - low)))) };
    }
    case 'yarn': {
      const length = originalMaxLength ?? maxLength;
      // the pair that turns so many times over the length
      const pairOf = (turns: number): number => (size * Math.log(length / (turns * 2 * Math.PI))) / (2 * Math.log(rope.theta));
      const [first, last] = [pairOf(rope.betaFast || 32), pairOf(rope.betaSlow || 1)];
      const low = Math.max(rope.truncate ? Math.floor(first) : first, 0);
      const high = Math.min(rope.truncate ? Math.ceil(last) : last, size - 1);
      const width = low === high ? 0.001 : high - low;
      const growth = (by: number): number => (factor <= 1 ? 1 : 0.1 * by * Math.log(factor) + 1);
      const scale = rope.attentionFactor ?? (rope.mscale && rope.mscaleAllDim ? growth(rope.mscale) / growth(rope.mscaleAllDim) : growth(1));
      return { frequencies: slowed((i) => Math.min(1, Math.max(0, (i - low) / width))), scale };
    }
    default:
      throw new GraphError(`rotary: positions must be default, linear, dynamic, llama3 or yarn, got ${type}`);
  }
}

/** The turns at positions, int64 [batch or 1, length]. */
export function rotary(positions: Tensor, { frequencies: steps, scale = 1, dynamic, interleaved = false }: Turning): Rotary {
  const [rows, length] = positions.shape as [Dimension, Dimension];
  const places = cast(positions, 'float32');
  let speeds = constant(float32(steps, [1, 1, steps.length]));
  if (dynamic) {
    // theta grows by a factor r^(n/(n-2)) for heads of n numbers: pair i slows down by r^(2i/(n-2))
    const longest = add(reduceMax(places), 1);
    const stretched = subtract(multiply(maximum(longest, dynamic.length), dynamic.factor / dynamic.length), dynamic.factor - 1);
    const shares = float32(steps.map((_, i) => -i / (steps.length - 1)), [1, 1, steps.length]);
    speeds = multiply(speeds, exp(multiply(constant(shares), log(stretched))));
  }
  const angles = multiply(reshape(places, [rows, length, 1]), speeds);
  const scaled = (x: Tensor): Tensor => (scale === 1 ? x : multiply(x, scale));
  return { cos: scaled(cos(angles)), sin: scaled(sin(angles)), interleaved };
}

/** Turns each head's first numbers: x is [batch, length, heads, headDim]. */
export function turn(x: Tensor, { cos: across, sin: along, interleaved }: Rotary): Tensor {
  const [batch, length, heads, headDim] = x.shape as [Dimension, Dimension, number, number];
  const [rows, , pairs] = across.shape as [Dimension, Dimension, number];
  const [c, s] = [across, along].map((table) => reshape(table, interleaved ? [rows, length, 1, pairs, 1] : [rows, length, 1, pairs])) as [Tensor, Tensor];
  const turned = slice(x, 3, 0, 2 * pairs);
  const parts = interleaved ? reshape(turned, [batch, length, heads, pairs, 2]) : turned;
  const axis = interleaved ? 4 : 3;
  const half = interleaved ? 1 : pairs;
  const [a, b] = [slice(parts, axis, 0, half), slice(parts, axis, half, 2 * half)];
  const result = concatenate([subtract(multiply(a, c), multiply(b, s)), add(multiply(b, c), multiply(a, s))], axis);
  const whole = interleaved ? reshape(result, [batch, length, heads, 2 * pairs]) : result;
  return 2 * pairs === headDim ? whole : concatenate([whole, slice(x, 3, 2 * pairs, headDim)], 3);
}
