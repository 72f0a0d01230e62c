// Sightlines in the terminal: what stands under a word is what it looked at most, punctuation too.
import { expect, it } from 'vitest';
import { drawSightlines } from './sightlines.ts';

const line = (text: string, ...sources: readonly (readonly [text: string, start: number, score: number])[]) => ({ text, start: 0, end: text.length, sources: sources.map(([from, start, score]) => ({ source: 'source', text: from, start, end: start + from.length, score })) });
const columns = (...lines: Parameters<typeof drawSightlines>[0]['sightlines']): string[][] => drawSightlines({ sightlines: lines }).split('\n').slice(0, 4).map((row) => row.split(/ {2,}/));

it('a word that looked mostly at punctuation says so, with its share', () => {
  expect(columns(line('cat', ['chat', 3, 0.6], ['.', 12, 0.3]), line('sleeping', ['.', 12, 0.83]), line('van', ['?', 5, 0.5], ['c', 6, 0.4]))).toEqual([
    ['cat', 'sleeping', 'van'], ['│', '│', '│'], ['chat', '.', '? c'], ['60%', '83%', '90%'],
  ]);
});

it('a word that looked at nothing has no share', () => {
  expect(columns(line('cat', ['chat', 3, 0.6]), line('the'))).toEqual([['cat', 'the'], ['│', '│'], ['chat', '·'], ['60%']]);
});
