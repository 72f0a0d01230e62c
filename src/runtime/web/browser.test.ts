// The web runtime in a real browser: bundled as the package is, served with nothing but files. Runs where a Chromium
// is installed (CHROMIUM names one), otherwise the contract's tests on Node stand for it.
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const path = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-headless-shell', '/usr/bin/google-chrome'].find((file) => file && existsSync(file));
const root = fileURLToPath(new URL('../../..', import.meta.url));

const page = `
  import { createWebRuntime } from './src/runtime/web/index.ts';
  import { doubling, multiplication, tinyModel } from './src/runtime/tiny-model.ts';
  import { float32 } from './src/array.ts';

  globalThis.outcome = (async () => {
    const runtime = await createWebRuntime({ files: '/ort/' });
    const weights = runtime.weights();
    weights.add([['w', float32(Array.from({ length: 64 * 64 }, (_, i) => i % 65 === 0 ? 3 : 0), [64, 64])]]);
    const graph = { ...multiplication(['n', 64], [64, 64]), inputs: [{ name: 'x', dtype: 'float32', shape: ['n', 64] }], weights: [{ name: 'w', dtype: 'float32', shape: [64, 64] }] };
    const session = await runtime.compile(tinyModel(graph), { weights, initializers: ['w'] });
    const { y } = await session.run({ x: float32(new Float32Array(64).fill(2), [1, 64]) });
    const doubler = await runtime.compile(tinyModel(doubling([2])));
    const binding = doubler.bind();
    const cache = runtime.buffer('float32', [2]);
    cache.data.set([1, 2]);
    binding.input('x', cache);
    binding.output('y', cache);
    for (let i = 0; i < 3; i++) await binding.run();
    const error = await doubler.run({}).catch((problem) => problem.name + ': ' + problem.message);
    const cached = Array.from(cache.data);
    for (const thing of [binding, cache, doubler, session, weights]) thing.release();
    return { name: runtime.name, shape: y.shape, last: y.data[63], cached, error, handles: runtime.handles() };
  })();
`;

describe.skipIf(!path)('the web runtime in a browser', () => {
  let server: Server;
  let browser: Browser;

  beforeAll(async () => {
    const bundle = await build({ stdin: { contents: page, resolveDir: root, loader: 'ts' }, bundle: true, write: false, format: 'esm', platform: 'browser', target: 'es2022', logLevel: 'silent' });
    const script = bundle.outputFiles[0]?.text ?? '';
    // what runs in a page may not lean on Node or on the native library
    expect(script).not.toMatch(/koffi|from ?"node:(?!module|fs|url|path|worker_threads|vm|perf_hooks|crypto|os)/);
    server = createServer((request, response) => {
      const file = /^\/ort\/([\w.-]+\.(?:wasm|mjs))$/.exec(request.url ?? '')?.[1];
      if (file) response.setHeader('content-type', file.endsWith('wasm') ? 'application/wasm' : 'text/javascript').end(readFileSync(`${root}/node_modules/onnxruntime-web/dist/${file}`));
      else if (request.url === '/main.js') response.setHeader('content-type', 'text/javascript').end(script);
      else response.setHeader('content-type', 'text/html').end('<!doctype html><script type="module" src="/main.js"></script>');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    browser = await chromium.launch({ executablePath: path as string, args: ['--no-sandbox'] });
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  it('compiles, runs, binds, reports and releases', async () => {
    const tab = await browser.newPage();
    const problems: string[] = [];
    tab.on('pageerror', (error) => problems.push(String(error)));
    tab.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    await tab.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await tab.waitForFunction('globalThis.outcome');
    const outcome = await tab.evaluate('globalThis.outcome');
    expect(problems.filter((problem) => !problem.includes('favicon'))).toEqual([]);
    expect(outcome).toEqual({
      name: 'onnxruntime-web wasm',
      shape: [1, 64],
      last: 6,
      cached: [8, 16],
      error: 'SessionError: runtime: input "x" is missing; the graph takes x',
      handles: { session: 0, value: 0, binding: 0, weights: 0 },
    });
  }, 60_000);
});
