// What is kept of attention weights where not all of them are: for each query the keys it looked at most, how its
// attention is shared out between sources, and heads that were asked for. Worked out in the graph, so that the maps
// never leave it: memory is linear in the length, but for the heads kept in full.
import { float32, int64 } from '../array.ts';
import { constant, type Dimension, gather, less, matMul, multiplyDimensions, reduceMean, reshape, reshapeLike, shapeOf, type Tensor, topK, unsqueeze, where } from '../graph/index.ts';

export interface Summary {
  /** Keys kept for each query, by the mean of the heads; default 8, or as many as there are. */
  readonly topKeys?: number;
  /** Heads whose weights are kept in full. */
  readonly heads?: readonly number[];
  /** Keep the weights of all heads beside the summary; default false. */
  readonly full?: boolean;
}

/** Keys kept for each query where nothing else is said. */
export const defaultTopKeys = 8;

/** The mean over heads: [batch, heads, queries, keys] → [batch, queries, keys]. */
function headMean(weights: Tensor): Tensor {
  const [batch, heads, queries, keys] = weights.shape as [Dimension, number, Dimension, Dimension];
  if (queries === 1) return reduceMean(weights, [1]);
  // a product with a row of 1/heads takes 0.6 of the time of the reduction where there are many queries
  const flat = reshape(weights, [batch, heads, multiplyDimensions([queries, keys])]);
  return reshapeLike(matMul(constant(float32(new Float32Array(heads).fill(1 / heads), [1, heads])), flat), weights, [batch, queries, keys]);
}

/** The smaller of a number and the size of the last axis, int64[1]. */
function atMost(count: number, x: Tensor): Tensor {
  const size = x.shape.at(-1) as Dimension;
  if (typeof size === 'number') return constant(int64([Math.min(count, size)]));
  const length = gather(shapeOf(x), constant(int64([x.shape.length - 1])));
  return where(less(length, count), length, constant(int64([count])));
}

/**
 * A site's weights summed up, by output name.
 *
 * @param weights [batch, heads, queries, keys]
 * @param sources to which source each key belongs, [batch, keys, sources]: 1 or 0; null: no mass is asked for
 * @returns `<site>.top_keys` int64 and `<site>.top_shares` float32 [batch, queries, topKeys], likeliest first;
 *   `<site>.mass` [batch, heads, queries, sources]; `<site>.heads` [batch, chosen, queries, keys]
 */
export function summarize(site: string, weights: Tensor, sources: Tensor | null, { topKeys = defaultTopKeys, heads = [] }: Summary): Record<string, Tensor> {
  const mean = headMean(weights);
  const { values, indices } = topK(mean, atMost(topKeys, mean));
  return {
    [`${site}.top_keys`]: indices,
    [`${site}.top_shares`]: values,
    ...(sources ? { [`${site}.mass`]: matMul(weights, unsqueeze(sources, 1)) } : {}),
    ...(heads.length > 0 ? { [`${site}.heads`]: gather(weights, constant(int64(heads)), 1) } : {}),
  };
}
