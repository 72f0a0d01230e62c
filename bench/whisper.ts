// Whisper-base's shape on 30 s: the encoder, a token of decoding, with word timestamps and without, float32 and 8 bits.
// Random weights: what is written means nothing, and costs what speech costs. End tokens are forbidden, so that every
// run writes as many tokens.
//
//   python3 bench/reference/make_random_models.py whisper
//   npx esbuild bench/whisper.ts --bundle --platform=node --format=esm --external:koffi --external:onnxruntime-node --external:audio-decode --external:sharp --outfile=bench/.models/whisper.mjs
//   node bench/.models/whisper.mjs [rounds]
import { float32 } from '../src/array.ts';
import { features, LogMel, whisperMel } from '../src/audio/log-mel.ts';
import { nodeFiles } from '../src/checkpoint/node-files.ts';
import { encodeSource } from '../src/generation/encode.ts';
import type { Runnable } from '../src/generation/runnable.ts';
import { type Heard, listen } from '../src/generation/listen.ts';
import { speechSettings } from '../src/generation/speech-settings.ts';
import type { EncoderDecoderModel } from '../src/models/family.ts';
import { openModel } from '../src/open.ts';
import { tokenTimes } from '../src/provenance/timing.ts';
import { random } from '../src/random.ts';
import { createNodeRuntime } from '../src/runtime/node/index.ts';
import { median, readBandwidth } from './peer.ts';

const rounds = Number(process.argv[2] ?? 7);
const tokens = 96;
const runtime = createNodeRuntime();
const models = { fp32: await openModel(nodeFiles('bench/.models/whisper-base'), runtime), int8: await openModel(nodeFiles('bench/.models/whisper-base'), runtime, { bits: 8 }) };
const next = random(1);
const sound = Float32Array.from({ length: 480000 }, (_, i) => 0.3 * Math.sin(i / 20) * Math.sin(i / 3000) + 0.05 * (next() - 0.5));

const times: Record<string, number[]> = {};
const time = async <T>(name: string, round: number, work: () => Promise<T> | T, per = 1): Promise<T> => {
  const began = performance.now();
  const result = await work();
  if (round >= 0) times[name] = [...(times[name] ?? []), (performance.now() - began) / per];
  return result;
};

for (let round = -1; round < rounds; round++) {
  const input = await time('features of 30 s', round, () => {
    const extract = new LogMel(whisperMel);
    const parts = [extract.push(sound), extract.finish()];
    const frames = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
    frames.set(parts[0] as Float32Array);
    frames.set(parts[1] as Float32Array, parts[0]?.length ?? 0);
    return features(frames, 80, 3000, extract.loudest);
  });
  for (const [bits, opened] of Object.entries(models)) {
    const runnable = opened.runnable as Runnable<never> as unknown as Runnable<EncoderDecoderModel>;
    await time(`encoder, ${bits}`, round, () => encodeSource(runnable, { input_features: float32(input, [1, 80, 3000]) }));
    const known = speechSettings(opened.config, runnable.model);
    const settings = { ...known, suppressed: [...new Set([...known.suppressed, known.eos])] };
    const whole = async (align: boolean): Promise<Heard> => {
      for await (const heard of listen(runnable, settings, { frames: 3000, window: async () => input }, { language: 'en', task: 'transcribe', timestamps: true, maxNewTokens: tokens, align })) {
        if (heard.attended) tokenTimes(heard.attended, heard.tokens.map((_, i) => i).slice(0, -1), settings.alignmentHeads.length, heard.frames);
        return heard;
      }
      throw new Error('nothing was heard');
    };
    await time(`a window of ${tokens} tokens, ${bits}`, round, () => whole(false));
    await time(`a window of ${tokens} tokens with word timestamps, ${bits}`, round, () => whole(true));
  }
}
console.log(`read bandwidth ${readBandwidth().toFixed(1)} GB/s; medians of ${rounds}`);
for (const [name, list] of Object.entries(times)) console.log(`  ${name.padEnd(58)} ${median(list).toFixed(1).padStart(8)} ms`);
for (const bits of Object.keys(models)) {
  const [encoder, plain, words] = [`encoder, ${bits}`, `a window of ${tokens} tokens, ${bits}`, `a window of ${tokens} tokens with word timestamps, ${bits}`].map((name) => median(times[name] as number[])) as [number, number, number];
  console.log(`  ${bits}: ${((plain - encoder) / tokens).toFixed(2)} ms a token; word timestamps ${(100 * (words / plain - 1)).toFixed(1)}% of a window`);
}
for (const opened of Object.values(models)) await opened.release();
process.exit(0);
