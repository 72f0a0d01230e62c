// A whole pass, as Hugging Face's `forward`: arrays in and out under the names of its arguments and output fields.
// Positions count from 0 unless `position_ids` is given; rows of padded queries are whatever the reference computes.
import type { NDArray } from './array.ts';
import { Pass } from './attention/index.ts';
import { InputError } from './errors.ts';
import type { Runnable } from './generation/decoding.ts';
import { type Dimension, input, type Tensor } from './graph/index.ts';
import type { Model, TextInputs } from './models/family.ts';
import { compileGraph } from './runtime/compile.ts';

export interface ForwardOptions {
  /** Which inner results to return beside the outputs, by name: 'cross_attentions.0', 'hidden_states.2'. Default none. */
  readonly reveal?: (name: string) => boolean;
  readonly signal?: AbortSignal;
}

/** Names of the attention maps (`attentions`) and states (`hidden`) a model can reveal. */
export function revealable(model: Model): { attentions: string[]; hidden: string[] } {
  const each = (name: string, count: number): string[] => Array.from({ length: count }, (_, i) => `${name}.${i}`);
  const { layers, encoderLayers = 0 } = model.dimensions;
  if (model.kind !== 'encoder-decoder') return { attentions: each('attentions', layers), hidden: each('hidden_states', layers + 1) };
  return {
    attentions: [...each('encoder_attentions', encoderLayers), ...each('decoder_attentions', layers), ...each('cross_attentions', layers)],
    hidden: [...each('encoder_hidden_states', encoderLayers + 1), ...each('decoder_hidden_states', layers + 1)],
  };
}

const known: Readonly<Record<Model['kind'], readonly string[]>> = {
  encoder: ['input_ids', 'attention_mask', 'position_ids', 'token_type_ids'],
  decoder: ['input_ids', 'attention_mask', 'position_ids'],
  'encoder-decoder': ['input_ids', 'attention_mask', 'decoder_input_ids', 'decoder_attention_mask'],
};

/** Runs a whole pass. Throws InputError for inputs that are missing, not known, or of the wrong type or shape. */
export async function forward(runnable: Runnable<never>, inputs: Readonly<Record<string, NDArray>>, options: ForwardOptions = {}): Promise<Record<string, NDArray>> {
  const model = runnable.model as Model;
  check(model, inputs);
  const { attentions, hidden } = revealable(model);
  const wanted = [...attentions, ...hidden].filter((name) => options.reveal?.(name));
  const given = Object.keys(inputs).sort();
  const key = `forward ${given} ${wanted}`;
  let session = runnable.sessions.get(key);
  if (!session) {
    session = compileGraph(runnable.engine, forwardGraph(runnable, new Set(given), new Set(wanted)));
    runnable.sessions.set(key, session);
  }
  return (await session).run(spread(inputs), options.signal ? { signal: options.signal } : {});
}

/** The graph of a whole pass with the inputs named; also what is exported. */
export function forwardGraph(runnable: Runnable<never>, given: ReadonlySet<string>, wanted: ReadonlySet<string>, plain = false): Record<string, Tensor> {
  const model = runnable.model as Model;
  const pass = new Pass({ parameters: runnable.parameters, bits: runnable.bits, reveal: (name) => wanted.has(name), plain });
  const text = (prefix: '' | 'decoder_', length: Dimension): TextInputs => {
    const optional = (name: string): Tensor | null => (given.has(name) ? input(name, 'int64', ['batch', length]) : null);
    return { ids: input(`${prefix}input_ids`, 'int64', ['batch', length]), mask: optional(`${prefix}attention_mask`), positions: prefix === '' ? optional('position_ids') : null, typeIds: prefix === '' ? optional('token_type_ids') : null };
  };
  if (model.kind === 'encoder-decoder') {
    const source = text('', 'sourceLength');
    const states = model.encode(pass, source);
    const outputs = model.decode(pass, text('decoder_', 'targetLength'), { states, contexts: null, mask: source.mask });
    return { ...outputs, encoder_last_hidden_state: states, ...pass.revealed };
  }
  return { ...model.forward(pass, text('', 'length')), ...pass.revealed };
}

/** One row of positions serves every row of ids. */
function spread(inputs: Readonly<Record<string, NDArray>>): Readonly<Record<string, NDArray>> {
  const { input_ids: ids, position_ids: row } = inputs;
  const [batch, length] = (ids?.shape ?? []) as [number, number];
  if (!row || row.shape[0] === batch) return inputs;
  const data = new BigInt64Array(batch * length);
  for (let i = 0; i < batch; i++) data.set((row as NDArray<'int64'>).data, i * length);
  return { ...inputs, position_ids: { dtype: 'int64', shape: [batch, length], data } };
}

/** Beyond what indices must lie below; infinity where only the graph knows the table. */
function limits({ kind, dimensions }: Model, prefix: '' | 'decoder_'): Readonly<Record<string, number>> {
  const ofSource = kind === 'encoder-decoder' && prefix === '';
  return { [`${prefix}input_ids`]: ofSource ? Number.POSITIVE_INFINITY : dimensions.vocabulary, position_ids: dimensions.maxLength, token_type_ids: Number.POSITIVE_INFINITY };
}

/** The runtime counts negative indices from a table's end, so that they would be answered. */
function checkRange(name: string, array: NDArray, limit: number): void {
  for (const value of (array as NDArray<'int64'>).data) {
    if (value < 0n || value >= limit) throw new InputError(`forward: "${name}" must be ${limit < Number.POSITIVE_INFINITY ? `from 0 to ${limit - 1}` : 'at least 0'}, got ${value}`);
  }
}

function check(model: Model, inputs: Readonly<Record<string, NDArray>>): void {
  const names = known[model.kind];
  for (const name of Object.keys(inputs)) if (!names.includes(name)) throw new InputError(`forward: inputs of this model are ${names.join(', ')}, got "${name}"`);
  for (const prefix of model.kind === 'encoder-decoder' ? (['', 'decoder_'] as const) : ([''] as const)) {
    const ids = inputs[`${prefix}input_ids`];
    if (!ids) throw new InputError(`forward: "${prefix}input_ids" must be among the inputs, got ${Object.keys(inputs).join(', ') || 'none'}`);
    const [batch, length] = ids.shape as [number, number];
    if (ids.shape.length !== 2 || batch < 1 || length < 1) throw new InputError(`forward: "${prefix}input_ids" must have shape [batch, length], got [${ids.shape}]`);
    const rowsWanted = inputs['input_ids']?.shape[0];
    if (batch !== rowsWanted) throw new InputError(`forward: "${prefix}input_ids" must have ${rowsWanted} rows as "input_ids", got ${batch}`);
    if (length > model.dimensions.maxLength) throw new InputError(`forward: "${prefix}input_ids" must have at most ${model.dimensions.maxLength} positions, the longest this model knows, got ${length}`);
    for (const name of [`${prefix}input_ids`, `${prefix}attention_mask`, ...(prefix === '' ? ['position_ids', 'token_type_ids'] : [])]) {
      const array = inputs[name];
      if (!array) continue;
      if (array.dtype !== 'int64') throw new InputError(`forward: "${name}" must be int64, got ${array.dtype}`);
      const rows = array.shape[0];
      if (array.shape.length !== 2 || array.shape[1] !== length || (rows !== batch && !(name === 'position_ids' && rows === 1))) throw new InputError(`forward: "${name}" must have shape [${batch}, ${length}] as its ids, got [${array.shape}]`);
      const limit = limits(model, prefix)[name];
      if (limit !== undefined) checkRange(name, array, limit);
    }
  }
}
