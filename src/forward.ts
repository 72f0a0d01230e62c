// A whole pass, as Hugging Face's `forward`: arrays in and out under the names of its arguments and output fields.
// Positions count from 0 unless `position_ids` is given; rows of padded queries are whatever the reference computes.
import type { NDArray } from './array.ts';
import { Pass } from './attention/index.ts';
import { declared, type Runnable } from './generation/decoding.ts';
import { checkInputs } from './generation/inputs.ts';
import type { Tensor } from './graph/index.ts';
import { type Inputs, type Model, textDeclared, textOf } from './models/family.ts';
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
  if (model.kind !== 'decoder' && model.revealed) return { attentions: [...model.revealed.attentions], hidden: [...model.revealed.hidden] };
  if (model.kind !== 'encoder-decoder') return { attentions: each('attentions', layers), hidden: each('hidden_states', layers + 1) };
  return {
    attentions: [...each('encoder_attentions', encoderLayers), ...each('decoder_attentions', layers), ...each('cross_attentions', layers)],
    hidden: [...each('encoder_hidden_states', encoderLayers + 1), ...each('decoder_hidden_states', layers + 1)],
  };
}

/** What a whole pass takes, in the order in which it is asked for. */
export function inputsOf(model: Model): Inputs {
  switch (model.kind) {
    case 'encoder':
      return model.inputs;
    case 'decoder':
      return { ...textDeclared('length', { below: model.dimensions.vocabulary, longest: model.dimensions.maxLength, positions: model.dimensions.maxLength }) };
    case 'encoder-decoder': {
      const prefix = model.outputPrefix ?? 'decoder_';
      const output = Object.entries(textDeclared('targetLength', { below: model.dimensions.vocabulary, longest: model.dimensions.maxLength }));
      return { ...model.source.inputs, ...Object.fromEntries(output.map(([name, one]) => [`${prefix}${name}`, one])) };
    }
  }
}

/** Runs a whole pass. Throws InputError for inputs that are missing, not known, or of the wrong type or shape. */
export async function forward(runnable: Runnable<never>, inputs: Readonly<Record<string, NDArray>>, options: ForwardOptions = {}): Promise<Record<string, NDArray>> {
  const model = runnable.model as Model;
  checkInputs('forward', inputsOf(model), inputs);
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
  const inputs = declared(inputsOf(model), given);
  switch (model.kind) {
    case 'encoder':
      return { ...model.forward(pass, inputs), ...pass.revealed };
    case 'decoder':
      return { ...model.forward(pass, textOf(inputs)), ...pass.revealed };
    case 'encoder-decoder': {
      const prefix = model.outputPrefix ?? 'decoder_';
      const encoded = model.encode(pass, Object.fromEntries(Object.entries(inputs).filter(([name]) => Object.hasOwn(model.source.inputs, name))));
      const output = { ids: inputs[`${prefix}input_ids`] as Tensor, mask: inputs[`${prefix}attention_mask`] ?? null, positions: null };
      return { ...model.decode(pass, output, { ...encoded, contexts: null }), encoder_last_hidden_state: encoded.states, ...pass.revealed };
    }
  }
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
