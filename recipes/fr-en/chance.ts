// Choices that a seed fixes: mulberry32 (public domain, T. Ettinger).

/** Running sums of long lists' weights, which never change. */
const sumsOf = new WeakMap<object, Float64Array>();

export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** Uniform in [0, 1). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }
  /** A whole number from low to high, both possible. */
  whole(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }
  is(probability: number): boolean {
    return this.next() < probability;
  }
  of<T>(items: readonly T[]): T {
    return items[Math.floor(this.next() * items.length)] as T;
  }
  /** One of weighted choices. */
  weighted<T>(items: readonly (readonly [weight: number, item: T])[]): T {
    if (items.length > 40) return this.#ofMany(items);
    let total = 0;
    for (const [weight] of items) total += weight;
    let left = this.next() * total;
    for (const [weight, item] of items) {
      left -= weight;
      if (left < 0) return item;
    }
    return (items.at(-1) as readonly [number, T])[1];
  }

  /** The same of long lists, whose sums are kept. */
  #ofMany<T>(items: readonly (readonly [weight: number, item: T])[]): T {
    let sums = sumsOf.get(items);
    if (!sums) {
      let sum = 0;
      sums = Float64Array.from(items, ([weight]) => (sum += weight));
      sumsOf.set(items, sums);
    }
    const wanted = this.next() * (sums.at(-1) as number);
    let [low, high] = [0, items.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] as number) > wanted) high = middle;
      else low = middle + 1;
    }
    return (items[low] as readonly [number, T])[1];
  }
}
