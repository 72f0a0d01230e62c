// The examples, run as a reader would run them. train-toy.js takes minutes and is run by .ci/run.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const run = (name: string): string => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'examples', name)], { encoding: 'utf8', cwd: root });
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

it('are all known here, and short', () => {
  const files = readdirSync(join(root, 'examples'));
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
