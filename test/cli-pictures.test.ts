// The commands for pictures on tiny folders with random weights: shapes of their output, drawings, refusals.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { broken, type Schema } from './json-schema.ts';
import { pictureFolder } from './picture-folder.ts';
import { drawLabels } from '../src/cli/classify.ts';
import { cells } from '../src/cli/terminal.ts';
import { nodeFiles } from '../src/checkpoint/node-files.ts';
import { forward } from '../src/forward.ts';
import { readPictureSteps } from '../src/image/config.ts';
import { processPicture } from '../src/image/process.ts';
import { openModel } from '../src/open.ts';
import { createNodeRuntime } from '../src/runtime/node/index.ts';
import { boxUpright, loadDescriber, type Picture, readPicture } from '../src/index.ts';

const home = mkdtempSync(join(tmpdir(), 'sightline-pictures-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));
const pictures = join(import.meta.dirname, 'data', 'pictures');
const picture = join(pictures, 'wide.png');

const blip = { pad: 0, cls: 2, sep: 5, unk: 1 };
const caption = pictureFolder(home, 'blip-caption', 12, blip, 'Blip');
const answer = pictureFolder(home, 'blip-answer', 12, blip, 'Blip');
const match = pictureFolder(home, 'blip-match', 12, blip, 'Blip');
const clip = pictureFolder(home, 'clip-plain', 12, { pad: 1, cls: 59, sep: 60, unk: 2 }, 'CLIP');
const siglip = pictureFolder(home, 'siglip-plain', 12, { pad: 1, cls: 59, sep: 60, unk: 2 }, 'Siglip');
const reader = pictureFolder(home, 'ved-swin-trocr', 24, { pad: 0, cls: 1, sep: 2, unk: 3 }, 'ViT', 20);
const prompted = pictureFolder(home, 'llava-plain', 12, { pad: 0, cls: 1, sep: 2, unk: 3, image: 52 }, 'CLIP');
const chat = JSON.stringify({ chat_template: "{% for m in messages %}w4 {% for part in m.content %}{{ ' [IMAGE] ' if part.type == 'image' else part.text }}{% endfor %} w5{% endfor %}" });
writeFileSync(join(prompted, 'chat_template.json'), chat);
const tiled = pictureFolder(home, 'mllama-generate', 8, { pad: 0, bos: 1, cls: 4, sep: 2, unk: 3, image: 53 }, 'Mllama');
writeFileSync(join(tiled, 'preprocessor_config.json'), JSON.stringify({ image_processor_type: 'MllamaImageProcessor', size: { height: 8, width: 8 }, max_image_tiles: 2 }));
const squares = pictureFolder(home, 'smolvlm-plain', 27, { pad: 0, bos: 1, cls: 4, sep: 2, unk: 3, image: 52 }, 'SmolVLM');
writeFileSync(join(squares, 'preprocessor_config.json'), JSON.stringify({ image_processor_type: 'SmolVLMImageProcessor', size: { longest_edge: 54 }, max_image_size: { longest_edge: 27 } }));
writeFileSync(join(squares, 'chat_template.json'), chat);
const classes = pictureFolder(home, 'vit-classes', 12, blip, 'ViT');

function run(args: readonly string[], env: Record<string, string> = {}): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile('node', [join(import.meta.dirname, '..', 'bin', 'sightline.js'), ...args], { env: { ...process.env, NO_COLOR: '1', ...env } }, (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out, err }));
  });
}

const schema = (name: string): Schema => JSON.parse(readFileSync(join(import.meta.dirname, '..', 'docs', 'schema', `${name}.json`), 'utf8')) as Schema;

type Looked = { kind: string; layer: number; heads: number; from: string; to: string; queries: string[]; keys: string[]; weights: number[] };
type Source = { source: string; box?: number[]; text?: string; score: number };
type Result = { input: string; question?: string; text: string; score: number; tokens: { text: string; start: number; end: number }[]; sightlines: { text: string; start: number; end: number; sources: Source[] }[] };

describe('caption and ask', () => {
  it('tell in JSON where each word looked, in pixels of the picture', async () => {
    const { code, out, err } = await run(['caption', caption, picture, join(pictures, 'orientation-6.jpg'), '--json']);
    expect([code, err]).toEqual([0, '']);
    const results = out.trim().split('\n').map((line) => JSON.parse(line) as Result);
    expect(results.map((one) => one.input)).toEqual([picture, join(pictures, 'orientation-6.jpg')]);
    for (const one of results) expect(broken(schema('description'), one)).toEqual([]);
    for (const { text, score, tokens, sightlines } of results) {
      expect(score).toBeLessThan(0);
      for (const token of tokens) expect(text.slice(token.start, token.end)).toBe(token.text);
      expect(sightlines.map((line) => line.text).join(' ')).toBe(text);
      for (const { sources } of sightlines) {
        expect(sources.length).toBeGreaterThan(0);
        for (const { source, box, score: share } of sources) {
          expect(source).toBe('image');
          const [left, top, right, bottom] = box as [number, number, number, number];
          // both files are 57 pixels wide and 40 high, whichever way up they are seen
          expect(left >= 0 && left < right && right <= 57 && top >= 0 && top < bottom && bottom <= 40).toBe(true);
          expect(share > 0 && share <= 1).toBe(true);
        }
        expect([...sources].sort((a, b) => b.score - a.score)).toEqual(sources);
      }
    }
  }, 60_000);

  it('begin as the folder says, unless they are told how', async () => {
    const said = JSON.parse((await run(['caption', caption, picture, '--json', '--prompt', 'w7 w8'])).out) as Result;
    const unsaid = JSON.parse((await run(['caption', caption, picture, '--json'])).out) as Result;
    const file = join(caption, 'sightline.json');
    writeFileSync(file, JSON.stringify({ prompt: 'w7 w8' }));
    try {
      expect([said.text === unsaid.text, JSON.parse((await run(['caption', caption, picture, '--json'])).out)]).toEqual([false, said]);
      expect(JSON.parse((await run(['caption', caption, picture, '--json', '--prompt', ''])).out)).toEqual(unsaid);
      expect(JSON.parse((await run(['inspect', caption, picture, '--json'])).out).output).toBe(said.text);
    } finally {
      rmSync(file);
    }
  }, 60_000);

  it('check by cutting: the whole picture, cells, a box; words of the question', async () => {
    type Cut = { source: string; box?: number[]; whole?: boolean; text?: string; fall: number; falls: number[] };
    const { out, err } = await run(['caption', caption, picture, '--json', '--cut']);
    expect(err).toBe('');
    const result = JSON.parse(out) as Result & { cuts: Cut[] };
    expect(broken(schema('description'), result)).toEqual([]);
    // three regions a side are three cells a side
    expect(result.cuts.map((cut) => cut.whole)).toEqual([true, ...new Array<boolean>(9).fill(false)]);
    expect(result.cuts[0]?.box).toEqual([0, 0, 57, 40]);
    for (const { falls } of result.cuts) expect(falls.length).toBe(result.sightlines.length);
    const one = JSON.parse((await run(['caption', caption, picture, '--json', '--cut', '--at', '1,1,18,12'])).out) as { cuts: Cut[] };
    expect(one.cuts.map(({ box }) => box)).toEqual([[0, 0, 57, 40], [1, 1, 18, 12]]);
    expect(Math.abs((one.cuts[1]?.fall as number) - (result.cuts[1]?.fall as number))).toBeLessThan(1e-4);
    const asked = JSON.parse((await run(['ask', answer, picture, 'w7 w8', '--json', '--cut'])).out) as { cuts: Cut[] };
    expect(broken(schema('description'), asked)).toEqual([]);
    expect(asked.cuts.filter((cut) => cut.source === 'question').map(({ text }) => text)).toEqual(['w7', 'w8']);
    expect((await run(['caption', caption, picture, '--cut'])).out).toMatch(/cut check: what becomes less likely when a part of the source is hidden \(nats\)\n(.*\n)*the whole picture {2,}-?\d/);
  }, 60_000);

  it('give each of several pictures the answer that it has alone, in order, but for one that cannot be read', async () => {
    const files = ['wide.png', 'tall.png', 'alpha.png', 'grey.png', 'wide.webp', 'tiny.png', 'palette.png', 'cmyk.jpg', 'sixteen.png', 'wide.jpg'].map((name) => join(pictures, name));
    const model = await loadDescriber(caption);
    try {
      for (const options of [{}, { beams: 3 }]) {
        const together: string[] = [];
        for await (const { description } of model.describeAll(await Promise.all(files.map((file) => readPicture(file))), options)) {
          const { description: alone } = await model.describe(await readPicture(description.input), options);
          expect(description.text).toBe(alone.text);
          expect(description.score).toBeCloseTo(alone.score, 5);
          expect(description.sightlines.map((line) => line.sources.map((source) => 'box' in source && source.box))).toEqual(alone.sightlines.map((line) => line.sources.map((source) => 'box' in source && source.box)));
          together.push(description.input);
        }
        expect(together).toEqual(files);
      }
    } finally {
      await model.release();
    }
    // one that cannot be read is told; those beside it are described
    const { code, out, err } = await run(['caption', caption, ...files.slice(0, 2), join(pictures, 'truncated.png'), 'missing.png', ...files.slice(2), '--json']);
    expect(code).toBe(2);
    expect(err).toMatch(/truncated\.png cannot be decoded.*\n.*there must be a file missing\.png/);
    expect(out.trim().split('\n').map((line) => (JSON.parse(line) as Result).input)).toEqual(files);
  }, 120_000);

  it('hide boxes: what is hidden does not matter, by itself and beside others, with beams and in the check', async () => {
    const whole = await readPicture(picture);
    const other = await readPicture(join(pictures, 'grey.png'));
    // the first of nine regions, and what is painted so far within it that no pixel of another is made of it
    const hide = [[1, 1, 18, 12]] as const;
    const data = whole.data.slice();
    for (let y = 0; y < 5; y++) for (let x = 0; x < 8; x++) for (let c = 0; c < 3; c++) data[3 * (y * whole.width + x) + c] = (97 * x + 31 * y + 60 * c) % 256;
    const painted = { ...whole, data };
    const mute = [{ kind: 'cross', layer: 0, head: 1 }];
    const ways = [{ folder: caption, more: {}, open: {} }, { folder: answer, more: { question: 'w7 w8' }, open: {} }, { folder: caption, more: { mute }, open: { bits: 8 } }, { folder: caption, more: {}, open: { draft: true } }] as const;
    for (const { folder, more, open } of ways) {
      const model = await loadDescriber(folder, open);
      try {
        for (const beams of [1, 3]) {
          const options = { ...more, beams, maxNewTokens: 6 };
          const seen = (await model.describe(whole, { ...options, hide, cut: hide })).description;
          const alone = (await model.describe(painted, { ...options, hide })).description;
          expect(alone.text).toBe(seen.text);
          expect(alone.score).toBeCloseTo(seen.score, 5);
          expect((await model.describe(whole, options)).description.score).not.toBeCloseTo(seen.score, 5);
          // hidden already, it is missed no more
          expect(Math.abs(seen.cuts?.[1]?.fall as number)).toBeLessThan(1e-5);
          for (const { sources } of seen.sightlines) for (const source of sources) if ('box' in source) expect(source.box[0] >= 18 || source.box[1] >= 12).toBe(true);
          const together: number[] = [];
          for await (const { description } of model.describeAll([other, painted], { ...options, hide })) together.push(description.score);
          expect(together[1]).toBeCloseTo(seen.score, 5);
        }
      } finally {
        await model.release();
      }
    }
    const told = JSON.parse((await run(['caption', caption, picture, '--json', '--hide', '1,1,18,12;20,1,30,12'])).out) as Result;
    expect(told.score).not.toBeCloseTo((JSON.parse((await run(['caption', caption, picture, '--json'])).out) as Result).score, 5);
    for (const [folder, boxes, refusal] of [
      [caption, '1,1,18', /^--hide must be left,top,right,bottom as numbers, got "1,1,18"/], [caption, '90,90,99,99', /^describe: a box must lie within what the model sees/],
      [prompted, '1,1,18,12', /^describe: boxes can be hidden from a model with an encoder of its own, got llava/],
    ] as const) {
      const { code, out, err } = await run(['caption', folder, picture, '--hide', boxes]);
      expect([code, out]).toEqual([2, '']);
      expect(err).toMatch(refusal);
    }
  }, 120_000);

  it('go on from a prompt', async () => {
    const { out } = await run(['caption', caption, picture, '--json', '--prompt', 'w17 w9', '--beams', '2']);
    expect((JSON.parse(out) as Result).text.length).toBeGreaterThan(0);
  }, 60_000);

  it('answer, and point at words of the question too', async () => {
    const { code, out } = await run(['ask', answer, picture, 'w7 w8 w9', '--json']);
    expect(code).toBe(0);
    const result = JSON.parse(out) as Result;
    expect(broken(schema('description'), result)).toEqual([]);
    expect(result.question).toBe('w7 w8 w9');
    const sources = result.sightlines.flatMap((line) => line.sources);
    expect(new Set(sources.map((one) => one.source))).toEqual(new Set(['image', 'question']));
    for (const one of sources) if (one.source === 'question') expect(['w7', 'w8', 'w9']).toContain(one.text);
  }, 60_000);

  it.each<[string, Record<string, string>]>([['piped', {}], ['in colours', { NO_COLOR: '', FORCE_COLOR: '1', COLORTERM: 'truecolor' }]])('ask draws the words of the question too, %s', async (_, env) => {
    const { sightlines } = JSON.parse((await run(['ask', answer, picture, 'w7 w8 w9', '--json'])).out) as Result;
    const { out } = await run(['ask', answer, picture, 'w7 w8 w9'], env);
    const [, below = ''] = out.split(/^.*words of the question that each looked at, with their share of it.*\n/m);
    const told = sightlines.map(({ text, sources }) => [text, ...sources.flatMap((one) => (one.source === 'question' ? [`${one.text} ${Math.round(one.score * 100)}%`] : [])).slice(0, 3)].join(' '));
    expect(below.trimEnd().split('\n').map((line) => line.replaceAll(/ +/g, ' '))).toEqual(told);
    expect((await run(['caption', caption, picture], env)).out).not.toContain('words of the question');
  }, 60_000);

  it('ask about pictures of a prompt, one or several, and cut them', async () => {
    const [other, limits] = [join(pictures, 'orientation-6.jpg'), ['--max-new-tokens', '4', '--beams', '1']];
    for (const files of [[picture], [picture, other]]) {
      const { code, out, err } = await run(['ask', prompted, ...files, 'w7 w8', '--cut', '--json', ...limits]);
      expect([code, err]).toEqual([0, '']);
      const result = JSON.parse(out) as Result & { inputs?: string[]; cuts: { source: string; picture?: number; whole?: boolean }[] };
      expect(broken(schema('description'), result)).toEqual([]);
      expect(result.inputs ?? [result.input]).toEqual(files);
      expect(result.cuts.filter((cut) => cut.whole).map((cut) => cut.picture)).toEqual(files.length > 1 ? [0, 1] : [undefined]);
      expect(result.cuts.filter((cut) => cut.source === 'question').length).toBe(2);
    }
    const drawn = await run(['ask', prompted, picture, other, 'w7 w8', ...limits]);
    expect(drawn.out).toContain(`\n${other}\nw`);
  }, 120_000);

  it('ask about a picture in square tiles and as a whole, and cut it', async () => {
    const { code, out, err } = await run(['ask', squares, picture, 'w7 w8', '--cut', '--json', '--max-new-tokens', '4']);
    expect([code, err]).toEqual([0, '']);
    const result = JSON.parse(out) as Result & { cuts: { source: string; box?: number[]; whole?: boolean; fall: number }[] };
    expect(broken(schema('description'), result)).toEqual([]);
    // four regions a side of both tiles, two a side of the whole; the last three of 27 pixels are not looked at
    const sizes = result.sightlines.flatMap(({ sources }) => sources.flatMap(({ box: [left = 0, top = 0, right = 0, bottom = 0] = [] }) => (right > 0 ? [`${(right - left).toFixed(1)} × ${(bottom - top).toFixed(1)}`] : [])));
    expect(sizes.length).toBeGreaterThan(0);
    for (const size of sizes) expect(['12.7 × 8.9', '25.3 × 17.8']).toContain(size);
    expect(result.cuts.filter(({ source }) => source === 'image').length).toBe(17);
    for (const { fall } of result.cuts) expect(Math.abs(fall)).toBeGreaterThan(1e-7);
    expect((await run(['ask', squares, picture, 'w7 w8', '--max-new-tokens', '4'])).out).toMatch(/^w\d+[^\n]*\n\n(w\d+ +(\[\d+ \d+ \d+ \d+\] \d+% *)+\n?)+/);
  }, 120_000);

  it('read, over regions that a tower of windows leaves', async () => {
    const { code, out } = await run(['read', reader, picture, '--json', '--beams', '2']);
    expect(code).toBe(0);
    const result = JSON.parse(out) as Result;
    expect(broken(schema('description'), result)).toEqual([]);
    // 6 × 5 regions of a picture 57 wide and 40 high
    for (const { sources } of result.sightlines) for (const { box } of sources) expect([(box?.[2] as number) - (box?.[0] as number), (box?.[3] as number) - (box?.[1] as number)].map((value) => Math.round(value * 10) / 10)).toEqual([11.4, 6.7]);
  }, 60_000);

  it('draw plainly when piped, in half blocks where there is true colour', async () => {
    const plain = await run(['caption', caption, picture]);
    expect(plain.out).toMatch(/^w\d+[^\n]*\n\n(w\d+ +(\[\d+ \d+ \d+ \d+\] \d+% *)+\n?)+/);
    expect(plain.out).not.toContain('\u001b');
    const drawn = await run(['caption', caption, picture], { NO_COLOR: '', FORCE_COLOR: '1', COLORTERM: 'truecolor' });
    expect(drawn.out).toMatch(/\u001b\[38;2;\d+;\d+;\d+m\u001b\[48;2;\d+;\d+;\d+m▀/);
  }, 60_000);

  it('save drawings', async () => {
    const [svg, png] = [join(home, 'map.svg'), join(home, 'map.png')];
    expect((await run(['caption', caption, picture, '--save', svg])).code).toBe(0);
    expect(readFileSync(svg, 'utf8')).toMatch(/^<svg [\s\S]*<image id="picture"[\s\S]*<path fill="rgb[\s\S]*<\/svg>\n$/);
    expect((await run(['ask', answer, picture, 'w7', '--save', png])).code).toBe(0);
    const drawn = await readPicture(png);
    expect(drawn.width).toBeGreaterThan(200);
  }, 60_000);

  it.each([
    [['caption', caption], /caption: give a picture/],
    [['caption', caption, 'none.png'], /there must be a file none\.png/],
    [['caption', answer, picture], /answers questions, and none was given; try `ask`/],
    [['ask', caption, picture, 'w7'], /only describes; try `caption`/],
    [['ask', answer, picture], /give a picture and one question/],
    [['ask', answer, picture, picture, 'w7'], /must read several pictures in a prompt, got blip, which reads one/],
    [['ask', prompted, picture, 'w7 [IMAGE]'], /a question must hold no special tokens, got "\[IMAGE\]"/],
    [['caption', classes, picture], /must read pictures and write text, got vit/],
    [['classify', caption, picture], /must read pictures and tell what they are, got blip/],
    [['classify', clip, picture], /name the labels to choose among/],
    [['classify', classes, picture, 'cat'], /takes no labels/],
    [['classify', classes, picture, '--template', 'a {}'], /takes no template, got "a \{\}"/],
    [['classify', clip, picture, 'w7', ''], /a label must have at least one word, got an empty one/],
    [['classify', clip, picture, 'w7', '--top', '1'], /--top is for models with classes of their own, got a label with it/],
    [['classify', clip, picture, 'w7 '.repeat(200)], /at most \d+ tokens, got \d+ in "[w7 ]{77}…"/],
    [['inspect', classes, picture, '--prompt', 'w7'], /a model that judges pictures takes no prompt, got "w7"/],
    [['caption', caption, picture, '--at', '0,0,9,9'], /--at must come with --cut/],
    [['caption', caption, picture, '--cut', '--at', '0,0,9'], /--at must be left,top,right,bottom as numbers, got "0,0,9"/],
    [['caption', caption, picture, '--cut', '--at', '90,0,99,9'], /a box must lie within what the model sees/],
    [['caption', caption, picture, '--cut', '--sightlines', 'off'], /--cut speaks of words/],
    [['caption', caption, picture, '--save', 'map.gif'], /ends in \.svg or \.png/],
    [['caption', caption, join(pictures, 'drawing.svg')], /must be PNG, JPEG/],
  ])('refuse %j', async (args, message) => {
    const { code, err } = await run(args);
    expect(code).toBe(2);
    expect(err).toMatch(message);
    expect(err.trim().split('\n').length).toBe(1);
  }, 60_000);

  it('put the warmest region where the drawing says', async () => {
    const model = await loadDescriber(caption);
    try {
      const seen = await readPicture(join(pictures, 'orientation-6.jpg'));
      const { description, heat } = await model.describe(seen);
      const best = description.sightlines[0]?.sources[0] as unknown as { box: [number, number, number, number] };
      const shares = heat?.shares[0] as Float64Array;
      const index = shares.indexOf(Math.max(...shares));
      expect(heat?.boxes[index]?.map((value) => Math.round(value * 100) / 100)).toEqual(best.box);
      // region 0 of the model is the upper left of the picture as it is seen
      const corner = boxUpright(seen, heat?.boxes[0] as [number, number, number, number]);
      expect([corner[0], corner[1]].map((value) => Math.round(value))).toEqual([0, 0]);
      expect([seen.width, seen.height]).toEqual([40, 57] satisfies [Picture['width'], Picture['height']]);
    } finally {
      await model.release();
    }
  }, 60_000);
});

describe('classify', () => {
  it('among labels, and by classes of its own', async () => {
    type Labels = { input: string; labels: { label: string; score: number }[] };
    const among = JSON.parse((await run(['classify', clip, picture, 'w7 w8', 'w9', '--json'])).out) as Labels;
    expect(broken(schema('classification'), among)).toEqual([]);
    expect(among.labels.map((one) => one.label).sort()).toEqual(['w7 w8', 'w9']);
    expect(among.labels.reduce((sum, one) => sum + one.score, 0)).toBeCloseTo(1, 6);
    expect(among.labels[0]?.score).toBeGreaterThanOrEqual(among.labels[1]?.score as number);
    for (const model of [siglip, match]) {
      const each = JSON.parse((await run(['classify', model, picture, 'w7 w8', 'w9', '--json'])).out) as Labels;
      for (const { score } of each.labels) expect(score > 0 && score < 1).toBe(true);
      // by itself, a label scores as it does beside others
      const alone = JSON.parse((await run(['classify', model, picture, 'w9', '--json'])).out) as Labels;
      expect(alone.labels[0]?.score).toBeCloseTo(each.labels.find((one) => one.label === 'w9')?.score as number, 5);
    }
    const own = JSON.parse((await run(['classify', classes, picture, '--json'])).out) as Labels;
    expect(own.labels.map((one) => one.label).sort()).toEqual(['cat', 'dog', 'tree']);
    expect(await run(['classify', clip, picture, 'w7', '--template', 'w8'])).toMatchObject({ code: 2, err: '--template must contain {}, got "w8"\n' });
    const table = drawLabels([{ label: '猫がソファの上で寝ている', score: 0.7 }, { label: 'a long story '.repeat(20), score: 0.3 }, { label: 'dog', score: 0 }], 60);
    for (const line of table.split('\n')) expect(cells(line)).toBeLessThanOrEqual(60);
    expect(new Set(table.split('\n').map((line) => cells(line.slice(0, line.indexOf('%'))))).size).toBe(1);
    expect((await run(['classify', classes, picture, '--top', '1'])).out).toMatch(/^(cat|dog|tree) +\d+\.\d% +█*\n$/);
  }, 120_000);
});

describe('inspect of a picture in a prompt', () => {
  it('gives the maps of what was written to the picture and to the prompt', async () => {
    const { code, out, err } = await run(['inspect', prompted, picture, 'w7 w8', '--json']);
    expect([code, err]).toEqual([0, '']);
    const inspection = JSON.parse(out) as { output: string; sides: Record<string, { tokens: string[]; picture?: { boxes: unknown[] } }>; maps: Looked[] };
    expect(broken(schema('inspection'), inspection)).toEqual([]);
    const { output, sides, maps } = inspection;
    expect(output).toBe((JSON.parse((await run(['ask', prompted, picture, 'w7 w8', '--json'])).out) as Result).text);
    expect([...new Set(maps.map(({ kind, from, to }) => `${kind}: ${from} ${to}`))]).toEqual(['picture: output source', 'prompt: output question']);
    expect(sides['question']?.tokens).toEqual(expect.arrayContaining(['w4', 'w7', 'w8', 'w5']));
    const looks = maps.filter(({ kind }) => kind === 'picture');
    for (const look of looks) {
      const said = maps.find(({ kind, layer }) => kind === 'prompt' && layer === look.layer) as Looked;
      expect([look.keys.length, look.weights.length]).toEqual([sides['source']?.picture?.boxes.length, look.heads * look.queries.length * look.keys.length]);
      for (let head = 0; head < look.heads; head++) {
        // what chose the first token saw the prompt alone
        const first = ({ keys, queries, weights }: Looked): number => weights.slice(head * queries.length * keys.length, (head * queries.length + 1) * keys.length).reduce((sum, value) => sum + value, 0);
        expect(first(look) + first(said)).toBeCloseTo(1, 5);
      }
    }
    const glance = await run(['inspect', prompted, picture, 'w7 w8']);
    expect(glance.out).toMatch(/picture: the output looks at the picture/);
    // what is no file is read by itself, as before
    expect((await run(['inspect', prompted, 'w7 w8'])).out).toMatch(/self: the text looks at itself/);
    const file = join(home, 'prompted.html');
    expect((await run(['inspect', prompted, picture, 'w7 w8', '--html', file])).code).toBe(0);
  }, 120_000);

  it('gives them of the layers that look at it alone, over all tiles', async () => {
    const { code, out, err } = await run(['inspect', tiled, picture, 'w7 w8', '--json']);
    expect([code, err]).toEqual([0, '']);
    const { maps, sides } = JSON.parse(out) as { maps: Looked[]; sides: Record<string, { tokens: string[] }> };
    expect(maps.map(({ kind, layer }) => `${kind}.${layer}`)).toEqual(['prompt.0', 'picture.1', 'prompt.2']);
    // two tiles side by side, each two rows of two patches
    expect(sides['source']?.tokens.slice(0, 5)).toEqual(['1·1', '1·2', '1·3', '1·4', '2·1']);
    const { heads, queries, keys, weights } = maps.find(({ kind }) => kind === 'picture') as Looked;
    for (let row = 0; row < heads * queries.length; row++) {
      const share = weights.slice(row * keys.length, (row + 1) * keys.length).reduce((sum, value) => sum + value, 0);
      expect(share > 0.1 && share < 1.00001).toBe(true);
    }
  }, 120_000);
});

describe('inspect of a picture in square tiles', () => {
  it('gives the maps to its tiles, to the whole of it and to the prompt', async () => {
    const { code, out, err } = await run(['inspect', squares, picture, 'w7 w8', '--target', 'w9 w10', '--json']);
    expect([code, err]).toEqual([0, '']);
    const inspection = JSON.parse(out) as { sides: Record<string, { tokens: string[]; picture?: { rows: number; columns: number; boxes: number[][] } }>; maps: Looked[] };
    expect(broken(schema('inspection'), inspection)).toEqual([]);
    const { maps, sides } = inspection;
    expect(maps.map(({ kind, layer, to }) => `${kind}.${layer} ${to}`)).toEqual(['picture.0 source', 'whole.0 whole', 'prompt.0 question', 'picture.1 source', 'whole.1 whole', 'prompt.1 question']);
    expect([sides['source'], sides['whole']].map((side) => [side?.tokens.length, side?.picture?.rows, side?.picture?.columns, side?.picture?.boxes.length])).toEqual([[16, 4, 4, 16], [4, 2, 2, 4]]);
    for (const layer of [0, 1]) {
      const each = maps.filter((map) => map.layer === layer);
      for (let head = 0; head < (each[0]?.heads ?? 0); head++) {
        const first = ({ keys, queries, weights }: Looked): number => weights.slice(head * queries.length * keys.length, (head * queries.length + 1) * keys.length).reduce((sum, value) => sum + value, 0);
        expect(each.reduce((sum, map) => sum + first(map), 0)).toBeCloseTo(1, 5);
      }
    }
    const glance = await run(['inspect', squares, picture, 'w7 w8', '--target', 'w9 w10']);
    expect(glance.out).toMatch(/picture: the output looks at the picture\n[\s\S]*whole: the output looks at the picture as a whole\n[\s\S]*prompt: the output looks at the prompt/);
    const file = join(home, 'squares.html');
    expect((await run(['inspect', squares, picture, 'w7 w8', '--target', 'w9 w10', '--html', file])).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain('data:image/');
  }, 120_000);
});

describe('inspect of models that judge', () => {
  type Inspection = { output?: string; question?: string; sides: Record<string, { picture?: { boxes: unknown[] } }>; maps: Looked[] };
  const look = async (args: readonly string[]): Promise<Inspection> => {
    const { code, out, err } = await run(['inspect', ...args, '--json']);
    expect([code, err]).toEqual([0, '']);
    return JSON.parse(out) as Inspection;
  };

  it('gives the maps of forward, and the class', async () => {
    const { output, sides, maps } = await look([classes, picture]);
    expect(output).toMatch(/^(cat|dog|tree), \d+%$/);
    const opened = await openModel(nodeFiles(classes), createNodeRuntime());
    try {
      const { pixels } = processPicture(await readPicture(picture), await readPictureSteps(opened.files));
      const results = await forward(opened.runnable, { pixel_values: { ...pixels, shape: [1, ...pixels.shape.slice(-3)] } }, { reveal: (name) => name.startsWith('attentions.') });
      expect(maps.map(({ layer }) => layer)).toEqual(Object.keys(results).filter((name) => name.startsWith('attentions.')).map((_, i) => i));
      for (const { kind, layer, heads, from, to, keys, weights } of maps) {
        const { shape, data } = results[`attentions.${layer}`] as { shape: readonly number[]; data: Float32Array };
        expect([kind, from, to, 1, heads, keys.length, keys.length]).toEqual(['self', 'source', 'source', ...shape]);
        expect(Math.max(...weights.map((value, i) => Math.abs(value - (data[i] as number))))).toBeLessThan(1e-6);
      }
      // a token for the whole, then a box for each region
      expect(maps[0]?.keys[0]).toBe('<whole>');
      expect(sides['source']?.picture?.boxes.length).toBe((maps[0]?.keys.length ?? 0) - 1);
    } finally {
      await opened.release();
    }
  }, 60_000);

  it.each([
    ['of a picture alone', [clip, picture], ['vision_model_output']],
    ['beside texts', [clip, picture, 'w7 w8', 'w9'], ['text_model_output', 'vision_model_output']],
    ['beside texts that are filled up', [siglip, picture, 'w7 w8'], ['text_model_output', 'vision_model_output', 'vision_model_output.pooling']],
    ['with a text that looks at it', [match, picture, 'w7 w8'], ['cross', 'decoder', 'encoder']],
  ])('gives each tower’s maps, %s', async (_, args, kinds) => {
    const { output, question, maps } = await look(args);
    expect([...new Set(maps.map(({ kind }) => kind))].sort()).toEqual(kinds);
    expect(output !== undefined).toBe(args.length > 2);
    if (args.length > 2) expect(output).toContain(`${question}, `);
    for (const { heads, queries, keys, weights } of maps) {
      expect(weights.length).toBe(heads * queries.length * keys.length);
      // keys that lie behind the text are one, what looks from there is their mean
      for (let row = 0; row < heads * queries.length; row++) expect(weights.slice(row * keys.length, (row + 1) * keys.length).reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 5);
    }
  }, 60_000);

  it('draws them, at a glance, one layer, and as a page', async () => {
    const glance = await run(['inspect', match, picture, 'w7 w8']);
    expect(glance.out).toMatch(/cross: the text looks at the picture/);
    expect(glance.out).toMatch(/encoder: the picture looks at itself/);
    expect((await run(['inspect', siglip, picture])).out).toMatch(/pooling: what stands for the whole looks at the picture/);
    expect((await run(['inspect', classes, picture, '--layer', '0'])).out).toMatch(/self, layer 0, mean of \d+ heads/);
    const file = join(home, 'judge.html');
    expect((await run(['inspect', classes, picture, '--html', file])).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain('data:image/');
  }, 60_000);

  it('refuses labels where there are classes', async () => {
    const { code, err } = await run(['inspect', classes, picture, 'cat']);
    expect([code, err.trim().split('\n').length]).toEqual([2, 1]);
    expect(err).toMatch(/^inspect: .*takes no labels/);
  }, 60_000);
});
