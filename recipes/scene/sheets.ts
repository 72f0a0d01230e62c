// Contact sheets: every kind of thing in several looks, and scenes, for a person to judge whether they can be recognised.
import { Chance } from '../fr-en/chance.ts';
import { hairs, shade, skins } from './colours.ts';
import { bounds, type Colour, finished, Pen, placed, type Shape } from './drawing.ts';
import type { Kind } from './kind.ts';
import { kinds } from './kinds/index.ts';
import { rectangle } from './path.ts';
import { Raster } from './raster.ts';
import { combination, lineStyle, paint, scene, sceneSvg } from './scene.ts';

/** One thing in a cell of a sheet. */
function cell(kind: Kind, seed: number, x: number, y: number, size: number): Shape[] {
  const chance = new Chance(seed);
  const main: Colour = kind.colours.length > 0 ? shade(chance, chance.of(kind.colours)) : chance.of(kind.plain ?? [0x808080]);
  const pen = new Pen(lineStyle(chance));
  kind.draw(pen, { main, chance, pose: chance.of(kind.poses ?? ['still']), skin: chance.of(skins), hair: chance.of(hairs) });
  const [left, top, right, bottom] = bounds(pen.shapes);
  const scale = (size - 6) / Math.max(right - left, bottom - top);
  const flip = chance.is(0.5) ? -1 : 1;
  return placed(pen.shapes, [scale * flip, 0, 0, scale, x + size / 2 - (scale * flip * (left + right)) / 2, y + size / 2 - (scale * (top + bottom)) / 2]);
}

/** A sheet of some kinds: a row each, `looks` drawings of `size` pixels. */
export function kindSheet(names: readonly string[], looks: number, size: number, across: number): Raster {
  const shown = kinds.filter((kind) => names.length === 0 || names.includes(kind.name));
  const raster = new Raster(size * looks * across, size * Math.ceil(shown.length / across));
  raster.draw([{ path: rectangle(0, 0, raster.width, raster.height), colour: 0xdfe8d8 }]);
  for (const [i, kind] of shown.entries()) {
    for (let k = 0; k < looks; k++) raster.draw(finished(cell(kind, i * 977 + k * 31 + 5, ((i % across) * looks + k) * size, Math.floor(i / across) * size, size)));
  }
  return raster;
}

/** Scenes side by side, and what is in them as text. */
export function sceneSheet(count: number, size: number, seed: number): { raster: Raster; text: string } {
  const across = Math.min(count, Math.max(1, Math.floor(1152 / size)));
  const raster = new Raster(size * across, size * Math.ceil(count / across));
  const lines: string[] = [];
  for (let i = 0; i < count; i++) {
    const made = scene(new Chance(seed * 100003 + i), 'train');
    const pixels = paint(made, size);
    for (let y = 0; y < size; y++) raster.pixels.set(pixels.subarray(y * size * 3, (y + 1) * size * 3), ((Math.floor(i / across) * size + y) * raster.width + (i % across) * size) * 3);
    lines.push(`${i}: ${combination(made)} ${made.things.map((one) => `${one.size ?? ''} ${one.pose} ×${one.boxes.length}`).join(', ')} ${made.backdrop.place} ${made.backdrop.weather}`);
  }
  return { raster, text: lines.join('\n') };
}

/** One scene as SVG: the one that a sheet of the same seed begins with. */
export const sceneFile = (size: number, seed: number): string => sceneSvg(scene(new Chance(seed * 100003), 'train'), size);
