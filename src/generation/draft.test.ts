// Drafting changes when tokens are written, never which: compared with steps of one token, by drafts that are kept and by
// drafts of another model, which are not.
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { float32 } from '../array.ts';
import type { Files } from '../checkpoint/index.ts';
import { nodeFiles } from '../checkpoint/node-files.ts';
import type { DecoderModel, EncoderDecoderModel } from '../models/family.ts';
import { type Opened, openModel } from '../open.ts';
import { random } from '../random.ts';
import { createNodeRuntime } from '../runtime/node/index.ts';
import type { Runtime, Session } from '../runtime/session.ts';
import { createWebRuntime } from '../runtime/web/index.ts';
import { encodeSource, textSource } from './encode.ts';
import { type Generated, generateFromPrompt, generateFromSource } from './generate.ts';
import type { Runnable } from './runnable.ts';
import { speechSettings } from './speech-settings.ts';
import { writeWindow, type Written } from './window.ts';

const runtime = createNodeRuntime();
const owned: Opened[] = [];
/** The same folder, every weight of the other sign. */
const negated = ({ readInto: _, ...files }: Files): Files => ({
  ...files,
  read: async (path, offset = 0, length) => {
    const bytes = (await files.read(path, offset, length)).slice();
    if (path.endsWith('.safetensors') && offset > 8) for (let i = 3; i < bytes.length; i += 4) bytes[i] = (bytes[i] as number) ^ 0x80;
    return bytes;
  },
});
const open = async (fixture: string, draft: boolean, as = (files: Files): Files => files, on: Runtime = runtime): Promise<Runnable> => {
  const opened = await openModel(as(nodeFiles(join(import.meta.dirname, '..', '..', 'test', 'fixtures', fixture))), on, { draft });
  owned.push(opened);
  return opened.runnable as unknown as Runnable;
};
afterAll(async () => {
  for (const one of owned) await one.release();
});

const close = (a: ArrayLike<number>, b: ArrayLike<number>, within: number): void => {
  expect(a.length).toBe(b.length);
  for (let i = 0; i < a.length; i++) expect(Math.abs((a[i] as number) - (b[i] as number))).toBeLessThan(within);
};
const alike = ([a]: readonly Generated[], [b]: readonly Generated[]): void => {
  expect(a?.ids).toEqual(b?.ids);
  close(a?.tokenScores ?? [], b?.tokenScores ?? [0], 2e-5);
  expect(Object.keys(a?.weights ?? {})).toEqual(Object.keys(b?.weights ?? {}));
  for (const [name, { data }] of Object.entries(a?.weights ?? {})) close(data, b?.weights[name]?.data as Float32Array, 1e-5);
};

const translate = async (runnable: Runnable): Promise<Generated[]> => (await generateFromSource(runnable as Runnable<EncoderDecoderModel>, textSource([[5, 9, 11, 3, 0]], 0), { decoderStart: 1, eos: [], maxNewTokens: 25, reveal: (name) => name.includes('attentions') })).outputs.flat();
const complete = async (runnable: Runnable): Promise<Generated[]> => (await generateFromPrompt(runnable as Runnable<DecoderModel>, [[3, 4, 5]], { eos: [], maxNewTokens: 25, reveal: (name) => name.includes('attentions') })).flat();

describe.each<[string, (runnable: Runnable) => Promise<Generated[]>]>([
  ['marian-generate', translate],
  ['gpt2-generate', complete],
  ['llama-grouped', complete],
])('%s', (fixture, write) => {
  it('writes with drafts what it writes without', async () => {
    const [plain, drafting] = [await open(fixture, false), await open(fixture, true)];
    alike(await write(drafting), await write(plain));
    const [key] = [...drafting.sessions.keys()].filter((one) => one.startsWith('trial '));
    const trial = (await drafting.sessions.get(key as string)) as Session;
    const bind = trial.bind.bind(trial);
    let trials = 0;
    trial.bind = () => {
      const binding = bind();
      const run = binding.run.bind(binding);
      binding.run = (options) => {
        trials++;
        return run(options);
      };
      return binding;
    };
    await write(drafting);
    expect(trials).toBeLessThan(15); // of 24 tokens
  });
  it('writes the same where another model drafts', async () => {
    const [plain, other, drafting] = [await open(fixture, false), await open(fixture, true, negated), await open(fixture, true)];
    const [[own]] = [await write(other)];
    const [key] = [...other.sessions.keys()].filter((one) => one.startsWith('draft '));
    drafting.sessions.set(key as string, other.sessions.get(key as string) as never);
    const written = await write(plain);
    expect(own?.ids).not.toEqual(written[0]?.ids);
    alike(await write(drafting), written);
    drafting.sessions.delete(key as string);
  });
});

it.each([['marian-generate', [[5, 9, 11, 3, 0]]], ['gpt2-generate', [[3, 4, 5], [6]]]] as const)('writes to the last position there is, drafted or not: %s', async (fixture, rows) => {
  for (const row of rows) {
    const [plain, drafted] = await Promise.all([false, true].map(async (draft) => {
      const runnable = await open(fixture, draft);
      const options = { decoderStart: 1, eos: [], maxNewTokens: 500 };
      const text = runnable.model.kind === 'decoder' ? generateFromPrompt(runnable as Runnable<DecoderModel>, [row], options) : generateFromSource(runnable as Runnable<EncoderDecoderModel>, textSource([row], 0), options).then(({ outputs }) => outputs);
      return { ids: (await text)[0]?.[0]?.ids ?? [], most: runnable.model.dimensions.maxLength };
    }));
    expect(plain?.ids.length).toBe(plain?.most);
    expect(drafted?.ids).toEqual(plain?.ids);
  }
});

it('leaves no handle behind', async () => {
  const before = runtime.handles();
  const opened = await openModel(nodeFiles(join(import.meta.dirname, '..', '..', 'test', 'fixtures', 'gpt2-generate')), runtime, { draft: true });
  await complete(opened.runnable as unknown as Runnable);
  const once = runtime.handles();
  await complete(opened.runnable as unknown as Runnable);
  expect(runtime.handles()).toEqual(once);
  await opened.release();
  expect(runtime.handles()).toEqual(before);
});

it('writes the same on the web', async () => {
  const web = await createWebRuntime({ threads: 1 });
  alike(await translate(await open('marian-generate', true, undefined, web)), await translate(await open('marian-generate', false)));
  alike(await complete(await open('llama-grouped', true, undefined, web)), await complete(await open('llama-grouped', false)));
});

it.each([false, true])('writes a window of sound with drafts as without, timestamps %s', async (timestamps) => {
  const noise = random(3);
  const input = { input_features: float32(Float32Array.from({ length: 10 * 100 }, () => noise() - 0.5), [1, 10, 100]) };
  const write = async (draft: boolean): Promise<Written> => {
    const runnable = (await open('whisper-multilingual', draft)) as Runnable<EncoderDecoderModel>;
    const settings = speechSettings((owned.at(-1) as Opened).config, runnable.model);
    const source = await encodeSource(runnable, input, {});
    const prompt = [settings.start, ...(timestamps ? [] : [settings.noTimestamps as number])];
    return writeWindow(runnable, settings, source, { prompt, start: 0, room: 14, temperature: 0, timestamps, stampBegin: (settings.noTimestamps as number) + 1, probes: true, align: true });
  };
  const [plain, drafted] = [await write(false), await write(true)];
  expect(drafted.tokens).toEqual(plain.tokens);
  expect(plain.tokens.length).toBeGreaterThan(5);
  close([drafted.average, ...drafted.confidence], [plain.average, ...plain.confidence], 2e-5);
  for (const [i, row] of (plain.attended?.tokens ?? []).entries()) close(drafted.attended?.tokens[i] as Float32Array, row, 1e-5);
  close(drafted.attended?.after as Float32Array, plain.attended?.after as Float32Array, 1e-5);
});
