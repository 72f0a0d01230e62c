// What is written of one window of sound: greedily, by beams, or drawn; and what was attended to on the way.
import type { EncoderDecoderModel } from '../models/family.ts';
import { random } from '../random.ts';
import { type HeadAt, headFactors } from '../sites.ts';
import { BeamSearch, candidatesNeeded } from './beams.ts';
import { Decoding } from './decoding.ts';
import { InputError } from '../errors.ts';
import { listProcessors, neverChosen } from './generate.ts';
import * as processors from './processors.ts';
import type { DecodingOptions, EncodedSource, Runnable, Visible } from './runnable.ts';
import type { SpeechSettings } from './speech-settings.ts';

export interface WritingOptions {
  /** Beams where nothing is drawn; default the folder's num_beams. */
  readonly beams?: number;
  /** Tokens drawn from at temperatures above 0; default 50. */
  readonly topK?: number;
  readonly seed?: number;
  /** Keep what aligns words: attention of the alignment heads, probability of each token among text. */
  readonly align?: boolean;
  /** Heads whose outputs are taken out; what they looked at is recorded all the same. */
  readonly mute?: readonly HeadAt[];
  /** Of the sound, what may be looked at. */
  readonly visible?: Visible | undefined;
  readonly signal?: AbortSignal;
  /** Called with the text's tokens of a window as they are chosen, at the first temperature; with beams, when the window is done. */
  readonly onToken?: (id: number) => void;
}

/** What was attended to while a window was written: rows of [alignment heads, source positions]. */
export interface Attended {
  /** Of the prompt's tokens from the start token on, but for its last. */
  readonly before: readonly Float32Array[];
  /** Of the step that chose each token written, and one more for what follows the last. */
  readonly tokens: readonly Float32Array[];
  /** Of the end token, read. */
  readonly after: Float32Array;
}

export interface Written {
  readonly tokens: readonly number[];
  readonly ended: boolean;
  /** Mean log-probability of a token. */
  readonly average: number;
  /** Probability of each token among those of text; empty where nothing aligns. */
  readonly confidence: readonly number[];
  /** Probability of silence, where it was asked for. */
  readonly noSpeech: number | null;
  readonly attended: Attended | null;
}

/** A window to write. */
export interface Task extends WritingOptions {
  readonly prompt: readonly number[];
  /** Where the start token stands in the prompt. */
  readonly start: number;
  /** Tokens written at most. */
  readonly room: number;
  readonly temperature: number;
  readonly timestamps: boolean;
  /** The first timestamp. */
  readonly stampBegin: number;
  /** Whether the probability of silence is wanted. */
  readonly probes: boolean;
}

/** What may come next among text and timestamps, by what was written: text from, timestamps from, timestamps to before. */
export function boundsAfter(written: readonly number[], begin: number, eos: number, vocabulary: number, maxInitial: number | null): [number, number, number] {
  const last = written.at(-1);
  if (last === undefined) return [begin, begin, maxInitial === null ? vocabulary : Math.min(vocabulary, begin + maxInitial + 1)];
  const lastIs = last >= begin;
  const beforeIs = written.length < 2 || (written.at(-2) as number) >= begin;
  const stamp = written.findLast((id) => id >= begin);
  const least = stamp === undefined ? begin : lastIs && !beforeIs ? stamp : stamp + 1;
  if (lastIs && beforeIs) return [0, vocabulary, vocabulary];
  return [lastIs ? eos : 0, least, vocabulary];
}

/** A window being written: the decoding, and how its sequences may go on. */
interface Writing {
  readonly decoding: Decoding;
  readonly settings: SpeechSettings;
  readonly task: Task;
  /** Tokens never chosen. */
  readonly suppressed: readonly number[];
  /** What is done to logits before they are chosen from here; null: the graph chooses. */
  readonly shapes: readonly processors.Processor[] | null;
  readonly bounds: (written: readonly number[]) => [number, number, number];
  /** What a row has written, for the decoding to ask by. */
  readonly progress: { row: (row: number) => readonly number[] };
  /** What the alignment heads looked at in the step just run, or from one of the positions read last. */
  readonly row: (decoding: Decoding, position?: number) => Float32Array;
}

/** Writes one window at one temperature. */
export async function writeWindow(runnable: Runnable<EncoderDecoderModel>, settings: SpeechSettings, source: EncodedSource, task: Task): Promise<Written> {
  const { temperature, timestamps, stampBegin, room, prompt, align = false } = task;
  const { dimensions } = runnable.model;
  const { eos, noTimestamps, alignmentHeads } = settings;
  const draws = temperature > 0;
  const beams = draws ? 1 : (task.beams ?? settings.beams);
  const sites = new Set(alignmentHeads.map(([layer]) => `cross_attentions.${layer}`));
  const shaping = { ...settings.shaping, eos: [eos] };
  const shapes = listProcessors(shaping, prompt.length);
  if (beams > 1 && shapes.length > 0) {
    const { repetitionPenalty = 1, noRepeatNgram, badWords, minLength, minNewTokens } = settings.shaping;
    const asked = Object.entries({ repetition_penalty: repetitionPenalty !== 1, no_repeat_ngram_size: noRepeatNgram, bad_words_ids: badWords?.length, min_length: minLength, min_new_tokens: minNewTokens }).filter(([, on]) => on);
    throw new InputError(`transcribe: beams must go without ${asked.map(([key]) => key).join(', ')}, got ${beams} of them; try 1`);
  }
  // graphs choose where nothing else is done to logits
  const host = draws || shapes.length > 0;
  const suppressed = neverChosen([...settings.suppressed, ...(timestamps && noTimestamps !== null ? [noTimestamps] : [])], shaping);
  const attention = align ? { keepPrompt: true, reveal: (name: string) => sites.has(name) } : {};
  const bounds: Writing['bounds'] = (written) => boundsAfter(written, stampBegin, eos, dimensions.vocabulary, settings.maxInitialTimestamp);
  const progress: Writing['progress'] = { row: () => [] };
  const options = (count: number) => ({
    choice: host ? { kind: 'logits' } : count > 1 ? { kind: 'candidates', count: candidatesNeeded(count, 1) } : { kind: 'greedy' }, ends: new Set([eos]),
    capacity: Math.min(dimensions.maxLength, prompt.length + room + 2), beams: count, suppressed: host ? [] : suppressed,
    ...(host ? {} : { beginSuppressed: settings.beginSuppressed, ...(timestamps ? { timed: { begin: stampBegin, special: eos, bounds: (row: number, drafted: readonly number[]) => bounds([...progress.row(row), ...drafted]) } } : {}), ...(align ? { confidenceBelow: eos } : {}) }),
    ...(task.probes && noTimestamps !== null ? { probe: noTimestamps - 1 } : {}),
    // of beams, the one that wins is read once more: what the others looked at is not wanted
    ...(count > 1 ? {} : attention),
    factors: headFactors(runnable.model, task.mute), visible: task.visible,
    ...(task.signal ? { signal: task.signal } : {}),
  }) satisfies DecodingOptions;
  const length = source.contexts[0]?.keys.shape[2] as number;
  const row: Writing['row'] = (decoding, position) => {
    const result = new Float32Array(alignmentHeads.length * length);
    for (const [i, [layer, head]] of alignmentHeads.entries()) {
      const name = `cross_attentions.${layer}`;
      const read = position === undefined ? undefined : decoding.promptRecord[name];
      const from = (head * (read?.shape[2] ?? 1) + (position ?? 0)) * length;
      result.set((read?.data ?? decoding.weights(name)).subarray(from, from + length), i * length);
    }
    return result;
  };
  const decoding = new Decoding(runnable, 1, source, options(beams));
  let written: Written;
  try {
    const writing = { decoding, settings, task, suppressed, shapes: host ? shapes : null, bounds, progress, row };
    written = beams > 1 ? await search(writing, beams) : await extend(writing);
  } finally {
    decoding.release();
  }
  if (beams === 1 || !align) return written;
  const again = new Decoding(runnable, 1, source, options(1));
  try {
    return { ...written, attended: await reread(again, [...prompt, ...written.tokens], eos, task, row) };
  } finally {
    again.release();
  }
}

/** One token after another: the likeliest, or drawn. */
async function extend({ decoding, settings, task, suppressed, shapes, bounds, progress, row }: Writing): Promise<Written> {
  const { prompt, start, room, temperature, timestamps, stampBegin, align = false } = task;
  const { eos } = settings;
  const tokens: number[] = [];
  const scores: number[] = [];
  const confidence: number[] = [];
  const rows: Float32Array[] = [];
  const uniform = random(((task.seed ?? 0) * 1000 + Math.round(temperature * 100)) >>> 0);
  progress.row = () => tokens;
  const keep = (): void => {
    if (align) rows.push(row(decoding));
  };
  let ended = false;
  if (room > 0 || align) await decoding.prompt([prompt], start);
  keep();
  while (tokens.length < room) {
    let id: number;
    if (shapes) {
      const logits = decoding.logits.slice();
      if (align) confidence.push(0);
      const raw = align ? logits.slice(0, eos) : null;
      const ids = [...prompt, ...tokens];
      for (const shape of shapes) shape(logits, ids, tokens.length);
      if (tokens.length === 0) for (const token of settings.beginSuppressed) logits[token] = Number.NEGATIVE_INFINITY;
      for (const token of suppressed) logits[token] = Number.NEGATIVE_INFINITY;
      if (timestamps) keepWithin(logits, bounds(tokens), stampBegin);
      const heat = temperature || 1;
      if (temperature > 0) {
        processors.temperature(heat)(logits, tokens, tokens.length);
        if (task.topK ?? 50) processors.topKFilter(task.topK ?? 50)(logits, tokens, tokens.length);
        id = processors.draw(logits, uniform());
      } else id = logits.reduce((best, value, at) => (value > (logits[best] as number) ? at : best), 0);
      // the reference scores what the temperature left, at temperature 1
      scores.push(processors.logProbabilities(logits.map((value) => value * heat))[id] as number);
      if (raw) confidence[confidence.length - 1] = id < eos ? Math.exp(processors.logProbabilities(raw)[id] as number) : 0;
    } else {
      id = Number(decoding.next[0]);
      scores.push(decoding.score[0] as number);
      if (align) confidence.push(id < eos ? (decoding.confidence[0] as number) : 0);
    }
    ended = id === eos;
    if (ended) break;
    tokens.push(id);
    task.onToken?.(id);
    if (tokens.length >= room) break;
    await decoding.step(shapes ? [id] : undefined);
    keep();
  }
  const noSpeech = decoding.probed[0] ?? null;
  let attended: Attended | null = null;
  if (align) {
    const before = Array.from({ length: prompt.length - 1 - start }, (_, i) => row(decoding, start + i));
    // where there was no room for more, what follows the last token is not known yet: both are read at once
    const rest = ended || tokens.length === 0 ? [eos] : [tokens.at(-1) as number, eos];
    const last: Float32Array[] = [];
    if (rest.length > 1 && decoding.room >= rest.length) {
      await decoding.prompt([rest]);
      last.push(...rest.map((_, i) => row(decoding, i)));
    } else
      for (const id of rest) {
        // at the model's last position the end token is read in the last one's place
        await decoding.step([id]);
        last.push(row(decoding));
      }
    attended = { before, tokens: [...rows, ...last.slice(0, -1)], after: last.at(-1) as Float32Array };
  }
  return { tokens, ended, average: mean(scores), confidence: confidence.slice(0, tokens.length), noSpeech, attended };
}

/** The likeliest text of several that are written side by side. */
async function search({ decoding, settings, task, progress }: Writing, beams: number): Promise<Written> {
  const { prompt, start, room, align = false } = task;
  const { eos, lengthPenalty, earlyStopping } = settings;
  const one = new BeamSearch(prompt, { beams, lengthPenalty, earlyStopping, eos: new Set([eos]), maxLength: prompt.length + room });
  /** Log-probability of text, a row each, step after step. */
  const shares: Float32Array[] = [];
  progress.row = (row) => one.beams[row]?.ids.slice(prompt.length) ?? [];
  if (room > 0) await decoding.prompt(one.beams.map(() => prompt), start);
  while (room > 0) {
    if (align) shares.push(decoding.textShare.slice());
    const parents = one.advance(one.beams.map((_, row) => decoding.offered(row)));
    if (one.done) break;
    decoding.reorder(parents);
    await decoding.step(one.beams.map(({ ids }) => ids.at(-1) as number));
  }
  const [best] = one.best(1);
  const ids = best && room > 0 ? best.ids.slice(prompt.length) : [];
  const ended = ids.at(-1) === eos;
  const tokens = ended ? ids.slice(0, -1) : ids;
  for (const id of tokens) task.onToken?.(id);
  const scores = best?.scores ?? [];
  const confidence = align ? tokens.map((id, i) => (id < eos ? Math.exp((scores[i] as number) - (shares[i]?.[best?.rows[i] as number] as number)) : 0)) : [];
  return { tokens, ended, average: mean(scores), confidence, noSpeech: decoding.probed[0] ?? null, attended: null };
}

/** What is attended to where a window's whole text is read at once. */
async function reread(decoding: Decoding, ids: readonly number[], eos: number, { prompt, start }: Task, row: Writing['row']): Promise<Attended> {
  const read = decoding.room > ids.length ? [...ids, eos] : ids;
  await decoding.prompt([read], start);
  const rows = Array.from({ length: read.length - start }, (_, i) => row(decoding, start + i));
  if (read === ids) {
    // at the model's last position the end token is read in the last one's place
    await decoding.step([eos]);
    rows.push(row(decoding));
  }
  const before = prompt.length - 1 - start;
  return { before: rows.slice(0, before), tokens: rows.slice(before, -1), after: rows.at(-1) as Float32Array };
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** The same on the host as in the graph: forbids what bounds leave out, and text where timestamps together are likelier. */
function keepWithin(logits: Float32Array, [text, from, to]: readonly [number, number, number], begin: number): void {
  for (let id = 0; id < logits.length; id++) if (id < begin ? id < text : id < from || id >= to) logits[id] = Number.NEGATIVE_INFINITY;
  let likeliest = Number.NEGATIVE_INFINITY;
  for (let id = 0; id < begin; id++) likeliest = Math.max(likeliest, logits[id] as number);
  let largest = -1e30;
  for (let id = begin; id < logits.length; id++) largest = Math.max(largest, logits[id] as number);
  let sum = 0;
  for (let id = begin; id < logits.length; id++) sum += Math.exp((logits[id] as number) - largest);
  if (Math.log(sum) + largest > likeliest) logits.fill(Number.NEGATIVE_INFINITY, 0, begin);
}
