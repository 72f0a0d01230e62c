// The home and the family: rooms and furniture, housework, the day's routine, relatives, children, descriptions of people, neighbours, pets.
import type { Noun, Verb } from '../lexicon/types.ts';

export const nouns: readonly Noun[] = [];
export const verbs: readonly Verb[] = [];
export const scenes = `
bercer=rock ; le bébé=the baby / {ma}={my}|fille=daughter ; dans {mes} bras=in {my} arms
`;
export const moulds = `
où ranges-tu=where do you keep / où rangez-vous=where do you keep|les serviettes propres=the clean towels / les casseroles=the saucepans / tes outils=your tools|,=,|s'il te plaît=please ?
`;
