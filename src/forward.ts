// A whole pass, as Hugging Face's `forward`: arrays in and out under the names of its arguments and output fields.
// Positions count from 0 unless `position_ids` is given; rows of padded queries are whatever the reference computes.
import type { NDArray } from './array.ts';
import { Pass, type PassOptions, type Summary } from './attention/index.ts';
import { seenBeside } from './generation/encode.ts';
import { declared, only, type Runnable } from './generation/runnable.ts';
import { checkInputs, checkPictures } from './generation/inputs.ts';
import type { Tensor } from './graph/index.ts';
import { type Inputs, type Model, textDeclared, textOf } from './models/family.ts';
import { compileGraph } from './runtime/compile.ts';
import { type HeadAt, headFactors, revealable } from './sites.ts';
import { keySources } from './sources.ts';

export interface ForwardOptions {
  /** Which inner results to return beside the outputs, by name: 'cross_attentions.0', 'hidden_states.2'. Default none. */
  readonly reveal?: (name: string) => boolean;
  /** Of the attention maps among them, those of which a summary is enough, by site. Default none: all in full. */
  readonly summarize?: (site: string) => Summary | undefined;
  /** For summaries, the source of each token: `sources` of `input_ids`, `decoder_sources` of `decoder_input_ids`; default first token, those between, last. */
  readonly sources?: Readonly<Record<string, NDArray>>;
  /** Heads whose outputs are taken out; what they looked at is recorded all the same. */
  readonly mute?: readonly HeadAt[];
  readonly signal?: AbortSignal;
}

/** What a whole pass takes, in the order in which it is asked for. */
export function inputsOf(model: Model): Inputs {
  switch (model.kind) {
    case 'encoder':
      return model.inputs;
    case 'decoder':
      return { ...textDeclared('length', { below: model.dimensions.readable ?? model.dimensions.vocabulary, longest: model.dimensions.maxLength, positions: model.dimensions.maxLength, ...(model.types === undefined ? {} : { types: model.types }) }), ...model.beside?.inputs };
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
  if (model.kind === 'decoder') checkPictures('forward', model, [[...(inputs['input_ids'] as NDArray<'int64'>).data].map(Number)], inputs);
  const { attentions, hidden } = revealable(model);
  const wanted = [...attentions, ...hidden].filter((name) => options.reveal?.(name));
  const given = Object.keys(inputs).sort();
  const summaries = new Map(attentions.filter((name) => wanted.includes(name)).flatMap((name) => {
    const summary = options.summarize?.(name);
    return summary ? [[name, summary] as const] : [];
  }));
  const factors = headFactors(model, options.mute);
  const sources = summaries.size > 0 ? sourcesOf(model, inputs, options.sources) : {};
  const key = `forward ${given} ${wanted} ${JSON.stringify([...summaries])} ${Object.keys(factors)}`;
  let session = runnable.sessions.get(key);
  if (!session) {
    session = compileGraph(runnable.engine, forwardGraph(runnable, new Set(given), new Set(wanted), {
      summarize: (site) => summaries.get(site),
      sourced: new Set(Object.keys(sources).map((name) => name.slice('sources.'.length))),
      headMask: (site) => `head_mask.${site}` in factors,
    }));
    runnable.sessions.set(key, session);
  }
  const graph = await session;
  const asked = Object.fromEntries(Object.entries(sources).filter(([name]) => graph.inputs.includes(name)));
  return graph.run({ ...spread(inputs), ...asked, ...factors }, options.signal ? { signal: options.signal } : {});
}

/** Sources of the texts' tokens as graphs take them: by the dimension that counts them. */
function sourcesOf(model: Model, inputs: Readonly<Record<string, NDArray>>, sources: ForwardOptions['sources'] = {}): Record<string, NDArray<'float32'>> {
  const declared = inputsOf(model);
  return Object.fromEntries(
    ['', 'decoder_'].flatMap((prefix) => {
      const ids = inputs[`${prefix}input_ids`];
      const dimension = declared[`${prefix}input_ids`]?.shape[1];
      return ids ? [[`sources.${dimension}`, keySources(ids.shape as [number, number], inputs[`${prefix}attention_mask`] as NDArray<'int64'> | undefined, sources[`${prefix}sources`] as NDArray<'int64'> | undefined)]] : [];
    }),
  );
}

/** The graph of a whole pass with the inputs named; also what is exported. */
export function forwardGraph(runnable: Runnable<never>, given: ReadonlySet<string>, wanted: ReadonlySet<string>, more: Partial<PassOptions> = {}): Record<string, Tensor> {
  const model = runnable.model as Model;
  const pass = new Pass({ parameters: runnable.parameters, bits: runnable.bits, reveal: (name) => wanted.has(name), ...more });
  const inputs = declared(inputsOf(model), given);
  switch (model.kind) {
    case 'encoder':
      return { ...model.forward(pass, inputs), ...pass.revealed };
    case 'decoder': {
      const seen = seenBeside(pass, model.beside, inputs);
      return { ...model.forward(pass, textOf(inputs), undefined, seen), ...pass.revealed };
    }
    case 'encoder-decoder': {
      const prefix = model.outputPrefix ?? 'decoder_';
      const encoded = model.encode(pass, only(inputs, Object.keys(model.source.inputs)));
      const output = { ids: inputs[`${prefix}input_ids`] as Tensor, mask: inputs[`${prefix}attention_mask`] ?? null, positions: null };
      return { ...model.decode(pass, output, { ...encoded, contexts: null }), ...(encoded.outputs ?? { encoder_last_hidden_state: encoded.states }), ...pass.revealed };
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
