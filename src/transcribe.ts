// Transcription: a recording in, text out, segment by segment, and for every word the stretch of the recording it is
// heard in.
import { float32, int64, type NDArray } from './array.ts';
import { openRecording, type Waveform } from './audio/hearable.ts';
import { type MelSettings, whisperMel } from './audio/log-mel.ts';
import { type Recording, type SoundLimits, sound } from './audio/sound.ts';
import { type Fields, fields, readProcessor } from './checkpoint/index.ts';
import { CheckpointError, checkChoice, checkNumber, InputError, told } from './errors.ts';
import { type Runnable, seenStates } from './generation/runnable.ts';
import { type Generated, generateFromSource } from './generation/generate.ts';
import { listen, type ListenOptions } from './generation/listen.ts';
import { speechSettings } from './generation/speech-settings.ts';
import { type EncoderDecoderModel, type Input, type Source, statesOf } from './models/family.ts';
import type { Opened } from './open.ts';
import { type Fall, fallsOf, tokensOfSpans } from './provenance/cut.ts';
import { evenStretches, placesDuring, type Stretch } from './provenance/places.ts';
import { heardWords, type SpokenWord } from './provenance/timing.ts';
import type { Written } from './score.ts';
import type { HeadAt } from './sites.ts';
import { textOfPieces } from './text/byte-level.ts';
import { words as wordsOf } from './text/words.ts';
import { generationDefaults } from './translate.ts';

export interface TranscribeOptions extends SoundLimits {
  /** A code or an English name; default: found out, where the model knows several. */
  readonly language?: string;
  /** 'translate' writes English; default 'transcribe'. */
  readonly task?: 'transcribe' | 'translate';
  /** When each word was said; default false. */
  readonly words?: boolean;
  /** Segments by the model's own timestamps; default true where it knows them. */
  readonly timestamps?: boolean;
  /** Begin each window with what was written before; default false. */
  readonly conditionOnPrevious?: boolean;
  /** Words said to have come before: names, spellings, style. */
  readonly prompt?: string;
  /** Beams at temperature 0; default the model's own, of most folders 1: no search. */
  readonly beams?: number;
  /** Tried in turn until a window comes out well; default 0, 0.2, … 1. */
  readonly temperatures?: readonly number[];
  readonly compressionRatioThreshold?: number;
  readonly logProbabilityThreshold?: number;
  readonly noSpeechThreshold?: number;
  /** Check by hiding: all of a window, then the stretch of each word (even stretches, where words have no times), or each stretch given. Implies words. */
  readonly cut?: boolean | readonly Stretch[];
  /** Stretches that the model does not get to hear, in seconds of the recording; they stay hidden in the check too. */
  readonly hide?: readonly Stretch[];
  readonly seed?: number;
  /** Heads whose outputs are taken out; what they looked at is recorded all the same. */
  readonly mute?: readonly HeadAt[];
  readonly signal?: AbortSignal;
  /** Seconds done, and in all. */
  readonly onProgress?: (done: number, all: number) => void;
}

export interface TranscribedWord {
  readonly text: string;
  /** Seconds. */
  readonly start: number;
  readonly end: number;
  /** Mean probability of its tokens. */
  readonly score: number;
}

export interface TranscribedSegment {
  /** Seconds. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Empty unless words were asked for. */
  readonly words: readonly TranscribedWord[];
}

/** What of a window's text becomes less likely when all of its sound is hidden, and when a stretch is. */
export interface WindowCut extends Stretch, Fall {
  /** The words that `falls` are of, here and in the stretches. */
  readonly words: readonly string[];
  readonly stretches: readonly (Stretch & Fall)[];
}

export interface Transcription {
  readonly input: string;
  readonly language: string | null;
  readonly text: string;
  readonly segments: readonly TranscribedSegment[];
  /** One for each window, where `cut` asked for it. */
  readonly cuts?: readonly WindowCut[];
}

/** Transcribes a recording, yielding segments as they come; returns the whole. Throws InputError for what is no recording. */
export async function* transcribe(opened: Opened, recording: Recording, options: TranscribeOptions = {}): AsyncGenerator<TranscribedSegment, Transcription & { readonly waveform: Waveform }> {
  const { model } = opened;
  checkValues(options);
  if (model.kind === 'encoder-decoder' && model.source.kind === 'samples') return yield* transcribeSamples(opened, recording, options);
  if (model.kind !== 'encoder-decoder' || model.source.kind !== 'features') throw new InputError(`transcribe: the model must write text from sound, got ${opened.config.modelType}`);
  const runnable = opened.runnable as Runnable<never> as unknown as Runnable<EncoderDecoderModel>;
  const settings = speechSettings(opened.config, model);
  const tokenizer = await opened.tokenizer();
  const [{ shape }] = Object.values(model.source.inputs) as [Input];
  const [, mels, windowFrames] = shape as [string, number, number];
  const mel = await readMelSettings(opened, mels);
  const heard = await openRecording(recording, mel, windowFrames, options);
  checkStretches(options, heard.seconds);
  const frameSeconds = mel.hop / mel.rate;
  const pieceOf = (id: number): string => tokenizer.pieceOf(id) ?? '';
  const textOf = (tokens: readonly number[]): string => textOfPieces(tokens.filter((id) => id < settings.eos).map(pieceOf));
  const several = settings.multilingual !== false && settings.tasks !== null;
  if (!several && options.task === 'translate') throw new InputError('transcribe: the model must know the task translate, and it writes what it hears alone');
  // a folder that says its own task is asked for none
  const task = options.task ?? (settings.task === null ? ('transcribe' as const) : undefined);
  const { prompt } = options;
  const words = (options.words ?? false) || Boolean(options.cut);
  const lies = liesIn(model.source, frameSeconds, [1, mels, windowFrames]);
  const hiddenFrom = (seek: number): ReadonlySet<number> => placesOf(options.hide ?? [], { start: seek * frameSeconds, end: (seek + windowFrames) * frameSeconds }, lies);
  const given: ListenOptions = {
    timestamps: options.timestamps ?? settings.noTimestamps !== null,
    temperatures: options.temperatures ?? [0, 0.2, 0.4, 0.6, 0.8, 1],
    compressionRatioThreshold: options.compressionRatioThreshold ?? 1.35,
    logProbabilityThreshold: options.logProbabilityThreshold ?? -1,
    ...(settings.noTimestamps === null ? {} : { noSpeechThreshold: options.noSpeechThreshold ?? 0.6 }),
    conditionOnPrevious: options.conditionOnPrevious ?? false,
    align: words,
    ...(several && task ? { task } : {}),
    ...(options.language === undefined ? {} : { language: options.language }),
    ...(prompt === undefined ? {} : { prompt: [...(settings.previous === null ? [] : [settings.previous]), ...tokenizer.encode(` ${prompt.trim()}`, { addSpecialTokens: false }).ids] }),
    ...(options.beams === undefined ? {} : { beams: options.beams }), ...(options.seed === undefined ? {} : { seed: options.seed }),
    ...(options.mute ? { mute: options.mute } : {}), ...(options.signal ? { signal: options.signal } : {}),
    ...(options.hide?.length ? { visibleAt: (seek: number) => ({ sound: seenOf(hiddenFrom(seek), lies) }) } : {}),
  };
  const segments: TranscribedSegment[] = [];
  const cuts: WindowCut[] = [];
  let language: string | null = null;
  let lastSpoken = 0;
  try {
    for await (const window of listen(runnable, settings, heard, given, frameSeconds)) {
      language = window.language;
      const timed = words ? heardWords(window, { pieceOf, heads: settings.alignmentHeads.length, eos: settings.eos, offset: window.seek * frameSeconds, lastSpoken }) : null;
      const spoken: SpokenWord[] = [];
      for (const [i, segment] of window.segments.entries()) {
        const text = textOf(segment.tokens);
        if (text.trim() === '') continue;
        const { start, end, words: own } = timed?.[i] ?? { ...segment, words: [] };
        lastSpoken = end;
        spoken.push(...own);
        const done = { start: hundredths(start), end: hundredths(Math.min(end, Math.max(heard.seconds, start))), text: text.trim(), words: own.map((word) => ({ text: word.text.trim(), start: hundredths(word.start), end: hundredths(word.end), score: word.score })) };
        segments.push(done);
        yield done;
      }
      if (options.cut) {
        const [from, to] = [window.seek * frameSeconds, Math.min(heard.seconds, (window.seek + window.frames) * frameSeconds)];
        const [name] = Object.keys(model.source.inputs) as [string];
        const written = { source: { [name]: float32(await heard.window(window.seek), [1, mels, windowFrames]) }, ids: [...window.prompt, ...window.tokens, ...(window.ended ? [settings.eos] : [])], given: window.prompt.length };
        cuts.push(await cutWindow(runnable, written, { start: from, end: to }, lies, options.cut === true ? spoken : options.cut, spoken.map(({ text, tokens }) => ({ text: text.trim(), tokens })), hiddenFrom(window.seek), options));
      }
      options.onProgress?.(Math.min(heard.seconds, (window.seek + window.frames) * frameSeconds), heard.seconds);
    }
  } finally {
    await heard.close();
  }
  return { input: recording.name, language, text: segments.map(({ text }) => text).join(' '), segments, ...(options.cut ? { cuts } : {}), waveform: heard.waveform };
}

/** Throws InputError for options with values that are none. */
function checkValues(options: TranscribeOptions): void {
  checkNumber('transcribe: beams', options.beams, { whole: true, from: 1 });
  checkNumber('transcribe: seed', options.seed, { whole: true, from: 0 });
  for (const value of options.temperatures ?? []) checkNumber('transcribe: a temperature', value, { from: 0 });
  // infinity is no limit
  for (const name of ['compressionRatioThreshold', 'logProbabilityThreshold', 'noSpeechThreshold', 'maxBytes', 'maxSeconds'] as const) if (Math.abs(options[name] ?? 0) !== Number.POSITIVE_INFINITY) checkNumber(`transcribe: ${name}`, options[name]);
  if (options.hide !== undefined && !Array.isArray(options.hide)) throw new InputError(`transcribe: hide must be stretches, { start, end } each, got ${told(options.hide)}`);
  for (const [what, stretches] of [['cut', typeof options.cut === 'object' ? options.cut : []], ['hide', options.hide ?? []]] as const) {
    for (const one of stretches) {
      const { start, end } = one ?? {};
      if (![start, end].every(Number.isFinite) || start < 0 || end <= start) throw new InputError(`transcribe: a stretch to ${what} must have a start from 0 and an end after it, in seconds, got ${told(one)}`);
    }
  }
}

/** Throws InputError for a stretch that begins when the recording is over. */
function checkStretches({ cut, hide = [] }: TranscribeOptions, seconds: number): void {
  for (const { start, end } of [...(typeof cut === 'object' ? cut : []), ...hide]) if (start >= seconds) throw new InputError(`transcribe: a stretch must begin within the recording, which has ${hundredths(seconds)} seconds, got ${start},${end}`);
}

/** How the states of a window lie in its sound: seconds of one, and how many there are. */
interface Lies {
  readonly step: number;
  readonly count: number;
}

/** @param seconds of one of the source's frames or samples @param shape of its array */
const liesIn = (source: Source, seconds: number, shape: readonly number[]): Lies => ({ step: (source.steps?.size ?? 1) * seconds, count: statesOf(source, 'sound', () => shape) });

/** The parts of stretches of a recording that lie in a window. */
const within = (stretches: readonly Stretch[], window: Stretch): Stretch[] => stretches.map(({ start, end }) => ({ start: Math.max(start, window.start), end: Math.min(end, window.end) })).filter(({ start, end }) => start <= end);

/** A window's states that stretches touch. */
const placesOf = (stretches: readonly Stretch[], window: Stretch, { step, count }: Lies): Set<number> => new Set(within(stretches, window).flatMap(({ start, end }) => (start < end ? [...placesDuring({ start: start - window.start, end: end - window.start }, step, count)] : [])));

/** Which of a window's states are seen. */
const seenOf = (hidden: ReadonlySet<number>, { count }: Lies): NDArray<'int64'> => int64(seenStates([hidden], count), [1, count]);

/** Hides all of a window, then stretches of it. @param stretches in the whole recording; those outside the window are passed over @param hidden states that are hidden all the time */
async function cutWindow(
  runnable: Runnable<EncoderDecoderModel>, written: Written, window: Stretch, { step, count }: Lies, stretches: readonly Stretch[], words: readonly { readonly text: string; readonly tokens: readonly number[] }[],
  hidden: ReadonlySet<number>, { mute, signal }: TranscribeOptions,
): Promise<WindowCut> {
  const inside = within(stretches, window);
  const places = [new Set(Array.from({ length: count }, (_, i) => i)), ...inside.map(({ start, end }) => placesDuring({ start: start - window.start, end: end - window.start }, step, count))];
  const [all, ...each] = (await fallsOf(runnable, written, places.map((some) => [{ part: 'sound', places: some }]), words.map(({ tokens }) => tokens), { always: [{ part: 'sound', places: hidden }], ...(mute ? { mute } : {}), ...(signal ? { signal } : {}) })) as [Fall, ...Fall[]];
  return { start: hundredths(window.start), end: hundredths(window.end), words: words.map(({ text }) => text), ...all, stretches: inside.map(({ start, end }, i) => ({ start: hundredths(start), end: hundredths(end), ...(each[i] as Fall) })) };
}

/** Longest stretch that a model of samples hears at once, in seconds: as long as what such models are trained on. */
export const stretchSeconds = 15;

/** Transcribes with a model that hears samples: stretches cut where it is quiet, a segment each. */
async function* transcribeSamples(opened: Opened, recording: Recording, options: TranscribeOptions): AsyncGenerator<TranscribedSegment, Transcription & { readonly waveform: Waveform }> {
  for (const name of ['words', 'timestamps', 'conditionOnPrevious', 'language', 'prompt'] as const) if (options[name]) throw new InputError(`transcribe: a model that hears samples has no timestamps, languages or prompts, got ${name}`);
  if (options.task === 'translate') throw new InputError('transcribe: the model must know the task translate, and it writes what it hears alone');
  const runnable = opened.runnable as Runnable<never> as unknown as Runnable<EncoderDecoderModel>;
  const tokenizer = await opened.tokenizer();
  const { rate, normalize } = await readSampleSettings(opened);
  const segments: TranscribedSegment[] = [];
  const peaks: number[] = [];
  const cuts: WindowCut[] = [];
  const step = 0.05;
  let done = 0;
  for await (const samples of stretches(sound(recording, rate, options), rate, stretchSeconds)) {
    for (let i = 0; i < samples.length; i++) {
      const at = Math.floor((done + i) / (rate * step));
      peaks[at] = Math.max(peaks[at] ?? 0, Math.abs(samples[i] as number));
    }
    // what is shorter than the first windows is lengthened by silence
    const heard = new Float32Array(Math.max(samples.length, Math.ceil(rate / 10)));
    heard.set(samples);
    const inputs = { input_values: float32(normalize ? standardized(heard) : heard, [1, heard.length]) };
    const window = { start: done / rate, end: (done + samples.length) / rate };
    const lies = liesIn(runnable.model.source, 1 / rate, [1, heard.length]);
    const hidden = placesOf(options.hide ?? [], window, lies);
    const { outputs } = await generateFromSource(runnable, inputs, {
      ...generationDefaults(opened), ...(options.beams === undefined ? {} : { beams: options.beams }),
      // no one says more than this
      maxNewTokens: Math.min(opened.model.dimensions.maxLength - 1, Math.ceil((6.5 * heard.length) / rate) + 4),
      ...(options.mute ? { mute: options.mute } : {}), ...(options.signal ? { signal: options.signal } : {}),
      ...(options.hide?.length ? { visible: { sound: seenOf(hidden, lies) } } : {}),
    });
    const [best] = outputs[0] as [Generated];
    const decoded = tokenizer.decode(best.ids.slice(best.promptLength));
    const text = decoded.text.trim();
    if (options.cut) {
      const spans = wordsOf(decoded.text);
      const tokens = tokensOfSpans({ tokens: decoded.tokens, spans });
      const stretches = options.cut === true ? evenStretches(samples.length / rate).map(({ start, end }) => ({ start: window.start + start, end: window.start + end })) : options.cut;
      cuts.push(await cutWindow(runnable, { source: inputs, ids: best.ids, given: best.promptLength }, window, lies, stretches, spans.map((span, i) => ({ text: span.text, tokens: tokens[i] as number[] })), hidden, options));
    }
    const segment = { start: hundredths(window.start), end: hundredths(window.end), text, words: [] };
    done += samples.length;
    if (text !== '') {
      segments.push(segment);
      yield segment;
    }
    options.onProgress?.(done / rate, done / rate);
  }
  // how long it is, is known when all of it has come
  checkStretches(options, done / rate);
  return { input: recording.name, language: null, text: segments.map(({ text }) => text).join(' '), segments, ...(options.cut ? { cuts } : {}), waveform: { peaks, step } };
}

/** Samples in stretches of at most so many seconds, each cut at the quietest tenth of a second of its last third. */
async function* stretches(pieces: AsyncIterable<Float32Array>, rate: number, seconds: number): AsyncGenerator<Float32Array> {
  const longest = seconds * rate;
  const frame = Math.round(rate / 10);
  let pending = new Float32Array();
  for await (const piece of pieces) {
    const joined = new Float32Array(pending.length + piece.length);
    joined.set(pending);
    joined.set(piece, pending.length);
    pending = joined;
    while (pending.length > longest) {
      let cut = longest;
      let quietest = Number.POSITIVE_INFINITY;
      for (let at = Math.floor((longest * 2) / 3); at + frame <= longest; at += frame) {
        let power = 0;
        for (let i = at; i < at + frame; i++) power += (pending[i] as number) ** 2;
        if (power < quietest) [quietest, cut] = [power, at + (frame >> 1)];
      }
      yield pending.slice(0, cut);
      pending = pending.slice(cut);
    }
  }
  if (pending.length > 0) yield pending;
}

/** Zero mean, unit variance. */
export function standardized(samples: Float32Array): Float32Array {
  const mean = samples.reduce((sum, value) => sum + value, 0) / samples.length;
  const variance = samples.reduce((sum, value) => sum + (value - mean) ** 2, 0) / samples.length;
  return samples.map((value) => (value - mean) / Math.sqrt(variance + 1e-7));
}

/** What a folder says of how sound is prepared, but for what its family reads; null: nothing. */
async function heardAs(opened: Opened, type: string): Promise<{ readonly f: Fields; readonly file: string } | null> {
  const found = await readProcessor(opened.files, 'feature_extractor');
  if (!found) return null;
  const { raw, file } = found;
  const f = fields(raw, file);
  f.oneOf('feature_extractor_type', [type], type);
  f.oneOf('padding_side', ['right'], 'right');
  if (f.number('padding_value', 0) !== 0) throw new CheckpointError(file, `"padding_value" must be 0, silence, got ${f.number('padding_value')}`);
  f.ignore('processor_class', 'return_attention_mask');
  return { f, file };
}

/** How the folder wants its samples. Throws CheckpointError where it is not how this library does it. */
export async function readSampleSettings(opened: Opened): Promise<{ rate: number; normalize: boolean }> {
  const found = await heardAs(opened, 'Wav2Vec2FeatureExtractor');
  if (!found) return { rate: 16000, normalize: false };
  const { f } = found;
  f.integer('feature_size', 1, { max: 1 });
  const settings = { rate: f.integer('sampling_rate', 16000), normalize: f.boolean('do_normalize', true) };
  f.finish();
  return settings;
}

const hundredths = (seconds: number): number => Number(seconds.toFixed(2));

/** How the folder wants sound turned into features. Throws CheckpointError where it is not how this library does it. */
export async function readMelSettings(opened: Opened, mels: number): Promise<MelSettings> {
  const found = await heardAs(opened, 'WhisperFeatureExtractor');
  if (!found) return { ...whisperMel, mels };
  const { f, file } = found;
  // windows are as long as the model's; the filters stored by older files are those worked out here
  f.ignore('chunk_length', 'n_samples', 'nb_max_frames', 'mel_filters', 'do_normalize');
  const settings = { mels: f.integer('feature_size', mels), rate: f.integer('sampling_rate', 16000), frameLength: f.integer('n_fft', 400), hop: f.integer('hop_length', 160) };
  if (settings.mels !== mels) throw new CheckpointError(file, `"feature_size" must be ${mels} as config.json's num_mel_bins, got ${settings.mels}`);
  if (f.number('dither', 0) !== 0) throw new CheckpointError(file, '"dither" must be 0, got noise');
  if (settings.frameLength % 2 !== 0) throw new CheckpointError(file, `"n_fft" must be even, got ${settings.frameLength}`);
  f.finish();
  return settings;
}

/**
 * A transcription as subtitles. @param before cues written already: those of a recording can be written as they come
 *
 * @throws InputError for a format that is neither
 */
export function subtitles(segments: readonly TranscribedSegment[], format: 'srt' | 'vtt', before = 0): string {
  checkChoice('subtitles: the format', format, ['srt', 'vtt']);
  // an empty line would end a cue; WebVTT has marks of its own
  const plain = (text: string): string => text.replace(/\s*\n\s*/g, '\n').replaceAll('-->', '->');
  const marked = (text: string): string => (format === 'vtt' ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') : text);
  const stamp = (seconds: number): string => {
    const whole = Math.round(seconds * 1000);
    const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
    return `${two(whole / 3600000)}:${two((whole / 60000) % 60)}:${two((whole / 1000) % 60)}${format === 'srt' ? ',' : '.'}${String(whole % 1000).padStart(3, '0')}`;
  };
  const cues = segments.map(({ start, end, text }, i) => `${format === 'srt' ? `${before + i + 1}\n` : ''}${stamp(start)} --> ${stamp(end)}\n${marked(plain(text))}\n`);
  return `${format === 'vtt' && before === 0 ? 'WEBVTT\n\n' : ''}${cues.join('\n')}`;
}
