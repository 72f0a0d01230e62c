// GPT-2 (Radford et al. 2019, "Language Models are Unsupervised Multitask Learners"; Hugging Face GPT2LMHeadModel).
// A decoder alone: normalisation before each block, learnt positions, linear maps stored [in, out], the output tied
// to the table of tokens unless told otherwise.
import { attention, type AttentionWeights, causalBias, type Linear, type Pass } from '../attention/index.ts';
import { add, type Dimension, gather, positions, reshape, split, type Tensor, transpose } from '../graph/index.ts';
import { activationNames, conv1dWeights, embedding, layerNorm, mlp, project } from '../layers/index.ts';
import { type DecoderModel, type Family, headOf, type Outputs, tiedName } from './family.ts';

export const gpt2: Family = {
  modelType: 'gpt2',
  tied: ['transformer.wte.weight', 'wte.weight', 'lm_head.weight'],

  build(fields, has, architectures = []): DecoderModel {
    const width = fields.integer('n_embd', 768);
    const vocabulary = fields.integer('vocab_size', 50257);
    const layers = fields.integer('n_layer', 12);
    const heads = fields.integer('n_head', 12);
    const maxLength = fields.integer('n_positions', 1024);
    const inner = fields.integer('n_inner', null) ?? 4 * width;
    const activation = fields.oneOf('activation_function', activationNames, 'gelu_new');
    const epsilon = fields.number('layer_norm_epsilon', 1e-5);
    const scaled = fields.boolean('scale_attn_weights', true);
    const byLayer = fields.boolean('scale_attn_by_inverse_layer_idx', false);
    // in float32 this changes the order of two multiplications alone
    fields.boolean('reorder_and_upcast_attn', false);
    fields.expect('add_cross_attention', false);
    const tied = fields.boolean('tie_word_embeddings', true);
    const rates = { embedding: fields.number('embd_pdrop', 0.1), attention: fields.number('attn_pdrop', 0.1), residual: fields.number('resid_pdrop', 0.1) };
    const prefix = has('transformer.wpe.weight') ? 'transformer.' : '';
    const headless = headOf(architectures, ['GPT2LMHeadModel', 'GPT2Model']) === 'GPT2Model';
    const headDim = width / heads;
    const tables = [`${prefix}wte.weight`, 'lm_head.weight'] as const;
    const [tableName, outputName] = tables.map((name) => (tied ? tiedName(has, name, tables) : name)) as [string, string];

    // one map gives queries, keys and values side by side
    function attentionOf(pass: Pass, name: string): AttentionWeights {
      const weight = transpose(pass.parameter(`${name}.c_attn.weight`, [width, 3 * width]));
      const parts = split(weight, [width, width, width], 0) as [Tensor, Tensor, Tensor];
      const biases = split(pass.parameter(`${name}.c_attn.bias`, [3 * width]), [width, width, width], 0) as [Tensor, Tensor, Tensor];
      const [query, key, value] = parts.map((part, i): Linear => ({ weight: part, bias: biases[i] as Tensor })) as [Linear, Linear, Linear];
      return { query, key, value, output: conv1dWeights(pass, `${name}.c_proj`, width, width) };
    }

    return {
      kind: 'decoder',
      dimensions: { vocabulary, width, layers, heads, kvHeads: heads, headDim, maxLength },

      forward(pass, inputs, pick): Outputs {
        const causal = causalBias(inputs.ids, inputs.mask);
        const table = pass.parameter(tableName, [vocabulary, width]);
        const where = inputs.positions ?? reshape(positions(inputs.ids, 1), [1, inputs.ids.shape[1] as Dimension]);
        let x = add(embedding(table, inputs.ids), gather(pass.parameter(`${prefix}wpe.weight`, [maxLength, width]), where));
        x = pass.dropout(x, rates.embedding); // [batch, length, width]
        for (let layer = 0; layer < layers; layer++) {
          const name = `${prefix}h.${layer}`;
          pass.reveal(`hidden_states.${layer}`, x);
          const scale = (scaled ? 1 / Math.sqrt(headDim) : 1) / (byLayer ? layer + 1 : 1);
          const normal = layerNorm(pass, x, `${name}.ln_1`, epsilon);
          const seen = attention(pass, normal, normal, `attentions.${layer}`, attentionOf(pass, `${name}.attn`), { heads, scale, bias: causal, dropout: rates.attention });
          x = add(x, pass.dropout(seen, rates.residual));
          const fed = mlp(pass, layerNorm(pass, x, `${name}.ln_2`, epsilon), conv1dWeights(pass, `${name}.mlp.c_fc`, width, inner), activation, conv1dWeights(pass, `${name}.mlp.c_proj`, inner, width));
          x = add(x, pass.dropout(fed, rates.residual));
        }
        x = layerNorm(pass, x, `${prefix}ln_f`, epsilon);
        pass.reveal(`hidden_states.${layers}`, x);
        if (headless) return { last_hidden_state: x };
        return { logits: project(pass, pick ? pick(x) : x, pass.parameter(outputName, [vocabulary, width])) };
      },
    };
  },
};
