// fr-en: French to English at the level of a first textbook. Marian architecture, small enough to ship.
import type { TranslationRecipe } from '../../src/training/recipe.ts';
import { pairs } from './pairs.ts';

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
    activation_function: 'swish',
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
  schedule: { peak: 1e-3, warmup: 600, steps: 2800, decay: 0.52 },
  smoothing: 0.1,
  pairs,
};
export default recipe;
