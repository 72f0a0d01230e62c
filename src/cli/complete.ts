// sightline complete <model> [prompt]: goes on from a prompt, streaming.
import { defineCommand } from 'citty';
import { LanguageModel, load, parseMethod, recordToJson } from '../index.ts';
import { given, headList, oneOf, opening, sampling, samplingOf, wholeNumber, writing } from './arguments.ts';
import { drawSightlines } from './sightlines.ts';
import { inputText, print, UsageError } from './terminal.ts';

export default defineCommand({
  meta: { name: 'complete', description: 'Go on from a prompt' },
  args: {
    model: { type: 'positional', description: 'Folder of a language model', required: true },
    'max-new-tokens': { type: 'string', description: 'Tokens written at most', default: '64' },
    greedy: { type: 'boolean', description: 'Take the likeliest token each time (default: sample)' },
    ...sampling,
    stop: { type: 'string', description: 'Text at which to stop' },
    sightlines: { type: 'string', description: 'words, tokens or off: what each was read from, in the prompt and before it in the output', default: 'off' },
    method: { type: 'string', description: 'How attention is read: averaged, shifted, raw; heads or layers after it ("raw 1.2+1.3"; default: averaged)' },
    mute: { type: 'string', description: 'Heads to take out: self.0.2,self.3.1' },
    record: { type: 'string', description: 'With --json: summary or full, attention of every layer and head', default: 'off' },
    ...writing,
  },
  async run({ args }) {
    const options = {
      ...given('maxNewTokens', wholeNumber(args['max-new-tokens'], '--max-new-tokens', 1)),
      sample: !args.greedy,
      ...samplingOf(args),
      ...given('stopAt', args.stop === undefined ? undefined : [args.stop]),
      sightlines: oneOf(args.sightlines, '--sightlines', ['words', 'tokens', 'off'] as const),
      ...given('method', args.method === undefined ? undefined : parseMethod(args.method)),
      ...given('mute', headList(args.mute, '--mute')),
      record: oneOf(args.record, '--record', ['off', 'summary', 'full'] as const),
    };
    if (options.record !== 'off' && !args.json) throw new UsageError('--record must come with --json, got none; to look at attention try inspect');
    if (args.method !== undefined && options.sightlines === 'off') throw new UsageError('--method says how sightlines are read: it must come with --sightlines words or tokens, got none');
    if (args.stop === '') throw new UsageError('--stop must be at least one character, got none');
    for (const name of ['temperature', 'top-k', 'top-p', 'min-p', 'seed'] as const) if (args.greedy && args[name] !== undefined) throw new UsageError(`--greedy takes the likeliest token each time and draws none, got --${name} ${args[name]}`);
    if (args.draft && !args.greedy) throw new UsageError('--draft writes the likeliest tokens: it must come with --greedy, got none');
    const prompt = args._.slice(1).join(' ') || (process.stdin.isTTY ? '' : (await inputText()).replace(/\r?\n$/, ''));
    const model = await load(args.model, opening(args));
    try {
      if (!(model instanceof LanguageModel)) throw new UsageError(`complete: the model must go on from a prompt, got ${model.opened.config.modelType}, which does not`);
      const stream = model.complete(prompt, options);
      for (let first = true; ; first = false) {
        const { value, done } = await stream.next();
        // before an error there is nothing
        if (first && !args.json) process.stdout.write(prompt);
        if (done) {
          if (args.json) print(JSON.stringify(value.record ? { ...value, record: recordToJson(value.record) } : value));
          else print(value.sightlines ? `\n\n${drawSightlines({ sightlines: value.sightlines, method: value.method })}` : '');
          return;
        }
        if (!args.json) process.stdout.write(value);
      }
    } finally {
      await model.release();
    }
  },
});
