// Moonshine (Jeffries et al. 2024, "Moonshine: Speech Recognition for Live Transcription and Voice Commands"; Hugging Face
// MoonshineForConditionalGeneration). The source is the samples themselves, of any length: three convolutions make 42
// states of a second, at 16 kHz. Positions are rotary, of neighbours, over part of each head; norms have no bias; the
// decoder's feed-forward is gated.
import { layerCount } from '../checkpoint/config.ts';
import { type AttentionOptions, type AttentionWeights, attention, causalBias, contextOf, frequencies, linear, paddingBias, type Pass, type Rotary, rotary } from '../attention/index.ts';
import { zeros } from '../array.ts';
import { readRope } from '../checkpoint/rope.ts';
import { CheckpointError } from '../errors.ts';
import { add, constant, convolution, type Dimension, divide, gather, gelu, layerNormalization, multiply, positions, reduceMean, reshape, split, sqrt, subtract, type Tensor, tanh, transpose } from '../graph/index.ts';
import { activationNames, activations, embedding, linearWeights, mlp, project } from '../layers/index.ts';
import { type EncoderDecoderModel, type Family, headOf } from './family.ts';

const epsilon = 1e-5;

export const moonshine: Family = {
  modelType: 'moonshine',

  build(fields, _has, architectures = []): EncoderDecoderModel {
    const width = fields.integer('hidden_size', 288);
    const vocabulary = fields.integer('vocab_size', 32768);
    const inner = fields.integer('intermediate_size', 1152);
    const maxLength = fields.integer('max_position_embeddings', 512);
    const biased = fields.boolean('attention_bias', false);
    const dropout = fields.number('attention_dropout', 0);
    const tied = fields.boolean('tie_word_embeddings', true);
    const stack = (side: 'encoder' | 'decoder', act: 'gelu' | 'silu') => {
      if (side === 'decoder') for (const [own, general] of [['num_hidden_layers', 'num_hidden_layers'], ['num_attention_heads', 'num_attention_heads'], ['num_key_value_heads', 'num_key_value_heads'], ['hidden_act', 'hidden_act']] as const) fields.alias(`decoder_${own}`, general);
      const heads = fields.integer(`${side}_num_attention_heads`, 8);
      const kvHeads = fields.integer(`${side}_num_key_value_heads`, null) ?? heads;
      // the reference views queries by key heads: others it does not run
      if (kvHeads !== heads) throw new CheckpointError('config.json', `"${side}_num_key_value_heads" must be ${side}_num_attention_heads, ${heads}, got ${kvHeads}`);
      return { layers: fields.integer(`${side}_num_hidden_layers`, 6, layerCount), heads, activation: fields.oneOf(`${side}_hidden_act`, activationNames, act) };
    };
    const encoder = stack('encoder', 'gelu');
    const decoder = stack('decoder', 'silu');
    const rope = readRope(fields, 10_000, 0.9);
    if (rope.type !== 'default') throw new CheckpointError('config.json', `"rope_parameters.rope_type" must be default, got "${rope.type}"`);
    fields.ignore('pad_head_dim_to_multiple_of'); // zeros beside zeros
    headOf(architectures, ['MoonshineForConditionalGeneration']);
    const turned = Math.floor((width / decoder.heads) * rope.partialRotaryFactor);
    const turning = { frequencies: frequencies(turned, rope.theta), interleaved: true };
    const counted = (x: Tensor): Tensor => reshape(positions(x, 1), [1, x.shape[1] as Dimension]);

    const norm = (pass: Pass, x: Tensor, name: string): Tensor => layerNormalization(x, pass.parameter(`${name}.weight`, [width]), constant(zeros('float32', [width])), epsilon);

    function weights(pass: Pass, name: string): AttentionWeights {
      const map = (part: string, bias = biased) => linearWeights(pass, `${name}.${part}`, width, width, { bias });
      return { query: map('q_proj'), key: map('k_proj'), value: map('v_proj'), output: map('o_proj', false) };
    }

    const options = (side: 'encoder' | 'decoder', bias: Tensor | null, turns?: Rotary): AttentionOptions => ({ heads: { encoder, decoder }[side].heads, bias, dropout, ...(turns ? { rotary: turns } : {}) });

    // one group: over channels and time together
    function groupNorm(pass: Pass, x: Tensor): Tensor {
      const centred = subtract(x, reduceMean(x, [1, 2], true));
      const normal = divide(centred, sqrt(add(reduceMean(multiply(centred, centred), [1, 2], true), epsilon)));
      const channel = (part: string): Tensor => reshape(pass.parameter(`model.encoder.groupnorm.${part}`, [width]), [1, width, 1]);
      return add(multiply(normal, channel('weight')), channel('bias'));
    }

    return {
      kind: 'encoder-decoder',
      dimensions: {
        vocabulary, width, maxLength, layers: decoder.layers, heads: decoder.heads, kvHeads: decoder.heads, headDim: width / decoder.heads,
        encoderLayers: encoder.layers, encoderHeads: encoder.heads,
      },
      source: { kind: 'samples', inputs: { input_values: { dtype: 'float32', shape: ['batch', 'samples'] }, attention_mask: { dtype: 'int64', shape: ['batch', 'samples'], optional: true } }, steps: { size: 64 * 3 * 2, count: (samples) => [[127, 64], [7, 3], [3, 2]].reduce((length, [kernel, stride]) => Math.floor((length - (kernel as number)) / (stride as number)) + 1, samples) } },

      encode(pass, given) {
        const samples = given['input_values'] as Tensor;
        const [batch, count] = samples.shape as [Dimension, Dimension];
        const conv = (x: Tensor, name: string, from: number, to: number, kernel: number, stride: number, bias = true): Tensor =>
          convolution(x, pass.parameter(`model.encoder.${name}.weight`, [to, from, kernel]), bias ? pass.parameter(`model.encoder.${name}.bias`, [to]) : null, { strides: [stride] });
        const first = groupNorm(pass, tanh(conv(reshape(samples, [batch, 1, count], samples), 'conv1', 1, width, 127, 64, false)));
        const heard = gelu(conv(gelu(conv(first, 'conv2', width, 2 * width, 7, 3)), 'conv3', 2 * width, width, 3, 2));
        let x = transpose(heard, [0, 2, 1]); // [batch, states, width]
        // a state begins every 384 samples
        const mask = given['attention_mask'] ? gather(given['attention_mask'], multiply(positions(x, 1), 64 * 3 * 2), 1) : null;
        const bias = mask && paddingBias(mask);
        const turns = rotary(counted(x), turning);
        for (let layer = 0; layer < encoder.layers; layer++) {
          const name = `model.encoder.layers.${layer}`;
          pass.reveal(`encoder_hidden_states.${layer}`, x);
          const normal = norm(pass, x, `${name}.input_layernorm`);
          x = add(x, attention(pass, normal, normal, `encoder_attentions.${layer}`, weights(pass, `${name}.self_attn`), options('encoder', bias, turns)));
          x = add(x, mlp(pass, norm(pass, x, `${name}.post_attention_layernorm`), linearWeights(pass, `${name}.mlp.fc1`, width, inner), encoder.activation, linearWeights(pass, `${name}.mlp.fc2`, inner, width)));
        }
        x = norm(pass, x, 'model.encoder.layer_norm');
        pass.reveal(`encoder_hidden_states.${encoder.layers}`, x);
        return { states: x, mask };
      },

      contexts(pass, states) {
        return Array.from({ length: decoder.layers }, (_, layer) => contextOf(pass, states, weights(pass, `model.decoder.layers.${layer}.encoder_attn`), decoder.heads));
      },

      decode(pass, inputs, source, pick) {
        const causal = causalBias(inputs.ids, inputs.mask);
        const sourceBias = source.mask && paddingBias(source.mask);
        const turns = rotary(inputs.positions ?? counted(inputs.ids), turning);
        const table = pass.parameter('model.decoder.embed_tokens.weight', [vocabulary, width]);
        let x = embedding(table, inputs.ids); // [batch, length, width]
        for (let layer = 0; layer < decoder.layers; layer++) {
          const name = `model.decoder.layers.${layer}`;
          pass.reveal(`decoder_hidden_states.${layer}`, x);
          const normal = norm(pass, x, `${name}.input_layernorm`);
          x = add(x, attention(pass, normal, normal, `decoder_attentions.${layer}`, weights(pass, `${name}.self_attn`), options('decoder', causal, turns)));
          const consulted = source.contexts?.[layer] ?? source.states;
          if (!consulted) throw new Error('moonshine: decode takes states or contexts of a source');
          x = add(x, attention(pass, norm(pass, x, `${name}.post_attention_layernorm`), consulted, `cross_attentions.${layer}`, weights(pass, `${name}.encoder_attn`), options('decoder', sourceBias)));
          const both = linear(pass, norm(pass, x, `${name}.final_layernorm`), linearWeights(pass, `${name}.mlp.fc1`, width, 2 * inner));
          const [value, gate] = split(both, [inner, inner], -1) as [Tensor, Tensor];
          x = add(x, linear(pass, multiply(activations[decoder.activation](gate), value), linearWeights(pass, `${name}.mlp.fc2`, inner, width)));
        }
        x = norm(pass, x, 'model.decoder.norm');
        pass.reveal(`decoder_hidden_states.${decoder.layers}`, x);
        return { logits: project(pass, pick ? pick(x) : x, tied ? table : pass.parameter('proj_out.weight', [vocabulary, width])) };
      },
    };
  },
};
