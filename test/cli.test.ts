// The command line as a user meets it: the main job, its JSON, and what is said of bad input.
import { spawnSync } from 'node:child_process';
import { closeSync, copyFileSync, existsSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateRaw } from '../src/raw.ts';
import { characterTokenizer } from './characters.ts';

const bin = join(import.meta.dirname, '..', 'bin', 'sightline.js');
const run = (args: readonly string[], input = ''): { code: number | null; out: string; err: string } => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], { input, encoding: 'utf8' });
  return { code: status, out: stdout, err: stderr };
};

describe('help', () => {
  const commands = ['translate', 'transcribe', 'complete', 'caption', 'ask', 'read', 'classify', 'embed', 'export', 'forward', 'inspect', 'generate', 'train'];
  it('names every command, within 80 columns', () => {
    const { code, out } = run(['--help']);
    expect(code).toBe(0);
    for (const command of commands) expect(out).toMatch(new RegExp(`^  ${command} +\\S`, 'm'));
    for (const line of out.split('\n')) expect([...line].length).toBeLessThanOrEqual(80);
  });
  it.each(['translate', 'ask', 'generate'])('of %s has every option, its default and what comes after the model', (command) => {
    const { code, out } = run([command, '--help']);
    expect(code).toBe(0);
    const known = /known: (.*)$/m.exec(run([command, 'fr-en', '--nothing']).err)?.[1]?.split(', ') as string[];
    for (const option of known) expect(out).toContain(`  ${option}`);
    for (const line of out.split('\n')) expect([...line].length).toBeLessThanOrEqual(80);
    if (command === 'translate') expect(out).toMatch(/^sightline translate <model> \[text…\]\n[\s\S]*words, tokens or off \(default: words\)/);
    if (command === 'ask') expect(out).toMatch(/^sightline ask <model> <image…> "question"\n/);
  });
  it('of one command is asked for in front as well as behind, and of nothing else', () => {
    const [page, all] = [run(['translate', '--help']), run(['--help'])];
    for (const asked of [['help', 'translate'], ['--help', 'translate']]) expect(run(asked)).toEqual(page);
    for (const asked of [[], ['help'], ['help', '--help'], ['-h']]) expect(run(asked)).toEqual(all);
    expect(run(['help', 'fly'])).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/no command is named "fly"/) });
    expect(run(['help', 'translate', 'ask'])).toMatchObject({ code: 2, out: '', err: 'help: takes the name of one command, got "translate ask"\n' });
  });
  it.each([['48', 48], ['many', 80], ['0', 80], ['5', 40]])('is as wide as COLUMNS says where that is a width: %s', (columns, width) => {
    const { stdout } = spawnSync(process.execPath, [bin, 'translate', '--help'], { encoding: 'utf8', env: { ...process.env, COLUMNS: columns } });
    const longest = Math.max(...stdout.split('\n').map((line) => [...line].length));
    expect(longest).toBeLessThanOrEqual(width);
    expect(longest).toBeGreaterThan(width - 12);
  });
  it('says the version', () => {
    expect(run(['--version'])).toEqual({ code: 0, out: `${JSON.parse(readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8')).version}\n`, err: '' });
  });
});

describe('translate', () => {
  it('gives one object a line, with offsets that point at what they say', () => {
    const inputs = ['Le chat noir dort sous la table.', 'J’habite à Paris.'];
    const { code, out } = run(['translate', 'fr-en', '--json'], inputs.join('\n'));
    expect(code).toBe(0);
    const results = out.trim().split('\n').map((line) => JSON.parse(line));
    expect(results.map((one) => one.input)).toEqual(inputs);
    for (const { input, text, score, tokens, sightlines, method } of results) {
      expect(text.length).toBeGreaterThan(5);
      expect(score).toBeLessThanOrEqual(0);
      expect(typeof method).toBe('string');
      for (const token of tokens) expect(text.slice(token.start, token.end)).toBe(token.text.replaceAll('▁', ''));
      for (const line of sightlines) {
        expect(text.slice(line.start, line.end)).toBe(line.text);
        for (const one of line.sources) {
          expect(input.slice(one.start, one.end)).toBe(one.text);
          expect(one.score).toBeGreaterThan(0);
          expect(one.score).toBeLessThanOrEqual(1.000001);
        }
      }
    }
    expect(results[0].sightlines.find((line: { text: string }) => line.text === 'cat').sources[0].text).toBe('chat');
  });
  it('gives the same text unrecorded, greedily or not, alone or in a batch', () => {
    const text = 'Ma sœur a deux chats et un chien.';
    for (const beams of ['1', '4']) {
      const [recorded, off] = ['words', 'off'].map((sightlines) => JSON.parse(run(['translate', 'fr-en', text, '--beams', beams, '--sightlines', sightlines, '--json']).out));
      expect(off.text).toBe(recorded.text);
      const batch = run(['translate', 'fr-en', 'Bonjour.', text, 'Il fait beau aujourd’hui et nous allons à la plage.', '--beams', beams, '--json']).out.trim().split('\n');
      expect(JSON.parse(batch[1] as string).text).toBe(recorded.text);
    }
  });
  it('checks by cutting', () => {
    const { cuts, sightlines } = JSON.parse(run(['translate', 'fr-en', 'Le chat dort.', '--cut', '--json']).out);
    const cat = sightlines.findIndex((line: { text: string }) => line.text === 'cat');
    const chat = cuts.find((cut: { text: string }) => cut.text === 'chat');
    expect(chat.falls[cat]).toBe(Math.max(...chat.falls));
    expect(chat.fall).toBeGreaterThan(1);
  });
});

it('translate tells a line that it cannot translate by its number, and goes on', () => {
  const { code, out, err } = run(['translate', 'fr-en', '--sightlines', 'off'], `Le chat dort.\n${'chat '.repeat(300)}\nIl pleut.\n`);
  expect([code, out.trim().split('\n').length]).toEqual([2, 2]);
  expect(err).toMatch(/^line 2: translate: a text must have at most 256 tokens, got \d+ in [^\n]*\n$/);
});
it('translate hides a number with a comma', () => {
  expect(run(['translate', 'fr-en', 'Il coûte 3,5 euros.', '--hide', '3,5', '--sightlines', 'off']).code).toBe(0);
  expect(run(['translate', 'fr-en', 'Il coûte 3,5 euros.', '--hide', 'Il,coûte', '--sightlines', 'off']).code).toBe(0);
});
it('translate says which words of a text, or that none, the model knows', () => {
  const { code, out, err } = run(['translate', 'fr-en', '日本語のテキスト', 'Bonjour, 日本 !', '--json']);
  expect([code, err]).toEqual([0, 'translate: the model knows no word of "日本語のテキスト"\ntranslate: the model does not know "日本": what it writes leaves that out\n']);
  expect(out.trim().split('\n').map((line) => JSON.parse(line).input)).toEqual(['日本語のテキスト', 'Bonjour, 日本 !']);
});

it('translate --split keeps abbreviations whole, an object a sentence', () => {
  const { out } = run(['translate', 'fr-en', '--split', '--json', 'M. Dupont arrive à 10 h. 30. Il est là.']);
  expect(out.trim().split('\n').map((line) => JSON.parse(line).input)).toEqual(['M. Dupont arrive à 10 h. 30.', 'Il est là.']);
});

it('translate passes on what is asked of attention', () => {
  const { text, method, record } = JSON.parse(run(['translate', 'fr-en', 'Le petit garçon mange une pomme.', '--json', '--hide', 'pomme', '--mute', 'cross.0.1', '--method', 'raw 1.2', '--record', 'summary']).out);
  expect(text).not.toMatch(/apple/i);
  expect(method).toBe('raw 1.2');
  expect(Object.keys(record.summaries).length).toBe(8);
});

describe('bad input', () => {
  it.each([
    [['translate', 'no-such-model', 'x'], /no-such-model/],
    [['translate', 'fr-en', ''], /at least one word/],
    [['translate', 'fr-en', 'x', '--beams', '0'], /--beams must be a whole number from 1, got "0"/],
    [['translate', 'fr-en', 'x', '--beems', '2'], /no option is named "--beems"/],
    [['translate'], /model/i],
    [['fly'], /no command is named "fly"/],
    [['translate', 'fr-en', 'Le chat.', '--cut', '--sightlines', 'off'], /--cut speaks of words, and --sightlines is off/],
    [['inspect', 'fr-en', '--bits', '8'], /no option is named "--bits"/],
    [['translate', 'fr-en', 'Le chat.', '--hide', 'chien'], /word to hide must be in the text, got "chien"/],
    [['translate', 'fr-en', 'Le chat.', '--mute', 'all'], /--mute must be heads as kind\.layer\.head/],
    [['translate', 'fr-en', 'Le chat.', '--method', 'best'], /method: must be one of/],
    [['translate', 'fr-en', 'Le chat.', '--record', 'full'], /--record must come with --json/],
    [['complete', 'fr-en', 'x'], /must go on from a prompt/],
    [['forward', 'fr-en', '--inputs', 'nothing.safetensors', '--out', 'x.safetensors'], /nothing\.safetensors/],
    [['translate', 'fr-en', 'mot '.repeat(400)], /at most 256 tokens, got \d+ .*--split/],
    [['translate', 'fr-en', ' \t'], /at least one word/],
    [['translate', 'fr-en', '-x', 'y'], /no option is named "-x".*put -- before it/],
    [['translate', 'fr-en', 'x', '--bits', '3'], /--bits must be one of 8, 32, got "3"/],
    [['translate', 'fr-en', 'x', '--sightlines', 'lines'], /--sightlines must be one of words, tokens, off, got "lines"/],
    [['translate', 'fr-en', 'x', '--beams', 'two'], /--beams must be a whole number from 1, got "two"/],
    [['translate', 'fr-en', 'x', '--draft', '--beams', '4'], /--draft writes one sequence, got --beams 4/],
    [['translate', 'fr-en', 'x', '--draft', '--bits', '8'], /--draft is checked with 32 bits, got --bits 8/],
    [['complete', 'fr-en', 'x', '--draft'], /--draft writes the likeliest tokens: it must come with --greedy/],
    [['generate', 'fr-en', '--inputs', 'package.json', '--draft', '--sample'], /--draft writes the likeliest tokens, got --sample/],
    [['inspect', 'fr-en', 'x', '--layer', '0', '--json'], /--layer draws one map, got it with --json, which holds them all/],
    [['translate', 'README.md', 'x'], /README\.md/],
    [['translate', 'src', 'x'], /config\.json: must be in src, and is not/],
    [['embed', 'fr-en', 'x'], /one state a token/],
    [['inspect', 'no-such-model'], /no-such-model/],
    [['translate', 'fr-en', 'x', '--beams', '2', '--beams', '3'], /^translate: --beams must be given once, got it twice/],
    [['translate', 'fr-en', 'x', '--sightlines', 'off', '--method', 'raw'], /^--method says how sightlines are read, and --sightlines is off/],
    [['transcribe', 'voice', 'a.wav', 'b.wav', '--vtt'], /^transcribe: subtitles are of one recording, got 2/],
    [['transcribe', 'voice', 'a.wav', '--beams', '3', '--temperature', '0.5'], /^--beams is for temperature 0, got --temperature 0\.5/],
    [['generate', 'test/fixtures/marian-generate', '--inputs', 'test/fixtures/marian-generate/inputs.safetensors', '--temperature', '0.5'], /^generate: temperature is for sampling, and the likeliest tokens are taken; add --sample .*got 0\.5/],
    [['generate', 'fr-en', '--inputs', 'package.json'], /package\.json/],
    [['export', 'no-such-model', 'x.onnx'], /no-such-model/],
    [['train', 'no-such-recipe'], /no-such-recipe/],
    [['translate', 'fr-en', 'x', '--no-beams'], /no option is named "--no-beams"/],
    [['translate', 'fr-en', 'x', '--json=maybe'], /--json must be true or false where it has a value, got "maybe"/],
    [['translate', 'fr-en', 'x', '--beams'], /--beams must have a value, got none/],
    [['translate', 'fr-en', 'x', '--hide', '--json'], /--hide must have a value, got "--json"/],
    [['translate'], /^translate: <model> must be given, got none/],
    [['translate', '', 'x'], /^translate: <model> must be given, got an empty one/],
    [['translate', '/', 'x'], /^config\.json: must be in \/, and is not; there are: (?!.*[a-z]\/[a-z])/],
    [['forward', 'fr-en', '--inputs', 'x'], /^forward: --out must be given, got none/],
    [['forward', 'fr-en', 'more', '--inputs', 'x', '--out', 'y'], /^forward: takes <model> and options, got "more" too/],
    [['generate', 'fr-en', 'more', '--inputs', 'x'], /^generate: takes <model> and options, got "more" too/],
    [['export', 'fr-en', 'x.onnx', 'more'], /^export: takes <model> <out> and options, got "more" too/],
    [['train', 'fr-en', 'more'], /^train: takes <recipe> and options, got "more" too/],
    [['translate', 'no-such-model', 'x', '--save', '/nonexist/x.svg'], /^--save must be in a folder that exists, got "\/nonexist\/x\.svg"/],
    [['translate', 'fr-en', '--save', 'x.svg'], /^--save draws one text, picture or recording, named in the command, got none/],
    [['inspect', 'no-such-model', 'x', '--html', '/nonexist/p.html'], /^--html must be in a folder that exists/],
    [['inspect', 'no-such-model', 'x', '--html', ''], /^--html must be the path of a file, got ""/],
    [['inspect', 'fr-en', '--html', 'p.html'], /^--html is for a text, a picture or a recording that the model is given, got none/],
    [['inspect', 'fr-en', 'x', '--language', 'fr'], /takes no language, got "fr"/],
    [['export', 'no-such-model', '/nonexist/x.onnx'], /^export: <out> must be in a folder that exists/],
    [['export', 'fr-en', tmpdir()], /^export: <out> must be the path of a file, and this is a folder/],
    [['export', 'fr-en', 'zoo/fr-en/model.safetensors'], /^export: the file must have a name of its own/],
    [['forward', 'no-such-model', '--inputs', 'x', '--out', '/nonexist/o.st'], /^--out must be in a folder that exists/],
    [['forward', 'fr-en', '--inputs', 'x', '--out', 'o.st', '--heads', 'cross.1.0'], /^--heads shapes a summary: it must come with --record summary/],
    [['complete', 'no-such-model', 'x', '--temperature', '0'], /^--temperature must be a number above 0, got "0"/],
    [['complete', 'no-such-model', 'x', '--top-p', '2'], /^--top-p must be a number above 0 and at most 1, got "2"/],
    [['complete', 'no-such-model', 'x', '--min-p', '-1'], /^--min-p must be a number from 0 to 1, got "-1"/],
    [['complete', 'no-such-model', 'x', '--greedy', '--seed', '1'], /^--greedy takes the likeliest token each time and draws none, got --seed 1/],
    [['complete', 'no-such-model', 'x', '--method', 'raw'], /^--method says how sightlines are read: it must come with --sightlines/],
    [['complete', 'no-such-model', 'x', '--stop', ''], /^--stop must be at least one character/],
    [['complete', 'test/fixtures/gpt2-generate', 'x'], /tokenizer\.json/],
    [['generate', 'no-such-model', '--inputs', 'x', '--repetition-penalty', '0'], /^--repetition-penalty must be a number above 0, got "0"/],
    [['generate', 'no-such-model', '--inputs', 'x', '--no-repeat-ngram', 'abc'], /^--no-repeat-ngram must be a whole number/],
    [['generate', 'test/fixtures/marian-generate', '--inputs', 'test/fixtures/marian-generate/inputs.safetensors', '--max-length', '1'], /^generate: maxLength \(--max-length\) must be above the 6 tokens that outputs begin with, got 1/],
    [['generate', 'no-such-model', '--inputs', 'x', '--length-penalty', 'abc'], /^--length-penalty must be a number, got "abc"/],
  ] as const)('%j says what was wrong in a sentence, with code 2', (args, message) => {
    const { code, out, err } = run(args);
    expect(err).toMatch(message);
    expect(err.trim().split('\n').length).toBe(1);
    expect(err).not.toMatch(/\bat \S+:\d+/);
    expect(out).toBe('');
    expect(code).toBe(2);
  });
});

it('generate takes every option that changes what is written, as the library does', async () => {
  const folder = join(import.meta.dirname, 'fixtures', 'gpt2-generate');
  const inputs = join(folder, 'inputs.safetensors');
  const longest = Math.max(...(await generateRaw(folder, inputs, { bits: 32, options: { maxNewTokens: 1 } })).map(({ ids }) => ids.length));
  const plain = run(['generate', folder, '--inputs', inputs, '--max-new-tokens', '12', '--json']).out;
  for (const [flags, options] of [
    [['--no-repeat-ngram', '1'], { noRepeatNgram: 1 }], [['--no-repeat-ngram=2', '--beams', '2'], { noRepeatNgram: 2, beams: 2 }], [['--repetition-penalty', '1.9'], { repetitionPenalty: 1.9 }],
    [['--min-new-tokens', '12', '--min-length', `${longest + 9}`], { minNewTokens: 12, minLength: longest + 9 }], [['--beams', '3', '--num-return', '2', '--length-penalty', '2', '--early-stopping', 'never'], { beams: 3, returned: 2, lengthPenalty: 2, earlyStopping: 'never' }],
  ] as const) {
    const { out } = run(['generate', folder, '--inputs', inputs, '--max-new-tokens', '12', '--json', ...flags]);
    if (!('minLength' in options)) expect(out).not.toBe(plain);
    const { sequences } = JSON.parse(out);
    expect(sequences).toEqual((await generateRaw(folder, inputs, { bits: 32, options: { maxNewTokens: 12, ...options } })).map(({ ids }) => ids));
    if ('noRepeatNgram' in options && options.noRepeatNgram === 1) expect(sequences.some((ids: number[]) => new Set(ids).size === ids.length)).toBe(true);
  }
});

it('complete prints the prompt and what comes after it, and nothing before an error', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sightline-'));
  for (const name of ['config.json', 'model.safetensors']) copyFileSync(join(import.meta.dirname, 'fixtures', 'gpt2-generate', name), join(folder, name));
  for (const [name, json] of Object.entries(characterTokenizer)) writeFileSync(join(folder, name), JSON.stringify(json));
  const ask = ['complete', folder, '--max-new-tokens', '6', '--temperature', '0.5'];
  const { text } = JSON.parse(run([...ask, 'once upon', '--json']).out);
  expect(run([...ask, 'once upon'])).toEqual({ code: 0, out: `once upon${text}\n`, err: '' });
  expect(run([...ask, 'once '.repeat(500)])).toMatchObject({ code: 2, out: '' });
  rmSync(folder, { recursive: true });
});

it('texts that begin with a dash are texts, and after -- everything is', () => {
  const said = (...texts: string[]): string[] => run(['translate', 'fr-en', '--sightlines', 'off', '--json', ...texts]).out.trim().split('\n').map((line) => JSON.parse(line).input);
  expect(said('Le chat.', '-3 chats', '- Oui.')).toEqual(['Le chat.', '-3 chats', '- Oui.']);
  expect(said('--', '--help')).toEqual(['--help']);
});

it.skipIf(!existsSync('/dev/full')).each([[['--help']], [['translate', 'fr-en', 'Le chat.']], [['translate', 'fr-en', 'Le chat.', '--json']]])('%j says that its output could not be written', (args) => {
  const full = openSync('/dev/full', 'w');
  const { status, stderr } = spawnSync(process.execPath, [bin, ...args], { stdio: ['ignore', full, 'pipe'], encoding: 'utf8' });
  closeSync(full);
  expect(stderr).toMatch(/^standard output: must take what is written to it, got ENOSPC.*\n$/);
  expect(status).toBe(2);
});

describe('what comes on standard input', () => {
  const piped = (input: string | Uint8Array, args = ['translate', 'fr-en', '--sightlines', 'off']): { code: number | null; out: string; err: string } => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], { input, encoding: 'utf8' });
    return { code: status, out: stdout, err: stderr };
  };
  it.each([
    ['is empty', '', /at least one word, got none/],
    ['is blank', ' \n\t\n', /at least one word, got none/],
    ['is Latin-1', Buffer.from('Bonjour.\nL\u00e9a dort.\n', 'latin1'), /text must be UTF-8, and line 2 is not; try iconv/],
    ['ends within a character', Buffer.from('Bonjour.\nL\u00e9', 'utf8').subarray(0, -1), /text must be UTF-8, and line 2 is not/],
    ['is too long', `Bonjour.\n${'mot '.repeat(400)}`, /at most 256 tokens, got \d+ .*--split/],
  ] as const)('%s: a sentence, code 2, and the lines before it translated', (_, input, message) => {
    const { code, out, err } = piped(input);
    expect(err).toMatch(message);
    expect(err.trim().split('\n').length).toBe(1);
    expect(out.split('\n').length).toBe(input.length > 5 ? 2 : 1);
    expect(code).toBe(2);
  });
  it('is split where it is long, and lines may end as on Windows', () => {
    const { code, out } = piped(`${'Le chat dort. '.repeat(90)}\r\nBonjour.\r\n`, ['translate', 'fr-en', '--sightlines', 'off', '--beams', '1', '--split', '--json']);
    expect(code).toBe(0);
    const lines = out.trim().split('\n').map((line) => JSON.parse(line).input);
    expect(lines.length).toBe(91);
    expect(new Set(lines)).toEqual(new Set(['Le chat dort.', 'Bonjour.']));
  });
});

describe('a folder whose weights are not sound', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sightline-'));
  const source = join(import.meta.dirname, 'fixtures', 'marian-relu');
  const out = join(folder, 'out.safetensors');
  const weights = join(folder, 'model.safetensors');
  const whole = readFileSync(join(source, 'model.safetensors'));
  afterAll(() => rmSync(folder, { recursive: true }));
  beforeAll(() => {
    for (const name of ['config.json', 'inputs.safetensors']) copyFileSync(join(source, name), join(folder, name));
  });
  const nan = (): Buffer => {
    const bytes = Buffer.from(whole);
    const header = JSON.parse(bytes.subarray(8, 8 + Number(bytes.readBigUInt64LE())).toString()) as Record<string, { data_offsets: [number, number] }>;
    bytes.writeFloatLE(Number.NaN, 8 + Number(bytes.readBigUInt64LE()) + (header['model.decoder.layers.0.fc1.weight']?.data_offsets[0] as number));
    return bytes;
  };
  it.each([
    ['NaN', nan, /model\.safetensors: "model\.decoder\.layers\.0\.fc1\.weight" must hold finite numbers, got NaN or infinity at element 0/],
    ['cut short', () => whole.subarray(0, -100), /model\.safetensors: tensors must fill the file to its end.*cut short/],
    ['cut within the header', () => whole.subarray(0, 100), /model\.safetensors: the header must fit into the file of 100 bytes/],
    ['empty', () => Buffer.alloc(0), /model\.safetensors: must begin with the header's length/],
    ['something else', () => Buffer.from('version https://git-lfs.github.com/spec/v1\n'), /model\.safetensors: the header must be at most/],
  ] as const)('%s: a sentence, code 2, and nothing written', (_, bytes, message) => {
    writeFileSync(weights, bytes());
    const { code, out: printed, err } = run(['forward', folder, '--inputs', join(folder, 'inputs.safetensors'), '--out', out]);
    expect(err).toMatch(message);
    expect(err.trim().split('\n').length).toBe(1);
    expect(printed).toBe('');
    expect(code).toBe(2);
    expect(readdirSync(folder).sort()).toEqual(['config.json', 'inputs.safetensors', 'model.safetensors']);
  });
});

describe('export, inspect and --save', () => {
  it('write their files', () => {
    const folder = mkdtempSync(join(tmpdir(), 'sightline-'));
    const drawing = join(folder, 'lines.svg');
    expect(run(['translate', 'fr-en', 'Le chat dort.', '--save', drawing]).out).toMatch(new RegExp(`\\n\\nwritten to ${drawing}\\n$`));
    expect(() => JSON.parse(run(['translate', 'fr-en', 'Le chat dort.', '--save', drawing, '--json']).out)).not.toThrow();
    expect(run(['export', 'fr-en', join(folder, 'model.onnx')]).code).toBe(0);
    expect(existsSync(join(folder, 'model.safetensors'))).toBe(true);
    expect(run(['inspect', 'fr-en', 'Le chat <b>dort</b>.', '--html', join(folder, 'page.html')]).code).toBe(0);
    expect(readFileSync(join(folder, 'page.html'), 'utf8')).not.toMatch(/<b>|https?:/);
    const { out } = run(['inspect', 'fr-en', 'Le chat dort.', '--html', join(folder, 'both.html'), '--json']);
    expect(JSON.parse(out).input).toBe('Le chat dort.');
    expect(existsSync(join(folder, 'both.html'))).toBe(true);
    rmSync(folder, { recursive: true });
  });
});
