// The initializers of a model whose data lies outside it, read from ModelProto bytes, so that a weight of the wrong
// shape, or none, is an error that names it on every runtime, and no model makes a runtime open a file.
import { BinaryReader, BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import type { NDArray } from '../array.ts';
import { SessionError } from '../errors.ts';
import { onnxType } from '../graph/ops/arithmetic.ts';
import type { Weights } from './session.ts';

/** An initializer as the model declares it. */
export interface Initializer {
  readonly name: string;
  /** Element type as TensorProto codes it. */
  readonly type: number;
  readonly shape: readonly number[];
  /** True if its data is elsewhere. */
  readonly external: boolean;
  /** Where, as external_data says. */
  readonly location: string;
}

/**
 * The weights a compilation takes, by name. Throws SessionError where a name is no initializer of the model, a weight
 * is missing or of another type or shape than declared, or an initializer without data is not among the names.
 */
export function takeWeights(model: Uint8Array, weights: Weights | null, names: readonly string[]): Map<string, NDArray> {
  if (!weights && names.length > 0) throw new SessionError(`runtime: the model takes ${names.length} weights and none were given`);
  const declared = new Map<string, Initializer>();
  mapInitializers(model, (initializer) => {
    if (initializer.external) declared.set(initializer.name, initializer);
    return null;
  });
  const taken = new Map<string, NDArray>();
  for (const name of names) {
    const array = (weights as Weights).get(name);
    const initializer = declared.get(name);
    if (!initializer) throw new SessionError(`runtime: the model has no initializer without data that is named "${name}"`);
    const { type, shape } = initializer;
    if (type !== onnxType[array.dtype] || String(shape) !== String(array.shape)) {
      throw new SessionError(`runtime: weight "${name}" must be ${typeName(type)} [${shape.join(', ')}] as the model says, got ${array.dtype} [${array.shape.join(', ')}]`);
    }
    taken.set(name, array);
  }
  for (const name of declared.keys()) if (!taken.has(name)) throw new SessionError(`runtime: the initializer "${name}" has no data in the model and is not among the weights taken`);
  return taken;
}

const typeName = (type: number): string => Object.entries(onnxType).find(([, code]) => code === type)?.[0] ?? `ONNX type ${type}`;

/** The model with initializers of its graph replaced: by TensorProto bytes, or kept where `change` gives null. */
export function mapInitializers(model: Uint8Array, change: (initializer: Initializer) => Uint8Array | null): Uint8Array {
  try {
    // ModelProto: graph 7; GraphProto: initializer 5
    return replace(model, 7, (graph) => replace(graph, 5, (bytes) => change(readTensor(bytes)) ?? bytes));
  } catch (cause) {
    if (cause instanceof SessionError) throw cause;
    throw new SessionError(`runtime: the model must be an ONNX ModelProto: ${(cause as Error).message}`, { cause });
  }
}

/** A message with the values of one field replaced. */
function replace(bytes: Uint8Array, field: number, change: (value: Uint8Array) => Uint8Array): Uint8Array {
  const reader = new BinaryReader(bytes);
  const writer = new BinaryWriter();
  while (reader.pos < reader.len) {
    const start = reader.pos;
    const [number, wire] = reader.tag();
    if (number === field && wire === WireType.LengthDelimited) writer.tag(field, wire).bytes(change(reader.bytes()));
    else {
      reader.skip(wire, number);
      writer.raw(bytes.subarray(start, reader.pos));
    }
  }
  return writer.finish();
}

// TensorProto: dims 1, data_type 2, name 8, external_data 13 { key 1, value 2 }, data_location 14
function readTensor(bytes: Uint8Array): Initializer {
  const reader = new BinaryReader(bytes);
  const shape: number[] = [];
  const tensor = { name: '', type: 0, shape, external: false, location: '' };
  while (reader.pos < reader.len) {
    const [number, wire] = reader.tag();
    if (number === 1 && wire === WireType.LengthDelimited) {
      const packed = new BinaryReader(reader.bytes());
      while (packed.pos < packed.len) shape.push(Number(packed.int64()));
    } else if (number === 1) shape.push(Number(reader.int64()));
    else if (number === 2) tensor.type = reader.int32();
    else if (number === 8) tensor.name = reader.string();
    else if (number === 13) {
      const [key, value] = readEntry(reader.bytes());
      if (key === 'location') tensor.location = value;
    } else if (number === 14) tensor.external = reader.int32() === 1;
    else reader.skip(wire, number);
  }
  return tensor;
}

function readEntry(bytes: Uint8Array): [key: string, value: string] {
  const reader = new BinaryReader(bytes);
  const entry: [string, string] = ['', ''];
  while (reader.pos < reader.len) {
    const [number, wire] = reader.tag();
    if (number === 1) entry[0] = reader.string();
    else if (number === 2) entry[1] = reader.string();
    else reader.skip(wire, number);
  }
  return entry;
}

/** A TensorProto with its data inside. */
export function writeTensor(name: string, array: NDArray): Uint8Array {
  const writer = new BinaryWriter();
  for (const size of array.shape) writer.tag(1, WireType.Varint).int64(size);
  writer.tag(2, WireType.Varint).int32(onnxType[array.dtype]);
  writer.tag(8, WireType.LengthDelimited).string(name);
  return writer.tag(9, WireType.LengthDelimited).bytes(bytesOf(array)).finish();
}

/** An array's bytes. */
export const bytesOf = ({ data }: NDArray): Uint8Array => new Uint8Array(data.buffer as ArrayBuffer, data.byteOffset, data.byteLength);
