// Small ONNX models for the tests of this folder, written field by field, so that a fault of the emitter and a
// fault of a runtime are never one fault.
import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import { bytesPerElement, type DType, elementCount, type NDArray } from '../array.ts';

/** Element type codes of TensorProto. */
const codes: { readonly [D in DType]: number } = {
  float32: 1,
  uint8: 2,
  int8: 3,
  uint16: 4,
  int16: 5,
  int32: 6,
  int64: 7,
  bool: 9,
  float16: 10,
  float64: 11,
  uint32: 12,
  uint64: 13,
  bfloat16: 16,
};

export interface TinyValue {
  readonly name: string;
  readonly dtype: DType;
  /** Names are dimensions unknown until the run. */
  readonly shape: readonly (number | string)[];
}

export interface TinyNode {
  readonly op: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Whole numbers become INT, arrays INTS, graphs GRAPH. */
  readonly attributes?: Readonly<Record<string, number | readonly number[] | TinyGraph>>;
}

export interface TinyGraph {
  readonly inputs: readonly TinyValue[];
  readonly outputs: readonly TinyValue[];
  readonly nodes: readonly TinyNode[];
  /** Initializers with their data in the model. */
  readonly constants?: Readonly<Record<string, NDArray>>;
  /** Initializers whose data is given at compilation: name, type and shape. */
  readonly weights?: readonly TinyValue[];
}

const inside = (writer: BinaryWriter, field: number, write: (inner: BinaryWriter) => void): void => {
  const inner = new BinaryWriter();
  write(inner);
  writer.tag(field, WireType.LengthDelimited).bytes(inner.finish());
};
const text = (writer: BinaryWriter, field: number, value: string): BinaryWriter => writer.tag(field, WireType.LengthDelimited).string(value);
const whole = (writer: BinaryWriter, field: number, value: number): BinaryWriter => writer.tag(field, WireType.Varint).int64(value);

function writeValue(graph: BinaryWriter, field: number, value: TinyValue): void {
  inside(graph, field, (info) => {
    text(info, 1, value.name);
    inside(info, 2, (type) =>
      inside(type, 1, (tensor) => {
        whole(tensor, 1, codes[value.dtype]);
        inside(tensor, 2, (shape) => {
          for (const size of value.shape) inside(shape, 1, (dimension) => (typeof size === 'number' ? whole(dimension, 1, size) : text(dimension, 2, size)));
        });
      }),
    );
  });
}

function writeNode(graph: BinaryWriter, node: TinyNode): void {
  inside(graph, 1, (proto) => {
    for (const name of node.inputs) text(proto, 1, name);
    for (const name of node.outputs) text(proto, 2, name);
    text(proto, 3, `${node.op} of ${node.outputs[0]}`);
    text(proto, 4, node.op);
    for (const [name, value] of Object.entries(node.attributes ?? {})) {
      inside(proto, 5, (attribute) => {
        text(attribute, 1, name);
        if (typeof value === 'number') whole(whole(attribute, 3, value), 20, 2);
        else if ('nodes' in value) {
          inside(attribute, 6, (inner) => writeGraph(inner, value));
          whole(attribute, 20, 5);
        } else {
          for (const item of value) whole(attribute, 8, item);
          whole(attribute, 20, 7);
        }
      });
    }
  });
}

function writeGraph(graph: BinaryWriter, model: TinyGraph): void {
  for (const node of model.nodes) writeNode(graph, node);
  text(graph, 2, 'tiny');
  for (const [name, { dtype, shape, data }] of Object.entries(model.constants ?? {})) {
    inside(graph, 5, (tensor) => {
      for (const size of shape) whole(tensor, 1, size);
      text(whole(tensor, 2, codes[dtype]), 8, name);
      tensor.tag(9, WireType.LengthDelimited).bytes(new Uint8Array(data.buffer as ArrayBuffer, data.byteOffset, data.byteLength));
    });
  }
  for (const { name, dtype, shape } of model.weights ?? []) {
    inside(graph, 5, (tensor) => {
      for (const size of shape as number[]) whole(tensor, 1, size);
      text(whole(tensor, 2, codes[dtype]), 8, name);
      const length = elementCount(shape as number[]) * bytesPerElement(dtype);
      for (const [key, value] of Object.entries({ location: name, offset: '0', length: `${length}` })) {
        inside(tensor, 13, (entry) => text(text(entry, 1, key), 2, value));
      }
      whole(tensor, 14, 1);
    });
  }
  for (const value of model.inputs) writeValue(graph, 11, value);
  for (const value of model.outputs) writeValue(graph, 12, value);
}

/** ModelProto bytes: IR version 10, operator set 21. */
export function tinyModel(model: TinyGraph): Uint8Array {
  const proto = new BinaryWriter();
  whole(proto, 1, 10);
  inside(proto, 7, (graph) => writeGraph(graph, model));
  inside(proto, 8, (set) => whole(text(set, 1, ''), 2, 21));
  return proto.finish() as Uint8Array;
}

const float = (name: string, shape: TinyValue['shape']): TinyValue => ({ name, dtype: 'float32', shape });

/** y = op(x). */
export const unary = (op: string, dtype: DType, shape: TinyValue['shape']): TinyGraph => ({
  inputs: [{ name: 'x', dtype, shape }],
  outputs: [{ name: 'y', dtype, shape }],
  nodes: [{ op, inputs: ['x'], outputs: ['y'] }],
});

/** y = x + x. */
export const doubling = (shape: TinyValue['shape']): TinyGraph => ({
  inputs: [float('x', shape)],
  outputs: [float('y', shape)],
  nodes: [{ op: 'Add', inputs: ['x', 'x'], outputs: ['y'] }],
});

/** y = x w. */
export const multiplication = (left: TinyValue['shape'], right: TinyValue['shape']): TinyGraph => ({
  inputs: [float('x', left), float('w', right)],
  outputs: [float('y', [left[0] as number, right[1] as number])],
  nodes: [{ op: 'MatMul', inputs: ['x', 'w'], outputs: ['y'] }],
});

/** y = x + a constant in the model. */
export const constant = (value: NDArray): TinyGraph => ({
  inputs: [float('x', value.shape)],
  outputs: [float('y', value.shape)],
  nodes: [{ op: 'Add', inputs: ['x', 'c'], outputs: ['y'] }],
  constants: { c: value },
});

/** Adds one as often as `count` says: as long a run as one wants, with a place to stop after every addition. */
export const countingLoop = (): TinyGraph => ({
  inputs: [{ name: 'count', dtype: 'int64', shape: [] }],
  outputs: [float('total', [])],
  nodes: [
    {
      op: 'Loop',
      inputs: ['count', '', 'zero'],
      outputs: ['total'],
      attributes: {
        body: {
          inputs: [{ name: 'i', dtype: 'int64', shape: [] }, { name: 'go', dtype: 'bool', shape: [] }, float('sum', [])],
          outputs: [{ name: 'on', dtype: 'bool', shape: [] }, float('next', [])],
          nodes: [{ op: 'Identity', inputs: ['go'], outputs: ['on'] }, { op: 'Add', inputs: ['sum', 'one'], outputs: ['next'] }],
        },
      },
    },
  ],
  constants: { zero: { dtype: 'float32', shape: [], data: new Float32Array(1) }, one: { dtype: 'float32', shape: [], data: Float32Array.of(1) } },
});
