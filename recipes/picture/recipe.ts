// picture: captions of drawn scenes in English and French, by BLIP's architecture.
import type { PictureRecipe } from '../../src/training/picture.ts';
import { Chance } from '../fr-en/chance.ts';
import { frame, scene } from '../scene/scene.ts';
import { caption, prompts } from './captions.ts';
import { examples } from './examples.ts';

const recipe: PictureRecipe = {
  kind: 'picture',
  name: 'picture',
  seed: 20261125,
  size: frame,
  batch: 64,
  required: 'abcdefghijklmnopqrstuvwxyzàâäçéèêëîïôöùûüœæ0123456789.,:;?!\'’-',
  config: {
    architectures: ['BlipForConditionalGeneration'],
    model_type: 'blip',
    vision_config: { hidden_size: 192, num_hidden_layers: 6, num_attention_heads: 4, intermediate_size: 768, patch_size: 16, hidden_act: 'relu', attention_dropout: 0 },
    text_config: { hidden_size: 192, num_hidden_layers: 3, num_attention_heads: 4, intermediate_size: 768, max_position_embeddings: 64, hidden_act: 'relu', hidden_dropout_prob: 0, attention_probs_dropout_prob: 0 },
  },
  schedule: { peak: 3e-3, warmup: 200, steps: 8000, decay: 0.6 },
  smoothing: 0.05,
  muon: {},
  examples: (seed, split) => examples(seed, split),
  *texts(seed) {
    const chance = new Chance(seed);
    for (;;) {
      const made = scene(chance, 'train');
      for (const language of ['en', 'fr'] as const) yield `${prompts[language]} ${caption(chance, made, language).text}`;
    }
  },
};
export default recipe;

export { examples as trials } from './examples.ts';
export { wrongFacts } from './facts.ts';
export { pointing } from '../scene/pointing.ts';
