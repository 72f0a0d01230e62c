// What the commands print as JSON against the schemas of docs/schema, which docs/json.md points at.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { characterTokenizer } from './characters.ts';
import { broken, type Schema } from './json-schema.ts';
import { pictureFolder } from './picture-folder.ts';

const root = join(import.meta.dirname, '..');
const schemaOf = (name: string): Schema => JSON.parse(readFileSync(join(root, 'docs', 'schema', `${name}.json`), 'utf8')) as Schema;
const scratch = mkdtempSync(join(tmpdir(), 'sightline-schema-'));
afterAll(() => rmSync(scratch, { recursive: true }));
const fixture = (name: string): string => join(root, 'test', 'fixtures', name);
// a language model with a tokenizer
for (const file of ['config.json', 'model.safetensors']) copyFileSync(join(fixture('gpt2-generate'), file), join(scratch, file));
for (const [file, json] of Object.entries(characterTokenizer)) writeFileSync(join(scratch, file), JSON.stringify(json));
const run = (args: readonly string[]): unknown[] => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'bin', 'sightline.js'), ...args, '--json'], { encoding: 'utf8', maxBuffer: 1 << 28 });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return stdout.trim().split('\n').map((line) => JSON.parse(line) as unknown);
};

describe('printed JSON', () => {
  it.each<[schema: string, args: readonly string[]]>([
    ['translation', ['translate', 'fr-en', 'Le chat dort.', 'Il pleut.']],
    ['translation', ['translate', 'fr-en', 'Le chat dort.', '--cut', '--sightlines', 'tokens', '--record', 'summary']],
    ['translation', ['translate', 'fr-en', 'Le chat dort.', '--record', 'full', '--sightlines', 'off', '--beams', '1']],
    ['inspection', ['inspect', 'fr-en', 'Le chat dort.']],
    ['inspection', ['inspect', scratch, 'once upon a time']],
    ['inspection', ['inspect', fixture('whisper-multilingual'), join(fixture('audio'), 'tone.flac'), '--language', 'en', '--mute', 'cross.0.1']],
    ['inspection', ['inspect', pictureFolder(scratch, 'blip-answer', 12, { pad: 0, cls: 2, sep: 5, unk: 1 }, 'Blip'), join(root, 'test', 'data', 'pictures', 'wide.png'), 'w7 w8']],
    ['completion', ['complete', scratch, 'once upon', '--max-new-tokens', '5']],
    ['completion', ['complete', scratch, 'once upon', '--max-new-tokens', '5', '--sightlines', 'words', '--record', 'summary', '--greedy']],
    ['embedding', ['embed', scratch, 'once', 'upon', '--pooling', 'last']],
    ['generated', ['generate', fixture('marian-generate'), '--inputs', join(fixture('marian-generate'), 'inputs.safetensors'), '--beams', '2', '--max-new-tokens', '4']],
    ['forward', ['forward', fixture('bert-plain'), '--inputs', join(fixture('bert-plain'), 'inputs.safetensors'), '--out', join(scratch, 'out.safetensors'), '--record', 'summary', '--heads', 'self.0.1', '--top-keys', '2']],
  ])('is as schema %s says: %j', (schema, args) => {
    for (const value of run(args)) expect(broken(schemaOf(schema), value)).toEqual([]);
  });

  it('every schema is told of, and refuses what is not it', () => {
    const page = readFileSync(join(root, 'docs', 'json.md'), 'utf8');
    for (const file of readdirSync(join(root, 'docs', 'schema'))) {
      expect(page).toContain(`schema/${file}`);
      const schema = schemaOf(file.replace('.json', ''));
      expect(broken(schema, {}).length).toBeGreaterThan(0);
      expect(broken(schema, []).length).toBeGreaterThan(0);
    }
    const translation = { input: 'a', text: 'b', score: -1, tokens: [], sightlines: [{ text: 'b', start: 0, end: 1, sources: [] }], method: 'averaged' };
    expect(broken(schemaOf('translation'), translation)).toEqual([]);
    expect(broken(schemaOf('translation'), { ...translation, score: 1, more: 1 })).toEqual(['$.score: 1 is above 0', '$: "more" is not in the schema']);
    expect(broken(schemaOf('translation'), { ...translation, sightlines: [{ text: 'b', start: 0.5, end: 1, sources: [] }] })).toEqual(['$.sightlines[0].start: number is not integer']);
  });
});
