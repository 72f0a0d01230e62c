// Pieces that models are put together from: each takes the pass and names of weights, nothing else.
import { type AttentionWeights, type Linear, linear, type Pass } from '../attention/index.ts';
import { float32 } from '../array.ts';
import { constant, gather, gelu, layerNormalization, multiply, relu, rmsNormalization, sigmoid, type Tensor, tanh, transpose } from '../graph/index.ts';

/** A linear map stored as PyTorch's Linear: weight [out, in], bias [out]. */
export function linearWeights(pass: Pass, name: string, inner: number, outer: number, options: { readonly bias?: boolean } = {}): Linear {
  return {
    weight: pass.parameter(`${name}.weight`, [outer, inner]),
    bias: options.bias === false ? null : pass.parameter(`${name}.bias`, [outer]),
  };
}

/** A linear map stored the other way round, [in, out], as GPT-2's Conv1D. */
export function conv1dWeights(pass: Pass, name: string, inner: number, outer: number): Linear {
  return { weight: transpose(pass.parameter(`${name}.weight`, [inner, outer])), bias: pass.parameter(`${name}.bias`, [outer]) };
}

/** Query, key, value and output maps by their names in the checkpoint. */
export function attentionWeights(
  pass: Pass,
  names: { readonly query: string; readonly key: string; readonly value: string; readonly output: string },
  width: number,
  options: { readonly sourceWidth?: number; /** Of query, key and value; default true. */ readonly bias?: boolean } = {},
): AttentionWeights {
  const { sourceWidth = width, bias = true } = options;
  return {
    query: linearWeights(pass, names.query, width, width, { bias }),
    key: linearWeights(pass, names.key, sourceWidth, width, { bias }),
    value: linearWeights(pass, names.value, sourceWidth, width, { bias }),
    output: linearWeights(pass, names.output, width, width),
  };
}

/** Layer normalisation by its name in the checkpoint. */
export const layerNorm = (pass: Pass, x: Tensor, name: string, epsilon: number): Tensor => layerNormNamed(pass, x, [`${name}.weight`, `${name}.bias`], epsilon);

/** Layer normalisation by the names of its weight and bias. */
export function layerNormNamed(pass: Pass, x: Tensor, [weight, bias]: readonly [string, string], epsilon: number): Tensor {
  const width = x.shape.at(-1) as number;
  return layerNormalization(x, pass.parameter(weight, [width]), pass.parameter(bias, [width]), epsilon);
}

/** Division by the root of the mean square, then a weight, by its name in the checkpoint. */
export const rmsNorm = (pass: Pass, x: Tensor, name: string, epsilon: number): Tensor => rmsNormalization(x, pass.parameter(`${name}.weight`, [x.shape.at(-1) as number]), epsilon);

/** Activations by the names that configs use. */
export const activations = {
  relu,
  gelu: (x: Tensor) => gelu(x),
  gelu_python: (x: Tensor) => gelu(x),
  gelu_new: (x: Tensor) => gelu(x, 'tanh'),
  gelu_pytorch_tanh: (x: Tensor) => gelu(x, 'tanh'),
  gelu_python_tanh: (x: Tensor) => gelu(x, 'tanh'),
  gelu_accurate: (x: Tensor) => gelu(x, 'tanh'),
  gelu_fast: (x: Tensor) => gelu(x, 'tanh'),
  quick_gelu: (x: Tensor) => multiply(x, sigmoid(multiply(x, 1.702))),
  silu: (x: Tensor) => multiply(x, sigmoid(x)),
  swish: (x: Tensor) => multiply(x, sigmoid(x)),
  sigmoid,
  tanh,
  linear: (x: Tensor) => x,
} as const;
export type Activation = keyof typeof activations;
export const activationNames = Object.keys(activations) as readonly Activation[];

/** Two linear maps with an activation between them. */
export function mlp(pass: Pass, x: Tensor, first: Linear, activation: Activation, second: Linear, dropout = 0): Tensor {
  return linear(pass, pass.dropout(activations[activation](linear(pass, x, first)), dropout), second);
}

/** Rows of a table by index: int64 [batch, length] → [batch, length, width]. */
export const embedding = (table: Tensor, ids: Tensor): Tensor => gather(table, ids);

/** Scores of every vocabulary entry from states, by the table that embeds them. */
export const project = (pass: Pass, x: Tensor, table: Tensor, bias: Tensor | null = null): Tensor => linear(pass, x, { weight: table, bias });

/**
 * Sinusoidal positions as Marian lays them out: sines in the first half of the width, cosines in the second
 * (Vaswani et al. 2017, section 3.5, interleaves them).
 */
export function sinusoids(positions: number, width: number): Tensor {
  const table = new Float32Array(positions * width);
  const half = Math.ceil(width / 2);
  const periods = Float64Array.from({ length: width }, (_, j) => 10000 ** ((2 * Math.floor(j / 2)) / width));
  for (let position = 0; position < positions; position++) {
    for (let j = 0; j < width; j++) {
      const angle = position / (periods[j] as number);
      const column = j % 2 === 0 ? j / 2 : half + (j - 1) / 2;
      table[position * width + column] = j % 2 === 0 ? Math.sin(angle) : Math.cos(angle);
    }
  }
  return constant(float32(table, [positions, width]));
}
