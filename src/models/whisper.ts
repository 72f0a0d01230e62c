// Whisper (Radford et al. 2022, "Robust Speech Recognition via Large-Scale Weak Supervision"; Hugging Face
// WhisperForConditionalGeneration). The source is sound: log-mel features, two convolutions of which the second halves
// the frames, sinusoidal positions that are stored. Normalisation before each block, learnt positions of the output,
// keys without a bias, the output tied to the table of tokens unless told otherwise.
import { layerCount } from '../checkpoint/config.ts';
import { type AttentionOptions, type AttentionWeights, attention, causalBias, contextOf, type Pass } from '../attention/index.ts';
import { add, convolution, type Dimension, gather, gelu, positions, reshape, type Tensor, transpose } from '../graph/index.ts';
import { activationNames, embedding, layerNorm, linearWeights, mlp, project } from '../layers/index.ts';
import { type EncoderDecoderModel, type Family, headOf } from './family.ts';

const epsilon = 1e-5;

export const whisper: Family = {
  modelType: 'whisper',

  build(fields, _has, architectures = []): EncoderDecoderModel {
    const width = fields.integer('d_model', 384);
    const vocabulary = fields.integer('vocab_size', 51865);
    const mels = fields.integer('num_mel_bins', 80);
    const sourceLength = fields.integer('max_source_positions', 1500);
    const maxLength = fields.integer('max_target_positions', 448);
    const activation = fields.oneOf('activation_function', activationNames, 'gelu');
    fields.boolean('scale_embedding', false); // no version of the reference reads it
    const tied = fields.boolean('tie_word_embeddings', true);
    const dropout = fields.number('dropout', 0);
    const attentionDropout = fields.number('attention_dropout', 0);
    const activationDropout = fields.number('activation_dropout', 0);
    const stack = (side: 'encoder' | 'decoder') => ({
      layers: fields.integer(`${side}_layers`, 4, layerCount),
      heads: fields.integer(`${side}_attention_heads`, 6),
      ff: fields.integer(`${side}_ffn_dim`, 1536),
    });
    const encoder = stack('encoder');
    const decoder = stack('decoder');
    headOf(architectures, ['WhisperForConditionalGeneration']);
    // what config.json says of generation and training, which others read
    fields.ignore('apply_spec_augment', 'median_filter_width', 'max_length', 'num_key_value_heads');

    function weights(pass: Pass, name: string): AttentionWeights {
      const map = (part: string, bias = true) => linearWeights(pass, `${name}.${part}`, width, width, { bias });
      return { query: map('q_proj'), key: map('k_proj', false), value: map('v_proj'), output: map('out_proj') };
    }

    // x + f(norm(x))
    function feedForward(pass: Pass, x: Tensor, name: string, ff: number): Tensor {
      const normal = layerNorm(pass, x, `${name}.final_layer_norm`, epsilon);
      const change = mlp(pass, normal, linearWeights(pass, `${name}.fc1`, width, ff), activation, linearWeights(pass, `${name}.fc2`, ff, width), activationDropout);
      return add(x, pass.dropout(change, dropout));
    }

    const options = (heads: number, bias: Tensor | null): AttentionOptions => ({ heads, bias, dropout: attentionDropout });

    return {
      kind: 'encoder-decoder',
      beginsAsGiven: true,
      dimensions: {
        vocabulary, width, maxLength, layers: decoder.layers, heads: decoder.heads, kvHeads: decoder.heads, headDim: width / decoder.heads,
        encoderLayers: encoder.layers, encoderHeads: encoder.heads,
      },
      source: { kind: 'features', inputs: { input_features: { dtype: 'float32', shape: ['batch', mels, 2 * sourceLength] } }, steps: { size: 2, count: () => sourceLength } },

      encode(pass, given) {
        const conv = (input: Tensor, name: string, channels: number, stride: number): Tensor =>
          gelu(convolution(input, pass.parameter(`model.encoder.${name}.weight`, [width, channels, 3]), pass.parameter(`model.encoder.${name}.bias`, [width]), { strides: [stride], padding: [1] }));
        const heard = conv(conv(given['input_features'] as Tensor, 'conv1', mels, 1), 'conv2', width, 2); // [batch, width, frames]
        let x = add(transpose(heard, [0, 2, 1]), pass.parameter('model.encoder.embed_positions.weight', [sourceLength, width])); // [batch, frames, width]
        x = pass.dropout(x, dropout);
        for (let layer = 0; layer < encoder.layers; layer++) {
          const name = `model.encoder.layers.${layer}`;
          pass.reveal(`encoder_hidden_states.${layer}`, x);
          const normal = layerNorm(pass, x, `${name}.self_attn_layer_norm`, epsilon);
          const seen = attention(pass, normal, normal, `encoder_attentions.${layer}`, weights(pass, `${name}.self_attn`), options(encoder.heads, null));
          x = feedForward(pass, add(x, pass.dropout(seen, dropout)), name, encoder.ff);
        }
        x = layerNorm(pass, x, 'model.encoder.layer_norm', epsilon);
        pass.reveal(`encoder_hidden_states.${encoder.layers}`, x);
        return { states: x, mask: null };
      },

      contexts(pass, states) {
        return Array.from({ length: decoder.layers }, (_, layer) => contextOf(pass, states, weights(pass, `model.decoder.layers.${layer}.encoder_attn`), decoder.heads));
      },

      decode(pass, inputs, source, pick) {
        const causal = causalBias(inputs.ids, inputs.mask);
        const table = pass.parameter('model.decoder.embed_tokens.weight', [vocabulary, width]);
        const where = inputs.positions ?? reshape(positions(inputs.ids, 1), [1, inputs.ids.shape[1] as Dimension]);
        let x = add(embedding(table, inputs.ids), gather(pass.parameter('model.decoder.embed_positions.weight', [maxLength, width]), where));
        x = pass.dropout(x, dropout); // [batch, length, width]
        for (let layer = 0; layer < decoder.layers; layer++) {
          const name = `model.decoder.layers.${layer}`;
          pass.reveal(`decoder_hidden_states.${layer}`, x);
          const normal = layerNorm(pass, x, `${name}.self_attn_layer_norm`, epsilon);
          x = add(x, pass.dropout(attention(pass, normal, normal, `decoder_attentions.${layer}`, weights(pass, `${name}.self_attn`), options(decoder.heads, causal)), dropout));
          const consulted = source.contexts?.[layer] ?? source.states;
          if (!consulted) throw new Error('whisper: decode takes states or contexts of a source');
          const asking = layerNorm(pass, x, `${name}.encoder_attn_layer_norm`, epsilon);
          x = add(x, pass.dropout(attention(pass, asking, consulted, `cross_attentions.${layer}`, weights(pass, `${name}.encoder_attn`), options(decoder.heads, null)), dropout));
          x = feedForward(pass, x, name, decoder.ff);
        }
        x = layerNorm(pass, x, 'model.decoder.layer_norm', epsilon);
        pass.reveal(`decoder_hidden_states.${decoder.layers}`, x);
        return { logits: project(pass, pick ? pick(x) : x, tied ? table : pass.parameter('proj_out.weight', [vocabulary, width])) };
      },
    };
  },
};
