import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { trainByteBpe } from './bpe-trainer.ts';

const read = (path: string): string => readFileSync(new URL(`../../test/${path}`, import.meta.url), 'utf8');

it('learns the merges that Hugging Face’s trainer learns', () => {
  const reference = JSON.parse(read('fixtures/byte-bpe.json')) as { texts: string[]; vocabulary: string[]; merges: string[] };
  const corpus = read('data/a1.jsonl').trim().split('\n').map((line) => JSON.parse(line) as { source: string; targets: string[] });
  const texts = [...corpus.flatMap(({ source, targets }) => [` ${source}`, ` ${targets[0]}`]), ...reference.texts];
  const learnt = trainByteBpe(texts, { size: 1200 });
  expect(learnt.merges.map((halves) => halves.join(' '))).toEqual(reference.merges);
  expect(learnt.vocabulary.slice(256)).toEqual(reference.vocabulary);
  expect(new Set(learnt.vocabulary).size).toBe(learnt.vocabulary.length);
});

it('stops where no pair is left, and refuses a size without the letters', () => {
  expect(trainByteBpe(['ab ab'], { size: 1000 }).merges).toEqual([['a', 'b']]);
  expect(trainByteBpe(['ab ab'], { size: 1000, least: 3 }).merges).toEqual([]);
  expect(() => trainByteBpe([], { size: 255 })).toThrow('trainByteBpe: size must hold the 256 letters for bytes, got 255');
});
