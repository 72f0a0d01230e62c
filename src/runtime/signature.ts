// What a compiled model takes and gives, and checks of names and values against it: one wording for every runtime.
import type { DType, NDArray } from '../array.ts';
import { elementCount } from '../array.ts';
import { SessionError } from '../errors.ts';

/** A declared input or output. */
export interface Declared {
  readonly name: string;
  readonly dtype: DType;
  /** Sizes, or the name of one known at run time only ('?' where it has none). */
  readonly shape: readonly (number | string)[];
}

/** Inputs or outputs by name. */
export type Signature = ReadonlyMap<string, Declared>;

/** The declared value of a name. Throws SessionError that lists the names there are. */
export function requireName(signature: Signature, name: string, what: string): Declared {
  const found = signature.get(name);
  if (!found) throw new SessionError(`runtime: no ${what} is named "${name}"; known: ${[...signature.keys()].join(', ')}`);
  return found;
}

/** Throws SessionError if a value's type or known sizes differ from what is declared. */
export function requireType(declared: Declared, value: Pick<NDArray, 'dtype' | 'shape'>, what: string): void {
  const { dtype, shape } = declared;
  const fits = value.dtype === dtype && value.shape.length === shape.length && shape.every((size, axis) => typeof size === 'string' || size === value.shape[axis]);
  if (!fits) throw new SessionError(`runtime: ${what} "${declared.name}" must be ${dtype} [${shape.join(', ')}], got ${value.dtype} [${value.shape.join(', ')}]`);
}

/** Throws SessionError unless an array has as many elements as its shape says. */
export function requireFull(array: NDArray, what: string): void {
  const { data, shape } = array;
  if (elementCount(shape) !== data.length) throw new SessionError(`runtime: ${what} must have as many elements as its shape [${shape.join(', ')}], got ${data.length}`);
}

/** The arrays fed, in the order of the inputs. Throws SessionError for names that are unknown, missing or of another type. */
export function requireFeeds(signature: Signature, feeds: Readonly<Record<string, NDArray>>): NDArray[] {
  for (const name of Object.keys(feeds)) requireName(signature, name, 'input');
  return Array.from(signature.values(), (declared) => {
    const array = feeds[declared.name];
    if (!array) throw new SessionError(`runtime: input "${declared.name}" is missing; the graph takes ${[...signature.keys()].join(', ')}`);
    requireType(declared, array, 'input');
    requireFull(array, `input "${declared.name}"`);
    return array;
  });
}

/** Throws SessionError unless every input has a buffer. */
export function requireBound(signature: Signature, bound: { has(name: string): boolean; readonly size: number }): void {
  if (bound.size === signature.size) return;
  const missing = [...signature.keys()].filter((name) => !bound.has(name));
  throw new SessionError(`runtime: every input must be bound before a run, missing: ${missing.join(', ')}`);
}

/** Throws SessionError unless a shape is whole numbers from 0. */
export function requireShape(shape: readonly number[]): void {
  for (const size of shape) if (!Number.isSafeInteger(size) || size < 0) throw new SessionError(`runtime: a buffer's sizes must be whole numbers from 0, got [${shape.join(', ')}]`);
}

/** Throws SessionError unless a view of some elements from `start` lies inside its buffer. */
export function requireInside(shape: readonly number[], start: number, length: number): void {
  requireShape(shape);
  const end = start + elementCount(shape);
  if (!Number.isSafeInteger(start) || start < 0 || end > length) throw new SessionError(`runtime: a view must lie inside its buffer of ${length} elements, got ${start} to ${end}`);
}
