// sightline caption <model> <image…>: what is to be seen, and where each word looked.
import { defineCommand } from 'citty';
import { describeFiles, describing } from './describing.ts';

export default defineCommand({
  meta: { name: 'caption', description: 'Describe pictures; each word points at the regions it came from' },
  args: {
    model: { type: 'positional', description: 'Zoo name or folder', required: true },
    prompt: { type: 'string', description: 'What the caption is to begin with (default: what the folder says, else nothing)' },
    ...describing,
  },
  run: ({ args }) => describeFiles('caption', args, args._.slice(1), args.prompt === undefined ? {} : { prompt: args.prompt }),
});
