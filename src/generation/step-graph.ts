// The graph of a decoding's step: what the model computes of the tokens given, and what leaves it, choice included.
import { type Context, Pass } from '../attention/index.ts';
import { concatenate, type Dimension, gather, input, reshape, slice, softmax, type Tensor, transpose } from '../graph/index.ts';
import { InputError } from '../errors.ts';
import { chooseCandidates, chooseLikeliest } from './choice.ts';
import { type DecodingOptions, type Runnable, watching } from './runnable.ts';

/** What tells apart the graphs of sources: whether padding of them is masked, and whether their contexts are kept in 8 bits. */
export interface SourceForm {
  readonly masked: boolean;
  readonly small: boolean;
}

/**
 * The graph of a step of `length` positions a row (1, or 'length' for prompts of several), `alone` of one input. Maps leave it whole: what is summed up of them is the host's to do.
 * @param each what follows each of one input's positions is chosen, not only what follows the last
 */
export function stepGraph(runnable: Runnable, options: Omit<DecodingOptions, 'summary'>, { masked, small }: SourceForm, length: Dimension, alone: boolean, each = false): Record<string, Tensor> {
  const { model } = runnable;
  const beams = options.beams ?? 1;
  const batch = alone ? 1 : 'batch';
  const rows = beams > 1 ? 'rows' : batch;
  const pass = new Pass({ parameters: runnable.parameters, bits: runnable.bits, cacheLength: 'capacity', ...watching(model, options, []) });
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
    const given = (name: string): Tensor => input(name, small ? 'int8' : 'float32', [batch, kvHeads, 'sourceLength', headDim]);
    const sizes = (name: string): Tensor => input(name, 'float32', [batch, 1, kvHeads * headDim]);
    const contexts: Context[] = Array.from({ length: layers }, (_, layer) => ({
      keys: given(`keys.${layer}`),
      values: given(`values.${layer}`),
      sizes: small ? { keys: sizes(`key_sizes.${layer}`), values: sizes(`value_sizes.${layer}`) } : undefined,
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
  const outputs: Record<string, Tensor> = { ...pass.revealed };
  if (probed) outputs['probe'] = reshape(slice(softmax(reshape(probed, [rows, vocabulary])), 1, options.probe as number, (options.probe as number) + 1), [rows]);
  const { choice, timed, confidenceBelow } = options;
  const scores = reshape(logits, [answers, vocabulary]);
  if (choice.kind === 'logits') return { ...outputs, logits: scores };
  const allowed = {
    suppressed: [...new Set([...(options.suppressed ?? []), ...(ends ? (options.beginSuppressed ?? []) : [])])],
    ...(timed ? { timed: { ...timed, bounds: input('bounds', 'int64', [answers, 3]) } } : {}),
  };
  if (choice.kind === 'greedy') return { ...outputs, ...chooseLikeliest(scores, allowed, confidenceBelow) };
  return { ...outputs, ...chooseCandidates(scores, allowed, choice.count, { renormalize: options.renormalize ?? false, ...(confidenceBelow === undefined ? {} : { text: confidenceBelow }) }) };
}
