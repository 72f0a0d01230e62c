// A folder opened as a model: config, weights and tokenizer put together on a runtime. Nothing is read of the
// weights but their headers until a graph asks for them.
import type { NDArray } from './array.ts';
import { type Checkpoint, type Config, type Files, type Json, listed, openCheckpoint, readConfig, readJson } from './checkpoint/index.ts';
import { CheckpointError, checkChoice, checkNumber, InputError } from './errors.ts';
import type { Runnable } from './generation/runnable.ts';
import { families, familyOf } from './models/index.ts';
import type { Model } from './models/family.ts';
import type { WeightReader } from './runtime/compile.ts';
import type { Runtime } from './runtime/session.ts';
import { createMarianTokenizer } from './text/marian.ts';
import type { Tokenizer } from './text/tokenizer.ts';

export interface OpenOptions {
  /** Multiply by weights as float32 (default) or as 8-bit blocks made at load. */
  readonly bits?: 32 | 8;
  /**
   * Where one sequence is written by its likeliest tokens, draft some with the weights in 8 bits and check them in one float32
   * pass: the output is float32's, sooner where reading the weights takes the time. They are then held in 8 bits too. Default false.
   */
  readonly draft?: boolean;
  /** Compute threads; default the runtime's. */
  readonly threads?: number;
}

/** Everything that using a model needs, whatever its kind. */
export interface Opened {
  readonly name: string;
  readonly files: Files;
  readonly config: Config;
  readonly checkpoint: Checkpoint;
  readonly model: Model;
  readonly runnable: Runnable<never>;
  /** Opened when first asked for; throws CheckpointError when the folder has none. */
  tokenizer(): Promise<Tokenizer>;
  release(): Promise<void>;
}

/** Opens a folder. Throws CheckpointError for files that are missing or malformed and families that are not known, InputError for options that are none. */
export async function openModel(files: Files, runtime: Runtime, options: OpenOptions = {}): Promise<Opened> {
  checkChoice('load: bits', options.bits, [8, 32]);
  checkNumber('load: threads', options.threads, { whole: true, from: 1 });
  checkChoice('load: draft', options.draft, [true, false]);
  if (options.draft && options.bits === 8) throw new InputError('load: draft is checked with 32 bits, got bits 8');
  const config = await readConfig(files);
  const family = familyOf(config.modelType);
  if (!family) throw new CheckpointError('config.json', `"model_type" must be one of ${Object.keys(families).join(', ')}, got "${config.modelType}"`);
  const checkpoint = await openCheckpoint(files);
  const copies = await copiesAmong(checkpoint, family.tied ?? []);
  const model = family.build(config.reader, (name) => checkpoint.has(name) && !copies.has(name), config.architectures);
  config.reader.finish();
  const weights = runtime.weights();
  const sessions: Runnable['sessions'] = new Map();
  const reader: WeightReader = { read: async (name, take) => finite(await checkpoint.read(name, take), name, checkpoint) };
  let tokenizer: Promise<Tokenizer> | undefined;
  return {
    name: files.name,
    files,
    config,
    checkpoint,
    model,
    runnable: {
      engine: { runtime, weights, reader, ...(options.threads === undefined ? {} : { threads: options.threads }) },
      model: model as never,
      bits: options.bits ?? 32,
      draft: options.draft ?? false,
      sessions,
      parameters: { info: (name) => checkpoint.info(name) },
    },
    tokenizer: () => {
      tokenizer ??= openTokenizer(files);
      return tokenizer;
    },
    release: async () => {
      // while those there are are waited for, a run may begin more
      while (sessions.size > 0) {
        const all = [...sessions.values()];
        sessions.clear();
        for (const session of await Promise.allSettled(all)) if (session.status === 'fulfilled') session.value.release();
      }
      weights.release();
    },
  };
}

const comparedAtOnce = 4 << 20;

/** Of tables that may be one, those that are stored again, element for element as the first: they are not held twice. */
async function copiesAmong(checkpoint: Checkpoint, names: readonly string[]): Promise<Set<string>> {
  const copies = new Set<string>();
  const [first, ...others] = names.filter((name) => checkpoint.has(name));
  for (const other of others) if (await sameElements(checkpoint, first as string, other)) copies.add(other);
  return copies;
}

async function sameElements(checkpoint: Checkpoint, a: string, b: string): Promise<boolean> {
  const [left, right] = [checkpoint.info(a), checkpoint.info(b)];
  if (!left || !right || left.dtype !== right.dtype || left.shape.join() !== right.shape.join()) return false;
  for (let at = 0; at < left.bytes; at += comparedAtOnce) {
    const length = Math.min(comparedAtOnce, left.bytes - at);
    const [x, y] = await Promise.all([checkpoint.files.read(left.file, left.offset + at, length), checkpoint.files.read(right.file, right.offset + at, length)]);
    if (x.some((byte, i) => byte !== y[i])) return false;
  }
  return true;
}

/** Weights with NaN or infinity would only show as nonsense later: they are refused by name. */
function finite(array: NDArray, name: string, checkpoint: Checkpoint): NDArray {
  const refuse = (at: number): never => {
    throw new CheckpointError(checkpoint.info(name)?.file ?? 'model.safetensors', `"${name}" must hold finite numbers, got NaN or infinity at element ${at}`);
  };
  if (array.dtype === 'float32') {
    const data = array.data as Float32Array;
    // a sum of differences with itself is NaN as soon as one element is not finite
    let sum = 0;
    for (let i = 0; i < data.length; i++) sum += (data[i] as number) - (data[i] as number);
    if (sum !== 0) refuse(data.findIndex((value) => !Number.isFinite(value)));
  } else if (array.dtype === 'float16' || array.dtype === 'bfloat16') {
    const data = array.data as Uint16Array;
    const mask = array.dtype === 'float16' ? 0x7c00 : 0x7f80;
    const begin = data.byteOffset % 4 === 0 ? data.length >>> 1 : 0;
    // two at once: one more than an exponent of ones, and than none else, reaches the sign's place
    const pairs = new Uint32Array(data.buffer, begin > 0 ? data.byteOffset : 0, begin);
    const [both, more] = [mask * 0x10001, (mask & -mask) * 0x10001];
    let over = 0;
    for (let i = 0; i < pairs.length; i++) over |= ((pairs[i] as number) & both) + more;
    for (let i = (over & 0x80008000) === 0 ? 2 * begin : 0; i < data.length; i++) if (((data[i] as number) & mask) === mask) refuse(i);
  }
  return array;
}

async function openTokenizer(files: Files): Promise<Tokenizer> {
  const optional = async (path: string): Promise<Json | undefined> => ((await files.has(path)) ? readJson(files, path) : undefined);
  if ((await files.has('source.spm')) && (await files.has('vocab.json'))) {
    const spm = async (path: string): Promise<Uint8Array> => {
      const size = await files.size(path);
      if (size > 64 << 20) throw new CheckpointError(path, `must be at most ${64 << 20} bytes, got ${size}`);
      return files.read(path, 0, size);
    };
    const [source, target, vocabulary, targetVocabulary, config] = await Promise.all([spm('source.spm'), spm((await files.has('target.spm')) ? 'target.spm' : 'source.spm'), readJson(files, 'vocab.json'), optional('target_vocab.json'), optional('tokenizer_config.json')]);
    return createMarianTokenizer({ source, target, vocabulary, ...(targetVocabulary === undefined ? {} : { targetVocabulary }), config: config ?? {} });
  }
  if (await files.has('tokenizer.json')) {
    const [{ createJsonTokenizer }, tokenizer, config] = await Promise.all([import('./text/tokenizer-json.ts'), readJson(files, 'tokenizer.json'), optional('tokenizer_config.json')]);
    return createJsonTokenizer(tokenizer, config ?? {});
  }
  if ((await files.has('vocab.json')) && (await files.has('merges.txt'))) {
    const [{ createJsonTokenizer }, { byteLevelTokenizer }, vocabulary, merges, added, config] = await Promise.all([import('./text/tokenizer-json.ts'), import('./text/byte-level.ts'), readJson(files, 'vocab.json'), files.read('merges.txt'), optional('added_tokens.json'), optional('tokenizer_config.json')]);
    return createJsonTokenizer(byteLevelTokenizer(vocabulary, new TextDecoder().decode(merges), added ?? {}), config ?? {});
  }
  throw new CheckpointError(files.name, `there must be source.spm and vocab.json, tokenizer.json, or vocab.json and merges.txt, got ${await listed(files)}`);
}
