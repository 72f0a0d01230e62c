// The graph's vocabulary, for layers and models.
export { backpropagate, gradients } from './gradients.ts';
export { bytesOf, type EmitOptions, type EmittedModel, emitModel, type ParameterData } from './onnx.ts';
export * from './ops/arithmetic.ts';
export * from './ops/fused.ts';
export * from './ops/convolution.ts';
export * from './ops/linear-algebra.ts';
export * from './ops/choice.ts';
export * from './ops/shape.ts';
export {
  constant,
  type Dimension,
  type GraphNode,
  input,
  multiplyDimensions,
  parameter,
  reachable,
  type Shape,
  scalar,
  show,
  type Tensor,
  type TensorType,
} from './tensor.ts';
