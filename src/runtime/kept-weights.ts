// What the weights of every runtime have in common: arrays by name, held while sessions use them, given back once when
// the last run that reads them has ended.
import type { NDArray } from '../array.ts';
import { SessionError } from '../errors.ts';
import type { Weights } from './session.ts';
import { requireFull } from './signature.ts';

/** Weights of a runtime that keeps something of its own for each array. */
export abstract class KeptWeights<Own> implements Weights {
  readonly #arrays = new Map<string, { readonly array: NDArray; readonly own: Own }>();
  #sessions = 0;
  #lingering = 0;
  #state: 'alive' | 'released' | 'free' = 'alive';
  #bytes = 0;

  /** What the runtime keeps of an array. */
  protected abstract make(array: NDArray): Own;
  /** Gives all of it back; called once. */
  protected abstract free(owned: Iterable<Own>): void;

  get bytes(): number {
    return this.#bytes;
  }

  /** Throws SessionError after release. */
  protected requireAlive(): void {
    if (this.#state !== 'alive') throw new SessionError('runtime: weights are used after their release');
  }

  has(name: string): boolean {
    return this.#arrays.has(name);
  }

  get(name: string): NDArray {
    return this.#entry(name).array;
  }

  /** What the runtime keeps of a weight. */
  own(name: string): Own {
    return this.#entry(name).own;
  }

  #entry(name: string): { readonly array: NDArray; readonly own: Own } {
    this.requireAlive();
    const entry = this.#arrays.get(name);
    if (!entry) throw new SessionError(`runtime: no weight is named "${name}"`);
    return entry;
  }

  add(arrays: Iterable<readonly [string, NDArray]>): void {
    this.requireAlive();
    for (const [name, array] of arrays) {
      if (this.#arrays.has(name)) throw new SessionError(`runtime: a weight named "${name}" exists already`);
      requireFull(array, `weight "${name}"`);
      this.#arrays.set(name, { array, own: this.make(array) });
      this.#bytes += array.data.byteLength;
    }
  }

  /** A session begins its use (+1), or is released (-1). */
  hold(change: 1 | -1): void {
    this.#sessions += change;
  }

  /** A session that was released still runs (+1), or has ended (-1). */
  linger(change: 1 | -1): void {
    this.#lingering += change;
    this.#freeOnce();
  }

  release(): void {
    if (this.#sessions > 0) throw new SessionError(`runtime: weights must outlive their sessions, ${this.#sessions} still use them`);
    if (this.#state === 'alive') this.#state = 'released';
    this.#freeOnce();
  }

  #freeOnce(): void {
    if (this.#state !== 'released' || this.#lingering > 0) return;
    this.#state = 'free';
    this.free(Array.from(this.#arrays.values(), ({ own }) => own));
    this.#arrays.clear();
    this.#bytes = 0;
  }
}
