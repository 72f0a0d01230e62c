// Attention of a step summed up on the host, as attention/record.ts does it in the graph of a whole pass: a step's maps are
// small, and to hand them over takes less than a handful of operators for each of a model's sites.
import { float32, type NDArray } from '../array.ts';
import { defaultTopKeys } from '../attention/index.ts';
import type { StepSummary } from './runnable.ts';

/** Sources of a step's keys: how many there are, and the one of a key of an entry, -1 for none. */
export interface KeySources {
  readonly count: number;
  of(entry: number, key: number): number;
}

/**
 * @param weights [entries, heads, queries, keys]; only read
 * @returns by output name what `summarize` names, `<site>` itself where it is to be kept in full
 */
export function summarizeStep(site: string, weights: Float32Array, shape: readonly [number, number, number, number], sources: KeySources, summary: StepSummary): Record<string, NDArray> {
  const [entries, heads, queries, keys] = shape;
  const kept = Math.min(summary.topKeys ?? defaultTopKeys, keys);
  const topKeys = new BigInt64Array(entries * queries * kept);
  const topShares = new Float32Array(entries * queries * kept);
  const mass = new Float32Array(entries * heads * queries * sources.count);
  const owners = new Int32Array(keys);
  const means = new Float64Array(keys);
  for (let entry = 0; entry < entries; entry++) {
    for (let key = 0; key < keys; key++) owners[key] = sources.of(entry, key);
    for (let query = 0; query < queries; query++) {
      means.fill(0);
      for (let head = 0; head < heads; head++) {
        const row = (entry * heads + head) * queries + query;
        for (let key = 0; key < keys; key++) {
          const weight = weights[row * keys + key] as number;
          const owner = owners[key] as number;
          means[key] = (means[key] as number) + weight;
          if (owner >= 0) mass[row * sources.count + owner] = (mass[row * sources.count + owner] as number) + weight;
        }
      }
      likeliest(means, heads, kept, (entry * queries + query) * kept, topKeys, topShares);
    }
  }
  const chosen = summary.heads?.get(site);
  return {
    ...(summary.full?.(site) ? { [site]: float32(weights.slice(), shape) } : {}),
    [`${site}.top_keys`]: { dtype: 'int64', shape: [entries, queries, kept], data: topKeys },
    [`${site}.top_shares`]: float32(topShares, [entries, queries, kept]),
    [`${site}.mass`]: float32(mass, [entries, heads, queries, sources.count]),
    ...(chosen ? { [`${site}.heads`]: headsOf(weights, shape, chosen) } : {}),
  };
}

/** The largest sums, best first and of equals the earlier, written from a place on; shares are sums over the heads' number. */
function likeliest(sums: Float64Array, heads: number, count: number, at: number, keys: BigInt64Array, shares: Float32Array): void {
  const order: number[] = [];
  for (let key = 0; key < sums.length; key++) {
    const sum = sums[key] as number;
    if (order.length === count && sum <= (sums[order[count - 1] as number] as number)) continue;
    let place = order.length;
    while (place > 0 && sum > (sums[order[place - 1] as number] as number)) place--;
    order.splice(place, 0, key);
    if (order.length > count) order.pop();
  }
  for (const [i, key] of order.entries()) {
    keys[at + i] = BigInt(key);
    shares[at + i] = (sums[key] as number) / heads;
  }
}

function headsOf(weights: Float32Array, [entries, heads, queries, keys]: readonly [number, number, number, number], chosen: readonly number[]): NDArray<'float32'> {
  const size = queries * keys;
  const data = new Float32Array(entries * chosen.length * size);
  for (let entry = 0; entry < entries; entry++) {
    for (const [i, head] of chosen.entries()) {
      const from = (entry * heads + head) * size;
      data.set(weights.subarray(from, from + size), (entry * chosen.length + i) * size);
    }
  }
  return float32(data, [entries, chosen.length, queries, keys]);
}
