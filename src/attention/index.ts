export { type AttentionOptions, type AttentionWeights, attention, cachedHeadDim, type Context, contextOf, type Linear, linear } from './attention.ts';
export { causalBias, maskWeights, paddingBias } from './masks.ts';
export { type ParameterTypes, Pass, type PassOptions } from './pass.ts';
export { defaultTopKeys, type Summary } from './record.ts';
export { frequencies, type Rotary, rotary, turningOf } from './rotary.ts';
