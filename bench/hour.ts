// An hour of sound transcribed in bounded memory: a WAV made as it is read, through a Whisper model from samples to
// segments, with word timestamps; resident memory on the way. The fixture's model of random weights is small, so that
// what grows would be seen: whatever is kept of the recording.
//   node bench/.models/hour.mjs [seconds] [folder]
import { wavHeader } from '../src/audio/wav.ts';
import { nodeFiles } from '../src/checkpoint/node-files.ts';
import { openModel } from '../src/open.ts';
import { createNodeRuntime } from '../src/runtime/node/index.ts';
import { transcribe } from '../src/transcribe.ts';

const [seconds = 3600, folder = 'test/fixtures/whisper-multilingual'] = [process.argv[2] ? Number(process.argv[2]) : undefined, process.argv[3]];
const rate = 16000;

async function* wav(): AsyncGenerator<Uint8Array> {
  yield wavHeader(seconds * rate, rate);
  for (let second = 0; second < seconds; second++) {
    const samples = new Int16Array(rate);
    for (let i = 0; i < rate; i++) {
      const at = second + i / rate;
      samples[i] = 12000 * Math.sin(at * 2 * Math.PI * (200 + 100 * Math.sin(at))) * Math.sin(5 * at);
    }
    yield new Uint8Array(samples.buffer);
  }
}

const megabytes = (): number => process.memoryUsage().rss / 2 ** 20;
const opened = await openModel(nodeFiles(folder), createNodeRuntime());
const began = performance.now();
let next = 0;
let segments = 0;
console.log(`${seconds} seconds of sound, ${((seconds * rate * 2) / 2 ** 20).toFixed(0)} MB; resident before: ${megabytes().toFixed(0)} MB`);
const options = {
  language: 'en', words: true, temperatures: [0],
  onProgress: (done: number): void => {
    if (done < next) return;
    console.log(`  ${done.toFixed(0).padStart(6)} s  resident ${megabytes().toFixed(0).padStart(5)} MB`);
    next += seconds / 12;
  },
};
const all = transcribe(opened, { name: 'an hour', bytes: wav }, options);
for (let result = await all.next(); !result.done; result = await all.next()) segments++;
const took = (performance.now() - began) / 1000;
console.log(`${segments} segments in ${took.toFixed(0)} s, ${(seconds / took).toFixed(0)} times as fast as it is spoken; peak ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);
await opened.release();
