// Generation: drives a decoding by greedy choice, sampling or beams, with the results of Hugging Face's `generate`.
import { int64, type NDArray, zeros } from '../array.ts';
import { checkChoice, checkNumber, InputError } from '../errors.ts';
import { checkInputs, checkPictures, rowsOf } from './inputs.ts';
import { type DecoderModel, type EncoderDecoderModel, type Model, partsOf, statesOf } from '../models/family.ts';
import { type Beam, BeamSearch, type Candidates, candidatesNeeded } from './beams.ts';
import { Decoding } from './decoding.ts';
import { smallContexts, widened } from './contexts.ts';
import { encodeGraph, encodeSource, lookBeside } from './encode.ts';
import type { DecodingOptions, EncodedContext, EncodedSource, Runnable, SourceArrays, StepSummary, Visible } from './runnable.ts';
import * as processors from './processors.ts';
import { random } from '../random.ts';
import { type HeadAt, headFactors, headsBySite, looksAtSource } from '../sites.ts';
import { keySources } from '../sources.ts';

export interface GenerationOptions {
  /** Tokens written at most; default from `maxLength`. */
  readonly maxNewTokens?: number | undefined;
  /** Longest sequence, prompt (or start token) included; default 20, the reference's. */
  readonly maxLength?: number;
  readonly minLength?: number;
  readonly minNewTokens?: number;
  /** Beams; default 1: no search. */
  readonly beams?: number;
  /** Exponent of the length that scores are divided by; default 1. */
  readonly lengthPenalty?: number;
  /** Stop when as many sequences are finished as there are beams; default false: when none could become better, by estimate. */
  readonly earlyStopping?: boolean | 'never';
  /** Sequences returned for each input; default 1. */
  readonly returned?: number;
  readonly noRepeatNgram?: number;
  readonly repetitionPenalty?: number;
  /** Draw rather than take the likeliest; default false. */
  readonly sample?: boolean;
  readonly temperature?: number;
  /** Sampling from the k likeliest; default 50, 0 for all. */
  readonly topK?: number;
  readonly topP?: number;
  readonly minP?: number;
  /** Seed of sampling; default 0. */
  readonly seed?: number;
  readonly badWords?: readonly (readonly number[])[];
  readonly suppressTokens?: readonly number[];
  /** Make log-probabilities add up to one again after tokens were forbidden; default false. */
  readonly renormalize?: boolean;
  readonly beginSuppressTokens?: readonly number[];
  readonly forcedBos?: number | undefined;
  readonly forcedEos?: readonly number[] | undefined;
  readonly eos?: readonly number[];
  readonly pad?: number;
  /** First token of an encoder-decoder's output. */
  readonly decoderStart?: number | undefined;
  /** Weights to keep, by name: 'cross_attentions.3'. Default none. */
  readonly reveal?: (name: string) => boolean;
  /** Keep a summary of those weights rather than all of them; default false. */
  readonly summary?: boolean | SummaryOptions;
  /** Heads whose outputs are taken out; what they looked at is recorded all the same. */
  readonly mute?: readonly HeadAt[];
  /** Of a source, by part, the states that may be looked at, int64 [batch, states], 1 where one is seen; default all of all parts. */
  readonly visible?: Visible;
  readonly signal?: AbortSignal;
  /** Called with each token as it is chosen (not with beams, whose tokens are not final until the end). */
  readonly onToken?: (token: { readonly row: number; readonly id: number; readonly score: number }) => void;
  /** Ends a row early: asked after each token with its ids so far. */
  readonly stop?: (row: number, ids: readonly number[]) => boolean;
}

export interface SummaryOptions {
  /** Keys kept for each token written; default 8. */
  readonly topKeys?: number;
  /** For each input, to which source each of its tokens belongs, from 0, −1 for none; default: of a source first token, those between, last; of a prompt all one. */
  readonly sources?: readonly (readonly number[])[];
  /** Heads whose weights are kept in full. */
  readonly heads?: readonly HeadAt[];
  /** Sites of which all heads' weights are kept in full too. */
  readonly full?: (site: string) => boolean;
}

/** A site's weights summed up, a row for each token written. */
export interface SiteSummary {
  /** Positions of the keys looked at most, heads averaged, best first; −1 where there were fewer. int64 [tokens, topKeys]. */
  readonly topKeys: NDArray<'int64'>;
  /** Their shares of the attention, [tokens, topKeys]. */
  readonly topShares: NDArray<'float32'>;
  /** What each head gave to each source, [heads, tokens, sources]; the last of self-attention's being what was written. */
  readonly mass: NDArray<'float32'>;
  /** Heads that were asked for, in their order: [heads, tokens, keys]. */
  readonly heads?: NDArray<'float32'>;
}

/** One sequence written. */
export interface Generated {
  /** All tokens, prompt or start token included. */
  readonly ids: readonly number[];
  readonly promptLength: number;
  /** Beams: the reference's `sequences_scores`. Otherwise null. */
  readonly score: number | null;
  /** Log-probability of each token written. */
  readonly tokenScores: readonly number[];
  /** Weights at each written token's step, by name: [heads, tokens, keys]; keys beyond a step's own are 0. */
  readonly weights: Readonly<Record<string, NDArray<'float32'>>>;
  /** Where a summary was asked for, that instead, by site. */
  readonly summaries: Readonly<Record<string, SiteSummary>>;
}

interface Step {
  readonly record: Record<string, NDArray>;
}

/**
 * Encodes sources together and writes an output for each.
 * @param sources arrays the model declares, one row a source
 * @param begun tokens each output begins with; all of one length
 */
export async function generateFromSource(runnable: Runnable<EncoderDecoderModel>, sources: SourceArrays, options: GenerationOptions, begun?: readonly (readonly number[])[]): Promise<{ outputs: Generated[][]; source: EncodedSource }> {
  const start = options.decoderStart;
  const { begins, beginsAsGiven = false } = runnable.model;
  if (start === undefined && !(begun && beginsAsGiven)) throw new InputError('generate: the model needs a decoder_start_token_id, and neither generation_config.json nor config.json has one');
  checkInputs('generate', runnable.model.source.inputs, sources);
  const { reveal, signal } = options;
  const { visible } = options;
  const parts = Object.keys(partsOf(runnable.model.source));
  for (const [part, { shape }] of Object.entries(visible ?? {})) {
    if (!parts.includes(part)) throw new InputError(`generate: a part of the source must be one of ${parts.join(', ')}, got ${part}`);
    const states = [rowsOf(sources), statesOf(runnable.model.source, part, (name) => sources[name]?.shape ?? [])];
    if (shape.length !== 2 || shape.some((size, axis) => size !== states[axis])) throw new InputError(`generate: what is seen of ${part} must be [${states.join(', ')}], got [${shape.join(', ')}]`);
  }
  const watch = { ...(reveal ? { reveal } : {}), factors: headFactors(runnable.model, options.mute), visible };
  const { input_ids: ids, attention_mask: mask } = sources;
  const text = options.summary && ids && runnable.model.source.kind === 'text' ? { summary: stepSummary(runnable.model, options.summary, ids.shape as [number, number], mask) } : {};
  const source = await encodeSource(runnable, sources, { ...watch, ...text, ...(signal ? { signal } : {}) });
  const rows = rowsOf(sources);
  const steps = options.summary ? { summary: stepSummary(runnable.model, options.summary, [rows, source.contexts[0]?.keys.shape[2] as number], source.mask ?? undefined) } : {};
  // one row that has the start token already speaks for all, as in the reference
  const lead = start === undefined || beginsAsGiven || begun?.some((ids) => ids[0] === start) ? [] : [start];
  const beginning = (ids: readonly number[]): readonly number[] => begins?.prompt?.(ids) ?? [...lead, ...ids];
  const outputs = await run(runnable, Array.from({ length: rows }, (_, i) => (begun?.[i] ? beginning(begun[i]) : [start as number])), source, options, { ...watch, ...steps });
  return { outputs, source };
}

/** What a summary of attention to a source is to hold. */
function stepSummary(model: Model, summary: true | SummaryOptions, [rows, keys]: readonly [number, number], mask: NDArray | undefined): StepSummary {
  const { topKeys, sources, heads = [], full }: SummaryOptions = summary === true ? {} : summary;
  const given = sources && int64(Array.from({ length: rows * keys }, (_, i) => sources[Math.floor(i / keys)]?.[i % keys] ?? -1), [rows, keys]);
  return { topKeys, full, heads: headsBySite(model, heads), sources: keySources([rows, keys], mask as NDArray<'int64'> | undefined, given) };
}

/**
 * Goes on from prompts, each as if it were alone.
 * @param beside pictures that go with them: arrays the model declares; what is said of tokens, of the prompts' own from their first
 */
export async function generateFromPrompt(runnable: Runnable<DecoderModel>, prompts: readonly (readonly number[])[], options: GenerationOptions, beside: SourceArrays = {}): Promise<Generated[][]> {
  const { reveal, summary, signal } = options;
  const { model } = runnable;
  checkInputs('generate', model.beside?.inputs ?? {}, beside);
  checkPictures('generate', model, prompts, beside);
  const seen = await lookBeside(runnable, beside, signal ? { signal } : {});
  const { topKeys, sources, heads = [], full }: SummaryOptions = typeof summary === 'object' ? summary : {};
  const keys = Object.entries(seen ?? {}).find(([name]) => name.startsWith('keys.'))?.[1];
  // what is looked at beside the text is one source
  const pictures = keys ? keySources([prompts.length, keys.shape[2] as number], undefined, int64(new Array<number>(prompts.length * (keys.shape[2] as number)).fill(0), [prompts.length, keys.shape[2] as number])) : null;
  const steps: StepSummary = { topKeys, full, heads: headsBySite(model, heads), prompts: sources, sources: pictures };
  return run(runnable, prompts, null, options, { ...(reveal ? { reveal } : {}), ...(summary ? { summary: steps } : {}), factors: headFactors(model, options.mute), seen });
}

/** The processors that the options ask for, in the reference's order, but for the fixed and the forced ones. */
export function listProcessors(options: GenerationOptions, promptLength: number): processors.Processor[] {
  const { eos = [], sample = false } = options;
  const list: processors.Processor[] = [];
  if ((options.repetitionPenalty ?? 1) !== 1) list.push(processors.repetitionPenalty(options.repetitionPenalty as number));
  if (options.noRepeatNgram) list.push(processors.noRepeatNgram(options.noRepeatNgram));
  const longer = (options.badWords ?? []).filter((word) => word.length > 1);
  if (longer.length > 0) list.push(processors.badWords(longer));
  // a minimum of new tokens, even 0, goes before one of all
  if (options.minLength && options.minNewTokens === undefined && eos.length > 0) list.push(processors.minLength(options.minLength, promptLength, eos));
  if (options.minNewTokens && eos.length > 0) list.push(processors.minLength(options.minNewTokens, 0, eos));
  if (options.beginSuppressTokens?.length) list.push(processors.suppressAtBegin(options.beginSuppressTokens, promptLength === 1 && options.forcedBos !== undefined ? 1 : 0));
  if (sample) {
    if ((options.temperature ?? 1) !== 1) list.push(processors.temperature(options.temperature as number));
    if (options.topK ?? 50) list.push(processors.topKFilter(options.topK ?? 50));
    if ((options.topP ?? 1) < 1) list.push(processors.topPFilter(options.topP as number));
    if (options.minP) list.push(processors.minPFilter(options.minP));
  }
  return list;
}

function check(options: GenerationOptions): void {
  const refuse = (name: string, rule: string, value: unknown): never => {
    throw new InputError(`generate: ${name} must be ${rule}, got ${value}`);
  };
  for (const name of ['beams', 'maxNewTokens', 'maxLength', 'returned'] as const) checkNumber(`generate: ${name}`, options[name], { whole: true, from: 1 });
  for (const name of ['minLength', 'minNewTokens', 'noRepeatNgram', 'topK', 'seed'] as const) checkNumber(`generate: ${name}`, options[name], { whole: true, from: 0 });
  checkNumber('generate: lengthPenalty', options.lengthPenalty);
  checkNumber('generate: temperature', options.temperature, { above: 0 });
  checkNumber('generate: topP', options.topP, { above: 0, to: 1 });
  checkNumber('generate: minP', options.minP, { from: 0, to: 1 });
  checkNumber('generate: repetitionPenalty', options.repetitionPenalty, { above: 0 });
  checkChoice('generate: earlyStopping', options.earlyStopping, [true, false, 'never']);
  if ((options.returned ?? 1) > (options.beams ?? 1) && !options.sample) refuse('returned', `at most the number of beams, ${options.beams ?? 1}`, options.returned);
  if (options.sample && (options.beams ?? 1) > 1) refuse('sample', 'false with beams', true);
}

/** The runtime counts negative ids from the table's end and says little of those beyond it. */
function checkIds(rows: readonly (readonly number[])[], vocabulary: number): void {
  for (const id of rows.flat()) {
    if (!Number.isInteger(id) || id < 0 || id >= vocabulary) throw new InputError(`generate: ids must be whole numbers from 0${vocabulary < Number.POSITIVE_INFINITY ? ` to ${vocabulary - 1}` : ''}, got ${id}`);
  }
}

/** Tokens that are forbidden throughout, in order: those given, and bad words of one token. */
export function neverChosen(tokens: readonly number[], { badWords = [], eos = [] }: GenerationOptions): number[] {
  const words = processors.usableBadWords(badWords, eos).filter((word) => word.length === 1).map((word) => word[0] as number);
  return [...new Set([...tokens, ...words])].sort((a, b) => a - b);
}

/** What a step's graph depends on. @param processed whether logits are worked on between the model and the choice */
function stepSettings(options: GenerationOptions, processed: boolean): Pick<DecodingOptions, 'choice' | 'beams' | 'ends' | 'renormalize'> & { readonly suppressed: readonly number[] } {
  const { beams = 1, returned = 1, sample = false, eos = [], renormalize = false } = options;
  return {
    choice: processed || sample ? { kind: 'logits' } : beams > 1 ? { kind: 'candidates', count: candidatesNeeded(beams, eos.length) } : { kind: 'greedy' },
    // several drawn sequences of one prompt are rows of their own
    beams: beams > 1 ? beams : returned,
    ends: new Set(eos),
    suppressed: neverChosen(options.suppressTokens ?? [], options),
    renormalize,
  };
}

/**
 * Begins to compile the graphs that `generateFromSource` will need, while the caller sees to other things; what fails
 * here fails there again. A guess that turns out wrong costs time, nothing else.
 * @param given names of the sources' arrays
 * @returns when the encoder's is done; the step's may still be under way
 */
export async function beginCompiling(runnable: Runnable<EncoderDecoderModel>, given: readonly string[], options: GenerationOptions): Promise<void> {
  const { reveal } = options;
  const watch = { ...(reveal ? { reveal } : {}), factors: headFactors(runnable.model, options.mute) };
  const { graph } = encodeGraph(runnable, given, watch);
  const { layers, kvHeads, headDim } = runnable.model.dimensions;
  const small = smallContexts(runnable);
  const keys = zeros(small ? 'int8' : 'float32', [1, kvHeads, 1, headDim]);
  const sizes = zeros('float32', [1, 1, kvHeads * headDim]);
  const nothing: EncodedContext = { keys, values: keys, ...(small ? { sizes: { keys: sizes, values: sizes } } : {}) };
  const source: EncodedSource = { contexts: Array.from({ length: layers }, () => nothing), mask: given.includes('attention_mask') ? int64([1], [1, 1]) : null, revealed: {} };
  const decoding = new Decoding(runnable, 1, source, { ...stepSettings(options, listProcessors(options, 1).length > 0), ...watch, capacity: 1 });
  try {
    decoding.compile().catch(() => undefined);
    await graph.catch(() => undefined);
  } finally {
    decoding.release();
  }
}

async function run(runnable: Runnable, given: readonly (readonly number[])[], source: EncodedSource | null, options: GenerationOptions, watch: Pick<DecodingOptions, 'reveal' | 'summary' | 'factors' | 'visible' | 'seen'>): Promise<Generated[][]> {
  check(options);
  const { beams = 1, returned = 1 } = options;
  // several drawn sequences of one prompt are rows of their own
  const repeats = beams === 1 ? returned : 1;
  const prompts = beams > 1 ? given.flatMap((prompt) => Array.from({ length: beams }, () => prompt)) : given.flatMap((prompt) => Array.from({ length: repeats }, () => prompt));
  const longest = Math.max(...given.map((prompt) => prompt.length));
  const { maxLength: limit, vocabulary, readable = vocabulary } = runnable.model.dimensions;
  checkIds(given, readable);
  for (const [name, id] of [['forcedBos', options.forcedBos], ...(options.forcedEos ?? []).map((one) => ['forcedEos', one] as const)] as const) {
    if (id !== undefined && id >= vocabulary) throw new InputError(`generate: ${name} must be a token of the model's, from 0 to ${vocabulary - 1}, got ${id}`);
  }
  if (given.some((prompt) => prompt.length === 0)) throw new InputError('generate: a prompt must have at least one token, got none');
  if (longest > limit) throw new InputError(`generate: a prompt must have at most ${limit} tokens, the longest this model knows, got ${longest}`);
  const room = options.maxNewTokens ?? Math.max(0, (options.maxLength ?? 20) - longest);
  const capacity = Math.min(limit, longest + room);
  const list = listProcessors(options, longest);
  const settings = { ...stepSettings(options, list.length > 0), ...watch, ...(options.signal ? { signal: options.signal } : {}) };
  const { suppressed } = settings;
  const consulted = source && given.length > 1 && ((settings.beams ?? 1) > 1 || longest > 1) ? await widened(runnable, source) : source;
  const decoding = new Decoding(runnable, given.length, consulted, { ...settings, capacity: capacity + 1 });
  // of several that are alike the lowest is first
  const forcedEos = options.forcedEos && [...new Set(options.forcedEos)].sort((a, b) => a - b);
  const forced = (row: readonly number[], step: number, limitOfRow: number): readonly number[] | undefined => {
    if (forcedEos && row.length === limitOfRow - 1) return forcedEos;
    // the reference forces the first token only where the prompt is one token
    return step === 0 && options.forcedBos !== undefined && row.length === 1 ? [options.forcedBos] : undefined;
  };
  try {
    return beams > 1
      ? await search(decoding, given, prompts, Math.min(room, limit - longest), list, suppressed, forced, options)
      : await extend(decoding, prompts, repeats, Math.min(room, limit - longest), list, suppressed, forced, options);
  } finally {
    decoding.release();
  }
}

type Forced = (row: readonly number[], step: number, limit: number) => readonly number[] | undefined;

async function search(
  decoding: Decoding, given: readonly (readonly number[])[], prompts: readonly (readonly number[])[], room: number,
  list: readonly processors.Processor[], suppressed: readonly number[], forced: Forced, options: GenerationOptions,
): Promise<Generated[][]> {
  const { beams = 1, lengthPenalty = 1, earlyStopping = false, eos = [] } = options;
  const searches = given.map((prompt) => new BeamSearch(prompt, { beams, lengthPenalty, earlyStopping, eos: new Set(eos), maxLength: prompt.length + room }));
  const steps: Step[] = [];
  const vocabulary = decoding.logits ? decoding.logits.length / decoding.rows : 0;
  await decoding.prompt(prompts);
  for (let step = 0; ; step++) {
    if (options.reveal) steps.push({ record: decoding.record() });
    const parents: number[] = [];
    const next: number[] = [];
    for (const [item, one] of searches.entries()) {
      const first = item * beams;
      if (one.done) {
        for (let i = 0; i < beams; i++) parents.push(first + i);
        next.push(...one.beams.map((beam) => beam.ids.at(-1) as number));
        continue;
      }
      const offered = one.beams.map((beam, i): Candidates => {
        const row = first + i;
        const only = forced(beam.ids, step, (given[item] as readonly number[]).length + room);
        if (only) return { ids: only, scores: only.map(() => 0) };
        if (vocabulary > 0) {
          const scores = processors.logProbabilities(decoding.logits.slice(row * vocabulary, (row + 1) * vocabulary));
          for (const processor of list) processor(scores, beam.ids, step);
          for (const id of suppressed) scores[id] = Number.NEGATIVE_INFINITY;
          if (options.renormalize) processors.logProbabilities(scores);
          return likeliest(scores, candidatesNeeded(beams, eos.length));
        }
        return decoding.offered(row);
      });
      const chosen = one.advance(offered);
      parents.push(...chosen.map((parent) => first + parent));
      next.push(...one.beams.map((beam) => beam.ids.at(-1) as number));
    }
    if (searches.every((one) => one.done)) break;
    decoding.reorder(parents);
    await decoding.step(next);
  }
  return searches.map((one, item) =>
    one.best(options.returned ?? 1).map((beam) => ({
      ids: beam.ids,
      promptLength: (given[item] as readonly number[]).length,
      score: beam.score,
      tokenScores: beam.scores,
      ...assembled(decoding.model, steps, beam, item, beams),
    })),
  );
}

/** The best of a row's scores, best first. */
function likeliest(scores: Float32Array, count: number): Candidates {
  const ids: number[] = [];
  for (let id = 0; id < scores.length; id++) {
    const score = scores[id] as number;
    if (ids.length === count && score <= (scores[ids.at(-1) as number] as number)) continue;
    let at = ids.length;
    while (at > 0 && (scores[ids[at - 1] as number] as number) < score) at--;
    ids.splice(at, 0, id);
    if (ids.length > count) ids.pop();
  }
  return { ids, scores: ids.map((id) => scores[id] as number) };
}

async function extend(
  decoding: Decoding, prompts: readonly (readonly number[])[], repeats: number, room: number,
  list: readonly processors.Processor[], suppressed: readonly number[], forced: Forced, options: GenerationOptions,
): Promise<Generated[][]> {
  const { sample = false, eos = [], onToken, stop } = options;
  const ends = new Set(eos);
  const uniform = random(options.seed ?? 0);
  const rows = prompts.map((prompt) => ({ ids: [...prompt], scores: [] as number[], done: room === 0 }));
  const steps: Step[] = [];
  const chooseHere = decoding.logits !== undefined;
  const vocabulary = chooseHere ? decoding.logits.length / decoding.rows : 0;
  if (room > 0) await decoding.prompt(prompts);
  for (let step = 0; rows.some((row) => !row.done); step++) {
    if (options.reveal) steps.push({ record: decoding.record() });
    let overridden = chooseHere;
    const next = rows.map((row, i) => {
      if (row.done) return row.ids.at(-1) as number;
      const prompt = prompts[i] as readonly number[];
      const only = forced(row.ids, step, prompt.length + room);
      let id: number;
      let score: number;
      if (chooseHere) {
        const scores = decoding.logits.slice(i * vocabulary, (i + 1) * vocabulary);
        for (const processor of list) processor(scores, row.ids, step);
        for (const token of suppressed) scores[token] = Number.NEGATIVE_INFINITY;
        id = only?.[0] ?? (sample ? processors.draw(scores, uniform()) : (likeliest(scores, 1).ids[0] as number));
        score = processors.logProbabilities(scores)[id] as number;
      } else {
        id = only?.[0] ?? Number(decoding.next[i]);
        score = decoding.score[i] as number;
      }
      if (only) {
        overridden = true;
        score = 0;
      }
      row.ids.push(id);
      row.scores.push(score);
      onToken?.({ row: i, id, score });
      row.done = ends.has(id) || row.ids.length >= prompt.length + room || (stop?.(i, row.ids) ?? false);
      return id;
    });
    if (rows.every((row) => row.done)) break;
    await decoding.step(overridden ? next : undefined);
  }
  const flat = rows.map((row, i): Generated => {
    const beam: Beam = { ids: row.ids, score: 0, scores: row.scores, rows: row.scores.map(() => i % repeats) };
    return { ids: row.ids, promptLength: (prompts[i] as readonly number[]).length, score: null, tokenScores: row.scores, ...assembled(decoding.model, steps, beam, Math.floor(i / repeats), repeats) };
  });
  return Array.from({ length: rows.length / repeats }, (_, i) => flat.slice(i * repeats, (i + 1) * repeats));
}

/** A sequence's own record out of the steps': weights, or what they were summed up to, by site. */
function assembled(model: Model, steps: readonly Step[], beam: Beam, item: number, beams: number): Pick<Generated, 'weights' | 'summaries'> {
  const weights: Record<string, NDArray<'float32'>> = {};
  const parts = new Map<string, Record<string, NDArray>>();
  for (const [name, array] of Object.entries(assemble(model, steps, beam, item, beams))) {
    const [, site = '', part] = /^(.*\.\d+)(?:\.(\w+))?$/.exec(name) ?? [];
    if (part === undefined) weights[name] = array as NDArray<'float32'>;
    else parts.set(site, { ...parts.get(site), [part]: array });
  }
  return { weights, summaries: Object.fromEntries([...parts].map(([site, part]) => [site, siteSummary(part)])) };
}

/** A site's summary from the arrays that graphs give. */
export function siteSummary({ top_keys: topKeys, top_shares: topShares, mass, heads }: Readonly<Record<string, NDArray>>): SiteSummary {
  return { topKeys, topShares, mass, ...(heads ? { heads } : {}) } as SiteSummary;
}

/** Rows of every array of the steps' records through a sequence's whole ancestry: that of the row that made each token. */
function assemble(model: Model, steps: readonly Step[], beam: Beam, item: number, beams: number): Record<string, NDArray> {
  const result: Record<string, NDArray> = {};
  const [first] = steps;
  if (!first) return result;
  for (const [name, { dtype, shape }] of Object.entries(first.record)) {
    // cross: [batch, heads, beams, …]; self: [rows, heads, 1, …]; heads are missing where they were averaged
    const averaged = shape.length === 3;
    const heads = averaged ? 1 : (shape[1] as number);
    const queries = shape.at(-2) as number;
    const cross = looksAtSource(model, name);
    const tokens = beam.rows.length;
    const columns = Math.max(...beam.rows.map((_, step) => steps[step]?.record[name]?.shape.at(-1) ?? 0));
    const data = dtype === 'int64' ? new BigInt64Array(heads * tokens * columns).fill(-1n) : new Float32Array(heads * tokens * columns);
    for (const [step, row] of beam.rows.entries()) {
      const array = steps[step]?.record[name];
      if (!array) continue;
      const width = array.shape.at(-1) as number;
      for (let head = 0; head < heads; head++) {
        const from = cross ? ((item * heads + head) * queries + row) * width : ((item * beams + row) * heads + head) * width;
        data.set((array.data as Float32Array).subarray(from, from + width) as never, (head * tokens + step) * columns);
      }
    }
    result[name] = { dtype, shape: averaged ? [tokens, columns] : [heads, tokens, columns], data } as NDArray;
  }
  return result;
}
