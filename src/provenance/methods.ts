// From records to scores of source tokens for each output token. Attention is read in different ways, none of them
// proof of cause: see cut.ts for that.
//   raw       the layers or heads given, as they are
//   averaged  mean over all layers and heads (or those given)
//   shifted   the same, read one step later, when the token is the decoder's input rather than its output
//             (Chen et al. 2020, "Accurate Word Alignment Induction from Neural Machine Translation")
//   heads     chosen heads only, found on sentences whose alignment is known
//   rollout   averaged, carried through the encoder's layers to its input (Abnar & Zuidema 2020)
import type { NDArray } from '../array.ts';
import { checkChoice, InputError, told } from '../errors.ts';

/** A head by its layer and number. */
export type Head = readonly [layer: number, head: number];

export const methodNames = ['raw', 'averaged', 'shifted', 'heads', 'rollout'] as const;

export interface Method {
  readonly name: (typeof methodNames)[number];
  /** Heads read; default all. */
  readonly heads?: readonly Head[];
  /** Layers of which all heads are read, where no heads are given; default all. */
  readonly layers?: readonly number[];
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
  // a model of one stack looks at its prompt where others look at their source
  const prefix = Object.keys(weights).some((site) => site.startsWith('attentions.')) ? 'attentions.' : 'cross_attentions.';
  const layers = layersOf(weights, prefix);
  if (layers.length === 0) throw new InputError('sightlines: the record holds no cross-attention; record it with record: "full" or "summary"');
  const first = weights[`${prefix}${layers[0]}`] as NDArray<'float32'>;
  const [heads, outputs, keys] = first.shape as [number, number, number];
  for (const layer of method.layers ?? []) if (!layers.includes(layer)) throw new InputError(`sightlines: the record holds no layer ${layer}, but layers ${layers.join(', ')}`);
  const chosen: readonly Head[] = method.heads ?? (method.layers ?? layers).flatMap((layer) => Array.from({ length: heads }, (_, head) => [layer, head] as const));
  const matrix = Array.from({ length: outputs }, () => new Float64Array(keys));
  for (const [layer, head] of chosen) {
    const array = weights[`${prefix}${layer}`];
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

/** Refuses what is no method, and layers and heads that a model does not have. */
export function checkMethod(method: Method, model: { readonly layers: number; readonly heads: number }): void {
  if (typeof method !== 'object') throw new InputError(`method: must be a method, as parseMethod makes it of words, got ${told(method)}`);
  checkChoice('method: its name', method.name, methodNames);
  for (const name of ['layers', 'heads'] as const) if (method[name]?.length === 0) throw new InputError(`method: ${name} must be one or more, or left out for all, got none`);
  const { layers = [], heads = [] } = method;
  for (const layer of [...layers, ...heads.map(([one]) => one)]) if (layer >= model.layers) throw new InputError(`method: layers must be from 0 to ${model.layers - 1}, got ${layer}`);
  for (const [layer, head] of heads) if (head >= model.heads) throw new InputError(`method: heads must be from 0 to ${model.heads - 1}, got ${layer}.${head}`);
}

/** Whether a method reads a site's weights: what must be recorded for it. */
export function reads(method: Method, site: string): boolean {
  if (method.name === 'rollout' && site.startsWith('encoder_attentions.')) return true;
  if (!/^(cross_)?attentions\./.test(site)) return false;
  const layer = Number(site.split('.')[1]);
  return method.heads ? method.heads.some(([one]) => one === layer) : (method.layers?.includes(layer) ?? true);
}

/**
 * A method in words: 'heads 1.2+1.3, shifted', 'raw 1'.
 *
 * @example
 * describeMethod({ name: 'raw', heads: [[1, 2]] }); // 'raw 1.2'
 */
export function describeMethod(method: Method): string {
  const read = method.heads ? ` ${method.heads.map(([layer, head]) => `${layer}.${head}`).join('+')}` : method.layers ? ` ${method.layers.join('+')}` : '';
  return `${method.name}${read}${method.shifted && method.name !== 'shifted' ? ', shifted' : ''}`;
}

/**
 * A method from its words, the inverse of describeMethod: a name, then heads as layer.head or whole layers with + between,
 * then ', shifted'. A colon may stand for the space: 'raw:1.2+1.3,shifted'.
 *
 * @throws InputError for what it cannot read
 * @example
 * const { sightlines } = await model.translate('Le chat dort.', { method: parseMethod('rollout, shifted') });
 */
export function parseMethod(text: string): Method {
  const match = /^(\w+)(?:[ :]((?:\d+(?:\.\d+)?)(?:\+\d+(?:\.\d+)?)*))?(, ?shifted)?$/.exec(text.trim());
  const name = methodNames.find((one) => one === match?.[1]);
  if (!match || !name) throw new InputError(`method: must be one of ${methodNames.join(', ')}, with heads or layers if you like, got "${text}"; try averaged, "raw 1.2+1.3" or "rollout, shifted"`);
  const parts = match[2]?.split('+') ?? [];
  const whole = parts.filter((part) => !part.includes('.'));
  if (whole.length > 0 && whole.length < parts.length) throw new InputError(`method: heads and whole layers must not be mixed, got "${text}"`);
  return {
    name,
    ...(parts.length === 0 ? {} : whole.length > 0 ? { layers: whole.map(Number) } : { heads: parts.map((part) => part.split('.').map(Number) as unknown as Head) }),
    ...(match[3] ? { shifted: true } : {}),
  };
}
