// A set of strings as a trie over UTF-16 units, packed into typed arrays: a node's children stand side by side, sorted.

/** Finds every string of a set that begins at a place in a text. */
export class Trie {
  /** Per node: index of its first child, number of children, the string that ends here or -1. */
  readonly #first: Int32Array;
  readonly #count: Int32Array;
  readonly #value: Int32Array;
  /** Per node, the unit that leads to it. */
  readonly #label: Uint16Array;
  /** The root's children by unit, for most walks end at once. */
  readonly #roots = new Map<number, number>();

  /** @param strings what to find, with the numbers to report; of equal strings the first counts; empty ones are left out */
  constructor(strings: Iterable<readonly [text: string, value: number]>) {
    const values = new Map<string, number>();
    for (const [text, value] of strings) if (text !== '' && !values.has(text)) values.set(text, value);
    const sorted = [...values.keys()].sort(); // by units
    const first: number[] = [0];
    const count: number[] = [0];
    const value: number[] = [-1];
    const label: number[] = [0];
    // breadth first, so that children get neighbouring numbers; three numbers are a node and its strings [from, to) at a depth
    let level = [0, 0, sorted.length];
    for (let depth = 0; level.length > 0; depth++) {
      const next: number[] = [];
      for (let i = 0; i < level.length; i += 3) {
        const node = level[i] as number;
        let from = level[i + 1] as number;
        const to = level[i + 2] as number;
        if (from < to && (sorted[from] as string).length === depth) value[node] = values.get(sorted[from++] as string) as number;
        first[node] = first.length;
        while (from < to) {
          const unit = (sorted[from] as string).charCodeAt(depth);
          let end = from + 1;
          while (end < to && (sorted[end] as string).charCodeAt(depth) === unit) end++;
          next.push(first.length, from, end);
          if (node === 0) this.#roots.set(unit, first.length);
          first.push(0);
          count.push(0);
          value.push(-1);
          label.push(unit);
          count[node] = (count[node] as number) + 1;
          from = end;
        }
      }
      level = next;
    }
    this.#first = Int32Array.from(first);
    this.#count = Int32Array.from(count);
    this.#value = Int32Array.from(value);
    this.#label = Uint16Array.from(label);
  }

  /** Calls back, shortest first, with every string that begins at `start` and where it ends. */
  match(text: string, start: number, found: (value: number, end: number) => void): void {
    let node = this.#roots.get(text.charCodeAt(start));
    for (let at = start + 1; node !== undefined; at++) {
      const value = this.#value[node] as number;
      if (value >= 0) found(value, at);
      if (at >= text.length) return;
      node = this.#child(node, text.charCodeAt(at));
    }
  }

  /** The longest string that begins at `start`: its number and end; null for none. */
  longest(text: string, start: number): { value: number; end: number } | null {
    let best: { value: number; end: number } | null = null;
    this.match(text, start, (value, end) => {
      best = { value, end };
    });
    return best;
  }

  #child(node: number, unit: number): number | undefined {
    let low = this.#first[node] as number;
    let high = low + (this.#count[node] as number) - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const label = this.#label[middle] as number;
      if (label === unit) return middle;
      if (label < unit) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  }
}
