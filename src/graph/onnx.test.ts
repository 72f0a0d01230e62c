// Properties of emitted models, read back from their bytes field by field (onnx.proto), and that the runtime takes them.
import { BinaryReader, WireType } from '@bufbuild/protobuf/wire';
import { describe, expect, it } from 'vitest';
import { float32, type NDArray } from '../array.ts';
import { createNodeRuntime } from '../runtime/node/index.ts';
import { add, argMax, constant, type EmitOptions, emitModel, exp, input, layerNormalization, matMul, multiHeadAttention, multiply, parameter, reduceSum, scalar, split, type Tensor, topK, transpose } from './index.ts';
import { cachedAttention } from './ops/fused.ts';

type Field = number | Uint8Array;
/** The fields of a message by number, in their order. */
function fields(bytes: Uint8Array): Map<number, Field[]> {
  const reader = new BinaryReader(bytes);
  const found = new Map<number, Field[]>();
  while (reader.pos < reader.len) {
    const [field, wire] = reader.tag();
    const value = wire === WireType.LengthDelimited ? reader.bytes() : wire === WireType.Bit32 ? reader.float() : Number(reader.int64());
    found.set(field, [...(found.get(field) ?? []), value]);
  }
  return found;
}
const text = (field: Field | undefined): string => new TextDecoder().decode(field as Uint8Array);
const all = (message: Map<number, Field[]>, field: number): Map<number, Field[]>[] => (message.get(field) ?? []).map((bytes) => fields(bytes as Uint8Array));
const texts = (message: Map<number, Field[]>, field: number): string[] => (message.get(field) ?? []).map(text);

function read(bytes: Uint8Array) {
  const model = fields(bytes);
  const [graph] = all(model, 7) as [Map<number, Field[]>];
  return {
    domains: all(model, 8).map((entry) => texts(entry, 1)[0] ?? ''),
    nodes: all(graph, 1).map((node) => ({ inputs: texts(node, 1), outputs: texts(node, 2), op: texts(node, 4)[0] })),
    initializers: all(graph, 5).map((tensor) => ({ name: texts(tensor, 8)[0], data: tensor.has(9), external: Object.fromEntries(all(tensor, 13).map((entry) => [texts(entry, 1)[0], texts(entry, 2)[0]])) })),
    inputs: all(graph, 11).map((info) => texts(info, 1)[0]),
    outputs: all(graph, 12).map((info) => texts(info, 1)[0]),
  };
}

const emit = (outputs: EmitOptions['outputs'], options: Partial<EmitOptions> = {}) => emitModel({ outputs, parameter: () => 'input', ...options });
const runtime = createNodeRuntime();
async function run(model: { bytes: Uint8Array }, feeds: Record<string, NDArray>): Promise<Record<string, number[]>> {
  const session = await runtime.compile(model.bytes, { optimize: 'off' });
  try {
    return Object.fromEntries(Object.entries(await session.run(feeds)).map(([name, { data }]) => [name, Array.from(data, Number)]));
  } finally {
    session.release();
  }
}
/** Every value has one name, and is written before it is read. */
function sound(bytes: Uint8Array): void {
  const { nodes, initializers, inputs, outputs } = read(bytes);
  const written = [...inputs, ...initializers.map(({ name }) => name)];
  for (const node of nodes) {
    for (const name of node.inputs) if (name) expect(written).toContain(name);
    written.push(...node.outputs.filter(Boolean));
  }
  expect(new Set(written).size).toBe(written.length);
  for (const name of outputs) expect(written).toContain(name);
  expect(new Set(outputs).size).toBe(outputs.length);
}

const x = input('x', 'float32', [2, 4]);
const values = float32([1, 2, 3, 4, 5, 6, 7, 8], [2, 4]);

describe('names', () => {
  it('are unique, and clear of those that people gave', async () => {
    const one = constant(float32([1], [1]));
    const sum = add(x, one);
    // names that emission would make up itself
    const taken = input(`c${one.node.id}`, 'float32', [1]);
    const weight = parameter(`Add_${sum.node.id}`, 'float32', [1]);
    const y = multiply(multiply(sum, taken), weight);
    const model = emit({ y, [`Mul_${y.node.inputs[0]?.node.id}`]: exp(y) });
    sound(model.bytes);
    const two = float32([2], [1]);
    expect((await run(model, { x: values, [`c${one.node.id}`]: two, [`Add_${sum.node.id}`]: two }))['y']).toEqual([8, 12, 16, 20, 24, 28, 32, 36]);
  });
  it('must differ between inputs and weights', () => {
    expect(() => emit({ y: add(x, input('x', 'float32', [4])) })).toThrow('graph: inputs and weights must have names of their own, got two named "x", float32[2, 4] and float32[4]');
    expect(() => emit({ y: add(x, parameter('x', 'float32', [2, 4])) })).toThrow(/names of their own/);
    expect(() => emit({ y: add(parameter('w', 'float32', [4]), parameter('w', 'float32', [2, 4])) })).toThrow(/names of their own/);
    expect(() => emit({ y: x }, { extraInputs: [input('x', 'int64', [1])] })).toThrow(/names of their own/);
  });
  it('of one weight written by two passes are one', () => {
    const model = emit({ y: add(parameter('w', 'float32', [4]), parameter('w', 'float32', [4])) });
    expect(model.inputs).toEqual(['w']);
  });
  it('of outputs must not be those of other inputs', () => {
    expect(() => emit({ x: exp(x) })).toThrow('graph: an output must not have the name of another input or weight, got "x", float32[2, 4], beside float32[2, 4]');
  });
});

describe('what is written', () => {
  it('is what the outputs reach', () => {
    const used = exp(x);
    add(used, input('unread', 'float32', [4])); // nothing asks for it
    const { nodes, inputs } = read(emit({ y: used }).bytes);
    expect(nodes.map(({ op }) => op)).toEqual(['Exp']);
    expect(inputs).toEqual(['x']);
  });
  it('has inputs that nothing reads where they are declared', async () => {
    const model = emit({ y: exp(x) }, { extraInputs: [input('unread', 'int64', ['n']), x] });
    expect(model.inputs).toEqual(['x', 'unread']);
    sound(model.bytes);
  });
  it('leaves out optional outputs that nothing reads', () => {
    const [weight, bias] = [input('w', 'float32', [4]), input('b', 'float32', [4])];
    expect(read(emit({ y: layerNormalization(x, weight, bias, 1e-5) }).bytes).nodes[0]?.outputs).toEqual(['y']);
    const inverse = layerNormalization(x, weight, bias, 1e-5).node.outputs[2] as Tensor;
    const [node] = read(emit({ inverse }).bytes).nodes;
    expect([node?.outputs[1], node?.outputs[2]]).toEqual(['', 'inverse']);
    const wide = layerNormalization(input('x', 'float64', [2, 4]), input('w', 'float64', [4]), input('b', 'float64', [4]), 1e-5);
    expect(wide.node.outputs.map(({ dtype }) => dtype)).toEqual(['float64', 'float32', 'float32']);
  });
  it('keeps the outputs that an op must have', async () => {
    const first = emit({ y: split(x, [1, 3], 1)[0] as Tensor });
    sound(first.bytes);
    expect((await run(first, { x: values }))['y']).toEqual([1, 5]);
    expect((await run(emit({ y: split(x, [1, 3], 1)[1] as Tensor }), { x: values }))['y']).toEqual([2, 3, 4, 6, 7, 8]);
    expect((await run(emit({ y: topK(x, 1).values }), { x: values }))['y']).toEqual([4, 8]);
    expect((await run(emit({ y: topK(x, 1).indices }), { x: values }))['y']).toEqual([3, 3]);
  });
});

describe('outputs', () => {
  it('may be inputs, under their own name or another', async () => {
    const same = emit({ x });
    expect(await run(same, { x: values })).toEqual({ x: [...values.data] });
    const other = emit({ y: x, z: exp(x) });
    sound(other.bytes);
    expect((await run(other, { x: values }))['y']).toEqual([...values.data]);
  });
  it('may be constants and weights', async () => {
    const w = parameter('w', 'float32', [2]);
    const model = emit({ c: constant(float32([3])), w2: w, sum: reduceSum(w) });
    sound(model.bytes);
    expect(await run(model, { w: float32([1, 2]) })).toEqual({ c: [3], w2: [1, 2], sum: [3] });
  });
  it('may have two names, and be read too', async () => {
    const y = multiply(x, 2);
    const model = emit({ first: y, second: y, third: argMax(y) });
    sound(model.bytes);
    const got = await run(model, { x: values });
    expect(got['first']).toEqual(got['second']);
    expect(got['third']).toEqual([3, 3]);
  });
});

describe('weights', () => {
  const w = parameter('w', 'float32', [4, 3]);
  it('are initializers whose data lie elsewhere', () => {
    const model = emitModel({ outputs: { y: matMul(x, w) }, parameter: (name) => ({ location: `${name}.bin`, offset: 64 }) });
    expect(model.initializers).toEqual(['w']);
    expect(read(model.bytes).initializers).toEqual([{ name: 'w', data: false, external: { location: 'w.bin', offset: '64', length: '48' } }]);
  });
  it('that were worked out at load take the place of what they were worked out from', () => {
    const prepared = transpose(multiply(w, 2));
    const model = emitModel({ outputs: { y: matMul(x, transpose(prepared)), prepared }, parameter: (name) => ({ location: name, offset: 0 }), derived: new Map([[prepared, 'prepared w']]) });
    expect(model.initializers).toEqual(['prepared w']);
    const { nodes } = read(model.bytes);
    expect(nodes.map(({ op }) => op)).toEqual(['Transpose', 'MatMul', 'Identity']);
    expect(nodes[0]?.inputs).toEqual(['prepared w']);
    sound(model.bytes);
  });
  it('may be one output of an op whose other output is read', async () => {
    const [left, right] = split(w, [1, 2], 1) as [Tensor, Tensor];
    const model = emitModel({ outputs: { y: matMul(x, left), z: matMul(x, right) }, parameter: () => 'input', derived: new Map([[left, 'left']]) });
    sound(model.bytes);
    const got = await run(model, { x: values, left: float32([1, 1, 1, 1], [4, 1]), w: float32([9, 1, 0, 9, 1, 0, 9, 1, 0, 9, 1, 1], [4, 3]) });
    expect(got).toEqual({ y: [10, 26], z: [10, 4, 26, 8] });
  });
});

describe('standard operators', () => {
  const context = input('k', 'float32', [1, 2, 5, 4]);
  const { output: fused } = multiHeadAttention(input('q', 'float32', [1, 3, 8]), context, input('v', 'float32', [1, 2, 5, 4]), 0.5);
  it('stand for fused ones where asked for, outputs in several places being one', () => {
    expect(read(emit({ y: fused }).bytes).domains).toEqual(['', 'com.microsoft']);
    const model = emit({ y: fused, z: exp(fused), sum: add(fused, scalar(1)) }, { standard: true });
    const { domains, nodes } = read(model.bytes);
    expect(domains).toEqual(['']);
    expect(nodes.filter(({ op }) => op === 'Softmax').length).toBe(1);
    sound(model.bytes);
  });
  it('are refused where there are none', () => {
    const cache = { keys: input('pk', 'float32', [1, 2, 6, 8]), values: input('pv', 'float32', [1, 2, 6, 8]), last: input('last', 'int32', [1]), total: input('total', 'int32', [1]) };
    const { output } = cachedAttention(input('packed', 'float32', [1, 1, 48]), cache, { heads: 2, kvHeads: 2, scale: 1, reveal: false });
    expect(() => emit({ y: output }, { standard: true })).toThrow('graph: GroupQueryAttention of com.microsoft cannot be written in standard operators, got float32[1, 1, 16]');
  });
});
