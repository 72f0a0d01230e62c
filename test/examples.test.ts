// The examples, run as a reader would run them. train-toy.js takes minutes and is run by .ci/run.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pictureFolder } from './picture-folder.ts';

const root = join(import.meta.dirname, '..');
const run = (name: string, ...args: readonly string[]): string => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'examples', name), ...args], { encoding: 'utf8', cwd: root });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return stdout.trim();
};

it('markup.js carries bold across', () => {
  expect(run('markup.js')).toMatch(/<b>black<\/b> cat/);
});

it('what-it-looked-at.js lists words with their sources', () => {
  const [text = '', ...lines] = run('what-it-looked-at.js').split('\n');
  expect(text).toMatch(/sister/);
  expect(lines.find((line) => line.startsWith('sister'))).toMatch(/sœur \d+%/);
});

/** A zoo model where there is one, else a small one of random weights: the example runs either way. */
const zoo = (name: string, instead: () => string): { model: string; trained: boolean } => (existsSync(join(root, 'zoo', name, 'config.json')) ? { model: name, trained: true } : { model: instead(), trained: false });
const scratch = mkdtempSync(join(tmpdir(), 'sightline-examples-'));
afterAll(() => rmSync(scratch, { recursive: true }));
const blip = { pad: 0, cls: 2, sep: 5, unk: 1 };

/** Scenes of the zoo's world. */
const scenes = join(root, 'examples', 'scenes');

it('describe-folder.js describes every picture, and says where its words looked', () => {
  const { model, trained } = zoo('picture', () => pictureFolder(scratch, 'blip-caption', 12, blip, 'Blip'));
  const out = run('describe-folder.js', scenes, model);
  expect(out.match(/^\S+\.png: \S+/gm)?.length).toBe(readdirSync(scenes).length);
  if (!trained) return;
  expect(out).toMatch(/^ {2}\w{4,} +\d+, \d+, \d+, \d+$/m);
  expect(out).toMatch(/kite\.png: (in english: ?)?a boy in blue is holding a pink kite/);
}, 60_000);

it('ask-picture.js answers, and says what the answer needed', () => {
  const { model, trained } = zoo('ask', () => pictureFolder(scratch, 'blip-answer', 12, blip, 'Blip'));
  const out = run('ask-picture.js', join(scenes, 'kite.png'), trained ? 'what is there?' : 'w7 w8', model);
  expect(out).toMatch(/^\S.*\nwithout the picture this answer is \d+\.\d times less likely/);
}, 60_000);

it('subtitle.js writes what is said beside the recording', () => {
  const { model } = zoo('voice', () => join(root, 'test', 'fixtures', 'whisper-multilingual'));
  const file = join(scratch, 'talk.wav');
  copyFileSync(join(root, 'test', 'fixtures', 'audio', 'tone-stereo.wav'), file);
  expect(run('subtitle.js', file, model, 'fr')).toMatch(/\d+ subtitles written to .*talk\.srt$/);
  expect(readFileSync(join(scratch, 'talk.srt'), 'utf8')).toMatch(/^$|^1\n00:00:00,\d{3} --> 00:00:0\d,\d{3}\n/);
}, 60_000);

it('are all known here, and short', () => {
  const files = readdirSync(join(root, 'examples')).filter((file) => /\.(js|html)$/.test(file));
  expect(files.length).toBeGreaterThan(6);
  const tested = readFileSync(import.meta.filename, 'utf8');
  for (const file of files) {
    expect(tested).toContain(file);
    expect(readFileSync(join(root, 'examples', file), 'utf8').split('\n').length).toBeLessThan(60);
  }
  expect(readFileSync(join(root, '.ci', 'run'), 'utf8')).toContain('examples/train-toy.js');
});

const path = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-headless-shell', '/usr/bin/google-chrome'].find((file) => file && existsSync(file));
describe.skipIf(!path)('browser.html', () => {
  let server: Server;
  let browser: Browser;
  const kinds: Readonly<Record<string, string>> = { html: 'text/html', js: 'text/javascript', mjs: 'text/javascript', wasm: 'application/wasm', json: 'application/json' };
  beforeAll(async () => {
    // the repository's folder, as the example's first line says
    server = createServer((request, response) => {
      const file = join(root, decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname));
      if (!file.startsWith(root) || !existsSync(file)) response.writeHead(404).end();
      else response.setHeader('content-type', kinds[file.split('.').at(-1) as string] ?? 'application/octet-stream').end(request.method === 'HEAD' ? undefined : readFileSync(file));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    browser = await chromium.launch({ executablePath: path as string, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });
  it('translates in the page', async () => {
    const tab = await browser.newPage();
    const problems: string[] = [];
    tab.on('pageerror', (error) => problems.push(String(error)));
    await tab.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/examples/browser.html`);
    await tab.waitForFunction('document.getElementById("go").onclick', null, { timeout: 60_000 });
    await tab.click('#go');
    await tab.waitForFunction('document.getElementById("out").textContent', null, { timeout: 60_000 });
    const shown = await tab.textContent('#out');
    expect(problems).toEqual([]);
    expect(shown).toMatch(/^The cat/);
    expect(shown).toMatch(/cat ← chat/);
  }, 120_000);
});
