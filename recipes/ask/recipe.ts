// ask: answers to questions about drawn scenes in English and French, by BLIP's architecture for questions.
import type { PictureExample, PictureRecipe } from '../../src/training/picture.ts';
import { Chance } from '../fr-en/chance.ts';
import { letters, seen, sizes } from '../scene/blip.ts';
import { scaledBox } from '../scene/example.ts';
import { frame, scene } from '../scene/scene.ts';
import { examples } from './examples.ts';
import { oneMore, question, sameAnswer } from './questions.ts';

/** Up to four questions to each picture: the first is what it was drawn for, the others are what can be asked of it too. */
function* asked(seed: number, split: 'train' | 'held-out'): Generator<PictureExample> {
  const chance = new Chance(seed ^ 0x51ed270b);
  for (const { pixels, prompt, text, named, scene: drawn } of examples(seed, split, seen)) {
    yield { pixels, question: prompt, text, named };
    const known = new Set([prompt]);
    while (known.size < 4) {
      const next = oneMore(chance, chance.is(0.5) ? 'en' : 'fr', drawn, known, () => scene(chance, split));
      if (!next) break;
      known.add(next.question);
      yield { pixels, question: next.question, text: next.answer, named: [{ start: 0, end: next.answer.length, boxes: next.about.map((box) => scaledBox(box, seen / frame)) }] };
    }
  }
}

const recipe: PictureRecipe = {
  kind: 'picture',
  name: 'ask',
  seed: 20261126,
  size: seen,
  batch: 256,
  portion: 32,
  required: letters,
  config: { architectures: ['BlipForQuestionAnswering'], model_type: 'blip', ...sizes },
  schedule: { peak: 2e-3, warmup: 100, steps: 1600, decay: 0.6 },
  // the tower has learnt to see already
  from: 'picture',
  smoothing: 0.05,
  muon: {},
  guidance: { site: 'question_cross_attentions.1', heads: [0], weight: 0.3 },
  examples: asked,
  *trials(seed) {
    for (const { pixels, prompt, text, about } of examples(seed, 'held-out', seen)) yield { pixels, size: seen, question: prompt, named: (answer) => (about.length > 0 && sameAnswer(answer, text) ? [{ start: 0, end: answer.length, boxes: about }] : []) };
  },
  *texts(seed) {
    const chance = new Chance(seed);
    for (;;) {
      for (const language of ['en', 'fr'] as const) {
        const made = question(chance, language, (wish) => scene(chance, 'train', wish)).question;
        yield `${made.question} ${made.answer}`;
      }
    }
  },
};
export default recipe;

export { examples as trials } from './examples.ts';
export { sameAnswer } from './questions.ts';
