// Every format that is read, decoded to one rate and one channel, against the formula that test/reference/audio_formats.py
// encoded; and damaged. Lossy formats may be late by what their encoder pads.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileRecording } from './node-recording.ts';
import { random } from '../random.ts';
import { sound } from './sound.ts';

const folder = join(import.meta.dirname, '..', '..', 'test', 'fixtures', 'audio');
const tone = (seconds: number): number => (seconds < 0 || seconds > 0.5 ? 0 : 0.5 * Math.sin(2 * Math.PI * 440 * seconds) * Math.sin(2 * Math.PI * seconds));

describe('a damaged recording', () => {
  it.each(readdirSync(folder))('of %s gives sound or a sentence', async (name) => {
    const next = random(9);
    const bytes = readFileSync(join(folder, name));
    for (let i = 0; i < 15; i++) {
      const other = Uint8Array.from(next() < 0.4 ? bytes.subarray(0, Math.floor(next() * bytes.length)) : bytes);
      for (let j = 0; j < 1 + next() * 8; j++) other[Math.floor(next() * (next() < 0.5 ? Math.min(200, other.length) : other.length))] = Math.floor(next() * 256);
      const read = async (): Promise<string> => {
        for await (const part of sound({ name: 'x', async *bytes() { yield other; } }, 16000)) expect(part.every(Number.isFinite)).toBe(true);
        return 'sound';
      };
      expect(await read().catch((error: Error) => `${error.name}: ${error.message}`)).toMatch(/^sound$|^InputError: audio: x must /);
    }
  });
});

describe('a recording', () => {
  it.each(readdirSync(folder))('in %s is heard', async (name) => {
    const samples: number[] = [];
    for await (const part of sound(await fileRecording(join(folder, name)), 16000)) samples.push(...part);
    const lossless = /flac|wav/.test(name);
    if (lossless) expect(samples.length).toBe(8000);
    // AAC frames are 1024 samples, and an encoder may pad two of them at either end
    else expect(Math.abs(samples.length - 8000)).toBeLessThan(2600);
    // channels are averaged: the right is half as loud
    const loudness = name.includes('stereo') ? 0.75 : 1;
    let best = { share: Number.POSITIVE_INFINITY, delay: 0 };
    for (let delay = lossless ? 0 : -1200; delay <= (lossless ? 0 : 2400); delay++) {
      let [difference, power] = [0, 0];
      for (let i = 800; i < 7200; i++) {
        const expected = loudness * tone(i / 16000);
        difference += ((samples[i + delay] ?? 0) - expected) ** 2;
        power += expected ** 2;
      }
      if (difference / power < best.share) best = { share: difference / power, delay };
    }
    // energy of the difference over that of the sound
    expect(best.share, `delayed by ${best.delay}`).toBeLessThan(lossless ? 1e-6 : 0.01);
  });
});
