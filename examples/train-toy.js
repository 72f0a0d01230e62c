// Trains a toy translator of number words for a minute, from a recipe of a few lines, and uses it.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadTranslator } from 'sightline';

const folder = mkdtempSync(join(tmpdir(), 'toy-'));
writeFileSync(join(folder, 'recipe.mjs'), `
const french = 'un deux trois quatre cinq six sept huit neuf dix'.split(' ');
const english = 'one two three four five six seven eight nine ten'.split(' ');
function* pairs(seed) {
  let state = seed >>> 0;
  for (;;) {
    const list = Array.from({ length: 3 }, () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) >>> 8).map((n) => n % 10);
    yield { source: list.map((i) => french[i]).join(' '), target: list.map((i) => english[i]).join(' '), alignment: list.map((_, i) => [i, i]) };
  }
}
const width = { d_model: 32, encoder_layers: 1, decoder_layers: 1, encoder_attention_heads: 2, decoder_attention_heads: 2, encoder_ffn_dim: 64, decoder_ffn_dim: 64 };
export default {
  name: 'toy', seed: 1, pairs, batchTokens: 512, smoothing: 0,
  config: { model_type: 'marian', ...width, activation_function: 'relu', max_position_embeddings: 32, scale_embedding: true, dropout: 0, attention_dropout: 0, activation_dropout: 0 },
  tokenizer: { size: 80, sentences: 2000, required: 'abcdefghijklmnopqrstuvwxyz' },
  schedule: { peak: 0.01, warmup: 20, steps: 300 },
};`);
execFileSync('npx', ['sightline', 'train', join(folder, 'recipe.mjs'), '--out', join(folder, 'toy')], { stdio: 'inherit' });
const model = await loadTranslator(join(folder, 'toy'));
console.log((await model.translate('trois huit un')).text);
await model.release();
