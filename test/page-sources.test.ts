// The page of a picture and of a recording: the same page, over other sources. Models are small and random.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileRecording, readPicture } from '../src/index.ts';
import { inspect, type InspectInput, type Inspected } from '../src/inspect.ts';
import { page } from '../src/page.ts';
import { pictureMedia, soundMedia } from '../src/page-media.ts';
import { pictureFolder } from './picture-folder.ts';

const scratch = mkdtempSync(join(tmpdir(), 'sightline-sources-'));
afterAll(() => rmSync(scratch, { recursive: true }));
const fixtures = join(import.meta.dirname, 'fixtures');
const given = (file: string): InspectInput => ({ text: file, picture: () => readPicture(file), recording: () => fileRecording(file) });
const seen = join(import.meta.dirname, 'data', 'pictures', 'orientation-6.jpg');
const heard = join(fixtures, 'audio', 'tone.flac');
const blip = { pad: 0, cls: 2, sep: 5, unk: 1 };
const whisper = join(fixtures, 'whisper-multilingual');
const cases: readonly { readonly name: string; readonly look: () => Promise<Inspected>; readonly kinds: readonly string[] }[] = [
  { name: 'a caption', look: () => inspect(pictureFolder(scratch, 'blip-caption', 12, blip, 'Blip'), given(seen), { target: 'w7 w8 w9' }), kinds: ['cross', 'decoder', 'encoder'] },
  { name: 'an answer', look: () => inspect(pictureFolder(scratch, 'blip-answer', 12, blip, 'Blip'), given(seen), { target: 'w7 w8', question: 'w3 w4 w6' }), kinds: ['cross', 'decoder', 'encoder', 'question', 'question_cross'] },
  { name: 'a class', look: () => inspect(pictureFolder(scratch, 'vit-classes', 12, blip, 'ViT'), given(seen)), kinds: ['self'] },
  { name: 'a transcript', look: () => inspect(whisper, given(heard), { target: 'one two', language: 'en' }), kinds: ['cross', 'decoder', 'encoder'] },
];

/** Looked into once each, whatever is then asked. */
const looked = new Map<string, Promise<Inspected>>();
const lookOnce = (name: string): Promise<Inspected> => {
  const known = looked.get(name) ?? (cases.find((one) => one.name === name) as (typeof cases)[number]).look();
  looked.set(name, known);
  return known;
};

async function pageOf({ inspection, picture, samples, rate }: Inspected): Promise<string> {
  return page(inspection, picture ? await pictureMedia(picture) : soundMedia(samples as Float32Array, rate as number));
}

describe.each(cases)('$name', ({ name, kinds }) => {
  let one: Inspected;
  beforeAll(async () => {
    one = await lookOnce(name);
  }, 240_000);

  it('has maps between its sides, whose rows add up to one', () => {
    const { maps, sides } = one.inspection;
    expect([...new Set(maps.map((map) => map.kind))].sort()).toEqual([...kinds].sort());
    for (const { from, to, heads, weights, queries, keys } of maps) {
      expect([sides[from]?.tokens, sides[to]?.tokens]).toEqual([queries, keys]);
      expect(weights.length).toBe(heads * queries.length * keys.length);
      for (let row = 0; row < heads * queries.length; row++) expect(weights.subarray(row * keys.length, (row + 1) * keys.length).reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 4);
    }
    for (const side of Object.values(sides)) expect(side?.wordOf.length).toBe(side?.tokens.length);
    const { picture, sound } = sides.source ?? {};
    if (picture) expect([picture.width, picture.height, picture.boxes.length]).toEqual([40, 57, 9]);
    // the fixture hears a second in 50 places
    if (sound) expect(sides.source?.tokens.length).toBe(Math.ceil(Math.min(1, sound.seconds) / 0.02) + (sound.seconds < 0.98 ? 1 : 0));
  });

  it('is one page that fetches nothing', async () => {
    const html = await pageOf(one);
    expect(html).not.toMatch(/https?:|src=/);
    expect(html).toMatch(/"url":"data:(image\/(png|jpeg)|audio\/wav);base64,/);
  });
});

it('muted heads are out of what is written, and their looks are shown', async () => {
  const folder = pictureFolder(scratch, 'blip-caption', 12, blip, 'Blip');
  const mute = [0, 1].flatMap((layer) => [0, 1, 2].map((head) => ({ kind: 'cross', layer, head })));
  const [plain, muted] = await Promise.all([inspect(folder, given(seen), { target: 'w7 w8 w9' }), inspect(folder, given(seen), { target: 'w7 w8 w9', mute })]);
  const cross = ({ inspection }: Inspected, layer: number) => inspection.maps.find((map) => map.kind === 'cross' && map.layer === layer)?.weights as Float32Array;
  // what the first layer looks at comes before any head is muted
  expect([...cross(muted, 0)]).toEqual([...cross(plain, 0)]);
  expect(Math.max(...cross(muted, 1).map((value, i) => Math.abs(value - (cross(plain, 1)[i] as number))))).toBeGreaterThan(1e-3);
}, 60_000);

it('one layer alone is given where it is asked for', async () => {
  const { inspection } = await inspect(whisper, given(heard), { language: 'en', only: { kind: 'encoder', layer: 1 } });
  expect(inspection.maps.map(({ kind, layer }) => `${kind}.${layer}`)).toEqual(['encoder.1']);
}, 60_000);

const path = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-headless-shell', '/usr/bin/google-chrome'].find((file) => file && existsSync(file));
describe.skipIf(!path)('in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    for (const [i, { name }] of cases.entries()) writeFileSync(join(scratch, `${i}.html`), await pageOf(await lookOnce(name)));
    browser = await chromium.launch({ executablePath: path as string, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
  }, 180_000);
  afterAll(() => browser?.close());

  it.each(cases.flatMap(({ name }, i) => ([[1280, 'light'], [390, 'dark']] as const).map(([width, scheme]) => [name, width, scheme, i] as const)))('%s answers to a word, a place and the keys, at a width of %s', async (name, width, colorScheme, i) => {
    const tab = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    tab.setDefaultTimeout(60_000);
    const problems: string[] = [];
    tab.on('pageerror', (error) => problems.push(String(error)));
    tab.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    tab.on('request', (request) => /^(file|data):/.test(request.url()) || problems.push(request.url()));
    await tab.goto(pathToFileURL(join(scratch, `${i}.html`)).href);
    const said = (): Promise<string | null> => tab.locator('#said').textContent();
    const place = tab.locator('.picture, .wave').first();
    const drawn = (): Promise<string> => tab.evaluate('document.querySelector(".scene canvas").toDataURL()');
    const before = await drawn();
    // of a picture that is judged, what stands for the whole of it is the one word
    const judged = name === 'a class';
    const word = tab.locator(judged ? '#from .word' : '#from .word:not(.special)').first();
    await word.hover();
    expect(await said()).toMatch(name === 'a transcript' ? / looked at \d\.\d\d – \d\.\d\d s$/ : / looked at (the|everywhere)/);
    expect(await drawn()).not.toBe(before);
    await place.hover({ position: { x: 20, y: 20 } });
    expect(await said()).toMatch(judged ? /^This place looked at/ : /was looked at most by \S+ [\d.]+%/);
    await place.focus();
    await tab.keyboard.press('ArrowRight');
    await tab.keyboard.press('ArrowRight');
    expect(await said()).toMatch(judged ? /^This place looked at/ : /was looked at most by/);
    await tab.locator('#heads button').nth(2).click();
    expect(await tab.locator('#reading').textContent()).toContain('layer 0, head 1');
    await tab.locator('#kinds button', { hasText: name === 'a transcript' ? 'within recording' : 'within picture' }).click();
    await place.hover({ position: { x: 20, y: 20 } });
    expect(await said()).toMatch(/^This place looked at/);
    expect(await tab.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    if (name === 'a transcript') {
      // a polling of the test's own would be refused by the page's policy
      const moves = tab.evaluate('new Promise((done) => { const look = () => (/^0\\.0 /.test(document.querySelector(".player span").textContent) ? requestAnimationFrame(look) : done(true)); look(); })');
      await tab.locator('.player button').click();
      expect(await moves).toBe(true);
    }
    expect(problems).toEqual([]);
    await tab.close();
  }, 240_000);
});
