// Muon (Jordan et al. 2024; torch.optim.Muon): the momentum of a weight matrix is made orthogonal before it is applied,
// so that every direction of the matrix learns at one rate. Matrices alone; tables, norms and biases keep to AdamW.
import { type Dimension, emitModel, add, divide, input, matMul, multiply, reduceSum, sqrt, type Tensor, transpose } from '../graph/index.ts';
import type { Binding, Buffer, Runtime, Session } from '../runtime/session.ts';
import type { ParameterRange } from './step.ts';

export interface MuonOptions {
  /** Default 0.95, with Nesterov's look ahead. */
  readonly momentum?: number;
  /** Default 0.1, decoupled as AdamW's. */
  readonly weightDecay?: number;
  /** Newton–Schulz steps; default 5. */
  readonly iterations?: number;
}

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

type Placed = ParameterRange & { readonly at: number };

/** Muon over the matrices among a run's parameters. Release it when done. */
export class Muon {
  readonly #ranges: readonly Placed[];
  readonly #session: Session;
  readonly #binding: Binding;
  readonly #momenta: Buffer<'float32'>;
  readonly #directions: Buffer<'float32'>;
  readonly #options: Required<MuonOptions>;

  private constructor(runtime: Runtime, session: Session, ranges: readonly Placed[], groups: readonly { key: string; shape: readonly number[]; at: number }[], options: Required<MuonOptions>) {
    const total = ranges.reduce((sum, { start, end }) => sum + end - start, 0);
    this.#ranges = ranges;
    this.#session = session;
    this.#options = options;
    this.#momenta = runtime.buffer('float32', [total]);
    this.#directions = runtime.buffer('float32', [total]);
    this.#binding = session.bind();
    for (const { key, shape, at } of groups) {
      this.#binding.input(`momenta.${key}`, this.#momenta.view(shape, at));
      this.#binding.output(`directions.${key}`, this.#directions.view(shape, at));
    }
  }

  /** @param ranges the matrices; others may stand between them */
  static async compile(runtime: Runtime, ranges: readonly ParameterRange[], options: MuonOptions = {}): Promise<Muon> {
    const { momentum = 0.95, weightDecay = 0.1, iterations = 5 } = options;
    // matrices of one shape are one batch
    const shapes = new Map<string, ParameterRange[]>();
    for (const range of ranges) shapes.set(range.shape.join('x'), [...(shapes.get(range.shape.join('x')) ?? []), range]);
    const outputs: Record<string, Tensor> = {};
    const placed: Placed[] = [];
    const groups: { key: string; shape: readonly number[]; at: number }[] = [];
    let at = 0;
    for (const [key, list] of shapes) {
      const shape = [list.length, ...(list[0] as ParameterRange).shape];
      groups.push({ key, shape, at });
      outputs[`directions.${key}`] = orthogonalize(input(`momenta.${key}`, 'float32', shape), iterations);
      for (const range of list) {
        placed.push({ ...range, at });
        at += range.end - range.start;
      }
    }
    const session = await runtime.compile(emitModel({ outputs, parameter: () => 'input' }).bytes);
    return new Muon(runtime, session, placed, groups, { momentum, weightDecay, iterations });
  }

  /** One update in place of the matrices. @param first momenta, in the places of their parameters */
  async update(parameters: Float32Array, gradients: Float32Array, first: Float32Array, learningRate: number): Promise<void> {
    const { momentum, weightDecay } = this.#options;
    const momenta = this.#momenta.data;
    const rest = 1 - momentum;
    for (const { start, end, at } of this.#ranges) {
      for (let i = start, j = at; i < end; i++, j++) {
        const g = gradients[i] as number;
        // m ← μm + (1-μ)g, and one look ahead: (1-μ)g + μm
        const m = (first[i] as number) * momentum + g * rest;
        first[i] = m > 1e-36 || m < -1e-36 ? m : 0;
        momenta[j] = g * rest + m * momentum;
      }
    }
    await this.#binding.run();
    const directions = this.#directions.data;
    const kept = 1 - learningRate * weightDecay;
    for (const { start, end, at, shape } of this.#ranges) {
      // 0.2·√(longer side) gives an update AdamW's usual size (Liu et al. 2025, "Muon is Scalable for LLM Training")
      const size = learningRate * 0.2 * Math.sqrt(Math.max(...shape));
      for (let i = start, j = at; i < end; i++, j++) parameters[i] = (parameters[i] as number) * kept - size * (directions[j] as number);
    }
  }

  release(): void {
    this.#binding.release();
    this.#session.release();
    this.#momenta.release();
    this.#directions.release();
  }
}
