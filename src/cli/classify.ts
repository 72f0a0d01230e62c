// sightline classify <model> <image> [label…]: classes of a picture, or how well each label fits.
import { defineCommand } from 'citty';
import { loadClassifier, readPicture } from '../index.ts';
import { common, opening, wholeNumber } from './arguments.ts';
import { bold, dim, print, UsageError } from './terminal.ts';

export default defineCommand({
  meta: { name: 'classify', description: 'Tell what is in a picture, by the model’s classes or by labels given' },
  args: {
    model: { type: 'positional', description: 'Zoo name or folder', required: true },
    template: { type: 'string', description: 'What labels are put into: "a photo of {}"', default: '{}' },
    top: { type: 'string', description: 'Classes shown of models with classes of their own (default 5)' },
    ...common,
  },
  async run({ args }) {
    const [file, ...labels] = args._.slice(1);
    if (file === undefined) throw new UsageError('classify: give a picture, PNG, JPEG, WebP, AVIF, GIF or TIFF');
    if (!args.template.includes('{}')) throw new UsageError(`--template must contain {}, got "${args.template}"`);
    const top = wholeNumber(args.top, '--top', 1) ?? 5;
    const model = await loadClassifier(args.model, opening(args));
    try {
      const [result] = await model.classify([await readPicture(file)], labels, { template: args.template });
      if (!result) return;
      const shown = labels.length > 0 ? result.labels : result.labels.slice(0, top);
      if (args.json) {
        print(JSON.stringify({ ...result, labels: shown }));
        return;
      }
      const widest = Math.max(...shown.map(({ label }) => label.length));
      for (const [i, { label, score }] of shown.entries()) {
        const line = `${label.padEnd(widest)}  ${(score * 100).toFixed(1).padStart(5)}%`;
        print(`${i === 0 ? bold(line) : line}  ${dim('█'.repeat(Math.round(score * 30)))}`.trimEnd());
      }
    } finally {
      await model.release();
    }
  },
});
