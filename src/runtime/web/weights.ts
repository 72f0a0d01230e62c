// Weights on the web: arrays that each compilation hands to onnxruntime-web as the files its initializers name.
import { KeptWeights } from '../kept-weights.ts';
import type { Handles } from './handles.ts';

export class WebWeights extends KeptWeights<null> {
  readonly #handles: Handles;

  constructor(handles: Handles) {
    super();
    this.#handles = handles;
    handles.weights++;
  }

  protected make(): null {
    return null;
  }

  protected free(): void {
    this.#handles.weights--;
  }
}
