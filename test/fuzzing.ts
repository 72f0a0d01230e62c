// Seeded mutations of what strangers write, and the verdict on them: a value or a CheckpointError, and soon.
// Some thousands a parser by default; SIGHTLINE_FUZZ=1000000 for as many of each, SIGHTLINE_FUZZ_SEED for others.
import { expect } from 'vitest';
import { CheckpointError } from '../src/errors.ts';

/** Whether somebody asked for a number of runs: then every parser gets as many. */
export const asked = process.env.SIGHTLINE_FUZZ !== undefined;
export const runs = Number(process.env.SIGHTLINE_FUZZ ?? 20_000);
export const seed = Number(process.env.SIGHTLINE_FUZZ_SEED ?? 1);
const limit = 250; // milliseconds of processor time

// mulberry32
export function random(state: number): (below: number) => number {
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

const pieces = ['"', '{', '}', '[', ']', ',', ':', '0', '-', '\\', 'null', 'true', '1e999', '-0', '1.5', '9007199254740993', '""', '"\\ud800"', '"__proto__"', '\\u0000', 'NaN', '[0,0]', '{}', ' ', '\ufeff', 'é', '𝄞'];

export function mutated(text: string, pick: (below: number) => number): string {
  for (let changes = 1 + pick(3); changes > 0; changes--) {
    const at = pick(text.length + 1);
    const end = at + pick(pick(4) === 0 ? 40 : 4);
    const insert = pick(3) === 0 ? text.slice(pick(text.length), pick(text.length + 1)) : (pieces[pick(pieces.length)] ?? '');
    text = text.slice(0, at) + insert + text.slice(end);
  }
  return text;
}

/** Runs a case; true where it is accepted. Fails on other errors, and on what is slow three times (the machine may pause us once). */
export async function judge(input: string, act: () => unknown, tries = 3): Promise<boolean> {
  const start = process.cpuUsage();
  let accepted = true;
  try {
    await act();
  } catch (error) {
    if (!(error instanceof CheckpointError)) throw new Error(`not a CheckpointError, on ${JSON.stringify(input)}`, { cause: error });
    accepted = false;
  }
  // processor time: the machine may be doing other things too
  const { user, system } = process.cpuUsage(start);
  if ((user + system) / 1_000 <= limit) return accepted;
  if (tries > 1) return judge(input, act, tries - 1);
  return expect.fail(`took over ${limit} ms: ${JSON.stringify(input.slice(0, 200))}`);
}

type Value = null | boolean | number | string | Value[] | { [key: string]: Value };

const values: readonly Value[] = [null, true, false, 0, -1, 1, 2 ** 31, 2 ** 53, 1.5, 1e308, '', 'a', '\u0000', '</s>', '▁', '(a+)+$', '[', 'Sequence', 'ByteLevel', 'Isolated', '__proto__', 'constructor', [], {}, [[]], ['a', 'b'], [['a', 1]], { type: 'Sequence' }, { Regex: '(a|aa)+$' }, { String: '' }, 'x'.repeat(300)];

/** A JSON value with one to three of its parts put in each other's place, taken away, repeated or replaced. */
export function mutatedValue(value: Value, pick: (below: number) => number): Value {
  const copy = structuredClone(value);
  for (let changes = 1 + pick(3); changes > 0; changes--) {
    const places: [holder: Value[] | { [key: string]: Value }, key: string][] = [];
    const walk = (part: Value, depth: number): void => {
      if (typeof part !== 'object' || part === null || depth > 12) return;
      const keys = Object.keys(part);
      // of long lists and vocabularies, a few
      for (const key of keys.length > 40 ? Array.from({ length: 5 }, () => keys[pick(keys.length)] as string) : keys) {
        places.push([part as { [key: string]: Value }, key]);
        walk((part as { [key: string]: Value })[key] as Value, depth + 1);
      }
    };
    walk(copy, 0);
    const place = places[pick(places.length)];
    if (!place) continue;
    const [holder, key] = place as [{ [key: string]: Value }, string];
    const other = places[pick(places.length)] as [{ [key: string]: Value }, string];
    switch (pick(5)) {
      case 0:
        delete holder[key];
        break;
      case 1:
        holder[key] = structuredClone(other[0][other[1]] ?? null);
        break;
      case 2:
        if (!Array.isArray(holder)) holder[(['type', '__proto__x', 'x', other[1]] as const)[pick(4)] as string] = structuredClone(holder[key] as Value);
        else holder.push(...Array.from({ length: 1 + pick(3) }, () => structuredClone(holder[Number(key)] as Value)));
        break;
      default:
        holder[key] = structuredClone(values[pick(values.length)] as Value);
    }
  }
  return copy;
}

/** Bytes with some changed, taken away, repeated or put in. */
export function mutatedBytes(bytes: Uint8Array, pick: (below: number) => number): Uint8Array<ArrayBuffer> {
  let list = Array.from(bytes);
  for (let changes = 1 + pick(4); changes > 0; changes--) {
    const at = pick(list.length + 1);
    switch (pick(5)) {
      case 0:
        list.splice(at, 1 + pick(8));
        break;
      case 1:
        list.splice(at, 0, ...Array.from({ length: 1 + pick(10) }, () => (pick(2) === 0 ? 255 : pick(256))));
        break;
      case 2:
        list = list.slice(0, at);
        break;
      case 3:
        list.splice(at, 0, ...list.slice(at, at + pick(64)));
        break;
      default:
        if (at < list.length) list[at] = pick(256);
    }
  }
  return Uint8Array.from(list);
}
