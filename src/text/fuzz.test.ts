// Seeded mutations of tokenizers' files: each is read, or refused with a CheckpointError, within 250 ms; and what is read
// encodes and decodes, or says what is wrong with it.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { asked, judge, mutated, mutatedBytes, mutatedValue, random, runs, seed } from '../../test/fuzzing.ts';
import { parseJson } from '../checkpoint/json.ts';
import { createMarianTokenizer } from './marian.ts';
import { writeSentencePiece } from './sentencepiece-model.ts';
import { SentencePiece } from './sentencepiece.ts';
import { createJsonTokenizer } from './tokenizer-json.ts';
import type { Tokenizer } from './tokenizer.ts';

const texts = ['Ein  Satz,\n l’été ﬁn 😀👍🏽 <s></s>', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab', ''];

function use(tokenizer: Tokenizer): void {
  for (const text of texts) {
    const { ids, tokens } = tokenizer.encode(text, { parseSpecialTokens: true });
    for (const { start, end } of tokens) expect(start >= 0 && start <= end && end <= text.length, text).toBe(true);
    tokenizer.decode(ids);
  }
}

const folder = new URL('../../test/fixtures/tokenizers/', import.meta.url);
const kinds = readdirSync(folder).filter((name) => name.endsWith('.expected.json')).map((name) => name.replace('.expected.json', ''));

test.each(kinds)('tokenizer.json, %s', { timeout: 0 }, async (kind) => {
  const pick = random(seed + 10 + kinds.indexOf(kind));
  const source = readFileSync(new URL(`${kind}.json`, folder), 'utf8');
  const count = asked ? Math.ceil(runs / kinds.length) : 50;
  let accepted = 0;
  for (let run = 0; run < count; run++) {
    const text = pick(4) === 0 ? mutated(source, pick) : JSON.stringify(mutatedValue(JSON.parse(source), pick));
    if (await judge(text, () => use(createJsonTokenizer(parseJson('tokenizer.json', text), {})))) accepted++;
  }
  expect(accepted).toBeGreaterThan(0);
  expect(accepted).toBeLessThan(count);
});

const spm = writeSentencePiece([['▁', -2], ['▁Satz', -3], ['e', -2.5], ['n', -2.6], ['ei', -4], ['é', -5]]);
const vocabulary = { '</s>': 0, '<unk>': 1, '▁': 2, '▁Satz': 3, e: 4, n: 5, ei: 6, '<pad>': 7 };

test('source.spm', { timeout: 0 }, async () => {
  const pick = random(seed + 50);
  const zoo = new Uint8Array(readFileSync(new URL('../../zoo/fr-en/source.spm', import.meta.url)));
  const count = asked ? runs : 5_000;
  let accepted = 0;
  for (let run = 0; run < count; run++) {
    // most on a small one, where a change hits something; some on a real one with a table of replacements
    const bytes = mutatedBytes(run % 200 === 0 ? zoo : spm, pick);
    const act = () => {
      const pieces = SentencePiece.read(bytes, 'source.spm');
      for (const text of texts) pieces.decode(pieces.encode(text).map((piece) => piece.text));
    };
    if (await judge(Buffer.from(bytes).toString('base64').slice(0, 2_000), act)) accepted++;
  }
  expect(accepted).toBeGreaterThan(0);
  expect(accepted).toBeLessThan(count);
});

test('vocab.json and tokenizer_config.json', { timeout: 0 }, async () => {
  const pick = random(seed + 51);
  const config = { eos_token: '</s>', unk_token: { content: '<unk>' }, pad_token: '<pad>', separate_vocabs: false, source_lang: 'fra' };
  const json = readFileSync(new URL('gpt2.json', folder), 'utf8');
  const parsed = parseJson('tokenizer.json', json);
  for (let run = 0; run < (asked ? runs : 1_000); run++) {
    const [ids, settings] = pick(2) === 0 ? [mutatedValue(vocabulary, pick), config] : [vocabulary, mutatedValue(config, pick)];
    await judge(JSON.stringify([ids, settings]), () => {
      const [first, second] = [ids, settings].map((value) => parseJson('x', JSON.stringify(value)));
      use(createMarianTokenizer({ source: spm, target: spm, vocabulary: first, config: second }));
    });
    if (run % 20 === 0) await judge(JSON.stringify(settings), () => use(createJsonTokenizer(parsed, parseJson('x', JSON.stringify(settings)))));
  }
});

test('names of what every object has are names like others', () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
  const text = `{"model": {"type": "WordLevel", "unk_token": "<unk>", "vocab": {"<unk>": 0, ${names.map((name, i) => `"${name}": ${i + 1}`).join(', ')}}}, "pre_tokenizer": {"type": "WhitespaceSplit"}}`;
  const tokenizer = createJsonTokenizer(parseJson('tokenizer.json', text), {});
  expect(tokenizer.encode(`${names.join(' ')} valueOf`).ids).toEqual([1, 2, 3, 4, 0]);
  expect(({} as Record<string, unknown>)['1']).toBeUndefined();
  for (const type of names) expect(() => createJsonTokenizer(parseJson('tokenizer.json', text.replace('WhitespaceSplit', type)), {})).toThrow(/"pre_tokenizer.type" must be one of/);
  const marian = createMarianTokenizer({ source: spm, target: spm, vocabulary: parseJson('vocab.json', `{"</s>": 0, "<unk>": 1, "__proto__": 2}`) });
  expect(marian.idOf('__proto__')).toBe(2);
  expect(marian.idOf('constructor')).toBeUndefined();
});

test('a list of replacements cannot make a text grow without measure', () => {
  const ten = { type: 'Replace', pattern: { String: 'a' }, content: 'a'.repeat(10) };
  const json = { normalizer: { type: 'Sequence', normalizers: Array.from({ length: 12 }, () => ten) }, model: { type: 'WordLevel', unk_token: 'a', vocab: { a: 0 } } };
  const tokenizer = createJsonTokenizer(parseJson('tokenizer.json', JSON.stringify(json)), {});
  expect(() => tokenizer.encode('a')).toThrow(/"normalizer" must not make a text longer than/);
});
