import { describe, expect, it } from 'vitest';
import { chooseThreads } from './threads.ts';

describe('compute threads', () => {
  it('are one a core', () => {
    // four processors on two cores
    expect(chooseThreads(undefined, 4, ['0,2\n', '1,3\n', '0,2\n', '1,3\n'])).toBe(2);
    expect(chooseThreads(undefined, 2, ['0\n', '1\n'])).toBe(2);
  });

  it('are never more than the processors of the process, nor fewer than one', () => {
    expect(chooseThreads(undefined, 2, ['0', '1', '2', '3'])).toBe(2);
    expect(chooseThreads(undefined, 0, [])).toBe(1);
  });

  it('are one a processor where the system does not tell of cores', () => {
    expect(chooseThreads(undefined, 8, [])).toBe(8);
  });

  it('are what SIGHTLINE_THREADS says, if that is a number of threads', () => {
    expect(chooseThreads('3', 8, [])).toBe(3);
    for (const text of ['', '0', '-1', '2.5', 'many']) expect(chooseThreads(text, 8, [])).toBe(8);
  });
});
