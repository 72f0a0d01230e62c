// sightline ask <model> <image…> "question": an answer, and where it looked.
import { defineCommand } from 'citty';
import { describeFiles, describing } from './describing.ts';
import { UsageError } from './terminal.ts';

export default defineCommand({
  meta: { name: 'ask', description: 'Ask about a picture, or several together; each word of the answer points at regions and at words of the question' },
  args: {
    model: { type: 'positional', description: 'Zoo name or folder', required: true },
    ...describing,
  },
  run({ args }) {
    const given = args._.slice(1);
    const question = given.at(-1);
    if (given.length < 2 || !question?.trim()) throw new UsageError(`ask: give a picture and one question in quotes, got ${given.length < 2 ? `${given.length} arguments` : 'an empty one'}`);
    return describeFiles('ask', args, given.slice(0, -1), { question }, given.length > 2);
  },
});
