// After training: reads the model's attention on held-out pairs whose alignment the generator knows, measures each
// method's error, and finds the heads that are best read.
import type { Runnable } from '../generation/runnable.ts';
import type { EncoderDecoderModel } from '../models/family.ts';
import { type AlignedSentence, errorOf, findAlignmentHeads } from '../provenance/alignment.ts';
import type { Method } from '../provenance/methods.ts';
import { scoreTargets } from '../score.ts';
import type { Tokenizer } from '../text/tokenizer.ts';
import { linkThreshold, type Span } from '../provenance/sightlines.ts';
import { words } from '../text/words.ts';
import type { SentencePair } from './recipe.ts';

export interface AlignmentReport {
  readonly method: Method;
  /** Part of the best source's share from which others are named too: the best on the first half. */
  readonly threshold: number;
  /** Error rate by method, on sentences that the heads were not chosen on. */
  readonly errors: Readonly<Record<string, number>>;
  readonly sentences: number;
}

/** Measures methods. Heads are chosen on the first half of the sentences and measured on the second. */
export async function measureAlignment(runnable: Runnable<EncoderDecoderModel>, tokenizer: Tokenizer, pairs: readonly SentencePair[], special: { start: number; pad: number }, wordsOf: (text: string) => readonly Span[] = words): Promise<AlignmentReport> {
  const sentences: AlignedSentence[] = [];
  for (let i = 0; i < pairs.length; i += 50) {
    const part = pairs.slice(i, i + 50).map((pair) => ({ pair, source: tokenizer.encode(pair.source), target: tokenizer.encode(pair.target, { target: true }) }));
    const scored = await scoreTargets(runnable, part.map(({ source, target }) => ({ source: source.ids, target: target.ids })), { ...special, reveal: (name) => /^(cross|encoder)_attentions\./.test(name) });
    for (const [at, { pair, source, target }] of part.entries()) {
      const [from, to] = [wordsOf(pair.source), wordsOf(pair.target)];
      sentences.push({ weights: (scored[at] as (typeof scored)[number]).weights, source: { text: pair.source, tokens: source.tokens, spans: from }, output: { text: pair.target, tokens: target.tokens, spans: to }, truth: pair.alignment });
    }
  }
  const half = Math.floor(sentences.length / 2);
  const [chosenOn, measuredOn] = [sentences.slice(0, half), sentences.slice(half)];
  const { layers, heads } = runnable.model.dimensions;
  const best = findAlignmentHeads(chosenOn, layers, heads);
  const threshold = [0.2, 0.3, 0.4, 0.5, 0.6, 0.7].map((value) => ({ value, error: errorOf(chosenOn, best.method, value) })).sort((a, b) => a.error - b.error)[0]?.value ?? linkThreshold;
  const methods: Record<string, Method> = { averaged: { name: 'averaged' }, shifted: { name: 'shifted' }, rollout: { name: 'rollout' }, 'rollout, shifted': { name: 'rollout', shifted: true }, heads: best.method };
  for (let layer = 0; layer < layers; layer++) {
    const all = Array.from({ length: heads }, (_, head) => [layer, head] as const);
    methods[`layer ${layer}`] = { name: 'raw', heads: all };
    methods[`layer ${layer}, shifted`] = { name: 'raw', heads: all, shifted: true };
  }
  const errors = Object.fromEntries(Object.entries(methods).map(([name, method]) => [name, errorOf(measuredOn, method, threshold)]));
  return { method: best.method, threshold, errors, sentences: measuredOn.length };
}
