// Sightline in a browser: the same library over onnxruntime-web, models by their address.
export { memoryFiles, webFiles } from './checkpoint/index.ts';
export { CheckpointError, GraphError, InputError, SessionError } from './errors.ts';
export type { Picture } from './image/picture.ts';
export { decodePicture } from './image/web.ts';
export { Describer, EmbeddingModel, LanguageModel, type LoadedModel, loadFrom, PictureClassifier, Translator } from './load.ts';
export type { Sightline, SourceSpan, Span } from './provenance/sightlines.ts';
export { createWebRuntime, type WebOptions } from './runtime/web/index.ts';
export { words } from './text/words.ts';
