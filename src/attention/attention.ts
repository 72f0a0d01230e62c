// THE operator: softmax(Q Kᵀ/√d + bias) V (Vaswani et al. 2017, "Attention Is All You Need", eq. 1).
// Queries always come from the sequence. Keys and values come from the source: the sequence itself, another
// tensor of states, or a context in which they were worked out before. Nothing else tells self from cross.
import {
  type Tensor, add, cachedAttention, cast, concatenate, constant, type Dimension, gemm, joinHeads, matMul, matMulQuantized, matMulTransposed, multiHeadAttention,
  masked, maximum, multiply, multiplyDimensions, plainAttention, positions, quantize, reduceMax, reshape, reshapeLike, rotaryEmbedding, softmax, split, splitHeads, storedAttention, transpose, wholeNumbers, wideAttention,
} from '../graph/index.ts';
import { zeros } from '../array.ts';
import { GraphError } from '../errors.ts';
import { paddingBias } from './masks.ts';
import type { Pass } from './pass.ts';
import { type Rotary, turn } from './rotary.ts';

/** A linear map as checkpoints hold it: weight [out, in], bias [out]. */
export interface Linear {
  readonly weight: Tensor;
  readonly bias: Tensor | null;
}

/** x Wᵀ + b. */
export function linear(pass: Pass, x: Tensor, { weight, bias }: Linear): Tensor {
  const [outer, inner] = weight.shape as [number, number];
  if (pass.training && x.shape.length > 2) {
    // rows of all sequences as one matrix: the bias is added in the product, and the weight's gradient is one product
    const lead = x.shape.slice(0, -1);
    return reshapeLike(gemm(reshape(x, [multiplyDimensions(lead), inner]), weight, bias), x, [...lead, outer]);
  }
  if (pass.bits === 8) return matMulQuantized(x, quantize(weight), bias);
  const product = matMulTransposed(x, weight);
  return bias ? add(product, bias) : product;
}

/** A linear map of which all outputs are multiplied by a number. */
const multiplied = ({ weight, bias }: Linear, factor: number): Linear => (factor === 1 ? { weight, bias } : { weight: multiply(weight, factor), bias: bias && multiply(bias, factor) });

/** Several linear maps of one input as one: their outputs stand side by side. */
export function sideBySide(parts: readonly Linear[]): Linear {
  const biased = parts.some((part) => part.bias);
  return {
    weight: concatenate(parts.map((part) => part.weight), 0),
    bias: biased ? concatenate(parts.map(({ bias, weight }) => bias ?? constant(zeros('float32', [weight.shape[0] as number]))), 0) : null,
  };
}

/** Size of a head in a cache: the cached kernel wants multiples of 8, so that other heads are widened by zeros. */
export const cachedHeadDim = (headDim: number): number => Math.ceil(headDim / 8) * 8;

/** Weights with each head's rows (axis 0) widened by zeros: scores and outputs stay what they were. */
function widenRows({ weight, bias }: Linear, heads: number): Linear {
  const [rows, inner] = weight.shape as [number, number];
  const headDim = rows / heads;
  const wide = cachedHeadDim(headDim);
  if (wide === headDim) return { weight, bias };
  const widen = (x: Tensor, rest: readonly number[]): Tensor =>
    reshape(concatenate([reshape(x, [heads, headDim, ...rest]), constant(zeros('float32', [heads, wide - headDim, ...rest]))], 1), [heads * wide, ...rest]);
  return { weight: widen(weight, [inner]), bias: bias && widen(bias, []) };
}
/** The same for the columns of an output map. */
function widenColumns({ weight, bias }: Linear, heads: number): Linear {
  return { weight: transpose(widenRows({ weight: transpose(weight), bias: null }, heads).weight), bias };
}

/** Keys and values of a source, worked out once: [batch, kvHeads, keyLength, headDim]. */
export interface Context {
  readonly keys: Tensor;
  readonly values: Tensor;
  /** Where keys and values are whole numbers of 8 bits, the size of one: by row and channel, [batch, 1, kvHeads·headDim]. */
  readonly sizes?: { readonly keys: Tensor; readonly values: Tensor } | undefined;
}

export interface AttentionWeights {
  readonly query: Linear;
  readonly key: Linear;
  readonly value: Linear;
  readonly output: Linear;
}

export interface AttentionOptions {
  readonly heads: number;
  /** Default: as many as heads. */
  readonly kvHeads?: number;
  /** Factor of the scores; default 1/√headDim. */
  readonly scale?: number;
  /** Added to the scores before softmax: [batch or 1, heads or 1, queryLength or 1, keyLength]. */
  readonly bias?: Tensor | null;
  /** How positions turn queries and keys of self-attention; default not at all. */
  readonly rotary?: Rotary;
  /** Positions of itself that a sequence sees, where not all: what the bias says, for caches, which make their own. */
  readonly window?: number | null;
  /** Dropout of the weights in training; default 0. */
  readonly dropout?: number;
  /** What becomes of queries, and of keys, by head before they are turned and meet (normalised, say): [batch, length, heads, headDim] to the same. */
  readonly queries?: (byHead: Tensor) => Tensor;
  readonly keys?: (byHead: Tensor) => Tensor;
}

/** A change by head of what stands side by side in the width. */
function changed(x: Tensor, heads: number, change: ((byHead: Tensor) => Tensor) | undefined): Tensor {
  if (!change) return x;
  const [batch, length, width] = x.shape as [Dimension, Dimension, number];
  return reshape(change(reshape(x, [batch, length, heads, width / heads])), [batch, length, width]);
}

/** Splits a source's states into keys and values by head: what a context holds. */
export function contextOf(pass: Pass, source: Tensor, weights: Pick<AttentionWeights, 'key' | 'value'>, kvHeads: number, change?: AttentionOptions['keys']): Context {
  const both = linear(pass, source, sideBySide([weights.key, weights.value]));
  const [keys, values] = split(both, [weights.key.weight.shape[0] as number, weights.value.weight.shape[0] as number], -1) as [Tensor, Tensor];
  const turned = changed(keys, kvHeads, change);
  if (!pass.smallContexts) return { keys: splitHeads(turned, kvHeads), values: splitHeads(values, kvHeads) };
  // what is hidden has no part in the sizes either
  const [rows, length] = source.shape as [Dimension, Dimension];
  const seen = pass.seen('cross_attentions.', rows, length);
  const shown = (x: Tensor): Tensor => (seen ? multiply(x, reshape(cast(seen, 'float32'), [rows, length, 1])) : x);
  const [k, v] = [wholeNumbers(shown(turned)), wholeNumbers(shown(values))];
  return { keys: splitHeads(k.numbers, kvHeads), values: splitHeads(v.numbers, kvHeads), sizes: { keys: k.sizes, values: v.sizes } };
}

/** Queries, keys and values that stand side by side, the first two turned, as the cached kernel takes them. */
function turnedParts(packed: Tensor, heads: number, kvHeads: number, by: Rotary): [Tensor, Tensor, Tensor] {
  const headDim = (packed.shape[2] as number) / (heads + 2 * kvHeads);
  const [query, keys, values] = split(packed, [heads * headDim, kvHeads * headDim, kvHeads * headDim], -1) as [Tensor, Tensor, Tensor];
  return [rotaryEmbedding(query, heads, by), rotaryEmbedding(keys, kvHeads, by), values];
}

const isContext = (source: Tensor | Context): source is Context => 'keys' in source;

/**
 * Attention of a sequence to a source.
 *
 * @param sequence queries' states, [batch, queryLength, width]
 * @param source the sequence itself, other states [batch, keyLength, width], or a context. A context of fewer rows
 *   than the sequence serves several rows each (beams): rows of one source stand together.
 * @param site the name of its weights in the record, as Hugging Face names the output: 'cross_attentions.0'
 * @returns [batch, queryLength, width]; the weights are revealed as [batch, heads, queryLength, keyLength]
 */
export function attention(pass: Pass, sequence: Tensor, source: Tensor | Context, site: string, weights: AttentionWeights, options: AttentionOptions): Tensor {
  const { heads, kvHeads = heads } = options;
  const width = weights.query.weight.shape[0] as number;
  if (width % heads !== 0) throw new GraphError(`attention: width must be a multiple of heads, got ${width} and ${heads}`);
  const headDim = width / heads;
  const scale = options.scale ?? 1 / Math.sqrt(headDim);
  const [rows] = sequence.shape as [Dimension];
  const fused = !pass.training && !pass.plain && kvHeads === heads;
  if (fused && !pass.wants(site) && source === sequence && !pass.keeps && !(options.rotary ?? options.queries ?? options.keys)) return atOnce(pass, sequence, site, weights, heads, scale, options.bias ?? null);

  let query: Tensor;
  let context: Context;
  /** Of the scores' factor, what the queries do not bring with them. */
  let left = scale;
  if (source === sequence) {
    const cache = pass.cache(site, rows, kvHeads, cachedHeadDim(headDim));
    if (cache) {
      if (options.queries || options.keys) throw new GraphError('attention: queries and keys that are changed by head are not kept in caches, got a pass with one');
      const packed = linear(pass, sequence, sideBySide([widenRows(weights.query, heads), widenRows(weights.key, kvHeads), widenRows(weights.value, kvHeads)]));
      const step = cachedAttention(options.rotary ? turnedParts(packed, heads, kvHeads, options.rotary) : packed, cache, { heads, kvHeads, scale, reveal: pass.wants(site), ...(options.window ? { window: options.window } : {}) });
      pass.keep(site, step.keys, step.values);
      if (step.weights) pass.reveal(site, step.weights);
      return linear(pass, weighHeads(step.output, pass.headMask(site, heads), heads), widenColumns(weights.output, heads));
    }
    const [q, k, v] = threefold(pass, sequence, weights);
    const turned = (x: Tensor, count: number): Tensor => changed(x, count, options.rotary && ((byHead) => turn(byHead, options.rotary as Rotary)));
    query = turned(changed(q, heads, options.queries), heads);
    context = { keys: splitHeads(turned(changed(k, kvHeads, options.keys), kvHeads), kvHeads), values: splitHeads(v, kvHeads) };
  } else {
    // the factor goes into the weights, once: the product of one query with its keys has a kernel of its own that knows no factor
    const ahead = !pass.training && !pass.plain && !options.queries;
    query = changed(linear(pass, sequence, ahead ? multiplied(weights.query, scale) : weights.query), heads, options.queries);
    if (ahead) left = 1;
    context = isContext(source) ? source : contextOf(pass, source, weights, kvHeads, options.keys);
  }

  // rows that share a source become queries of one batch entry, so that its keys are read once for all of them
  const [sources] = context.keys.shape as [Dimension];
  const shared = sources !== rows;
  if (shared) query = reshape(query, [sources, `${rows}/${sources}`, width], context.keys);
  // a bias of a row's own is then one of the query that the row became
  const own = shared && options.bias?.shape[0] === rows ? reshape(options.bias, [sources, 1, `${rows}/${sources}`, options.bias.shape[3] as Dimension], context.keys) : (options.bias ?? null);
  const seen = pass.seen(site, sources, context.keys.shape[2] as Dimension);
  const bias = seen ? withHidden(own, seen) : own;
  let output: Tensor;
  if (context.sizes) {
    // scores are sums over channels: what a key's channel is multiplied by, the query's may be; so that each row has its own
    const asked = multiply(query, context.sizes.keys);
    const step = storedAttention(asked, { ...context, ...pass.stored(asked) }, { scale: left, reveal: pass.wants(site), bias: bias ? fullBias(bias, query) : null });
    pass.keep(site, step.keys, step.values);
    if (step.weights) pass.reveal(site, step.weights);
    output = multiply(step.output, context.sizes.values);
  }
  // of many queries, to take the softmax again for the record costs more than to do without the kernel
  else if (fused && (!pass.wants(site) || sequence.shape[1] === 1)) {
    const { output: mixed, scores } = multiHeadAttention(query, context.keys, context.values, left, bias ? fullBias(bias, query) : null);
    output = mixed;
    if (pass.wants(site)) pass.reveal(site, softmax(scores));
  } else {
    const plain = plainAttention(splitHeads(query, heads), context.keys, context.values, {
      scale: left,
      bias,
      ...(pass.training && options.dropout ? { dropout: (w: Tensor) => pass.dropout(w, options.dropout as number) } : {}),
    });
    pass.reveal(site, plain.weights);
    output = joinHeads(plain.output);
  }
  output = given(weighHeads(output, pass.headMask(site, heads), heads), seen);
  if (shared) output = reshapeLike(output, sequence, [rows, sequence.shape[1] as Dimension, width]);
  return linear(pass, output, weights.output);
}

/** Queries, keys and values of one sequence. Three products take less than one whose result is split; training prefers the one. */
function threefold(pass: Pass, sequence: Tensor, { query, key, value }: Omit<AttentionWeights, 'output'>): [Tensor, Tensor, Tensor] {
  const maps = [query, key, value];
  if (!pass.training) return maps.map((map) => linear(pass, sequence, map)) as [Tensor, Tensor, Tensor];
  return split(linear(pass, sequence, sideBySide(maps)), maps.map(({ weight }) => weight.shape[0] as number), -1) as unknown as [Tensor, Tensor, Tensor];
}

/**
 * Self-attention of which nothing is kept and nothing recorded. A bias of the keys adds as much to all of a query's scores,
 * which softmax does not see; one of the values comes through as it is, shares adding up to one, and joins that of the
 * output map.
 */
function atOnce(pass: Pass, sequence: Tensor, site: string, { query, key, value, output }: AttentionWeights, heads: number, scale: number, own: Tensor | null): Tensor {
  const factors = pass.headMask(site, heads);
  const [rows, length] = sequence.shape as [Dimension, Dimension];
  const seen = pass.seen(site, rows, length);
  const folded = value.bias && !factors && !seen;
  const [q, k, v] = threefold(pass, sequence, { query, key: { ...key, bias: null }, value: folded ? { ...value, bias: null } : value });
  const bias = seen ? withHidden(own, seen) : own;
  // of the two kernels the faster gives a query that sees nothing other than the reference does: everything alike
  const looked = bias ? multiHeadAttention(q, splitHeads(k, heads), splitHeads(v, heads), scale, fullBias(bias, q)).output : wideAttention(q, k, v, heads, scale);
  const mixed = given(weighHeads(looked, factors, heads), seen);
  if (!folded) return linear(pass, mixed, output);
  const [outer, inner] = output.weight.shape as [number, number];
  const through = reshape(matMul(output.weight, reshape(value.bias as Tensor, [inner, 1])), [outer]);
  return linear(pass, mixed, { weight: output.weight, bias: output.bias ? add(output.bias, through) : through });
}

/** Who sees nothing is given nothing, rather than everything alike. */
function given(output: Tensor, seen: Tensor | null): Tensor {
  return seen ? multiply(output, reshape(reduceMax(cast(seen, 'float32'), [1], true), [seen.shape[0] as Dimension, 1, 1])) : output;
}

/** Heads' outputs, side by side in the width, multiplied by a factor each where the pass asks for it. Their weights are recorded as they were. */
function weighHeads(output: Tensor, factors: Tensor | null, heads: number): Tensor {
  if (!factors) return output;
  const [rows, length, width] = output.shape as [Dimension, Dimension, number];
  return reshape(multiply(reshape(output, [rows, length, heads, width / heads]), reshape(factors, [heads, 1])), [rows, length, width]);
}

/** A bias that hides keys as well: two of the most negative numbers would add up to minus infinity. */
function withHidden(bias: Tensor | null, seen: Tensor): Tensor {
  return bias ? maximum(add(bias, paddingBias(seen)), masked()) : paddingBias(seen);
}

/** The fused kernel broadcasts a bias over rows and heads but not over queries: adding a column of zeros spreads it. */
function fullBias(bias: Tensor, query: Tensor): Tensor {
  const queries = query.shape[1] as Dimension;
  if (bias.shape[2] !== 1 || queries === 1) return bias;
  const zeros = multiply(cast(positions(query, 1), 'float32'), 0);
  return add(bias, reshape(zeros, [1, 1, queries, 1]));
}
