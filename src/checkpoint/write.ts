// Writing safetensors, byte for byte as the Rust crate does: tensors by falling element type and then by name, compact
// JSON, the header padded with spaces to a multiple of eight. Metadata, which the crate writes in chance order, is sorted.
import { bytesPerElement, type DType, elementCount, type NDArray } from '../array.ts';
import { InputError } from '../errors.ts';
import { quote } from './files.ts';
import { headerLimit, storedTypes } from './safetensors.ts';

// The crate's order of types: by rising alignment in its enumeration, written from the last to the first.
const typeNames = new Map<DType, string>();
const ranks = new Map<DType, number>();
for (const [name, { dtype }] of storedTypes) {
  if (!dtype) continue;
  typeNames.set(dtype, name);
  ranks.set(dtype, ranks.size);
}

/** Tensors of a file by name. */
export type Entries = Iterable<readonly [name: string, array: NDArray]>;

/**
 * A safetensors file in pieces: the header, then each tensor's bytes, which are views of the arrays given. The same
 * entries and metadata give the same bytes, in whatever order they come.
 * Throws InputError on a name given twice, a reserved or ill-formed name, and a shape that does not match its data.
 */
export function safetensorsChunks(entries: Entries, metadata?: Readonly<Record<string, string>>): Uint8Array[] {
  const tensors = [...entries].sort(([a, x], [b, y]) => (ranks.get(y.dtype) ?? 0) - (ranks.get(x.dtype) ?? 0) || compareText(a, b));
  const parts: string[] = [];
  if (metadata) {
    const sorted = Object.entries(metadata).sort(([a], [b]) => compareText(a, b));
    parts.push(`"__metadata__":{${sorted.map(([key, value]) => `${string(key)}:${string(value)}`).join(',')}}`);
  }
  const seen = new Set<string>();
  let offset = 0;
  for (const [name, array] of tensors) {
    if (seen.has(name) || name === '__metadata__') throw new InputError(`writeSafetensors: names must be distinct and not "__metadata__", got ${quote(name)}`);
    seen.add(name);
    if (elementCount(array.shape) !== array.data.length) {
      throw new InputError(`writeSafetensors: ${quote(name)} has shape [${array.shape.join(', ')}], got ${array.data.length} elements`);
    }
    const end = offset + array.data.length * bytesPerElement(array.dtype);
    parts.push(`${string(name)}:{"dtype":"${typeNames.get(array.dtype)}","shape":[${array.shape.join(',')}],"data_offsets":[${offset},${end}]}`);
    offset = end;
  }
  const header = new TextEncoder().encode(`{${parts.join(',')}}`);
  const padded = Math.ceil(header.byteLength / 8) * 8;
  if (padded > headerLimit) throw new InputError(`writeSafetensors: the header must be at most ${headerLimit} bytes, got ${padded}`);
  const first = new Uint8Array(8 + padded).fill(32, 8);
  new DataView(first.buffer).setBigUint64(0, BigInt(padded), true);
  first.set(header, 8);
  return [first, ...tensors.map(([, { data }]) => new Uint8Array(data.buffer, data.byteOffset, data.byteLength))];
}

/** A safetensors file as one array of bytes; see `safetensorsChunks`. */
export function writeSafetensors(entries: Entries, metadata?: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> {
  const chunks = safetensorsChunks(entries, metadata);
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}

function string(text: string): string {
  if (/\p{Surrogate}/u.test(text)) throw new InputError(`writeSafetensors: names and metadata must be well-formed text, got ${quote(text)}`);
  return JSON.stringify(text);
}

// By code point, which is the order of UTF-8 bytes; JavaScript's own order is by UTF-16 unit.
function compareText(a: string, b: string): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x === y) continue;
    const bothSurrogates = x >= 0xd800 && x <= 0xdfff === (y >= 0xd800 && y <= 0xdfff);
    return bothSurrogates ? x - y : (a.codePointAt(i) ?? 0) - (b.codePointAt(i) ?? 0);
  }
  return a.length - b.length;
}
