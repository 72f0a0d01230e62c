// The tensors of a model folder: model.safetensors, or the shards that model.safetensors.index.json names. Opening
// reads headers only; a tensor's elements are read when asked for, or by the runtime from its place in the file.
import type { DType, NDArray } from '../array.ts';
import { CheckpointError } from '../errors.ts';
import { checkPath, type Files, missing, quote, readJson, show } from './files.ts';
import { isObject } from './json.ts';
import { dtypeOf, type Header, readHeader, readTensor, type StoredTensor, type Take } from './safetensors.ts';

/** Where a tensor lies and what it is. */
export interface TensorInfo {
  readonly dtype: DType;
  readonly shape: readonly number[];
  /** Path among the checkpoint's files. */
  readonly file: string;
  /** First byte, counted from the file's beginning. */
  readonly offset: number;
  readonly bytes: number;
}

/** Tensors by name. Nothing is copied or converted: `toFloat32` does that where wanted. */
export interface Checkpoint {
  readonly files: Files;
  /** Names in the order in which the tensors lie in the files. */
  names(): string[];
  has(name: string): boolean;
  /** Undefined where there is no such tensor. Throws CheckpointError when its element type is not supported. */
  info(name: string): TensorInfo | undefined;
  /**
   * The elements. Throws CheckpointError when there is no such tensor.
   * @param take memory to read into where the files can; default memory of the tensor's own
   */
  read(name: string, take?: Take): Promise<NDArray>;
  /** Absolute path of the file that holds a tensor; undefined where the files are not on this machine. */
  location(name: string): string | undefined;
  /** `__metadata__` of the files, merged. */
  readonly metadata: ReadonlyMap<string, string>;
}

const single = 'model.safetensors';
const indexName = 'model.safetensors.index.json';
const headersAtOnce = 8;

/**
 * Opens a folder's weights, as transformers looks for them: `model.safetensors`, else the shards of
 * `model.safetensors.index.json`. Throws CheckpointError naming file, tensor and value where they are not sound.
 */
export async function openCheckpoint(files: Files): Promise<Checkpoint> {
  if (await files.has(single)) return openShards(files, [single], null);
  if (await files.has(indexName)) {
    const index = await readIndex(files);
    return openShards(files, [...new Set(index.values())].sort(), index);
  }
  const found = await files.list();
  const pickled = found.find((path) => /\.(bin|pt|pth|ckpt|h5|msgpack)$/.test(path));
  if (pickled) {
    throw new CheckpointError(single, `weights must be in safetensors, got ${pickled}; try save_pretrained(folder, safe_serialization=True) in Python's transformers`);
  }
  throw await missing(files, single);
}

/** Opens a single safetensors file, whatever its name. Throws CheckpointError naming the file, the tensor and the value. */
export const openTensors = (files: Files, path: string): Promise<Checkpoint> => openShards(files, [path], null);

// tensor -> shard
async function readIndex(files: Files): Promise<Map<string, string>> {
  const json = await readJson(files, indexName);
  const map = isObject(json) ? json.weight_map : undefined;
  if (!isObject(map)) throw new CheckpointError(indexName, `weight_map must map tensors to files, got ${show(map)}`);
  const index = new Map<string, string>();
  for (const name in map) {
    const shard = map[name];
    if (typeof shard !== 'string' || !shard.endsWith('.safetensors')) {
      throw new CheckpointError(indexName, `weight_map must name a .safetensors file for ${quote(name)}, got ${show(shard)}`);
    }
    try {
      checkPath(shard);
    } catch (cause) {
      throw new CheckpointError(indexName, `weight_map must name a file in the folder for ${quote(name)}, got ${show(shard)}`, { cause });
    }
    index.set(name, shard);
  }
  if (index.size === 0) throw new CheckpointError(indexName, 'weight_map must name at least one tensor, got {}');
  return index;
}

async function openShards(files: Files, shards: readonly string[], index: ReadonlyMap<string, string> | null): Promise<Checkpoint> {
  const headers: Header[] = [];
  for (let first = 0; first < shards.length; first += headersAtOnce) {
    headers.push(...(await Promise.all(shards.slice(first, first + headersAtOnce).map((shard) => readHeader(files, shard)))));
  }
  const tensors = new Map<string, { shard: string; tensor: StoredTensor }>();
  const metadata = new Map<string, string>();
  for (const [i, shard] of shards.entries()) {
    const header = headers[i] as Header;
    for (const [key, value] of header.metadata) metadata.set(key, value);
    for (const [name, tensor] of header.tensors) {
      const chosen = index?.get(name);
      if (chosen !== undefined && chosen !== shard) continue; // a copy that the index does not choose
      const other = tensors.get(name)?.shard;
      if (other !== undefined) throw new CheckpointError(indexName, `tensor ${quote(name)} is in ${other} and in ${shard}; weight_map must say which counts`);
      tensors.set(name, { shard, tensor });
    }
  }
  for (const [name, shard] of index ?? []) {
    if (!tensors.has(name)) throw new CheckpointError(shard, `must hold tensor ${quote(name)}, as ${indexName} says, and does not`);
  }

  return Object.freeze({
    files,
    metadata,
    names: () => [...tensors.keys()],
    has: (name: string) => tensors.has(name),

    info(name: string) {
      const found = tensors.get(name);
      if (!found) return undefined;
      const { shard, tensor } = found;
      return { dtype: dtypeOf(shard, tensor), shape: tensor.shape, file: shard, offset: tensor.offset, bytes: tensor.bytes };
    },

    async read(name: string, take?: Take) {
      const found = tensors.get(name);
      if (!found) throw new CheckpointError(files.name, `there must be a tensor ${quote(name)}, and there is none; near it: ${nearest(name, tensors.keys())}`);
      return readTensor(files, found.shard, found.tensor, take);
    },

    location(name: string) {
      const found = tensors.get(name);
      return found && files.location?.(found.shard);
    },
  });
}

// Names that share the longest ending, for a message.
function nearest(name: string, names: Iterable<string>): string {
  const ending = name.split('.').slice(-2).join('.');
  const all = [...names];
  const alike = all.filter((other) => other.endsWith(ending));
  return (alike.length > 0 ? alike : all).slice(0, 5).join(', ');
}
