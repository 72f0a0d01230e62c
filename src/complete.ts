// Completion: text goes on from a prompt, piece by piece, and every word of it may be read back to the words it came from.
import type { NDArray } from './array.ts';
import { InputError } from './errors.ts';
import type { Runnable } from './generation/runnable.ts';
import { type Generated, type GenerationOptions, generateFromPrompt } from './generation/generate.ts';
import type { DecoderModel } from './models/family.ts';
import type { Opened } from './open.ts';
import { checkMethod, describeMethod, type Method, reads, scores } from './provenance/methods.ts';
import { linkThreshold, type Side, type Sightline, sightlines, type Span, tokenSpans } from './provenance/sightlines.ts';
import type { AttentionRecord } from './record.ts';
import type { Token } from './text/tokenizer.ts';
import { words } from './text/words.ts';
import { generationDefaults } from './translate.ts';

export interface CompleteOptions extends Omit<GenerationOptions, 'reveal' | 'summary' | 'onToken' | 'stop' | 'returned' | 'visible'> {
  /** Texts at which to stop; they are not part of the result. */
  readonly stopAt?: readonly string[];
  /** Spans that sightlines speak of; default 'off'. Their sources are words of the 'prompt' and of the 'output' so far. */
  readonly sightlines?: 'words' | 'tokens' | 'off';
  /** How attention is read; default averaged. */
  readonly method?: Method;
  /** Sources named for each word: those with at least this part of the best one's share; default 0.4. */
  readonly threshold?: number;
  /** Attention kept of every layer and head, as the completion's `record`: default 'off'. */
  readonly record?: 'off' | 'summary' | 'full';
}

/** What a completion came to. */
export interface Completion {
  readonly prompt: string;
  readonly text: string;
  /** All tokens, the prompt's included. */
  readonly ids: readonly number[];
  /** Log-probability of each token written. */
  readonly scores: readonly number[];
  /** Where asked for, for each word of `text`. Offsets of sources count in `prompt` or in `text`, as `source` says. */
  readonly sightlines?: readonly Sightline[];
  readonly method?: string;
  readonly record?: AttentionRecord;
}

/** Writes on from a prompt; see LanguageModel.complete. */
export async function* completePrompt(opened: Opened, prompt: string, options: CompleteOptions): AsyncGenerator<string, Completion> {
  const { stopAt: stops = [], sightlines: spans = 'off', method = { name: 'averaged' } as Method, threshold, record = 'off', signal, ...generation } = options;
  if (method.name === 'heads' && !method.heads) throw new InputError('complete: no alignment heads are known for a language model; try the method averaged, or heads of your choice ("heads 1.2")');
  checkMethod(method, opened.model.dimensions);
  const tokenizer = await opened.tokenizer();
  const given = tokenizer.encode(prompt);
  const ids = given.ids.length > 0 ? given.ids : [tokenizer.special.bos ?? tokenizer.special.eos ?? 0];
  const written: number[] = [];
  const waiting: string[] = [];
  let told = '';
  let wake: (() => void) | undefined;
  const tell = (final: boolean): void => {
    let { text } = tokenizer.decode(written);
    const end = Math.min(...stops.map((stop) => text.indexOf(stop)).filter((at) => at >= 0));
    if (Number.isFinite(end)) text = text.slice(0, end);
    // a character whose bytes have not all come, and what may be the beginning of a stop, wait
    const held = final ? 0 : Math.max(text.endsWith('\ufffd') ? 1 : 0, ...stops.map((stop) => overlap(text, stop)));
    const ready = text.slice(0, text.length - held);
    if (ready.length > told.length) waiting.push(ready.slice(told.length));
    told = ready.length > told.length ? ready : told;
    wake?.();
  };
  const left = new AbortController();
  const read = (site: string): boolean => spans !== 'off' && reads(method, site);
  const run = generateFromPrompt(opened.runnable as Runnable<never> as unknown as Runnable<DecoderModel>, [ids], {
    ...generationDefaults(opened), maxNewTokens: 64, ...generation, returned: 1,
    signal: signal ? AbortSignal.any([signal, left.signal]) : left.signal,
    ...(spans === 'off' && record === 'off' ? {} : { reveal: (site: string) => site.includes('attentions.') && (record !== 'off' || read(site)) }),
    ...(record === 'summary' ? { summary: { full: read } } : {}),
    onToken: ({ id }) => {
      written.push(id);
      tell(false);
    },
    stop: () => stops.some((stop) => tokenizer.decode(written).text.includes(stop)),
  });
  let done = false;
  const ended = run.finally(() => {
    done = true;
    wake?.();
  });
  ended.catch(() => undefined);
  try {
    while (!done || waiting.length > 0) {
      const piece = waiting.shift();
      if (piece !== undefined) yield piece;
      else await new Promise<void>((resolve) => { wake = resolve; if (done) resolve(); });
    }
    const [[output]] = (await ended) as [[Generated]];
    if (written.length === 0) written.push(...output.ids.slice(output.promptLength));
    tell(true);
    for (const piece of waiting) yield piece;
    const decoded = tokenizer.decode(written);
    const result = { prompt, text: told, ids: output.ids, scores: output.tokenScores };
    return {
      ...result,
      ...(spans === 'off' ? {} : { sightlines: readBack(output.weights, method, { prompt, text: told, given: given.tokens, tokens: decoded.tokens, spans, threshold: threshold ?? linkThreshold }), method: describeMethod(method) }),
      ...(record === 'off' ? {} : { record: { kept: record, source: given.tokens.map((token) => token.text), output: decoded.tokens.map((token) => token.text), masses: { source: ['prompt', 'output'], output: ['prompt', 'output'] }, weights: record === 'full' ? output.weights : {}, summaries: output.summaries } }),
    };
  } finally {
    // where the reader has left the loop, nothing is to be worked out any more
    left.abort();
  }
}

/** Sightlines of a text that went on from a prompt: back to the prompt, and to what was written before. */
function readBack(
  weights: Readonly<Record<string, NDArray<'float32'>>>, method: Method,
  { prompt, text, given, tokens, spans, threshold }: { readonly prompt: string; readonly text: string; readonly given: readonly Token[]; readonly tokens: readonly Token[]; readonly spans: 'words' | 'tokens'; readonly threshold: number },
): Sightline[] {
  const spansOf = (side: string, list: readonly Token[]): Span[] => (spans === 'words' ? words(side) : tokenSpans(side, list).filter((span) => span.end <= side.length));
  const moved = <T extends Span | Token>(list: readonly T[]): T[] => list.map((one) => ({ ...one, start: one.start + prompt.length, end: one.end + prompt.length }));
  const output: Side = { text, tokens, spans: spansOf(text, tokens) };
  const source: Side = { text: prompt + text, tokens: [...given, ...moved(tokens)], spans: [...spansOf(prompt, given), ...moved(output.spans)] };
  const own = (span: Span): boolean => span.start >= prompt.length;
  return sightlines(scores(weights, method), output, source, (span) => (own(span) ? 'output' : 'prompt'), threshold).map((line) => ({
    ...line,
    sources: line.sources.map((one) => (one.source === 'output' ? { ...one, start: one.start - prompt.length, end: one.end - prompt.length } : one)),
  }));
}

/** Characters at a text's end with which a stop string begins. */
function overlap(text: string, stop: string): number {
  for (let size = Math.min(text.length, stop.length - 1); size > 0; size--) if (stop.startsWith(text.slice(-size))) return size;
  return 0;
}
