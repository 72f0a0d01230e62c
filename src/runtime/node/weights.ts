// Weights: arrays with a native value each and one container of the forms that kernels repack them into. Sessions
// over the same weights share both, so that the second costs neither the time nor the memory of the first.
import type { NDArray } from '../../array.ts';
import { SessionError } from '../../errors.ts';
import type { Weights } from '../session.ts';
import { requireFull } from '../signature.ts';
import { type Address, openApi } from './api.ts';
import { acquired, released } from './handles.ts';
import { createValue, releaseValue } from './values.ts';

export class NativeWeights implements Weights {
  readonly #arrays = new Map<string, { readonly array: NDArray; readonly value: Address }>();
  #container: Address | null;
  #sessions = 0;
  #lingering = 0;
  #released = false;
  #bytes = 0;

  constructor() {
    this.#container = openApi().make('CreatePrepackedWeightsContainer');
    acquired('container');
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** The container; throws SessionError after release. */
  get container(): Address {
    if (this.#container === null || this.#released) throw new SessionError('runtime: weights are used after their release');
    return this.#container;
  }

  has(name: string): boolean {
    return this.#arrays.has(name);
  }

  get(name: string): NDArray {
    return this.#entry(name).array;
  }

  /** The native value of a weight. */
  value(name: string): Address {
    return this.#entry(name).value;
  }

  #entry(name: string): { readonly array: NDArray; readonly value: Address } {
    void this.container;
    const entry = this.#arrays.get(name);
    if (!entry) throw new SessionError(`runtime: no weight is named "${name}"`);
    return entry;
  }

  add(arrays: Iterable<readonly [string, NDArray]>): void {
    void this.container;
    for (const [name, array] of arrays) {
      if (this.#arrays.has(name)) throw new SessionError(`runtime: a weight named "${name}" exists already`);
      requireFull(array, `weight "${name}"`);
      this.#arrays.set(name, { array, value: createValue(array) });
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
    if (this.#container === null || this.#lingering > 0) return;
    for (const { value } of this.#arrays.values()) releaseValue(value);
    openApi().release('ReleasePrepackedWeightsContainer', this.#container);
    released('container');
    this.#container = null;
    this.#arrays.clear();
    this.#bytes = 0;
  }
}
