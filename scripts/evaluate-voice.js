// Scores a voice model on recordings that the recipe makes and never trains on, through the public command: errors of
// words, sentences right as a whole, and the median distance of the edges of words from the synthesiser's own.
//   node scripts/evaluate-voice.js voice [--count 200] [--split held-out|unseen-voice] [--language fr|en] [--task transcribe|translate] [--clean] [--misses]
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from './build.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { count: { type: 'string', default: '200' }, split: { type: 'string', default: 'held-out' }, language: { type: 'string', default: 'fr' }, task: { type: 'string', default: 'transcribe' }, clean: { type: 'boolean', default: false }, misses: { type: 'boolean', default: false } },
});

/** 16-bit WAV, 16,000 samples a second. */
function wav(samples) {
  const bytes = Buffer.alloc(44 + 2 * samples.length);
  bytes.write('RIFF', 0);
  bytes.writeUInt32LE(36 + 2 * samples.length, 4);
  bytes.write('WAVEfmt ', 8);
  for (const [at, size, value] of [[16, 4, 16], [20, 2, 1], [22, 2, 1], [24, 4, 16000], [28, 4, 32000], [32, 2, 2], [34, 2, 16]]) bytes.writeUIntLE(value, at, size);
  bytes.write('data', 36);
  bytes.writeUInt32LE(2 * samples.length, 40);
  for (const [i, sample] of samples.entries()) bytes.writeInt16LE(Math.round(32767 * Math.max(-1, Math.min(1, sample))), 44 + 2 * i);
  return bytes;
}

await build();
const { trials, score } = await import('../dist/recipes/voice.js');
const folder = mkdtempSync(join(tmpdir(), 'voice-'));
try {
  const recordings = [];
  const files = [];
  for (const trial of trials(20261126, values.split, { language: values.language, task: values.task, clean: values.clean, whole: true })) {
    if (recordings.length >= Number(values.count)) break;
    recordings.push(trial);
    files.push(join(folder, `${recordings.length}.wav`));
    writeFileSync(files.at(-1), wav(trial.samples));
  }
  const output = execFileSync(process.execPath, [join(root, 'bin', 'sightline.js'), 'transcribe', positionals[0] ?? 'voice', ...files, '--json', '--words', '--language', values.language, '--task', values.task], { encoding: 'utf8', maxBuffer: 1 << 28 });
  const transcripts = output.trim().split('\n').map((line) => JSON.parse(line));
  const { wordErrorRate, whole, start, end, invented, words } = score(recordings, transcripts);
  if (values.misses) for (const [i, { segments, voice }] of recordings.entries()) {
    const said = segments.map(({ text }) => text).join(' ');
    if (transcripts[i].text.trim() !== said) console.log(`${voice}: ${transcripts[i].text.trim()}\n  ✓ ${said}`);
  }
  const percent = (part) => `${(100 * part).toFixed(1)}%`;
  console.log(`${values.split}, ${values.language}, ${values.task}: ${recordings.length} recordings, ${words} words; word error rate ${percent(wordErrorRate)}, right as a whole ${percent(whole)}`);
  if (Number.isFinite(start)) console.log(`edges of words, median: start ${Math.round(1000 * start)} ms, end ${Math.round(1000 * end)} ms`);
  if (Number.isFinite(invented)) console.log(`recordings without a voice in which words were heard: ${percent(invented)}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
