// GPT-2 (Radford et al. 2019, "Language Models are Unsupervised Multitask Learners"; Hugging Face GPT2LMHeadModel).
// A decoder alone: normalisation before each block, learnt positions, linear maps stored [in, out], the output tied
// to the table of tokens unless told otherwise. With add_cross_attention each layer also consults a source.
import { attention, type AttentionWeights, causalBias, type Context, contextOf, type Linear, paddingBias, type Pass } from '../attention/index.ts';
import { add, type Dimension, gather, positions, reshape, split, type Tensor, transpose } from '../graph/index.ts';
import { activationNames, conv1dWeights, embedding, layerNorm, mlp, project } from '../layers/index.ts';
import { layerCount, type Fields } from '../checkpoint/config.ts';
import { consultedOf, type DecoderModel, type EncoderDecoderModel, type Family, headOf, type Outputs, overStates, type SourceInputs, type TextInputs, tiedName } from './family.ts';

/** How a decoder's states, looks at itself and looks at its source are recorded. */
export type Sites = readonly [states: string, own: string, cross: string];
export const aloneSites: Sites = ['hidden_states', 'attentions', 'cross_attentions'];
export const writingSites: Sites = ['decoder_hidden_states', 'decoder_attentions', 'cross_attentions'];

/** The stack of a folder's own, or of a larger model's side that writes. @param base of names in the checkpoint: '', 'decoder.' @param consults whether layers have attention to a source */
export function gpt2Decoder(fields: Fields, has: (name: string) => boolean, base: string, sites: Sites, consults: boolean, headless = false) {
  const width = fields.integer('n_embd', 768);
  const vocabulary = fields.integer('vocab_size', 50257);
  const layers = fields.integer('n_layer', 12, layerCount);
  const heads = fields.integer('n_head', 12);
  const maxLength = fields.integer('n_positions', 1024);
  const inner = fields.integer('n_inner', null) ?? 4 * width;
  const activation = fields.oneOf('activation_function', activationNames, 'gelu_new');
  const epsilon = fields.number('layer_norm_epsilon', 1e-5);
  const scaled = fields.boolean('scale_attn_weights', true);
  const byLayer = fields.boolean('scale_attn_by_inverse_layer_idx', false);
  // in float32 this changes the order of two multiplications alone
  fields.boolean('reorder_and_upcast_attn', false);
  const tied = fields.boolean('tie_word_embeddings', true);
  const rates = { embedding: fields.number('embd_pdrop', 0.1), attention: fields.number('attn_pdrop', 0.1), residual: fields.number('resid_pdrop', 0.1) };
  const prefix = `${base}${has(`${base}transformer.wpe.weight`) ? 'transformer.' : ''}`;
  const headDim = width / heads;
  const tables = [`${prefix}wte.weight`, `${base}lm_head.weight`] as const;
  const [tableName, outputName] = tables.map((name) => (tied ? tiedName(has, name, tables) : name)) as [string, string];
  const [states, own, cross] = sites;

  // one map gives several side by side
  function packed(pass: Pass, name: string, count: number): Linear[] {
    const sizes = new Array<number>(count).fill(width);
    const parts = split(transpose(pass.parameter(`${name}.weight`, [width, count * width])), sizes, 0);
    const biases = split(pass.parameter(`${name}.bias`, [count * width]), sizes, 0);
    return parts.map((weight, i) => ({ weight, bias: biases[i] as Tensor }));
  }

  // queries, keys and values in one map; keys and values in one where a source is consulted
  function weightsOf(pass: Pass, name: string, consulting: boolean): AttentionWeights {
    const [query, key, value] = (consulting ? [conv1dWeights(pass, `${name}.q_attn`, width, width), ...packed(pass, `${name}.c_attn`, 2)] : packed(pass, `${name}.c_attn`, 3)) as [Linear, Linear, Linear];
    return { query, key, value, output: conv1dWeights(pass, `${name}.c_proj`, width, width) };
  }

  return {
    dimensions: { vocabulary, width, layers, heads, kvHeads: heads, headDim, maxLength },

    contexts: (pass: Pass, source: Tensor): Context[] => Array.from({ length: layers }, (_, layer) => {
      const [key, value] = packed(pass, `${prefix}h.${layer}.crossattention.c_attn`, 2) as [Linear, Linear];
      return contextOf(pass, source, { key, value }, heads);
    }),

    run(pass: Pass, inputs: TextInputs, source: SourceInputs | null, pick?: (states: Tensor) => Tensor): Outputs {
      const causal = causalBias(inputs.ids, inputs.mask);
      const sourceBias = source?.mask ? paddingBias(source.mask) : null;
      const table = pass.parameter(tableName, [vocabulary, width]);
      const where = inputs.positions ?? reshape(positions(inputs.ids, 1), [1, inputs.ids.shape[1] as Dimension]);
      let x = add(embedding(table, inputs.ids), gather(pass.parameter(`${prefix}wpe.weight`, [maxLength, width]), where));
      if (inputs.typeIds) x = add(x, embedding(table, inputs.typeIds));
      x = pass.dropout(x, rates.embedding); // [batch, length, width]
      for (let layer = 0; layer < layers; layer++) {
        const name = `${prefix}h.${layer}`;
        pass.reveal(`${states}.${layer}`, x);
        const scale = (scaled ? 1 / Math.sqrt(headDim) : 1) / (byLayer ? layer + 1 : 1);
        const normal = layerNorm(pass, x, `${name}.ln_1`, epsilon);
        const seen = attention(pass, normal, normal, `${own}.${layer}`, weightsOf(pass, `${name}.attn`, false), { heads, scale, bias: causal, dropout: rates.attention });
        x = add(x, pass.dropout(seen, rates.residual));
        if (consults && source) {
          const consulted = attention(pass, layerNorm(pass, x, `${name}.ln_cross_attn`, epsilon), consultedOf(source, layer), `${cross}.${layer}`, weightsOf(pass, `${name}.crossattention`, true), { heads, scale, bias: sourceBias, dropout: rates.attention });
          x = add(x, pass.dropout(consulted, rates.residual));
        }
        const fed = mlp(pass, layerNorm(pass, x, `${name}.ln_2`, epsilon), conv1dWeights(pass, `${name}.mlp.c_fc`, width, inner), activation, conv1dWeights(pass, `${name}.mlp.c_proj`, inner, width));
        x = add(x, pass.dropout(fed, rates.residual));
      }
      x = layerNorm(pass, x, `${prefix}ln_f`, epsilon);
      pass.reveal(`${states}.${layers}`, x);
      if (headless) return { last_hidden_state: x };
      return { logits: project(pass, pick ? pick(x) : x, pass.parameter(outputName, [vocabulary, width])) };
    },
  };
}

export const gpt2: Family = {
  modelType: 'gpt2',
  tied: ['transformer.wte.weight', 'wte.weight', 'lm_head.weight'],

  build(fields, has, architectures = []): DecoderModel | EncoderDecoderModel {
    const consults = fields.boolean('add_cross_attention', false);
    const headless = headOf(architectures, ['GPT2LMHeadModel', 'GPT2Model']) === 'GPT2Model';
    const decoder = gpt2Decoder(fields, has, '', aloneSites, consults, headless);
    if (consults) return overStates(decoder, decoder.run);
    // segments are tokens of the same table
    return { kind: 'decoder', dimensions: decoder.dimensions, types: decoder.dimensions.vocabulary, forward: (pass, inputs, pick) => decoder.run(pass, inputs, null, pick) };
  },
};
