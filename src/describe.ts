// Pictures put into words: captions, answers to questions, writing that is read. Each word points at regions of the
// user's own picture.
import { int64, type NDArray } from './array.ts';
import { InputError } from './errors.ts';
import { type Generated, generateFromSource } from './generation/generate.ts';
import type { Runnable } from './generation/runnable.ts';
import { readPictureSteps } from './image/config.ts';
import type { Box, Picture } from './image/picture.ts';
import { processPicture, regionBoxes } from './image/process.ts';
import type { EncoderDecoderModel, Regions } from './models/family.ts';
import type { Opened } from './open.ts';
import { checkMethod, describeMethod, type Method, reads, type ScoreMatrix, scores } from './provenance/methods.ts';
import { type Sightline, type Span, sightlines, spanScores, tokenSpans } from './provenance/sightlines.ts';
import type { Encoding, Token } from './text/tokenizer.ts';
import { words } from './text/words.ts';
import { generationDefaults, readReading } from './translate.ts';

export interface DescribeOptions {
  /** What is asked about the picture, of models that answer questions. */
  readonly question?: string;
  /** What the text is to begin with. */
  readonly prompt?: string;
  /** Beams; default what the folder says. */
  readonly beams?: number;
  /** Default 60. */
  readonly maxNewTokens?: number;
  readonly lengthPenalty?: number;
  readonly noRepeatNgram?: number;
  /** Spans that sightlines speak of; default 'words'; 'off' records nothing. */
  readonly sightlines?: 'words' | 'tokens' | 'off';
  /** How attention is read; default the model's own best, where its folder says one. */
  readonly method?: Method;
  /** Regions named for each word: those with at least this part of the best one's share; default the folder's, else 0.4. */
  readonly threshold?: number;
  readonly signal?: AbortSignal;
}

/** A region of the user's picture, in pixels of its raster: left, top, right, bottom. */
export interface RegionSource {
  readonly source: 'image';
  readonly box: Box;
  /** Share of the attention, 0 to 1. */
  readonly score: number;
}

/** A word and where it came from: regions of the picture, best first, and words of the question if there was one. */
export interface PictureSightline extends Span {
  readonly sources: readonly (RegionSource | Sightline['sources'][number])[];
}

/** For each sightline, the share of every region: what a heat map is drawn from. */
export interface Heat {
  readonly rows: number;
  readonly columns: number;
  /** Regions' boxes, row by row; null where a region is all padding. */
  readonly boxes: readonly (Box | null)[];
  readonly shares: readonly Float64Array[];
}

export interface Description {
  /** The picture's name. */
  readonly input: string;
  readonly question?: string;
  readonly text: string;
  /** Mean log-probability of a token: 0 is certain. */
  readonly score: number;
  readonly tokens: readonly { readonly id: number; readonly text: string; readonly start: number; readonly end: number }[];
  readonly sightlines: readonly PictureSightline[];
  readonly method: string;
}

/**
 * Puts a picture into words.
 *
 * @throws InputError when the model writes no text, reads no pictures, or needs a question that is not given
 */
export async function describePicture(opened: Opened, picture: Picture, options: DescribeOptions = {}): Promise<{ readonly description: Description; readonly heat: Heat | null }> {
  const { model } = opened;
  if (model.kind !== 'encoder-decoder' || model.source.kind !== 'pixels') throw new InputError(`describe: the model must read pictures and write text, got ${opened.config.modelType}, which does not`);
  const { source, dimensions } = model;
  const asks = source.inputs['input_ids'] !== undefined;
  if (asks && !options.question?.trim()) throw new InputError('describe: this model answers questions, and none was given; try `ask`');
  if (!asks && options.question !== undefined) throw new InputError('describe: this model must be one that answers questions, and it only describes; try `caption`');
  const [tokenizer, steps, reading] = await Promise.all([opened.tokenizer(), readPictureSteps(opened.files), readReading(opened)]);
  const processed = processPicture(picture, steps);
  const [, channels, height, width] = source.inputs['pixel_values']?.shape ?? [];
  if (channels !== 3 || height !== processed.height || width !== processed.width) {
    throw new InputError(`describe: the model takes ${channels} × ${height} × ${width} pixels, and preprocessor_config.json makes 3 × ${processed.height} × ${processed.width}`);
  }
  const question = options.question === undefined ? null : tokenizer.encode(options.question);
  if (question && question.ids.length > dimensions.maxLength) throw new InputError(`describe: a question must have at most ${dimensions.maxLength} tokens, got ${question.ids.length}`);
  const begun = options.prompt ? tokenizer.encode(options.prompt, model.begins?.prompt ? {} : { addSpecialTokens: false, parseSpecialTokens: true }).ids : undefined;
  const method = options.method ?? reading.method;
  checkMethod(method, dimensions);
  if (method.name === 'rollout') throw new InputError('describe: the method must be heads, averaged or shifted for pictures, got rollout');
  const wanted = options.sightlines ?? 'words';
  const { regions, through } = source;
  const reveal = (name: string): boolean => reads(method, name) || (through !== undefined && name.startsWith(`${through}.`));
  const runnable = opened.runnable as Runnable<never> as unknown as Runnable<EncoderDecoderModel>;
  const defaults = generationDefaults(opened);
  const { outputs, source: encoded } = await generateFromSource(
    runnable,
    { pixel_values: { ...processed.pixels, shape: [1, ...processed.pixels.shape] }, ...(question ? { input_ids: int64([...question.ids], [1, question.ids.length]) } : {}) },
    {
      ...defaults,
      maxNewTokens: options.maxNewTokens ?? defaults.maxNewTokens ?? Math.min(60, dimensions.maxLength - 1), returned: 1,
      ...(options.beams === undefined ? {} : { beams: options.beams, sample: false }),
      ...(options.lengthPenalty === undefined ? {} : { lengthPenalty: options.lengthPenalty }),
      ...(options.noRepeatNgram === undefined ? {} : { noRepeatNgram: options.noRepeatNgram }),
      ...(wanted === 'off' || !regions ? {} : { reveal }),
      ...(options.signal ? { signal: options.signal } : {}),
    },
    begun && [begun],
  );
  const best = outputs[0]?.[0] as Generated;
  const decoded = tokenizer.decode(best.ids.slice(best.promptLength));
  const visible = decoded.tokens.filter((token) => !token.special && token.end > token.start);
  const score = best.tokenScores.reduce((sum, value) => sum + value, 0) / Math.max(1, best.tokenScores.length);
  const common = {
    input: picture.name, ...(options.question === undefined ? {} : { question: options.question }), text: decoded.text, score,
    tokens: visible.map(({ id, text, start, end }) => ({ id, text, start, end })), method: describeMethod(method),
  };
  if (wanted === 'off' || !regions) return { description: { ...common, sightlines: [] }, heat: null };
  const boxes = regionBoxes(processed, regions.rows, regions.columns, regions.height, regions.width);
  const spans = wanted === 'words' ? words(decoded.text) : tokenSpans(decoded.text, decoded.tokens);
  const output = { text: decoded.text, tokens: decoded.tokens, spans };
  const matrix = scores(best.weights, method);
  const asked = question && options.question ? sightlines(matrix, output, questionSide(options.question, question, wanted), 'question', options.threshold ?? reading.threshold) : null;
  const shares = regionShares(through ? throughStates(matrix, encoded.revealed, through) : matrix, output, regions, boxes);
  const lines = spans.map((span, i): PictureSightline => ({ ...span, sources: [...ranked(shares[i] as Float64Array, boxes, options.threshold ?? reading.threshold), ...(asked?.[i]?.sources ?? [])] }));
  return { description: { ...common, sightlines: lines }, heat: { rows: regions.rows, columns: regions.columns, boxes, shares } };
}

function questionSide(text: string, { tokens }: Encoding, by: 'words' | 'tokens') {
  return { text, tokens, spans: by === 'words' ? words(text) : tokenSpans(text, tokens) };
}

/** What the text looked at, followed through the states it consulted to what those had looked at: the mean of all layers and heads. */
function throughStates(matrix: ScoreMatrix, revealed: Readonly<Record<string, NDArray>>, through: string): ScoreMatrix {
  const maps = Object.entries(revealed).filter(([name]) => name.startsWith(`${through}.`)).map(([, array]) => array as NDArray<'float32'>);
  const [, heads, states, keys] = (maps[0] as NDArray).shape as [number, number, number, number];
  const mean = new Float64Array(states * keys);
  for (const { data } of maps) for (let i = 0; i < heads * states * keys; i++) mean[i % (states * keys)] = (mean[i % (states * keys)] as number) + (data[i] as number) / (heads * maps.length);
  return matrix.map((row) => Float64Array.from({ length: keys }, (_, key) => row.reduce((sum, share, state) => sum + share * (mean[state * keys + key] as number), 0)));
}

/** Each span's shares of the regions, adding up to one; what went to tokens for the whole, or to padding, is shared out in proportion. */
function regionShares(matrix: ScoreMatrix, output: { readonly text: string; readonly tokens: readonly Token[]; readonly spans: readonly Span[] }, { lead, rows, columns }: Regions, boxes: readonly (Box | null)[]): Float64Array[] {
  // regions as if they were tokens of a text, one character each
  const tokens = Array.from({ length: lead + rows * columns }, (_, i): Token => ({ id: 0, text: '', start: Math.max(0, i - lead), end: Math.max(0, i - lead) + 1, special: i < lead || boxes[i - lead] === null }));
  const spans = boxes.map((_, i) => ({ text: '', start: i, end: i + 1 }));
  return spanScores(matrix, output, { text: '', tokens, spans });
}

function ranked(shares: Float64Array, boxes: readonly (Box | null)[], threshold: number): RegionSource[] {
  const best = Math.max(0, ...shares);
  return [...shares.entries()]
    .filter(([i, score]) => score > 0 && score >= threshold * best && boxes[i])
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .map(([i, score]) => ({ source: 'image', box: (boxes[i] as Box).map((value) => Math.round(value * 100) / 100) as unknown as Box, score }));
}

