// Translation with the zoo's own model: what may be asked of its attention, and what is done to it.
import { afterAll, describe, expect, it } from 'vitest';
import type { AttentionRecord, HeadAt, SiteSummary } from './index.ts';
import { loadTranslator, parseMethod } from './index.ts';

const model = await loadTranslator('fr-en');
afterAll(() => model.release());
const text = 'Le petit garçon mange une pomme.';
const every = (kind: string, layers: number, heads: number): HeadAt[] => Array.from({ length: layers * heads }, (_, i) => ({ kind, layer: Math.floor(i / heads), head: i % heads }));
const { layers, heads } = model.opened.model.dimensions;

describe('interventions', () => {
  it('hide words: what was hidden is not translated, in one text and in a batch', async () => {
    expect((await model.translate(text)).text).toMatch(/apple/i);
    expect((await model.translate(text, { hide: ['pomme'] })).text).not.toMatch(/apple/i);
    const both = [];
    for await (const one of model.translateAll([text, 'Une pomme.'], { hide: ['pomme'] })) both.push(one.text);
    for (const one of both) expect(one).not.toMatch(/apple/i);
    // hidden all the time: to cut it once more changes nothing, and what is left carries the text alone
    const { cuts } = await model.translate(text, { hide: ['pomme'], cut: true });
    const fall = (word: string): number => cuts?.find((one) => one.text === word)?.fall ?? Number.NaN;
    expect(fall('pomme')).toBe(0);
    expect(fall('garçon')).toBeGreaterThan(1);
    await expect(model.translate(text, { cut: true, sightlines: 'off' })).rejects.toThrow(/cut speaks of words/);
    await expect(model.translate(text, { hide: ['poire'] })).rejects.toThrow(/got "poire", and the words are Le, petit/);
  });
  it('mute heads: without cross-attention nothing of the source comes through', async () => {
    const mute = every('cross', layers, heads);
    const [a, b] = [await model.translate(text, { mute }), await model.translate('Nous habitons à Lyon.', { mute })];
    expect(a.text).toBe(b.text);
    expect((await model.translate(text, { mute: [] }))).toEqual(await model.translate(text));
    await expect(model.translate(text, { mute: [{ kind: 'cross', layer: 7, head: 0 }] })).rejects.toThrow(/"cross\.7\.0" must be from 0 to \d, got 7/);
  });
  it('hold for the cut check too: nothing is missed of what is not heard', async () => {
    const { cuts = [] } = await model.translate(text, { mute: every('cross', layers, heads), cut: true });
    for (const cut of cuts) expect(Math.abs(cut.fall)).toBeLessThan(1e-4);
    expect(Math.max(...((await model.translate(text, { cut: true })).cuts ?? []).map((cut) => cut.fall))).toBeGreaterThan(1);
  });
});

describe('reading', () => {
  it('by every method points into the source, heads alone being the model’s own', async () => {
    const best = await model.translate(text);
    expect(best.method).toMatch(/^heads \d/);
    expect((await model.translate(text, { method: { name: 'heads' } })).method).toBe(best.method);
    for (const name of ['averaged', 'shifted', 'rollout', 'rollout, shifted', 'raw 1', 'raw 1.2+1.3']) {
      for (const spans of ['words', 'tokens'] as const) {
        const { sightlines, method, text: written } = await model.translate(text, { method: parseMethod(name), sightlines: spans });
        expect(method).toBe(name);
        expect(written).toBe(best.text);
        for (const line of sightlines) {
          expect(line.sources.length).toBeGreaterThan(0);
          for (const one of line.sources) expect(text.slice(one.start, one.end)).toBe(one.text);
        }
      }
    }
    await expect(model.translate(text, { method: parseMethod('raw 9') })).rejects.toThrow(/layers must be from 0 to \d, got 9/);
  });
  it('a record changes neither the text nor its sightlines', async () => {
    const off = await model.translate(text);
    const summary = await model.translate(text, { record: 'summary' });
    const full = await model.translate(text, { record: 'full' });
    for (const one of [summary, full]) {
      expect(one.text).toBe(off.text);
      expect(one.sightlines.map((line) => line.sources.map((source) => source.text))).toEqual(off.sightlines.map((line) => line.sources.map((source) => source.text)));
    }
    expect(off.record).toBeUndefined();
    const sites = Object.keys(full.record?.weights ?? {}).sort();
    expect(Object.keys(summary.record?.summaries ?? {}).sort()).toEqual(sites);
    expect(sites.length).toBe(2 * layers + (model.opened.model.dimensions.encoderLayers ?? 0));
    for (const site of sites) {
      const { shape } = (full.record as AttentionRecord).weights[site] as { shape: readonly number[] };
      const { mass, topShares } = (summary.record as AttentionRecord).summaries[site] as SiteSummary;
      expect(mass.shape).toEqual([shape[0], shape[1], 2]);
      // mass to text and to special tokens is all there is
      for (let i = 0; i < mass.data.length; i += 2) expect((mass.data[i] as number) + (mass.data[i + 1] as number)).toBeCloseTo(1, 4);
      expect(topShares.shape[0]).toBe(shape[1]);
    }
  });
  it('can be stopped by a signal', async () => {
    const stop = new AbortController();
    const asked = model.translate(text, { signal: stop.signal });
    stop.abort(new Error('enough'));
    await expect(asked).rejects.toThrow('enough');
    expect((await model.translate(text)).text).toMatch(/apple/i);
  });
});
