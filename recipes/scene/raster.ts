// An anti-aliased rasteriser: exact area coverage by signed accumulation (each edge adds its area to the cells that it
// crosses; a running sum along a row gives the winding-weighted coverage). One pass per shape over its own box, no
// sampling, IEEE arithmetic only: the same bytes everywhere. Non-zero winding is the sum clamped to one, which holds as long as a
// shape's contours turn the same way; even-odd folds the sum.
import type { Shape } from './drawing.ts';
import { flatten, type Path, sineCosine } from './path.ts';

const disc: readonly number[] = Array.from({ length: 12 }, (_, i) => sineCosine(i * 30)).flatMap(([s, c]) => [c, s]);

export class Raster {
  readonly width: number;
  readonly height: number;
  /** RGB, row by row. */
  readonly pixels: Uint8Array;
  readonly #sums: Float32Array;
  readonly #stride: number;
  #left = 0;
  #right = 0;
  #top = 0;
  #bottom = 0;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.pixels = new Uint8Array(width * height * 3);
    this.#stride = width + 2;
    this.#sums = new Float32Array(this.#stride * height);
    this.#reset();
  }

  #reset(): void {
    this.#left = this.width;
    this.#right = -1;
    this.#top = this.height;
    this.#bottom = -1;
  }

  draw(shapes: readonly Shape[]): void {
    for (const shape of shapes) {
      if (shape.stroke === undefined) {
        flatten(shape.path, (points) => {
          const n = points.length;
          for (let i = 0; i < n; i += 2) this.#edge(points[i] as number, points[i + 1] as number, points[(i + 2) % n] as number, points[(i + 3) % n] as number);
        });
      } else this.#strokePath(shape.path, shape.stroke / 2);
      this.#blend(shape);
    }
  }

  /** A thick line as quads and discs that all turn the same way; quads share their ends where the path is smooth. */
  #strokePath(path: Path, half: number): void {
    flatten(path, (points, closed) => {
      const count = points.length / 2;
      const segments = closed ? count : count - 1;
      // the offset shared with the segment before
      let px = 0;
      let py = 0;
      let shared = false;
      for (let i = 0; i < segments; i++) {
        const x0 = points[2 * i] as number;
        const y0 = points[2 * i + 1] as number;
        const j = (i + 1) % count;
        const x1 = points[2 * j] as number;
        const y1 = points[2 * j + 1] as number;
        const dx = x1 - x0;
        const dy = y1 - y0;
        const length = Math.sqrt(dx * dx + dy * dy);
        if (length < 1e-6) continue;
        const nx = (-dy / length) * half;
        const ny = (dx / length) * half;
        if (!shared) {
          px = nx;
          py = ny;
          this.#disc(x0, y0, half);
        }
        let qx = nx;
        let qy = ny;
        shared = false;
        if (i + 1 < segments) {
          const k = (i + 2) % count;
          const ex = (points[2 * k] as number) - x1;
          const ey = (points[2 * k + 1] as number) - y1;
          const next = Math.sqrt(ex * ex + ey * ey);
          const cosine = next > 1e-6 ? (dx * ex + dy * ey) / (length * next) : -1;
          if (cosine > 0.7) {
            const size = 1 / (1 + cosine);
            qx = (nx + (-ey / next) * half) * size;
            qy = (ny + (ex / next) * half) * size;
            shared = true;
          }
        }
        this.#edge(x0 + px, y0 + py, x1 + qx, y1 + qy);
        this.#edge(x1 + qx, y1 + qy, x1 - qx, y1 - qy);
        this.#edge(x1 - qx, y1 - qy, x0 - px, y0 - py);
        this.#edge(x0 - px, y0 - py, x0 + px, y0 + py);
        px = qx;
        py = qy;
        if (!shared) this.#disc(x1, y1, half);
      }
    });
  }

  #disc(x: number, y: number, radius: number): void {
    for (let i = 0; i < 24; i += 2) {
      const k = (i + 2) % 24;
      // against the order of the angles: the way the quads turn
      this.#edge(x + (disc[k] as number) * radius, y + (disc[k + 1] as number) * radius, x + (disc[i] as number) * radius, y + (disc[i + 1] as number) * radius);
    }
  }

  /** Adds an edge's signed area to the cells of its rows. */
  #edge(ax: number, ay: number, bx: number, by: number): void {
    if (ay === by) return;
    const sign = ay < by ? 1 : -1;
    // no destructuring in this file's loops: it would allocate
    let x = sign > 0 ? ax : bx;
    let y0 = sign > 0 ? ay : by;
    const x1 = sign > 0 ? bx : ax;
    let y1 = sign > 0 ? by : ay;
    const slope = (x1 - x) / (y1 - y0);
    if (y0 < 0) {
      x -= y0 * slope;
      y0 = 0;
    }
    if (y1 > this.height) y1 = this.height;
    if (y0 >= y1) return;
    const sums = this.#sums;
    const width = this.width;
    const first = Math.floor(y0);
    if (first < this.#top) this.#top = first;
    const last = Math.ceil(y1) - 1;
    if (last > this.#bottom) this.#bottom = last;
    for (let row = first; row <= last; row++) {
      const dy = Math.min(row + 1, y1) - Math.max(row, y0);
      const next = x + slope * dy;
      const weight = sign * dy;
      let from = Math.min(x, next);
      let to = Math.max(x, next);
      x = next;
      from = Math.max(0, Math.min(width, from));
      to = Math.max(0, Math.min(width, to));
      const cell = Math.floor(from);
      const end = Math.ceil(to);
      if (cell < this.#left) this.#left = cell;
      if (end > this.#right) this.#right = end;
      const base = row * this.#stride;
      const at = base + cell;
      if (end <= cell + 1) {
        const share = (from + to) / 2 - cell;
        sums[at] = (sums[at] as number) + weight * (1 - share);
        sums[at + 1] = (sums[at + 1] as number) + weight * share;
      } else {
        const per = 1 / (to - from);
        const start = from - cell;
        const a0 = 0.5 * per * (1 - start) * (1 - start);
        const rest = to - end + 1;
        const am = 0.5 * per * rest * rest;
        sums[at] = (sums[at] as number) + weight * a0;
        if (end === cell + 2) sums[at + 1] = (sums[at + 1] as number) + weight * (1 - a0 - am);
        else {
          const a1 = per * (1.5 - start);
          sums[at + 1] = (sums[at + 1] as number) + weight * (a1 - a0);
          for (let k = cell + 2; k < end - 1; k++) sums[base + k] = (sums[base + k] as number) + weight * per;
          const a2 = a1 + (end - cell - 3) * per;
          sums[base + end - 1] = (sums[base + end - 1] as number) + weight * (1 - a2 - am);
        }
        sums[base + end] = (sums[base + end] as number) + weight * am;
      }
    }
  }

  /** Lays a shape's colour over the pixels and clears its sums. */
  #blend(shape: Shape): void {
    const sums = this.#sums;
    const pixels = this.pixels;
    const width = this.width;
    const stride = this.#stride;
    const { colour, alpha = 1, evenOdd } = shape;
    const to = shape.to ?? colour;
    let [r, g, b] = [colour >> 16, (colour >> 8) & 255, colour & 255];
    const [dr, dg, db] = [(to >> 16) - r, ((to >> 8) & 255) - g, (to & 255) - b];
    const rows = this.#bottom - this.#top;
    const right = Math.min(this.#right, width - 1);
    for (let row = this.#top; row <= this.#bottom; row++) {
      if (to !== colour && rows > 0) {
        const t = (row - this.#top) / rows;
        r = (colour >> 16) + dr * t;
        g = ((colour >> 8) & 255) + dg * t;
        b = (colour & 255) + db * t;
      }
      let sum = 0;
      let p = (row * width + this.#left) * 3;
      for (let i = row * stride + this.#left, x = this.#left; x <= right; x++, i++, p += 3) {
        sum += sums[i] as number;
        sums[i] = 0;
        let cover = sum < 0 ? -sum : sum;
        if (evenOdd) {
          cover %= 2;
          if (cover > 1) cover = 2 - cover;
        } else if (cover > 1) cover = 1;
        if (cover < 0.002) continue;
        cover *= alpha;
        const under = 1 - cover;
        pixels[p] = (pixels[p] as number) * under + r * cover + 0.5;
        pixels[p + 1] = (pixels[p + 1] as number) * under + g * cover + 0.5;
        pixels[p + 2] = (pixels[p + 2] as number) * under + b * cover + 0.5;
      }
      sums[row * stride + width] = 0;
      sums[row * stride + width + 1] = 0;
    }
    this.#reset();
  }
}
