// Cross-entropy against its definition in JavaScript and its hand-written gradient against finite differences, of the
// definition in float64, so that only the graph's own float32 rounding is left.
import { describe, expect, it } from 'vitest';
import { float32, int64, type NDArray } from '../array.ts';
import { emitModel, gradients, input, multiply, reduceSum, type Tensor } from '../graph/index.ts';
import { random } from '../random.ts';
import { createNodeRuntime } from '../runtime/node/index.ts';
import { attentionLoss, crossEntropy } from './loss.ts';

const runtime = createNodeRuntime();
const [batch, length, vocabulary] = [2, 3, 5];
const labels = [1, 4, 0, 2, 2, 0];

/** -Σ weight ((1-ε) log p(label) + ε/V Σ log p) / Σ weight. */
function definition(logits: readonly number[], weights: readonly number[], smoothing: number): number {
  let total = 0;
  for (const [row, label] of labels.entries()) {
    const own = logits.slice(row * vocabulary, (row + 1) * vocabulary);
    const logSum = Math.log(own.reduce((sum, x) => sum + Math.exp(x), 0));
    const mean = own.reduce((sum, x) => sum + x - logSum, 0) / vocabulary;
    total -= (weights[row] as number) * ((1 - smoothing) * ((own[label] as number) - logSum) + smoothing * mean);
  }
  return total / weights.reduce((sum, weight) => sum + weight, 0);
}

async function evaluate(outputs: Record<string, Tensor>, feeds: Record<string, NDArray>): Promise<Record<string, NDArray>> {
  const session = await runtime.compile(emitModel({ outputs, parameter: () => 'input' }).bytes, { optimize: 'off' });
  try {
    return await session.run(feeds);
  } finally {
    session.release();
  }
}

describe('crossEntropy', () => {
  const next = random(3);
  const logits = Array.from({ length: batch * length * vocabulary }, () => Math.fround(next() * 6 - 3));
  const shapes = { numbers: [batch, length], names: ['batch', 'length'] } as const;
  for (const [sizes, rows] of Object.entries(shapes)) {
    for (const smoothing of [0, 0.1]) {
      for (const [what, weights] of [['all tokens', [1, 1, 1, 1, 1, 1]], ['padding', [1, 1, 0, 1, 0, 0]]] as const) {
        it(`is its definition, ${what}, smoothing ${smoothing}, sizes as ${sizes}`, async () => {
          const x = input('logits', 'float32', [...rows, vocabulary]);
          const { loss, gradient } = crossEntropy(x, input('labels', 'int64', rows), input('weights', 'float32', rows), smoothing);
          expect(gradient.shape).toEqual(x.shape);
          const got = await evaluate({ loss, gradient }, { logits: float32(logits, [batch, length, vocabulary]), labels: int64(labels, [batch, length]), weights: float32(weights, [batch, length]) });
          expect(got['loss']?.shape).toEqual([]);
          expect(Math.abs(Number(got['loss']?.data[0]) - definition(logits, weights, smoothing))).toBeLessThan(1e-6);
          expect(got['gradient']?.shape).toEqual([batch, length, vocabulary]);
          const h = 1e-5;
          for (const i of logits.keys()) {
            const at = (change: number): number => definition(logits.with(i, (logits[i] as number) + change), weights, smoothing);
            // float32 rounds probabilities of up to 1 to 6e-8, a few times over
            expect(Math.abs(Number(got['gradient']?.data[i]) - (at(h) - at(-h)) / (2 * h)), `[${i}]`).toBeLessThan(3e-7);
          }
        });
      }
    }
  }

  it('has the gradient that going through its ops gives', async () => {
    const x = input('logits', 'float32', [batch, length, vocabulary]);
    const { loss, gradient } = crossEntropy(x, input('labels', 'int64', [batch, length]), input('weights', 'float32', [batch, length]), 0);
    const [through] = gradients(multiply(reduceSum(loss), 1), [x]) as [Tensor];
    const got = await evaluate({ gradient, through }, { logits: float32(logits, [batch, length, vocabulary]), labels: int64(labels, [batch, length]), weights: float32([1, 1, 0, 1, 0, 1], [batch, length]) });
    for (const i of logits.keys()) expect(Number(got['through']?.data[i])).toBeCloseTo(Number(got['gradient']?.data[i]), 6);
  });

  it('stays finite where a probability underflows', async () => {
    const far = Array.from(logits, (_, i) => (i % vocabulary === 3 ? 300 : -300));
    const x = input('logits', 'float32', [batch, length, vocabulary]);
    const { loss, gradient } = crossEntropy(x, input('labels', 'int64', [batch, length]), input('weights', 'float32', [batch, length]), 0.1);
    const got = await evaluate({ loss, gradient }, { logits: float32(far, [batch, length, vocabulary]), labels: int64(labels, [batch, length]), weights: float32([1, 1, 1, 1, 1, 1], [batch, length]) });
    for (const value of [...(got['loss']?.data ?? []), ...(got['gradient']?.data ?? [])]) expect(Number.isFinite(Number(value))).toBe(true);
  });
});

describe('attentionLoss', () => {
  // two heads over three keys, from two positions; the second head is not guided, and the last position asks for nothing
  const weights = [0.2, 0.3, 0.5, 0.6, 0.1, 0.3, 0.9, 0.05, 0.05, 0.3, 0.3, 0.4].map(Math.fround);
  const looks = [0, 0.25, 0.75, 0, 0, 0];

  it('is the cross-entropy of guided heads where something is asked, and so is its gradient', async () => {
    const x = input('x', 'float32', [1, 2, 2, 3]);
    const apart = attentionLoss(x, [0]);
    const [gradient] = gradients(apart, [x]) as [Tensor];
    const got = await evaluate({ apart, gradient }, { x: float32(weights, [1, 2, 2, 3]), looks: float32(looks, [1, 1, 2, 3]) });
    // 1 row asks, and 1 keeps the quotient finite
    expect(Number(got['apart']?.data[0])).toBeCloseTo(-(0.25 * Math.log(0.3) + 0.75 * Math.log(0.5)) / 2, 5);
    const expected = [0, -0.25 / 0.3 / 2, -0.75 / 0.5 / 2, ...new Array<number>(9).fill(0)];
    for (const [i, value] of expected.entries()) expect(Number(got['gradient']?.data[i])).toBeCloseTo(value, 4);
  });

  it('is 0 where nothing is asked, and finite where a weight underflows', async () => {
    const apart = attentionLoss(input('x', 'float32', [1, 2, 2, 3]), [0, 1]);
    const at = async (row: readonly number[]): Promise<number> => Number((await evaluate({ apart }, { x: float32(weights.map(() => 0), [1, 2, 2, 3]), looks: float32([...row, 0, 0, 0], [1, 1, 2, 3]) }))['apart']?.data[0]);
    expect(await at([0, 0, 0])).toBeCloseTo(0, 12);
    expect(await at([1, 0, 0])).toBeLessThan(14);
  });
});
