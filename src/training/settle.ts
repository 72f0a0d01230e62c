// Numbers that fade away, kept from slowing everything down.
import { add, subtract, type Tensor } from '../graph/index.ts';

/**
 * Moments of what goes unused decay into numbers too small for float32's normal range, which processors handle a hundred
 * times slower. Adding and taking away what is above them and below any moment that counts rounds them to multiples of a
 * 2⁻²³rd of it at most: they end at zero, or at a few of those.
 */
export const settle = (x: Tensor, unit: number): Tensor => subtract(add(x, unit), unit);
