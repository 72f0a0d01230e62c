// BLIP (Li et al. 2022, "BLIP: Bootstrapping Language-Image Pre-training"; Hugging Face BlipForConditionalGeneration,
// BlipForQuestionAnswering, BlipForImageTextRetrieval). A picture tower that normalises first, and BERT's layers with
// attention to a source: captions consult the picture; answers consult the question, which has consulted the picture.
import { type AttentionWeights, causalBias, type Context, type Linear, linear, type Pass, paddingBias } from '../attention/index.ts';
import { add, type Dimension, gather, positions, reshape, slice, split, type Tensor } from '../graph/index.ts';
import { activationNames, activations, embedding, layerNorm, linearWeights, project } from '../layers/index.ts';
import { bertContext, bertLayer, type BertLayerShape } from '../layers/bert-layer.ts';
import { patchEmbedding, patchGrid, preNormLayer, tokensAndPatches } from '../layers/picture.ts';
import { layerCount, type Fields } from '../checkpoint/config.ts';
import { CheckpointError } from '../errors.ts';
import { type Encoded, type EncoderDecoderModel, type EncoderModel, type Family, type Given, headOf, type Inputs, nestedFields, type SourceInputs, textDeclared, type TextInputs } from './family.ts';
import { pictureDeclared, pictureShape, regionsOf } from './pictures.ts';

const each = (name: string, count: number): string[] => Array.from({ length: count }, (_, i) => `${name}.${i}`);

/** The picture tower: states after its last norm, [batch, 1 + patches, width]. */
function vision(config: Fields) {
  const width = config.integer('hidden_size', 768);
  const layers = config.integer('num_hidden_layers', 12, layerCount);
  const heads = config.integer('num_attention_heads', 12);
  const inner = config.integer('intermediate_size', 3072);
  const shape = pictureShape(config, { image: 384, patch: 16, channels: 3 });
  const activation = config.oneOf('hidden_act', activationNames, 'gelu');
  const epsilon = config.number('layer_norm_eps', 1e-5);
  const attentionDropout = config.number('attention_dropout', 0);
  config.ignore('projection_dim', 'num_channels');
  const [rows, columns] = patchGrid(shape);

  function weights(pass: Pass, name: string): AttentionWeights {
    const packed = linearWeights(pass, `${name}.qkv`, width, 3 * width);
    const parts = split(packed.weight, [width, width, width], 0);
    const biases = split(packed.bias as Tensor, [width, width, width], 0);
    const [query, key, value] = parts.map((weight, i): Linear => ({ weight, bias: biases[i] as Tensor })) as [Linear, Linear, Linear];
    return { query, key, value, output: linearWeights(pass, `${name}.projection`, width, width) };
  }

  return {
    width, layers, heads, shape,
    tower(pass: Pass, pixels: Tensor): Tensor {
      const name = 'vision_model.embeddings';
      const patches = patchEmbedding(pass, pixels, `${name}.patch_embedding`, width, shape);
      let x = tokensAndPatches(pixels, patches, [pass.parameter(`${name}.class_embedding`, [1, 1, width])], pass.parameter(`${name}.position_embedding`, [1, 1 + rows * columns, width]));
      for (let layer = 0; layer < layers; layer++) {
        const block = `vision_model.encoder.layers.${layer}`;
        pass.reveal(`encoder_hidden_states.${layer}`, x);
        x = preNormLayer(pass, x, `encoder_attentions.${layer}`, {
          before: `${block}.layer_norm1`, attention: weights(pass, `${block}.self_attn`), after: `${block}.layer_norm2`,
          first: linearWeights(pass, `${block}.mlp.fc1`, width, inner), second: linearWeights(pass, `${block}.mlp.fc2`, inner, width),
        }, { heads, activation, epsilon, attentionDropout });
      }
      pass.reveal(`encoder_hidden_states.${layers}`, x);
      return layerNorm(pass, x, 'vision_model.post_layernorm', epsilon);
    },
  };
}

/** The text side, as an encoder of questions or a decoder: both consult a source in every layer. */
function text(config: Fields, sourceWidth: number) {
  const width = config.integer('hidden_size', 768);
  const vocabulary = config.integer('vocab_size', 30524);
  const layers = config.integer('num_hidden_layers', 12, layerCount);
  const heads = config.integer('num_attention_heads', 8);
  const maxLength = config.integer('max_position_embeddings', 512);
  const activation = config.oneOf('hidden_act', activationNames, 'gelu');
  const epsilon = config.number('layer_norm_eps', 1e-12);
  config.expect('is_decoder', true);
  // the reference takes the picture's width, whatever stands here
  config.ignore('encoder_hidden_size', 'projection_dim', 'add_cross_attention');
  const norm = (pass: Pass, x: Tensor, name: string): Tensor => layerNorm(pass, x, name, epsilon);
  const shape: BertLayerShape = {
    width, inner: config.integer('intermediate_size', 3072), heads, activation, norm, sourceWidth,
    dropout: config.number('hidden_dropout_prob', 0), attentionDropout: config.number('attention_probs_dropout_prob', 0),
  };
  const blockOf = (name: string, layer: number): string => `${name}.encoder.layer.${layer}`;

  /** @param sites how the record names states, looks at itself and looks at the source */
  function stack(pass: Pass, name: string, { ids, positions: given }: TextInputs, bias: Tensor | null, consulted: (layer: number) => Tensor | Context, sourceBias: Tensor | null, sites: readonly [string, string, string]): Tensor {
    const table = pass.parameter(`${name}.embeddings.word_embeddings.weight`, [vocabulary, width]);
    const where = given ?? reshape(positions(ids, 1), [1, ids.shape[1] as Dimension]);
    let x = add(embedding(table, ids), gather(pass.parameter(`${name}.embeddings.position_embeddings.weight`, [maxLength, width]), where));
    x = pass.dropout(norm(pass, x, `${name}.embeddings.LayerNorm`), shape.dropout); // [batch, length, width]
    const [states, own, cross] = sites;
    for (let layer = 0; layer < layers; layer++) {
      pass.reveal(`${states}.${layer}`, x);
      x = bertLayer(pass, x, blockOf(name, layer), shape, { site: `${own}.${layer}`, bias }, { source: consulted(layer), site: `${cross}.${layer}`, bias: sourceBias });
    }
    pass.reveal(`${states}.${layers}`, x);
    return x;
  }

  return {
    width, vocabulary, layers, heads, maxLength, activation, norm, stack,
    contexts: (pass: Pass, states: Tensor, name: string): Context[] => Array.from({ length: layers }, (_, layer) => bertContext(pass, states, blockOf(name, layer), shape)),
    begins: { start: config.integer('bos_token_id', 30522, { min: 0 }), eos: [config.integer('sep_token_id', 102, { min: 0 })], pad: config.integer('pad_token_id', 0, { min: 0 }) },
    tied: config.boolean('tie_word_embeddings', true),
  };
}

const sitesOf = (side: string): [string, string, string] => [`${side}_hidden_states`, `${side}_attentions`, side === 'decoder' ? 'cross_attentions' : `${side}_cross_attentions`];

export const blip: Family = {
  modelType: 'blip',

  build(fields, has, architectures = []): EncoderDecoderModel | EncoderModel {
    const see = vision(nestedFields(fields, 'vision_config'));
    const words = text(nestedFields(fields, 'text_config'), see.width);
    const tied = [fields.boolean('tie_word_embeddings', true), words.tied].some(Boolean);
    // similarity without looking at each other is not computed here
    fields.ignore('projection_dim', 'image_text_hidden_size');
    const head = headOf(architectures, ['BlipForConditionalGeneration', 'BlipForQuestionAnswering', 'BlipForImageTextRetrieval']);
    const { width, vocabulary, layers, heads, maxLength } = words;
    const dimensions = { vocabulary, width, layers, heads, kvHeads: heads, headDim: width / heads, maxLength, encoderLayers: see.layers, encoderHeads: see.heads };
    const question = textDeclared('sourceLength', { below: vocabulary, longest: maxLength });
    const pixels: Inputs = pictureDeclared(see.shape);
    const towerNames = { attentions: each('encoder_attentions', see.layers), hidden: each('encoder_hidden_states', see.layers + 1) };
    const textNames = (side: string) => ({ attentions: [...each(`${side}_attentions`, layers), ...each(sitesOf(side)[2], layers)], hidden: each(`${side}_hidden_states`, layers + 1) });

    if (head === 'BlipForImageTextRetrieval') {
      return {
        kind: 'encoder', dimensions, inputs: { ...pixels, ...question }, judges: { among: false, padding: 'masked' },
        sees: { regions: regionsOf(see.shape, 1), looks: { 'encoder_attentions.': ['image', 'image'], 'decoder_attentions.': ['text', 'text'], 'cross_attentions.': ['text', 'image'] } },
        revealed: { attentions: [...towerNames.attentions, ...textNames('decoder').attentions], hidden: [...towerNames.hidden, ...textNames('decoder').hidden] },
        forward(pass, given) {
          const picture = see.tower(pass, given['pixel_values'] as Tensor);
          const states = words.stack(pass, 'text_encoder', asText(given), given['attention_mask'] ? paddingBias(given['attention_mask']) : null, () => picture, null, sitesOf('decoder'));
          const first = reshape(slice(states, 1, 0, 1), [states.shape[0] as Dimension, width]);
          return { itm_score: linear(pass, first, linearWeights(pass, 'itm_head', width, 2)), question_embeds: states, encoder_last_hidden_state: picture };
        },
      };
    }

    const answers = head === 'BlipForQuestionAnswering';
    if (answers && width !== see.width) throw new CheckpointError('config.json', `"text_config.hidden_size" must be the picture's ${see.width} in BlipForQuestionAnswering, got ${width}`);
    const decoder = 'text_decoder.bert';

    function encode(pass: Pass, given: Given): Encoded {
      const seen = see.tower(pass, given['pixel_values'] as Tensor);
      const picture = given['picture'] ? gather(seen, given['picture']) : seen;
      if (!answers) return { states: picture, mask: null };
      const mask = given['attention_mask'] ?? null;
      const states = words.stack(pass, 'text_encoder', asText(given), mask && paddingBias(mask), () => picture, null, sitesOf('question'));
      // the reference's decoder sees a question's padding too; what is trained must not come to rest on it
      return { states, mask: pass.training ? mask : null, outputs: { encoder_last_hidden_state: picture, question_embeds: states } };
    }

    return {
      kind: 'encoder-decoder',
      dimensions,
      source: { kind: 'pixels', shared: { input: 'pixel_values', row: 'picture' }, inputs: answers ? { ...pixels, ...question } : pixels, regions: regionsOf(see.shape, 1), ...(answers ? { through: 'question_cross_attentions', parts: { image: ['encoder_attentions.', 'question_cross_attentions.'], question: ['question_attentions.', 'cross_attentions.'] } } : {}) },
      outputPrefix: answers ? 'decoder_' : '',
      revealed: {
        attentions: [...towerNames.attentions, ...(answers ? textNames('question').attentions : []), ...textNames('decoder').attentions],
        hidden: [...towerNames.hidden, ...(answers ? textNames('question').hidden : []), ...textNames('decoder').hidden],
      },
      // a caption's prompt comes as the tokenizer frames it: its first token becomes the start, its last is dropped
      begins: { ...words.begins, ...(answers ? {} : { prompt: (ids: readonly number[]) => [words.begins.start, ...ids.slice(1, -1)] }) },
      encode,
      contexts: (pass, states) => words.contexts(pass, states, decoder),
      decode(pass, inputs: TextInputs, source: SourceInputs, pick?: (states: Tensor) => Tensor) {
        const consulted = (layer: number): Tensor | Context => {
          const found = source.contexts?.[layer] ?? source.states;
          if (!found) throw new Error('blip: decode takes states or contexts of a source');
          return found;
        };
        const states = words.stack(pass, decoder, inputs, causalBias(inputs.ids, inputs.mask), consulted, source.mask && paddingBias(source.mask), sitesOf('decoder'));
        const x = pick ? pick(states) : states;
        const name = 'text_decoder.cls.predictions';
        const dense = activations[words.activation](linear(pass, x, linearWeights(pass, `${name}.transform.dense`, width, width)));
        const table = pass.parameter(tied ? `${decoder}.embeddings.word_embeddings.weight` : `${name}.decoder.weight`, [vocabulary, width]);
        const bias = has(`${name}.bias`) || !has(`${name}.decoder.bias`) ? `${name}.bias` : `${name}.decoder.bias`;
        return { logits: project(pass, words.norm(pass, dense, `${name}.transform.LayerNorm`), table, pass.parameter(bias, [vocabulary])) };
      },
    };
  },
};

const asText = (given: Given): TextInputs => ({ ids: given['input_ids'] as Tensor, mask: given['attention_mask'] ?? null, positions: null });
