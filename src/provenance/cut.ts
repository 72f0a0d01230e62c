// The cut check: hide a part of the source, score the same output again, and see by how much each of its words becomes
// less likely. Attention says where a model looked; this says what it needed. Hiding masks the keys of what is hidden
// wherever they are looked at: a word is not replaced, a picture is not painted over, a recording is not silenced.
import { int64 } from '../array.ts';
import type { Runnable } from '../generation/runnable.ts';
import type { DecoderModel, EncoderDecoderModel } from '../models/family.ts';
import { type Hidden, type ScoreOptions, scoreHidden, type Written } from '../score.ts';
import type { Side, Span } from './sightlines.ts';

/** By how much an output becomes less likely. */
export interface Fall {
  /** Fall in log-probability of the whole output, in nats; above 0: the output needed what was hidden. */
  readonly fall: number;
  /** Fall for each span of the output. */
  readonly falls: readonly number[];
}

export interface Cut extends Span, Fall {}

/** For each span, the tokens that it has a part of. */
export const tokensOfSpans = ({ tokens, spans }: Pick<Side, 'tokens' | 'spans'>): number[][] =>
  spans.map((span) => tokens.flatMap((token, i) => (!token.special && token.start < span.end && token.end > span.start ? [i] : [])));

/** What a check goes by. */
export type CutOptions = Pick<ScoreOptions, 'mute' | 'signal'> & {
  /** Hidden all the time, before and after. */
  readonly always?: readonly Hidden[];
};

/** Hides each thing in turn: a thing is its places in one part, or in all parts where it is looked at. @param spans the tokens of each span of the output, counted among those written */
export async function fallsOf(runnable: Runnable<EncoderDecoderModel> | Runnable<DecoderModel>, written: Written, hidden: readonly (readonly Hidden[])[], spans: readonly (readonly number[])[], options: CutOptions = {}): Promise<Fall[]> {
  const always = options.always ?? [];
  const [whole, ...cut] = (await scoreHidden(runnable, written, [[], ...hidden].map((one) => [...always, ...one]), options)) as [Float32Array, ...Float32Array[]];
  return cut.map((scores) => {
    const at = (i: number): number => (whole[i] as number) - (scores[i] as number);
    return { fall: whole.reduce((sum, _, i) => sum + at(i), 0), falls: spans.map((tokens) => tokens.reduce((sum, i) => sum + at(i), 0)) };
  });
}

/** Hides each span of a text in turn. @param start the output's first token */
export function cutCheck(runnable: Runnable<EncoderDecoderModel>, source: Side, output: Side, start: number, options: CutOptions = {}): Promise<Cut[]> {
  const ids = source.tokens.map((token) => token.id);
  const written = { source: { input_ids: int64(ids, [1, ids.length]) }, ids: [start, ...output.tokens.map((token) => token.id)], given: 1 };
  return fallsOf(runnable, written, hiddenSpans('source', source), tokensOfSpans(output), options).then((falls) => falls.map((one, i) => ({ ...(source.spans[i] as Span), ...one })));
}

/** What hiding each span of a text hides. */
export const hiddenSpans = (part: string, side: Pick<Side, 'tokens' | 'spans'>): Hidden[][] => tokensOfSpans(side).map((places) => [{ part, places: new Set(places) }]);
