// LLaVA (Liu et al. 2023, "Visual Instruction Tuning"; Hugging Face LlavaForConditionalGeneration). A picture stands in the
// text: CLIP's tower reads it, two maps bring its patches to the width of words, and they take the places of tokens that
// are kept for them. What was written looks at them as at any other part of the prompt.
import { linear, type Pass } from '../attention/index.ts';
import { add, cast, concatenate, cumulativeSum, type Dimension, equal, gather, maximum, multiplyDimensions, reshape, slice, type Tensor, where } from '../graph/index.ts';
import { activationNames, activations, linearWeights, project } from '../layers/index.ts';
import { patchGrid } from '../layers/picture.ts';
import type { Fields } from '../checkpoint/config.ts';
import { CheckpointError } from '../errors.ts';
import { embedPicture, readSide, stack } from './clip.ts';
import { type DecoderModel, type Family, type Given, headOf, nestedFields, tiedName } from './family.ts';
import { pictureDeclared, pictureShape, regionsOf } from './pictures.ts';
import { llamaDecoder, llamaKind } from './llama.ts';
import { mistralKind } from './mistral.ts';
import { qwen2Kind } from './qwen2.ts';

const kinds = { llama: llamaKind, mistral: mistralKind, qwen2: qwen2Kind } as const;

/** What of words is embedded, with a picture's states in the places of the token that is kept for them, in their order through all rows. */
function inPlace(words: Tensor, ids: Tensor, token: number, states: Tensor): Tensor {
  const [batch, length] = ids.shape as [Dimension, Dimension];
  const width = words.shape[2] as number;
  const kept = equal(ids, token);
  const counted = cumulativeSum(reshape(cast(kept, 'int64'), [multiplyDimensions([batch, length])]), 0);
  const found = gather(states, maximum(add(counted, -1), 0));
  return where(reshape(kept, [batch, length, 1]), reshape(found, [batch, length, width], words), words);
}

/** A Llama over prompts in which pictures' states stand in the places of a token. @param table name of the words' table, and of the output's */
export function forwardInPlace(text: ReturnType<typeof llamaDecoder>, token: number, [table, output]: readonly [table: string, output: string]): DecoderModel['forward'] {
  const { vocabulary, width } = text.dimensions;
  return (pass, inputs, pick, seen = {}) => {
    const words = text.embed(pass, inputs.ids, table);
    const x = text.run(pass, seen['image_features'] ? inPlace(words, inputs.ids, token, seen['image_features']) : words, inputs);
    return { logits: project(pass, pick ? pick(x) : x, pass.parameter(output, [vocabulary, width])) };
  };
}

/** Names under which the words' table and the output's are read, where either config may say that they are one. */
export function tablesOf(fields: Fields, config: Fields, has: (name: string) => boolean, names: readonly [table: string, output: string]): readonly [table: string, output: string] {
  const tied = [fields, config].map((one) => one.boolean('tie_word_embeddings', false)).some(Boolean);
  return names.map((own) => (tied ? tiedName(has, own, names) : own)) as [string, string];
}

export const llava: Family = {
  modelType: 'llava',
  tied: ['language_model.model.embed_tokens.weight', 'model.language_model.embed_tokens.weight', 'lm_head.weight', 'language_model.lm_head.weight'],

  build(fields, has, architectures = []): DecoderModel {
    headOf(architectures, ['LlavaForConditionalGeneration']);
    const [config, sees] = [nestedFields(fields, 'text_config'), nestedFields(fields, 'vision_config')];
    const kind = config.oneOf('model_type', Object.keys(kinds) as (keyof typeof kinds)[], 'llama');
    sees.oneOf('model_type', ['clip_vision_model'], 'clip_vision_model');
    sees.ignore('projection_dim', 'vocab_size');
    fields.ignore('image_seq_length', 'ignore_index');
    fields.alias('image_token_index', 'image_token_id');
    const token = fields.integer('image_token_index', 32000, { min: 0 });
    // names before and since transformers 4.52, and the tower's since 5
    const older = has('language_model.model.embed_tokens.weight') || !has('model.language_model.embed_tokens.weight');
    const side = (name: string): string => (older ? name : `model.${name}`);
    const tower = has(`${side('vision_tower')}.vision_model.embeddings.class_embedding`) || !has(`${side('vision_tower')}.embeddings.class_embedding`) ? `${side('vision_tower')}.vision_model` : side('vision_tower');
    const text = llamaDecoder(config, kinds[kind], older ? 'language_model.model.' : 'model.language_model.');
    const vision = readSide(sees, { width: 1024, inner: 4096, heads: 16, activation: 'quick_gelu', epsilon: 1e-5 });
    const shape = pictureShape(sees, { image: 336, patch: 14, channels: 3 });
    const { vocabulary, width } = text.dimensions;
    if (token >= vocabulary) throw new CheckpointError(fields.file, `"image_token_index" must be below "text_config.vocab_size", ${vocabulary}, got ${token}`);
    const activation = fields.oneOf('projector_hidden_act', activationNames, 'gelu');
    const bias = fields.boolean('multimodal_projector_bias', true);
    const all = fields.oneOf('vision_feature_select_strategy', ['default', 'full'], 'default') === 'full';
    const asked = Array.isArray(fields.value('vision_feature_layer')) ? (fields.value('vision_feature_layer') as number[]) : [fields.integer('vision_feature_layer', -2, { min: -vision.layers - 1, max: vision.layers })];
    const layers = asked.map((layer) => (layer < 0 ? vision.layers + 1 + layer : layer));
    if (layers.length === 0 || layers.some((layer) => !Number.isInteger(layer) || layer < 0 || layer > vision.layers)) throw new CheckpointError(fields.file, `"vision_feature_layer" must be states from ${-vision.layers - 1} to ${vision.layers}, got ${asked.join(', ')}`);
    const tables = tablesOf(fields, config, has, [older ? 'language_model.model.embed_tokens.weight' : 'model.language_model.embed_tokens.weight', older ? 'language_model.lm_head.weight' : 'lm_head.weight']);
    const [rows, columns] = patchGrid(shape);
    const count = rows * columns + (all ? 1 : 0);

    return {
      kind: 'decoder',
      dimensions: text.dimensions,
      beside: {
        inputs: Object.fromEntries(Object.entries(pictureDeclared(shape, 'pictures')).map(([name, input]) => [name, { ...input, optional: true }])),
        seen: { image_features: { dtype: 'float32', shape: ['pictureTokens', width] } },
        byToken: [], sites: [], token, count,
        regions: regionsOf(shape, all ? 1 : 0),
        parts: { tower: { sites: ['vision_attentions.'], states: { tiles: 1, keys: 1 + rows * columns, lead: 1 }, alone: true }, prompt: { sites: ['attentions.'] } },
        frame: (pictures, said) => `USER: ${pictures.join('\n')}\n${said} ASSISTANT:`,

        encode(pass: Pass, given): Given {
          const pixels = given['pixel_values'] as Tensor;
          const kept = new Map<number, Tensor>();
          stack(pass, embedPicture(pass, pixels, tower, vision, shape), tower, { ...vision, layers: Math.max(...layers) }, null, 'vision_', (layer, x) => kept.set(layer, x));
          const states = layers.map((layer) => (all ? (kept.get(layer) as Tensor) : slice(kept.get(layer) as Tensor, 1, 1)));
          const name = side('multi_modal_projector');
          const inner = linear(pass, states.length === 1 ? (states[0] as Tensor) : concatenate(states, 2), linearWeights(pass, `${name}.linear_1`, vision.width * layers.length, width, { bias }));
          const seen = linear(pass, activations[activation](inner), linearWeights(pass, `${name}.linear_2`, width, width, { bias }));
          return { image_features: reshape(seen, [multiplyDimensions([count, seen.shape[0] as Dimension]), width]) };
        },
      },

      forward: forwardInPlace(text, token, tables),
    };
  },
};
