// Gives a model its weights in the two forms that onnxruntime-web takes: small ones inside the model, because its
// graph optimiser reads scalars and cannot read them from outside; large ones as files, each copied in once.
import type { NDArray } from '../../array.ts';
import { bytesOf, mapInitializers, writeTensor } from '../initializers.ts';

/** Bytes up to which a weight goes into the model. */
const small = 4096;

/** The model with the small ones in it, and the files that hold the others. */
export function placeWeights(model: Uint8Array, weights: ReadonlyMap<string, NDArray>): { model: Uint8Array; files: { path: string; data: Uint8Array }[] } {
  const files: { path: string; data: Uint8Array }[] = [];
  const placed = mapInitializers(model, ({ name, location }) => {
    const array = weights.get(name);
    if (!array) return null;
    if (array.data.byteLength <= small) return writeTensor(name, array);
    files.push({ path: location, data: bytesOf(array) });
    return null;
  });
  return { model: placed, files };
}
