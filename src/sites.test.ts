// Muting heads, against models in which the same heads' way out is cut: the columns of the output map that read them.
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { NDArray } from './array.ts';
import { memoryFiles, openCheckpoint, writeSafetensors } from './checkpoint/index.ts';
import { nodeFiles } from './checkpoint/node-files.ts';
import { forward } from './forward.ts';
import { type Opened, openModel } from './open.ts';
import { readArrays } from './raw.ts';
import { createNodeRuntime } from './runtime/node/index.ts';
import { type HeadAt, headsOf, revealable } from './sites.ts';

const runtime = createNodeRuntime();
const opened: Opened[] = [];
afterAll(() => Promise.all(opened.map((one) => one.release())));
const folder = (fixture: string): string => join(import.meta.dirname, '..', 'test', 'fixtures', fixture);
const keep = async (opening: Promise<Opened>): Promise<Opened> => {
  const one = await opening;
  opened.push(one);
  return one;
};
const open = (fixture: string): Promise<Opened> => keep(openModel(nodeFiles(folder(fixture)), runtime));

/** A fixture whose output map of one layer reads nothing of the heads given. `stored` tells which axis of it counts the heads' outputs. */
async function severed(fixture: string, weight: string, stored: 'rows' | 'columns', heads: readonly number[], headDim: number): Promise<Opened> {
  const files = nodeFiles(folder(fixture));
  const checkpoint = await openCheckpoint(files);
  const entries: [string, NDArray][] = [];
  for (const name of checkpoint.names()) {
    const array = await checkpoint.read(name);
    const data = array.data.slice() as Float32Array;
    const [, columns] = array.shape as [number, number];
    if (name === weight) for (let i = 0; i < data.length; i++) if (heads.includes(Math.floor((stored === 'columns' ? i % columns : Math.floor(i / columns)) / headDim))) data[i] = 0;
    entries.push([name, { ...array, data } as NDArray]);
  }
  return keep(openModel(memoryFiles(new Map([['config.json', await files.read('config.json')], ['model.safetensors', writeSafetensors(entries)]]), fixture), runtime));
}

const largest = (a: NDArray, b: NDArray): number => (a.data as Float32Array).reduce((most, value, i) => Math.max(most, Math.abs(value - (b.data[i] as number))), 0);

describe.each<[fixture: string, kind: HeadAt['kind'], layer: number, weight: string, stored: 'rows' | 'columns']>([
  ['marian-opus', 'cross', 1, 'model.decoder.layers.1.encoder_attn.out_proj.weight', 'columns'],
  ['marian-opus', 'encoder', 0, 'model.encoder.layers.0.self_attn.out_proj.weight', 'columns'],
  ['marian-opus', 'decoder', 0, 'model.decoder.layers.0.self_attn.out_proj.weight', 'columns'],
  ['bert-plain', 'self', 1, 'encoder.layer.1.attention.output.dense.weight', 'columns'],
  ['gpt2-bare-names', 'self', 0, 'h.0.attn.c_proj.weight', 'rows'],
])('%s, %s attention of layer %i', (fixture, kind, layer, weight, stored) => {
  it.each(['one', 'all'])('%s muted is its contribution taken out', async (which) => {
    const whole = await open(fixture);
    const site = `${kind === 'self' ? '' : `${kind}_`}attentions.${layer}`;
    const count = headsOf(whole.model, site);
    const heads = which === 'one' ? [1] : Array.from({ length: count }, (_, head) => head);
    const mute = heads.map((head): HeadAt => ({ kind, layer, head }));
    const inputs = await readArrays(join(folder(fixture), 'inputs.safetensors'));
    const cut = await severed(fixture, weight, stored, heads, whole.model.dimensions.width / count);
    const [plain, muted, truth] = await Promise.all([forward(whole.runnable, inputs), forward(whole.runnable, inputs, { mute }), forward(cut.runnable, inputs)]);
    const output = 'logits' in plain ? 'logits' : 'last_hidden_state';
    expect(largest(muted[output] as NDArray, truth[output] as NDArray)).toBeLessThan(1e-5);
    expect(largest(muted[output] as NDArray, plain[output] as NDArray)).toBeGreaterThan(1e-3);
    // what the heads looked at stands in the record as if they were heard
    const reveal = (name: string): boolean => name === site;
    const [seen, before] = await Promise.all([forward(whole.runnable, inputs, { mute, reveal }), forward(whole.runnable, inputs, { reveal })]);
    expect(largest(seen[site] as NDArray, before[site] as NDArray)).toBeLessThan(1e-6);
    expect(largest(seen[output] as NDArray, truth[output] as NDArray)).toBeLessThan(1e-5);
  });
  it('none muted is the model as it is', async () => {
    const whole = await open(fixture);
    const inputs = await readArrays(join(folder(fixture), 'inputs.safetensors'));
    expect(await forward(whole.runnable, inputs, { mute: [] })).toEqual(await forward(whole.runnable, inputs));
    expect(revealable(whole.model).attentions.length).toBeGreaterThan(0);
  });
});
