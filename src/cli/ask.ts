// sightline ask <model> <image> "question": an answer, and where it looked.
import { defineCommand } from 'citty';
import { describeFiles, describing } from './describing.ts';
import { UsageError } from './terminal.ts';

export default defineCommand({
  meta: { name: 'ask', description: 'Ask about a picture; each word of the answer points at regions and at words of the question' },
  args: {
    model: { type: 'positional', description: 'Zoo name or folder', required: true },
    ...describing,
  },
  run({ args }) {
    const [file, question, ...more] = args._.slice(1);
    if (file === undefined || !question?.trim() || more.length > 0) throw new UsageError(`ask: give a picture and one question in quotes, got ${args._.length - 1} arguments`);
    return describeFiles('ask', args, [file], { question });
  },
});
