// The families known, by `model_type`: one line each.
import type { Family } from './family.ts';
import { marian } from './marian.ts';

export const families: Readonly<Record<string, Family>> = { marian };
