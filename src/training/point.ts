// After training: which heads point from words at what they name in a picture, on pictures whose truth the generator knows.
import { describeAll } from '../describe.ts';
import { InputError } from '../errors.ts';
import type { Box } from '../image/picture.ts';
import type { Opened } from '../open.ts';
import { bestHeads } from '../provenance/alignment.ts';
import type { Head, Method } from '../provenance/methods.ts';
import { middleIn } from '../provenance/places.ts';

/** A picture never trained on. */
export interface PointingTrial {
  /** Red, green and blue of each pixel, row by row: [size, size, 3]. */
  readonly pixels: Uint8Array;
  readonly size: number;
  readonly prompt?: string;
  readonly question?: string;
  /** Words of a text that the model wrote of it and the boxes of what they name, in pixels; empty where that is not known. */
  named(text: string): readonly { readonly start: number; readonly end: number; readonly boxes: readonly Box[] }[];
}

export interface PointingReport {
  readonly method: Method;
  /** Heads through which a question's states are followed to the picture; absent where the text looks at the picture itself. */
  readonly through?: readonly Head[];
  /** By way of reading, the share of named words whose best region's middle is in a box of what they name, on pictures that the heads were not chosen on. */
  readonly inside: Readonly<Record<string, number>>;
  readonly words: number;
}

/** A way of reading what was recorded. */
type Reading = { readonly method: Method; readonly through?: readonly Head[] | undefined };

/** A picture put into words: the words that are named, by their place among its spans, and how its attention is read. */
interface Written {
  readonly named: readonly { readonly spans: readonly number[]; readonly boxes: readonly Box[] }[];
  readonly regions: readonly (Box | null)[];
  read(reading: Reading): readonly Float64Array[];
}

const averaged: Method = { name: 'averaged' };

/** Puts all pictures into words, every head's attention kept. */
async function written(opened: Opened, trials: readonly PointingTrial[]): Promise<Written[]> {
  // what is asked alike is answered together
  const alike = new Map<string, PointingTrial[]>();
  for (const trial of trials) {
    const key = JSON.stringify([trial.prompt, trial.question]);
    alike.set(key, [...(alike.get(key) ?? []), trial]);
  }
  const found = new Map<PointingTrial, Written>();
  for (const group of alike.values()) {
    const [{ prompt, question }] = group as [PointingTrial];
    const pictures = group.map(({ pixels, size }, i) => ({ name: `trial ${i}`, width: size, height: size, data: pixels, orientation: 1 }));
    let at = 0;
    for await (const { description: { text, sightlines }, heat, reread } of describeAll(opened, pictures, { ...(prompt === undefined ? {} : { prompt }), ...(question === undefined ? {} : { question }), method: averaged, batch: 16 })) {
      const trial = group[at++] as PointingTrial;
      if (!heat || !reread) throw new InputError('train: a model that is to point must have states that lie on the picture, and this one’s do not');
      const named = trial.named(text).map(({ start, end, boxes }) => ({ spans: sightlines.flatMap((word, i) => (word.start < end && word.end > start ? [i] : [])), boxes }));
      found.set(trial, { named, regions: heat.boxes, read: ({ method, through }) => reread(method, through) });
    }
  }
  return trials.map((trial) => found.get(trial) as Written);
}

/** The share of named words that point at what they name. */
function insideOf(all: readonly Written[], reading: Reading): { readonly words: number; readonly inside: number } {
  let [words, inside] = [0, 0];
  for (const { named, regions, read } of all) {
    const shares = read(reading);
    for (const { spans, boxes } of named) {
      words++;
      let best: Box | null = null;
      let most = 0;
      for (const span of spans) {
        for (const [region, share] of (shares[span] as Float64Array).entries()) {
          const box = regions[region] ?? null;
          if (!box || share <= most) continue;
          most = share;
          best = box;
        }
      }
      if (best && middleIn(best, boxes)) inside++;
    }
  }
  return { words, inside: inside / Math.max(1, words) };
}

/** Measures ways of reading. Heads are chosen on the first half of the pictures and measured on the second. */
export async function measurePointing(opened: Opened, trials: readonly PointingTrial[], most = 3): Promise<PointingReport> {
  const all = await written(opened, trials);
  const half = Math.floor(all.length / 2);
  const [chosenOn, measuredOn] = [all.slice(0, half), all.slice(half)];
  const { model } = opened;
  const { layers, heads } = model.dimensions;
  // where the question stands between, it is its look at the picture that is chosen
  const followed = model.kind === 'encoder-decoder' && model.source.through !== undefined;
  const reading = (chosen: readonly Head[]): Reading => (followed ? { method: averaged, through: chosen } : { method: { name: 'heads', heads: chosen } });
  const best = reading(bestHeads(layers, heads, most, (chosen) => -insideOf(chosenOn, reading(chosen)).inside).heads);
  const readings: Record<string, Reading> = { averaged: { method: averaged }, shifted: { method: { name: 'shifted' } }, heads: best };
  const inside = Object.fromEntries(Object.entries(readings).map(([name, one]) => [name, insideOf(measuredOn, one).inside]));
  return { method: best.method, ...(best.through ? { through: best.through } : {}), inside, words: insideOf(measuredOn, best).words };
}
