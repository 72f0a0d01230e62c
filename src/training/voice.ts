// Recipes of models that hear: Whisper's architecture on recordings that a generator makes. What such a model is to write
// of a recording, and the settings that its folder holds beside its weights.
import { float32, int64, zeros } from '../array.ts';
import { features, LogMel, whisperMel } from '../audio/log-mel.ts';
import { type BytePieces, trainByteBpe } from '../text/bpe-trainer.ts';
import type { Encoding } from '../text/tokenizer.ts';
import { createJsonTokenizer } from '../text/tokenizer-json.ts';
import { timeMark, whisperTokenizerFiles, type WhisperVocabulary } from '../text/whisper-vocabulary.ts';
import { drawnBatches } from './drawn.ts';
import { jsonFile, weightsFile } from './folder.ts';
import type { RecipeBase } from './recipe.ts';
import type { BatchSource } from './run.ts';
import type { Batch, Guidance, Named, Naming, ParameterRange } from './step.ts';
import { padTargets, type TargetRow } from './targets.ts';

export interface Timed {
  readonly text: string;
  /** Seconds. */
  readonly start: number;
  readonly end: number;
}

/** Part of a segment's text and where it is heard. */
export interface Heard {
  /** In UTF-16 units of the text, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** Seconds, from and to; a translated word may be heard in several places. */
  readonly times: readonly (readonly [number, number])[];
}

/** A sentence that is to be written, and where its words are heard, in order, where that is known. */
export interface Segment extends Timed {
  readonly heard?: readonly Heard[];
}

/** A recording and what is to be written of it. */
export interface VoiceExample {
  /** 16,000 a second, at most the window's. */
  readonly samples: Float32Array;
  /** Language that is spoken, as Whisper names it. */
  readonly language: string;
  readonly task: 'transcribe' | 'translate';
  /** Whether times are to be written. */
  readonly timestamps: boolean;
  /** What is to be written, and when it is spoken; none where nobody speaks. */
  readonly segments: readonly Segment[];
  /** Where a sentence begins that the recording does not hold to its end, which is then all that is written of it: `timestamps` is set. */
  readonly cut?: number;
  /** What was written of the recording before: given, not learnt. */
  readonly before?: string;
  /** What is said, in the language spoken, and when: known where the recipe has naming. */
  readonly words?: readonly Timed[];
}

/** A recording of which it is known when each word is spoken, to be written down in the language spoken. */
export interface TimedExample extends VoiceExample {
  readonly words: readonly Timed[];
}

/** How far the edges of words that were heard are from those that were said, seconds; words heard wrongly have none. */
export type Distances = (said: readonly Timed[], heard: readonly Timed[]) => readonly number[];

export interface VoiceRecipe extends RecipeBase {
  readonly kind: 'voice';
  /** Seconds that the model hears at once. */
  readonly window: number;
  /** Recordings in a batch. */
  readonly batch: number;
  /** Batches made from one seed; default 64. */
  readonly portion?: number;
  /** Pieces of text, letters for bytes included. */
  readonly tokenizer: { readonly size: number; readonly sentences: number };
  /** Languages that are spoken. */
  readonly languages: readonly string[];
  /** Beams that the finished model is searched with; default 1. */
  readonly beams?: number;
  /** Heads of the decoder that are taught to look where each word is spoken. */
  readonly guidance?: Guidance;
  /** States of the sound that are taught to name the piece of text that is spoken there; examples have `words`. */
  readonly naming?: Naming;
  /** Text of all languages that are written, without end. */
  texts(seed: number): Iterable<string>;
  examples(seed: number, split: 'train' | 'held-out'): Iterable<VoiceExample>;
  /** Whole sentences to find the alignment heads by, when the model is trained, and how timed words are judged; default: heads are not looked for. */
  readonly timing?: { trials(seed: number): Iterable<TimedExample>; readonly distances: Distances };
}

/** Learns the pieces of a recipe's own text. Sentences follow a space, as they do inside of text. */
export function learnVoicePieces(recipe: VoiceRecipe): BytePieces {
  const texts: string[] = [];
  for (const text of recipe.texts(recipe.seed ^ 0x7f4a7c15)) {
    texts.push(` ${text}`);
    if (texts.length >= recipe.tokenizer.sentences) break;
  }
  return trainByteBpe(texts, { size: recipe.tokenizer.size });
}

/** What the decoder reads and writes of an example. */
export interface Dictation extends TargetRow {
  /** Where each label is heard, seconds from and to; none where that is not known. */
  readonly heard: readonly Heard['times'][];
}

/**
 * Tokens of an example, as Whisper is trained: language after the start, task and the choice of times given, text after a
 * space, each sentence between its times. Without speech, the token that says so follows the start, and the end follows
 * what is given there all the same.
 */
export function dictation({ language, task, timestamps, segments, cut, before }: Omit<VoiceExample, 'samples'>, vocabulary: WhisperVocabulary, encode: (text: string) => Encoding): Dictation {
  const written = ({ text, heard = [] }: Segment): Mark[] => encode(` ${text}`).tokens.map((token) => ({ id: token.id, times: timesOf(heard, token.start - 1, token.end - 1, task === 'transcribe') }));
  const time = (seconds: number): Mark => ({ id: vocabulary.firstTime + Math.round(seconds / timeMark), times: [[seconds - timeMark, seconds + timeMark]] });
  const given = before === undefined ? [] : [vocabulary.previous, ...encode(` ${before}`).ids];
  const head = [...given, vocabulary.sot, vocabulary.language(language), vocabulary[task]];
  const timed = [...segments.flatMap((segment) => [time(segment.start), ...written(segment), time(segment.end)]), ...(cut === undefined ? [] : [time(cut)])];
  const body: readonly Mark[] = timestamps ? (segments.length === 0 ? [{ ...time(0), times: [] }] : timed) : [{ id: vocabulary.noTimestamps, times: [] }, ...segments.flatMap(written)];
  const ids = [...head, ...body.map(({ id }) => id), vocabulary.eot];
  const labels = ids.slice(1);
  // the language is learnt, the rest of what is asked for is not
  const weights = labels.map((label, i): number => (i >= given.length && label !== vocabulary.transcribe && label !== vocabulary.translate && label !== vocabulary.noTimestamps ? 1 : 0));
  if (segments.length === 0) labels[given.length] = vocabulary.noSpeech;
  const heard = [...head.map(() => []), ...body.map(({ times }) => times), []].slice(1);
  return { target: ids.slice(0, -1), labels, weights, heard };
}

type Mark = { readonly id: number; readonly times: Heard['times'] };

/** When a piece of a text is heard: with the word that it lies in, or in its `part` of that by letters; the space before the first, where it is a piece, with all of that. */
function timesOf(heard: readonly Heard[], start: number, end: number, part: boolean): Heard['times'] {
  const word = heard.find((one) => one.start <= Math.max(0, start) && one.end > Math.max(0, start));
  if (!word || !part || end <= 0) return word?.times ?? [];
  const at = (place: number): number => Math.min(1, Math.max(0, (place - word.start) / (word.end - word.start)));
  return word.times.map(([from, to]) => [from + at(start) * (to - from), from + at(end) * (to - from)]);
}

/** Shares of the frames, 20 ms each, in some times: 1 in all. Adds them to a row of frames. */
function look(row: Float32Array, times: Heard['times']): void {
  const whole = times.reduce((sum, [from, to]) => sum + to - from, 0);
  for (const [from, to] of times) {
    // a frame is heard around its place
    const last = Math.min(row.length - 1, Math.round(to / timeMark));
    for (let frame = Math.max(0, Math.round(from / timeMark)); frame <= last; frame++) {
      const shared = Math.min(to, (frame + 0.5) * timeMark) - Math.max(from, (frame - 0.5) * timeMark);
      row[frame] = (row[frame] as number) + Math.max(0, shared) / whole;
    }
  }
}

/** Where words stand in their text, one space between, and when each is heard. @param shift seconds before the first */
export function heardWords(words: readonly Timed[], shift = 0): Heard[] {
  let at = 0;
  return words.map(({ text, start, end }): Heard => {
    const word = { start: at, end: at + text.length, times: [[shift + start, shift + end]] as const };
    at += text.length + 1;
    return word;
  });
}

/** Frames of a recording that are named, speech and silence. */
const namedFrames = { spoken: 56, silent: 8 };

/**
 * Some frames of each recording, spread over what is spoken and over the rest, and the piece of text that is spoken in each, by
 * the letters of its word; where nobody speaks, the token that says so.
 * @param frames of the window, 20 ms each
 */
export function nameFrames(examples: readonly VoiceExample[], frames: number, vocabulary: WhisperVocabulary, encode: (text: string) => Encoding): Named {
  const places: number[] = [];
  const names: number[] = [];
  for (const [row, { words = [], samples }] of examples.entries()) {
    const named = new Map<number, number>();
    // marks are not spoken
    const bare = words.map((word) => ({ ...word, text: word.text.replace(/[\s.,;:!?]+$/u, '') }));
    const heard = heardWords(bare);
    for (const { id, start, end } of encode(` ${bare.map(({ text }) => text).join(' ')}`).tokens) {
      for (const [from, to] of timesOf(heard, start - 1, end - 1, true)) for (let frame = Math.ceil(from / timeMark); frame < Math.min(frames, to / timeMark); frame++) named.set(frame, id);
    }
    const silent = Array.from({ length: frames }, (_, frame) => frame).filter((frame) => !named.has(frame));
    // which of them follows from the recording: from one to the next all come in
    const spread = (list: readonly number[], count: number): number[] => (list.length === 0 ? [] : Array.from({ length: count }, (_, i) => list[Math.floor(((i + (samples.length % 97) / 97) * list.length) / count)] as number));
    const total = namedFrames.spoken + namedFrames.silent;
    const spoken = spread([...named.keys()], silent.length === 0 ? total : named.size === 0 ? 0 : namedFrames.spoken);
    for (const frame of [...spoken, ...spread(silent, total - spoken.length)]) {
      places.push(row * frames + frame);
      names.push(named.get(frame) ?? vocabulary.noSpeech);
    }
  }
  return { places: int64(places), labels: int64(names, [1, names.length]), weights: float32(new Float32Array(names.length).fill(1), [1, names.length]) };
}

/** Features of a recording over the window, silence after its end: [mels, frames]. */
export function hear(samples: Float32Array, mels: number, window: number): Float32Array {
  const mel = new LogMel({ ...whisperMel, mels });
  const { hop, frameLength } = whisperMel;
  const length = (window * whisperMel.rate) / hop;
  const frames = new Float32Array(length * mels).fill(-10);
  // frames that no sample reaches are silent: they need not be worked out
  const sounding = Math.min(length, Math.ceil((samples.length + frameLength / 2) / hop));
  const heard = new Float32Array(Math.min(window * whisperMel.rate, sounding * hop + frameLength));
  heard.set(samples.subarray(0, heard.length));
  const first = mel.push(heard);
  const last = mel.finish();
  frames.set(first.subarray(0, frames.length));
  if (first.length < frames.length) frames.set(last.subarray(0, frames.length - first.length), first.length);
  return features(frames, mels, length, mel.loudest);
}

export const melsOf = (recipe: VoiceRecipe): number => Number(recipe.config['num_mel_bins'] ?? 80);

/** Batches of a recipe's recordings. */
export function voiceBatches(recipe: VoiceRecipe, vocabulary: WhisperVocabulary): BatchSource {
  const files = whisperTokenizerFiles(vocabulary);
  const tokenizer = createJsonTokenizer(files['tokenizer.json'] as never, files['tokenizer_config.json'] as never);
  const encode = (text: string): Encoding => tokenizer.encode(text, { addSpecialTokens: false });
  const mels = melsOf(recipe);

  function collate(examples: readonly VoiceExample[]): Batch {
    const rows = examples.map((example) => dictation(example, vocabulary, encode));
    const written = padTargets(rows, vocabulary.eot);
    const [, length] = written.target.shape as [number, number];
    const frames = (recipe.window * whisperMel.rate) / whisperMel.hop;
    const heard = zeros('float32', [rows.length, mels, frames]);
    for (const [row, { samples }] of examples.entries()) heard.data.set(hear(samples, mels, recipe.window), row * mels * frames);
    const looks = recipe.guidance ? zeros('float32', [rows.length, 1, length, frames / 2]) : undefined;
    if (looks) for (const [row, { heard }] of rows.entries()) for (const [i, times] of heard.entries()) look(looks.data.subarray((row * length + i) * (frames / 2), (row * length + i + 1) * (frames / 2)), times);
    return {
      source: { input_features: heard }, ...written, ...(looks ? { looks } : {}), ...(recipe.naming ? { named: nameFrames(examples, frames / 2, vocabulary, encode) } : {}),
      tokens: written.weights.data.reduce((sum, weight) => sum + weight, 0),
    };
  }

  return {
    portion: (index) => drawnBatches(() => recipe.examples((recipe.seed + Math.imul(index + 1, 0x9e3779b1)) >>> 0, 'train'), recipe.portion ?? 64, recipe.batch, collate),
    validation: drawnBatches(() => recipe.examples((recipe.seed ^ 0x2545f491) >>> 0, 'held-out'), 8, recipe.batch, collate),
    given: [],
  };
}

/** Whisper's positions of sound, which are not learnt: sines, then cosines, of wavelengths from 2π to 20,000π frames. */
export function soundPositions(frames: number, width: number): Float32Array {
  const half = width / 2;
  return Float32Array.from({ length: frames * width }, (_, i) => {
    const angle = Math.floor(i / width) * Math.exp((-Math.log(10_000) * (i % half)) / (half - 1));
    return i % width < half ? Math.sin(angle) : Math.cos(angle);
  });
}

/** Parameters that keep their values in training. */
export function voiceConstants(recipe: VoiceRecipe): Map<string, Float32Array> {
  return new Map([['model.encoder.embed_positions.weight', soundPositions(50 * recipe.window, Number(recipe.config['d_model']))]]);
}

const special = (vocabulary: WhisperVocabulary) => ({ bos_token_id: vocabulary.eot, eos_token_id: vocabulary.eot, pad_token_id: vocabulary.eot, decoder_start_token_id: vocabulary.sot });

/** config.json with the vocabulary's size and its special tokens. */
export function voiceConfig(recipe: VoiceRecipe, vocabulary: WhisperVocabulary): Record<string, unknown> {
  return { ...recipe.config, ...special(vocabulary), vocab_size: vocabulary.size, max_source_positions: 50 * recipe.window, num_hidden_layers: recipe.config['encoder_layers'] };
}

/** generation_config.json; `alignmentHeads` (layer, head) are found once the model is trained. */
export function voiceGeneration(recipe: VoiceRecipe, vocabulary: WhisperVocabulary, alignmentHeads?: readonly (readonly [number, number])[]): Record<string, unknown> {
  return {
    ...special(vocabulary),
    ...(alignmentHeads ? { alignment_heads: alignmentHeads } : {}),
    // no output begins with a lone space; unlike Whisper's, this model may end at once: silence is an empty transcript
    begin_suppress_tokens: [vocabulary.pieces.vocabulary.indexOf('Ġ')],
    suppress_tokens: ['<|startoftranscript|>', '<|translate|>', '<|transcribe|>', '<|startoflm|>', '<|startofprev|>', '<|nospeech|>'].map((token) => vocabulary.eot + vocabulary.special.indexOf(token)).sort((a, b) => a - b),
    is_multilingual: true,
    lang_to_id: Object.fromEntries(recipe.languages.map((code) => [`<|${code}|>`, vocabulary.language(code)])),
    task_to_id: { transcribe: vocabulary.transcribe, translate: vocabulary.translate },
    no_timestamps_token_id: vocabulary.noTimestamps, prev_sot_token_id: vocabulary.previous,
    max_initial_timestamp_index: 50, max_length: recipe.config['max_target_positions'], return_timestamps: false, ...(recipe.beams === undefined ? {} : { num_beams: recipe.beams }),
  };
}

/** preprocessor_config.json: Whisper's features over a shorter window. */
export function voicePreprocessor(recipe: VoiceRecipe): Record<string, unknown> {
  const samples = 16_000 * recipe.window;
  return {
    feature_extractor_type: 'WhisperFeatureExtractor', processor_class: 'WhisperProcessor', feature_size: melsOf(recipe), sampling_rate: 16_000,
    hop_length: 160, n_fft: 400, chunk_length: recipe.window, n_samples: samples, nb_max_frames: samples / 160, padding_side: 'right', padding_value: 0, return_attention_mask: false,
  };
}

/** The folder's files by name: WhisperForConditionalGeneration with WhisperProcessor. */
export function voiceFolder(recipe: VoiceRecipe, vocabulary: WhisperVocabulary, parameters: Float32Array, ranges: readonly ParameterRange[]): Map<string, Uint8Array> {
  const { 'merges.txt': merges, ...files } = whisperTokenizerFiles(vocabulary);
  return new Map([
    ['config.json', jsonFile({ ...voiceConfig(recipe, vocabulary), torch_dtype: 'float16' })],
    ['generation_config.json', jsonFile(voiceGeneration(recipe, vocabulary))],
    ['preprocessor_config.json', jsonFile(voicePreprocessor(recipe))],
    ['model.safetensors', weightsFile(parameters, ranges)],
    ...Object.entries(files).map(([name, value]): [string, Uint8Array] => [name, jsonFile(value)]),
    ['merges.txt', new TextEncoder().encode(merges)],
  ]);
}
