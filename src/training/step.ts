// One training step as a graph: forward, loss, and the gradient of every parameter. Parameters are inputs bound
// to one flat array, gradients are outputs bound to another, so the optimiser sees two arrays and copies nothing.
import type { NDArray } from '../array.ts';
import { elementCount } from '../array.ts';
import { type ParameterTypes, Pass } from '../attention/index.ts';
import { backpropagate, emitModel, input, multiply, multiplyDimensions, reshape, sizeOf, sliceAt, type Tensor } from '../graph/index.ts';
import type { EncoderDecoderModel } from '../models/family.ts';
import type { Binding, Buffer, Runtime, Session } from '../runtime/session.ts';
import { random } from './random.ts';
import { crossEntropy } from './loss.ts';

export interface ParameterRange {
  readonly name: string;
  readonly shape: readonly number[];
  readonly start: number;
  readonly end: number;
}

/** Pairs of sequences, padded to common lengths. Masks are 1 where a token is. */
export interface Batch {
  readonly source: NDArray<'int64'>;
  readonly sourceMask: NDArray<'int64'>;
  /** What the decoder reads: the start token, then the target without its last. */
  readonly target: NDArray<'int64'>;
  readonly labels: NDArray<'int64'>;
  /** 1 for labels that count. */
  readonly weights: NDArray<'float32'>;
}

export interface StepOptions {
  /** Label smoothing, default 0. */
  readonly smoothing?: number;
  /** Dropout by the rates of the model's config; default true. Masks follow from `seed` and the step alone. */
  readonly dropout?: boolean;
  readonly seed?: number;
  readonly threads?: number;
}

/** Elements of the pool that dropout masks are windows of. */
const poolSize = 1 << 22;

/** Lists a model's parameters by writing its graph over a checkpoint that has whatever is asked for. */
export function listParameters(model: EncoderDecoderModel): ParameterRange[] {
  const shapes = new Map<string, readonly number[]>();
  const parameters: ParameterTypes = {
    info(_name, shape) {
      return { dtype: 'float32', shape };
    },
  };
  const pass = new Pass({ parameters });
  forward(pass, model);
  for (const [name, tensor] of pass.used) shapes.set(name, tensor.shape as number[]);
  let end = 0;
  return [...shapes].map(([name, shape]) => {
    const start = end;
    end += elementCount(shape);
    return { name, shape, start, end };
  });
}

function forward(pass: Pass, model: EncoderDecoderModel): Tensor {
  const source = input('source', 'int64', ['batch', 'sourceLength']);
  const mask = input('source_mask', 'int64', ['batch', 'sourceLength']);
  const target = input('target', 'int64', ['batch', 'targetLength']);
  const states = model.encode(pass, { ids: source, mask, positions: null });
  return model.decode(pass, { ids: target, mask: null, positions: null }, { states, contexts: null, mask }).logits as Tensor;
}

/** A compiled training step over its own flat arrays of parameters and gradients. */
export class TrainingStep {
  readonly ranges: readonly ParameterRange[];
  readonly parameters: Float32Array;
  readonly gradients: Float32Array;
  readonly #runtime: Runtime;
  readonly #session: Session;
  readonly #owned: Buffer[];
  readonly #bindings = new Map<string, { binding: Binding; inputs: Buffer[]; loss: Buffer<'float32'>; offsets: Buffer<'int64'> | null }>();
  readonly #sites: number;
  readonly #seed: number;

  private constructor(runtime: Runtime, session: Session, ranges: readonly ParameterRange[], owned: Buffer[], sites: number, seed: number) {
    this.#runtime = runtime;
    this.#session = session;
    this.ranges = ranges;
    this.#owned = owned;
    this.#sites = sites;
    this.#seed = seed;
    this.parameters = owned[0]?.data as Float32Array;
    this.gradients = owned[1]?.data as Float32Array;
  }

  static async compile(runtime: Runtime, model: EncoderDecoderModel, options: StepOptions = {}): Promise<TrainingStep> {
    const ranges = listParameters(model);
    const total = ranges.at(-1)?.end ?? 0;
    const pool = input('dropout_pool', 'float32', [poolSize]);
    const rates: number[] = [];
    const offsets: Tensor[] = [];
    const dropout = (x: Tensor, rate: number): Tensor => {
      if (options.dropout === false) return x;
      if (rates.length > 0 && rates[0] !== rate) throw new Error(`training: one dropout rate is supported, got ${rates[0]} and ${rate}`);
      const offset = input(`dropout_offset.${rates.length}`, 'int64', []);
      rates.push(rate);
      offsets.push(offset);
      const length = multiplyDimensions(x.shape);
      return multiply(x, reshape(sliceAt(pool, offset, sizeOf(x, x.shape.map((_, axis) => axis)), length), x.shape, x));
    };
    const types: ParameterTypes = { info: (_name, shape) => ({ dtype: 'float32', shape }) };
    const pass = new Pass({ parameters: types, training: { dropout } });
    const logits = forward(pass, model);
    const { loss, gradient } = crossEntropy(logits, input('labels', 'int64', ['batch', 'targetLength']), input('weights', 'float32', ['batch', 'targetLength']), options.smoothing);
    const tensors = ranges.map((range) => pass.used.get(range.name) as Tensor);
    const gradients = backpropagate(logits, gradient, tensors);
    const outputs: Record<string, Tensor> = { loss };
    for (const [i, range] of ranges.entries()) outputs[`gradient.${range.name}`] = gradients[i] as Tensor;
    const { bytes } = emitModel({ outputs, parameter: () => 'input' });
    const session = await runtime.compile(bytes, options.threads === undefined ? {} : { threads: options.threads });
    const owned: Buffer[] = [runtime.buffer('float32', [total]), runtime.buffer('float32', [total])];
    if (rates[0] !== undefined) owned.push(dropoutPool(runtime, rates[0], options.seed ?? 0));
    return new TrainingStep(runtime, session, ranges, owned, rates.length, options.seed ?? 0);
  }

  /** Runs forward and backward; gradients are then in `gradients`. Returns the loss. */
  async run(batch: Batch, step: number): Promise<number> {
    const bound = this.#bound(batch);
    const arrays = [batch.source, batch.sourceMask, batch.target, batch.labels, batch.weights];
    for (const [i, array] of arrays.entries()) (bound.inputs[i]?.data as Float32Array).set(array.data as Float32Array);
    if (bound.offsets) {
      const next = random(this.#seed + step * 0x9e3779b1);
      for (let i = 0; i < this.#sites; i++) bound.offsets.data[i] = BigInt(Math.floor(next() * (poolSize / 4)));
    }
    await bound.binding.run();
    return bound.loss.data[0] as number;
  }

  release(): void {
    for (const { binding, inputs, loss, offsets } of this.#bindings.values()) {
      binding.release();
      for (const buffer of [...inputs, loss, ...(offsets ? [offsets] : [])]) buffer.release();
    }
    this.#bindings.clear();
    this.#session.release();
    for (const buffer of this.#owned) buffer.release();
  }

  /** Buffers for a batch's sizes, made once for each combination. */
  #bound(batch: Batch): { binding: Binding; inputs: Buffer[]; loss: Buffer<'float32'>; offsets: Buffer<'int64'> | null } {
    const key = `${batch.source.shape} ${batch.target.shape}`;
    const known = this.#bindings.get(key);
    if (known) return known;
    const binding = this.#session.bind();
    const named = [['source', batch.source], ['source_mask', batch.sourceMask], ['target', batch.target], ['labels', batch.labels], ['weights', batch.weights]] as const;
    const inputs = named.map(([name, array]) => {
      const buffer = this.#runtime.buffer(array.dtype, array.shape);
      binding.input(name, buffer);
      return buffer;
    });
    const [parameters, gradients, pool] = this.#owned as [Buffer, Buffer, Buffer | undefined];
    for (const range of this.ranges) {
      binding.input(range.name, view(parameters, range));
      binding.output(`gradient.${range.name}`, view(gradients, range));
    }
    const loss = this.#runtime.buffer('float32', []);
    binding.output('loss', loss);
    let offsets: Buffer<'int64'> | null = null;
    if (pool) {
      binding.input('dropout_pool', pool);
      offsets = this.#runtime.buffer('int64', [this.#sites]);
      for (let i = 0; i < this.#sites; i++) binding.input(`dropout_offset.${i}`, offsets.view([], i));
    }
    const bound = { binding, inputs, loss, offsets };
    this.#bindings.set(key, bound);
    return bound;
  }
}

const view = (flat: Buffer, range: ParameterRange): Buffer => flat.view(range.shape, range.start);

function dropoutPool(runtime: Runtime, rate: number, seed: number): Buffer<'float32'> {
  const pool = runtime.buffer('float32', [poolSize]);
  const next = random(seed ^ 0x5bd1e995);
  const kept = 1 / (1 - rate);
  for (let i = 0; i < poolSize; i++) pool.data[i] = next() < rate ? 0 : kept;
  return pool;
}
