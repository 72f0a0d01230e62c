// Room for what a run gives, made before it where the sizes follow from what is fed.
import { bytesPerElement, elementCount, type NDArray } from '../../array.ts';
import type { Declared, Signature } from '../signature.ts';
import { nativeMemory } from './memory.ts';

/** Outputs from this many bytes on are written where they stay: to copy them out would cost as much as to read them once more. */
const large = 1 << 20;

/** An array for an output whose sizes follow from what is fed; null where one is not known, or the output is small. */
export function roomFor({ dtype, shape }: Declared, takes: Signature, feeds: Readonly<Record<string, NDArray>>): NDArray | null {
  const sizes: number[] = [];
  for (const size of shape) {
    const known = typeof size === 'number' ? size : sizeOf(size, takes, feeds);
    if (known === null) return null;
    sizes.push(known);
  }
  const count = elementCount(sizes);
  return count * bytesPerElement(dtype) < large ? null : ({ dtype, shape: sizes, data: nativeMemory.allocate(dtype, count) } as NDArray);
}

/** What a named size is among the arrays fed; null where none has it or they differ. */
function sizeOf(name: string, takes: Signature, feeds: Readonly<Record<string, NDArray>>): number | null {
  if (name === '?') return null;
  let found: number | null = null;
  for (const declared of takes.values()) {
    for (const [axis, size] of declared.shape.entries()) {
      if (size !== name) continue;
      const given = feeds[declared.name]?.shape[axis] as number;
      if (found !== null && found !== given) return null;
      found = given;
    }
  }
  return found;
}
