// Logits processors against Hugging Face's, case by case (test/reference/processor_cases.py).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as processors from './processors.ts';

type Row = (number | null)[];
interface Case { name: string; arguments: Record<string, unknown>; rows: number[]; processed: Row[] }
const data = JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'test', 'fixtures', 'logits-processors.json'), 'utf8')) as { eos_token_id: number; prompt_length: number; ids: number[][]; logits: number[][]; cases: Case[] };

/** The arguments understood here, as processors in the reference's order. */
const make: Readonly<Record<string, (value: never) => processors.Processor>> = {
  repetition_penalty: (value: number) => processors.repetitionPenalty(value),
  no_repeat_ngram_size: (value: number) => processors.noRepeatNgram(value),
  bad_words_ids: (value: number[][]) => processors.badWords(value, [data.eos_token_id]),
  suppress_tokens: (value: number[]) => processors.suppress(value),
  temperature: (value: number) => processors.temperature(value),
  top_k: (value: number) => processors.topKFilter(value),
  top_p: (value: number) => processors.topPFilter(value),
  min_p: (value: number) => processors.minPFilter(value),
};
const known = data.cases.filter((one) => Object.keys(one.arguments).every((key) => key in make || key === 'do_sample'));

describe('processors', () => {
  it('are compared in many cases', () => expect(known.length).toBeGreaterThan(15));
  it.each(known)('$name', ({ arguments: given, rows, processed }) => {
    for (const [i, row] of rows.entries()) {
      const logits = Float32Array.from(data.logits[row] as number[]);
      for (const [key, build] of Object.entries(make)) if (key in given) build(given[key] as never)(logits, data.ids[row] as number[], 0);
      if ('top_p' in given || 'top_k' in given) {
        // which of equal tokens is kept is left open by the reference's sort
        const values = (list: readonly number[]): number[] => [...list].sort((a, b) => a - b).map((value) => Math.round(value * 1e4) / 1e4 + 0);
        expect(values([...logits])).toEqual(values((processed[i] as Row).map((value) => value ?? Number.NEGATIVE_INFINITY)));
        continue;
      }
      for (const [at, expected] of (processed[i] as Row).entries()) {
        if (expected === null) expect(logits[at], `row ${row}, token ${at}`).toBe(Number.NEGATIVE_INFINITY);
        else expect(Math.abs((logits[at] as number) - expected), `row ${row}, token ${at}`).toBeLessThan(1e-5);
      }
    }
  });
});
