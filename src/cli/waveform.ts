// A recording drawn in the terminal: its loudness, and under it what is said when.
import type { TranscribedWord, Waveform } from '../index.ts';
import { aside, cells, dim, hue, inColumns, pad, width } from './terminal.ts';

const blocks = ' ▁▂▃▄▅▆▇█';

/** Lines of loudness with texts under the moment at which they begin, no wider than the terminal. */
export function drawWaveform({ peaks, step }: Waveform, texts: readonly { readonly text: string; readonly start: number; readonly end: number }[], columns = width()): string {
  const seconds = peaks.length * step;
  // eight columns a second leave words room
  const perColumn = Math.max(step, 1 / 8);
  const loudest = peaks.reduce((most, value) => Math.max(most, value ?? 0), 1e-4);
  const lines: string[] = [];
  for (let begin = 0, index = 0; begin < seconds; begin += columns * perColumn) {
    const count = Math.min(columns, Math.ceil((seconds - begin) / perColumn));
    let wave = '';
    for (let column = 0; column < count; column++) {
      const from = Math.floor((begin + column * perColumn) / step);
      const peak = Math.max(0, ...peaks.slice(from, Math.max(from + 1, Math.floor((begin + (column + 1) * perColumn) / step))).map((value) => value ?? 0));
      wave += blocks[Math.round((peak / loudest) * (blocks.length - 1))];
    }
    const inside = texts.filter(({ start }) => start >= begin && start < begin + columns * perColumn);
    // a text that has no room stands a line lower
    const rows: { used: number; text: string }[] = [];
    for (const { text, start } of inside) {
      const at = Math.min(Math.floor((start - begin) / perColumn), Math.max(0, columns - text.length));
      let row = rows.find(({ used }) => used <= at);
      if (!row) {
        row = { used: 0, text: '' };
        rows.push(row);
      }
      row.text += ' '.repeat(at - row.used) + hue(index++, text);
      row.used = at + text.length + 1;
      row.text += ' ';
    }
    lines.push(dim(clock(begin)), wave.trimEnd(), ...rows.map(({ text }) => text.trimEnd()), '');
  }
  return lines.join('\n').trimEnd();
}

/** Words that the model was less sure of are marked. */
const sure = 0.9;

/** Words over their seconds, as `--at` takes them, and how sure the model was of those that it was not sure of. */
export function drawTimes(words: readonly TranscribedWord[]): string {
  const columns = words.map(({ text, start, end, score }, i) => [
    { text, paint: (one: string) => hue(i, one) },
    { text: `${start.toFixed(2)}–${end.toFixed(2)}`, paint: dim },
    { text: score < sure ? `${Math.round(score * 100)}%` : '', paint: dim },
  ]);
  const doubted = words.some(({ score }) => score < sure);
  return `${inColumns(columns)}\n\n${aside(`under each word its seconds${doubted ? `, and how sure the model was where that is below ${sure * 100}%` : `; the model was at least ${sure * 100}% sure of each`}`)}`;
}

/** Values in so many cells of shade, each cell the greatest of its stretch, against the greatest of all. */
export function strip(values: readonly number[], columns: number): string {
  const most = Math.max(1e-12, ...values);
  return Array.from({ length: columns }, (_, column) => {
    const from = Math.floor((column * values.length) / columns);
    const here = Math.max(0, ...values.slice(from, Math.max(from + 1, Math.floor(((column + 1) * values.length) / columns))));
    return ' ░▒▓█'[Math.round((here / most) * 4)] as string;
  }).join('');
}

/** A recording's loudness, and under it a lane for each text: where in time it looked, against its own most. */
export function drawLanes({ peaks, seconds }: { readonly peaks: readonly number[]; readonly seconds: number }, lanes: readonly { readonly text: string; readonly shares: readonly number[] }[]): string {
  const label = Math.min(14, Math.max(4, ...lanes.map(({ text }) => cells(text))));
  const columns = width() - label - 1;
  const loudest = Math.max(1e-4, ...peaks);
  const wave = Array.from({ length: columns }, (_, column) => {
    const from = Math.floor((column * peaks.length) / columns);
    return blocks[Math.round((Math.max(0, ...peaks.slice(from, Math.max(from + 1, Math.floor(((column + 1) * peaks.length) / columns)))) / loudest) * (blocks.length - 1))];
  }).join('');
  return [
    dim(`${' '.repeat(label + 1)}${clock(0).padEnd(columns - clock(seconds).length)}${clock(seconds)}`),
    `${' '.repeat(label + 1)}${wave}`,
    ...lanes.map(({ text, shares }, i) => `${pad([...text].slice(0, label).join(''), label)} ${hue(i, strip(shares, columns))}`),
  ].map((line) => line.trimEnd()).join('\n');
}

/** Seconds as people read them: 1:02:03.4, 02:03.4. */
export function clock(seconds: number): string {
  const tenths = Math.round(seconds * 10);
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return `${tenths >= 36000 ? `${Math.floor(tenths / 36000)}:` : ''}${two((tenths / 600) % 60)}:${two((tenths / 10) % 60)}.${tenths % 10}`;
}
