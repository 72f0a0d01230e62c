// SentencePiece models of both kinds against the library itself, and Marian's folder against transformers
// (test/reference/sentencepiece_data.py): ids, pieces and decoded text, string by string.
import { readdirSync, readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { parseJson } from '../checkpoint/json.ts';
import { createMarianTokenizer } from './marian.ts';
import { readSentencePiece } from './sentencepiece-model.ts';
import { SentencePiece } from './sentencepiece.ts';

const folder = new URL('../../test/fixtures/sentencepiece/', import.meta.url);
const strings = JSON.parse(readFileSync(new URL('../tokenizers/strings.json', folder), 'utf8')) as string[];
const cases = readdirSync(folder).filter((name) => name.endsWith('.model')).map((name) => name.replace('.model', ''));

interface Expected {
  readonly names: readonly string[];
  readonly pieces: readonly (readonly number[])[];
  readonly ids: readonly (readonly number[])[];
  readonly decoded: readonly (string | null)[];
  /** Whose table of replacements the model needs. */
  readonly table?: string;
}

function open(name: string, table: string | undefined): SentencePiece {
  const model = readSentencePiece(readFileSync(new URL(`${name}.model`, folder)), `${name}.model`);
  if (table === undefined) return new SentencePiece(model);
  const charsMap = new Uint8Array(brotliDecompressSync(readFileSync(new URL(`${table}.charsmap.br`, folder))));
  return new SentencePiece({ ...model, normalizer: { ...model.normalizer, charsMap } });
}

describe.each(cases)('%s', (name) => {
  const expected = JSON.parse(readFileSync(new URL(`${name}.expected.json`, folder), 'utf8')) as Expected;
  const pieces = open(name, expected.table);
  it('cuts text into the same pieces', () => {
    const wrong: unknown[] = [];
    for (const [i, text] of strings.entries()) {
      const own = pieces.encode(text);
      const names = (expected.pieces[i] as number[]).map((k) => expected.names[k]);
      if (own.map(({ id }) => id).join() !== (expected.ids[i] as number[]).join() || own.map((one) => one.text).join('\n') !== names.join('\n')) wrong.push({ text, own, ids: expected.ids[i], names });
    }
    expect(wrong).toEqual([]);
  });
  it('points at what each piece stands for, in order and within the text', () => {
    const wrong: unknown[] = [];
    for (const text of strings) {
      let [start, end] = [0, 0];
      for (const span of pieces.encode(text)) {
        if (span.start < start || span.end < end || span.end < span.start || span.end > text.length) wrong.push({ text, span });
        // where nothing is rewritten, the piece is what stands there
        const plain = pieces.model.normalizer.name === 'identity' && !text.includes('▁') && !span.text.startsWith('<0x');
        if (plain && text.slice(span.start, span.end).replaceAll(' ', '') !== span.text.replaceAll('▁', '')) wrong.push({ text, span });
        [start, end] = [span.start, span.end];
      }
    }
    expect(wrong).toEqual([]);
  });
  it('makes the same text of them', () => {
    const wrong: unknown[] = [];
    for (const [i, text] of strings.entries()) {
      const spelt = (expected.ids[i] as number[]).map((id) => (pieces.model.pieces[id] as { text: string }).text);
      const own = pieces.decode(spelt);
      if (own.text !== (expected.decoded[i] ?? text)) wrong.push({ text, own: own.text, wanted: expected.decoded[i] ?? text });
    }
    expect(wrong).toEqual([]);
  });
});

describe('a Marian folder', () => {
  const read = (name: string): string => readFileSync(new URL(`marian/${name}`, folder), 'utf8');
  const bytes = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(`marian/${name}`, folder)));
  const tokenizer = createMarianTokenizer({ source: bytes('source.spm'), target: bytes('target.spm'), vocabulary: parseJson('vocab.json', read('vocab.json')), config: parseJson('tokenizer_config.json', read('tokenizer_config.json')) });
  const expected = JSON.parse(read('expected.json')) as { texts: string[]; source: number[][]; target: number[][]; decoded: string[]; decodedTarget: string[]; decodedSpecial: string[] };
  const texts = [...strings, ...expected.texts];
  it.each(['source', 'target'] as const)('gives the ids of transformers, as %s', (side) => {
    const wrong: unknown[] = [];
    for (const [i, text] of texts.entries()) {
      const { ids } = tokenizer.encode(text, { target: side === 'target', parseSpecialTokens: true });
      if (ids.join() !== (expected[side][i] as number[]).join()) wrong.push({ text, own: ids, wanted: expected[side][i], tokens: tokenizer.encode(text).tokens.map((one) => one.text) });
    }
    expect(wrong).toEqual([]);
  });
  it('gives the text of transformers', () => {
    const wrong: unknown[] = [];
    for (const [i, text] of texts.entries()) {
      for (const [ids, wanted, skip] of [[expected.source[i], expected.decoded[i], true], [expected.target[i], expected.decodedTarget[i], true], [expected.source[i], expected.decodedSpecial[i], false]] as [number[], string, boolean][]) {
        const own = tokenizer.decode(ids, { skipSpecialTokens: skip }).text;
        if (own !== wanted) wrong.push({ text, own, wanted, skip });
      }
    }
    expect(wrong).toEqual([]);
  });
});
