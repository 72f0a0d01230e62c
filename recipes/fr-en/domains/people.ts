// People among themselves: greetings, invitations, feelings, opinions, the body and health, dates, hours, ages, plans, memories, apologies.
import type { Noun, Verb } from '../lexicon/types.ts';

export const nouns: readonly Noun[] = [];
export const verbs: readonly Verb[] = [];
export const scenes = `
`;
export const moulds = `
`;
