// What is written of sound, against Hugging Face's WhisperForConditionalGeneration.generate: tokens and segments, window
// after window. The fixtures come from test/reference/audio_fixtures.py.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { NDArray } from '../src/array.ts';
import type { Runnable } from '../src/generation/runnable.ts';
import { type Heard, type Hearable, listen, type ListenOptions } from '../src/generation/listen.ts';
import type { Attended } from '../src/generation/window.ts';
import { type Shaping, type SpeechSettings, speechSettings } from '../src/generation/speech-settings.ts';
import type { EncoderDecoderModel } from '../src/models/family.ts';
import { type Opened, openModel } from '../src/open.ts';
import { nodeFiles } from '../src/checkpoint/node-files.ts';
import { splitWords, timeWords, tokenTimes } from '../src/provenance/timing.ts';
import { generateRaw, readArrays, writeArrays } from '../src/raw.ts';
import { createNodeRuntime } from '../src/runtime/node/index.ts';

const root = join(import.meta.dirname, 'fixtures');
const runtime = createNodeRuntime();

/** Features that are there already, as a recording. */
function hearable({ data, shape }: NDArray<'float32'>, length: number): Hearable {
  const [mels, frames] = shape as [number, number];
  return {
    frames,
    async window(seek) {
      const result = new Float32Array(mels * length);
      for (let mel = 0; mel < mels; mel++) result.set(data.subarray(mel * frames + seek, mel * frames + Math.min(frames, seek + length)), mel * length);
      return result;
    },
  };
}

interface Case {
  readonly name: string;
  readonly recording: string;
  readonly arguments: Record<string, unknown>;
  readonly sequence: readonly number[];
  readonly segments: readonly { readonly start: number; readonly end: number; readonly tokens: readonly number[] }[];
}

const names: Readonly<Record<string, keyof ListenOptions>> = {
  num_beams: 'beams', return_timestamps: 'timestamps', max_new_tokens: 'maxNewTokens', condition_on_prev_tokens: 'conditionOnPrevious', prompt_ids: 'prompt', prompt_condition_type: 'promptFor',
  temperature: 'temperatures', top_k: 'topK', compression_ratio_threshold: 'compressionRatioThreshold', logprob_threshold: 'logProbabilityThreshold', no_speech_threshold: 'noSpeechThreshold', language: 'language', task: 'task',
};

// what a folder's generation_config.json says, or who asks for token sequences
const shaping: Readonly<Record<string, keyof Shaping>> = { repetition_penalty: 'repetitionPenalty', no_repeat_ngram_size: 'noRepeatNgram', bad_words_ids: 'badWords', min_length: 'minLength', min_new_tokens: 'minNewTokens' };
const named = <T>(given: Readonly<Record<string, unknown>>, known: Readonly<Record<string, string>>): T => Object.fromEntries(Object.entries(given).flatMap(([key, value]) => (known[key] === undefined ? [] : [[known[key], value]]))) as T;

describe.each(['whisper-multilingual', 'whisper-english'])('%s', (fixture) => {
  const folder = join(root, fixture);
  const cases = JSON.parse(readFileSync(join(folder, 'transcribe.json'), 'utf8')) as Case[];
  let opened: Opened | undefined;
  afterAll(() => opened?.release());

  async function hear(one: Case, more: ListenOptions = {}, said: Partial<SpeechSettings> = {}): Promise<Heard[]> {
    opened ??= await openModel(nodeFiles(folder), runtime);
    const model = opened.model as EncoderDecoderModel;
    const recording = (await readArrays(join(folder, 'recordings.safetensors')))[one.recording] as NDArray<'float32'>;
    const settings = { ...speechSettings(opened.config, model), shaping: named<Shaping>(one.arguments, shaping), ...said };
    const heard: Heard[] = [];
    const length = model.source.inputs['input_features']?.shape[2] as number;
    for await (const window of listen(opened.runnable as Runnable<never> as unknown as Runnable<EncoderDecoderModel>, settings, hearable(recording, length), { ...named<ListenOptions>(one.arguments, names), ...more })) heard.push(window);
    return heard;
  }

  it.each(cases)('writes as the reference: $name', async (one) => {
    const segments = (await hear(one)).flatMap((window) => window.segments);
    expect(segments.map(({ tokens }) => [...tokens])).toEqual(one.segments.map(({ tokens }) => tokens));
    for (const [i, { start, end }] of one.segments.entries()) {
      expect(segments[i]?.start).toBeCloseTo(start, 9);
      expect(segments[i]?.end).toBeCloseTo(end, 9);
    }
    expect(segments.flatMap(({ tokens }) => tokens)).toEqual(one.sequence);
  });

  const asked = { num_beams: 'beams', max_new_tokens: 'maxNewTokens', ...shaping };
  const raw = cases.filter((one) => Object.keys(one.arguments).every((key) => Object.hasOwn(asked, key) && key !== 'bad_words_ids'));
  it.each(raw)('`generate` gives the same of an array: $name', async (one) => {
    const scratch = mkdtempSync(join(tmpdir(), 'sightline-speech-'));
    const { data, shape } = (await readArrays(join(folder, 'recordings.safetensors')))[one.recording] as NDArray<'float32'>;
    await writeArrays(join(scratch, 'in.safetensors'), { input_features: { dtype: 'float32', shape: [1, ...shape], data } });
    const found = await generateRaw(folder, join(scratch, 'in.safetensors'), { bits: 32, options: named(one.arguments, asked) });
    expect(found.map(({ ids }) => [...ids])).toEqual([one.sequence]);
    rmSync(scratch, { recursive: true });
  });

  it.runIf(fixture === 'whisper-multilingual')('takes language and task from the folder where it says them, and from who asks before that', async () => {
    const plain = cases.find(({ name }) => name === 'plain') as Case;
    const written = async (said: Partial<SpeechSettings>, asked: ListenOptions): Promise<number[][]> => (await hear(plain, asked, said)).map(({ prompt }) => [...prompt]);
    const [french, english] = [await written({}, { language: 'fr', task: 'translate' }), await written({}, { language: 'en', task: 'transcribe' })];
    expect(french).not.toEqual(english);
    expect(await written({ language: 'french', task: 'translate' }, {})).toEqual(french);
    expect(await written({ language: 'french', task: 'translate' }, { language: 'en', task: 'transcribe' })).toEqual(english);
  });

  it('refuses by name what beams and windows do without', async () => {
    const plain = cases.find(({ name }) => name === 'long') as Case;
    await expect(hear({ ...plain, arguments: { num_beams: 2, repetition_penalty: 1.4, min_length: 3 } })).rejects.toThrow('beams must go without repetition_penalty, min_length, got 2 of them; try 1');
  });

  it('writes the same where it aligns words', async () => {
    for (const one of cases.filter(({ name }) => ['plain', 'long', 'long-shaped', 'beams-timestamps'].includes(name))) {
      const heard = await hear(one, { align: true });
      expect(heard.flatMap(({ segments }) => segments.flatMap(({ tokens }) => tokens))).toEqual(one.sequence);
      for (const { attended, tokens } of heard) expect(attended?.tokens.length).toBe(tokens.length + 1);
    }
  });

  it('keeps of the beam that wins what greedy choice of the same tokens keeps', async () => {
    let compared = 0;
    for (const maxNewTokens of [1, 2, 4]) {
      const one = { ...(cases.find(({ name }) => name === 'plain') as Case), arguments: {} };
      const [greedy] = (await hear(one, { align: true, maxNewTokens })) as [Heard];
      const [searched] = (await hear(one, { align: true, maxNewTokens, beams: 3 })) as [Heard];
      if (searched.tokens.join() !== greedy.tokens.join()) continue;
      compared++;
      for (const [i, value] of greedy.confidence.entries()) expect(searched.confidence[i]).toBeCloseTo(value, 5);
      expect(searched.confidence.length).toBe(greedy.tokens.length);
      const rows = ({ attended }: Heard): Float32Array[] => [...(attended as Attended).before, ...(attended as Attended).tokens, (attended as Attended).after];
      const [a, b] = [rows(greedy), rows(searched)];
      expect(b.length).toBe(a.length);
      for (const [i, row] of a.entries()) expect(Math.max(...row.map((value, at) => Math.abs(value - (b[i]?.[at] as number))))).toBeLessThan(1e-5);
    }
    expect(compared).toBeGreaterThan(0);
  });
});

describe('word timestamps', () => {
  interface Word { readonly text: string; readonly tokens: number[]; readonly start: number; readonly end: number; readonly score: number }
  interface Timing {
    readonly language: string; readonly frames: number; readonly begin: number; readonly count: number; readonly tokens: number[]; readonly words: Word[];
    readonly segments: { readonly start: number; readonly end: number; readonly tokens: number[] }[];
    readonly timed: { readonly start: number; readonly end: number; readonly words: Omit<Word, 'tokens'>[] }[];
  }
  const folder = join(root, 'whisper-multilingual');
  const timings = JSON.parse(readFileSync(join(folder, 'timing.json'), 'utf8')) as Timing[];
  const vocabulary = (JSON.parse(readFileSync(join(folder, 'tokenizer.json'), 'utf8')) as { model: { vocab: Record<string, number> } }).model.vocab;
  const pieces = Object.entries(vocabulary).sort(([, a], [, b]) => a - b).map(([piece]) => piece);

  it.each(timings)('are openai-whisper’s, frame for frame: $language, $frames frames', async (one) => {
    const opened = await openModel(nodeFiles(folder), runtime);
    try {
      const model = opened.model as EncoderDecoderModel;
      const settings = speechSettings(opened.config, model);
      const { data, shape } = (await readArrays(join(folder, 'recordings.safetensors')))['frames-350'] as NDArray<'float32'>;
      const part = new Float32Array((shape[0] as number) * 100);
      for (let mel = 0; mel < (shape[0] as number); mel++) part.set(data.subarray(mel * 350 + one.begin, mel * 350 + one.begin + 100), mel * 100);
      const everySpecial = Array.from({ length: model.dimensions.vocabulary - settings.eos }, (_, i) => settings.eos + i);
      const options = { language: one.language, task: 'transcribe', maxNewTokens: one.count, align: true } as const;
      let heard: Heard | undefined;
      for await (const window of listen(opened.runnable as Runnable<never> as unknown as Runnable<EncoderDecoderModel>, { ...settings, suppressed: everySpecial }, hearable({ dtype: 'float32', shape: [shape[0] as number, 100], data: part }, 100), options)) heard = window;
      const { tokens, confidence, attended } = heard as Heard;
      expect(tokens).toEqual(one.tokens);
      const times = tokenTimes(attended as Attended, tokens.map((_, i) => i), settings.alignmentHeads.length, one.frames);
      const pieceOf = (id: number): string => (id === settings.eos ? '<|endoftext|>' : (pieces[id] as string));
      const split = splitWords(tokens, pieceOf, one.language);
      expect(split.map(({ text }) => text)).toEqual(one.words.map(({ text }) => text));
      let at = 0;
      for (const [i, word] of one.words.entries()) {
        const first = at;
        at += word.tokens.length;
        expect(split[i]?.tokens).toEqual(word.tokens);
        expect([times[first], times[at]], word.text).toEqual([word.start, word.end]);
        const score = confidence.slice(first, at).reduce((sum, value) => sum + value, 0) / word.tokens.length;
        expect(Math.abs(score - word.score)).toBeLessThan(1e-5);
      }
      const timed = timeWords(one.segments, times, confidence, { pieceOf, language: one.language, offset: one.begin / 100, lastSpoken: 0 });
      expect(timed.map(({ words }) => words.map(({ text }) => text))).toEqual(one.timed.map(({ words }) => words.map(({ text }) => text)));
      for (const [i, segment] of one.timed.entries()) {
        expect(timed[i]?.start).toBeCloseTo(segment.start, 9);
        expect(timed[i]?.end).toBeCloseTo(segment.end, 9);
        for (const [j, word] of segment.words.entries()) {
          expect(timed[i]?.words[j]?.start).toBeCloseTo(word.start, 9);
          expect(timed[i]?.words[j]?.end).toBeCloseTo(word.end, 9);
        }
      }
    } finally {
      await opened.release();
    }
  });
});
