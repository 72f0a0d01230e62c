import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Trie } from './trie.ts';

it('finds every string of the set that begins at a place, shortest first, of equal ones the first', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '▁', '\ud83d\ude00'), maxLength: 6 });
  fc.assert(
    fc.property(fc.array(text, { maxLength: 40 }), fc.string({ unit: fc.constantFrom('a', 'b', 'é', '▁', '\ud83d\ude00'), maxLength: 20 }), (strings, where) => {
      const trie = new Trie(strings.map((string, i) => [string, i] as const));
      for (let start = 0; start < where.length; start++) {
        const found: [number, number][] = [];
        trie.match(where, start, (value, end) => found.push([value, end]));
        const expected = [...new Set(strings)].filter((string) => string !== '' && where.startsWith(string, start)).sort((a, b) => a.length - b.length);
        expect(found).toEqual(expected.map((string) => [strings.indexOf(string), start + string.length]));
      }
    }),
    { seed: 11, numRuns: 300 },
  );
});
