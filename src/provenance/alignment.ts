// How right sightlines are, where the truth is known: alignment error rate (Och & Ney 2003, "A Systematic Comparison
// of Various Statistical Alignment Models"), and the heads that give the best of it.
import { type Head, type Method, scores, type Weights } from './methods.ts';
import { linkThreshold, type Side, spanScores } from './sightlines.ts';

/** Links of one sentence: [source word, target word]. */
export type Links = readonly (readonly [number, number])[];

/** 1 - (|A∩S| + |A∩P|) / (|A| + |S|), all true links being sure: S = P. */
export function alignmentErrorRate(pairs: readonly { readonly found: Links; readonly truth: Links }[]): number {
  let hits = 0;
  let found = 0;
  let truth = 0;
  for (const pair of pairs) {
    const known = new Set(pair.truth.map(([a, b]) => `${a}-${b}`));
    hits += pair.found.filter(([a, b]) => known.has(`${a}-${b}`)).length;
    found += pair.found.length;
    truth += known.size;
  }
  return found + truth === 0 ? 0 : 1 - (2 * hits) / (found + truth);
}

/** A sentence read by the model, with its true links between words. */
export interface AlignedSentence {
  readonly weights: Weights;
  readonly output: Side;
  readonly source: Side;
  readonly truth: Links;
}

/** Links of a sentence by a method: for each output word, the sources within reach of the best. */
export function linksOf(sentence: AlignedSentence, method: Method, threshold = linkThreshold): Links {
  const linked = new Set(sentence.truth.map(([, target]) => target));
  const links: [number, number][] = [];
  for (const [target, row] of spanScores(scores(sentence.weights, method), sentence.output, sentence.source).entries()) {
    // words that the truth links to nothing (articles, do) are not counted against a method
    if (!linked.has(target)) continue;
    const best = Math.max(...row);
    for (const [source, score] of row.entries()) if (best > 0 && score >= threshold * best) links.push([source, target]);
  }
  return links;
}

export const errorOf = (sentences: readonly AlignedSentence[], method: Method, threshold = linkThreshold): number =>
  alignmentErrorRate(sentences.map((sentence) => ({ found: linksOf(sentence, method, threshold), truth: sentence.truth })));

/** Heads that cost least together, by adding the best one more as long as that helps. */
export function bestHeads(layers: number, heads: number, most: number, cost: (chosen: readonly Head[]) => number): { readonly heads: readonly Head[]; readonly cost: number } {
  const all = Array.from({ length: layers * heads }, (_, i): Head => [Math.floor(i / heads), i % heads]);
  let best: { readonly heads: readonly Head[]; readonly cost: number } = { heads: [], cost: Number.POSITIVE_INFINITY };
  while (best.heads.length < most) {
    const chosen = best.heads;
    const [next] = all.filter((head) => !chosen.includes(head)).map((head) => ({ heads: [...chosen, head], cost: cost([...chosen, head]) })).sort((a, b) => a.cost - b.cost);
    if (!next || next.cost >= best.cost) break;
    best = next;
  }
  return best;
}

/** Finds the heads whose mean aligns best. */
export function findAlignmentHeads(sentences: readonly AlignedSentence[], layers: number, heads: number, most = 4): { method: Method; error: number } {
  let best: { method: Method; error: number } = { method: { name: 'averaged' }, error: Number.POSITIVE_INFINITY };
  for (const shifted of [false, true]) {
    const found = bestHeads(layers, heads, most, (chosen) => errorOf(sentences, { name: 'heads', heads: chosen, shifted }));
    if (found.cost < best.error) best = { method: { name: 'heads', heads: found.heads, shifted }, error: found.cost };
  }
  return best;
}
