import { describe, expect, it } from 'vitest';
import type { NDArray } from '../array.ts';
import type { Token } from '../text/tokenizer.ts';
import { alignmentErrorRate, findAlignmentHeads, linksOf } from './alignment.ts';
import { scores, type Weights } from './methods.ts';
import { sightlines, type Side } from './sightlines.ts';

const token = (id: number, text: string, start: number, end: number, special = false): Token => ({ id, text, start, end, special });
const source: Side = { text: 'chat noir', tokens: [token(1, '▁chat', 0, 4), token(2, '▁no', 5, 7), token(3, 'ir', 7, 9), token(0, '</s>', 9, 9, true)], spans: [{ text: 'chat', start: 0, end: 4 }, { text: 'noir', start: 5, end: 9 }] };
const output: Side = { text: 'black cat', tokens: [token(4, '▁black', 0, 5), token(5, '▁cat', 6, 9), token(0, '</s>', 9, 9, true)], spans: [{ text: 'black', start: 0, end: 5 }, { text: 'cat', start: 6, end: 9 }] };
// two heads, three outputs, four keys: head 0 aligns, head 1 looks everywhere alike
const weights: Weights = {
  'cross_attentions.0': { dtype: 'float32', shape: [2, 3, 4], data: Float32Array.from([0.1, 0.4, 0.4, 0.1, 0.9, 0, 0, 0.1, 0, 0, 0, 1, ...Array(12).fill(0.25)]) } as NDArray<'float32'>,
};

describe('sightlines', () => {
  it('rank source words by the attention of their tokens, the end token aside', () => {
    const [black, cat] = sightlines(scores(weights, { name: 'heads', heads: [[0, 0]] }), output, source);
    expect(black?.sources[0]).toMatchObject({ text: 'noir', start: 5, end: 9 });
    expect(black?.sources[0]?.score).toBeCloseTo(0.8 / 0.9, 5);
    expect(cat?.sources.map((one) => one.text)).toEqual(['chat']);
  });
  it('are read one step later where shifted', () => {
    const matrix = scores(weights, { name: 'heads', heads: [[0, 0]], shifted: true });
    expect([...(matrix[0] as Float64Array)]).toEqual([...(scores(weights, { name: 'heads', heads: [[0, 0]] })[1] as Float64Array)]);
  });
  it('refuse heads that were not recorded', () => {
    expect(() => scores(weights, { name: 'heads', heads: [[3, 0]] })).toThrow(/no layer 3 head 0/);
    expect(() => scores({}, { name: 'averaged' })).toThrow(/holds no cross-attention/);
  });
});

describe('alignment error rate', () => {
  it('is 0 for the truth, 1 for nothing right', () => {
    expect(alignmentErrorRate([{ found: [[0, 1]], truth: [[0, 1]] }])).toBe(0);
    expect(alignmentErrorRate([{ found: [[1, 0]], truth: [[0, 1]] }])).toBe(1);
    expect(alignmentErrorRate([{ found: [[0, 1], [1, 1]], truth: [[0, 1]] }])).toBeCloseTo(1 / 3);
  });
  it('finds the head that aligns', () => {
    const sentence = { weights, source, output, truth: [[1, 0], [0, 1]] as const };
    const { method, error } = findAlignmentHeads([sentence], 1, 2);
    expect(method).toEqual({ name: 'heads', heads: [[0, 0]], shifted: false });
    expect(error).toBe(0);
    expect(linksOf(sentence, method)).toEqual([[1, 0], [0, 1]]);
  });
});
