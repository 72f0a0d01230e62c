// config.json and generation_config.json of a Hugging Face model folder, as transformers 4 and 5 write them.
import type { DType } from '../array.ts';
import { CheckpointError } from '../errors.ts';
import { type Fields, fields } from './fields.ts';
import { type Files, quote, readJson, show } from './files.ts';
import { type GenerationConfig, generationInConfig, readGeneration } from './generation-config.ts';
import { isObject, type Json, type JsonObject } from './json.ts';

export { type Fields, fields, computedPositions, layerCount } from './fields.ts';
export type { GenerationConfig } from './generation-config.ts';

/** What a model folder says of its model. */
export interface Config {
  /** `model_type`: the name of the family. */
  readonly modelType: string;
  /** `architectures`, such as `MarianMTModel`; empty where not given. */
  readonly architectures: readonly string[];
  /** config.json as it stands. */
  readonly raw: JsonObject;
  /** `dtype`, or `torch_dtype` before transformers 5: what the weights were saved in. Null where not given. */
  readonly dtype: DType | null;
  readonly generation: GenerationConfig;
  /** Names of a classifier's classes by index; null where not given. */
  readonly id2label: ReadonlyMap<number, string> | null;
  /** Reads config.json's keys and remembers which; the family calls it, then `finish`. */
  readonly reader: Fields;
}

const configName = 'config.json';
const generationName = 'generation_config.json';
const sizeLimit = 16 << 20;

/**
 * Reads a folder's config. Generation settings come from generation_config.json where it exists, and then from it
 * alone, else from config.json: as in the reference. Throws CheckpointError with file, key and value.
 */
export async function readConfig(files: Files): Promise<Config> {
  const raw = await readObject(files, configName);
  const reader = fields(raw, configName);
  const modelType = reader.string('model_type');
  const generation = (await files.has(generationName))
    ? readGeneration(await readObject(files, generationName), generationName, true)
    : readGeneration(generationInConfig(raw), configName, false);
  return Object.freeze({
    modelType,
    architectures: reader.strings('architectures', null) ?? [],
    raw,
    dtype: readDtype(raw),
    generation,
    id2label: readLabels(raw.id2label),
    reader,
  });
}

async function readObject(files: Files, path: string): Promise<JsonObject> {
  const json = plainFloats(await readJson(files, path, sizeLimit));
  if (!isObject(json)) throw new CheckpointError(path, `must be a JSON object, got ${show(json)}`);
  return json;
}

// transformers 5 writes what JSON cannot hold as {"__float__": "Infinity"}.
function plainFloats(json: Json): Json {
  if (Array.isArray(json)) return json.map(plainFloats);
  if (!isObject(json)) return json;
  const tag = json.__float__;
  if (typeof tag === 'string' && Object.keys(json).length === 1 && /^(-?Infinity|NaN)$/.test(tag)) return Number(tag);
  const members: Record<string, Json> = Object.create(null);
  for (const key in json) members[key] = plainFloats(json[key] as Json);
  return Object.freeze(members);
}

const dtypes: ReadonlySet<string> = new Set<DType>(['float64', 'float32', 'float16', 'bfloat16']);

// Only a hint, since each tensor says its own type: an unknown one is no error.
function readDtype(raw: JsonObject): DType | null {
  const value = raw.dtype ?? raw.torch_dtype;
  const name = typeof value === 'string' ? value.replace(/^torch\./, '') : '';
  return dtypes.has(name) ? (name as DType) : null;
}

function readLabels(value: Json | undefined): ReadonlyMap<number, string> | null {
  if (value === undefined || value === null) return null;
  if (!isObject(value)) throw new CheckpointError(configName, `"id2label" must map indexes to names, got ${show(value)}`);
  const labels: [number, string][] = [];
  for (const key in value) {
    const label = value[key];
    if (!/^(0|[1-9]\d{0,8})$/.test(key) || (typeof label !== 'string' && typeof label !== 'number')) {
      throw new CheckpointError(configName, `"id2label" must map indexes to names, got ${show(label)} for ${quote(key)}`);
    }
    labels.push([Number(key), String(label)]);
  }
  return new Map(labels.sort(([a], [b]) => a - b));
}
