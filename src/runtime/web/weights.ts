// Weights on the web: arrays that each compilation hands to onnxruntime-web as the files its initializers name.
import type { NDArray } from '../../array.ts';
import { SessionError } from '../../errors.ts';
import type { Weights } from '../session.ts';
import { requireFull } from '../signature.ts';
import type { Handles } from './handles.ts';

export class WebWeights implements Weights {
  readonly #arrays = new Map<string, NDArray>();
  readonly #handles: Handles;
  #released = false;
  #freed = false;
  #sessions = 0;
  #lingering = 0;
  #bytes = 0;

  constructor(handles: Handles) {
    this.#handles = handles;
    handles.weights++;
  }

  get bytes(): number {
    return this.#bytes;
  }

  #requireAlive(): void {
    if (this.#released) throw new SessionError('runtime: weights are used after their release');
  }

  has(name: string): boolean {
    return this.#arrays.has(name);
  }

  get(name: string): NDArray {
    this.#requireAlive();
    const array = this.#arrays.get(name);
    if (!array) throw new SessionError(`runtime: no weight is named "${name}"`);
    return array;
  }

  add(arrays: Iterable<readonly [string, NDArray]>): void {
    this.#requireAlive();
    for (const [name, array] of arrays) {
      if (this.#arrays.has(name)) throw new SessionError(`runtime: a weight named "${name}" exists already`);
      requireFull(array, `weight "${name}"`);
      this.#arrays.set(name, array);
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
    if (this.#released) this.#free();
  }

  release(): void {
    if (this.#sessions > 0) throw new SessionError(`runtime: weights must outlive their sessions, ${this.#sessions} still use them`);
    this.#released = true;
    this.#free();
  }

  #free(): void {
    if (this.#freed || this.#lingering > 0) return;
    this.#freed = true;
    this.#arrays.clear();
    this.#bytes = 0;
    this.#handles.weights--;
  }
}
