// Scores a voice model on recordings that the recipe makes and never trains on, through the public command: errors of
// words, sentences right as a whole, BLEU of translations, and the median distance of the edges of words from the
// synthesiser's own. `--save` keeps the recordings, and what is said in them, in a folder; `--all` scores every kind of
// trial, a line of the model card's table each.
//   node scripts/evaluate-voice.js voice [--count 200] [--split held-out|unseen-voice] [--language fr|en] [--task transcribe|translate] [--clean] [--misses] [--save folder] [-- flags of transcribe]
//   node scripts/evaluate-voice.js voice --all [--count 200] [-- --beams 1]
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readArguments } from './arguments.js';
import { build } from './build.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { values, positionals, flags } = readArguments({
  count: { type: 'string', default: '200' }, split: { type: 'string', default: 'held-out' }, language: { type: 'string', default: 'fr' }, task: { type: 'string', default: 'transcribe' },
  clean: { type: 'boolean', default: false }, misses: { type: 'boolean', default: false }, save: { type: 'string' }, all: { type: 'boolean', default: false },
});

await build();
const { trials, score, wav } = await import('../dist/recipes/voice.js');

/** Scores one kind of trial; recordings are kept where a folder is named. */
function evaluate({ split, language, task, clean }) {
  const folder = values.save ?? mkdtempSync(join(tmpdir(), 'voice-'));
  mkdirSync(folder, { recursive: true });
  try {
    const recordings = [];
    const files = [];
    for (const trial of trials(20261126, split, { language, task, clean, whole: true })) {
      if (recordings.length >= Number(values.count)) break;
      recordings.push(trial);
      files.push(join(folder, `${recordings.length}.wav`));
      writeFileSync(files.at(-1), wav(trial.samples, 16_000));
    }
    if (values.save) writeFileSync(join(folder, 'trials.jsonl'), recordings.map(({ samples: _, ...trial }, i) => `${JSON.stringify({ file: `${i + 1}.wav`, ...trial })}\n`).join(''));
    const output = execFileSync(process.execPath, [join(root, 'bin', 'sightline.js'), 'transcribe', positionals[0] ?? 'voice', ...files, '--json', '--words', '--language', language, '--task', task, ...flags], { encoding: 'utf8', maxBuffer: 1 << 28 });
    const transcripts = output.trim().split('\n').map((line) => JSON.parse(line));
    if (values.misses) for (const [i, { segments, voice }] of recordings.entries()) {
      const said = segments.map(({ text }) => text).join(' ');
      if (transcripts[i].text.trim() !== said) console.log(`${voice}: ${transcripts[i].text.trim()}\n  ✓ ${said}`);
    }
    return score(recordings, transcripts);
  } finally {
    if (!values.save) rmSync(folder, { recursive: true, force: true });
  }
}

const percent = (part) => (Number.isFinite(part) ? `${(100 * part).toFixed(1)}%` : '');
const milliseconds = (seconds) => (Number.isFinite(seconds) ? `${Math.round(1000 * seconds)} ms` : '');
if (values.all) {
  console.log('| recordings | words | word error rate | right as a whole | BLEU | edges of words, median: start, end | words where nobody speaks |\n|---|---|---|---|---|---|---|');
  for (const split of ['held-out', 'unseen-voice']) {
    for (const [language, task] of [['fr', 'transcribe'], ['en', 'transcribe'], ['fr', 'translate']]) {
      const { words, wordErrorRate, whole, bleu, start, end, invented } = evaluate({ split, language, task, clean: values.clean });
      console.log(`| ${split}, ${language}, ${task} | ${words} | ${percent(wordErrorRate)} | ${percent(whole)} | ${task === 'translate' ? (100 * bleu).toFixed(1) : ''} | ${[start, end].map(milliseconds).filter(Boolean).join(', ')} | ${percent(invented)} |`);
    }
  }
} else {
  const { recordings, words, wordErrorRate, whole, bleu, start, end, invented } = evaluate(values);
  console.log(`${values.split}, ${values.language}, ${values.task}: ${recordings} recordings, ${words} words; word error rate ${percent(wordErrorRate)}, right as a whole ${percent(whole)}${values.task === 'translate' ? `, BLEU ${(100 * bleu).toFixed(1)}` : ''}`);
  if (Number.isFinite(start)) console.log(`edges of words, median: start ${milliseconds(start)}, end ${milliseconds(end)}`);
  if (Number.isFinite(invented)) console.log(`recordings without a voice in which words were heard: ${percent(invented)}`);
}
