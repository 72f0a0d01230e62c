// Sightlines: for each word of an output, the words of the source it came from, ranked, with scores.
import type { Token } from '../text/tokenizer.ts';
import type { ScoreMatrix } from './methods.ts';

/** A stretch of text that a person can point at: UTF-16 units, end exclusive. */
export interface Span {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface SourceSpan extends Span {
  /** Which source it belongs to. */
  readonly source: string;
  /** Share of the attention, 0 to 1. */
  readonly score: number;
}

export interface Sightline extends Span {
  /** Best first. */
  readonly sources: readonly SourceSpan[];
}

/** A side of a sightline: its text, its tokens in order (specials included), and the spans to speak of. */
export interface Side {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly spans: readonly Span[];
}

/** Spans of single tokens: those that stand for something in the text. */
export const tokenSpans = (text: string, tokens: readonly Token[]): Span[] =>
  tokens.filter((token) => !token.special && token.end > token.start).map(({ start, end }) => ({ text: text.slice(start, end), start, end }));

/** For each token, which span it overlaps most; -1 for none. */
export function spanOfTokens(side: Pick<Side, 'tokens' | 'spans'>): Int32Array {
  const result = new Int32Array(side.tokens.length).fill(-1);
  for (const [i, token] of side.tokens.entries()) {
    if (token.special) continue;
    let best = 0;
    for (const [j, span] of side.spans.entries()) {
      const overlap = Math.min(token.end, span.end) - Math.max(token.start, span.start);
      if (overlap > best) {
        best = overlap;
        result[i] = j;
      }
    }
  }
  return result;
}

/**
 * Scores between spans: a source span has the sum of its tokens' scores, an output span the mean over its tokens.
 * What went to no span (the end token) is shared out in proportion.
 * @returns [outputSpans][sourceSpans]
 */
export function spanScores(matrix: ScoreMatrix, output: Side, source: Side): Float64Array[] {
  const outputSpan = spanOfTokens(output);
  const sourceSpan = spanOfTokens(source);
  const result = output.spans.map(() => new Float64Array(source.spans.length));
  const counts = new Float64Array(output.spans.length);
  for (let token = 0; token < Math.min(matrix.length, outputSpan.length); token++) {
    const span = outputSpan[token] as number;
    if (span < 0) continue;
    counts[span] = (counts[span] as number) + 1;
    const row = matrix[token] as Float64Array;
    const target = result[span] as Float64Array;
    for (let key = 0; key < Math.min(row.length, sourceSpan.length); key++) {
      const to = sourceSpan[key] as number;
      if (to >= 0) target[to] = (target[to] as number) + (row[key] as number);
    }
  }
  for (const row of result) {
    const sum = row.reduce((total, value) => total + value, 0);
    if (sum > 0) for (let i = 0; i < row.length; i++) row[i] = (row[i] as number) / sum;
  }
  return result;
}

/** A source is named where its share is at least this part of the best one's. */
export const linkThreshold = 0.4;

/** Ranked sources of each output span. @param name what a source span belongs to */
export function sightlines(matrix: ScoreMatrix, output: Side, source: Side, name: string | ((span: Span) => string) = 'source', threshold = linkThreshold): Sightline[] {
  return spanScores(matrix, output, source).map((row, i) => {
    const best = Math.max(0, ...row);
    const sources = [...row.entries()]
      .filter(([, score]) => score > 0 && score >= threshold * best)
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .map(([j, score]) => ({ source: typeof name === 'string' ? name : name(source.spans[j] as Span), ...(source.spans[j] as Span), score }));
    return { ...(output.spans[i] as Span), sources };
  });
}
