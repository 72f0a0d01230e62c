// The command line as a user meets it: the main job, its JSON, and what is said of bad input.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const bin = join(import.meta.dirname, '..', 'bin', 'sightline.js');
const run = (args: readonly string[], input = ''): { code: number | null; out: string; err: string } => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], { input, encoding: 'utf8' });
  return { code: status, out: stdout, err: stderr };
};

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
    [['translate', 'fr-en', 'mot '.repeat(400)], /at most 256 tokens/],
    [['translate'], /model/i],
    [['fly'], /no command is named "fly"/],
    [['translate', 'fr-en', 'Le chat.', '--hide', 'chien'], /word to hide must be in the text, got "chien"/],
    [['translate', 'fr-en', 'Le chat.', '--mute', 'all'], /--mute must be heads as kind\.layer\.head/],
    [['translate', 'fr-en', 'Le chat.', '--method', 'best'], /method: must be one of/],
    [['translate', 'fr-en', 'Le chat.', '--record', 'full'], /--record must come with --json/],
    [['complete', 'fr-en', 'x'], /must go on from a prompt/],
    [['forward', 'fr-en', '--inputs', 'nothing.safetensors', '--out', 'x.safetensors'], /nothing\.safetensors/],
  ] as const)('%j says what was wrong in a sentence, with code 2', (args, message) => {
    const { code, out, err } = run(args);
    expect(err).toMatch(message);
    expect(err.trim().split('\n').length).toBe(1);
    expect(err).not.toMatch(/\bat \S+:\d+/);
    expect(out).toBe('');
    expect(code).toBe(2);
  });
});

describe('export and inspect', () => {
  it('write their files', () => {
    const folder = mkdtempSync(join(tmpdir(), 'sightline-'));
    expect(run(['export', 'fr-en', join(folder, 'model.onnx')]).code).toBe(0);
    expect(existsSync(join(folder, 'model.safetensors'))).toBe(true);
    expect(run(['inspect', 'fr-en', 'Le chat <b>dort</b>.', '--html', join(folder, 'page.html')]).code).toBe(0);
    expect(readFileSync(join(folder, 'page.html'), 'utf8')).not.toMatch(/<b>|https?:/);
    rmSync(folder, { recursive: true });
  });
});
