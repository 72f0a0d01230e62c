// Completion: pieces as they come, stopping (by text, by signal, by leaving the loop), sightlines and records.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { characterTokenizer } from '../test/characters.ts';
import { memoryFiles } from './checkpoint/index.ts';
import type { CompleteOptions, Completion } from './complete.ts';
import { type LanguageModel, loadFrom } from './load.ts';
import { createNodeRuntime } from './runtime/node/index.ts';

const folder = join(import.meta.dirname, '..', 'test', 'fixtures', 'gpt2-generate');
const files = new Map<string, Uint8Array>([
  ...['config.json', 'model.safetensors'].map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))] as const),
  ...Object.entries(characterTokenizer).map(([name, json]) => [name, new TextEncoder().encode(JSON.stringify(json))] as const),
]);
const model = (await loadFrom(memoryFiles(files, 'characters'), createNodeRuntime())) as LanguageModel;
afterAll(() => model.release());

async function complete(prompt: string, options: CompleteOptions = {}): Promise<Completion & { pieces: string[] }> {
  const stream = model.complete(prompt, options);
  const pieces: string[] = [];
  for (;;) {
    const { value, done } = await stream.next();
    if (done) return { ...value, pieces };
    pieces.push(value);
  }
}
const drawn: CompleteOptions = { sample: true, seed: 3, maxNewTokens: 24, eos: [] };

describe('a stream', () => {
  it('gives pieces that make up the text', async () => {
    const { pieces, text, ids, scores } = await complete('once upon', drawn);
    expect(pieces.length).toBeGreaterThan(3);
    expect(pieces.join('')).toBe(text);
    expect(ids.length).toBe('once upon'.length + 24);
    expect(scores.length).toBe(24);
  });
  it('is the same for the same seed, and not for another', async () => {
    const [a, b, c] = [await complete('once', drawn), await complete('once', drawn), await complete('once', { ...drawn, seed: 4 })];
    expect(b.text).toBe(a.text);
    expect(c.text).not.toBe(a.text);
  });
  it('ends before a text at which to stop, of which nothing is told', async () => {
    const whole = (await complete('once upon', drawn)).text;
    const stop = whole.slice(8, 11);
    const { text, pieces } = await complete('once upon', { ...drawn, stopAt: ['never there', stop] });
    expect(text).toBe(whole.slice(0, whole.indexOf(stop)));
    expect(pieces.join('')).toBe(text);
  });
  it('ends where its signal is aborted, with the reason', async () => {
    const stop = new AbortController();
    const told: string[] = [];
    const reading = (async () => {
      for await (const piece of model.complete('once', { ...drawn, maxNewTokens: 50, signal: stop.signal })) {
        told.push(piece);
        if (told.length === 2) stop.abort(new Error('enough'));
      }
    })();
    await expect(reading).rejects.toThrow('enough');
    expect(told.join('').length).toBeLessThan(50);
    await expect(complete('once', { signal: AbortSignal.abort(new Error('too late')) })).rejects.toThrow('too late');
    expect((await complete('once', drawn)).ids.length).toBe(4 + 24);
  });
  it('left early works out nothing more', async () => {
    const shared = await model.opened.tokenizer();
    const { decode } = shared;
    let calls = 0;
    Object.assign(shared, { decode: (ids: number[]) => { calls++; return decode(ids); } });
    for await (const _ of model.complete('once', { ...drawn, maxNewTokens: 50 })) break;
    await new Promise((resolve) => setTimeout(resolve, 300));
    Object.assign(shared, { decode });
    expect(calls).toBeLessThan(20);
  });
});

describe('what it came from', () => {
  it('is read back to the prompt and to what was written, changing nothing', async () => {
    const prompt = 'the cat sat, the dog';
    const plain = await complete(prompt, drawn);
    expect(plain.sightlines).toBeUndefined();
    for (const spans of ['words', 'tokens'] as const) {
      const { text, sightlines = [], method } = await complete(prompt, { ...drawn, sightlines: spans, threshold: 0 });
      expect(text).toBe(plain.text);
      expect(method).toBe('averaged');
      expect(sightlines.length).toBeGreaterThan(0);
      for (const line of sightlines) {
        expect(text.slice(line.start, line.end)).toBe(line.text);
        for (const one of line.sources) {
          expect((one.source === 'prompt' ? prompt : text).slice(one.start, one.end)).toBe(one.text);
          // nothing is looked at before it is written
          if (one.source === 'output') expect(one.start).toBeLessThan(line.end);
        }
        expect(line.sources.reduce((sum, one) => sum + one.score, 0)).toBeCloseTo(1, 5);
      }
    }
  });
  it('is kept as a summary or in full', async () => {
    const { record: summary } = await complete('the cat', { ...drawn, record: 'summary' });
    const { record: full } = await complete('the cat', { ...drawn, record: 'full' });
    expect(Object.keys(full?.weights ?? {})).toEqual(['attentions.0', 'attentions.1']);
    expect(Object.keys(summary?.weights ?? {})).toEqual([]);
    expect(full?.weights['attentions.0']?.shape).toEqual([3, 24, 7 + 23]);
    expect(summary?.summaries['attentions.0']?.mass.shape).toEqual([3, 24, 2]);
    expect(summary?.source.join('').replaceAll('Ġ', ' ')).toBe('the cat');
  });
  it('can be asked of chosen heads, not of heads nobody has found', async () => {
    expect((await complete('the cat', { ...drawn, sightlines: 'words', method: { name: 'raw', heads: [[1, 2]] } })).method).toBe('raw 1.2');
    await expect(complete('the cat', { method: { name: 'heads' } })).rejects.toThrow(/no alignment heads are known/);
    await expect(complete('the cat', { method: { name: 'raw', layers: [7] } })).rejects.toThrow(/layers must be from 0 to 1, got 7/);
  });
});
