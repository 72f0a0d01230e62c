// mBART's decoder (Liu et al. 2020, "Multilingual Denoising Pre-training for Neural Machine Translation"; Hugging Face
// MBartForCausalLM) as the side of a larger model that writes, which is how Donut has it: BART's layers, normalised
// first, with a norm after the table of tokens and another at the end. TrOCR's decoder is BART's with the norms after.
import { attention, causalBias, contextOf, type Pass, paddingBias } from '../attention/index.ts';
import { add, gather, multiply, type Tensor } from '../graph/index.ts';
import { activationNames, attentionWeights, embedding, layerNorm, linearWeights, mlp, project } from '../layers/index.ts';
import { countedPositions } from '../layers/positions.ts';
import { layerCount, type Fields } from '../checkpoint/config.ts';
import { type ConsultingDecoder, consultedOf, tiedName } from './family.ts';

const epsilon = 1e-5;
// BART kept two rows of its table of positions free
const offset = 2;

export interface BartOptions {
  /** Norms stand before attention and feed-forward, with one more at the end; else after. */
  readonly first: boolean;
  /** Width of the states consulted; default the decoder's own. */
  readonly sourceWidth?: number;
  /** Name of the output map. */
  readonly output: string;
  /** Whether token states are normalised before the layers. */
  readonly embeddingNorm: boolean;
  /** Positions computed rather than learnt: [rows, width], indexed from the padding token's row on. */
  readonly computed?: { readonly table: Tensor; readonly pad: number };
}

/** @param prefix of names in the checkpoint, such as 'decoder.' */
export function bartDecoder(config: Fields, has: (name: string) => boolean, prefix: string, options: BartOptions): ConsultingDecoder {
  const width = config.integer('d_model', 1024);
  const vocabulary = config.integer('vocab_size', 50265);
  const layers = config.integer('decoder_layers', 12, layerCount);
  const heads = config.integer('decoder_attention_heads', 16);
  const ff = config.integer('decoder_ffn_dim', 4096);
  const maxLength = config.integer('max_position_embeddings', options.first ? 1024 : 512);
  const activation = config.oneOf('activation_function', activationNames, 'gelu');
  const scale = config.boolean('scale_embedding', false) ? Math.sqrt(width) : 1;
  const dropout = config.number('dropout', 0.1);
  const attentionDropout = config.number('attention_dropout', 0);
  const activationDropout = config.number('activation_dropout', 0);
  const tied = config.boolean('tie_word_embeddings', true);
  const { first, embeddingNorm, computed, sourceWidth = width } = options;
  const base = `${prefix}model.decoder`;
  const tables = [`${base}.embed_tokens.weight`, `${prefix}${options.output}.weight`] as const;
  const [tableName, outputName] = tables.map((name) => (tied ? tiedName(has, name, tables) : name)) as [string, string];
  const names = (name: string) => ({ query: `${name}.q_proj`, key: `${name}.k_proj`, value: `${name}.v_proj`, output: `${name}.out_proj` });

  // x + f(x), normalised before f or after the sum
  function around(pass: Pass, x: Tensor, norm: string, change: (x: Tensor) => Tensor): Tensor {
    const inner = first ? layerNorm(pass, x, norm, epsilon) : x;
    const sum = add(x, pass.dropout(change(inner), dropout));
    return first ? sum : layerNorm(pass, sum, norm, epsilon);
  }

  return {
    dimensions: { vocabulary, width, layers, heads, kvHeads: heads, headDim: width / heads, maxLength },
    contexts: (pass, states) => Array.from({ length: layers }, (_, layer) => {
      const { key, value } = names(`${base}.layers.${layer}.encoder_attn`);
      return contextOf(pass, states, { key: linearWeights(pass, key, sourceWidth, width), value: linearWeights(pass, value, sourceWidth, width) }, heads);
    }),
    decode(pass, inputs, source, pick) {
      const causal = causalBias(inputs.ids, inputs.mask);
      const sourceBias = source.mask && paddingBias(source.mask);
      const where = computed
        ? gather(computed.table, countedPositions(inputs, computed.pad))
        : gather(pass.parameter(`${base}.embed_positions.weight`, [maxLength + offset, width]), add(countedPositions(inputs, null), offset));
      let x = add(multiply(embedding(pass.parameter(tableName, [vocabulary, width]), inputs.ids), scale), where);
      if (embeddingNorm) x = layerNorm(pass, x, `${base}.layernorm_embedding`, epsilon);
      x = pass.dropout(x, dropout); // [batch, length, width]
      for (let layer = 0; layer < layers; layer++) {
        const name = `${base}.layers.${layer}`;
        pass.reveal(`decoder_hidden_states.${layer}`, x);
        x = around(pass, x, `${name}.self_attn_layer_norm`, (y) => attention(pass, y, y, `decoder_attentions.${layer}`, attentionWeights(pass, names(`${name}.self_attn`), width), { heads, bias: causal, dropout: attentionDropout }));
        x = around(pass, x, `${name}.encoder_attn_layer_norm`, (y) => attention(pass, y, consultedOf(source, layer), `cross_attentions.${layer}`, attentionWeights(pass, names(`${name}.encoder_attn`), width, { sourceWidth }), { heads, bias: sourceBias, dropout: attentionDropout }));
        x = around(pass, x, `${name}.final_layer_norm`, (y) => mlp(pass, y, linearWeights(pass, `${name}.fc1`, width, ff), activation, linearWeights(pass, `${name}.fc2`, ff, width), activationDropout));
      }
      if (first) x = layerNorm(pass, x, `${base}.layer_norm`, epsilon);
      pass.reveal(`decoder_hidden_states.${layers}`, x);
      return { logits: project(pass, pick ? pick(x) : x, pass.parameter(outputName, [vocabulary, width])) };
    },
  };
}

/** mBART's own switches. */
export function mbartDecoder(config: Fields, has: (name: string) => boolean, prefix: string): ConsultingDecoder {
  // of the side that is not there
  config.ignore('encoder_layers', 'encoder_attention_heads', 'encoder_ffn_dim', 'num_hidden_layers', 'normalize_before', 'add_final_layer_norm', 'normalize_embedding', 'cross_attention_hidden_size', 'is_decoder', 'add_cross_attention');
  return bartDecoder(config, has, prefix, { first: true, embeddingNorm: true, output: 'lm_head' });
}
