// Sentence embeddings in transformers.js, by the protocol of bench/reference/peer.py: a process of its own, since its
// ONNX Runtime is another than the library's.
//   node bench/peer-transformers-js.mjs FOLDER        a folder with onnx/model.onnx (bench/reference/make_onnx_folder.py)
// {"do": "embed", "texts": […], "batch": 32} → {"milliseconds": …, "vectors": […]} (vectors where "vectors" is true)
// Texts are run in the order given, as many at once as `batch` says, each batch padded to its longest: all it offers.
import { createInterface } from 'node:readline';
import { basename, dirname, resolve } from 'node:path';

const place = new URL('.models/transformers-js/node_modules/@huggingface/transformers/dist/transformers.node.mjs', import.meta.url);
const { env, pipeline } = await import(place.href);
const folder = resolve(process.argv[2]);
env.allowRemoteModels = false;
env.localModelPath = `${dirname(folder)}/`;
const threads = Number(process.env.BENCH_THREADS ?? 2);
const extract = await pipeline('feature-extraction', basename(folder), { dtype: 'fp32', session_options: { intraOpNumThreads: threads } });

const clock = () => {
  if (process.env.BENCH_CLOCK !== 'cpu') return performance.now();
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
console.log(JSON.stringify({ ready: true, threads, versions: { 'transformers.js': env.version } }));
for await (const line of createInterface({ input: process.stdin })) {
  const { texts, batch = 32, vectors = false } = JSON.parse(line);
  const began = clock();
  const results = [];
  for (let i = 0; i < texts.length; i += batch) results.push(...(await extract(texts.slice(i, i + batch), { pooling: 'mean', normalize: true })).tolist());
  const milliseconds = clock() - began;
  console.log(JSON.stringify({ milliseconds, ...(vectors ? { vectors: results } : {}) }));
}
