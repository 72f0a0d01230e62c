// BLIP-base's shape captioning a picture, 20 tokens, greedily, against Hugging Face on PyTorch, eager: the tower, and all
// of it from file to tokens, float32 and 8 bits, and with the sightlines' record. Random weights; the sides must write the
// same tokens in float32. What it needs: bench/README.md.
//   node bench/.models/blip.mjs [rounds]
import { float32 } from '../src/array.ts';
import { nodeFiles } from '../src/checkpoint/node-files.ts';
import { encodeSource } from '../src/generation/encode.ts';
import { type GenerationOptions, generateFromSource } from '../src/generation/generate.ts';
import type { Runnable } from '../src/generation/runnable.ts';
import { readPictureSteps } from '../src/image/config.ts';
import { readPicture } from '../src/image/node.ts';
import { processPicture } from '../src/image/process.ts';
import type { EncoderDecoderModel } from '../src/models/family.ts';
import { openModel } from '../src/open.ts';
import { createNodeRuntime } from '../src/runtime/node/index.ts';
import { generationDefaults } from '../src/translate.ts';
import { alternate, Peer, report, threads, timed } from './peer.ts';

const rounds = Number(process.argv[2] ?? 5);
process.env['SIGHTLINE_THREADS'] = String(threads);
const folder = 'bench/.models/blip-base';
const picture = 'bench/.models/clip-base/pictures/0.jpg';
const tokens = 20;
const runtime = createNodeRuntime();
const steps = await readPictureSteps(nodeFiles(folder));
const look = async () => {
  const { pixels } = processPicture(await readPicture(picture), steps);
  return { pixel_values: float32(pixels.data, [1, ...pixels.shape]) };
};

async function open(bits: 32 | 8, draft = false) {
  const opened = await openModel(nodeFiles(folder), runtime, { bits, draft });
  const runnable = opened.runnable as unknown as Runnable<EncoderDecoderModel>;
  const { decoderStart, pad = 0, eos = [] } = generationDefaults(opened);
  const write = async (options: Partial<GenerationOptions> = {}): Promise<number[]> => {
    const { outputs } = await generateFromSource(runnable, await look(), { decoderStart, pad, eos: [], suppressTokens: eos, beams: 1, maxNewTokens: tokens, returned: 1, ...options });
    return [...(outputs[0]?.[0]?.ids ?? [])].slice(-tokens);
  };
  const given = await look();
  return { write, see: () => encodeSource(runnable, given), release: () => opened.release() };
}

const [fp32, drafted, int8] = [await open(32), await open(32, true), await open(8)];
const peer = await new Peer('Hugging Face', 'peer_blip.py', ['--threads', String(threads)]).ready();
const [own, theirs] = [(await fp32.write()).join(' '), (await peer.ask({ do: 'caption', picture, tokens })).sequences?.[0]?.join(' ')];
if (own !== (await drafted.write()).join(' ')) throw new Error('drafts must not change what is written');
if (own !== theirs) throw new Error(`the sides must write the same tokens, got ${own} and ${theirs}`);
const reveal = (name: string): boolean => name.startsWith('cross_attentions');
console.log(`medians of ${rounds}; ${threads} threads a side; floors: tower 111 GFLOP, a token reads 137 million weights\n`);
report('the tower (the library: keys and values for the text too)', await alternate({
  'Sightline, fp32': () => timed(fp32.see),
  'Sightline, int8': () => timed(int8.see),
  'Hugging Face': async () => (await peer.ask({ do: 'see', picture })).milliseconds,
}, rounds));
report(`from file to ${tokens} tokens`, await alternate({
  'Sightline, fp32': () => timed(() => fp32.write()),
  'Sightline, fp32, drafted': () => timed(() => drafted.write()),
  'Sightline, fp32, cross maps recorded': () => timed(() => fp32.write({ reveal })),
  'Sightline, int8': () => timed(() => int8.write()),
  'Hugging Face': async () => (await peer.ask({ do: 'caption', picture, tokens })).milliseconds,
}, rounds));
peer.close();
await fp32.release();
await drafted.release();
await int8.release();
