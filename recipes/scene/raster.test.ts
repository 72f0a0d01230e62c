import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { bounds, finished, Pen, type Shape, svg } from './drawing.ts';
import { ellipse, polygon, rectangle, rotation, sineCosine, smooth, transform } from './path.ts';
import { Raster } from './raster.ts';

const white = { path: rectangle(0, 0, 64, 64), colour: 0xffffff };
function draw(shapes: readonly Shape[], size = 64): Raster {
  const raster = new Raster(size, size);
  raster.draw([white, ...shapes]);
  return raster;
}
/** Pixels' worth of black. */
const blackness = (raster: Raster): number => raster.pixels.reduce((sum, one) => sum + (255 - one) / 255, 0) / 3;

describe('the rasteriser', () => {
  it.each([0, 0.1, 0.25, 0.5, 0.73])('covers a square exactly, at an offset of %f', (offset) => {
    expect(Math.abs(blackness(draw([{ path: rectangle(10 + offset, 12 + offset, 20, 20.5), colour: 0 }])) - 410)).toBeLessThan(0.2);
  });
  it.each([3, 10, 25])('covers a circle of radius %i', (r) => {
    expect(Math.abs(blackness(draw([{ path: ellipse(32.3, 31.6, r), colour: 0 }])) / (Math.PI * r * r) - 1)).toBeLessThan(r < 5 ? 0.05 : 0.015);
  });
  it('gives a pixel the share that is covered', () => {
    const { pixels } = draw([{ path: rectangle(10, 10, 1, 0.25), colour: 0 }, { path: polygon([20, 20, 21, 20, 20, 21]), colour: 0 }]);
    expect(pixels[(10 * 64 + 10) * 3]).toBe(191);
    expect(pixels[(20 * 64 + 20) * 3]).toBe(128);
  });
  it('turns either way', () => {
    expect(draw([{ path: polygon([5, 5, 50, 9, 30, 44]), colour: 0 }]).pixels).toEqual(draw([{ path: polygon([30, 44, 50, 9, 5, 5]), colour: 0 }]).pixels);
  });
  it('leaves a hole by the even-odd rule and none by the other', () => {
    const path = [...rectangle(10, 10, 20, 20), ...rectangle(15, 15, 10, 10)];
    expect(blackness(draw([{ path, colour: 0, evenOdd: true }]))).toBeCloseTo(300, 3);
    expect(blackness(draw([{ path, colour: 0 }]))).toBeCloseTo(400, 3);
  });
  it('draws a line with round ends as wide as it is said to be', () => {
    expect(Math.abs(blackness(draw([{ path: polygon([12, 20, 52, 20], true), colour: 0, stroke: 6 }])) - (240 + Math.PI * 9))).toBeLessThan(2);
    const ring = blackness(draw([{ path: ellipse(32, 32, 20), colour: 0, stroke: 4 }]));
    expect(Math.abs(ring / (Math.PI * (22 * 22 - 18 * 18)) - 1)).toBeLessThan(0.03);
  });
  it('clips what lies outside, on every side', () => {
    for (const [x, y] of [[-50, 10], [100, 10], [10, -50], [10, 100]] as const) expect(blackness(draw([{ path: rectangle(x, y, 20, 20), colour: 0 }]))).toBe(0);
    expect(blackness(draw([{ path: rectangle(-10, -10, 20, 20), colour: 0 }, { path: rectangle(54, 54, 40, 40), colour: 0 }]))).toBeCloseTo(200, 3);
    expect(blackness(draw([{ path: polygon([-20, 32, 32, -20, 84, 32, 32, 84]), colour: 0 }])) / (64 * 64 - 4 * 0.5 * 12 * 12)).toBeCloseTo(1, 2);
  });
  it('leaves nothing behind for the next shape', () => {
    const one: Shape = { path: smooth([5, 60, 32, 2, 60, 40, 20, 50]), colour: 0 };
    const other: Shape = { path: ellipse(40, 40, 30, 9), colour: 0x3366cc };
    const raster = new Raster(64, 64);
    raster.draw([white, one, white, other]);
    expect(raster.pixels).toEqual(draw([other]).pixels);
  });
  it('lays a gradient from top to bottom and a veil over what is below', () => {
    const { pixels } = draw([{ path: rectangle(0, 0, 64, 64), colour: 0x000000, to: 0xffffff }, { path: rectangle(0, 0, 1, 1), colour: 0xff0000, alpha: 0.5 }]);
    expect([pixels[0], pixels[1]]).toEqual([128, 0]);
    expect(pixels[3 * 5]).toBe(0);
    expect(pixels[63 * 64 * 3]).toBe(255);
  });
  it('gives the same bytes always', () => {
    const raster = draw([{ path: transform(smooth([5, 60, 32, 2, 60, 40, 20, 50]), rotation(31, 32, 32)), colour: 0x123456 }, { path: ellipse(20, 20, 9, 14), colour: 0xfedcba, stroke: 2.5, alpha: 0.7 }]);
    expect(createHash('sha256').update(raster.pixels).digest('hex').slice(0, 16)).toBe('827bfc46ab6ad284');
  });
});

it('knows sine and cosine', () => {
  for (let angle = -400; angle <= 400; angle += 7.3) {
    const [s, c] = sineCosine(angle);
    expect(s).toBeCloseTo(Math.sin((angle * Math.PI) / 180), 9);
    expect(c).toBeCloseTo(Math.cos((angle * Math.PI) / 180), 9);
  }
});

it('bounds what it draws', () => {
  const pen = new Pen({ kind: 'ink', width: 1.5, ink: 0 });
  pen.turned(25, 30, 30, () => {
    pen.blob(0x884422, 20, 22, 40, 18, 44, 40, 26, 44);
    pen.limb(0x228844, 4, [30, 30, 50, 44, 44, 52], true);
  });
  const shapes = finished(pen.shapes);
  const [left, top, right, bottom] = bounds(pen.shapes);
  const { pixels } = draw(shapes);
  for (let y = 0; y < 64; y++) for (let x = 0; x < 64; x++) if (pixels[(y * 64 + x) * 3 + 1] !== 255) expect(x + 1 > left && x < right && y + 1 > top && y < bottom).toBe(true);
  expect(svg(shapes, 256, 64)).toMatch(/^<svg [^>]*width="256"[^>]*viewBox="0 0 64 64"[^>]*>(<path d="M[^"]+" fill=[^>]+\/>)+<\/svg>\n$/);
});
