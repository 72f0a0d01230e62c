// The driver's end of the protocol of bench/reference/peer.py: a process that does one thing at a time and says how
// long it took. Bench scripts alternate between it and the library in one run.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { createInterface, type Interface } from 'node:readline';
import { Worker } from 'node:worker_threads';

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

/**
 * Read bandwidth of this machine in GB/s, the best of nine: each thread looks for a byte that is not there in memory of its own. The floor of
 * decoding one sentence. A loop of JavaScript's would measure the loop: it reads at a fifth of what products with weights do.
 * @param megabytes read by all threads together: a processor's cache may hold the weights of 8 bits and not those of 32
 */
export async function readBandwidth(megabytes: number): Promise<number> {
  const share = Math.floor((megabytes * 1e6) / threads);
  const source = `const { parentPort } = require('node:worker_threads'); const bytes = Buffer.alloc(${share}, 1); parentPort.on('message', () => { bytes.indexOf(2); parentPort.postMessage(null); }); parentPort.postMessage(null);`;
  const workers = Array.from({ length: threads }, () => new Worker(source, { eval: true }));
  const all = (): Promise<unknown> => Promise.all(workers.map((worker) => once(worker, 'message')));
  await all();
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 9; round++) {
    const began = performance.now();
    const answers = all();
    for (const worker of workers) worker.postMessage(null);
    await answers;
    best = Math.min(best, performance.now() - began);
  }
  await Promise.all(workers.map((worker) => worker.terminate()));
  return (share * threads) / 1e6 / best;
}
