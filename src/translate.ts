// Translation: text in, text out, and for every word of it the words it came from.
import type { NDArray } from './array.ts';
import { readJson } from './checkpoint/index.ts';
import { InputError } from './errors.ts';
import { type GenerationOptions, type Generated, generateFromSource } from './generation/generate.ts';
import { type Runnable, textSource } from './generation/decoding.ts';
import type { EncoderDecoderModel } from './models/family.ts';
import type { Opened } from './open.ts';
import { type Method, scores, type Weights } from './provenance/methods.ts';
import { type Side, type Sightline, sightlines, tokenSpans } from './provenance/sightlines.ts';
import type { Token, Tokenizer } from './text/tokenizer.ts';
import { words } from './text/words.ts';

export interface TranslateOptions {
  /** Beams; default what generation_config.json says, else 4. */
  readonly beams?: number;
  /** Spans that sightlines speak of; default 'words'; 'off' records nothing. */
  readonly sightlines?: 'words' | 'tokens' | 'off';
  /** How attention is read; default the model's own best, measured when it was made. */
  readonly method?: Method;
  /** Sources named for each word: those with at least this part of the best one's share; default 0.4. */
  readonly threshold?: number;
  /** Texts translated at once; default 16. */
  readonly batch?: number;
  readonly maxNewTokens?: number;
  readonly lengthPenalty?: number;
  readonly noRepeatNgram?: number;
  readonly signal?: AbortSignal;
}

export interface Translation {
  readonly input: string;
  readonly text: string;
  /** Mean log-probability of a token: 0 is certain. */
  readonly score: number;
  readonly tokens: readonly { readonly id: number; readonly text: string; readonly start: number; readonly end: number }[];
  readonly sightlines: readonly Sightline[];
  readonly method: string;
}

/** What a model's folder says of reading its attention: sightline.json, written when the model was trained. */
export interface Reading {
  readonly method: Method;
  readonly threshold: number;
}

const fallback: Reading = { method: { name: 'averaged', shifted: true }, threshold: 0.4 };

/** Reads sightline.json; a folder without it is read averaged and shifted. */
export async function readReading(opened: Opened): Promise<Reading> {
  if (!(await opened.files.has('sightline.json'))) return fallback;
  const json = (await readJson(opened.files, 'sightline.json')) as { heads?: unknown; shifted?: unknown; threshold?: unknown };
  const heads = Array.isArray(json.heads) ? json.heads.filter((head): head is [number, number] => Array.isArray(head) && head.length === 2 && head.every(Number.isInteger)) : [];
  if (heads.length === 0) return fallback;
  return { method: { name: 'heads', heads, shifted: json.shifted === true }, threshold: typeof json.threshold === 'number' ? json.threshold : 0.4 };
}

/** The generation settings of a folder, as this library names them. */
export function generationDefaults(opened: Opened): GenerationOptions {
  const g = opened.config.generation;
  const begins = opened.model.kind === 'encoder-decoder' ? opened.model.begins : undefined;
  return {
    maxLength: g.given.has('max_length') ? g.maxLength : opened.model.dimensions.maxLength,
    ...(g.maxNewTokens === null ? {} : { maxNewTokens: g.maxNewTokens }),
    minLength: g.minLength, ...(g.minNewTokens === null ? {} : { minNewTokens: g.minNewTokens }),
    beams: g.numBeams, lengthPenalty: g.lengthPenalty, earlyStopping: g.earlyStopping, returned: g.numReturnSequences,
    noRepeatNgram: g.noRepeatNgramSize, repetitionPenalty: g.repetitionPenalty, sample: g.doSample, temperature: g.temperature, topK: g.topK, topP: g.topP,
    ...(g.minP === null ? {} : { minP: g.minP }),
    renormalize: g.renormalizeLogits, badWords: g.badWordsIds, suppressTokens: g.suppressTokens, beginSuppressTokens: g.beginSuppressTokens,
    forcedBos: g.forcedBosTokenId ?? undefined, forcedEos: g.forcedEosTokenId.length > 0 ? g.forcedEosTokenId : undefined,
    eos: g.eosTokenId, pad: g.padTokenId ?? 0, decoderStart: g.decoderStartTokenId ?? g.bosTokenId ?? undefined,
    ...(begins ? { eos: begins.eos, pad: begins.pad, decoderStart: begins.start } : {}),
  };
}

/** The same as the reference's generate merges them with options given: 20 new tokens where nothing speaks of a length. */
export function referenceOptions(opened: Opened, given: GenerationOptions): GenerationOptions {
  const defaults = generationDefaults(opened);
  const silent = !opened.config.generation.given.has('max_length') && given.maxLength === undefined && (given.maxNewTokens ?? defaults.maxNewTokens) === undefined;
  return { ...defaults, ...(silent ? { maxNewTokens: 20 } : {}), ...given };
}

/** One output with its sources' sides, for those who want to read its attention in their own way. */
export interface TranslationRecord {
  readonly weights: Weights;
  readonly output: Side;
  readonly source: Side;
}

/** Translates texts, in order, a batch at a time. Yields each batch's results as they are done. */
export async function* translateAll(opened: Opened, texts: readonly string[], options: TranslateOptions = {}): AsyncGenerator<Translation & { readonly record: TranslationRecord | null }> {
  if (opened.model.kind !== 'encoder-decoder' || opened.model.source.kind !== 'text') throw new InputError(`translate: the model must read a text and write another, got ${opened.config.modelType}, a ${opened.model.kind}`);
  const tokenizer = await opened.tokenizer();
  const reading = await readReading(opened);
  const method = options.method ?? reading.method;
  const wanted = options.sightlines ?? 'words';
  const size = options.batch ?? 16;
  for (let i = 0; i < texts.length; i += size) {
    yield* translateBatch(opened, tokenizer, texts.slice(i, i + size), { ...options, method, sightlines: wanted, threshold: options.threshold ?? reading.threshold });
  }
}

async function* translateBatch(
  opened: Opened,
  tokenizer: Tokenizer,
  texts: readonly string[],
  options: TranslateOptions & { readonly method: Method; readonly sightlines: 'words' | 'tokens' | 'off'; readonly threshold: number },
): AsyncGenerator<Translation & { readonly record: TranslationRecord | null }> {
  const runnable = opened.runnable as Runnable<never> as unknown as Runnable<EncoderDecoderModel>;
  const limit = opened.model.dimensions.maxLength;
  const encoded = texts.map((text) => {
    if (text.trim() === '') throw new InputError('translate: a text must have at least one word, got an empty one');
    const encoding = tokenizer.encode(text);
    if (encoding.ids.length > limit) throw new InputError(`translate: a text must have at most ${limit} tokens, got ${encoding.ids.length} in "${text.slice(0, 40)}…"; split it into sentences (--split)`);
    return encoding;
  });
  const layersRead = options.method.heads ? new Set(options.method.heads.map(([layer]) => layer)) : null;
  const reveal = (name: string): boolean => (name.startsWith('cross_attentions.') && (layersRead === null || layersRead.has(Number(name.split('.')[1])))) || (options.method.name === 'rollout' && name.startsWith('encoder_attentions.'));
  const defaults = generationDefaults(opened);
  const longest = Math.max(...encoded.map((one) => one.ids.length));
  const { outputs, source } = await generateFromSource(runnable, textSource(encoded.map((one) => one.ids), defaults.pad ?? 0), {
    ...defaults,
    // far more than a translation needs, far less than a model that has lost itself would write
    maxNewTokens: options.maxNewTokens ?? Math.min(limit - 1, 3 * longest + 20),
    beams: options.beams ?? (opened.config.generation.given.has('num_beams') ? defaults.beams ?? 1 : 4),
    returned: 1,
    ...(options.lengthPenalty === undefined ? {} : { lengthPenalty: options.lengthPenalty }),
    ...(options.noRepeatNgram === undefined ? {} : { noRepeatNgram: options.noRepeatNgram }),
    ...(options.sightlines === 'off' ? {} : { reveal }),
    ...(options.signal ? { signal: options.signal } : {}),
  });
  for (const [i, text] of texts.entries()) {
    const best = outputs[i]?.[0] as Generated;
    const written = best.ids.slice(best.promptLength);
    const decoded = tokenizer.decode(written);
    const visible = decoded.tokens.filter((token) => !token.special).map(({ id, text: piece, start, end }) => ({ id, text: piece, start, end }));
    const score = best.tokenScores.length > 0 ? best.tokenScores.reduce((sum, value) => sum + value, 0) / best.tokenScores.length : 0;
    const common = { input: text, text: decoded.text, score, tokens: visible, method: describe(options.method) };
    if (options.sightlines === 'off') {
      yield { ...common, sightlines: [], record: null };
      continue;
    }
    const tokens = (encoded[i] as { tokens: readonly Token[] }).tokens;
    const spansOf = (side: string, list: readonly Token[]) => (options.sightlines === 'words' ? words(side) : tokenSpans(list));
    const output: Side = { text: decoded.text, tokens: decoded.tokens, spans: spansOf(decoded.text, decoded.tokens) };
    const from: Side = { text, tokens, spans: spansOf(text, tokens) };
    const weights: Weights = { ...best.weights, ...encoderWeights(source.revealed, i) };
    yield { ...common, sightlines: sightlines(scores(weights, options.method), output, from, 'source', options.threshold), record: { weights, output, source: from } };
  }
}

/** An input's own part of the encoder's maps: [batch, heads, n, n] → [heads, n, n]. */
function encoderWeights(revealed: Readonly<Record<string, NDArray>>, item: number): Weights {
  return Object.fromEntries(
    Object.entries(revealed).map(([name, array]) => {
      const [, ...shape] = array.shape;
      const size = shape.reduce((product, value) => product * value, 1);
      return [name, { dtype: 'float32' as const, shape, data: (array.data as Float32Array).subarray(item * size, (item + 1) * size) }];
    }),
  );
}

/** A method in words: 'heads 1.2+1.3, shifted'. */
export function describe(method: Method): string {
  const heads = method.heads ? ` ${method.heads.map(([layer, head]) => `${layer}.${head}`).join('+')}` : '';
  return `${method.name}${heads}${method.shifted && method.name !== 'shifted' ? ', shifted' : ''}`;
}
