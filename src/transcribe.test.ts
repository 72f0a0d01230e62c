// From bytes to words: recordings of every shape through a small model of random weights, what is refused, and subtitles.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { float32, int64 } from './array.ts';
import { openRecording } from './audio/hearable.ts';
import { features, LogMel, whisperMel } from './audio/log-mel.ts';
import { formatOf, held, type Recording, sound } from './audio/sound.ts';
import { memoryFiles } from './checkpoint/index.ts';
import { nodeFiles } from './checkpoint/node-files.ts';
import { generateFromSource } from './generation/generate.ts';
import type { Runnable } from './generation/runnable.ts';
import { type EncoderDecoderModel, statesOf } from './models/family.ts';
import { type Opened, openModel } from './open.ts';
import { random } from './random.ts';
import { characterTokenizer } from '../test/characters.ts';
import { createNodeRuntime } from './runtime/node/index.ts';
import { generationDefaults } from './translate.ts';
import { readMelSettings, readSampleSettings, subtitles, transcribe, type TranscribedSegment, type TranscribeOptions, type Transcription } from './transcribe.ts';

const runtime = createNodeRuntime();
const folder = join(import.meta.dirname, '..', 'test', 'fixtures', 'whisper-multilingual');

/** A voice of sorts. */
const voice = (seconds: number, rate: number): Float32Array => Float32Array.from({ length: Math.round(seconds * rate) }, (_, i) => 0.4 * Math.sin((2 * Math.PI * (200 + 100 * Math.sin(i / rate)) * i) / rate) * Math.sin((5 * i) / rate));

/** A WAV file: PCM of 16 bits, channels alike. */
function wav(samples: Float32Array, rate: number, channels = 1): Uint8Array {
  const bytes = new Uint8Array(44 + samples.length * 2 * channels);
  const view = new DataView(bytes.buffer);
  const text = (at: number, value: string): void => [...value].forEach((character, i) => { bytes[at + i] = character.charCodeAt(0); });
  text(0, 'RIFF');
  view.setUint32(4, bytes.length - 8, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, channels, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * 2 * channels, true);
  view.setUint16(32, 2 * channels, true);
  view.setUint16(34, 16, true);
  text(36, 'data');
  view.setUint32(40, samples.length * 2 * channels, true);
  for (const [i, value] of samples.entries()) for (let c = 0; c < channels; c++) view.setInt16(44 + (i * channels + c) * 2, Math.round(value * 32767), true);
  return bytes;
}

/** Bytes in uneven parts. */
const recording = (bytes: Uint8Array, name = 'test.wav'): Recording => ({
  name,
  async *bytes() {
    const next = random(5);
    for (let at = 0; at < bytes.length; ) {
      const size = 1 + Math.floor(next() * 20000);
      yield bytes.subarray(at, at + size);
      at += size;
    }
  },
});

async function samplesOf(one: Recording, rate = 16000): Promise<number[]> {
  const all: number[] = [];
  for await (const part of sound(one, rate)) all.push(...part);
  return all;
}

describe('recordings', () => {
  it('are read at any rate, channels averaged', async () => {
    const plain = await samplesOf(recording(wav(voice(1, 16000), 16000)));
    expect(plain.length).toBe(16000);
    for (const [i, value] of voice(1, 16000).entries()) expect(Math.abs((plain[i] as number) - value)).toBeLessThan(1e-4);
    const other = await samplesOf(recording(wav(voice(1, 44100), 44100, 2)));
    expect(other.length).toBe(16000);
    for (let i = 800; i < 15200; i++) expect(Math.abs((other[i] as number) - (plain[i] as number))).toBeLessThan(2e-3);
  });

  it('are told apart by their first bytes', () => {
    const of = (text: string): string | null => formatOf(Uint8Array.from(text, (character) => character.charCodeAt(0)));
    expect([of('RIFF\0\0\0\0WAVE'), of('fLaC'), of('ID3\x04'), of('\xff\xfb\x90'), of('\xff\xf1\x50'), of(`OggS${'\0'.repeat(24)}OpusHead`), of(`OggS${'\0'.repeat(24)}\x01vorbis`), of('\0\0\0\x20ftypM4A '), of('plain text')]).toEqual(['wav', 'flac', 'mp3', 'mp3', 'aac', 'opus', 'oga', 'm4a', null]);
  });

  it.each<[string, Uint8Array, RegExp]>([
    ['nothing', new Uint8Array(), /audio: test.wav must be a recording, got an empty file/],
    ['text', new TextEncoder().encode('this is not sound, whatever its name'), /audio: test.wav must be WAV, FLAC, .* got bytes that begin 74 68 69 73/],
    ['a header alone', wav(new Float32Array(), 16000), /audio: test.wav must hold sound/],
    ['a rate that is none', wav(voice(0.1, 16000), 12), /audio: test.wav must be .*sampling rate must be a whole number from 1000/],
  ])('%s is refused in a sentence', async (_, bytes, message) => {
    await expect(samplesOf(recording(bytes))).rejects.toThrow(message);
  });

  it('past the limits are refused as soon as they are', async () => {
    const bytes = wav(voice(3, 16000), 16000);
    const read = async (limits: object): Promise<void> => {
      for await (const _ of sound(recording(bytes), 16000, limits));
    };
    await expect(read({ maxSeconds: 2 })).rejects.toThrow(/must last at most 2 seconds/);
    await expect(read({ maxBytes: 5000 })).rejects.toThrow(/must have at most 5000 bytes/);
    await expect(held('x', recording(bytes).bytes(), { maxBytes: 5000 })).rejects.toThrow(/x must have at most 5000 bytes/);
  });

  it('damaged anywhere give sound or a sentence', async () => {
    const next = random(3);
    const bytes = wav(voice(0.2, 8000), 8000);
    for (let i = 0; i < 60; i++) {
      const other = bytes.slice(0, next() < 0.5 ? bytes.length : Math.floor(next() * bytes.length));
      for (let j = 0; j < 4; j++) other[Math.floor(next() * Math.min(60, other.length))] = Math.floor(next() * 256);
      const result = await samplesOf(recording(other)).then(() => 'sound', (error: Error) => error.message);
      expect(result).toMatch(/^sound$|^audio: test.wav must /);
    }
  });

  it('are heard window by window as they are at once', async () => {
    const settings = { ...whisperMel, mels: 10 };
    const samples = voice(3.55, 16000);
    const whole = new LogMel(settings);
    const frames = [...whole.push(Float32Array.from(await samplesOf(recording(wav(samples, 16000))))), ...whole.finish()];
    const heard = await openRecording(recording(wav(samples, 16000)), settings, 100);
    expect(heard.frames).toBe(355);
    for (const seek of [0, 40, 41, 180, 300]) {
      const window = await heard.window(seek);
      const expected = features(Float32Array.from(frames.slice(seek * 10)), 10, 100, whole.loudest);
      expect(window).toEqual(expected);
    }
    await heard.close();
  });
});

describe('transcription', () => {
  let opened: Opened | undefined;
  afterAll(() => opened?.release());
  async function run(bytes: Uint8Array, options: TranscribeOptions): Promise<{ streamed: TranscribedSegment[]; result: Transcription }> {
    opened ??= await openModel(nodeFiles(folder), runtime);
    const run = transcribe(opened, recording(bytes), { temperatures: [0], logProbabilityThreshold: -100, ...options });
    const streamed: TranscribedSegment[] = [];
    for (;;) {
      const { value, done } = await run.next();
      if (done) return { streamed, result: value };
      streamed.push(value);
    }
  }

  it('streams the segments it returns, words inside them, in order, within the recording', async () => {
    const progress: number[] = [];
    const { streamed, result } = await run(wav(voice(3.3, 22050), 22050), { words: true, language: 'French', onProgress: (done, all) => progress.push(done / all) });
    expect(result.segments).toEqual(streamed);
    expect(result.language).toBe('fr');
    expect(result.text).toBe(streamed.map(({ text }) => text).join(' '));
    expect(streamed.length).toBeGreaterThan(1);
    expect(progress.at(-1)).toBe(1);
    let last = 0;
    for (const { start, end, words } of streamed) {
      expect(start).toBeLessThanOrEqual(end);
      expect(end).toBeLessThanOrEqual(3.3);
      expect(words.length).toBeGreaterThan(0);
      for (const word of words) {
        expect(word.start).toBeGreaterThanOrEqual(last - 1e-9);
        expect(word.end).toBeGreaterThanOrEqual(word.start);
        expect(word.score).toBeGreaterThan(0);
        expect(word.score).toBeLessThanOrEqual(1);
        last = word.start;
      }
    }
  });

  it('reads no further in a long recording than the window it writes', async () => {
    const bytes = wav(voice(12, 16000), 16000);
    let read = 0;
    let passes = 0;
    const counted: Recording = {
      name: 'counted.wav',
      async *bytes() {
        passes++;
        for (read = 0; read < bytes.length; ) {
          const from = read;
          read = Math.min(read + 3200, bytes.length);
          yield bytes.subarray(from, read);
        }
      },
    };
    opened ??= await openModel(nodeFiles(folder), runtime);
    let ahead = 0;
    let windows = 0;
    const all = transcribe(opened, counted, { temperatures: [0], language: 'en', onProgress: (done) => {
      windows++;
      ahead = Math.max(ahead, (read - 44) / 32000 - done);
    } });
    while (!(await all.next()).done) { /* segments are of no interest here */ }
    // once through for its length and loudness, once window by window
    expect(passes).toBe(2);
    expect(windows).toBeGreaterThan(5);
    expect(ahead).toBeLessThan(1);
  });

  it('is the same with words but for the words', async () => {
    const bytes = wav(voice(0.9, 16000), 16000);
    const plain = await run(bytes, { language: 'en' });
    const words = await run(bytes, { language: 'en', words: true });
    expect(words.result.text).toBe(plain.result.text);
  });

  it('does not depend on what is hidden, greedily and with beams, and misses it no more in the check', async () => {
    const rate = 16000;
    const sound = voice(0.9, rate);
    // well within what is hidden, and nowhere louder than the rest
    const other = sound.map((value, i) => (i > 0.45 * rate && i < 0.6 * rate ? 0.3 * value : value));
    const hide = [{ start: 0.3, end: 0.75 }];
    for (const beams of [1, 3]) {
      const options = { language: 'en', words: true, beams };
      const scores = ({ segments }: Transcription): number[] => segments.flatMap(({ words }) => words.flatMap(({ start, end, score }) => [start, end, Math.round(score * 1e5)]));
      const { result } = await run(wav(sound, rate), { ...options, hide, cut: hide });
      const same = (await run(wav(other, rate), { ...options, hide })).result;
      expect(scores(result).length).toBeGreaterThan(3);
      expect([same.text, scores(same)]).toEqual([result.text, scores(result)]);
      expect(Math.abs(result.cuts?.[0]?.stretches[0]?.fall as number)).toBeLessThan(1e-4);
      expect(scores((await run(wav(sound, rate), options)).result)).not.toEqual(scores(result));
    }
    await expect(run(wav(sound, rate), { language: 'en', hide: [{ start: 0.5, end: 0.2 }] })).rejects.toThrow('transcribe: a stretch to hide must have a start from 0 and an end after it, in seconds, got {"start":0.5,"end":0.2}');
  });

  it('of silence is nothing where the model is sure of neither words nor sound', async () => {
    const { result } = await run(wav(new Float32Array(16000), 16000), { language: 'en', logProbabilityThreshold: 0, noSpeechThreshold: 0 });
    expect(result).toMatchObject({ text: '', segments: [] });
  });

  it('refuses languages that it does not know', async () => {
    await expect(run(wav(voice(0.5, 16000), 16000), { language: 'klingon' })).rejects.toThrow(/the language must be one of de, en, .*got "klingon"/);
  });

  it('reads vocab.json and merges.txt where there is no tokenizer.json', async () => {
    const { model, added_tokens: added } = JSON.parse(readFileSync(join(folder, 'tokenizer.json'), 'utf8')) as { model: { vocab: object; merges: [string, string][] }; added_tokens: { content: string; id: number }[] };
    const files = new Map(['config.json', 'generation_config.json', 'preprocessor_config.json', 'model.safetensors'].map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))]));
    const text = (value: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(value);
    files.set('vocab.json', text(JSON.stringify(model.vocab)));
    files.set('merges.txt', text(`#version: 0.2\n${model.merges.map((pair) => pair.join(' ')).join('\n')}\n`));
    files.set('added_tokens.json', text(JSON.stringify(Object.fromEntries(added.map(({ content, id }) => [content, id])))));
    const [old, now] = await Promise.all([openModel(memoryFiles(files, 'old'), runtime), openModel(nodeFiles(folder), runtime)]);
    const [a, b] = await Promise.all([old.tokenizer(), now.tokenizer()]);
    for (const sentence of ['the cat is there', ' l’éléphant', '猫 and chat']) expect(a.encode(sentence).ids).toEqual(b.encode(sentence).ids);
    expect(a.idOf('<|startoftranscript|>')).toBe(b.idOf('<|startoftranscript|>'));
    await Promise.all([old.release(), now.release()]);
  });
});

describe('how sound is prepared', () => {
  const opened = (json: Readonly<Record<string, object>>): Opened => ({ files: memoryFiles(new Map(Object.entries(json).map(([name, value]) => [name, new TextEncoder().encode(JSON.stringify(value))])), 'memory') }) as unknown as Opened;
  // as WhisperProcessor and Wav2Vec2Processor of transformers 5 save it
  const mel = { chunk_length: 1, dither: 0, feature_extractor_type: 'WhisperFeatureExtractor', feature_size: 12, hop_length: 100, n_fft: 400, n_samples: 16000, nb_max_frames: 160, padding_side: 'right', padding_value: 0, return_attention_mask: false, sampling_rate: 16000 };
  const samples = { do_normalize: true, feature_extractor_type: 'Wav2Vec2FeatureExtractor', feature_size: 1, padding_side: 'right', padding_value: 0, return_attention_mask: false, sampling_rate: 8000 };

  it('is read where transformers 4 and 5 write it, the newer first', async () => {
    const expected = { mels: 12, rate: 16000, frameLength: 400, hop: 100 };
    expect(await readMelSettings(opened({ 'preprocessor_config.json': mel }), 12)).toEqual(expected);
    expect(await readMelSettings(opened({ 'processor_config.json': { feature_extractor: mel, processor_class: 'WhisperProcessor' }, 'preprocessor_config.json': { ...mel, hop_length: 160 } }), 12)).toEqual(expected);
    expect(await readMelSettings(opened({ 'processor_config.json': { processor_class: 'WhisperProcessor' }, 'preprocessor_config.json': mel }), 12)).toEqual(expected);
    expect(await readMelSettings(opened({}), 12)).toEqual({ ...expected, hop: 160 });
    expect(await readSampleSettings(opened({ 'processor_config.json': { feature_extractor: samples } }))).toEqual({ rate: 8000, normalize: true });
    // the reference's default
    expect(await readSampleSettings(opened({ 'preprocessor_config.json': { sampling_rate: 16000 } }))).toEqual({ rate: 16000, normalize: true });
    expect(await readSampleSettings(opened({}))).toEqual({ rate: 16000, normalize: false });
  });

  it.each([
    [{ dither: 0.1 }, '"dither" must be 0'], [{ padding_value: 1 }, '"padding_value" must be 0, silence, got 1'], [{ padding_side: 'left' }, '"padding_side" must be one of right'],
    [{ feature_extractor_type: 'Wav2Vec2FeatureExtractor' }, '"feature_extractor_type" must be one of WhisperFeatureExtractor'], [{ pre_emphasis: 0.97 }, 'unknown key "pre_emphasis"'],
  ])('%o is refused by name', async (change, message) => {
    await expect(readMelSettings(opened({ 'processor_config.json': { feature_extractor: { ...mel, ...change } } }), 12)).rejects.toThrow(`processor_config.json: ${message}`);
  });
});

describe('a model that hears samples', () => {
  it('writes a segment a stretch, cut where it is quiet, and has no words to time', async () => {
    const source = join(folder, '..', 'moonshine-tiny');
    const files = new Map(['config.json', 'generation_config.json', 'model.safetensors'].map((name) => [name, new Uint8Array(readFileSync(join(source, name)))]));
    for (const [name, json] of Object.entries(characterTokenizer)) files.set(name, new TextEncoder().encode(JSON.stringify(json)));
    const opened = await openModel(memoryFiles(files, 'moonshine'), runtime);
    try {
      // silence between 12 and 13 seconds
      const samples = voice(24, 16000).map((value, i) => (i > 12 * 16000 && i < 13 * 16000 ? 0 : value));
      const run = transcribe(opened, recording(wav(samples, 16000)));
      const segments: TranscribedSegment[] = [];
      for (let next = await run.next(); ; next = await run.next()) {
        if (next.done) {
          expect(next.value.segments).toEqual(segments);
          expect(next.value.language).toBeNull();
          break;
        }
        segments.push(next.value);
      }
      const all = async (options: TranscribeOptions): Promise<Transcription> => {
        const run = transcribe(opened, recording(wav(samples.slice(0, 4 * 16000), 16000)), options);
        for (let next = await run.next(); ; next = await run.next()) if (next.done) return next.value;
      };
      const [heard, part] = [await all({ cut: [{ start: 1, end: 3 }] }), await all({ cut: [{ start: 1, end: 3 }], hide: [{ start: 1, end: 3 }] })];
      expect(Math.abs(heard.cuts?.[0]?.stretches[0]?.fall as number)).toBeGreaterThan(1e-3);
      expect(Math.abs(part.cuts?.[0]?.stretches[0]?.fall as number)).toBeLessThan(1e-4);
      // random weights write one token over and over, heard or not: how sure of it they are tells that states were hidden
      const inputs = { input_values: float32(samples.slice(0, 64000), [1, 64000]) };
      const runnable = opened.runnable as Runnable<never> as unknown as Runnable<EncoderDecoderModel>;
      const states = statesOf(runnable.model.source, 'sound', () => [1, 64000]);
      const sure = async (from: number): Promise<number> => {
        const seen = int64(Array.from({ length: states }, (_, i) => (i < from ? 0 : 1)), [1, states]);
        const { outputs } = await generateFromSource(runnable, inputs, { ...generationDefaults(opened), maxNewTokens: 3, visible: { sound: seen } });
        return outputs[0]?.[0]?.tokenScores[0] as number;
      };
      expect(Math.abs((await sure(0)) - (await sure(states >> 1)))).toBeGreaterThan(1e-5);
      await expect(generateFromSource(runnable, inputs, { ...generationDefaults(opened), visible: { image: int64([1], [1, 1]) } })).rejects.toThrow('generate: a part of the source must be one of sound, got image');
      await expect(generateFromSource(runnable, inputs, { ...generationDefaults(opened), visible: { sound: int64([1], [1, 1]) } })).rejects.toThrow(`generate: what is seen of sound must be [1, ${states}], got [1, 1]`);
      expect(segments.length).toBe(2);
      expect(segments[0]?.end).toBeGreaterThan(12);
      expect(segments[0]?.end).toBeLessThan(13);
      expect(segments[1]).toMatchObject({ start: segments[0]?.end, end: 24, words: [] });
      await expect(transcribe(opened, recording(wav(samples, 16000)), { words: true }).next()).rejects.toThrow(/has no timestamps, languages or prompts, got words/);
      const late = transcribe(opened, recording(wav(samples.slice(0, 16000), 16000)), { cut: [{ start: 100, end: 200 }] });
      await late.next();
      await expect(late.next()).rejects.toThrow('transcribe: a stretch must begin within the recording, which has 1 seconds, got 100,200');
    } finally {
      await opened.release();
    }
  });
});

describe('subtitles', () => {
  const segments: TranscribedSegment[] = [{ start: 0, end: 1.5, text: 'One.', words: [] }, { start: 3599.9995, end: 3661.25, text: 'a --> b', words: [] }];
  it('are SubRip', () => expect(subtitles(segments, 'srt')).toBe('1\n00:00:00,000 --> 00:00:01,500\nOne.\n\n2\n01:00:00,000 --> 01:01:01,250\na -> b\n'));
  it('are WebVTT', () => expect(subtitles(segments, 'vtt')).toBe('WEBVTT\n\n00:00:00.000 --> 00:00:01.500\nOne.\n\n01:00:00.000 --> 01:01:01.250\na -&gt; b\n'));
});
