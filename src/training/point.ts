// After training: which heads point from words at what they name in a picture, on pictures whose truth the generator knows.
import { describeAll, type DescribeOptions, type Description } from '../describe.ts';
import type { Box } from '../image/picture.ts';
import type { Opened } from '../open.ts';
import type { Head, Method } from '../provenance/methods.ts';

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

type Reading = Pick<DescribeOptions, 'method' | 'through'>;

/** Words that are named and those that point there. */
async function count(opened: Opened, trials: readonly PointingTrial[], reading: Reading): Promise<{ readonly words: number; readonly inside: number }> {
  let [words, inside] = [0, 0];
  // what is asked alike is answered together
  const alike = new Map<string, PointingTrial[]>();
  for (const trial of trials) {
    const key = JSON.stringify([trial.prompt, trial.question]);
    alike.set(key, [...(alike.get(key) ?? []), trial]);
  }
  for (const group of alike.values()) {
    const [{ prompt, question }] = group as [PointingTrial];
    const pictures = group.map(({ pixels, size }, i) => ({ name: `trial ${i}`, width: size, height: size, data: pixels, orientation: 1 }));
    let at = 0;
    for await (const { description } of describeAll(opened, pictures, { ...(prompt === undefined ? {} : { prompt }), ...(question === undefined ? {} : { question }), ...reading, batch: 16 })) {
      for (const { start, end, boxes } of (group[at++] as PointingTrial).named(description.text)) {
        words++;
        if (pointsInto(description, start, end, boxes)) inside++;
      }
    }
  }
  return { words, inside };
}

function pointsInto({ sightlines }: Description, start: number, end: number, boxes: readonly Box[]): boolean {
  const regions = sightlines.filter((word) => word.start < end && word.end > start).flatMap(({ sources }) => sources.flatMap((one) => ('box' in one ? [one] : [])));
  const best = regions.sort((a, b) => b.score - a.score)[0]?.box;
  if (!best) return false;
  const [x, y] = [(best[0] + best[2]) / 2, (best[1] + best[3]) / 2];
  return boxes.some(([left, top, right, bottom]) => x >= left && x < right && y >= top && y < bottom);
}

/** Adds the best head more as long as that helps. */
async function bestHeads(layers: number, heads: number, most: number, inside: (heads: readonly Head[]) => Promise<number>): Promise<readonly Head[]> {
  const all = Array.from({ length: layers * heads }, (_, i): Head => [Math.floor(i / heads), i % heads]);
  let chosen: readonly Head[] = [];
  let best = -1;
  let candidates = all;
  while (chosen.length < most) {
    const tried: { readonly head: Head; readonly inside: number }[] = [];
    for (const head of candidates) if (!chosen.includes(head)) tried.push({ head, inside: await inside([...chosen, head]) });
    tried.sort((a, b) => b.inside - a.inside);
    const [next] = tried;
    if (!next || next.inside <= best) break;
    chosen = [...chosen, next.head];
    best = next.inside;
    // those that point well alone are worth trying beside others
    candidates = tried.slice(0, 4).map(({ head }) => head);
  }
  return chosen;
}

/** Measures ways of reading. Heads are chosen on the first half of the pictures and measured on the second. */
export async function measurePointing(opened: Opened, trials: readonly PointingTrial[], most = 3): Promise<PointingReport> {
  const half = Math.floor(trials.length / 2);
  const [chosenOn, measuredOn] = [trials.slice(0, half), trials.slice(half)];
  const { model } = opened;
  const { layers, heads } = model.dimensions;
  const averaged: Method = { name: 'averaged' };
  const followed = model.kind === 'encoder-decoder' && model.source.through !== undefined;
  const search = (reading: (heads: readonly Head[]) => Reading): Promise<readonly Head[]> => bestHeads(layers, heads, most, async (tried) => (await count(opened, chosenOn, reading(tried))).inside);
  // where the question stands between, it is its look at the picture that is chosen
  const through = followed ? await search((tried) => ({ method: averaged, through: tried })) : undefined;
  const method: Method = followed ? averaged : { name: 'heads', heads: await search((tried) => ({ method: { name: 'heads', heads: tried } })) };
  const readings: Record<string, Reading> = { averaged: { method: averaged }, shifted: { method: { name: 'shifted' } }, heads: { method, ...(through ? { through } : {}) } };
  const inside: Record<string, number> = {};
  let words = 0;
  for (const [name, reading] of Object.entries(readings)) {
    const found = await count(opened, measuredOn, reading);
    words = found.words;
    inside[name] = found.inside / Math.max(1, found.words);
  }
  return { method, ...(through ? { through } : {}), inside, words };
}
