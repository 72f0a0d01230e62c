// Symbolic tensors. A tensor knows the node that made it, so a graph is whatever its outputs reach:
// there is no builder object to pass around, and what nothing asks for is never emitted.
import type { DType, NDArray } from '../array.ts';
import { GraphError } from '../errors.ts';

/** A size known when the graph is written, or a name for one known when it runs. */
export type Dimension = number | string;
export type Shape = readonly Dimension[];

/** Values an ONNX attribute may take here. Integers and floats are told apart by the op's declaration. */
export type Attribute =
  | { readonly int: number }
  | { readonly float: number }
  | { readonly string: string }
  | { readonly ints: readonly number[] };
export type Attributes = Readonly<Record<string, Attribute>>;

export interface TensorType {
  readonly dtype: DType;
  readonly shape: Shape;
}

/** The result of a node: its type, and where it came from. */
export interface Tensor extends TensorType {
  readonly node: GraphNode;
  /** Which of the node's outputs this is. */
  readonly index: number;
}

/** What stands behind an op's name: its types, how it is written as ONNX, and its derivative, side by side. */
export interface Op {
  readonly name: string;
  /** ONNX operator set; default the standard one, ''. */
  readonly domain?: string;
  /** Types of the outputs; throws with the rule and the operands' types. */
  readonly infer: (inputs: readonly (Tensor | null)[], attributes: Attributes) => readonly TensorType[];
  /** How many outputs must be written though nothing reads them; default all. */
  readonly required?: number;
  /** An output of which the runtime does not find the type by itself: where it is used, its type is written too. */
  readonly untyped?: number;
  /**
   * Gradients of the loss with respect to each input, given those with respect to each output (null: not needed).
   * Absent: the op has no derivative, and asking for one is an error that names it.
   */
  readonly derivative?: (node: GraphNode, outputGradients: readonly (Tensor | null)[]) => readonly (Tensor | null)[];
  /** Rewrites the node in standard operators, for graphs that must run anywhere. Absent: it is standard already. */
  readonly standard?: (node: GraphNode) => readonly (Tensor | null)[];
}

/** Where a tensor without an op comes from. */
export type Origin =
  | { readonly kind: 'input'; readonly name: string }
  | { readonly kind: 'parameter'; readonly name: string }
  | { readonly kind: 'constant'; readonly value: NDArray };

export interface GraphNode {
  /** Order of writing; inputs always have lower numbers. */
  readonly id: number;
  readonly op: Op | null;
  readonly origin: Origin | null;
  readonly inputs: readonly (Tensor | null)[];
  readonly attributes: Attributes;
  readonly outputs: readonly Tensor[];
}

let written = 0;

function makeNode(
  op: Op | null,
  origin: Origin | null,
  inputs: readonly (Tensor | null)[],
  attributes: Attributes,
  types: readonly TensorType[],
): GraphNode {
  const outputs: Tensor[] = [];
  const node: GraphNode = { id: written++, op, origin, inputs, attributes, outputs };
  for (const [index, type] of types.entries()) {
    outputs.push(Object.freeze({ node, index, dtype: type.dtype, shape: Object.freeze([...type.shape]) }));
  }
  return Object.freeze(node);
}

/** A copy of a node with other inputs, for rewriting a graph. Its outputs keep their types. */
export function withInputs(node: GraphNode, inputs: readonly (Tensor | null)[]): GraphNode {
  return makeNode(node.op, node.origin, inputs, node.attributes, node.outputs);
}

/** A type as people read it: float32[batch, 12, 64]. */
export function show(type: TensorType | null): string {
  return type === null ? 'nothing' : `${type.dtype}[${type.shape.join(', ')}]`;
}

/** The error of a rule that operands break, as every op words it. */
export function broken(where: string, rule: string, operands: readonly (TensorType | null)[], cause?: unknown): GraphError {
  return new GraphError(`${where}: ${rule}, got ${operands.map(show).join(' and ') || 'no operand'}`, cause === undefined ? undefined : { cause });
}

/** Writes a node, checking its operands at once: an error's stack ends at the caller's line. */
export function apply(op: Op, inputs: readonly (Tensor | null)[], attributes: Attributes = {}): readonly Tensor[] {
  let types: readonly TensorType[];
  try {
    types = op.infer(inputs, attributes);
  } catch (error) {
    if (error instanceof GraphError) throw error;
    throw broken(op.name, (error as Error).message, inputs, error);
  }
  return makeNode(op, null, inputs, attributes, types).outputs;
}

/** Writes a node with one output. */
export function applyOne(op: Op, inputs: readonly (Tensor | null)[], attributes: Attributes = {}): Tensor {
  return apply(op, inputs, attributes)[0] as Tensor;
}

/** A value given at every run. Named dimensions of the same name must agree at run time. */
export function input(name: string, dtype: DType, shape: Shape): Tensor {
  return makeNode(null, { kind: 'input', name }, [], {}, [{ dtype, shape }]).outputs[0] as Tensor;
}

/** A weight by its name in the checkpoint; in training it is an input with a gradient. */
export function parameter(name: string, dtype: DType, shape: readonly number[]): Tensor {
  return makeNode(null, { kind: 'parameter', name }, [], {}, [{ dtype, shape }]).outputs[0] as Tensor;
}

/** A value written into the graph. */
export function constant(value: NDArray): Tensor {
  return makeNode(null, { kind: 'constant', value }, [], {}, [{ dtype: value.dtype, shape: value.shape }]).outputs[0] as Tensor;
}

/** A number as a rank-0 constant of the dtype given (default float32). */
export function scalar(value: number, dtype: 'float32' | 'float64' | 'int64' | 'int32' = 'float32'): Tensor {
  const data =
    dtype === 'int64'
      ? BigInt64Array.of(BigInt(value))
      : dtype === 'int32'
        ? Int32Array.of(value)
        : dtype === 'float64'
          ? Float64Array.of(value)
          : Float32Array.of(value);
  return constant({ dtype, shape: [], data } as NDArray);
}

/** Every node the outputs reach, in the order of writing. */
export function reachable(outputs: readonly Tensor[]): GraphNode[] {
  const seen = new Set<GraphNode>();
  const pending = outputs.map((tensor) => tensor.node);
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    for (const tensor of node.inputs) if (tensor) pending.push(tensor.node);
  }
  return [...seen].sort((a, b) => a.id - b.id);
}

/** The product of dimensions, named when any is: 2 × 'batch' is '2*batch'. */
export function multiplyDimensions(dimensions: Shape): Dimension {
  let known = 1;
  const names: string[] = [];
  for (const dimension of dimensions) {
    if (typeof dimension === 'number') known *= dimension;
    else names.push(dimension);
  }
  if (names.length === 0) return known;
  return known === 1 ? names.join('*') : `${known}*${names.join('*')}`;
}

/** The sum of two dimensions, named when either is. */
export function addDimensions(a: Dimension, b: Dimension): Dimension {
  return typeof a === 'number' && typeof b === 'number' ? a + b : `${a}+${b}`;
}
