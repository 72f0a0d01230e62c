// Where words of a text looked in a picture: tiles of half blocks in the terminal's colours, or lines of words and boxes.
import { boxUpright, type Description, type Heat, heatColour, type Picture } from '../index.ts';
import { aside, cells, interactive, pad, trueColour, width } from './terminal.ts';

/** The words that say something, with their regions. */
export const spoken = ({ sightlines }: Description, heat: Heat): { text: string; boxes: Heat['boxes']; shares: Float64Array }[] =>
  sightlines.flatMap((line, i) => (/[\p{L}\p{N}]/u.test(line.text) ? [{ text: line.text, boxes: heat.boxes, shares: heat.shares[i] as Float64Array }] : []));

const tileWidth = 22;

/** A drawing no wider than the terminal. */
export function drawHeat(description: Description, heat: Heat, picture: Picture): string {
  const words = spoken(description, heat);
  if (words.length === 0) return '';
  return trueColour || interactive ? drawTiles(words, heat, picture) : lines(description);
}

type Grid = Pick<Heat, 'rows' | 'columns'>;

/** A tile for each word: half blocks where any colour can be shown, else shades. */
export function drawTiles(words: readonly { text: string; boxes: Heat['boxes']; shares: Float64Array }[], grid: Grid, picture: Picture): string {
  if (!trueColour) return shadedTiles(words, grid);
  const rows = Math.max(2, 2 * Math.round((tileWidth * picture.height) / picture.width / 2));
  return inRows(words.map((word) => coloured(word, picture, rows)));
}

/** The same in shades. */
export const shadedTiles = (words: readonly { text: string; shares: Float64Array }[], grid: Grid): string => inRows(words.map((word) => shaded(word, grid)));

/** Each word's best regions as text: for pipes and files. */
function lines(description: Description): string {
  return table(description, ({ sources }) => sources.flatMap((source) => ('box' in source ? [`[${source.box.map((value) => Math.round(value)).join(' ')}] ${percent(source.score)}`] : [])).slice(0, 3));
}

/** The words of a question that each word looked at most; empty where none was asked. */
export function drawAsked(description: Description): string {
  const rows = table(description, ({ sources }) => sources.flatMap((source) => ('box' in source ? [] : [`${source.text} ${percent(source.score)}`])).slice(0, 3));
  return rows && `${aside('words of the question that each looked at, with their share of it')}\n${rows}`;
}

const percent = (share: number): string => `${Math.round(share * 100)}%`;

/** Each word that says something beside some of its sources; words without any are left out. */
function table({ sightlines }: Description, told: (line: Description['sightlines'][number]) => readonly string[]): string {
  const rows = sightlines.filter((line) => /[\p{L}\p{N}]/u.test(line.text)).map((line) => ({ text: line.text, sources: told(line) })).filter(({ sources }) => sources.length > 0);
  const widest = Math.max(0, ...rows.map(({ text }) => cells(text)));
  return rows.map(({ text, sources }) => `${pad(text, widest)}  ${sources.join('  ')}`).join('\n');
}

/** Tiles side by side, as many as fit. */
function inRows(tiles: readonly (readonly string[])[]): string {
  const fit = Math.max(1, Math.floor((width() + 2) / (tileWidth + 2)));
  const rows: string[] = [];
  for (let i = 0; i < tiles.length; i += fit) {
    const row = tiles.slice(i, i + fit);
    for (let line = 0; line < Math.max(...row.map((one) => one.length)); line++) rows.push(row.map((one) => one[line] ?? ' '.repeat(tileWidth)).join('  ').trimEnd());
    rows.push('');
  }
  return rows.join('\n').trimEnd();
}

const heading = (text: string): string => text.slice(0, tileWidth).padEnd(tileWidth);

/** Without colours enough: the grid of regions in shades. */
function shaded({ text, shares }: { text: string; shares: Float64Array }, { rows, columns }: Grid): string[] {
  const most = Math.max(1e-12, ...shares);
  const lines = [heading(text)];
  const tall = Math.max(1, Math.round((rows * tileWidth) / columns / 2));
  for (let y = 0; y < tall; y++) {
    lines.push(Array.from({ length: tileWidth }, (_, x) => ' ░▒▓█'[Math.round(((shares[Math.floor((y * rows) / tall) * columns + Math.floor((x * columns) / tileWidth)] as number) / most) * 4)] as string).join(''));
  }
  return lines;
}

/** Two pixels a cell: the picture, dim where the word did not look and warm where it did. */
function coloured({ text, boxes, shares }: { text: string; boxes: Heat['boxes']; shares: Float64Array }, picture: Picture, rows: number): string[] {
  const most = Math.max(1e-12, ...shares);
  const places = boxes.map((box) => box && boxUpright(picture, box));
  const at = (x: number, y: number): readonly [number, number, number] => {
    const [px, py] = [Math.floor(((x + 0.5) * picture.width) / tileWidth), Math.floor(((y + 0.5) * picture.height) / rows)];
    const region = places.findIndex((box) => box && px + 0.5 >= box[0] && px + 0.5 < box[2] && py + 0.5 >= box[1] && py + 0.5 < box[3]);
    const share = region < 0 ? 0 : (shares[region] as number) / most;
    const from = (py * picture.width + px) * 3;
    const hot = heatColour(share);
    const mix = 0.25 + 0.5 * share;
    return [0, 1, 2].map((i) => Math.round((picture.data[from + i] as number) * (0.45 + 0.55 * share) * (1 - mix) + (hot[i] as number) * mix)) as unknown as readonly [number, number, number];
  };
  const lines = [heading(text)];
  for (let y = 0; y < rows; y += 2) {
    lines.push(`${Array.from({ length: tileWidth }, (_, x) => `\u001b[38;2;${at(x, y).join(';')}m\u001b[48;2;${at(x, y + 1).join(';')}m▀`).join('')}\u001b[0m`);
  }
  return lines;
}
