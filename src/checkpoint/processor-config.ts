// How a folder says that pictures and sound are prepared: a part of processor_config.json, as transformers 5 writes it, or
// preprocessor_config.json, as transformers 4 did. Where there are both, the part is what the reference takes.
import { CheckpointError } from '../errors.ts';
import { type Files, readJson } from './files.ts';
import { isObject, type JsonObject } from './json.ts';

const shared = 'processor_config.json';
const own = 'preprocessor_config.json';

/** The settings and the file they stand in; null where the folder has none. Throws CheckpointError where they are no object. */
export async function readProcessor(files: Files, part: 'image_processor' | 'feature_extractor'): Promise<{ readonly raw: JsonObject; readonly file: string } | null> {
  const whole = (await files.has(shared)) ? await readJson(files, shared) : null;
  const nested = isObject(whole) ? whole[part] : undefined;
  const inside = nested !== undefined && nested !== null;
  if (!inside && !(await files.has(own))) return null;
  const [raw, file] = inside ? [nested, shared] : [await readJson(files, own), own];
  if (!isObject(raw)) throw new CheckpointError(file, `must say how ${part === 'image_processor' ? 'pictures are' : 'sound is'} prepared, as a JSON object`);
  return { raw, file };
}
