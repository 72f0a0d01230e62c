// At the table and in shops: food, recipes, restaurants, markets, clothes, prices, paying, complaints, presents.
import type { Noun, Verb } from '../lexicon/types.ts';

export const nouns: readonly Noun[] = [];
export const verbs: readonly Verb[] = [];
export const scenes = `
`;
export const moulds = `
`;
