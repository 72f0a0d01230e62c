// Idefics3 (Laurençon et al. 2024, "Building and better understanding vision-language models"; Hugging Face
// Idefics3ForConditionalGeneration), and SmolVLM, which differs in its name alone. A picture is cut into square tiles, and
// seen once more as a whole. SigLIP's tower reads each; squares of its patches become one state each, which take the
// places of tokens that are kept for them in a Llama's prompt.
import { int64 } from '../array.ts';
import { linear, paddingBias, type Pass } from '../attention/index.ts';
import { add, argMax, cast, constant, cumulativeSum, type Dimension, equal, gather, multiply, multiplyDimensions, not, positions, reduceMax, reduceSum, reshape, slice, type Tensor, transpose } from '../graph/index.ts';
import { layerNorm, linearWeights } from '../layers/index.ts';
import { patchEmbedding, patchGrid } from '../layers/picture.ts';
import type { Fields } from '../checkpoint/config.ts';
import { CheckpointError } from '../errors.ts';
import { readSide, stack } from './clip.ts';
import { type DecoderModel, type Family, type Given, headOf, nestedFields } from './family.ts';
import { llamaDecoder, llamaKind } from './llama.ts';
import { forwardInPlace, tablesOf } from './llava.ts';
import { pictureShape } from './pictures.ts';

/**
 * Where patches stand among as many learnt places a side, by how many of them there are: fractions of the picture, which
 * begin a place anew where they pass it. All in float32, as in the reference: there some patches share a place.
 * @returns a row for each count from 0
 */
function placesBySide(side: number): number[][] {
  const step = 1 / side;
  const begins = Array.from({ length: Math.ceil((1 - step) / step) }, (_, i) => Math.fround(step + i * step));
  return Array.from({ length: side + 1 }, (_, count) => Array.from({ length: side }, (_, i) => {
    const at = Math.min(Math.fround(i * Math.fround(1 / Math.max(1, count))), Math.fround(1 - 1e-6));
    return begins.filter((begin) => begin <= at).length;
  }));
}

/** SigLIP's tower over pictures of which the mask says what is padding, and what brings its states to the width of words. */
function tower(fields: Fields, config: Fields, width: number) {
  const side = readSide(config, { width: 1152, inner: 3072, heads: 16, activation: 'gelu_pytorch_tanh', epsilon: 1e-6 });
  const shape = pictureShape(config, { image: 224, patch: 32, channels: 3 });
  if (shape.height !== shape.width || shape.patchHeight !== shape.patchWidth) throw new CheckpointError(config.file, `"image_size" and "patch_size" of "vision_config" must be squares, got ${shape.height} × ${shape.width} and ${shape.patchHeight} × ${shape.patchWidth}`);
  const [across] = patchGrid(shape);
  const scale = fields.integer('scale_factor', 2);
  if (across % scale !== 0) throw new CheckpointError(fields.file, `"scale_factor" must divide the ${across} patches a side of "vision_config", got ${scale}`);
  const [patches, tall] = [across * across, across / scale];
  const places = placesBySide(across);
  const name = 'model.vision_model';

  /** Patches of which any pixel is there, int64 [pictures, rows, columns]. */
  function patchesThere(mask: Tensor): Tensor {
    const [pictures] = mask.shape as [Dimension];
    const edge = across * shape.patchHeight;
    const whole = edge === shape.height ? mask : slice(slice(mask, 1, 0, edge), 2, 0, edge);
    const each = reshape(cast(not(equal(whole, 0)), 'float32'), [pictures, across, shape.patchHeight, across, shape.patchWidth]);
    return cast(reduceMax(each, [2, 4], false), 'int64');
  }

  /** Learnt places of patches, [pictures or 1, patches, width]; padding stands at the first. */
  function placed(pass: Pass, there: Tensor | null): Tensor {
    const table = pass.parameter(`${name}.embeddings.position_embedding.weight`, [patches, side.width]);
    const known = places[across] as number[];
    if (!there) return gather(table, constant(int64(known.flatMap((row) => known.map((column) => row * across + column)), [1, patches])));
    const [pictures] = there.shape as [Dimension];
    const of = constant(int64(places.flat(), [across + 1, across]));
    const along = (axis: 1 | 2): Tensor => gather(of, reshape(reduceSum(slice(there, 3 - axis, 0, 1), [1, 2], true), [pictures]));
    const both = add(multiply(reshape(along(1), [pictures, across, 1]), across), reshape(along(2), [pictures, 1, across]));
    return gather(table, reshape(multiply(both, there), [pictures, patches]));
  }

  return {
    shape, scale, patches, tall,
    /** States of every picture, [pictures, tall × tall, width], from pixels [pictures, channels, height, width] and their mask. */
    states(pass: Pass, pixels: Tensor, mask: Tensor | null): Tensor {
      const [pictures] = pixels.shape as [Dimension];
      const there = mask && patchesThere(mask);
      const start = add(patchEmbedding(pass, pixels, `${name}.embeddings.patch_embedding`, side.width, shape), placed(pass, there));
      const seen = layerNorm(pass, stack(pass, start, name, side, there && paddingBias(reshape(there, [pictures, patches])), 'vision_'), `${name}.post_layernorm`, side.epsilon);
      // scale × scale patches stand behind one another as one
      const apart = transpose(reshape(seen, [pictures, tall, scale, tall, scale, side.width]), [0, 1, 3, 2, 4, 5]);
      const inner = side.width * scale * scale;
      return linear(pass, reshape(apart, [pictures, tall * tall, inner]), linearWeights(pass, 'model.connector.modality_projection.proj', inner, width, { bias: false }));
    },
  };
}

/** Pictures that are there before those that are blank: what fills up rows with fewer pictures. */
function thereFirst(pixels: Tensor, states: Tensor): Tensor {
  const [pictures] = pixels.shape as [Dimension];
  const there = cast(reduceMax(cast(not(equal(pixels, 0)), 'float32'), [1, 2, 3], false), 'int64');
  const counted = reshape(multiply(cumulativeSum(there, 0), there), [1, pictures]);
  const wanted = reshape(add(positions(pixels, 0), 1), [pictures, 1]);
  return gather(states, argMax(cast(equal(counted, wanted), 'int32')));
}

/** A family of this kind. @param name Hugging Face's, before ForConditionalGeneration @param towers what its tower's config may call itself */
export function idefics3Family(modelType: string, name: string, towers: readonly [string, ...string[]]): Family {
  const names = ['model.text_model.embed_tokens.weight', 'lm_head.weight'] as const;
  return {
    modelType,
    tied: names,

    build(fields, has, architectures = []): DecoderModel {
      headOf(architectures, [`${name}ForConditionalGeneration`]);
      const [config, sees] = [nestedFields(fields, 'text_config'), nestedFields(fields, 'vision_config')];
      config.oneOf('model_type', ['llama'], 'llama');
      sees.oneOf('model_type', towers, towers[0]);
      // said again of the processor, and of words, resamplers and towers that no model of the reference has here
      for (const said of ['qk_layer_norms', 'use_resampler']) config.expect(said, false);
      config.ignore('perceiver_config', 'pixel_shuffle_factor', 'neftune_noise_alpha');
      sees.ignore('max_image_size', 'size', 'use_base_siglip', 'tie_word_embeddings');
      fields.ignore('vocab_size', 'use_reentrant_checkpointing', 'image_seq_len', '_pad_token_id');
      const token = fields.integer('image_token_id', 128257, { min: 0 });
      const text = llamaDecoder(config, llamaKind, 'model.text_model.');
      const { vocabulary, width } = text.dimensions;
      if (token >= vocabulary) throw new CheckpointError(fields.file, `"image_token_id" must be below "text_config.vocab_size", ${vocabulary}, got ${token}`);
      const { shape, scale, patches, tall, states } = tower(fields, sees, width);
      const tables = tablesOf(fields, config, has, names);
      const count = tall * tall;
      const edge = scale * shape.patchHeight;
      const fake = '<fake_token_around_image>';

      return {
        kind: 'decoder',
        dimensions: text.dimensions,
        beside: {
          inputs: {
            pixel_values: { dtype: 'float32', shape: ['batch', 'images', shape.channels, shape.height, shape.width], optional: true },
            pixel_attention_mask: { dtype: 'int64', shape: ['batch', 'images', shape.height, shape.width], optional: true },
          },
          spared: ['pixel_attention_mask'],
          seen: { image_features: { dtype: 'float32', shape: ['pictureTokens', width] } },
          byToken: [], sites: [], token, count,
          regions: { lead: 0, rows: tall, columns: tall, height: edge, width: edge },
          parts: { tower: { sites: ['vision_attentions.'], states: { tiles: 1, keys: patches, lead: 0, side: scale }, alone: true }, prompt: { sites: ['attentions.'] } },
          spelt(piece, { rows, columns }) {
            const whole = `${fake}<global-img>${piece}${fake}`;
            if (rows * columns === 0) return whole;
            const each = (count: number, of: (i: number) => string): string => Array.from({ length: count }, (_, i) => of(i + 1)).join('');
            return `${each(rows, (row) => `${each(columns, (column) => `${fake}<row_${row}_col_${column}>${piece}`)}\n`)}\n${whole}`;
          },
          frame: (pictures, said, knows) => `${knows('<|im_start|>') ? '<|im_start|>' : ''}User:${pictures.join('')}${said}<end_of_utterance>\nAssistant:`,

          encode(pass: Pass, given): Given {
            const stacked = given['pixel_values'] as Tensor;
            const pictures = multiplyDimensions(stacked.shape.slice(0, 2));
            const pixels = reshape(stacked, [pictures, shape.channels, shape.height, shape.width]);
            const mask = given['pixel_attention_mask'] ? reshape(given['pixel_attention_mask'], [pictures, shape.height, shape.width]) : null;
            const seen = thereFirst(pixels, states(pass, pixels, mask));
            return { image_features: reshape(seen, [multiplyDimensions([count, pictures]), width]) };
          },
        },

        forward: forwardInPlace(text, token, tables),
      };
    },
  };
}

export const idefics3 = idefics3Family('idefics3', 'Idefics3', ['idefics3_vision', 'idefics3']);
