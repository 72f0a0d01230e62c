// The driver's end of the protocol of bench/reference/peer.py: a process that does one thing at a time and says how
// long it took. Bench scripts alternate between it and the library in one run.
import { type ChildProcess, spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { createInterface, type Interface } from 'node:readline';

export interface Answer {
  readonly milliseconds: number;
  readonly tokens?: number;
  readonly sequences?: number[][];
  readonly vectors?: number[][];
  readonly loss?: number;
}

export class Peer {
  readonly name: string;
  readonly #process: ChildProcess;
  readonly #lines: Interface;
  readonly #waiting: ((line: string) => void)[] = [];

  /** @param script of bench/reference in Python, or of bench in JavaScript */
  constructor(name: string, script: string, parameters: readonly string[]) {
    this.name = name;
    // each question waits for the process's end too
    this.#process = spawn(script.endsWith('.py') ? 'python3' : process.execPath, [script.endsWith('.py') ? `bench/reference/${script}` : `bench/${script}`, ...parameters], { stdio: ['pipe', 'pipe', 'ignore'] });
    this.#process.setMaxListeners(0);
    this.#lines = createInterface({ input: this.#process.stdout as NodeJS.ReadableStream });
    this.#lines.on('line', (line) => this.#waiting.shift()?.(line));
  }

  #next(): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#waiting.push(resolve);
      this.#process.once('exit', (code) => reject(new Error(`${this.name} ended with ${code}`)));
    });
  }

  async ready(): Promise<this> {
    await this.#next();
    return this;
  }

  async ask(request: Readonly<Record<string, unknown>>): Promise<Answer> {
    const line = this.#next();
    this.#process.stdin?.write(`${JSON.stringify(request)}\n`);
    const answer = JSON.parse(await line) as Answer & { error?: string };
    if (answer.error) throw new Error(`${this.name}: ${answer.error}`);
    return answer;
  }

  close(): void {
    this.#process.stdin?.end();
    this.#lines.close();
  }
}

/**
 * Milliseconds on the clock that both sides use. On a machine with other work, wall time says more of that work:
 * BENCH_CLOCK=cpu counts processor time instead, and with BENCH_THREADS=1 a side's time is its own work alone.
 */
export const clock = (): number => {
  if (process.env['BENCH_CLOCK'] !== 'cpu') return performance.now();
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** Threads a side computes with. */
export const threads = Number(process.env['BENCH_THREADS'] ?? availableParallelism());

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return ((sorted[Math.floor((sorted.length - 1) / 2)] as number) + (sorted[Math.ceil((sorted.length - 1) / 2)] as number)) / 2;
};

/** Milliseconds that a piece of work takes, by `clock`. */
export const timed = async (work: () => unknown): Promise<number> => {
  const began = clock();
  await work();
  return clock() - began;
};

/** Runs ways of doing a thing in turn, each round in another order, the first rounds uncounted. Milliseconds by name, round by round. */
export async function alternate(ways: Readonly<Record<string, () => Promise<number>>>, rounds: number, uncounted = 1): Promise<Record<string, number[]>> {
  const names = Object.keys(ways);
  const times: Record<string, number[]> = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = -uncounted; round < rounds; round++) {
    for (let i = 0; i < names.length; i++) {
      const name = names[(i + Math.max(0, round)) % names.length] as string;
      const milliseconds = await (ways[name] as () => Promise<number>)();
      if (round >= 0) times[name]?.push(milliseconds);
    }
  }
  return times;
}

/** The median of each round's ratio of the second to the first. */
export const ratio = (first: readonly number[], second: readonly number[]): number => median(second.map((value, i) => value / (first[i] as number)));

/** Prints a table: medians, and how many times as fast the first side is as each other. */
export function report(title: string, times: Readonly<Record<string, readonly number[]>>): void {
  const [own, ...others] = Object.entries(times) as [[string, readonly number[]], ...[string, readonly number[]][]];
  console.log(title);
  console.log(`  ${own[0].padEnd(40)} ${median(own[1]).toFixed(1).padStart(8)} ms`);
  for (const [name, list] of others) console.log(`  ${name.padEnd(40)} ${median(list).toFixed(1).padStart(8)} ms  ${own[0]} ${ratio(own[1], list).toFixed(2)} times as fast`);
}

/** Read bandwidth of this machine in GB/s: the sum of 200 MB, best of five. The floor of one-sentence decoding. */
export function readBandwidth(): number {
  const data = new Float64Array(25_000_000).fill(1);
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 5; round++) {
    const began = performance.now();
    let [a, b, c, d] = [0, 0, 0, 0];
    for (let i = 0; i < data.length; i += 4) {
      a += data[i] as number;
      b += data[i + 1] as number;
      c += data[i + 2] as number;
      d += data[i + 3] as number;
    }
    if (a + b + c + d !== data.length) throw new Error('the sum is wrong');
    best = Math.min(best, performance.now() - began);
  }
  return data.byteLength / 1e6 / best;
}
