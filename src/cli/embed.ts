// sightline embed <model> [text…]: one vector a text; in a terminal, how alike the texts are.
import { defineCommand } from 'citty';
import { EmbeddingModel, LanguageModel, load } from '../index.ts';
import { common, headList, oneOf, opening } from './arguments.ts';
import { dim, hue, inputLines, interactive, print, UsageError } from './terminal.ts';

export default defineCommand({
  meta: { name: 'embed', description: 'One vector a text; with several in a terminal, a table of likeness' },
  args: {
    model: { type: 'positional', description: 'Folder of an encoder', required: true },
    pooling: { type: 'string', description: 'mean, cls or last', default: 'mean' },
    mute: { type: 'string', description: 'Heads to take out: self.0.2,self.3.1' },
    normalize: { type: 'boolean', description: 'Scale vectors to length one', default: true },
    ...common,
  },
  async run({ args }) {
    const pooling = oneOf(args.pooling, '--pooling', ['mean', 'cls', 'last'] as const);
    const mute = headList(args.mute, '--mute');
    const texts = args._.slice(1);
    if (texts.length === 0) {
      if (process.stdin.isTTY) throw new UsageError('embed: give texts, or lines on standard input');
      for await (const line of inputLines()) texts.push(line);
      if (texts.length === 0) throw new UsageError('embed: standard input must have at least one word, got none');
    }
    const model = await load(args.model, opening(args));
    try {
      if (!(model instanceof EmbeddingModel || model instanceof LanguageModel)) throw new UsageError(`embed: the model must give one state a token, got ${model.opened.config.modelType}, which does not`);
      const vectors = await model.embed(texts, { pooling, normalize: args.normalize, ...(mute ? { mute } : {}) });
      if (args.json || !interactive || vectors.length < 2) {
        for (const [i, vector] of vectors.entries()) print(JSON.stringify({ input: texts[i], embedding: [...vector].map((value) => Number(value.toPrecision(7))) }));
        return;
      }
      const norm = vectors.map((vector) => Math.hypot(...vector));
      for (const [i, a] of vectors.entries()) {
        const cells = vectors.map((b, j) => a.reduce((sum, value, k) => sum + value * (b[k] as number), 0) / ((norm[i] as number) * (norm[j] as number)));
        print(`${cells.map((value, j) => (i === j ? dim(value.toFixed(2).padStart(6)) : hue(value > 0.6 ? 3 : value > 0.3 ? 1 : 4, value.toFixed(2).padStart(6)))).join('')}  ${texts[i]?.slice(0, 60)}`);
      }
    } finally {
      await model.release();
    }
  },
});
