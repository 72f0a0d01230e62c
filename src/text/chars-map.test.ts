import { expect, it } from 'vitest';
import { random } from '../random.ts';
import { buildCharsMap, typography } from './chars-map.ts';
import { readSentencePiece, writeSentencePiece } from './sentencepiece-model.ts';
import { CharsMap, Normalizer } from './sentencepiece-normalizer.ts';

const encoder = new TextEncoder();

it('finds the longest entry of any table, and no other', () => {
  const uniform = random(7);
  const letters = ['a', 'b', 'é', 'ê', '\u0301', '\u00a0', '中', '😀', '\u2026'];
  for (let round = 0; round < 30; round++) {
    const draw = (most: number): string => Array.from({ length: 1 + Math.floor(uniform() * most) }, () => letters[Math.floor(uniform() * letters.length)]).join('');
    const entries = new Map(Array.from({ length: 1 + Math.floor(uniform() * 60) }, () => [draw(3), uniform() < 0.2 ? '' : draw(2)] as const));
    const map = new CharsMap(buildCharsMap(entries), 'x.spm');
    for (let i = 0; i < 60; i++) {
      const text = draw(6);
      const longest = [...entries.keys()].filter((from) => text.startsWith(from)).sort((a, b) => b.length - a.length)[0];
      expect(map.match(encoder.encode(text), 0), text).toEqual(longest === undefined ? null : { text: entries.get(longest), length: encoder.encode(longest).length });
    }
  }
});

it('makes one text of what programs write in many ways, and knows where each letter came from', () => {
  const model = readSentencePiece(writeSentencePiece([['▁', -1], ['e', -2]], { charsMap: buildCharsMap(typography()) }), 'x.spm');
  const normalizer = new Normalizer(model);
  const plain = (text: string): string => normalizer.normalize(text).text.replaceAll('▁', ' ').trim();
  for (const text of ['Le\u00a0chat\tdort\r\nici', ' Le chat\u2009dort\u202fici ', 'L\u00ade chat dort\u200b ici']) expect(plain(text)).toBe('Le chat dort ici');
  expect(plain('Où est la chèvre, l´été ? À Noël, garçon…'.normalize('NFD'))).toBe("Où est la chèvre, l'été ? À Noël, garçon...");
  expect(plain('ﬁn ｏｋ “x” « y » œuf ñ 1 €')).toBe('fin ok “x” « y » œuf ñ 1 €');
  const text = 'e\u0301te\u0301';
  const { text: shown, starts, ends } = normalizer.normalize(text);
  expect([...shown].map((letter, i) => [letter, text.slice(starts[i], ends[i])])).toEqual([['▁', ''], ['é', 'e\u0301'], ['t', 't'], ['é', 'e\u0301']]);
});

it.each([['', 'a'], ['a\0', 'b']])('refuses an entry from %j to %j', (from, to) => {
  expect(() => buildCharsMap([[from, to]])).toThrow(/charsmap: entries must not be empty/);
});
