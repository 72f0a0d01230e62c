// A pass: one way of running a model. The model's code is the same for all of them; what differs is which of
// its inner results are revealed, whether keys and values are kept, whether it is being trained, and at what
// precision weights are multiplied. Each pass becomes a graph of its own over the same weights.
import type { DType } from '../array.ts';
import { GraphError } from '../errors.ts';
import { type Cache, cast, type Dimension, input, parameter, slice, type Stored, type Tensor } from '../graph/index.ts';
import { type Summary, summarize } from './record.ts';

/** What a checkpoint says of its tensors: enough to write graphs over it without reading any. */
export interface ParameterTypes {
  info(name: string, expected: readonly number[]): { readonly dtype: DType; readonly shape: readonly number[] } | undefined;
}

export interface PassOptions {
  readonly parameters: ParameterTypes;
  /** Multiply by weights as float32 (default) or as 8-bit blocks. */
  readonly bits?: 32 | 8;
  /** Contexts are made of whole numbers of 8 bits, by `contextOf`; default as they are. */
  readonly smallContexts?: boolean;
  /** Which inner results become outputs, by name: 'cross_attentions.3', 'hidden_states.0'. Default none. */
  readonly reveal?: (name: string) => boolean;
  /** Of revealed attention weights, those of which a summary is enough, by site. Default all in full. */
  readonly summarize?: (site: string) => Summary | undefined;
  /** Key lengths whose sources are known, by dimension: input `sources.<dimension>`, float32 [batch, keyLength, sources]. */
  readonly sourced?: ReadonlySet<Dimension>;
  /** Keep keys and values of self-attention in buffers of this many positions. */
  readonly cacheLength?: Dimension;
  /** Dropout in training; absent in inference, where fused kernels are used instead. */
  readonly training?: { dropout(x: Tensor, rate: number): Tensor };
  /** Write attention in standard operators only, for graphs that must run anywhere. */
  readonly plain?: boolean;
  /** Sites whose heads' outputs are multiplied by factors given at run time (0 mutes): input `head_mask.<site>`, float32[heads]. */
  readonly headMask?: (site: string) => boolean;
  /** Of sites, the part of the source that their keys are, where some may be hidden at run time: input `seen.<part>`, int64 [batch, keyLength], 1 where a key is seen. */
  readonly hides?: (site: string) => string | undefined;
}

/** What models are written against: weights in, revelations out. */
export class Pass {
  readonly bits: 32 | 8;
  readonly training: PassOptions['training'];
  readonly plain: boolean;
  readonly smallContexts: boolean;
  /** Outputs by name, in the order in which the model came to them. */
  readonly revealed: Record<string, Tensor> = {};
  /** Inputs and outputs of the cache, by site. */
  readonly caches: { site: string; kvHeads: number; headDim: number }[] = [];
  /** Parameters used, float32 or as they lie in the checkpoint. */
  readonly used = new Map<string, Tensor>();
  readonly #options: PassOptions;
  readonly #cast = new Map<string, Tensor>();
  readonly #sourced = new Map<Dimension, Tensor>();
  readonly #seen = new Map<string, Tensor>();
  #steps: { last: Tensor; total: Tensor } | undefined;
  #stored: Pick<Stored, 'last' | 'total' | 'nothing'> | undefined;

  constructor(options: PassOptions) {
    this.#options = options;
    this.bits = options.bits ?? 32;
    this.training = options.training;
    this.plain = options.plain ?? false;
    this.smallContexts = options.smallContexts ?? false;
  }

  /** A weight as float32. Throws GraphError when the checkpoint lacks it or has another shape. */
  parameter(name: string, shape: readonly number[]): Tensor {
    const known = this.#cast.get(name);
    if (known) return known;
    const info = this.#options.parameters.info(name, shape);
    if (!info) throw new GraphError(`weights: "${name}" is missing; the model needs it with shape [${shape.join(', ')}]`);
    if (info.shape.length !== shape.length || info.shape.some((size, axis) => size !== shape[axis])) {
      throw new GraphError(`weights: "${name}" must have shape [${shape.join(', ')}] as config.json says, got [${info.shape.join(', ')}]`);
    }
    const raw = parameter(name, info.dtype, info.shape);
    const value = cast(raw, 'float32');
    this.used.set(name, raw);
    this.#cast.set(name, value);
    return value;
  }

  wants(name: string): boolean {
    return this.#options.reveal?.(name) ?? false;
  }

  /** Declares an inner result; it becomes an output where the pass asks for it. */
  reveal(name: string, value: Tensor): void {
    if (!this.wants(name)) return;
    const summary = this.#options.summarize?.(name);
    if (summary) Object.assign(this.revealed, summarize(name, value, this.#sources(value), summary));
    if (!summary || summary.full) this.revealed[name] = value;
  }

  /** To which sources the keys of weights belong, where that is known; asked for once for all sites over the same keys. */
  #sources(weights: Tensor): Tensor | null {
    const [batch, , , keys] = weights.shape as [Dimension, Dimension, Dimension, Dimension];
    if (!this.#options.sourced?.has(keys)) return null;
    const known = this.#sourced.get(keys) ?? input(`sources.${keys}`, 'float32', [batch, keys, `sources of ${keys}`]);
    this.#sourced.set(keys, known);
    return known;
  }

  /** Dropout in training, nothing otherwise. */
  dropout(x: Tensor, rate: number): Tensor {
    return this.training && rate > 0 ? this.training.dropout(x, rate) : x;
  }

  /** Whether keys and values of self-attention are kept. */
  get keeps(): boolean {
    return this.#options.cacheLength !== undefined;
  }

  /** The buffers of a site's keys and values, where the pass keeps them. */
  cache(site: string, rows: Dimension, kvHeads: number, headDim: number): Cache | null {
    const length = this.#options.cacheLength;
    if (length === undefined) return null;
    this.#steps ??= { last: input('last', 'int32', [rows]), total: input('total', 'int32', [1]) };
    this.caches.push({ site, kvHeads, headDim });
    const shape = [rows, kvHeads, length, headDim];
    return { keys: input(`past_keys.${site}`, 'float32', shape), values: input(`past_values.${site}`, 'float32', shape), ...this.#steps };
  }

  /** What the kernel that reads contexts in 8 bits asks for beside them, the same in all layers: where keys end, by row, and new ones, of which there are none. */
  stored(query: Tensor): Pick<Stored, 'last' | 'total' | 'nothing'> {
    this.#stored ??= { last: input('source_last', 'int32', [query.shape[0] as Dimension]), total: input('source_total', 'int32', [1]), nothing: slice(query, 1, 0, 0) };
    return this.#stored;
  }

  /** Gives back a site's buffers as the step left them. */
  keep(site: string, keys: Tensor, values: Tensor): void {
    this.revealed[`present_keys.${site}`] = keys;
    this.revealed[`present_values.${site}`] = values;
  }

  /** Which of a site's keys are seen, int64 [batch, keyLength], where the pass lets some be hidden; the same for all sites that look at one part. */
  seen(site: string, batch: Dimension, keyLength: Dimension): Tensor | null {
    const part = this.#options.hides?.(site);
    if (part === undefined) return null;
    const known = this.#seen.get(part) ?? input(`seen.${part}`, 'int64', [batch, keyLength]);
    this.#seen.set(part, known);
    return known;
  }

  /** Factors of a site's heads, float32[heads], where the pass lets them be muted. */
  headMask(site: string, heads: number): Tensor | null {
    return this.#options.headMask?.(site) ? input(`head_mask.${site}`, 'float32', [heads]) : null;
  }
}
