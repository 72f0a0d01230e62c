// Convolution over one or more spatial axes (Dumoulin & Visin 2016, "A guide to convolution arithmetic for deep
// learning"): cross-correlation, as in every deep-learning library.
import { applyOne, broken, type Attribute, type Dimension, type GraphNode, type Op, type Tensor } from '../tensor.ts';
import { reduceSum } from './arithmetic.ts';
import { slice, transpose } from './shape.ts';

export interface ConvolutionOptions {
  /** Step between windows, an axis each; default 1. */
  readonly strides?: readonly number[];
  /** Zeros before and after, an axis each; default 0. */
  readonly padding?: readonly number[];
  /** Parts of the channels that see each other; default 1. */
  readonly groups?: number;
}

const ints = (node: { readonly attributes: GraphNode['attributes'] }, name: string): readonly number[] => (node.attributes[name] as { ints: readonly number[] }).ints;

const convOp: Op = {
  name: 'Conv',
  infer: (inputs, attributes) => {
    const [x, weight, bias] = inputs as [Tensor, Tensor, Tensor | undefined];
    const spatial = x.shape.length - 2;
    if (x.dtype !== weight.dtype || (bias && bias.dtype !== x.dtype)) throw new Error('operands must have one dtype');
    if (spatial < 1 || weight.shape.length !== x.shape.length) throw new Error('the operand must be [batch, channels, …size] and the weight [out, channels/groups, …kernel]');
    const { int: groups } = attributes['group'] as { int: number };
    if (x.shape[1] !== (weight.shape[1] as number) * groups) throw new Error(`channels must be ${weight.shape[1]} in each of ${groups} groups`);
    if (bias && (bias.shape.length !== 1 || bias.shape[0] !== weight.shape[0])) throw new Error(`the bias must have ${weight.shape[0]} elements`);
    const [strides, pads, dilations] = ['strides', 'pads', 'dilations'].map((name) => ints({ attributes }, name)) as [number[], number[], number[]];
    const sizes = x.shape.slice(2).map((size, axis): Dimension => {
      const kernel = ((weight.shape[axis + 2] as number) - 1) * (dilations[axis] as number) + 1;
      const padding = (pads[axis] as number) + (pads[axis + spatial] as number);
      const stride = strides[axis] as number;
      if (typeof size === 'string') return stride === 1 && padding === kernel - 1 ? size : `windows(${size},${kernel},${stride},${padding})`;
      if (size + padding < kernel) throw new Error(`axis ${axis + 2} with its padding must hold the kernel's ${kernel}`);
      return Math.floor((size + padding - kernel) / stride) + 1;
    });
    return [{ dtype: x.dtype, shape: [x.shape[0] as Dimension, weight.shape[0] as Dimension, ...sizes] }];
  },
  // y_i = Σ_j w_j x_{si+dj-p}.  Along x: what each window gave flows back into it, a transposed convolution.
  // Along w: g is itself the kernel, spread by the stride: w'_j = Σ_i g_i x_{si+dj-p}, channels taking the batch's part.
  derivative: (node, [g]) => {
    const [x, weight, bias] = node.inputs as [Tensor, Tensor, Tensor | null];
    if (!g) return [null, null, null];
    if ((node.attributes['group'] as { int: number }).int !== 1) throw broken('Conv', 'the derivative is written for one group', [x, weight]);
    const [strides, pads, dilations] = ['strides', 'pads', 'dilations'].map((name) => ints(node, name)) as [number[], number[], number[]];
    const axes = strides.map((_, axis) => axis + 2);
    const exchanged = [1, 0, ...axes];
    // elements at the end that no window reached make it longer than the kernel
    const sizes = strides.map((stride, axis): Dimension => (stride === 1 ? (weight.shape[axis + 2] as number) : `kernel ${axis}`));
    const byTap: Op = { name: 'Conv', infer: () => [{ dtype: x.dtype, shape: [x.shape[1] as Dimension, g.shape[1] as Dimension, ...sizes] }] };
    const taps = applyOne(byTap, [transpose(x, exchanged), transpose(g, exchanged)], { strides: { ints: dilations }, dilations: { ints: strides }, pads: { ints: pads }, group: { int: 1 } });
    const cut = axes.reduce((y, axis) => (y.shape[axis] === weight.shape[axis] ? y : slice(y, axis, 0, weight.shape[axis] as number)), taps);
    return [convolutionTransposed(g, weight, x, node.attributes), transpose(cut, exchanged), bias && reduceSum(g, [0, ...axes])];
  },
};

/** The transpose of a convolution: what flows back to its operand `x`. */
function convolutionTransposed(g: Tensor, weight: Tensor, x: Tensor, attributes: Readonly<Record<string, Attribute>>): Tensor {
  const [strides, pads, dilations] = ['strides', 'pads', 'dilations'].map((name) => ints({ attributes }, name)) as [number[], number[], number[]];
  // elements that no window reached at the end get zeros; how many there are is not known of sizes with names
  const missing = strides.map((stride, axis) => {
    const [size, windows] = [x.shape[axis + 2], g.shape[axis + 2]];
    if (stride === 1) return 0;
    if (typeof size !== 'number' || typeof windows !== 'number') throw broken('Conv', 'the derivative along strided axes needs their sizes as numbers', [x, weight]);
    const kernel = ((weight.shape[axis + 2] as number) - 1) * (dilations[axis] as number) + 1;
    return size + (pads[axis] as number) + (pads[axis + strides.length] as number) - (stride * (windows - 1) + kernel);
  });
  const op: Op = { name: 'ConvTranspose', infer: () => [x] };
  return applyOne(op, [g, weight], { ...attributes, output_padding: { ints: missing } });
}

/**
 * Windows of x weighed: x [batch, channels, …size], weight [out, channels/groups, …kernel], bias [out].
 * @returns [batch, out, …windows]
 */
export function convolution(x: Tensor, weight: Tensor, bias: Tensor | null, options: ConvolutionOptions = {}): Tensor {
  const axes = Math.max(0, x.shape.length - 2);
  const { strides = new Array<number>(axes).fill(1), padding = new Array<number>(axes).fill(0) } = options;
  if (strides.length !== axes || padding.length !== axes) throw broken('Conv', `strides and padding must be given for ${axes} axes, not [${strides}] and [${padding}]`, [x, weight]);
  return applyOne(convOp, [x, weight, bias], {
    strides: { ints: strides }, pads: { ints: [...padding, ...padding] }, dilations: { ints: strides.map(() => 1) }, group: { int: options.groups ?? 1 },
  });
}
