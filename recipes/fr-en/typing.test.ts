import { expect, it } from 'vitest';
import { Chance } from './chance.ts';
import { type Pair, words } from './generate.ts';
import recipe from './recipe.ts';
import { typing } from './typing.ts';

const made = recipe.pairs(5, 'train')[Symbol.iterator]();
const all = Array.from({ length: 6000 }, () => made.next().value as Pair);
const texts = (text: string): string[] => words(text).map((one) => one.text);

it('aligns words that exist, and opens what it closes', () => {
  for (const { source, target, alignment } of all) {
    const [m, n] = [words(source).length, words(target).length];
    for (const [i, j] of alignment) if (!(i >= 0 && i < m && j >= 0 && j < n)) throw new Error(`${source} / ${target}: ${i}-${j}`);
    for (const text of [source, target]) {
      expect(text.split('“').length, text).toBe(text.split('”').length);
      expect(text.split('«').length, text).toBe(text.split('»').length);
      expect(text.split(/(?<![:;-])\(/).length, text).toBe(text.split(/(?<![:;-]|^[\dab])\)/).length);
    }
  }
});

it('writes every change, now and then', () => {
  for (const [sign, least] of [[/«/, 60], [/ : «|: “|: "/, 30], [/[»”"],? (?:\p{Ll}+-)/u, 15], [/\.\.\.$/, 15], [/(?:\?|!)[?!]/, 8], [/^[-–—] /, 30], [/[:;]-?[)(D]$/, 5], [/^[^\p{Ll}]+$/u, 20], [/\p{L},\p{L}/u, 30], [/\p{L} \(\p{Ll}/u, 10]] as const) {
    expect(all.filter(({ source }) => sign.test(source)).length, `${sign}`).toBeGreaterThan(least);
  }
});

it('keeps what means the same together', () => {
  const pair: Pair = { source: 'Je viens demain.', target: 'I am coming tomorrow.', alignment: [[0, 0], [1, 1], [1, 2], [2, 3], [3, 4]] };
  const forever = (function* () { for (;;) yield pair; })();
  const changed = typing(new Chance(2), forever);
  const seen = new Set<string>();
  for (let i = 0; i < 4000; i++) {
    const { source, target, alignment } = changed.next().value as Pair;
    if (seen.has(source)) continue;
    seen.add(source);
    const [from, to] = [texts(source), texts(target)];
    const links = alignment.map(([a, b]) => `${from[a]}=${to[b]}`);
    if (/^(?:Je|JE)/i.test(source) || /["«“]Je/.test(source)) for (const link of ['viens=coming', 'demain=tomorrow']) expect(links.map((one) => one.toLowerCase()), source).toContain(link);
  }
  expect(seen.size).toBeGreaterThan(40);
});
