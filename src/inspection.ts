// What is found where a model's heads are looked into: its sides, in words of a text, regions of a picture or places of a
// recording, and every map between them.
import { float32, int64, type NDArray } from './array.ts';
import { forward } from './forward.ts';
import type { SourceArrays } from './generation/runnable.ts';
import type { Box } from './image/picture.ts';
import { type EncoderDecoderModel, partsOf, statesOf } from './models/family.ts';
import type { Regions } from './models/pictures.ts';
import type { Opened } from './open.ts';
import type { Head, Method } from './provenance/methods.ts';
import type { Grid } from './provenance/places.ts';
import { spanOfTokens } from './provenance/sightlines.ts';
import { type HeadAt, headsOf, kindOf, revealable } from './sites.ts';
import type { Token } from './text/tokenizer.ts';
import { words } from './text/words.ts';

/** One of the sides of a map: tokens in order, and the words that they are parts of. */
export interface InspectedSide {
  /** Of a picture, regions by row and column after what stands for the whole; of sound, seconds at which a place begins, and at last what comes after the recording. */
  readonly tokens: readonly string[];
  /** For each token, which of `words` it is part of; special tokens are words of their own. */
  readonly wordOf: readonly number[];
  readonly words: readonly string[];
  /** Where its tokens are in a picture. */
  readonly picture?: Grid & { readonly width: number; readonly height: number };
  /** Where its tokens are in a recording: each lasts `step` seconds. One that is longer than what was heard of it, the model's first window, has `more`, and `total` seconds where they were counted. */
  readonly sound?: { readonly step: number; readonly seconds: number; readonly more?: true; readonly total?: number; readonly peaks: readonly number[] };
}

/** `whole`: what asks for the whole of a picture, where that is no place among its own; or a picture seen as a whole beside its tiles. */
export type SideName = 'source' | 'question' | 'output' | 'read' | 'whole';

/** One layer's attention. */
export interface InspectedMap {
  /** 'cross', 'encoder' and 'decoder' in models that read a source and write an output ('question' and 'question_cross' where they answer), 'self' in those of one stack; 'picture' and 'prompt', parts of one stack's, where pictures go with a prompt, and 'whole' where one in tiles is seen as a whole too. */
  readonly kind: string;
  readonly layer: number;
  readonly heads: number;
  /** Which of the sides asks, and which is looked at: in a decoder what was `read` so far, which begins with the start token. */
  readonly from: SideName;
  readonly to: SideName;
  readonly queries: readonly string[];
  readonly keys: readonly string[];
  /** [heads, queries, keys] */
  readonly weights: Float32Array;
}

/** Every attention map of a source, and of the output read with it where the model writes one. */
export interface Inspection {
  readonly model: string;
  /** The text, or the file's name. */
  readonly input: string;
  readonly question?: string;
  readonly output?: string;
  readonly sides: Readonly<Partial<Record<SideName, InspectedSide>>>;
  readonly maps: readonly InspectedMap[];
  /** Kinds of which there are more weights than can be shown at once, and kinds of windows that have no one grid. */
  readonly omitted?: readonly string[];
  /** How this model's cross-attention is best read, where its folder says so. */
  readonly best?: Method;
  /** Heads of the question that point best at what an answer names, where the folder says so. */
  readonly through?: readonly Head[];
}

export interface InspectOptions {
  /** The output to read with it; default the model's own. */
  readonly target?: string;
  /** What is asked about a picture. */
  readonly question?: string;
  /** Texts to choose among for a picture, of models that compare. */
  readonly labels?: readonly string[];
  /** What a caption is to begin with. */
  readonly prompt?: string;
  readonly language?: string;
  /** Heads whose outputs are taken out; what they looked at is shown all the same. */
  readonly mute?: readonly HeadAt[];
  /** The only kind and layer that is wanted: large maps are then not left out. */
  readonly only?: { readonly kind?: string; readonly layer: number };
}

/** Tokens of one side with the words they are parts of. */
export function sideOf(text: string, tokens: readonly Token[]): InspectedSide {
  const spans = words(text);
  const spanOf = spanOfTokens({ tokens, spans });
  const pieces = tokens.map((token) => text.slice(token.start, token.end) || token.text.replaceAll(/[▁Ġ]/g, '') || '·');
  const names: string[] = [];
  let last = -1;
  const wordOf = tokens.map((_, i) => {
    const span = spanOf[i] as number;
    if (span < 0 || span !== last) names.push(span < 0 ? (pieces[i] as string) : (spans[span] as { text: string }).text);
    last = span;
    return names.length - 1;
  });
  return { tokens: pieces, wordOf, words: names };
}

/** What a decoder has read when it writes each token: the start token, what it was given to begin with, and all tokens but the last. */
export function readSide(output: InspectedSide, begun: readonly string[] = []): InspectedSide {
  const before = ['start', ...begun];
  const wordOf = [...before.keys(), ...output.wordOf.slice(0, -1).map((word) => word + before.length)];
  return { tokens: [...before, ...output.tokens.slice(0, -1)], wordOf, words: [...before, ...output.words].slice(0, Math.max(...wordOf) + 1) };
}

/** What stands for the whole of a picture, and what a distilled model's second such place is called. */
const wholes = ['<whole>', '<distilled>'] as const;

/** A learnt query that asks for the whole of a picture. */
export const wholeSide: InspectedSide = { tokens: [wholes[0]], wordOf: [0], words: [wholes[0]] };

/** A picture's regions as a side. */
export function pictureSide(size: { readonly width: number; readonly height: number }, { lead, rows, columns }: Regions, boxes: readonly (Box | null)[]): InspectedSide {
  const tokens = [...wholes.slice(0, lead), ...Array.from({ length: rows * columns }, (_, i) => `${Math.floor(i / columns) + 1}·${(i % columns) + 1}`)];
  return { tokens, wordOf: tokens.map((_, i) => i), words: tokens, picture: { lead, rows, columns, boxes, width: size.width, height: size.height } };
}

/** A recording's places as a side: those that it reaches, and one for what comes after. @param rest whether it goes on, and how many seconds it has */
export function soundSide(samples: Float32Array, rate: number, step: number, states: number, rest: { readonly more: boolean; readonly total?: number }): InspectedSide {
  const seconds = samples.length / rate;
  const reached = Math.max(1, Math.min(states, Math.ceil(seconds / step)));
  const tokens = [...Array.from({ length: reached }, (_, i) => (i * step).toFixed(2)), ...(reached < states ? ['<after>'] : [])];
  const bins = Math.min(1200, Math.max(1, Math.ceil(seconds / 0.01)));
  const peaks = Array.from({ length: bins }, (_, i) => samples.subarray(Math.floor((i * samples.length) / bins), Math.floor(((i + 1) * samples.length) / bins)).reduce((most, value) => Math.max(most, Math.abs(value)), 0));
  return { tokens, wordOf: tokens.map((_, i) => i), words: tokens, sound: { step, seconds, ...(rest.more ? { more: true as const, ...(rest.total === undefined ? {} : { total: Number(rest.total.toFixed(2)) }) } : {}), peaks: peaks.map((value) => Number(value.toFixed(4))) } };
}

/** Says that a recording is longer than what is shown of it; empty where it is not. */
export const shortOf = ({ source }: Inspection['sides']): string =>
  source?.sound?.more ? `the model’s first window is shown: ${source.sound.seconds.toFixed(1)} ${source.sound.total === undefined ? 'seconds of a recording that goes on' : `of the recording’s ${source.sound.total.toFixed(1)} seconds`}` : '';

/** Weights of a kind of attention that are too many to look at: pictures' and recordings' own maps grow with the square. */
const mostOfAKind = 6e6;

/** A run to look into: what the model is given, and its sides by the parts that its sites look at. */
export interface Asked {
  readonly input: string;
  readonly question?: string;
  readonly inputs: SourceArrays;
  /** All of the output's tokens, and how many were given to begin with. */
  readonly ids: readonly number[];
  readonly given: number;
  readonly output: string;
  readonly sides: Inspection['sides'];
  readonly best?: Method | undefined;
  readonly through?: readonly Head[] | undefined;
}

export const row = (ids: readonly number[]): NDArray<'int64'> => int64(ids, [1, ids.length]);

/** A map whose axes may be longer than what is shown: what is beyond is added up into the last key, and averaged into the last query. */
function fitted({ data, shape }: NDArray<'float32'>, first: number, queries: number, keys: number): Float32Array {
  const [, heads, allQueries, allKeys] = shape as [number, number, number, number];
  const result = new Float32Array(heads * queries * keys);
  for (let head = 0; head < heads; head++) {
    for (let query = first; query < allQueries; query++) {
      const at = Math.min(query - first, queries - 1);
      const many = at === queries - 1 ? allQueries - first - at : 1;
      for (let key = 0; key < allKeys; key++) {
        const to = (head * queries + at) * keys + Math.min(key, keys - 1);
        result[to] = (result[to] as number) + (data[(head * allQueries + query) * allKeys + key] as number) / many;
      }
    }
  }
  return result;
}

/** Some of a map's keys. */
function columns({ data, shape }: NDArray<'float32'>, keys: readonly number[]): NDArray<'float32'> {
  const [batch, heads, queries, all] = shape as [number, number, number, number];
  const result = new Float32Array(batch * heads * queries * keys.length);
  for (let row = 0; row < batch * heads * queries; row++) for (const [i, key] of keys.entries()) result[row * keys.length + i] = data[row * all + key] as number;
  return float32(result, [batch, heads, queries, keys.length]);
}

/** A site that may be shown, or those of its keys that are of one kind: who looks at what (null where its windows have no one grid), and how many weights it adds to its kind. */
export interface Look {
  readonly site: string;
  /** Default: as the site says. */
  readonly kind?: string;
  /** Its keys that are shown; default all. */
  readonly keys?: readonly number[];
  readonly ends: { readonly from: SideName; readonly to: SideName } | null;
  readonly weights: number;
}

/**
 * Runs a model over its inputs, and gives the maps of its looks: of every kind that is not too large, or of the kind and layer
 * that is wanted alone, however large.
 * @param foremost the kind, where only a layer is named @param begin first query of the output's maps that is shown
 */
export async function mapsOfLooks(opened: Opened, looks: readonly Look[], { inputs, sides }: { readonly inputs: SourceArrays; readonly sides: Inspection['sides'] }, { only, mute }: InspectOptions, foremost: string | undefined, begin = 0): Promise<Pick<Inspection, 'maps' | 'omitted'>> {
  const layerOf = (site: string): number => Number(site.split('.').at(-1));
  const all = looks.map((look) => ({ ...look, kind: look.kind ?? kindOf(look.site) })).filter(({ site, kind }) => !only || (layerOf(site) === only.layer && (only.kind ?? foremost) === kind));
  const total = new Map<string, number>();
  for (const { kind, weights } of only ? [] : all) total.set(kind, (total.get(kind) ?? 0) + weights);
  const fits = (one: (typeof all)[number]): boolean => one.ends !== null && (total.get(one.kind) ?? 0) <= mostOfAKind;
  const shown = all.flatMap((one) => (one.ends && fits(one) ? [{ ...one, ...one.ends }] : []));
  const wanted = new Set(shown.map(({ site }) => site));
  const omitted = [...new Set(all.filter((one) => !fits(one)).map(({ kind }) => kind))];
  const results = await forward(opened.runnable, inputs, { reveal: (name) => wanted.has(name), ...(mute ? { mute } : {}) });
  const maps = shown.map(({ site, kind, from, to, keys: some }): InspectedMap => {
    const [queries, keys] = [sides[from]?.tokens ?? [], sides[to]?.tokens ?? []];
    const whole = results[site] as NDArray<'float32'>;
    const array = some ? columns(whole, some) : whole;
    return { kind, layer: layerOf(site), heads: array.shape[1] as number, from, to, queries, keys, weights: fitted(array, from === 'output' ? begin : 0, queries.length, keys.length) };
  });
  return { maps, ...(omitted.length > 0 ? { omitted } : {}) };
}

/** Runs an encoder-decoder over what was asked, and gives its maps with their sides. */
export async function mapsOf(opened: Opened, asked: Asked, options: InspectOptions): Promise<Inspection> {
  const model = opened.model as EncoderDecoderModel;
  const parts = partsOf(model.source);
  const endsOf = (site: string): Look['ends'] => {
    const kind = kindOf(site);
    if (kind === 'decoder' || kind === 'self') return { from: 'read', to: 'read' };
    const part = Object.keys(parts).find((name) => parts[name]?.some((begin) => site.startsWith(begin)));
    if (part === undefined) return null;
    const to = part === 'question' ? 'question' : 'source';
    return { from: kind === 'cross' ? 'output' : kind.startsWith('question') ? 'question' : 'source', to };
  };
  const looks = revealable(model).attentions.map((site): Look => {
    const ends = endsOf(site);
    // what lies beyond the recording is worked out too
    const states = ends?.to === 'source' ? statesOf(model.source, Object.keys(parts)[0] as string, (name) => (asked.inputs[name] as NDArray).shape) : 0;
    return { site, ends, weights: ends?.from === 'source' ? headsOf(model, site) * states ** 2 : 0 };
  });
  const { input, question, output, sides, best, through, inputs, ids, given } = asked;
  const shown = await mapsOfLooks(opened, looks, { inputs: { ...inputs, [`${model.outputPrefix ?? 'decoder_'}input_ids`]: row(ids.slice(0, -1)) }, sides }, options, 'cross', given - 1);
  return { model: opened.name, input, ...(question === undefined ? {} : { question }), output, sides, ...shown, ...(best ? { best } : {}), ...(through ? { through } : {}) };
}
