// sightline translate <model> [text…]: one translation a text, or a line of standard input.
import { defineCommand } from 'citty';
import { InputError, loadTranslator, parseMethod, recordToJson, translationSvg } from '../index.ts';
import { checkDrawing, saveDrawing } from './drawing.ts';
import { sentences } from './sentences.ts';
import { drawCuts, drawSightlines } from './sightlines.ts';
import { bold, inputLines, later, print, UsageError } from './terminal.ts';
import { tellUnknown } from './unknown.ts';
import { beamsOf, headList, oneOf, opening, writing } from './arguments.ts';

export default defineCommand({
  meta: { name: 'translate', description: 'Translate text; each word points at the words it came from' },
  args: {
    model: { type: 'positional', description: 'Zoo name (fr-en) or folder', required: true },
    beams: { type: 'string', description: 'Beams; 1 is greedy (default: the model’s own, or 4)' },
    sightlines: { type: 'string', description: 'words, tokens or off', default: 'words' },
    method: { type: 'string', description: 'How attention is read: averaged, shifted, heads, rollout, raw; heads or layers after it ("raw 1.2+1.3", "rollout, shifted"; default: the model’s best)' },
    cut: { type: 'boolean', description: 'Check by hiding each source word in turn' },
    hide: { type: 'string', description: 'Words of the source that the model does not get to see, commas between (a space too between two numbers)' },
    mute: { type: 'string', description: 'Heads to take out: cross.1.3,decoder.0.2' },
    record: { type: 'string', description: 'With --json: summary or full, attention of every layer and head', default: 'off' },
    save: { type: 'string', description: 'Draw the sightlines of one text into a file, .svg or .png' },
    split: { type: 'boolean', description: 'Translate sentence by sentence; with --json an object a sentence' },
    ...writing,
  },
  async run({ args }) {
    const beams = beamsOf(args);
    const sightlines = oneOf(args.sightlines, '--sightlines', ['words', 'tokens', 'off'] as const);
    const record = oneOf(args.record, '--record', ['off', 'summary', 'full'] as const);
    if (record !== 'off' && !args.json) throw new UsageError('--record must come with --json, got none; to look at attention try inspect');
    const method = args.method === undefined ? undefined : parseMethod(args.method);
    const mute = headList(args.mute, '--mute');
    const texts = args._.slice(1);
    checkDrawing(args.save, texts.length);
    if (args.save !== undefined && sightlines === 'off') throw new UsageError('--save draws sightlines, and --sightlines is off');
    if (method && sightlines === 'off') throw new UsageError('--method says how sightlines are read, and --sightlines is off');
    if (args.cut && sightlines === 'off') throw new UsageError('--cut speaks of words, and --sightlines is off');
    if (args.save !== undefined && args.split) throw new UsageError('--save draws one sentence, and --split makes several');
    if (texts.some((text) => text.trim() === '')) throw new UsageError('translate: a text must have at least one word, got an empty one');
    if (texts.length === 0 && process.stdin.isTTY) throw new UsageError('translate: give a text, or lines on standard input');
    const model = await loadTranslator(args.model, opening(args));
    const options = {
      sightlines, record, cut: args.cut ?? false,
      ...(beams === undefined ? {} : { beams }), ...(method ? { method } : {}), ...(mute ? { mute } : {}),
      ...(args.hide === undefined ? {} : { hide: args.hide.split(/,(?!\d)|(?<!\d),/).map((word) => word.trim()) }),
    };
    let first = true;
    const show = async (result: Awaited<ReturnType<typeof model.translate>>): Promise<void> => {
      await tellUnknown('translate', model, result.input, ': what it writes leaves that out');
      if (args.save !== undefined) await saveDrawing(args.save, translationSvg(result));
      if (args.json) {
        print(JSON.stringify(result.record ? { ...result, record: recordToJson(result.record) } : result));
        return;
      }
      if (!first && sightlines !== 'off') print('');
      first = false;
      print(bold(result.text));
      const drawing = sightlines === 'off' ? '' : drawSightlines(result);
      if (drawing) print(`\n${drawing}`);
      if (result.cuts) print(`\n${drawCuts(result.cuts, result.sightlines, 'a word')}`);
      if (args.save !== undefined) print(`\nwritten to ${args.save}`);
    };
    const parts = (text: string): string[] => (args.split ? sentences(text) : [text]);
    try {
      if (texts.length > 0) for await (const result of model.translateAll(texts.flatMap(parts), options)) await show(result);
      else {
        let any = false;
        for await (const { line, number } of inputLines()) {
          any = true;
          try {
            for await (const result of model.translateAll(parts(line), options)) await show(result);
          } catch (error) {
            // the lines after one that cannot be translated can
            if (!(error instanceof InputError && typeof error.cause === 'string')) throw error;
            later(error, `line ${number}: `);
          }
        }
        if (!any) throw new UsageError('translate: standard input must have at least one word, got none');
      }
    } finally {
      await model.release();
    }
  },
});
