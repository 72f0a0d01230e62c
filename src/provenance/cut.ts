// The cut check: hide a part of the source, score the same output again, and see by how much each of its words
// becomes less likely. Attention says where a model looked; this says what it needed.
import type { Runnable } from '../generation/runnable.ts';
import type { EncoderDecoderModel } from '../models/family.ts';
import { type ScoreOptions, scoreTargets } from '../score.ts';
import type { Side, Span } from './sightlines.ts';

export interface Cut extends Span {
  /** Fall in log-probability of the whole output, in nats; above 0: the output needed it. */
  readonly fall: number;
  /** Fall for each span of the output. */
  readonly falls: readonly number[];
}

/** Hides each span of the source in turn. */
export async function cutCheck(runnable: Runnable<EncoderDecoderModel>, source: Side, output: Side, options: ScoreOptions): Promise<Cut[]> {
  const ids = source.tokens.map((token) => token.id);
  const target = output.tokens.map((token) => token.id);
  const items = [
    { source: ids, target },
    ...source.spans.map((span) => ({ source: ids, target, hidden: new Set(source.tokens.flatMap((token, i) => (!token.special && token.start < span.end && token.end > span.start ? [i] : []))) })),
  ];
  const [whole, ...cut] = await scoreTargets(runnable, items, options);
  return source.spans.map((span, i) => {
    const falls = output.spans.map((word) => {
      let fall = 0;
      for (const [at, token] of output.tokens.entries()) {
        if (token.special || token.start >= word.end || token.end <= word.start) continue;
        fall += (whole?.scores[at] as number) - (cut[i]?.scores[at] as number);
      }
      return fall;
    });
    const fall = target.reduce((sum, _, at) => sum + (whole?.scores[at] as number) - (cut[i]?.scores[at] as number), 0);
    return { ...span, fall, falls };
  });
}
