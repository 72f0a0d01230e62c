import { describe, expect, it } from 'vitest';
import type { NDArray } from '../array.ts';
import type { Token } from '../text/tokenizer.ts';
import { alignmentErrorRate, findAlignmentHeads, linksOf } from './alignment.ts';
import { checkMethod, describeMethod, type Method, parseMethod, reads, scores, type Weights } from './methods.ts';
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

describe('methods', () => {
  it.each<[string, Method]>([
    ['averaged', { name: 'averaged' }],
    ['shifted', { name: 'shifted' }],
    ['rollout, shifted', { name: 'rollout', shifted: true }],
    ['heads 1.2+1.3, shifted', { name: 'heads', heads: [[1, 2], [1, 3]], shifted: true }],
    ['raw 0.1', { name: 'raw', heads: [[0, 1]] }],
    ['raw 1+3', { name: 'raw', layers: [1, 3] }],
  ])('%s is read as it is written', (text, method) => {
    expect(parseMethod(text)).toEqual(method);
    expect(describeMethod(method)).toBe(text);
    expect(parseMethod(text.replace(/(?<=^\w+) /, ':').replace(', ', ','))).toEqual(method);
  });
  it.each(['', 'mean', 'raw 1.2+3', 'raw 1.', 'averaged shifted', 'raw -1'])('%j is refused', (text) => {
    expect(() => parseMethod(text)).toThrow(/^method: /);
  });
  it('of a model that has fewer layers or heads are refused', () => {
    expect(() => checkMethod(parseMethod('raw 4'), { layers: 2, heads: 4 })).toThrow(/from 0 to 1, got 4/);
    expect(() => checkMethod(parseMethod('heads 1.4'), { layers: 2, heads: 4 })).toThrow(/from 0 to 3, got 1\.4/);
  });
  it('say what must be recorded for them', () => {
    const sites = ['cross_attentions.0', 'cross_attentions.1', 'encoder_attentions.0', 'decoder_attentions.0', 'attentions.1'];
    const read = (text: string): string[] => sites.filter((site) => reads(parseMethod(text), site));
    expect(read('averaged')).toEqual(['cross_attentions.0', 'cross_attentions.1', 'attentions.1']);
    expect(read('raw 1')).toEqual(['cross_attentions.1', 'attentions.1']);
    expect(read('heads 0.3')).toEqual(['cross_attentions.0']);
    expect(read('rollout')).toEqual(['cross_attentions.0', 'cross_attentions.1', 'encoder_attentions.0', 'attentions.1']);
  });

  // two decoder layers of one head, two outputs, two keys; an encoder of one layer
  const two: Weights = {
    'cross_attentions.0': { dtype: 'float32', shape: [1, 2, 2], data: Float32Array.of(1, 0, 0, 1) },
    'cross_attentions.1': { dtype: 'float32', shape: [1, 2, 2], data: Float32Array.of(0.5, 0.5, 0.25, 0.75) },
    'encoder_attentions.0': { dtype: 'float32', shape: [1, 2, 2], data: Float32Array.of(0, 1, 0.5, 0.5) },
  };
  const rows = (text: string): number[][] => scores(two, parseMethod(text)).map((row) => [...row]);
  it('average, choose layers, shift', () => {
    expect(rows('averaged')).toEqual([[0.75, 0.25], [0.125, 0.875]]);
    expect(rows('raw 0')).toEqual([[1, 0], [0, 1]]);
    expect(rows('raw 1.0, shifted')).toEqual([[0.25, 0.75], [0.25, 0.75]]);
    expect(rows('shifted')).toEqual([[0.125, 0.875], [0.125, 0.875]]);
  });
  it('carry averages through the encoder, half of each state being itself', () => {
    // mixture of the encoder's layer: [[0.5, 0.5], [0.25, 0.75]]
    expect(rows('rollout')).toEqual([[0.75 * 0.5 + 0.25 * 0.25, 0.75 * 0.5 + 0.25 * 0.75], [0.125 * 0.5 + 0.875 * 0.25, 0.125 * 0.5 + 0.875 * 0.75]]);
  });
});
