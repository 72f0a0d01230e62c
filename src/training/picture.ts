// Recipes of models that look at pictures: captions, and answers to questions, by BLIP's architecture. Pictures come
// drawn, at the size the model sees, so that nothing is decoded or resized on the way.
import { int64, zeros } from '../array.ts';
import type { Box } from '../image/picture.ts';
import { createJsonTokenizer } from '../text/tokenizer-json.ts';
import type { Encoding } from '../text/tokenizer.ts';
import { learnWordPieces, wordPieceFiles } from '../text/word-pieces.ts';
import { drawnBatches } from './drawn.ts';
import { jsonFile, weightsFile } from './folder.ts';
import type { PointingTrial } from './point.ts';
import type { RecipeBase } from './recipe.ts';
import type { BatchSource } from './run.ts';
import type { Batch, Guidance, ParameterRange } from './step.ts';
import { padTargets } from './targets.ts';

/** A picture and what is to be written about it. */
export interface PictureExample {
  /** Red, green and blue of each pixel, row by row: [size, size, 3]. */
  readonly pixels: Uint8Array;
  /** What is asked about the picture: the model reads it beside the picture. */
  readonly question?: string;
  /** How the output begins: given, not learnt. Default ''. */
  readonly prompt?: string;
  readonly text: string;
  /** Words of the text and where in the picture what they name is, in its pixels: where guided heads are to look. */
  readonly named?: readonly { readonly start: number; readonly end: number; readonly boxes: readonly Box[] }[];
}

export interface PictureRecipe extends RecipeBase {
  readonly kind: 'picture';
  /** Width and height of the pictures in pixels. */
  readonly size: number;
  /** Examples in a batch. */
  readonly batch: number;
  /** Batches made from one seed; default 64. */
  readonly portion?: number;
  /** Examples whose text the vocabulary is learnt from; default 20,000. */
  readonly vocabularyFrom?: number;
  /** Default: attention is not supervised. Heads of `cross_attentions` look from the words that are named, those of `question_cross_attentions` from every token of the question. */
  readonly guidance?: Guidance;
  /** What the finished model's texts begin with where nothing else is said, as the prompts of its examples do; default: nothing. */
  readonly prompt?: string;
  /** Letters that must be spellable. */
  readonly required?: string;
  /** Examples without end. Those of one batch that have the very same `pixels` share a picture, which is then seen once. */
  examples(seed: number, split: 'train' | 'held-out'): Iterable<PictureExample>;
  /** Pictures that show after training which heads point at what words name: the best are kept in sightline.json. Default: not measured. */
  trials?(seed: number): Iterable<PointingTrial>;
  /** The text of examples alone, for the vocabulary: quicker than drawing. Default: that of `examples`. */
  texts?(seed: number): Iterable<string>;
}

/** Mean and deviation that pixels, as parts of 1, are brought to. */
const [mean, deviation] = [0.5, 0.5] as const;

export function learnPictureWords(recipe: PictureRecipe): string[] {
  const { vocabularyFrom = 20_000, required = '' } = recipe;
  function* texts(): Generator<string> {
    let count = 0;
    if (recipe.texts) {
      for (const text of recipe.texts(recipe.seed)) {
        if (count++ >= vocabularyFrom) return;
        yield text;
      }
      return;
    }
    for (const { question = '', prompt = '', text } of recipe.examples(recipe.seed, 'train')) {
      if (count++ >= vocabularyFrom) return;
      yield `${question} ${prompt} ${text}`;
    }
  }
  return learnWordPieces(texts(), { required });
}

/** config.json with the vocabulary's size and its special tokens. */
export function pictureConfig(recipe: PictureRecipe, vocabulary: readonly string[]): Record<string, unknown> {
  const id = (piece: string): number => vocabulary.indexOf(piece);
  const special = { bos_token_id: id('[DEC]'), eos_token_id: id('[SEP]'), sep_token_id: id('[SEP]'), pad_token_id: id('[PAD]') };
  const { text_config: text, vision_config: vision, ...rest } = recipe.config as { text_config: object; vision_config: object };
  return { ...rest, text_config: { ...text, ...special, vocab_size: vocabulary.length }, vision_config: { ...vision, image_size: recipe.size } };
}

/** Batches of a recipe's pictures. Labels do not count on the prompt, which is given. */
export function pictureBatches(recipe: PictureRecipe, vocabulary: readonly string[]): BatchSource {
  const files = wordPieceFiles(vocabulary);
  const tokenizer = createJsonTokenizer(files['tokenizer.json'] as never, files['tokenizer_config.json'] as never);
  const [pad, start, end] = ['[PAD]', '[DEC]', '[SEP]'].map((piece) => vocabulary.indexOf(piece)) as [number, number, number];
  const known = new Map<string, Encoding>();
  const encode = (text: string): Encoding => {
    let encoding = known.get(text);
    if (!encoding) {
      encoding = tokenizer.encode(text, { addSpecialTokens: false });
      if (known.size < 200_000) known.set(text, encoding);
    }
    return encoding;
  };
  const { patch_size: patch } = (recipe.config as { vision_config: { patch_size: number } }).vision_config;
  const across = Math.floor(recipe.size / patch);
  const sources = 1 + across * across;
  const { guidance } = recipe;
  const fromQuestion = guidance?.site.startsWith('question_') ?? false;

  function collate(examples: readonly PictureExample[]): Batch {
    const rows = examples.map(({ question, prompt = '', text }) => {
      const given = encode(prompt).ids;
      return { question: question === undefined ? null : tokenizer.encode(question).ids, given: given.length, ids: [start, ...given, ...encode(text).ids, end] };
    });
    const { size } = recipe;
    const pictures = [...new Set(examples.map((example) => example.pixels))];
    const pixels = zeros('float32', [pictures.length, 3, size, size]);
    for (const [row, picture] of pictures.entries()) {
      const area = size * size;
      for (let i = 0; i < area; i++) {
        for (let channel = 0; channel < 3; channel++) pixels.data[(row * 3 + channel) * area + i] = ((picture[3 * i + channel] as number) / 255 - mean) / deviation;
      }
    }
    const written = padTargets(rows.map(({ ids, given }) => ({ target: ids.slice(0, -1), labels: ids.slice(1), weights: ids.slice(1).map((_, i) => (i >= given ? 1 : 0)) })), pad);
    const [, length] = written.target.shape as [number, number];
    const asked = rows.some(({ question }) => question !== null);
    const longest = Math.max(...rows.map(({ question }) => question?.length ?? 0));
    const questions: Record<'input_ids' | 'attention_mask', number[]> = { input_ids: [], attention_mask: [] };
    for (const { question } of rows) {
      for (let i = 0; i < longest; i++) {
        questions.input_ids.push(question?.[i] ?? pad);
        questions.attention_mask.push(question && i < question.length ? 1 : 0);
      }
    }
    const positions = fromQuestion ? longest : length;
    const looks = guidance ? zeros('float32', [rows.length, 1, positions, sources]) : undefined;
    if (looks) {
      for (const [row, { named = [], text }] of examples.entries()) {
        const { question, given } = rows[row] as (typeof rows)[number];
        const { tokens } = encode(text);
        for (const { start: from, end: to, boxes } of named) {
          const shares = lookingAt(boxes, patch, across);
          const at = fromQuestion ? Array.from({ length: question?.length ?? 0 }, (_, i) => i) : tokens.flatMap((token, i) => (token.start < to && token.end > from ? [given + i] : []));
          // the first token of a picture is for the whole of it
          for (const position of at) looks.data.set(shares, (row * positions + position) * sources + 1);
        }
      }
    }
    return {
      ...(looks ? { looks } : {}),
      source: { pixel_values: pixels, picture: int64(examples.map((example) => pictures.indexOf(example.pixels)), [rows.length]), ...(asked ? { input_ids: int64(questions.input_ids, [rows.length, longest]), attention_mask: int64(questions.attention_mask, [rows.length, longest]) } : {}) },
      ...written, tokens: written.weights.data.reduce((sum, weight) => sum + weight, 0),
    };
  }

  const batches = (examples: () => Iterable<PictureExample>, count: number): (() => Batch)[] => drawnBatches(examples, count, recipe.batch, collate);
  const asks = 'question' in (recipe.examples(recipe.seed, 'train')[Symbol.iterator]().next().value ?? {});
  return {
    portion: (index) => batches(() => recipe.examples((recipe.seed + Math.imul(index + 1, 0x9e3779b1)) >>> 0, 'train'), recipe.portion ?? 64),
    validation: batches(() => recipe.examples((recipe.seed ^ 0x2545f491) >>> 0, 'held-out'), 4),
    given: asks ? ['picture', 'attention_mask'] : ['picture'],
  };
}

/** Shares of the patches that boxes lie on, by area; they add up to 1, or to 0 where there is no box. */
function lookingAt(boxes: readonly Box[], patch: number, across: number): Float32Array {
  const shares = new Float32Array(across * across);
  const within = (low: number, high: number, at: number): number => Math.max(0, Math.min(high, (at + 1) * patch) - Math.max(low, at * patch)) / patch;
  for (const [left, top, right, bottom] of boxes) {
    for (let row = 0; row < across; row++) {
      for (let column = 0; column < across; column++) shares[row * across + column] = Math.max(shares[row * across + column] as number, within(top, bottom, row) * within(left, right, column));
    }
  }
  const sum = shares.reduce((total, share) => total + share, 0);
  return sum > 0 ? shares.map((share) => share / sum) : shares;
}

/** The folder's files by name: BlipForConditionalGeneration or BlipForQuestionAnswering, with BertTokenizer. */
export function pictureFolder(recipe: PictureRecipe, vocabulary: readonly string[], parameters: Float32Array, ranges: readonly ParameterRange[]): Map<string, Uint8Array> {
  const config = pictureConfig(recipe, vocabulary);
  const { bos_token_id, eos_token_id, pad_token_id } = config['text_config'] as Record<string, number>;
  const files = wordPieceFiles(vocabulary);
  return new Map([
    ['config.json', jsonFile({ ...config, torch_dtype: 'float16' })],
    ['generation_config.json', jsonFile({ bos_token_id, eos_token_id, pad_token_id, max_length: 48, num_beams: 1 })],
    ['model.safetensors', weightsFile(parameters, ranges)],
    ['preprocessor_config.json', jsonFile({
      image_processor_type: 'BlipImageProcessor', do_convert_rgb: true, do_resize: true, size: { height: recipe.size, width: recipe.size }, resample: 3,
      do_rescale: true, rescale_factor: 1 / 255, do_normalize: true, image_mean: [mean, mean, mean], image_std: [deviation, deviation, deviation],
    })],
    ['tokenizer.json', jsonFile(files['tokenizer.json'])],
    ['tokenizer_config.json', jsonFile(files['tokenizer_config.json'])],
    ['vocab.txt', new TextEncoder().encode(files['vocab.txt'])],
  ]);
}
