// Marian (Junczys-Dowmunt et al. 2018, "Marian: Fast Neural Machine Translation in C++"; Hugging Face MarianMTModel).
// The transformer of Vaswani et al. 2017 with normalisation after each residual, sinusoidal positions (sines first,
// then cosines), one table for both vocabularies unless told otherwise, and a bias on the logits.
import { computedPositions, layerCount } from '../checkpoint/config.ts';
import { type AttentionOptions, attention, causalBias, contextOf, paddingBias, type Pass } from '../attention/index.ts';
import { add, type Dimension, gather, multiply, positions, reshape, type Tensor } from '../graph/index.ts';
import { activationNames, attentionWeights, embedding, layerNorm, linearWeights, mlp, project, sinusoids } from '../layers/index.ts';
import { type EncoderDecoderModel, type Family, headOf, textDeclared, textOf, type TextInputs, tiedName } from './family.ts';

const epsilon = 1e-5;

const tables = ['model.shared.weight', 'lm_head.weight', 'model.decoder.embed_tokens.weight', 'model.encoder.embed_tokens.weight'] as const;

export const marian: Family = {
  modelType: 'marian',
  tied: tables,

  build(fields, has, architectures = []): EncoderDecoderModel {
    headOf(architectures, ['MarianMTModel']);
    const width = fields.integer('d_model', 1024);
    const vocabulary = fields.integer('vocab_size', 58101);
    const shared = fields.boolean('share_encoder_decoder_embeddings', true);
    const decoderVocabulary = fields.integer('decoder_vocab_size', null) ?? vocabulary;
    const tied = fields.boolean('tie_word_embeddings', true);
    const maxLength = fields.integer('max_position_embeddings', 1024, computedPositions);
    const activation = fields.oneOf('activation_function', activationNames, 'gelu');
    const scale = fields.boolean('scale_embedding', false) ? Math.sqrt(width) : 1;
    const dropout = fields.number('dropout', 0.1);
    const attentionDropout = fields.number('attention_dropout', 0);
    const activationDropout = fields.number('activation_dropout', 0);
    const stack = (side: 'encoder' | 'decoder') => ({
      layers: fields.integer(`${side}_layers`, 12, layerCount),
      heads: fields.integer(`${side}_attention_heads`, 16),
      ff: fields.integer(`${side}_ffn_dim`, 4096),
    });
    const encoder = stack('encoder');
    const decoder = stack('decoder');
    let computed: Tensor | null = null;
    // some checkpoints store the sinusoids; theirs are used, rounded as they may be
    const table = (pass: Pass, side: 'encoder' | 'decoder'): Tensor => {
      const stored = `model.${side}.embed_positions.weight`;
      if (has(stored)) return pass.parameter(stored, [maxLength, width]);
      computed ??= sinusoids(maxLength, width);
      return computed;
    };

    function weights(pass: Pass, name: string) {
      const names = { query: `${name}.q_proj`, key: `${name}.k_proj`, value: `${name}.v_proj`, output: `${name}.out_proj` };
      return attentionWeights(pass, names, width);
    }

    // x + f(x), then normalised
    function residual(pass: Pass, x: Tensor, change: Tensor, norm: string): Tensor {
      return layerNorm(pass, add(x, pass.dropout(change, dropout)), norm, epsilon);
    }

    function feedForward(pass: Pass, x: Tensor, name: string, ff: number): Tensor {
      const change = mlp(pass, x, linearWeights(pass, `${name}.fc1`, width, ff), activation, linearWeights(pass, `${name}.fc2`, ff, width), activationDropout);
      return residual(pass, x, change, `${name}.final_layer_norm`);
    }

    // the decoder's and the output's are one, where they are tied; the encoder's too, where the languages share it
    function tokenTable(pass: Pass, name: 'model.encoder.embed_tokens.weight' | 'model.decoder.embed_tokens.weight' | 'lm_head.weight'): Tensor {
      const ofEncoder = name === 'model.encoder.embed_tokens.weight';
      const names = shared ? tables : ofEncoder ? [name] : (['model.decoder.embed_tokens.weight', 'lm_head.weight'] as const);
      const stored = tied ? tiedName(has, name, names) : shared && !has(name) ? tables[0] : name;
      return pass.parameter(stored, [ofEncoder || shared ? vocabulary : decoderVocabulary, width]);
    }

    function embed(pass: Pass, inputs: TextInputs, side: 'encoder' | 'decoder'): Tensor {
      const tokens = embedding(tokenTable(pass, `model.${side}.embed_tokens.weight`), inputs.ids); // [batch, length, width]
      const where = inputs.positions ?? reshape(positions(inputs.ids, 1), [1, inputs.ids.shape[1] as Dimension]);
      return pass.dropout(add(multiply(tokens, scale), gather(table(pass, side), where)), dropout);
    }

    const options = (heads: number, bias: Tensor | null): AttentionOptions => ({ heads, bias, dropout: attentionDropout });

    return {
      kind: 'encoder-decoder',
      dimensions: {
        vocabulary: decoderVocabulary, width, maxLength, layers: decoder.layers, heads: decoder.heads, kvHeads: decoder.heads,
        headDim: width / decoder.heads, encoderLayers: encoder.layers, encoderHeads: encoder.heads,
      },
      source: { kind: 'text', inputs: textDeclared('sourceLength', { below: vocabulary, longest: maxLength }) },

      encode(pass, given) {
        const inputs = textOf(given);
        const bias = inputs.mask && paddingBias(inputs.mask);
        let x = embed(pass, inputs, 'encoder');
        for (let layer = 0; layer < encoder.layers; layer++) {
          const name = `model.encoder.layers.${layer}`;
          pass.reveal(`encoder_hidden_states.${layer}`, x);
          const seen = attention(pass, x, x, `encoder_attentions.${layer}`, weights(pass, `${name}.self_attn`), options(encoder.heads, bias));
          x = residual(pass, x, seen, `${name}.self_attn_layer_norm`);
          x = feedForward(pass, x, name, encoder.ff);
        }
        pass.reveal(`encoder_hidden_states.${encoder.layers}`, x);
        return { states: x, mask: inputs.mask };
      },

      contexts(pass, states) {
        return Array.from({ length: decoder.layers }, (_, layer) =>
          contextOf(pass, states, weights(pass, `model.decoder.layers.${layer}.encoder_attn`), decoder.heads),
        );
      },

      decode(pass, inputs, source, pick) {
        const causal = causalBias(inputs.ids, inputs.mask);
        const sourceBias = source.mask && paddingBias(source.mask);
        let x = embed(pass, inputs, 'decoder');
        for (let layer = 0; layer < decoder.layers; layer++) {
          const name = `model.decoder.layers.${layer}`;
          pass.reveal(`decoder_hidden_states.${layer}`, x);
          const own = attention(pass, x, x, `decoder_attentions.${layer}`, weights(pass, `${name}.self_attn`), options(decoder.heads, causal));
          x = residual(pass, x, own, `${name}.self_attn_layer_norm`);
          const consulted = source.contexts?.[layer] ?? source.states;
          if (!consulted) throw new Error('marian: decode takes states or contexts of a source');
          const seen = attention(pass, x, consulted, `cross_attentions.${layer}`, weights(pass, `${name}.encoder_attn`), options(decoder.heads, sourceBias));
          x = residual(pass, x, seen, `${name}.encoder_attn_layer_norm`);
          x = feedForward(pass, x, name, decoder.ff);
        }
        pass.reveal(`decoder_hidden_states.${decoder.layers}`, x);
        const output = tokenTable(pass, 'lm_head.weight');
        const bias = has('final_logits_bias') ? pass.parameter('final_logits_bias', [1, decoderVocabulary]) : null;
        const logits = project(pass, pick ? pick(x) : x, output);
        return { logits: bias ? add(logits, bias) : logits };
      },
    };
  },
};
