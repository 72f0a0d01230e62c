// The one composition point: files and a runtime in, a model with the methods of its kind out.
import type { NDArray } from './array.ts';
import type { Files } from './checkpoint/index.ts';
import { InputError } from './errors.ts';
import type { Runnable } from './generation/decoding.ts';
import type { EncoderDecoderModel } from './models/family.ts';
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

export type LoadedModel = Translator;

/** Opens files as a model of its kind. */
export async function loadFrom(files: Files, runtime: Runtime, options: OpenOptions = {}): Promise<LoadedModel> {
  const opened = await openModel(files, runtime, options);
  return new Translator(opened);
}

export type { NDArray };
