// CLIP ViT-B/32's image tower on eight JPEG files of 640 × 480, against transformers.js: decoding and resizing alone, the
// tower alone, and all of it, float32 and 8 bits. Random weights. What it needs: bench/README.md.
//   node bench/.models/clip.mjs [rounds] [fp32|int8 …]
import { float32, type NDArray } from '../src/array.ts';
import { nodeFiles } from '../src/checkpoint/node-files.ts';
import { forward } from '../src/forward.ts';
import { readPictureSteps } from '../src/image/config.ts';
import { readPicture } from '../src/image/node.ts';
import { processPicture } from '../src/image/process.ts';
import { openModel } from '../src/open.ts';
import { createNodeRuntime } from '../src/runtime/node/index.ts';
import { alternate, Peer, report, threads, timed } from './peer.ts';

const [count = '9', ...asked] = process.argv.slice(2);
const rounds = Number(count);
const wanted = asked.length > 0 ? asked : ['fp32', 'int8'];
process.env['SIGHTLINE_THREADS'] = String(threads);
const folder = 'bench/.models/clip-base';
const pictures = Array.from({ length: 8 }, (_, i) => `${folder}/pictures/${i}.jpg`);
const runtime = createNodeRuntime();
const steps = await readPictureSteps(nodeFiles(folder));

async function process8(): Promise<NDArray<'float32'>> {
  // one is resized while others are still being decoded
  const all = await Promise.all(pictures.map(async (path) => processPicture(await readPicture(path), steps).pixels));
  const data = new Float32Array(all.length * 3 * 224 * 224);
  for (const [i, pixels] of all.entries()) data.set(pixels.data, i * pixels.data.length);
  return float32(data, [all.length, 3, 224, 224]);
}
const pixels = await process8();

console.log(`medians of ${rounds}; ${threads} threads a side; floor of the tower: 70 GFLOP\n`);
for (const precision of ['fp32', 'int8'] as const) {
  if (!wanted.includes(precision)) continue;
  const opened = await openModel(nodeFiles(folder), runtime, { bits: precision === 'fp32' ? 32 : 8 });
  const see = async (given: NDArray): Promise<NDArray> => (await forward(opened.runnable, { pixel_values: given }))['image_embeds'] as NDArray;
  const peer = await new Peer('transformers.js', 'peer-transformers-js.mjs', ['clip', `${folder}-onnx`, precision === 'fp32' ? 'fp32' : 'q8']).ready();
  const sides = (what: string, mine: () => Promise<unknown>): Record<string, () => Promise<number>> => ({ Sightline: () => timed(mine), 'transformers.js': async () => (await peer.ask({ do: what, pictures })).milliseconds });
  const own = await see(pixels);
  const theirs = (await peer.ask({ do: 'whole', pictures })).vectors as number[][];
  // directions of the vectors, for the library gives them at length one; its pixels are Pillow's, theirs libvips'
  const cosines = theirs.map((vector, i) => {
    const mine = (own.data as Float32Array).subarray(i * vector.length, (i + 1) * vector.length);
    return vector.reduce((sum, value, j) => sum + value * (mine[j] as number), 0) / (Math.hypot(...vector) * Math.hypot(...mine));
  });
  const least = Math.min(...cosines);
  if (!(least > (precision === 'fp32' ? 0.99 : 0.9))) throw new Error(`the sides' vectors must point the same way, got a cosine of ${least}`);
  report(`${precision}: decoding, resizing, normalising`, await alternate(sides('process', process8), rounds));
  report(`${precision}: the tower`, await alternate(sides('see', () => see(pixels)), rounds));
  report(`${precision}: from files to vectors (least cosine between the sides ${least.toFixed(4)})`, await alternate(sides('whole', async () => see(await process8())), rounds));
  console.log('');
  peer.close();
  await opened.release();
}
