// How a step's graph chooses what follows, from the logits of each row: [rows, vocabulary].
import { float32, int64 } from '../array.ts';
import {
  add, and, argMax, concatenate, constant, type Dimension, divide, exp, gather, gatherElements, greater, greaterOrEqual, less, log, logSoftmax, maximum, negate, reachable, reduceMax, reduceSum,
  reshape, scalar, slice, softmax, subtract, type Tensor, topK, where,
} from '../graph/index.ts';

/** Text and timestamps that alternate. */
export interface Stamps {
  /** The first timestamp. */
  readonly begin: number;
  /** The first special token, behind all of text. */
  readonly special: number;
}

/** What may be chosen. */
export interface Allowed {
  /** Tokens never chosen. */
  readonly suppressed: readonly number[];
  /** Where choices are timed: what may follow each row, int64 [rows, 3], as `within` reads it. */
  readonly timed?: Stamps & { readonly bounds: Tensor };
}

const never = constant(float32([Number.NEGATIVE_INFINITY], []));

/**
 * The likeliest token of each row: `next` [rows, 1], its log-probability among what is allowed: `score` [rows]; and where `text`
 * is given, of a token below it, the probability among all below it, suppressed ones too: `confidence` [rows] (of others a number that means nothing).
 */
export function chooseLikeliest(logits: Tensor, { suppressed, timed }: Allowed, text?: number): Record<'next' | 'score', Tensor> & { confidence?: Tensor } {
  const [rows] = logits.shape as [Dimension, Dimension];
  const row = (x: Tensor): Tensor => reshape(x, [rows]);
  const free = withoutSuppressed(logits, suppressed);
  if (!timed && text === undefined) {
    const next = reshape(argMax(free), [rows, 1]);
    return { next, score: row(gatherElements(logSoftmax(free), next)) };
  }
  // text is gone over whole only here: for its likeliest, and for the share of it that this one has; the rest is some thousand numbers
  const special = timed?.special ?? (text as number);
  const words = slice(free, 1, 0, special);
  const place = reshape(argMax(words), [rows, 1]);
  const largest = gatherElements(words, place);
  const share = gatherElements(softmax(words), place);
  const { word, others } = timed ? bounded(largest, slice(free, 1, special), timed) : { word: largest, others: slice(free, 1, special) };
  const other = reduceMax(others, [-1], true);
  const next = where(greater(other, word), add(reshape(argMax(others), [rows, 1]), constant(int64([special], []))), place);
  const peak = maximum(word, other);
  const mass = add(where(greater(word, never), divide(exp(subtract(word, peak)), share), scalar(0)), reduceSum(exp(subtract(others, peak)), [-1], true));
  const score = row(negate(log(mass)));
  if (text === undefined) return { next, score };
  const left = suppressed.filter((id) => id < special);
  const all = divide(scalar(1), share);
  const more = left.length > 0 ? add(all, reduceSum(exp(subtract(gather(logits, constant(int64(left)), 1), largest)), [-1], true)) : all;
  return { next, score, confidence: row(divide(scalar(1), more)) };
}

/** The likeliest tokens of each row, so many: `candidates`, and their log-probabilities: `scores`, both [rows, count]; where `text` is given, the log-probability of all below it: `text_share` [rows]. */
export function chooseCandidates(logits: Tensor, { suppressed, timed }: Allowed, count: number, { renormalize = false, text }: { readonly renormalize?: boolean; readonly text?: number } = {}): Record<string, Tensor> {
  const [rows, vocabulary] = logits.shape as [Dimension, number];
  const likely = renormalize ? null : logSoftmax(logits);
  const free = likely ? withoutSuppressed(likely, suppressed) : logSoftmax(withoutSuppressed(logits, suppressed));
  const { values, indices } = topK(timed ? within(free, timed) : free, Math.min(count, vocabulary));
  const choice = { scores: values, candidates: indices };
  return likely && text !== undefined ? { ...choice, text_share: reshape(log(reduceSum(exp(slice(likely, 1, 0, text)), [-1], true)), [rows]) } : choice;
}

/** Scores without what is never chosen; where they are themselves a sum with a weight, the two are added first, so that scores of a whole vocabulary are gone over once. */
function withoutSuppressed(x: Tensor, suppressed: readonly number[]): Tensor {
  if (suppressed.length === 0) return x;
  const numbers = new Float32Array(x.shape[1] as number);
  for (const id of suppressed) numbers[id] = Number.NEGATIVE_INFINITY;
  const bias = constant(float32(numbers));
  const { op, inputs } = sumBehind(x).node;
  const [before, weight] = op?.name === 'Add' ? (inputs as [Tensor, Tensor]) : [x, null];
  return weight && reachable([weight]).every(({ origin }) => origin?.kind !== 'input') ? reshape(add(before, add(weight, bias)), x.shape) : add(x, bias);
}

/** What was reshaped to x. */
function sumBehind(x: Tensor): Tensor {
  return x.node.op?.name === 'Reshape' ? (x.node.inputs[0] as Tensor) : x;
}

/**
 * What may follow where text and timestamps alternate: text from `bounds[0]` on, timestamps from `bounds[1]` to
 * before `bounds[2]`, text beginning with all of it, with the special tokens or not at all; and no text where the timestamps together are likelier than any of it (Radford et al. 2022, and
 * Hugging Face's WhisperTimeStampLogitsProcessor).
 *
 * @param largest of text, [rows, 1] @param rest scores of what is no text, special tokens first
 */
function bounded(largest: Tensor, rest: Tensor, { bounds, begin, special }: NonNullable<Allowed['timed']>): { word: Tensor; others: Tensor; text: Tensor } {
  const column = (i: number): Tensor => slice(bounds, 1, i, i + 1);
  const end = special + (rest.shape[1] as number);
  const ids = constant(int64(Array.from({ length: end - begin }, (_, i) => begin + i), [1, end - begin]));
  const stamps = where(and(greaterOrEqual(ids, column(1)), less(ids, column(2))), slice(rest, 1, begin - special), never);
  // what begins at or behind the bound: a number for each part, where a comparison for each token takes as long as a norm of the scores
  const free = (from: number): Tensor => where(greater(column(0), constant(int64([from], []))), never, scalar(0));
  const marks = slice(rest, 1, 0, begin - special);
  const likeliest = maximum(add(largest, free(0)), add(reduceMax(marks, [-1], true), free(special)));
  const most = maximum(reduceMax(stamps, [-1], true), -1e30);
  const together = add(log(reduceSum(exp(subtract(stamps, most)), [-1], true)), most);
  const left = where(greater(together, likeliest), never, scalar(0));
  const text = add(left, free(0));
  return { word: add(largest, text), others: concatenate([add(marks, add(left, free(special))), stamps], 1), text };
}

/** Scores with minus infinity where they may not follow. */
function within(scores: Tensor, timed: NonNullable<Allowed['timed']>): Tensor {
  const words = slice(scores, 1, 0, timed.special);
  const { others, text } = bounded(reduceMax(words, [-1], true), slice(scores, 1, timed.special), timed);
  return concatenate([add(words, text), others], 1);
}
