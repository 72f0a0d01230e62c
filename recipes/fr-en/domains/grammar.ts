// One point of grammar after another, each with everyday words: pronouns, negations, questions, relatives, tenses, conditions, comparisons, gerunds, passives, quantities.
import type { Noun, Verb } from '../lexicon/types.ts';

export const nouns: readonly Noun[] = [];
export const verbs: readonly Verb[] = [];
export const scenes = `
`;
export const moulds = `
`;
