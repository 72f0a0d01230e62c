// Short stories as graded readers tell them: what happened, what it was like, what people said, thought and felt; legends, news, trips, mishaps, memories.
import type { Noun, Verb } from '../lexicon/types.ts';

export const nouns: readonly Noun[] = [];
export const verbs: readonly Verb[] = [];
export const scenes = `
`;
export const moulds = `
`;
