// Arrays to and from the tensors of onnxruntime-web, which copies both ways.
import type * as Ort from 'onnxruntime-web';
import { type DType, elementCount, type NDArray, viewAs } from '../../array.ts';
import { SessionError } from '../../errors.ts';
import type { Declared, Signature } from '../signature.ts';

/** Types that both sides know; bfloat16 is none of onnxruntime-web's. */
const known: ReadonlySet<string> = new Set<DType>(['float64', 'float32', 'float16', 'int64', 'int32', 'int16', 'int8', 'uint8', 'uint16', 'uint32', 'uint64', 'bool']);

/** A type's name as a type of arrays. Throws SessionError for those that arrays cannot hold. */
export function dtypeOf(type: string, what: string): DType {
  if (!known.has(type)) throw new SessionError(`runtime: ${what} has elements of a type that is not supported, got ${type}; known: ${[...known].join(', ')}`);
  return type as DType;
}

/** A tensor over an array's memory, which the run copies. */
export function toTensor(ort: typeof Ort, array: NDArray, what: string): Ort.Tensor {
  return new ort.Tensor(dtypeOf(array.dtype, what) as 'float32', array.data as Float32Array, array.shape);
}

/** A tensor's elements, which are nobody else's. */
export function fromTensor(tensor: Ort.Tensor, what: string): NDArray {
  const dtype = dtypeOf(tensor.type, what);
  const { buffer, byteOffset } = tensor.data as Float32Array;
  const shape = [...tensor.dims];
  return { dtype, shape, data: viewAs(dtype, buffer, byteOffset, elementCount(shape)) };
}

/** What a session says of its inputs or outputs. */
export function readSignature(values: readonly Ort.InferenceSession.ValueMetadata[], side: 'input' | 'output'): Signature {
  return new Map(
    values.map((value): [string, Declared] => {
      const what = `${side} "${value.name}"`;
      if (!value.isTensor) throw new SessionError(`runtime: ${what} must be a tensor`);
      // an unknown size without a name arrives as -1, or as the largest unsigned number
      const shape = value.shape.map((size) => (typeof size === 'string' ? size || '?' : size >= 0 && size < 2 ** 31 ? size : '?'));
      return [value.name, { name: value.name, dtype: dtypeOf(value.type, what), shape }];
    }),
  );
}
