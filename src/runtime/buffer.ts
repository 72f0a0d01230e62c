// Buffers and their views, over whatever memory a runtime has.
import { type DType, elementCount, type NDArray, type Storage } from '../array.ts';
import { SessionError } from '../errors.ts';
import type { Buffer } from './session.ts';
import { requireFull, requireInside, requireShape } from './signature.ts';

/** Where a runtime's buffers lie, and the handles (values) it takes them by. */
export interface Memory<Handle> {
  allocate<D extends DType>(dtype: D, count: number): Storage<D>;
  /** A handle on elements; they are held for as long as it is open. */
  open(array: NDArray): Handle;
  close(handle: Handle): void;
}

export class RuntimeBuffer<Handle, D extends DType = DType> implements Buffer<D> {
  readonly dtype: D;
  readonly shape: readonly number[];
  readonly #memory: Memory<Handle>;
  readonly #data: Storage<D>;
  #handle: { readonly value: Handle } | null;
  readonly #parent: RuntimeBuffer<Handle, D> | null;
  readonly #views = new Set<RuntimeBuffer<Handle, D>>();

  /** A new buffer; or a view of part of another, or one over elements that are there already. */
  constructor(memory: Memory<Handle>, dtype: D, shape: readonly number[], from: RuntimeBuffer<Handle, D> | Storage<D> | null = null, start = 0) {
    requireShape(shape);
    const count = elementCount(shape);
    this.dtype = dtype;
    this.shape = Object.freeze([...shape]);
    this.#memory = memory;
    this.#parent = from instanceof RuntimeBuffer ? from : null;
    if (from instanceof RuntimeBuffer) this.#data = from.data.subarray(start, start + count) as Storage<D>;
    else this.#data = from ?? allocate(memory, dtype, count);
    requireFull({ dtype, shape, data: this.#data } as NDArray, 'a buffer');
    this.#handle = { value: memory.open({ dtype, shape, data: this.#data } as NDArray) };
  }

  get data(): Storage<D> {
    void this.handle;
    return this.#data;
  }

  /** The runtime's handle; throws SessionError after release. */
  get handle(): Handle {
    if (this.#handle === null) throw new SessionError(`runtime: a ${this.dtype} buffer [${this.shape.join(', ')}] is used after its release`);
    return this.#handle.value;
  }

  view(shape: readonly number[], start = 0): RuntimeBuffer<Handle, D> {
    requireInside(shape, start, this.data.length);
    const view = new RuntimeBuffer(this.#memory, this.dtype, shape, this, start);
    this.#views.add(view);
    return view;
  }

  release(): void {
    if (this.#handle === null) return;
    for (const view of [...this.#views]) view.release();
    this.#memory.close(this.#handle.value);
    this.#handle = null;
    this.#parent?.forget(this);
  }

  private forget(view: RuntimeBuffer<Handle, D>): void {
    this.#views.delete(view);
  }
}

function allocate<D extends DType>(memory: Memory<unknown>, dtype: D, count: number): Storage<D> {
  try {
    return memory.allocate(dtype, count);
  } catch (cause) {
    throw new SessionError(`runtime: no memory for a buffer, got ${dtype} and ${count} elements`, { cause });
  }
}
