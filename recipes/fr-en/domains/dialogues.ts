// Question and answer, offer and refusal, call and reply: two turns of a conversation in a line, at home, in shops, on the telephone, at school, in the street.
import type { Noun, Verb } from '../lexicon/types.ts';

export const nouns: readonly Noun[] = [];
export const verbs: readonly Verb[] = [];
export const scenes = `
`;
export const moulds = `
`;
