// A Whisper vocabulary over pieces of one's own: the special tokens and time marks in the order that every reader of such
// models counts on (openai/whisper, tokenizer.py), and the files that Hugging Face's WhisperTokenizer loads.
import type { BytePieces } from './bpe-trainer.ts';

/** Whisper's languages in the order of their tokens. */
export const whisperLanguages = 'en zh de es ru ko fr ja pt tr pl ca nl ar sv it id hi fi vi he uk el ms cs ro da hu ta no th ur hr bg lt la mi ml cy sk te fa lv bn sr az sl kn et mk br eu is hy ne mn bs kk sq sw gl mr pa si km sn yo so af oc ka be tg sd gu am yi lo uz fo ht ps tk nn mt sa lb my bo tl mg as tt haw ln ha ba jw su'.split(' ');

/** Seconds between two time marks, and how many there are after the first. */
export const timeMark = 0.02;
const timeMarks = 1500;

const sayTime = (mark: number): string => `<|${(mark * timeMark).toFixed(2)}|>`;

export interface WhisperVocabulary {
  readonly pieces: BytePieces;
  readonly size: number;
  readonly eot: number;
  readonly sot: number;
  readonly translate: number;
  readonly transcribe: number;
  readonly previous: number;
  readonly noSpeech: number;
  readonly noTimestamps: number;
  /** The mark 0.00; later ones follow it. */
  readonly firstTime: number;
  /** A language's token. */
  language(code: string): number;
  /** Special tokens in the order of their ids, from the end of text on. */
  readonly special: readonly string[];
}

export function whisperVocabulary(pieces: BytePieces): WhisperVocabulary {
  const special = [
    '<|endoftext|>', '<|startoftranscript|>', ...whisperLanguages.map((code) => `<|${code}|>`),
    '<|translate|>', '<|transcribe|>', '<|startoflm|>', '<|startofprev|>', '<|nospeech|>', '<|notimestamps|>',
  ];
  const eot = pieces.vocabulary.length;
  const id = (name: string): number => eot + special.indexOf(`<|${name}|>`);
  const firstTime = eot + special.length;
  return {
    pieces, special, eot, firstTime, size: firstTime + timeMarks + 1,
    sot: id('startoftranscript'), translate: id('translate'), transcribe: id('transcribe'), previous: id('startofprev'), noSpeech: id('nospeech'), noTimestamps: id('notimestamps'),
    language(code) {
      if (!whisperLanguages.includes(code)) throw new Error(`whisperVocabulary: language must be one of Whisper's, got "${code}"`);
      return id(code);
    },
  };
}

/** tokenizer.json, vocab.json, merges.txt and what goes with them, by name; objects are JSON. */
export function whisperTokenizerFiles(vocabulary: WhisperVocabulary): Record<'tokenizer.json' | 'tokenizer_config.json' | 'vocab.json' | 'added_tokens.json' | 'special_tokens_map.json', object> & { readonly 'merges.txt': string } {
  const { pieces, special, eot, firstTime } = vocabulary;
  const flags = { single_word: false, lstrip: false, rstrip: false, normalized: false };
  const times = Array.from({ length: timeMarks + 1 }, (_, mark) => sayTime(mark));
  const added = [...special.map((content, i) => ({ id: eot + i, content, ...flags, special: true })), ...times.map((content, i) => ({ id: firstTime + i, content, ...flags, special: false }))];
  const ids = Object.fromEntries(pieces.vocabulary.map((piece, id) => [piece, id]));
  const merges = pieces.merges.map((halves) => halves.join(' '));
  const end = special[0] as string;
  const roles = { bos_token: end, eos_token: end, pad_token: end, unk_token: end };
  const [start, plain] = ['<|startoftranscript|>', '<|notimestamps|>'];
  const put = (content: string) => ({ SpecialToken: { id: content, type_id: 0 } });
  const part = (id: 'A' | 'B') => ({ Sequence: { id, type_id: id === 'A' ? 0 : 1 } });
  return {
    'tokenizer.json': {
      version: '1.0', truncation: null, padding: null, added_tokens: added, normalizer: null,
      pre_tokenizer: { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true },
      post_processor: {
        type: 'TemplateProcessing', single: [put(start), put(plain), part('A'), put(end)], pair: [put(start), put(plain), part('A'), part('B'), put(end)],
        special_tokens: Object.fromEntries([start, plain, end].map((content) => [content, { id: content, ids: [eot + special.indexOf(content)], tokens: [content] }])),
      },
      decoder: { type: 'ByteLevel', add_prefix_space: true, trim_offsets: true, use_regex: true },
      model: { type: 'BPE', dropout: null, unk_token: null, continuing_subword_prefix: '', end_of_word_suffix: '', fuse_unk: false, byte_fallback: false, vocab: ids, merges },
    },
    'tokenizer_config.json': {
      tokenizer_class: 'WhisperTokenizer', ...roles, add_prefix_space: false, clean_up_tokenization_spaces: false, errors: 'replace', model_max_length: 1024, return_attention_mask: false,
      additional_special_tokens: special,
      added_tokens_decoder: Object.fromEntries(added.map(({ id, ...rest }) => [id, rest])),
    },
    'vocab.json': ids,
    'merges.txt': `#version: 0.2\n${merges.join('\n')}\n`,
    'added_tokens.json': Object.fromEntries(added.map(({ id, content }) => [content, id])),
    'special_tokens_map.json': { ...roles, additional_special_tokens: special },
  };
}
