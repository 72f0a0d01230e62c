// The one composition point: files and a runtime in, a model with the methods of its kind out.
import type { Files } from './checkpoint/index.ts';
import { InputError } from './errors.ts';
import type { Runnable } from './generation/decoding.ts';
import { type EmbedOptions, embedTexts } from './embed.ts';
import { type Generated, type GenerationOptions, generateFromPrompt } from './generation/generate.ts';
import type { DecoderModel, EncoderDecoderModel } from './models/family.ts';
import { type Opened, type OpenOptions, openModel } from './open.ts';
import { type Cut, cutCheck } from './provenance/cut.ts';
import type { Runtime } from './runtime/session.ts';
import { generationDefaults, type Translation, type TranslateOptions, type TranslationRecord, translateAll } from './translate.ts';

/** A translation and what it rests on. */
export type TranslationWithCuts = Translation & { readonly cuts?: readonly Cut[] };

/** A model that reads a source and writes a target. */
export class Translator {
  readonly kind = 'encoder-decoder';
  readonly opened: Opened;

  constructor(opened: Opened) {
    this.opened = opened;
  }

  /**
   * Translates a text, with a sightline for each word of the result.
   *
   * @throws InputError for an empty text, or one longer than the model knows
   * @example
   * const model = await load('fr-en');
   * const { text, sightlines } = await model.translate('Le chat dort.');
   */
  async translate(text: string, options: TranslateOptions & { readonly cut?: boolean } = {}): Promise<TranslationWithCuts> {
    for await (const result of this.translateAll([text], options)) return result;
    throw new InputError('translate: a text must be given');
  }

  /** Translates many, yielding each in order as its batch is done. */
  async *translateAll(texts: readonly string[], options: TranslateOptions & { readonly cut?: boolean } = {}): AsyncGenerator<TranslationWithCuts> {
    for await (const { record, ...result } of translateAll(this.opened, texts, options)) {
      yield options.cut && record ? { ...result, cuts: await this.#cut(record) } : result;
    }
  }

  async #cut(record: TranslationRecord): Promise<Cut[]> {
    const { decoderStart = 0, pad = 0 } = generationDefaults(this.opened);
    return cutCheck(this.opened.runnable as Runnable<never> as unknown as Runnable<EncoderDecoderModel>, record.source, record.output, { start: decoderStart, pad });
  }

  /** Frees the model's native memory. The model must not be used afterwards. */
  release(): Promise<void> {
    return this.opened.release();
  }
}

/** A model that goes on from a prompt. */
export class LanguageModel {
  readonly kind = 'decoder';
  readonly opened: Opened;

  constructor(opened: Opened) {
    this.opened = opened;
  }

  /**
   * Writes on from a prompt, yielding pieces of text as they come.
   *
   * @throws InputError for a prompt longer than the model knows
   * @example
   * for await (const piece of model.complete('Once upon a time', { maxNewTokens: 40 })) process.stdout.write(piece);
   */
  async *complete(prompt: string, options: GenerationOptions & { readonly stopAt?: readonly string[] } = {}): AsyncGenerator<string, Completion> {
    const tokenizer = await this.opened.tokenizer();
    const given = tokenizer.encode(prompt).ids;
    const ids = given.length > 0 ? given : [tokenizer.special.bos ?? tokenizer.special.eos ?? 0];
    const written: number[] = [];
    let told = '';
    const waiting: string[] = [];
    let wake: (() => void) | undefined;
    const stops = options.stopAt ?? [];
    const tell = (final: boolean): void => {
      let { text } = tokenizer.decode(written);
      const end = Math.min(...stops.map((stop) => text.indexOf(stop)).filter((at) => at >= 0));
      if (Number.isFinite(end)) text = text.slice(0, end);
      // a character whose bytes have not all come, and what may be the beginning of a stop, wait
      const held = final ? 0 : Math.max(text.endsWith('\ufffd') ? 1 : 0, ...stops.map((stop) => overlap(text, stop)));
      const ready = text.slice(0, text.length - held);
      if (ready.length > told.length) waiting.push(ready.slice(told.length));
      told = ready.length > told.length ? ready : told;
      wake?.();
    };
    const defaults = generationDefaults(this.opened);
    const run = generateFromPrompt(this.opened.runnable as Runnable<never> as unknown as Runnable<DecoderModel>, [ids], {
      ...defaults, maxNewTokens: 64, ...options, returned: 1,
      onToken: ({ id }) => {
        written.push(id);
        tell(false);
      },
      stop: () => stops.some((stop) => tokenizer.decode(written).text.includes(stop)),
    });
    let done = false;
    const ended = run.finally(() => {
      done = true;
      wake?.();
    });
    ended.catch(() => undefined);
    while (!done || waiting.length > 0) {
      const piece = waiting.shift();
      if (piece !== undefined) yield piece;
      else await new Promise<void>((resolve) => { wake = resolve; if (done) resolve(); });
    }
    const [[output]] = (await ended) as [[Generated]];
    if (written.length === 0) written.push(...output.ids.slice(output.promptLength));
    tell(true);
    for (const piece of waiting) yield piece;
    return { prompt, text: told, ids: output.ids, scores: output.tokenScores };
  }

  /** One vector a text. */
  embed(texts: readonly string[], options: EmbedOptions = {}): Promise<Float32Array[]> {
    return embedTexts(this.opened, texts, options);
  }

  /** Frees the model's native memory. */
  release(): Promise<void> {
    return this.opened.release();
  }
}

/** What a completion came to. */
export interface Completion {
  readonly prompt: string;
  readonly text: string;
  readonly ids: readonly number[];
  readonly scores: readonly number[];
}

/** Characters at a text's end with which a stop string begins. */
function overlap(text: string, stop: string): number {
  for (let size = Math.min(text.length, stop.length - 1); size > 0; size--) if (stop.startsWith(text.slice(-size))) return size;
  return 0;
}

/** A model that reads text and gives states. */
export class EmbeddingModel {
  readonly kind = 'encoder';
  readonly opened: Opened;

  constructor(opened: Opened) {
    this.opened = opened;
  }

  /**
   * One vector a text, in the order given.
   *
   * @example
   * const [a, b] = await model.embed(['a cat', 'a kitten']);
   */
  embed(texts: readonly string[], options: EmbedOptions = {}): Promise<Float32Array[]> {
    return embedTexts(this.opened, texts, options);
  }

  /** Frees the model's native memory. */
  release(): Promise<void> {
    return this.opened.release();
  }
}

export type LoadedModel = Translator | LanguageModel | EmbeddingModel;

/** Opens files as a model of its kind. */
export async function loadFrom(files: Files, runtime: Runtime, options: OpenOptions = {}): Promise<LoadedModel> {
  const opened = await openModel(files, runtime, options);
  if (opened.model.kind === 'encoder-decoder') return new Translator(opened);
  return opened.model.kind === 'decoder' ? new LanguageModel(opened) : new EmbeddingModel(opened);
}
