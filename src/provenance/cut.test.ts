// Hiding a part of a source: whatever stands there can no longer matter, of any kind of source; elsewhere it still does.
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { float32, int64, type NDArray } from '../array.ts';
import { nodeFiles } from '../checkpoint/node-files.ts';
import { forward } from '../forward.ts';
import type { Runnable, SourceArrays } from '../generation/runnable.ts';
import { type DecoderModel, type EncoderDecoderModel, partsOf, statesOf } from '../models/family.ts';
import { type Opened, openModel } from '../open.ts';
import { random } from '../random.ts';
import { createNodeRuntime } from '../runtime/node/index.ts';
import { type Hidden, scoreHidden, type Written } from '../score.ts';
import { cellsOf, everyPlace, placesDuring, placesIn } from './places.ts';

const runtime = createNodeRuntime();
const next = random(5);
const noise = (shape: readonly number[]): NDArray<'float32'> => float32(Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => 4 * next() - 2), shape);
/** The same but where `other` says. */
const changed = <A extends NDArray>(array: A, other: (at: readonly number[]) => boolean, value: () => number | bigint): A => {
  const strides = array.shape.map((_, axis) => array.shape.slice(axis + 1).reduce((a, b) => a * b, 1));
  const data = (array.data as Float32Array).slice();
  for (let i = 0; i < data.length; i++) if (other(array.shape.map((size, axis) => Math.floor(i / (strides[axis] as number)) % size))) data[i] = value() as number;
  return { ...array, data } as A;
};

interface Case {
  readonly fixture: string;
  readonly source: SourceArrays;
  readonly part: string;
  /** Places hidden, and the source with what stands there changed: null where all of it is hidden, and all of it changes. */
  readonly hide: { readonly places: readonly number[]; readonly instead: SourceArrays } | null;
}

const pixels = (height: number, width = height): SourceArrays => ({ pixel_values: noise([1, 3, height, width]) });
const caption = pixels(12);
const question = { ...pixels(12), input_ids: int64([2, 7, 8, 9, 5], [1, 5]) };
const heard = { input_features: noise([1, 10, 100]) };
const text = { input_ids: int64([7, 8, 9, 10, 2], [1, 5]) };
// patches of 4 pixels, three a row, after one token for the whole: the middle one is state 5
const middle = ([, , y, x]: readonly number[]): boolean => (y as number) >= 4 && (y as number) < 8 && (x as number) >= 4 && (x as number) < 8;
const patched = (source: SourceArrays): SourceArrays => ({ ...source, pixel_values: changed(source['pixel_values'] as NDArray<'float32'>, middle, next) });
const cases: readonly Case[] = [
  { fixture: 'blip-caption', source: caption, part: 'image', hide: { places: [5], instead: patched(caption) } },
  { fixture: 'blip-caption', source: caption, part: 'image', hide: null },
  { fixture: 'blip-answer', source: question, part: 'image', hide: { places: [5], instead: patched(question) } },
  { fixture: 'blip-answer', source: question, part: 'image', hide: null },
  { fixture: 'blip-answer', source: question, part: 'question', hide: { places: [2], instead: { ...question, input_ids: int64([2, 7, 30, 9, 5], [1, 5]) } } },
  { fixture: 'ved-vit-gpt2', source: pixels(12), part: 'image', hide: null },
  { fixture: 'ved-swin-trocr', source: pixels(24, 20), part: 'image', hide: null },
  // two convolutions reach three frames beyond a state's own two
  { fixture: 'whisper-multilingual', source: heard, part: 'sound', hide: { places: Array.from({ length: 20 }, (_, i) => 10 + i), instead: { input_features: changed(heard.input_features, ([, , frame]) => (frame as number) >= 24 && (frame as number) < 56, next) } } },
  { fixture: 'whisper-multilingual', source: heard, part: 'sound', hide: null },
  { fixture: 'moonshine-tiny', source: { input_values: noise([1, 6000]) }, part: 'sound', hide: null },
  { fixture: 'marian-generate', source: text, part: 'source', hide: { places: [1, 3], instead: { input_ids: int64([7, 20, 9, 21, 2], [1, 5]) } } },
];

describe.each(cases)('$fixture, $part, $hide.places', ({ fixture, source, part, hide }) => {
  let opened: Opened;
  let runnable: Runnable<EncoderDecoderModel>;
  beforeAll(async () => {
    opened = await openModel(nodeFiles(join(import.meta.dirname, '..', '..', 'test', 'fixtures', fixture)), runtime);
    runnable = opened.runnable as Runnable<never> as unknown as Runnable<EncoderDecoderModel>;
  });
  afterAll(() => opened.release());

  it('what is hidden does not matter', async () => {
    const { model } = runnable;
    expect(Object.keys(partsOf(model.source))).toContain(part);
    const count = statesOf(model.source, part, (name) => (source[name] as NDArray).shape);
    const places = hide ? hide.places : Array.from({ length: count }, (_, i) => i);
    const instead = hide?.instead ?? Object.fromEntries(Object.entries(source).map(([name, array]) => [name, array.dtype === 'float32' && !(part === 'question') ? noise(array.shape) : array]));
    const ways: Hidden[][] = [[], [{ part, places: new Set(places) }]];
    const written = { ids: [3, 11, 12, 13, 14], given: 2 };
    const [whole, cut] = await scoreHidden(runnable, { source, ...written }, ways);
    const [wholeInstead, cutInstead] = await scoreHidden(runnable, { source: instead, ...written }, ways);
    expect(cut?.length).toBe(3);
    const far = (a?: Float32Array, b?: Float32Array): number => Math.max(...[...(a as Float32Array)].map((value, i) => Math.abs(value - (b?.[i] as number))));
    expect(far(cut, cutInstead)).toBeLessThan(2e-6);
    expect(far(whole, wholeInstead)).toBeGreaterThan(1e-4);
    expect(far(whole, cut)).toBeGreaterThan(1e-4);
    // a way's scores are what they are alone
    const [alone] = await scoreHidden(runnable, { source, ...written }, [ways[1] as Hidden[]]);
    expect(far(alone, cut)).toBeLessThan(2e-6);
  }, 30_000);
});

/** Pictures in a prompt and beside it: hidden wherever they are looked at. */
const stands = { source: pixels(12), ids: [3, ...new Array<number>(9).fill(52), 7, 9, 4, 11, 12, 13], given: 13 };
const beside = {
  source: { pixel_values: noise([1, 1, 2, 3, 8, 8]), aspect_ratio_ids: int64([2], [1, 1]), aspect_ratio_mask: int64([1, 1], [1, 1, 2]), cross_attention_mask: int64(new Array<number>(8).fill(1), [1, 4, 1, 2]) },
  ids: [53, 1, 7, 9, 11, 12, 13], given: 4,
};
/** Two pictures, of which a token is four patches. */
const squares = { source: { pixel_values: noise([1, 2, 3, 16, 16]) }, ids: [3, 52, 52, 52, 52, 7, 52, 52, 52, 52, 9, 4, 11, 12, 13], given: 12 };
const quarter = ([, tile, , y, x]: readonly number[]): boolean => tile === 1 && (y as number) < 8 && (x as number) >= 8;
const corner = ([, , tile, , y, x]: readonly number[]): boolean => tile === 1 && (y as number) < 4 && (x as number) >= 4;
const places = (...list: readonly number[]): Set<number> => new Set(list);
const prompts: readonly { readonly fixture: string; readonly what: string; readonly written: Written; readonly instead: Partial<Written>; readonly way: readonly Hidden[] }[] = [
  { fixture: 'llava-plain', what: 'a patch', written: stands, instead: { source: patched(stands.source) }, way: [{ part: 'tower', places: places(5) }, { part: 'prompt', places: places(5) }] },
  { fixture: 'llava-plain', what: 'all', written: stands, instead: { source: pixels(12) }, way: [{ part: 'tower', places: places(1, 2, 3, 4, 5, 6, 7, 8, 9) }, { part: 'prompt', places: places(1, 2, 3, 4, 5, 6, 7, 8, 9) }] },
  { fixture: 'llava-plain', what: 'a word', written: stands, instead: { ids: stands.ids.with(10, 30) }, way: [{ part: 'prompt', places: places(10) }] },
  { fixture: 'idefics3-plain', what: 'four patches', written: squares, instead: { source: { pixel_values: changed(squares.source.pixel_values, quarter, next) } }, way: [{ part: 'tower', places: places(18, 19, 22, 23) }, { part: 'prompt', places: places(7) }] },
  { fixture: 'idefics3-plain', what: 'a word', written: squares, instead: { ids: squares.ids.with(5, 30) }, way: [{ part: 'prompt', places: places(5) }] },
  // four patches and a token for the whole make five states of a tile, eight in the tower
  { fixture: 'mllama-generate', what: 'a patch', written: beside, instead: { source: { ...beside.source, pixel_values: changed(beside.source.pixel_values, corner, next) } }, way: [{ part: 'tower', places: places(10) }, { part: 'image', places: places(7) }] },
  { fixture: 'mllama-generate', what: 'all', written: beside, instead: { source: { ...beside.source, pixel_values: noise([1, 1, 2, 3, 8, 8]) } }, way: [{ part: 'tower', places: places(1, 2, 3, 4, 9, 10, 11, 12) }, { part: 'image', places: places(1, 2, 3, 4, 6, 7, 8, 9) }] },
  { fixture: 'mllama-generate', what: 'a word', written: beside, instead: { ids: beside.ids.with(2, 30) }, way: [{ part: 'prompt', places: places(2) }] },
];

describe.each(prompts)('$fixture, $what', ({ fixture, written, instead, way }) => {
  it('what is hidden does not matter', async () => {
    const opened = await openModel(nodeFiles(join(import.meta.dirname, '..', '..', 'test', 'fixtures', fixture)), runtime);
    try {
      const runnable = opened.runnable as Runnable<never> as unknown as Runnable<DecoderModel>;
      const [whole, cut] = await scoreHidden(runnable, written, [[], way]);
      const [wholeInstead, cutInstead] = await scoreHidden(runnable, { ...written, ...instead }, [[], way]);
      const far = (a?: Float32Array, b?: Float32Array): number => Math.max(...[...(a as Float32Array)].map((value, i) => Math.abs(value - (b?.[i] as number))));
      expect(cut?.length).toBe(3);
      expect(far(cut, cutInstead)).toBeLessThan(5e-6);
      expect(far(whole, wholeInstead)).toBeGreaterThan(1e-4);
      expect(far(whole, cut)).toBeGreaterThan(1e-4);
      // scores with nothing hidden are those of a whole pass over what was read and written
      const { source, ids, given } = written;
      const looks: SourceArrays = source['cross_attention_mask'] ? { cross_attention_mask: int64(new Array<number>(2 * (ids.length - 1)).fill(1), [1, ids.length - 1, 1, 2]) } : {};
      const { logits } = await forward(opened.runnable, { ...source, ...looks, input_ids: int64(ids.slice(0, -1), [1, ids.length - 1]) });
      const { data, shape: [, , vocabulary = 0] } = logits as NDArray<'float32'>;
      const expected = Float32Array.from({ length: 3 }, (_, i) => {
        const row = data.slice((given - 1 + i) * vocabulary, (given + i) * vocabulary);
        return (row[ids[given + i] as number] as number) - Math.log(row.reduce((sum, value) => sum + Math.exp(value), 0));
      });
      expect(far(whole, expected)).toBeLessThan(1e-5);
    } finally {
      await opened.release();
    }
  }, 30_000);
});

describe('places', () => {
  const boxes = Array.from({ length: 9 }, (_, i) => (i === 8 ? null : ([10 * (i % 3), 10 * Math.floor(i / 3), 10 * (i % 3) + 10, 10 * Math.floor(i / 3) + 10] as const)));
  const grid = { lead: 1, rows: 3, columns: 3, boxes };
  it('of boxes are those they touch by more than rounding leaves', () => {
    expect(placesIn(grid, [10, 10, 20, 20])).toEqual(new Set([5]));
    expect(placesIn(grid, [9.99, 10, 20.01, 12])).toEqual(new Set([5]));
    expect(placesIn(grid, [9, 10, 21, 12])).toEqual(new Set([4, 5, 6]));
    for (const box of [[40, 40, 50, 50], [20, 20, 10, 30], [20, 20, 30, 30]] as const) expect(() => placesIn(grid, box)).toThrow(/describe: a box must lie within/);
  });
  it('of cells are every region once, padding in none', () => {
    for (const most of [1, 2, 3, 4]) {
      const cells = cellsOf(grid, most);
      expect(cells.flatMap(({ places }) => [...places]).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    }
    expect(cellsOf(grid, 1)[0]?.box).toEqual([0, 0, 30, 30]);
    expect(everyPlace(grid).size).toBe(9);
  });
  it('of stretches are those they touch, at least one', () => {
    expect(placesDuring({ start: 0.1, end: 0.14 }, 0.02, 50)).toEqual(new Set([5, 6]));
    expect(placesDuring({ start: 0.1, end: 0.1 }, 0.02, 50)).toEqual(new Set([5]));
    expect(placesDuring({ start: 0.95, end: 2 }, 0.02, 50)).toEqual(new Set([47, 48, 49]));
  });
});
