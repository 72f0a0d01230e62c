// Sentence embeddings: an encoder's states pooled into one vector a text (Reimers & Gurevych 2019, "Sentence-BERT").
import { float32, type NDArray } from './array.ts';
import { readSentenceConfig, type SentenceConfig } from './checkpoint/index.ts';
import { CheckpointError, checkChoice, InputError } from './errors.ts';
import { forwardGraph, inputsOf } from './forward.ts';
import { textSource } from './generation/encode.ts';
import { checkInputs } from './generation/inputs.ts';
import { type Runnable, session } from './generation/runnable.ts';
import { type Dimension, input, matMul } from './graph/index.ts';
import type { Opened } from './open.ts';
import { type HeadAt, headFactors } from './sites.ts';
import type { Encoding } from './text/tokenizer.ts';

export interface EmbedOptions {
  /** Mean over tokens, the first token's state (cls), or the last's; default what the folder says (that of sentence-transformers), else mean. */
  readonly pooling?: 'mean' | 'cls' | 'last';
  /** Scale to length one; default what the folder says, else true. */
  readonly normalize?: boolean;
  /** Tokens in a batch at most, padding included; default 8192. */
  readonly batchTokens?: number;
  /** Heads whose outputs are taken out. */
  readonly mute?: readonly HeadAt[];
  readonly signal?: AbortSignal;
}

/** Modes of pooling as sentence-transformers names them, of those that there are here. */
const poolings: Readonly<Record<string, 'mean' | 'cls' | 'last'>> = { mean: 'mean', cls: 'cls', lasttoken: 'last' };

/** How the folder pools. Throws CheckpointError where that is in none of the ways there are here. */
function poolingOf({ pooling }: SentenceConfig): 'mean' | 'cls' | 'last' {
  if (!pooling) return 'mean';
  const [mode = '', ...others] = pooling.modes;
  const known = others.length === 0 && Object.hasOwn(poolings, mode) ? poolings[mode] : undefined;
  if (!known) throw new CheckpointError(pooling.file, `the pooling mode must be one of ${Object.keys(poolings).join(', ')}, got ${pooling.modes.join(' with ')}; choose another by --pooling (pooling in the library)`);
  return known;
}

/** Vectors in the order given. Texts are cut at the folder's length, or the model's. Texts of like length are run together. */
export async function embedTexts(opened: Opened, texts: readonly string[], options: EmbedOptions = {}): Promise<Float32Array[]> {
  if (opened.model.kind === 'encoder-decoder') throw new InputError(`embed: the model must be an encoder or a decoder, got ${opened.config.modelType}`);
  checkChoice('embed: pooling', options.pooling, ['mean', 'cls', 'last']);
  const [tokenizer, folder] = await Promise.all([opened.tokenizer(), readSentenceConfig(opened.files)]);
  const settings = { ...options, pooling: options.pooling ?? poolingOf(folder), normalize: options.normalize ?? folder.normalize ?? true };
  const limit = Math.min(opened.model.dimensions.maxLength, folder.maxLength ?? Number.POSITIVE_INFINITY);
  const encoded = texts.map((text) => {
    if (text.trim() === '') throw new InputError('embed: a text must have at least one word, got an empty one');
    return cut(tokenizer.encode(folder.lowerCase ? text.toLowerCase() : text), limit);
  });
  const order = [...encoded.keys()].sort((a, b) => (encoded[a] as number[]).length - (encoded[b] as number[]).length);
  const results: Float32Array[] = new Array(texts.length);
  const budget = options.batchTokens ?? 8192;
  for (let begin = 0; begin < order.length; ) {
    let end = begin + 1;
    while (end < order.length && (encoded[order[end] as number] as number[]).length * (end + 1 - begin) <= budget && (encoded[order[end] as number] as number[]).length <= (encoded[order[begin] as number] as number[]).length * 1.15 + 2) end++;
    const rows = order.slice(begin, end);
    const vectors = await pooled(opened, rows.map((row) => encoded[row] as number[]), tokenizer.special.pad ?? 0, settings);
    for (const [i, row] of rows.entries()) results[row] = vectors[i] as Float32Array;
    begin = end;
  }
  return results;
}

/** Ids cut to a length, the closing special token kept. */
function cut({ ids, tokens }: Encoding, limit: number): number[] {
  if (ids.length <= limit) return [...ids];
  const closes = tokens.at(-1)?.special ?? false;
  return closes ? [...ids.slice(0, limit - 1), ids.at(-1) as number] : ids.slice(0, limit);
}

async function pooled(opened: Opened, rows: readonly number[][], pad: number, options: EmbedOptions): Promise<Float32Array[]> {
  const { runnable, model } = opened;
  const feeds = textSource(rows, pad);
  checkInputs('embed', inputsOf(model), feeds);
  const hidden = `hidden_states.${model.dimensions.layers}`;
  const factors = headFactors(model, options.mute);
  const graph = await session(runnable as unknown as Runnable, `embed ${Object.keys(feeds)} ${Object.keys(factors)}`, () => {
    const outputs = forwardGraph(runnable, new Set(Object.keys(feeds)), new Set(model.kind === 'decoder' ? [hidden] : []), { headMask: (site) => `head_mask.${site}` in factors });
    const states = outputs['last_hidden_state'] ?? outputs[hidden];
    if (!states) throw new InputError(`embed: the model must give states, got ${Object.keys(outputs).join(', ')}; use the folder of a model without a head`);
    // a row of weights by which states are added up: whichever pooling it is, the states never leave
    return { pooled: matMul(input('pooling', 'float32', [states.shape[0] as Dimension, 1, states.shape[1] as Dimension]), states) };
  });
  const length = (feeds['input_ids'] as NDArray).shape[1] as number;
  const pooling = new Float32Array(rows.length * length);
  for (const [at, { length: own }] of rows.entries()) {
    if (options.pooling === 'cls') pooling[at * length] = 1;
    else if (options.pooling === 'last') pooling[at * length + own - 1] = 1;
    else pooling.fill(1 / own, at * length, at * length + own);
  }
  const results = await graph.run({ ...feeds, ...factors, pooling: float32(pooling, [rows.length, 1, length]) }, options.signal ? { signal: options.signal } : {});
  const { data, shape } = results['pooled'] as NDArray<'float32'>;
  const width = shape[2] as number;
  return rows.map((_, at) => {
    const vector = data.slice(at * width, (at + 1) * width);
    if (options.normalize === false) return vector;
    const norm = Math.hypot(...vector) || 1;
    return vector.map((value) => value / norm);
  });
}
