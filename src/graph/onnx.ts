// Graphs as ONNX ModelProto bytes (onnx.proto of IR version 10), written field by field.
import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import { bytesPerElement, elementCount, type NDArray } from '../array.ts';
import { GraphError } from '../errors.ts';
import { onnxType } from './ops/arithmetic.ts';
import { type Attribute, type GraphNode, reachable, show, type Tensor, type TensorType, withInputs } from './tensor.ts';

/** Standard operator set written; 24 would need newer runtimes than most people have. */
export const opset = 23;
const irVersion = 10;

/** Where the bytes of a parameter lie. `location` is a file's path relative to the model, or any label the runtime is told of. */
export interface ParameterData {
  readonly location: string;
  readonly offset: number;
}

export interface EmitOptions {
  /** Outputs by the names they get in the model. */
  readonly outputs: Readonly<Record<string, Tensor>>;
  /** Data of a parameter, or 'input' to have it as an input of the model. */
  readonly parameter: (name: string, type: TensorType) => ParameterData | 'input';
  /** Tensors replaced by parameters of the names given: what was worked out from weights at load. */
  readonly derived?: ReadonlyMap<Tensor, string>;
  /** Inputs to declare though nothing reads them. */
  readonly extraInputs?: readonly Tensor[];
  /** Write standard operators only. */
  readonly standard?: boolean;
}

export interface EmittedModel {
  readonly bytes: Uint8Array;
  readonly inputs: readonly string[];
  /** Parameters that are initializers. */
  readonly initializers: readonly string[];
}

const message = (writer: BinaryWriter, field: number, write: (inner: BinaryWriter) => void): void => {
  const inner = new BinaryWriter();
  write(inner);
  writer.tag(field, WireType.LengthDelimited).bytes(inner.finish());
};
const text = (writer: BinaryWriter, field: number, value: string): void => {
  writer.tag(field, WireType.LengthDelimited).string(value);
};
const integer = (writer: BinaryWriter, field: number, value: number | bigint): void => {
  writer.tag(field, WireType.Varint).int64(value);
};

// AttributeProto: name 1, f 2, i 3, s 4, ints 8, type 20 (FLOAT 1, INT 2, STRING 3, INTS 7)
function writeAttribute(writer: BinaryWriter, name: string, value: Attribute): void {
  message(writer, 5, (attribute) => {
    text(attribute, 1, name);
    if ('float' in value) {
      attribute.tag(2, WireType.Bit32).float(value.float);
      integer(attribute, 20, 1);
    } else if ('int' in value) {
      integer(attribute, 3, value.int);
      integer(attribute, 20, 2);
    } else if ('string' in value) {
      text(attribute, 4, value.string);
      integer(attribute, 20, 3);
    } else {
      for (const item of value.ints) integer(attribute, 8, item);
      integer(attribute, 20, 7);
    }
  });
}

// ValueInfoProto: name 1, type 2 { tensor_type 1 { elem_type 1, shape 2 { dim 1 { dim_value 1 | dim_param 2 } } } }
function writeValueInfo(writer: BinaryWriter, field: number, name: string, type: TensorType): void {
  message(writer, field, (info) => {
    text(info, 1, name);
    message(info, 2, (typeProto) => {
      message(typeProto, 1, (tensor) => {
        integer(tensor, 1, onnxType[type.dtype]);
        message(tensor, 2, (shape) => {
          for (const dimension of type.shape) {
            message(shape, 1, (dim) => {
              if (typeof dimension === 'number') integer(dim, 1, dimension);
              else text(dim, 2, dimension);
            });
          }
        });
      });
    });
  });
}

/** A typed array's bytes. */
export function bytesOf(value: NDArray): Uint8Array {
  return new Uint8Array(value.data.buffer as ArrayBuffer, value.data.byteOffset, value.data.byteLength);
}

// TensorProto: dims 1, data_type 2, name 8, raw_data 9, external_data 13 { key 1, value 2 }, data_location 14 (EXTERNAL 1)
function writeInitializer(writer: BinaryWriter, name: string, type: TensorType, data: Uint8Array | ParameterData): void {
  message(writer, 5, (tensor) => {
    for (const size of type.shape) integer(tensor, 1, size as number);
    integer(tensor, 2, onnxType[type.dtype]);
    text(tensor, 8, name);
    if (data instanceof Uint8Array) {
      tensor.tag(9, WireType.LengthDelimited).bytes(data);
      return;
    }
    const length = elementCount(type.shape as number[]) * bytesPerElement(type.dtype);
    for (const [key, value] of [['location', data.location], ['offset', String(data.offset)], ['length', String(length)]] as const) {
      message(tensor, 13, (entry) => {
        text(entry, 1, key);
        text(entry, 2, value);
      });
    }
    integer(tensor, 14, 1);
  });
}

/**
 * Writes the graph its outputs reach. Throws GraphError when two values share a name, and, where `standard` is asked
 * for, when an op cannot be written in standard operators.
 */
export function emitModel(options: EmitOptions): EmittedModel {
  const derived = options.derived ?? new Map<Tensor, string>();
  const wanted = new Map<Tensor, string[]>();
  const expand = options.standard ? standardForms() : (tensor: Tensor): Tensor => tensor;
  for (const [name, tensor] of Object.entries(options.outputs)) {
    const resolved = expand(tensor);
    wanted.set(resolved, [...(wanted.get(resolved) ?? []), name]);
  }
  const nodes = reachableWithout(derived, [...wanted.keys()]);

  const names = new Map<Tensor, string>();
  const used = new Set<Tensor>();
  for (const node of nodes) for (const tensor of node.inputs) if (tensor) used.add(tensor);
  const graph = new BinaryWriter();
  const inputs = new Map<string, TensorType>();
  const initializers = new Map<string, TensorType>();
  const declared = new Map<string, { tensor: Tensor; weight: boolean }>();
  const constants: { name: string; value: NDArray }[] = [];
  // a weight may be written twice, by two passes over one model; nothing else may
  const claim = (name: string, tensor: Tensor, weight: boolean): void => {
    const before = declared.get(name);
    const again = before?.tensor === tensor || (weight && before?.weight && show(before.tensor) === show(tensor));
    if (before && !again) throw new GraphError(`graph: inputs and weights must have names of their own, got two named "${name}", ${show(before.tensor)} and ${show(tensor)}`);
    declared.set(name, { tensor, weight });
  };
  const declareInput = (name: string, tensor: Tensor): void => {
    claim(name, tensor, false);
    inputs.set(name, tensor);
  };
  const declareParameter = (name: string, tensor: Tensor): void => {
    claim(name, tensor, true);
    if (options.parameter(name, tensor) === 'input') inputs.set(name, tensor);
    else initializers.set(name, tensor);
  };
  for (const [tensor, name] of derived) {
    if (!used.has(tensor) && !wanted.has(tensor)) continue;
    names.set(tensor, name);
    declareParameter(name, tensor);
  }
  const extra: [Tensor, string][] = [];
  // names that people and checkpoints gave; those made up here keep clear of them
  const given = new Set([...Object.keys(options.outputs), ...derived.values()]);
  for (const { origin } of [...nodes, ...(options.extraInputs ?? []).map((tensor) => tensor.node)]) if (origin && origin.kind !== 'constant') given.add(origin.name);
  const freeName = (name: string): string => (given.has(name) ? freeName(`${name}_`) : name);
  const nameOf = (tensor: Tensor): string => {
    const known = names.get(tensor);
    if (known !== undefined) return known;
    const outputs = wanted.get(tensor);
    const { node } = tensor;
    const [first] = outputs ?? [];
    const name = first !== undefined && node.op ? first : freeName(node.op ? `${node.op.name}_${node.id}${tensor.index ? `.${tensor.index}` : ''}` : `c${node.id}`);
    names.set(tensor, name);
    return name;
  };
  for (const node of nodes) {
    const tensor = node.outputs[0] as Tensor;
    const { origin } = node;
    if (!origin || names.has(tensor)) continue;
    if (origin.kind === 'constant') constants.push({ name: nameOf(tensor), value: origin.value });
    else {
      names.set(tensor, origin.name);
      if (origin.kind === 'input') declareInput(origin.name, tensor);
      else declareParameter(origin.name, tensor);
    }
  }
  for (const tensor of options.extraInputs ?? []) if (tensor.node.origin?.kind === 'input') declareInput(tensor.node.origin.name, tensor);
  for (const [name, tensor] of Object.entries(options.outputs)) {
    const other = declared.get(name);
    if (other && names.get(expand(tensor)) !== name) throw new GraphError(`graph: an output must not have the name of another input or weight, got "${name}", ${show(tensor)}, beside ${show(other.tensor)}`);
  }

  const domains = new Set<string>();
  const typed: Tensor[] = [];
  for (const node of nodes) {
    const { op } = node;
    if (!op) continue;
    domains.add(op.domain ?? '');
    const untyped = op.untyped === undefined ? undefined : node.outputs[op.untyped];
    if (untyped && used.has(untyped) && !wanted.has(untyped)) typed.push(untyped);
    message(graph, 1, (proto) => {
      const inputNames = node.inputs.map((tensor) => (tensor ? nameOf(tensor) : ''));
      while (inputNames.at(-1) === '') inputNames.pop();
      // an output that nothing reads has no name where the op allows it; one that comes as data gets another
      const outputNames = node.outputs.map((tensor, i) => {
        if (derived.has(tensor)) return freeName(`${op.name}_${node.id}.${i}`);
        return i < (op.required ?? node.outputs.length) || used.has(tensor) || wanted.has(tensor) ? nameOf(tensor) : '';
      });
      while (outputNames.at(-1) === '') outputNames.pop();
      for (const name of inputNames) text(proto, 1, name);
      for (const name of outputNames) text(proto, 2, name);
      text(proto, 3, `${op.name}_${node.id}`);
      text(proto, 4, op.name);
      for (const [name, value] of Object.entries(node.attributes)) writeAttribute(proto, name, value);
      if (op.domain) text(proto, 7, op.domain);
    });
  }
  // An output that has another name already (an input, a weight, a second name) is written through Identity.
  for (const [tensor, outputNames] of wanted) for (const name of outputNames) if (nameOf(tensor) !== name) extra.push([tensor, name]);
  for (const [tensor, name] of extra) {
    domains.add('');
    message(graph, 1, (proto) => {
      text(proto, 1, nameOf(tensor));
      text(proto, 2, name);
      text(proto, 4, 'Identity');
    });
  }
  text(graph, 2, 'sightline');
  for (const { name, value } of constants) writeInitializer(graph, name, value, bytesOf(value));
  for (const [name, type] of initializers) writeInitializer(graph, name, type, options.parameter(name, type) as ParameterData);
  for (const [name, type] of inputs) writeValueInfo(graph, 11, name, type);
  for (const [tensor, outputNames] of wanted) for (const name of outputNames) writeValueInfo(graph, 12, name, tensor);
  for (const tensor of typed) writeValueInfo(graph, 13, nameOf(tensor), tensor);

  // ModelProto: ir_version 1, producer_name 2, graph 7, opset_import 8 { domain 1, version 2 }
  const model = new BinaryWriter();
  integer(model, 1, irVersion);
  text(model, 2, 'sightline');
  model.tag(7, WireType.LengthDelimited).bytes(graph.finish());
  for (const domain of new Set(['', ...domains])) {
    message(model, 8, (entry) => {
      text(entry, 1, domain);
      integer(entry, 2, domain === '' ? opset : 1);
    });
  }
  return { bytes: model.finish(), inputs: [...inputs.keys()], initializers: [...initializers.keys()] };
}

/** Like `reachable`, not going behind tensors that are given as data. */
function reachableWithout(given: ReadonlyMap<Tensor, string>, outputs: readonly Tensor[]): GraphNode[] {
  if (given.size === 0) return reachable(outputs);
  const seen = new Set<GraphNode>();
  const pending = outputs.filter((tensor) => !given.has(tensor)).map((tensor) => tensor.node);
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    for (const tensor of node.inputs) if (tensor && !given.has(tensor)) pending.push(tensor.node);
  }
  return [...seen].sort((a, b) => a.id - b.id);
}

/** A function that gives, for a tensor, one computed by standard operators only. */
function standardForms(): (tensor: Tensor) => Tensor {
  const done = new Map<Tensor, Tensor>();
  return (output) => {
    for (const node of reachable([output])) {
      if (done.has(node.outputs[0] as Tensor)) continue;
      const inputs = node.inputs.map((tensor) => (tensor ? (done.get(tensor) as Tensor) : null));
      const changed = inputs.some((tensor, i) => tensor !== node.inputs[i]);
      const current: GraphNode = changed ? withInputs(node, inputs) : node;
      if (node.op?.domain && !node.op.standard) throw new GraphError(`graph: ${node.op.name} of ${node.op.domain} cannot be written in standard operators, got ${show(node.outputs[0] as Tensor)}`);
      const results = node.op?.standard ? node.op.standard(current) : current.outputs;
      for (const [i, tensor] of node.outputs.entries()) done.set(tensor, results[i] ?? (current.outputs[i] as Tensor));
    }
    return done.get(output) as Tensor;
  };
}
