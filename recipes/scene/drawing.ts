// A drawing: a list of shapes in the order they are painted, made with a pen, measured, placed, and written as SVG.
// Outlines belong to the picture, not to the thing: their width stays the same at any size of the thing.
import { type Affine, close, compose, cubic, ellipse, flatten, identity, line, move, type Path, polygon, rectangle, rotation, scaleOf, smooth, transform } from './path.ts';

/** 0xrrggbb. */
export type Colour = number;
export type Shape = {
  readonly path: Path;
  readonly colour: Colour;
  /** The colour at the lower end of a vertical gradient. */
  readonly to?: Colour;
  /** Width of the line; absent: the path is filled. */
  readonly stroke?: number;
  /** Extra width of a line that stays the same however the thing is scaled: an outline. */
  readonly extra?: number;
  readonly alpha?: number;
  readonly evenOdd?: true;
};
export type Box = readonly [left: number, top: number, right: number, bottom: number];

/** t of `b` in `a`, by channel. */
export const mix = (a: Colour, b: Colour, t: number): Colour => {
  const channel = (shift: number): number => Math.round(((a >> shift) & 255) * (1 - t) + ((b >> shift) & 255) * t) << shift;
  return channel(16) | channel(8) | channel(0);
};
export const darker = (colour: Colour, t = 0.25): Colour => mix(colour, 0x000000, t);
export const lighter = (colour: Colour, t = 0.3): Colour => mix(colour, 0xffffff, t);
export const luma = (colour: Colour): number => (0.299 * (colour >> 16) + 0.587 * ((colour >> 8) & 255) + 0.114 * (colour & 255)) / 255;

/** How lines are drawn: ink (dark outline), soft (the fill's own darker shade). Widths in pixels of a 128-pixel picture. */
export type LineStyle = { readonly kind: 'ink' | 'soft'; readonly width: number; readonly ink: Colour };

type Fill = Colour;
export class Pen {
  readonly shapes: Shape[] = [];
  #map: Affine = identity;
  readonly style: LineStyle;

  constructor(style: LineStyle) {
    this.style = style;
  }

  /** Draws inside another frame. */
  within(map: Affine, draw: () => void): void {
    const before = this.#map;
    this.#map = compose(before, map);
    draw();
    this.#map = before;
  }
  turned(degrees: number, x: number, y: number, draw: () => void): void {
    this.within(rotation(degrees, x, y), draw);
  }

  #outline(colour: Colour): Colour {
    if (this.style.kind === 'ink') return this.style.ink;
    return darker(colour, luma(colour) > 0.8 ? 0.42 : 0.38);
  }
  #put(shape: Shape): void {
    const scale = scaleOf(this.#map);
    this.shapes.push({ ...shape, path: transform(shape.path, this.#map), ...(shape.stroke === undefined ? {} : { stroke: shape.stroke * scale }) });
  }
  /** A fill without an outline: details, marks, shadows. */
  bare(colour: Fill, path: Path, options: { alpha?: number; evenOdd?: true; to?: Colour } = {}): void {
    this.#put({ path, colour, ...options });
  }
  /** Parts of one colour that merge into one silhouette: all outlines first, then all fills. A number pair [width, path] is a thick line. */
  body(colour: Colour, ...parts: readonly (Path | readonly [width: number, path: Path])[]): void {
    const edge = this.#outline(colour);
    const extra = this.style.width * 2;
    const thick = (part: Path | readonly [number, Path]): part is readonly [number, Path] => Array.isArray(part[1]);
    for (const part of parts) this.#put(thick(part) ? { path: part[1], colour: edge, stroke: part[0], extra } : { path: part, colour: edge, stroke: 0, extra });
    for (const part of parts) this.#put(thick(part) ? { path: part[1], colour, stroke: part[0] } : { path: part, colour });
  }
  /** A line of the thing itself, without an outline. */
  stroke(colour: Colour, width: number, points: readonly number[], curved = false): void {
    this.#put({ path: curved ? smooth(points, true) : polygon(points, true), colour, stroke: width });
  }
  /** A thick line with an outline: a leg, a pole. */
  limb(colour: Colour, width: number, points: readonly number[], curved = false): void {
    this.body(colour, [width, curved ? smooth(points, true) : polygon(points, true)]);
  }
  /** A thin line in the picture's own hand: a mouth, a whisker, a seam. */
  mark(colour: Colour, points: readonly number[], curved = false, width = 0.8): void {
    this.#put({ path: curved ? smooth(points, true) : polygon(points, true), colour, stroke: 0, extra: Math.max(0.7, this.style.width * width) });
  }
  ellipse(colour: Colour, x: number, y: number, rx: number, ry = rx): void {
    this.body(colour, ellipse(x, y, rx, ry));
  }
  rect(colour: Colour, x: number, y: number, width: number, height: number, r = 0): void {
    this.body(colour, rectangle(x, y, width, height, r));
  }
  poly(colour: Colour, ...points: readonly number[]): void {
    this.body(colour, polygon(points));
  }
  blob(colour: Colour, ...points: readonly number[]): void {
    this.body(colour, smooth(points));
  }
  dot(colour: Colour, x: number, y: number, rx: number, ry = rx): void {
    this.bare(colour, ellipse(x, y, rx, ry));
  }
}

/** The box of what a drawing covers. */
export function bounds(shapes: readonly Shape[]): Box {
  let left = Infinity;
  let top = Infinity;
  let right = -Infinity;
  let bottom = -Infinity;
  for (const { path, stroke, extra = 0 } of shapes) {
    const half = stroke === undefined ? 0 : (stroke + extra) / 2;
    flatten(path, (points) => {
      for (let i = 0; i < points.length; i += 2) {
        const x = points[i] as number;
        const y = points[i + 1] as number;
        if (x - half < left) left = x - half;
        if (x + half > right) right = x + half;
        if (y - half < top) top = y - half;
        if (y + half > bottom) bottom = y + half;
      }
    });
  }
  return [left, top, right, bottom];
}

/** A drawing moved and scaled; outlines keep their width. */
export function placed(shapes: readonly Shape[], map: Affine): Shape[] {
  const scale = scaleOf(map);
  return shapes.map((shape) => ({ ...shape, path: transform(shape.path, map), ...(shape.stroke === undefined ? {} : { stroke: shape.stroke * scale }) }));
}
/** Every line in its full width, for the rasteriser and SVG, at a scale of the whole picture. */
export function finished(shapes: readonly Shape[], scale = 1): Shape[] {
  return shapes.map(({ extra = 0, stroke, path, ...rest }) => ({ ...rest, path: scale === 1 ? path : transform(path, [scale, 0, 0, scale, 0, 0]), ...(stroke === undefined ? {} : { stroke: (stroke + extra) * scale }) }));
}

const number = (value: number): string => String(Math.round(value * 100) / 100);
const hex = (colour: Colour): string => `#${colour.toString(16).padStart(6, '0')}`;
function pathData(path: Path): string {
  let text = '';
  for (let i = 0; i < path.length; ) {
    const code = path[i] as number;
    const count = code === cubic ? 6 : code === close ? 0 : 2;
    text += (code === move ? 'M' : code === line ? 'L' : code === cubic ? 'C' : 'Z') + path.slice(i + 1, i + 1 + count).map(number).join(' ');
    i += 1 + count;
  }
  return text;
}
/** A finished drawing as SVG, `size` pixels square, of a frame `frame` units square. */
export function svg(shapes: readonly Shape[], size: number, frame = 128): string {
  // a gradient is named by its colours: several drawings may stand on one page
  const definitions = new Map<string, string>();
  const body = shapes.map((shape) => {
    let paint = hex(shape.colour);
    if (shape.to !== undefined) {
      const id = `g${paint.slice(1)}${hex(shape.to).slice(1)}`;
      definitions.set(id, `<linearGradient id="${id}" x2="0" y2="1"><stop stop-color="${paint}"/><stop offset="1" stop-color="${hex(shape.to)}"/></linearGradient>`);
      paint = `url(#${id})`;
    }
    const opacity = shape.alpha === undefined ? '' : ` opacity="${number(shape.alpha)}"`;
    if (shape.stroke !== undefined) return `<path d="${pathData(shape.path)}" fill="none" stroke="${paint}" stroke-width="${number(shape.stroke)}"${opacity}/>`;
    return `<path d="${pathData(shape.path)}" fill="${paint}"${shape.evenOdd ? ' fill-rule="evenodd"' : ''}${opacity}/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 ${frame} ${frame}" stroke-linecap="round" stroke-linejoin="round">${definitions.size > 0 ? `<defs>${[...definitions.values()].join('')}</defs>` : ''}${body.join('')}</svg>\n`;
}
