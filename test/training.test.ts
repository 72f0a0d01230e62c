// Training against PyTorch (test/reference/adamw_reference.py): loss, the gradient of every parameter, and parameters
// after steps of AdamW; and a run killed without warning against one that was left alone.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { float32, int64, type NDArray } from '../src/array.ts';
import { nodeFiles } from '../src/checkpoint/node-files.ts';
import { openCheckpoint, readConfig } from '../src/checkpoint/index.ts';
import { sinusoids } from '../src/layers/index.ts';
import type { EncoderDecoderModel, Family } from '../src/models/family.ts';
import { families } from '../src/models/index.ts';
import { readArrays } from '../src/raw.ts';
import { createNodeRuntime } from '../src/runtime/node/index.ts';
import { Muon } from '../src/training/muon.ts';
import { AdamW } from '../src/training/adamw.ts';
import { clipFactor, normOf } from '../src/training/optimizer.ts';
import { type Batch, type StepOptions, TrainingStep } from '../src/training/step.ts';

const folder = join(import.meta.dirname, 'fixtures', 'training');
const reference = JSON.parse(readFileSync(join(folder, 'reference.json'), 'utf8')) as {
  smoothing: number; loss: number; steps: number;
  runs: { clipped: { learning_rate: number; betas: [number, number]; epsilon: number; weight_decay: number; clip: number; losses: number[]; norms: number[] } };
};
const runtime = createNodeRuntime();

async function setUp(options: StepOptions = {}): Promise<{ step: TrainingStep; batch: Batch }> {
  const files = nodeFiles(folder);
  const checkpoint = await openCheckpoint(files);
  // the reference trains positions too: here they are parameters that begin as sinusoids
  const family = families['marian'] as Family;
  const model = family.build((await readConfig(files)).reader, (name) => !family.tied?.slice(1).includes(name)) as EncoderDecoderModel;
  const step = await TrainingStep.compile(runtime, model, { smoothing: reference.smoothing, dropout: false, frozen: new Set(['final_logits_bias']), ...options });
  const arrays = await readArrays(join(folder, 'batch.safetensors'));
  const labels = arrays['labels'] as NDArray<'int64'>;
  const counts = { dtype: 'float32' as const, shape: labels.shape, data: Float32Array.from(labels.data, (label) => (label < 0n ? 0 : 1)) };
  const batch: Batch = {
    source: { input_ids: arrays['input_ids'] as NDArray, attention_mask: arrays['attention_mask'] as NDArray }, tokens: 0, target: arrays['decoder_input_ids'] as NDArray<'int64'>,
    labels: { ...labels, data: labels.data.map((label) => (label < 0n ? 0n : label)) }, weights: counts,
  };
  for (const { name, start, shape } of step.ranges) {
    const table = name.includes('embed_positions') ? (sinusoids(shape[0] as number, shape[1] as number).node.origin as { value: NDArray<'float32'> }).value : await checkpoint.read(name);
    step.parameters.set(table.data as Float32Array, start);
  }
  return { step, batch };
}

describe('a training step', () => {
  it('has PyTorch’s loss and gradients', async () => {
    const { step, batch } = await setUp();
    expect(Math.abs((await step.run(batch, 0)) - reference.loss)).toBeLessThan(2e-6 * reference.loss);
    const gradients = await readArrays(join(folder, 'gradients.safetensors'));
    for (const { name, start, end } of step.ranges) {
      if (name === 'final_logits_bias') continue; // a constant in Hugging Face
      const expected = gradients[name]?.data as Float32Array | undefined;
      expect(expected, name).toBeDefined();
      let difference = 0;
      for (let i = start; i < end; i++) difference = Math.max(difference, Math.abs((step.gradients[i] as number) - (expected?.[i - start] as number)));
      expect(difference, name).toBeLessThan(5e-6);
    }
    step.release();
  });

  it('moves the source’s states towards naming what is there, by as much as the losses together say', async () => {
    const naming = { site: 'encoder_hidden_states.2', table: 'model.shared.weight', weight: 0.7 };
    const plain = await setUp();
    const { step, batch } = await setUp({ naming });
    const named = { places: int64([0, 5, 6, 1], [4]), labels: int64([7, 3, 3, 9], [1, 4]), weights: float32([1, 0, 2, 1], [1, 4]) };
    const total = async (): Promise<number> => {
      const loss = await step.run({ ...batch, named }, 0);
      return loss + naming.weight * (step.unnamed as number);
    };
    const loss = await plain.step.run(batch, 0);
    expect(plain.step.unnamed).toBeNull();
    await total();
    // the text's loss is what it was; the table and the encoder have other gradients, the decoder's own have not
    expect(await step.run({ ...batch, named }, 0)).toBe(loss);
    const moved = step.ranges.filter(({ start, end }) => step.gradients.subarray(start, end).some((value, i) => Math.abs(value - (plain.step.gradients[start + i] as number)) > 1e-6)).map(({ name }) => name);
    expect(moved).toContain('model.shared.weight');
    expect(moved.some((name) => name.startsWith('model.encoder'))).toBe(true);
    expect(moved.filter((name) => name.startsWith('model.decoder'))).toEqual([]);
    // along the gradient the losses grow by its square
    const direction = step.gradients.slice();
    const square = direction.reduce((sum, value) => sum + value * value, 0);
    const h = 0.01 / Math.sqrt(square);
    const at = async (change: number): Promise<number> => {
      for (const [i, value] of direction.entries()) step.parameters[i] = (step.parameters[i] as number) + change * value;
      const value = await total();
      for (const [i, value] of direction.entries()) step.parameters[i] = (step.parameters[i] as number) - change * value;
      return value;
    };
    // float32 rounds losses of about 10 to 1e-6, the third derivative's share is h²
    expect(Math.abs(((await at(h)) - (await at(-h))) / (2 * h) / square - 1)).toBeLessThan(2e-3);
    step.release();
    plain.step.release();
  });

  it('follows AdamW with clipping', async () => {
    const { step, batch } = await setUp();
    const { learning_rate: rate, betas, epsilon, weight_decay: weightDecay, clip, losses, norms } = reference.runs.clipped;
    const options = { beta1: betas[0], beta2: betas[1], epsilon, weightDecay, decays: ({ name }: { name: string }) => name !== 'final_logits_bias' };
    let adamW = await AdamW.compile(runtime, step.ranges, step.buffers, options);
    for (let i = 0; i < reference.steps; i++) {
      expect(Math.abs((await step.run(batch, i)) - (losses[i] as number))).toBeLessThan(1e-4);
      expect(step.norm, `norm of step ${i}`).toBeCloseTo(norms[i] as number, 3);
      expect(normOf(step.gradients)).toBeCloseTo(step.norm, 4);
      await adamW.update(rate, i + 1, clipFactor(step.norm, clip));
      // moments outlive the graph: they are saved and taken up again
      const { first, second } = adamW.moments;
      const [kept, squares] = [first.slice(), second.slice()];
      adamW.release();
      adamW = await AdamW.compile(runtime, step.ranges, step.buffers, options);
      adamW.moments.first.set(kept);
      adamW.moments.second.set(squares);
    }
    const after = await readArrays(join(folder, 'parameters-clipped.safetensors'));
    for (const { name, start, end } of step.ranges) {
      // the gradient of the keys' bias is zero but for rounding, and Adam makes steps of full size out of rounding
      if (name.endsWith('k_proj.bias') || name === 'final_logits_bias') continue;
      let difference = 0;
      for (let i = start; i < end; i++) difference = Math.max(difference, Math.abs((step.parameters[i] as number) - ((after[name] as NDArray<'float32'>).data[i - start] as number)));
      expect(difference, name).toBeLessThan(1e-4);
    }
    adamW.release();
    step.release();
  });
});

describe('Muon', () => {
  it('follows PyTorch’s', async () => {
    const { shapes, options, initial, gradients, final } = JSON.parse(readFileSync(join(folder, 'muon.json'), 'utf8')) as {
      shapes: Record<string, [number, number]>; options: { lr: number; weight_decay: number; momentum: number; ns_steps: number };
      initial: Record<string, number[]>; gradients: Record<string, number[]>[]; final: Record<string, number[]>;
    };
    // a vector stands between the matrices: it is not touched
    let end = 5;
    const ranges = Object.entries(shapes).map(([name, shape]) => {
      const start = end;
      end += shape[0] * shape[1] + 2;
      return { name, shape, start, end: end - 2 };
    });
    const buffers = { parameters: runtime.buffer('float32', [end]), gradients: runtime.buffer('float32', [end]) };
    const parameters = buffers.parameters.data.fill(9);
    for (const { name, start } of ranges) parameters.set(initial[name] as number[], start);
    let muon = await Muon.compile(runtime, ranges, buffers, { momentum: options.momentum, weightDecay: options.weight_decay, iterations: options.ns_steps });
    const momenta = new Float32Array(end);
    for (const given of gradients) {
      // half the gradients twice over: what clipping does
      for (const { name, start } of ranges) buffers.gradients.data.set((given[name] as number[]).map((value) => 2 * value), start);
      await muon.update(options.lr, 0.5);
      // momenta outlive the graph: they are saved and taken up again
      muon.exchange(momenta, 'out');
      muon.release();
      muon = await Muon.compile(runtime, ranges, buffers, { momentum: options.momentum, weightDecay: options.weight_decay, iterations: options.ns_steps });
      muon.exchange(momenta, 'in');
    }
    muon.release();
    for (const { name, start } of ranges) for (const [i, value] of (final[name] as number[]).entries()) expect(Math.abs((parameters[start + i] as number) - value), `${name}[${i}]`).toBeLessThan(2e-6);
    expect(parameters.subarray(0, 5).every((value) => value === 9)).toBe(true);
  });
  it('lets momenta fade no further than to where they would slow it down', async () => {
    const buffers = { parameters: runtime.buffer('float32', [6]), gradients: runtime.buffer('float32', [6]) };
    const muon = await Muon.compile(runtime, [{ name: 'w', shape: [2, 3], start: 0, end: 6 }], buffers);
    // the second row is that of a unit which is never used again
    buffers.gradients.data.set([1e-3, 2e-3, -1e-3, 0, 0, 0]);
    const momenta = new Float32Array([0, 0, 0, 1e-6, -1e-6, 1e-9]);
    muon.exchange(momenta, 'in');
    const seen = new Set<number>();
    for (let step = 0; step < 1000; step++) {
      await muon.update(1e-3);
      muon.exchange(momenta, 'out');
      for (const value of momenta.subarray(3)) seen.add(Math.abs(value));
    }
    muon.release();
    expect(Math.max(...momenta.subarray(3).map(Math.abs))).toBeLessThan(2e-18);
    // nothing whose square leaves the range of normal numbers
    expect(Math.min(...[...seen].filter((value) => value > 0))).toBeGreaterThan(1e-19);
    expect(momenta[0]).toBeCloseTo(1e-3, 6);
  });
});

/** A translator of number words that is trained in a moment. */
const toy = `
  const words = 'un deux trois quatre cinq six'.split(' '), english = 'one two three four five six'.split(' ');
  function* pairs(seed) { let s = seed >>> 0; for (;;) { const list = []; for (let i = 0; i < 4; i++) { s = (Math.imul(s, 1664525) + 1013904223) >>> 0; list.push((s >>> 8) % 6); }
    yield { source: list.map((i) => words[i]).join(' '), target: list.map((i) => english[i]).join(' '), alignment: list.map((_, i) => [i, i]) }; } }
  export default { name: 'toy', seed: 5, config: { model_type: 'marian', d_model: 16, encoder_layers: 1, decoder_layers: 1, encoder_attention_heads: 2, decoder_attention_heads: 2, encoder_ffn_dim: 32, decoder_ffn_dim: 32, activation_function: 'relu', max_position_embeddings: 32, scale_embedding: true, dropout: 0.1, attention_dropout: 0.1, activation_dropout: 0.1 },
    tokenizer: { size: 60, sentences: 2000, required: 'abcdefghijklmnopqrstuvwxyz' }, batchTokens: 256, muon: {}, schedule: { peak: 0.01, warmup: 5, steps: 60 }, smoothing: 0, pairs };`;

describe('a run killed without warning', () => {
  it('goes on to the same bytes', async () => {
    const work = mkdtempSync(join(tmpdir(), 'sightline-train-'));
    const recipe = join(work, 'recipe.mjs');
    writeFileSync(recipe, toy);
    const bin = join(import.meta.dirname, '..', 'bin', 'sightline.js');
    const train = (out: string): string[] => [bin, 'train', recipe, '--out', join(work, out), '--save-every', '10', '--json'];
    execFileSync(process.execPath, train('whole'), { stdio: 'pipe' });
    for (const wait of [1, 3]) {
      // killed as soon as it has saved `wait` times
      await new Promise<void>((resolve) => {
        const child = spawn(process.execPath, train('killed'), { stdio: 'pipe' });
        const state = join(work, 'killed', '.training', 'state.safetensors');
        let seen = '';
        let saves = 0;
        const timer = setInterval(() => {
          if (!existsSync(state)) return;
          const now = readFileSync(state).subarray(0, 200).toString('latin1');
          if (now !== seen) saves++;
          seen = now;
          if (saves >= wait) child.kill('SIGKILL');
        }, 5);
        child.on('exit', () => {
          clearInterval(timer);
          resolve();
        });
      });
    }
    execFileSync(process.execPath, train('killed'), { stdio: 'pipe' });
    for (const file of ['model.safetensors', 'vocab.json', 'source.spm']) expect(readFileSync(join(work, 'killed', file)).equals(readFileSync(join(work, 'whole', file))), file).toBe(true);
    rmSync(work, { recursive: true });
  }, 120_000);
});

describe('a folder that is written to', () => {
  const work = mkdtempSync(join(tmpdir(), 'sightline-train-'));
  afterAll(() => rmSync(work, { recursive: true }));
  const recipe = join(work, 'recipe.mjs');
  writeFileSync(recipe, toy);
  const bin = join(import.meta.dirname, '..', 'bin', 'sightline.js');
  const train = (...args: string[]): { code: number | null; out: string; err: string } => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [bin, 'train', ...args], { cwd: work, encoding: 'utf8' });
    return { code: status, out: stdout, err: stderr };
  };
  const refused = (message: RegExp, ...args: string[]): void => {
    const { code, out, err } = train(...args);
    expect([code, out, err.trim().split('\n').length]).toEqual([2, '', 1]);
    expect(err).toMatch(message);
  };

  it('keeps the model that it holds, but where that is itself trained further', () => {
    const { code, out } = train(recipe, '--steps', '3', '--out', 'fr-en');
    // a bare name is the zoo's to every other command
    expect([code, out]).toEqual([0, expect.stringMatching(/written to \.\/fr-en: .*; commands take it as \.\/fr-en, and fr-en is the zoo’s/)]);
    const before = readFileSync(join(work, 'fr-en', 'model.safetensors'));
    refused(/^train: \.\/fr-en holds a model already \(config\.json\), which would be lost; give another --out, remove it, or train it further with --from \.\/fr-en$/m, recipe, '--steps', '3', '--out', 'fr-en');
    expect(readFileSync(join(work, 'fr-en', 'model.safetensors')).equals(before)).toBe(true);
    expect(train(recipe, '--steps', '2', '--out', 'fr-en', '--from', './fr-en').code).toBe(0);
    expect(readFileSync(join(work, 'fr-en', 'training.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line).step)).toEqual([3, 2]);
  }, 60_000);

  it('must be one that can be written to, and a model that is begun from must be there', () => {
    refused(/^train: --out must be a folder that can be written to, got recipe\.mjs \((ENOTDIR|EEXIST)\)$/m, recipe, '--out', 'recipe.mjs');
    refused(/^train: --out must be a folder that can be written to, got recipe\.mjs\/in \(ENOTDIR\)$/m, recipe, '--out', 'recipe.mjs/in');
    refused(/^nowhere: there must be a zoo model or a folder/, recipe, '--out', 'new', '--from', 'nowhere');
    expect(existsSync(join(work, 'new'))).toBe(false);
  });

  it('holds a run that nothing contradicts', async () => {
    const out = join(work, 'run');
    const state = join(out, '.training', 'state.safetensors');
    await new Promise<void>((resolve) => {
      const child = spawn(process.execPath, [bin, 'train', recipe, '--out', out, '--steps', '100000', '--save-every', '20'], { stdio: 'pipe' });
      const timer = setInterval(() => existsSync(state) && child.kill('SIGKILL'), 5);
      child.on('exit', () => {
        clearInterval(timer);
        resolve();
      });
    });
    const left = readFileSync(state);
    refused(/^train: the run in run is at step \d+ already, further than 10; give --steps from \d+, or another --out$/m, recipe, '--out', 'run', '--steps', '10');
    refused(/^train: the run in run was begun from nothing, got --from \S+zoo\/picture; leave --from out to go on with it, or give another --out$/m, recipe, '--out', 'run', '--steps', '100000', '--from', 'picture');
    expect(readFileSync(state).equals(left)).toBe(true);
    writeFileSync(state, left.subarray(0, 100));
    refused(/^train: run\/\.training\/state\.safetensors must be what a run left, and it is damaged: .*header.*; remove run\/\.training to begin anew$/m, recipe, '--out', 'run', '--steps', '100000');
  }, 60_000);

  it.each([
    ['exports none', 'export const recipe = {};', /must export a recipe as its default, got none/],
    ['a name alone', 'export default { name: "x" }', /"seed" must be a number, got none/],
    ['a text for a number', toy.replace('size: 60', 'size: "60"'), /"tokenizer\.size" must be a number, got "60"/],
    ['a kind that is none', toy.replace("name: 'toy'", "name: 'toy', kind: 'poem'"), /"kind" must be one of translation, picture, voice, got "poem"/],
    ['a syntax error', 'export default {', /a recipe must be JavaScript that runs, got SyntaxError/],
  ])('is not begun with a wrong recipe: %s', (_, text, message) => {
    writeFileSync(join(work, 'wrong.mjs'), text);
    refused(new RegExp(`^wrong\\.mjs: ${message.source}`), 'wrong.mjs');
    expect(existsSync(join(work, 'toy'))).toBe(false);
  });
});
