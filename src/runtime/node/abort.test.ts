import { getEventListeners } from 'node:events';
import { expect, it } from 'vitest';
import { onAbort } from './abort.ts';

it('a signal shared by many has one listener, and calls those that still wait', () => {
  const stop = new AbortController();
  const called: number[] = [];
  const takeBack = Array.from({ length: 20 }, (_, i) => onAbort(stop.signal, () => called.push(i)));
  expect(getEventListeners(stop.signal, 'abort').length).toBe(1);
  for (const one of takeBack.slice(1, 18)) one();
  // one that takes back another while they are called does not disturb the rest
  onAbort(stop.signal, () => takeBack[19]?.());
  stop.abort();
  expect(called).toEqual([0, 18, 19]);
});
