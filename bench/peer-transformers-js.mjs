// transformers.js, by the protocol of bench/reference/peer.py: a process of its own, since its ONNX Runtime is another
// than the library's.
//   node bench/peer-transformers-js.mjs marian|embed|whisper|clip FOLDER [fp32|q8]     a folder with onnx/*.onnx (bench/reference/make_onnx_*.py)
// marian   {"do": "greedy1" | "batch32", "sentence": 0} as bench/reference/peer_translate.py; it has no beams
// embed    {"do": "embed", "texts": […], "batch": 32} → {"milliseconds": …, "vectors": […]} (vectors where "vectors" is true)
//          Texts are run in the order given, as many at once as `batch` says, each batch padded to its longest: all it offers.
// whisper  {"do": "features" | "encode" | "whole", "tokens": 96} as bench/reference/peer_whisper.py
// clip     {"do": "process" | "see" | "whole", "pictures": [paths]} → {"milliseconds": …, "vectors": […]}
import { createInterface } from 'node:readline';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

const place = new URL('.models/transformers-js/node_modules/@huggingface/transformers/dist/transformers.node.mjs', import.meta.url);
const { AutoProcessor, CLIPVisionModelWithProjection, env, MarianMTModel, pipeline, RawImage, Tensor, WhisperForConditionalGeneration } = await import(place.href);
const [kind, path, dtype = 'fp32'] = process.argv.slice(2);
const folder = resolve(path);
const name = basename(folder);
env.allowRemoteModels = false;
env.localModelPath = `${dirname(folder)}/`;
const threads = Number(process.env.BENCH_THREADS ?? 2);
const options = { dtype, session_options: { intraOpNumThreads: threads } };

const clock = () => {
  if (process.env.BENCH_CLOCK !== 'cpu') return performance.now();
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const timed = async (work) => {
  const began = clock();
  const result = await work();
  return { milliseconds: clock() - began, result };
};

const kinds = {
  async marian() {
    const model = await MarianMTModel.from_pretrained(name, options);
    const bytes = await readFile(join(dirname(folder), 'marian-base', 'inputs.safetensors'));
    const head = Number(bytes.readBigUInt64LE(0));
    const { shape, data_offsets: [from] } = JSON.parse(bytes.toString('utf8', 8, 8 + head)).input_ids;
    const ids = BigInt64Array.from({ length: shape[0] * shape[1] }, (_, i) => bytes.readBigInt64LE(8 + head + from + 8 * i));
    const translate = async (first, rows) => {
      const given = [rows, shape[1]];
      const { milliseconds, result } = await timed(() =>
        model.generate({
          inputs: new Tensor('int64', ids.slice(first * shape[1], (first + rows) * shape[1]), given), attention_mask: new Tensor('int64', new BigInt64Array(rows * shape[1]).fill(1n), given),
          max_new_tokens: 32, min_new_tokens: 32, do_sample: false,
        }),
      );
      const sequences = result.tolist().map((row) => row.slice(1).map(Number));
      return { milliseconds, tokens: sequences.reduce((sum, row) => sum + row.length, 0), sequences };
    };
    return { greedy1: ({ sentence = 0 }) => translate(sentence, 1), batch32: () => translate(0, 32) };
  },

  async embed() {
    const extract = await pipeline('feature-extraction', name, options);
    return {
      async embed({ texts, batch = 32, vectors = false }) {
        const { milliseconds, result } = await timed(async () => {
          const results = [];
          for (let i = 0; i < texts.length; i += batch) results.push(...(await extract(texts.slice(i, i + batch), { pooling: 'mean', normalize: true })).tolist());
          return results;
        });
        return { milliseconds, ...(vectors ? { vectors: result } : {}) };
      },
    };
  },

  async whisper() {
    const model = await WhisperForConditionalGeneration.from_pretrained(name, options);
    const processor = await AutoProcessor.from_pretrained(name);
    const bytes = await readFile(join(dirname(folder), 'whisper-base', 'sound.f32'));
    const sound = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
    const features = async () => (await processor(sound)).input_features;
    const known = await features();
    const suppressed = [1, 2, 7, ...Array.from({ length: 51865 - 50257 }, (_, i) => 50257 + i)];
    return {
      features: async () => ({ milliseconds: (await timed(features)).milliseconds }),
      encode: async () => ({ milliseconds: (await timed(() => model.sessions.model.run({ input_features: known.ort_tensor }))).milliseconds }),
      async whole({ tokens }) {
        const { milliseconds, result } = await timed(async () =>
          model.generate({ inputs: await features(), decoder_input_ids: [50258, 50259, 50359, 50363], max_new_tokens: tokens, min_new_tokens: tokens, suppress_tokens: suppressed, do_sample: false }),
        );
        const written = result.tolist()[0].map(Number).slice(-tokens);
        return { milliseconds, tokens: written.length, sequences: [written] };
      },
    };
  },

  async clip() {
    const model = await CLIPVisionModelWithProjection.from_pretrained(name, options);
    const processor = await AutoProcessor.from_pretrained(name);
    const process = async (pictures) => processor(await Promise.all(pictures.map((picture) => RawImage.read(picture))));
    return {
      process: async ({ pictures }) => ({ milliseconds: (await timed(() => process(pictures))).milliseconds }),
      async see({ pictures }) {
        const given = await process(pictures);
        return { milliseconds: (await timed(() => model(given))).milliseconds };
      },
      async whole({ pictures }) {
        const { milliseconds, result } = await timed(async () => model(await process(pictures)));
        return { milliseconds, vectors: result.image_embeds.tolist() };
      },
    };
  },
};

const commands = await kinds[kind]();
console.log(JSON.stringify({ ready: true, threads, versions: { 'transformers.js': env.version } }));
for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  const answer = await commands[request.do](request).catch((error) => ({ error: String(error) }));
  console.log(JSON.stringify(answer));
}
