// ViT (Dosovitskiy et al. 2021, "An Image is Worth 16x16 Words"; Hugging Face ViTModel, ViTForImageClassification).
// A picture cut into patches, a token for the whole before them, layers that normalise first.
import { linear, type Pass } from '../attention/index.ts';
import { type Dimension, reshape, split, type Tensor } from '../graph/index.ts';
import { activationNames, activations, attentionWeights, layerNorm, linearWeights } from '../layers/index.ts';
import { patchEmbedding, patchGrid, type PictureShape, preNormLayer, tokensAndPatches } from '../layers/picture.ts';
import { layerCount, type Fields } from '../checkpoint/config.ts';
import { classesOf, type Dimensions, type EncoderModel, type Family, headOf, type Outputs } from './family.ts';
import { pictureDeclared, pictureShape, regionsOf } from './pictures.ts';

/** A tower of ViT's kind: what its config says, and its states. */
export interface Tower {
  readonly dimensions: Dimensions;
  readonly shape: PictureShape;
  readonly width: number;
  /** States after the last norm, [batch, tokens + patches, width]. @param sites names of states and maps in the record, such as 'encoder_' */
  states(pass: Pass, pixels: Tensor, prefix: string, sites: string): Tensor;
  /** The first token's state through the pooler. */
  pool(pass: Pass, states: Tensor, prefix: string): Tensor;
}

/** @param tokens names of the learnt tokens before the patches */
export function vitTower(config: Fields, tokens: readonly string[]): Tower {
  const width = config.integer('hidden_size', 768);
  const layers = config.integer('num_hidden_layers', 12, layerCount);
  const heads = config.integer('num_attention_heads', 12);
  const inner = config.integer('intermediate_size', 3072);
  const activation = config.oneOf('hidden_act', activationNames, 'gelu');
  const epsilon = config.number('layer_norm_eps', 1e-12);
  const bias = config.boolean('qkv_bias', true);
  const dropout = config.number('hidden_dropout_prob', 0);
  const attentionDropout = config.number('attention_probs_dropout_prob', 0);
  const pooled = config.integer('pooler_output_size', null) ?? width;
  const pooling = config.oneOf('pooler_act', activationNames, 'tanh');
  const shape = pictureShape(config, { image: 224, patch: 16, channels: 3 });
  config.ignore('encoder_stride'); // of reconstructing pictures
  const [rows, columns] = patchGrid(shape);
  const length = tokens.length + rows * columns;

  return {
    width, shape,
    dimensions: { vocabulary: 1, width, layers, heads, kvHeads: heads, headDim: width / heads, maxLength: length },

    states(pass, pixels, prefix, sites) {
      const name = `${prefix}embeddings`;
      const patches = patchEmbedding(pass, pixels, `${name}.patch_embeddings.projection`, width, shape);
      const learnt = tokens.map((token) => pass.parameter(`${name}.${token}`, [1, 1, width]));
      let x = pass.dropout(tokensAndPatches(pixels, patches, learnt, pass.parameter(`${name}.position_embeddings`, [1, length, width])), dropout);
      for (let layer = 0; layer < layers; layer++) {
        const block = `${prefix}encoder.layer.${layer}`;
        const self = `${block}.attention.attention`;
        pass.reveal(`${sites}hidden_states.${layer}`, x);
        const names = { query: `${self}.query`, key: `${self}.key`, value: `${self}.value`, output: `${block}.attention.output.dense` };
        x = preNormLayer(pass, x, `${sites}attentions.${layer}`, {
          before: `${block}.layernorm_before`, after: `${block}.layernorm_after`, attention: attentionWeights(pass, names, width, { bias }),
          first: linearWeights(pass, `${block}.intermediate.dense`, width, inner), second: linearWeights(pass, `${block}.output.dense`, inner, width),
        }, { heads, activation, epsilon, dropout, attentionDropout });
      }
      pass.reveal(`${sites}hidden_states.${layers}`, x);
      return layerNorm(pass, x, `${prefix}layernorm`, epsilon);
    },

    pool: (pass, states, prefix) => activations[pooling](linear(pass, tokenAt(states, 0), linearWeights(pass, `${prefix}pooler.dense`, width, pooled))),
  };
}

/** One token's state: [batch, length, width] → [batch, width]. */
export function tokenAt(states: Tensor, index: number): Tensor {
  const [batch, length, width] = states.shape as [Dimension, number, number];
  return reshape(split(states, [index, 1, length - index - 1].filter((size) => size > 0), 1)[index > 0 ? 1 : 0] as Tensor, [batch, width]);
}

export const vit: Family = {
  modelType: 'vit',

  build(fields, has, architectures = []): EncoderModel {
    const tower = vitTower(fields, ['cls_token']);
    const head = headOf(architectures, ['ViTModel', 'ViTForImageClassification']);
    const classes = classesOf(fields);
    const prefix = has('vit.embeddings.cls_token') ? 'vit.' : '';
    return {
      kind: 'encoder', dimensions: tower.dimensions, inputs: pictureDeclared(tower.shape), sees: { regions: regionsOf(tower.shape, 1), looks: { 'attentions.': ['image', 'image'] } },
      forward(pass, given): Outputs {
        const x = tower.states(pass, given['pixel_values'] as Tensor, prefix, '');
        if (head === 'ViTForImageClassification') return { logits: linear(pass, tokenAt(x, 0), linearWeights(pass, 'classifier', tower.width, classes)) };
        return { last_hidden_state: x, ...(has(`${prefix}pooler.dense.weight`) ? { pooler_output: tower.pool(pass, x, prefix) } : {}) };
      },
    };
  },
};
