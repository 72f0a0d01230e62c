// School and work, jobs, languages, machines, telephone, media, hobbies, sport, music, culture.
import type { Noun, Verb } from '../lexicon/types.ts';

export const nouns: readonly Noun[] = [];
export const verbs: readonly Verb[] = [];
export const scenes = `
`;
export const moulds = `
`;
