// The raw commands on Node: arrays in from a safetensors file, arrays or token sequences out.
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import type { NDArray } from './array.ts';
import { nodeFiles, writeAtomically } from './checkpoint/node-files.ts';
import { openTensors, writeSafetensors } from './checkpoint/index.ts';
import { InputError } from './errors.ts';
import { type Generated, type GenerationOptions, generateFromPrompt, generateFromSource } from './generation/generate.ts';
import { encodeSource, textSource, withoutPadding } from './generation/encode.ts';
import type { Runnable, SourceArrays } from './generation/runnable.ts';
import { rowsOf as countRows } from './generation/inputs.ts';
import { beginning, listen } from './generation/listen.ts';
import { speechSettings } from './generation/speech-settings.ts';
import { type Exported, exportModel } from './export.ts';
import { forward, inputsOf } from './forward.ts';
import { modelFolder } from './node.ts';
import type { DecoderModel, EncoderDecoderModel, Input } from './models/family.ts';
import { type Opened, type OpenOptions, openModel } from './open.ts';
import { createNodeRuntime } from './runtime/node/index.ts';
import { type HeadAt, headsBySite, revealable } from './sites.ts';
import { generationDefaults, referenceOptions } from './translate.ts';

/** Opens a model for the raw commands. */
export async function openRaw(model: string, options: OpenOptions = {}): Promise<Opened> {
  const { folder, bundled } = modelFolder(model);
  return openModel(nodeFiles(folder, { hardLinks: bundled }), createNodeRuntime(), options);
}

/** Every array of one safetensors file. */
export async function readArrays(path: string): Promise<Record<string, NDArray>> {
  return (await readWithMetadata(path)).arrays;
}

/** The same with the file's metadata. */
export async function readWithMetadata(path: string): Promise<{ arrays: Record<string, NDArray>; metadata: Record<string, string> }> {
  const name = basename(path);
  const files = nodeFiles(dirname(path), { hardLinks: true });
  if (!(await files.has(name))) throw new InputError(`inputs: there must be a file ${path}, and there is none`);
  const checkpoint = await openTensors(files, name);
  // one after another: all at once would hold the file many times over
  const arrays: Record<string, NDArray> = {};
  for (const key of checkpoint.names()) arrays[key] = await checkpoint.read(key);
  return { arrays, metadata: Object.fromEntries(checkpoint.metadata) };
}

export { writeAtomically };
export const writeArrays = (path: string, arrays: Readonly<Record<string, NDArray>>): Promise<void> => writeAtomically(path, writeSafetensors(Object.entries(arrays)));

/** Rows of ids without the positions that the mask hides, on either side. */
function rowsOf(ids: NDArray | undefined, mask: NDArray | undefined, name: string): number[][] {
  if (ids?.shape.length !== 2) throw new InputError(`inputs: "${name}" must be there with shape [batch, length], got ${ids ? `[${ids.shape}]` : 'none'}`);
  if (ids.dtype !== 'int64') throw new InputError(`inputs: "${name}" must be int64, got ${ids.dtype}`);
  if (mask && (mask.dtype !== 'int64' || mask.shape.join() !== ids.shape.join())) throw new InputError(`inputs: the mask of "${name}" must be int64 [${ids.shape}], got ${mask.dtype} [${mask.shape}]`);
  const [batch, length] = ids.shape as [number, number];
  if (batch < 1 || length < 1) throw new InputError(`inputs: "${name}" must hold at least one token, got shape [${ids.shape}]`);
  return Array.from({ length: batch }, (_, row) => {
    const kept = Array.from({ length }, (_, i) => row * length + i).filter((at) => mask?.data[at] !== 0n);
    if (kept.length === 0) throw new InputError(`inputs: the mask of "${name}" must leave a token of every row, got all ${length} of row ${row} masked`);
    return kept.map((at) => Number(ids.data[at]));
  });
}

/** The source among a file's arrays. Padding of text moves to the right, whichever side it came on. */
function sourceOf(model: EncoderDecoderModel, arrays: Readonly<Record<string, NDArray>>, pad: number): SourceArrays {
  const own = Object.fromEntries(Object.entries(arrays).filter(([name]) => Object.hasOwn(model.source.inputs, name)));
  const { input_ids: ids, attention_mask: mask, ...others } = own;
  return ids ? { ...others, ...textSource(rowsOf(ids, mask, 'input_ids'), pad) } : own;
}

/** Pictures among a file's arrays that go with its prompts; what is said of their tokens is said of those the mask keeps. */
export function besideOf({ beside }: DecoderModel, arrays: Readonly<Record<string, NDArray>>): SourceArrays {
  const own = Object.entries(arrays).filter(([name]) => beside && Object.hasOwn(beside.inputs, name));
  return Object.fromEntries(own.map(([name, array]) => [name, beside?.byToken.includes(name) ? withoutPadding(array, arrays['attention_mask']) : array]));
}

/** Sequences of every input, each as long as it is: special tokens included, padding not. */
export async function generateRaw(model: string, inputs: string, settings: OpenOptions & { readonly options: GenerationOptions }): Promise<Generated[]> {
  const arrays = await readArrays(inputs);
  const opened = await openRaw(model, settings);
  try {
    const options = referenceOptions(opened, settings.options);
    for (const name of ['temperature', 'topK', 'topP', 'minP', 'seed'] as const) {
      if (!options.sample && settings.options[name] !== undefined) throw new InputError(`generate: ${name} is for sampling, and the likeliest tokens are taken; add --sample (sample: true), got ${settings.options[name]}`);
    }
    const runnable = opened.runnable as Runnable<never>;
    // positions are counted here
    const speech = opened.model.kind === 'encoder-decoder' && opened.model.source.kind === 'features';
    const takes = [...Object.keys(inputsOf(opened.model)).filter((name) => name !== 'position_ids' && name !== 'token_type_ids'), ...(speech ? ['attention_mask'] : [])];
    for (const name of Object.keys(arrays)) if (opened.model.kind !== 'encoder' && !takes.includes(name)) throw new InputError(`generate: inputs are ${takes.join(', ')}, got "${name}"`);
    const roomFor = (longest: number): void => {
      const { maxLength, maxNewTokens } = settings.options;
      if (maxLength !== undefined && maxNewTokens === undefined && maxLength <= longest) throw new InputError(`generate: maxLength (--max-length) must be above the ${longest} ${longest === 1 ? 'token' : 'tokens'} that outputs begin with, got ${maxLength}`);
    };
    if (opened.model.kind === 'encoder-decoder') {
      const prefix = opened.model.outputPrefix ?? 'decoder_';
      const ids = `${prefix}input_ids`;
      if (arrays[`${prefix}attention_mask`] && !arrays[ids]) throw new InputError(`generate: "${ids}" must be among the inputs, as its mask is`);
      const begun = arrays[ids] && rowsOf(arrays[ids], arrays[`${prefix}attention_mask`], ids);
      roomFor(Math.max(1, ...(begun ?? []).map((row) => row.length)));
      const source = sourceOf(opened.model, arrays, options.pad ?? 0);
      if (begun && begun.length !== countRows(source)) throw new InputError(`generate: "${ids}" must have as many rows as its source, ${countRows(source)}, got ${begun.length}`);
      if (speech && !begun) return await generateSpeech(opened, opened.model, source, settings.options, arrays['attention_mask']);
      const { outputs } = await generateFromSource(runnable as unknown as Runnable<EncoderDecoderModel>, source, options, begun);
      return speech ? outputs.flatMap((ways, row) => ways.map((one) => spokenAlone(one, begun?.[row]?.length ?? 0, options.eos ?? []))) : outputs.flat();
    }
    const rows = rowsOf(arrays['input_ids'], arrays['attention_mask'], 'input_ids');
    roomFor(Math.max(...rows.map((row) => row.length)));
    const { vocabulary, readable = vocabulary } = opened.model.dimensions;
    for (const id of rows.flat()) if (id < 0 || id >= readable) throw new InputError(`inputs: ids must be from 0 to ${readable - 1}, got ${id}`);
    if (opened.model.kind === 'decoder') return (await generateFromPrompt(runnable as unknown as Runnable<DecoderModel>, rows, options, besideOf(opened.model, arrays))).flat();
    throw new InputError(`generate: the model must write text, got ${opened.config.modelType}, which only reads it`);
  } finally {
    await opened.release();
  }
}

/** Of what was written of speech, what follows the tokens it began with: the reference leaves these out, and the end. */
const spokenAlone = (one: Generated, begun: number, eos: readonly number[]): Generated => ({ ...one, ids: one.ids.slice(begun).filter((id, i, all) => !(i === all.length - 1 && eos.includes(id))), promptLength: 0 });

/**
 * What the reference writes of features when nothing is said of language or task: each row by itself, the tokens it begins
 * with and its end left out. What is longer than a window is written with timestamps, window after window; and what holds timestamps although
 * none were asked for is taken up again where they say.
 * @param mask of frames [batch, frames]: how long each of several long rows is
 */
async function generateSpeech(opened: Opened, model: EncoderDecoderModel, source: SourceArrays, asked: GenerationOptions, mask: NDArray | undefined): Promise<Generated[]> {
  const runnable = opened.runnable as Runnable<never> as unknown as Runnable<EncoderDecoderModel>;
  const settings = speechSettings(opened.config, model);
  const [[name, declared]] = Object.entries(model.source.inputs) as [[string, Input]];
  const array = source[name] as NDArray<'float32'> | undefined;
  const window = declared.shape[2] as number;
  if (array?.shape.length !== 3 || array.dtype !== 'float32' || array.shape[1] !== declared.shape[1]) throw new InputError(`inputs: "${name}" must be float32 [batch, ${declared.shape[1]}, frames], got ${array ? `${array.dtype} [${array.shape}]` : 'none'}`);
  const [batch, mels, frames] = array.shape as [number, number, number];
  if (frames < window) throw new InputError(`inputs: "${name}" must have ${window} frames or more, got ${frames}; pad what is shorter`);
  if (mask && (mask.shape.length !== 2 || mask.shape[0] !== batch || mask.shape[1] !== frames)) throw new InputError(`inputs: "attention_mask" must be [${batch}, ${frames}] as the features are, got [${mask.shape}]`);
  // 20 tokens where nothing says how many, as everywhere
  const { maxNewTokens } = referenceOptions(opened, asked);
  const { beams, maxNewTokens: _, lengthPenalty = settings.lengthPenalty, earlyStopping = settings.earlyStopping, repetitionPenalty, noRepeatNgram, minLength, minNewTokens, ...others } = asked;
  const [refused] = Object.keys(others);
  const results: Generated[] = [];
  for (let row = 0; row < batch; row++) {
    const data = array.data.subarray(row * mels * frames, (row + 1) * mels * frames);
    // a single row is as long as its array
    const heardFrames = mask && batch > 1 && frames > window ? Array.from(mask.data.subarray(row * frames, (row + 1) * frames), Number).reduce((sum, one) => sum + one, 0) : frames;
    const cut = (seek: number): Float32Array => {
      const result = new Float32Array(mels * window);
      for (let mel = 0; mel < mels; mel++) result.set(data.subarray(mel * frames + seek, mel * frames + Math.min(heardFrames, seek + window)), mel * window);
      return result;
    };
    if (frames === window && settings.timestamps !== true) {
      const one: SourceArrays = { [name]: { dtype: 'float32', shape: [1, mels, window], data: cut(0) } };
      const { tokens } = await beginning(runnable, settings, await encodeSource(runnable, one), {}, false);
      const most = maxNewTokens ?? Math.min(settings.maxLength, model.dimensions.maxLength - tokens.length);
      const { outputs } = await generateFromSource(runnable, one, { ...generationDefaults(opened), ...asked, maxNewTokens: most }, [tokens]);
      const spoken = outputs.flat().map((best) => spokenAlone(best, tokens.length, [settings.eos]));
      const stamped = settings.noTimestamps !== null && spoken.some(({ ids }) => ids.some((id) => id > (settings.noTimestamps as number)));
      if (!stamped || refused !== undefined) {
        results.push(...spoken);
        continue;
      }
    }
    const ids: number[] = [];
    const timestamps = frames > window || settings.timestamps === true;
    if (refused !== undefined) throw new InputError(`generate: ${refused} is not supported where timestamps are written; leave it out`);
    const shaping = Object.fromEntries(Object.entries({ repetitionPenalty, noRepeatNgram, minLength, minNewTokens }).filter(([, value]) => value !== undefined));
    const how = { ...settings, lengthPenalty, earlyStopping, shaping: { ...settings.shaping, ...shaping } };
    const hearable = { frames: heardFrames, window: async (seek: number) => cut(seek) };
    for await (const heard of listen(runnable, how, hearable, { timestamps, ...(beams === undefined ? {} : { beams }), ...(maxNewTokens === undefined ? {} : { maxNewTokens }) })) ids.push(...heard.segments.flatMap(({ tokens }) => tokens));
    results.push({ ids, promptLength: 0, score: null, tokenScores: [], weights: {}, summaries: {} });
  }
  return results;
}

export interface RawForwardSettings extends OpenOptions {
  readonly record: 'off' | 'summary' | 'full';
  readonly hiddenStates: boolean;
  /** Keys kept for each query in a summary; default 8. */
  readonly topKeys?: number;
  /** Heads that a summary keeps in full. */
  readonly heads?: readonly HeadAt[];
  /** Heads whose outputs are taken out. */
  readonly mute?: readonly HeadAt[];
}

/** Runs a whole pass from file to file; lists what was written. */
export async function forwardRaw(model: string, inputs: string, out: string, settings: RawForwardSettings): Promise<{ name: string; dtype: string; shape: readonly number[] }[]> {
  const { sources, decoder_sources: decoderSources, ...arrays } = await readArrays(inputs);
  const opened = await openRaw(model, settings);
  try {
    const { attentions, hidden } = revealable(opened.model);
    const wanted = new Set([...(settings.record === 'off' ? [] : attentions), ...(settings.hiddenStates ? hidden : [])]);
    const heads = headsBySite(opened.model, settings.heads ?? []);
    const results = await forward(opened.runnable, arrays, {
      reveal: (name) => wanted.has(name),
      ...(settings.record === 'summary' ? { summarize: (site: string) => ({ heads: heads.get(site) ?? [], ...(settings.topKeys === undefined ? {} : { topKeys: settings.topKeys }) }) } : {}),
      sources: { ...(sources ? { sources } : {}), ...(decoderSources ? { decoder_sources: decoderSources } : {}) },
      ...(settings.mute ? { mute: settings.mute } : {}),
    });
    await writeArrays(out, results);
    return Object.entries(results).map(([name, { dtype, shape }]) => ({ name, dtype, shape }));
  } finally {
    await opened.release();
  }
}

/**
 * Writes a model as standard ONNX. Weights are copied beside the file where they are not there already.
 * Throws InputError when a file of that name with other content is in the way.
 */
export async function exportRaw(model: string, out: string): Promise<Exported> {
  const opened = await openRaw(model);
  try {
    const exported = exportModel(opened);
    for (const file of exported.weights) {
      const from = resolve(opened.files.location?.(file) ?? file);
      const to = resolve(dirname(out), basename(file));
      if (to === resolve(out)) throw new InputError(`export: the file must have a name of its own, got ${out}, which its weights have`);
      if (from === to) continue;
      // a copy: readers of ONNX refuse weights that have a second name elsewhere
      if (!(await stat(to).catch(() => null))) await writeAtomically(to, (async function* () { yield* createReadStream(from, { highWaterMark: 1 << 22 }); })());
      else if (!(await sameContent(from, to))) throw new InputError(`export: ${to} is in the way of the weights; move it, or write to another folder`);
    }
    await writeAtomically(out, exported.bytes);
    return { ...exported, weights: exported.weights.map((file) => basename(file)) };
  } finally {
    await opened.release();
  }
}

/** Whether two files hold the same bytes; files may be larger than memory. */
async function sameContent(a: string, b: string): Promise<boolean> {
  const files = await Promise.all([open(a), open(b)]);
  try {
    const sizes = await Promise.all(files.map(async (file) => (await file.stat()).size));
    if (sizes[0] !== sizes[1]) return false;
    const parts = files.map(() => Buffer.alloc(1 << 22)) as [Buffer, Buffer];
    for (;;) {
      const [read] = await Promise.all(files.map(async (file, i) => (await file.read(parts[i] as Buffer)).bytesRead));
      if (!read) return true;
      if (!parts[0].subarray(0, read).equals(parts[1].subarray(0, read))) return false;
    }
  } finally {
    await Promise.all(files.map((file) => file.close()));
  }
}
