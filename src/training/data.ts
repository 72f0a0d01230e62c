// Batches of text from an endless generator of sentence pairs: portions of pairs are encoded, put together by length so
// that little is spent on padding, cut into batches of about equal size, and shuffled. Everything follows from
// the seed and the portion's number, so a run can be taken up at any batch.
import { type NDArray, zeros } from '../array.ts';
import { random } from '../random.ts';
import type { BatchSource } from './run.ts';
import type { Batch } from './step.ts';
import { padTargets } from './targets.ts';

/** A pair as token ids; both end with the end-of-sentence token. */
export interface EncodedPair {
  readonly source: readonly number[];
  readonly target: readonly number[];
  /** For each token of the target, tokens of the source that guided heads are to look at; given where there are such heads. */
  readonly looks?: readonly (readonly number[])[];
}

export interface BatchOptions {
  /** Most tokens of the longer side in a batch, padding included. */
  readonly tokens: number;
  /** Pairs in a portion; default 16,384. */
  readonly portion?: number;
  /** First token the decoder reads, and padding. */
  readonly start: number;
  readonly pad: number;
}

/** A portion's pairs in batches, in the order in which they are trained on. */
export function portionBatches(pairs: readonly EncodedPair[], seed: number, options: BatchOptions): EncodedPair[][] {
  const next = random(seed);
  // pairs of one length must not always meet the same neighbours: ties are broken at random
  const keyed = pairs.map((pair) => ({ pair, key: pair.target.length * 1000 + pair.source.length + next() }));
  keyed.sort((a, b) => a.key - b.key);
  const batches: EncodedPair[][] = [];
  let batch: EncodedPair[] = [];
  let longest = 0;
  for (const { pair } of keyed) {
    const length = Math.max(longest, pair.source.length, pair.target.length);
    if (batch.length > 0 && length * (batch.length + 1) > options.tokens) {
      batches.push(batch);
      batch = [];
      longest = 0;
    }
    batch.push(pair);
    longest = Math.max(longest, pair.source.length, pair.target.length);
  }
  if (batch.length > 0) batches.push(batch);
  for (let i = batches.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    [batches[i], batches[j]] = [batches[j] as EncodedPair[], batches[i] as EncodedPair[]];
  }
  return batches;
}

/** Pads pairs to common lengths. */
export function collate(pairs: readonly EncodedPair[], options: Pick<BatchOptions, 'start' | 'pad'>): Batch {
  const sourceLength = Math.max(...pairs.map((pair) => pair.source.length));
  const source = zeros('int64', [pairs.length, sourceLength]);
  const mask = zeros('int64', [pairs.length, sourceLength]);
  source.data.fill(BigInt(options.pad));
  for (const [row, pair] of pairs.entries()) {
    for (const [i, id] of pair.source.entries()) {
      source.data[row * sourceLength + i] = BigInt(id);
      mask.data[row * sourceLength + i] = 1n;
    }
  }
  const written = padTargets(pairs.map(({ target }) => ({ target: [options.start, ...target.slice(0, -1)], labels: target, weights: target.map(() => 1) })), options.pad);
  const [, targetLength] = written.target.shape as [number, number];
  const looks = pairs.some((pair) => pair.looks) ? zeros('float32', [pairs.length, 1, targetLength, sourceLength]) : undefined;
  for (const [row, pair] of pairs.entries()) {
    for (const [i, places] of pair.looks?.entries() ?? []) for (const place of places) (looks as NDArray<'float32'>).data[(row * targetLength + i) * sourceLength + place] = 1 / places.length;
  }
  return {
    ...(looks ? { looks } : {}),
    source: { input_ids: source, attention_mask: mask },
    tokens: pairs.reduce((sum, pair) => sum + pair.source.length + pair.target.length, 0),
    ...written,
  };
}

/** Where pairs come from: those of a portion follow from its number alone. */
export interface PairSource {
  portion(index: number, size: number): readonly EncodedPair[];
  /** Pairs never trained on. */
  readonly validation: readonly EncodedPair[];
}

/** Pairs as a run takes them. */
export function textBatches(pairs: PairSource, seed: number, options: BatchOptions): BatchSource {
  const { portion: size = 16384 } = options;
  const batches = (list: readonly EncodedPair[], order: number): (() => Batch)[] => portionBatches(list, order, options).map((part) => () => collate(part, options));
  return {
    portion: (index) => batches(pairs.portion(index, size), seed ^ Math.imul(index + 1, 0x85ebca6b)),
    validation: batches(pairs.validation, 1),
  };
}
