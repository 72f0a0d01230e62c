// Matrix products, softmax and normalisation: where a transformer's arithmetic is.
import { apply, applyOne, type Dimension, multiplyDimensions, type Op, type Shape, type Tensor } from '../tensor.ts';
import { add, broadcast, cast, divide, multiply, reduceMean, reduceSum, sqrt, subtract, sumToShapeOf } from './arithmetic.ts';
import { reshape, reshapeLike, transpose } from './shape.ts';

const matMulOp: Op = {
  name: 'MatMul',
  infer: (inputs) => {
    const [a, b] = inputs as [Tensor, Tensor];
    if (a.dtype !== b.dtype) throw new Error('operands must have one dtype');
    if (a.shape.length < 2 || b.shape.length < 2) throw new Error('operands must have two axes or more');
    const inner = a.shape.at(-1);
    if (inner !== b.shape.at(-2)) throw new Error(`inner sizes must be equal, got ${inner} and ${b.shape.at(-2)}`);
    const lead: Shape = broadcast(a.shape.slice(0, -2), b.shape.slice(0, -2));
    return [{ dtype: a.dtype, shape: [...lead, a.shape.at(-2) as Dimension, b.shape.at(-1) as Dimension] }];
  },
  // (AB)' = A'B + AB':  dA = G Bᵀ, dB = Aᵀ G; with a matrix B under batches of A, all batches are rows of one product
  derivative: (node, [g]) => {
    const [a, b] = node.inputs as [Tensor, Tensor];
    if (!g) return [null, null];
    const da = sumToShapeOf(matMul(g, transpose(b)), a);
    if (b.shape.length > 2 || a.shape.length === 2) return [da, sumToShapeOf(matMul(transpose(a), g), b)];
    const rows = multiplyDimensions(a.shape.slice(0, -1));
    const flatA = reshape(a, [rows, a.shape.at(-1) as Dimension]);
    const flatG = reshapeLike(g, g, [rows, g.shape.at(-1) as Dimension]);
    return [da, matMul(transpose(flatA), flatG)];
  },
};
/** Matrix product over the last two axes, broadcasting the others. */
export const matMul = (a: Tensor, b: Tensor): Tensor => applyOne(matMulOp, [a, b]);

// Y = X Wᵀ + b:  dX = G W, dW = Gᵀ X, db = Σ G
const gemmOp: Op = {
  name: 'Gemm',
  infer: (inputs) => {
    const [x, weight, bias] = inputs as [Tensor, Tensor, Tensor | undefined];
    if (x.shape.length !== 2 || weight.shape.length !== 2) throw new Error('operands must have two axes');
    if (x.dtype !== weight.dtype || (bias && bias.dtype !== x.dtype)) throw new Error('operands must have one dtype');
    const [outer, inner] = weight.shape as [Dimension, Dimension];
    if (x.shape[1] !== inner) throw new Error(`inner sizes must be equal, got ${x.shape[1]} and ${inner}`);
    if (bias && (bias.shape.length !== 1 || bias.shape[0] !== outer)) throw new Error(`the bias must have ${outer} elements`);
    return [{ dtype: x.dtype, shape: [x.shape[0] as Dimension, outer] }];
  },
  derivative: (node, [g]) => {
    const [x, weight, bias] = node.inputs as [Tensor, Tensor, Tensor | undefined];
    if (!g) return [null, null, null];
    return [matMul(g, weight), matMul(transpose(g), x), bias ? reduceSum(g, [0]) : null];
  },
};
/** A linear map of rows in one product: x [rows, in] by a weight [out, in] and a bias [out]. */
export const gemm = (x: Tensor, weight: Tensor, bias: Tensor | null = null): Tensor => applyOne(gemmOp, bias ? [x, weight, bias] : [x, weight], { transB: { int: 1 } });

const sameAsInput: Op['infer'] = ([x]) => [{ dtype: (x as Tensor).dtype, shape: (x as Tensor).shape }];

// y = softmax(x):  x' = y (g - Σ g y)
const softmaxOp: Op = {
  name: 'Softmax',
  infer: sameAsInput,
  derivative: (node, [g]) => {
    const y = node.outputs[0] as Tensor;
    return [g ? multiply(y, subtract(g, reduceSum(multiply(g, y), [-1], true))) : null];
  },
};
/** Exponentials divided by their sum along the last axis. */
export const softmax = (x: Tensor): Tensor => applyOne(softmaxOp, [x], { axis: { int: -1 } });

// y = log softmax(x):  x' = g - e^y Σ g
const logSoftmaxOp: Op = {
  name: 'LogSoftmax',
  infer: sameAsInput,
  derivative: (node, [g]) => {
    const x = node.inputs[0] as Tensor;
    return [g ? subtract(g, multiply(softmax(x), reduceSum(g, [-1], true))) : null];
  },
};
export const logSoftmax = (x: Tensor): Tensor => applyOne(logSoftmaxOp, [x], { axis: { int: -1 } });

// y = (x - μ) r γ + β with r = 1/√(σ² + ε).  With n = (x - μ) r and h = g γ:
// x' = r (h - mean(h) - n mean(h n)),  γ' = Σ g n,  β' = Σ g
const layerNormalizationOp: Op = {
  name: 'LayerNormalization',
  required: 1,
  infer: (inputs) => {
    const [x, weight, bias] = inputs as [Tensor, Tensor, Tensor | undefined];
    const width = x.shape.at(-1);
    for (const part of [weight, bias]) if (part && (part.shape.length !== 1 || part.shape[0] !== width)) throw new Error(`weight and bias must have the last axis's size ${width}`);
    // the statistics are float32 whatever the operand is (attribute stash_type, by default 1)
    const reduced = { dtype: 'float32' as const, shape: [...x.shape.slice(0, -1), 1] };
    return [{ dtype: x.dtype, shape: x.shape }, reduced, reduced];
  },
  derivative: (node, [g]) => {
    const [x, weight, bias] = node.inputs as [Tensor, Tensor, Tensor | undefined];
    const [, mean, inverse] = node.outputs as [Tensor, Tensor, Tensor];
    if (!g) return [null, null, null];
    const r = cast(inverse, x.dtype);
    const n = multiply(subtract(x, cast(mean, x.dtype)), r);
    const h = multiply(g, weight);
    const dx = multiply(r, subtract(subtract(h, reduceMean(h, [-1], true)), multiply(n, reduceMean(multiply(h, n), [-1], true))));
    return [dx, sumToShapeOf(multiply(g, n), weight), bias ? sumToShapeOf(g, bias) : null];
  },
};
/** Zero mean and unit variance along the last axis, then scaled and shifted. */
export function layerNormalization(x: Tensor, weight: Tensor, bias: Tensor, epsilon: number): Tensor {
  return apply(layerNormalizationOp, [x, weight, bias], { axis: { int: -1 }, epsilon: { float: epsilon } })[0] as Tensor;
}

// y = x r γ with r = 1/√(mean(x²) + ε).  With n = x r and h = g γ:  x' = r (h - n mean(h n)),  γ' = Σ g n
const rmsNormalizationOp: Op = {
  name: 'RMSNormalization',
  infer: (inputs) => {
    const [x, weight] = inputs as [Tensor, Tensor];
    const width = x.shape.at(-1);
    if (weight.shape.length !== 1 || weight.shape[0] !== width) throw new Error(`the weight must have the last axis's size ${width}`);
    return [{ dtype: x.dtype, shape: x.shape }];
  },
  derivative: (node, [g]) => {
    const [x, weight] = node.inputs as [Tensor, Tensor];
    if (!g) return [null, null];
    const root = sqrt(add(reduceMean(multiply(x, x), [-1], true), (node.attributes['epsilon'] as { float: number }).float));
    const n = divide(x, root);
    const h = multiply(g, weight);
    return [divide(subtract(h, multiply(n, reduceMean(multiply(h, n), [-1], true))), root), sumToShapeOf(multiply(g, n), weight)];
  },
};
/** Division by the root of the mean square along the last axis, then scaled (Zhang & Sennrich 2019). */
export const rmsNormalization = (x: Tensor, weight: Tensor, epsilon: number): Tensor => applyOne(rmsNormalizationOp, [x, weight], { axis: { int: -1 }, epsilon: { float: epsilon } });
