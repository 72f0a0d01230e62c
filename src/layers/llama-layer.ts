// Llama's layer (Touvron et al. 2023), which much of what came after shares: norms of the mean square before attention
// and before a gated feed-forward map, keys and values of fewer heads than queries, rotary positions.
import { type AttentionWeights, attention, linear, type Pass, type Rotary } from '../attention/index.ts';
import { add, multiply, type Tensor } from '../graph/index.ts';
import { type Activation, activations, linearWeights, rmsNorm } from './index.ts';

export interface LlamaShape {
  readonly width: number;
  readonly inner: number;
  readonly heads: number;
  readonly kvHeads: number;
  readonly headDim: number;
  readonly activation: Activation;
  readonly epsilon: number;
  /** Which maps have a bias; default none. */
  readonly biases?: { readonly queries?: boolean; readonly output?: boolean; readonly feed?: boolean };
  readonly dropout?: number;
}

/** How a layer looks at its own sequence. */
export interface OwnLook {
  readonly site: string;
  readonly bias: Tensor;
  readonly turns: Rotary;
  readonly window?: number | null;
}

/** Maps of queries, keys, values and output under a name. */
export function llamaWeights(pass: Pass, name: string, { width, heads, kvHeads, headDim, biases = {} }: LlamaShape): AttentionWeights {
  const map = (of: string, inner: number, outer: number, bias = false) => linearWeights(pass, `${name}.${of}_proj`, inner, outer, { bias });
  return { query: map('q', width, heads * headDim, biases.queries), key: map('k', width, kvHeads * headDim, biases.queries), value: map('v', width, kvHeads * headDim, biases.queries), output: map('o', heads * headDim, width, biases.output) };
}

/** down(act(gate(x)) · up(x)), after its norm. @param block the layer's name in the checkpoint */
export function gatedFeed(pass: Pass, x: Tensor, block: string, { width, inner, activation, epsilon, biases }: LlamaShape): Tensor {
  const normal = rmsNorm(pass, x, `${block}.post_attention_layernorm`, epsilon);
  const map = (of: string, from: number, to: number) => linearWeights(pass, `${block}.mlp.${of}_proj`, from, to, { bias: biases?.feed ?? false });
  return linear(pass, multiply(activations[activation](linear(pass, normal, map('gate', width, inner))), linear(pass, normal, map('up', width, inner))), map('down', inner, width));
}

/** x + attention(norm(x)), then x + feed(norm(x)). */
export function llamaLayer(pass: Pass, x: Tensor, block: string, shape: LlamaShape, { site, bias, turns, window = null }: OwnLook): Tensor {
  const { heads, kvHeads, epsilon, dropout = 0 } = shape;
  const normal = rmsNorm(pass, x, `${block}.input_layernorm`, epsilon);
  const middle = add(x, attention(pass, normal, normal, site, llamaWeights(pass, `${block}.self_attn`, shape), { heads, kvHeads, bias, rotary: turns, window, dropout }));
  return add(middle, gatedFeed(pass, middle, block, shape));
}
