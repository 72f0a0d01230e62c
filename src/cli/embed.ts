// sightline embed <model> [text…]: one vector a text; in a terminal, how alike the texts are.
import { defineCommand } from 'citty';
import { EmbeddingModel, LanguageModel, load } from '../index.ts';
import { common, headList, oneOf, opening } from './arguments.ts';
import { likeness } from './likeness.ts';
import { inputLines, interactive, print, UsageError, width } from './terminal.ts';

export default defineCommand({
  meta: { name: 'embed', description: 'One vector a text, cut at the model’s length; with several in a terminal, how alike they are' },
  args: {
    model: { type: 'positional', description: 'Folder of an encoder', required: true },
    pooling: { type: 'string', description: 'mean, cls or last (default: what the folder says, else mean)' },
    mute: { type: 'string', description: 'Heads to take out: self.0.2,self.3.1' },
    normalize: { type: 'boolean', description: 'Scale vectors to length one, --no-normalize not to (default: what the folder says, else so)' },
    ...common,
  },
  async run({ args }) {
    const pooling = args.pooling === undefined ? undefined : oneOf(args.pooling, '--pooling', ['mean', 'cls', 'last'] as const);
    const mute = headList(args.mute, '--mute');
    const texts = args._.slice(1);
    if (texts.length === 0) {
      if (process.stdin.isTTY) throw new UsageError('embed: give texts, or lines on standard input');
      for await (const { line } of inputLines()) texts.push(line);
      if (texts.length === 0) throw new UsageError('embed: standard input must have at least one word, got none');
    }
    const model = await load(args.model, opening(args));
    try {
      if (!(model instanceof EmbeddingModel || model instanceof LanguageModel)) throw new UsageError(`embed: the model must give one state a token, got ${model.opened.config.modelType}, which does not`);
      const vectors = await model.embed(texts, { ...(pooling ? { pooling } : {}), ...(args.normalize === undefined ? {} : { normalize: args.normalize }), ...(mute ? { mute } : {}) });
      if (args.json || !interactive || vectors.length < 2) {
        for (const [i, vector] of vectors.entries()) print(JSON.stringify({ input: texts[i], embedding: [...vector].map((value) => Number(value.toPrecision(7))) }));
        return;
      }
      for (const line of likeness(texts, vectors, width())) print(line);
    } finally {
      await model.release();
    }
  },
});
