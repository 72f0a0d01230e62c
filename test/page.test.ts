// The page of an inspection: what is in it without a browser, and what it does in one (where a Chromium is installed;
// CHROMIUM names one).
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspect, type InspectInput } from '../src/inspect.ts';
import { page } from '../src/page.ts';

const text = 'Le petit chat </script><script>globalThis.hacked=1</script> & <b>dort</b> dans la cuisine.';
const given = (one: Partial<InspectInput>): InspectInput => ({ text: '', picture: () => Promise.reject(new Error('no picture')), recording: () => Promise.reject(new Error('no recording')), ...one });
const { inspection } = await inspect('fr-en', given({ text }), { target: 'The small </script> cat & <b>sleeps</b> in the kitchen.' });
const html = page(inspection);

it('every map’s sides have the tokens that its weights count', () => {
  expect(new Set(inspection.maps.map((map) => map.kind))).toEqual(new Set(['cross', 'encoder', 'decoder']));
  for (const { from, to, heads, weights, queries, keys } of inspection.maps) {
    expect(inspection.sides[from]?.tokens).toEqual(queries);
    expect(inspection.sides[to]?.tokens).toEqual(keys);
    expect(weights.length).toBe(heads * queries.length * keys.length);
  }
  for (const side of Object.values(inspection.sides)) {
    expect(side?.wordOf.length).toBe(side?.tokens.length);
    expect(new Set(side?.wordOf)).toEqual(new Set(side?.words.keys()));
  }
  expect(inspection.sides.source?.words).toEqual(expect.arrayContaining(['petit', 'chat', 'cuisine']));
});

it('the page holds what it needs, and text as text', () => {
  expect(html).not.toMatch(/https?:|<b>dort|src=/);
  expect(html.match(/<\/script>/g)?.length).toBe(2);
  expect(page({ ...inspection, output: '"><img onerror=x>' })).not.toMatch(/<img/);
});

const path = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-headless-shell', '/usr/bin/google-chrome'].find((file) => file && existsSync(file));
describe.skipIf(!path)('in a browser', () => {
  let browser: Browser;
  const folder = mkdtempSync(join(tmpdir(), 'sightline-page-'));
  const file = join(folder, 'page.html');
  beforeAll(async () => {
    writeFileSync(file, html);
    browser = await chromium.launch({ executablePath: path as string, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  it.each([[1280, 'light'], [1280, 'dark'], [390, 'light'], [390, 'dark']] as const)('at a width of %i, %s, answers to a word, a head, a kind', async (width, colorScheme) => {
    const tab = await browser.newPage({ viewport: { width, height: 800 }, colorScheme });
    tab.setDefaultTimeout(60_000);
    const problems: string[] = [];
    tab.on('pageerror', (error) => problems.push(String(error)));
    tab.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    tab.on('request', (request) => request.url().startsWith('file:') || problems.push(request.url()));
    await tab.goto(pathToFileURL(file).href);
    expect(await tab.title()).toContain('fr-en');
    await tab.locator('#from .word', { hasText: 'kitchen' }).first().hover();
    expect(await tab.locator('#said').textContent()).toMatch(/^kitchen looked at \S+ \d+%/);
    // another width leaves what is pointed at chosen, and its lines alone, wherever it moves; so it does what the keys chose
    const lit = (): Promise<number> => tab.evaluate('[...document.querySelectorAll(".stage path")].filter((path) => path.style.opacity > 0).length');
    const own = await lit();
    expect(own).toBeGreaterThan(0);
    for (const pick of ['the pointer', 'the keys']) {
      if (pick === 'the keys') await tab.locator('#from .word', { hasText: 'kitchen' }).first().focus();
      for (const other of [width === 390 ? 1100 : 420, width]) {
        await tab.setViewportSize({ width: other, height: 800 });
        await tab.evaluate('new Promise((done) => setTimeout(() => requestAnimationFrame(done), 200))');
        expect([pick, await tab.locator('#said').textContent(), await lit()]).toEqual([pick, expect.stringMatching(/^kitchen looked at \S+ \d+%/), own]);
      }
    }
    await tab.locator('#from .word', { hasText: 'cat' }).first().hover();
    expect(await tab.locator('#said').textContent()).toMatch(/^cat looked at/);
    const paths = await tab.locator('.stage path').count();
    expect(paths).toBeGreaterThan(5);
    await tab.locator('#heads button').nth(1).click();
    expect(await tab.locator('#reading').textContent()).toContain('layer 0, head 0');
    await tab.locator('#kinds button', { hasText: 'within source' }).click();
    await tab.locator('#spans button', { hasText: 'tokens' }).click();
    expect(await tab.locator('#from .word').count()).toBe(inspection.sides.source?.tokens.length);
    expect(await tab.locator('#map .cell').count()).toBe((inspection.sides.source?.tokens.length ?? 0) ** 2);
    expect(await tab.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(await tab.evaluate('globalThis.hacked')).toBeUndefined();
    expect(problems).toEqual([]);
    await tab.close();
  }, 180_000);
});
