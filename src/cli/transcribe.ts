// sightline transcribe <model> [audio…]: what is said in recordings, and when.
import { defineCommand } from 'citty';
import { fileRecording, InputError, inputRecording, loadTranscriber, type Recording, subtitles, transcriptSvg, type TranscribedSegment, type TranscribedWord, type TranscribeOptions, type WindowCut } from '../index.ts';
import { beamsOf, decimal, given, headList, numbers, oneOf, opening, writing } from './arguments.ts';
import { checkDrawing, saveDrawing } from './drawing.ts';
import { drawCuts } from './sightlines.ts';
import { bold, cells, clip, dim, interactive, later, pad, print, UsageError } from './terminal.ts';
import { clock, drawTimes, drawWaveform } from './waveform.ts';

export default defineCommand({
  meta: { name: 'transcribe', description: 'Write down what is said; each word points at the moment it was heard' },
  args: {
    model: { type: 'positional', description: 'Zoo name or folder', required: true },
    words: { type: 'boolean', description: 'When each word was said, and where the model was not sure of it' },
    srt: { type: 'boolean', description: 'Subtitles as SubRip' },
    vtt: { type: 'boolean', description: 'Subtitles as WebVTT' },
    language: { type: 'string', description: 'Code or English name (default: found out)' },
    cut: { type: 'boolean', description: 'Check by hiding all that is heard, then the stretch of each word' },
    at: { type: 'string', description: 'With --cut: hide this stretch instead of each word’s, start,end in seconds' },
    hide: { type: 'string', description: 'Stretches the model does not get to hear, start,end in seconds, several with ; between' },
    save: { type: 'string', description: 'Draw the words of one recording under its sound into a file, .svg or .png' },
    mute: { type: 'string', description: 'Heads to take out: cross.1.3,encoder.0.2' },
    task: { type: 'string', description: 'transcribe, or translate into English; default the folder’s, or transcribe' },
    beams: { type: 'string', description: 'Beams; 1 is greedy (default: the model’s own)' },
    prompt: { type: 'string', description: 'Words said to have come before: names, spellings' },
    condition: { type: 'boolean', description: 'Begin each window with what was written before' },
    temperature: { type: 'string', description: 'Write at this temperature alone (default: 0, then higher where a window comes out badly)' },
    silence: { type: 'string', description: 'Probability of silence above which a doubtful window is passed over', default: '0.6' },
    ...writing,
  },
  async run({ args }) {
    if ([args.json, args.srt, args.vtt].filter(Boolean).length > 1) throw new UsageError('transcribe: one of --json, --srt and --vtt can be given, got several');
    if ((args.srt || args.vtt) && args._.length > 2) throw new UsageError(`transcribe: subtitles are of one recording, got ${args._.length - 1}; call it once for each`);
    const temperature = decimal(args.temperature, '--temperature', { from: 0, to: 10 });
    const beams = beamsOf(args);
    if (temperature && args.beams !== undefined && beams !== 1) throw new UsageError(`--beams is for temperature 0, got --temperature ${args.temperature}`);
    const paths = args._.slice(1);
    checkDrawing(args.save, Math.max(1, paths.length));
    const mute = headList(args.mute, '--mute');
    const stretchOf = (text: string, flag: string): { start: number; end: number } => {
      const [start, end] = numbers(text, flag, ['start', 'end']) as [number, number];
      if (!(start >= 0 && start < end)) throw new UsageError(`${flag} must begin at 0 or later and end after it begins, got "${text}"`);
      return { start, end };
    };
    if (args.at !== undefined && !args.cut) throw new UsageError('--at must come with --cut, got it alone');
    const stretch = args.at === undefined ? undefined : stretchOf(args.at, '--at');
    const hide = args.hide?.split(';').map((part) => stretchOf(part, '--hide'));
    if (args.cut && (args.srt || args.vtt)) throw new UsageError('--cut has no place in subtitles; leave out --srt and --vtt');
    const task = args.task === undefined ? undefined : oneOf(args.task, '--task', ['transcribe', 'translate'] as const);
    if (paths.length === 0 && process.stdin.isTTY) throw new UsageError('transcribe: give a recording, or one on standard input');
    const options: TranscribeOptions = {
      words: args.words ?? false, ...(mute ? { mute } : {}), ...(args.cut ? { cut: stretch ? [stretch] : true } : {}), ...(hide ? { hide } : {}), ...given('task', task), conditionOnPrevious: args.condition ?? false, noSpeechThreshold: decimal(args.silence, '--silence', { from: 0, to: 1 }) as number,
      ...(args.language === undefined ? {} : { language: args.language }), ...(args.prompt === undefined ? {} : { prompt: args.prompt }), ...(beams === undefined ? {} : { beams }), ...(temperature === undefined ? {} : { temperatures: [temperature] }),
    };
    // a file that is not there is told before the model is loaded
    const recordings: Recording[] = [];
    const said = new Set<string>();
    /** Of several recordings, those beside one that is at fault can be written down; what is wrong with all of them is said once. */
    const tolerant = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
      try {
        return await work();
      } catch (error) {
        if (paths.length < 2 || !(error instanceof InputError)) throw error;
        if (!said.has(error.message)) later(error);
        said.add(error.message);
        return undefined;
      }
    };
    for (const path of paths.length > 0 ? paths : ['-']) {
      const recording = await tolerant(() => (path === '-' ? inputRecording() : fileRecording(path)));
      if (recording) recordings.push(recording);
    }
    if (recordings.length === 0) return;
    const model = await loadTranscriber(args.model, opening(args));
    const format = args.srt ? 'srt' : args.vtt ? 'vtt' : null;
    const write = async (recording: Recording): Promise<void> => {
      const quiet = args.json || format !== null;
      if (!quiet && recordings.length > 1) print(bold(recording.name));
      const run = model.transcribe(recording, { ...options, onProgress: process.stderr.isTTY ? progress : () => undefined });
      let cues = 0;
      let next: Awaited<ReturnType<typeof run.next>>;
      try {
        for (next = await run.next(); !next.done; next = await run.next()) {
          if (format) print(subtitles([next.value], format, cues++));
          else if (!quiet) tell(next.value);
        }
      } finally {
        if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
      }
      const { waveform, ...result } = next.value;
      if (args.save !== undefined) await saveDrawing(args.save, transcriptSvg({ ...result, waveform }));
      if (args.json) print(JSON.stringify(result));
      else if (format === 'vtt' && cues === 0) print(subtitles([], 'vtt').trimEnd());
      else if (!format && result.segments.length > 0) print(`\n${drawWaveform(waveform, args.words || (args.cut && result.segments.some(({ words }) => words.length > 0)) ? result.segments.flatMap(({ words }) => words) : result.segments)}`);
      if (!quiet && args.words && result.segments.length > 0) print(`\n${drawTimes(result.segments.flatMap(({ words }) => words))}`);
      if (!args.json && result.segments.length === 0) tellNothing(recording.name, format !== null);
      if (!quiet) for (const cut of result.cuts ?? []) print(`\n${drawCuts(rowsOf(cut, result.segments.flatMap(({ words }) => words)), cut.words.map((text) => ({ text })), 'a stretch of sound')}`);
      if (!quiet && args.save !== undefined) print(`\nwritten to ${args.save}`);
    };
    try {
      for (const recording of recordings) {
        await tolerant(() => write(recording));
      }
    } finally {
      await model.release();
    }
  },
});

/** A window's cuts as rows of the table: all of it, then each stretch with the words that are heard there, where words have times. */
function rowsOf(cut: WindowCut, words: readonly TranscribedWord[]): { text: string; fall: number; falls: readonly number[] }[] {
  const named = [cut, ...cut.stretches].map((one, i) => ({ ...one, name: i === 0 ? 'all' : clip(heardIn(one, words), 20) }));
  const widest = Math.max(...named.map(({ name }) => cells(name)));
  return named.map(({ name, start, end, fall, falls }) => ({ text: `${pad(name, widest)}  ${clock(start)} – ${clock(end)}`, fall, falls }));
}

/** The words of a stretch: the one whose own it is, else those that have their middle in it. */
function heardIn({ start, end }: { readonly start: number; readonly end: number }, words: readonly TranscribedWord[]): string {
  const own = words.filter((word) => word.start === start && word.end === end);
  const inside = own.length > 0 ? own : words.filter((word) => (word.start + word.end) / 2 >= start && (word.start + word.end) / 2 < end);
  return inside.map(({ text }) => text).join(' ');
}

/** Says that a recording has no words: beside the output where that is piped or is subtitles. */
function tellNothing(name: string, beside: boolean): void {
  if (interactive && !beside) print(dim(`nothing was heard in ${name}`));
  else process.stderr.write(`transcribe: nothing was heard in ${name}\n`);
}

const tell = ({ start, end, text }: TranscribedSegment): void => {
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  print(`${dim(`${clock(start)} – ${clock(end)}`)}  ${text}`);
};

const progress = (done: number, all: number): void => {
  if (all > 30) process.stderr.write(`\r\u001b[K${clock(done)} of ${clock(all)}`);
};
