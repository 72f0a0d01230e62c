// A record as people get it: attention that was kept of a run, with the pieces of text that its queries and keys are.
import type { NDArray } from './array.ts';
import type { SiteSummary } from './generation/generate.ts';

export interface AttentionRecord {
  readonly kept: 'summary' | 'full';
  /** Tokens of the source: keys of 'cross_attentions.*', keys and queries of 'encoder_attentions.*'. Keys beyond them are padding. */
  readonly source: readonly string[];
  /** Tokens written, which are the queries of all other sites. Keys of 'decoder_attentions.*' begin with the start token; of 'attentions.*', with the prompt, which is the source. */
  readonly output: readonly string[];
  /** What the columns of a summary's mass stand for: of sites that look at the source, and of those that look at the output. */
  readonly masses: { readonly source: readonly string[]; readonly output: readonly string[] };
  /** By site, [heads, queries, keys]; empty in a summary. */
  readonly weights: Readonly<Record<string, NDArray<'float32'>>>;
  /** By site; empty in a full record. */
  readonly summaries: Readonly<Record<string, SiteSummary>>;
}

type Nested = number | readonly Nested[];

/** An array as nested lists of numbers, rounded to what float32 holds. */
function nested({ shape, data }: NDArray): Nested {
  const level = (axis: number, from: number): Nested => {
    if (axis === shape.length) return typeof data[from] === 'bigint' ? Number(data[from]) : Number((data[from] as number).toPrecision(6));
    const size = shape.slice(axis + 1).reduce((product, value) => product * value, 1);
    return Array.from({ length: shape[axis] as number }, (_, i) => level(axis + 1, from + i * size));
  };
  return level(0, 0);
}

/**
 * A record as JSON: arrays as nested lists. docs/schema has what it looks like.
 *
 * @example
 * const { record } = await model.translate('Le chat dort.', { record: 'summary' });
 * if (record) console.log(JSON.stringify(recordToJson(record)));
 */
export function recordToJson({ weights, summaries, ...rest }: AttentionRecord): Record<string, unknown> {
  const lists = (arrays: Readonly<Record<string, NDArray>>): Record<string, Nested> => Object.fromEntries(Object.entries(arrays).map(([name, array]) => [name, nested(array)]));
  return {
    ...rest,
    ...(rest.kept === 'full' ? { weights: lists(weights) } : { summaries: Object.fromEntries(Object.entries(summaries).map(([site, summary]) => [site, lists(summary as unknown as Record<string, NDArray>)])) }),
  };
}
