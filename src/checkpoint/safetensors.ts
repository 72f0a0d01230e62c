// safetensors (https://github.com/huggingface/safetensors): an eight-byte length, a JSON header, then the elements.
// Reads the header only; what a file may say is checked as the Rust crate checks it (tensor.rs, `Metadata::validate`),
// and duplicate keys, which the format forbids and the crate lets pass, are refused.
import { type DType, elementCount, type NDArray, viewAs } from '../array.ts';
import { CheckpointError } from '../errors.ts';
import { decodeUtf8, type Files, quote, show } from './files.ts';
import { isObject, type Json, type JsonObject, parseJson } from './json.ts';

/** Longest header accepted, in bytes: the limit of the Rust crate. */
export const headerLimit = 100_000_000;

/** Element types a file may name, with their bits and the type they are read as; null: known to the format, not to us. */
export const storedTypes: ReadonlyMap<string, { readonly bits: number; readonly dtype: DType | null }> = new Map([
  ['BOOL', { bits: 8, dtype: 'bool' }],
  ['F4', { bits: 4, dtype: null }],
  ['F6_E2M3', { bits: 6, dtype: null }],
  ['F6_E3M2', { bits: 6, dtype: null }],
  ['U8', { bits: 8, dtype: 'uint8' }],
  ['I8', { bits: 8, dtype: 'int8' }],
  ['F8_E5M2', { bits: 8, dtype: null }],
  ['F8_E4M3', { bits: 8, dtype: null }],
  ['F8_E8M0', { bits: 8, dtype: null }],
  ['F8_E4M3FNUZ', { bits: 8, dtype: null }],
  ['F8_E5M2FNUZ', { bits: 8, dtype: null }],
  ['I16', { bits: 16, dtype: 'int16' }],
  ['U16', { bits: 16, dtype: 'uint16' }],
  ['F16', { bits: 16, dtype: 'float16' }],
  ['BF16', { bits: 16, dtype: 'bfloat16' }],
  ['I32', { bits: 32, dtype: 'int32' }],
  ['U32', { bits: 32, dtype: 'uint32' }],
  ['F32', { bits: 32, dtype: 'float32' }],
  ['C64', { bits: 64, dtype: null }],
  ['F64', { bits: 64, dtype: 'float64' }],
  ['I64', { bits: 64, dtype: 'int64' }],
  ['U64', { bits: 64, dtype: 'uint64' }],
]);

/** A tensor as a header describes it. */
export interface StoredTensor {
  readonly name: string;
  /** The type's name in the file, such as `BF16`. */
  readonly type: string;
  readonly shape: readonly number[];
  /** Place in the file, counted from its first byte. */
  readonly offset: number;
  readonly bytes: number;
}

/** Gives memory to read into. */
export type Take = (bytes: number) => Uint8Array<ArrayBuffer>;

/** What a file says of itself before its elements begin. */
export interface Header {
  /** In the order in which they lie in the file. */
  readonly tensors: ReadonlyMap<string, StoredTensor>;
  readonly metadata: ReadonlyMap<string, string>;
}

/** Reads the header of a file. Throws CheckpointError with the tensor and the value that break a rule. */
export async function readHeader(files: Files, path: string): Promise<Header> {
  const size = await files.size(path);
  if (size < 8) throw new CheckpointError(path, `must begin with the header's length in 8 bytes, got ${size} bytes`);
  const length = headerLength(path, await files.read(path, 0, 8), size);
  return parseHeader(path, await files.read(path, 8, length), size);
}

/** The header's length from a file's first eight bytes, checked against the file's size before anything is read. */
export function headerLength(file: string, bytes: Uint8Array, size: number): number {
  const length = new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0, true);
  if (length > headerLimit) throw new CheckpointError(file, `the header must be at most ${headerLimit} bytes, got a length of ${length}; is this a safetensors file?`);
  if (8 + Number(length) > size) throw new CheckpointError(file, `the header must fit into the file of ${size} bytes, got a length of ${length}`);
  return Number(length);
}

/** Checks and reads a header's JSON. @param size bytes of the whole file */
export function parseHeader(file: string, json: Uint8Array, size: number): Header {
  const header = parseJson(file, decodeUtf8(file, json), { exact: true });
  if (!isObject(header)) throw new CheckpointError(file, `the header must be a JSON object, got ${show(header)}`);
  const metadata = readMetadata(file, header.__metadata__ ?? null);
  const dataStart = 8 + json.byteLength;
  const found: StoredTensor[] = [];
  for (const name in header) {
    if (name !== '__metadata__') found.push(readEntry(file, name, header[name] as Json, dataStart));
  }
  found.sort((a, b) => a.offset - b.offset || a.bytes - b.bytes);
  let end = dataStart;
  for (const { name, offset, bytes } of found) {
    if (offset !== end) {
      const fault = offset < end ? 'overlaps the tensor before it' : 'leaves a hole after the tensor before it';
      throw new CheckpointError(file, `tensor ${quote(name)} ${fault}: it must begin at data offset ${end - dataStart}, got ${offset - dataStart}`);
    }
    end = offset + bytes;
  }
  if (end !== size) throw new CheckpointError(file, `tensors must fill the file to its end, ${end} bytes, got ${size}; ${end > size ? 'it is cut short' : 'bytes follow that nothing names'}`);
  return { tensors: new Map(found.map((tensor) => [tensor.name, tensor])), metadata };
}

function readMetadata(file: string, value: Json): Map<string, string> {
  const metadata = new Map<string, string>();
  if (value === null) return metadata;
  if (!isObject(value)) throw new CheckpointError(file, `__metadata__ must map strings to strings, got ${show(value)}`);
  for (const key in value) {
    const text = value[key];
    if (typeof text !== 'string') throw new CheckpointError(file, `__metadata__ must map strings to strings, got ${show(text)} for ${quote(key)}`);
    metadata.set(key, text);
  }
  return metadata;
}

function fail(file: string, tensor: string, rule: string): never {
  throw new CheckpointError(file, `tensor ${quote(tensor)}${rule}`);
}

// serde also reads the three fields from an array in their order; so the crate does, and so do we.
function fieldsOf(file: string, name: string, entry: Json): JsonObject {
  if (Array.isArray(entry) && entry.length === 3) {
    const [dtype, shape, data_offsets] = entry as [Json, Json, Json];
    return { dtype, shape, data_offsets };
  }
  return isObject(entry) ? entry : fail(file, name, ` must be described by an object, got ${show(entry)}`);
}

function readEntry(file: string, name: string, entry: Json, dataStart: number): StoredTensor {
  const { dtype, shape, data_offsets: range } = fieldsOf(file, name, entry);
  const type = typeNameOf(dtype);
  const stored = storedTypes.get(type);
  if (!stored) return fail(file, name, `: dtype must be one of ${[...storedTypes.keys()].join(', ')}, got ${show(dtype)}`);
  if (!Array.isArray(shape)) return fail(file, name, `: shape must be a list of sizes, got ${show(shape)}`);
  if (!Array.isArray(range) || range.length !== 2) return fail(file, name, `: data_offsets must be two offsets, got ${show(range)}`);
  const sizes = shape.map((size) => wholeNumber(file, name, 'shape', size));
  const begin = wholeNumber(file, name, 'data_offsets', range[0]);
  const end = wholeNumber(file, name, 'data_offsets', range[1]);
  if (end < begin) fail(file, name, `: data_offsets must not decrease, got [${begin}, ${end}]`);
  const bits = bitsOf(sizes, stored.bits);
  const what = () => `: shape [${sizes.join(', ')}] of ${type}`;
  if (bits === null) return fail(file, name, `${what()} is larger than any file`);
  if (bits % 8 !== 0) fail(file, name, `${what()} must fill whole bytes, got ${bits} bits`);
  if (bits / 8 !== end - begin) fail(file, name, `${what()} takes ${bits / 8} bytes, got data_offsets [${begin}, ${end}] with ${end - begin}`);
  return { name, type, shape: Object.freeze(sizes), offset: dataStart + begin, bytes: end - begin };
}

// serde also reads an enum's name from {"F32": null}.
function typeNameOf(dtype: Json | undefined): string {
  if (typeof dtype === 'string') return dtype;
  const [name, ...others] = isObject(dtype) ? Object.keys(dtype) : [];
  return isObject(dtype) && name !== undefined && others.length === 0 && dtype[name] === null ? name : '';
}

function wholeNumber(file: string, tensor: string, field: string, value: Json | undefined): number {
  if (typeof value === 'number' && value >= 0) return value;
  const rule = typeof value === 'bigint' && value > 0n ? 'numbers must be below 2^53' : 'numbers must be whole and not negative';
  return fail(file, tensor, `: ${field}: ${rule}, got ${show(value)}`);
}

// Bits of a shape, null past 2^53 or where a product on the way passes 64 bits, as the crate multiplies.
function bitsOf(shape: readonly number[], bits: number): number | null {
  let count = bits;
  for (const size of shape) count *= size;
  if (Number.isSafeInteger(count) && !shape.includes(0)) return count;
  let exact = 1n;
  for (const size of shape) {
    exact *= BigInt(size);
    if (exact >= 1n << 64n) return null;
  }
  return exact === 0n ? 0 : null;
}

/**
 * Reads one tensor. Throws CheckpointError for types that arrays cannot hold.
 * @param take where to: as many bytes as it is asked for, at a multiple of 8; default memory of the tensor's own
 */
export async function readTensor(files: Files, path: string, tensor: StoredTensor, take: Take = (bytes) => new Uint8Array(bytes)): Promise<NDArray> {
  const dtype = dtypeOf(path, tensor);
  let bytes: Uint8Array<ArrayBuffer>;
  if (files.readInto) {
    bytes = take(tensor.bytes);
    await files.readInto(path, tensor.offset, bytes);
  } else {
    bytes = await files.read(path, tensor.offset, tensor.bytes);
    if (bytes.byteOffset % 8 !== 0) bytes = bytes.slice(); // typed arrays must lie at multiples of their element
  }
  return { dtype, shape: tensor.shape, data: viewAs(dtype, bytes.buffer, bytes.byteOffset, elementCount(tensor.shape)) };
}

/** The type a tensor is read as. */
export function dtypeOf(path: string, tensor: StoredTensor): DType {
  const dtype = storedTypes.get(tensor.type)?.dtype;
  if (!dtype) throw new CheckpointError(path, `tensor ${quote(tensor.name)} has element type ${tensor.type}, which is not supported; try a checkpoint in BF16, F16 or F32`);
  return dtype;
}
