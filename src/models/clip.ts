// CLIP (Radford et al. 2021, "Learning Transferable Visual Models From Natural Language Supervision"; Hugging Face
// CLIPModel). Two towers that never look at each other: a picture and a text each become one vector, and how alike the
// vectors are says how well the text fits. Both normalise first; the text is read causally, and its end stands for it.
import { causalBias, linear, type Pass } from '../attention/index.ts';
import { add, argMax, cast, type Dimension, divide, equal, exp, gather, matMul, multiply, positions, reduceSum, reshape, sizeOf, sqrt, type Tensor, transpose } from '../graph/index.ts';
import { activationNames, attentionWeights, embedding, layerNorm, linearWeights, type Activation } from '../layers/index.ts';
import { patchEmbedding, patchGrid, type PictureShape, preNormLayer, tokensAndPatches } from '../layers/picture.ts';
import { layerCount, type Fields } from '../checkpoint/config.ts';
import { InputError } from '../errors.ts';
import { type EncoderModel, type Family, type Given, headOf, type Inputs, nestedFields, type Outputs, type Revealed, textDeclared, textOf } from './family.ts';
import { pictureDeclared, pictureShape, regionsOf } from './pictures.ts';
import { tokenAt } from './vit.ts';

/** What both towers of CLIP's kind say of themselves. */
export interface Side {
  readonly width: number;
  readonly layers: number;
  readonly heads: number;
  readonly inner: number;
  readonly activation: Activation;
  readonly epsilon: number;
  readonly attentionDropout: number;
}

export function readSide(config: Fields, defaults: { readonly width: number; readonly inner: number; readonly heads: number; readonly activation: Activation; readonly epsilon: number }): Side {
  return {
    width: config.integer('hidden_size', defaults.width), layers: config.integer('num_hidden_layers', 12, layerCount), heads: config.integer('num_attention_heads', defaults.heads),
    inner: config.integer('intermediate_size', defaults.inner), activation: config.oneOf('hidden_act', activationNames, defaults.activation),
    epsilon: config.number('layer_norm_eps', defaults.epsilon), attentionDropout: config.number('attention_dropout', 0),
  };
}

/** A tower's layers: states before its last norm. @param sites what their record begins with @param keep told the states before each layer and after the last */
export function stack(pass: Pass, start: Tensor, name: string, side: Side, bias: Tensor | null, sites = `${name}_output.`, keep?: (layer: number, x: Tensor) => void): Tensor {
  const { width, inner, heads, activation, epsilon, attentionDropout } = side;
  let x = start;
  for (let layer = 0; layer < side.layers; layer++) {
    const block = `${name}.encoder.layers.${layer}`;
    const self = `${block}.self_attn`;
    pass.reveal(`${sites}hidden_states.${layer}`, x);
    keep?.(layer, x);
    x = preNormLayer(pass, x, `${sites}attentions.${layer}`, {
      before: `${block}.layer_norm1`, after: `${block}.layer_norm2`,
      attention: attentionWeights(pass, { query: `${self}.q_proj`, key: `${self}.k_proj`, value: `${self}.v_proj`, output: `${self}.out_proj` }, width),
      first: linearWeights(pass, `${block}.mlp.fc1`, width, inner), second: linearWeights(pass, `${block}.mlp.fc2`, inner, width),
    }, { heads, activation, epsilon, bias, attentionDropout });
  }
  pass.reveal(`${sites}hidden_states.${side.layers}`, x);
  keep?.(side.layers, x);
  return x;
}

/** Patches of a picture behind the token for the whole, where they stand, normalised. @param tower its name in the checkpoint */
export function embedPicture(pass: Pass, pixels: Tensor, tower: string, { width, epsilon }: Side, shape: PictureShape): Tensor {
  const name = `${tower}.embeddings`;
  const [rows, columns] = patchGrid(shape);
  const patches = patchEmbedding(pass, pixels, `${name}.patch_embedding`, width, shape, { bias: false });
  const whole = reshape(pass.parameter(`${name}.class_embedding`, [width]), [1, 1, width]);
  const table = reshape(pass.parameter(`${name}.position_embedding.weight`, [1 + rows * columns, width]), [1, 1 + rows * columns, width]);
  return layerNorm(pass, tokensAndPatches(pixels, patches, [whole], table), `${tower}.pre_layrnorm`, epsilon);
}

/** Words and where they stand. */
export function embedText(pass: Pass, ids: Tensor, given: Tensor | null, width: number, vocabulary: number, maxLength: number): Tensor {
  const name = 'text_model.embeddings';
  const where = given ?? reshape(positions(ids, 1), [1, ids.shape[1] as Dimension]);
  return add(embedding(pass.parameter(`${name}.token_embedding.weight`, [vocabulary, width]), ids), gather(pass.parameter(`${name}.position_embedding.weight`, [maxLength, width]), where));
}

/** Vectors of length one. */
export const normalized = (x: Tensor): Tensor => divide(x, sqrt(reduceSum(multiply(x, x), [-1], true)));

/** How alike every text and every picture are: [texts, pictures], scaled. */
export const likeness = (texts: Tensor, pictures: Tensor, scale: Tensor): Tensor => multiply(matMul(texts, transpose(pictures)), exp(scale));

/** Either side may be left out, and is then not computed. */
export const eitherDeclared = (inputs: Inputs): Inputs => Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, { ...input, optional: true }]));

/** What the sides given come to, and how alike they are where both are. */
export function compared(given: Given, read: () => Outputs, see: (pixels: Tensor) => Outputs, alike: (texts: Tensor, pictures: Tensor) => Tensor): Outputs {
  const pixels = given['pixel_values'];
  if (!pixels && !given['input_ids']) throw new InputError('forward: "input_ids" or "pixel_values" must be among the inputs, got neither');
  const sides = { ...(given['input_ids'] ? read() : {}), ...(pixels ? see(pixels) : {}) };
  const [texts, pictures] = [sides['text_embeds'], sides['image_embeds']];
  if (!texts || !pictures) return sides;
  const both = alike(texts, pictures);
  return { logits_per_image: transpose(both), logits_per_text: both, ...sides };
}

/** Names of what two towers reveal. */
export function towersRevealed(text: Side, vision: Side): Revealed {
  const each = (kind: string): string[] => [text, vision].flatMap((side, i) => Array.from({ length: side.layers + (kind === 'attentions' ? 0 : 1) }, (_, layer) => `${i === 0 ? 'text' : 'vision'}_model_output.${kind}.${layer}`));
  return { attentions: each('attentions'), hidden: each('hidden_states'), heads: { 'vision_model_output.': vision.heads } };
}

/** Each of two towers looks at its own. */
export const towersLook = { 'vision_model_output.attentions.': ['image', 'image'], 'text_model_output.attentions.': ['text', 'text'] } as const;

export const clip: Family = {
  modelType: 'clip',

  build(fields, _has, architectures = []): EncoderModel {
    headOf(architectures, ['CLIPModel']);
    const [textConfig, visionConfig] = [nestedFields(fields, 'text_config'), nestedFields(fields, 'vision_config')];
    const text = readSide(textConfig, { width: 512, inner: 2048, heads: 8, activation: 'quick_gelu', epsilon: 1e-5 });
    const vision = readSide(visionConfig, { width: 768, inner: 3072, heads: 12, activation: 'quick_gelu', epsilon: 1e-5 });
    const vocabulary = textConfig.integer('vocab_size', 49408);
    const maxLength = textConfig.integer('max_position_embeddings', 77);
    const end = textConfig.integer('eos_token_id', 49407, { min: 0 });
    const shape = pictureShape(visionConfig, { image: 224, patch: 32, channels: 3 });
    const projection = fields.integer('projection_dim', 512);
    // towers alone would project to widths of their own
    for (const config of [textConfig, visionConfig]) config.ignore('projection_dim');
    const { width, heads, layers } = text;

    // the state at the text's end: its first end token, or its highest token where the config says 2, as it did at first
    function atEnd(states: Tensor, ids: Tensor): Tensor {
      const [batch, length] = ids.shape as [Dimension, Dimension];
      const found = argMax(cast(end === 2 ? ids : equal(ids, end), 'int32'));
      const flat = add(multiply(positions(ids, 0), sizeOf(ids, [1])), reshape(found, [batch]));
      return gather(reshape(states, [`${batch}*${length}`, width]), flat);
    }

    return {
      kind: 'encoder',
      dimensions: { vocabulary, width, layers, heads, kvHeads: heads, headDim: width / heads, maxLength },
      inputs: eitherDeclared({ ...textDeclared('length', { below: vocabulary, longest: maxLength, positions: maxLength }), ...pictureDeclared(shape, 'pictures') }),
      judges: { among: true, padding: 'masked' },
      revealed: towersRevealed(text, vision),
      sees: { regions: regionsOf(shape, 1), looks: towersLook },
      forward(pass, given): Outputs {
        const project = (x: Tensor, of: string, from: number): Tensor => linear(pass, x, linearWeights(pass, `${of}_projection`, from, projection, { bias: false }));

        function read(): Outputs {
          const { ids, mask, positions: where } = textOf(given);
          const words = stack(pass, embedText(pass, ids, where, width, vocabulary, maxLength), 'text_model', text, causalBias(ids, mask));
          const states = layerNorm(pass, words, 'text_model.final_layer_norm', text.epsilon);
          return { text_embeds: normalized(project(atEnd(states, ids), 'text', width)), 'text_model_output.last_hidden_state': states };
        }

        function see(pixels: Tensor): Outputs {
          const placed = embedPicture(pass, pixels, 'vision_model', vision, shape);
          const states = stack(pass, placed, 'vision_model', vision, null);
          const pooled = layerNorm(pass, tokenAt(states, 0), 'vision_model.post_layernorm', vision.epsilon);
          return { image_embeds: normalized(project(pooled, 'visual', vision.width)), 'vision_model_output.last_hidden_state': states };
        }

        return compared(given, read, see, (texts, pictures) => likeness(texts, pictures, pass.parameter('logit_scale', [])));
      },
    };
  },
};
