// AdamW (Loshchilov & Hutter 2019, "Decoupled Weight Decay Regularization", algorithm 2) as one graph that updates
// parameters and moments in place: each is read by one elementwise operator before what replaces it is written. Tensor by
// tensor, so that a dozen operators go over what the processor's cache still holds.
import { add, divide, emitModel, input, multiply, sqrt, subtract, type Tensor } from '../graph/index.ts';
import type { Binding, Buffer, Runtime, Session } from '../runtime/session.ts';
import type { RunBuffers } from './muon.ts';
import { settle } from './settle.ts';
import type { ParameterRange } from './step.ts';

export interface AdamWOptions {
  /** Default 0.9. */
  readonly beta1?: number;
  /** Default 0.98: shorter memory than 0.999 suits warmed-up transformers (Vaswani et al. 2017, section 5.3). */
  readonly beta2?: number;
  /** Default 1e-9. */
  readonly epsilon?: number;
  /** Default 0; applied to the parameters that `decays` names alone. */
  readonly weightDecay?: number;
  /** Which parameters decay; default all. */
  readonly decays?: (range: ParameterRange) => boolean;
}

/** Elements that are worked on at once: four arrays of them fit a processor's second-level cache. */
const portion = 1 << 16;

/** Of moments, those of squares among them: what is below it does not count. */
const unit = 1e-30;

/** AdamW over some of a run's parameters. Release it when done. */
export class AdamW {
  readonly #session: Session;
  readonly #binding: Binding;
  readonly #owned: readonly Buffer[];
  readonly #first: Buffer<'float32'>;
  readonly #second: Buffer<'float32'>;
  readonly #settings: Buffer<'float32'>;
  readonly #options: Required<Omit<AdamWOptions, 'decays'>>;

  private constructor(session: Session, binding: Binding, first: Buffer<'float32'>, second: Buffer<'float32'>, settings: Buffer<'float32'>, options: Required<Omit<AdamWOptions, 'decays'>>) {
    this.#session = session;
    this.#binding = binding;
    this.#first = first;
    this.#second = second;
    this.#settings = settings;
    this.#owned = [first, second, settings];
    this.#options = options;
  }

  /** @param ranges the parameters updated; others may stand between them */
  static async compile(runtime: Runtime, ranges: readonly ParameterRange[], { parameters, gradients }: RunBuffers, options: AdamWOptions = {}): Promise<AdamW> {
    const { beta1 = 0.9, beta2 = 0.98, epsilon = 1e-9, weightDecay = 0, decays = () => true } = options;
    const names = ['scale', 'size', 'second_scale', 'kept'] as const;
    const [scale, size, secondScale, kept] = names.map((name) => input(name, 'float32', [])) as [Tensor, Tensor, Tensor, Tensor];
    const outputs: Record<string, Tensor> = {};
    const parts = ranges.flatMap((range) => {
      const count = Math.ceil((range.end - range.start) / portion);
      return Array.from({ length: count }, (_, i) => ({ range, name: `${range.name}.${i}`, start: range.start + i * portion, length: Math.min(portion, range.end - range.start - i * portion) }));
    });
    for (const { range, name, length } of parts) {
      const read = (what: string): Tensor => input(`${what}.${name}`, 'float32', [length]);
      const gradient = multiply(read('gradient'), scale);
      // m ← β₁m + (1-β₁)g,  v ← β₂v + (1-β₂)g²,  p ← p - lr · (m / (1-β₁ᵗ)) / (√(v / (1-β₂ᵗ)) + ε)
      const first = settle(add(multiply(read('first'), beta1), multiply(gradient, 1 - beta1)), unit);
      const second = settle(add(multiply(read('second'), beta2), multiply(multiply(gradient, gradient), 1 - beta2)), unit);
      const change = divide(multiply(first, size), add(multiply(sqrt(second), secondScale), epsilon));
      const before = read('parameter');
      outputs[`first.${name}.next`] = first;
      outputs[`second.${name}.next`] = second;
      outputs[`parameter.${name}.next`] = subtract(weightDecay > 0 && decays(range) ? multiply(before, kept) : before, change);
    }
    const session = await runtime.compile(emitModel({ outputs, parameter: () => 'input' }).bytes);
    const binding = session.bind();
    const first = runtime.buffer('float32', parameters.shape);
    const second = runtime.buffer('float32', parameters.shape);
    const settings = runtime.buffer('float32', [names.length]);
    const taken = new Set(session.inputs);
    for (const [i, name] of names.entries()) if (taken.has(name)) binding.input(name, settings.view([], i));
    for (const { name, start, length } of parts) {
      binding.input(`gradient.${name}`, gradients.view([length], start));
      for (const [what, buffer] of [['parameter', parameters], ['first', first], ['second', second]] as const) {
        binding.input(`${what}.${name}`, buffer.view([length], start));
        binding.output(`${what}.${name}.next`, buffer.view([length], start));
      }
    }
    return new AdamW(session, binding, first, second, settings, { beta1, beta2, epsilon, weightDecay });
  }

  /** Moments by parameter, in the places of their parameters: what a run must keep. */
  get moments(): { readonly first: Float32Array; readonly second: Float32Array } {
    return { first: this.#first.data, second: this.#second.data };
  }

  /**
   * One update in place.
   * @param step counted from 1
   * @param scale factor of the gradients: below 1 where they are clipped
   */
  async update(learningRate: number, step: number, scale = 1): Promise<void> {
    const { beta1, beta2, weightDecay } = this.#options;
    this.#settings.data.set([scale, learningRate / (1 - beta1 ** step), 1 / Math.sqrt(1 - beta2 ** step), 1 - learningRate * weightDecay]);
    await this.#binding.run();
  }

  release(): void {
    this.#binding.release();
    this.#session.release();
    for (const buffer of this.#owned) buffer.release();
  }
}
