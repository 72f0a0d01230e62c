// sightline transcribe on a small model of random weights: what is printed, from files and standard input, and what is refused.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { broken, type Schema } from './json-schema.ts';

const root = join(import.meta.dirname, '..');
const model = join(root, 'test', 'fixtures', 'whisper-multilingual');
const scratch = mkdtempSync(join(tmpdir(), 'sightline-transcribe-'));
afterAll(() => rmSync(scratch, { recursive: true }));
const file = join(scratch, 'voice.wav');
writeFileSync(file, wav(2.4, 8000));
writeFileSync(join(scratch, 'notes.wav'), 'these are notes');

/** A tone that comes and goes, PCM of 16 bits. */
function wav(seconds: number, rate: number): Buffer {
  const count = Math.round(seconds * rate);
  const bytes = Buffer.alloc(44 + 2 * count);
  bytes.write('RIFF', 0);
  bytes.writeUInt32LE(36 + 2 * count, 4);
  bytes.write('WAVEfmt ', 8);
  for (const [at, value] of [[16, 16], [24, rate], [28, 2 * rate], [40, 2 * count]] as const) bytes.writeUInt32LE(value, at);
  for (const [at, value] of [[20, 1], [22, 1], [32, 2], [34, 16]] as const) bytes.writeUInt16LE(value, at);
  bytes.write('data', 36);
  for (let i = 0; i < count; i++) bytes.writeInt16LE(Math.round(12000 * Math.sin((1500 * i) / rate) * Math.sin((5 * i) / rate)), 44 + 2 * i);
  return bytes;
}

const run = (args: readonly string[], input?: Buffer): { status: number | null; stdout: string; stderr: string } =>
  spawnSync(process.execPath, [join(root, 'bin', 'sightline.js'), 'transcribe', ...args], { encoding: 'utf8', ...(input ? { input } : {}) });

describe('sightline transcribe', () => {
  it('prints JSON as its schema says, alike from a file and from standard input', () => {
    const schema = JSON.parse(readFileSync(join(root, 'docs', 'schema', 'transcription.json'), 'utf8')) as Schema;
    const args = ['--json', '--words', '--language', 'fr', '--temperature', '0', '--silence', '0.9'];
    const fromFile = run([model, file, ...args]);
    expect(fromFile.stderr).toBe('');
    const result = JSON.parse(fromFile.stdout) as { input: string; language: string; segments: { words: unknown[] }[] };
    expect(broken(schema, result)).toEqual([]);
    expect(result).toMatchObject({ input: file, language: 'fr' });
    expect(result.segments.flatMap(({ words }) => words).length).toBeGreaterThan(0);
    const piped = run([model, ...args], readFileSync(file));
    expect(JSON.parse(piped.stdout)).toEqual({ ...result, input: 'standard input' });
  });

  it('writes down the recordings beside one that is none, and ends with 2', () => {
    const args = ['--json', '--language', 'fr', '--temperature', '0'];
    const { status, stdout, stderr } = run([model, 'missing.wav', join(scratch, 'notes.wav'), file, ...args]);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^audio: there must be a file missing\.wav.*\naudio: .*notes\.wav must be .*\n$/);
    expect(run([model, 'missing.wav', 'gone.wav', ...args])).toMatchObject({ status: 2, stdout: '' });
    expect(stdout).toBe(run([model, file, ...args]).stdout);
    // what is wrong with none of them is said once
    expect(run([model, file, file, '--language', 'klingon']).stderr.trim().split('\n')).toHaveLength(1);
  });

  it('checks by cutting: all of a window, each word’s stretch, or the one that is named', () => {
    interface Cut { start: number; end: number; words: string[]; fall: number; falls: number[]; stretches: { start: number; end: number; fall: number; falls: number[] }[] }
    const schema = JSON.parse(readFileSync(join(root, 'docs', 'schema', 'transcription.json'), 'utf8')) as Schema;
    const args = [model, file, '--json', '--cut', '--language', 'fr', '--temperature', '0'];
    const result = JSON.parse(run(args).stdout) as { segments: { start: number; words: { text: string; start: number; end: number }[] }[]; cuts: Cut[] };
    expect(broken(schema, result)).toEqual([]);
    // windows of a second
    expect(result.cuts.length).toBeGreaterThan(1);
    expect(result.cuts.flatMap(({ words }) => words)).toEqual(result.segments.flatMap(({ words }) => words.map(({ text }) => text)));
    for (const cut of result.cuts) {
      expect(cut.stretches.length).toBe(cut.words.length);
      for (const { falls } of [cut, ...cut.stretches]) expect(falls.length).toBe(cut.words.length);
    }
    const [first] = result.cuts as [Cut];
    const one = JSON.parse(run([...args, '--at', '0,0.4']).stdout) as { cuts: Cut[] };
    expect(one.cuts[0]?.stretches.map(({ start, end }) => [start, end])).toEqual([[0, 0.4]]);
    expect(one.cuts[0]?.fall).toBeCloseTo(first.fall, 4);
    expect(one.cuts.at(-1)?.stretches).toEqual([]);
    expect(run([model, file, '--cut', '--language', 'fr', '--temperature', '0']).stdout).toMatch(/when a stretch of sound is hidden/);
  });

  it('prints each word with its seconds and how sure the model was, and names words that were cut', () => {
    const args = [model, file, '--language', 'fr', '--temperature', '0'];
    const { segments } = JSON.parse(run([...args, '--words', '--json']).stdout) as { segments: { words: { text: string; start: number; end: number; score: number }[] }[] };
    const words = segments.flatMap((segment) => segment.words);
    const { stdout } = run([...args, '--words']);
    for (const { start, end, score } of words) {
      expect(stdout).toContain(`${start.toFixed(2)}–${end.toFixed(2)}`);
      if (score < 0.9) expect(stdout).toContain(`${Math.round(score * 100)}%`);
    }
    expect(stdout).toMatch(/under each word its seconds/);
    const cut = run([...args, '--cut']).stdout;
    expect(cut).toMatch(/^all +00:00\.0 – 00:01\.0 +-?\d/m);
    expect(cut).toMatch(/^\S+ +00:0\d\.\d – 00:0\d\.\d +-?\d/m);
  });

  it('says beside its output that nothing was heard', () => {
    const args = [model, file, '--language', 'fr', '--silence', '0', '--temperature', '0'];
    for (const [format, out] of [[[], ''], [['--vtt'], 'WEBVTT\n']] as const) expect(run([...args, ...format])).toMatchObject({ status: 0, stdout: out, stderr: `transcribe: nothing was heard in ${file}\n` });
    expect(run([...args, '--json']).stderr).toBe('');
  });

  it('prints segments with the waveform under them, and subtitles', () => {
    const plain = run([model, file, '--language', 'fr', '--temperature', '0']);
    expect(plain.stdout).toMatch(/^00:0\d\.\d – 00:0\d\.\d/);
    expect(plain.stdout).toMatch(/[▁▂▃▄▅▆▇█]/);
    expect(run([model, file, '--srt', '--language', 'fr', '--temperature', '0']).stdout).toMatch(/^1\n00:00:0\d,\d{3} --> 00:00:0\d,\d{3}\n/);
    expect(run([model, file, '--vtt', '--language', 'fr', '--temperature', '0']).stdout).toMatch(/^WEBVTT\n\n00:00:0\d\.\d{3} --> /);
  });

  it.each<[string, readonly string[], RegExp]>([
    ['a file that is not there', [model, join(scratch, 'none.wav')], /^audio: there must be a file .*none\.wav, and there is none\n$/],
    ['a file that is no sound', [model, join(scratch, 'notes.wav')], /^audio: .*notes\.wav must be WAV, .* got bytes that begin 74 68/],
    ['a model that does not hear', [join(root, 'test', 'fixtures', 'marian-opus'), file], /^transcribe: the model must write text from sound, got marian/],
    ['a silence that is no probability', [model, file, '--silence', '2'], /^--silence must be a number from 0 to 1, got "2"/],
    ['a language that is none', [model, file, '--language', 'klingon'], /^transcribe: the language must be one of de, en, .* got "klingon"/],
    ['a task that is none', [model, file, '--task', 'sing'], /^--task must be one of transcribe, translate, got "sing"/],
    ['a stretch without --cut', [model, file, '--at', '0,1'], /^--at must come with --cut/],
    ['a stretch that ends before it begins', [model, file, '--cut', '--at', '2,1'], /^--at must begin at 0 or later and end after it begins/],
    ['a stretch after the end', [model, file, '--cut', '--at', '100,200', '--language', 'fr', '--temperature', '0'], /^transcribe: a stretch must begin within the recording, which has 2\.4 seconds, got 100,200/],
    ['cuts in subtitles', [model, file, '--cut', '--srt'], /^--cut has no place in subtitles/],
    ['two shapes at once', [model, file, '--json', '--srt'], /one of --json, --srt and --vtt can be given/],
  ])('refuses %s in a sentence', (_, args, message) => {
    const { status, stderr } = run(args);
    expect(stderr).toMatch(message);
    expect(status).toBe(2);
  });
});

describe('sightline inspect of a recording longer than the model’s window', () => {
  const look = (...args: readonly string[]) => spawnSync(process.execPath, [join(root, 'bin', 'sightline.js'), 'inspect', model, file, '--language', 'fr', ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });
  const short = 'the model’s first window is shown: 1.0 of the recording’s 2.4 seconds';

  it('says so in the terminal, in the page and in JSON', () => {
    expect(look().stdout.split('\n')).toContain(short);
    const page = join(scratch, 'page.html');
    const inspection = JSON.parse(look('--html', page, '--json').stdout) as { sides: { source: { sound: { seconds: number; total?: number } } } };
    expect(broken(JSON.parse(readFileSync(join(root, 'docs', 'schema', 'inspection.json'), 'utf8')) as Schema, inspection)).toEqual([]);
    expect(inspection.sides.source.sound).toMatchObject({ seconds: 1, total: 2.4 });
    expect(readFileSync(page, 'utf8')).toContain(`>T${short.slice(1)}.</p>`);
  });

  it('has timestamps among its tokens, named by their seconds, and not in what it says', () => {
    const { output, sides, maps } = JSON.parse(look('--json').stdout) as { output: string; sides: { output: { tokens: string[]; wordOf: number[]; words: string[] } }; maps: { from: string; queries: string[] }[] };
    expect(output).not.toMatch(/<\||\d\.\d\d/);
    const { tokens, wordOf, words } = sides.output;
    expect(tokens[0]).toMatch(/^<\d\.\d\d s>$/);
    expect(words[wordOf[0] as number]).toBe(tokens[0]);
    expect(maps.find(({ from }) => from === 'output')?.queries).toEqual(tokens);
  });
});
