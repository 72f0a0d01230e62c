// Pictures in a page: decoded by the browser (createImageBitmap), described there, with the words that Node writes and the
// regions that it names. Runs where a Chromium is installed (CHROMIUM names one).
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Description, loadDescriber, readPicture } from '../src/index.ts';
import { pictureFolder } from './picture-folder.ts';

const path = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-headless-shell', '/usr/bin/google-chrome'].find((file) => file && existsSync(file));
const root = join(import.meta.dirname, '..');
const pictures = join(import.meta.dirname, 'data', 'pictures');

const page = `
  import { createWebRuntime, decodePicture, loadFrom, webFiles } from './src/web.ts';
  globalThis.describe = async (names) => {
    const model = await loadFrom(webFiles(new URL('/model/', location.href).href), await createWebRuntime({ files: '/ort/' }));
    const results = [];
    for (const name of names) {
      const bytes = new Uint8Array(await (await fetch('/pictures/' + name)).arrayBuffer());
      try {
        const picture = await decodePicture(bytes, name);
        const { description } = await model.describe(picture);
        results.push({ name, size: [picture.width, picture.height], description });
      } catch (error) {
        results.push({ name, error: error.name + ': ' + error.message });
      }
    }
    await model.release();
    return results;
  };
`;

interface Result { readonly name: string; readonly size: readonly number[]; readonly description: Description; readonly error?: string }

describe.skipIf(!path)('caption in a page', () => {
  let server: Server;
  let browser: Browser;
  const scratch = mkdtempSync(join(tmpdir(), 'sightline-browser-'));
  const model = pictureFolder(scratch, 'blip-caption', 12, { pad: 0, cls: 2, sep: 5, unk: 1 }, 'Blip');
  const kinds: Readonly<Record<string, string>> = { wasm: 'application/wasm', mjs: 'text/javascript', json: 'application/json' };

  beforeAll(async () => {
    const bundle = await build({ stdin: { contents: page, resolveDir: root, loader: 'ts' }, bundle: true, write: false, format: 'esm', platform: 'browser', target: 'es2022', logLevel: 'silent', external: ['audio-decode'] });
    const script = bundle.outputFiles[0]?.text ?? '';
    const places: readonly (readonly [string, string])[] = [['/model/', model], ['/pictures/', pictures], ['/ort/', join(root, 'node_modules', 'onnxruntime-web', 'dist')]];
    server = createServer((request, response) => {
      const asked = new URL(request.url ?? '/', 'http://localhost').pathname;
      const [begin, folder] = places.find(([prefix]) => asked.startsWith(prefix)) ?? ['', ''];
      const file = join(folder, asked.slice(begin.length));
      if (asked === '/main.js') response.setHeader('content-type', 'text/javascript').end(script);
      else if (!begin) response.setHeader('content-type', 'text/html').end('<!doctype html><script type="module" src="/main.js"></script>');
      else if (!existsSync(file)) response.writeHead(404).end();
      else response.setHeader('content-type', kinds[file.split('.').at(-1) as string] ?? 'application/octet-stream').end(request.method === 'HEAD' ? undefined : readFileSync(file));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    browser = await chromium.launch({ executablePath: path as string, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    server?.close();
    rmSync(scratch, { recursive: true });
  });

  it('gives the text and the regions that Node gives', async () => {
    // lossless files, so that both decode the same bytes; the last is no picture that is whole
    const names = ['wide.png', 'tall.png', 'grey.png', 'palette.png', 'alpha.png', 'truncated.png'];
    const tab = await browser.newPage();
    const problems: string[] = [];
    tab.on('pageerror', (error) => problems.push(String(error)));
    await tab.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await tab.waitForFunction('globalThis.describe', null, { timeout: 60_000 });
    const results = (await tab.evaluate(`describe(${JSON.stringify(names)})`)) as Result[];
    expect(problems).toEqual([]);
    const here = await loadDescriber(model);
    try {
      for (const { name, size, description, error } of results) {
        if (name === 'truncated.png') {
          expect(error).toBe('InputError: picture: truncated.png cannot be decoded, it is damaged or cut short');
          continue;
        }
        const picture = await readPicture(join(pictures, name));
        const { description: own } = await here.describe(picture);
        expect(size, name).toEqual([picture.width, picture.height]);
        expect(description.text, name).toBe(own.text);
        expect(description.score, name).toBeCloseTo(own.score, 4);
        for (const [i, line] of own.sightlines.entries()) {
          const there = description.sightlines[i]?.sources as (typeof line)['sources'];
          for (const [j, source] of line.sources.entries()) expect((there[j] as { score: number }).score, name).toBeCloseTo(source.score, 4);
        }
      }
    } finally {
      await here.release();
    }
  }, 120_000);

  it('turns photographs upright, as the camera says', async () => {
    const names = ['orientation-3.jpg', 'orientation-6.jpg', 'orientation-8.jpg', 'wide.webp', 'wide.avif'];
    const tab = await browser.newPage();
    await tab.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await tab.waitForFunction('globalThis.describe', null, { timeout: 60_000 });
    const results = (await tab.evaluate(`describe(${JSON.stringify(names)})`)) as Result[];
    for (const { name, size, description, error } of results) {
      expect(error, name).toBeUndefined();
      const picture = await readPicture(join(pictures, name));
      expect(size, name).toEqual([picture.width, picture.height]);
      expect(description.text.length, name).toBeGreaterThan(0);
    }
  }, 120_000);
});
