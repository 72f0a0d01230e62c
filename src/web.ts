// Sightline in a browser: the same library over onnxruntime-web, models by their address.

// models
export { memoryFiles, webFiles } from './checkpoint/index.ts';
export { Describer, EmbeddingModel, LanguageModel, type LoadedModel, loadFrom, PictureClassifier, Transcriber, Translator, type TranslationWithCuts } from './load.ts';
export type { OpenOptions } from './open.ts';
export { createWebRuntime, type WebOptions } from './runtime/web/index.ts';

// text from text
export type { Translation, TranslateOptions } from './translate.ts';
export type { CompleteOptions, Completion } from './complete.ts';
export type { EmbedOptions } from './embed.ts';
export { type Word, words } from './text/words.ts';

// text from pictures
export { decodePicture } from './image/web.ts';
export type { Box, Picture } from './image/picture.ts';
export type { Classification, ClassifyOptions } from './classify.ts';
export type { DescribeOptions, Described, DescribedTogether, Description, Heat, PictureCut, PictureSightline, RegionSource } from './describe.ts';

// text from sound
export type { Waveform } from './audio/hearable.ts';
export type { Recording, SoundLimits } from './audio/sound.ts';
export { subtitles, type TranscribedSegment, type TranscribedWord, type TranscribeOptions, type Transcription, type WindowCut } from './transcribe.ts';

// where it came from
export { transcriptSvg, translationSvg } from './drawing.ts';
export type { Cut, Fall } from './provenance/cut.ts';
export type { Stretch } from './provenance/places.ts';
export type { Sightline, SourceSpan, Span } from './provenance/sightlines.ts';
export { describeMethod, type Head, type Method, parseMethod } from './provenance/methods.ts';
export { type AttentionRecord, recordToJson } from './record.ts';
export type { HeadAt } from './sites.ts';

// what the types of the above are made of
export type { NDArray } from './array.ts';
export type { Files } from './checkpoint/index.ts';
export type { Runnable } from './generation/runnable.ts';
export type { Opened } from './open.ts';
export type { Runtime } from './runtime/session.ts';

// what goes wrong
export { CheckpointError, GraphError, InputError, SessionError } from './errors.ts';
