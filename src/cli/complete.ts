// sightline complete <model> [prompt]: goes on from a prompt, streaming.
import { defineCommand } from 'citty';
import { LanguageModel, load, parseMethod, recordToJson } from '../index.ts';
import { decimal, headList, oneOf, opening, wholeNumber, writing } from './arguments.ts';
import { drawSightlines } from './sightlines.ts';
import { inputText, print, UsageError } from './terminal.ts';

export default defineCommand({
  meta: { name: 'complete', description: 'Go on from a prompt' },
  args: {
    model: { type: 'positional', description: 'Folder of a language model', required: true },
    'max-new-tokens': { type: 'string', description: 'Tokens written at most', default: '64' },
    greedy: { type: 'boolean', description: 'Take the likeliest token each time (default: sample)' },
    temperature: { type: 'string', description: 'Above 0; lower is sharper' },
    'top-k': { type: 'string', description: 'Sample from the k likeliest; 0 for all' },
    'top-p': { type: 'string', description: 'Sample from the likeliest that add up to p' },
    'min-p': { type: 'string', description: 'Sample from tokens at least this part as likely as the best' },
    'repetition-penalty': { type: 'string', description: 'Above 1: tokens seen before are less likely' },
    seed: { type: 'string', description: 'The same seed gives the same text', default: '0' },
    stop: { type: 'string', description: 'Text at which to stop' },
    sightlines: { type: 'string', description: 'words, tokens or off: what each was read from, in the prompt and before it in the output', default: 'off' },
    method: { type: 'string', description: 'How attention is read: averaged, shifted, raw; heads or layers after it ("raw 1.2+1.3"; default: averaged)' },
    mute: { type: 'string', description: 'Heads to take out: self.0.2,self.3.1' },
    record: { type: 'string', description: 'With --json: summary or full, attention of every layer and head', default: 'off' },
    ...writing,
  },
  async run({ args }) {
    const prompt = args._.slice(1).join(' ') || (process.stdin.isTTY ? '' : (await inputText()).replace(/\r?\n$/, ''));
    const given = <T>(key: string, value: T | undefined): Record<string, T> => (value === undefined ? {} : { [key]: value });
    const options = {
      ...given('maxNewTokens', wholeNumber(args['max-new-tokens'], '--max-new-tokens', 1)),
      sample: !args.greedy,
      ...given('temperature', decimal(args.temperature, '--temperature')),
      ...given('topK', wholeNumber(args['top-k'], '--top-k', 0)),
      ...given('topP', decimal(args['top-p'], '--top-p')),
      ...given('minP', decimal(args['min-p'], '--min-p')),
      ...given('repetitionPenalty', decimal(args['repetition-penalty'], '--repetition-penalty')),
      ...given('seed', wholeNumber(args.seed, '--seed', 0)),
      ...given('stopAt', args.stop === undefined ? undefined : [args.stop]),
      sightlines: oneOf(args.sightlines, '--sightlines', ['words', 'tokens', 'off'] as const),
      ...given('method', args.method === undefined ? undefined : parseMethod(args.method)),
      ...given('mute', headList(args.mute, '--mute')),
      record: oneOf(args.record, '--record', ['off', 'summary', 'full'] as const),
    };
    if (options.record !== 'off' && !args.json) throw new UsageError('--record must come with --json, got none; to look at attention try inspect');
    if (args.draft && !args.greedy) throw new UsageError('--draft writes the likeliest tokens: it must come with --greedy, got none');
    const model = await load(args.model, opening(args));
    try {
      if (!(model instanceof LanguageModel)) throw new UsageError(`complete: the model must go on from a prompt, got ${model.opened.config.modelType}, which does not`);
      if (!args.json) process.stdout.write(prompt);
      const stream = model.complete(prompt, options);
      for (;;) {
        const { value, done } = await stream.next();
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
