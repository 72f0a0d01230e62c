// Paths of the scene recipes: flat lists of numbers, an opcode and its coordinates (x right, y down), that the rasteriser
// fills and SVG writes. Sine and cosine are computed here from + − × alone: Math.sin may differ in its last bit between
// engines, and a picture must be the same on every machine.

/** Opcodes: move x y, line x y, cubic x1 y1 x2 y2 x y, close. */
export const move = 0;
export const line = 1;
export const cubic = 2;
export const close = 3;
export type Path = number[];

/** x' = a x + c y + e, y' = b x + d y + f. */
export type Affine = readonly [a: number, b: number, c: number, d: number, e: number, f: number];
export const identity: Affine = [1, 0, 0, 1, 0, 0];
/** First `inner`, then `outer`. */
export const compose = (outer: Affine, inner: Affine): Affine => [
  outer[0] * inner[0] + outer[2] * inner[1],
  outer[1] * inner[0] + outer[3] * inner[1],
  outer[0] * inner[2] + outer[2] * inner[3],
  outer[1] * inner[2] + outer[3] * inner[3],
  outer[0] * inner[4] + outer[2] * inner[5] + outer[4],
  outer[1] * inner[4] + outer[3] * inner[5] + outer[5],
];
/** How much an affine map scales lengths in the mean. */
export const scaleOf = (map: Affine): number => Math.sqrt(Math.abs(map[0] * map[3] - map[1] * map[2]));

/** Sine and cosine of an angle in degrees: Taylor's series within an eighth of a turn, error below 1e-12. */
export function sineCosine(degrees: number): readonly [sine: number, cosine: number] {
  const turn = degrees / 90;
  const quarter = Math.round(turn);
  const x = (turn - quarter) * (Math.PI / 2);
  const xx = x * x;
  const s = x * (1 - (xx / 6) * (1 - (xx / 20) * (1 - (xx / 42) * (1 - (xx / 72) * (1 - xx / 110)))));
  const c = 1 - (xx / 2) * (1 - (xx / 12) * (1 - (xx / 30) * (1 - (xx / 56) * (1 - (xx / 90) * (1 - xx / 132)))));
  const side = ((quarter % 4) + 4) % 4;
  if (side === 0) return [s, c];
  if (side === 1) return [c, -s];
  return side === 2 ? [-s, -c] : [-c, s];
}
/** A rotation by degrees, clockwise as seen, about a point. */
export function rotation(degrees: number, x: number, y: number): Affine {
  const [s, c] = sineCosine(degrees);
  return [c, s, -s, c, x - c * x + s * y, y - s * x - c * y];
}

export function transform(path: Path, map: Affine): Path {
  const a = map[0];
  const b = map[1];
  const c = map[2];
  const d = map[3];
  const e = map[4];
  const f = map[5];
  const result = path.slice();
  for (let i = 0; i < path.length; ) {
    const count = path[i] === cubic ? 3 : path[i] === close ? 0 : 1;
    i++;
    for (let k = 0; k < count; k++, i += 2) {
      const x = path[i] as number;
      const y = path[i + 1] as number;
      result[i] = a * x + c * y + e;
      result[i + 1] = b * x + d * y + f;
    }
  }
  return result;
}

const round = 0.5522847498307936; // of a quarter circle by a cubic
export function ellipse(x: number, y: number, rx: number, ry = rx): Path {
  const [kx, ky] = [rx * round, ry * round];
  return [move, x + rx, y, cubic, x + rx, y + ky, x + kx, y + ry, x, y + ry, cubic, x - kx, y + ry, x - rx, y + ky, x - rx, y, cubic, x - rx, y - ky, x - kx, y - ry, x, y - ry, cubic, x + kx, y - ry, x + rx, y - ky, x + rx, y, close];
}
/** A rectangle by its left top corner, its corners rounded by r. */
export function rectangle(x: number, y: number, width: number, height: number, r = 0): Path {
  if (r <= 0) return polygon([x, y, x + width, y, x + width, y + height, x, y + height]);
  const k = r * (1 - round);
  const [right, bottom] = [x + width, y + height];
  return [
    move, x + r, y, line, right - r, y, cubic, right - k, y, right, y + k, right, y + r, line, right, bottom - r, cubic, right, bottom - k, right - k, bottom, right - r, bottom,
    line, x + r, bottom, cubic, x + k, bottom, x, bottom - k, x, bottom - r, line, x, y + r, cubic, x, y + k, x + k, y, x + r, y, close,
  ];
}
export function polygon(points: readonly number[], open = false): Path {
  const path: Path = [move, points[0] as number, points[1] as number];
  for (let i = 2; i < points.length; i += 2) path.push(line, points[i] as number, points[i + 1] as number);
  if (!open) path.push(close);
  return path;
}
/** A smooth curve through points (Catmull–Rom as cubics), closed unless `open`. */
export function smooth(points: readonly number[], open = false): Path {
  const count = points.length / 2;
  const at = (i: number): readonly [number, number] => {
    const k = open ? Math.max(0, Math.min(count - 1, i)) : (i + count) % count;
    return [points[2 * k] as number, points[2 * k + 1] as number];
  };
  const [x, y] = at(0);
  const path: Path = [move, x, y];
  for (let i = 0; i < (open ? count - 1 : count); i++) {
    const [p, q, r, s] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    path.push(cubic, q[0] + (r[0] - p[0]) / 6, q[1] + (r[1] - p[1]) / 6, r[0] - (s[0] - q[0]) / 6, r[1] - (s[1] - q[1]) / 6, r[0], r[1]);
  }
  if (!open) path.push(close);
  return path;
}

/** Straight pieces of a path, as the rasteriser takes them: contours of x, y pairs. Curves get points by their length in pixels. */
export function flatten(path: Path, each: (points: number[], closed: boolean) => void): void {
  let points: number[] = [];
  let closed = false;
  const end = (): void => {
    if (points.length >= 4) each(points, closed);
    points = [];
    closed = false;
  };
  for (let i = 0; i < path.length; ) {
    const code = path[i];
    if (code === close) {
      closed = true;
      end();
      i++;
    } else if (code === cubic) {
      const n = points.length;
      const x0 = points[n - 2] as number;
      const y0 = points[n - 1] as number;
      const x1 = path[i + 1] as number;
      const y1 = path[i + 2] as number;
      const x2 = path[i + 3] as number;
      const y2 = path[i + 4] as number;
      const x3 = path[i + 5] as number;
      const y3 = path[i + 6] as number;
      const length = Math.abs(x1 - x0) + Math.abs(y1 - y0) + Math.abs(x2 - x1) + Math.abs(y2 - y1) + Math.abs(x3 - x2) + Math.abs(y3 - y2);
      const steps = Math.max(3, Math.min(32, Math.ceil(Math.sqrt(length) * 1.15)));
      for (let k = 1; k <= steps; k++) {
        const t = k / steps;
        const u = 1 - t;
        const p = u * u * u;
        const q = 3 * u * u * t;
        const r = 3 * u * t * t;
        const s = t * t * t;
        points.push(p * x0 + q * x1 + r * x2 + s * x3, p * y0 + q * y1 + r * y2 + s * y3);
      }
      i += 7;
    } else {
      if (code === move) end();
      points.push(path[i + 1] as number, path[i + 2] as number);
      i += 3;
    }
  }
  end();
}
