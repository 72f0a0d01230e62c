// sightline forward <model> --inputs in.safetensors --out out.safetensors: a whole pass under Hugging Face's names.
// Stable: meant for checking against other implementations. No tokenizer is needed.
import { defineCommand } from 'citty';
import { forwardRaw } from '../raw.ts';
import { checkWritable, common, given, headList, oneOf, opening, wholeNumber } from './arguments.ts';
import { print, UsageError } from './terminal.ts';

export default defineCommand({
  meta: { name: 'forward', description: 'A whole pass, arrays in and out under Hugging Face’s names' },
  args: {
    model: { type: 'positional', description: 'Zoo name or folder', required: true },
    inputs: { type: 'string', description: 'safetensors file: input_ids, attention_mask, decoder_input_ids, …', required: true },
    out: { type: 'string', description: 'safetensors file to write', required: true },
    record: { type: 'string', description: 'off, summary (keys looked at most, mass by source) or full (every attention map)', default: 'off' },
    'top-keys': { type: 'string', description: 'Keys that a summary keeps for each query (default: 8)' },
    heads: { type: 'string', description: 'Heads that a summary keeps in full: cross.1.3,decoder.0.2' },
    mute: { type: 'string', description: 'Heads to take out: cross.1.3,decoder.0.2' },
    'hidden-states': { type: 'boolean', description: 'Write every hidden state' },
    ...common,
  },
  async run({ args }) {
    const record = oneOf(args.record, '--record', ['off', 'summary', 'full'] as const);
    for (const name of ['heads', 'top-keys'] as const) if (args[name] !== undefined && record !== 'summary') throw new UsageError(`--${name} shapes a summary: it must come with --record summary, got --record ${record}`);
    checkWritable(args.out, '--out');
    const written = await forwardRaw(args.model, args.inputs, args.out, {
      ...opening(args),
      record,
      hiddenStates: args['hidden-states'] ?? false,
      ...given('topKeys', wholeNumber(args['top-keys'], '--top-keys', 1)),
      ...given('heads', headList(args.heads, '--heads')),
      ...given('mute', headList(args.mute, '--mute')),
    });
    if (args.json) print(JSON.stringify({ out: args.out, arrays: written }));
    else for (const { name, dtype, shape } of written) print(`${name}  ${dtype}[${shape.join(', ')}]`);
  },
});
