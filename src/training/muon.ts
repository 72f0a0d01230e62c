// Muon (Jordan et al. 2024; torch.optim.Muon): the momentum of a weight matrix is made orthogonal before it is applied,
// so that every direction of the matrix learns at one rate. Matrices alone; tables, norms and biases keep to AdamW.
import { add, concatenate, type Dimension, divide, emitModel, input, matMul, multiply, reduceSum, reshape, split, sqrt, subtract, type Tensor, transpose } from '../graph/index.ts';
import type { Binding, Buffer, Runtime, Session } from '../runtime/session.ts';
import { settle } from './settle.ts';
import type { ParameterRange } from './step.ts';

export interface MuonOptions {
  /** Default 0.95, with Nesterov's look ahead. */
  readonly momentum?: number;
  /** Default 0.1, decoupled as AdamW's. */
  readonly weightDecay?: number;
  /** Newton–Schulz steps; default 5. */
  readonly iterations?: number;
}

/** Momenta are multiplied by each other again and again: what fades, as that of units that a rectifier lets through no more, ends where its squares are normal numbers too. */
const unit = 1e-12;

/** Coefficients of the quintic whose repetition carries singular values from (0, 1] to about 1. */
const [a, b, c] = [3.4445, -4.775, 2.0315] as const;

/**
 * U Vᵀ of the singular value decomposition U S Vᵀ of each matrix, roughly: singular values come out between about 0.7 and
 * 1.2. X ← aX + (bA + cA²)X with A = XXᵀ, on the shorter side.
 * @param matrices float32 [count, rows, columns]
 */
export function orthogonalize(matrices: Tensor, iterations = 5): Tensor {
  const [, rows, columns] = matrices.shape as [Dimension, number, number];
  const tall = rows > columns;
  let x = tall ? transpose(matrices) : matrices;
  x = divide(x, add(sqrt(reduceSum(multiply(x, x), [1, 2], true)), 1e-7));
  for (let i = 0; i < iterations; i++) {
    const square = matMul(x, transpose(x));
    x = add(multiply(x, a), matMul(add(multiply(square, b), multiply(matMul(square, square), c)), x));
  }
  return tall ? transpose(x) : x;
}

/** Which parameters Muon is for: matrices that states are multiplied by, not tables of embeddings or positions. */
export const isMatrix = ({ name, shape }: ParameterRange): boolean => shape.length === 2 && (shape[0] as number) > 1 && !/(shared|embed_tokens|embed_positions|wte|wpe|embeddings|lm_head)/.test(name);

/** Where a run's parameters and gradients lie. */
export interface RunBuffers {
  readonly parameters: Buffer<'float32'>;
  readonly gradients: Buffer<'float32'>;
}

/** Matrices of one shape, and their momenta one after another. */
type Group = { readonly ranges: readonly ParameterRange[]; readonly momenta: Buffer<'float32'> };

/**
 * Muon over the matrices among a run's parameters, as one graph that updates them and their momenta in place: each is
 * read by one elementwise operator before what replaces it is written. Release it when done.
 */
export class Muon {
  readonly #groups: readonly Group[];
  readonly #session: Session;
  readonly #binding: Binding;
  readonly #settings: Buffer<'float32'>;
  readonly #weightDecay: number;

  private constructor(session: Session, binding: Binding, groups: readonly Group[], settings: Buffer<'float32'>, weightDecay: number) {
    this.#session = session;
    this.#binding = binding;
    this.#groups = groups;
    this.#settings = settings;
    this.#weightDecay = weightDecay;
  }

  /** @param ranges the matrices; others may stand between them */
  static async compile(runtime: Runtime, ranges: readonly ParameterRange[], { parameters, gradients }: RunBuffers, options: MuonOptions = {}): Promise<Muon> {
    const { momentum = 0.95, weightDecay = 0.1, iterations = 5 } = options;
    // matrices of one shape are one batch
    const shapes = new Map<string, ParameterRange[]>();
    for (const range of ranges) shapes.set(range.shape.join('x'), [...(shapes.get(range.shape.join('x')) ?? []), range]);
    const [scale, rate, kept] = ['scale', 'rate', 'kept'].map((name) => input(name, 'float32', [])) as [Tensor, Tensor, Tensor];
    const outputs: Record<string, Tensor> = {};
    for (const [key, list] of shapes) {
      const shape = (list[0] as ParameterRange).shape as [number, number];
      const stacked = concatenate(list.map(({ name }) => reshape(input(`gradient.${name}`, 'float32', shape), [1, ...shape])), 0);
      const gradient = multiply(stacked, multiply(scale, 1 - momentum));
      // m ← μm + (1-μ)g, and one look ahead: (1-μ)g + μm
      const next = settle(add(multiply(input(`momenta.${key}`, 'float32', [list.length, ...shape]), momentum), gradient), unit);
      outputs[`momenta.${key}.next`] = next;
      const direction = orthogonalize(add(gradient, multiply(next, momentum)), iterations);
      // 0.2·√(longer side) gives an update AdamW's usual size (Liu et al. 2025, "Muon is Scalable for LLM Training")
      const change = split(multiply(direction, multiply(rate, 0.2 * Math.sqrt(Math.max(...shape)))), list.map(() => 1), 0);
      for (const [i, { name }] of list.entries()) outputs[`next.${name}`] = subtract(multiply(input(name, 'float32', shape), kept), reshape(change[i] as Tensor, shape));
    }
    const session = await runtime.compile(emitModel({ outputs, parameter: () => 'input' }).bytes);
    const binding = session.bind();
    const groups = [...shapes].map(([key, list]) => {
      const momenta = runtime.buffer('float32', [list.length, ...(list[0] as ParameterRange).shape]);
      binding.input(`momenta.${key}`, momenta);
      binding.output(`momenta.${key}.next`, momenta);
      for (const { name, shape, start } of list) {
        binding.input(`gradient.${name}`, gradients.view(shape, start));
        binding.input(name, parameters.view(shape, start));
        binding.output(`next.${name}`, parameters.view(shape, start));
      }
      return { ranges: list, momenta };
    });
    const settings = runtime.buffer('float32', [3]);
    for (const [i, name] of ['scale', 'rate', 'kept'].entries()) binding.input(name, settings.view([], i));
    return new Muon(session, binding, groups, settings, weightDecay);
  }

  /** One update in place of the matrices. @param scale factor of the gradients: below 1 where they are clipped */
  async update(learningRate: number, scale = 1): Promise<void> {
    this.#settings.data.set([scale, learningRate, 1 - learningRate * this.#weightDecay]);
    await this.#binding.run();
  }

  /** Copies the momenta to a flat array, in the places of their parameters, or back from it. */
  exchange(first: Float32Array, direction: 'out' | 'in'): void {
    for (const { ranges, momenta } of this.#groups) {
      let at = 0;
      for (const { start, end } of ranges) {
        if (direction === 'out') first.set(momenta.data.subarray(at, at + end - start), start);
        else momenta.data.set(first.subarray(start, end), at);
        at += end - start;
      }
    }
  }

  release(): void {
    this.#binding.release();
    this.#session.release();
    this.#settings.release();
    for (const { momenta } of this.#groups) momenta.release();
  }
}
