/// <reference lib="esnext.disposable" preserve="true" />
// The one composition point: files and a runtime in, a model with the methods of its kind out.
import type { Waveform } from './audio/hearable.ts';
import type { Recording } from './audio/sound.ts';
import type { Files } from './checkpoint/index.ts';
import { checkChoice, checkKeys, checkNumber, type Every, InputError, told } from './errors.ts';
import type { Runnable } from './generation/runnable.ts';
import { type Classification, type ClassifyOptions, classifyPictures } from './classify.ts';
import { type DescribeOptions, type Described, type DescribedTogether, describeAll } from './describe.ts';
import type { Picture } from './image/picture.ts';
import { type CompleteOptions, type Completion, completePrompt } from './complete.ts';
import { type EmbedOptions, embedTexts } from './embed.ts';
import type { EncoderDecoderModel } from './models/family.ts';
import { type Opened, type OpenOptions, openModel } from './open.ts';
import { type Cut, cutCheck } from './provenance/cut.ts';
import { describePrompted, describeTogether } from './prompted.ts';
import type { Runtime } from './runtime/session.ts';
import { type TranscribedSegment, type Transcription, transcribe, type TranscribeOptions } from './transcribe.ts';
import { generationDefaults, placesOfWords, type Read, type Translation, type TranslateOptions, translateAll } from './translate.ts';

/** A translation and what it rests on. */
export type TranslationWithCuts = Translation & { readonly cuts?: readonly Cut[] };

/** What every model is: opened, and held in native memory until it is released. `await using` releases it. */
class Held implements AsyncDisposable {
  readonly opened: Opened;

  constructor(opened: Opened) {
    this.opened = opened;
  }

  /** Frees the model's native memory. The model must not be used afterwards. */
  release(): Promise<void> {
    return this.opened.release();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.release();
  }
}

/** Refuses options that there are not, and those of all kinds of models that have values that are none. */
function checkOptions<Options extends object>(where: string, options: Options, known: Every<Options>): void {
  checkKeys(where, options, known);
  const { sightlines, record, threshold, batch, batchTokens } = options as Readonly<Record<string, unknown>>;
  checkChoice(`${where}: sightlines`, sightlines, ['words', 'tokens', 'off']);
  checkChoice(`${where}: record`, record, ['off', 'summary', 'full']);
  checkNumber(`${where}: threshold`, threshold, { from: 0, to: 1 });
  checkNumber(`${where}: batch`, batch, { whole: true, from: 1 });
  checkNumber(`${where}: batchTokens`, batchTokens, { whole: true, from: 1 });
}
const translateOptions = { beams: true, sightlines: true, method: true, threshold: true, record: true, mute: true, hide: true, batch: true, maxNewTokens: true, lengthPenalty: true, noRepeatNgram: true, signal: true, cut: true } as const;
const completeOptions = {
  maxNewTokens: true, maxLength: true, minLength: true, minNewTokens: true, beams: true, lengthPenalty: true, earlyStopping: true, noRepeatNgram: true, repetitionPenalty: true, sample: true, temperature: true, topK: true, topP: true, minP: true, seed: true,
  badWords: true, suppressTokens: true, renormalize: true, beginSuppressTokens: true, forcedBos: true, forcedEos: true, eos: true, pad: true, decoderStart: true, mute: true, signal: true, stopAt: true, sightlines: true, method: true, threshold: true, record: true,
} as const;
const embedOptions = { pooling: true, normalize: true, batchTokens: true, mute: true, signal: true } as const;
const transcribeOptions = {
  language: true, task: true, words: true, timestamps: true, conditionOnPrevious: true, prompt: true, beams: true, temperatures: true, compressionRatioThreshold: true, logProbabilityThreshold: true, noSpeechThreshold: true, cut: true, hide: true, seed: true, mute: true, signal: true,
  onProgress: true, maxBytes: true, maxSeconds: true,
} as const;
const describeOptions = { question: true, prompt: true, beams: true, maxNewTokens: true, lengthPenalty: true, noRepeatNgram: true, sightlines: true, method: true, through: true, threshold: true, cut: true, hide: true, mute: true, batch: true, signal: true } as const;
const classifyOptions = { template: true, mute: true, signal: true } as const;

/** Refuses what is no list of texts. */
function checkTexts(where: string, texts: readonly unknown[]): void {
  if (!Array.isArray(texts)) throw new InputError(`${where}: texts must be an array, got ${told(texts)}`);
  for (const text of texts) if (typeof text !== 'string') throw new InputError(`${where}: a text must be a string, got ${told(text)}`);
}

/** A model that reads a source and writes a target. */
export class Translator extends Held {
  readonly kind = 'encoder-decoder';

  /**
   * Translates a text, with a sightline for each word of the result.
   *
   * @throws InputError for an empty text, or one longer than the model knows
   * @example
   * const model = await loadTranslator('fr-en');
   * const { text, sightlines } = await model.translate('Le chat dort.');
   */
  async translate(text: string, options: TranslateOptions & { readonly cut?: boolean } = {}): Promise<TranslationWithCuts> {
    for await (const result of this.translateAll([text], options)) return result;
    throw new InputError('translate: a text must be given');
  }

  /**
   * Translates many, yielding each in order as its batch is done.
   *
   * @throws InputError for an empty text, or one longer than the model knows; what the signal was aborted with
   * @example
   * for await (const { text } of model.translateAll(lines, { sightlines: 'off' })) console.log(text);
   */
  async *translateAll(texts: readonly string[], options: TranslateOptions & { readonly cut?: boolean } = {}): AsyncGenerator<TranslationWithCuts> {
    checkTexts('translate', texts);
    checkOptions('translate', options, translateOptions);
    if (options.cut && options.sightlines === 'off') throw new InputError('translate: cut speaks of words, and sightlines is off');
    for await (const { translation, sides } of translateAll(this.opened, texts, options)) {
      yield options.cut && sides ? { ...translation, cuts: await this.#cut(sides, options) } : translation;
    }
  }

  async #cut({ source, output }: NonNullable<Read['sides']>, { mute, signal, hide = [] }: TranslateOptions): Promise<Cut[]> {
    const { decoderStart = 0 } = generationDefaults(this.opened);
    const always = [{ part: 'source', places: new Set(placesOfWords(source, hide)) }];
    return cutCheck(this.opened.runnable as Runnable<never> as unknown as Runnable<EncoderDecoderModel>, source, output, decoderStart, { always, ...(mute ? { mute } : {}), ...(signal ? { signal } : {}) });
  }
}

/** A model that goes on from a prompt. */
export class LanguageModel extends Held {
  readonly kind = 'decoder';

  /**
   * Writes on from a prompt, yielding pieces of text as they come; what is returned at the end holds the whole.
   * Leaving the loop early ends the run.
   *
   * @throws InputError for a prompt longer than the model knows; what the signal was aborted with
   * @example
   * for await (const piece of model.complete('Once upon a time', { maxNewTokens: 40 })) process.stdout.write(piece);
   */
  complete(prompt: string, options: CompleteOptions = {}): AsyncGenerator<string, Completion> {
    checkTexts('complete', [prompt]);
    checkOptions('complete', options, completeOptions);
    return completePrompt(this.opened, prompt, options);
  }

  /**
   * One vector a text, from the last layer's states, in the order given. Default: the mean over tokens, scaled to length one.
   *
   * @throws InputError for an empty text
   * @example
   * const [vector] = await model.embed(['a cat'], { pooling: 'last' });
   */
  async embed(texts: readonly string[], options: EmbedOptions = {}): Promise<Float32Array[]> {
    checkTexts('embed', texts);
    checkOptions('embed', options, embedOptions);
    return embedTexts(this.opened, texts, options);
  }
}

/** A model that writes down what it hears. */
export class Transcriber extends Held {
  readonly kind = 'transcriber';

  /**
   * Writes a recording down, yielding segments as they come and returning the whole.
   *
   * @throws InputError for what is no recording, or is longer or larger than the limits
   * @example
   * for await (const { start, text } of model.transcribe(await fileRecording('talk.mp3'), { words: true })) console.log(start, text);
   */
  transcribe(recording: Recording, options: TranscribeOptions = {}): AsyncGenerator<TranscribedSegment, Transcription & { readonly waveform: Waveform }> {
    checkOptions('transcribe', options, transcribeOptions);
    if (typeof recording?.bytes !== 'function') throw new InputError(`transcribe: a recording must be one, as fileRecording opens it, got ${told(recording)}`);
    return transcribe(this.opened, recording, options);
  }
}

/** A model that reads text and gives states. */
export class EmbeddingModel extends Held {
  readonly kind = 'encoder';

  /**
   * One vector a text, of the model's width, in the order given. Default: the mean over tokens, scaled to length one, so that
   * the product of two is their likeness. Texts are cut at the model's length.
   *
   * @throws InputError for an empty text
   * @example
   * const [a, b] = await model.embed(['a cat', 'a kitten']);
   */
  async embed(texts: readonly string[], options: EmbedOptions = {}): Promise<Float32Array[]> {
    checkTexts('embed', texts);
    checkOptions('embed', options, embedOptions);
    return embedTexts(this.opened, texts, options);
  }
}

/** A model that puts pictures into words. */
export class Describer extends Held {
  readonly kind = 'describer';

  /**
   * Describes a picture, answers a question about it, or reads what is written in it, as the model does.
   *
   * @throws InputError for a question where none is taken, or none where one is needed
   * @example
   * const model = await loadDescriber('./blip-image-captioning-base');
   * const { text, sightlines } = (await model.describe(await readPicture('cat.jpg'))).description;
   */
  async describe(picture: Picture, options: DescribeOptions = {}): Promise<Described> {
    for await (const one of this.describeAll([picture], options)) return one;
    throw new InputError('describe: a picture must be given');
  }

  /**
   * Describes many, several at once, yielding each in the order given; each answer is what it would be alone. Pictures are
   * asked for as there is room for them.
   *
   * @throws InputError as `describe` does; what a picture's own reading throws, after those before it were yielded
   * @example
   * for await (const { description } of model.describeAll(pictures)) console.log(description.input, description.text);
   */
  describeAll(pictures: Iterable<Picture> | AsyncIterable<Picture>, options: DescribeOptions = {}): AsyncGenerator<Described> {
    checkOptions('describe', options, describeOptions);
    return this.opened.model.kind === 'decoder' ? describePrompted(this.opened, pictures, options) : describeAll(this.opened, pictures, options);
  }

  /**
   * Puts several pictures into one text, of models whose prompts have places for them. A word's sources say which picture.
   *
   * @throws InputError as `describe` does, for models that read one picture, and where a prompt that is spelt out has places for another number of pictures
   * @example
   * const { description, heats } = await model.describeTogether([before, after], { question: 'What has changed?' });
   */
  async describeTogether(pictures: readonly Picture[], options: DescribeOptions = {}): Promise<DescribedTogether> {
    if (this.opened.model.kind !== 'decoder') throw new InputError(`describe: the model must read several pictures in a prompt, got ${this.opened.config.modelType}, which reads one`);
    checkOptions('describe', options, describeOptions);
    return describeTogether(this.opened, pictures, options);
  }
}

/** A model that tells what is in a picture. */
export class PictureClassifier extends Held {
  readonly kind = 'classifier';

  /**
   * Classes of pictures, best first. @param labels texts to choose among, of models that compare texts with pictures
   *
   * @example
   * const [result] = await model.classify([await readPicture('cat.jpg')], ['a cat', 'a dog']);
   */
  async classify(pictures: readonly Picture[], labels: readonly string[] = [], options: ClassifyOptions = {}): Promise<Classification[]> {
    checkTexts('classify', labels);
    checkOptions('classify', options, classifyOptions);
    if (options.template !== undefined) checkTexts('classify', [options.template]);
    return classifyPictures(this.opened, pictures, labels, options);
  }
}

export type LoadedModel = Translator | Transcriber | LanguageModel | EmbeddingModel | Describer | PictureClassifier;

/**
 * Opens files as a model of its kind, on a runtime of one's own: what `load` does on Node, for browsers and for models in memory.
 *
 * @throws CheckpointError when a file is missing or malformed, or the family is not known
 * @example
 * const model = await loadFrom(webFiles('https://example.org/fr-en/'), await createWebRuntime());
 */
export async function loadFrom(files: Files, runtime: Runtime, options: OpenOptions = {}): Promise<LoadedModel> {
  checkKeys('load', options, { bits: true, draft: true, threads: true } satisfies Every<OpenOptions>);
  const opened = await openModel(files, runtime, options);
  const { model } = opened;
  if (model.kind === 'encoder-decoder') {
    switch (model.source.kind) {
      case 'text':
        return new Translator(opened);
      case 'pixels':
        return new Describer(opened);
      case 'features':
      case 'samples':
        return new Transcriber(opened);
    }
  }
  if (model.kind === 'encoder' && model.inputs['pixel_values']) return new PictureClassifier(opened);
  if (model.kind === 'decoder') return model.beside ? new Describer(opened) : new LanguageModel(opened);
  return new EmbeddingModel(opened);
}
