// What a model is, and where its heads look for a text: for `sightline inspect` and its page.
import { int64, type NDArray } from './array.ts';
import { forward } from './forward.ts';
import { openRaw } from './raw.ts';
import { kindOf, revealable } from './sites.ts';
import { generationDefaults, readReading, translateAll } from './translate.ts';
import type { Method } from './provenance/methods.ts';
import { spanOfTokens } from './provenance/sightlines.ts';
import type { Token } from './text/tokenizer.ts';
import { words } from './text/words.ts';

/** One of the two sides of a map: tokens in order, and the words that they are parts of. */
export interface InspectedSide {
  readonly tokens: readonly string[];
  /** For each token, which of `words` it is part of; special tokens are words of their own. */
  readonly wordOf: readonly number[];
  readonly words: readonly string[];
}

/** One layer's attention. */
export interface InspectedMap {
  /** 'cross', 'encoder' and 'decoder' in models that read a source and write an output, 'self' in those of one stack. */
  readonly kind: string;
  readonly layer: number;
  readonly heads: number;
  /** Which of the sides asks, and which is looked at: in a decoder what was `read` so far, which begins with the start token. */
  readonly from: 'source' | 'output' | 'read';
  readonly to: 'source' | 'read';
  readonly queries: readonly string[];
  readonly keys: readonly string[];
  /** [heads, queries, keys] */
  readonly weights: Float32Array;
}

/** Every attention map of a text, and of the output read with it where the model writes one. */
export interface Inspection {
  readonly model: string;
  readonly input: string;
  readonly output?: string;
  readonly sides: Readonly<Partial<Record<'source' | 'output' | 'read', InspectedSide>>>;
  readonly maps: readonly InspectedMap[];
  /** How this model's cross-attention is best read, where its folder says so. */
  readonly best?: Method;
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

/** Tokens of one side with the words they are parts of. */
function sideOf(text: string, tokens: readonly Token[]): InspectedSide {
  const spans = words(text);
  const spanOf = spanOfTokens({ tokens, spans });
  const pieces = tokens.map((token) => text.slice(token.start, token.end) || token.text.replaceAll(/[▁Ġ]/g, '') || '·');
  const names: string[] = [];
  let last = -1;
  const wordOf = tokens.map((_, i) => {
    const span = spanOf[i] as number;
    if (span < 0 || span !== last) names.push(span < 0 ? (pieces[i] as string) : (spans[span] as { text: string }).text);
    last = span;
    return names.length - 1;
  });
  return { tokens: pieces, wordOf, words: names };
}

/** What a decoder has read when it writes each token: the start token, and all tokens but the last. */
function readSide(output: InspectedSide): InspectedSide {
  const wordOf = [0, ...output.wordOf.slice(0, -1).map((word) => word + 1)];
  return { tokens: ['start', ...output.tokens.slice(0, -1)], wordOf, words: ['start', ...output.words].slice(0, Math.max(...wordOf) + 1) };
}

/**
 * Reads a text (and an output, of models that write one) and gives every attention map.
 *
 * @param target the output to read with it; default the model's own
 * @throws InputError for an empty text, or one longer than the model knows
 */
export async function inspectText(model: string, input: string, target?: string): Promise<Inspection> {
  const opened = await openRaw(model, 32);
  try {
    const tokenizer = await opened.tokenizer();
    const encoded = tokenizer.encode(input);
    const row = (ids: readonly number[]) => int64(ids, [1, ids.length]);
    const wanted = new Set(revealable(opened.model).attentions);
    const reveal = (name: string): boolean => wanted.has(name);
    const source = sideOf(input, encoded.tokens);
    const mapsOf = (results: Readonly<Record<string, NDArray>>, sides: Inspection['sides'], sidesOf: (kind: string) => Pick<InspectedMap, 'from' | 'to'>): InspectedMap[] =>
      [...wanted].map((name) => {
        const array = results[name] as NDArray<'float32'>;
        const { from, to } = sidesOf(kindOf(name));
        return { kind: kindOf(name), layer: Number(name.split('.').at(-1)), heads: array.shape[1] as number, from, to, queries: sides[from]?.tokens ?? [], keys: sides[to]?.tokens ?? [], weights: array.data };
      });
    if (opened.model.kind !== 'encoder-decoder') {
      const results = await forward(opened.runnable, { input_ids: row(encoded.ids) }, { reveal });
      return { model: opened.name, input, sides: { source }, maps: mapsOf(results, { source }, () => ({ from: 'source', to: 'source' })) };
    }
    let text = target;
    if (text === undefined) for await (const { translation } of translateAll(opened, [input], { sightlines: 'off' })) text = translation.text;
    const written = tokenizer.encode(text as string, { target: true });
    const { decoderStart = 0 } = generationDefaults(opened);
    const results = await forward(opened.runnable, { input_ids: row(encoded.ids), decoder_input_ids: row([decoderStart, ...written.ids.slice(0, -1)]) }, { reveal });
    const output = sideOf(text as string, written.tokens);
    const sides = { source, output, read: readSide(output) };
    const maps = mapsOf(results, sides, (kind) => (kind === 'cross' ? { from: 'output', to: 'source' } : kind === 'decoder' ? { from: 'read', to: 'read' } : { from: 'source', to: 'source' }));
    const { method } = await readReading(opened);
    return { model: opened.name, input, output: text as string, sides, maps, ...(method.name === 'heads' ? { best: method } : {}) };
  } finally {
    await opened.release();
  }
}
