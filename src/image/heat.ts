// Where words looked, drawn over the picture: as an SVG page, or as a PNG of the same. Data in, drawing out. The library
// that writes PNG is opened when it is needed: those who translate text do not wait for it.
import { type Box, boxUpright, type Picture } from './picture.ts';
import { resize } from './resample.ts';

/** A word and its shares of the picture's regions. */
export interface HeatWord {
  readonly text: string;
  readonly boxes: readonly (Box | null)[];
  readonly shares: Float64Array;
}

/** From 0 to 1: dark, through violet and orange, to pale yellow; steps that are told apart without colour as well. */
const steps: readonly (readonly [number, number, number])[] = [[4, 6, 20], [84, 15, 109], [187, 55, 84], [249, 142, 9], [252, 255, 164]];

/** The colour of a share of the attention, 0 to 1, as it is drawn over a picture. */
export function heatColour(value: number): readonly [number, number, number] {
  const at = Math.max(0, Math.min(1, value)) * (steps.length - 1);
  const [low, part] = [Math.min(steps.length - 2, Math.floor(at)), at - Math.min(steps.length - 2, Math.floor(at))];
  return [0, 1, 2].map((i) => Math.round((steps[low]?.[i] as number) * (1 - part) + (steps[low + 1]?.[i] as number) * part)) as unknown as readonly [number, number, number];
}

const tile = 240;
/** Steps of colour in a drawing, beside none. */
const shadeCount = 48;
const escaped = (text: string): string => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

/** A page with the picture once for each word, as upright as it is seen, warm where the word looked. */
export async function heatSvg(picture: Picture, words: readonly HeatWord[], title: string): Promise<string> {
  const scale = tile / Math.max(picture.width, picture.height);
  const [width, height] = [Math.max(1, Math.round(picture.width * scale)), Math.max(1, Math.round(picture.height * scale))];
  const small = resize(picture.data, picture.width, picture.height, width, height, 2);
  const { default: sharp } = await import('sharp');
  const png = await sharp(small, { raw: { width, height, channels: 3 } }).png().toBuffer();
  const columns = Math.min(4, Math.max(1, words.length));
  const [across, down] = [width + 16, height + 40];
  const tiles = words.map(({ text, boxes, shares }, i) => {
    const most = Math.max(1e-12, ...shares);
    // regions of about one share are one shape: a page then says each colour once
    const shades = new Map<number, string>();
    for (const [j, box] of boxes.entries()) {
      if (!box) continue;
      const [left, top, right, bottom] = boxUpright(picture, box).map((value) => Number((value * scale).toFixed(1))) as unknown as Box;
      const shade = Math.round(((shares[j] as number) / most) * shadeCount);
      shades.set(shade, `${shades.get(shade) ?? ''}M${left} ${top}H${right}V${bottom}H${left}z`);
    }
    const shapes = [...shades].map(([shade, path]) => `<path fill="rgb(${heatColour(shade / shadeCount).join(',')})" fill-opacity="${(0.62 - (0.25 * shade) / shadeCount).toFixed(3)}" d="${path}"/>`);
    return `<g transform="translate(${16 + (i % columns) * across} ${52 + Math.floor(i / columns) * down})"><use href="#picture"/>${shapes.join('')}<text y="${height + 20}">${escaped(text)}</text></g>`;
  });
  const size = [16 + columns * across, 52 + Math.ceil(Math.max(1, words.length) / columns) * down];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.join(' ')}" width="${size[0]}" height="${size[1]}" font-family="system-ui, sans-serif" font-size="16" fill="#eee"><title>${escaped(title)}</title><defs><image id="picture" width="${width}" height="${height}" href="data:image/png;base64,${png.toString('base64')}"/></defs><rect width="100%" height="100%" fill="#14161c"/><text x="16" y="32" font-weight="600">${escaped(title)}</text>${tiles.join('')}</svg>\n`;
}

/** The same as a PNG; its letters are those the machine has fonts for. */
export async function heatPng(picture: Picture, words: readonly HeatWord[], title: string): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp');
  return sharp(new TextEncoder().encode(await heatSvg(picture, words, title))).png().toBuffer();
}
