// Pictures put into words by language models: a picture stands in the prompt, or beside it, where some layers look at it.
// Each word written points at regions of the user's own picture, by the columns of attention that are the picture's, and at
// words of what was asked.
import { int64, type NDArray } from './array.ts';
import { type CutPart, cutPicture, type Described, type DescribedTogether, type DescribeOptions, generationOf, outputOf, type PictureSightline, ranked, regionShares, toldOf } from './describe.ts';
import { InputError } from './errors.ts';
import { type Generated, generateFromPrompt } from './generation/generate.ts';
import type { Runnable } from './generation/runnable.ts';
import { readPictureSteps } from './image/config.ts';
import type { Picture } from './image/picture.ts';
import type { Sheet } from './image/tiles.ts';
import type { Beside, DecoderModel } from './models/family.ts';
import type { Opened } from './open.ts';
import { hiddenSpans } from './provenance/cut.ts';
import { checkMethod, describeMethod, type Method, reads, type ScoreMatrix, scores, type Weights } from './provenance/methods.ts';
import { type Side, type Sightline, type Span, sightlines, tokenSpans } from './provenance/sightlines.ts';
import { heatOf, keysOfRegions, partsOfPictures, type Shown, show } from './shown.ts';
import { looksAtSource } from './sites.ts';
import type { Message } from './text/chat-template.ts';
import type { Token, Tokenizer } from './text/tokenizer.ts';
import { words } from './text/words.ts';
import { generationDefaults, readReading } from './translate.ts';

/** What is said where nothing is asked. */
const description = 'Describe the picture.';

/** A prompt as the model takes it, every picture's tokens there. */
export interface Prompt {
  readonly text: string;
  readonly ids: readonly number[];
  readonly tokens: readonly Token[];
  /** The first token of each tile of each picture; of one that is not in tiles, its first. */
  readonly pictures: readonly (readonly number[])[];
  /** Where what was asked stands in the text, and where that begins in the question; null: nothing was, or it is not to be found. */
  readonly asked: { readonly from: number; readonly to: number; readonly at: number } | null;
}

/**
 * Puts pictures into words, one after another.
 *
 * @throws InputError for a question that holds special tokens, and for what a model of this kind cannot be asked
 */
export async function* describePrompted(opened: Opened, pictures: Iterable<Picture> | AsyncIterable<Picture>, options: DescribeOptions = {}): AsyncGenerator<Described> {
  const describer = await prepare(opened, options);
  for await (const picture of pictures) {
    const { description, heats } = await describer([picture]);
    yield { picture, description, heat: heats[0] ?? null };
  }
}

/**
 * Puts several pictures of one prompt into words together.
 *
 * @throws InputError as `describePrompted` does, and where a prompt that is spelt out has places for another number of pictures
 */
export async function describeTogether(opened: Opened, pictures: readonly Picture[], options: DescribeOptions = {}): Promise<DescribedTogether> {
  if (pictures.length === 0) throw new InputError('describe: a picture must be given');
  return (await prepare(opened, options))(pictures);
}

/** The same with what it was made from, for those who look further. */
export interface SeenTogether extends DescribedTogether {
  readonly prompt: Prompt;
  /** What goes with the prompt. */
  readonly given: Readonly<Record<string, NDArray>>;
  /** The prompt's tokens and those written. */
  readonly ids: readonly number[];
  readonly grids: readonly Shown['grid'][];
  /** The key that each region is, of all pictures, where words look at them. */
  readonly keys: readonly number[];
}

/** A picture put into words, and what it was made from; nothing is recorded. Throws what `describePrompted` does. */
export async function seePrompted(opened: Opened, picture: Picture, options: DescribeOptions): Promise<SeenTogether> {
  return (await prepare(opened, { ...options, sightlines: 'off' }))([picture]);
}

/** What is the same for all prompts. */
async function prepare(opened: Opened, options: DescribeOptions): Promise<(pictures: readonly Picture[]) => Promise<SeenTogether>> {
  const model = opened.model as DecoderModel;
  const { beside, dimensions } = model;
  if (!beside) throw new InputError(`describe: the model must read pictures and write text, got ${opened.config.modelType}, which does not`);
  if (options.hide?.length) throw new InputError(`describe: boxes can be hidden from a model with an encoder of its own, got ${opened.config.modelType}, which reads pictures with its prompt; try cut`);
  const [tokenizer, steps, reading, chat] = await Promise.all([opened.tokenizer(), readPictureSteps(opened.files), readReading(opened), chatOf(opened)]);
  // without a folder's own heads, what was looked at while a token was written is what counts
  const method: Method = options.method ?? (reading.method.name === 'heads' ? reading.method : { name: 'averaged' });
  checkMethod(method, dimensions);
  if (method.name === 'rollout') throw new InputError('describe: the method must be heads, averaged or shifted for pictures, got rollout');
  const threshold = options.threshold ?? reading.threshold;
  const wanted = options.sightlines ?? 'words';
  const defaults = generationDefaults(opened);
  const runnable = opened.runnable as Runnable<never> as unknown as Runnable<DecoderModel>;
  const intervened = { ...(options.mute ? { mute: options.mute } : {}), ...(options.signal ? { signal: options.signal } : {}) };
  const prompts = new Map<string, Prompt>();
  const said = options.question === undefined && reading.prompt !== null ? { prompt: reading.prompt, ...options } : options;

  return async (pictures) => {
    const several = pictures.length > 1;
    if (several && Array.isArray(options.cut)) throw new InputError(`describe: boxes to cut must come with one picture, got ${pictures.length}; try cut: true`);
    const shown = pictures.map((picture) => show(beside, steps, picture));
    const sheets = shown.map(({ sheet }) => sheet);
    const prompt = prompts.get(JSON.stringify(sheets)) ?? promptOf(tokenizer, beside, chat, said, sheets);
    prompts.set(JSON.stringify(sheets), prompt);
    const given = together(beside, prompt, shown.map(({ arrays }) => arrays));
    const [[best]] = (await generateFromPrompt(runnable, [prompt.ids], {
      ...generationOf(defaults, options, dimensions.maxLength - prompt.ids.length),
      ...(wanted === 'off' ? {} : { reveal: (site: string) => reads(method, site) }), ...intervened,
    }, given)) as [[Generated]];
    const output = outputOf(tokenizer, best, wanted);
    const side = prompt.asked && options.question !== undefined ? questionSide(prompt, wanted) : null;
    const parts = options.cut ? [...partsOfPictures(beside, shown, prompt.pictures, options.cut), ...partsOfQuestion(prompt, side)] : null;
    const common = {
      ...toldOf(pictures[0] as Picture, options.question, best, output, method), ...(several ? { inputs: pictures.map(({ name }) => name) } : {}),
      ...(parts ? { cuts: await cutPicture(runnable, { source: given, ids: best.ids, given: best.promptLength }, output, parts, intervened) } : {}),
    };
    // all pictures' regions in one row, so that shares tell among pictures too
    const keys = keysOfRegions(beside, shown, prompt.pictures);
    const made = { pictures, prompt, given, ids: best.ids, grids: shown.map(({ grid }) => grid), keys };
    if (wanted === 'off') return { ...made, description: { ...common, sightlines: [] }, heats: [] };
    const [own, looked] = [false, true].map((source) => matrixOf(model, best.weights, method, source));
    const seen = beside.sites.length === 0 ? own : looked;
    if (!seen) throw new InputError(`describe: the method must read a layer that looks at the picture, those of ${beside.sites.join(', ')}, got ${describeMethod(method)}`);
    const boxes = shown.flatMap(({ grid }) => grid.boxes);
    const shares = regionShares(seen.map((row) => Float64Array.from(keys, (key) => row[key] as number)), output, { ...beside.regions, rows: keys.length, columns: 1, lead: 0 }, boxes);
    const begins = shown.map((_, n) => shown.slice(0, n).reduce((sum, { grid }) => sum + grid.boxes.length, 0));
    const asked = own && side ? askedWords(own, output, prompt, side, threshold) : [];
    const lines = output.spans.map((span, i): PictureSightline => {
      const of = (at: number): number => begins.findLastIndex((begin) => at >= begin);
      return { ...span, sources: [...ranked(shares[i] as Float64Array, boxes, threshold, several ? of : undefined), ...(asked[i]?.sources ?? [])] };
    });
    const heats = shown.map((one, n) => heatOf(one, shares.map((row) => row.slice(begins[n] as number, (begins[n] as number) + one.grid.boxes.length))));
    return { ...made, description: { ...common, sightlines: lines }, heats };
  };
}

/**
 * The prompt of a question or of none: as the folder's chat template spells it, else as the family's own chats are; or one
 * that is spelt out with the pictures' tokens in it. @param sheets how each picture's tiles lie; 0 × 0 where it is in none
 */
export function promptOf(tokenizer: Tokenizer, beside: Beside, chat: Chat | null, { question, prompt = '' }: DescribeOptions, sheets: readonly Sheet[]): Prompt {
  const piece = tokenizer.pieceOf(beside.token);
  if (piece === undefined) throw new InputError(`describe: the tokenizer must have the picture's token, ${beside.token}, and has none`);
  const spelt = prompt.includes(piece);
  if (spelt && question !== undefined) throw new InputError(`describe: a prompt that spells out where the picture stands, by ${piece}, must be given without a question, got "${question}"`);
  const said = question ?? description;
  const foreign = tokenizer.encode(said, { parseSpecialTokens: true, addSpecialTokens: false }).tokens.find((token) => token.special && token.end > token.start);
  if (foreign) throw new InputError(`describe: a question must hold no special tokens, got "${foreign.text}"`);
  const framed = framing(tokenizer, beside, chat, piece, sheets.length);
  const told = spelt ? prompt : framed(said);
  const [places, { length: count }] = [told.split(piece).length - 1, sheets];
  if (places !== count) throw new InputError(`describe: a prompt must hold ${piece} ${count === 1 ? 'once' : `once for each of ${count} pictures`}, got it ${places === 1 ? 'once' : `${places} times`}`);
  // each picture's place as its tiles are spelt
  const tiled = (of: string): string => of.split(piece).reduce((text, part, n) => `${text}${spellOf(beside, piece, sheets[n - 1] as Sheet)}${part}`);
  const text = `${tiled(told)}${spelt ? '' : prompt}`;
  const bos = tokenizer.special.bos === undefined ? undefined : tokenizer.pieceOf(tokenizer.special.bos);
  const { tokens } = tokenizer.encode(text, { parseSpecialTokens: true, addSpecialTokens: bos === undefined || !text.includes(bos) });
  const firsts = tokens.flatMap((token, i) => (token.id === beside.token ? [i] : [])).map((place, n) => place + n * (beside.count - 1));
  const whole = tokens.flatMap((token) => new Array<Token>(token.id === beside.token ? beside.count : 1).fill(token));
  const counts = sheets.map((sheet) => spellOf(beside, piece, sheet).split(piece).length - 1);
  if (firsts.length !== counts.reduce((sum, one) => sum + one, 0)) throw new InputError(`describe: the tokenizer must read ${piece} as one token wherever it stands, got ${firsts.length} of them in "${text}"`);
  const pictures = counts.map((tiles, n) => {
    const from = counts.slice(0, n).reduce((sum, one) => sum + one, 0);
    return firsts.slice(from, from + tiles);
  });
  const asked = question === undefined || spelt ? null : placeOf((one) => tiled(framed(one)), tiled(told), said);
  return { text, ids: whole.map((token) => token.id), tokens: whole, pictures, asked };
}

/** A picture as a prompt spells it. */
const spellOf = (beside: Beside, piece: string, sheet: Sheet): string => beside.spelt?.(piece, sheet) ?? piece;

/** What was said as a prompt, by a folder's template. */
type Chat = (messages: readonly Message[], special: Readonly<Record<string, string>>) => string;

/** The chat that a folder wants; null where it says nothing. The interpreter of templates is opened for those alone who prompt with pictures. */
async function chatOf(opened: Opened): Promise<Chat | null> {
  const { readChatTemplate, renderChat } = await import('./text/chat-template.ts');
  const template = await readChatTemplate(opened.files);
  return template && ((messages, special) => renderChat(template, messages, special));
}

/** How what is said of so many pictures is spelt. */
function framing(tokenizer: Tokenizer, beside: Beside, chat: Chat | null, piece: string, count: number): (said: string) => string {
  const pieces = new Array<string>(count).fill(piece);
  if (!chat) return (said) => beside.frame(pieces, said.trim(), (one) => tokenizer.idOf(one) !== undefined);
  const special = { image_token: piece, ...Object.fromEntries(Object.entries(tokenizer.special).map(([role, id]) => [`${role}_token`, tokenizer.pieceOf(id) as string])) };
  const render = (content: Message['content']): string => chat([{ role: 'user', content }], special);
  return (said) => {
    const parts = render([...pieces.map(() => ({ type: 'image' }) as const), { type: 'text', text: said }]);
    // a template of texts alone knows no pictures: they are told to it in front of the text
    return parts.split(piece).length === count + 1 ? parts : render(`${pieces.map((one) => `${one}\n`).join('')}${said}`);
  };
}

/** Where a question stands in what was made of it, whatever else that holds: another is put in its place to see. */
function placeOf(frame: (said: string) => string, framed: string, said: string): Prompt['asked'] {
  const marks = ['\ue000', '\ue001\ue001'].map((mark) => [mark, frame(mark)] as const);
  for (const [mark, other] of marks) {
    const from = other.indexOf(mark);
    if (from < 0 || other.indexOf(mark, from + 1) >= 0) return null;
    const to = framed.length - (other.length - from - mark.length);
    const at = said.indexOf(framed.slice(from, to));
    if (to >= from && at >= 0 && framed.startsWith(other.slice(0, from)) && framed.endsWith(other.slice(from + mark.length))) return { from, to, at };
  }
  return null;
}

/** What goes with a prompt of all its pictures' arrays, and what each token sees of pictures in tiles. */
function together(beside: Beside, prompt: Prompt, each: readonly Readonly<Record<string, NDArray>>[]): Record<string, NDArray> {
  const [first] = each as [Readonly<Record<string, NDArray>>];
  const axis = beside.inputs['pixel_values']?.shape[1] === 'images' ? 1 : 0;
  const arrays = Object.fromEntries(Object.entries(first).map(([name, { dtype, shape, data }]) => {
    const some = each.map((one) => one[name] as NDArray);
    const all = new (data.constructor as Float32ArrayConstructor)(some.reduce((sum, one) => sum + one.data.length, 0));
    some.reduce((at, one) => {
      all.set(one.data as Float32Array, at);
      return at + one.data.length;
    }, 0);
    return [name, { dtype, shape: shape.map((size, i) => (i === axis ? some.reduce((sum, one) => sum + (one.shape[axis] as number), 0) : size)), data: all } as NDArray];
  }));
  return { ...arrays, ...Object.fromEntries(beside.byToken.map((name) => [name, looksOf(prompt, each.map((one) => (one['aspect_ratio_mask'] as NDArray).data as BigInt64Array))])) };
}

/** What each token sees of pictures in tiles: from a picture's own token on until the next one's, pictures that follow one another alike; the last to the end. */
export function looksOf({ ids, pictures }: Pick<Prompt, 'ids' | 'pictures'>, there: readonly BigInt64Array[]): NDArray<'int64'> {
  const ends = new Array<number>(pictures.length).fill(ids.length);
  const at = (n: number): number => pictures[n]?.[0] as number;
  for (let n = pictures.length - 2; n >= 0; n--) ends[n] = at(n + 1) === at(n) + 1 ? (ends[n + 1] as number) : at(n + 1);
  const looks = ids.flatMap((_, token) => there.flatMap((tiles, n) => Array.from(tiles, (one) => (token >= at(n) && token < (ends[n] as number) ? Number(one) : 0))));
  return int64(looks, [1, ids.length, there.length, (there[0] as BigInt64Array).length]);
}

/** Words of what was asked, hidden from the prompt. */
function partsOfQuestion({ asked }: Prompt, side: Side | null): CutPart[] {
  if (!asked || !side) return [];
  return hiddenSpans('prompt', side).map((hidden, i) => ({ told: { source: 'question', ...moved(side.spans[i] as Span, asked) }, hidden }));
}

/** A span of the prompt by its place in the question. */
const moved = <S extends Span>(span: S, { from, at }: NonNullable<Prompt['asked']>): S => ({ ...span, start: span.start - from + at, end: span.end - from + at });

/** Scores by a method from the layers that look at pictures beside the text, or from the others; null where it reads none of them. */
function matrixOf(model: DecoderModel, weights: Weights, method: Method, source: boolean): ScoreMatrix | null {
  const some = Object.fromEntries(Object.entries(weights).filter(([site]) => looksAtSource(model, site) === source));
  const layers = Object.keys(some).map((site) => Number(site.split('.')[1]));
  if (layers.length === 0) return null;
  const of = <T>(list: readonly T[] | undefined, layer: (one: T) => number): T[] | undefined => list?.filter((one) => layers.includes(layer(one)));
  const [heads, whole] = [of(method.heads, ([layer]) => layer), of(method.layers, (layer) => layer)];
  return scores(some, { ...method, ...(heads ? { heads } : {}), ...(whole ? { layers: whole } : {}) });
}

/** What was asked as a side of sightlines: all the prompt's tokens, of which those outside are none of its own. */
function questionSide({ text, tokens, asked }: Prompt, by: 'words' | 'tokens' | 'off'): Side {
  const { from, to } = asked as NonNullable<Prompt['asked']>;
  const inside = tokens.map((token) => ({ ...token, special: token.special || token.start < from || token.end > to }));
  const spans = by === 'tokens' ? tokenSpans(text, inside) : words(text.slice(from, to)).map((span) => ({ ...span, start: span.start + from, end: span.end + from }));
  return { text, tokens: inside, spans };
}

/** Sightlines to the words of what was asked, told by their places in it. */
function askedWords(matrix: ScoreMatrix, output: Side, { asked }: Prompt, side: Side, threshold: number): Sightline[] {
  return sightlines(matrix, output, side, 'question', threshold).map((line) => ({ ...line, sources: line.sources.map((one) => moved(one, asked as NonNullable<Prompt['asked']>)) }));
}
