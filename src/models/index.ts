// The families known, by `model_type`: one line each.
import { bert } from './bert.ts';
import { blip } from './blip.ts';
import type { Family } from './family.ts';
import { gpt2 } from './gpt2.ts';
import { marian } from './marian.ts';
import { whisper } from './whisper.ts';

export const families: Readonly<Record<string, Family>> = { bert, blip, gpt2, marian, whisper };
