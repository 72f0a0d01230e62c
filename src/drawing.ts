// Sightlines drawn into a file: a translation's words over those they came from, a transcript's under the sound they were
// heard in. Data in, SVG out; letters are given the room they are drawn into, so that no font moves them.
import type { Waveform } from './audio/hearable.ts';
import type { Transcription } from './transcribe.ts';
import type { Translation } from './translate.ts';
import { words } from './text/words.ts';

// characters of control have no place in XML
const escaped = (text: string): string => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd').replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
const speaks = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/** Room that a text takes, by the kinds of its letters: near enough for every sans-serif. */
function room(text: string, size: number): number {
  const em = (letter: string): number => (/[ijlI.,;:'’!|()]/.test(letter) ? 0.29 : /[ftr-]/.test(letter) ? 0.38 : /[mwMW@]/.test(letter) ? 0.87 : /[A-ZÀ-Þ]/.test(letter) ? 0.67 : 0.56);
  return size * [...text].reduce((sum, letter) => sum + em(letter), 0);
}

const style = `<style>text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif;fill:currentColor}svg{color:#1d2126}.ground{fill:#faf8f4}.quiet{color:#626a75}.h0{color:#0b6bcb}.h1{color:#b45309}.h2{color:#9333a8}.h3{color:#1a7f4b}.h4{color:#be2d5e}.h5{color:#0f7c86}path,line{fill:none;stroke:currentColor;stroke-linecap:round}.wave{fill:currentColor}@media(prefers-color-scheme:dark){svg{color:#e9ebee}.ground{fill:#14171b}.quiet{color:#99a2ad}.h0{color:#6cb6ff}.h1{color:#f0b45c}.h2{color:#d99af0}.h3{color:#68d391}.h4{color:#ff8fab}.h5{color:#5fd3dd}}</style>`;

const frame = (width: number, height: number, title: string, inside: readonly string[]): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${Math.ceil(width)} ${Math.ceil(height)}" width="${Math.ceil(width)}" height="${Math.ceil(height)}" role="img"><title>${escaped(title)}</title>${style}<rect class="ground" width="100%" height="100%" rx="12"/>${inside.join('')}</svg>\n`;

const letters = (text: string, x: number, y: number, size: number, hue: string): string =>
  `<text class="${hue}" x="${x.toFixed(1)}" y="${y}" font-size="${size}" text-anchor="middle" textLength="${room(text, size).toFixed(1)}" lengthAdjust="spacingAndGlyphs">${escaped(text)}</text>`;

/**
 * A translation under its source, each word tied to those it came from, as wide as its share.
 *
 * @example
 * await writeFile('sightlines.svg', translationSvg(await model.translate('Le chat dort.')));
 */
export function translationSvg({ input, text, sightlines }: Pick<Translation, 'input' | 'text' | 'sightlines'>): string {
  const from = words(input);
  const sourceAt = (start: number): number => from.findIndex((word) => word.start <= start && start < word.end);
  const output = sightlines.map((line) => ({ text: line.text, links: line.sources.flatMap(({ start, score }) => (sourceAt(start) < 0 ? [] : [{ source: sourceAt(start), score }])) }));
  const rows = evenRows(from.map((word) => word.text), output.map(({ text: own, links }) => ({ text: own, from: links.map(({ source }) => source) })));
  const hueOf = (source: number | undefined): string => (source !== undefined && speaks(from[source]?.text ?? '') ? `h${source % 6}` : 'quiet');
  const laid = rows.map((row) => {
    const shown = withLeaps(row.sources);
    const above = shown.map((source) => (source === undefined ? '…' : (from[source]?.text ?? '')));
    const below = row.output.map((i) => output[i] as (typeof output)[number]);
    return { shown, above, below, from: place(above), to: place(below.map((word) => word.text)) };
  });
  const width = Math.max(...laid.flatMap((row) => [row.from.width, row.to.width]));
  const at = ({ centres, width: own }: { centres: readonly number[]; width: number }, i: number): number => (centres[i] as number) + (width - own) / 2;
  const inside: string[] = [];
  let top = 46;
  for (const row of laid) {
    const bottom = top + 130;
    for (const [i, { links }] of row.below.entries()) {
      for (const { source, score } of links) {
        const [x1, x2] = [at(row.from, row.shown.indexOf(source)), at(row.to, i)];
        inside.push(`<path class="${hueOf(source)}" d="M${x1.toFixed(1)} ${top + 12}C${x1.toFixed(1)} ${(top + bottom) / 2} ${x2.toFixed(1)} ${(top + bottom) / 2 - 10} ${x2.toFixed(1)} ${bottom - 26}" stroke-width="${(1 + 4 * score).toFixed(2)}" opacity="${(0.3 + 0.6 * score).toFixed(2)}"/>`);
      }
    }
    inside.push(
      ...row.above.map((word, i) => letters(word, at(row.from, i), top, wordSize, hueOf(row.shown[i]))),
      ...row.below.map((word, i) => letters(word.text, at(row.to, i), bottom, wordSize, speaks(word.text) ? hueOf(word.links[0]?.source) : 'quiet')),
    );
    top = row.below.length > 0 ? bottom + 64 : top + 44;
  }
  return frame(width, top - 36, `${input} → ${text}`, inside);
}

const wordSize = 22;

/** Words side by side: where the middle of each is, and how wide all are with their margins. */
function place(texts: readonly string[]): { readonly centres: readonly number[]; readonly width: number } {
  const [gap, margin] = [13, 28];
  let x = margin;
  const centres = texts.map((one) => {
    const width = room(one, wordSize);
    const centre = x + width / 2;
    x += width + gap;
    return centre;
  });
  return { centres, width: x - gap + margin };
}

interface Row {
  readonly sources: readonly number[];
  readonly output: readonly number[];
}

/** Words of the source with a place for each leap between them. */
const withLeaps = (sources: readonly number[]): readonly (number | undefined)[] => sources.flatMap((source, i) => (i > 0 && sources[i - 1] !== source - 1 ? [undefined, source] : [source]));

/** A row of a translation is no wider than this, but for a word that is, and for the mark behind its last word. */
const widestRow = 820;

/** As few rows as there can be, and none much shorter than the others. */
function evenRows(...translation: readonly [source: readonly string[], output: Parameters<typeof rowsOf>[1]]): readonly Row[] {
  let rows = rowsOf(...translation, widestRow);
  for (let width = widestRow - 20; rows.length > 1 && width > 0; width -= 20) {
    const narrower = rowsOf(...translation, width);
    if (narrower.length > rows.length) break;
    rows = narrower;
  }
  return rows;
}

/**
 * A translation in rows no wider than so much: words of the output, and those of the source that they came from, which may be
 * in several. A word of the source that nothing came from is with the one before it, as far as there is room.
 */
function rowsOf(source: readonly string[], output: readonly { readonly text: string; readonly from: readonly number[] }[], widest: number): readonly Row[] {
  const fits = (texts: readonly (string | undefined)[]): boolean => place(texts.map((text) => text ?? '…')).width <= widest;
  const fitting = (sources: readonly number[]): boolean => fits(withLeaps(sources).map((one) => (one === undefined ? one : source[one])));
  const linked = new Set(output.flatMap(({ from }) => from));
  const first = Math.min(...linked);
  const owners = source.map((_, i) => [...linked].reduce((best, one) => (one <= i && one > best ? one : best), -1));
  const placed = new Set<number>();
  const rows: { sources: readonly number[]; output: number[] }[] = [];
  for (const [i, { text, from }] of output.entries()) {
    const row = rows.at(-1);
    const own = [...source.keys()].filter((one) => from.includes(one) || (!linked.has(one) && !placed.has(one) && from.includes(Math.max(owners[one] as number, first))));
    for (const one of own) placed.add(one);
    const sources = [...new Set([...(row?.sources ?? []), ...own])].sort((a, b) => a - b);
    // no row begins with the mark behind a word
    const tied = !speaks(text) && speaks(output[i - 1]?.text ?? '');
    if (row && (tied || (fits([...row.output, i].map((one) => output[one]?.text)) && fitting(sources)))) {
      row.sources = sources;
      row.output.push(i);
    } else rows.push({ sources: own, output: [i] });
  }
  if (linked.size === 0) rows[0] = { sources: [...source.keys()], output: rows[0]?.output ?? [] };
  return rows.flatMap((row) => {
    const spare = row.sources.filter((one) => !linked.has(one));
    const kept: Row[] = [{ sources: row.sources.filter((one) => linked.has(one)), output: row.output }];
    for (const one of spare) {
      const last = kept.at(-1) as Row;
      const sources = [...last.sources, one].sort((a, b) => a - b);
      if (fitting(sources) || sources.length === 1) kept[kept.length - 1] = { ...last, sources };
      else kept.push({ sources: [one], output: [] });
    }
    return kept;
  });
}

/** The place nearest to one that lies between some words of a row, which are nine pixels apart or more. */
function beside(row: readonly { readonly from: number; readonly to: number }[], x: number): number {
  const word = row.find(({ from, to }) => x > from - 4 && x < to + 4);
  if (!word) return x;
  return x - word.from < word.to - x ? word.from - 4 : word.to + 4;
}

/**
 * A recording's loudness and, under it, each word tied to the stretch in which it was heard; without words, each segment.
 *
 * @example
 * const run = model.transcribe(await fileRecording('talk.wav'), { words: true });
 * for (let step = await run.next(); ; step = await run.next()) if (step.done) { await writeFile('talk.svg', transcriptSvg(step.value)); break; }
 */
export function transcriptSvg({ segments, text, waveform: { peaks, step } }: Pick<Transcription, 'segments' | 'text'> & { readonly waveform: Waveform }): string {
  const [width, margin, perLine, size] = [820, 24, 8, 17];
  const seconds = Math.max(step, peaks.length * step);
  const heard = segments.flatMap((segment): readonly { readonly text: string; readonly start: number; readonly end: number }[] => (segment.words.length > 0 ? segment.words : [segment]));
  const loudest = Math.max(1e-4, ...peaks.map((peak) => peak ?? 0));
  const scale = (width - 2 * margin) / Math.min(perLine, seconds);
  const inside: string[] = [];
  let top = 20;
  for (let begin = 0, hue = 0; begin < seconds - 1e-9; begin += perLine) {
    const x = (time: number): number => margin + (Math.min(Math.max(time, begin), begin + perLine) - begin) * scale;
    const middle = top + 34;
    const bars = peaks.slice(Math.floor(begin / step), Math.ceil((begin + perLine) / step)).map((peak, i) => {
      const tall = Math.max(2, ((peak ?? 0) / loudest) * 60);
      return `<rect class="wave" x="${(x(begin + i * step) + 1).toFixed(1)}" y="${(middle - tall / 2).toFixed(1)}" width="${Math.max(1, step * scale - 2).toFixed(1)}" height="${tall.toFixed(1)}" rx="1.5"/>`;
    });
    inside.push(`<g class="quiet">${bars.join('')}</g>`);
    // words stand in as many rows as they need
    const rows: { readonly from: number; readonly to: number }[][] = [];
    const placed = heard.filter(({ start }) => start >= begin && start < begin + perLine).map((word) => {
      const [left, right, wide] = [x(word.start), x(word.end), room(word.text, size)];
      const centre = Math.min(width - margin - wide / 2, Math.max(margin + wide / 2, (left + right) / 2));
      let row = rows.findIndex((used) => (used.at(-1)?.to ?? 0) + 9 <= centre - wide / 2);
      if (row < 0) row = rows.push([]) - 1;
      rows[row]?.push({ from: centre - wide / 2, to: centre + wide / 2 });
      return { text: word.text, left, right, centre, row };
    });
    const rowTop = (row: number): number => top + 90 + row * 26;
    for (const { text: own, left, right, centre, row } of placed) {
      // a line goes between the words of the rows above its own
      const turns = rows.slice(0, row).map((used, above) => `L${beside(used, (left + right) / 2).toFixed(1)} ${rowTop(above)}V${rowTop(above) + 22}`);
      inside.push(
        `<g class="h${hue % 6}"><line x1="${left.toFixed(1)}" x2="${Math.max(left + 1, right).toFixed(1)}" y1="${top + 72}" y2="${top + 72}" stroke-width="4"/><path d="M${((left + right) / 2).toFixed(1)} ${top + 76}${turns.join('')}L${centre.toFixed(1)} ${rowTop(row) - 1}" stroke-width="1.2" opacity=".7"/></g>`,
        letters(own, centre, rowTop(row) + 16, size, `h${hue++ % 6}`),
      );
    }
    top += 118 + Math.max(1, rows.length) * 26;
  }
  return frame(width, top, text, inside);
}
