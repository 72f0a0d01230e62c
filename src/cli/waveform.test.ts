// What stands under a recording's words in the terminal: when each was said, and where the model was not sure of it.
import { expect, it } from 'vitest';
import { cells, width } from './terminal.ts';
import { drawTimes } from './waveform.ts';

const word = (text: string, start: number, score: number) => ({ text, start, end: start + 0.25, score });

it('words stand over their seconds, and over how sure the model was where it was not', () => {
  expect(drawTimes([word('Le', 0, 0.99), word('chat', 0.5, 0.42)]).split('\n')).toEqual([
    'Le         chat',
    '0.00–0.25  0.50–0.75',
    '           42%',
    '',
    'under each word its seconds, and how sure the model was where that is below 90%',
  ]);
  expect(drawTimes([word('Le', 0, 0.99)])).toMatch(/^Le\n0\.00–0\.25\n\nunder each word its seconds; the model was at least 90% sure of each$/);
});

it('fits the terminal however many there are', () => {
  const drawn = drawTimes(Array.from({ length: 60 }, (_, i) => word(['le', 'chat', 'extraordinairement'][i % 3] as string, i * 60, i / 60)));
  for (const line of drawn.split('\n')) expect(cells(line)).toBeLessThanOrEqual(width());
});
