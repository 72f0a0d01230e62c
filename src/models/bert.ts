// BERT (Devlin et al. 2019; Hugging Face BertModel, BertForMaskedLM, BertForPreTraining, BertForSequenceClassification).
// An encoder alone: normalisation after each residual, learnt positions and segments.
import { linear, paddingBias, type Pass } from '../attention/index.ts';
import { add, type Dimension, gather, multiply, positions, reshape, slice, type Tensor, tanh } from '../graph/index.ts';
import { activationNames, activations, embedding, layerNormNamed, linearWeights, project } from '../layers/index.ts';
import { bertLayer, type BertLayerShape } from '../layers/bert-layer.ts';
import { classesOf, type EncoderModel, type Family, headOf, type Outputs, textDeclared, textOf, tiedName } from './family.ts';

export const bert: Family = {
  modelType: 'bert',
  tied: ['bert.embeddings.word_embeddings.weight', 'embeddings.word_embeddings.weight', 'cls.predictions.decoder.weight'],

  build(fields, has, architectures = []): EncoderModel {
    const width = fields.integer('hidden_size', 768);
    const vocabulary = fields.integer('vocab_size', 30522);
    const layers = fields.integer('num_hidden_layers', 12);
    const heads = fields.integer('num_attention_heads', 12);
    const inner = fields.integer('intermediate_size', 3072);
    const maxLength = fields.integer('max_position_embeddings', 512);
    const segments = fields.integer('type_vocab_size', 2);
    const activation = fields.oneOf('hidden_act', activationNames, 'gelu');
    const epsilon = fields.number('layer_norm_eps', 1e-12);
    fields.oneOf('position_embedding_type', ['absolute'] as const, 'absolute');
    fields.expect('is_decoder', false);
    fields.expect('add_cross_attention', false);
    fields.integer('pad_token_id', 0, { min: 0 });
    const tied = fields.boolean('tie_word_embeddings', true);
    const dropout = fields.number('hidden_dropout_prob', 0.1);
    const attentionDropout = fields.number('attention_probs_dropout_prob', 0.1);
    const prefix = has('bert.embeddings.position_embeddings.weight') ? 'bert.' : '';
    const tables = [`${prefix}embeddings.word_embeddings.weight`, 'cls.predictions.decoder.weight'] as const;
    const [tableName, outputName] = tables.map((name) => (tied ? tiedName(has, name, tables) : name)) as [string, string];
    const head = headOf(architectures, ['BertModel', 'BertForMaskedLM', 'BertForPreTraining', 'BertForSequenceClassification']);
    const classes = classesOf(fields);

    // checkpoints of 2018 call a norm's weight gamma and its bias beta
    const norm = (pass: Pass, x: Tensor, name: string): Tensor => layerNormNamed(pass, x, has(`${name}.gamma`) ? [`${name}.gamma`, `${name}.beta`] : [`${name}.weight`, `${name}.bias`], epsilon);
    const shape: BertLayerShape = { width, inner, heads, activation, norm, dropout, attentionDropout };

    // the first token's state stands for the whole
    function pool(pass: Pass, x: Tensor): Tensor {
      const first = reshape(slice(x, 1, 0, 1), [x.shape[0] as Dimension, width]);
      return tanh(linear(pass, first, linearWeights(pass, `${prefix}pooler.dense`, width, width)));
    }

    // scores of the vocabulary at every position
    function predict(pass: Pass, x: Tensor): Tensor {
      const name = 'cls.predictions';
      const dense = activations[activation](linear(pass, x, linearWeights(pass, `${name}.transform.dense`, width, width)));
      const bias = tiedName(has, `${name}.decoder.bias`, [`${name}.bias`]);
      return project(pass, norm(pass, dense, `${name}.transform.LayerNorm`), pass.parameter(outputName, [vocabulary, width]), pass.parameter(bias, [vocabulary]));
    }

    const outputsOf: Record<typeof head, (pass: Pass, x: Tensor) => Outputs> = {
      // sentence models are stored without the pooler
      BertModel: (pass, x) => ({ last_hidden_state: x, ...(has(`${prefix}pooler.dense.weight`) ? { pooler_output: pool(pass, x) } : {}) }),
      BertForMaskedLM: (pass, x) => ({ logits: predict(pass, x) }),
      BertForPreTraining: (pass, x) => ({
        prediction_logits: predict(pass, x),
        seq_relationship_logits: linear(pass, pool(pass, x), linearWeights(pass, 'cls.seq_relationship', width, 2)),
      }),
      BertForSequenceClassification: (pass, x) => ({ logits: linear(pass, pool(pass, x), linearWeights(pass, 'classifier', width, classes)) }),
    };

    return {
      kind: 'encoder',
      dimensions: { vocabulary, width, layers, heads, kvHeads: heads, headDim: width / heads, maxLength },
      inputs: textDeclared('length', { below: vocabulary, longest: maxLength, positions: maxLength, types: true }),

      forward(pass, given) {
        const inputs = textOf(given);
        const name = `${prefix}embeddings`;
        const table = pass.parameter(tableName, [vocabulary, width]);
        const where = inputs.positions ?? reshape(positions(inputs.ids, 1), [1, inputs.ids.shape[1] as Dimension]);
        const kinds = inputs.typeIds ?? multiply(inputs.ids, 0);
        let x = add(embedding(table, inputs.ids), gather(pass.parameter(`${name}.token_type_embeddings.weight`, [segments, width]), kinds));
        x = add(x, gather(pass.parameter(`${name}.position_embeddings.weight`, [maxLength, width]), where));
        x = pass.dropout(norm(pass, x, `${name}.LayerNorm`), dropout); // [batch, length, width]
        const bias = inputs.mask && paddingBias(inputs.mask);
        for (let layer = 0; layer < layers; layer++) {
          pass.reveal(`hidden_states.${layer}`, x);
          x = bertLayer(pass, x, `${prefix}encoder.layer.${layer}`, shape, { site: `attentions.${layer}`, bias }, null);
        }
        pass.reveal(`hidden_states.${layers}`, x);
        return outputsOf[head](pass, x);
      },
    };
  },
};
