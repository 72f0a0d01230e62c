// Records of generation: a summary says what the weights say, muting takes a head out, and neither recording changes
// what is written. What is written is held against the reference in test/parity.test.ts.
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { NDArray } from '../array.ts';
import { nodeFiles } from '../checkpoint/node-files.ts';
import type { DecoderModel, EncoderDecoderModel } from '../models/family.ts';
import { openModel } from '../open.ts';
import { createNodeRuntime } from '../runtime/node/index.ts';
import type { HeadAt } from '../sites.ts';
import { textSource } from './encode.ts';
import type { Runnable } from './runnable.ts';
import { type Generated, type GenerationOptions, generateFromPrompt, generateFromSource } from './generate.ts';

const runtime = createNodeRuntime();
const open = (fixture: string) => openModel(nodeFiles(join(import.meta.dirname, '..', '..', 'test', 'fixtures', fixture)), runtime);
const marian = await open('marian-generate');
const gpt2 = await open('gpt2-generate');
afterAll(async () => {
  await marian.release();
  await gpt2.release();
});

const inputs = [[5, 9, 11, 3, 0], [7, 4, 0], [12, 6, 8, 0]];
const translate = async (options: GenerationOptions): Promise<Generated[]> => (await generateFromSource(marian.runnable as unknown as Runnable<EncoderDecoderModel>, textSource(inputs, 0), { decoderStart: 1, eos: [], maxNewTokens: 6, ...options })).outputs.flat();
const complete = async (options: GenerationOptions): Promise<Generated[]> => (await generateFromPrompt(gpt2.runnable as unknown as Runnable<DecoderModel>, [[3, 4, 5, 6, 7], [8], [9, 10, 11]], { eos: [], maxNewTokens: 6, ...options })).flat();
const all = (name: string): boolean => name.includes('attentions');

/** A summary worked out from weights [heads, tokens, keys]. */
function byHand({ data, shape }: NDArray<'float32'>, k: number, sourceOf: (key: number) => number, sources: number) {
  const [heads, tokens, keys] = shape as [number, number, number];
  const at = (head: number, token: number, key: number): number => data[(head * tokens + token) * keys + key] as number;
  const shares = Array.from({ length: tokens }, (_, token) =>
    Array.from({ length: keys }, (_, key) => Array.from({ length: heads }, (_, head) => at(head, token, key) / heads).reduce((sum, value) => sum + value, 0)),
  );
  const mass = Array.from({ length: heads }, (_, head) => shares.map((_, token) => Array.from({ length: sources }, (_, source) => Array.from({ length: keys }, (_, key) => (sourceOf(key) === source ? at(head, token, key) : 0)).reduce((sum, value) => sum + value, 0))));
  return { shares, best: shares.map((row) => [...row].sort((a, b) => b - a).slice(0, k)), mass: mass.flat(2) };
}

describe.each<[string, (options: GenerationOptions) => Promise<Generated[]>, GenerationOptions]>([
  ['a source, greedily', translate, {}],
  ['a source, with beams', translate, { beams: 3, returned: 2 }],
  ['a source, with processors', translate, { noRepeatNgram: 2 }],
  ['prompts of different lengths', complete, {}],
  ['prompts, with beams', complete, { beams: 2 }],
  ['prompts, drawn thrice', complete, { sample: true, returned: 3, seed: 4 }],
])('%s', (_, write, options) => {
  it('is written alike with a summary, with all weights, and with no record', async () => {
    const off = await write(options);
    const full = await write({ ...options, reveal: all });
    const summary = await write({ ...options, reveal: all, summary: { topKeys: 3 } });
    for (const recorded of [full, summary]) {
      expect(recorded.map((one) => one.ids)).toEqual(off.map((one) => one.ids));
      for (const [i, one] of recorded.entries()) for (const [at, score] of one.tokenScores.entries()) expect(Math.abs(score - (off[i]?.tokenScores[at] as number))).toBeLessThan(1e-5);
    }
    for (const [i, one] of full.entries()) {
      const { summaries, weights } = summary[i] as Generated;
      expect(Object.keys(weights)).toEqual([]);
      expect(Object.keys(summaries).sort()).toEqual(Object.keys(one.weights).sort());
      const tokens = one.ids.length - one.promptLength;
      for (const [site, maps] of Object.entries(one.weights)) {
        const keys = maps.shape[2] as number;
        expect(maps.shape[1]).toBe(tokens);
        for (let row = 0; row < maps.data.length; row += keys) expect(Math.abs(maps.data.subarray(row, row + keys).reduce((sum, value) => sum + value, 0) - 1), `${site}: a row's sum`).toBeLessThan(1e-5);
        const cross = site.startsWith('cross');
        const source = inputs[Math.floor(i / (options.returned ?? 1))] as number[];
        const { topKeys, topShares, mass } = summaries[site] as Generated['summaries'][string];
        const truth = byHand(maps, 3, (key) => (cross ? (key === 0 ? 0 : key < source.length - 1 ? 1 : key === source.length - 1 ? 2 : -1) : key < one.promptLength ? 0 : 1), cross ? 3 : 2);
        expect(topShares.shape).toEqual([tokens, Math.min(3, keys)]);
        for (const [token, best] of truth.best.entries()) {
          for (const [at, share] of best.entries()) {
            const key = Number(topKeys.data[token * best.length + at]);
            if (key < 0) continue; // fewer keys than kept, at the first steps
            expect(Math.abs((topShares.data[token * best.length + at] as number) - share)).toBeLessThan(1e-6);
            expect(Math.abs((truth.shares[token]?.[key] as number) - share)).toBeLessThan(1e-6);
          }
        }
        for (const [at, value] of truth.mass.entries()) expect(Math.abs((mass.data[at] as number) - value), `${site}: mass`).toBeLessThan(2e-6);
      }
    }
  });
});

it('chosen heads and chosen sites are kept in full beside a summary', async () => {
  const [full] = await translate({ reveal: all }) as [Generated];
  const [one] = await translate({ reveal: all, summary: { heads: [{ kind: 'cross', layer: 1, head: 1 }], full: (site) => site === 'cross_attentions.0' } }) as [Generated];
  expect(Object.keys(one.weights)).toEqual(['cross_attentions.0']);
  expect(one.weights['cross_attentions.0']).toEqual(full.weights['cross_attentions.0']);
  expect(one.summaries['cross_attentions.0']?.heads).toBeUndefined();
  const { shape, data } = full.weights['cross_attentions.1'] as NDArray<'float32'>;
  const size = (shape[1] as number) * (shape[2] as number);
  expect(one.summaries['cross_attentions.1']?.heads).toEqual({ dtype: 'float32', shape: [1, ...shape.slice(1)], data: data.slice(size, 2 * size) });
});

it('a prompt’s sources are told apart', async () => {
  const [one] = await complete({ reveal: all, summary: { sources: [[0, 0, 1, 1, -1], [0], [2, 2, 2]] } }) as [Generated];
  const [full] = await complete({ reveal: all }) as [Generated];
  const { mass } = one.summaries['attentions.0'] as Generated['summaries'][string];
  expect(mass.shape.at(-1)).toBe(4);
  const map = full.weights['attentions.0'] as NDArray<'float32'>;
  expect(mass.data[1]).toBeCloseTo((map.data[2] as number) + (map.data[3] as number), 5);
});

describe('muting', () => {
  const heads = (kind: HeadAt['kind'], layers: number, count: number): HeadAt[] => Array.from({ length: layers * count }, (_, i) => ({ kind, layer: Math.floor(i / count), head: i % count }));
  it('changes what is written, and leaves the record of what was looked at', async () => {
    const { heads: count } = marian.model.dimensions;
    const plain = await translate({ reveal: all });
    const muted = await translate({ reveal: all, mute: heads('cross', marian.model.dimensions.layers, count) });
    expect(muted.map((one) => one.tokenScores)).not.toEqual(plain.map((one) => one.tokenScores));
    // without cross-attention every source gives the same output
    for (const one of muted) expect(one.ids).toEqual(muted[0]?.ids);
    expect(Object.keys(muted[0]?.weights ?? {})).toEqual(Object.keys(plain[0]?.weights ?? {}));
    const none = await translate({ reveal: all, mute: [] });
    expect(none).toEqual(plain);
  });
  it('reaches the cached self-attention of prompts and steps alike', async () => {
    const { layers, heads: count } = gpt2.model.dimensions;
    const plain = await complete({});
    const mute = heads('self', layers, count);
    const muted = await complete({ mute });
    expect(muted.map((one) => one.tokenScores)).not.toEqual(plain.map((one) => one.tokenScores));
    // each token then depends on the one before it alone: a prompt's beginning changes nothing but positions
    const write = async (prompt: number[]): Promise<Generated> => ((await generateFromPrompt(gpt2.runnable as unknown as Runnable<DecoderModel>, [prompt], { eos: [], maxNewTokens: 4, mute })).flat() as [Generated])[0];
    const [a, b] = await Promise.all([write([3, 4, 5, 6, 7]), write([9, 9, 1, 2, 7])]);
    expect(a.tokenScores).toEqual(b.tokenScores);
  });
  it.each<[HeadAt, RegExp]>([
    [{ kind: 'cross', layer: 9, head: 0 }, /layer of "cross\.9\.0" must be from 0 to \d, got 9/],
    [{ kind: 'cross', layer: 0, head: 99 }, /head of "cross\.0\.99" must be from 0 to \d, got 99/],
    [{ kind: 'self', layer: 0, head: 0 }, /must be one of encoder, decoder, cross in this model, got "self"/],
  ])('refuses %j', async (head, message) => {
    await expect(translate({ mute: [head] })).rejects.toThrow(message);
  });
});
