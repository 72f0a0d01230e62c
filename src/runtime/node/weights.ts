// Weights: arrays with a native value each and one container of the forms that kernels repack them into. Sessions
// over the same weights share both, so that the second costs neither the time nor the memory of the first.
import type { NDArray } from '../../array.ts';
import { KeptWeights } from '../kept-weights.ts';
import { type Address, openApi } from './api.ts';
import { acquired, released } from './handles.ts';
import { createValue, releaseValue } from './values.ts';

export class NativeWeights extends KeptWeights<Address> {
  readonly #container: Address;

  constructor() {
    super();
    this.#container = openApi().make('CreatePrepackedWeightsContainer');
    acquired('container');
  }

  /** The container; throws SessionError after release. */
  get container(): Address {
    this.requireAlive();
    return this.#container;
  }

  protected make(array: NDArray): Address {
    return createValue(array);
  }

  protected free(values: Iterable<Address>): void {
    for (const value of values) releaseValue(value);
    openApi().release('ReleasePrepackedWeightsContainer', this.#container);
    released('container');
  }
}
