// A toy recipe of coloured squares, from drawing to captions: the folder that training writes opens as any other does.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { float32 } from '../array.ts';
import { memoryFiles } from '../checkpoint/index.ts';
import { generateFromSource } from '../generation/generate.ts';
import type { Runnable, SourceArrays } from '../generation/runnable.ts';
import type { EncoderDecoderModel } from '../models/family.ts';
import { openModel } from '../open.ts';
import { random } from '../random.ts';
import { createNodeRuntime } from '../runtime/node/index.ts';
import { loadWith, prepareTraining } from '../training.ts';
import { readReading } from '../translate.ts';
import { type PictureExample, type PictureRecipe, pictureBatches } from './picture.ts';
import type { PointingTrial } from './point.ts';

const colours = [['red', 'rouge', [220, 30, 30]], ['green', 'vert', [20, 180, 40]], ['blue', 'bleu', [30, 40, 220]]] as const;
const size = 16;
function draw(colour: number, next: () => number): Uint8Array {
  const pixels = new Uint8Array(size * size * 3).fill(230);
  const [left, top] = [Math.floor(next() * 9), Math.floor(next() * 9)];
  for (let y = top; y < top + 7; y++) for (let x = left; x < left + 7; x++) pixels.set((colours[colour] as (typeof colours)[number])[2], (y * size + x) * 3);
  return pixels;
}
/** Where the square is: the box around what is not background. */
function squareOf(pixels: Uint8Array): [number, number, number, number][] {
  const at = Array.from({ length: size * size }, (_, i) => i).filter((i) => pixels[3 * i] !== 230);
  const [xs, ys] = [at.map((i) => i % size), at.map((i) => Math.floor(i / size))];
  return [[Math.min(...xs), Math.min(...ys), Math.max(...xs) + 1, Math.max(...ys) + 1]];
}
const recipe = (asks: boolean): PictureRecipe => ({
  kind: 'picture', name: 'squares', seed: 3, size, batch: 16, portion: 4, vocabularyFrom: 100, schedule: { peak: 0.01, warmup: 5, steps: 40 }, smoothing: 0, muon: {},
  config: {
    model_type: 'blip', architectures: [asks ? 'BlipForQuestionAnswering' : 'BlipForConditionalGeneration'],
    text_config: { hidden_size: 32, num_hidden_layers: 1, num_attention_heads: 2, intermediate_size: 64, max_position_embeddings: 24, hidden_act: 'relu', hidden_dropout_prob: 0, attention_probs_dropout_prob: 0 },
    vision_config: { hidden_size: 32, num_hidden_layers: 1, num_attention_heads: 2, intermediate_size: 64, patch_size: 8, hidden_act: 'relu' },
  },
  *examples(seed): Generator<PictureExample> {
    const next = random(seed);
    for (;;) {
      const colour = Math.floor(next() * 3);
      const [english, french] = colours[colour] as (typeof colours)[number];
      const pixels = draw(colour, next);
      const inFrench = next() < 0.5;
      if (asks) yield { pixels, question: inFrench ? 'de quelle couleur ?' : 'which colour?', text: inFrench ? french : english };
      else yield { pixels, prompt: inFrench ? 'en français :' : 'in english:', text: inFrench ? `un carré ${french}` : `a ${english} square` };
    }
  },
});

describe('a picture recipe', () => {
  it('makes the same batches again, asked for in any order; prompts do not count', () => {
    const source = pictureBatches(recipe(false), [...'[PAD] [UNK] [CLS] [SEP] [MASK] [DEC] in english : en français un carré a square red green blue rouge vert bleu'.split(' ')]);
    const [first, , third] = source.portion(0);
    const once = third?.();
    expect(third?.()).toEqual(once);
    first?.();
    expect(third?.()).toEqual(once);
    expect(once?.source['pixel_values']?.shape).toEqual([16, 3, size, size]);
    // start, a prompt of three, then three words and the end: the prompt's last token predicts the first word
    expect([...(once?.weights.data.subarray(0, 7) ?? [])]).toEqual([0, 0, 0, 1, 1, 1, 1]);
    expect(source.given).toEqual(['picture']);
    expect(pictureBatches(recipe(true), ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]', '[DEC]']).given).toEqual(['picture', 'attention_mask']);
  });

  it('asks guided heads to look where what is named is, by the area of patches', () => {
    const words = [...'[PAD] [UNK] [CLS] [SEP] [MASK] [DEC] look : a red square'.split(' ')];
    const box = [4, 0, 8, 16] as const; // the right half of the left patches, both rows of them
    const example: PictureExample = { pixels: new Uint8Array(size * size * 3), prompt: 'look :', text: 'a red square', named: [{ start: 6, end: 12, boxes: [box, box] }] };
    const batch = (more: Partial<PictureRecipe>, given: PictureExample) => pictureBatches({ ...recipe(false), batch: 1, ...more, *examples() { for (;;) yield given; } }, words).portion(0)[0]?.();
    const looks = batch({ guidance: { site: 'cross_attentions.0', heads: [0], weight: 1 } }, example)?.looks;
    expect(looks?.shape).toEqual([1, 1, 6, 5]);
    // the start, a prompt of two, then two words: the last of them predicts the third, which is named
    expect([...(looks?.data ?? [])]).toEqual([...new Array(20).fill(0), 0, 0.5, 0, 0.5, 0, ...new Array(5).fill(0)]);
    const asked = batch({ guidance: { site: 'question_cross_attentions.0', heads: [0], weight: 1 } }, { ...example, question: 'a red ?' })?.looks;
    expect(asked?.shape).toEqual([1, 1, 5, 5]);
    for (let i = 0; i < 5; i++) expect([...(asked?.data.subarray(5 * i, 5 * i + 5) ?? [])]).toEqual([0, 0.5, 0, 0.5, 0]);
    expect(batch({}, example)?.looks).toBeUndefined();
  });

  it('sees a picture once that several examples share, and learns the same from them', async () => {
    const losses = async (alike: (pixels: Uint8Array) => Uint8Array): Promise<number[]> => {
      const alone = recipe(true);
      const examples = function* (seed: number): Generator<PictureExample> {
        for (const example of alone.examples(seed, 'train')) {
          yield example;
          yield { ...example, pixels: alike(example.pixels), question: 'which one?' };
        }
      };
      const found: number[] = [];
      await prepareTraining({ ...alone, examples, schedule: { peak: 0.01, warmup: 5, steps: 6 } }).run({ progress: ({ loss }) => found.push(loss) });
      return found;
    };
    const [shared, apart] = await Promise.all([losses((pixels) => pixels), losses((pixels) => pixels.slice())]);
    for (const [i, loss] of shared.entries()) expect(Math.abs(loss - (apart[i] as number)), `step ${i + 1}`).toBeLessThan(1e-4 * loss);
    expect(shared.at(-1)).toBeLessThan(shared[0] as number);
  });

  it.each([false, true])('finds the heads that point at what words name, questions between: %s', async (asks) => {
    const toy = recipe(asks);
    const prepared = prepareTraining({
      ...toy,
      prompt: 'so:',
      guidance: { site: `${asks ? 'question_' : ''}cross_attentions.0`, heads: [1], weight: 1 },
      schedule: { peak: 0.01, warmup: 5, steps: 60 },
      *examples(seed: number, split: 'train' | 'held-out'): Generator<PictureExample> {
        for (const example of toy.examples(seed, split)) yield { ...example, named: [{ start: 0, end: example.text.length, boxes: squareOf(example.pixels) }] };
      },
      *trials(seed: number): Generator<PointingTrial> {
        for (const { pixels, question, prompt } of toy.examples(seed, 'held-out')) yield { pixels, size, ...(question ? { question } : {}), ...(prompt ? { prompt } : {}), named: (text) => [{ start: 0, end: text.length, boxes: squareOf(pixels) }] };
      },
    });
    const folder = mkdtempSync(join(tmpdir(), 'squares-'));
    try {
      for (const [name, bytes] of prepared.folder(await prepared.run({}))) writeFileSync(join(folder, name), bytes);
      const { found } = (await prepared.measure(folder)) as unknown as { found: { heads: unknown[]; through?: unknown[]; inside: Record<string, number>; words: number } };
      expect(asks ? found.through : found.heads).toContainEqual([0, 1]);
      expect(found.words).toBe(100);
      // patches are half the picture wide: their middles are often outside of the square that they show
      expect(found.inside['heads']).toBeGreaterThanOrEqual(found.inside['shifted'] as number);
      expect(found.inside['heads']).toBeGreaterThan(0.3);
      writeFileSync(join(folder, 'sightline.json'), JSON.stringify(found));
      const opened = await loadWith(folder);
      expect(await readReading(opened)).toMatchObject({ prompt: 'so:', ...(asks ? { method: { name: 'averaged' }, through: found.through } : { method: { name: 'heads', heads: found.heads }, through: null }) });
      await opened.release();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 120_000);

  it.each([false, true])('is learnt and written as a folder that opens, questions: %s', async (asks) => {
    const toy = recipe(asks);
    const prepared = prepareTraining(toy);
    const losses: number[] = [];
    const state = await prepared.run({ progress: ({ loss }) => losses.push(loss) });
    expect(losses.at(-1)).toBeLessThan(0.1);
    const opened = await openModel(memoryFiles(prepared.folder(state), 'squares'), createNodeRuntime());
    const runnable = opened.runnable as Runnable<never> as unknown as Runnable<EncoderDecoderModel>;
    const tokenizer = await opened.tokenizer();
    const next = random(99);
    for (const [colour, [english, french]] of colours.entries()) {
      const pixels = float32(Float32Array.from({ length: 3 * size * size }), [1, 3, size, size]);
      const drawn = draw(colour, next);
      for (let i = 0; i < size * size; i++) for (let channel = 0; channel < 3; channel++) pixels.data[channel * size * size + i] = (drawn[3 * i + channel] as number) / 127.5 - 1;
      for (const inFrench of [false, true]) {
        const ids = tokenizer.encode(asks ? (inFrench ? 'de quelle couleur ?' : 'which colour?') : inFrench ? 'en français :' : 'in english:').ids;
        const begins = opened.model.kind === 'encoder-decoder' ? opened.model.begins : undefined;
        const source: SourceArrays = asks ? { pixel_values: pixels, input_ids: { dtype: 'int64' as const, shape: [1, ids.length], data: BigInt64Array.from(ids.map(BigInt)) } } : { pixel_values: pixels };
        const begun = asks ? undefined : [ids];
        const { outputs } = await generateFromSource(runnable, source, { maxNewTokens: 8, decoderStart: begins?.start, eos: begins?.eos ?? [] }, begun);
        const text = tokenizer.decode(outputs[0]?.[0]?.ids ?? []).text;
        expect(text).toContain(asks ? (inFrench ? french : english) : inFrench ? `un carré ${french}` : `a ${english} square`);
      }
    }
    await opened.release();
  }, 120_000);

  it('begins from another model’s parameters where name and shape are the same, and says when none are', async () => {
    const other = await prepareTraining({ ...recipe(true), schedule: { peak: 1e-12, warmup: 1, steps: 1 } }).run({});
    const vision = other.ranges.filter(({ name, shape }) => name.startsWith('vision_model.') && shape.length === 2);
    const initial = new Map(vision.map(({ name, shape, start, end }) => [name, float32(other.parameters.slice(start, end), shape)]));
    const first = vision[0] as (typeof vision)[number];
    initial.set(first.name, float32(new Float32Array(3), [3])); // of another shape: left as it is
    const toy = { ...recipe(false), seed: 4, schedule: { peak: 1e-12, warmup: 1, steps: 1 } };
    const begun = await prepareTraining(toy, { initial }).run({});
    for (const { name, start, end } of vision) {
      const there = begun.ranges.find((range) => range.name === name);
      const same = begun.parameters.subarray(there?.start, there?.end).every((value, i) => Math.abs(value - (other.parameters.subarray(start, end)[i] as number)) < 1e-6);
      expect(same, name).toBe(name !== first.name);
    }
    await expect(prepareTraining(toy, { initial: new Map([['other.weight', float32(new Float32Array(2), [2])]]) }).run({})).rejects.toThrow('same name and shape');
  });
});
