// The families known, by `model_type`: one line each.
import { bert } from './bert.ts';
import { blip } from './blip.ts';
import { clip } from './clip.ts';
import { deit } from './deit.ts';
import type { Family } from './family.ts';
import { gpt2 } from './gpt2.ts';
import { marian } from './marian.ts';
import { mllama } from './mllama.ts';
import { moonshine } from './moonshine.ts';
import { siglip } from './siglip.ts';
import { visionEncoderDecoder } from './vision-encoder-decoder.ts';
import { vit } from './vit.ts';
import { whisper } from './whisper.ts';

export const families: Readonly<Record<string, Family>> = { bert, blip, clip, deit, gpt2, marian, mllama, moonshine, siglip, 'vision-encoder-decoder': visionEncoderDecoder, vit, whisper };
