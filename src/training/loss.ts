// Cross-entropy with label smoothing (Szegedy et al. 2016, section 7), its derivative written by hand:
// with p = softmax(logits), dL/dlogits = (p - (1-ε) onehot - ε/V) · weight. Going through the ops one by one
// would pass over [tokens, vocabulary] about twice as often.
import {
  add, constant, type Dimension, divide, gatherElements, input, log, multiply, multiplyDimensions, negate, reduceMean, reduceSum, reshape, scatterElements,
  softmax, subtract, type Tensor,
} from '../graph/index.ts';
import { float32 } from '../array.ts';

export interface Loss {
  /** Mean over the weighted tokens of the smoothed loss, float32[]. */
  readonly loss: Tensor;
  /** Derivative of `loss` with respect to the logits, in their shape. */
  readonly gradient: Tensor;
}

/**
 * @param logits [batch, length, vocabulary]
 * @param labels int64 [batch, length], any valid index where the weight is 0
 * @param weights float32 [batch, length]: 1 for tokens that count, 0 for padding
 * @param smoothing ε, default 0
 */
export function crossEntropy(logits: Tensor, labels: Tensor, weights: Tensor, smoothing = 0): Loss {
  const [batch, length, vocabulary] = logits.shape as [Dimension, Dimension, number];
  const tokens = multiplyDimensions([batch, length]);
  const rows = reshape(logits, [tokens, vocabulary]);
  const target = reshape(labels, [tokens, 1]);
  const flat = reshape(weights, [tokens, 1]);
  const share = divide(flat, reduceSum(flat)); // [tokens, 1], adds up to 1
  const p = softmax(rows);
  // the smallest normal number keeps the logarithm finite when a probability underflows
  const logLabel = log(add(gatherElements(p, target), 1.2e-38));
  // -log p averaged over the vocabulary = log Σ e^logits - mean(logits), and log Σ e^logits = logit_label - log p_label
  const logSum = subtract(gatherElements(rows, target), logLabel);
  const uniform = subtract(logSum, reduceMean(rows, [-1], true));
  const each = smoothing === 0 ? negate(logLabel) : add(multiply(negate(logLabel), 1 - smoothing), multiply(uniform, smoothing));
  const loss = reduceSum(multiply(each, share));
  const hit = add(multiply(share, 0), constant(float32([smoothing - 1], [1, 1]))); // [tokens, 1]
  let difference = scatterElements(p, target, hit);
  if (smoothing > 0) difference = subtract(difference, smoothing / vocabulary);
  return { loss, gradient: reshape(multiply(difference, share), [batch, length, vocabulary], logits) };
}

/**
 * Cross-entropy of attention against where it is to be, input `looks` [batch, 1, queryLength, keyLength], averaged over
 * the rows that ask for something (guided attention: Tachibana et al. 2017; by known alignments: Garg et al. 2019).
 * @param weights [batch, heads, queryLength, keyLength] @param heads those that are guided
 */
export function attentionLoss(weights: Tensor, heads: readonly number[]): Tensor {
  const [batch, all, queries, keys] = weights.shape as [Dimension, number, Dimension, Dimension];
  const looks = input('looks', 'float32', [batch, 1, queries, keys]);
  // weights that underflow keep a finite logarithm, and 1 a batch in which nothing is asked
  const guided = constant(float32(Array.from({ length: all }, (_, head) => (heads.includes(head) ? 1 : 0)), [all, 1, 1]));
  const apart = negate(reduceSum(multiply(log(add(weights, 1e-6)), multiply(looks, guided))));
  return divide(apart, add(multiply(reduceSum(looks), heads.length), 1));
}
