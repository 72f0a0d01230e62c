// BERT (Devlin et al. 2019; Hugging Face BertModel, BertForMaskedLM, BertForPreTraining, BertForSequenceClassification,
// BertLMHeadModel). Normalisation after each residual, learnt positions and segments; read both ways, or as a decoder
// causally, then consulting a source if told to.
import { causalBias, type Context, linear, paddingBias, type Pass } from '../attention/index.ts';
import { add, type Dimension, gather, multiply, reshape, slice, type Tensor, tanh } from '../graph/index.ts';
import { activationNames, activations, embedding, layerNormNamed, linearWeights, project } from '../layers/index.ts';
import { bertContext, bertLayer, type BertLayerShape } from '../layers/bert-layer.ts';
import { countedPositions } from '../layers/positions.ts';
import { layerCount, type Fields } from '../checkpoint/config.ts';
import { classesOf, type ConsultingDecoder, consultedOf, type DecoderModel, type EncoderDecoderModel, type EncoderModel, type Family, headOf, type Outputs, overStates, type SourceInputs, textDeclared, type TextInputs, textOf, tiedName } from './family.ts';
import { aloneSites, type Sites } from './gpt2.ts';

/** What tells BERT and its kin apart. */
export interface Kin {
  /** What stands before names of the body where there is a head. */
  readonly stem: string;
  readonly head: { readonly dense: string; readonly norm: string; readonly output: string; readonly bias: string };
  readonly epsilon: number;
  readonly vocabulary: number;
  readonly rows: number;
  readonly segments: number;
  readonly pad: number;
  /** Positions are counted behind the padding token's number, padding left out. */
  readonly counted: boolean;
}

const bertKin: Kin = {
  stem: 'bert', epsilon: 1e-12, vocabulary: 30522, rows: 512, segments: 2, pad: 0, counted: false,
  head: { dense: 'cls.predictions.transform.dense', norm: 'cls.predictions.transform.LayerNorm', output: 'cls.predictions.decoder', bias: 'cls.predictions.bias' },
};

/** The body and the head of words, for every use. @param base of names in the checkpoint: '', 'decoder.' */
export function bertText(fields: Fields, has: (name: string) => boolean, base: string, kin: Kin, causal: boolean) {
  const width = fields.integer('hidden_size', 768);
  const vocabulary = fields.integer('vocab_size', kin.vocabulary);
  const layers = fields.integer('num_hidden_layers', 12, layerCount);
  const heads = fields.integer('num_attention_heads', 12);
  const inner = fields.integer('intermediate_size', 3072);
  const rows = fields.integer('max_position_embeddings', kin.rows);
  const segments = fields.integer('type_vocab_size', kin.segments);
  const activation = fields.oneOf('hidden_act', activationNames, 'gelu');
  const epsilon = fields.number('layer_norm_eps', kin.epsilon);
  fields.oneOf('position_embedding_type', ['absolute'] as const, 'absolute');
  const pad = fields.integer('pad_token_id', kin.pad, { min: 0 });
  const tied = fields.boolean('tie_word_embeddings', true);
  const dropout = fields.number('hidden_dropout_prob', 0.1);
  const attentionDropout = fields.number('attention_probs_dropout_prob', 0.1);
  const prefix = `${base}${has(`${base}${kin.stem}.embeddings.position_embeddings.weight`) ? `${kin.stem}.` : ''}`;
  const tables = [`${prefix}embeddings.word_embeddings.weight`, `${base}${kin.head.output}.weight`] as const;
  const [tableName, outputName] = tables.map((name) => (tied ? tiedName(has, name, tables) : name)) as [string, string];
  const maxLength = kin.counted ? rows - pad - 1 : rows;

  // checkpoints of 2018 call a norm's weight gamma and its bias beta
  const norm = (pass: Pass, x: Tensor, name: string): Tensor => layerNormNamed(pass, x, has(`${name}.gamma`) ? [`${name}.gamma`, `${name}.beta`] : [`${name}.weight`, `${name}.bias`], epsilon);
  const shape: BertLayerShape = { width, inner, heads, activation, norm, dropout, attentionDropout };
  const blockOf = (layer: number): string => `${prefix}encoder.layer.${layer}`;

  return {
    dimensions: { vocabulary, width, layers, heads, kvHeads: heads, headDim: width / heads, maxLength },
    prefix, width, segments,
    contexts: (pass: Pass, states: Tensor): Context[] => Array.from({ length: layers }, (_, layer) => bertContext(pass, states, blockOf(layer), shape)),

    /** States of the last layer, [batch, length, width]. */
    body(pass: Pass, inputs: TextInputs, source: SourceInputs | null, [states, own, cross]: Sites): Tensor {
      const name = `${prefix}embeddings`;
      const kinds = inputs.typeIds ?? multiply(inputs.ids, 0);
      let x = add(embedding(pass.parameter(tableName, [vocabulary, width]), inputs.ids), gather(pass.parameter(`${name}.token_type_embeddings.weight`, [segments, width]), kinds));
      x = add(x, gather(pass.parameter(`${name}.position_embeddings.weight`, [rows, width]), countedPositions(inputs, kin.counted ? pad : null)));
      x = pass.dropout(norm(pass, x, `${name}.LayerNorm`), dropout); // [batch, length, width]
      const bias = causal ? causalBias(inputs.ids, inputs.mask) : inputs.mask && paddingBias(inputs.mask);
      const sourceBias = source?.mask ? paddingBias(source.mask) : null;
      for (let layer = 0; layer < layers; layer++) {
        pass.reveal(`${states}.${layer}`, x);
        x = bertLayer(pass, x, blockOf(layer), shape, { site: `${own}.${layer}`, bias }, source && { source: consultedOf(source, layer), site: `${cross}.${layer}`, bias: sourceBias });
      }
      pass.reveal(`${states}.${layers}`, x);
      return x;
    },

    /** Scores of the vocabulary at every position. */
    predict(pass: Pass, x: Tensor): Tensor {
      const { head } = kin;
      // RoBERTa's head has its own activation
      const dense = activations[kin.counted ? 'gelu' : activation](linear(pass, x, linearWeights(pass, `${base}${head.dense}`, width, width)));
      const bias = tiedName(has, `${base}${head.output}.bias`, [`${base}${head.bias}`]);
      return project(pass, norm(pass, dense, `${base}${head.norm}`), pass.parameter(outputName, [vocabulary, width]), pass.parameter(bias, [vocabulary]));
    },
  };
}

/** The same as the side of a larger model that writes. */
export function bertDecoder(fields: Fields, has: (name: string) => boolean, base: string, sites: Sites, kin: Kin = bertKin): ConsultingDecoder {
  fields.ignore('is_decoder', 'add_cross_attention', 'cross_attention_hidden_size');
  const text = bertText(fields, has, base, kin, true);
  return { ...text, decode: (pass, inputs, source, pick) => decoded(text, pass, text.body(pass, inputs, source, sites), pick) };
}

function decoded(text: ReturnType<typeof bertText>, pass: Pass, x: Tensor, pick?: (states: Tensor) => Tensor): Outputs {
  return { logits: text.predict(pass, pick ? pick(x) : x) };
}

export const bert: Family = {
  modelType: 'bert',
  tied: ['bert.embeddings.word_embeddings.weight', 'embeddings.word_embeddings.weight', 'cls.predictions.decoder.weight'],

  build(fields, has, architectures = []): EncoderModel | DecoderModel | EncoderDecoderModel {
    const head = headOf(architectures, ['BertModel', 'BertForMaskedLM', 'BertForPreTraining', 'BertForSequenceClassification', 'BertLMHeadModel']);
    // one that reads both ways cannot write, and is an encoder with the head of words
    if (head === 'BertLMHeadModel' && fields.boolean('is_decoder', false)) {
      const consults = fields.boolean('add_cross_attention', false);
      const text = bertText(fields, has, '', bertKin, true);
      if (consults) return overStates(text, (pass, inputs, source, pick) => decoded(text, pass, text.body(pass, inputs, source, aloneSites), pick));
      return { kind: 'decoder', dimensions: text.dimensions, types: text.segments, forward: (pass, inputs, pick) => decoded(text, pass, text.body(pass, inputs, null, aloneSites), pick) };
    }
    fields.expect('is_decoder', false);
    fields.expect('add_cross_attention', false);
    const text = bertText(fields, has, '', bertKin, false);
    const { prefix, width, dimensions } = text;
    const classes = classesOf(fields);

    // the first token's state stands for the whole
    function pool(pass: Pass, x: Tensor): Tensor {
      const first = reshape(slice(x, 1, 0, 1), [x.shape[0] as Dimension, width]);
      return tanh(linear(pass, first, linearWeights(pass, `${prefix}pooler.dense`, width, width)));
    }

    const outputsOf: Record<typeof head, (pass: Pass, x: Tensor) => Outputs> = {
      // sentence models are stored without the pooler
      BertModel: (pass, x) => ({ last_hidden_state: x, ...(has(`${prefix}pooler.dense.weight`) ? { pooler_output: pool(pass, x) } : {}) }),
      BertForMaskedLM: (pass, x) => ({ logits: text.predict(pass, x) }),
      BertLMHeadModel: (pass, x) => ({ logits: text.predict(pass, x) }),
      BertForPreTraining: (pass, x) => ({
        prediction_logits: text.predict(pass, x),
        seq_relationship_logits: linear(pass, pool(pass, x), linearWeights(pass, 'cls.seq_relationship', width, 2)),
      }),
      BertForSequenceClassification: (pass, x) => ({ logits: linear(pass, pool(pass, x), linearWeights(pass, 'classifier', width, classes)) }),
    };

    return {
      kind: 'encoder', dimensions,
      inputs: textDeclared('length', { below: dimensions.vocabulary, longest: dimensions.maxLength, positions: dimensions.maxLength, types: text.segments }),
      forward: (pass, given) => outputsOf[head](pass, text.body(pass, textOf(given), null, aloneSites)),
    };
  },
};
