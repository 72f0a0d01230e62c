// One training step as a graph: forward, loss, and the gradient of every parameter. Parameters are inputs bound
// to one flat array, gradients are outputs bound to another, so the optimiser sees two arrays and copies nothing.
import type { NDArray } from '../array.ts';
import { elementCount } from '../array.ts';
import { type ParameterTypes, Pass } from '../attention/index.ts';
import { add, backpropagate, type Dimension, emitModel, gather, input, matMul, multiply, multiplyDimensions, reduceSum, reshape, scalar, sizeOf, sliceAt, sqrt, type Tensor, transpose } from '../graph/index.ts';
import { declared, type SourceArrays } from '../generation/runnable.ts';
import type { EncoderDecoderModel, Input, Inputs } from '../models/family.ts';
import type { Binding, Buffer, Runtime, Session } from '../runtime/session.ts';
import { random } from '../random.ts';
import { attentionLoss, crossEntropy, type Loss } from './loss.ts';
import type { RunBuffers } from './muon.ts';

export interface ParameterRange {
  readonly name: string;
  readonly shape: readonly number[];
  readonly start: number;
  readonly end: number;
}

/** Sources and the outputs wanted of them, padded to common lengths. */
export interface Batch {
  /** The arrays the model's encoder takes, by name: input_ids and attention_mask, pixel_values, input_features. */
  readonly source: SourceArrays;
  /** What the decoder reads: the start token, then the target without its last. */
  readonly target: NDArray<'int64'>;
  readonly labels: NDArray<'int64'>;
  /** 1 for labels that count. */
  readonly weights: NDArray<'float32'>;
  /** Where guided heads are to look from each position of the output, float32 [batch, 1, targetLength, sourceLength]: rows add up to 1, or to 0 where nothing is asked. Given where the step has guidance. */
  readonly looks?: NDArray<'float32'>;
  /** What is at some places of the source. Given where the step has naming. */
  readonly named?: Named;
  /** What the batch's size is counted in, for reports: tokens of source and target, padding left out. */
  readonly tokens: number;
}

/** Heads of one site that are taught where to look, beside what is to be written. */
export interface Guidance {
  readonly site: string;
  readonly heads: readonly number[];
  /** Factor of its loss beside the other. */
  readonly weight: number;
}

/** Places of a batch's sources, counted through all rows, and the token that names each. */
export interface Named {
  /** [named] */
  readonly places: NDArray<'int64'>;
  /** [1, named] */
  readonly labels: NDArray<'int64'>;
  /** [1, named]: how much each counts. */
  readonly weights: NDArray<'float32'>;
}

/**
 * States of the source that are taught to name what is there, by a classifier whose table is the decoder's own of tokens:
 * training's alone, and no parameter is added. What a decoder then takes from a place is already turned to what it is to write.
 */
export interface Naming {
  /** States of [batch, places, width], such as `encoder_hidden_states.4`. */
  readonly site: string;
  /** Parameter [vocabulary, width]. */
  readonly table: string;
  /** Factor of its loss beside the other. */
  readonly weight: number;
}

export interface StepOptions {
  /** Label smoothing, default 0. */
  readonly smoothing?: number;
  /** Dropout by the rates of the model's config; default true. Masks follow from `seed` and the step alone. */
  readonly dropout?: boolean;
  readonly seed?: number;
  /** Parameters that are not trained: their gradients are 0. */
  readonly frozen?: ReadonlySet<string>;
  readonly threads?: number;
  /** Inputs of the encoder that batches have beyond those it must have; default: attention_mask. */
  readonly given?: readonly string[];
  /** Default: attention is not supervised. */
  readonly guidance?: Guidance;
  /** Default: states of the source are not supervised. */
  readonly naming?: Naming;
}

const defaultGiven = ['attention_mask'];

/** Elements of the pool that dropout masks are windows of. */
const poolSize = 1 << 22;

/** Lists a model's parameters by writing its graph over a checkpoint that has whatever is asked for. */
export function listParameters(model: EncoderDecoderModel, given: readonly string[] = defaultGiven): ParameterRange[] {
  const shapes = new Map<string, readonly number[]>();
  const parameters: ParameterTypes = {
    info(_name, shape) {
      return { dtype: 'float32', shape };
    },
  };
  const pass = new Pass({ parameters });
  forward(pass, model, given);
  for (const [name, tensor] of pass.used) shapes.set(name, tensor.shape as number[]);
  let end = 0;
  return [...shapes].map(([name, shape]) => {
    const start = end;
    end += elementCount(shape);
    return { name, shape, start, end };
  });
}

function forward(pass: Pass, model: EncoderDecoderModel, given: readonly string[]): Tensor {
  const target = input('target', 'int64', ['batch', 'targetLength']);
  const { inputs, shared } = model.source;
  const whose: Inputs = shared && given.includes(shared.row)
    ? { [shared.input]: { ...(inputs[shared.input] as Input), shape: ['rows', ...(inputs[shared.input] as Input).shape.slice(1)] }, [shared.row]: { dtype: 'int64', shape: ['batch'] } }
    : {};
  const encoded = model.encode(pass, declared({ ...inputs, ...whose }, new Set(given)));
  return model.decode(pass, { ids: target, mask: null, positions: null }, { ...encoded, contexts: null }).logits as Tensor;
}

/** Loss of naming and what its logits are to be moved by. */
function nameLoss(pass: Pass, { site, table }: Naming): Loss & { readonly logits: Tensor } {
  const states = pass.revealed[site] as Tensor;
  const [batch, places, width] = states.shape as [Dimension, Dimension, number];
  const rows = gather(reshape(states, [multiplyDimensions([batch, places]), width]), input('named.places', 'int64', ['named']));
  const names = pass.used.get(table) as Tensor;
  const logits = reshape(matMul(rows, transpose(names)), [1, 'named', names.shape[0] as number]);
  return { logits, ...crossEntropy(logits, input('named.labels', 'int64', [1, 'named']), input('named.weights', 'float32', [1, 'named'])) };
}

/** Losses beside that of the text. */
type Beside = 'apart' | 'unnamed';

/** A compiled training step over its own flat arrays of parameters and gradients. */
export class TrainingStep {
  readonly ranges: readonly ParameterRange[];
  readonly parameters: Float32Array;
  readonly gradients: Float32Array;
  /** The same two as buffers, for graphs over them. Released with the step. */
  readonly buffers: RunBuffers;
  readonly #runtime: Runtime;
  readonly #session: Session;
  readonly #binding: Binding;
  readonly #owned: Buffer[];
  readonly #loss: Buffer<'float32'>;
  readonly #norm: Buffer<'float32'>;
  readonly #beside: ReadonlyMap<Beside, Buffer<'float32'>>;
  readonly #offsets: Buffer<'int64'>;
  readonly #seed: number;
  readonly #frozen: ReadonlySet<string>;

  private constructor(runtime: Runtime, session: Session, ranges: readonly ParameterRange[], dropout: { rate: number; sites: number; seed: number }, frozen: ReadonlySet<string>, beside: readonly Beside[]) {
    this.#runtime = runtime;
    this.#frozen = frozen;
    this.#session = session;
    this.#seed = dropout.seed;
    this.ranges = ranges;
    const total = ranges.at(-1)?.end ?? 0;
    const parameters = runtime.buffer('float32', [total]);
    const gradients = runtime.buffer('float32', [total]);
    this.buffers = { parameters, gradients };
    this.parameters = parameters.data;
    this.gradients = gradients.data;
    this.#loss = runtime.buffer('float32', []);
    this.#offsets = runtime.buffer('int64', [dropout.sites]);
    this.#norm = runtime.buffer('float32', []);
    this.#owned = [parameters, gradients, this.#loss, this.#norm, this.#offsets];
    this.#binding = session.bind();
    for (const range of ranges) {
      this.#binding.input(range.name, parameters.view(range.shape, range.start));
      this.#binding.output(`gradient.${range.name}`, gradients.view(range.shape, range.start));
    }
    this.#binding.output('loss', this.#loss);
    this.#binding.output('norm', this.#norm);
    this.#beside = new Map(beside.map((name) => [name, runtime.buffer('float32', [])]));
    for (const [name, buffer] of this.#beside) {
      this.#owned.push(buffer);
      this.#binding.output(name, buffer);
    }
    if (dropout.sites === 0) return;
    const pool = dropoutPool(runtime, dropout.rate, dropout.seed);
    this.#owned.push(pool);
    this.#binding.input('dropout_pool', pool);
    for (let i = 0; i < dropout.sites; i++) this.#binding.input(`dropout_offset.${i}`, this.#offsets.view([], i));
  }

  static async compile(runtime: Runtime, model: EncoderDecoderModel, options: StepOptions = {}): Promise<TrainingStep> {
    const given = options.given ?? defaultGiven;
    const ranges = listParameters(model, given);
    const pool = input('dropout_pool', 'float32', [poolSize]);
    const rates: number[] = [];
    const dropout = (x: Tensor, rate: number): Tensor => {
      if (options.dropout === false) return x;
      if (rates.length > 0 && rates[0] !== rate) throw new Error(`training: one dropout rate is supported, got ${rates[0]} and ${rate}`);
      const offset = input(`dropout_offset.${rates.length}`, 'int64', []);
      rates.push(rate);
      const length = multiplyDimensions(x.shape);
      return multiply(x, reshape(sliceAt(pool, offset, sizeOf(x, x.shape.map((_, axis) => axis)), length), x.shape, x));
    };
    const types: ParameterTypes = { info: (_name, shape) => ({ dtype: 'float32', shape }) };
    const { guidance, naming } = options;
    const pass = new Pass({ parameters: types, training: { dropout }, reveal: (name) => name === guidance?.site || name === naming?.site });
    const logits = forward(pass, model, given);
    const { loss, gradient } = crossEntropy(logits, input('labels', 'int64', ['batch', 'targetLength']), input('weights', 'float32', ['batch', 'targetLength']), options.smoothing);
    const tensors = ranges.map((range) => pass.used.get(range.name) as Tensor);
    const apart = guidance ? attentionLoss(pass.revealed[guidance.site] as Tensor, guidance.heads) : null;
    const named = naming ? nameLoss(pass, naming) : null;
    const seeds: [Tensor, Tensor][] = [[logits, gradient]];
    if (apart) seeds.push([apart, scalar((guidance as Guidance).weight)]);
    if (named) seeds.push([named.logits, multiply(named.gradient, (naming as Naming).weight)]);
    const gradients = backpropagate(seeds, tensors);
    const outputs: Record<string, Tensor> = { loss, ...(apart ? { apart } : {}), ...(named ? { unnamed: named.loss } : {}) };
    let squares: Tensor | null = null;
    for (const [i, range] of ranges.entries()) {
      const gradient = gradients[i] as Tensor;
      outputs[`gradient.${range.name}`] = gradient;
      if (options.frozen?.has(range.name)) continue;
      const sum = reduceSum(multiply(gradient, gradient));
      squares = squares ? add(squares, sum) : sum;
    }
    if (!squares) throw new Error('training: a step needs parameters that are not frozen');
    outputs['norm'] = sqrt(squares);
    const { bytes } = emitModel({ outputs, parameter: () => 'input' });
    const session = await runtime.compile(bytes, options.threads === undefined ? {} : { threads: options.threads });
    return new TrainingStep(runtime, session, ranges, { rate: rates[0] ?? 0, sites: rates.length, seed: options.seed ?? 0 }, options.frozen ?? new Set(), [...(guidance ? ['apart' as const] : []), ...(naming ? ['unnamed' as const] : [])]);
  }

  /** Runs forward and backward; gradients are then in `gradients`. Returns the loss. */
  async run(batch: Batch, step: number): Promise<number> {
    const next = random(this.#seed + step * 0x9e3779b1);
    for (let i = 0; i < this.#offsets.data.length; i++) this.#offsets.data[i] = BigInt(Math.floor(next() * (poolSize / 4)));
    const inputs: Buffer[] = [];
    try {
      // their sizes change from batch to batch
      const arrays: Record<string, NDArray> = { ...batch.source, target: batch.target, labels: batch.labels, weights: batch.weights, ...(this.#beside.has('apart') && batch.looks ? { looks: batch.looks } : {}) };
      if (this.#beside.has('unnamed')) for (const [name, array] of Object.entries(batch.named ?? {})) arrays[`named.${name}`] = array;
      for (const [name, array] of Object.entries(arrays)) {
        const buffer = this.#runtime.buffer(array.dtype, array.shape);
        inputs.push(buffer);
        (buffer.data as Float32Array).set(array.data as Float32Array);
        this.#binding.input(name, buffer);
      }
      await this.#binding.run();
    } finally {
      for (const buffer of inputs) buffer.release();
    }
    for (const { name, start, end } of this.ranges) if (this.#frozen.has(name)) this.gradients.fill(0, start, end);
    return this.#loss.data[0] as number;
  }

  /** Euclidean norm of the last run's gradients. */
  get norm(): number {
    return this.#norm.data[0] as number;
  }

  /** How far the guided heads were from where they are to look, as cross-entropy; null without guidance. */
  get apart(): number | null {
    return this.#beside.get('apart')?.data[0] ?? null;
  }

  /** How far states of the source were from naming what is there, as cross-entropy; null without naming. */
  get unnamed(): number | null {
    return this.#beside.get('unnamed')?.data[0] ?? null;
  }

  release(): void {
    this.#binding.release();
    this.#session.release();
    for (const buffer of this.#owned) buffer.release();
  }
}

function dropoutPool(runtime: Runtime, rate: number, seed: number): Buffer<'float32'> {
  const pool = runtime.buffer('float32', [poolSize]);
  const next = random(seed ^ 0x5bd1e995);
  const kept = 1 / (1 - rate);
  for (let i = 0; i < poolSize; i++) pool.data[i] = next() < rate ? 0 : kept;
  return pool;
}
