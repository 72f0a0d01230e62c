// A trained translation model as a Hugging Face folder: the files that MarianMTModel and MarianTokenizer load.
import type { NDArray } from '../array.ts';
import { writeSafetensors } from '../checkpoint/index.ts';
import { buildCharsMap, typography } from '../text/chars-map.ts';
import { writeSentencePiece } from '../text/sentencepiece-model.ts';
import type { Piece } from '../text/unigram.ts';
import { specialIds, type TranslationRecipe } from './recipe.ts';
import type { ParameterRange } from './step.ts';

/** Float32 as IEEE half precision, rounded to nearest even. */
export function toFloat16(values: Float32Array): Uint16Array {
  const result = new Uint16Array(values.length);
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
  for (let i = 0; i < bits.length; i++) {
    const x = bits[i] as number;
    const sign = (x >>> 16) & 0x8000;
    const exponent = (x >>> 23) & 0xff;
    const mantissa = x & 0x7fffff;
    if (exponent === 0xff) result[i] = sign | 0x7c00 | (mantissa ? 0x200 : 0);
    else if (exponent > 142) result[i] = sign | 0x7c00;
    else if (exponent > 112) {
      const half = ((exponent - 112) << 10) | (mantissa >>> 13);
      const rest = mantissa & 0x1fff;
      result[i] = sign | (half + (rest > 0x1000 || (rest === 0x1000 && half & 1) ? 1 : 0));
    } else if (exponent > 101) {
      const shift = 126 - exponent;
      const full = mantissa | 0x800000;
      const half = full >>> shift;
      const rest = full & ((1 << shift) - 1);
      const middle = 1 << (shift - 1);
      result[i] = sign | (half + (rest > middle || (rest === middle && half & 1) ? 1 : 0));
    } else result[i] = sign;
  }
  return result;
}

export const jsonFile = (value: unknown): Uint8Array => new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`);

/** model.safetensors of a run's parameters, in half precision. */
export const weightsFile = (parameters: Float32Array, ranges: readonly ParameterRange[]): Uint8Array =>
  writeSafetensors(ranges.map(({ name, shape, start, end }): [string, NDArray] => [name, { dtype: 'float16', shape, data: toFloat16(parameters.subarray(start, end)) }]), { format: 'pt' });

/** Number of tokens: pieces, end, unknown, padding. */
export const vocabularySize = (pieces: readonly Piece[]): number => pieces.length + 3;

/** The folder's files by name. */
export function translationFolder(recipe: TranslationRecipe, pieces: readonly Piece[], parameters: Float32Array, ranges: readonly ParameterRange[]): Map<string, Uint8Array> {
  const pad = pieces.length + specialIds.firstPiece;
  const special = { bos_token_id: 0, eos_token_id: specialIds.eos, pad_token_id: pad, decoder_start_token_id: pad };
  const generation = { ...special, bad_words_ids: [[pad]], num_beams: 4, max_length: recipe.config['max_position_embeddings'], forced_eos_token_id: specialIds.eos };
  const vocabulary: Record<string, number> = { '</s>': specialIds.eos, '<unk>': specialIds.unk };
  for (const [i, [text]] of pieces.entries()) vocabulary[text] = i + specialIds.firstPiece;
  vocabulary['<pad>'] = pad;
  return new Map([
    ['config.json', jsonFile({ ...recipe.config, ...special, vocab_size: vocabularySize(pieces), decoder_vocab_size: vocabularySize(pieces), num_hidden_layers: recipe.config['encoder_layers'], torch_dtype: 'float16' })],
    ['generation_config.json', jsonFile(generation)],
    ['model.safetensors', weightsFile(parameters, ranges)],
    ['source.spm', writeSentencePiece(pieces, { charsMap: buildCharsMap(typography()) })],
    ['target.spm', writeSentencePiece(pieces)],
    ['vocab.json', jsonFile(vocabulary)],
    ['tokenizer_config.json', jsonFile({ tokenizer_class: 'MarianTokenizer', source_lang: 'fra', target_lang: 'eng', separate_vocabs: false, model_max_length: recipe.config['max_position_embeddings'], eos_token: '</s>', unk_token: '<unk>', pad_token: '<pad>' })],
  ]);
}
