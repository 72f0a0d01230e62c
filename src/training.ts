// Training on Node: what `sightline train` is written with.
import { join } from 'node:path';
import type { NDArray } from './array.ts';
import { nodeFiles, writeAtomically } from './checkpoint/node-files.ts';
import { fields, openCheckpoint, readJson, safetensorsChunks, toFloat32 } from './checkpoint/index.ts';
import { InputError } from './errors.ts';
import type { Runnable } from './generation/runnable.ts';
import { modelFolder, packageFolder, zooFolder } from './node.ts';
import { families, familyOf } from './models/index.ts';
import type { EncoderDecoderModel } from './models/family.ts';
import { type Opened, openModel } from './open.ts';
import { readWithMetadata } from './raw.ts';
import { createNodeRuntime } from './runtime/node/index.ts';
import type { BytePieces } from './text/bpe-trainer.ts';
import { readSentencePiece } from './text/sentencepiece-model.ts';
import type { Piece } from './text/unigram.ts';
import { whisperVocabulary } from './text/whisper-vocabulary.ts';
import { type AlignmentReport, measureAlignment as measure } from './training/align.ts';
import { checkRecipe } from './training/check.ts';
import { textBatches } from './training/data.ts';
import { jsonFile, translationFolder, vocabularySize } from './training/folder.ts';
import { type HearingHeads, hearingHeads } from './training/heads.ts';
import { learnPieces, pairSource, type SentencePair, specialIds, type TranslationRecipe } from './training/recipe.ts';
import { learnVoicePieces, melsOf, type TimedExample, voiceBatches, voiceConfig, voiceConstants, voiceFolder, voiceGeneration, type VoiceRecipe } from './training/voice.ts';
import { learnPictureWords, type PictureRecipe, pictureBatches, pictureConfig, pictureFolder } from './training/picture.ts';
import { measurePointing, type PointingTrial } from './training/point.ts';
import { type Progress, type RunHooks, type RunOptions, type RunState, type SavedState, saveState, train } from './training/run.ts';
import { generationDefaults } from './translate.ts';

/** A recipe of any kind. */
export type Recipe = TranslationRecipe | PictureRecipe | VoiceRecipe;

/** What is learnt from a recipe's text before training: kept beside the state of a run. */
export type Vocabulary = readonly Piece[] | readonly string[] | BytePieces;

/** A recipe made ready: what its kind needs to be trained and written down. */
export interface Preparation {
  readonly vocabulary: Vocabulary;
  run(hooks: RunHooks, saved?: SavedState): Promise<RunState>;
  /** The finished model's files by name. */
  folder(state: RunState): Map<string, Uint8Array>;
  /** What sightline.json says of the model in a folder, and that in one line; null where the kind measures nothing. */
  measure(folder: string): Promise<{ readonly found: Record<string, unknown>; readonly summary: string } | null>;
}

/** What a run begins with. */
export interface Beginning {
  /** The vocabulary, where it was learnt before; default: learnt now. */
  readonly vocabulary?: Vocabulary;
  /** Parameters to begin from, by name; default random ones. */
  readonly initial?: ReadonlyMap<string, NDArray<'float32'>>;
}

/** Learns the vocabulary (unless it is given) and makes the run ready. Throws when the recipe's family is not known. */
export function prepareTraining(recipe: Recipe, { vocabulary, initial }: Beginning = {}): Preparation {
  const options: RunOptions = {
    seed: recipe.seed, schedule: recipe.schedule, ...(recipe.smoothing === undefined ? {} : { smoothing: recipe.smoothing }), ...(recipe.muon === undefined ? {} : { muon: recipe.muon }),
    ...(initial === undefined ? {} : { initial }), ...('guidance' in recipe && recipe.guidance ? { guidance: recipe.guidance } : {}), ...('naming' in recipe && recipe.naming ? { naming: recipe.naming } : {}),
  };
  if (recipe.kind === 'picture') return preparePicture(recipe, options, vocabulary as string[] | undefined);
  if (recipe.kind === 'voice') return prepareVoice(recipe, options, vocabulary as BytePieces | undefined);
  return prepareTranslation(recipe, options, vocabulary as Piece[] | undefined);
}

/** The parameters of a zoo model or a folder, as `Beginning.initial` takes them. */
export async function parametersOf(model: string): Promise<ReadonlyMap<string, NDArray<'float32'>>> {
  const checkpoint = await openCheckpoint(nodeFiles(modelFolder(model).folder));
  const parameters = new Map<string, NDArray<'float32'>>();
  for (const name of checkpoint.names()) parameters.set(name, toFloat32(await checkpoint.read(name)));
  return parameters;
}

/**
 * The vocabulary of a model in the zoo or a folder, as a recipe of the same architecture keeps it: whoever goes on from its
 * parameters must number tokens as it does. Undefined where the architecture is another.
 */
export async function vocabularyOf(model: string, recipe: Recipe): Promise<Vocabulary | undefined> {
  const files = nodeFiles(modelFolder(model).folder);
  const { architectures } = (await readJson(files, 'config.json')) as { architectures?: string[] };
  if (architectures?.[0] !== (recipe.config['architectures'] as string[] | undefined)?.[0]) return undefined;
  if (recipe.kind !== 'picture' && recipe.kind !== 'voice') return readSentencePiece(await files.read('source.spm'), 'source.spm').pieces.slice(specialIds.firstPiece).map(({ text, score }): Piece => [text, score]);
  const { vocab, merges = [] } = ((await readJson(files, 'tokenizer.json')) as unknown as { model: { vocab: Record<string, number>; merges?: string[] } }).model;
  const pieces = Object.keys(vocab).sort((a, b) => (vocab[a] as number) - (vocab[b] as number));
  return recipe.kind === 'picture' ? pieces : { vocabulary: pieces, merges: merges.map((halves) => halves.split(' ') as [string, string]) };
}

// a new model has every tensor it asks for, but for stored positions that are worked out, and tied tables once
function build(config: Record<string, unknown>, worksOut: (name: string) => boolean): EncoderDecoderModel {
  const family = familyOf(String(config['model_type']));
  if (!family) throw new InputError(`train: "model_type" must be one of ${Object.keys(families).join(', ')}, got "${config['model_type']}"`);
  return family.build(fields(config as never, 'recipe'), (name) => !worksOut(name) && !family.tied?.slice(1).includes(name), config['architectures'] as string[]) as EncoderDecoderModel;
}

function prepareTranslation(recipe: TranslationRecipe, options: RunOptions, known?: Piece[]): Preparation {
  const pieces = known ?? learnPieces(recipe);
  const vocabulary = vocabularySize(pieces);
  const model = build({ ...recipe.config, vocab_size: vocabulary }, (name) => name.endsWith('embed_positions.weight'));
  const special = { start: vocabulary - 1, pad: vocabulary - 1 };
  return {
    vocabulary: pieces,
    run: (hooks, saved) => train(createNodeRuntime(), model, textBatches(pairSource(recipe, pieces), recipe.seed, { tokens: recipe.batchTokens, ...special }), options, hooks, saved),
    folder: (state) => translationFolder(recipe, pieces, state.parameters, state.ranges),
    measure: async (folder) => {
      const opened = await loadWith(folder);
      try {
        const { method, threshold, errors, sentences } = await measureAlignment(opened, recipe);
        return {
          found: { heads: method.heads ?? [], shifted: method.shifted ?? false, threshold, errors, sentences },
          summary: `alignment error ${(errors['heads'] ?? 1).toFixed(3)} on ${sentences} held-out sentences`,
        };
      } finally {
        await opened.release();
      }
    },
  };
}

/** Pictures on which heads are chosen and measured, half of them each. */
const pointingTrials = 200;

function preparePicture(recipe: PictureRecipe, options: RunOptions, known?: string[]): Preparation {
  const words = known ?? learnPictureWords(recipe);
  const model = build(pictureConfig(recipe, words), () => false);
  return {
    vocabulary: words,
    run: (hooks, saved) => train(createNodeRuntime(), model, pictureBatches(recipe, words), options, hooks, saved),
    folder: (state) => pictureFolder(recipe, words, state.parameters, state.ranges),
    measure: async (folder) => {
      const said = recipe.prompt === undefined ? {} : { prompt: recipe.prompt };
      if (!recipe.trials) return recipe.prompt === undefined ? null : { found: said, summary: `texts begin with "${recipe.prompt}"` };
      const trials: PointingTrial[] = [];
      for (const trial of recipe.trials(recipe.seed ^ 0x3c6ef372)) if (trials.push(trial) >= pointingTrials) break;
      const opened = await loadWith(folder);
      try {
        const { method, through, inside, words } = await measurePointing(opened, trials);
        return {
          found: { heads: method.heads ?? [], ...(through ? { through } : {}), inside, words, ...said },
          summary: `${Math.round(100 * (inside['heads'] ?? 0))}% of ${words} named words point at what they name`,
        };
      } finally {
        await opened.release();
      }
    },
  };
}

function prepareVoice(recipe: VoiceRecipe, options: RunOptions, known?: BytePieces): Preparation {
  const pieces = known ?? learnVoicePieces(recipe);
  const vocabulary = whisperVocabulary(pieces);
  const model = build(voiceConfig(recipe, vocabulary), () => false);
  return {
    vocabulary: pieces,
    run: (hooks, saved) => train(createNodeRuntime(), model, voiceBatches(recipe, vocabulary), { ...options, constants: voiceConstants(recipe) }, hooks, saved),
    folder: (state) => voiceFolder(recipe, vocabulary, state.parameters, state.ranges),
    measure: async (folder) => {
      if (!recipe.timing) return null;
      const opened = await loadWith(folder);
      try {
        const { heads, median, recordings } = await findHearingHeads(opened, recipe);
        await writeAtomically(join(folder, 'generation_config.json'), jsonFile(voiceGeneration(recipe, vocabulary, heads)));
        const off = Number.isFinite(median) ? `edges of words ${Math.round(1000 * median)} ms off in the median` : 'no word heard as it was said';
        return { found: { heads, median, recordings }, summary: `${off}, ${recordings} held-out recordings, alignment heads ${heads.map((head) => head.join('.')).join(' ')}` };
      } finally {
        await opened.release();
      }
    },
  };
}

export const loadWith = (folder: string): Promise<Opened> => openModel(nodeFiles(folder), createNodeRuntime());

/** A saved state as `train` takes it. */
export async function readState(path: string): Promise<SavedState> {
  const { arrays, metadata } = await readWithMetadata(path);
  return { arrays: new Map(Object.entries(arrays)), metadata };
}

/** Finds the heads that follow the voice on a recipe's held-out recordings. */
async function findHearingHeads(opened: Opened, recipe: VoiceRecipe, count = 160): Promise<HearingHeads> {
  const { trials, distances } = recipe.timing as NonNullable<VoiceRecipe['timing']>;
  const examples: TimedExample[] = [];
  for (const example of trials(recipe.seed ^ 0x3c6ef372)) {
    if (examples.length >= count) break;
    examples.push(example);
  }
  const runnable = opened.runnable as Runnable<never> as unknown as Runnable<EncoderDecoderModel>;
  return hearingHeads({ runnable, config: opened.config, tokenizer: await opened.tokenizer() }, examples, { window: recipe.window, mels: melsOf(recipe), distances });
}

/** Measures a folder's alignment on the recipe's held-out pairs. */
export async function measureAlignment(opened: Opened, recipe: TranslationRecipe, count = 300): Promise<AlignmentReport> {
  const pairs: SentencePair[] = [];
  for (const pair of recipe.pairs(recipe.seed ^ 0x3c6ef372, 'held-out')) {
    if (pairs.length >= count) break;
    pairs.push(pair);
  }
  const { decoderStart = 0, pad = 0 } = generationDefaults(opened);
  return measure(opened.runnable as Runnable<never> as unknown as Runnable<EncoderDecoderModel>, await opened.tokenizer(), pairs, { start: decoderStart, pad }, recipe.words);
}

export { checkRecipe, modelFolder, packageFolder, type Piece, type Progress, type RunState, type SavedState, safetensorsChunks, saveState, type TranslationRecipe, writeAtomically, zooFolder };
