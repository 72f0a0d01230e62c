// Whisper-base's shape on 30 s of sound, against transformers.js, faster-whisper (CTranslate2) and Hugging Face: the encoder,
// a token of decoding, everything from samples to tokens, float32 and 8 bits; and what word timestamps cost. Random
// weights: what is written means nothing, and costs what speech costs. Every side writes the same number of tokens, the
// same ones where both compute in float32. What it needs: bench/README.md.
//   node bench/.models/whisper.mjs [rounds] [fp32|int8|words …]
import { readFileSync } from 'node:fs';
import { float32 } from '../src/array.ts';
import { Pass } from '../src/attention/index.ts';
import { features, LogMel, whisperMel } from '../src/audio/log-mel.ts';
import { nodeFiles } from '../src/checkpoint/node-files.ts';
import { type Heard, listen } from '../src/generation/listen.ts';
import { declared, type Runnable } from '../src/generation/runnable.ts';
import { speechSettings } from '../src/generation/speech-settings.ts';
import type { EncoderDecoderModel } from '../src/models/family.ts';
import { openModel } from '../src/open.ts';
import { tokenTimes } from '../src/provenance/timing.ts';
import { compileGraph } from '../src/runtime/compile.ts';
import { createNodeRuntime } from '../src/runtime/node/index.ts';
import { alternate, median, Peer, ratio, readBandwidth, report, threads, timed } from './peer.ts';

const [count = '5', ...asked] = process.argv.slice(2);
const rounds = Number(count);
const wanted = asked.length > 0 ? asked : ['fp32', 'int8', 'words'];
process.env['SIGHTLINE_THREADS'] = String(threads);
/** Two lengths of output: the difference is the time of a token, whatever comes before. */
const [few, many] = [8, 72];
const models = 'bench/.models';
const bytes = readFileSync(`${models}/whisper-base/sound.f32`);
const sound = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
const runtime = createNodeRuntime();

function hear(): Float32Array {
  const extract = new LogMel(whisperMel);
  const parts = [extract.push(sound), extract.finish()] as const;
  const frames = new Float32Array(parts[0].length + parts[1].length);
  frames.set(parts[0]);
  frames.set(parts[1], parts[0].length);
  return features(frames, 80, 3000, extract.loudest);
}

async function open(bits: 32 | 8, draft = false) {
  const opened = await openModel(nodeFiles(`${models}/whisper-base`), runtime, { bits, draft });
  const runnable = opened.runnable as Runnable<never> as unknown as Runnable<EncoderDecoderModel>;
  const pass = new Pass({ parameters: runnable.parameters, bits });
  const encoder = await compileGraph(runnable.engine, { states: runnable.model.encode(pass, declared(runnable.model.source.inputs, new Set())).states });
  const known = speechSettings(opened.config, runnable.model);
  // text alone: no end, no timestamps
  const settings = { ...known, suppressed: [1, 2, 7, ...Array.from({ length: 51865 - 50257 }, (_, i) => 50257 + i)] };
  const input = { input_features: float32(hear(), [1, 80, 3000]) };
  const whole = async (tokens: number, how: { align?: boolean; timestamps?: boolean; given?: Float32Array } = {}): Promise<Heard> => {
    const { given = hear(), align = false, timestamps = false } = how;
    const rules = timestamps ? { ...known, suppressed: [...known.suppressed, known.eos] } : settings;
    for await (const heard of listen(runnable, rules, { frames: 3000, window: async () => given }, { language: 'en', task: 'transcribe', timestamps, maxNewTokens: tokens, align })) {
      if (heard.attended) tokenTimes(heard.attended, heard.tokens.map((_, i) => i).slice(0, -1), rules.alignmentHeads.length, heard.frames);
      return heard;
    }
    throw new Error('nothing was heard');
  };
  return { encode: () => encoder.run(input), whole, release: async (): Promise<void> => { encoder.release(); await opened.release(); } };
}

const own = { fp32: wanted.includes('fp32') || wanted.includes('words') ? await open(32) : null, int8: wanted.includes('int8') || wanted.includes('words') ? await open(8) : null };
const drafted = wanted.includes('fp32') ? await open(32, true) : null;
const bandwidth = { fp32: await readBandwidth(245), int8: await readBandwidth(89) };
console.log(`medians of ${rounds}; ${threads} threads a side`);
console.log(`floors: encoder 87 GFLOP, keys and values of its states 9; a token reads 52 million weights and 37 MB of keys and values: 245 MB take ${(245 / bandwidth.fp32).toFixed(1)} ms at ${bandwidth.fp32.toFixed(1)} GB/s, in 8 bits 89 MB ${(89 / bandwidth.int8).toFixed(1)} ms at ${bandwidth.int8.toFixed(1)}\n`);

for (const precision of ['fp32', 'int8'] as const) {
  const ours = own[precision];
  if (!ours || !wanted.includes(precision)) continue;
  const names = precision === 'fp32' ? { js: 'fp32', python: 'float32' } : { js: 'q8', python: 'int8' };
  const peers = [
    new Peer('transformers.js', 'peer-transformers-js.mjs', ['whisper', `${models}/whisper-base-onnx`, names.js]),
    new Peer('faster-whisper', 'peer_whisper.py', ['--engine', 'faster-whisper', '--precision', names.python, '--threads', String(threads)]),
    ...(precision === 'fp32' ? [new Peer('Hugging Face', 'peer_whisper.py', ['--engine', 'hf', '--threads', String(threads)])] : []),
  ];
  await Promise.all(peers.map((peer) => peer.ready()));
  const reference = (await ours.whole(few)).tokens.join(' ');
  for (const peer of peers) {
    const written = (await peer.ask({ do: 'whole', tokens: few })).sequences?.[0]?.join(' ');
    if (written === reference) continue;
    if (precision === 'fp32') throw new Error(`${peer.name} must write what the library writes, ${reference}, got ${written}`);
    console.log(`${peer.name} in 8 bits writes ${written}, the library ${reference}`);
  }
  if (drafted && precision === 'fp32' && (await drafted.whole(many)).tokens.join() !== (await ours.whole(many)).tokens.join()) throw new Error('drafts must not change what is written');
  const sides = (request: Record<string, unknown>, mine: (model: Awaited<ReturnType<typeof open>>) => unknown): Record<string, () => Promise<number>> => ({
    Sightline: () => timed(() => mine(ours)),
    ...(drafted && precision === 'fp32' && request['do'] === 'whole' ? { 'Sightline, drafted': () => timed(() => mine(drafted)) } : {}),
    ...Object.fromEntries(peers.map((peer) => [peer.name, async () => (await peer.ask(request)).milliseconds])),
  });
  const encoder = await alternate(sides({ do: 'encode' }, (model) => model.encode()), rounds);
  const short = await alternate(sides({ do: 'whole', tokens: few }, (model) => model.whole(few)), rounds);
  const long = await alternate(sides({ do: 'whole', tokens: many }, (model) => model.whole(many)), rounds);
  const token = Object.fromEntries(Object.entries(long).map(([name, list]) => [name, list.map((value, i) => (value - (short[name]?.[i] as number)) / (many - few))]));
  report(`${precision}: encoder`, encoder);
  report(`${precision}: a token`, token);
  if (token['Sightline, drafted']) report(`${precision}: a token, drafted`, { 'Sightline, drafted': token['Sightline, drafted'], 'transformers.js': token['transformers.js'] as number[] });
  report(`${precision}: from samples to ${many} tokens`, long);
  console.log('');
  for (const peer of peers) peer.close();
}

if (wanted.includes('words')) {
  const given = hear();
  console.log(`features of 30 s: ${median((await alternate({ features: () => timed(hear) }, rounds))['features'] as number[]).toFixed(1)} ms`);
  for (const [precision, ours] of Object.entries(own)) {
    if (!ours) continue;
    const ways = Object.fromEntries([false, true].map((align) => [align ? 'with' : 'without', () => timed(() => ours.whole(many, { align, timestamps: true, given }))]));
    const times = await alternate(ways, rounds * 2);
    console.log(`${precision}: a window of ${many} tokens ${median(times['without'] as number[]).toFixed(1)} ms, word timestamps ${(100 * (ratio(times['without'] as number[], times['with'] as number[]) - 1)).toFixed(1)}% more`);
  }
}
for (const one of [...Object.values(own), drafted]) await one?.release();
