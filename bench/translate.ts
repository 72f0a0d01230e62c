// Translation against CTranslate2, transformers.js (which has no beams) and Hugging Face on PyTorch: the same random weights
// of opus-mt base's shape, 20 source tokens, exactly 32 tokens out, encoder included; all sides in one run, alternating.
//
//   python3 bench/reference/make_random_models.py translate && python3 bench/reference/make_onnx_exports.py marian
//   npx esbuild bench/translate.ts --bundle --platform=node --format=esm --external:koffi --external:onnxruntime-node --outfile=bench/.models/translate.mjs
//   node bench/.models/translate.mjs [rounds]
import { nodeFiles } from '../src/checkpoint/node-files.ts';
import { textSource } from '../src/generation/encode.ts';
import type { Runnable } from '../src/generation/runnable.ts';
import { type GenerationOptions, generateFromSource } from '../src/generation/generate.ts';
import type { EncoderDecoderModel } from '../src/models/family.ts';
import { openModel } from '../src/open.ts';
import { readArrays } from '../src/raw.ts';
import { createNodeRuntime } from '../src/runtime/node/index.ts';
import { generationDefaults } from '../src/translate.ts';
import { clock, median, Peer, readBandwidth, threads } from './peer.ts';

const rounds = Number(process.argv[2] ?? 9);
const folder = 'bench/.models/marian-base';
const modes = { greedy1: { rows: 1, beams: 1 }, beam4: { rows: 1, beams: 4 }, batch32: { rows: 32, beams: 1 } } as const;

process.env['SIGHTLINE_THREADS'] = String(threads);
const runtime = createNodeRuntime();
const models = { fp32: await openModel(nodeFiles(folder), runtime), drafted: await openModel(nodeFiles(folder), runtime, { draft: true }), int8: await openModel(nodeFiles(folder), runtime, { bits: 8 }) };
const ids = (await readArrays(`${folder}/inputs.safetensors`))['input_ids'] as unknown as { data: BigInt64Array; shape: number[] };
const [, length] = ids.shape as [number, number];
const sources = Array.from({ length: 32 }, (_, row) => Array.from(ids.data.subarray(row * length, (row + 1) * length), Number));

async function ours(how: keyof typeof models, mode: keyof typeof modes, record = false): Promise<{ milliseconds: number; sequences: number[][] }> {
  const opened = models[how];
  const { rows, beams } = modes[mode];
  const defaults = generationDefaults(opened);
  const options: GenerationOptions = {
    decoderStart: defaults.decoderStart, pad: defaults.pad ?? 0, eos: [], suppressTokens: defaults.eos ?? [], beams, maxNewTokens: 32,
    ...(record ? { reveal: (name: string) => name.startsWith('cross_attentions') } : {}),
  };
  const began = clock();
  const { outputs } = await generateFromSource(opened.runnable as Runnable<never> as unknown as Runnable<EncoderDecoderModel>, textSource(sources.slice(0, rows), options.pad ?? 0), options);
  return { milliseconds: clock() - began, sequences: outputs.map((one) => one[0]?.ids.slice(1) as number[]) };
}

const peers = [
  new Peer('CTranslate2 fp32', 'peer_translate.py', ['--engine', 'ctranslate2', '--precision', 'float32', '--threads', String(threads)]),
  new Peer('CTranslate2 int8', 'peer_translate.py', ['--engine', 'ctranslate2', '--precision', 'int8', '--threads', String(threads)]),
  new Peer('transformers.js fp32', 'peer-transformers-js.mjs', ['marian', `${folder}-onnx`, 'fp32']),
  new Peer('transformers.js q8', 'peer-transformers-js.mjs', ['marian', `${folder}-onnx`, 'q8']),
  new Peer('Hugging Face fp32', 'peer_translate.py', ['--engine', 'hf', '--precision', 'float32', '--threads', String(threads)]),
];
await Promise.all(peers.map((peer) => peer.ready()));
const bandwidth = { fp32: await readBandwidth(210), int8: await readBandwidth(53) };
console.log(`decoder weights are read in ${(210 / bandwidth.fp32).toFixed(1)} ms at least (210 MB at ${bandwidth.fp32.toFixed(1)} GB/s), in 8 bits in ${(53 / bandwidth.int8).toFixed(1)} (53 MB at ${bandwidth.int8.toFixed(1)})`);
for (const [mode, { rows, beams }] of Object.entries(modes)) {
  const times: Record<string, number[]> = {};
  const others: string[] = [];
  for (let round = -1; round < rounds; round++) {
    const results: Record<string, { milliseconds: number; sequences?: number[][] }> = {};
    results['Sightline fp32'] = await ours('fp32', mode as keyof typeof modes);
    if (mode === 'greedy1') results['Sightline fp32, drafted'] = await ours('drafted', mode);
    for (const peer of peers) if (beams === 1 || !peer.name.startsWith('transformers.js')) results[peer.name] = await peer.ask({ do: mode, sentence: 0 });
    results['Sightline int8'] = await ours('int8', mode as keyof typeof modes);
    results['Sightline fp32, recorded'] = await ours('fp32', mode as keyof typeof modes, true);
    if (round < 0) {
      const own = JSON.stringify(results['Sightline fp32'].sequences);
      for (const [name, { sequences }] of Object.entries(results)) if (name.includes('fp32') && JSON.stringify(sequences) !== own) others.push(name);
      continue;
    }
    for (const [name, { milliseconds }] of Object.entries(results)) times[name] = [...(times[name] ?? []), milliseconds];
  }
  console.log(`\n${mode}: float32's tokens are ${others.length > 0 ? `NOT those of ${others.join(', ')}` : 'the same on all sides'}`);
  for (const [name, list] of Object.entries(times)) {
    const ms = median(list);
    console.log(`  ${name.padEnd(26)} ${ms.toFixed(1).padStart(8)} ms  ${((rows * 32 * 1000) / ms).toFixed(0).padStart(6)} tokens/s  ${(ms / 32).toFixed(2)} ms a step`);
  }
}
for (const peer of peers) peer.close();
for (const model of Object.values(models)) await model.release();
