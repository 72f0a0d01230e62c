// A model of random weights follows no voice, but one of its heads must come closer to some marks than the others.
import { describe, expect, it } from 'vitest';
import { nodeFiles } from '../checkpoint/node-files.ts';
import type { Runnable } from '../generation/runnable.ts';
import type { EncoderDecoderModel } from '../models/family.ts';
import { openModel } from '../open.ts';
import { random } from '../random.ts';
import { createNodeRuntime } from '../runtime/node/index.ts';
import { hearingHeads } from './heads.ts';
import type { Timed } from './voice.ts';

describe('heads that follow the voice', () => {
  it('are those whose words are closest to the marks, chosen on one half of the recordings and measured on the other', async () => {
    const opened = await openModel(nodeFiles('test/fixtures/whisper-multilingual'), createNodeRuntime());
    const next = random(5);
    const examples = Array.from({ length: 4 }, (_, i) => ({
      samples: Float32Array.from({ length: 12_000 }, () => 0.2 * (next() - 0.5)), language: 'fr', task: 'transcribe' as const, timestamps: false, segments: [], words: [{ text: `${i}`, start: 0.1 * i, end: 0.3 }],
    }));
    const calls: { said: string; values: number[] }[] = [];
    const distances = ([word]: readonly Timed[], heard: readonly Timed[]): number[] => {
      const values = heard.flatMap(({ start, end }) => [Math.abs(start - (word as Timed).start), Math.abs(end - (word as Timed).end)]);
      calls.push({ said: (word as Timed).text, values });
      return values;
    };
    try {
      const runnable = opened.runnable as Runnable<never> as unknown as Runnable<EncoderDecoderModel>;
      const { heads, median, recordings } = await hearingHeads({ runnable, config: opened.config, tokenizer: await opened.tokenizer() }, examples, { window: 1, mels: 10, distances });
      // two layers of three heads, each alone on the first two recordings
      const alone = Array.from({ length: 6 }, (_, i) => calls.slice(2 * i, 2 * i + 2).flatMap(({ values }) => values)).map((values) => values.reduce((sum, value) => sum + Math.min(0.2, value), 0) / values.length);
      expect(calls.slice(0, 12).every(({ said }) => said === '0' || said === '1')).toBe(true);
      expect(new Set(alone).size).toBeGreaterThan(1);
      const best = alone.indexOf(Math.min(...alone));
      expect(heads).toContainEqual([Math.floor(best / 3), best % 3]);
      expect(recordings).toBe(2);
      const measured = calls.slice(-2).flatMap(({ values }) => values).sort((a, b) => a - b);
      expect(calls.slice(-2).map(({ said }) => said)).toEqual(['2', '3']);
      expect(median).toBe(measured[Math.floor(measured.length / 2)]);
    } finally {
      await opened.release();
    }
  });
});
