// Operators of ONNX Runtime's own set (com.microsoft) that do at once what a decode step needs, each with the
// standard operators it stands for. They have no derivatives: training graphs are written without them.
import { float32 } from '../../array.ts';
import { apply, applyOne, broken, constant, type Dimension, multiplyDimensions, type Op, scalar, type Tensor } from '../tensor.ts';
import { absolute, add, cast, clip, divide, greater, maximum, multiply, negate, reduceMax, reduceMin, round, subtract, where } from './arithmetic.ts';
import { matMul, softmax } from './linear-algebra.ts';
import { positions, reshape, reshapeLike, transpose } from './shape.ts';

const domain = 'com.microsoft';

/** Splits the width into heads: [batch, length, heads·headDim] → [batch, heads, length, headDim]. */
export function splitHeads(x: Tensor, heads: number): Tensor {
  const [batch, length, width] = x.shape as [Dimension, Dimension, number];
  if (x.shape.length !== 3 || width % heads !== 0) throw broken('splitHeads', `the operand must be [batch, length, width] with a width that is a multiple of the ${heads} heads`, [x]);
  return transpose(reshape(x, [batch, length, heads, width / heads]), [0, 2, 1, 3]);
}

/** The inverse of splitHeads. */
export function joinHeads(x: Tensor): Tensor {
  const [batch, heads, length, headDim] = x.shape as [Dimension, number, Dimension, number];
  return reshape(transpose(x, [0, 2, 1, 3]), [batch, length, heads * headDim]);
}

/** softmax(QKᵀ·scale + bias) and its product with V, from standard operators; keys may have fewer heads than queries. */
export function plainAttention(
  query: Tensor, // [batch, heads, queryLength, headDim]
  keys: Tensor, // [batch, kvHeads, keyLength, headDim]
  values: Tensor,
  options: { readonly scale: number; readonly bias?: Tensor | null; readonly dropout?: (weights: Tensor) => Tensor },
): { output: Tensor; weights: Tensor; scores: Tensor } {
  const [batch, heads, queryLength] = query.shape as [Dimension, number, Dimension, number];
  const [, kvHeads, keyLength] = keys.shape as [Dimension, number, Dimension, number];
  const group = heads / kvHeads;
  if (!Number.isInteger(group)) throw broken('attention', 'query heads must be a multiple of key/value heads', [query, keys, values]);
  // grouped heads: fold each group into the queries' axis, so that keys are not repeated
  const groupLength = multiplyDimensions([group, queryLength]);
  const folded = group === 1 ? query : reshapeLike(query, query, [batch, kvHeads, groupLength, query.shape[3] as number]);
  let scores = matMul(options.scale === 1 ? folded : multiply(folded, options.scale), transpose(keys));
  if (group !== 1) scores = reshapeLike(scores, query, [batch, heads, queryLength, keyLength]);
  if (options.bias) scores = add(scores, options.bias);
  const weights = softmax(scores);
  const mixed = options.dropout ? options.dropout(weights) : weights;
  if (group === 1) return { output: matMul(mixed, values), weights, scores };
  const foldedWeights = reshapeLike(mixed, keys, [batch, kvHeads, groupLength, keyLength]);
  return { output: reshapeLike(matMul(foldedWeights, values), query, [batch, heads, queryLength, values.shape[3] as number]), weights, scores };
}

const float = (attributes: Record<string, unknown>, name: string): number => (attributes[name] as { float: number }).float;
const int = (attributes: Record<string, unknown>, name: string): number => (attributes[name] as { int: number }).int;

const multiHeadAttentionOp: Op = {
  name: 'MultiHeadAttention',
  domain,
  required: 1,
  untyped: 3,
  infer: (inputs) => {
    const [query, keys, values] = inputs as [Tensor, Tensor, Tensor];
    if (query.shape.length !== 3 || keys.shape.length !== 4) throw new Error('query must be [batch, length, width] and keys [batch, heads, length, headDim]');
    if (query.shape[2] !== (keys.shape[1] as number) * (keys.shape[3] as number)) throw new Error('the width must be heads times headDim');
    const [batch, length] = query.shape as [Dimension, Dimension];
    const { dtype } = query;
    return [
      { dtype, shape: [batch, length, (keys.shape[1] as number) * (values.shape[3] as number)] },
      { dtype, shape: keys.shape },
      { dtype, shape: values.shape },
      { dtype, shape: [batch, keys.shape[1] as Dimension, length, keys.shape[2] as Dimension] },
    ];
  },
  standard: (node) => {
    const [query, keys, values] = node.inputs as [Tensor, Tensor, Tensor];
    const heads = int(node.attributes, 'num_heads');
    const { output, scores } = plainAttention(splitHeads(query, heads), keys, values, { scale: float(node.attributes, 'scale'), bias: node.inputs[5] ?? null });
    return [joinHeads(output), keys, values, scores];
  },
};
/**
 * Fused attention over keys and values that are already split into heads. `bias`: [batch or 1, heads or 1, queryLength, keyLength];
 * `scores` are what the softmax is taken of, [batch, heads, queryLength, keyLength]: where nothing reads them, they are not kept.
 */
export function multiHeadAttention(query: Tensor, keys: Tensor, values: Tensor, scale: number, bias?: Tensor | null): { output: Tensor; scores: Tensor } {
  const heads = keys.shape[1] as number;
  const [output, , , scores] = apply(multiHeadAttentionOp, [query, keys, values, null, null, bias ?? null], { num_heads: { int: heads }, scale: { float: scale } }) as [Tensor, Tensor, Tensor, Tensor];
  return { output, scores };
}

// standard since opset 23; takes what linear maps give without moving it, and is faster than the other at every length tried.
// Its masks are not the reference's: a query from which every key is hidden gets nothing, where softmax sees all alike
const attentionOp: Op = {
  name: 'Attention',
  infer: (inputs, attributes) => {
    const [query, keys, values] = inputs as [Tensor, Tensor, Tensor];
    if ([query, keys, values].some(({ shape }) => shape.length !== 3)) throw new Error('query, keys and values must be [batch, length, width]');
    const heads = int(attributes, 'q_num_heads');
    if (query.shape[2] !== keys.shape[2] || (query.shape[2] as number) % heads !== 0) throw new Error(`the width of queries and keys must be one, and a multiple of the ${heads} heads`);
    return [{ dtype: query.dtype, shape: [query.shape[0] as Dimension, query.shape[1] as Dimension, values.shape[2] as number] }];
  },
  // written out for runtimes that do not know it yet
  standard: (node) => {
    const heads = int(node.attributes, 'q_num_heads');
    const [query, keys, values] = (node.inputs.slice(0, 3) as Tensor[]).map((x) => splitHeads(x, heads)) as [Tensor, Tensor, Tensor];
    return [joinHeads(plainAttention(query, keys, values, { scale: float(node.attributes, 'scale'), bias: null }).output)];
  },
};
/** Fused attention over queries, keys and values [batch, length, width] whose heads stand side by side; every query sees every key. */
export function wideAttention(query: Tensor, keys: Tensor, values: Tensor, heads: number, scale: number): Tensor {
  return applyOne(attentionOp, [query, keys, values], { q_num_heads: { int: heads }, kv_num_heads: { int: heads }, scale: { float: scale } });
}

const groupQueryAttentionOp: Op = {
  name: 'GroupQueryAttention',
  domain,
  infer: (inputs, attributes) => {
    const [query, , , pastKeys] = inputs as [Tensor, Tensor | null, Tensor | null, Tensor];
    const headDim = pastKeys.shape[3] as number;
    const heads = int(attributes, 'num_heads');
    const [batch, length] = query.shape as [Dimension, Dimension];
    const cache = { dtype: pastKeys.dtype, shape: pastKeys.shape };
    return [
      { dtype: query.dtype, shape: [batch, length, heads * headDim] },
      cache,
      cache,
      ...('qk_output' in attributes ? [{ dtype: query.dtype, shape: [batch, heads, length, 'causal' in attributes ? (pastKeys.shape[2] as Dimension) : 'totalLength'] }] : []),
    ];
  },
};

/** Keys and values kept from earlier steps, in place: the same memory is bound to past and present. */
export interface Cache {
  readonly keys: Tensor; // [rows, kvHeads, cacheLength, headDim]
  readonly values: Tensor;
  /** Per row, the count of positions after this step, minus one; int32[rows]. */
  readonly last: Tensor;
  /** The largest such count; int32[1]. */
  readonly total: Tensor;
}

const rotaryEmbeddingOp: Op = {
  name: 'RotaryEmbedding',
  infer: (inputs) => {
    const [x, cos] = inputs as [Tensor, Tensor];
    if (x.shape.length !== 3 || cos.shape.length !== 3) throw new Error('the operand must be [batch, length, heads·headDim] and the angles [batch, length, pairs]');
    return [{ dtype: x.dtype, shape: x.shape }];
  },
};
/** Pairs of each head's first numbers turned: x [batch, length, heads·headDim], cos and sin [batch, length, pairs]. */
export function rotaryEmbedding(x: Tensor, heads: number, { cos, sin, interleaved }: { readonly cos: Tensor; readonly sin: Tensor; readonly interleaved: boolean }): Tensor {
  const turned = 2 * (cos.shape[2] as number);
  return applyOne(rotaryEmbeddingOp, [x, cos, sin], { num_heads: { int: heads }, interleaved: { int: interleaved ? 1 : 0 }, ...(turned * heads === x.shape[2] ? {} : { rotary_embedding_dim: { int: turned } }) });
}

/**
 * Causal self-attention of a step against a cache. Queries, keys and values are [rows, length, heads·headDim] each, or
 * one beside the other in one tensor. `weights` are the step's probabilities, [rows, heads, length, total], where `reveal`
 * asks for them, or null.
 */
export function cachedAttention(
  given: Tensor | readonly [query: Tensor, keys: Tensor, values: Tensor],
  cache: Cache,
  options: { readonly heads: number; readonly kvHeads: number; readonly scale: number; readonly reveal: boolean; readonly window?: number },
): { output: Tensor; keys: Tensor; values: Tensor; weights: Tensor | null } {
  const [output, keys, values, weights] = apply(
    groupQueryAttentionOp,
    [...('shape' in given ? [given, null, null] : given), cache.keys, cache.values, cache.last, cache.total],
    {
      num_heads: { int: options.heads },
      kv_num_heads: { int: options.kvHeads },
      scale: { float: options.scale },
      ...(options.reveal ? { qk_output: { int: 2 } } : {}),
      ...(options.window ? { local_window_size: { int: options.window } } : {}),
    },
  ) as [Tensor, Tensor, Tensor, Tensor?];
  return { output, keys, values, weights: weights ? ownKeys(weights, cache.last) : null };
}

/** Keys and values that are all there. */
export interface Stored extends Cache {
  /** New ones: none, [batch, 0, heads·headDim]. */
  readonly nothing: Tensor;
}

/**
 * Attention to keys and values that are all there and stay as they are: whole numbers of 8 bits, of which the kernel reads a quarter of the
 * bytes. Their sizes are the caller's to multiply by, queries by those of keys, what comes out by those of values.
 * Queries are [batch, length, heads·headDim], of one entry where there are several positions; `bias` as multiHeadAttention
 * takes it. The cache's memory must be bound to what is given back, which is as it was.
 */
export function storedAttention(query: Tensor, cache: Stored, options: { readonly scale: number; readonly reveal: boolean; readonly bias: Tensor | null }): { output: Tensor; keys: Tensor; values: Tensor; weights: Tensor | null } {
  const heads = cache.keys.shape[1] as number;
  const { nothing } = cache;
  const size = constant(float32([1], [1]));
  const whole = { string: 'PER_TENSOR' };
  const [output, keys, values, weights] = apply(
    groupQueryAttentionOp,
    [query, nothing, nothing, cache.keys, cache.values, cache.last, cache.total, null, null, null, options.bias, null, size, size],
    {
      num_heads: { int: heads }, kv_num_heads: { int: heads }, scale: { float: options.scale }, causal: { int: 0 },
      kv_cache_bit_width: { int: 8 }, k_quant_type: whole, v_quant_type: whole, ...(options.reveal ? { qk_output: { int: 2 } } : {}),
    },
  ) as [Tensor, Tensor, Tensor, Tensor?];
  return { output, keys, values, weights: weights ?? null };
}

/** The kernel leaves weights of keys beyond a row's own as the memory was: 0 instead. */
function ownKeys(weights: Tensor, last: Tensor): Tensor {
  const [rows] = weights.shape as [Dimension];
  const beyond = greater(positions(weights, 3), reshape(cast(last, 'int64'), [rows, 1, 1, 1]));
  return where(beyond, scalar(0), weights);
}

const fusedMatMulOp: Op = {
  name: 'FusedMatMul',
  domain,
  infer: (inputs) => {
    const [x, weight] = inputs as [Tensor, Tensor];
    if (x.dtype !== weight.dtype) throw new Error('operands must have one dtype');
    if (weight.shape.length !== 2) throw new Error('the weight must be [out, in]');
    if (x.shape.at(-1) !== weight.shape[1]) throw new Error(`inner sizes must be equal, the weight's is ${weight.shape[1]}`);
    return [{ dtype: x.dtype, shape: [...x.shape.slice(0, -1), weight.shape[0] as Dimension] }];
  },
  standard: (node) => {
    const [x, weight] = node.inputs as [Tensor, Tensor];
    return [matMul(x, transpose(weight))];
  },
};
/** x · Wᵀ with W [out, in] as checkpoints hold it: no turned copy of it is made, the kernel packs it from where it lies. */
export const matMulTransposed = (x: Tensor, weight: Tensor): Tensor => applyOne(fusedMatMulOp, [x, weight], { transB: { int: 1 } });

const matMulIntegerOp: Op = {
  name: 'MatMulIntegerToFloat',
  domain,
  infer: (inputs) => {
    const [x, weight, , scales] = inputs as [Tensor, Tensor, Tensor, Tensor];
    const [k, n] = weight.shape as [number, number];
    if (x.shape.at(-1) !== k) throw new Error(`inner sizes must be equal, the weight's is ${k}`);
    if (x.dtype !== 'uint8' || weight.dtype !== 'int8') throw new Error('the operands must be uint8 and int8');
    if (scales.shape[0] !== n) throw new Error(`there must be a scale for each of the weight's ${n} columns`);
    return [{ dtype: 'float32', shape: [...x.shape.slice(0, -1), n] }];
  },
  standard: (node) => {
    const [x, weight, scale, scales, , , bias] = node.inputs as [Tensor, Tensor, Tensor, Tensor, Tensor, null, Tensor?];
    const product = multiply(matMul(subtract(cast(x, 'float32'), 128), cast(weight, 'float32')), multiply(scales, scale));
    return [bias ? add(product, bias) : product];
  },
};

const quantizeLinearOp: Op = {
  name: 'QuantizeLinear',
  infer: ([x, , zero]) => [{ dtype: (zero as Tensor).dtype, shape: (x as Tensor).shape }],
};

/** The largest entry along an axis, whatever its sign. Of many, two reductions take less than one over absolute values that are made first. */
const largestAlong = (x: Tensor, axis: number): Tensor => maximum(reduceMax(x, [axis], true), negate(reduceMin(x, [axis], true)));

/** x as whole numbers from -127 to 127, and the size of one along an axis: of x [batch, length, width] by row and column, [batch, 1, width]. */
export function wholeNumbers(x: Tensor, axis = 1): { numbers: Tensor; sizes: Tensor } {
  const sizes = maximum(multiply(largestAlong(x, axis), 1 / 127), 1e-30);
  return { numbers: applyOne(quantizeLinearOp, [divide(x, sizes), one(), constant({ dtype: 'int8', shape: [], data: Int8Array.of(0) })]), sizes };
}

/** A weight [out, in] as whole numbers from -127 to 127, [in, out], and the size of one for each output: the form matMulQuantized takes. */
export function quantize(weight: Tensor): { quantized: Tensor; scales: Tensor } {
  if (weight.shape.length !== 2) throw broken('quantize', 'the operand must be [out, in]', [weight]);
  const scales = maximum(divide(reduceMax(absolute(weight), [1], true), 127), 1e-30);
  const quantized = cast(clip(round(divide(weight, scales)), -127, 127), 'int8');
  return { quantized: transpose(quantized), scales: reshape(scales, [weight.shape[0] as number]) };
}

interface QuantizedRows {
  readonly rows: Tensor;
  /** The size of one: [] of a single row, [..., 1] of several. */
  readonly scale: Tensor;
}
/** What was quantised once serves every product of it. */
const quantizedRows = new WeakMap<Tensor, QuantizedRows>();
const zeroPoint = (): Tensor => constant({ dtype: 'uint8', shape: [], data: Uint8Array.of(128) });
const one = (): Tensor => constant(float32([1], []));

/** A single row is divided by its scale in the operator that rounds, several before it: the same numbers come of it. */
function quantizeRows(x: Tensor): QuantizedRows {
  const known = quantizedRows.get(x);
  if (known) return known;
  const [step, single] = [x.shape.at(-2) === 1, x.shape.slice(0, -1).every((size) => size === 1)];
  // in a step, what counts is how many operators there are
  const largest = single ? reduceMax(absolute(x)) : step ? reduceMax(absolute(x), [-1], true) : largestAlong(x, -1);
  const scale = multiply(largest, constant(float32([1 / 127], [])));
  // a row of zeros becomes some numbers or other, and these times its scale, zero
  const rows = applyOne(quantizeLinearOp, single ? [x, scale, zeroPoint()] : [divide(x, scale), one(), zeroPoint()]);
  const made = { rows, scale };
  quantizedRows.set(x, made);
  return made;
}

/**
 * x · Wᵀ + b with W quantised, in 8-bit integers. Each row of x is quantised by its own largest entry on the way, and sums
 * of integers are exact: but for the last bit of scaling, a row's product does not depend on the rows beside it,
 * whatever kernel their number calls for. A single row is scaled, and its bias added, by the product itself: at that size an operator
 * costs what it is called for, whatever it does.
 */
export function matMulQuantized(x: Tensor, weight: { quantized: Tensor; scales: Tensor }, bias: Tensor | null = null): Tensor {
  const { rows, scale } = quantizeRows(x);
  if (scale.shape.length === 0) return applyOne(matMulIntegerOp, [rows, weight.quantized, scale, weight.scales, zeroPoint(), null, ...(bias ? [bias] : [])]);
  const product = multiply(applyOne(matMulIntegerOp, [rows, weight.quantized, one(), weight.scales, zeroPoint()]), scale);
  return bias ? add(product, bias) : product;
}

/** The most negative float32: what the reference adds to scores of masked keys. */
export const masked = (): Tensor => constant(float32([-3.4028234663852886e38], []));
