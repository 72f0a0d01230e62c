// What the library is given that cannot be used is refused in a sentence, before anything is done with it.
import { afterAll, describe, expect, it } from 'vitest';
import { load, loadDescriber, loadTranscriber, loadTranslator, type Picture, type Recording, subtitles } from './index.ts';
import * as processors from './generation/processors.ts';

const [translator, describer, transcriber] = await Promise.all([loadTranslator('fr-en'), loadDescriber('picture'), loadTranscriber('voice')]);
afterAll(() => Promise.all([translator.release(), describer.release(), transcriber.release()]));

/** Options as JavaScript may pass them. */
const loose = (options: object): never => options as never;
const text = 'Le chat dort.';
const silence: Recording = {
  name: 'silence',
  async *bytes() {
    yield wav(new Int16Array(16_000));
  },
};
function wav(samples: Int16Array): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(44 + samples.byteLength));
  for (const [at, word] of [[0, 'RIFF'], [8, 'WAVE'], [12, 'fmt '], [36, 'data']] as const) for (let i = 0; i < 4; i++) bytes.setUint8(at + i, word.charCodeAt(i));
  for (const [at, value] of [[4, 36 + samples.byteLength], [16, 16], [24, 16_000], [28, 32_000], [40, samples.byteLength]] as const) bytes.setUint32(at, value, true);
  for (const [at, value] of [[20, 1], [22, 1], [32, 2], [34, 16]] as const) bytes.setUint16(at, value, true);
  return new Uint8Array(bytes.buffer);
}
const heard = async (options: object, recording: Recording = silence): Promise<void> => {
  for await (const _ of transcriber.transcribe(recording, loose(options)));
};
const picture: Picture = { name: 'x', width: 2, height: 1, data: new Uint8Array(6), orientation: 1 };

describe('options', () => {
  it.each<[object, RegExp]>([
    [{ beam: 2 }, /^translate: options are beams, sightlines, .*, got "beam"$/],
    [{ lengthPenalty: Number.NaN }, /^generate: lengthPenalty must be a number, got NaN$/],
    [{ lengthPenalty: 'x' }, /lengthPenalty must be a number, got "x"/],
    [{ threshold: 2 }, /^translate: threshold must be a number from 0 to 1, got 2$/],
    [{ threshold: Number.NaN }, /threshold must be a number from 0 to 1, got NaN/],
    [{ batch: 0 }, /^translate: batch must be a whole number from 1, got 0$/],
    [{ beams: 0 }, /beams must be a whole number from 1, got 0/],
    [{ hide: 'chat' }, /hide must be an array of words, got "chat"/],
    [{ method: { name: 'heads', heads: [] } }, /^method: heads must be one or more, or left out for all, got none$/],
  ])('of translating that are none: %j', async (options, message) => {
    await expect(translator.translate(text, loose(options))).rejects.toThrow(message);
  });
  it.each<[object, RegExp]>([
    [{ beams: 0 }, /^transcribe: beams must be a whole number from 1, got 0$/],
    [{ temperatures: [Number.NaN] }, /^transcribe: a temperature must be a number from 0, got NaN$/],
    [{ temperatures: [] }, /there must be at least one temperature, got none/],
    [{ seed: 0.5 }, /seed must be a whole number from 0, got 0.5/],
    [{ cut: [{ start: 1, end: 0 }] }, /^transcribe: a stretch to cut must have a start from 0 and an end after it, in seconds, got \{"start":1,"end":0\}$/],
    [{ cut: [{ start: 0.5 }] }, /a stretch to cut must/],
    [{ lang: 'fr' }, /^transcribe: options are language, .*, got "lang"$/],
  ])('of transcribing that are none: %j', async (options, message) => {
    await expect(heard(options)).rejects.toThrow(message);
  });
  it('of loading and describing that are none', async () => {
    await expect(load('fr-en', loose({ threads: -1 }))).rejects.toThrow('load: threads must be a whole number from 1, got -1');
    const round: { self?: unknown } = {};
    round.self = round;
    await expect(load('fr-en', loose({ threads: round }))).rejects.toThrow('load: threads must be a whole number from 1, got an object that holds itself');
    await expect(load('fr-en', loose({ device: 'gpu' }))).rejects.toThrow('load: options are bits, draft, threads, got "device"');
    await expect(describer.describe(picture, { batch: 0 })).rejects.toThrow('describe: batch must be a whole number from 1, got 0');
  });
});

describe('inputs', () => {
  it('that are no texts, pictures or recordings', async () => {
    await expect(translator.translateAll(loose(new Set([text]))).next()).rejects.toThrow('translate: texts must be an array, got {}');
    await expect(describer.describe('kite.png' as never)).rejects.toThrow(/^picture: must have three bytes for each of its pixels.*got "kite.png"$/);
    await expect(describer.describe({ ...picture, width: 0 })).rejects.toThrow(/got 6 bytes for 0 × 1$/);
    await expect(describer.describe({ ...picture, data: new Uint8Array(5) })).rejects.toThrow(/got 5 bytes for 2 × 1$/);
    expect(() => transcriber.transcribe('fr.wav' as never)).toThrow('transcribe: a recording must be one, as fileRecording opens it, got "fr.wav"');
    await heard({});
  });
});

it('a release during a run frees the model when the run has ended', async () => {
  const model = await loadTranslator('fr-en');
  await model.translate(text);
  const { engine: { runtime } } = model.opened.runnable;
  const before = runtime.handles();
  const running = model.translate('Le petit garçon mange une pomme dans le jardin.');
  let ended = false;
  const end = running.catch(() => undefined).finally(() => {
    ended = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(ended).toBe(false);
  await model.release();
  await end;
  await model.release();
  const after = runtime.handles();
  expect(after['container']).toBe((before['container'] as number) - 1);
  expect(after['session']).toBeLessThan(before['session'] as number);
});

it('a temperature of almost nothing takes the likeliest', () => {
  for (const value of [1e-38, 1e-320]) {
    const logits = Float32Array.of(1, 3, Number.NEGATIVE_INFINITY, 2);
    processors.temperature(value)(logits, [], 0);
    expect(logits[1]).toBe(0);
    for (const i of [0, 2, 3]) expect(logits[i]).toBeLessThan(-1e37);
  }
});

it('subtitles write no marks, no ends of cues and no other format', () => {
  const segment = { start: 0, end: 1, text: 'R&D <i>x</i>\n\n1 --> 2', words: [] };
  expect(subtitles([segment], 'vtt')).toBe('WEBVTT\n\n00:00:00.000 --> 00:00:01.000\nR&amp;D &lt;i&gt;x&lt;/i&gt;\n1 -&gt; 2\n');
  expect(subtitles([segment], 'srt')).toBe('1\n00:00:00,000 --> 00:00:01,000\nR&D <i>x</i>\n1 -> 2\n');
  expect(() => subtitles([segment], 'xyz' as never)).toThrow('subtitles: the format must be one of srt, vtt, got "xyz"');
});
