// What a compiled model takes and gives, read back from the library.
import type { DType } from '../../array.ts';
import { SessionError } from '../../errors.ts';
import type { Declared, Signature } from '../signature.ts';
import { type Address, addressOf, openApi, stringAt } from './api.ts';
import { dtypeOf } from './values.ts';

/** The model's inputs or outputs, in its order. */
export function readSignature(session: Address, side: 'Input' | 'Output'): Signature {
  const api = openApi();
  const allocator = api.make('GetAllocatorWithDefaultOptions');
  const count = Number(api.make(`SessionGet${side}Count`, session));
  const declared = Array.from({ length: count }, (_, i): Declared => {
    const address = api.make(`SessionGet${side}Name`, session, i, allocator);
    const name = stringAt(address);
    api.call('AllocatorFree', allocator, address);
    const info = api.make(`SessionGet${side}TypeInfo`, session, i);
    try {
      const tensor = api.make('CastTypeInfoToTensorInfo', info);
      if (!tensor) throw new SessionError(`runtime: ${side.toLowerCase()} "${name}" must be a tensor`);
      return { name, ...readTensorInfo(tensor, `${side.toLowerCase()} "${name}"`) };
    } finally {
      api.release('ReleaseTypeInfo', info);
    }
  });
  return new Map(declared.map((value) => [value.name, value]));
}

function readTensorInfo(tensor: Address, what: string): { dtype: DType; shape: (number | string)[] } {
  const api = openApi();
  const code = new Int32Array(new ArrayBuffer(8));
  api.call('GetTensorElementType', tensor, addressOf(code));
  const rank = Number(api.make('GetDimensionsCount', tensor));
  const sizes = new BigInt64Array(new ArrayBuffer(8 * Math.max(1, rank)));
  const names = new BigUint64Array(new ArrayBuffer(8 * Math.max(1, rank)));
  api.call('GetDimensions', tensor, addressOf(sizes), rank);
  api.call('GetSymbolicDimensions', tensor, addressOf(names), rank);
  const shape = Array.from({ length: rank }, (_, axis) => {
    const size = Number(sizes[axis]);
    return size >= 0 ? size : stringAt(names[axis] as Address) || '?';
  });
  return { dtype: dtypeOf(code[0] as number, what), shape };
}
