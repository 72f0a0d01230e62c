// The families known, by `model_type`: one line each.
import { bert } from './bert.ts';
import { blip } from './blip.ts';
import { clip } from './clip.ts';
import { deit } from './deit.ts';
import type { Family } from './family.ts';
import { gpt2 } from './gpt2.ts';
import { idefics3 } from './idefics3.ts';
import { llama } from './llama.ts';
import { llava } from './llava.ts';
import { marian } from './marian.ts';
import { mistral } from './mistral.ts';
import { mllama } from './mllama.ts';
import { moonshine } from './moonshine.ts';
import { qwen2 } from './qwen2.ts';
import { siglip } from './siglip.ts';
import { smolvlm } from './smolvlm.ts';
import { visionEncoderDecoder } from './vision-encoder-decoder.ts';
import { vit } from './vit.ts';
import { whisper } from './whisper.ts';

/** A family by its `model_type`; what every object has is none. */
export const familyOf = (modelType: string): Family | undefined => (Object.hasOwn(families, modelType) ? families[modelType] : undefined);

export const families: Readonly<Record<string, Family>> = { bert, blip, clip, deit, gpt2, idefics3, llama, llava, marian, mistral, mllama, moonshine, qwen2, siglip, smolvlm, 'vision-encoder-decoder': visionEncoderDecoder, vit, whisper };
