// Pictures in and beside prompts: every word's shares of the regions are those of a whole pass over what was read and
// written, its boxes lie in the user's own picture, and what cannot be asked is refused.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { int64, type NDArray } from './array.ts';
import { memoryFiles } from './checkpoint/index.ts';
import type { Described, DescribeOptions } from './describe.ts';
import { forward } from './forward.ts';
import { pictureSteps } from './image/config.ts';
import { readPicture } from './image/node.ts';
import type { Picture } from './image/picture.ts';
import { processPicture } from './image/process.ts';
import { cutSquares, cutTiles, type Sheet } from './image/tiles.ts';
import { type Describer, loadFrom } from './load.ts';
import type { Beside, DecoderModel } from './models/family.ts';
import { looksOf, promptOf } from './prompted.ts';
import { createNodeRuntime } from './runtime/node/index.ts';
import { partsOfPictures, show } from './shown.ts';
import { renderChat } from './text/chat-template.ts';

const test = join(import.meta.dirname, '..', 'test');
const runtime = createNodeRuntime();
const picture = await readPicture(join(test, 'data', 'pictures', 'wide.png'));

/** A fixture with a tokenizer of words, in which the picture's token is `image`, and its processor. */
async function model(fixture: string, image: readonly [id: number, piece: string], processor: Record<string, unknown>, more: readonly (readonly [id: number, piece: string])[] = []): Promise<Describer> {
  const special = new Map([[0, '<pad>'], [1, '<|begin_of_text|>'], [2, '</s>'], [3, '[UNK]'], image, ...more]);
  const vocab = Object.fromEntries(Array.from({ length: 54 }, (_, id) => [special.get(id) ?? `w${id}`, id]));
  const tokenizer = {
    version: '1.0', truncation: null, padding: null, normalizer: null, pre_tokenizer: { type: 'WhitespaceSplit' }, post_processor: null, decoder: null,
    added_tokens: [...special].map(([id, content]) => ({ id, content, special: true, single_word: false, lstrip: false, rstrip: false, normalized: false })),
    model: { type: 'WordLevel', vocab, unk_token: '[UNK]' },
  };
  const json = { 'tokenizer.json': tokenizer, 'tokenizer_config.json': { bos_token: '<|begin_of_text|>', eos_token: '</s>', unk_token: '[UNK]' }, 'preprocessor_config.json': processor };
  const files = new Map<string, Uint8Array>([
    ...['config.json', 'generation_config.json', 'model.safetensors'].map((name) => [name, new Uint8Array(readFileSync(join(test, 'fixtures', fixture, name)))] as const),
    ...Object.entries(json).map(([name, value]) => [name, new TextEncoder().encode(JSON.stringify(value))] as const),
  ]);
  return (await loadFrom(memoryFiles(files, fixture), runtime)) as Describer;
}

const clip = { image_processor_type: 'CLIPImageProcessor', size: { shortest_edge: 12 }, crop_size: { height: 12, width: 12 } };
const tiles = { image_processor_type: 'MllamaImageProcessor', size: { height: 8, width: 8 }, max_image_tiles: 2 };
const squares = { image_processor_type: 'Idefics3ImageProcessor', size: { longest_edge: 32 }, max_image_size: { longest_edge: 16 } };
const idefics3 = await model('idefics3-plain', [52, '<image>'], squares, [
  [4, '<fake_token_around_image>'], [5, '<global-img>'], [10, '<row_1_col_1>'], [11, '<row_1_col_2>'], [12, '<row_2_col_1>'], [13, '<row_2_col_2>'], [14, '<end_of_utterance>'], [15, '<|im_start|>'],
]);
const [llava, mllama] = [await model('llava-plain', [52, '<image>'], clip), await model('mllama-generate', [53, '<|image|>'], tiles)];
afterAll(async () => {
  await llava.release();
  await mllama.release();
  await idefics3.release();
});

/** Shares of a picture's keys when each token was written, all layers and heads of some averaged: from a whole pass. */
async function whole(describer: Describer, ids: readonly number[], from: number, inputs: Record<string, NDArray>, layers: readonly number[], keys: readonly number[]): Promise<number[][]> {
  const maps = await forward(describer.opened.runnable, { input_ids: int64([...ids], [1, ids.length]), ...inputs }, { reveal: (name) => layers.some((layer) => name === `attentions.${layer}`) });
  return Array.from({ length: ids.length - from }, (_, token) => {
    const row = keys.map((key) => {
      let sum = 0;
      for (const layer of layers) {
        const { data, shape: [, heads = 0, queries = 0, count = 0] } = maps[`attentions.${layer}`] as NDArray<'float32'>;
        for (let head = 0; head < heads; head++) sum += data[(head * queries + from + token - 1) * count + key] as number;
      }
      return sum;
    });
    const total = row.reduce((sum, value) => sum + value, 0);
    return row.map((value) => value / total);
  });
}

const options: DescribeOptions = { question: 'w7 w9', sightlines: 'tokens', maxNewTokens: 5, beams: 1 };

function checkShares({ description, heat }: Described, expected: readonly (readonly number[])[]): void {
  // the end is no word of the text
  expect(description.sightlines.length).toBeGreaterThan(1);
  for (const [i, line] of description.sightlines.entries()) {
    const shares = heat?.shares[i] as Float64Array;
    expect(shares.length).toBe(expected[i]?.length);
    for (const [region, share] of shares.entries()) expect(Math.abs(share - (expected[i]?.[region] as number)), `${line.text}, region ${region}`).toBeLessThan(1e-5);
    for (const source of line.sources) {
      if (!('box' in source)) continue;
      const [left, top, right, bottom] = source.box;
      expect(left >= 0 && top >= 0 && right <= 57 && bottom <= 40 && left < right && top < bottom).toBe(true);
    }
  }
}

describe('a picture that stands in the prompt', () => {
  // <|begin_of_text|> is not put in front where no post-processor does: USER: <image> w7 w9 ASSISTANT:
  const prompt = [3, ...new Array<number>(9).fill(52), 7, 9, 3];

  it('is pointed at by the columns of its tokens', async () => {
    const result = await llava.describe(picture, options);
    const written = result.description.tokens.map((token) => token.id);
    const pixels = processPicture(picture, pictureSteps(clip, 'p.json')).pixels;
    checkShares(result, await whole(llava, [...prompt, ...written], prompt.length, { pixel_values: { ...pixels, shape: [1, ...pixels.shape] } }, [0, 1], [1, 2, 3, 4, 5, 6, 7, 8, 9]));
    // 57 × 40 becomes 17 × 12, of which 12 from the second are kept, in nine
    expect(result.heat?.boxes[0]?.map(Math.round)).toEqual([7, 0, 20, 13]);
    expect(result.heat?.boxes[8]?.map(Math.round)).toEqual([34, 27, 47, 40]);
    const asked = result.description.sightlines.flatMap((line) => line.sources.filter((source) => source.source === 'question'));
    expect(asked.length).toBeGreaterThan(0);
    for (const source of asked) expect('text' in source && 'w7 w9'.slice(source.start, source.end)).toBe('text' in source && source.text);
  });

  it('may be spelt out in a prompt, and beams look as one does', async () => {
    const [asked, spelt] = [await llava.describe(picture, options), await llava.describe(picture, { ...options, question: undefined as never, prompt: 'USER: <image> w7 w9 ASSISTANT:' })];
    expect(spelt.description.text).toBe(asked.description.text);
    expect((await llava.describe(picture, { ...options, beams: 3 })).heat?.boxes).toEqual(asked.heat?.boxes);
  });

  it('must have its place once, and questions hold no special tokens', async () => {
    await expect(llava.describe(picture, { question: 'w7 <image>' })).rejects.toThrow('describe: a question must hold no special tokens, got "<image>"');
    await expect(llava.describe(picture, { prompt: '<image> <image>' })).rejects.toThrow('describe: a prompt must hold <image> once, got it 2 times');
    await expect(llava.describe(picture, { ...options, method: { name: 'raw', layers: [7] } })).rejects.toThrow('method: layers must be from 0 to 1, got 7');
  });
});

describe('a picture that some layers look at', () => {
  it('is pointed at by those layers, tile by tile', async () => {
    const result = await mllama.describe(picture, options);
    const written = result.description.tokens.map((token) => token.id);
    // 57 × 40 fits two tiles side by side as 11 × 8: patches of 4, four beside one another, the last all padding
    expect([result.heat?.rows, result.heat?.columns]).toEqual([2, 4]);
    expect(result.heat?.boxes.map((box) => box?.map(Math.round) ?? null)).toEqual([[0, 0, 21, 20], [21, 0, 41, 20], [41, 0, 57, 20], null, [0, 20, 21, 40], [21, 20, 41, 40], [41, 20, 57, 40], null]);
    const { arrays, sheet } = cutTiles(processPicture(picture, pictureSteps(tiles as never, 'p.json')).pixels, 8, 2);
    expect(sheet).toEqual({ rows: 1, columns: 2 });
    const ids = [53, 1, 7, 9, ...written];
    // each tile is a token for the whole and four patches
    const shares = await whole(mllama, ids, 4, { ...arrays, cross_attention_mask: int64(new Array<number>(ids.length * 2).fill(1), [1, ids.length, 1, 2]) }, [1], [1, 2, 6, 3, 4, 8]);
    checkShares(result, shares.map(([a = 0, b = 0, c = 0, d = 0, e = 0, f = 0]) => [a, b, c, 0, d, e, f, 0]));
    expect(result.description.sightlines.some((line) => line.sources.some((source) => source.source === 'question'))).toBe(true);
  });

  it('is written the same with beams, mute heads, and refuses layers that do not look', async () => {
    const one = await mllama.describe(picture, { ...options, beams: 1, sightlines: 'off' });
    const muted = await mllama.describe(picture, { ...options, mute: [0, 1, 2].map((head) => ({ kind: 'self', layer: 1, head })), sightlines: 'off' });
    expect(muted.description.score).not.toBe(one.description.score);
    expect((await mllama.describe(picture, { ...options, beams: 2 })).description.sightlines.length).toBeGreaterThan(0);
    await expect(mllama.describe(picture, { ...options, method: { name: 'raw', layers: [0] } })).rejects.toThrow('describe: the method must read a layer that looks at the picture, those of attentions.1, got raw 0');
  });
});

describe('a picture that stands in the prompt in tiles, and as a whole', () => {
  const image = new Array<number>(4).fill(52);
  const prompt = [15, 3, 4, 10, ...image, 4, 11, ...image, 4, 12, ...image, 4, 13, ...image, 4, 5, ...image, 4, 7, 9, 14, 3];
  const starts = prompt.flatMap((id, i) => (id === 52 && prompt[i - 1] !== 52 ? [i] : []));
  // two tiles a side, each of two tokens a side; then the whole, two a side
  const keys = [...Array.from({ length: 16 }, (_, i) => {
    const [row, column] = [Math.floor(i / 4), i % 4];
    return (starts[Math.floor(row / 2) * 2 + Math.floor(column / 2)] as number) + (row % 2) * 2 + (column % 2);
  }), ...[0, 1, 2, 3].map((i) => (starts[4] as number) + i)];
  const processed = processPicture(picture, pictureSteps(squares, 'p.json'));
  const inputs = cutSquares(processed.pixels, 16, processed.whole?.pixels).arrays;

  it.each([1, 2])('is pointed at by the columns of both, with %d beams', async (beams) => {
    const result = await idefics3.describe(picture, { ...options, beams, threshold: 0 });
    const written = result.description.tokens.map((token) => token.id);
    const shares = await whole(idefics3, [...prompt, ...written], prompt.length, inputs, [0, 1], keys);
    // a place of the map has a quarter of what went to the whole's region over it
    checkShares(result, shares.map((row) => Array.from({ length: 16 }, (_, i) => (row[i] as number) + (row[16 + Math.floor(i / 8) * 2 + Math.floor((i % 4) / 2)] as number) / 4)));
    expect([result.heat?.rows, result.heat?.columns, result.heat?.boxes[0], result.heat?.boxes[15]]).toEqual([4, 4, [0, 0, 14.25, 10], [42.75, 30, 57, 40]]);
    for (const [i, line] of result.description.sightlines.entries()) {
      const found = line.sources.flatMap((source) => ('box' in source ? [source] : []));
      expect(found.length).toBe(20);
      const wholes = found.filter(({ box: [left, , right] }) => right - left > 20).sort((a, b) => a.box[1] - b.box[1] || a.box[0] - b.box[0]);
      expect(wholes.map(({ box }) => box)).toEqual([[0, 0, 28.5, 20], [28.5, 0, 57, 20], [0, 20, 28.5, 40], [28.5, 20, 57, 40]]);
      for (const [region, { score }] of wholes.entries()) expect(score).toBeCloseTo(shares[i]?.[16 + region] as number, 5);
    }
  });

  it('may stand beside one of another shape, each with its own tiles', async () => {
    // 57 × 12 becomes two tiles beside one another
    const strip: Picture = { ...picture, name: 'strip.png', height: 12, data: picture.data.slice(0, 57 * 12 * 3) };
    const { description, heats } = await idefics3.describeTogether([picture, strip], { ...options, threshold: 0, cut: true });
    expect(heats.map(({ rows, columns, boxes }) => [rows, columns, boxes.length, boxes.at(-1)])).toEqual([[4, 4, 16, [42.75, 30, 57, 40]], [2, 4, 8, [42.75, 6, 57, 12]]]);
    for (const [i, line] of description.sightlines.entries()) {
      expect(heats.reduce((sum, { shares }) => sum + (shares[i] as Float64Array).reduce((a, b) => a + b, 0), 0)).toBeCloseTo(1, 9);
      const found = line.sources.flatMap((source) => ('box' in source ? [source.picture] : []));
      expect([0, 1].map((which) => found.filter((one) => one === which).length)).toEqual([20, 12]);
    }
    const wholes = (description.cuts ?? []).flatMap((cut) => (cut.source === 'image' && cut.whole ? [[cut.picture, cut.box[3]]] : []));
    expect(wholes).toEqual([[0, 40], [1, 12]]);
  });

  it('is hidden in its tiles and in the whole, from the tower’s patches and from the prompt', () => {
    const beside = (idefics3.opened.model as DecoderModel).beside as Beside;
    const shown = [0, 1].map(() => show(beside, pictureSteps(squares, 'p.json'), picture));
    const tiles = [[4, 10, 16, 22, 28], [34, 40, 46, 52, 58]];
    const hidden = (n: number, box: readonly [number, number, number, number]) => {
      const parts = partsOfPictures(beside, shown, tiles, [box]);
      return Object.fromEntries((parts[2 * n + 1]?.hidden ?? []).map(({ part, places }) => [part, [...places].sort((a, b) => a - b)]));
    };
    // four patches a side of a tile, two of them a region's; the whole is the fifth tile
    expect(hidden(0, [1, 1, 9, 9])).toEqual({ tower: [0, 1, 4, 5, 64, 65, 68, 69], prompt: [4, 28] });
    // the first row's third region is the second tile's first, and lies under the whole's second
    expect(hidden(1, [30, 1, 40, 9])).toEqual({ tower: [0, 1, 4, 5].map((i) => 80 + 16 + i).concat([2, 3, 6, 7].map((i) => 80 + 64 + i)), prompt: [40, 59] });
    // everything that is there
    const [all] = partsOfPictures(beside, shown, tiles, true);
    expect(all?.hidden.map(({ places }) => places.size)).toEqual([80, 20]);
  });

  it('may be seen in one piece', async () => {
    const one = await model('idefics3-plain', [52, '<image>'], { ...squares, do_image_splitting: false });
    try {
      const { heat, description } = await one.describe(picture, { ...options, threshold: 0, sightlines: 'tokens' });
      expect(heat?.boxes).toEqual([[0, 0, 28.5, 20], [28.5, 0, 57, 20], [0, 20, 28.5, 40], [28.5, 20, 57, 40]]);
      for (const line of description.sightlines) expect(line.sources.filter((source) => 'box' in source).length).toBe(4);
    } finally {
      await one.release();
    }
  });
});

/** A picture of the same sizes with other colours in a box of its raster. */
function painted([left, top, right, bottom]: readonly [number, number, number, number]): Picture {
  const [channels, pixels] = [picture.data.length / (picture.width * picture.height), picture.data.slice()];
  for (let i = 0; i < pixels.length; i++) {
    const [x, y] = [Math.floor(i / channels) % picture.width, Math.floor(i / channels / picture.width)];
    if (x >= left && x < right && y >= top && y < bottom) pixels[i] = 255 - (pixels[i] as number);
  }
  return { ...picture, data: pixels };
}

describe.each([['llava', llava, [8, 3, 18, 12]], ['mllama', mllama, [2, 2, 18, 18]], ['idefics3', idefics3, [2, 2, 12, 9]]] as const)('what %s needed', (_, model, [left, top, right, bottom]) => {
  it('is told by hiding the picture, cells or a box of it, and words of the question', async () => {
    const { description, heat } = await model.describe(picture, { ...options, cut: true });
    const cuts = description.cuts ?? [];
    const boxes = heat?.boxes.filter((box) => box !== null) ?? [];
    expect(cuts.map((cut) => cut.source)).toEqual([...new Array<string>(1 + boxes.length).fill('image'), 'question', 'question']);
    expect(cuts.flatMap((cut) => (cut.source === 'question' ? ['w7 w9'.slice(cut.start, cut.end)] : []))).toEqual(['w7', 'w9']);
    expect(cuts[0]?.source === 'image' && cuts[0].whole && cuts[0].box).toEqual([0, 0, 57, 40]);
    for (const cut of cuts) {
      expect(cut.falls.length).toBe(description.sightlines.length);
      expect(Math.abs(cut.fall)).toBeGreaterThan(1e-6);
    }
    const { description: boxed } = await model.describe(picture, { ...options, cut: [[left, top, right, bottom]] });
    expect(boxed.cuts?.length).toBe(4);
    expect(boxed.cuts?.[1]).toEqual({ ...cuts[1], box: [left, top, right, bottom], fall: expect.closeTo(cuts[1]?.fall as number, 4), falls: cuts[1]?.falls.map((fall) => expect.closeTo(fall, 4)) });
  });
});

describe('beams', () => {
  it.each([['llava', llava, [3, ...new Array<number>(9).fill(52), 7, 9, 3], [0, 1], [1, 2, 3, 4, 5, 6, 7, 8, 9]], ['mllama', mllama, [53, 1, 7, 9], [1], [1, 2, 6, 3, 4, 8]]] as const)('of %s keep what the winner looked at', async (name, model, prompt, layers, keys) => {
    const result = await model.describe(picture, { ...options, beams: 3 });
    const ids = [...prompt, ...result.description.tokens.map((token) => token.id)];
    const { pixels } = processPicture(picture, pictureSteps((name === 'llava' ? clip : tiles) as never, 'p.json'));
    const shares = await whole(model, ids, prompt.length, name === 'llava' ? { pixel_values: { ...pixels, shape: [1, ...pixels.shape] } } : { ...cutTiles(pixels, 8, 2).arrays, cross_attention_mask: int64(new Array<number>(ids.length * 2).fill(1), [1, ids.length, 1, 2]) }, layers, keys);
    checkShares(result, name === 'llava' ? shares : shares.map(([a = 0, b = 0, c = 0, d = 0, e = 0, f = 0]) => [a, b, c, 0, d, e, f, 0]));
  });
});

describe('several pictures in a prompt', () => {
  it.each([['llava', llava, 9], ['mllama', mllama, 8], ['idefics3', idefics3, 16]] as const)('of %s are each pointed at', async (_, model, regions) => {
    const small = { ...painted([0, 0, 57, 40]), name: 'other.png' };
    const { description, heats, pictures } = await model.describeTogether([picture, small], { ...options, cut: true });
    expect(pictures.map(({ name }) => name)).toEqual(description.inputs);
    expect(heats.map(({ shares }) => shares[0]?.length)).toEqual([regions, regions]);
    for (const [i] of description.sightlines.entries()) expect(heats.reduce((sum, { shares }) => sum + (shares[i] as Float64Array).reduce((a, b) => a + b, 0), 0)).toBeCloseTo(1, 9);
    const sources = description.sightlines.flatMap((line) => line.sources.filter((source) => 'box' in source));
    for (const source of sources) expect([0, 1]).toContain(source.picture);
    expect(description.cuts?.filter((cut) => cut.source === 'image' && cut.whole).map((cut) => cut.source === 'image' && cut.picture)).toEqual([0, 1]);
    // one alone is what describe says of it
    const one = await model.describeTogether([picture], options);
    expect(one.description).toEqual((await model.describe(picture, options)).description);
  });

  it('are as many as a prompt has places for', async () => {
    await expect(llava.describeTogether([picture, picture], { prompt: '<image> w7' })).rejects.toThrow('describe: a prompt must hold <image> once for each of 2 pictures, got it once');
    await expect(llava.describe(picture, { prompt: '<image> <image>' })).rejects.toThrow('describe: a prompt must hold <image> once, got it 2 times');
    await expect(llava.describeTogether([], options)).rejects.toThrow('describe: a picture must be given');
    await expect(llava.describeTogether([picture, picture], { ...options, cut: [[0, 0, 9, 9]] })).rejects.toThrow('describe: boxes to cut must come with one picture, got 2');
  });
});

describe('prompts by chat templates', () => {
  const none = { rows: 0, columns: 0 };
  interface Made { readonly name: string; readonly model: 'llava' | 'mllama' | 'idefics3'; readonly template: string; readonly question: string; readonly pictures: number; readonly text: string; readonly ids: number[]; readonly looks?: unknown; readonly sheets?: Sheet[]; readonly spelt?: string }
  const { prompts } = JSON.parse(readFileSync(join(test, 'fixtures', 'chat-templates.json'), 'utf8')) as { prompts: Made[] };

  const chat = (text: string): Parameters<typeof promptOf>[2] => (messages, special) => renderChat({ file: 'chat_template.jinja', text }, messages, special);

  it.each(prompts)('$name', async ({ model, template, question, pictures, text, ids, looks, sheets = new Array<Sheet>(pictures).fill(none), spelt = text }) => {
    const { opened } = { llava, mllama, idefics3 }[model];
    const beside = (opened.model as DecoderModel).beside as Beside;
    const made = promptOf(await opened.tokenizer(), beside, chat(template), { question }, sheets);
    expect(made.text).toBe(spelt);
    expect(made.ids).toEqual(ids);
    expect(made.asked && made.text.slice(made.asked.from, made.asked.to)).toBe(template.includes("part['text'] | trim") ? question.trim() : question);
    const there = [2, 1].map((tiles) => BigInt64Array.of(1n, tiles > 1 ? 1n : 0n)).slice(0, pictures);
    if (looks) {
      const array = looksOf(made, there);
      expect(Array.from(array.data, Number)).toEqual((looks as number[][][]).flat(2));
    }
  });

  it('that know texts alone are told of pictures in front of the text', async () => {
    const beside = (llava.opened.model as DecoderModel).beside as Beside;
    const made = promptOf(await llava.opened.tokenizer(), beside, chat("{% for m in messages %}{{ 'w4 ' ~ m.content ~ ' w5' }}{% endfor %}"), { question: 'w4 w7' }, [none, none]);
    expect(made.text).toBe('w4 <image>\n<image>\nw4 w7 w5');
    expect(made.asked && [made.text.slice(made.asked.from, made.asked.to), made.asked.at]).toEqual(['w4 w7', 0]);
    expect(made.asked?.from).toBe(19);
  });
});
