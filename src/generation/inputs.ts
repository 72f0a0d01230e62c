// Whether arrays are what a model declares: names, element types, shapes, indices in range.
import type { NDArray } from '../array.ts';
import { InputError } from '../errors.ts';
import type { Beside, DecoderModel, Input, Inputs } from '../models/family.ts';

/** Rows of the first array. */
export const rowsOf = (arrays: Readonly<Record<string, NDArray>>): number => Object.values(arrays)[0]?.shape[0] ?? 0;

/** Throws InputError for arrays that are missing, not declared, or of the wrong type, shape or range. @param where what is asked, as messages begin */
export function checkInputs(where: string, declared: Inputs, given: Readonly<Record<string, NDArray>>): void {
  const names = Object.keys(declared);
  for (const name of Object.keys(given)) if (!names.includes(name)) throw new InputError(`${where}: inputs of this model are ${names.join(', ')}, got "${name}"`);
  const sizes = new Map<string, { readonly size: number; readonly of: string }>();
  for (const [name, input] of Object.entries(declared)) {
    const array = given[name];
    if (array) checkInput(where, name, input, array, sizes);
    else if (!input.optional) throw new InputError(`${where}: "${name}" must be among the inputs, got ${Object.keys(given).join(', ') || 'none'}`);
  }
}

/** Throws InputError where pictures and the tokens that stand for them do not match, or where only part of what pictures need is given. */
export function checkPictures(where: string, { beside }: DecoderModel, rows: readonly (readonly number[])[], given: Readonly<Record<string, NDArray>>): void {
  if (!beside) return;
  const needed = Object.keys(beside.inputs).filter((name) => !beside.byToken.includes(name) && !beside.spared?.includes(name));
  const [missing] = needed.filter((name) => !given[name]);
  if (missing === undefined) {
    if (beside.sites.length > 0) return;
    const [tokens, pictures] = [rows.flat().filter((id) => id === beside.token).length, picturesThere(beside, given['pixel_values'] as NDArray<'float32'>)];
    if (tokens !== pictures * beside.count) throw new InputError(`${where}: "input_ids" must hold token ${beside.token} ${beside.count} times for each picture, ${pictures * beside.count} times for ${pictures}, got it ${tokens} times`);
  } else if (Object.keys(beside.inputs).some((name) => given[name])) throw new InputError(`${where}: "${missing}" must be among the inputs, as others of pictures are, got ${Object.keys(given).join(', ')}`);
}

/** How many pictures go with prompts: all rows, or where a prompt has several those that are not blank, which fill up the others' rows. */
function picturesThere({ inputs }: Beside, { shape, data }: NDArray<'float32'>): number {
  const each = 1 + (inputs['pixel_values']?.shape.indexOf('images') ?? -1);
  if (each === 0) return shape[0] as number;
  const size = shape.slice(each).reduce((product, value) => product * value, 1);
  return Array.from({ length: data.length / size }, (_, n) => data.subarray(n * size, (n + 1) * size)).filter((pixels) => pixels.some((value) => value !== 0)).length;
}

function checkInput(where: string, name: string, input: Input, array: NDArray, sizes: Map<string, { readonly size: number; readonly of: string }>): void {
  const { shape } = array;
  const refuse = (rule: string, got: unknown): never => {
    throw new InputError(`${where}: "${name}" must ${rule}, got ${got}`);
  };
  if (array.dtype !== input.dtype) refuse(`be ${input.dtype}`, array.dtype);
  if (shape.length !== input.shape.length || shape.some((size, axis) => size < 1 || (typeof input.shape[axis] === 'number' && size !== input.shape[axis]))) refuse(`have shape [${input.shape.join(', ')}]`, `[${shape}]`);
  if (input.longest !== undefined && (shape[1] as number) > input.longest) refuse(`have at most ${input.longest} positions, the longest this model knows`, shape[1]);
  // sizes that are named agree with the arrays before; the first array names them
  const wanted = input.shape.map((size, axis) => (typeof size === 'number' ? size : (sizes.get(size)?.size ?? (shape[axis] as number))));
  const free = (axis: number): boolean => axis === 0 && input.spread === true && shape[0] === 1;
  if (shape.some((size, axis) => size !== wanted[axis] && !free(axis))) {
    const [rows] = wanted as [number];
    const elsewhere = shape.every((size, axis) => axis === 0 || size === wanted[axis]);
    if (elsewhere) refuse(`have ${rows} rows as "${sizes.get(input.shape[0] as string)?.of}"`, shape[0]);
    refuse(`have shape [${wanted.join(', ')}] as the other inputs`, `[${shape}]`);
  }
  for (const [axis, size] of input.shape.entries()) if (typeof size === 'string' && !sizes.has(size)) sizes.set(size, { size: shape[axis] as number, of: name });
  if (array.dtype === 'float32') {
    for (const value of array.data as Float32Array) if (!Number.isFinite(value)) refuse('be of finite numbers', value);
    return;
  }
  // the runtime counts negative indices from a table's end, so that they would be answered
  const { below = Number.POSITIVE_INFINITY } = input;
  for (const value of array.data as BigInt64Array) {
    if (value < 0n || value >= below) refuse(below < Number.POSITIVE_INFINITY ? `be from 0 to ${below - 1}` : 'be at least 0', value);
  }
}
