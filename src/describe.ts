// Pictures put into words: captions, answers to questions, writing that is read. Each word points at regions of the
// user's own picture.
import { int64, type NDArray } from './array.ts';
import { InputError, told } from './errors.ts';
import { type Generated, type GenerationOptions, generateFromSource } from './generation/generate.ts';
import { type Runnable, seenStates } from './generation/runnable.ts';
import { readPictureSteps } from './image/config.ts';
import type { Box, Picture } from './image/picture.ts';
import { type Processed, processPicture, regionBoxes } from './image/process.ts';
import type { DecoderModel, EncoderDecoderModel } from './models/family.ts';
import type { Regions } from './models/pictures.ts';
import type { Opened } from './open.ts';
import { type CutOptions, type Fall, fallsOf, hiddenSpans, tokensOfSpans } from './provenance/cut.ts';
import { checkMethod, describeMethod, type Head, type Method, reads, type ScoreMatrix, scores } from './provenance/methods.ts';
import { cellsOf, everyPlace, type Grid, placesIn } from './provenance/places.ts';
import { type Side, type Sightline, type Span, sightlines, spanScores, tokenSpans } from './provenance/sightlines.ts';
import type { Hidden, Written } from './score.ts';
import type { HeadAt } from './sites.ts';
import type { Encoding, Token, Tokenizer } from './text/tokenizer.ts';
import { words } from './text/words.ts';
import { generationDefaults, readReading } from './translate.ts';

export interface DescribeOptions {
  /** What is asked about the picture, of models that answer questions. */
  readonly question?: string;
  /** What the text is to begin with; default what the folder says (`prompt` in its sightline.json), else nothing. */
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
  /** Heads by which a question's look at the picture is read, where text looks at the question; default the folder's, else all. */
  readonly through?: readonly Head[];
  /** Regions named for each word: those with at least this part of the best one's share; default the folder's, else 0.4. */
  readonly threshold?: number;
  /** Check by hiding: the whole picture, then each cell of a coarse grid, or each box given (in pixels of the file's raster); words of the question too. */
  readonly cut?: boolean | readonly Box[];
  /** Boxes that the model does not get to see, in pixels of the file's raster: the regions that they touch; of models with an encoder. They stay hidden in the check too. */
  readonly hide?: readonly Box[];
  /** Heads whose outputs are taken out; what they looked at is recorded all the same. */
  readonly mute?: readonly HeadAt[];
  /** Pictures described at once; default 8. */
  readonly batch?: number;
  readonly signal?: AbortSignal;
}

/** A region of the user's picture, in pixels of its raster: left, top, right, bottom. */
export interface RegionSource {
  readonly source: 'image';
  /** Which of several pictures, from 0. */
  readonly picture?: number;
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
  /** The picture's name; of several, the first's. */
  readonly input: string;
  /** Names of several pictures that one text is about. */
  readonly inputs?: readonly string[];
  readonly question?: string;
  readonly text: string;
  /** Mean log-probability of a token: 0 is certain. */
  readonly score: number;
  readonly tokens: readonly { readonly id: number; readonly text: string; readonly start: number; readonly end: number }[];
  readonly sightlines: readonly PictureSightline[];
  readonly method: string;
  /** What becomes less likely when a part of the picture, or a word of the question, is hidden; `falls` are those of the sightlines' words. */
  readonly cuts?: readonly PictureCut[];
}

/** A part of the picture that was hidden: a box of the file's raster, or all of it; or a word of the question. */
export type PictureCut = Fall & ({ readonly source: 'image'; readonly picture?: number; readonly box: Box; readonly whole: boolean } | ({ readonly source: 'question' } & Span));

/** A picture put into words, and what a heat map is drawn from; null where nothing was recorded. */
export interface Described {
  readonly picture: Picture;
  readonly description: Description;
  readonly heat: Heat | null;
}

/** Several pictures of one prompt put into words: a heat for each, whose shares add up to one over all; none where nothing was recorded. */
export interface DescribedTogether {
  readonly pictures: readonly Picture[];
  readonly description: Description;
  readonly heats: readonly Heat[];
}

/** The same with what it was made from, for those who look further. */
export interface Seen extends Described {
  readonly processed: Processed;
  readonly written: Written;
  readonly question: Encoding | null;
  /** Shares of the regions, as `heat` has them, by another way of reading what was recorded; null where nothing was. */
  readonly reread: ((method: Method, through?: readonly Head[] | null) => readonly Float64Array[]) | null;
}

/**
 * Puts pictures into words, a batch at a time, in the order given.
 *
 * @throws InputError when the model writes no text, reads no pictures, or needs a question that is not given; what reading
 *   a picture throws, after those before it
 */
export async function* describeAll(opened: Opened, pictures: Iterable<Picture> | AsyncIterable<Picture>, options: DescribeOptions = {}): AsyncGenerator<Seen> {
  const describer = await prepare(opened, options);
  const waiting: Picture[] = [];
  let failed: { readonly error: unknown } | undefined;
  const source = (async function* () {
    yield* pictures;
  })();
  for (;;) {
    while (waiting.length < (options.batch ?? 8) && !failed) {
      const next = await source.next().catch((error: unknown) => ({ error }));
      if ('error' in next) failed = next;
      else if (next.done) break;
      else waiting.push(next.value);
    }
    if (waiting.length > 0) yield* describer(waiting.splice(0));
    else if (failed) throw failed.error;
    else return;
  }
}

/** What is the same for all pictures. Throws InputError for options that the model cannot follow. */
async function prepare(opened: Opened, options: DescribeOptions): Promise<(pictures: readonly Picture[]) => AsyncGenerator<Seen>> {
  const { model } = opened;
  if (model.kind !== 'encoder-decoder' || model.source.kind !== 'pixels') throw new InputError(`describe: the model must read pictures and write text, got ${opened.config.modelType}, which does not`);
  const { source, dimensions } = model;
  const asks = source.inputs['input_ids'] !== undefined;
  if (asks && !options.question?.trim()) throw new InputError('describe: this model answers questions, and none was given; try `ask`');
  if (!asks && options.question !== undefined) throw new InputError('describe: this model must be one that answers questions, and it only describes; try `caption`');
  const [tokenizer, steps, reading] = await Promise.all([opened.tokenizer(), readPictureSteps(opened.files), readReading(opened)]);
  const question = options.question === undefined ? null : tokenizer.encode(options.question);
  if (question && question.ids.length > dimensions.maxLength) throw new InputError(`describe: a question must have at most ${dimensions.maxLength} tokens, got ${question.ids.length}`);
  const prompt = options.prompt ?? reading.prompt;
  const begun = prompt ? tokenizer.encode(prompt, model.begins?.prompt ? {} : { addSpecialTokens: false, parseSpecialTokens: true }).ids : undefined;
  const method = options.method ?? reading.method;
  checkMethod(method, dimensions);
  if (method.name === 'rollout') throw new InputError('describe: the method must be heads, averaged or shifted for pictures, got rollout');
  const wanted = options.sightlines ?? 'words';
  const threshold = options.threshold ?? reading.threshold;
  const { regions, through } = source;
  const states = regions ? regions.lead + regions.rows * regions.columns : 0;
  const { hide = [] } = options;
  if (!Array.isArray(hide) || hide.some((box) => !Array.isArray(box) || box.length !== 4)) throw new InputError(`describe: hide must be boxes, [left, top, right, bottom] each, got ${told(hide)}`);
  if ((options.cut || hide.length > 0) && !regions) throw new InputError(`describe: ${options.cut ? 'a model can be checked by cutting' : 'boxes can be hidden'} where its states lie on the picture, and this one’s do not`);
  const ways = options.through ?? reading.through;
  for (const [layer, head] of ways ?? []) if (layer >= dimensions.layers || head >= dimensions.heads) throw new InputError(`describe: heads through which a question is read must be from 0.0 to ${dimensions.layers - 1}.${dimensions.heads - 1}, got ${layer}.${head}`);
  const reveal = (name: string): boolean => reads(method, name) || (through !== undefined && name.startsWith(`${through}.`));
  const runnable = opened.runnable as Runnable<never> as unknown as Runnable<EncoderDecoderModel>;
  const defaults = generationDefaults(opened);
  const intervened = { ...(options.mute ? { mute: options.mute } : {}), ...(options.signal ? { signal: options.signal } : {}) };

  return async function* describe(pictures): AsyncGenerator<Seen> {
    const processed = pictures.map((picture) => processPicture(picture, steps));
    const [, channels, height, width] = source.inputs['pixel_values']?.shape ?? [];
    for (const one of processed) {
      if (channels !== 3 || height !== one.height || width !== one.width) throw new InputError(`describe: the model takes ${channels} × ${height} × ${width} pixels, and preprocessor_config.json makes 3 × ${one.height} × ${one.width}`);
    }
    const grids = processed.map((own) => regions && { lead: regions.lead, rows: regions.rows, columns: regions.columns, boxes: regionBoxes(own, regions.rows, regions.columns, regions.height, regions.width) });
    const hidden: ReadonlySet<number>[] = [];
    try {
      for (const grid of grids) hidden.push(new Set(grid ? hide.flatMap((box) => [...placesIn(grid, box)]) : []));
    } catch (error) {
      // the pictures before one that has no such box have it
      if (hidden.length > 0) yield* describe(pictures.slice(0, hidden.length));
      throw error;
    }
    const { outputs, source: encoded } = await generateFromSource(
      runnable,
      { pixel_values: stacked(processed.map(({ pixels }) => pixels)), ...(question ? { input_ids: int64(pictures.flatMap(() => question.ids), [pictures.length, question.ids.length]) } : {}) },
      { ...generationOf(defaults, options, dimensions.maxLength - 1), ...(wanted === 'off' || !regions ? {} : { reveal }), ...intervened, ...(regions && hide.length > 0 ? { visible: { image: int64(seenStates(hidden, states), [pictures.length, states]) } } : {}) },
      begun && pictures.map(() => begun),
    );
    for (const [i, picture] of pictures.entries()) {
      const best = outputs[i]?.[0] as Generated;
      const own = processed[i] as Processed;
      const written: Written = {
        source: { pixel_values: stacked([own.pixels]), ...(question ? { input_ids: int64([...question.ids], [1, question.ids.length]) } : {}) },
        ids: best.ids, given: best.promptLength,
      };
      const output = outputOf(tokenizer, best, wanted);
      const grid = grids[i];
      const unseen = hidden[i] as ReadonlySet<number>;
      const common = {
        ...toldOf(picture, options.question, best, output, method),
        ...(options.cut && grid ? { cuts: await cutPicture(runnable, written, output, partsToCut(grid, own.stored, options.cut, question && questionSide(options.question as string, question, wanted)), { ...intervened, always: [{ part: 'image', places: unseen }] }) } : {}),
      };
      const made = { picture, processed: own, written, question };
      if (wanted === 'off' || !grid || !regions) {
        yield { ...made, description: { ...common, sightlines: [] }, heat: null, reread: null };
        continue;
      }
      const matrix = scores(best.weights, method);
      // where everything is hidden, weights are as they may be: nothing was looked at
      const boxes = grid.boxes.map((box, region) => (unseen.has(regions.lead + region) ? null : box));
      const sharesOf = (looked: ScoreMatrix, by: readonly Head[] | null): Float64Array[] => regionShares(through ? throughStates(looked, encoded.revealed, through, by, i) : looked, output, regions, boxes);
      const asked = question && options.question ? sightlines(matrix, output, questionSide(options.question, question, wanted), 'question', threshold) : null;
      const shares = sharesOf(matrix, ways);
      const lines = output.spans.map((span, at): PictureSightline => ({ ...span, sources: [...ranked(shares[at] as Float64Array, boxes, threshold), ...(asked?.[at]?.sources ?? [])] }));
      yield { ...made, description: { ...common, sightlines: lines }, heat: { rows: regions.rows, columns: regions.columns, boxes, shares }, reread: (other, by = null) => sharesOf(scores(best.weights, other), by) };
    }
  };
}

/** How a picture is put into words: as the folder says, and as is asked. @param room tokens that may be written at most */
export const generationOf = (defaults: GenerationOptions, options: DescribeOptions, room: number): GenerationOptions => ({
  ...defaults,
  maxNewTokens: options.maxNewTokens ?? defaults.maxNewTokens ?? Math.min(60, room), returned: 1,
  ...(options.beams === undefined ? {} : { beams: options.beams, sample: false }),
  ...(options.lengthPenalty === undefined ? {} : { lengthPenalty: options.lengthPenalty }),
  ...(options.noRepeatNgram === undefined ? {} : { noRepeatNgram: options.noRepeatNgram }),
});

/** What was written, with the spans that sightlines speak of. */
export function outputOf(tokenizer: Tokenizer, { ids, promptLength }: Generated, by: 'words' | 'tokens' | 'off'): Side {
  const { text, tokens } = tokenizer.decode(ids.slice(promptLength));
  return { text, tokens, spans: by === 'tokens' ? tokenSpans(text, tokens) : words(text) };
}

/** What is told of a picture put into words, whatever was recorded. */
export const toldOf = (picture: Picture, question: string | undefined, { tokenScores }: Generated, { text, tokens }: Side, method: Method): Omit<Description, 'sightlines' | 'cuts'> => ({
  input: picture.name, ...(question === undefined ? {} : { question }), text, score: tokenScores.reduce((sum, value) => sum + value, 0) / Math.max(1, tokenScores.length),
  tokens: tokens.filter((token) => !token.special && token.end > token.start).map(({ id, text, start, end }) => ({ id, text, start, end })), method: describeMethod(method),
});

/** A part that can be hidden: what is told of it, and its places. */
export interface CutPart {
  readonly told: { readonly source: 'image'; readonly picture?: number; readonly box: Box; readonly whole: boolean } | ({ readonly source: 'question' } & Span);
  readonly hidden: readonly Hidden[];
}

/** A whole picture, and cells or boxes of it, with the states of a grid that they are. */
export function picturesParts(grid: Grid, [right, bottom]: readonly [number, number], cut: true | readonly Box[]): { readonly told: { readonly source: 'image'; readonly box: Box; readonly whole: boolean }; readonly regions: ReadonlySet<number> }[] {
  const cells = cut === true ? cellsOf(grid) : cut.map((box) => ({ box, places: placesIn(grid, box) }));
  return [
    { told: { source: 'image', box: [0, 0, right, bottom], whole: true }, regions: everyPlace(grid) },
    ...cells.map(({ box, places }) => ({ told: { source: 'image' as const, box: box.map(hundredths) as unknown as Box, whole: false }, regions: places })),
  ];
}

/** The whole picture, cells or boxes of it, and words of the question. */
function partsToCut(grid: Grid, stored: readonly [number, number], cut: true | readonly Box[], question: Side | null): CutPart[] {
  return [
    ...picturesParts(grid, stored, cut).map(({ told, regions }): CutPart => ({ told, hidden: [{ part: 'image', places: regions }] })),
    ...(question ? hiddenSpans('question', question).map((hidden, i): CutPart => ({ told: { source: 'question', ...(question.spans[i] as Span) }, hidden })) : []),
  ];
}

export async function cutPicture(runnable: Runnable<EncoderDecoderModel> | Runnable<DecoderModel>, written: Written, output: Side, parts: readonly CutPart[], options: CutOptions): Promise<PictureCut[]> {
  const falls = await fallsOf(runnable, written, parts.map(({ hidden }) => hidden), tokensOfSpans(output), options);
  return parts.map(({ told }, i) => ({ ...told, ...(falls[i] as Fall) }));
}

const hundredths = (value: number): number => Math.round(value * 100) / 100;

/** Pictures as rows of one array. */
function stacked(pixels: readonly NDArray<'float32'>[]): NDArray<'float32'> {
  const [first] = pixels as [NDArray<'float32'>];
  const data = new Float32Array(pixels.length * first.data.length);
  for (const [i, one] of pixels.entries()) data.set(one.data, i * first.data.length);
  return { dtype: 'float32', shape: [pixels.length, ...first.shape], data };
}

function questionSide(text: string, { tokens }: Encoding, by: 'words' | 'tokens' | 'off'): Side {
  return { text, tokens, spans: by === 'tokens' ? tokenSpans(text, tokens) : words(text) };
}

/** What the text looked at, followed through the states it consulted to what those had looked at: the mean of the heads given, or of all. */
function throughStates(matrix: ScoreMatrix, revealed: Readonly<Record<string, NDArray>>, through: string, ways: readonly Head[] | null, item: number): ScoreMatrix {
  const maps = Object.entries(revealed).filter(([name]) => name.startsWith(`${through}.`)).map(([name, array]) => [Number(name.slice(through.length + 1)), array as NDArray<'float32'>] as const);
  const [, heads, states, keys] = (maps[0] as (typeof maps)[number])[1].shape as [number, number, number, number];
  const chosen = ways ?? maps.flatMap(([layer]) => Array.from({ length: heads }, (_, head): Head => [layer, head]));
  const size = states * keys;
  const mean = new Float64Array(size);
  for (const [layer, head] of chosen) {
    const map = maps.find(([one]) => one === layer)?.[1] as NDArray<'float32'>;
    const from = (item * heads + head) * size;
    for (let i = 0; i < size; i++) mean[i] = (mean[i] as number) + (map.data[from + i] as number) / chosen.length;
  }
  return matrix.map((row) => Float64Array.from({ length: keys }, (_, key) => row.reduce((sum, share, state) => sum + share * (mean[state * keys + key] as number), 0)));
}

/** Each span's shares of the regions, adding up to one; what went to tokens for the whole, or to padding, is shared out in proportion. */
export function regionShares(matrix: ScoreMatrix, output: { readonly text: string; readonly tokens: readonly Token[]; readonly spans: readonly Span[] }, { lead, rows, columns }: Regions, boxes: readonly (Box | null)[]): Float64Array[] {
  // regions as if they were tokens of a text, one character each
  const tokens = Array.from({ length: lead + rows * columns }, (_, i): Token => ({ id: 0, text: '', start: Math.max(0, i - lead), end: Math.max(0, i - lead) + 1, special: i < lead || boxes[i - lead] === null }));
  const spans = boxes.map((_, i) => ({ text: '', start: i, end: i + 1 }));
  return spanScores(matrix, output, { text: '', tokens, spans });
}

/** Regions with the best shares. @param pictureOf which of several pictures a region is of */
export function ranked(shares: Float64Array, boxes: readonly (Box | null)[], threshold: number, pictureOf?: (region: number) => number): RegionSource[] {
  const best = Math.max(0, ...shares);
  return [...shares.entries()]
    .filter(([i, score]) => score > 0 && score >= threshold * best && boxes[i])
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .map(([i, score]) => ({ source: 'image', ...(pictureOf ? { picture: pictureOf(i) } : {}), box: (boxes[i] as Box).map(hundredths) as unknown as Box, score }));
}

