// A model as a standard .onnx file: the whole pass in standard operators, inputs and outputs under Hugging Face's names,
// weights left where they are: the initializers point into the safetensors file.
import { copyFile } from 'node:fs/promises';
import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { writeAtomically } from './checkpoint/node-files.ts';
import { InputError } from './errors.ts';
import { forwardGraph } from './forward.ts';
import { emitModel } from './graph/index.ts';
import { openRaw } from './raw.ts';

/** What was written. */
export interface Exported {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly bytes: number;
  /** Files of weights that the model points into, beside it. */
  readonly weights: readonly string[];
}

/**
 * Writes a model's whole pass. Weights are copied beside the file where they are not there already.
 * Throws InputError when a file of that name with other content is in the way.
 */
export async function exportModel(model: string, out: string): Promise<Exported> {
  const opened = await openRaw(model, 32);
  try {
    const given = opened.model.kind === 'encoder-decoder' ? ['input_ids', 'attention_mask', 'decoder_input_ids'] : ['input_ids', 'attention_mask'];
    const outputs = forwardGraph(opened.runnable, new Set(given), new Set(), true);
    const files = new Set<string>();
    const emitted = emitModel({
      outputs,
      standard: true,
      parameter: (name) => {
        const info = opened.checkpoint.info(name);
        if (!info) throw new InputError(`export: the folder has no tensor "${name}"`);
        files.add(info.file);
        return { location: basename(info.file), offset: info.offset };
      },
    });
    for (const file of files) {
      const from = resolve(opened.checkpoint.files.location?.(file) ?? file);
      const to = resolve(join(dirname(out), basename(file)));
      if (from === to) continue;
      if (existsSync(to)) {
        if (statSync(to).size !== statSync(from).size) throw new InputError(`export: ${to} is in the way of the weights; move it, or write to another folder`);
        continue;
      }
      // a copy: readers of ONNX refuse weights that have a second name elsewhere
      await copyFile(from, to);
    }
    await writeAtomically(out, emitted.bytes);
    return { inputs: emitted.inputs, outputs: Object.keys(outputs), bytes: emitted.bytes.length, weights: [...files].map((file) => basename(file)) };
  } finally {
    await opened.release();
  }
}
