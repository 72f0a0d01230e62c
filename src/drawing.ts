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
  const [size, gap, margin] = [22, 13, 28];
  const place = (texts: readonly string[]): { centres: number[]; width: number } => {
    let x = margin;
    const centres = texts.map((one) => {
      const width = room(one, size);
      const centre = x + width / 2;
      x += width + gap;
      return centre;
    });
    return { centres, width: x - gap + margin };
  };
  const from = words(input);
  const [above, below] = [place(from.map((word) => word.text)), place(sightlines.map((line) => line.text))];
  const width = Math.max(above.width, below.width);
  const at = ({ centres, width: own }: { centres: number[]; width: number }, i: number): number => (centres[i] as number) + (width - own) / 2;
  const [top, bottom] = [46, 176];
  const hueOf = (source: number): string => (speaks((from[source] as { text: string }).text) ? `h${source % 6}` : 'quiet');
  const links = sightlines.flatMap((line, i) =>
    line.sources.flatMap(({ start, score }) => {
      const source = from.findIndex((word) => word.start <= start && start < word.end);
      if (source < 0) return [];
      const [x1, x2] = [at(above, source), at(below, i)];
      return [`<path class="${hueOf(source)}" d="M${x1.toFixed(1)} ${top + 12}C${x1.toFixed(1)} ${(top + bottom) / 2} ${x2.toFixed(1)} ${(top + bottom) / 2 - 10} ${x2.toFixed(1)} ${bottom - 26}" stroke-width="${(1 + 4 * score).toFixed(2)}" opacity="${(0.3 + 0.6 * score).toFixed(2)}"/>`];
    }));
  const main = sightlines.map((line) => from.findIndex((word) => word.start <= (line.sources[0]?.start ?? -1) && (line.sources[0]?.start ?? -1) < word.end));
  return frame(width, bottom + 28, `${input} → ${text}`, [
    ...links,
    ...from.map((word, i) => letters(word.text, at(above, i), top, size, hueOf(i))),
    ...sightlines.map((line, i) => letters(line.text, at(below, i), bottom, size, speaks(line.text) && (main[i] as number) >= 0 ? hueOf(main[i] as number) : 'quiet')),
  ]);
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
    const rows: number[] = [];
    for (const word of heard.filter(({ start }) => start >= begin && start < begin + perLine)) {
      const [left, right] = [x(word.start), x(word.end)];
      const wide = room(word.text, size);
      const centre = Math.min(width - margin - wide / 2, Math.max(margin + wide / 2, (left + right) / 2));
      let row = rows.findIndex((used) => used + 9 <= centre - wide / 2);
      if (row < 0) row = rows.push(0) - 1;
      rows[row] = centre + wide / 2;
      const y = top + 106 + row * 26;
      inside.push(
        `<g class="h${hue++ % 6}"><line x1="${left.toFixed(1)}" x2="${Math.max(left + 1, right).toFixed(1)}" y1="${top + 72}" y2="${top + 72}" stroke-width="4"/><path d="M${((left + right) / 2).toFixed(1)} ${top + 76}L${centre.toFixed(1)} ${y - 17}" stroke-width="1.2" opacity=".7"/></g>`,
        letters(word.text, centre, y, size, `h${(hue - 1) % 6}`),
      );
    }
    top += 118 + Math.max(1, rows.length) * 26;
  }
  return frame(width, top, text, inside);
}
