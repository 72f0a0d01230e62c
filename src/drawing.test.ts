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
