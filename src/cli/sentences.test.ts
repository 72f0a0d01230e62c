import { expect, it } from 'vitest';
import { sentences } from './sentences.ts';

it.each([
  [['M. Dupont arrive.', 'Il est 10 h. 30 et Mme. Martin dort.']],
  [['Il vit av. J.-C. et p. ex. au bd. Voltaire.', 'Elle part.']],
  [['MM. Petit et J. Dupont sont là.', 'C. W. Smith aussi !', 'Le n°. 5 et le Dr. Blanc viennent.']],
  [['Des pommes, etc. et du pain.', 'Voilà.']],
  [['« Viens ! » dit-elle.', 'Quoi ? demande-t-il.', 'Non.']],
  [['Elle est à l’école.', 'Il dort...', 'Un chat miaule.']],
  [['Mr. Smith sleeps.', 'It is 5 p.m. in St. Ives.']],
])('a text is cut where its sentences end: %j', (expected) => {
  expect(sentences(expected.join(' '))).toEqual(expected);
});

it('a line’s end ends a sentence', () => {
  expect(sentences('Un chat et M.\nDupont\r\n2 chiens\n\n')).toEqual(['Un chat et M.', 'Dupont', '2 chiens']);
});
