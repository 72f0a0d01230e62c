// Translation: text in, text out, and for every word of it the words it came from.
import { int64, type NDArray } from './array.ts';
import { readJson } from './checkpoint/index.ts';
import { InputError, told } from './errors.ts';
import { type GenerationOptions, beginCompiling, type Generated, generateFromSource, type SiteSummary, siteSummary } from './generation/generate.ts';
import { textSource } from './generation/encode.ts';
import type { Runnable, SourceArrays } from './generation/runnable.ts';
import type { EncoderDecoderModel } from './models/family.ts';
import type { Opened } from './open.ts';
import type { AttentionRecord } from './record.ts';
import { tokensOfSpans } from './provenance/cut.ts';
import { checkMethod, describeMethod, type Head, type Method, reads, scores, type Weights } from './provenance/methods.ts';
import { linkThreshold, type Side, type Sightline, sightlines, tokenSpans } from './provenance/sightlines.ts';
import type { HeadAt } from './sites.ts';
import type { Encoding, Token, Tokenizer } from './text/tokenizer.ts';
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
  /** Attention kept of every layer and head, as the translation's `record`: default 'off'. */
  readonly record?: 'off' | 'summary' | 'full';
  /** Heads whose outputs are taken out; what they looked at is recorded all the same. */
  readonly mute?: readonly HeadAt[];
  /** Words of the source that the model does not get to see, wherever they stand. */
  readonly hide?: readonly string[];
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
  /** How attention was read, in the words that `method` takes. */
  readonly method: string;
  /** Attention as it was kept, where `record` asked for it. */
  readonly record?: AttentionRecord;
}

/** What a model's folder says of reading its attention, and of how its texts begin: sightline.json, written when the model was trained. */
export interface Reading {
  readonly method: Method;
  readonly threshold: number;
  /** Heads by which a question's look at a picture is read, where it stands between; null: all of them. */
  readonly through: readonly Head[] | null;
  /** What a text about a picture begins with where nothing is said of it; null: nothing. */
  readonly prompt: string | null;
}

const fallback: Reading = { method: { name: 'averaged', shifted: true }, threshold: 0.4, through: null, prompt: null };

const headsIn = (value: unknown): readonly Head[] => (Array.isArray(value) ? value.filter((head): head is [number, number] => Array.isArray(head) && head.length === 2 && head.every((one) => Number.isInteger(one) && one >= 0)) : []);

/** Reads sightline.json; a folder without it is read averaged and shifted. */
export async function readReading(opened: Opened): Promise<Reading> {
  if (!(await opened.files.has('sightline.json'))) return fallback;
  const json = (await readJson(opened.files, 'sightline.json')) as { heads?: unknown; shifted?: unknown; threshold?: unknown; through?: unknown; prompt?: unknown };
  const [heads, through] = [headsIn(json.heads), headsIn(json.through)];
  const threshold = typeof json.threshold === 'number' ? json.threshold : fallback.threshold;
  const method: Method = heads.length > 0 ? { name: 'heads', heads, shifted: json.shifted === true } : through.length > 0 ? { name: 'averaged' } : fallback.method;
  return { method, threshold, through: through.length > 0 ? through : null, prompt: typeof json.prompt === 'string' ? json.prompt : null };
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

/** A translation with both its sides: what the cut check needs. */
export interface Read {
  readonly translation: Translation;
  /** The output and its source, in spans of words or tokens; null where sightlines are off. */
  readonly sides: { readonly output: Side; readonly source: Side } | null;
}

/** Translates texts, in order, a batch at a time. Yields each batch's results as they are done. */
export async function* translateAll(opened: Opened, texts: readonly string[], options: TranslateOptions = {}): AsyncGenerator<Read> {
  if (opened.model.kind !== 'encoder-decoder' || opened.model.source.kind !== 'text') throw new InputError(`translate: the model must read a text and write another, got ${opened.config.modelType}, a ${opened.model.kind}`);
  const reading = await readReading(opened);
  // 'heads' alone means those that were found for this model
  const method = options.method && !(options.method.name === 'heads' && !options.method.heads) ? options.method : reading.method;
  if (options.method?.name === 'heads' && method.name !== 'heads') throw new InputError('translate: no alignment heads are known for this model, its folder having no sightline.json; try the method averaged, or heads of your choice ("heads 1.2")');
  checkMethod(method, opened.model.dimensions);
  const wanted = options.sightlines ?? 'words';
  const size = options.batch ?? 16;
  const settings: BatchOptions = { ...options, method, sightlines: wanted, threshold: options.threshold ?? (method === reading.method ? reading.threshold : linkThreshold) };
  const runnable = opened.runnable as Runnable<never> as unknown as Runnable<EncoderDecoderModel>;
  // the first time, graphs are compiled on other threads while this one makes the tokenizer; several texts are seldom of one length
  if (texts.length > 0 && runnable.sessions.size === 0 && settings.record !== 'summary') {
    const masked = Math.min(size, texts.length) > 1 || (options.hide ?? []).length > 0;
    await beginCompiling(runnable, masked ? ['attention_mask', 'input_ids'] : ['input_ids'], generationSettings(opened, settings));
  }
  const tokenizer = await opened.tokenizer();
  for (let i = 0; i < texts.length; i += size) yield* translateBatch(opened, tokenizer, texts.slice(i, i + size), settings);
}

type BatchOptions = TranslateOptions & { readonly method: Method; readonly sightlines: 'words' | 'tokens' | 'off'; readonly threshold: number };

/** Sites whose weights the sightlines are read from. */
const read = ({ sightlines: spans, method }: BatchOptions) => (site: string): boolean => spans !== 'off' && reads(method, site);

/** What generation is told, but for what depends on the texts. */
function generationSettings(opened: Opened, options: BatchOptions): GenerationOptions {
  const { record = 'off', sightlines: spans } = options;
  const defaults = generationDefaults(opened);
  const reveal = (name: string): boolean => name.includes('attentions.') && (record !== 'off' || read(options)(name));
  return {
    ...defaults,
    beams: options.beams ?? (opened.config.generation.given.has('num_beams') ? defaults.beams ?? 1 : 4),
    returned: 1,
    ...(options.lengthPenalty === undefined ? {} : { lengthPenalty: options.lengthPenalty }),
    ...(options.noRepeatNgram === undefined ? {} : { noRepeatNgram: options.noRepeatNgram }),
    ...(spans === 'off' && record === 'off' ? {} : { reveal }),
    ...(options.mute ? { mute: options.mute } : {}),
    ...(options.signal ? { signal: options.signal } : {}),
  };
}

async function* translateBatch(opened: Opened, tokenizer: Tokenizer, texts: readonly string[], options: BatchOptions): AsyncGenerator<Read> {
  const runnable = opened.runnable as Runnable<never> as unknown as Runnable<EncoderDecoderModel>;
  const limit = opened.model.dimensions.maxLength;
  const encoded = texts.map((text) => {
    if (text.trim() === '') throw new InputError('translate: a text must have at least one word, got an empty one', { cause: text });
    const encoding = tokenizer.encode(text);
    if (encoding.ids.length > limit) throw new InputError(`translate: a text must have at most ${limit} tokens, got ${encoding.ids.length} in "${text.slice(0, 40)}…"; split it into sentences (--split)`, { cause: text });
    return encoding;
  });
  const { record = 'off', sightlines: spans, method } = options;
  const settings = generationSettings(opened, options);
  const longest = Math.max(...encoded.map((one) => one.ids.length));
  const { outputs, source } = await generateFromSource(runnable, hidden(textSource(encoded.map((one) => one.ids), settings.pad ?? 0), texts, encoded, options.hide ?? []), {
    ...settings,
    // far more than a translation needs, far less than a model that has lost itself would write
    maxNewTokens: options.maxNewTokens ?? Math.min(limit - 1, 3 * longest + 20),
    ...(record === 'summary' ? { summary: { full: read(options), sources: encoded.map(({ tokens }) => tokens.map((token) => (token.special ? 1 : 0))) } } : {}),
  });
  for (const [i, text] of texts.entries()) {
    const best = outputs[i]?.[0] as Generated;
    const written = best.ids.slice(best.promptLength);
    const decoded = tokenizer.decode(written);
    const visible = decoded.tokens.filter((token) => !token.special).map(({ id, text: piece, start, end }) => ({ id, text: piece, start, end }));
    const score = best.tokenScores.length > 0 ? best.tokenScores.reduce((sum, value) => sum + value, 0) / best.tokenScores.length : 0;
    const { tokens } = encoded[i] as Encoding;
    const own = ownPart(source.revealed, i);
    const weights: Weights = { ...best.weights, ...own.weights };
    const common = {
      input: text, text: decoded.text, score, tokens: visible, method: describeMethod(method),
      ...(record === 'off' ? {} : { record: { kept: record, source: tokens.map((token) => token.text), output: decoded.tokens.map((token) => token.text), masses: { source: ['text', 'special'], output: ['start', 'output'] }, weights: record === 'full' ? weights : {}, summaries: { ...best.summaries, ...own.summaries } } }),
    };
    if (spans === 'off') {
      yield { translation: { ...common, sightlines: [] }, sides: null };
      continue;
    }
    const spansOf = (side: string, list: readonly Token[]) => (spans === 'words' ? words(side) : tokenSpans(side, list));
    const output: Side = { text: decoded.text, tokens: decoded.tokens, spans: spansOf(decoded.text, decoded.tokens) };
    const from: Side = { text, tokens, spans: spansOf(text, tokens) };
    yield { translation: { ...common, sightlines: sightlines(scores(weights, method), output, from, 'source', options.threshold) }, sides: { output, source: from } };
  }
}

/** Places of the tokens of a text's words to hide. Throws InputError where the text has none of a word, the text its cause. */
export function placesOfWords({ text, tokens }: Pick<Side, 'text' | 'tokens'>, hide: readonly string[]): number[] {
  if (!Array.isArray(hide)) throw new InputError(`translate: hide must be an array of words, got ${told(hide)}`);
  const all = words(text);
  for (const word of hide) if (!all.some((span) => span.text === word)) throw new InputError(`translate: a word to hide must be in the text, got "${word}", and the words are ${all.map((span) => span.text).join(', ')}`, { cause: text });
  return tokensOfSpans({ tokens, spans: all.filter((span) => hide.includes(span.text)) }).flat();
}

/** A source of which the words given are masked. Throws InputError where a text has none of a word. */
function hidden(source: SourceArrays, texts: readonly string[], encoded: readonly Encoding[], hide: readonly string[]): SourceArrays {
  if (hide.length === 0) return source;
  const [rows, length] = (source['input_ids'] as NDArray).shape as [number, number];
  const mask = int64(Array.from({ length: rows * length }, (_, i) => (i % length < (encoded[Math.floor(i / length)] as Encoding).ids.length ? 1 : 0)), [rows, length]);
  for (const [row, text] of texts.entries()) {
    for (const at of placesOfWords({ text, tokens: (encoded[row] as Encoding).tokens }, hide)) mask.data[row * length + at] = 0n;
  }
  return { ...source, attention_mask: mask };
}

/** An input's own part of what was revealed of the encoder: [batch, heads, n, n] → [heads, n, n]. */
function ownPart(revealed: Readonly<Record<string, NDArray>>, item: number): { weights: Weights; summaries: Record<string, SiteSummary> } {
  const weights: Record<string, NDArray<'float32'>> = {};
  const parts = new Map<string, Record<string, NDArray>>();
  for (const [name, { dtype, shape: [, ...shape], data }] of Object.entries(revealed)) {
    const size = shape.reduce((product, value) => product * value, 1);
    const own = { dtype, shape, data: (data as Float32Array).subarray(item * size, (item + 1) * size) } as NDArray;
    const [, site = '', part] = /^(.*\.\d+)(?:\.(\w+))?$/.exec(name) ?? [];
    if (part === undefined) weights[site] = own as NDArray<'float32'>;
    else parts.set(site, { ...parts.get(site), [part]: own });
  }
  return { weights, summaries: Object.fromEntries([...parts].map(([site, part]) => [site, siteSummary(part)])) };
}
