// sightline export <model> out.onnx: a standard ONNX model whose weights stay in the safetensors file.
import { defineCommand } from 'citty';
import { exportRaw } from '../raw.ts';
import { checkWritable } from './arguments.ts';
import { print } from './terminal.ts';

export default defineCommand({
  meta: { name: 'export', description: 'Write a standard .onnx model that points into the safetensors file' },
  args: {
    model: { type: 'positional', description: 'Zoo name or folder', required: true },
    out: { type: 'positional', description: 'File to write', required: true },
    json: { type: 'boolean', description: 'One JSON object' },
  },
  async run({ args }) {
    checkWritable(args.out, 'export: <out>');
    const { bytes, ...written } = await exportRaw(args.model, args.out);
    print(args.json ? JSON.stringify({ ...written, bytes: bytes.length }) : `written to ${args.out}: ${written.inputs.join(', ')} → ${written.outputs.join(', ')}; weights in ${written.weights.join(', ')} beside it`);
  },
});
