import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { dictation, hear, nameFrames, soundPositions, type Timed, voiceBatches, voiceConstants, voiceFolder, type VoiceRecipe } from '../../src/training/voice.ts';
import { createJsonTokenizer } from '../../src/text/tokenizer-json.ts';
import { trainByteBpe } from '../../src/text/bpe-trainer.ts';
import { timeMark, whisperTokenizerFiles, whisperVocabulary } from '../../src/text/whisper-vocabulary.ts';
import { Chance } from '../fr-en/chance.ts';
import { heldOut } from '../fr-en/generate.ts';
import { speechRate, type Spoken, type Synthesizer, synthesizer } from './espeak.ts';
import { type Example, type ExampleOptions, examples, type Split, sentences, window } from './examples.ts';
import { bleu, edgeErrors, matchWords, plainWords, score } from './score.ts';
import { decibels, filter, hum, level, loudness, mix, pink, quiet, rate, record, resample, reverberate, white } from './sound.ts';
import { variants } from './voices.ts';

let voice: Synthesizer;
beforeAll(async () => {
  voice = await synthesizer();
});
const plain = { speed: 160, pitch: 50, range: 50 };
const take = (count: number, seed: number, split: Split = 'train', options?: ExampleOptions): Example[] => {
  const made = examples(voice, seed, split, options);
  return Array.from({ length: count }, () => made.next().value as Example);
};
const loudest = (samples: Float32Array | Int16Array): number => {
  let most = 0;
  for (const sample of samples) most = Math.max(most, Math.abs(sample));
  return most;
};
/** What is compared in place of samples, of which there are many. */
const digest = (samples: Float32Array | Int16Array): string => createHash('sha256').update(new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength)).digest('hex');
const brief = <Sounding extends { readonly samples: Float32Array | Int16Array }>(list: readonly Sounding[]): unknown[] => list.map((one) => ({ ...one, samples: digest(one.samples) }));

describe('the synthesiser', () => {
  it('says the same again, whatever it said between', () => {
    const one = voice.speak({ ...plain, text: 'Le chat dort.', voice: 'roa/fr' });
    const other = voice.speak({ ...plain, text: 'The dog is asleep in the garden.', voice: 'gmw/en+f2' });
    expect(brief([voice.speak({ ...plain, text: 'Le chat dort.', voice: 'roa/fr' })])).toEqual(brief([one]));
    expect(other.samples.length).not.toBe(one.samples.length);
    expect(digest(voice.speak({ ...plain, text: 'Le chat dort.', voice: 'roa/fr+f2' }).samples)).not.toBe(digest(one.samples));
  });

  it('takes no breath from the clock', () => {
    const clock = vi.spyOn(Date, 'now');
    const breaths = [1, 2].map((hour) => {
      clock.mockReturnValue(3_600_000_000 * hour);
      return digest(voice.speak({ ...plain, text: 'Une lampe.', voice: 'roa/fr+f2' }).samples);
    });
    expect(clock).toHaveBeenCalled();
    clock.mockRestore();
    expect(breaths[0]).toBe(breaths[1]);
  });

  it('tells to the sample where words begin: a pause ends there', () => {
    const pause = 0.1 * speechRate;
    for (const [text, name] of [['Bonjour, madame, le chat, la pomme, il va.', 'roa/fr'], ['Hello, the cat, we sleep, an apple.', 'gmw/en']] as const) {
      const { samples, words } = voice.speak({ ...plain, text, voice: name });
      expect(words.map((word) => word.text).join(' ')).toBe(text);
      const floor = 0.01 * loudest(samples);
      const after = words.filter((_, i) => words[i - 1]?.text.endsWith(','));
      expect(after.length).toBeGreaterThan(2);
      for (const { start } of after) {
        expect(loudest(samples.subarray(start - pause, start - 1))).toBeLessThan(floor);
        // a stop is silent before it opens, and that is its word's
        expect(loudest(samples.subarray(start, start + 0.07 * speechRate))).toBeGreaterThan(floor);
      }
      for (const { start, end } of words) expect(end).toBeGreaterThan(start);
      for (const [i, { end }] of words.entries()) expect(end).toBeLessThanOrEqual(words[i + 1]?.start ?? samples.length);
      // a word before a comma stops where its sound does
      for (const [i, { start }] of words.entries()) if (words[i - 1]?.text.endsWith(',')) expect(start - (words[i - 1] as Spoken['words'][number]).end).toBeGreaterThan(pause);
    }
  });

  it('keeps as one word what it says as one, and takes marks that stand alone to the word before', () => {
    expect(voice.speak({ ...plain, text: "Où est-il ? L'ami d'Anne est parti parce que Paul dort !", voice: 'roa/fr' }).words.map((word) => word.text)).toEqual(['Où', 'est-il ?', "L'ami", "d'Anne", 'est', 'parti', 'parce que', 'Paul', 'dort !']);
  });

  it('refuses a voice that it lacks', () => {
    expect(() => voice.speak({ ...plain, text: 'oui', voice: 'xx' })).toThrow(/espeak-ng: must speak "oui" as xx/);
    expect(voice.speak({ ...plain, text: 'oui', voice: 'roa/fr' }).words).toHaveLength(1);
  });
});

describe('sounds', () => {
  const tone = (hertz: number, length: number, at = rate): Float32Array => Float32Array.from({ length }, (_, i) => 0.5 * Math.sin((2 * Math.PI * hertz * i) / at));

  it('are resampled: a tone stays where it is, what is above half the new rate goes', () => {
    const low = resample(tone(1000, speechRate, speechRate), speechRate / rate);
    const wanted = tone(1000, low.length);
    expect(loudest(low.map((sample, i) => (i < 100 || i >= low.length - 100 ? 0 : sample - (wanted[i] as number))))).toBeLessThan(1e-3);
    expect(loudness(resample(tone(9500, speechRate, speechRate), speechRate / rate).subarray(200, 15000))).toBeLessThan(0.005);
    expect(resample(new Int16Array(22050).fill(16384), speechRate / rate, 32768)[8000]).toBeCloseTo(0.5, 3);
  });

  it('are filtered at the frequency asked for', () => {
    for (const [kind, kept, gone] of [['low', 300, 6000], ['high', 6000, 100]] as const) {
      const [one, other] = [tone(kept, rate), tone(gone, rate)];
      filter(one, kind, 1500);
      filter(other, kind, 1500);
      expect(loudness(one)).toBeGreaterThan(0.34);
      expect(loudness(other)).toBeLessThan(0.03);
    }
    const edge = tone(1500, rate);
    filter(edge, 'low', 1500);
    expect(loudness(edge) / loudness(tone(1500, rate))).toBeCloseTo(Math.SQRT1_2, 2);
  });

  it('of noise are seeded and finite; pink falls, hum is low', () => {
    for (const kind of [white, pink, hum]) {
      expect(digest(kind(new Chance(3), 500))).toBe(digest(kind(new Chance(3), 500)));
      expect(loudness(kind(new Chance(3), rate))).toBeGreaterThan(0);
    }
    const above = (samples: Float32Array): number => {
      const high = samples.slice();
      filter(high, 'high', 1000);
      return loudness(high) / loudness(samples);
    };
    expect(above(white(new Chance(1), rate))).toBeGreaterThan(0.9);
    expect(above(pink(new Chance(1), rate))).toBeLessThan(0.75);
    expect(above(hum(new Chance(1), rate))).toBeLessThan(0.1);
  });

  it('are mixed at the level asked for, echo behind the direct sound, and never pass 1', () => {
    const mixed = new Float32Array(rate);
    mix(mixed, white(new Chance(1), 777), decibels(-20));
    expect(loudness(mixed)).toBeCloseTo(0.1, 2);
    const click = new Float32Array(rate);
    click[4000] = 1;
    reverberate(new Chance(2), click);
    expect(loudest(click.subarray(0, 4000))).toBe(0);
    expect(click[4000]).toBe(1);
    const echo = loudness(click.subarray(4001)) / loudness(click.subarray(4000, 4001)) * Math.sqrt(click.length - 4001);
    expect(echo).toBeGreaterThan(decibels(-16));
    expect(echo).toBeLessThan(decibels(-2));
    for (let seed = 0; seed < 40; seed++) {
      const samples = tone(440, 4000);
      record(new Chance(seed), samples, loudness(samples), [white(new Chance(seed), 3000)]);
      expect(loudest(samples)).toBeLessThanOrEqual(1);
      expect(loudest(samples)).toBeGreaterThan(0.05);
      expect(loudest(quiet(new Chance(seed), 2000))).toBeLessThanOrEqual(1);
    }
    const loud = new Float32Array([0.1, -2]);
    level(loud, 0.5);
    expect(loud).toEqual(new Float32Array([0.025, -0.5]));
  });
});

describe('examples', () => {
  it('are fixed by their seed', () => {
    expect(brief(take(6, 5))).toEqual(brief(take(6, 5)));
    expect(brief(take(2, 5))).not.toEqual(brief(take(2, 6)));
  });

  it('fit the window, in samples, sentences and words', () => {
    const kinds = new Set<string>();
    for (const { samples, language, task, segments, words, cut, timestamps, voice: name } of take(120, 9)) {
      kinds.add(`${language} ${task}`);
      kinds.add(`${Math.min(2, segments.length)} sentences`);
      if (cut !== undefined) {
        kinds.add('cut');
        expect(timestamps && segments.length > 0 && cut >= (segments.at(-1) as { end: number }).end && samples.length === window * rate).toBe(true);
      }
      expect(samples.length).toBeLessThanOrEqual(window * rate);
      let last = 0;
      for (const { start, end } of segments) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        last = end;
      }
      expect(last).toBeLessThanOrEqual(samples.length / rate + 0.01);
      expect(words.length > 0).toBe(segments.length > 0);
      for (const word of words) expect(word.end > word.start && word.end <= window && (cut !== undefined || segments.some(({ start, end }) => word.start >= start && word.end <= end))).toBe(true);
      const variant = name.split('+')[1] ?? '';
      expect((variants.unseen as readonly string[]).includes(variant)).toBe(false);
      if (task === 'transcribe' && cut === undefined) expect(words.map(({ text }) => text).join(' ')).toBe(segments.map(({ text }) => text).join(' '));
    }
    expect([...kinds].sort()).toEqual(['0 sentences', '1 sentences', '2 sentences', 'cut', 'en transcribe', 'fr transcribe', 'fr translate']);
  });

  it('sound where they are said to: clean ones are silent before and after', () => {
    for (const { samples, segments, words } of take(5, 4, 'train', { clean: true, plain: true })) {
      const { start, end } = segments[0] as Timed;
      const floor = 0.02 * loudest(samples);
      expect(loudest(samples.subarray(0, Math.max(0, Math.floor((start - 0.002) * rate))))).toBeLessThan(floor);
      expect(loudest(samples.subarray(Math.ceil((end + 0.002) * rate)))).toBeLessThan(floor);
      for (const word of words) expect(loudest(samples.subarray(Math.floor(word.start * rate), Math.ceil(word.end * rate)))).toBeGreaterThan(floor);
    }
  });

  it('keep apart what is held out: sentences of both languages, and voices', () => {
    const list = (count: number, split: Split, language: 'fr' | 'en') => {
      const made = sentences(3, split, language);
      return Array.from({ length: count }, () => made.next().value as { fr: string; en: string });
    };
    for (const language of ['fr', 'en'] as const) {
      for (const { fr, en } of list(400, 'train', language)) if (heldOut({ source: fr }) || heldOut({ source: en })) throw new Error(`${fr} / ${en}`);
      for (const written of list(3, 'held-out', language)) expect(heldOut({ source: written[language] })).toBe(true);
    }
    for (const { fr, en } of list(300, 'train', 'fr')) expect(`${fr} ${en}`).toMatch(/^[\p{L} '.,!?;:-]+$/u);
    for (const { voice: name, language, segments } of take(2, 2, 'unseen-voice', { plain: true, language: 'en' })) {
      expect(variants.unseen).toContain(name.split('+')[1]);
      expect(segments.every(({ text }) => heldOut({ source: text }))).toBe(language === 'en');
    }
  });
});

describe('what a model is to write', () => {
  const vocabulary = whisperVocabulary(trainByteBpe([' le chat dort. the cat sleeps.', ' le chat le chat'], { size: 300 }));
  const files = whisperTokenizerFiles(vocabulary);
  const tokenizer = createJsonTokenizer(files['tokenizer.json'] as never, files['tokenizer_config.json'] as never);
  const encode = (text: string) => tokenizer.encode(text, { addSpecialTokens: false });
  const example = { language: 'fr', task: 'transcribe', timestamps: false, segments: [{ text: 'le chat dort.', start: 0.5, end: 1.309 }] } as const;
  const shown = (ids: readonly number[]): string => ids.map((id) => tokenizer.pieceOf(id)).join('').replaceAll('Ġ', ' ');
  const learnt = ({ labels, weights }: ReturnType<typeof dictation>): string => shown(labels.filter((_, i) => weights[i] === 1));

  it('has Whisper’s special tokens in Whisper’s order', () => {
    const ids = ['<|endoftext|>', '<|startoftranscript|>', '<|en|>', '<|fr|>', '<|su|>', '<|translate|>', '<|transcribe|>', '<|startoflm|>', '<|startofprev|>', '<|nospeech|>', '<|notimestamps|>', '<|0.00|>', '<|30.00|>'].map((token) => (tokenizer.idOf(token) ?? -1) - vocabulary.eot);
    expect(ids).toEqual([0, 1, 2, 8, 100, 101, 102, 103, 104, 105, 106, 107, 1607]);
    expect(vocabulary.size).toBe(vocabulary.eot + 1608);
    expect(tokenizer.decode(encode(" le chat d'Aïcha 🙂 <|fr|>").ids).text).toContain(" le chat d'Aïcha 🙂");
  });

  it('is text between what is given and the end; task and choice of times are not learnt', () => {
    const made = dictation(example, vocabulary, encode);
    expect(shown(made.target)).toBe('<|startoftranscript|><|fr|><|transcribe|><|notimestamps|> le chat dort.');
    expect(learnt(made)).toBe('<|fr|> le chat dort.<|endoftext|>');
    expect(made.target.slice(1)).toEqual(made.labels.slice(0, -1));
  });

  it('is between times where they are asked for, to the nearest mark; what is cut off has only its start', () => {
    const made = dictation({ ...example, task: 'translate', timestamps: true, cut: 4.2 }, vocabulary, encode);
    expect(learnt(made)).toBe('<|fr|><|0.50|> le chat dort.<|1.30|><|4.20|><|endoftext|>');
    expect(Math.round(1.309 / timeMark)).toBe(65);
  });

  it('follows what was written before, which is given', () => {
    const made = dictation({ ...example, before: 'le chat' }, vocabulary, encode);
    expect(shown(made.target)).toMatch(/^<\|startofprev\|> le chat<\|startoftranscript\|><\|fr\|>/);
    expect(learnt(made)).toBe('<|fr|> le chat dort.<|endoftext|>');
  });

  it('is known where it is heard: what is written as it is spoken by letters, a translation with its words', () => {
    const heard = [{ start: 0, end: 2, times: [[0.5, 0.7]] }, { start: 3, end: 7, times: [[0.7, 0.9], [1.1, 1.2]] }, { start: 8, end: 13, times: [[0.9, 1.3]] }] as const;
    const said = { ...example, segments: [{ ...example.segments[0], heard }] };
    const rows = (made: ReturnType<typeof dictation>): string[] => made.labels.map((label, i) => `${tokenizer.pieceOf(label)?.replace('Ġ', '_')} ${(made.heard[i] ?? []).map((time) => time.map((t) => t.toFixed(2)).join('-')).join(' ')}`);
    const spoken = rows(dictation({ ...said, timestamps: true }, vocabulary, encode));
    expect(spoken).toHaveLength(dictation({ ...said, timestamps: true }, vocabulary, encode).labels.length);
    expect(spoken.slice(0, 4)).toEqual(['<|fr|> ', '<|transcribe|> ', '<|0.50|> 0.48-0.52', '_le 0.50-0.70']);
    expect(spoken.slice(-2)).toEqual(['<|1.30|> 1.29-1.33', '<|endoftext|> ']);
    // the pieces of a word have its parts
    const pieces = dictation(said, vocabulary, encode);
    const last = pieces.heard.filter((times) => (times[0]?.[0] ?? 0) >= 0.9 && times.length === 1);
    expect(last.length).toBeGreaterThan(1);
    for (const [i, times] of last.entries()) expect((times[0] as readonly [number, number])[0]).toBeCloseTo(i === 0 ? 0.9 : ((last[i - 1] as typeof times)[0] as readonly [number, number])[1], 9);
    const translated = { ...said, task: 'translate' } as const;
    expect(rows(dictation(translated, vocabulary, encode)).filter((row) => row.endsWith('0.70-0.90 1.10-1.20')).length).toBeGreaterThan(0);
  });

  it('is heard with the first word where it is the space before it, alone', () => {
    const made = dictation({ ...example, timestamps: false, segments: [{ text: 'œuf', start: 0.5, end: 0.9, heard: [{ start: 0, end: 3, times: [[0.5, 0.9]] }] }] }, vocabulary, encode);
    const space = made.labels.indexOf(tokenizer.idOf('Ġ') as number);
    expect(made.heard[space]).toEqual([[0.5, 0.9]]);
    for (const [from, to] of made.heard.flat()) expect(to).toBeGreaterThan(from);
  });

  it('asks guided heads to look there: shares of frames that add up to 1', () => {
    const toy = {
      kind: 'voice', seed: 1, window: 2, batch: 2, portion: 2, languages: ['en', 'fr'], config: { num_mel_bins: 20 }, guidance: { site: 'cross_attentions.0', heads: [0], weight: 1 },
      *examples() {
        for (;;) yield { samples: new Float32Array(16_000).fill(0.1), ...example, segments: [{ ...example.segments[0], heard: [{ start: 0, end: 2, times: [[0.5, 0.545]] }, { start: 3, end: 7, times: [[0.6, 0.7], [0.9, 1]] }] }] };
      },
    } as unknown as VoiceRecipe;
    const batch = voiceBatches(toy, vocabulary).validation[0]?.();
    const length = batch?.target.shape[1] as number;
    expect(batch?.looks?.shape).toEqual([2, 1, length, 100]);
    const rows = Array.from({ length }, (_, i) => batch?.looks?.data.subarray(100 * i, 100 * (i + 1)) as Float32Array);
    const sums = rows.map((row) => row.reduce((sum, share) => sum + share, 0));
    for (const sum of sums) expect(Math.min(sum, Math.abs(sum - 1))).toBeLessThan(1e-6);
    const asking = rows.filter((_, i) => (sums[i] as number) > 0.5);
    expect([...(asking[0] ?? [])].flatMap((share, i) => (share > 0 ? [[i, Number(share.toFixed(4))]] : []))).toEqual([[25, 0.2222], [26, 0.4444], [27, 0.3333]]);
    expect(asking.at(-1)?.subarray(46, 49).every((share) => Math.abs(share - 0.1) < 1e-6)).toBe(true);
  });

  it('names frames: the piece that is spoken there by letters, marks left out; silence by the token that says so', () => {
    const words = [{ text: 'Le', start: 0.1, end: 0.3 }, { text: 'chat,', start: 0.3, end: 0.7 }, { text: 'dort.', start: 1, end: 1.5 }];
    const spoken = { ...example, samples: new Float32Array(500), words };
    const { places, labels, weights } = nameFrames([{ ...example, samples: new Float32Array(1), words: [] }, spoken], 100, vocabulary, encode);
    expect([places.shape, labels.shape, weights.shape]).toEqual([[128], [1, 128], [1, 128]]);
    expect(weights.data.every((weight) => weight === 1)).toBe(true);
    const named = Array.from(places.data, (place, i): [number, string] => [Number(place), tokenizer.pieceOf(Number(labels.data[i])) ?? '']);
    expect(named.slice(0, 64).every(([place, name]) => place < 100 && name === '<|nospeech|>')).toBe(true);
    const rows = named.slice(64).map(([place, name]): [number, string] => [place - 100, name]);
    expect(rows.filter(([, name]) => name === '<|nospeech|>')).toHaveLength(8);
    for (const [frame, name] of rows) {
      const word = words.find(({ start, end }) => frame * timeMark >= start - 1e-9 && frame * timeMark < end - 1e-9);
      if (!word) expect(name).toBe('<|nospeech|>');
      else expect(`Ġ${word.text.replace(/[,.]$/, '')}`).toContain(name);
    }
    // all of a word is named, in the order of its pieces; a space between words is nobody's
    const dort = encode(' dort').ids.map((id) => tokenizer.pieceOf(id)).filter((name) => name !== 'Ġ');
    expect(dort.length).toBeGreaterThan(1);
    expect([...new Set(rows.filter(([frame, name]) => frame >= 50 && name !== '<|nospeech|>').map(([, name]) => name))]).toEqual(dort);
  });

  it('is nothing where nobody speaks', () => {
    expect(learnt(dictation({ ...example, segments: [] }, vocabulary, encode))).toBe('<|nospeech|><|endoftext|>');
    expect(learnt(dictation({ ...example, segments: [], timestamps: true }, vocabulary, encode))).toBe('<|nospeech|><|0.00|><|endoftext|>');
  });

  it('goes with a folder whose settings agree', () => {
    const recipe = { kind: 'voice', window: 5, languages: ['en', 'fr'], config: { model_type: 'whisper', d_model: 8, encoder_layers: 1, max_target_positions: 32 } } as unknown as VoiceRecipe;
    const folder = voiceFolder(recipe, vocabulary, new Float32Array(2), [{ name: 'x', shape: [2], start: 0, end: 2 }]);
    const read = (name: string): Record<string, unknown> => JSON.parse(new TextDecoder().decode(folder.get(name)));
    expect(read('config.json')).toMatchObject({ vocab_size: vocabulary.size, max_source_positions: 250, decoder_start_token_id: vocabulary.sot });
    expect(read('generation_config.json')).toMatchObject({ no_timestamps_token_id: vocabulary.noTimestamps, lang_to_id: { '<|en|>': vocabulary.eot + 2, '<|fr|>': vocabulary.eot + 8 }, begin_suppress_tokens: [tokenizer.idOf('Ġ')] });
    expect(read('preprocessor_config.json')).toMatchObject({ n_samples: 80_000, nb_max_frames: 500 });
    expect(hear(new Float32Array(1000).fill(0.1), 80, 5)).toHaveLength(80 * 500);
    const positions = voiceConstants(recipe).get('model.encoder.embed_positions.weight') as Float32Array;
    expect(positions).toEqual(soundPositions(250, 8));
    expect([...positions.subarray(8, 16)].map((value) => Number(value.toFixed(4)))).toEqual([0.8415, 0.0464, 0.0022, 0.0001, 0.5403, 0.9989, 1, 1]);
  });
});

describe('scores', () => {
  it('count words changed, left out and put in', () => {
    expect(plainWords("Où est l’ami d'Anne-Marie ?")).toEqual(['où', 'est', "l'ami", "d'anne", 'marie']);
    expect(matchWords(['a', 'b', 'c'], ['a', 'x', 'c', 'd'])).toEqual({ errors: 2, pairs: [[0, 0], [1, 1], [2, 2], [-1, 3]] });
    expect(matchWords(['a', 'b'], []).errors).toBe(2);
  });
  it('measure edges of words that were heard right; of words timed as one, the outer edges', () => {
    const said = [{ text: 'in the', start: 0, end: 0.4 }, { text: 'park.', start: 0.4, end: 0.9 }];
    const heard = [{ text: ' In', start: 0.1, end: 0.2 }, { text: ' the', start: 0.2, end: 0.5 }, { text: ' bark.', start: 0.5, end: 0.9 }];
    const { starts, ends } = edgeErrors(said, heard);
    expect(starts).toEqual([0.1]);
    expect(ends).toHaveLength(1);
    expect(ends[0]).toBeCloseTo(0.1, 9);
  });
  it('of translations are BLEU: shares of runs of up to four words, less where the output is short', () => {
    const said = ['the', 'cat', 'sleeps', 'under', 'the', 'table'];
    expect(bleu([{ said, heard: said }])).toBeCloseTo(1, 12);
    // 5 of 6 words, 4 of 5 pairs, 3 of 4 triples, 2 of 3 fours
    expect(bleu([{ said, heard: ['the', 'cat', 'sleeps', 'under', 'the', 'bed'] }])).toBeCloseTo((5 / 6 * 4 / 5 * 3 / 4 * 2 / 3) ** 0.25, 12);
    expect(bleu([{ said, heard: said.slice(0, 5) }])).toBeCloseTo(Math.exp(1 - 6 / 5), 12);
    // a word counts no more often than it was said
    expect(bleu([{ said, heard: ['the', 'the', 'the', 'cat', 'sleeps', 'under', 'the'] }])).toBeCloseTo((5 / 7 * 4 / 6 * 3 / 5 * 2 / 4) ** 0.25, 12);
  });
  it('sum up', () => {
    const trial = { segments: [{ text: 'Le chat dort.' }], words: [{ text: 'Le', start: 0, end: 0.2 }, { text: 'chat', start: 0.2, end: 0.6 }, { text: 'dort.', start: 0.6, end: 1 }], task: 'transcribe' as const };
    const silence = { segments: [], words: [], task: 'transcribe' as const };
    const result = score([trial, silence, silence], [{ text: ' le chat mort', segments: [{ words: [{ text: 'le', start: 0.05, end: 0.2 }] }] }, { text: '' }, { text: 'oui' }]);
    expect(result).toMatchObject({ recordings: 3, words: 3, whole: 0, start: 0.05, end: 0, invented: 0.5 });
    expect(result.wordErrorRate).toBeCloseTo(1 / 3, 12);
  });
});
