// A model as a standard ONNX file: the whole pass in standard operators, inputs and outputs under Hugging Face's names,
// weights left where they are: the initializers point into the safetensors files.
import type { Checkpoint } from './checkpoint/index.ts';
import { InputError } from './errors.ts';
import { forwardGraph, inputsOf } from './forward.ts';
import type { Runnable } from './generation/runnable.ts';
import { emitModel } from './graph/index.ts';
import type { Model } from './models/family.ts';

/** A model written as ONNX. */
export interface Exported {
  /** ModelProto: the graph without the weights. */
  readonly bytes: Uint8Array;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Paths of the checkpoint's files that hold the weights. Each must lie beside the model under its last name. */
  readonly weights: readonly string[];
}

/** What is exported: a model, and where its weights lie. */
export interface ExportSource {
  readonly model: Model;
  readonly runnable: Runnable<never>;
  readonly checkpoint: Checkpoint;
}

// Declared inputs that an export does without: positions count from 0 unless padding may stand on the left, and outputs
// are padded at the end, where a mask changes nothing.
const leftOut: Readonly<Record<Model['kind'], readonly string[]>> = { encoder: ['position_ids'], decoder: [], 'encoder-decoder': ['position_ids', 'decoder_attention_mask'] };

/**
 * Writes a model's whole pass. Weights of 16 bits are cast where they are read; 8-bit multiplication is not exported.
 * Throws InputError where two files of weights have one last name.
 */
export function exportModel({ model, runnable, checkpoint }: ExportSource): Exported {
  const outputs = forwardGraph({ ...runnable, bits: 32 }, new Set(Object.keys(inputsOf(model)).filter((name) => !leftOut[model.kind].includes(name))), new Set(), { plain: true });
  const files = new Map<string, string>();
  const { bytes, inputs } = emitModel({
    outputs,
    standard: true,
    parameter: (name) => {
      const info = checkpoint.info(name);
      if (!info) throw new InputError(`export: the folder has no tensor "${name}"`);
      const location = info.file.slice(info.file.lastIndexOf('/') + 1);
      const other = files.get(location);
      if (other !== undefined && other !== info.file) throw new InputError(`export: files of weights must have last names of their own, got ${other} and ${info.file}`);
      files.set(location, info.file);
      return { location, offset: info.offset };
    },
  });
  return { bytes, inputs, outputs: Object.keys(outputs), weights: [...files.values()] };
}
