// picture: captions of drawn scenes in English and French, by BLIP's architecture.
import type { PictureExample, PictureRecipe } from '../../src/training/picture.ts';
import { Chance } from '../fr-en/chance.ts';
import { letters, seen, sizes } from '../scene/blip.ts';
import { scaled } from '../scene/example.ts';
import { namings } from '../scene/pointing.ts';
import { frame, scene, type Split } from '../scene/scene.ts';
import { caption, prompts } from './captions.ts';
import { examples } from './examples.ts';

/** Each picture with a caption in either language. */
function* captioned(seed: number, split: Split): Generator<PictureExample> {
  const chance = new Chance(seed ^ 0x51ed270b);
  for (const { pixels, prompt, text, named, language, scene: drawn } of examples(seed, split, seen)) {
    yield { pixels, prompt, text, named };
    const other = language === 'en' ? 'fr' : 'en';
    const again = caption(chance, drawn, other);
    yield { pixels, prompt: prompts[other], text: again.text, named: scaled(again.named, seen / frame) };
  }
}

const recipe: PictureRecipe = {
  kind: 'picture',
  name: 'picture',
  seed: 20261125,
  size: seen,
  batch: 128,
  prompt: prompts.en,
  required: letters,
  config: { architectures: ['BlipForConditionalGeneration'], model_type: 'blip', ...sizes },
  schedule: { peak: 3e-3, warmup: 150, steps: 3000, decay: 0.6 },
  smoothing: 0.05,
  muon: {},
  guidance: { site: 'cross_attentions.1', heads: [0], weight: 0.3 },
  examples: captioned,
  *trials(seed) {
    for (const { pixels, prompt, language, scene: drawn } of examples(seed, 'held-out', seen)) {
      yield { pixels, size: seen, prompt, named: (text) => namings(text, drawn, language, seen) };
    }
  },
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
export { toldBy, wrongFacts } from './facts.ts';
export { pointing } from '../scene/pointing.ts';
