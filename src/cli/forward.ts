// sightline forward <model> --inputs in.safetensors --out out.safetensors: a whole pass under Hugging Face's names.
// Stable: meant for checking against other implementations. No tokenizer is needed.
import { defineCommand } from 'citty';
import { forwardRaw } from '../raw.ts';
import { common, oneOf } from './arguments.ts';
import { print } from './terminal.ts';

export default defineCommand({
  meta: { name: 'forward', description: 'A whole pass, arrays in and out under Hugging Face’s names' },
  args: {
    model: { type: 'positional', description: 'Zoo name or folder', required: true },
    inputs: { type: 'string', description: 'safetensors file: input_ids, attention_mask, decoder_input_ids, …', required: true },
    out: { type: 'string', description: 'safetensors file to write', required: true },
    record: { type: 'string', description: 'off, summary (head means) or full (every attention map)', default: 'off' },
    'hidden-states': { type: 'boolean', description: 'Write every hidden state' },
    ...common,
  },
  async run({ args }) {
    const written = await forwardRaw(args.model, args.inputs, args.out, {
      bits: args.bits === undefined ? 32 : (Number(oneOf(args.bits, '--bits', ['8', '32'] as const)) as 8 | 32),
      record: oneOf(args.record, '--record', ['off', 'summary', 'full'] as const),
      hiddenStates: args['hidden-states'] ?? false,
    });
    if (args.json) print(JSON.stringify({ out: args.out, arrays: written }));
    else for (const { name, dtype, shape } of written) print(`${name}  ${dtype}[${shape.join(', ')}]`);
  },
});
