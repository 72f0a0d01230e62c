// Llama (Touvron et al. 2023, "LLaMA: Open and Efficient Foundation Language Models"; Hugging Face LlamaForCausalLM). A
// decoder alone: layers that normalise by the mean square, fewer heads of keys than of queries, a gated feed-forward map;
// positions are rotary, stretched in any of the ways that configs know. What came of it differs in a switch or two.
import { causalBias, type Pass, rotary, turningOf } from '../attention/index.ts';
import { type Dimension, positions, reshape, type Tensor } from '../graph/index.ts';
import { activationNames, embedding, project, rmsNorm } from '../layers/index.ts';
import { llamaLayer, type LlamaShape } from '../layers/llama-layer.ts';
import { layerCount, type Fields } from '../checkpoint/config.ts';
import { readRope, type RopeConfig } from '../checkpoint/rope.ts';
import { CheckpointError } from '../errors.ts';
import { type DecoderModel, type Dimensions, type Family, headOf, type Outputs, type TextInputs, tiedName } from './family.ts';

/** What sets a family of this kind apart. */
export interface LlamaKind {
  readonly defaults: { readonly inner: number; readonly maxLength: number; readonly kvHeads?: number };
  /** Which maps have a bias. */
  biases(config: Fields): LlamaShape['biases'];
  /** How far back each layer sees; null: to the beginning. */
  windows(config: Fields, layers: number): readonly (number | null)[];
}

/** Every layer sees to the beginning. */
export const everything = (layers: number): null[] => new Array<null>(layers).fill(null);

export const llamaKind: LlamaKind = {
  defaults: { inner: 11008, maxLength: 2048 },
  biases(config) {
    const bias = config.boolean('attention_bias', false);
    config.expect('rope_interleaved', false);
    config.ignore('is_llama_config', 'max_sequence_length');
    return { queries: bias, output: bias, feed: config.boolean('mlp_bias', false) };
  },
  windows: (_, layers) => everything(layers),
};

/** Longest text that positions are good for: what a config says, or what it is stretched to. */
function longestOf({ type, factor, originalMaxLength }: RopeConfig, maxLength: number): number {
  if (type === 'default' || factor === null) return maxLength;
  return Math.max(maxLength, Math.floor((type === 'linear' || type === 'dynamic' ? maxLength : (originalMaxLength ?? maxLength)) * factor));
}

/**
 * The stack of a folder's own, or of a larger model's side that writes.
 * @param base of names in the checkpoint: 'model.'
 */
export function llamaDecoder(config: Fields, kind: LlamaKind, base: string) {
  const width = config.integer('hidden_size', 4096);
  const vocabulary = config.integer('vocab_size', 32000);
  const layers = config.integer('num_hidden_layers', 32, layerCount);
  const heads = config.integer('num_attention_heads', 32);
  const kvHeads = (config.value('num_key_value_heads') === undefined ? kind.defaults.kvHeads : config.integer('num_key_value_heads', null)) ?? heads;
  const headDim = config.integer('head_dim', null) ?? Math.floor(width / heads);
  const maxLength = config.integer('max_position_embeddings', kind.defaults.maxLength);
  const shape: LlamaShape = {
    width, heads, kvHeads, headDim, inner: config.integer('intermediate_size', kind.defaults.inner), activation: config.oneOf('hidden_act', activationNames, 'silu'),
    epsilon: config.number('rms_norm_eps', 1e-6), biases: kind.biases(config), dropout: config.number('attention_dropout', 0),
  };
  const windows = kind.windows(config, layers);
  const rope = readRope(config);
  if (rope.type === 'longrope') throw new CheckpointError(config.file, '"rope_parameters.rope_type" must be default, linear, dynamic, llama3 or yarn in this family, got longrope');
  if (rope.partialRotaryFactor !== 1) throw new CheckpointError(config.file, `"partial_rotary_factor" must be 1 in this family, got ${rope.partialRotaryFactor}`);
  // its pairs' speeds are worked out before any weight is missed
  if (headDim > 1 << 16) throw new CheckpointError(config.file, `"head_dim" must be at most ${1 << 16}, got ${headDim}`);
  if (heads % kvHeads !== 0) throw new CheckpointError(config.file, `"num_attention_heads" must be a multiple of num_key_value_heads, ${kvHeads}, got ${heads}`);
  const turning = turningOf(rope, headDim, maxLength);
  const dimensions: Dimensions = { vocabulary, width, layers, heads, kvHeads, headDim, maxLength: longestOf(rope, maxLength) };

  return {
    dimensions, shape,
    embed: (pass: Pass, ids: Tensor, table = `${base}embed_tokens.weight`): Tensor => embedding(pass.parameter(table, [vocabulary, width]), ids),

    /** States after the last norm of what was embedded, [batch, length, width]. */
    run(pass: Pass, embedded: Tensor, { ids, mask, positions: given }: TextInputs): Tensor {
      const turns = rotary(given ?? reshape(positions(ids, 1), [1, ids.shape[1] as Dimension]), turning);
      const biases = new Map([...new Set(windows)].map((window) => [window, causalBias(ids, mask, window)]));
      let x = embedded;
      for (let layer = 0; layer < layers; layer++) {
        const window = windows[layer] ?? null;
        pass.reveal(`hidden_states.${layer}`, x);
        x = llamaLayer(pass, x, `${base}layers.${layer}`, shape, { site: `attentions.${layer}`, bias: biases.get(window) as Tensor, turns, window });
      }
      x = rmsNorm(pass, x, `${base}norm`, shape.epsilon);
      pass.reveal(`hidden_states.${layers}`, x);
      return x;
    },
  };
}

/** A family of this kind that is a decoder alone. @param name Hugging Face's, before ForCausalLM */
export function llamaFamily(modelType: string, name: string, kind: LlamaKind): Family {
  return {
    modelType,
    tied: ['model.embed_tokens.weight', 'embed_tokens.weight', 'lm_head.weight'],

    build(fields, has, architectures = []): DecoderModel {
      const headless = headOf(architectures, [`${name}ForCausalLM`, `${name}Model`]) === `${name}Model`;
      const base = has('embed_tokens.weight') ? '' : 'model.';
      const decoder = llamaDecoder(fields, kind, base);
      const tables = [`${base}embed_tokens.weight`, 'lm_head.weight'] as const;
      const tied = fields.boolean('tie_word_embeddings', false);
      const [table, output] = tables.map((own) => (tied ? tiedName(has, own, tables) : own)) as [string, string];
      const { vocabulary, width } = decoder.dimensions;
      return {
        kind: 'decoder',
        dimensions: decoder.dimensions,
        forward(pass, inputs, pick): Outputs {
          const x = decoder.run(pass, decoder.embed(pass, inputs.ids, table), inputs);
          if (headless) return { last_hidden_state: x };
          return { logits: project(pass, pick ? pick(x) : x, pass.parameter(output, [vocabulary, width])) };
        },
      };
    },
  };
}

export const llama = llamaFamily('llama', 'Llama', llamaKind);
