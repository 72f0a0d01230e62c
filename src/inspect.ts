// What a model is, and where its heads look, whatever it reads: for `sightline inspect` and its page.
import { float32, type NDArray } from './array.ts';
import { openRecording } from './audio/hearable.ts';
import { type Recording, sound } from './audio/sound.ts';
import { judge } from './classify.ts';
import { describeAll, type DescribeOptions, type Seen } from './describe.ts';
import { InputError } from './errors.ts';
import { forward } from './forward.ts';
import { goingOn } from './generation/encode.ts';
import { generateFromSource } from './generation/generate.ts';
import { listen } from './generation/listen.ts';
import type { Runnable } from './generation/runnable.ts';
import { speechSettings } from './generation/speech-settings.ts';
import { readPictureSteps } from './image/config.ts';
import type { Picture } from './image/picture.ts';
import { processPicture, regionBoxes } from './image/process.ts';
import { type InspectedMap, type InspectedSide, type Inspection, type InspectOptions, type Look, mapsOf, mapsOfLooks, pictureSide, readSide, row, sideOf, soundSide, wholeSide } from './inspection.ts';
import { type Beside, type DecoderModel, type EncoderDecoderModel, type EncoderModel, type Input, statesOf } from './models/family.ts';
import type { Opened } from './open.ts';
import { seePrompted } from './prompted.ts';
import { openRaw } from './raw.ts';
import { headsOf, kindOf, looksAtSource, revealable } from './sites.ts';
import { readMelSettings, readSampleSettings, standardized, stretchSeconds } from './transcribe.ts';
import { generationDefaults, readReading, translateAll } from './translate.ts';
import type { Method } from './provenance/methods.ts';
import type { Decoding, Token, Tokenizer } from './text/tokenizer.ts';
import { timeMark } from './text/whisper-vocabulary.ts';

/** An inspection, and what a page draws it over: the picture, or the samples that were heard. */
export type Inspected = { readonly inspection: Inspection; readonly picture?: Picture; readonly samples?: Float32Array; readonly rate?: number };

/** Architecture, sizes, element type, memory. */
export async function modelReport(model: string): Promise<Record<string, string | number>> {
  const opened = await openRaw(model);
  try {
    const { dimensions, kind } = opened.model;
    let parameters = 0;
    let bytes = 0;
    const dtypes = new Set<string>();
    for (const name of opened.checkpoint.names()) {
      const info = opened.checkpoint.info(name);
      if (!info) continue;
      parameters += info.shape.reduce((product, size) => product * size, 1);
      bytes += info.bytes;
      dtypes.add(info.dtype);
    }
    return {
      model: opened.name, family: opened.config.modelType, kind, parameters, 'element type': [...dtypes].join(', '), 'on disk': `${(bytes / 1e6).toFixed(1)} MB`, 'as float32': `${((parameters * 4) / 1e6).toFixed(1)} MB`,
      width: dimensions.width, layers: dimensions.encoderLayers === undefined ? dimensions.layers : `${dimensions.encoderLayers} + ${dimensions.layers}`, heads: dimensions.heads, vocabulary: dimensions.vocabulary, 'longest text': `${dimensions.maxLength} tokens`,
    };
  } finally {
    await opened.release();
  }
}

/** How the folder says that attention is best read. */
async function bestOf(opened: Opened): Promise<Pick<Inspection, 'best' | 'through'>> {
  const { method, through } = await readReading(opened);
  return { ...(method.name === 'heads' ? { best: method } : {}), ...(through ? { through } : {}) };
}

/** The output's sides: what it says, and what its decoder had read of it. @param given tokens it began with @param firstTime id of the first timestamp, of models that write them */
function written(tokenizer: Tokenizer, ids: readonly number[], given: number, firstTime = Number.POSITIVE_INFINITY): { readonly text: string; readonly output: InspectedSide; readonly read: InspectedSide } {
  const { text, tokens } = untimed(tokenizer.decode(ids.slice(given)), firstTime);
  const output = sideOf(text, tokens);
  const begun = ids.slice(1, given).map((id) => tokenizer.pieceOf(id)?.replaceAll(/[▁Ġ]/g, '') ?? '·');
  return { text, output, read: readSide(output, begun) };
}

/** A text without the timestamps in it, which are no words; as tokens they stay where they were, named by their seconds. @param firstTime id of the first */
function untimed({ text, tokens }: Decoding, firstTime: number): Decoding {
  let [said, end, gone] = ['', 0, 0];
  const moved = tokens.map((token) => {
    if (token.id < firstTime) return { ...token, start: token.start - gone, end: token.end - gone };
    said += text.slice(end, token.start);
    const at = token.start - gone;
    gone += token.end - token.start;
    end = token.end;
    return { ...token, text: `<${((token.id - firstTime) * timeMark).toFixed(2)} s>`, start: at, end: at };
  });
  return { text: said + text.slice(end), tokens: moved };
}

/** The ids of an output that is given: those it begins with, its text's, and the end. */
function targetIds(opened: Opened, tokenizer: Tokenizer, begun: readonly number[], target: string): number[] {
  const { eos = [] } = generationDefaults(opened);
  return [...begun, ...tokenizer.encode(target, { addSpecialTokens: false }).ids, ...eos.slice(0, 1)];
}

/**
 * Reads a text (and an output, of models that write one) and gives every attention map.
 *
 * @throws InputError for an empty text, or one longer than the model knows
 */
async function inspectText(opened: Opened, input: string, options: InspectOptions): Promise<Inspection> {
  const tokenizer = await opened.tokenizer();
  const encoded = tokenizer.encode(input);
  const source = sideOf(input, encoded.tokens);
  const { model } = opened;
  if (model.kind !== 'encoder-decoder') {
    const sites = revealable(model).attentions;
    const results = await forward(opened.runnable, { input_ids: row(encoded.ids) }, { reveal: (name) => sites.includes(name), ...(options.mute ? { mute: options.mute } : {}) });
    // layers that look at pictures look at nothing where there is none
    const maps = sites.filter((site) => results[site]).map((site): InspectedMap => {
      const array = results[site] as NDArray<'float32'>;
      return { kind: kindOf(site), layer: Number(site.split('.').at(-1)), heads: array.shape[1] as number, from: 'source', to: 'source', queries: source.tokens, keys: source.tokens, weights: array.data };
    });
    return { model: opened.name, input, sides: { source }, maps };
  }
  let text = options.target;
  if (text === undefined) for await (const { translation } of translateAll(opened, [input], { sightlines: 'off', ...(options.mute ? { mute: options.mute } : {}) })) text = translation.text;
  const target = tokenizer.encode(text as string, { target: true });
  const { decoderStart = 0 } = generationDefaults(opened);
  const output = sideOf(text as string, target.tokens);
  return mapsOf(opened, { input, inputs: { input_ids: row(encoded.ids) }, ids: [decoderStart, ...target.ids], given: 1, output: text as string, sides: { source, output, read: readSide(output) }, ...(await bestOf(opened)) }, options);
}

/** What is asked of a picture, as those who put it into words take it. */
const askedOf = ({ question, prompt, mute }: InspectOptions): DescribeOptions => ({ ...(question === undefined ? {} : { question }), ...(prompt === undefined ? {} : { prompt }), ...(mute ? { mute } : {}) });

async function inspectPicture(opened: Opened, picture: Picture, options: InspectOptions): Promise<Inspection> {
  const { regions } = (opened.model as EncoderDecoderModel).source;
  if (!regions) throw new InputError('inspect: a model whose states lie on the picture can be shown, and this one’s do not');
  const tokenizer = await opened.tokenizer();
  let seen: Seen | undefined;
  for await (const one of describeAll(opened, [picture], { ...askedOf(options), sightlines: 'off' })) seen = one;
  const { written: { source, ids, given }, question } = seen as Seen;
  const all = options.target === undefined ? ids : targetIds(opened, tokenizer, ids.slice(0, given), options.target);
  const { text, output, read } = written(tokenizer, all, given);
  const asked = question && options.question !== undefined ? { question: sideOf(options.question, question.tokens) } : {};
  return mapsOf(opened, {
    input: picture.name, ...(options.question === undefined ? {} : { question: options.question }), inputs: source, ids: all, given, output: text,
    sides: { source: pictureSide(picture, regions, regionBoxes((seen as Seen).processed, regions.rows, regions.columns, regions.height, regions.width)), ...asked, output, read }, ...(await bestOf(opened)),
  }, options);
}

/** What a language model that sees writes of a picture in its prompt, and where its words look: at the picture and at what was asked. */
async function inspectPrompted(opened: Opened, model: DecoderModel, picture: Picture, options: InspectOptions): Promise<Inspection> {
  const beside = model.beside as Beside;
  const tokenizer = await opened.tokenizer();
  const { question } = options;
  const { prompt, given, ids: own, grids, keys } = await seePrompted(opened, picture, askedOf(options));
  const first = prompt.ids.length;
  const ids = options.target === undefined ? own : targetIds(opened, tokenizer, own.slice(0, first), options.target);
  const { text, tokens } = tokenizer.decode(ids.slice(first));
  const places = prompt.tokens.flatMap((token, place) => (token.id === beside.token ? [] : [place]));
  const [{ rows, columns, boxes }] = grids as [(typeof grids)[number]];
  const count = rows * columns;
  const regions = { ...beside.regions, lead: 0 };
  // a picture in tiles may be seen as a whole too
  const whole = boxes.length > count ? { whole: pictureSide(picture, regions, boxes.slice(count)) } : {};
  const sides = { source: pictureSide(picture, { ...regions, rows, columns }, boxes.slice(0, count)), ...whole, question: sideOf(prompt.text, places.map((place) => prompt.tokens[place] as Token)), output: sideOf(text, tokens) };
  const size = (heads: number, side: keyof typeof sides): number => heads * sides.output.tokens.length * (sides[side]?.tokens.length ?? 0);
  const looks = revealable(model).attentions.flatMap((site): Look[] => {
    const beyond = looksAtSource(model, site);
    const heads = headsOf(model, site);
    return [
      ...(beyond || beside.sites.length === 0 ? [{ site, kind: 'picture', keys: keys.slice(0, count), ends: { from: 'output', to: 'source' }, weights: size(heads, 'source') } as const] : []),
      ...(sides.whole ? [{ site, kind: 'whole', keys: keys.slice(count), ends: { from: 'output', to: 'whole' }, weights: size(heads, 'whole') } as const] : []),
      ...(beyond ? [] : [{ site, kind: 'prompt', keys: places, ends: { from: 'output', to: 'question' }, weights: size(heads, 'question') } as const]),
    ];
  });
  const inputs = { ...goingOn(beside, given, ids.length - 1), input_ids: row(ids.slice(0, -1)) };
  return { model: opened.name, input: picture.name, ...(question === undefined ? {} : { question }), output: text, sides, ...(await mapsOfLooks(opened, looks, { inputs, sides }, options, 'picture', first - 1)) };
}

/** What a model that judges pictures makes of one, and where its towers look. */
async function inspectJudge(opened: Opened, model: EncoderModel, picture: Picture, options: InspectOptions): Promise<Inspection> {
  const { sees, judges } = model;
  if (!sees) throw new InputError('inspect: a model whose states lie on the picture can be shown, and this one’s do not');
  const { labels = [], mute } = options;
  const processed = processPicture(picture, await readPictureSteps(opened.files));
  // texts that are compared with the picture can be left out, those that look at it cannot
  const judged = judges && labels.length === 0 && model.inputs['input_ids']?.optional ? null : await judge(opened, async () => [processed], labels, 'inspect', mute ? { mute } : {});
  const best = judged?.[0]?.[0];
  const { regions } = sees;
  const source = pictureSide(picture, regions, regionBoxes(processed, regions.rows, regions.columns, regions.height, regions.width));
  const inputs: Record<string, NDArray> = { pixel_values: { ...processed.pixels, shape: [1, ...processed.pixels.shape.slice(-3)] } };
  const read = best && judges ? await readLabel(opened, model, best.label) : undefined;
  if (read) inputs['input_ids'] = read.ids;
  const sides = { source, ...(Object.values(sees.looks).some(([from]) => from === 'whole') ? { whole: wholeSide } : {}), ...(read ? { question: read.side } : {}) };
  const sideFor = { image: 'source', text: 'question', whole: 'whole' } as const;
  const size = (side: keyof typeof sides): number => sides[side]?.tokens.length ?? 0;
  const looks = revealable(model).attentions.flatMap((site) => {
    const look = Object.entries(sees.looks).find(([begin]) => site.startsWith(begin))?.[1];
    if (!look) return [];
    const ends = { from: sideFor[look[0]], to: sideFor[look[1]] };
    const weights = headsOf(model, site) * size(ends.from) * size(ends.to);
    return weights > 0 ? [{ site, ends, weights }] : [];
  });
  const foremost = looks.find(({ ends }) => ends.from !== ends.to) ?? looks.find(({ ends }) => ends.from === 'source');
  const shown = await mapsOfLooks(opened, looks, { inputs, sides }, options, foremost && kindOf(foremost.site));
  return { model: opened.name, input: picture.name, ...(read && best ? { question: best.label } : {}), ...(best ? { output: `${best.label}, ${Math.round(100 * best.score)}%` } : {}), sides, ...shown };
}

/** A text as a model that judges reads it: with what fills it up where it was trained so. */
async function readLabel(opened: Opened, { judges, dimensions }: EncoderModel, label: string): Promise<{ readonly ids: NDArray<'int64'>; readonly side: InspectedSide }> {
  const tokenizer = await opened.tokenizer();
  const { ids, tokens } = tokenizer.encode(label);
  const rest = judges?.padding === 'full' ? dimensions.maxLength - ids.length : 0;
  const side = sideOf(label, tokens);
  const filled = [...side.tokens, ...(rest > 0 ? ['<rest>'] : [])];
  return { ids: row([...ids, ...new Array<number>(rest).fill(tokenizer.special.pad ?? 0)]), side: rest > 0 ? { tokens: filled, wordOf: [...side.wordOf, side.words.length], words: [...side.words, '<rest>'] } : side };
}

/** The first seconds of a recording, and whether it has more. */
async function beginningOf(recording: Recording, rate: number, seconds: number): Promise<{ readonly samples: Float32Array; readonly more: boolean }> {
  const samples = new Float32Array(Math.ceil(rate * seconds));
  let count = 0;
  for await (const piece of sound(recording, rate)) {
    if (count < samples.length) samples.set(piece.subarray(0, samples.length - count), count);
    count += piece.length;
    if (count > samples.length) break;
  }
  return { samples: samples.slice(0, count), more: count > samples.length };
}

/** The first window of a recording, as `transcribe` would write it down. */
async function inspectSound(opened: Opened, recording: Recording, options: InspectOptions): Promise<Inspected> {
  const model = opened.model as EncoderDecoderModel;
  const runnable = opened.runnable as Runnable<never> as unknown as Runnable<EncoderDecoderModel>;
  const tokenizer = await opened.tokenizer();
  const [[name, { shape }]] = Object.entries(model.source.inputs) as [[string, Input]];
  const size = model.source.steps?.size ?? 1;
  if (model.source.kind === 'samples') {
    const { rate, normalize } = await readSampleSettings(opened);
    const { samples, more } = await beginningOf(recording, rate, stretchSeconds);
    const inputs = { [name]: float32(normalize ? standardized(samples) : samples, [1, samples.length]) };
    const { outputs } = await generateFromSource(runnable, inputs, { ...generationDefaults(opened), ...(options.mute ? { mute: options.mute } : {}), maxNewTokens: Math.min(model.dimensions.maxLength - 1, Math.ceil((6.5 * samples.length) / rate) + 4) });
    const { ids: own = [], promptLength: given = 1 } = outputs[0]?.[0] ?? {};
    const ids = options.target === undefined ? own : targetIds(opened, tokenizer, own.slice(0, given), options.target);
    const { text, output, read } = written(tokenizer, ids, given);
    const source = soundSide(samples, rate, size / rate, statesOf(model.source, 'sound', () => [1, samples.length]), { more });
    return { samples, rate, inspection: await mapsOf(opened, { input: recording.name, inputs, ids, given, output: text, sides: { source, output, read } }, options) };
  }
  const [, mels, frames] = shape as [string, number, number];
  const settings = speechSettings(opened.config, model);
  const mel = await readMelSettings(opened, mels);
  const frameSeconds = mel.hop / mel.rate;
  const heard = await openRecording(recording, mel, frames);
  try {
    const features = await heard.window(0);
    const several = settings.multilingual !== false && settings.tasks !== null;
    const run = listen(runnable, settings, heard, { ...(several ? { task: 'transcribe' as const } : {}), ...(options.language === undefined ? {} : { language: options.language }), ...(options.mute ? { mute: options.mute } : {}) }, frameSeconds);
    const first = (await run.next()).value as { prompt: readonly number[]; tokens: readonly number[] };
    await run.return(undefined);
    const given = first.prompt.length;
    const ids = options.target === undefined ? [...first.prompt, ...first.tokens, settings.eos] : [...first.prompt, ...tokenizer.encode(` ${options.target.trim()}`, { addSpecialTokens: false }).ids, settings.eos];
    const { text, output, read } = written(tokenizer, ids, given, settings.noTimestamps === null ? undefined : settings.noTimestamps + 1);
    const { samples, more } = await beginningOf(recording, mel.rate, frames * frameSeconds);
    const source = soundSide(samples, mel.rate, size * frameSeconds, statesOf(model.source, 'sound', () => [1, mels, frames]), { more, total: heard.seconds });
    const best: Method | undefined = opened.config.generation.extra['alignment_heads'] === undefined ? undefined : { name: 'heads', heads: settings.alignmentHeads };
    return { samples, rate: mel.rate, inspection: await mapsOf(opened, { input: recording.name, inputs: { [name]: float32(features, [1, mels, frames]) }, ids, given, output: text.trim(), sides: { source, output, read }, best }, options) };
  } finally {
    await heard.close();
  }
}

/** Throws InputError for what is said of sources or outputs that a model does not have. @param takes what it does take @param what it does */
function checkSaid(options: InspectOptions, does: string, takes: readonly ('language' | 'prompt' | 'target')[]): void {
  for (const name of ['language', 'prompt', 'target'] as const) if (options[name] !== undefined && !takes.includes(name)) throw new InputError(`inspect: a model that ${does} takes no ${name}, got "${options[name]}"`);
}

/** What a model is to be shown: a text, or a file that is opened when it is known to be wanted. */
export interface InspectInput {
  readonly text: string;
  /** Whether a file is meant, for models that read either; default false. */
  readonly file?: boolean;
  readonly picture: () => Promise<Picture>;
  readonly recording: () => Promise<Recording>;
}

/**
 * Reads what a model of any kind reads, with an output where it writes one, and gives every attention map.
 *
 * @throws InputError for what the model does not read, or cannot
 */
export async function inspect(model: string, input: InspectInput, options: InspectOptions = {}): Promise<Inspected> {
  const opened = await openRaw(model);
  try {
    const kind = opened.model.kind === 'encoder-decoder' ? opened.model.source.kind : 'text';
    switch (kind) {
      case 'pixels': {
        checkSaid(options, 'puts pictures into words', ['prompt', 'target']);
        const picture = await input.picture();
        return { picture, inspection: await inspectPicture(opened, picture, options) };
      }
      case 'features':
      case 'samples':
        if (options.question !== undefined) throw new InputError(`inspect: a recording takes no text, got "${options.question}"`);
        checkSaid(options, kind === 'features' ? 'hears' : 'hears samples', kind === 'features' ? ['language', 'target'] : ['target']);
        return await inspectSound(opened, await input.recording(), options);
      default:
        if (opened.model.kind === 'encoder' && opened.model.inputs['pixel_values']) {
          checkSaid(options, 'judges pictures', []);
          const picture = await input.picture();
          return { picture, inspection: await inspectJudge(opened, opened.model, picture, options) };
        }
        if (opened.model.kind === 'decoder' && opened.model.beside && input.file) {
          checkSaid(options, 'puts pictures into words', ['prompt', 'target']);
          const picture = await input.picture();
          return { picture, inspection: await inspectPrompted(opened, opened.model, picture, options) };
        }
        checkSaid(options, opened.model.kind === 'encoder-decoder' ? 'reads text and writes some' : 'reads text', opened.model.kind === 'encoder-decoder' ? ['target'] : []);
        return { inspection: await inspectText(opened, input.text, options) };
    }
  } finally {
    await opened.release();
  }
}
