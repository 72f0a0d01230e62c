// A training run: batches in, weights out, resumable at any step. The state that is saved is all there is:
// parameters, moments, and how far the data has been read; a run killed anywhere goes on to the same weights.
import type { NDArray } from '../array.ts';
import { InputError } from '../errors.ts';
import type { EncoderDecoderModel } from '../models/family.ts';
import type { Runtime } from '../runtime/session.ts';
import { AdamW, type AdamWOptions } from './adamw.ts';
import { clipFactor, learningRate, normOf, type Schedule } from './optimizer.ts';
import { isMatrix, Muon, type MuonOptions } from './muon.ts';
import { normal, random } from '../random.ts';
import { type Batch, type Guidance, type Naming, type ParameterRange, TrainingStep } from './step.ts';

export interface RunOptions {
  readonly seed: number;
  readonly schedule: Schedule;
  /** Label smoothing, default 0.1. */
  readonly smoothing?: number;
  /** Largest gradient norm, default 1. */
  readonly clip?: number;
  /** Batches whose gradients are added up for one step; default 1. */
  readonly accumulate?: number;
  readonly optimizer?: AdamWOptions;
  /** Muon for the matrices, AdamW for the rest; default AdamW for all. */
  readonly muon?: MuonOptions;
  /** Parameters that keep their values, by name. */
  readonly constants?: ReadonlyMap<string, Float32Array>;
  /** Parameters to begin from instead of random ones: those of the same name and shape are taken. */
  readonly initial?: ReadonlyMap<string, NDArray<'float32'>>;
  /** Default: attention is not supervised. */
  readonly guidance?: Guidance;
  /** Default: states of the source are not supervised. */
  readonly naming?: Naming;
  readonly threads?: number;
}

/** Where a run's data comes from. Each batch is made when its turn comes. */
export interface BatchSource {
  /** The batches of a portion, in the order in which they are trained on: they follow from its number alone. */
  portion(index: number): readonly (() => Batch)[];
  /** Batches never trained on. */
  readonly validation: readonly (() => Batch)[];
  /** Inputs of the encoder that batches have beyond those it must have; default: attention_mask. */
  readonly given?: readonly string[];
}

export interface Progress {
  readonly step: number;
  readonly steps: number;
  readonly loss: number;
  readonly learningRate: number;
  readonly gradientNorm: number;
  /** How far guided heads are from where they are to look; null without guidance. */
  readonly apart: number | null;
  /** How far states of the source are from naming what is there; null without naming. */
  readonly unnamed: number | null;
  /** Tokens a second, as batches count them. */
  readonly tokensPerSecond: number;
  readonly secondsLeft: number;
  readonly validationLoss?: number;
}

export interface RunHooks {
  /** Called after each step. */
  progress?(progress: Progress): void;
  /** Called with the state when it is to be saved: every `saveEvery` steps and at the end. */
  save?(state: RunState): Promise<void>;
  readonly saveEvery?: number;
  readonly validateEvery?: number;
  /** Stops after the step in hand; the state is saved. */
  readonly signal?: AbortSignal;
}

/** What a run must remember. Arrays are flat, in the order of `ranges`. */
export interface RunState {
  step: number;
  portion: number;
  batch: number;
  readonly ranges: readonly ParameterRange[];
  readonly parameters: Float32Array;
  readonly first: Float32Array;
  readonly second: Float32Array;
}

/** Saved state by name, as it is written to and read from a safetensors file. */
export interface SavedState {
  readonly arrays: ReadonlyMap<string, NDArray>;
  readonly metadata: Readonly<Record<string, string>>;
}

export function saveState(state: RunState): SavedState {
  const arrays = new Map<string, NDArray>();
  for (const { name, shape, start, end } of state.ranges) {
    arrays.set(name, { dtype: 'float32', shape, data: state.parameters.subarray(start, end) });
    arrays.set(`first.${name}`, { dtype: 'float32', shape, data: state.first.subarray(start, end) });
    arrays.set(`second.${name}`, { dtype: 'float32', shape, data: state.second.subarray(start, end) });
  }
  return { arrays, metadata: { step: `${state.step}`, portion: `${state.portion}`, batch: `${state.batch}` } };
}

/**
 * The same pseudo-random weights on every machine: Glorot uniform for maps and convolutions, normal of width^-½ for
 * tables of tokens, small normal numbers for learnt positions, ones and zeros for norms and biases.
 */
export function initialize(parameters: Float32Array, ranges: readonly ParameterRange[], seed: number): void {
  const next = random(seed);
  const gaussian = normal(next);
  for (const { name, shape, start, end } of ranges) {
    const [rows = 1, ...rest] = shape;
    const columns = rest.reduce((product, size) => product * size, 1);
    const embeds = /(shared|embed_tokens|wte|word_embeddings)\.weight$/.test(name);
    const places = /(position_embedding|position_embeddings\.weight|embed_positions\.weight|wpe\.weight)$/.test(name);
    const bound = Math.sqrt(6 / (rows + columns));
    for (let i = start; i < end; i++) {
      if (places) parameters[i] = 0.02 * gaussian();
      else if (rest.length === 0 || rows === 1) parameters[i] = /norm.*\.weight$/i.test(name) ? 1 : 0;
      else if (embeds) parameters[i] = gaussian() / Math.sqrt(columns);
      else parameters[i] = (2 * next() - 1) * bound;
    }
  }
}

/** Trains until the schedule's end or the signal. Resolves with the state; throws InputError when a saved state does not fit. */
export async function train(runtime: Runtime, model: EncoderDecoderModel, source: BatchSource, options: RunOptions, hooks: RunHooks = {}, saved?: SavedState): Promise<RunState> {
  const step = await TrainingStep.compile(runtime, model, {
    smoothing: options.smoothing ?? 0.1,
    seed: options.seed,
    ...(source.given === undefined ? {} : { given: source.given }),
    ...(options.constants === undefined ? {} : { frozen: new Set(options.constants.keys()) }),
    ...(options.guidance === undefined ? {} : { guidance: options.guidance }),
    ...(options.naming === undefined ? {} : { naming: options.naming }),
    ...(options.threads === undefined ? {} : { threads: options.threads }),
  });
  const learnt = step.ranges.filter((range) => !options.constants?.has(range.name));
  const forMuon = (range: ParameterRange): boolean => options.muon !== undefined && isMatrix(range);
  const muon = options.muon ? await Muon.compile(runtime, learnt.filter(forMuon), step.buffers, options.muon) : null;
  // decay is for maps and tables, not for biases and norms
  const decays = ({ shape }: ParameterRange): boolean => shape.length > 1 && shape[0] !== 1;
  const adamW = await AdamW.compile(runtime, learnt.filter((range) => !forMuon(range)), step.buffers, { decays, ...options.optimizer });
  try {
    return await loop(step, adamW, muon, source, options, hooks, saved);
  } finally {
    adamW.release();
    muon?.release();
    step.release();
  }
}

async function loop(step: TrainingStep, adamW: AdamW, muon: Muon | null, source: BatchSource, options: RunOptions, hooks: RunHooks, saved: SavedState | undefined): Promise<RunState> {
  const { ranges, parameters, gradients } = step;
  const state: RunState = { step: 0, portion: 0, batch: 0, ranges, parameters, ...adamW.moments };
  if (saved) restore(state, saved);
  else {
    initialize(parameters, ranges, options.seed);
    let begun = 0;
    for (const { name, shape, start } of ranges) {
      const given = options.initial?.get(name);
      if (given?.shape.join() === shape.join()) {
        parameters.set(given.data, start);
        begun++;
      }
      parameters.set(options.constants?.get(name) ?? [], start);
    }
    if (options.initial && begun === 0) throw new InputError('train: the model to begin from must have a parameter of the same name and shape as one of this recipe, got none');
  }
  muon?.exchange(state.first, 'in');
  const save = async (): Promise<void> => {
    muon?.exchange(state.first, 'out');
    await hooks.save?.(state);
  };
  const { steps } = options.schedule;
  const accumulate = options.accumulate ?? 1;
  const sum = accumulate > 1 ? new Float32Array(parameters.length) : null;
  const take = batchesFrom(source, state);
  let ahead: Taken | undefined;
  let rate = 0;
  let loss = Number.NaN;
  while (state.step < steps) {
    if (hooks.signal?.aborted) {
      await save();
      return copyOf(state);
    }
    const began = performance.now();
    let tokens = 0;
    sum?.fill(0);
    for (let part = 0; part < accumulate; part++) {
      const { batch, portion, next } = ahead ?? take();
      [state.portion, state.batch] = [portion, next];
      // the next batch is made while this one is computed with, which other threads do
      const last = state.step + 1 === steps && part + 1 === accumulate;
      const [ran, made] = await Promise.allSettled([step.run(batch, state.step * accumulate + part + 1), Promise.resolve().then(() => (last ? undefined : take()))]);
      if (ran.status === 'rejected') throw ran.reason;
      if (made.status === 'rejected') throw made.reason;
      [loss, ahead] = [ran.value, made.value];
      if (!Number.isFinite(loss)) throw new InputError(`train: the loss must stay finite, got ${loss} at step ${state.step + 1}; try a lower learning rate`);
      tokens += batch.tokens;
      if (sum) for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) + (gradients[i] as number) / accumulate;
    }
    if (sum) gradients.set(sum);
    state.step++;
    const now = learningRate(options.schedule, state.step);
    const gradientNorm = sum ? normOf(gradients) : step.norm;
    const scale = clipFactor(gradientNorm, options.clip ?? 1);
    await adamW.update(now, state.step, scale);
    await muon?.update(now, scale);
    const seconds = (performance.now() - began) / 1000;
    rate = rate === 0 ? seconds : 0.95 * rate + 0.05 * seconds;
    const validates = hooks.validateEvery !== undefined && (state.step % hooks.validateEvery === 0 || state.step === steps);
    const validationLoss = validates ? await validate(step, source.validation) : undefined;
    hooks.progress?.({
      step: state.step, steps, loss, learningRate: now, gradientNorm, apart: step.apart, unnamed: step.unnamed, tokensPerSecond: tokens / seconds, secondsLeft: (steps - state.step) * rate,
      ...(validationLoss === undefined ? {} : { validationLoss }),
    });
    if (hooks.saveEvery !== undefined && state.step % hooks.saveEvery === 0 && state.step < steps) await save();
  }
  await save();
  return copyOf(state);
}

/** A batch, its portion, and the place after it. */
type Taken = { readonly batch: Batch; readonly portion: number; readonly next: number };

/** Makes batches one after another from a place on. */
function batchesFrom(source: BatchSource, place: { readonly portion: number; readonly batch: number }): () => Taken {
  let { portion, batch: at } = place;
  let batches = source.portion(portion);
  return () => {
    if (at >= batches.length) {
      at = 0;
      batches = source.portion(++portion);
    }
    const batch = (batches[at++] as () => Batch)();
    return { batch, portion, next: at };
  };
}

/** The state outlives the step's buffers. */
const copyOf = (state: RunState): RunState => ({ ...state, parameters: state.parameters.slice(), first: state.first.slice(), second: state.second.slice() });

/** Mean smoothed loss of a target token on batches that are not trained on. */
async function validate(step: TrainingStep, batches: BatchSource['validation']): Promise<number> {
  let sum = 0;
  let count = 0;
  for (const make of batches) {
    const batch = make();
    const tokens = batch.weights.data.reduce((total, weight) => total + weight, 0);
    sum += (await step.run(batch, 0)) * tokens;
    count += tokens;
  }
  return sum / Math.max(1, count);
}

function restore(state: RunState, saved: SavedState): void {
  for (const { name, start, end } of state.ranges) {
    for (const [prefix, target] of [['', state.parameters], ['first.', state.first], ['second.', state.second]] as const) {
      const array = saved.arrays.get(`${prefix}${name}`);
      if (array?.dtype !== 'float32' || array.data.length !== end - start) {
        throw new InputError(`train: the saved state must hold "${prefix}${name}" with ${end - start} float32 values, got ${array ? `${array.data.length} ${array.dtype}` : 'none'}; remove it to begin anew`);
      }
      target.set(array.data as Float32Array, start);
    }
  }
  const whole = (key: string): number => {
    const value = Number(saved.metadata[key]);
    if (!Number.isSafeInteger(value) || value < 0) throw new InputError(`train: the saved state's "${key}" must be a whole number, got ${saved.metadata[key]}`);
    return value;
  };
  state.step = whole('step');
  state.portion = whole('portion');
  state.batch = whole('batch');
}
