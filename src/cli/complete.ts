// sightline complete <model> [prompt]: goes on from a prompt, streaming.
import { defineCommand } from 'citty';
import { LanguageModel, load } from '../index.ts';
import { common, decimal, oneOf, wholeNumber } from './arguments.ts';
import { print, UsageError } from './terminal.ts';

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
    ...common,
  },
  async run({ args }) {
    const prompt = args._.slice(1).join(' ') || (process.stdin.isTTY ? '' : await text());
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
    };
    const model = await load(args.model, { bits: args.bits === undefined ? 32 : (Number(oneOf(args.bits, '--bits', ['8', '32'] as const)) as 8 | 32) });
    try {
      if (!(model instanceof LanguageModel)) throw new UsageError(`complete: the model must go on from a prompt, got ${model.opened.config.modelType}, which does not`);
      if (!args.json) process.stdout.write(prompt);
      const stream = model.complete(prompt, options);
      for (;;) {
        const { value, done } = await stream.next();
        if (done) {
          print(args.json ? JSON.stringify(value) : '');
          return;
        }
        if (!args.json) process.stdout.write(value);
      }
    } finally {
      await model.release();
    }
  },
});

async function text(): Promise<string> {
  let all = '';
  for await (const chunk of process.stdin) all += chunk;
  return all.replace(/\n$/, '');
}
