// BLIP in training: the gradient of the loss over its logits, given pictures (and questions), against differences.
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { float32, int64, type NDArray } from '../src/array.ts';
import { nodeFiles } from '../src/checkpoint/node-files.ts';
import { openModel } from '../src/open.ts';
import { random } from '../src/random.ts';
import { readArrays } from '../src/raw.ts';
import { createNodeRuntime } from '../src/runtime/node/index.ts';
import { type Batch, TrainingStep } from '../src/training/step.ts';
import type { EncoderDecoderModel } from '../src/models/family.ts';

const runtime = createNodeRuntime();
const released: (() => unknown)[] = [];
afterAll(() => Promise.all(released.map((release) => release())));

describe.each(['blip-caption', 'blip-answer'])('%s in training', (name) => {
  it('has the gradient that differences of its loss say', async () => {
    const folder = join(import.meta.dirname, 'fixtures', name);
    const opened = await openModel(nodeFiles(folder), runtime);
    released.push(() => opened.release());
    const model = opened.model as EncoderDecoderModel;
    const step = await TrainingStep.compile(runtime, model, { dropout: false });
    released.push(() => step.release());
    for (const { name: parameter, start } of step.ranges) step.parameters.set((await opened.checkpoint.read(parameter)).data as Float32Array, start);
    const inputs = await readArrays(join(folder, 'inputs.safetensors'));
    const ids = inputs[`${model.outputPrefix ?? 'decoder_'}input_ids`] as NDArray<'int64'>;
    const [rows, length] = ids.shape as [number, number];
    const batch: Batch = {
      source: Object.fromEntries(Object.keys(model.source.inputs).map((one) => [one, inputs[one] as NDArray])),
      target: ids, labels: int64(Array.from({ length: rows * length }, (_, i) => (i * 7) % 50), [rows, length]),
      weights: float32(Array.from({ length: rows * length }, (_, i) => (i % 5 === 4 ? 0 : 1)), [rows, length]), tokens: rows * length,
    };
    await step.run(batch, 0);
    const gradients = step.gradients.slice();
    const next = random(5);
    // along one direction for each part of the model, so that no part hides behind another
    const parts = ['embeddings.patch', 'class_embedding', 'vision_model.embeddings.position', 'vision_model.encoder', 'post_layernorm', 'text_encoder', 'text_decoder.bert.embeddings', '.crossattention.', '.attention.', 'cls.'];
    for (const part of parts.filter((one) => step.ranges.some((range) => range.name.includes(one)))) {
      const direction = new Float32Array(step.parameters.length);
      let size = 0;
      for (const { name: parameter, start, end } of step.ranges) if (parameter.includes(part)) for (let i = start; i < end; i++) direction[i] = next() - 0.5;
      for (const value of direction) size += value * value;
      const slope = direction.reduce((sum, value, i) => sum + value * (gradients[i] as number), 0) / Math.sqrt(size);
      const kept = step.parameters.slice();
      const at = async (h: number): Promise<number> => {
        for (let i = 0; i < kept.length; i++) step.parameters[i] = (kept[i] as number) + (h * (direction[i] as number)) / Math.sqrt(size);
        return step.run(batch, 0);
      };
      // float32: a loss of about 5 is known to 1e-6, so that differences over 2e-2 are known to about 1e-4
      const h = 1e-2;
      const [up, down] = [await at(h), await at(-h)];
      step.parameters.set(kept);
      expect(Math.abs((up - down) / (2 * h) - slope), part).toBeLessThan(1e-3 * Math.max(1, Math.abs(slope)));
      expect(Math.abs(slope), `${part} matters`).toBeGreaterThan(1e-5);
    }
  });
});
