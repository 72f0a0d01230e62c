// The contract between graphs and what runs them. runtime/node meets it with ONNX Runtime's C API,
// runtime/web with onnxruntime-web; one test suite holds both to it.
import type { DType, NDArray, Storage } from '../array.ts';

/**
 * Memory that both JavaScript and the runtime see, at one address for its whole life: the way to give and to
 * receive values without copies. `data` is a live view; writing to it changes what the next run reads.
 */
export interface Buffer<D extends DType = DType> extends NDArray<D> {
  readonly data: Storage<D>;
  /** Part of the same memory under another shape, from an element on (default the first). Released with its parent. */
  view(shape: readonly number[], start?: number): Buffer<D>;
  /** Frees the native handle. Twice is once; use after release throws SessionError. */
  release(): void;
}

/**
 * Named arrays shared by every session compiled over them: held once, with one container of prepacked forms.
 * Data must not change while a session lives.
 */
export interface Weights {
  has(name: string): boolean;
  get(name: string): NDArray;
  /** Adds arrays; a name that exists throws SessionError. */
  add(arrays: Iterable<readonly [string, NDArray]>): void;
  readonly bytes: number;
  /** Releases the native values and the container; while runs of sessions that were released are in flight, when the last has ended. Sessions over it must be released first (throws otherwise). */
  release(): void;
}

export interface CompileOptions {
  /** Weights that the model's initializers without data name; required if it has any. */
  readonly weights?: Weights;
  /**
   * Names of the initializers to take from `weights`: all those without data, which the model writes as TensorProto of
   * the main graph with name, dims, data_type, data_location EXTERNAL and external_data `location` (its name), `offset`
   * 0 and `length`. No file is opened for them. What shape inference must read (a Reshape's shape, axes) cannot be
   * among them: such tensors keep their data in the model.
   */
  readonly initializers?: readonly string[];
  /** Compute threads of this session alone; default: the pool that all sessions share (SIGHTLINE_THREADS, or one a core). */
  readonly threads?: number;
  /** Graph optimisation, default 'all'. */
  readonly optimize?: 'off' | 'basic' | 'all';
}

export interface RunOptions {
  /**
   * Stops the run in flight after the operator it is in (on the web: takes effect before and after the run); the
   * promise then rejects with the signal's reason.
   */
  readonly signal?: AbortSignal;
  /** Outputs wanted; default all. */
  readonly outputs?: readonly string[];
}

/** A compiled graph. */
export interface Session {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Runs once off the event loop; the arrays returned are the caller's own. */
  run(feeds: Readonly<Record<string, NDArray>>, options?: RunOptions): Promise<Record<string, NDArray>>;
  /** Fixed buffers for repeated runs. */
  bind(): Binding;
  /** Frees the session and its bindings; while runs are in flight, when the last has ended. Twice is once. */
  release(): void;
}

/**
 * A session with its inputs and outputs tied to buffers. One buffer may be bound both as an input and as an output
 * (a cache updated in place, or a choice that is the next step's input). Bound buffers are kept alive by the binding.
 */
export interface Binding {
  input(name: string, buffer: Buffer): void;
  output(name: string, buffer: Buffer): void;
  /** Runs once off the event loop (on the web: on the thread it is called on). One run at a time. */
  run(options?: Pick<RunOptions, 'signal'>): Promise<void>;
  /** While a run is in flight, takes effect when that has ended. Buffers are the caller's to release. */
  release(): void;
}

/** What a graph can be run on. One per process is enough. */
export interface Runtime {
  readonly name: string;
  readonly version: string;
  /** Whether its kernel of cached attention reads keys and values of 8 bits. */
  readonly readsSmallCaches: boolean;
  /** @param data elements that are there already, of which nothing is copied; default new ones, all zero */
  buffer<D extends DType>(dtype: D, shape: readonly number[], data?: Storage<D>): Buffer<D>;
  weights(): Weights;
  /** @param model ONNX ModelProto bytes. Throws SessionError with the runtime's text and the node it came from. */
  compile(model: Uint8Array, options?: CompileOptions): Promise<Session>;
  /** Native handles now alive, by kind: for tests of ownership. */
  handles(): Readonly<Record<string, number>>;
}
