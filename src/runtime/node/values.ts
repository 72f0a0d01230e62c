// Arrays as native values: memory stays JavaScript's, and is held here for as long as a native value refers to it.
import { bytesPerElement, type DType, elementCount, type NDArray, type Storage, viewAs } from '../../array.ts';
import { SessionError } from '../../errors.ts';
import { onnxType } from '../../graph/ops/elementwise.ts';
import type { Buffer } from '../session.ts';
import { type Address, addressOf, openApi, viewOf } from './api.ts';
import { acquired, released } from './handles.ts';

let cpuMemory: Address | undefined;

/** A native value over an array's memory. The caller keeps `data` referenced until it releases the value. */
export function createValue(array: NDArray): Address {
  const api = openApi();
  // arena memory of the default kind: OrtArenaAllocator 1, OrtMemTypeDefault 0; made once a process
  cpuMemory ??= api.make('CreateCpuMemoryInfo', 1, 0);
  const count = elementCount(array.shape);
  if (count !== array.data.length) throw new SessionError(`runtime: an array's elements must fill its shape [${array.shape}], got ${array.data.length}`);
  const shape = BigInt64Array.from(array.shape, BigInt);
  const dimensions = new BigInt64Array(new ArrayBuffer(Math.max(8, shape.byteLength)));
  dimensions.set(shape);
  // small typed arrays may lie in V8's moving heap until their buffer is asked for
  void array.data.buffer;
  const value = api.make('CreateTensorWithDataAsOrtValue', cpuMemory, addressOf(array.data), array.data.byteLength, addressOf(dimensions), array.shape.length, onnxType[array.dtype]);
  acquired('value');
  return value;
}

export function releaseValue(value: Address): void {
  openApi().release('ReleaseValue', value);
  released('value');
}

const dtypes = new Map<number, DType>(Object.entries(onnxType).map(([dtype, code]) => [code, dtype as DType]));

/** Copies a native value's elements out. */
export function readValue(value: Address, what: string): NDArray {
  const api = openApi();
  const info = api.make('GetTensorTypeAndShape', value);
  try {
    const small = new Int32Array(new ArrayBuffer(8));
    api.call('GetTensorElementType', info, addressOf(small));
    const dtype = dtypes.get(small[0] as number);
    if (!dtype) throw new SessionError(`runtime: ${what} has an element type that is not supported, got ${small[0]}`);
    const rank = Number(api.make('GetDimensionsCount', info));
    const dimensions = new BigInt64Array(new ArrayBuffer(8 * Math.max(1, rank)));
    api.call('GetDimensions', info, addressOf(dimensions), rank);
    const shape = [...dimensions.subarray(0, rank)].map(Number);
    const count = elementCount(shape);
    const bytes = count * bytesPerElement(dtype);
    const copy = new ArrayBuffer(bytes);
    if (bytes > 0) new Uint8Array(copy).set(new Uint8Array(viewOf(api.make('GetTensorMutableData', value), bytes)));
    return { dtype, shape, data: viewAs(dtype, copy, 0, count) };
  } finally {
    api.release('ReleaseTensorTypeAndShapeInfo', info);
  }
}

/** A buffer with its native value. Views share its memory and are released with it. */
export class NativeBuffer<D extends DType = DType> implements Buffer<D> {
  readonly dtype: D;
  readonly shape: readonly number[];
  readonly #data: Storage<D>;
  #value: Address | null;
  readonly #views: NativeBuffer[] = [];

  constructor(dtype: D, shape: readonly number[], data?: Storage<D>) {
    this.dtype = dtype;
    this.shape = shape;
    const count = elementCount(shape);
    // 64 bytes more, so that the data starts at a multiple of 64: what vector instructions like best
    this.#data = data ?? aligned(dtype, count);
    this.#value = createValue({ dtype, shape, data: this.#data });
  }

  get data(): Storage<D> {
    return this.#data;
  }

  /** The native value; throws SessionError after release. */
  get value(): Address {
    if (this.#value === null) throw new SessionError(`runtime: a buffer of shape [${this.shape}] is used after its release`);
    return this.#value;
  }

  view(shape: readonly number[], start = 0): NativeBuffer<D> {
    void this.value;
    const count = elementCount(shape);
    if (start < 0 || start + count > this.#data.length) throw new SessionError(`runtime: a view must lie inside its buffer of ${this.#data.length} elements, got ${start} to ${start + count}`);
    const view = new NativeBuffer(this.dtype, shape, this.#data.subarray(start, start + count) as Storage<D>);
    this.#views.push(view as unknown as NativeBuffer);
    return view;
  }

  release(): void {
    if (this.#value === null) return;
    for (const view of this.#views) view.release();
    releaseValue(this.#value);
    this.#value = null;
  }
}

function aligned<D extends DType>(dtype: D, count: number): Storage<D> {
  const memory = new ArrayBuffer(count * bytesPerElement(dtype) + 64);
  const address = addressOf(new Uint8Array(memory));
  return viewAs(dtype, memory, Number((64n - (BigInt(address) % 64n)) % 64n), count);
}
