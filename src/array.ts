// Arrays of numbers with a shape, as they lie in memory: what files hold, what sessions take and give back.

/** Element types, named as safetensors-neutral words. bfloat16 and float16 are held as their 16-bit patterns. */
export type DType =
  | 'float64'
  | 'float32'
  | 'float16'
  | 'bfloat16'
  | 'int64'
  | 'int32'
  | 'int16'
  | 'int8'
  | 'uint8'
  | 'uint16'
  | 'uint32'
  | 'uint64'
  | 'bool';

type Storages = {
  float64: Float64Array;
  float32: Float32Array;
  float16: Uint16Array;
  bfloat16: Uint16Array;
  int64: BigInt64Array;
  int32: Int32Array;
  int16: Int16Array;
  int8: Int8Array;
  uint8: Uint8Array;
  uint16: Uint16Array;
  uint32: Uint32Array;
  uint64: BigUint64Array;
  bool: Uint8Array;
};

/** The typed array that holds elements of a type. */
export type Storage<D extends DType = DType> = Storages[D];

const constructors: { [D in DType]: { new (length: number): Storages[D]; new (buffer: ArrayBufferLike, offset: number, length: number): Storages[D]; from(values: Iterable<never>): Storages[D]; readonly BYTES_PER_ELEMENT: number } } = {
  float64: Float64Array,
  float32: Float32Array,
  float16: Uint16Array,
  bfloat16: Uint16Array,
  int64: BigInt64Array,
  int32: Int32Array,
  int16: Int16Array,
  int8: Int8Array,
  uint8: Uint8Array,
  uint16: Uint16Array,
  uint32: Uint32Array,
  uint64: BigUint64Array,
  bool: Uint8Array,
};

/** Row-major elements with their type and shape. `data.length` is the product of `shape`. */
export interface NDArray<D extends DType = DType> {
  readonly dtype: D;
  readonly shape: readonly number[];
  readonly data: Storage<D>;
}

/** Bytes one element takes. */
export function bytesPerElement(dtype: DType): number {
  return constructors[dtype].BYTES_PER_ELEMENT;
}

/** Number of elements of a shape. */
export function elementCount(shape: readonly number[]): number {
  let count = 1;
  for (const size of shape) count *= size;
  return count;
}

/** An array of zeros. */
export function zeros<D extends DType>(dtype: D, shape: readonly number[]): NDArray<D> {
  return { dtype, shape, data: new constructors[dtype](elementCount(shape)) };
}

/** A view of bytes as elements; the offset must be a multiple of the element's size. */
export function viewAs<D extends DType>(dtype: D, buffer: ArrayBufferLike, offset: number, length: number): Storage<D> {
  return new constructors[dtype](buffer, offset, length);
}

/** A float32 array from numbers. */
export function float32(values: ArrayLike<number>, shape: readonly number[] = [values.length]): NDArray<'float32'> {
  return { dtype: 'float32', shape, data: values instanceof Float32Array ? values : Float32Array.from(values) };
}

/** An int64 array from numbers that are safe integers. */
export function int64(values: ArrayLike<number | bigint>, shape: readonly number[] = [values.length]): NDArray<'int64'> {
  const data = new BigInt64Array(values.length);
  for (let i = 0; i < values.length; i++) data[i] = BigInt(values[i] ?? 0);
  return { dtype: 'int64', shape, data };
}
