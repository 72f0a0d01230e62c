// Endless recordings of the small world's sentences with what a model should write of them. Everything follows from the
// seed: sentence, task, voice, room, noise. Words are where the synthesiser says that they are.
import { type Heard, heardWords, type Segment, type Timed, type VoiceExample } from '../../src/training/voice.ts';
import { Chance } from '../fr-en/chance.ts';
import { heldOut, type Pair, pairs, words as wordsOf } from '../fr-en/generate.ts';
import { type Synthesizer, speechRate } from './espeak.ts';
import { level, loudness, quiet, rate, record, resample } from './sound.ts';
import { type Language, type Voice, voiceOf } from './voices.ts';
import { ofTheWorld } from './world.ts';

/** Seconds that the model hears at once. */
export const window = 5;

/** `held-out`: sentences never trained on, by voices that were; `unseen-voice`: such sentences by voices that never were. */
export type Split = 'train' | 'held-out' | 'unseen-voice';

/** An example with what its generator knows beside. */
export interface Example extends VoiceExample {
  readonly language: Language;
  /** What is said, in the language in which it is said. */
  readonly words: readonly Timed[];
  /** Accent and variant; empty where nobody speaks. */
  readonly voice: string;
}

export interface ExampleOptions {
  /** No room, no noise, full level; default false. */
  readonly clean?: boolean;
  /** Only single sentences, nothing before them; default false. */
  readonly plain?: boolean;
  /** No sentence is cut off; default false. */
  readonly whole?: boolean;
  readonly language?: Language;
  readonly task?: VoiceExample['task'];
}

export interface Written {
  readonly fr: string;
  readonly en: string;
  /** Pairs of places of a French word and an English one that mean the same, as the generator counts words. */
  readonly alignment: readonly (readonly [number, number])[];
}

// what sounds alike is written one way: numbers in words, monsieur in full
const speakable = /^[\p{L} '.,!?;:-]+$/u;
const shortened = /(?<!\p{L})(M\.|Mme|Mlle|Mr|Mrs|Ms|Dr|\p{Lu}\.)/u;
const spaced = (text: string): string => text.replaceAll('’', "'").replace(/(?<=\p{L})([?!;:])/gu, ' $1');
const stopped = (text: string): string => (/[.?!]$/.test(text) ? text : `${text}.`);

/**
 * The sentences of a split in a language. English counts as held out where its own text is: no sentence of either language
 * that is held out is ever trained on.
 */
export function* sentences(seed: number, split: Split, language: Language): Generator<Written> {
  const away = split !== 'train';
  const only = ({ source, target }: Pair): boolean => ofTheWorld(source, 'fr') && ofTheWorld(target, 'en');
  for (const { source, target, alignment } of pairs(seed, { split: away && language === 'fr' ? 'held-out' : 'train', careful: true, known: true, first: true, only })) {
    if (!(away && language === 'fr') && heldOut({ source: target }) !== away) continue;
    const written = { fr: stopped(spaced(source)), en: stopped(target.replaceAll('’', "'")), alignment };
    if (speakable.test(written.fr) && speakable.test(written.en) && !shortened.test(source)) yield written;
  }
}

interface Said {
  readonly samples: Float32Array;
  readonly words: readonly Timed[];
}

function say(synthesizer: Synthesizer, text: string, voice: Voice): Said {
  const spoken = synthesizer.speak({ text, voice: voice.name, speed: voice.speed, pitch: voice.pitch, range: voice.range });
  const seconds = (sample: number): number => sample / speechRate / voice.hurry;
  const samples = resample(spoken.samples, (speechRate * voice.hurry) / rate, 32_768);
  return { samples, words: spoken.words.map(({ text: word, start, end }) => ({ text: word, start: seconds(start), end: seconds(end) })) };
}

/** Where each word of a sentence is heard that is said in a language and written in that or the other. @param shift seconds before it */
function heardOf(sentence: Written, said: Language, written: Language, words: readonly Timed[], shift: number): Heard[] {
  const spoken = heardWords(words, shift);
  if (said === written) return spoken;
  const [from, to] = [wordsOf(sentence[said]), wordsOf(sentence[written])];
  return to.map(({ start, end }, j) => {
    // what is spoken as one word may be several: their parts by letters
    const times = sentence.alignment.filter((pair) => pair[1] === j).flatMap(([i]) => {
      const word = from[i];
      const whole = word && spoken.find((one) => one.start <= word.start && word.start < one.end);
      const [first, last] = whole?.times[0] ?? [0, 0];
      const time = (place: number): number => first + ((last - first) * (place - (whole as Heard).start)) / ((whole as Heard).end - (whole as Heard).start);
      return whole && word ? [[time(word.start), time(Math.min(word.end, whole.end))] as const] : [];
    });
    return { start, end, times };
  });
}

/** Voices that talk in the background, always the same. */
function backgroundOf(synthesizer: Synthesizer): Float32Array[] {
  const chance = new Chance(0x62616262);
  const lists = { fr: sentences(17, 'train', 'fr'), en: sentences(18, 'train', 'en') };
  return Array.from({ length: 12 }, () => {
    const language = chance.of(['fr', 'en'] as const);
    return say(synthesizer, (lists[language].next().value as Written)[language], voiceOf(chance, language, false)).samples;
  });
}

const backgrounds = new WeakMap<Synthesizer, Float32Array[]>();

/** Endless examples that a seed fixes. */
export function* examples(synthesizer: Synthesizer, seed: number, split: Split = 'train', options: ExampleOptions = {}): Generator<Example> {
  const chance = new Chance(seed);
  const lists = { fr: sentences(seed ^ 0x66720000, split, 'fr'), en: sentences(seed ^ 0x656e0000, split, 'en') };
  if (!backgrounds.has(synthesizer)) backgrounds.set(synthesizer, backgroundOf(synthesizer));
  const background = backgrounds.get(synthesizer) as Float32Array[];
  const longest = window * rate;
  for (;;) {
    const language = options.language ?? chance.weighted([[7, 'fr'], [3, 'en']] as const);
    const task = options.task ?? (language === 'fr' && chance.is(0.35) ? 'translate' : 'transcribe');
    const written = task === 'translate' ? 'en' : language;
    const timestamps = chance.is(0.4);
    if (!options.plain && chance.is(0.04)) {
      yield { samples: quiet(chance, chance.whole(rate / 2, longest)), language, task, timestamps, segments: [], words: [], voice: '' };
      continue;
    }
    const before = !options.plain && chance.is(0.15) ? Array.from({ length: chance.whole(1, 2) }, () => (lists[language].next().value as Written)[written]).join(' ') : undefined;
    const voice = voiceOf(chance, language, split === 'unseen-voice');
    const samples = new Float32Array(longest);
    const segments: Segment[] = [];
    const words: Timed[] = [];
    let cut: number | undefined;
    let at = chance.is(0.15) ? 0 : Math.floor(rate * 0.8 * chance.next() ** 2);
    let loud = 0;
    for (let wanted = options.plain ? 1 : chance.weighted([[25, 1], [30, 2], [45, 3]]); wanted > 0; wanted--) {
      const sentence = lists[language].next().value as Written;
      const said = say(synthesizer, sentence[language], voice);
      const [first, last] = [said.words[0], said.words.at(-1)];
      if (!first || !last) continue;
      const shift = at / rate;
      const fits = shift + last.end <= window;
      // what does not fit is cut off by the window's end, or is another recording's
      if (!fits && (options.whole || segments.length === 0 || !chance.is(0.7) || window - shift < 0.3)) break;
      samples.set(said.samples.subarray(0, longest - at), at);
      loud = Math.max(loud, loudness(said.samples));
      for (const word of said.words) if (shift + word.end <= window) words.push({ text: word.text, start: shift + word.start, end: shift + word.end });
      if (!fits) {
        cut = shift + first.start;
        at = longest;
        break;
      }
      segments.push({ text: sentence[written], start: shift + first.start, end: shift + last.end, heard: heardOf(sentence, language, written, said.words, shift) });
      at = Math.min(longest, at + said.samples.length + (wanted > 1 ? Math.floor(rate * (0.2 + 0.6 * chance.next())) : 0));
    }
    if (segments.length === 0) continue;
    const heard = samples.slice(0, Math.min(longest, at + (chance.is(0.15) ? 0 : Math.floor(rate * chance.next()))));
    if (options.clean) level(heard, 0.7);
    else record(chance, heard, loud, background);
    yield {
      samples: heard, language, task, timestamps: timestamps || cut !== undefined, ...(before === undefined ? {} : { before }), segments, ...(cut === undefined ? {} : { cut }), words, voice: voice.name,
    };
  }
}
