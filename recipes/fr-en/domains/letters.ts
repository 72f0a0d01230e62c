// Short letters, messages, notices, small advertisements, instructions, forms; what has to be copied letter by letter: names, addresses, codes, numbers, titles.
import type { Noun, Verb } from '../lexicon/types.ts';

export const nouns: readonly Noun[] = [];
export const verbs: readonly Verb[] = [];
export const scenes = `
`;
export const moulds = `
`;
