// Vision-encoder-decoder (Hugging Face VisionEncoderDecoderModel; TrOCR, Li et al. 2021; Donut, Kim et al. 2022): a tower
// for pictures and a decoder that consults its states, both from other families, and a map between them where their widths
// differ. Every pairing of the towers and decoders listed here works.
import { linear, type Pass } from '../attention/index.ts';
import { linearWeights } from '../layers/index.ts';
import type { Tensor } from '../graph/index.ts';
import type { Fields } from '../checkpoint/config.ts';
import { CheckpointError } from '../errors.ts';
import { bertDecoder } from './bert.ts';
import { deitTokens } from './deit.ts';
import { type ConsultingDecoder, type EncoderDecoderModel, type Family, nestedFields } from './family.ts';
import { pictureDeclared, type Regions, regionsOf } from './pictures.ts';
import { gpt2Decoder, writingSites } from './gpt2.ts';
import { mbartDecoder } from './mbart.ts';
import { robertaDecoder } from './roberta.ts';
import { swinTower } from './swin.ts';
import { trocrDecoder } from './trocr.ts';
import { vitTower } from './vit.ts';

interface Tower {
  readonly width: number;
  readonly shape: ReturnType<typeof vitTower>['shape'];
  readonly regions: Regions;
  /** How many maps it reveals, and each one's heads. */
  readonly heads: readonly number[];
  /** Whether its layers look at the regions that it ends with; windows that shrink on the way do not. */
  readonly looks: boolean;
  states(pass: Pass, pixels: Tensor): Tensor;
}

const patches = (tokens: readonly string[]) => (config: Fields): Tower => {
  const tower = vitTower(config, tokens);
  const { layers, heads } = tower.dimensions;
  return { width: tower.width, shape: tower.shape, regions: regionsOf(tower.shape, tokens.length), heads: new Array<number>(layers).fill(heads), looks: true, states: (pass, pixels) => tower.states(pass, pixels, 'encoder.', 'encoder_') };
};
const windows = (normed: boolean) => (config: Fields): Tower => {
  const tower = swinTower(config, normed);
  return { ...tower, looks: false, states: (pass, pixels) => tower.states(pass, pixels, 'encoder.') };
};
const towers: Readonly<Record<string, (config: Fields) => Tower>> = { vit: patches(['cls_token']), deit: patches(deitTokens), swin: windows(true), 'donut-swin': windows(false) };

type Has = (name: string) => boolean;
const decoders: Readonly<Record<string, (config: Fields, has: Has, sourceWidth: number) => ConsultingDecoder>> = {
  bert: (config, has) => bertDecoder(config, has, 'decoder.', writingSites),
  gpt2(config, has) {
    config.ignore('is_decoder', 'add_cross_attention', 'cross_attention_hidden_size');
    const { run, ...decoder } = gpt2Decoder(config, has, 'decoder.', writingSites, true);
    return { ...decoder, decode: run };
  },
  mbart: (config, has) => mbartDecoder(config, has, 'decoder.'),
  roberta: (config, has) => robertaDecoder(config, has, 'decoder.', writingSites),
  trocr: (config, has, sourceWidth) => trocrDecoder(config, has, 'decoder.', sourceWidth),
};

export const visionEncoderDecoder: Family = {
  modelType: 'vision-encoder-decoder',

  build(fields, has): EncoderDecoderModel {
    const [encoderConfig, decoderConfig] = [nestedFields(fields, 'encoder'), nestedFields(fields, 'decoder')];
    const choose = <T>(config: Fields, key: string, known: Readonly<Record<string, T>>): T => {
      const type = config.string('model_type');
      if (!Object.hasOwn(known, type)) throw new CheckpointError('config.json', `"${key}.model_type" must be one of ${Object.keys(known).join(', ')}, got "${type}"`);
      return known[type] as T;
    };
    const tower = choose(encoderConfig, 'encoder', towers)(encoderConfig);
    const projected = has('enc_to_dec_proj.weight');
    const own = decoderConfig.integer('cross_attention_hidden_size', null);
    const decoder = choose(decoderConfig, 'decoder', decoders)(decoderConfig, has, own ?? (projected ? decoderConfig.integer('d_model', null) ?? tower.width : tower.width));
    const { width, layers } = decoder.dimensions;
    if (tower.width !== width && own === null && !projected) throw new CheckpointError(fields.file, `the encoder's width must be the decoder's, ${width}, or be mapped to it by enc_to_dec_proj, got ${tower.width}`);
    fields.ignore('tie_word_embeddings', 'decoder_start_token_id', 'pad_token_id', 'vocab_size', 'encoder_no_repeat_ngram_size');
    const each = (name: string, count: number): string[] => Array.from({ length: count }, (_, i) => `${name}.${i}`);

    return {
      kind: 'encoder-decoder',
      // Donut's prompts name their task where others have the start token
      beginsAsGiven: encoderConfig.string('model_type').includes('donut'),
      dimensions: { ...decoder.dimensions, encoderLayers: tower.heads.length, encoderHeads: tower.heads[0] as number },
      source: { kind: 'pixels', inputs: pictureDeclared(tower.shape), regions: tower.regions, ...(tower.looks ? {} : { parts: { image: ['cross_attentions.'] } }) },
      revealed: {
        attentions: [...each('encoder_attentions', tower.heads.length), ...each('decoder_attentions', layers), ...each('cross_attentions', layers)],
        hidden: [...each('encoder_hidden_states', tower.heads.length + 1), ...each('decoder_hidden_states', layers + 1)],
        heads: Object.fromEntries(tower.heads.map((count, i) => [`encoder_attentions.${i}`, count])),
      },
      encode(pass, given) {
        const states = tower.states(pass, given['pixel_values'] as Tensor);
        const mapped = projected ? linear(pass, states, linearWeights(pass, 'enc_to_dec_proj', tower.width, width)) : states;
        return { states: mapped, mask: null, outputs: { encoder_last_hidden_state: states } };
      },
      contexts: decoder.contexts,
      decode: decoder.decode,
    };
  },
};
