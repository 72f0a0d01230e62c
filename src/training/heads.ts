// After training a model that hears: which heads follow the voice. Held-out recordings are written down with every head's
// attention kept; words are timed by each head alone, then by the best together while that brings their edges closer to
// where the generator knows them.
import { whisperMel } from '../audio/log-mel.ts';
import type { Config } from '../checkpoint/index.ts';
import { type Heard as HeardWindow, listen } from '../generation/listen.ts';
import type { Attended } from '../generation/window.ts';
import type { Runnable } from '../generation/runnable.ts';
import { speechSettings } from '../generation/speech-settings.ts';
import type { EncoderDecoderModel } from '../models/family.ts';
import { heardWords } from '../provenance/timing.ts';
import type { Tokenizer } from '../text/tokenizer.ts';
import { type Distances, hear, type TimedExample } from './voice.ts';

export interface HearingHeads {
  /** Layer and head. */
  readonly heads: readonly (readonly [number, number])[];
  /** Median distance of edges in seconds, on recordings that the heads were not chosen on; NaN where no word was heard. */
  readonly median: number;
  readonly recordings: number;
}

/** An edge farther than this is no worse: its word was lost. */
const lost = 0.2;

/** Finds the heads on the first half of some recordings and measures them on the second. */
export async function hearingHeads(
  { runnable, config, tokenizer }: { readonly runnable: Runnable<EncoderDecoderModel>; readonly config: Config; readonly tokenizer: Tokenizer },
  examples: readonly TimedExample[], { window, mels, distances }: { readonly window: number; readonly mels: number; readonly distances: Distances },
): Promise<HearingHeads> {
  const { layers, heads } = runnable.model.dimensions;
  const all = Array.from({ length: layers * heads }, (_, i) => [Math.floor(i / heads), i % heads] as const);
  const settings = { ...speechSettings(config, runnable.model), alignmentHeads: all };
  const pieceOf = (id: number): string => tokenizer.pieceOf(id) ?? '';
  const written: { readonly example: TimedExample; readonly heard: HeardWindow }[] = [];
  for (const example of examples) {
    const frames = Math.min(window * (whisperMel.rate / whisperMel.hop), Math.floor(example.samples.length / whisperMel.hop));
    const recording = { frames, window: async () => hear(example.samples, mels, window) };
    for await (const heard of listen(runnable, settings, recording, { language: example.language, task: 'transcribe', timestamps: false, align: true })) written.push({ example, heard });
  }
  const errors = (list: typeof written, chosen: readonly number[]): number[] => list.flatMap(({ example, heard }) => {
    const attended = heard.attended && only(heard.attended, chosen, all.length);
    const words = heardWords({ ...heard, attended }, { pieceOf, heads: chosen.length, eos: settings.eos, offset: 0, lastSpoken: 0 }).flatMap((segment) => segment.words);
    return distances(example.words, words);
  });
  const half = Math.ceil(written.length / 2);
  const cost = (chosen: readonly number[]): number => {
    const list = errors(written.slice(0, half), chosen);
    return list.length === 0 ? lost : list.reduce((sum, value) => sum + Math.min(lost, value), 0) / list.length;
  };
  const ranked = all.map((_, i) => ({ i, cost: cost([i]) })).sort((a, b) => a.cost - b.cost);
  let best = { chosen: [ranked[0]?.i ?? 0], cost: ranked[0]?.cost ?? lost };
  for (const { i } of ranked.slice(1)) {
    const chosen = [...best.chosen, i];
    const together = cost(chosen);
    if (together < best.cost) best = { chosen, cost: together };
  }
  const measured = errors(written.slice(half), best.chosen).sort((a, b) => a - b);
  return { heads: best.chosen.sort((a, b) => a - b).map((i) => all[i] as readonly [number, number]), median: measured[Math.floor(measured.length / 2)] ?? Number.NaN, recordings: written.length - half };
}

/** What some of the heads attended to. @param count of all heads kept */
function only(attended: Attended, chosen: readonly number[], count: number): Attended {
  const pick = (row: Float32Array): Float32Array => {
    const length = row.length / count;
    const result = new Float32Array(chosen.length * length);
    for (const [at, head] of chosen.entries()) result.set(row.subarray(head * length, (head + 1) * length), at * length);
    return result;
  };
  return { before: attended.before.map(pick), tokens: attended.tokens.map(pick), after: pick(attended.after) };
}
