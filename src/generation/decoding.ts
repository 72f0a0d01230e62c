// A decoding in progress: the buffers its steps work in, and how beams change places in them. Caches are updated in
// place; where the choice is made in the graph, no logits leave it and the token chosen is already where the next step
// reads it.
import { float32, type NDArray } from '../array.ts';
import { cachedHeadDim } from '../attention/index.ts';
import type { Dimension } from '../graph/index.ts';
import type { Binding, Buffer, Session } from '../runtime/session.ts';
import type { Candidates } from './beams.ts';
import { contextBuffers } from './contexts.ts';
import { Draft } from './draft.ts';
import { type DecodingOptions, type EncodedSource, namesOf, ownSources, type Runnable, session, type StepSummary, visibleInputs, watchingKey } from './runnable.ts';
import { looksAtSource, ownSite } from '../sites.ts';
import { type SourceForm, stepGraph } from './step-graph.ts';
import { type KeySources, summarizeStep } from './step-summary.ts';

/** One batch of sequences being written. Release it when done. */
export class Decoding {
  readonly rows: number;
  readonly beams: number;
  /** Tokens each row holds so far. */
  readonly lengths: Int32Array;
  readonly #runnable: Runnable;
  readonly #source: EncodedSource | null;
  readonly #options: DecodingOptions;
  readonly #owned: Buffer[] = [];
  readonly #caches: Buffer<'float32'>[] = [];
  readonly #ids: Buffer<'int64'>;
  readonly #positions: Buffer<'int64'>;
  readonly #last: Buffer<'int32'>;
  readonly #total: Buffer<'int32'>;
  readonly #results: Record<string, Buffer> = {};
  readonly #shared = new Map<string, Buffer>();
  readonly #records: { readonly name: string; readonly shape: (total: number) => [number, number, number, number]; readonly buffer: Buffer<'float32'> }[] = [];
  /** To which source each key belongs, of cross-attention and of self-attention, where they are summed up. */
  readonly #sources: KeySources;
  readonly #ownSources: KeySources;
  readonly #promptLengths: Int32Array;
  /** What is said of pictures token by token, and what of it the step is told. */
  readonly #byToken: { readonly name: string; readonly array: NDArray; readonly current: Buffer }[] = [];
  /** What is seen of pictures in the prompts' passes alone. */
  readonly #inPrompt: { readonly name: string; readonly array: NDArray }[] = [];
  readonly #form: SourceForm;
  #binding: Binding | undefined;
  #draft: Draft | undefined;
  #probe: Buffer<'float32'> | undefined;

  constructor(runnable: Runnable, batch: number, source: EncodedSource | null, options: DecodingOptions) {
    const { runtime } = runnable.engine;
    const { model } = runnable;
    this.#runnable = runnable;
    this.#source = source;
    this.#options = options;
    this.beams = options.beams ?? 1;
    this.rows = batch * this.beams;
    this.lengths = new Int32Array(this.rows);
    this.#promptLengths = new Int32Array(this.rows);
    this.#form = { masked: source?.mask !== null && source !== null, small: source?.contexts[0]?.sizes !== undefined };
    const own = <B extends Buffer>(buffer: B): B => this.#own(buffer);
    this.#ids = own(runtime.buffer('int64', [this.rows, 1]));
    this.#positions = own(runtime.buffer('int64', [this.rows, 1]));
    this.#last = own(runtime.buffer('int32', [this.rows]));
    this.#total = own(runtime.buffer('int32', [1]));
    const { layers, kvHeads, headDim, heads, vocabulary } = model.dimensions;
    const site = ownSite(model);
    for (let layer = 0; layer < layers; layer++) {
      if (!this.#isSelf(`${site}.${layer}`)) continue;
      for (const side of ['keys', 'values']) {
        const buffer = own(runtime.buffer('float32', [this.rows, kvHeads, options.capacity, cachedHeadDim(headDim)]));
        this.#caches.push(buffer);
        this.#shared.set(`past_${side}.${site}.${layer}`, buffer);
        this.#shared.set(`present_${side}.${site}.${layer}`, buffer);
      }
    }
    if (source) {
      for (const [name, buffer] of contextBuffers(runtime, source.contexts)) this.#shared.set(name, own(buffer));
      if (source.mask) this.#share('source_mask', source.mask);
    }
    const { beside = null } = model.kind === 'decoder' ? model : {};
    for (const [name, array] of Object.entries(options.seen ?? {})) {
      if (beside?.byToken.includes(name)) this.#byToken.push({ name, array, current: own(runtime.buffer(array.dtype, [this.rows, 1, ...array.shape.slice(2)])) });
      else if (beside && beside.sites.length > 0) this.#share(name, array);
      else this.#inPrompt.push({ name, array });
    }
    const { choice } = options;
    if (options.timed) this.#shared.set('bounds', own(runtime.buffer('int64', [this.rows, 3])));
    if (choice.kind === 'greedy') {
      this.#results['next'] = this.#ids;
      if (options.confidenceBelow !== undefined) this.#results['confidence'] = own(runtime.buffer('float32', [this.rows]));
      this.#results['score'] = own(runtime.buffer('float32', [this.rows]));
    } else if (choice.kind === 'candidates') {
      const count = Math.min(choice.count, vocabulary);
      this.#results['scores'] = own(runtime.buffer('float32', [this.rows, count]));
      this.#results['candidates'] = own(runtime.buffer('int64', [this.rows, count]));
      if (options.confidenceBelow !== undefined) this.#results['text_share'] = own(runtime.buffer('float32', [this.rows]));
    } else this.#results['logits'] = own(runtime.buffer('float32', [this.rows, vocabulary]));
    for (const [name, array] of Object.entries({ ...options.factors, ...visibleInputs(options.visible) })) this.#share(name, array);
    const sourceLength = source?.contexts[0]?.keys.shape[2] ?? Object.entries(options.seen ?? {}).find(([name]) => name.startsWith('keys.'))?.[1].shape[2] ?? 0;
    for (let layer = 0; layer < layers; layer++) {
      for (const name of namesOf(options.reveal, model.kind === 'encoder-decoder' ? [`${site}.${layer}`, `cross_attentions.${layer}`] : [`${site}.${layer}`])) {
        const self = this.#isSelf(name);
        const [entries, queries] = self ? [this.rows, 1] : [batch, this.beams];
        const shape = (total: number): [number, number, number, number] => [entries, heads, queries, self ? total : sourceLength];
        this.#records.push({ name, shape, buffer: own(runtime.buffer('float32', shape(options.capacity))) });
      }
    }
    const { summary } = options;
    this.#sources = summary?.sources ? keySourcesOf(summary.sources) : nowhere;
    this.#ownSources = summary ? this.#written(summary) : nowhere;
  }

  #isSelf(name: string): boolean {
    return !looksAtSource(this.#runnable.model, name);
  }

  #own<B extends Buffer>(buffer: B): B {
    this.#owned.push(buffer);
    return buffer;
  }

  /** An input that stays as it is while the decoding lasts. */
  #share(name: string, array: NDArray): void {
    this.#shared.set(name, this.#own(this.#runnable.engine.runtime.buffer(array.dtype, array.shape, array.data)));
  }

  /** One sequence by itself, where operators that know of it have less to do: in 8 bits. */
  get #alone(): boolean {
    return this.rows === 1 && this.#runnable.bits === 8;
  }

  #key(length: Dimension): string {
    const { choice } = this.#options;
    const kind = choice.kind === 'candidates' ? `candidates ${choice.count}` : choice.kind;
    return `step ${length} ${this.#alone} ${Object.keys(this.#options.seen ?? {})} ${kind} ${this.beams > 1} ${this.#form.masked} ${this.#form.small} ${this.#options.suppressed ?? ''} ${length === 1 ? '' : (this.#options.beginSuppressed ?? '')} ${this.#options.renormalize ?? false} ${this.#options.timed?.begin} ${this.#options.confidenceBelow} ${length === 1 ? '' : `${this.#options.probe} ${this.#options.keepPrompt}`} ${this.#records.map((record) => record.name)} ${watchingKey({ factors: this.#options.factors, visible: this.#options.visible })}`;
  }

  async #session(length: Dimension): Promise<Session> {
    const { summary: _, ...options } = this.#options;
    return session(this.#runnable, this.#key(length), () => stepGraph(this.#runnable, options, this.#form, length, this.#alone));
  }

  #bindShared(binding: Binding, graph: Session): void {
    const inputs = new Set(graph.inputs);
    for (const [name, buffer] of this.#shared) {
      if (name.startsWith('present_')) binding.output(name, buffer);
      else if (inputs.has(name)) binding.input(name, buffer);
    }
    binding.input('last', this.#last);
    binding.input('total', this.#total);
    for (const [name, buffer] of Object.entries(this.#results)) binding.output(name, buffer);
  }

  get model(): Runnable['model'] {
    return this.#runnable.model;
  }

  /** Begins to compile the step's graph. */
  compile(): Promise<Session> {
    return this.#session(1);
  }

  /** Room left in the fullest row. */
  get room(): number {
    return this.#options.capacity - Math.max(...this.lengths);
  }

  /** Reads prompts, one a row, each as long as it is; one row that holds tokens goes on from them. The result is that of their last tokens. */
  async prompt(prompts: readonly (readonly number[])[], probed = 0): Promise<void> {
    const longest = Math.max(...prompts.map((prompt) => prompt.length));
    const { beginSuppressed = [], probe, keepPrompt = false, summary } = this.#options;
    const atOnce = longest > 1 || beginSuppressed.length > 0 || probe !== undefined || keepPrompt;
    if (atOnce && this.beams > 1) return this.#spread(prompts, probed);
    const stepwise = this.#runnable.model.kind === 'encoder-decoder' && (summary || this.#records.some(({ name }) => this.#isSelf(name)));
    if (!atOnce || stepwise) {
      // a step each
      for (const [row, prompt] of prompts.entries()) this.#promptLengths[row] = (this.lengths[row] as number) + prompt.length;
      for (let i = 0; i < longest; i++) {
        // a row whose prompt has ended reads its last token again, where it stood, until all have
        for (const [row, prompt] of prompts.entries()) if (i >= prompt.length) this.lengths[row] = prompt.length - 1;
        await this.step(prompts.map((prompt) => prompt[i] ?? (prompt.at(-1) as number)));
      }
      return;
    }
    const { runtime } = this.#runnable.engine;
    const graph = await this.#session('length');
    const before = this.lengths[0] as number;
    const total = before + longest;
    const ids = runtime.buffer('int64', [this.rows, longest]);
    const positions = runtime.buffer('int64', [this.rows, longest]);
    const ends = runtime.buffer('int64', [this.rows]);
    const views: Buffer[] = [];
    const binding = graph.bind();
    try {
      for (const [row, prompt] of prompts.entries()) {
        for (let i = 0; i < longest; i++) {
          ids.data[row * longest + i] = BigInt(prompt[i] ?? 0);
          positions.data[row * longest + i] = BigInt(before + Math.min(i, prompt.length - 1));
        }
        ends.data[row] = BigInt(row * longest + prompt.length - 1);
        this.lengths[row] = before + prompt.length;
        this.#promptLengths[row] = before + prompt.length;
        this.#last.data[row] = before + prompt.length - 1;
      }
      this.#total.data[0] = total;
      this.#bound();
      binding.input('ids', ids);
      if (graph.inputs.includes('positions')) binding.input('positions', positions);
      if (graph.inputs.includes('ends')) binding.input('ends', ends);
      if (graph.inputs.includes('probed')) {
        const places = runtime.buffer('int64', [this.rows]);
        views.push(places);
        for (let row = 0; row < this.rows; row++) places.data[row] = BigInt(row * longest + probed);
        binding.input('probed', places);
        const found = runtime.buffer('float32', [this.rows]);
        views.push(found);
        binding.output('probe', found);
        this.#probe = found;
      }
      this.#bindShared(binding, graph);
      for (const { name, array } of [...this.#byToken.map(({ name, array }) => ({ name, array: this.#tokenRows(array, longest) })), ...this.#inPrompt]) {
        const buffer = runtime.buffer(array.dtype, array.shape);
        views.push(buffer);
        (buffer.data as Float32Array).set(array.data as Float32Array);
        binding.input(name, buffer);
      }
      const whole: { name: string; buffer: Buffer<'float32'> }[] = [];
      for (const { name, shape, buffer } of this.#records) {
        if (this.#isSelf(name)) continue;
        binding.output(name, buffer);
        if (!keepPrompt) continue;
        const [entries, heads, , keys] = shape(total) as [number, number, number, number];
        const every = runtime.buffer('float32', [entries, heads, longest, keys]);
        views.push(every);
        whole.push({ name, buffer: every });
        binding.output(`prompt.${name}`, every);
      }
      views.push(...this.#bindRecords(binding, total));
      await binding.run(this.#options.signal ? { signal: this.#options.signal } : {});
      this.promptRecord = Object.fromEntries(whole.map(({ name, buffer }) => [name, float32(buffer.data.slice(), buffer.shape)]));
      this.probed = this.#probe?.data.slice() ?? new Float32Array();
    } finally {
      binding.release();
      for (const buffer of [ids, positions, ends, ...views]) buffer.release();
    }
  }

  /** What is said of the first tokens of each row; of those behind its prompt, what is said of the prompt's last. */
  #tokenRows(array: NDArray, length: number): NDArray {
    const [, known, ...rest] = array.shape as [number, number, ...number[]];
    const shape = [this.rows, length, ...rest];
    const data = new BigInt64Array(shape.reduce((product, size) => product * size, 1));
    for (let row = 0; row < this.rows; row++) for (let i = 0; i < length; i++) this.#tell(array, row, i, known, data, row * length + i);
    return { dtype: 'int64', shape, data };
  }
  #tell({ shape, data }: NDArray, row: number, token: number, known: number, into: BigInt64Array, at: number): void {
    const size = shape.slice(2).reduce((product, value) => product * value, 1);
    const from = (Math.floor(row / this.beams) * known + Math.min(token, (this.#promptLengths[row] as number) - 1)) * size;
    into.set((data as BigInt64Array).subarray(from, from + size), at * size);
  }

  /** Reads each prompt once, as a decoding without beams does, and gives each of its beams what came of it. */
  async #spread(prompts: readonly (readonly number[])[], probed: number): Promise<void> {
    const own = prompts.filter((_, row) => row % this.beams === 0);
    const { timed } = this.#options;
    const alone = new Decoding(this.#runnable, own.length, this.#source, { ...this.#options, beams: 1, ...(timed ? { timed: { ...timed, bounds: (row, drafted) => timed.bounds(row * this.beams, drafted) } } : {}) });
    try {
      await alone.prompt(own, probed);
      this.probed = alone.probed;
      for (const [row, prompt] of prompts.entries()) this.lengths[row] = this.#promptLengths[row] = prompt.length;
      this.#total.data[0] = alone.#total.data[0] as number;
      const longest = Math.max(...this.lengths);
      for (const [i, cache] of this.#caches.entries()) spreadRows((alone.#caches[i] as Buffer<'float32'>).data, cache.data, cache.data.length / this.rows, own.length, this.beams);
      for (const [name, { data }] of Object.entries(this.#results)) spreadRows((alone.#results[name] as Buffer).data, data, data.length / this.rows, own.length, this.beams);
      for (const [i, { name, shape, buffer }] of this.#records.entries()) {
        const from = alone.#records[i]?.buffer as Buffer<'float32'>;
        const [, heads, , keys] = shape(longest) as [number, number, number, number];
        if (this.#isSelf(name)) spreadRows(from.data, buffer.data, heads * keys, own.length, this.beams);
        // beams are queries of their source's one row
        else spreadRows(from.data, buffer.data, keys, own.length * heads, this.beams);
      }
    } finally {
      alone.release();
    }
  }

  /** What each token of the prompts looked at, [rows, heads, longest, keys], where it is kept. */
  promptRecord: Readonly<Record<string, NDArray<'float32'>>> = {};
  /** Probability of the token asked after the prompts' position asked, by row. */
  probed: Float32Array = new Float32Array();

  /** Says what may follow each row, where choices are timed. */
  #bound(): void {
    const { timed } = this.#options;
    const bounds = this.#shared.get('bounds')?.data as BigInt64Array;
    if (timed) for (let row = 0; row < this.rows; row++) bounds.set(timed.bounds(row, []).map(BigInt), 3 * row);
  }
  /** A record of the step just run, live: overwritten by the next. */
  weights(name: string): Float32Array {
    return this.#records.find((one) => one.name === name)?.buffer.data as Float32Array;
  }

  /** Ties what self-attention records of a step to its own length. The views are good for one run. */
  #bindRecords(binding: Binding, total: number): Buffer[] {
    return this.#records.filter(({ name }) => this.#isSelf(name)).map(({ name, shape, buffer }) => {
      const view = buffer.view(shape(total));
      binding.output(name, view);
      return view;
    });
  }

  /** Whether tokens are drafted: those of one sequence, the likeliest. */
  get #drafts(): boolean {
    const { choice } = this.#options;
    return Boolean(this.#runnable.draft) && this.#runnable.bits === 32 && this.rows === 1 && choice.kind === 'greedy' && this.#byToken.length === 0;
  }

  /** Writes one token to each row and works out what may follow. Without ids, the tokens chosen last are used. */
  async step(ids?: readonly number[]): Promise<void> {
    if (this.#drafts) return this.#stepDrafted(ids?.[0] ?? Number(this.#ids.data[0]));
    if (!this.#binding) {
      const graph = await this.#session(1);
      this.#binding = graph.bind();
      this.#binding.input('ids', this.#ids);
      if (graph.inputs.includes('positions')) this.#binding.input('positions', this.#positions);
      this.#bindShared(this.#binding, graph);
      for (const { name, current } of this.#byToken) this.#binding.input(name, current);
      for (const { name, buffer } of this.#records) if (!this.#isSelf(name)) this.#binding.output(name, buffer);
    }
    let total = 0;
    for (let row = 0; row < this.rows; row++) {
      if (ids) this.#ids.data[row] = BigInt(ids[row] as number);
      // a row that is finished while others go on stays within its buffers
      const length = Math.min(this.lengths[row] as number, this.#options.capacity - 1);
      this.#positions.data[row] = BigInt(length);
      this.#last.data[row] = length;
      this.lengths[row] = length + 1;
      total = Math.max(total, length + 1);
      for (const { array, current } of this.#byToken) this.#tell(array, row, length, array.shape[1] as number, current.data as BigInt64Array, row);
    }
    this.#total.data[0] = total;
    this.#bound();
    const views = this.#bindRecords(this.#binding, total);
    try {
      await this.#binding.run(this.#options.signal ? { signal: this.#options.signal } : {});
    } finally {
      for (const view of views) view.release();
    }
  }

  async #stepDrafted(id: number): Promise<void> {
    const { capacity } = this.#options;
    this.#draft ??= new Draft(this.#runnable, { key: this.#key(1), form: this.#form, contexts: this.#source?.contexts ?? [], options: this.#options, shared: this.#shared, results: this.#results, records: this.#records });
    const length = Math.min(this.lengths[0] as number, capacity - 1);
    this.lengths[0] = this.#total.data[0] = length + 1;
    // buffers may have a place more than the model has positions
    await this.#draft.step(id, length, Math.min(capacity, this.#runnable.model.dimensions.maxLength) - length);
  }

  /** The step's results: live views, overwritten by the next step. */
  get next(): BigInt64Array {
    return this.#ids.data;
  }
  get score(): Float32Array {
    return this.#results['score']?.data as Float32Array;
  }
  get confidence(): Float32Array {
    return this.#results['confidence']?.data as Float32Array;
  }
  /** Log-probability of each row's next token being text, where choices are candidates and confidence is asked for. */
  get textShare(): Float32Array {
    return this.#results['text_share']?.data as Float32Array;
  }
  get logits(): Float32Array {
    return this.#results['logits']?.data as Float32Array;
  }

  /** The likeliest tokens after a row, best first: a copy. */
  offered(row: number): Candidates {
    const [scores, ids] = [this.#results['scores']?.data as Float32Array, this.#results['candidates']?.data as BigInt64Array];
    const count = scores.length / this.rows;
    return { ids: Array.from(ids.subarray(row * count, (row + 1) * count), Number), scores: [...scores.subarray(row * count, (row + 1) * count)] };
  }

  /** What was recorded of the step just run, by name, summed up where that was asked for: copies. Cross: [batch, …, beams, …]; self: [rows, …, 1, …]. */
  record(): Record<string, NDArray> {
    const total = this.#total.data[0] as number;
    const { summary } = this.#options;
    const results: Record<string, NDArray> = {};
    for (const { name, shape, buffer } of this.#records) {
      const current = shape(total);
      const weights = buffer.data.subarray(0, current.reduce((product, size) => product * size, 1));
      if (summary) Object.assign(results, summarizeStep(name, weights, current, this.#isSelf(name) ? this.#ownSources : this.#sources, summary));
      else results[name] = float32(weights.slice(), current);
    }
    return results;
  }

  /** Sources of a row's own positions: those of its prompt, and what was written since. */
  #written(summary: StepSummary): KeySources {
    const count = ownSources(summary);
    return {
      count,
      of: (row, position) => {
        if (position >= (this.lengths[row] as number)) return -1;
        return position < (this.#promptLengths[row] as number) ? (summary.prompts?.[Math.floor(row / this.beams)]?.[position] ?? 0) : count - 1;
      },
    };
  }

  /** Row i goes on from what was row `parents[i]`. */
  reorder(parents: readonly number[]): void {
    if (parents.every((parent, row) => parent === row)) return;
    const longest = Math.max(...this.lengths);
    const lengths = this.lengths.slice();
    for (const [row, parent] of parents.entries()) this.lengths[row] = lengths[parent] as number;
    for (const cache of this.#caches) {
      const [, heads, capacity, headDim] = cache.shape as [number, number, number, number];
      const size = heads * capacity * headDim;
      const used = longest * headDim;
      // rows that others go on from are kept aside before anything is written over them
      const aside = new Map<number, Float32Array>();
      for (const [row, parent] of parents.entries()) {
        if (parent === row || aside.has(parent)) continue;
        const copy = new Float32Array(heads * used);
        for (let head = 0; head < heads; head++) {
          const from = parent * size + head * capacity * headDim;
          copy.set(cache.data.subarray(from, from + used), head * used);
        }
        aside.set(parent, copy);
      }
      for (const [row, parent] of parents.entries()) {
        const copy = parent === row ? undefined : aside.get(parent);
        if (!copy) continue;
        for (let head = 0; head < heads; head++) cache.data.set(copy.subarray(head * used, (head + 1) * used), row * size + head * capacity * headDim);
      }
    }
  }

  release(): void {
    this.#binding?.release();
    this.#binding = undefined;
    this.#draft?.release();
    this.#draft = undefined;
    for (const buffer of this.#owned) buffer.release();
  }
}

/** Rows of so many numbers, each so many times, one after another. */
function spreadRows(from: Buffer['data'], to: Buffer['data'], size: number, rows: number, times: number): void {
  for (let row = 0; row < rows; row++) for (let copy = 0; copy < times; copy++) (to as Float32Array).set((from as Float32Array).subarray(row * size, (row + 1) * size), (row * times + copy) * size);
}

const nowhere: KeySources = { count: 0, of: () => -1 };

/** Keys by source as records of whole passes take them, the other way round: float32 [rows, keys, sources], 1 where a key belongs. */
function keySourcesOf({ data, shape }: NDArray<'float32'>): KeySources {
  const [rows, keys, count] = shape as [number, number, number];
  const owners = new Int32Array(rows * keys).fill(-1);
  for (let i = 0; i < data.length; i++) if (data[i] !== 0) owners[Math.floor(i / count)] = i % count;
  return { count, of: (row, key) => owners[row * keys + key] as number };
}
