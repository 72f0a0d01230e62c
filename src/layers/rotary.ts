// Rotary positions (Su et al. 2021, "RoFormer"): each head's queries and keys are turned by angles that grow with where
// they stand, halves of a head paired as Llama pairs them, with Llama 3.1's slowing of the slow angles. The angles are
// worked out in the graph from the positions given, for models whose positions are too many for a table.
import { float32 } from '../array.ts';
import { add, cast, concatenate, constant, cos, type Dimension, multiply, negate, reshape, sin, split, type Tensor } from '../graph/index.ts';
import { GraphError } from '../errors.ts';

/** How positions turn, as a config's reader gives it. */
export interface Angles {
  readonly type: string;
  readonly theta: number;
  readonly factor: number | null;
  readonly lowFrequencyFactor: number | null;
  readonly highFrequencyFactor: number | null;
  readonly originalMaxLength: number | null;
}

/** Angles a step, fastest first: [headDim / 2]. Throws GraphError for ways of stretching that are not written. */
export function frequencies(rope: Angles, headDim: number): Float32Array {
  const plain = Float32Array.from({ length: headDim / 2 }, (_, i) => rope.theta ** ((-2 * i) / headDim));
  if (rope.type === 'default') return plain;
  const { factor, lowFrequencyFactor: low, highFrequencyFactor: high, originalMaxLength: length } = rope;
  if (rope.type !== 'llama3' || factor === null || low === null || high === null || length === null) throw new GraphError(`rotary: positions must be default or llama3, got ${rope.type}`);
  return plain.map((angle) => {
    const wave = (2 * Math.PI) / angle;
    if (wave < length / high) return angle;
    if (wave > length / low) return angle / factor;
    const smooth = (length / wave - low) / (high - low);
    return ((1 - smooth) * angle) / factor + smooth * angle;
  });
}

/** What turns queries or keys, [batch, length, heads, headDim], by positions, int64 [batch or 1, length]. */
export function turning(positions: Tensor, rope: Angles, headDim: number): (byHead: Tensor) => Tensor {
  const [rows, length] = positions.shape as [Dimension, Dimension];
  const half = headDim / 2;
  const angles = multiply(reshape(cast(positions, 'float32'), [rows, length, 1, 1]), constant(float32(frequencies(rope, headDim), [1, 1, 1, half])));
  const both = concatenate([angles, angles], 3);
  const [across, along] = [cos(both), sin(both)];
  return (x) => {
    const [first, second] = split(x, [half, half], 3) as [Tensor, Tensor];
    return add(multiply(x, across), multiply(concatenate([negate(second), first], 3), along));
  };
}
