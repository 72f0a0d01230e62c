// Writes subtitles beside a recording: node examples/subtitle.js talk.mp3 [model] [language]
import { writeFile } from 'node:fs/promises';
import { fileRecording, loadTranscriber, subtitles } from 'sightline';

const [file, name = 'voice', language] = process.argv.slice(2);
if (!file) throw new Error('give a recording: node examples/subtitle.js talk.mp3 [model] [language]');

const model = await loadTranscriber(name);
const run = model.transcribe(await fileRecording(file), { words: true, ...(language ? { language } : {}) });
const segments = [];
for await (const segment of run) {
  segments.push(segment);
  // a word that the model was not sure of is worth a look before anyone reads it
  const doubtful = segment.words.filter((word) => word.score < 0.5).map((word) => word.text);
  console.log(`${segment.start.toFixed(1)} s  ${segment.text}${doubtful.length > 0 ? `   (unsure of: ${doubtful.join(', ')})` : ''}`);
}
await model.release();

const out = `${file.replace(/\.\w+$/, '')}.srt`;
await writeFile(out, subtitles(segments, 'srt'));
console.log(`${segments.length} subtitles written to ${out}`);
