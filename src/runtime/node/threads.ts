// How many threads compute. Two threads on one core share its arithmetic units and get in each other's way, so the
// count is of cores, among the processors this process may use.
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/** Cores behind the processors, from each one's list of siblings as Linux gives it ("0,4" or "0-1"). */
export function countCores(siblings: readonly string[]): number {
  return new Set(siblings.map((list) => list.trim())).size;
}

/**
 * Threads to compute with: `wanted` (SIGHTLINE_THREADS) if it is a whole number from 1, else one a core, but never
 * more than the processors that the process may use.
 * @param siblings lists of sibling processors where the system tells, else empty
 */
export function chooseThreads(wanted: string | undefined, available: number, siblings: readonly string[]): number {
  const number = Number(wanted);
  if (Number.isInteger(number) && number > 0) return number;
  const cores = countCores(siblings);
  return Math.max(1, Math.min(available, cores || available));
}

/** The process's own number. */
export function defaultThreads(): number {
  const siblings: string[] = [];
  if (process.platform === 'linux') {
    try {
      for (let i = 0; i < 1024; i++) siblings.push(readFileSync(`/sys/devices/system/cpu/cpu${i}/topology/thread_siblings_list`, 'utf8'));
    } catch {
      // past the last processor, or a system that does not tell
    }
  }
  return chooseThreads(process.env['SIGHTLINE_THREADS'], availableParallelism(), siblings);
}
