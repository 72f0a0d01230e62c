// Sentence embeddings: an encoder's states pooled into one vector a text (Reimers & Gurevych 2019, "Sentence-BERT").
import { int64, type NDArray } from './array.ts';
import { InputError } from './errors.ts';
import { forward } from './forward.ts';
import type { Opened } from './open.ts';
import type { HeadAt } from './sites.ts';
import type { Encoding } from './text/tokenizer.ts';

export interface EmbedOptions {
  /** mean over tokens (default), the first token's state (cls), or the last's. */
  readonly pooling?: 'mean' | 'cls' | 'last';
  /** Scale to length one; default true. */
  readonly normalize?: boolean;
  /** Tokens in a batch at most, padding included; default 8192. */
  readonly batchTokens?: number;
  /** Heads whose outputs are taken out. */
  readonly mute?: readonly HeadAt[];
  readonly signal?: AbortSignal;
}

/** Vectors in the order given. Texts are cut at the model's length. Texts of like length are run together. */
export async function embedTexts(opened: Opened, texts: readonly string[], options: EmbedOptions = {}): Promise<Float32Array[]> {
  if (opened.model.kind === 'encoder-decoder') throw new InputError(`embed: the model must be an encoder or a decoder, got ${opened.config.modelType}`);
  const tokenizer = await opened.tokenizer();
  const limit = opened.model.dimensions.maxLength;
  const encoded = texts.map((text) => {
    if (text.trim() === '') throw new InputError('embed: a text must have at least one word, got an empty one');
    return cut(tokenizer.encode(text), limit);
  });
  const order = [...encoded.keys()].sort((a, b) => (encoded[a] as number[]).length - (encoded[b] as number[]).length);
  const results: Float32Array[] = new Array(texts.length);
  const budget = options.batchTokens ?? 8192;
  for (let begin = 0; begin < order.length; ) {
    let end = begin + 1;
    while (end < order.length && (encoded[order[end] as number] as number[]).length * (end + 1 - begin) <= budget && (encoded[order[end] as number] as number[]).length <= (encoded[order[begin] as number] as number[]).length * 1.15 + 2) end++;
    const rows = order.slice(begin, end);
    const vectors = await pooled(opened, rows.map((row) => encoded[row] as number[]), tokenizer.special.pad ?? 0, options);
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
  const length = Math.max(...rows.map((row) => row.length));
  const shape = [rows.length, length];
  const ragged = rows.some((row) => row.length !== length);
  const feeds = {
    input_ids: int64(rows.flatMap((row) => Array.from({ length }, (_, i) => row[i] ?? pad)), shape),
    ...(ragged ? { attention_mask: int64(rows.flatMap((row) => Array.from({ length }, (_, i) => (i < row.length ? 1 : 0))), shape) } : {}),
  };
  const hidden = `hidden_states.${opened.model.dimensions.layers}`;
  const outputs = await forward(opened.runnable, feeds, { ...(opened.model.kind === 'decoder' ? { reveal: (name: string) => name === hidden } : {}), ...(options.mute ? { mute: options.mute } : {}), ...(options.signal ? { signal: options.signal } : {}) });
  const states = (outputs['last_hidden_state'] ?? outputs[hidden]) as NDArray<'float32'> | undefined;
  if (!states) throw new InputError(`embed: the model must give states, got ${Object.keys(outputs).join(', ')}; use the folder of a model without a head`);
  const width = states.shape[2] as number;
  return rows.map((row, at) => {
    const vector = new Float32Array(width);
    const first = options.pooling === 'last' ? row.length - 1 : 0;
    const count = options.pooling === 'cls' || options.pooling === 'last' ? 1 : row.length;
    for (let i = first; i < first + count; i++) {
      const from = (at * length + i) * width;
      for (let j = 0; j < width; j++) vector[j] = (vector[j] as number) + (states.data[from + j] as number) / count;
    }
    if (options.normalize !== false) {
      const norm = Math.hypot(...vector) || 1;
      for (let j = 0; j < width; j++) vector[j] = (vector[j] as number) / norm;
    }
    return vector;
  });
}
