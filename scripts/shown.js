// Makes the README's pictures with the commands themselves: node scripts/shown.js
// A translation with its sightlines; a caption over its picture and a transcript under its sound where the zoo has the models.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const shown = join(root, 'docs', 'shown');
const scratch = mkdtempSync(join(tmpdir(), 'shown-'));
mkdirSync(shown, { recursive: true });
const sightline = (...args) => execFileSync(process.execPath, [join(root, 'bin', 'sightline.js'), ...args], { encoding: 'utf8' });
const inZoo = (name) => existsSync(join(root, 'zoo', name, 'config.json'));

/** What the synthesiser says, as a WAV file of 16 bits. */
async function speech(text, voice, file) {
  const { build } = await import('esbuild');
  const bundle = join(root, 'dist', 'shown-speech.mjs');
  await build({ stdin: { contents: "export * from './recipes/voice/espeak.ts'; export { wavHeader } from './src/audio/wav.ts';", resolveDir: root }, bundle: true, format: 'esm', platform: 'node', outfile: bundle, external: ['espeak-ng'], logLevel: 'error' });
  const { speechRate, synthesizer, wavHeader } = await import(bundle);
  rmSync(bundle);
  const { samples } = (await synthesizer()).speak({ text, voice, speed: 150, pitch: 50, range: 50 });
  writeFileSync(file, Buffer.concat([wavHeader(samples.length, speechRate), Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength)]));
}

try {
  console.log(sightline('translate', 'fr-en', 'Le chat noir dort sous la table.', '--save', join(shown, 'translation.svg')));
  if (inZoo('picture')) {
    console.log(sightline('caption', 'picture', join(root, 'examples', 'scenes', 'kite.png'), '--save', join(shown, 'caption.svg')));
  }
  if (inZoo('voice')) {
    const recording = join(scratch, 'voice.wav');
    await speech('Le chat noir dort sous la table.', 'roa/fr', recording);
    console.log(sightline('transcribe', 'voice', recording, '--language', 'fr', '--words', '--save', join(shown, 'transcript.svg')));
  }
} finally {
  rmSync(scratch, { recursive: true });
}
