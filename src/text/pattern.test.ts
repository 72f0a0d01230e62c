// Oniguruma's patterns: what they find, what is refused, and that none can run away. That whole tokenizers cut as the
// reference does is tokenizer-json.test.ts's.
import { describe, expect, it } from 'vitest';
import { CheckpointError } from '../errors.ts';
import { codesOf, textOf } from './aligned-text.ts';
import { Literal } from './finders.ts';
import { Pattern } from './pattern.ts';

const found = (pattern: string, text: string): string[] => {
  const codes = codesOf(text);
  return new Pattern(pattern, 'x').find(codes).filter(([, , match]) => match).map(([start, end]) => textOf(codes.slice(start, end)));
};

describe('finds what Ruby would', () => {
  it.each([
    ['a|ab', 'ab', ['a']],
    ['(?:a|ab)c', 'abc', ['abc']],
    ['a*?b', 'aab', ['aab']],
    ['a++a', 'aaa', []],
    ['(?>a+)b|a', 'aab', ['aab']],
    ['a{2}', 'aaaaa', ['aa', 'aa']],
    ['a{,2}b', 'aaab', ['aab']],
    ['a{1,2}', 'aaa', ['aa', 'a']],
    ['{a}', '{a}', ['{a}']],
    ['(ab)+', 'ababa', ['abab']],
    ['(a*)*', 'aa', ['aa']],
    ['(a|b)*?c', 'abac', ['abac']],
    ['((a|b)+,)+', 'ab,a,b', ['ab,a,']],
    ['(?i:straße)', 'STRAßE', ['STRAßE']],
    ["(?i)'s|x", "'S'ſX", ["'S", "'ſ", 'X']],
    ['a(?i)b|c', 'aBC', ['aB']],
    ['(?i:a)b', 'AbAB', ['Ab']],
    ['[^\\r\\n\\p{L}\\p{N}]?\\p{L}+', ' un,deux', [' un', ',deux']],
    ['[a-c&&[^b]]', 'abcd', ['a', 'c']],
    ['[[:alpha:]_]+', 'é_1', ['é_']],
    ['[\\]\\-x]', 'a]-x', [']', '-', 'x']],
    ['[]a]', ']a', [']', 'a']],
    ['[a-]', 'a-', ['a', '-']],
    ['\\p{^L}', 'a1', ['1']],
    ['\\P{Han}|\\p{Han}', '猫a', ['猫', 'a']],
    ['(?<=a)b', 'abb', ['b']],
    ['(?<!a)b', 'abb', ['b']],
    ['\\s+(?!\\S)|\\s+', 'a   b', ['  ', ' ']],
    ['\\bun\\b', 'un une un', ['un', 'un']],
    ['^a', 'a\na', ['a', 'a']],
    ['a$', 'a\na', ['a', 'a']],
    ['\\Aa', 'aa', ['a']],
    ['.', 'a\nb', ['a', 'b']],
    ['\\x{1F600}|\\u00e9', '😀é', ['😀', 'é']],
    ['(?<name>a)(?#comment)b', 'ab', ['ab']],
    ['(?x: a b ) c', 'ab c', ['ab c']],
    ['(?=\\d)', 'a1', ['']],
  ] as const)('%s in %j', (pattern, text, matches) => expect(found(pattern, text)).toEqual(matches));

  it('and covers the text in order', () => {
    expect(new Pattern('\\d+', 'x').find(codesOf('a12b'))).toEqual([[0, 1, false], [1, 3, true], [3, 4, false]]);
    expect(new Literal('ab').find(codesOf('abxab'))).toEqual([[0, 2, true], [2, 3, false], [3, 5, true]]);
  });
});

it.each(['(', ')', '[', 'a)', '*a', '(?', '(?P<x>a)', '\\1', '\\k<a>', '\\', '[b-a]', 'a{5,1}', 'a{99999}', '\\p{Nonsense}', '\\p{constructor}', '[[:nonsense:]]', '\\x{110000}', '\\u12', '(?=a)*', '('.repeat(300), 'a'.repeat(4_001)])('refuses %j', (pattern) => {
  expect(() => new Pattern(pattern, 'tokenizer.json')).toThrow(CheckpointError);
});

it.each([
  ['(a+)+b', 'a'.repeat(40)],
  ['(a|a)*b', 'a'.repeat(40)],
  ['(a|aa)+$', `${'a'.repeat(60)}b`],
  ['(.*)*x', 'y'.repeat(60)],
  ['(\\p{L}*\\s*)*\\d', 'mot '.repeat(200)],
  ['(?:(?:a?){30}){30}b', 'a'.repeat(40)],
  ['(?<=(a|aa)+)b', 'a'.repeat(60)],
  ['(?:a*)*(?:b*)*c', `${'ab'.repeat(30)}d`],
  ['a*a*a*a*a*b', 'a'.repeat(5_000)],
  ['\\s*[\\r\\n]+|x', ' '.repeat(100_000)],
  ['(?:ab)*c', 'ab'.repeat(50_000)],
  ['a?'.repeat(1_999), 'a'.repeat(4_000)],
  [`(?i)[${'\\x{10000}-\\x{10ffff}'.repeat(200)}]+b`, '𝒳𝓎'.repeat(2_000)],
])('%s gives up, or ends, within a second', (pattern, text) => {
  const start = process.cpuUsage();
  try {
    found(pattern, text);
  } catch (error) {
    expect(error).toBeInstanceOf(CheckpointError);
  }
  // of this process, for the machine may be doing other things too
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1_000).toBeLessThan(1_000);
});
