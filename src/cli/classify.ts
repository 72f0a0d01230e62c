// sightline classify <model> <image> [label…]: classes of a picture, or how well each label fits.
import { defineCommand } from 'citty';
import { type Classification, loadClassifier, readPicture } from '../index.ts';
import { common, given, opening, wholeNumber } from './arguments.ts';
import { bold, cells, clip, dim, interactive, pad, print, UsageError, width } from './terminal.ts';

export default defineCommand({
  meta: { name: 'classify', description: 'Tell what is in a picture, by the model’s classes or by labels given' },
  args: {
    model: { type: 'positional', description: 'Zoo name or folder', required: true },
    template: { type: 'string', description: 'What labels are put into: "a photo of {}" (default: {})' },
    top: { type: 'string', description: 'Classes shown of models with classes of their own (default 5)' },
    ...common,
  },
  async run({ args }) {
    const [file, ...labels] = args._.slice(1);
    if (file === undefined) throw new UsageError('classify: give a picture, PNG, JPEG, WebP, AVIF, GIF or TIFF');
    if (args.template?.includes('{}') === false) throw new UsageError(`--template must contain {}, got "${args.template}"`);
    const top = wholeNumber(args.top, '--top', 1);
    if (top !== undefined && labels.length > 0) throw new UsageError(`--top is for models with classes of their own, got ${labels.length === 1 ? 'a label' : `${labels.length} labels`} with it`);
    const model = await loadClassifier(args.model, opening(args));
    try {
      const [result] = await model.classify([await readPicture(file)], labels, given('template', args.template));
      if (!result) return;
      const shown = labels.length > 0 ? result.labels : result.labels.slice(0, top ?? 5);
      if (args.json) {
        print(JSON.stringify({ ...result, labels: shown }));
        return;
      }
      print(drawLabels(shown));
    } finally {
      await model.release();
    }
  },
});

/** Labels, how well each fits, and bars, no wider than a terminal; files and pipes get labels whole. */
export function drawLabels(labels: Classification['labels'], columns = interactive ? width() : Number.POSITIVE_INFINITY): string {
  const bar = Math.min(30, Math.floor(columns / 3));
  const widest = Math.min(columns - bar - 10, Math.max(...labels.map(({ label }) => cells(label))));
  return labels.map(({ label, score }, i) => {
    const line = `${pad(clip(label, widest), widest)}  ${(score * 100).toFixed(1).padStart(5)}%`;
    return `${i === 0 ? bold(line) : line}  ${dim('█'.repeat(Math.round(score * bar)))}`.trimEnd();
  }).join('\n');
}
