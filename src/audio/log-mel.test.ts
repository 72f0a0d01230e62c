// Features against Hugging Face WhisperFeatureExtractor; transforms, filters and resampling against their definitions.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { NDArray } from '../array.ts';
import { random } from '../random.ts';
import { readArrays } from '../raw.ts';
import { PowerSpectrum } from './fft.ts';
import { features, LogMel, whisperMel } from './log-mel.ts';
import { Resampler } from './resample.ts';

/** The formula of test/reference/audio_fixtures.py. */
function speech(seconds: number, rate = 16000): Float32Array {
  let phase = 0;
  return Float32Array.from({ length: Math.floor(seconds * rate) }, (_, i) => {
    const t = i / rate;
    const pitch = 120 + 20 * Math.sin(2 * Math.PI * 0.7 * t);
    phase += (2 * Math.PI * pitch) / rate;
    let sound = 0;
    for (let k = 1; k < 30; k++) sound += Math.sin(k * phase) * Math.exp(-(((k * pitch - 600 - 300 * Math.sin(2 * Math.PI * 1.3 * t)) / 500) ** 2));
    return 0.2 * sound * (Math.sin(2 * Math.PI * 0.4 * t) > -0.3 ? 1 : 0) * (0.1 + 0.9 * Math.abs(Math.sin(2 * Math.PI * 0.15 * t)));
  });
}

function join32(parts: readonly Float32Array[]): Float32Array {
  const result = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    result.set(part, at);
    at += part.length;
  }
  return result;
}

/** Pieces of uneven lengths, as files give them. */
function* pieces(samples: Float32Array, seed: number): Generator<Float32Array> {
  const next = random(seed);
  for (let at = 0; at < samples.length; ) {
    const size = 1 + Math.floor(next() * 3000);
    yield samples.subarray(at, at + size);
    at += size;
  }
}

describe('the power spectrum', () => {
  it.each([2, 6, 8, 30, 44, 400, 512])('of %d samples is its definition', (size) => {
    const next = random(size);
    const frame = Float64Array.from({ length: size }, () => next() - 0.5);
    const power = new Float64Array(size / 2 + 1);
    new PowerSpectrum(size).run(frame, power);
    for (let k = 0; k <= size / 2; k++) {
      let [re, im] = [0, 0];
      for (let i = 0; i < size; i++) {
        re += (frame[i] as number) * Math.cos((2 * Math.PI * k * i) / size);
        im += (frame[i] as number) * Math.sin((2 * Math.PI * k * i) / size);
      }
      expect(Math.abs((power[k] as number) - (re ** 2 + im ** 2))).toBeLessThan(1e-11 * size);
    }
  });
});

describe('log-mel features', () => {
  it.each([80, 128])('of %d mels are the reference’s to 1e-4, come in pieces or at once', async (mels) => {
    const reference = await readArrays(join(import.meta.dirname, '..', '..', 'test', 'fixtures', 'log-mel.safetensors'));
    const [shortLength, longLength] = [...(reference[`shapes.${mels}`] as NDArray<'int64'>).data].map(Number) as [number, number];
    const check = (name: string, samples: Float32Array, length: number, first: number, step: number): void => {
      const extract = new LogMel({ ...whisperMel, mels });
      const frames = join32([...[...pieces(samples, mels)].map((piece) => extract.push(piece)), extract.finish()]);
      expect(frames.length / mels).toBe(length);
      const ours = features(frames, mels, length, extract.loudest);
      const { data, shape } = reference[name] as NDArray<'float32'>;
      const columns = shape[1] as number;
      let worst = 0;
      for (let mel = 0; mel < mels; mel++) for (let i = 0; i < columns; i++) worst = Math.max(worst, Math.abs((ours[mel * length + first + i * step] as number) - (data[mel * columns + i] as number)));
      expect(worst, name).toBeLessThan(1e-4);
    };
    const short = new Float32Array(480000);
    short.set(speech(4.3));
    check(`short.${mels}`, short, shortLength, 0, 20);
    check(`long.${mels}`, speech(33.7), longLength, 7, 160);
  });

  it('of less than half a frame are those of silence after it', () => {
    const extract = new LogMel(whisperMel);
    expect(extract.push(new Float32Array(100).fill(0.5)).length).toBe(0);
    expect(extract.finish().length).toBe(0);
  });
});

describe('resampling', () => {
  it.each([[44100, 16000], [48000, 16000], [8000, 16000], [22050, 16000], [11025, 16000], [44101, 16000], [96000, 16000]])('%d to %d Hz passes tones below 0.84 of the lower Nyquist frequency, to 1e-3, and nothing above it', (from, to) => {
    for (const share of [0.05, 0.5, 0.84, 1.02, 1.6]) {
      const hertz = (share * Math.min(from, to)) / 2;
      if (hertz > from / 2) continue;
      const tone = Float32Array.from({ length: Math.floor(from * 0.5) }, (_, i) => Math.sin((2 * Math.PI * hertz * i) / from));
      const resampler = new Resampler(from, to);
      const result = join32([...[...pieces(tone, from)].map((piece) => resampler.push(piece)), resampler.finish()]);
      expect(result.length).toBe(Math.ceil((tone.length * to) / from));
      let worst = 0;
      // the ends hear the silence around them
      for (let i = Math.floor(to * 0.05); i < result.length - to * 0.05; i++) worst = Math.max(worst, Math.abs((result[i] as number) - (share < 1 ? Math.sin((2 * Math.PI * hertz * i) / to) : 0)));
      expect(worst, `${hertz} Hz`).toBeLessThan(1e-3);
    }
  });

  it('refuses rates that are none', () => {
    expect(() => new Resampler(0, 16000)).toThrow(/a sampling rate must be a whole number from 1000 to 768000, got 0/);
  });
});
