// What caption, ask and read share: their arguments, and how a picture put into words is shown.
import { writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { type DescribeOptions, heatPng, heatSvg, loadDescriber, readPicture } from '../index.ts';
import { common, oneOf, wholeNumber } from './arguments.ts';
import { drawHeat, spoken } from './heat.ts';
import { bold, dim, print, UsageError } from './terminal.ts';

export const describing = {
  beams: { type: 'string', description: 'Beams; 1 is greedy (default: the model’s own)' },
  'max-new-tokens': { type: 'string', description: 'Tokens written at most' },
  sightlines: { type: 'string', description: 'words, tokens or off', default: 'words' },
  save: { type: 'string', description: 'Draw where words looked into a file, .svg or .png' },
  ...common,
} as const;

interface Given {
  readonly model: string;
  readonly beams?: string | undefined;
  readonly 'max-new-tokens'?: string | undefined;
  readonly sightlines: string;
  readonly save?: string | undefined;
  readonly json?: boolean | undefined;
  readonly bits?: string | undefined;
}

/** Puts pictures into words, one after another. */
export async function describeFiles(command: string, args: Given, files: readonly string[], more: DescribeOptions = {}): Promise<void> {
  if (files.length === 0) throw new UsageError(`${command}: give a picture, PNG, JPEG, WebP, AVIF, GIF or TIFF`);
  const { save } = args;
  const kind = save === undefined ? '' : extname(save).toLowerCase();
  if (save !== undefined && kind !== '.svg' && kind !== '.png') throw new UsageError(`--save must be a file name that ends in .svg or .png, got "${save}"`);
  if (save !== undefined && files.length > 1) throw new UsageError(`--save draws one picture, got ${files.length}`);
  const sightlines = oneOf(args.sightlines, '--sightlines', ['words', 'tokens', 'off'] as const);
  if (save !== undefined && sightlines === 'off') throw new UsageError('--save draws sightlines, and --sightlines is off');
  const beams = wholeNumber(args.beams, '--beams', 1);
  const limit = wholeNumber(args['max-new-tokens'], '--max-new-tokens', 1);
  const options: DescribeOptions = { sightlines, ...(beams === undefined ? {} : { beams }), ...(limit === undefined ? {} : { maxNewTokens: limit }), ...more };
  const bits = args.bits === undefined ? 32 : (Number(oneOf(args.bits, '--bits', ['8', '32'] as const)) as 8 | 32);
  const model = await loadDescriber(args.model, { bits });
  try {
    for (const [i, file] of files.entries()) {
      const picture = await readPicture(file);
      const { description, heat } = await model.describe(picture, options);
      if (save !== undefined && heat) {
        const title = description.question === undefined ? description.text : `${description.question} ${description.text}`;
        await writeFile(save, kind === '.svg' ? await heatSvg(picture, spoken(description, heat), title) : await heatPng(picture, spoken(description, heat), title));
      }
      if (args.json) {
        print(JSON.stringify(description));
        continue;
      }
      if (i > 0) print('');
      if (files.length > 1) print(dim(file));
      print(bold(description.text));
      const drawing = heat ? drawHeat(description, heat, picture) : '';
      if (drawing) print(`\n${drawing}`);
    }
  } finally {
    await model.release();
  }
}
