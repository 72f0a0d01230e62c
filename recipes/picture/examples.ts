// picture: drawn scenes and their captions in English and French, endless, fixed by a seed.
import { Chance } from '../fr-en/chance.ts';
import { type SceneExample, scaled } from '../scene/example.ts';
import { frame, paint, scene, type Split } from '../scene/scene.ts';
import { caption, prompts } from './captions.ts';

/** Pictures with captions, half of them in each language. A split's combinations of object, colour, relation and object are its own. */
export function* examples(seed: number, split: Split = 'train', size: number = frame): Generator<SceneExample> {
  const chance = new Chance(seed);
  for (;;) {
    const made = scene(chance, split);
    const language = chance.is(0.5) ? 'en' : 'fr';
    const { text, named } = caption(chance, made, language);
    yield { pixels: paint(made, size), size, language, prompt: prompts[language], text, scene: made, named: scaled(named, size / frame) };
  }
}
