// Beam search over one source, on the host: which continuations live, which are finished, when to stop. The rules
// are those of Hugging Face's `generate` (GenerationMixin._beam_search), so that sequences and scores are equal.

export interface BeamOptions {
  readonly beams: number;
  readonly lengthPenalty: number;
  readonly earlyStopping: boolean | 'never';
  readonly eos: ReadonlySet<number>;
  /** Longest sequence, prompt included. */
  readonly maxLength: number;
}

export interface Beam {
  readonly ids: readonly number[];
  /** Sum of log-probabilities of a living beam; divided by length^penalty for a finished one. */
  readonly score: number;
  /** For each generated token, the row of the step that made it. */
  readonly rows: readonly number[];
  /** Log-probability of each generated token. */
  readonly scores: readonly number[];
}

/** The likeliest tokens after one beam, best first. */
export interface Candidates {
  readonly ids: readonly number[];
  readonly scores: readonly number[];
}

const floor = -1e9;

interface Continuation extends Beam {
  readonly parent: number;
  readonly ends: boolean;
}

/** Candidates a row must offer for a search to find its best continuations. */
export const candidatesNeeded = (beams: number, eosCount: number): number => Math.max(2, 1 + eosCount) * beams;

export class BeamSearch {
  beams: readonly Beam[];
  finished: (Beam & { readonly done: boolean })[];
  done = false;
  readonly #options: BeamOptions;
  readonly #promptLength: number;
  #hopeful = true;

  constructor(prompt: readonly number[], options: BeamOptions) {
    this.#options = options;
    this.#promptLength = prompt.length;
    // only the first beam counts at the first step: the others would repeat it
    this.beams = Array.from({ length: options.beams }, (_, i) => ({ ids: prompt, score: i === 0 ? 0 : floor, rows: [], scores: [] }));
    this.finished = Array.from({ length: options.beams }, () => ({ ids: prompt, score: floor, rows: [], scores: [], done: false }));
  }

  /**
   * Takes each beam's candidates and chooses the beams of the next step.
   * @returns for each new beam, which of the old it goes on from
   */
  advance(offered: readonly Candidates[]): number[] {
    const { beams, eos, maxLength, lengthPenalty, earlyStopping } = this.#options;
    const length = (this.beams[0] as Beam).ids.length;
    const all: { parent: number; id: number; score: number; own: number }[] = [];
    for (const [parent, { ids, scores }] of offered.entries()) {
      const before = (this.beams[parent] as Beam).score;
      for (const [i, id] of ids.entries()) {
        const own = scores[i] as number;
        if (own > Number.NEGATIVE_INFINITY) all.push({ parent, id, own, score: Math.fround(Math.fround(own) + before) });
      }
    }
    // best first; of equals the earlier beam's, then the lower token, as they lie in the flattened scores
    all.sort((a, b) => b.score - a.score || a.parent - b.parent || a.id - b.id);
    const kept: Continuation[] = all.slice(0, candidatesNeeded(beams, eos.size)).map(({ parent, id, score, own }) => {
      const beam = this.beams[parent] as Beam;
      return { ids: [...beam.ids, id], rows: [...beam.rows, parent], scores: [...beam.scores, own], score, parent, ends: eos.has(id) || length + 1 >= maxLength };
    });

    // everything is forbidden: what is finished is all there will be
    if (kept.length === 0) {
      this.done = true;
      return this.beams.map((_, i) => i);
    }
    const living = kept.map((one) => ({ ...one, score: one.ends ? Math.fround(one.score + floor) : one.score })).sort((a, b) => b.score - a.score);
    const chosen = living.slice(0, beams);
    while (chosen.length < beams) chosen.push(chosen.at(-1) as (typeof chosen)[number]);

    const full = this.finished.every((one) => one.done) && earlyStopping === true;
    const divisor = (length + 1 - this.#promptLength) ** lengthPenalty;
    const closed = kept.slice(0, beams).filter((one) => one.ends);
    if (!full && this.#hopeful) {
      const merged = [...this.finished, ...closed.map((one) => ({ ...one, score: Math.fround(one.score / divisor), done: true }))];
      merged.sort((a, b) => b.score - a.score);
      this.finished = merged.slice(0, beams);
    }
    this.beams = chosen;

    const now = length + 1 - this.#promptLength;
    const hypothetical = earlyStopping === 'never' && lengthPenalty > 0 ? maxLength - this.#promptLength : now;
    const possible = (chosen[0] as Continuation).score / hypothetical ** lengthPenalty;
    const worst = Math.min(...this.finished.map((one) => one.score));
    // the comparison is with each finished beam, or with a floor where it is not finished yet
    this.#hopeful &&= this.finished.some((one) => possible > (one.done ? worst : floor));
    const open = !(this.finished.every((one) => one.done) && earlyStopping === true);
    const continuable = kept.some((one) => !one.ends);
    this.done = !(this.#hopeful && open && continuable);
    return chosen.map((one) => one.parent);
  }

  /** The n best finished sequences, best first. */
  best(count: number): Beam[] {
    return this.finished.slice(0, count);
  }
}
