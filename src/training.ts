// Training on Node: what `sightline train` is written with.
import { nodeFiles, writeAtomically } from './checkpoint/node-files.ts';
import { fields, safetensorsChunks } from './checkpoint/index.ts';
import type { Runnable } from './generation/decoding.ts';
import { packageFolder } from './index.ts';
import { families } from './models/index.ts';
import type { EncoderDecoderModel } from './models/family.ts';
import { type Opened, openModel } from './open.ts';
import { readWithMetadata } from './raw.ts';
import { createNodeRuntime } from './runtime/node/index.ts';
import type { Piece } from './text/unigram.ts';
import { type AlignmentReport, measureAlignment as measure } from './training/align.ts';
import { textBatches } from './training/data.ts';
import { translationFolder, vocabularyOf } from './training/folder.ts';
import { learnPieces, pairSource, type SentencePair, type TranslationRecipe } from './training/recipe.ts';
import { type RunHooks, type RunState, type SavedState, saveState, train } from './training/run.ts';
import { generationDefaults } from './translate.ts';

/** Learns the pieces (unless they are given) and makes the run ready. */
export function prepareTraining(recipe: TranslationRecipe, known?: Piece[]): { pieces: readonly Piece[]; run(hooks: RunHooks, saved?: SavedState): Promise<RunState> } {
  const pieces = known ?? learnPieces(recipe);
  const vocabulary = vocabularyOf(pieces);
  const family = families[String(recipe.config['model_type'])];
  if (!family) throw new Error(`train: no family is named "${recipe.config['model_type']}"`);
  // a new model has every tensor it asks for, but for stored positions: sinusoids are worked out
  const model = family.build(fields({ ...recipe.config, vocab_size: vocabulary } as never, 'recipe'), (name) => !name.endsWith('embed_positions.weight')) as EncoderDecoderModel;
  const special = { start: vocabulary - 1, pad: vocabulary - 1 };
  return {
    pieces,
    run: (hooks, saved) =>
      train(createNodeRuntime(), model, textBatches(pairSource(recipe, pieces), recipe.seed, { tokens: recipe.batchTokens, ...special }), {
        seed: recipe.seed, schedule: recipe.schedule, ...(recipe.smoothing === undefined ? {} : { smoothing: recipe.smoothing }), ...(recipe.muon === undefined ? {} : { muon: recipe.muon }),
      }, hooks, saved),
  };
}

export const trainingFolder = (recipe: TranslationRecipe, pieces: readonly Piece[], state: RunState): Map<string, Uint8Array> => translationFolder(recipe, pieces, state.parameters, state.ranges);

export const loadWith = (folder: string): Promise<Opened> => openModel(nodeFiles(folder), createNodeRuntime());

/** A saved state as `train` takes it. */
export async function readState(path: string): Promise<SavedState> {
  const { arrays, metadata } = await readWithMetadata(path);
  return { arrays: new Map(Object.entries(arrays)), metadata };
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

export { packageFolder, type Piece, type RunState, type SavedState, safetensorsChunks, saveState, type TranslationRecipe, writeAtomically };
