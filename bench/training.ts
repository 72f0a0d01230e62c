// One training step against PyTorch, eager: the same weights, the same 64 pairs of 16 + 16 tokens, label smoothing, norm
// clipped, AdamW; both sides in one run, alternating, and their losses compared step by step. What it needs, and what it
// measures: bench/README.md.
//   node bench/.models/training.mjs [rounds]
import { int64, type NDArray } from '../src/array.ts';
import { nodeFiles } from '../src/checkpoint/node-files.ts';
import type { EncoderDecoderModel } from '../src/models/family.ts';
import { openModel } from '../src/open.ts';
import { readArrays } from '../src/raw.ts';
import { createNodeRuntime } from '../src/runtime/node/index.ts';
import { AdamW } from '../src/training/adamw.ts';
import { clipFactor } from '../src/training/optimizer.ts';
import { TrainingStep } from '../src/training/step.ts';
import { clock, median, Peer, threads } from './peer.ts';

const rounds = Number(process.argv[2] ?? 9);
process.env['SIGHTLINE_THREADS'] = String(threads);
const folder = 'bench/.models/marian-train';
const runtime = createNodeRuntime();
const opened = await openModel(nodeFiles(folder), runtime);
const arrays = (await readArrays(`${folder}/inputs.safetensors`)) as Record<'input_ids' | 'labels' | 'decoder_input_ids', NDArray<'int64'>>;
const { input_ids: ids, labels, decoder_input_ids: target } = arrays;
const ones = (shape: readonly number[]): number[] => new Array(shape.reduce((product, size) => product * size, 1)).fill(1);
const batch = {
  source: { input_ids: ids, attention_mask: int64(ones(ids.shape), ids.shape) }, target, labels,
  weights: { dtype: 'float32', shape: labels.shape, data: Float32Array.from(ones(labels.shape)) } as NDArray<'float32'>,
  tokens: ids.data.length + labels.data.length,
};
// the reference does not train these either
const frozen = new Set(['final_logits_bias', 'model.encoder.embed_positions.weight', 'model.decoder.embed_positions.weight']);
const step = await TrainingStep.compile(runtime, opened.model as EncoderDecoderModel, { smoothing: 0.1, dropout: false, frozen });
for (const { name, start } of step.ranges) step.parameters.set((await opened.checkpoint.read(name)).data as Float32Array, start);
const trained = step.ranges.filter(({ name }) => !frozen.has(name));
const adamW = await AdamW.compile(runtime, trained, step.buffers, { beta1: 0.9, beta2: 0.98, epsilon: 1e-9, weightDecay: 0.01 });
let taken = 0;

async function ours(): Promise<{ milliseconds: number; loss: number; optimizer: number }> {
  const began = clock();
  const loss = await step.run(batch, ++taken);
  const middle = clock();
  await adamW.update(3e-4, taken, clipFactor(step.norm, 1));
  const ended = clock();
  return { milliseconds: ended - began, loss, optimizer: ended - middle };
}

const peer = await new Peer('PyTorch, eager', 'peer_train.py', ['--threads', String(threads)]).ready();
const times = { ours: [] as number[], optimizer: [] as number[], theirs: [] as number[] };
for (let round = -1; round < rounds; round++) {
  const mine = await ours();
  const theirs = await peer.ask({ do: 'step' });
  const theirLoss = theirs.loss as number;
  const apart = Math.abs(mine.loss - theirLoss);
  // the first is of the same weights; afterwards the two part slowly, for the reference gives no gradient to the padding
  // token's row where it is read, as the start of every output
  if (!(apart < (round < 0 ? 1e-4 : 0.01 * (round + 1)) * theirLoss)) throw new Error(`step ${round + 2}: losses must agree, got ${mine.loss} and ${theirLoss}`);
  if (round < 0) continue;
  times.ours.push(mine.milliseconds);
  times.optimizer.push(mine.optimizer);
  times.theirs.push(theirs.milliseconds);
}
const [own, optimizer, other] = [median(times.ours), median(times.optimizer), median(times.theirs)];
console.log(`a step of ${batch.tokens} tokens, ${(trained.reduce((sum, { start, end }) => sum + end - start, 0) / 1e6).toFixed(1)} million parameters; losses agree`);
console.log(`  Sightline       ${own.toFixed(0).padStart(6)} ms, AdamW ${optimizer.toFixed(0)} of it  ${((batch.tokens * 1000) / own).toFixed(0).padStart(6)} tokens/s`);
console.log(`  PyTorch, eager  ${other.toFixed(0).padStart(6)} ms                 ${((batch.tokens * 1000) / other).toFixed(0).padStart(6)} tokens/s  Sightline ${(other / own).toFixed(2)} times as fast`);
peer.close();
adamW.release();
step.release();
await opened.release();
