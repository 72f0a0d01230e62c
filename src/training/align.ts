// After training: reads the model's attention on held-out pairs whose alignment the generator knows, measures each
// method's error, and finds the heads that are best read.
import type { Runnable } from '../generation/decoding.ts';
import type { EncoderDecoderModel } from '../models/family.ts';
import { type AlignedSentence, errorOf, findAlignmentHeads } from '../provenance/alignment.ts';
import type { Method } from '../provenance/methods.ts';
import { scoreTargets } from '../score.ts';
import type { Tokenizer } from '../text/tokenizer.ts';
import { words } from '../text/words.ts';
import type { SentencePair } from './recipe.ts';

export interface AlignmentReport {
  readonly method: Method;
  /** Error rate by method, on sentences that the heads were not chosen on. */
  readonly errors: Readonly<Record<string, number>>;
  readonly sentences: number;
}

/** Measures methods. Heads are chosen on the first half of the sentences and measured on the second. */
export async function measureAlignment(runnable: Runnable<EncoderDecoderModel>, tokenizer: Tokenizer, pairs: readonly SentencePair[], special: { start: number; pad: number }): Promise<AlignmentReport> {
  const sentences: AlignedSentence[] = [];
  for (let i = 0; i < pairs.length; i += 50) {
    const part = pairs.slice(i, i + 50).map((pair) => ({ pair, source: tokenizer.encode(pair.source), target: tokenizer.encode(pair.target, { target: true }) }));
    const scored = await scoreTargets(runnable, part.map(({ source, target }) => ({ source: source.ids, target: target.ids })), { ...special, reveal: (name) => /^(cross|encoder)_attentions\./.test(name) });
    for (const [at, { pair, source, target }] of part.entries()) {
      const [from, to] = [words(pair.source), words(pair.target)];
      // the generator counts words in its own way: sentences that are counted alike are measured
      if (pair.alignment.some(([a, b]) => a >= from.length || b >= to.length)) continue;
      sentences.push({ weights: (scored[at] as (typeof scored)[number]).weights, source: { text: pair.source, tokens: source.tokens, spans: from }, output: { text: pair.target, tokens: target.tokens, spans: to }, truth: pair.alignment });
    }
  }
  const half = Math.floor(sentences.length / 2);
  const [chosenOn, measuredOn] = [sentences.slice(0, half), sentences.slice(half)];
  const { layers, heads } = runnable.model.dimensions;
  const best = findAlignmentHeads(chosenOn, layers, heads);
  const methods: Record<string, Method> = { averaged: { name: 'averaged' }, shifted: { name: 'shifted' }, rollout: { name: 'rollout' }, 'rollout, shifted': { name: 'rollout', shifted: true }, heads: best.method };
  for (let layer = 0; layer < layers; layer++) {
    const all = Array.from({ length: heads }, (_, head) => [layer, head] as const);
    methods[`layer ${layer}`] = { name: 'raw', heads: all };
    methods[`layer ${layer}, shifted`] = { name: 'raw', heads: all, shifted: true };
  }
  const errors = Object.fromEntries(Object.entries(methods).map(([name, method]) => [name, errorOf(measuredOn, method)]));
  return { method: best.method, errors, sentences: measuredOn.length };
}
