// SigLIP (Zhai et al. 2023, "Sigmoid Loss for Language Image Pre-Training"; Hugging Face SiglipModel). CLIP's two towers,
// but: the text is read in both directions and its last position stands for it, padding or not; the picture is summed up
// by a learnt query that attends to its patches; each pair is judged by itself, so that a bias goes with the scale.
import { type AttentionWeights, attention, type Linear, linear, type Pass, paddingBias } from '../attention/index.ts';
import { add, type Dimension, multiply, reshape, slice, split, type Tensor } from '../graph/index.ts';
import { layerNorm, linearWeights, mlp } from '../layers/index.ts';
import { patchEmbedding, patchGrid, tokensAndPatches } from '../layers/picture.ts';
import { compared, eitherDeclared, embedText, likeness, normalized, readSide, stack, towersLook, towersRevealed } from './clip.ts';
import { type EncoderModel, type Family, headOf, nestedFields, type Outputs, textDeclared, textOf } from './family.ts';
import { pictureDeclared, pictureShape, regionsOf } from './pictures.ts';
import { tokenAt } from './vit.ts';

export const siglip: Family = {
  modelType: 'siglip',

  build(fields, _has, architectures = []): EncoderModel {
    headOf(architectures, ['SiglipModel']);
    const [textConfig, visionConfig] = [nestedFields(fields, 'text_config'), nestedFields(fields, 'vision_config')];
    const defaults = { width: 768, inner: 3072, heads: 12, activation: 'gelu_pytorch_tanh', epsilon: 1e-6 } as const;
    const [text, vision] = [readSide(textConfig, defaults), readSide(visionConfig, defaults)];
    const vocabulary = textConfig.integer('vocab_size', 32000);
    const maxLength = textConfig.integer('max_position_embeddings', 64);
    const projection = textConfig.integer('projection_size', null) ?? text.width;
    visionConfig.expect('vision_use_head', true);
    const shape = pictureShape(visionConfig, { image: 224, patch: 16, channels: 3 });
    const [rows, columns] = patchGrid(shape);
    const { width, heads, layers } = text;
    const revealed = towersRevealed(text, vision);
    const pooling = 'vision_model_output.pooling_attentions.0';

    // a learnt query consults the patches
    function summary(pass: Pass, states: Tensor): Tensor {
      const name = 'vision_model.head';
      const [batch] = states.shape as [Dimension];
      const query = add(multiply(reshape(tokenAt(states, 0), [batch, 1, vision.width]), 0), pass.parameter(`${name}.probe`, [1, 1, vision.width]));
      const sizes = [vision.width, vision.width, vision.width];
      const weights = split(pass.parameter(`${name}.attention.in_proj_weight`, [3 * vision.width, vision.width]), sizes, 0);
      const biases = split(pass.parameter(`${name}.attention.in_proj_bias`, [3 * vision.width]), sizes, 0);
      const [q, k, v] = weights.map((weight, i): Linear => ({ weight, bias: biases[i] as Tensor })) as [Linear, Linear, Linear];
      const maps: AttentionWeights = { query: q, key: k, value: v, output: linearWeights(pass, `${name}.attention.out_proj`, vision.width, vision.width) };
      const seen = attention(pass, query, states, pooling, maps, { heads: vision.heads });
      const fed = mlp(pass, layerNorm(pass, seen, `${name}.layernorm`, vision.epsilon), linearWeights(pass, `${name}.mlp.fc1`, vision.width, vision.inner), vision.activation, linearWeights(pass, `${name}.mlp.fc2`, vision.inner, vision.width));
      return reshape(add(seen, fed), [batch, vision.width]);
    }

    return {
      kind: 'encoder',
      dimensions: { vocabulary, width, layers, heads, kvHeads: heads, headDim: width / heads, maxLength },
      inputs: eitherDeclared({ ...textDeclared('length', { below: vocabulary, longest: maxLength, positions: maxLength }), ...pictureDeclared(shape, 'pictures') }),
      judges: { among: false, padding: 'full' },
      revealed: { ...revealed, attentions: [...revealed.attentions, pooling] },
      sees: { regions: regionsOf(shape, 0), looks: { ...towersLook, [pooling]: ['whole', 'image'] } },
      forward(pass, given): Outputs {
        function read(): Outputs {
          const { ids, mask, positions: where } = textOf(given);
          const words = stack(pass, embedText(pass, ids, where, width, vocabulary, maxLength), 'text_model', text, mask && paddingBias(mask));
          const states = layerNorm(pass, words, 'text_model.final_layer_norm', text.epsilon);
          const last = reshape(slice(states, 1, -1), [ids.shape[0] as Dimension, width]);
          return { text_embeds: normalized(linear(pass, last, linearWeights(pass, 'text_model.head', width, projection))), 'text_model_output.last_hidden_state': states };
        }

        function see(pixels: Tensor): Outputs {
          const name = 'vision_model.embeddings';
          const patches = patchEmbedding(pass, pixels, `${name}.patch_embedding`, vision.width, shape);
          const table = reshape(pass.parameter(`${name}.position_embedding.weight`, [rows * columns, vision.width]), [1, rows * columns, vision.width]);
          const states = layerNorm(pass, stack(pass, tokensAndPatches(pixels, patches, [], table), 'vision_model', vision, null), 'vision_model.post_layernorm', vision.epsilon);
          return { image_embeds: normalized(summary(pass, states)), 'vision_model_output.last_hidden_state': states };
        }

        return compared(given, read, see, (texts, pictures) => add(likeness(texts, pictures, pass.parameter('logit_scale', [1])), pass.parameter('logit_bias', [1])));
      },
    };
  },
};
