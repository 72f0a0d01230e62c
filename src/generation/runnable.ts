// What driving a model takes, whatever drives it: the model on an engine with its graphs, what a decoding may be asked
// for, and what a pass is told of recording and muting.
import type { NDArray } from '../array.ts';
import type { Pass, PassOptions } from '../attention/index.ts';
import { type Dimension, input, type Tensor } from '../graph/index.ts';
import { type DecoderModel, type EncoderDecoderModel, type Given, type Inputs, partAt, partsOf } from '../models/family.ts';
import { compileGraph, type Engine } from '../runtime/compile.ts';
import type { Stamps } from './choice.ts';
import type { Session } from '../runtime/session.ts';

/** What leaves a step: the likeliest token, the `count` likeliest with their log-probabilities, or all logits. */
export type Choice = { readonly kind: 'greedy' } | { readonly kind: 'candidates'; readonly count: number } | { readonly kind: 'logits' };

export interface DecodingOptions {
  readonly choice: Choice;
  /** Rows that share each source or prompt; default 1. */
  readonly beams?: number;
  /** Positions there is room for, prompt included. */
  readonly capacity: number;
  /** Tokens that are never chosen. */
  readonly suppressed?: readonly number[];
  /** Tokens that are not chosen right after the prompt. */
  readonly beginSuppressed?: readonly number[];
  /** Text and timestamps alternate: the greedy choice and candidates obey bounds. */
  readonly timed?: Stamps & {
    /** What may follow a row, and these tokens after it: text from, timestamps from, timestamps to before. */
    readonly bounds: (row: number, drafted: readonly number[]) => readonly [number, number, number];
  };
  /** Tokens that end a text: behind them nothing is drafted. */
  readonly ends?: ReadonlySet<number>;
  /** Also give the probability of the token chosen among those below this one (`confidence`); where choices are candidates, the log-probability of all those below it (`textShare`). */
  readonly confidenceBelow?: number;
  /** Also give the probability of this token after one of the prompt's positions (`probe`). */
  readonly probe?: number;
  /** Keep what every token of a prompt looked at (`promptRecord`), not only its last. */
  readonly keepPrompt?: boolean;
  /** Log-probabilities are of what is left when the suppressed tokens are out. */
  readonly renormalize?: boolean;
  /** Which weights are recorded at each step, by name. */
  readonly reveal?: (name: string) => boolean;
  /** Record a summary of them rather than all. */
  readonly summary?: StepSummary | undefined;
  /** Of decoders, what is seen of pictures that go with the prompts, and what is said of them token by token. */
  readonly seen?: SourceArrays | undefined;
  /** Factors of heads by input name, where some are muted. */
  readonly factors?: Readonly<Record<string, NDArray<'float32'>>>;
  /** Parts of the source of which not everything may be looked at. */
  readonly visible?: Visible | undefined;
  readonly signal?: AbortSignal;
}

/** Which states of a source's parts are seen: by the names of the parts, as the model declares them, int64 [batch, states], 1 where one is seen. */
export type Visible = Readonly<Record<string, NDArray<'int64'>>>;

/** Where states are seen, 1, and where they are hidden, 0: so many for each set of hidden ones, one set after another. */
export const seenStates = (hidden: readonly ReadonlySet<number>[], states: number): number[] => hidden.flatMap((places) => Array.from({ length: states }, (_, state) => (places.has(state) ? 0 : 1)));

/** The same as graphs take it. */
export const visibleInputs = (visible: Visible = {}): SourceArrays => Object.fromEntries(Object.entries(visible).map(([part, seen]) => [`seen.${part}`, seen]));

/** What a summary of steps holds: keys looked at most, and mass by source. */
export interface StepSummary {
  readonly topKeys?: number | undefined;
  /** Heads kept in full, by site. */
  readonly heads?: ReadonlyMap<string, readonly number[]>;
  /** Sites of which all heads are kept in full too. */
  readonly full?: ((site: string) => boolean) | undefined;
  /** Sources of a source's keys, [batch, keyLength, sources]. */
  readonly sources: NDArray<'float32'> | null;
  /** Sources of each prompt's tokens; default all 0. What was written since is one more. */
  readonly prompts?: readonly (readonly number[])[] | undefined;
}

/** Sources of self-attention: those of the prompts, and what was written since. */
export const ownSources = ({ prompts = [] }: StepSummary): number => prompts.flat().reduce((most, source) => Math.max(most, source), 0) + 2;

/** What a pass is told of recording, muting and hiding, as decodings and encodings have it in their options. */
export function watching(model: EncoderDecoderModel | DecoderModel, { reveal, summary, factors = {}, visible }: Pick<DecodingOptions, 'reveal' | 'summary' | 'factors' | 'visible'>, sourced: readonly Dimension[]): Pick<PassOptions, 'reveal' | 'summarize' | 'sourced' | 'headMask' | 'hides'> {
  const parts = visible && model.kind === 'encoder-decoder' ? only(partsOf(model.source), Object.keys(visible)) : null;
  return {
    ...(reveal ? { reveal } : {}),
    ...(summary ? { summarize: (site: string) => ({ heads: summary.heads?.get(site) ?? [], full: summary.full?.(site) ?? false, ...(summary.topKeys === undefined ? {} : { topKeys: summary.topKeys }) }), sourced: new Set(sourced) } : {}),
    headMask: (site) => `head_mask.${site}` in factors,
    ...(parts ? { hides: (site: string) => partAt(parts, site) } : {}),
  };
}

/** What tells apart the graphs of decodings that watch differently. */
export const watchingKey = ({ summary, factors = {}, visible = {} }: Pick<DecodingOptions, 'summary' | 'factors' | 'visible'>): string => `${summary ? `summary ${summary.topKeys} ${JSON.stringify([...(summary.heads ?? [])])}` : 'full'} ${Object.keys(factors)} ${Object.keys(visible)}`;

/** A model on an engine, with its compiled graphs kept by what they are for. */
export interface Runnable<M = EncoderDecoderModel | DecoderModel> {
  readonly engine: Engine;
  readonly model: M;
  readonly bits: 32 | 8;
  /** Whether one sequence's likeliest tokens are drafted with 8-bit weights, and checked several at once. */
  readonly draft?: boolean;
  readonly sessions: Map<string, Promise<Session>>;
  readonly parameters: ConstructorParameters<typeof Pass>[0]['parameters'];
}

/** Keys and values of a source, [batch, kvHeads, keyLength, headDim]; where they are whole numbers of 8 bits, with the size of one by row and channel, [batch, 1, width]. */
export interface EncodedContext {
  readonly keys: NDArray;
  readonly values: NDArray;
  readonly sizes?: { readonly keys: NDArray; readonly values: NDArray } | undefined;
}

/** A source as the decoder consults it: contexts by layer, its mask, and what was revealed on the way. */
export interface EncodedSource {
  readonly contexts: readonly EncodedContext[];
  readonly mask: NDArray<'int64'> | null;
  readonly revealed: Readonly<Record<string, NDArray>>;
}

/** A source's arrays by the names the model declares. */
export type SourceArrays = Readonly<Record<string, NDArray>>;

/** Those of some names that are there. */
export const only = <T>(given: Readonly<Record<string, T>>, names: readonly string[]): Record<string, T> => Object.fromEntries(names.flatMap((name) => (Object.hasOwn(given, name) ? [[name, given[name] as T]] : [])));

/** Inputs of a graph as a model declares them: those named, or not optional. */
export function declared(inputs: Inputs, names: ReadonlySet<string>): Given {
  return Object.fromEntries(Object.entries(inputs).flatMap(([name, { dtype, shape, optional }]) => (names.has(name) || !optional ? [[name, input(name, dtype, shape)]] : [])));
}

export async function session(runnable: Runnable, key: string, write: () => Record<string, Tensor>): Promise<Session> {
  const known = runnable.sessions.get(key);
  if (known) return known;
  const made = compileGraph(runnable.engine, write());
  runnable.sessions.set(key, made);
  return made;
}

export const namesOf = (reveal: ((name: string) => boolean) | undefined, names: readonly string[]): string[] => (reveal ? names.filter(reveal) : []);

/** What encoding a source may be told. */
export type Watching = Pick<DecodingOptions, 'reveal' | 'summary' | 'factors' | 'visible' | 'signal'>;
