// Drafting (speculative decoding, Leviathan et al. 2023) by a model itself: its weights in 8 bits write some tokens of one
// sequence, then one pass in float32 reads them all and says what follows each. Those that it would have chosen itself are
// kept, so that what is written is what float32 writes, while its weights are read once for several tokens.
import type { Binding, Buffer } from '../runtime/session.ts';
import { contextBuffers, narrowed, smallContexts } from './contexts.ts';
import { type DecodingOptions, type EncodedContext, type Runnable, session } from './runnable.ts';
import { type SourceForm, stepGraph } from './step-graph.ts';

/** Tokens drafted at a time: at first, and at most, where all of them are kept. */
const [firstDraft, longestDraft] = [4, 8];

/** A decoding's own: what its steps read, and where they leave what they find. */
export interface Step {
  readonly key: string;
  readonly form: SourceForm;
  readonly contexts: readonly EncodedContext[];
  readonly options: DecodingOptions;
  /** Caches, and what stays as it is, by the names of inputs and outputs. */
  readonly shared: ReadonlyMap<string, Buffer>;
  /** What is found of one position, by output name. */
  readonly results: Readonly<Record<string, Buffer>>;
  /** Maps of one position where so many have been written: [1, heads, 1, keys]. */
  readonly records: readonly { readonly name: string; readonly shape: (total: number) => readonly [number, number, number, number]; readonly buffer: Buffer<'float32'> }[];
}

/** Tokens of one sequence written ahead, and what float32 says of them. Release it when done. */
export class Draft {
  readonly #runnable: Runnable;
  readonly #step: Step;
  readonly #owned: Buffer[] = [];
  // of the one position that is drafted from; the token drafted is where the next is drafted from
  readonly #id: Buffer<'int64'>;
  readonly #position: Buffer<'int64'>;
  readonly #bounds: Buffer<'int64'>;
  // of all positions of a trial
  readonly #ids: Buffer<'int64'>;
  readonly #positions: Buffer<'int64'>;
  readonly #allBounds: Buffer<'int64'>;
  readonly #found: ReadonlyMap<string, Buffer>;
  readonly #maps: ReadonlyMap<string, Buffer<'float32'>>;
  readonly #last: Buffer<'int32'>;
  readonly #total: Buffer<'int32'>;
  #writer: Binding | undefined;
  #reader: Binding | undefined;
  #inputs: ReadonlySet<string> = new Set();
  #length = firstDraft;
  /** Positions of the last trial, how many of them stand, and how many of these were handed over. */
  #tried = 0;
  #kept = 0;
  #given = 0;

  constructor(runnable: Runnable, step: Step) {
    const { runtime } = runnable.engine;
    this.#runnable = runnable;
    this.#step = step;
    const own = <B extends Buffer>(buffer: B): B => this.#own(buffer);
    const most = longestDraft + 1;
    this.#id = own(runtime.buffer('int64', [1, 1]));
    this.#position = own(runtime.buffer('int64', [1, 1]));
    this.#bounds = own(runtime.buffer('int64', [1, 3]));
    this.#ids = own(runtime.buffer('int64', [1, most]));
    this.#positions = own(runtime.buffer('int64', [1, most]));
    this.#allBounds = own(runtime.buffer('int64', [most, 3]));
    this.#last = own(runtime.buffer('int32', [1]));
    this.#total = own(runtime.buffer('int32', [1]));
    const found = Object.entries(step.results).map(([name, { dtype }]) => [name, own(runtime.buffer(dtype, name === 'next' ? [most, 1] : [most]))] as const);
    this.#found = new Map(found);
    this.#maps = new Map(step.records.map(({ name, buffer: { shape } }) => [name, own(runtime.buffer('float32', [1, shape[1] as number, most, shape[3] as number]))]));
  }

  #own<B extends Buffer>(buffer: B): B {
    this.#owned.push(buffer);
    return buffer;
  }

  /**
   * Leaves what follows a token where a step leaves it: as the last trial found it, if that read this token here, or from a new one.
   * @param room positions there are from this one on, its own included
   */
  async step(id: number, position: number, room: number): Promise<void> {
    if (this.#given >= this.#kept || Number(this.#ids.data[this.#given]) !== id || Number(this.#positions.data[this.#given]) !== position) await this.#try(id, position, Math.min(this.#length, room - 1));
    const at = this.#given++;
    for (const [name, { data }] of Object.entries(this.#step.results)) data[0] = this.#found.get(name)?.data[at] as never;
    for (const { name, shape, buffer } of this.#step.records) {
      const maps = this.#maps.get(name)?.data as Float32Array;
      const [, heads, , keys] = shape(position + 1);
      const all = shape(position - at + this.#tried)[3];
      for (let head = 0; head < heads; head++) {
        const from = (head * this.#tried + at) * all;
        buffer.data.set(maps.subarray(from, from + keys), head * keys);
      }
    }
  }

  /** Drafts some tokens from one on, and reads them. */
  async #try(id: number, position: number, drafted: number): Promise<void> {
    const { signal, timed, ends } = this.#step.options;
    const run = signal ? { signal } : {};
    const tokens: number[] = [];
    const [writer, reader] = [await this.#writing(), await this.#reading()];
    this.#kept = this.#given = 0;
    this.#id.data[0] = BigInt(id);
    for (let i = 0; ; i++) {
      for (const [j, bound] of (timed?.bounds(0, tokens) ?? []).entries()) this.#allBounds.data[3 * i + j] = this.#bounds.data[j] = BigInt(bound);
      this.#ids.data[i] = this.#id.data[0] as bigint;
      this.#positions.data[i] = this.#position.data[0] = BigInt(position + i);
      this.#last.data[0] = position + i;
      this.#total.data[0] = position + i + 1;
      this.#tried = i + 1;
      if (i === drafted || (i > 0 && ends?.has(tokens[i - 1] as number))) break;
      await writer.run(run);
      tokens.push(Number(this.#id.data[0]));
    }
    const views: Buffer[] = [];
    const part = (buffer: Buffer, shape: readonly number[]): Buffer => {
      const view = buffer.view(shape);
      views.push(view);
      return view;
    };
    try {
      reader.input('ids', part(this.#ids, [1, this.#tried]));
      if (this.#inputs.has('positions')) reader.input('positions', part(this.#positions, [1, this.#tried]));
      if (this.#inputs.has('bounds')) reader.input('bounds', part(this.#allBounds, [this.#tried, 3]));
      for (const [name, buffer] of this.#found) reader.output(name, part(buffer, [this.#tried, ...buffer.shape.slice(1)]));
      for (const { name, shape } of this.#step.records) {
        const [, heads, , keys] = shape(position + this.#tried);
        reader.output(name, part(this.#maps.get(name) as Buffer, [1, heads, this.#tried, keys]));
      }
      await reader.run(run);
    } finally {
      for (const view of views) view.release();
    }
    // a token drafted stands if it is the one that follows those before it
    const next = this.#found.get('next')?.data as BigInt64Array;
    let kept = 1;
    while (kept < this.#tried && next[kept - 1] === this.#ids.data[kept]) kept++;
    this.#kept = kept;
    this.#length = kept === this.#tried ? Math.min(longestDraft, this.#length + 2) : Math.max(1, this.#length - 1);
  }

  async #writing(): Promise<Binding> {
    if (this.#writer) return this.#writer;
    const { key, form, contexts, options: { reveal: _, confidenceBelow: __, ...options } } = this.#step;
    const runnable: Runnable = { ...this.#runnable, bits: 8 };
    const small = smallContexts(runnable);
    // drafts read contexts in 8 bits, what checks them those of the decoding
    const read = small ? contextBuffers(runnable.engine.runtime, await narrowed(runnable, contexts)) : new Map<string, Buffer>();
    for (const buffer of read.values()) this.#own(buffer);
    const graph = await session(runnable, `draft ${key}`, () => {
      const { next, score: _, ...caches } = stepGraph(runnable, options, { ...form, small }, 1, true);
      return { next, ...caches } as ReturnType<typeof stepGraph>;
    });
    const binding = graph.bind();
    this.#share(binding, new Set(graph.inputs), new Map([...this.#step.shared, ...read]));
    binding.input('ids', this.#id);
    if (graph.inputs.includes('positions')) binding.input('positions', this.#position);
    if (graph.inputs.includes('bounds')) binding.input('bounds', this.#bounds);
    binding.output('next', this.#id);
    this.#writer = binding;
    return binding;
  }

  async #reading(): Promise<Binding> {
    if (this.#reader) return this.#reader;
    const { key, form, options } = this.#step;
    const graph = await session(this.#runnable, `trial ${key}`, () => stepGraph(this.#runnable, options, form, 'length', true, true));
    const binding = graph.bind();
    this.#inputs = new Set(graph.inputs);
    this.#share(binding, this.#inputs, this.#step.shared);
    this.#reader = binding;
    return binding;
  }

  #share(binding: Binding, inputs: ReadonlySet<string>, shared: ReadonlyMap<string, Buffer>): void {
    for (const [name, buffer] of shared) {
      if (name.startsWith('present_')) binding.output(name, buffer);
      else if (inputs.has(name) && name !== 'bounds') binding.input(name, buffer);
    }
    binding.input('last', this.#last);
    binding.input('total', this.#total);
  }

  release(): void {
    this.#writer?.release();
    this.#reader?.release();
    for (const buffer of this.#owned) buffer.release();
  }
}
