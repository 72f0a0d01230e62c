// ask: questions about drawn scenes and their short answers in English and French, endless, fixed by a seed.
import { Chance } from '../fr-en/chance.ts';
import type { Box } from '../scene/drawing.ts';
import { type SceneExample, scaled } from '../scene/example.ts';
import { frame, paint, scene, type Split } from '../scene/scene.ts';
import { type AskedFor, question } from './questions.ts';

export interface AskExample extends SceneExample {
  readonly asks: AskedFor;
  /** Where what the question is about is, in pixels; empty where the true answer is that it is not there. */
  readonly about: readonly Box[];
}

/** Pictures with a question each, half of them in each language. A split's combinations of object, colour, relation and object are its own. */
export function* examples(seed: number, split: Split = 'train', size: number = frame): Generator<AskExample> {
  const chance = new Chance(seed);
  for (;;) {
    const language = chance.is(0.5) ? 'en' : 'fr';
    const made = question(chance, language, (wish) => scene(chance, split, wish));
    const { asks, question: prompt, answer: text, about } = made.question;
    const named = scaled([{ start: 0, end: text.length, text, of: 'thing', boxes: about }], size / frame);
    yield { pixels: paint(made.scene, size), size, language, prompt, text, scene: made.scene, named, asks, about: named[0]?.boxes ?? [] };
  }
}
