// Speech to text as Hugging Face's WhisperForConditionalGeneration.generate does it for one recording: window after
// window, each beginning where the last whole segment ended; a window that comes out badly is written again, drawn at
// higher temperatures; one without speech is passed over. What was attended to is kept from the same run.
import { float32 } from '../array.ts';
import { checkChoice, InputError } from '../errors.ts';
import type { EncoderDecoderModel } from '../models/family.ts';
import { headFactors } from '../sites.ts';
import { timeMark } from '../text/whisper-vocabulary.ts';
import { Decoding } from './decoding.ts';
import { encodeSource } from './encode.ts';
import type { EncodedSource, Runnable, Visible } from './runnable.ts';
import { languageCode, type SpeechSettings } from './speech-settings.ts';
import { type Written, type WritingOptions, writeWindow } from './window.ts';

/** A recording as features: [mels, frames], as much of it as is asked for. */
export interface Hearable {
  /** Frames in all. */
  readonly frames: number;
  /** Frames from one on, as the model takes them: [mels, the model's length]. `seek` never goes back. */
  window(seek: number): Promise<Float32Array>;
}

export interface ListenOptions extends Omit<WritingOptions, 'visible'> {
  /** Of the window that begins at a frame, what may be looked at; default all. */
  readonly visibleAt?: (seek: number) => Visible;
  /** A code or an English name; default: found out from the first window, where the model knows several. */
  readonly language?: string;
  readonly task?: 'transcribe' | 'translate';
  /** Default: what the folder says, and always for what is longer than a window. */
  readonly timestamps?: boolean;
  /** Tried in turn until a window comes out well; default 0 alone. */
  readonly temperatures?: readonly number[];
  /** Tokens' bytes over their compressed size: above it, a window repeats itself. Default none. */
  readonly compressionRatioThreshold?: number;
  /** Mean log-probability of a token: below it, a window is doubtful. Default none. */
  readonly logProbabilityThreshold?: number;
  /** Probability of silence: above it, a doubtful window is passed over. Default none. */
  readonly noSpeechThreshold?: number;
  /** Begin each window with what was written before; default false. */
  readonly conditionOnPrevious?: boolean;
  /** Tokens said to have come before, the first being <|startofprev|>. */
  readonly prompt?: readonly number[];
  /** Whether the prompt stands before the first window's text (default) or before every window's. */
  readonly promptFor?: 'first-segment' | 'all-segments';
  readonly maxNewTokens?: number;
}

export interface Segment {
  /** Seconds in the recording. */
  readonly start: number;
  readonly end: number;
  /** Timestamps included. */
  readonly tokens: readonly number[];
  /** Where its tokens stand among the window's. */
  readonly first: number;
}

/** What was written of a window: everything, end token left out. */
export interface Heard extends Written {
  /** Frames before the window, and those of the recording in it. */
  readonly seek: number;
  readonly frames: number;
  readonly segments: readonly Segment[];
  /** What the window's text was begun with: what came before, start, language, task. */
  readonly prompt: readonly number[];
  readonly temperature: number;
  /** The language's code, where the model knows several. */
  readonly language: string | null;
}

/** Writes a recording down, a window at a time. */
export async function* listen(runnable: Runnable<EncoderDecoderModel>, settings: SpeechSettings, recording: Hearable, options: ListenOptions = {}, frameSeconds = 0.01): AsyncGenerator<Heard> {
  const { model } = runnable;
  const [name, declared] = Object.entries(model.source.inputs)[0] as [string, (typeof model.source.inputs)[string]];
  const shape = [1, ...declared.shape.slice(1)] as number[];
  const windowFrames = shape[2] as number;
  const stride = Math.round(timeMark / frameSeconds);
  const short = recording.frames <= windowFrames;
  const timestamps = options.timestamps ?? (short ? (settings.timestamps ?? false) : true);
  if (!short && !timestamps) throw new InputError(`transcribe: a recording longer than ${windowFrames * frameSeconds} seconds must be written with timestamps, got timestamps: false`);
  if (timestamps && settings.noTimestamps === null) throw new InputError('transcribe: timestamps must be known to the model, and generation_config.json has no no_timestamps_token_id; try without them');
  const stampBegin = settings.noTimestamps === null ? model.dimensions.vocabulary + 1 : settings.noTimestamps + 1;
  checkChoice('transcribe: the task', options.task, ['transcribe', 'translate']);
  const { temperatures = [0], conditionOnPrevious = false, promptFor = 'first-segment', prompt } = options;
  if (temperatures.length === 0) throw new InputError('transcribe: there must be at least one temperature, got none; leave temperatures out for the usual ones');
  if (promptFor === 'all-segments' && !conditionOnPrevious) throw new InputError('transcribe: a prompt for all segments must come with conditionOnPrevious, got it false');
  const half = Math.floor(model.dimensions.maxLength / 2) - 1;
  let { maxLength } = settings;
  const maxNew = options.maxNewTokens ?? settings.maxNewTokens;
  let conditioned = conditionOnPrevious;
  let begun: { tokens: readonly number[]; language: string | null } | undefined;
  const said: { tokens: readonly number[] }[] = prompt && promptFor === 'first-segment' ? [{ tokens: prompt[0] === settings.previous ? prompt.slice(1) : prompt }] : [];

  for (let seek = 0; seek < recording.frames; ) {
    const frames = Math.min(recording.frames - seek, windowFrames);
    const visible = options.visibleAt?.(seek);
    const source = await encodeSource(runnable, { [name]: float32(await recording.window(seek), shape) }, { factors: headFactors(model, options.mute), visible, ...(options.signal ? { signal: options.signal } : {}) });
    begun ??= await beginning(runnable, settings, source, { ...options, visible }, timestamps);
    let ids = [...begun.tokens];
    if (conditioned && said.length > 0) {
      const tokens = said.flatMap((one) => (one.tokens.length > 2 && (one.tokens.at(-2) as number) >= stampBegin ? one.tokens.slice(0, -1) : one.tokens)).slice(-half);
      const lead = prompt && promptFor === 'all-segments' ? prompt : settings.previous === null ? [] : [settings.previous];
      ids = [...lead, ...tokens, ...ids];
    } else if (prompt) ids = [...prompt, ...ids];
    const limit = model.dimensions.maxLength;
    if (ids.length + (maxNew ?? 0) > limit) throw new InputError(`transcribe: a window's prompt and what is written must fit ${limit} tokens, got ${ids.length} and ${maxNew ?? 0}; try a shorter prompt or a smaller maxNewTokens`);
    if (maxNew === null) maxLength = Math.min(maxLength + Math.min(half, ids.length), limit);
    const room = maxNew ?? Math.max(0, maxLength - ids.length);

    let written: Written | undefined;
    let skipped = false;
    let temperature = 0;
    for (const [attempt, one] of temperatures.entries()) {
      temperature = one;
      written = await writeWindow(runnable, settings, source, {
        ...options, visible, ...(attempt === 0 ? {} : { onToken: () => undefined }),
        prompt: ids, start: ids.length - begun.tokens.length, room, temperature, timestamps, stampBegin, probes: options.noSpeechThreshold !== undefined,
      });
      const whole = written.ended ? [...written.tokens, settings.eos] : written.tokens;
      let again = false;
      skipped = false;
      if (options.compressionRatioThreshold !== undefined && (await compressionRatio(whole, model.dimensions.vocabulary)) > options.compressionRatioThreshold) again = true;
      const doubtful = options.logProbabilityThreshold !== undefined && written.average < options.logProbabilityThreshold;
      if (doubtful) again = true;
      if (options.noSpeechThreshold !== undefined && doubtful && (written.noSpeech ?? 0) > options.noSpeechThreshold) [again, skipped] = [false, true];
      conditioned = conditionOnPrevious && temperature < 0.5;
      if (!again) break;
    }
    const { tokens } = written as Written;
    const offset = seek * frameSeconds;
    const cut = skipped ? { segments: [], advance: frames } : segmentsOf(tokens, { stampBegin, offset, frames, stride, frameSeconds });
    said.push(...cut.segments);
    yield { ...(written as Written), seek, frames, segments: cut.segments, prompt: ids, temperature, language: begun.language };
    // timestamps that do not move would be read for ever
    seek += cut.advance > 0 ? cut.advance : frames;
  }
}

/** The tokens that every window begins with: start, language, task, and that there are no timestamps. */
export async function beginning(runnable: Runnable<EncoderDecoderModel>, settings: SpeechSettings, source: EncodedSource, options: ListenOptions & Pick<WritingOptions, 'visible'>, timestamps: boolean): Promise<{ tokens: readonly number[]; language: string | null }> {
  const { languages, tasks, noTimestamps } = settings;
  const { language = settings.language ?? undefined, task = settings.task ?? undefined } = options;
  if (settings.multilingual === false && (options.language !== undefined || options.task !== undefined)) throw new InputError('transcribe: a model of English alone takes neither language nor task, got one');
  const tokens: (number | null)[] = [settings.start];
  if (language === undefined && task === undefined) {
    for (const [i, [at, id]] of settings.forced.entries()) {
      if (at !== i + 1) throw new InputError(`transcribe: forced_decoder_ids must be of positions 1, 2, …, got ${settings.forced.map((pair) => pair[0])}`);
      tokens.push(id);
    }
  }
  let code: string | null = null;
  if (language !== undefined) {
    if (!languages) throw new InputError('transcribe: a language can be asked for where generation_config.json has lang_to_id, and it has none');
    code = languageCode(language, languages);
  } else if (languages && (tokens[1] ?? null) === null) code = await detectLanguage(runnable, settings, source, options);
  if (code !== null) tokens[1] = languages?.get(code) as number;
  if (task !== undefined || (language !== undefined && tasks && ![...tasks.values()].some((id) => tokens.includes(id)))) {
    const id = tasks?.get(task ?? 'transcribe');
    if (id === undefined) throw new InputError(`transcribe: the task must be one of ${[...(tasks?.keys() ?? [])].join(', ') || 'none, as generation_config.json has no task_to_id'}, got ${task}`);
    tokens.push(id);
  }
  if (!timestamps && noTimestamps !== null && tokens.at(-1) !== noTimestamps) tokens.push(noTimestamps);
  else if (timestamps && tokens.at(-1) === noTimestamps) tokens.pop();
  const known = [...(languages ?? [])].find(([, id]) => id === tokens[1])?.[0] ?? null;
  return { tokens: tokens.filter((id) => id !== null), language: known };
}

/** The likeliest language of what a window says: the one whose token best follows the start. */
async function detectLanguage(runnable: Runnable<EncoderDecoderModel>, settings: SpeechSettings, source: EncodedSource, options: ListenOptions & Pick<WritingOptions, 'visible'>): Promise<string> {
  const decoding = new Decoding(runnable, 1, source, { choice: { kind: 'logits' }, capacity: 2, factors: headFactors(runnable.model, options.mute), visible: options.visible, ...(options.signal ? { signal: options.signal } : {}) });
  try {
    await decoding.prompt([[settings.start]]);
    let best: string | undefined;
    let score = Number.NEGATIVE_INFINITY;
    for (const [code, id] of settings.languages as ReadonlyMap<string, number>) {
      if ((decoding.logits[id] as number) <= score) continue;
      best = code;
      score = decoding.logits[id] as number;
    }
    return best as string;
  } finally {
    decoding.release();
  }
}

/** A window's tokens cut where two timestamps meet, and how far the next window begins after this one. */
function segmentsOf(tokens: readonly number[], at: { readonly stampBegin: number; readonly offset: number; readonly frames: number; readonly stride: number; readonly frameSeconds: number }): { segments: Segment[]; advance: number } {
  const { stampBegin, offset, frames, stride, frameSeconds } = at;
  const seconds = (id: number): number => offset + (id - stampBegin) * timeMark;
  const stamp = (i: number): boolean => (tokens[i] ?? -1) >= stampBegin;
  const ends = tokens.flatMap((_, i) => (i + 1 < tokens.length && stamp(i) && stamp(i + 1) ? [i + 1] : []));
  const single = tokens.length >= 2 && !stamp(tokens.length - 2) && stamp(tokens.length - 1);
  if (ends.length === 0) {
    let last = Math.floor((frames * frameSeconds) / timeMark + 1e-9);
    const at = tokens.findLastIndex((id) => id >= stampBegin);
    if (at >= 0 && tokens[at] !== stampBegin) last = (tokens[at] as number) - stampBegin;
    return { segments: [{ start: offset, end: offset + last * timeMark, tokens, first: 0 }], advance: frames };
  }
  if (single) ends.push(tokens.length);
  else ends[ends.length - 1] = (ends.at(-1) as number) + 1;
  let first = 0;
  const segments = ends.map((end, i): Segment => {
    const own = tokens.slice(first, end);
    const closing = own.at(i < ends.length - 1 || single ? -1 : -2) as number;
    const segment = { start: seconds(own[0] as number), end: seconds(closing), tokens: own, first };
    first = end;
    return segment;
  });
  return { segments, advance: single ? frames : ((tokens[first - 2] as number) - stampBegin) * stride };
}

/** Bytes of the tokens over their size deflated: what repeats itself is above 2. */
async function compressionRatio(tokens: readonly number[], vocabulary: number): Promise<number> {
  const width = Math.floor(Math.log2(vocabulary) / 8) + 1;
  const bytes = new Uint8Array(tokens.length * width);
  for (const [i, id] of tokens.entries()) for (let j = 0; j < width; j++) bytes[i * width + j] = (id >>> (8 * j)) & 0xff;
  const packed = await new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'))).arrayBuffer();
  return bytes.length / packed.byteLength;
}
