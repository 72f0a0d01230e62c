// From records to scores of source tokens for each output token. Attention is read in different ways, none of them
// proof of cause: see cut.ts for that.
//   averaged  mean over all layers and heads (or those given)
//   shifted   the same, read one step later, when the token is the decoder's input rather than its output
//             (Chen et al. 2020, "Accurate Word Alignment Induction from Neural Machine Translation")
//   heads     chosen heads only, found on sentences whose alignment is known
//   rollout   averaged, carried through the encoder's layers to its input (Abnar & Zuidema 2020)
import type { NDArray } from '../array.ts';
import { InputError } from '../errors.ts';

/** A head by its layer and number. */
export type Head = readonly [layer: number, head: number];

export interface Method {
  readonly name: 'raw' | 'averaged' | 'shifted' | 'heads' | 'rollout';
  /** Heads read; default all. */
  readonly heads?: readonly Head[];
  /** Read one step later. */
  readonly shifted?: boolean;
}

/** Weights by name, [heads, outputTokens, keys] for a sequence written; encoder maps [heads, keys, keys]. */
export type Weights = Readonly<Record<string, NDArray<'float32'>>>;

/** Scores of each source token for each output token, rows of which add up to one: [outputTokens][sourceTokens]. */
export type ScoreMatrix = readonly Float64Array[];

const layersOf = (weights: Weights, prefix: string): number[] =>
  Object.keys(weights)
    .filter((name) => name.startsWith(prefix))
    .map((name) => Number(name.slice(prefix.length)))
    .sort((a, b) => a - b);

/** Scores by a method. Throws InputError when the record lacks what the method reads. */
export function scores(weights: Weights, method: Method): ScoreMatrix {
  const layers = layersOf(weights, 'cross_attentions.');
  if (layers.length === 0) throw new InputError('sightlines: the record holds no cross-attention; record it with record: "full" or "summary"');
  const first = weights[`cross_attentions.${layers[0]}`] as NDArray<'float32'>;
  const [heads, outputs, keys] = first.shape as [number, number, number];
  const chosen: readonly Head[] = method.heads ?? layers.flatMap((layer) => Array.from({ length: heads }, (_, head) => [layer, head] as const));
  const matrix = Array.from({ length: outputs }, () => new Float64Array(keys));
  for (const [layer, head] of chosen) {
    const array = weights[`cross_attentions.${layer}`];
    if (!array || head >= (array.shape[0] as number)) throw new InputError(`sightlines: the record holds no layer ${layer} head ${head}`);
    for (let output = 0; output < outputs; output++) {
      // the last token has no step after it
      const step = method.shifted || method.name === 'shifted' ? Math.min(output + 1, outputs - 1) : output;
      const row = matrix[output] as Float64Array;
      const from = (head * outputs + step) * keys;
      for (let key = 0; key < keys; key++) row[key] = (row[key] as number) + (array.data[from + key] as number) / chosen.length;
    }
  }
  return method.name === 'rollout' ? throughEncoder(matrix, weights, keys) : matrix;
}

// x(l+1) mixes itself and what it attended to, half each; the product of the mixtures leads back to the input
function throughEncoder(matrix: ScoreMatrix, weights: Weights, keys: number): ScoreMatrix {
  let result = matrix.map((row) => row.slice());
  for (const layer of layersOf(weights, 'encoder_attentions.').reverse()) {
    const array = weights[`encoder_attentions.${layer}`] as NDArray<'float32'>;
    const [heads] = array.shape as [number];
    result = result.map((row) => {
      const next = new Float64Array(keys);
      for (let query = 0; query < keys; query++) {
        const share = row[query] as number;
        next[query] = (next[query] as number) + 0.5 * share;
        for (let head = 0; head < heads; head++) {
          const from = (head * keys + query) * keys;
          for (let key = 0; key < keys; key++) next[key] = (next[key] as number) + (0.5 * share * (array.data[from + key] as number)) / heads;
        }
      }
      return next;
    });
  }
  return result;
}
