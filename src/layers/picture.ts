// What models that look at pictures share: patches as tokens, tokens that stand before them, and the layer that
// normalises before it attends (Dosovitskiy et al. 2021, "An Image is Worth 16x16 Words").
import { type AttentionWeights, attention, type Linear, linear, type Pass } from '../attention/index.ts';
import { zeros } from '../array.ts';
import { add, concatenate, constant, type Dimension, multiply, reshape, slice, type Tensor, transpose } from '../graph/index.ts';
import { type Activation, layerNorm, mlp } from './index.ts';

/** Sizes of a picture and of its patches, in pixels. */
export interface PictureShape {
  readonly channels: number;
  readonly height: number;
  readonly width: number;
  readonly patchHeight: number;
  readonly patchWidth: number;
}

/** Rows and columns of patches; pixels beyond the last whole patch are not looked at. */
export const patchGrid = (shape: PictureShape): readonly [number, number] => [Math.floor(shape.height / shape.patchHeight), Math.floor(shape.width / shape.patchWidth)];

/**
 * A convolution whose steps are as long as its kernel, written as one product: each patch is a row.
 * @param pixels [batch, channels, height, width]
 * @param name of the convolution: weight [width, channels, patchHeight, patchWidth]
 * @returns [batch, patches, width], row by row from the top left
 */
export function patchEmbedding(pass: Pass, pixels: Tensor, name: string, width: number, shape: PictureShape, options: { readonly bias?: boolean } = {}): Tensor {
  const { channels, patchHeight, patchWidth } = shape;
  const [rows, columns] = patchGrid(shape);
  const [batch] = pixels.shape as [Dimension];
  let whole = pixels;
  if (rows * patchHeight !== shape.height) whole = slice(whole, 2, 0, rows * patchHeight);
  if (columns * patchWidth !== shape.width) whole = slice(whole, 3, 0, columns * patchWidth);
  const apart = transpose(reshape(whole, [batch, channels, rows, patchHeight, columns, patchWidth]), [0, 2, 4, 1, 3, 5]);
  const inner = channels * patchHeight * patchWidth;
  const weight = reshape(pass.parameter(`${name}.weight`, [width, channels, patchHeight, patchWidth]), [width, inner]);
  const bias = options.bias === false ? null : pass.parameter(`${name}.bias`, [width]);
  return linear(pass, reshape(apart, [batch, rows * columns, inner]), { weight, bias });
}

/**
 * Patches with learnt tokens before them and learnt positions added.
 * @param tokens each [1, 1, width]; they may be none
 * @param positions [1, tokens + patches, width]
 */
export function tokensAndPatches(pixels: Tensor, patches: Tensor, tokens: readonly Tensor[], positions: Tensor): Tensor {
  if (tokens.length === 0) return add(patches, positions);
  const [batch, count, width] = patches.shape as [Dimension, number, number];
  // room for the tokens in every row of the batch; what they are is added with the positions, once for all rows
  const corner = [1, 2, 3].reduce((x, axis) => slice(x, axis, 0, 1), pixels);
  const blank = add(multiply(reshape(corner, [batch, 1, 1]), 0), constant(zeros('float32', [1, tokens.length, width])));
  const learnt = concatenate([...tokens, constant(zeros('float32', [1, count, width]))], 1);
  return add(concatenate([blank, patches], 1), add(learnt, positions));
}

/** The weights of a layer that normalises first. */
export interface PreNormWeights {
  /** Names of the two norms. */
  readonly before: string;
  readonly after: string;
  readonly attention: AttentionWeights;
  readonly first: Linear;
  readonly second: Linear;
}

export interface PreNormOptions {
  readonly heads: number;
  readonly activation: Activation;
  readonly epsilon: number;
  readonly bias?: Tensor | null;
  /** Dropout of what is added, and of the attention weights; default 0. */
  readonly dropout?: number;
  readonly attentionDropout?: number;
}

/** x + attention(norm(x)), then x + mlp(norm(x)). */
export function preNormLayer(pass: Pass, x: Tensor, site: string, weights: PreNormWeights, options: PreNormOptions): Tensor {
  const { heads, epsilon, bias = null, dropout = 0, attentionDropout = 0 } = options;
  const normal = layerNorm(pass, x, weights.before, epsilon);
  const middle = add(x, pass.dropout(attention(pass, normal, normal, site, weights.attention, { heads, bias, dropout: attentionDropout }), dropout));
  const fed = mlp(pass, layerNorm(pass, middle, weights.after, epsilon), weights.first, options.activation, weights.second);
  return add(middle, pass.dropout(fed, dropout));
}
