// Rotary positions (Su et al. 2021, "RoFormer"): pairs of a head's numbers are turned by an angle that grows with the
// position, so that scores depend on distances alone.
import { float32 } from '../array.ts';
import { GraphError } from '../errors.ts';
import { add, concatenate, constant, type Dimension, gather, multiply, positions, reshape, slice, subtract, type Tensor } from '../graph/index.ts';

export interface Rotary {
  /** [positions, pairs] */
  readonly cos: Tensor;
  readonly sin: Tensor;
  /** The same for the cached kernel, which wants pairs in eights: those that are added do not turn. */
  readonly cached: { readonly cos: Tensor; readonly sin: Tensor };
  /** Pairs are neighbours; otherwise the two halves of what is turned. */
  readonly interleaved: boolean;
}

/** Angles of pairs of a head's first `size` numbers, the last pair one more where the size is odd: position / theta^(2i/size). */
export function rotary(length: number, size: number, theta: number, interleaved: boolean): Rotary {
  const pairs = Math.ceil(size / 2);
  const eights = Math.ceil(pairs / 8) * 8;
  if (eights !== pairs && !interleaved) throw new GraphError(`rotary: halves must have a multiple of 8 numbers, got ${pairs}`);
  const table = (f: (angle: number) => number, width: number): Tensor => {
    const angle = (position: number, pair: number): number => (pair < pairs ? Math.fround(position * Math.fround(1 / theta ** ((2 * pair) / size))) : 0);
    return constant(float32(Float32Array.from({ length: length * width }, (_, i) => f(angle(Math.floor(i / width), i % width))), [length, width]));
  };
  return { cos: table(Math.cos, pairs), sin: table(Math.sin, pairs), cached: { cos: table(Math.cos, eights), sin: table(Math.sin, eights) }, interleaved };
}

/** Turns each head's numbers by their positions from 0: x is [batch, heads, length, headDim]. */
export function turn(x: Tensor, { cos, sin, interleaved }: Rotary): Tensor {
  const [batch, heads, length, headDim] = x.shape as [Dimension, number, Dimension, number];
  const pairs = cos.shape[1] as number;
  const where = positions(x, 2);
  const [c, s] = [cos, sin].map((table) => reshape(gather(table, where), interleaved ? [1, 1, length, pairs, 1] : [1, 1, length, pairs])) as [Tensor, Tensor];
  const turned = slice(x, 3, 0, 2 * pairs);
  const parts = interleaved ? reshape(turned, [batch, heads, length, pairs, 2]) : turned;
  const axis = interleaved ? 4 : 3;
  const half = interleaved ? 1 : pairs;
  const [a, b] = [slice(parts, axis, 0, half), slice(parts, axis, half, 2 * half)];
  const result = concatenate([subtract(multiply(a, c), multiply(b, s)), add(multiply(b, c), multiply(a, s))], axis);
  const whole = interleaved ? reshape(result, [batch, heads, length, 2 * pairs]) : result;
  return 2 * pairs === headDim ? whole : concatenate([whole, slice(x, 3, 2 * pairs, headDim)], 3);
}
