// Models opened on Node: by a zoo name or a folder, on one runtime that all of them share.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeFiles } from './checkpoint/node-files.ts';
import { CheckpointError, InputError, told } from './errors.ts';
import { Describer, type LoadedModel, loadFrom, PictureClassifier, Transcriber, Translator } from './load.ts';
import type { OpenOptions } from './open.ts';
import { createNodeRuntime } from './runtime/node/index.ts';
import type { Runtime } from './runtime/session.ts';

let runtime: Runtime | undefined;

/** The package's own folder: where zoo/ and recipes/ are. */
export function packageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}

/** The zoo's folder of this name; null where it has none. */
export function zooFolder(name: string): string | null {
  const folder = join(packageFolder(), 'zoo', name);
  return /^[\w.-]+$/.test(name) && existsSync(join(folder, 'config.json')) ? folder : null;
}

/** The folder of a model by its zoo name or its path. Throws CheckpointError when there is none, InputError for what is no name. */
export function modelFolder(model: string): { readonly folder: string; readonly bundled: boolean } {
  if (typeof model !== 'string' || model === '') throw new InputError(`load: a model must be given by its zoo name or its folder, got ${told(model)}; try fr-en`);
  const bundled = zooFolder(model);
  if (bundled !== null) return { folder: bundled, bundled: true };
  if (existsSync(model)) return { folder: model, bundled: false };
  throw new CheckpointError(model, 'there must be a zoo model or a folder of this name, and there is neither; try fr-en, or the path of a Hugging Face folder');
}

/**
 * Loads a model by its zoo name or its folder.
 *
 * @throws CheckpointError when the folder is missing or malformed, or its family is not known
 * @example
 * await using model = await load('fr-en');
 * if (model instanceof Translator) console.log((await model.translate('Bonjour !')).text);
 */
export async function load(model: string, options: OpenOptions = {}): Promise<LoadedModel> {
  const { folder, bundled } = modelFolder(model);
  runtime ??= createNodeRuntime();
  return loadFrom(nodeFiles(folder, { hardLinks: bundled }), runtime, options);
}

/** Loads a model of one kind. Throws InputError, the model released, when it is of another. */
async function loadAs<M extends LoadedModel>(kind: abstract new (...given: never[]) => M, where: string, must: string, model: string, options: OpenOptions): Promise<M> {
  const loaded = await load(model, options);
  if (loaded instanceof kind) return loaded;
  await loaded.release();
  throw new InputError(`${where}: the model must ${must}, got ${loaded.opened.config.modelType}, which is of another kind`);
}

/**
 * Loads a model that translates.
 *
 * @throws CheckpointError as load does; InputError when the model is of another kind
 * @example
 * const model = await loadTranslator('fr-en', { bits: 8 });
 * const { text, sightlines } = await model.translate('Bonjour !');
 */
export function loadTranslator(model: string, options: OpenOptions = {}): Promise<Translator> {
  return loadAs(Translator, 'translate', 'read a source and write a target', model, options);
}

/**
 * Loads a model that puts pictures into words.
 *
 * @throws CheckpointError as load does; InputError when the model is of another kind
 * @example
 * const model = await loadDescriber('./blip-image-captioning-base');
 */
export function loadDescriber(model: string, options: OpenOptions = {}): Promise<Describer> {
  return loadAs(Describer, 'describe', 'read pictures and write text', model, options);
}

/**
 * Loads a model that tells what is in pictures.
 *
 * @throws CheckpointError as load does; InputError when the model is of another kind
 * @example
 * const model = await loadClassifier('./vit-base-patch16-224');
 */
export function loadClassifier(model: string, options: OpenOptions = {}): Promise<PictureClassifier> {
  return loadAs(PictureClassifier, 'classify', 'read pictures and tell what they are', model, options);
}

/**
 * Loads a model that writes down what is said.
 *
 * @throws CheckpointError as load does; InputError when the model is of another kind
 * @example
 * const model = await loadTranscriber('./whisper-base');
 */
export function loadTranscriber(model: string, options: OpenOptions = {}): Promise<Transcriber> {
  return loadAs(Transcriber, 'transcribe', 'write text from sound', model, options);
}
