// What the rest of the library reads and writes model folders with. Folders of this machine: node-files.ts.
export { type Checkpoint, openCheckpoint, openTensors, type TensorInfo } from './checkpoint.ts';
export { type Config, type Fields, fields, type GenerationConfig, readConfig } from './config.ts';
export { toFloat32 } from './convert.ts';
export { type Files, listed, quote, readJson, readText } from './files.ts';
export type { Json } from './json.ts';
export { readRope, readRopeOf, type RopeConfig } from './rope.ts';
export { memoryFiles, webFiles } from './web-files.ts';
export { safetensorsChunks, writeSafetensors } from './write.ts';
export { readProcessor } from './processor-config.ts';
export { readSentenceConfig, type SentenceConfig } from './sentence-config.ts';
