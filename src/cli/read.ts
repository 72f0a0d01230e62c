// sightline read <model> <image…>: the writing in a picture, and where each word stands.
import { defineCommand } from 'citty';
import { describeFiles, describing } from './describing.ts';

export default defineCommand({
  meta: { name: 'read', description: 'Read what is written in pictures; each word points at where it stands' },
  args: {
    model: { type: 'positional', description: 'Zoo name or folder', required: true },
    prompt: { type: 'string', description: 'Task that the model takes as its first tokens, such as "<s_cord-v2>"' },
    ...describing,
  },
  run: ({ args }) => describeFiles('read', args, args._.slice(1), args.prompt === undefined ? {} : { prompt: args.prompt }),
});
