// What caption, ask and read share: their arguments, and how a picture put into words is shown.
import { type Box, type Description, type DescribeOptions, heatSvg, InputError, loadDescriber, type Picture, type PictureCut, readPicture } from '../index.ts';
import { beamsOf, headList, numbers, oneOf, opening, wholeNumber, writing } from './arguments.ts';
import { checkDrawing, saveDrawing } from './drawing.ts';
import { drawAsked, drawHeat, spoken } from './heat.ts';
import { drawCuts } from './sightlines.ts';
import { bold, dim, later, print, UsageError } from './terminal.ts';
import { tellUnknown } from './unknown.ts';

export const describing = {
  beams: { type: 'string', description: 'Beams; 1 is greedy (default: the model’s own)' },
  'max-new-tokens': { type: 'string', description: 'Tokens written at most' },
  sightlines: { type: 'string', description: 'words, tokens or off', default: 'words' },
  cut: { type: 'boolean', description: 'Check by hiding the whole picture, then each cell of a grid, and words of a question' },
  at: { type: 'string', description: 'With --cut: hide this box instead of a grid’s cells, left,top,right,bottom in pixels of the file' },
  hide: { type: 'string', description: 'Boxes the model does not get to see, left,top,right,bottom in pixels of the file, several with ; between' },
  mute: { type: 'string', description: 'Heads to take out: cross.1.3,encoder.0.2' },
  save: { type: 'string', description: 'Draw where words looked into a file, .svg or .png' },
  ...writing,
} as const;

interface Given {
  readonly model: string;
  readonly beams?: string | undefined;
  readonly 'max-new-tokens'?: string | undefined;
  readonly sightlines: string;
  readonly cut?: boolean | undefined;
  readonly at?: string | undefined;
  readonly hide?: string | undefined;
  readonly mute?: string | undefined;
  readonly save?: string | undefined;
  readonly json?: boolean | undefined;
  readonly bits?: string | undefined;
  readonly draft?: boolean | undefined;
}

/** Files as pictures, each read when it is asked for. @param refused what becomes of one that is no picture; default: it ends the command */
async function* read(files: readonly string[], refused?: (error: InputError) => void): AsyncGenerator<Picture> {
  for (const file of files) {
    try {
      yield await readPicture(file);
    } catch (error) {
      if (!refused || !(error instanceof InputError)) throw error;
      refused(error);
    }
  }
}

/** What was hidden, as the cut check's table calls it. */
const nameOfPart = (cut: PictureCut, files: readonly string[] = []): { text: string; fall: number; falls: readonly number[] } => {
  const where = cut.source === 'image' && cut.picture !== undefined ? ` of ${files[cut.picture]}` : '';
  return { text: cut.source === 'question' ? `"${cut.text}"` : `${cut.whole ? 'the whole picture' : `[${cut.box.map((value) => Math.round(value)).join(' ')}]`}${where}`, fall: cut.fall, falls: cut.falls };
};

const tellAsked = (description: Description): void => {
  const asked = drawAsked(description);
  if (asked) print(`\n${asked}`);
};

/** Puts pictures into words, several at once, in the order given. @param together all of them into one text */
export async function describeFiles(command: string, args: Given, files: readonly string[], more: DescribeOptions = {}, together = false): Promise<void> {
  if (files.length === 0) throw new UsageError(`${command}: give a picture, PNG, JPEG, WebP, AVIF, GIF or TIFF`);
  const { save } = args;
  checkDrawing(save, files.length);
  const sightlines = oneOf(args.sightlines, '--sightlines', ['words', 'tokens', 'off'] as const);
  if (save !== undefined && sightlines === 'off') throw new UsageError('--save draws sightlines, and --sightlines is off');
  if (args.cut && sightlines === 'off') throw new UsageError('--cut speaks of words, and --sightlines is off');
  const beams = beamsOf(args);
  const limit = wholeNumber(args['max-new-tokens'], '--max-new-tokens', 1);
  const mute = headList(args.mute, '--mute');
  const boxOf = (text: string, flag: string): Box => numbers(text, flag, ['left', 'top', 'right', 'bottom']) as unknown as Box;
  const box = args.at === undefined ? undefined : boxOf(args.at, '--at');
  const hide = args.hide?.split(';').map((part) => boxOf(part, '--hide'));
  if (box && !args.cut) throw new UsageError('--at must come with --cut, got it alone');
  const options: DescribeOptions = { sightlines, ...(args.cut ? { cut: box ? [box] : true } : {}), ...(hide ? { hide } : {}), ...(mute ? { mute } : {}), ...(beams === undefined ? {} : { beams }), ...(limit === undefined ? {} : { maxNewTokens: limit }), ...more };
  const model = await loadDescriber(args.model, opening(args));
  try {
    if (more.question !== undefined) await tellUnknown(command, model, more.question);
    if (together) {
      const given: Picture[] = [];
      for await (const picture of read(files)) given.push(picture);
      const { description, pictures, heats } = await model.describeTogether(given, options);
      if (args.json) return print(JSON.stringify(description));
      print(bold(description.text));
      for (const [n, heat] of heats.entries()) {
        const own = description.sightlines.map((line) => ({ ...line, sources: line.sources.filter((source) => !('box' in source) || source.picture === n) }));
        print(`\n${dim(pictures[n]?.name ?? '')}\n${drawHeat({ ...description, sightlines: own }, heat, pictures[n] as Picture)}`);
      }
      tellAsked(description);
      if (description.cuts) print(`\n${drawCuts(description.cuts.map((cut) => nameOfPart(cut, files)), description.sightlines)}`);
      return;
    }
    let i = 0;
    // of several, those beside one that cannot be read can
    for await (const { picture, description, heat } of model.describeAll(read(files, files.length > 1 ? later : undefined), options)) {
      if (save !== undefined && heat) {
        const title = description.question === undefined ? description.text : `${description.question} ${description.text}`;
        await saveDrawing(save, await heatSvg(picture, spoken(description, heat), title));
      }
      if (args.json) {
        print(JSON.stringify(description));
        continue;
      }
      if (i++ > 0) print('');
      if (files.length > 1) print(dim(picture.name));
      print(bold(description.text));
      const drawing = heat ? drawHeat(description, heat, picture) : '';
      if (drawing) print(`\n${drawing}`);
      tellAsked(description);
      if (description.cuts) print(`\n${drawCuts(description.cuts.map((cut) => nameOfPart(cut)), description.sightlines)}`);
      if (save !== undefined && heat) print(`\nwritten to ${save}`);
    }
  } finally {
    await model.release();
  }
}
