// What a whole pass refuses, and heads and inputs that the fixtures of test/parity.test.ts do not reach.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { int64, type NDArray } from './array.ts';
import { memoryFiles } from './checkpoint/index.ts';
import { forward } from './forward.ts';
import { generateFromPrompt } from './generation/generate.ts';
import { type Opened, openModel } from './open.ts';
import { createNodeRuntime } from './runtime/node/index.ts';

const runtime = createNodeRuntime();
const filled = (rows: number, length: number, value = 1): NDArray<'int64'> => int64(new Array(rows * length).fill(value), [rows, length]);

/** A fixture with other keys in its config, and without the tensors named. */
async function open(fixture: string, change: Record<string, unknown> = {}): Promise<Opened> {
  const folder = join(import.meta.dirname, '..', 'test', 'fixtures', fixture);
  const config = { ...JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8')), ...change };
  const files = new Map([['config.json', new TextEncoder().encode(JSON.stringify(config))], ['model.safetensors', new Uint8Array(readFileSync(join(folder, 'model.safetensors')))]]);
  return openModel(memoryFiles(files, fixture), runtime);
}

async function using<T>(opening: Promise<Opened>, use: (opened: Opened) => Promise<T>): Promise<T> {
  const opened = await opening;
  try {
    return await use(opened);
  } finally {
    await opened.release();
  }
}

describe('heads', () => {
  it.each([
    ['bert-plain', 'BertForTokenClassification'],
    ['bert-plain', 'BertForQuestionAnswering'],
    ['bert-plain', 'BertForNextSentencePrediction'],
    ['bert-plain', 'BertForMultipleChoice'],
    ['gpt2-bare-names', 'GPT2ForSequenceClassification'],
    ['gpt2-bare-names', 'GPT2ForTokenClassification'],
    ['gpt2-bare-names', 'GPT2ForQuestionAnswering'],
  ])('%s as %s is refused by name', async (fixture, head) => {
    await expect(open(fixture, { architectures: [head] })).rejects.toThrow(new RegExp(`"architectures" must be one of .*got "${head}"`));
  });

  it('classes are counted by num_labels where they have no names', async () => {
    const { logits } = await using(open('bert-classes', { id2label: undefined, label2id: undefined, num_labels: 3 }), ({ runnable }) => forward(runnable, { input_ids: filled(1, 4) }));
    expect(logits?.shape).toEqual([1, 3]);
  });

  it('a classifier without its pooler is an error, not hidden states', async () => {
    const asked = using(open('bert-no-pooler', { architectures: ['BertForSequenceClassification'] }), ({ runnable }) => forward(runnable, { input_ids: filled(1, 4) }));
    await expect(asked).rejects.toThrow(/pooler\.dense\.weight" is missing/);
  });

  it('a width that heads do not divide is refused with both numbers', async () => {
    const asked = using(open('gpt2-bare-names', { n_head: 5 }), ({ runnable }) => forward(runnable, { input_ids: filled(1, 4) }));
    await expect(asked).rejects.toThrow(/width must be a multiple of heads, got \d+ and 5/);
  });

  it('a model without a language head is not generated from', async () => {
    await expect(using(open('gpt2-headless'), ({ runnable }) => generateFromPrompt(runnable as never, [[1, 2]], { maxNewTokens: 2 }))).rejects.toThrow(/generate: the model must have a language head/);
  });
});

describe('inputs', () => {
  it('one row of positions serves all', async () => {
    await using(open('gpt2-bare-names'), async ({ runnable }) => {
      const ids = int64([1, 2, 3, 4, 5, 6], [2, 3]);
      const one = await forward(runnable, { input_ids: ids, position_ids: int64([3, 4, 5], [1, 3]) });
      const each = await forward(runnable, { input_ids: ids, position_ids: int64([3, 4, 5, 3, 4, 5], [2, 3]) });
      expect(one['logits']?.data).toEqual(each['logits']?.data);
    });
  });

  it.each<[string, string, Record<string, NDArray>, RegExp]>([
    ['negative ids', 'gpt2-bare-names', { input_ids: filled(1, 3, -1) }, /"input_ids" must be from 0 to \d+, got -1/],
    ['ids beyond the vocabulary', 'gpt2-bare-names', { input_ids: filled(1, 3, 99999) }, /"input_ids" must be from 0 to \d+, got 99999/],
    ['positions beyond the table', 'gpt2-bare-names', { input_ids: filled(1, 3), position_ids: filled(1, 3, 5000) }, /"position_ids" must be from 0 to \d+, got 5000/],
    ['negative segments', 'bert-plain', { input_ids: filled(1, 3), token_type_ids: filled(1, 3, -1) }, /"token_type_ids" must be .*got -1/],
    ['a target of other rows', 'marian-opus', { input_ids: filled(2, 3), decoder_input_ids: filled(3, 3) }, /"decoder_input_ids" must have 2 rows as "input_ids", got 3/],
    ['a negative source', 'marian-opus', { input_ids: filled(1, 3, -2), decoder_input_ids: filled(1, 3) }, /"input_ids" must be .*got -2/],
    ['a name not known', 'gpt2-bare-names', { input_ids: filled(1, 3), labels: filled(1, 3) }, /got "labels"/],
    ['a mask of another shape', 'bert-plain', { input_ids: filled(1, 3), attention_mask: filled(1, 4) }, /"attention_mask" must have shape \[1, 3\]/],
  ])('%s', async (_, fixture, inputs, message) => {
    await expect(using(open(fixture), ({ runnable }) => forward(runnable, inputs))).rejects.toThrow(message);
  });

  it.each([-3, 99999, 1.5])('a prompt with id %d is refused', async (id) => {
    await expect(using(open('gpt2-generate'), ({ runnable }) => generateFromPrompt(runnable as never, [[1, id]], { maxNewTokens: 2 }))).rejects.toThrow(/generate: ids must be/);
  });
});
