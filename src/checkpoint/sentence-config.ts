// How a folder of sentence-transformers says that a text becomes one vector: its modules in modules.json, the pooling's own
// config, and the length that texts are cut at in sentence_bert_config.json. A folder without them says nothing.
import { CheckpointError, told } from '../errors.ts';
import { type Fields, fields } from './fields.ts';
import { type Files, readJson } from './files.ts';
import { isObject } from './json.ts';

export interface SentenceConfig {
  /** Modes of pooling by their names there, several set side by side in one vector, and the file that says it; null: nothing is said. */
  readonly pooling: { readonly modes: readonly string[]; readonly file: string } | null;
  /** Whether vectors are scaled to length one; null: nothing is said. */
  readonly normalize: boolean | null;
  /** Tokens that texts are cut at, special ones included; null: nothing is said. */
  readonly maxLength: number | null;
  readonly lowerCase: boolean;
}

/** The modes as versions before 6 wrote them, in the order in which they are set side by side. */
const switches = {
  pooling_mode_cls_token: 'cls', pooling_mode_max_tokens: 'max', pooling_mode_mean_tokens: 'mean', pooling_mode_mean_sqrt_len_tokens: 'mean_sqrt_len_tokens',
  pooling_mode_weightedmean_tokens: 'weightedmean', pooling_mode_lasttoken: 'lasttoken',
} as const;

/** Reads what a folder says. Throws CheckpointError for modules that are not known, which would change the vectors, and for malformed files. */
export async function readSentenceConfig(files: Files): Promise<SentenceConfig> {
  const modules = (await files.has('modules.json')) ? await readModules(files) : null;
  const pooling = modules === null ? '1_Pooling' : modules.find(({ type }) => type === 'Pooling')?.path;
  const [poolingFile, lengthFile] = [`${pooling}/config.json`, 'sentence_bert_config.json'];
  const [pools, cuts] = await Promise.all([pooling === undefined ? null : open(files, poolingFile), open(files, lengthFile)]);
  return {
    pooling: pools && { modes: modesOf(pools), file: poolingFile },
    normalize: modules?.some(({ type }) => type === 'Normalize') ?? null,
    maxLength: cuts?.integer('max_seq_length', null) ?? null,
    lowerCase: cuts?.boolean('do_lower_case', false) ?? false,
  };
}

async function open(files: Files, file: string): Promise<Fields | null> {
  if (!(await files.has(file))) return null;
  const raw = await readJson(files, file);
  if (!isObject(raw)) throw new CheckpointError(file, 'must be a JSON object');
  return fields(raw, file);
}

async function readModules(files: Files): Promise<{ readonly type: string; readonly path: string }[]> {
  const list = await readJson(files, 'modules.json');
  if (!Array.isArray(list)) throw new CheckpointError('modules.json', 'must be a list of modules');
  return list.map((one) => {
    const type = isObject(one) && typeof one['type'] === 'string' ? (one['type'].split('.').at(-1) as string) : undefined;
    const path = isObject(one) && typeof one['path'] === 'string' ? one['path'] : '';
    if (type !== 'Transformer' && type !== 'Pooling' && type !== 'Normalize') throw new CheckpointError('modules.json', `modules must be Transformer, Pooling and Normalize, got ${type ?? told(one)}, which would change the vectors`);
    return { type, path };
  });
}

function modesOf(pools: Fields): string[] {
  const said = pools.value('pooling_mode');
  if (typeof said === 'string') return [said];
  if (said !== undefined) return [...pools.strings('pooling_mode')];
  const modes = Object.entries(switches).filter(([key]) => pools.boolean(key, false)).map(([, mode]) => mode);
  return modes.length > 0 ? modes : ['mean'];
}
