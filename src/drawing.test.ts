// Drawings of sightlines: every word and every link is there, and what a text holds stays text.
import { expect, it } from 'vitest';
import { transcriptSvg, translationSvg } from './drawing.ts';

/** Tags that are opened and not closed, of markup that is well formed none. */
function unclosed(svg: string): string[] {
  const open: string[] = [];
  for (const [, end, name, alone] of svg.matchAll(/<(\/?)([a-z]+)(?:"[^"]*"|[^>"])*?(\/?)>/gi)) {
    if (end) expect(open.pop()).toBe(name);
    else if (!alone) open.push(name as string);
  }
  return open;
}
const texts = (svg: string): string[] => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text as string);

it('a translation’s words are tied to those they came from', () => {
  const from = (text: string, start: number, score: number) => ({ source: 'source', text, start, end: start + text.length, score });
  const svg = translationSvg({
    input: 'Le chat <dort>', text: 'The cat & sleeps',
    sightlines: [{ text: 'The', start: 0, end: 3, sources: [from('Le', 0, 0.9)] }, { text: 'cat', start: 4, end: 7, sources: [from('chat', 3, 0.6), from('Le', 0, 0.3)] }, { text: '&', start: 8, end: 9, sources: [] }, { text: 'sleeps', start: 10, end: 16, sources: [from('dort', 9, 0.8)] }],
  });
  expect(unclosed(svg)).toEqual([]);
  expect(texts(svg)).toEqual(['Le', 'chat', '&#60;', 'dort', '&#62;', 'The', 'cat', '&#38;', 'sleeps']);
  expect(svg.match(/<path /g)?.length).toBe(4);
  // a word has the colour of what it came from
  const hue = (text: string): string | undefined => new RegExp(`<text class="(\\w+)"[^>]*>${text}<`).exec(svg)?.[1];
  expect([hue('cat'), hue('sleeps')]).toEqual([hue('chat'), hue('dort')]);
  expect(hue('The')).not.toBe(hue('cat'));
});

it('a transcript’s words stand under where they were heard, lines of eight seconds', () => {
  const word = (text: string, start: number, end: number) => ({ text, start, end, score: 1 });
  const svg = transcriptSvg({ text: 'un deux', segments: [{ start: 0, end: 1, text: 'un', words: [word('un\u0003', 0.5, 1), word('deux', 9, 9.5)] }], waveform: { peaks: Array.from({ length: 200 }, (_, i) => (i % 7) / 7), step: 0.05 } });
  expect(unclosed(svg)).toEqual([]);
  expect(texts(svg)).toEqual(['un\ufffd', 'deux']);
  expect(svg.match(/class="wave"/g)?.length).toBe(200);
  const x = (text: string): number => Number(new RegExp(`x="([\\d.]+)"[^>]*>${text}`).exec(svg)?.[1]);
  // 772 pixels of a line are eight seconds, the second of which begins at 8
  expect(x('un')).toBeCloseTo(24 + 0.75 * (772 / 8), 0);
  expect(x('deux')).toBeCloseTo(24 + 1.25 * (772 / 8), 0);
  expect(texts(transcriptSvg({ text: 'un', segments: [{ start: 0, end: 1, text: 'un', words: [] }], waveform: { peaks: [0.5], step: 0.05 } }))).toEqual(['un']);
});

/** A sentence of so many words, each tied to the one at its own place but for neighbours that change places. */
function sentence(count: number, tied = count): Parameters<typeof translationSvg>[0] {
  const names = Array.from({ length: count }, (_, i) => `mot${i}`);
  const starts = names.map((_, i) => names.slice(0, i).join(' ').length + (i > 0 ? 1 : 0));
  const sightlines = names.slice(0, tied).map((_, i) => {
    const source = i % 5 === 3 && i + 1 < tied ? i + 1 : i % 5 === 4 ? i - 1 : i;
    const [start, text] = [starts[source] as number, names[source] as string];
    return { text: `word${i}`, start: 0, end: 1, sources: [{ source: 'source', text, start, end: start + text.length, score: 0.9 }] };
  });
  return { input: names.join(' '), text: 'words', sightlines };
}

it.each([[28, 28], [28, 1], [28, 0], [3, 3]])('a translation of %i words, %i of them told of, stands in rows that have all of it', (count, tied) => {
  const svg = translationSvg(sentence(count, tied));
  expect(unclosed(svg)).toEqual([]);
  expect(Number(/ width="(\d+)"/.exec(svg)?.[1])).toBeLessThanOrEqual(820);
  expect(new Set(texts(svg).filter((text) => text !== '…')).size).toBe(count + tied);
  const ends = [...svg.matchAll(/<path [^>]*d="M([\d.]+) (\d+)C[^"]* ([\d.]+) (\d+)"/g)];
  expect(ends.length).toBe(tied);
  // a line ends at the words that it ties, and in their row
  const placeOf = (text: string): number[] => [...svg.matchAll(new RegExp(`x="([\\d.]+)" y="(\\d+)"[^>]*>${text}<`, 'g'))].flatMap(([, x, y]) => [Number(x), Number(y)]);
  for (const [i, [, x1, y1, x2, y2]] of ends.entries()) {
    expect(placeOf(`word${i}`)).toEqual([Number(x2), Number(y2) + 26]);
    const source = i % 5 === 3 && i + 1 < tied ? i + 1 : i % 5 === 4 ? i - 1 : i;
    expect(placeOf(`mot${source}`).join(' ')).toContain(`${Number(x1)} ${Number(y1) - 12}`);
  }
  if (count > 3 && tied === count) expect(new Set(ends.map(([, , y]) => y)).size).toBeGreaterThan(1);
});

it('lines to a transcript’s words run through no other word', () => {
  const spoken = Array.from({ length: 30 }, (_, i) => ({ text: ['extraordinaire', 'a', 'chat', 'le', 'deux'][i % 5] as string, start: i * 0.25, end: i * 0.25 + 0.2, score: 1 }));
  const svg = transcriptSvg({ text: 'many', segments: [{ start: 0, end: 8, text: 'many', words: spoken }], waveform: { peaks: Array.from({ length: 160 }, () => 0.5), step: 0.05 } });
  const boxes = [...svg.matchAll(/<text [^>]*x="([\d.]+)" y="(\d+)" font-size="(\d+)"[^>]*textLength="([\d.]+)"/g)].map(([, x, y, size, wide]) => ({ left: Number(x) - Number(wide) / 2, right: Number(x) + Number(wide) / 2, top: Number(y) - Number(size) * 0.8, bottom: Number(y) }));
  expect(new Set(boxes.map(({ top }) => top)).size).toBeGreaterThan(2);
  const lines = [...svg.matchAll(/<path d="([^"]+)" stroke-width="1.2"/g)].map(([, d]) => d as string);
  expect(lines.length).toBe(spoken.length);
  for (const d of lines) {
    let [x, y] = [0, 0];
    for (const [, kind, a, b] of d.matchAll(/([MLV])([\d.]+)(?: ([\d.]+))?/g)) {
      const [x2, y2] = kind === 'V' ? [x, Number(a)] : [Number(a), Number(b)];
      for (let part = 0; part <= 1 && kind !== 'M'; part += 0.02) {
        const [px, py] = [x + (x2 - x) * part, y + (y2 - y) * part];
        expect(boxes.some((box) => px > box.left && px < box.right && py > box.top && py < box.bottom)).toBe(false);
      }
      [x, y] = [x2, y2];
    }
  }
});
