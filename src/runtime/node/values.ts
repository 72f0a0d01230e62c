// Arrays as native values. Memory stays JavaScript's: V8 never moves the bytes behind an ArrayBuffer, so that a value
// over them is good for as long as somebody holds the array. Who makes a value holds the array until its release.
import { bytesPerElement, type DType, elementCount, type NDArray, viewAs } from '../../array.ts';
import { SessionError } from '../../errors.ts';
import { onnxType } from '../../graph/ops/arithmetic.ts';
import { type Address, addressOf, openApi, viewOf } from './api.ts';
import { acquired, released } from './handles.ts';

let memoryInfo: Address | undefined;

/** The description of the processor's memory, made once: of an arena (OrtArenaAllocator 1), the default kind (OrtMemTypeDefault 0). */
export function cpuMemory(): Address {
  memoryInfo ??= openApi().make('CreateCpuMemoryInfo', 1, 0);
  return memoryInfo;
}

/** What stands for the bytes of an array that has none. */
const nothing = new Uint8Array(new ArrayBuffer(64));

/**
 * Sizes of the value being made. Held by the module: an array made for one call is garbage as soon as its address has
 * been taken, which may be before the library reads it.
 */
const shapeSizes = new BigInt64Array(new ArrayBuffer(8 * 32));
const shapeSizesAddress = addressOf(shapeSizes);

/** A native value over a full array's memory. The caller holds `array.data` until it has released the value. */
export function createValue(array: NDArray): Address {
  const { data, dtype, shape } = array;
  const api = openApi();
  if (shape.length > shapeSizes.length) throw new SessionError(`runtime: an array must have at most ${shapeSizes.length} axes, got ${shape.length}`);
  for (const [axis, size] of shape.entries()) shapeSizes[axis] = BigInt(size);
  const start = addressOf(data.length === 0 ? nothing : data);
  const value = api.make('CreateTensorWithDataAsOrtValue', cpuMemory(), start, data.byteLength, shapeSizesAddress, shape.length, onnxType[dtype]);
  acquired('value');
  return value;
}

export function releaseValue(value: Address): void {
  openApi().release('ReleaseValue', value);
  released('value');
}

const dtypes = new Map<number, DType>(Object.entries(onnxType).map(([dtype, code]) => [code, dtype as DType]));

/** The element type of a code of TensorProto. Throws SessionError for those that arrays cannot hold. */
export function dtypeOf(code: number, what: string): DType {
  const dtype = dtypes.get(code);
  if (!dtype) throw new SessionError(`runtime: ${what} has elements of a type that is not supported, got ONNX type ${code}; known: ${[...dtypes.values()].join(', ')}`);
  return dtype;
}

/** Copies a native value's elements out. */
export function readValue(value: Address, what: string): NDArray {
  const api = openApi();
  const info = api.make('GetTensorTypeAndShape', value);
  try {
    const code = new Int32Array(new ArrayBuffer(8));
    api.call('GetTensorElementType', info, addressOf(code));
    const dtype = dtypeOf(code[0] as number, what);
    const rank = Number(api.make('GetDimensionsCount', info));
    const sizes = new BigInt64Array(new ArrayBuffer(8 * Math.max(1, rank)));
    api.call('GetDimensions', info, addressOf(sizes), rank);
    const shape = Array.from(sizes.subarray(0, rank), Number);
    const count = elementCount(shape);
    const bytes = count * bytesPerElement(dtype);
    // slice allocates without clearing first
    const copy = bytes === 0 ? new ArrayBuffer(0) : viewOf(api.make('GetTensorMutableData', value), bytes).slice(0);
    return { dtype, shape, data: viewAs(dtype, copy, 0, count) };
  } finally {
    api.release('ReleaseTensorTypeAndShapeInfo', info);
  }
}
