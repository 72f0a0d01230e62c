// Where the tokens of a translation are to look, by the alignment of its words.
import { describe, expect, test } from 'vitest';
import { collate } from './data.ts';
import { looksOf, PieceEncoder, pairSource, type TranslationRecipe } from './recipe.ts';

// every letter, and three longer pieces
const pieces = [...'▁abcdefghijklmnopqrstuvwxyz0123456789', '▁chat', '▁cat', '▁la'].map((text) => [text, -text.length] as const);
const encoder = new PieceEncoder(pieces);
const texts = (text: string): string[] => encoder.encode(text).places.map(({ start, end }) => text.slice(start, end));

describe('PieceEncoder', () => {
  test('tells which characters each token stands for, the last for none', () => {
    expect(texts('la zoe  chat')).toEqual(['la', 'z', 'z', 'o', 'e', 'chat', '']);
    expect(encoder.encode('la chat').ids).toEqual([41, 39, 0]);
  });
});

describe('looksOf', () => {
  const looks = (source: string, target: string, alignment: [number, number][]): string[] => {
    const [from, to] = [encoder.encode(source), encoder.encode(target)];
    const words = (text: string) => [...text.matchAll(/\S+/g)].map((match) => ({ text: match[0], start: match.index, end: match.index + match[0].length }));
    const found = looksOf({ source, target, alignment }, from, to, words);
    return found.map((list, i) => `${texts(target)[i]}: ${list.map((place) => texts(source)[place]).join(' ')}`);
  };

  test('leads to every token of the words that mean the same, turned round or not', () => {
    expect(looks('la chat bleu', 'blue cat', [[1, 1], [2, 0]])).toEqual(['b: b b l e u', 'b: b b l e u', 'l: b b l e u', 'u: b b l e u', 'e: b b l e u', 'cat: chat', ': ']);
  });

  test('leads to the same letters in a word that is copied, whatever its capitals', () => {
    expect(looks('la zoe9', 'cat zoe9', [[1, 1]])).toEqual(['cat: ', 'z: z z', 'z: z z', 'o: o', 'e: e', '9: 9', ': ']);
  });
});

test('batches have rows of looks that add up to 1, or to 0 where nothing is asked', () => {
  const recipe: TranslationRecipe = {
    name: 'toy', seed: 1, config: {}, schedule: { peak: 1, warmup: 1, steps: 1 }, batchTokens: 8, tokenizer: { size: 40, sentences: 1, required: '' },
    guidance: { site: 'cross_attentions.0', heads: [0], weight: 1 },
    *pairs() {
      yield { source: 'la chat', target: 'cat', alignment: [[1, 0]] };
      yield { source: 'zoe', target: 'a zoe', alignment: [[0, 1]] };
    },
  };
  const pairs = pairSource(recipe, pieces, 0).portion(0, 2);
  const { looks, source, labels } = collate(pairs, { start: 0, pad: 0 });
  const [rows, length] = labels.shape as [number, number];
  const width = (source['input_ids'] as { shape: readonly number[] }).shape[1] as number;
  expect(looks?.shape).toEqual([rows, 1, length, width]);
  const sums = Array.from({ length: rows * length }, (_, i) => looks?.data.subarray(i * width, (i + 1) * width).reduce((sum, share) => sum + share, 0));
  expect(sums).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 0]);
  expect(looks?.data[1]).toBe(1);
  // without guidance nothing is asked
  const { guidance: _, ...free } = recipe;
  expect(collate(pairSource(free, pieces, 0).portion(0, 2), { start: 0, pad: 0 }).looks).toBeUndefined();
});
