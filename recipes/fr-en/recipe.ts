// fr-en: French to English at the level of a first textbook. Marian architecture, small enough to ship.
import type { TranslationRecipe } from '../../src/training/recipe.ts';
import { Chance } from './chance.ts';
import { type Pair, pairs, words } from './generate.ts';
import { typing } from './typing.ts';

/**
 * The generator's pairs as they are trained on: of the shortest, which it makes most easily, more than half are left out, and
 * now and then two stand on one line, as people write.
 */
function* mixed(seed: number, split: 'train' | 'held-out'): Generator<Pair> {
  const chance = new Chance(seed ^ 0x51ed270b);
  let before: Pair | undefined;
  for (const pair of pairs(seed, { split })) {
    if (words(pair.source).length < 7 && chance.is(0.6)) continue;
    if (before && /[.!?]$/.test(before.source)) {
      const [offset, shift] = [words(before.source).length, words(before.target).length];
      yield { source: `${before.source} ${pair.source}`, target: `${before.target} ${pair.target}`, alignment: [...before.alignment, ...pair.alignment.map(([a, b]): [number, number] => [a + offset, b + shift])] };
      before = undefined;
    } else if (chance.is(0.12)) before = pair;
    else yield pair;
  }
}

const recipe: TranslationRecipe = {
  name: 'fr-en',
  seed: 20261124,
  config: {
    architectures: ['MarianMTModel'],
    model_type: 'marian',
    d_model: 256,
    encoder_layers: 4,
    decoder_layers: 2,
    encoder_attention_heads: 4,
    decoder_attention_heads: 4,
    encoder_ffn_dim: 1024,
    decoder_ffn_dim: 1024,
    activation_function: 'relu',
    scale_embedding: true,
    max_position_embeddings: 256,
    tie_word_embeddings: true,
    share_encoder_decoder_embeddings: true,
    dropout: 0,
    attention_dropout: 0,
    activation_dropout: 0,
    is_encoder_decoder: true,
  },
  tokenizer: {
    size: 7000,
    sentences: 200_000,
    // a name that has never been seen must be spelt: no letter or mark that people type may be missing
    required: 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789àâäáãåæçćčèéêëęěğìíîïıłñńňóòôöõøœřśšşșțťùúûüůýÿźżžßðþÀÂÄÁÃÅÆÇĆČÈÉÊËĞÌÍÎÏİŁÑŃÓÒÔÖÕØŒŘŚŠŞÙÚÛÜÝŹŻŽ.,;:!?\'’"«»“”()-–—…%€$£&@#/+*=°_~\u00a0\u202f',
  },
  batchTokens: 2048,
  schedule: { peak: 3e-3, warmup: 200, steps: 4500, decay: 0.6 },
  muon: {},
  smoothing: 0.1,
  guidance: { site: 'cross_attentions.1', heads: [0], weight: 0.5 },
  words,
  pairs: (seed, split = 'train') => typing(new Chance(seed ^ 0x2c1b3c6d), mixed(seed, split)),
};
export default recipe;
