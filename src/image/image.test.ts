// Pictures: what the reference's processors make of the same files, the way back to the user's raster, and refusals.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NDArray } from '../array.ts';
import { memoryFiles, readJson } from '../checkpoint/index.ts';
import { readArrays } from '../raw.ts';
import { pictureSteps, readPictureSteps } from './config.ts';
import { headerSize } from './formats.ts';
import { decodePicture, readPicture } from './node.ts';
import type { Picture } from './picture.ts';
import { boxIn, type PictureSteps, processPicture, regionBoxes, resized } from './process.ts';
import { resize } from './resample.ts';
import { cutSquares, cutTiles } from './tiles.ts';

const folder = join(import.meta.dirname, '../../test/data/pictures');
type Case = { name: string; config: Record<string, never>; old: Record<string, never> | null; pictures: string[] };
const cases = JSON.parse(readFileSync(join(folder, 'cases.json'), 'utf8')) as Case[];
const reference = await readArrays(join(folder, 'reference.safetensors'));

describe.each(cases)('$name', ({ name, config, old, pictures }) => {
  const steps = pictureSteps(config, 'preprocessor_config.json');
  // one part in 255 of the pixels' own range, in the units that normalising leaves
  const unit = (steps.rescale ?? 1) / Math.min(...(steps.normalize?.deviation ?? [1]));

  it.each(pictures)('%s is what the reference makes of it', async (file) => {
    const { pixels: made, whole } = processPicture(await readPicture(join(folder, file)), steps);
    const tiles = (steps.tiles && cutTiles(made, steps.tiles.edge, steps.tiles.most).arrays) ?? (steps.squares && cutSquares(made, steps.squares.edge, whole?.pixels).arrays);
    const ours = tiles ? (tiles['pixel_values'] as NDArray<'float32'>) : made;
    const theirs = reference[`${name} ${file}`] as NDArray<'float32'>;
    expect(ours.shape).toEqual(tiles ? [1, ...theirs.shape] : theirs.shape);
    for (const key of ['aspect_ratio_ids', 'aspect_ratio_mask']) expect(tiles?.[key], key).toEqual(reference[`${name} ${file} ${key}`]);
    let worst = 0;
    let apart = 0;
    for (const [i, value] of theirs.data.entries()) {
      const difference = Math.abs(value - (ours.data[i] as number));
      worst = Math.max(worst, difference);
      if (difference > 1e-5) apart++;
    }
    // a step at most where decoders differ
    expect(worst).toBeLessThan(1.01 * unit);
    if (!/jpg|avif|alpha/.test(file)) expect(apart).toBe(0);
  });

  it.runIf(old)('is read from an older file alike', () => {
    expect(pictureSteps(old as Record<string, never>, 'preprocessor_config.json')).toEqual(steps);
  });
});

describe('configs', () => {
  it('refuse what they do not know', () => {
    expect(() => pictureSteps({ image_processor_type: 'OwlViTImageProcessor' }, 'p.json')).toThrow(/must be one of ViTImageProcessor.*got "OwlViTImageProcessor"/);
    expect(() => pictureSteps({ image_processor_type: 'ViTImageProcessor', do_sharpen: true }, 'p.json')).toThrow(/unknown key "do_sharpen"/);
    expect(() => pictureSteps({ size: 'large' }, 'p.json')).toThrow(/"size" must be a number of pixels/);
    expect(() => pictureSteps({ size: { height: 1e9, width: 4 } }, 'p.json')).toThrow(/"size" must be/);
    expect(() => pictureSteps({ image_std: [0, 1, 1] }, 'p.json')).toThrow(/image_std/);
    expect(() => pictureSteps({ image_processor_type: 'BlipImageProcessor', do_center_crop: true }, 'p.json')).toThrow(/"crop_size" must be given where "do_center_crop" is true/);
    const squares = { image_processor_type: 'SmolVLMImageProcessor' };
    expect(() => pictureSteps({ ...squares, size: { shortest_edge: 12 } }, 'p.json')).toThrow('"size" must have a longest_edge, or height and width');
    expect(() => pictureSteps({ ...squares, max_image_size: { height: 12, width: 12 } }, 'p.json')).toThrow('"max_image_size" must have a longest_edge');
    expect(() => pictureSteps({ image_processor_type: 'CLIPImageProcessor', size: { longest_edge: 12 } }, 'p.json')).toThrow(/"size" must be a number of pixels/);
    expect(() => pictureSteps({ image_processor_type: 'CLIPImageProcessor', do_image_splitting: true }, 'p.json')).toThrow(/unknown key "do_image_splitting"/);
  });
  it('of square tiles are read as the hub has them', () => {
    const steps = pictureSteps({
      do_convert_rgb: true, do_image_splitting: true, do_normalize: true, do_pad: true, do_rescale: true, do_resize: true, image_mean: [0.5, 0.5, 0.5], image_processor_type: 'SmolVLMImageProcessor', image_std: [0.5, 0.5, 0.5],
      max_image_size: { longest_edge: 512 }, processor_class: 'SmolVLMProcessor', resample: 1, rescale_factor: 0.00392156862745098, size: { longest_edge: 2048 }, video_sampling: { fps: 1, max_frames: 64, video_size: { longest_edge: 512 } },
    }, 'p.json');
    expect([steps.resize, steps.squares]).toEqual([{ size: { kind: 'longest', edge: 2048 }, filter: 1 }, { edge: 512, apart: true, filter: 1 }]);
  });
  it('bring pictures to sizes as the reference rounds them', () => {
    // what get_resize_output_image_size of Idefics3's processor says: even, at least one, at most 4096
    const byLongest = (edge: number, width: number, height: number) => resized({ kind: 'longest', edge }, width, height);
    expect([byLongest(2048, 1600, 1201), byLongest(2048, 1201, 1600), byLongest(2048, 4000, 1), byLongest(9, 7, 7), byLongest(6000, 5000, 3000), byLongest(4097, 8, 8)]).toEqual([[2048, 1538], [1538, 2048], [2048, 1], [9, 10], [4096, 2457], [4095, 4096]]);
  });
  it('say with default_to_square what a single number of pixels means', () => {
    const sizeOf = (type: string, square?: boolean) => pictureSteps({ image_processor_type: type, size: 16, ...(square === undefined ? {} : { default_to_square: square }) }, 'p.json').resize?.size;
    const [whole, shorter] = [{ kind: 'exact', height: 16, width: 16 }, { kind: 'shortest', edge: 16, longest: null }];
    expect([sizeOf('CLIPImageProcessor'), sizeOf('CLIPImageProcessor', true), sizeOf('ViTImageProcessor'), sizeOf('ViTImageProcessor', false)]).toEqual([shorter, whole, whole, shorter]);
  });
  it('take a switch that is null for off, and one that is not there as its processor has it', () => {
    const { resize: size, rescale, crop, normalize } = pictureSteps({ image_processor_type: 'DeiTImageProcessor', do_resize: null, do_rescale: null, do_center_crop: null }, 'p.json');
    expect([size, rescale, crop]).toEqual([null, null, null]);
    expect(normalize).not.toBeNull();
  });
  it('refuse a picture larger than what it is to be padded to', async () => {
    const wide = await readPicture(join(folder, 'wide.png'));
    expect(() => processPicture(wide, pictureSteps({ image_processor_type: 'ViTImageProcessor', do_resize: false, do_pad: true, pad_size: { height: 60, width: 50 } }, 'p.json'))).toThrow(/must fit 50 × 60 to be padded, got 57 × 40/);
    expect(() => processPicture(wide, pictureSteps({ image_processor_type: 'DonutImageProcessor', do_resize: false, do_thumbnail: false, size: { height: 30, width: 60 } }, 'p.json'))).toThrow(/must fit 60 × 30 to be padded, got 57 × 40/);
  });
  it('are found inside processor_config.json', async () => {
    const text = JSON.stringify({ image_processor: { image_processor_type: 'BlipImageProcessor', size: { height: 8, width: 8 } }, processor_class: 'BlipProcessor' });
    const files = memoryFiles(new Map([['processor_config.json', new TextEncoder().encode(text)]]), 'memory');
    expect((await readPictureSteps(files)).resize?.size).toEqual({ kind: 'exact', height: 8, width: 8 });
    expect(await readJson(files, 'processor_config.json')).toBeDefined();
    // before what stands beside it, as in the reference
    const both = memoryFiles(new Map([['processor_config.json', text], ['preprocessor_config.json', '{"size":9}']].map(([name, json]) => [name as string, new TextEncoder().encode(json)])), 'memory');
    expect((await readPictureSteps(both)).resize?.size).toEqual({ kind: 'exact', height: 8, width: 8 });
    await expect(readPictureSteps(memoryFiles(new Map(), 'memory'))).rejects.toThrow(/preprocessor_config\.json/);
  });
});

describe('resizing', () => {
  it('of a part alone gives that part', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 5 }), fc.array(fc.nat(1000), { minLength: 4, maxLength: 4 }), (width, height, toWidth, toHeight, filter, draws) => {
        const data = Uint8Array.from({ length: width * height * 3 }, (_, i) => (i * 2654435761) >>> 24);
        const [a, b, c, d] = draws as [number, number, number, number];
        const window = { left: a % toWidth, top: b % toHeight, width: 0, height: 0 };
        window.width = 1 + (c % (toWidth - window.left));
        window.height = 1 + (d % (toHeight - window.top));
        const whole = resize(data, width, height, toWidth, toHeight, filter);
        const part = resize(data, width, height, toWidth, toHeight, filter, window);
        expect(part.length).toBe(window.width * window.height * 3);
        for (let y = 0; y < window.height; y++) {
          const from = ((window.top + y) * toWidth + window.left) * 3;
          expect(part.subarray(y * window.width * 3, (y + 1) * window.width * 3)).toEqual(whole.subarray(from, from + window.width * 3));
        }
      }),
    );
  });
});

describe('files', () => {
  const mean = ({ data }: Picture): number[] => [0, 1, 2].map((channel) => data.reduce((sum, value, i) => sum + (i % 3 === channel ? value : 0), 0) / (data.length / 3));
  it('of 16 bits keep their upper 8', async () => {
    const [sixteen, grey] = await Promise.all(['sixteen.png', 'grey.png'].map((file) => readPicture(join(folder, file))));
    expect([...(sixteen as Picture).data]).toEqual([...(grey as Picture).data]);
  });
  it('of four inks become colours by the reference’s rule: what they were made of', async () => {
    const [ink, plain] = (await Promise.all(['cmyk.jpg', 'wide.png'].map((file) => readPicture(join(folder, file))))) as [Picture, Picture];
    expect(ink.data.length).toBe(plain.data.length);
    for (const [i, value] of mean(ink).entries()) expect(Math.abs(value - (mean(plain)[i] as number))).toBeLessThan(2);
  });
  it.each([
    ['truncated.jpg', /truncated\.jpg cannot be decoded, it is damaged or cut short \(.+\)$/],
    ['truncated.png', /truncated\.png cannot be decoded, it is damaged or cut short \(.+\)$/],
    ['drawing.svg', /drawing\.svg must be PNG, JPEG, WebP, AVIF, GIF or TIFF, got something else$/],
    ['none.png', /there must be a file .*none\.png, and there is none$/],
    ['.', /there must be a file .*pictures, and there is something that is none$/],
  ])('%s is refused in a sentence', async (file, message) => {
    await expect(readPicture(join(folder, file))).rejects.toThrow(message);
  });
  it('of too many bytes or pixels are refused before they are decoded', async () => {
    const file = join(folder, 'wide.png');
    await expect(readPicture(file, { bytes: 100 })).rejects.toThrow(/at most 100 bytes, got \d+$/);
    await expect(readPicture(file, { pixels: 100 })).rejects.toThrow(/pixels/);
    // a header that promises 60,000 × 60,000
    const bomb = Uint8Array.from(readFileSync(file));
    new DataView(bomb.buffer).setUint32(16, 60000);
    new DataView(bomb.buffer).setUint32(20, 60000);
    const began = performance.now();
    await expect(decodePicture(bomb, 'bomb.png')).rejects.toThrow(/^picture: bomb\.png/);
    expect(performance.now() - began).toBeLessThan(250);
    await expect(decodePicture(new Uint8Array(0), 'empty')).rejects.toThrow(/got an empty file/);
  });
  it('promise their sizes in their headers', () => {
    for (const file of ['wide.png', 'wide.jpg', 'wide.webp', 'animated.gif', 'wide.avif', 'cmyk.jpg']) expect([file, headerSize(readFileSync(join(folder, file)))]).toEqual([file, [57, 40]]);
    // cut anywhere, they promise that or nothing
    for (const file of ['wide.png', 'wide.jpg', 'wide.webp', 'animated.gif', 'wide.avif']) {
      const whole = readFileSync(join(folder, file));
      for (let end = 0; end < 700; end++) expect([null, '57,40']).toContain(headerSize(whole.subarray(0, end))?.join() ?? null);
    }
  });
  it('damaged anywhere are decoded or refused in a sentence', async () => {
    const sources = ['wide.png', 'wide.jpg', 'wide.webp', 'animated.gif', 'wide.tiff', 'wide.avif'].map((file) => readFileSync(join(folder, file)));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: sources.length - 1 }), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 6 }), fc.nat(), async (which, changes, cut) => {
        const bytes = Uint8Array.from(sources[which] as Buffer).slice(0, cut % 3 === 0 ? cut % (sources[which] as Buffer).length : undefined);
        for (const [at, value] of changes) if (bytes.length > 0) bytes[at % bytes.length] = value;
        try {
          const { width, height, data } = await decodePicture(bytes, 'some.png', { pixels: 1e6 });
          expect(data.length).toBe(width * height * 3);
        } catch (error) {
          expect((error as Error).name).toBe('InputError');
          expect((error as Error).message).toMatch(/^picture: some\.png [^\n]+$/);
        }
      }),
      { numRuns: 150, seed: 3 },
    );
  }, 60_000);
});

describe('boxes', () => {
  const sizes = fc.integer({ min: 1, max: 40 });
  const frame = fc.record({ height: sizes, width: sizes });
  const optional = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(of, { nil: null });
  const size = fc.oneof(
    fc.record({ kind: fc.constant('exact' as const), height: sizes, width: sizes }),
    fc.record({ kind: fc.constant('shortest' as const), edge: sizes, longest: fc.constant(null) }),
  );
  const chain: fc.Arbitrary<PictureSteps> = fc.record({
    turn: optional(frame), resize: optional(fc.record({ size, filter: fc.constant(0) })), thumbnail: optional(fc.record({ height: sizes, width: sizes, filter: fc.constant(0) })),
    padAround: fc.constant(null), tiles: fc.constant(null), squares: fc.constant(null), crop: optional(frame), rescale: fc.constant(null), normalize: fc.constant(null), padAfter: optional(frame),
  });

  it('of any pixel, through any chain of steps, lie where that pixel came from', () => {
    fc.assert(
      fc.property(sizes, sizes, fc.integer({ min: 1, max: 8 }), chain, (width, height, orientation, steps) => {
        fc.pre(Math.max(width, height) / Math.min(width, height) < 8);
        // each pixel of the file says where it is: column in red, row in green, and that it is one in blue
        const stored = new Uint8Array(width * height * 3);
        for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) stored.set([x, y, 255], (y * width + x) * 3);
        const picture = upright(stored, width, height, orientation);
        // what is padded is brought to a size that fits first
        const cut = steps.padAfter && { ...steps, crop: { height: Math.min(steps.padAfter.height, (steps.crop ?? steps.padAfter).height), width: Math.min(steps.padAfter.width, (steps.crop ?? steps.padAfter).width) } };
        const made = processPicture(picture, cut ?? steps);
        expect(made.stored).toEqual([width, height]);
        for (let y = 0; y < made.height; y++) {
          for (let x = 0; x < made.width; x++) {
            const [column, row, there] = [0, 1, 2].map((channel) => made.pixels.data[(channel * made.height + y) * made.width + x] as number) as [number, number, number];
            const box = boxIn(made, [x, y, x + 1, y + 1]);
            if (there === 0) {
              expect(box).toBeNull();
              continue;
            }
            expect(box).not.toBeNull();
            const [left, top, right, bottom] = box as readonly [number, number, number, number];
            // the nearest pixel is the one under the box's middle, up to a pixel where steps follow one another
            const steps2 = steps.resize && steps.thumbnail ? 1 : 0;
            const near = (low: number, high: number, at: number): void => {
              expect(low).toBeLessThan(at + 1 + steps2 + 1e-9);
              expect(high).toBeGreaterThan(at - steps2 - 1e-9);
            };
            near(left, right, column);
            near(top, bottom, row);
            expect(left >= 0 && top >= 0 && right <= width && bottom <= height).toBe(true);
          }
        }
      }),
      { numRuns: 120, seed: 11 },
    );
  });

  it('of a grid of patches cover the picture once', () => {
    const steps = pictureSteps({ image_processor_type: 'ViTImageProcessor', size: { height: 12, width: 16 } }, 'p');
    const picture: Picture = { name: 'plain', width: 100, height: 60, data: new Uint8Array(100 * 60 * 3), orientation: 6 };
    const boxes = regionBoxes(processPicture(picture, steps), 3, 4, 4, 4) as (readonly [number, number, number, number])[];
    expect(boxes.length).toBe(12);
    expect(boxes.reduce((sum, [left, top, right, bottom]) => sum + (right - left) * (bottom - top), 0)).toBeCloseTo(6000, 6);
    // the file stands (60 wide, 100 high): the first patch of the upright picture is at its lower left
    expect(boxes[0]).toEqual([0, 75, 20, 100]);
  });
});

/** The picture as EXIF says it is to be seen. */
function upright(data: Uint8Array, width: number, height: number, orientation: number): Picture {
  const [w, h] = orientation >= 5 ? [height, width] : [width, height];
  const out = new Uint8Array(data.length);
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const from: readonly [number, number] = ({ 1: [x, y], 2: [width - 1 - x, y], 3: [width - 1 - x, height - 1 - y], 4: [x, height - 1 - y], 5: [y, x], 6: [y, height - 1 - x], 7: [width - 1 - y, height - 1 - x], 8: [width - 1 - y, x] } as Record<number, [number, number]>)[orientation] as [number, number];
      out.set(data.subarray((from[1] * width + from[0]) * 3, (from[1] * width + from[0]) * 3 + 3), (y * w + x) * 3);
    }
  }
  return { name: 'numbered', width: w, height: h, data: out, orientation };
}
