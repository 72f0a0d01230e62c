import { expect, it } from 'vitest';
import { likeness } from './likeness.ts';
import { cells } from './terminal.ts';

const plain = (lines: readonly string[]): string[] => lines.map((line) => line.replaceAll(/\u001b\[\d+m/g, ''));
const vectors = (count: number): Float32Array[] => Array.from({ length: count }, (_, i) => Float32Array.from([Math.cos(i / 9), Math.sin(i / 9)]));

it('few texts are a table, each on one line', () => {
  const lines = plain(likeness(['a cat', 'two\nlines\tof it', 'x'.repeat(100)], vectors(3), 80));
  expect(lines.slice(0, 2)).toEqual(['  1.00  0.99  0.98  a cat', '  0.99  1.00  0.99  two lines of it']);
  expect(lines.map(cells)).toEqual([25, 35, 80]);
});

it('many texts are listed with those most like them, within the width', () => {
  const texts = Array.from({ length: 20 }, (_, i) => `text ${i} ${'長い'.repeat(i * 3)}`);
  const lines = plain(likeness(texts, vectors(20), 80));
  expect(lines.length).toBe(80);
  for (const line of lines) expect(cells(line)).toBeLessThanOrEqual(80);
  expect(lines.slice(0, 4)).toEqual(['text 0', '  0.99  text 1 長い長い長い', '  0.98  text 2 長い長い長い長い長い長い', expect.stringMatching(/^ {2}0\.94 {2}text 3/)]);
});
