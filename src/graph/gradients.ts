// Reverse-mode differentiation of graphs (Griewank & Walther, Evaluating Derivatives, ch. 3):
// walk back from the loss, adding up each tensor's gradient from everything that read it.
import { float32 } from '../array.ts';
import { GraphError } from '../errors.ts';
import { add, sumToShapeOf } from './ops/arithmetic.ts';
import { zerosLike } from './ops/shape.ts';
import { constant, type GraphNode, reachable, show, type Tensor } from './tensor.ts';

/**
 * Gradients of a scalar loss with respect to tensors of its graph, in their order; zeros where the loss does not
 * depend on one. Throws GraphError for a loss that is not a scalar, or an op without a derivative on the way.
 */
export function gradients(loss: Tensor, wanted: readonly Tensor[]): Tensor[] {
  if (loss.shape.some((size) => size !== 1)) throw new GraphError(`gradients: the loss must be one number, got ${show(loss)}`);
  const shape = loss.shape as readonly number[];
  const one = loss.dtype === 'float64' ? ({ dtype: 'float64', shape, data: Float64Array.of(1) } as const) : float32([1], shape);
  return backpropagate([[loss, constant(one)]], wanted);
}

/** Carries gradients given for some tensors back to others: where a loss's own derivative is written by hand, or a loss has parts. */
export function backpropagate(from: readonly (readonly [Tensor, Tensor])[], wanted: readonly Tensor[]): Tensor[] {
  const nodes = reachable(from.map(([tensor]) => tensor));
  const leads = nodesLeadingFrom(wanted, nodes);
  const sums = new Map<Tensor, Tensor>(from);
  for (const node of nodes.reverse()) {
    if (!node.op || !node.inputs.some((tensor) => tensor && leads.has(tensor.node))) continue;
    const outputGradients = node.outputs.map((tensor) => sums.get(tensor) ?? null);
    if (outputGradients.every((value) => value === null)) continue;
    if (!node.op.derivative) throw new GraphError(`gradients: ${node.op.name} has no derivative, and the loss depends on it through ${show(node.outputs[0] as Tensor)}`);
    const inputGradients = node.op.derivative(node, outputGradients);
    for (const [i, tensor] of node.inputs.entries()) {
      const value = inputGradients[i];
      if (!tensor || !value || !leads.has(tensor.node)) continue;
      const before = sums.get(tensor);
      sums.set(tensor, before ? add(before, value) : value);
    }
  }
  return wanted.map((tensor) => {
    const value = sums.get(tensor);
    return value ? sumToShapeOf(value, tensor) : zerosLike(tensor);
  });
}

/** The nodes through which any of the tensors reaches the loss: only these need derivatives. */
function nodesLeadingFrom(wanted: readonly Tensor[], ordered: readonly GraphNode[]): Set<GraphNode> {
  const leads = new Set<GraphNode>(wanted.map((tensor) => tensor.node));
  // sizes and indices are integers: nothing flows through them
  for (const node of ordered) if (node.inputs.some((tensor) => tensor && (tensor.dtype === 'float32' || tensor.dtype === 'float64') && leads.has(tensor.node))) leads.add(node);
  return leads;
}
