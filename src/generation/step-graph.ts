// The graph of a decoding's step: what the model computes of the tokens given, and what leaves it, choice included.
import { float32, int64 } from '../array.ts';
import { type Context, Pass } from '../attention/index.ts';
import {
  add, and, argMax, concatenate, constant, type Dimension, exp, gather, gatherElements, greater, greaterOrEqual, input, less, log, logSoftmax, maximum,
  reachable, reduceMax, reduceSum, reshape, scalar, slice, softmax, subtract, type Tensor, topK, transpose, where,
} from '../graph/index.ts';
import { InputError } from '../errors.ts';
import { type DecodingOptions, type Runnable, watching } from './runnable.ts';

/**
 * The graph of a step of `length` positions a row (1, or 'length' for prompts of several), `alone` of one input. Maps leave it whole: what is summed up of them is the host's to do.
 * @param each what follows each of one input's positions is chosen, not only what follows the last
 */
export function stepGraph(runnable: Runnable, options: Omit<DecodingOptions, 'summary'>, masked: boolean, length: Dimension, alone: boolean, each = false): Record<string, Tensor> {
  const { model } = runnable;
  const beams = options.beams ?? 1;
  const batch = alone ? 1 : 'batch';
  const rows = beams > 1 ? 'rows' : batch;
  const pass = new Pass({ parameters: runnable.parameters, bits: runnable.bits, cacheLength: 'capacity', ...watching(options, []) });
  const inputs = { ids: input('ids', 'int64', [rows, length]), mask: null, positions: input('positions', 'int64', [rows, length]) };
  let logits: Tensor;
  let probed: Tensor | null = null;
  // prompts end at different positions: only the states there are scored
  const ends = length === 1 || each ? null : input('ends', 'int64', [rows]);
  const answers = each ? length : rows;
  const at = (x: Tensor, where: Tensor): Tensor => {
    const [, , ...rest] = x.shape as Dimension[];
    return reshape(gather(reshape(x, [`${rows}*${length}`, ...rest]), where), [rows, 1, ...rest]);
  };
  const last = (x: Tensor): Tensor => at(x, ends as Tensor);
  // what is recorded of a prompt is what its last token looked at, that being what the first token written came from
  const recordEnds = (): void => {
    for (const [name, value] of ends ? Object.entries(pass.revealed) : []) {
      if (!/^(cross_|decoder_)?attentions\./.test(name)) continue;
      if (options.keepPrompt && name.startsWith('cross_')) pass.revealed[`prompt.${name}`] = value;
      pass.revealed[name] = transpose(last(transpose(value, [0, 2, 1, 3])), [0, 2, 1, 3]);
    }
  };
  if (model.kind === 'encoder-decoder') {
    const { layers, kvHeads, headDim } = model.dimensions;
    const contexts: Context[] = Array.from({ length: layers }, (_, layer) => ({
      keys: input(`keys.${layer}`, 'float32', [batch, kvHeads, 'sourceLength', headDim]),
      values: input(`values.${layer}`, 'float32', [batch, kvHeads, 'sourceLength', headDim]),
    }));
    const mask = masked ? input('source_mask', 'int64', [batch, 'sourceLength']) : null;
    const probing = ends && options.probe !== undefined;
    const pick = (states: Tensor): Tensor => (probing ? concatenate([last(states), at(states, input('probed', 'int64', [rows]))], 1) : last(states));
    logits = model.decode(pass, inputs, { states: null, contexts, mask }, ends ? pick : undefined).logits as Tensor;
    if (probing) {
      probed = slice(logits, 1, 1, 2);
      logits = slice(logits, 1, 0, 1);
    }
    recordEnds();
  } else {
    const { beside } = model;
    const seen = Object.fromEntries(Object.entries({ ...beside?.inputs, ...beside?.seen }).flatMap(([name, { dtype, shape }]) => {
      if (!options.seen?.[name] || (length === 1 && beside?.sites.length === 0)) return [];
      return [[name, input(name, dtype, beside?.byToken.includes(name) ? [rows, length, ...shape.slice(2)] : shape)]];
    }));
    const outputs = model.forward(pass, inputs, ends ? last : undefined, seen);
    recordEnds();
    if (!outputs['logits']) throw new InputError(`generate: the model must have a language head, got one whose output is ${Object.keys(outputs).join(', ')}`);
    logits = outputs['logits'];
  }
  const { vocabulary } = model.dimensions;
  const suppressed = [...(options.suppressed ?? []), ...(ends ? (options.beginSuppressed ?? []) : [])];
  const allowed = (scores: Tensor): Tensor => (suppressed.length > 0 ? addLast(scores, suppression(suppressed, vocabulary)) : scores);
  const flat = (scores: Tensor): Tensor => reshape(scores, [answers, vocabulary]);
  const outputs: Record<string, Tensor> = { ...pass.revealed };
  if (probed) outputs['probe'] = reshape(slice(softmax(reshape(probed, [rows, vocabulary])), 1, options.probe as number, (options.probe as number) + 1), [rows]);
  if (options.choice.kind === 'greedy') {
    const free = flat(allowed(logits));
    const scores = options.timed ? withinBounds(free, input('bounds', 'int64', [answers, 3]), options.timed) : free;
    outputs['next'] = reshape(argMax(scores), [answers, 1]);
    outputs['score'] = reduceMax(logSoftmax(scores), [-1]);
    if (options.confidenceBelow !== undefined) {
      const text = softmax(slice(flat(logits), 1, 0, options.confidenceBelow));
      // of what is no text the first is taken: nobody asks how likely a time is among words
      const within = where(less(outputs['next'], constant(int64([options.confidenceBelow], []))), outputs['next'], constant(int64([0], [])));
      outputs['confidence'] = reshape(gatherElements(text, within), [answers]);
    }
  } else if (options.choice.kind === 'candidates') {
    const likely = options.renormalize ? null : logSoftmax(flat(logits));
    const free = likely ? allowed(likely) : logSoftmax(flat(allowed(logits)));
    const { values, indices } = topK(options.timed ? withinBounds(free, input('bounds', 'int64', [answers, 3]), options.timed) : free, Math.min(options.choice.count, vocabulary));
    outputs['scores'] = values;
    outputs['candidates'] = indices;
    if (likely && options.confidenceBelow !== undefined) outputs['text_share'] = reshape(log(reduceSum(exp(slice(likely, 1, 0, options.confidenceBelow)), [-1], true)), [rows]);
  } else outputs['logits'] = flat(logits);
  return outputs;
}

/** x + bias; where x is itself a sum with a weight, the two are added first, so that scores of a whole vocabulary are gone over once. */
function addLast(x: Tensor, bias: Tensor): Tensor {
  const [before, weight] = x.node.op?.name === 'Add' ? (x.node.inputs as [Tensor, Tensor]) : [x, null];
  return weight && reachable([weight]).every(({ origin }) => origin?.kind !== 'input') ? add(before, add(weight, bias)) : add(x, bias);
}

/**
 * Scores of what may follow where text and timestamps alternate: text from `bounds[0]` on, timestamps from `bounds[1]` to
 * before `bounds[2]`, text beginning with all of it, with the special tokens or not at all; and no text where the timestamps together are likelier than any of it (Radford et al. 2022, and
 * Hugging Face's WhisperTimeStampLogitsProcessor).
 */
function withinBounds(scores: Tensor, bounds: Tensor, { begin, special }: { readonly begin: number; readonly special: number }): Tensor {
  const vocabulary = scores.shape[1] as number;
  const never = constant(float32([Number.NEGATIVE_INFINITY], []));
  const column = (i: number): Tensor => slice(bounds, 1, i, i + 1);
  const range = (from: number, to: number): Tensor => constant(int64(Array.from({ length: to - from }, (_, i) => from + i), [1, to - from]));
  const stampIds = range(begin, vocabulary);
  const stamps = where(and(greaterOrEqual(stampIds, column(1)), less(stampIds, column(2))), slice(scores, 1, begin, vocabulary), never);
  // what begins at or behind the bound: a number for each part, where a comparison for each token takes as long as a norm of the scores
  const free = (from: number): Tensor => where(greater(column(0), constant(int64([from], []))), never, scalar(0));
  const [words, others] = [slice(scores, 1, 0, special), slice(scores, 1, special, begin)];
  const likeliest = maximum(add(reduceMax(words, [-1], true), free(0)), add(reduceMax(others, [-1], true), free(special)));
  const largest = maximum(reduceMax(stamps, [-1], true), -1e30);
  const together = add(log(reduceSum(exp(subtract(stamps, largest)), [-1], true)), largest);
  const left = where(greater(together, likeliest), never, scalar(0));
  return concatenate([add(words, add(left, free(0))), add(others, add(left, free(special))), stamps], 1);
}

/** Minus infinity at the tokens given, 0 elsewhere. */
function suppression(tokens: readonly number[], vocabulary: number): Tensor {
  const bias = new Float32Array(vocabulary);
  for (const id of tokens) bias[id] = Number.NEGATIVE_INFINITY;
  return constant(float32(bias));
}
