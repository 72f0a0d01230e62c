// What recording costs: passes over 512 tokens of BERT-base's and GPT-2's shapes, and decoding of opus-mt base's shape
// (20 tokens in, 32 out), off, summed up and in full, in one run, alternating; Hugging Face beside the passes.
//
//   python3 bench/reference/make_random_models.py prefill translate
//   npx esbuild bench/record.ts --bundle --platform=node --format=esm --external:koffi --external:onnxruntime-node --external:sharp --outfile=bench/.models/record.mjs
//   node bench/.models/record.mjs [rounds] [bert|gpt2|decode …]
import { existsSync } from 'node:fs';
import { nodeFiles } from '../src/checkpoint/node-files.ts';
import { forward } from '../src/forward.ts';
import { textSource } from '../src/generation/encode.ts';
import type { Runnable } from '../src/generation/runnable.ts';
import { type GenerationOptions, generateFromSource } from '../src/generation/generate.ts';
import type { EncoderDecoderModel } from '../src/models/family.ts';
import { type Opened, openModel } from '../src/open.ts';
import { readArrays } from '../src/raw.ts';
import { createNodeRuntime } from '../src/runtime/node/index.ts';
import { generationDefaults } from '../src/translate.ts';
import { alternate, median, Peer, timed } from './peer.ts';

const [count = '15', ...asked] = process.argv.slice(2);
const rounds = Number(count);
const wanted = asked.length > 0 ? asked : ['bert', 'gpt2', 'decode'];
const runtime = createNodeRuntime();
const folder = (name: string): string => `bench/.models/${name}`;

type Way = () => Promise<number>;

/** Runs the ways in turn, each round in another order; medians, and the median of each round's ratio to the first. */
async function compare(title: string, ways: Readonly<Record<string, Way>>, peers: readonly string[] = []): Promise<void> {
  const names = Object.keys(ways);
  const times = await alternate(ways, rounds, 2);
  console.log(`\n${title}`);
  for (const [name, list] of Object.entries(times)) {
    const base = times[peers.includes(name) ? (peers[0] as string) : (names[0] as string)] as number[];
    const ratio = median(list.map((value, i) => value / (base[i] as number)));
    console.log(`  ${name.padEnd(28)} ${median(list).toFixed(1).padStart(8)} ms  ${list === base ? '' : `${((ratio - 1) * 100).toFixed(1).padStart(6)}%`}`);
  }
}

async function pass(name: 'bert' | 'gpt2', shape: string): Promise<void> {
  const opened: Opened = await openModel(nodeFiles(folder(shape)), runtime);
  const inputs = await readArrays(`${folder(shape)}/inputs.safetensors`);
  const reveal = (site: string): boolean => site.startsWith('attentions');
  const peer = await new Peer('Hugging Face', 'peer_prefill.py', ['--model', name, '--threads', '2']).ready().catch(() => null);
  const ask = (what: string): Way => async () => (await (peer as Peer).ask({ do: what })).milliseconds;
  await compare(`${name}, 512 tokens`, {
    off: () => timed(() => forward(opened.runnable, inputs)),
    summary: () => timed(() => forward(opened.runnable, inputs, { reveal, summarize: () => ({}) })),
    full: () => timed(() => forward(opened.runnable, inputs, { reveal })),
    ...(peer ? { 'Hugging Face': ask('plain'), 'Hugging Face, attentions': ask('attentions') } : {}),
  }, ['Hugging Face', 'Hugging Face, attentions']);
  peer?.close();
  await opened.release();
}

async function decode(): Promise<void> {
  const opened = await openModel(nodeFiles(folder('marian-base')), runtime);
  const ids = (await readArrays(`${folder('marian-base')}/inputs.safetensors`))['input_ids'] as unknown as { data: BigInt64Array; shape: [number, number] };
  const rows = Array.from({ length: 32 }, (_, row) => Array.from(ids.data.subarray(row * ids.shape[1], (row + 1) * ids.shape[1]), Number));
  const { decoderStart, pad = 0, eos = [] } = generationDefaults(opened);
  const write = (batch: number, beams: number, options: GenerationOptions): Way => () =>
    timed(() => generateFromSource(opened.runnable as unknown as Runnable<EncoderDecoderModel>, textSource(rows.slice(0, batch), pad), { decoderStart, pad, eos: [], suppressTokens: eos, beams, maxNewTokens: 32, ...options }));
  const cross = (site: string): boolean => site.startsWith('cross_attentions');
  const every = (site: string): boolean => site.includes('attentions');
  for (const [title, batch, beams] of [['one sentence, greedily', 1, 1], ['one sentence, four beams', 1, 4], ['32 sentences, greedily', 32, 1]] as const) {
    await compare(`decoding, ${title}`, {
      off: write(batch, beams, {}),
      'summary of cross': write(batch, beams, { reveal: cross, summary: true }),
      'summary of all': write(batch, beams, { reveal: every, summary: true }),
      'full cross': write(batch, beams, { reveal: cross }),
      'full, all': write(batch, beams, { reveal: every }),
    });
  }
  await opened.release();
}

for (const [name, shape] of [['bert', 'bert-base'], ['gpt2', 'gpt2']] as const) if (wanted.includes(name) && existsSync(folder(shape))) await pass(name, shape);
if (wanted.includes('decode') && existsSync(folder('marian-base'))) await decode();
