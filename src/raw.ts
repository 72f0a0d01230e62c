// The raw commands on Node: arrays in from a safetensors file, arrays or token sequences out.
import { basename, dirname } from 'node:path';
import type { NDArray } from './array.ts';
import { nodeFiles, writeAtomically } from './checkpoint/node-files.ts';
import { memoryFiles, openCheckpoint, writeSafetensors } from './checkpoint/index.ts';
import { InputError } from './errors.ts';
import { type Generated, type GenerationOptions, generateFromPrompt, generateFromSource } from './generation/generate.ts';
import type { Runnable } from './generation/decoding.ts';
import { modelFolder } from './index.ts';
import type { DecoderModel, EncoderDecoderModel } from './models/family.ts';
import { type Opened, openModel } from './open.ts';
import { createNodeRuntime } from './runtime/node/index.ts';
import { generationDefaults } from './translate.ts';

/** Opens a model for the raw commands. */
export async function openRaw(model: string, bits: 8 | 32): Promise<Opened> {
  const { folder, bundled } = modelFolder(model);
  return openModel(nodeFiles(folder, { hardLinks: bundled }), createNodeRuntime(), { bits });
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
  const checkpoint = await openCheckpoint(memoryFiles(new Map([['model.safetensors', await files.read(name)]]), name));
  const arrays = Object.fromEntries(await Promise.all(checkpoint.names().map(async (key) => [key, await checkpoint.read(key)] as const)));
  return { arrays, metadata: Object.fromEntries(checkpoint.metadata) };
}

export const writeArrays = (path: string, arrays: Readonly<Record<string, NDArray>>): Promise<void> => writeAtomically(path, writeSafetensors(Object.entries(arrays)));

/** Rows of ids without the positions that the mask hides, on either side. */
function rowsOf(ids: NDArray | undefined, mask: NDArray | undefined, name: string): number[][] {
  if (ids?.shape.length !== 2) throw new InputError(`inputs: "${name}" must be there with shape [batch, length], got ${ids ? `[${ids.shape}]` : 'none'}`);
  if (ids.dtype !== 'int64') throw new InputError(`inputs: "${name}" must be int64, got ${ids.dtype}`);
  if (mask && (mask.dtype !== 'int64' || mask.shape.join() !== ids.shape.join())) throw new InputError(`inputs: the mask of "${name}" must be int64 [${ids.shape}], got ${mask.dtype} [${mask.shape}]`);
  const [batch, length] = ids.shape as [number, number];
  return Array.from({ length: batch }, (_, row) =>
    Array.from({ length }, (_, i) => row * length + i)
      .filter((at) => !mask || mask.data[at] !== 0n)
      .map((at) => Number(ids.data[at])),
  );
}

/** Sequences of every input, each as long as it is: special tokens included, padding not. */
export async function generateRaw(model: string, inputs: string, settings: { readonly bits: 8 | 32; readonly options: GenerationOptions }): Promise<Generated[]> {
  const arrays = await readArrays(inputs);
  const opened = await openRaw(model, settings.bits);
  try {
    const rows = rowsOf(arrays['input_ids'], arrays['attention_mask'], 'input_ids');
    const { vocabulary } = opened.model.dimensions;
    for (const id of rows.flat()) if (id < 0 || (opened.model.kind === 'decoder' && id >= vocabulary)) throw new InputError(`inputs: ids must be from 0 to ${vocabulary - 1}, got ${id}`);
    const defaults = generationDefaults(opened);
    // the reference's default of 20 tokens in all holds where the folder says nothing
    const options = { ...defaults, ...(opened.config.generation.given.has('max_length') ? {} : { maxLength: 20 }), ...settings.options };
    const runnable = opened.runnable as Runnable<never>;
    if (opened.model.kind === 'encoder-decoder') return (await generateFromSource(runnable as unknown as Runnable<EncoderDecoderModel>, rows, options, arrays['decoder_input_ids'] && rowsOf(arrays['decoder_input_ids'], arrays['decoder_attention_mask'], 'decoder_input_ids'))).outputs.flat();
    if (opened.model.kind === 'decoder') return (await generateFromPrompt(runnable as unknown as Runnable<DecoderModel>, rows, options)).flat();
    throw new InputError(`generate: the model must write text, got ${opened.config.modelType}, which only reads it`);
  } finally {
    await opened.release();
  }
}
