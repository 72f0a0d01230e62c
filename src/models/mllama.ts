// Mllama (Llama 3.2 Vision; Hugging Face MllamaForConditionalGeneration). A Llama in which some layers look at the picture
// instead of at the text, their share let in by gates that learning opens. The picture comes in tiles,
// read by one tower of layers and, gated, another; what the first gave on its way stands beside what the second gives.
import { attention, causalBias, contextOf, linear, type Pass, rotary, turningOf } from '../attention/index.ts';
import { float32, zeros } from '../array.ts';
import {
  add, cast, concatenate, constant, type Dimension, equal, gather, masked, matMul, multiply, multiplyDimensions, not, positions, reduceMax, reshape, slice, subtract, type Tensor, tanh, transpose, where,
} from '../graph/index.ts';
import { activationNames, embedding, layerNorm, linearWeights, mlp, project, rmsNorm } from '../layers/index.ts';
import { gatedFeed, llamaLayer, type LlamaShape, llamaWeights } from '../layers/llama-layer.ts';
import { patchEmbedding, patchGrid, tokensAndPatches } from '../layers/picture.ts';
import { layerCount, type Fields } from '../checkpoint/config.ts';
import { readRope } from '../checkpoint/rope.ts';
import { CheckpointError } from '../errors.ts';
import { type DecoderModel, type Family, type Given, headOf, nestedFields } from './family.ts';
import { pictureShape, regionsOf } from './pictures.ts';

// kernels wanted sequences in eights
const multiple = 8;
// rows of the table of tokens that are no words, the picture's own token among them
const extraRows = 8;

const gate = (pass: Pass, name: string): Tensor => tanh(pass.parameter(name, [1]));

function vision(config: Fields) {
  const width = config.integer('hidden_size', 1280);
  const inner = config.integer('intermediate_size', 5120);
  config.alias('attention_heads', 'num_attention_heads');
  const heads = config.integer('attention_heads', 16);
  const layers = config.integer('num_hidden_layers', 32, layerCount);
  const globalLayers = config.integer('num_global_layers', 8, layerCount);
  const tiles = config.integer('max_num_tiles', 4);
  const kept = config.integers('intermediate_layers_indices', [3, 7, 15, 23, 30]);
  const epsilon = config.number('norm_eps', 1e-5);
  const activation = config.oneOf('hidden_act', activationNames, 'gelu');
  const shape = pictureShape(config, { image: 448, patch: 14, channels: 3 });
  const ratios = config.value('supported_aspect_ratios');
  const ids = 1 + (Array.isArray(ratios) ? ratios.length : 8);
  const [rows, columns] = patchGrid(shape);
  const count = 1 + rows * columns;
  const padded = Math.ceil(count / multiple) * multiple;
  const outer = width * (1 + kept.length);
  if (config.integer('vision_output_dim', outer) !== outer) throw new CheckpointError(config.file, `"vision_config.vision_output_dim" must be ${outer}, the width of the states kept side by side`);

  function layer(pass: Pass, x: Tensor, name: string, site: string, bias: Tensor | null, gated: boolean): Tensor {
    const through = (change: Tensor, of: string): Tensor => (gated ? multiply(change, gate(pass, `${name}.${of}`)) : change);
    const normal = layerNorm(pass, x, `${name}.input_layernorm`, epsilon);
    const map = (of: string) => linearWeights(pass, `${name}.self_attn.${of}_proj`, width, width, { bias: false });
    const middle = add(x, through(attention(pass, normal, normal, site, { query: map('q'), key: map('k'), value: map('v'), output: map('o') }, { heads, bias }), 'gate_attn'));
    const fed = mlp(pass, layerNorm(pass, middle, `${name}.post_attention_layernorm`, epsilon), linearWeights(pass, `${name}.mlp.fc1`, width, inner), activation, linearWeights(pass, `${name}.mlp.fc2`, inner, width));
    return add(middle, through(fed, 'gate_ffn'));
  }

  return {
    shape, tiles, count, padded, outer, ratios: ids,
    /** States of every tile, [batch, images·tiles·count, outer]. */
    states(pass: Pass, given: Given): Tensor {
      const { pixel_values: stacked, aspect_ratio_ids: ratio, aspect_ratio_mask: there } = given as { pixel_values: Tensor; aspect_ratio_ids: Tensor; aspect_ratio_mask: Tensor };
      const [batch, images] = stacked.shape as [Dimension, Dimension];
      const pictures = multiplyDimensions([batch, images]);
      const all = multiplyDimensions([tiles, batch, images]);
      const name = 'vision_model';
      const ratioIds = reshape(ratio, [pictures]);
      const byTile = (of: string, size: number): Tensor => reshape(gather(pass.parameter(`${name}.${of}.weight`, [ids, tiles * size * width]), ratioIds), [pictures, tiles, size, width]);
      const tiled = (x: Tensor, of: string): Tensor => add(x, multiply(byTile(`${of}.embedding`, 1), gate(pass, `${name}.${of}.gate`)));

      const pixels = reshape(stacked, [all, shape.channels, shape.height, shape.width]);
      const patches = patchEmbedding(pass, pixels, `${name}.patch_embedding`, width, shape, { bias: false });
      const placed = reshape(tiled(reshape(patches, [pictures, tiles, count - 1, width]), 'pre_tile_positional_embedding'), [all, count - 1, width]);
      const places = `${name}.gated_positional_embedding`;
      const open = gate(pass, `${places}.gate`);
      const own = reshape(multiply(pass.parameter(`${places}.embedding`, [count, width]), subtract(constant(float32([1])), open)), [1, count, width]);
      const whole = reshape(pass.parameter(`${name}.class_embedding`, [width]), [1, 1, width]);
      let x = reshape(tokensAndPatches(pixels, placed, [whole], own), [pictures, tiles, count, width]);
      x = layerNorm(pass, add(x, multiply(byTile('gated_positional_embedding.tile_embedding', count), open)), `${name}.layernorm_pre`, 1e-5);

      const [length, extra] = [padded, padded - count];
      let bias: Tensor | null = null;
      if (extra > 0) {
        x = concatenate([x, add(multiply(slice(x, 2, 0, 1), 0), constant(zeros('float32', [1, 1, extra, width])))], 2);
        // padding does not see padding; everything else sees all there is, as in the reference
        const real = constant(float32(Array.from({ length }, (_, i) => (i < count ? 1 : 0)), [1, 1, length]));
        const hidden = subtract(constant(float32([1])), multiply(reshape(cast(there, 'float32'), [pictures, tiles, 1]), real));
        const flat = reshape(hidden, [pictures, tiles * length, 1]);
        bias = reshape(multiply(matMul(flat, transpose(flat)), masked()), [pictures, 1, tiles * length, tiles * length]);
      }
      x = reshape(x, [pictures, tiles * length, width]);
      const between: Tensor[] = [];
      for (let i = 0; i < layers; i++) {
        x = layer(pass, x, `${name}.transformer.layers.${i}`, `vision_attentions.${i}`, bias, false);
        if (kept.includes(i)) between.push(x);
      }
      x = tiled(reshape(layerNorm(pass, x, `${name}.layernorm_post`, 1e-5), [pictures, tiles, length, width]), 'post_tile_positional_embedding');
      x = reshape(x, [pictures, tiles * length, width]);
      for (let i = 0; i < globalLayers; i++) x = layer(pass, x, `${name}.global_transformer.layers.${i}`, `vision_attentions.${layers + i}`, bias, true);
      // each place's kept states stand together, number by number
      const sides = reshape(concatenate(between.map((one) => reshape(one, [pictures, tiles * length, width, 1])), 3), [pictures, tiles * length, width * between.length]);
      const states = slice(reshape(concatenate([x, sides], 2), [pictures, tiles, length, outer]), 2, 0, count);
      return reshape(states, [batch, multiplyDimensions([tiles * count, images]), outer], stacked);
    },
  };
}

export const mllama: Family = {
  modelType: 'mllama',

  build(fields, _has, architectures = []): DecoderModel {
    headOf(architectures, ['MllamaForConditionalGeneration']);
    const see = vision(nestedFields(fields, 'vision_config'));
    const config = nestedFields(fields, 'text_config');
    fields.alias('image_token_index', 'image_token_id');
    const token = fields.integer('image_token_index', 128256, { min: 0 });
    const width = config.integer('hidden_size', 4096);
    const vocabulary = config.integer('vocab_size', 128256);
    const layers = config.integer('num_hidden_layers', 40, layerCount);
    const heads = config.integer('num_attention_heads', 32);
    const kvHeads = config.integer('num_key_value_heads', 8);
    const maxLength = config.integer('max_position_embeddings', 131072);
    const epsilon = config.number('rms_norm_eps', 1e-5);
    const rope = readRope(config, 500_000);
    const looking = new Set(config.integers('cross_attention_layers', [3, 8, 13, 18, 23, 28, 33, 38]));
    config.expect('tie_word_embeddings', false);
    const headDim = width / heads;
    const turning = turningOf(rope, headDim, maxLength);
    const shape: LlamaShape = { width, heads, kvHeads, headDim, epsilon, inner: config.integer('intermediate_size', 14336), activation: config.oneOf('hidden_act', activationNames, 'silu') };

    const consulted = Array.from({ length: layers }, (_, layer) => layer).filter((layer) => looking.has(layer));
    const base = 'language_model.model';
    const byHead = (pass: Pass, layer: number, of: string) => (x: Tensor): Tensor => rmsNorm(pass, x, `${base}.layers.${layer}.cross_attn.${of}_norm`, epsilon);

    /** What rows must not see of their pictures, [batch, 1, length, keys], and which see anything of them at all, [batch, length, 1]. */
    function sight(looks: Tensor, keys: Dimension): { bias: Tensor; sees: Tensor } {
      const [batch, length, images] = looks.shape as [Dimension, Dimension, Dimension];
      const all = multiplyDimensions([see.tiles, images]);
      const byTile = reshape(cast(not(equal(looks, 0)), 'float32'), [batch, length, all]);
      // rows that see no tile look everywhere, and what they make of it is dropped
      const sees = reduceMax(byTile, [2], true);
      const each = reshape(add(reshape(byTile, [batch, length, all, 1]), constant(zeros('float32', [1, 1, 1, see.count]))), [batch, 1, length, keys], byTile);
      const hidden = where(equal(each, 0), masked(), constant(float32([0], [])));
      return { bias: multiply(hidden, reshape(sees, [batch, 1, length, 1])), sees };
    }

    return {
      kind: 'decoder',
      dimensions: { vocabulary, readable: vocabulary + extraRows, width, layers, heads, kvHeads, headDim, maxLength },
      beside: {
        inputs: {
          pixel_values: { dtype: 'float32', shape: ['batch', 'images', see.tiles, see.shape.channels, see.shape.height, see.shape.width], optional: true },
          aspect_ratio_ids: { dtype: 'int64', shape: ['batch', 'images'], optional: true, below: see.ratios },
          aspect_ratio_mask: { dtype: 'int64', shape: ['batch', 'images', see.tiles], optional: true },
          cross_attention_mask: { dtype: 'int64', shape: ['batch', 'length', 'images', see.tiles], optional: true },
        },
        seen: Object.fromEntries(consulted.flatMap((layer) => ['keys', 'values'].map((of) => [`${of}.${layer}`, { dtype: 'float32' as const, shape: ['batch', kvHeads, 'sourceLength', headDim] }]))),
        byToken: ['cross_attention_mask'],
        sites: consulted.map((layer) => `attentions.${layer}`),
        token, count: 1,
        regions: regionsOf(see.shape, 1),
        parts: {
          tower: { sites: ['vision_attentions.'], states: { tiles: see.tiles, keys: see.padded, lead: 1 }, alone: true },
          image: { sites: consulted.map((layer) => `attentions.${layer}`), states: { tiles: see.tiles, keys: see.count, lead: 1 } },
          prompt: { sites: ['attentions.'] },
        },
        frame: (pictures, said, knows) => knows('<|start_header_id|>')
          ? `<|begin_of_text|><|start_header_id|>user<|end_header_id|>\n\n${pictures.join('')}${said}<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\n`
          : `${pictures.join('')}<|begin_of_text|>${said}`,

        encode(pass, given) {
          const picture = linear(pass, see.states(pass, given), linearWeights(pass, 'multi_modal_projector', see.outer, width));
          return Object.fromEntries(consulted.flatMap((layer) => {
            const { keys, values } = contextOf(pass, picture, llamaWeights(pass, `${base}.layers.${layer}.cross_attn`, shape), kvHeads, byHead(pass, layer, 'k'));
            return [[`keys.${layer}`, keys], [`values.${layer}`, values]];
          }));
        },
      },

      forward(pass, { ids, mask, positions: at }, pick, seen = {}) {
        const turns = rotary(at ?? reshape(positions(ids, 1), [1, ids.shape[1] as Dimension]), turning);
        const causal = causalBias(ids, mask);
        const [any] = consulted.flatMap((layer) => seen[`keys.${layer}`] ?? []);
        const looks = seen['cross_attention_mask'];
        const { bias, sees } = looks && any ? sight(looks, any.shape[2] as Dimension) : { bias: null, sees: null };
        let x = embedding(pass.parameter(`${base}.embed_tokens.weight`, [vocabulary + extraRows, width]), ids);
        for (let layer = 0; layer < layers; layer++) {
          const name = `${base}.layers.${layer}`;
          const site = `attentions.${layer}`;
          pass.reveal(`hidden_states.${layer}`, x);
          if (!looking.has(layer)) {
            x = llamaLayer(pass, x, name, shape, { site, bias: causal, turns });
            continue;
          }
          const [keys, values] = [seen[`keys.${layer}`], seen[`values.${layer}`]];
          // without a picture the layer is passed over
          if (!keys || !values) continue;
          const shown = attention(pass, rmsNorm(pass, x, `${name}.input_layernorm`, epsilon), { keys, values }, site, llamaWeights(pass, `${name}.cross_attn`, shape), { heads, kvHeads, bias, queries: byHead(pass, layer, 'q') });
          x = add(x, multiply(shown, gate(pass, `${name}.cross_attn_attn_gate`)));
          const fed = gatedFeed(pass, x, name, shape);
          x = add(x, multiply(sees ? multiply(fed, sees) : fed, gate(pass, `${name}.cross_attn_mlp_gate`)));
        }
        x = rmsNorm(pass, x, `${base}.norm`, epsilon);
        pass.reveal(`hidden_states.${layers}`, x);
        return { logits: project(pass, pick ? pick(x) : x, pass.parameter('language_model.lm_head.weight', [vocabulary, width])) };
      },
    };
  },
};
