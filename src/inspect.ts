// What a model is, and where its heads look for a text: for `sightline inspect` and its page.
import { int64 } from './array.ts';
import { forward } from './forward.ts';
import { openRaw } from './raw.ts';
import { revealable } from './sites.ts';
import { generationDefaults, translateAll } from './translate.ts';

/** One layer's attention: weights [heads, queries, keys]. */
export interface Inspection {
  readonly model: string;
  readonly input: string;
  /** The output read with it, of models that write one from a source. */
  readonly output?: string;
  readonly maps: readonly { readonly kind: 'encoder' | 'decoder' | 'cross' | 'self'; readonly layer: number; readonly heads: number; readonly queries: readonly string[]; readonly keys: readonly string[]; readonly weights: Float32Array }[];
}

/** Architecture, sizes, element type, memory. */
export async function modelReport(model: string): Promise<Record<string, string | number>> {
  const opened = await openRaw(model, 32);
  try {
    const { dimensions, kind } = opened.model;
    let parameters = 0;
    let bytes = 0;
    const dtypes = new Set<string>();
    for (const name of opened.checkpoint.names()) {
      const info = opened.checkpoint.info(name);
      if (!info) continue;
      parameters += info.shape.reduce((product, size) => product * size, 1);
      bytes += info.bytes;
      dtypes.add(info.dtype);
    }
    return {
      model: opened.name, family: opened.config.modelType, kind, parameters, 'element type': [...dtypes].join(', '), 'on disk': `${(bytes / 1e6).toFixed(1)} MB`, 'as float32': `${((parameters * 4) / 1e6).toFixed(1)} MB`,
      width: dimensions.width, layers: dimensions.encoderLayers === undefined ? dimensions.layers : `${dimensions.encoderLayers} + ${dimensions.layers}`, heads: dimensions.heads, vocabulary: dimensions.vocabulary, 'longest text': `${dimensions.maxLength} tokens`,
    };
  } finally {
    await opened.release();
  }
}

/** Reads a text (and an output, of models that write one) and gives every attention map. */
export async function inspectText(model: string, input: string, target?: string): Promise<Inspection> {
  const opened = await openRaw(model, 32);
  try {
    const tokenizer = await opened.tokenizer();
    const source = tokenizer.encode(input);
    const row = (ids: readonly number[]) => int64(ids, [1, ids.length]);
    const wanted = new Set(revealable(opened.model).attentions);
    const label = (text: string): string => text.replaceAll('▁', '').replaceAll('Ġ', '') || '·';
    const from = source.tokens.map((token) => label(token.text));
    if (opened.model.kind !== 'encoder-decoder') {
      const results = await forward(opened.runnable, { input_ids: row(source.ids) }, { reveal: (name) => wanted.has(name) });
      return { model: opened.name, input, maps: [...wanted].map((name, layer) => ({ kind: 'self' as const, layer, heads: results[name]?.shape[1] as number, queries: from, keys: from, weights: results[name]?.data as Float32Array })) };
    }
    let output = target;
    if (output === undefined) for await (const { translation } of translateAll(opened, [input], { sightlines: 'off' })) output = translation.text;
    const written = tokenizer.encode(output as string, { target: true });
    const { decoderStart = 0 } = generationDefaults(opened);
    const results = await forward(opened.runnable, { input_ids: row(source.ids), decoder_input_ids: row([decoderStart, ...written.ids.slice(0, -1)]) }, { reveal: (name) => wanted.has(name) });
    const to = written.tokens.map((token) => label(token.text));
    const read = ['·', ...to.slice(0, -1)];
    const maps = [...wanted].map((name) => {
      const [side = '', layer] = name.split(/_attentions\./);
      const kind = side as 'encoder' | 'decoder' | 'cross';
      return { kind, layer: Number(layer), heads: results[name]?.shape[1] as number, queries: kind === 'encoder' ? from : kind === 'cross' ? to : read, keys: kind === 'decoder' ? read : from, weights: results[name]?.data as Float32Array };
    });
    return { model: opened.name, input, output: output as string, maps };
  } finally {
    await opened.release();
  }
}
