// What 8-bit weights cost: outputs of a model in 8 bits beside those in float32, on the same inputs. Text that float32
// writes greedily is put before both, token by token: how far the logits are from each other, as a part of their spread,
// how often the likeliest token is the same one, and how much of a token's probability is lost. Of CLIP: the angle between
// vectors. Models of real shapes and random weights (bench/.models), and the zoo's.
//   node bench/.models/quality.mjs [name …]
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { float32, int64, type NDArray } from '../src/array.ts';
import { whisperMel } from '../src/audio/log-mel.ts';
import { nodeFiles } from '../src/checkpoint/node-files.ts';
import { forward } from '../src/forward.ts';
import { textSource } from '../src/generation/encode.ts';
import { generateFromPrompt, generateFromSource } from '../src/generation/generate.ts';
import type { Runnable } from '../src/generation/runnable.ts';
import { readPictureSteps } from '../src/image/config.ts';
import { readPicture } from '../src/image/node.ts';
import { processPicture } from '../src/image/process.ts';
import type { DecoderModel, EncoderDecoderModel } from '../src/models/family.ts';
import { type Opened, openModel } from '../src/open.ts';
import { random } from '../src/random.ts';
import { readArrays } from '../src/raw.ts';
import { createNodeRuntime } from '../src/runtime/node/index.ts';
import { hear } from '../src/training/voice.ts';
import { generationDefaults } from '../src/translate.ts';

const runtime = createNodeRuntime();
type Arrays = Record<string, NDArray>;

/** Sources of a model, one row each. */
async function sources(opened: Opened, folder: string): Promise<Arrays[]> {
  const { model } = opened;
  const declared = model.kind === 'encoder-decoder' ? model.source.inputs : model.kind === 'encoder' ? model.inputs : {};
  if (declared['pixel_values']) {
    const steps = await readPictureSteps(nodeFiles(folder));
    const pictures = 'bench/.models/clip-base/pictures';
    const asked = model.kind === 'encoder-decoder' && declared['input_ids'] ? [...(await opened.tokenizer()).encode('what is it?').ids] : null;
    const question: Arrays = asked ? { input_ids: int64(asked, [1, asked.length]) } : {};
    return Promise.all(readdirSync(pictures).map(async (file) => {
      const { pixels } = processPicture(await readPicture(`${pictures}/${file}`), steps);
      return { pixel_values: float32(pixels.data, [1, ...pixels.shape]), ...question } as Arrays;
    }));
  }
  const mel = declared['input_features'];
  if (mel) {
    const [, mels, frames] = mel.shape as [string, number, number];
    return Array.from({ length: 4 }, (_, i) => {
      const next = random(i + 1);
      const samples = Float32Array.from({ length: frames * whisperMel.hop }, (_, at) => 0.3 * Math.sin(at / (15 + 3 * i)) * Math.sin(at / 3000) + 0.05 * (next() - 0.5));
      return { input_features: float32(hear(samples, mels, samples.length / whisperMel.rate), [1, mels, frames]) };
    });
  }
  if (existsSync(`${folder}/inputs.safetensors`)) {
    const { data, shape } = (await readArrays(`${folder}/inputs.safetensors`))['input_ids'] as NDArray<'int64'>;
    const [rows, length] = shape as [number, number];
    return Array.from({ length: Math.min(16, rows) }, (_, i) => ({ input_ids: { dtype: 'int64', shape: [1, length], data: data.slice(i * length, (i + 1) * length) } }));
  }
  const tokenizer = await opened.tokenizer();
  const texts = readFileSync('test/data/a1.jsonl', 'utf8').trim().split('\n').map((line) => (Object.values(JSON.parse(line) as object)[0] as string)).slice(0, 60);
  return texts.map((text) => textSource([tokenizer.encode(text).ids], 0) as Arrays);
}

/** What float32 writes of a source, and both precisions' logits over it. */
async function compare(exact: Opened, rough: Opened, source: Arrays, tally: Tally): Promise<void> {
  const { model } = exact;
  if (model.kind === 'encoder') {
    const [a, b] = await Promise.all([exact, rough].map(async (one) => (await forward(one.runnable, source))));
    const name = ['image_embeds', 'last_hidden_state', 'logits'].find((one) => a?.[one]) as string;
    tally.vectors(a?.[name]?.data as Float32Array, b?.[name]?.data as Float32Array);
    return;
  }
  const defaults = generationDefaults(exact);
  const count = Math.min(32, model.dimensions.maxLength - 2);
  const options = { ...defaults, beams: 1, sample: false, returned: 1, maxNewTokens: count };
  let inputs: Arrays;
  let skipped: number;
  if (model.kind === 'decoder') {
    const prompt = [...(source['input_ids'] as NDArray<'int64'>).data].map(Number).slice(0, 64);
    const ids = (await generateFromPrompt(exact.runnable as unknown as Runnable<DecoderModel>, [prompt], options))[0]?.[0]?.ids as readonly number[];
    inputs = { input_ids: int64([...ids], [1, ids.length]) };
    skipped = prompt.length - 1;
  } else {
    const { outputs } = await generateFromSource(exact.runnable as unknown as Runnable<EncoderDecoderModel>, source, options);
    const ids = outputs[0]?.[0]?.ids as readonly number[];
    inputs = { ...source, [`${model.outputPrefix ?? 'decoder_'}input_ids`]: int64([...ids], [1, ids.length]) };
    skipped = 0;
  }
  const logits = async (one: Opened): Promise<NDArray<'float32'>> => (await forward(one.runnable, inputs))['logits'] as NDArray<'float32'>;
  const [a, b] = [await logits(exact), await logits(rough)];
  const [, length, vocabulary] = a.shape as [number, number, number];
  for (let at = skipped; at < length - 1; at++) tally.row(a.data.subarray(at * vocabulary, (at + 1) * vocabulary), b.data.subarray(at * vocabulary, (at + 1) * vocabulary));
}

class Tally {
  rows = 0;
  same = 0;
  differences = 0;
  largest = 0;
  lost = 0;
  cosines: number[] = [];

  /** Logits of one position. */
  row(a: Float32Array, b: Float32Array): void {
    let [mean, square, difference, bestA, bestB] = [0, 0, 0, 0, 0];
    for (let i = 0; i < a.length; i++) {
      const [x, y] = [a[i] as number, b[i] as number];
      mean += x / a.length;
      square += (x * x) / a.length;
      difference += ((x - y) * (x - y)) / a.length;
      if (x > (a[bestA] as number)) bestA = i;
      if (y > (b[bestB] as number)) bestB = i;
    }
    const part = Math.sqrt(difference / Math.max(1e-30, square - mean * mean));
    this.rows++;
    this.differences += part;
    this.largest = Math.max(this.largest, part);
    if (bestA === bestB) this.same++;
    this.lost += logProbability(a, bestA) - logProbability(b, bestA);
  }

  vectors(a: Float32Array, b: Float32Array): void {
    let [dot, own, other] = [0, 0, 0];
    for (let i = 0; i < a.length; i++) {
      dot += (a[i] as number) * (b[i] as number);
      own += (a[i] as number) ** 2;
      other += (b[i] as number) ** 2;
    }
    this.cosines.push(dot / Math.sqrt(own * other));
  }

  toString(): string {
    if (this.cosines.length > 0) return `cosine at least ${Math.min(...this.cosines).toFixed(5)} over ${this.cosines.length}`;
    return `logits off by ${((100 * this.differences) / this.rows).toFixed(2)}% of their spread (at most ${(100 * this.largest).toFixed(2)}%), the same token ${((100 * this.same) / this.rows).toFixed(1)}% of ${this.rows}, ${(this.lost / this.rows).toFixed(4)} nats lost`;
  }
}

function logProbability(logits: Float32Array, id: number): number {
  let largest = Number.NEGATIVE_INFINITY;
  for (const value of logits) if (value > largest) largest = value;
  let sum = 0;
  for (const value of logits) sum += Math.exp(value - largest);
  return (logits[id] as number) - largest - Math.log(sum);
}

const known = [...['marian-base', 'gpt2', 'bert-base', 'whisper-base', 'clip-base', 'blip-base'].map((name) => `bench/.models/${name}`), ...(existsSync('zoo') ? readdirSync('zoo').map((name) => `zoo/${name}`) : [])];
const wanted = process.argv.slice(2);
for (const folder of known) {
  if (!existsSync(`${folder}/config.json`) || (wanted.length > 0 && !wanted.some((name) => folder.endsWith(`/${name}`)))) continue;
  const [exact, rough] = await Promise.all([openModel(nodeFiles(folder), runtime), openModel(nodeFiles(folder), runtime, { bits: 8 })]);
  const tally = new Tally();
  for (const source of await sources(exact, folder)) await compare(exact, rough, source, tally);
  console.log(`${folder.padEnd(28)} ${tally}`);
  await exact.release();
  await rough.release();
}
