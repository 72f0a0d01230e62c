// From a graph to a session over shared weights. What a graph works out from weights alone (folded, packed,
// cast or quantised forms) is worked out once at load, by the runtime itself, and shared under the expression's
// name by every graph that needs it: specialising graphs costs little.
import { bytesPerElement, elementCount, type NDArray } from '../array.ts';
import { bytesOf, emitModel, reachable, type Tensor } from '../graph/index.ts';
import type { Runtime, Session, Weights } from './session.ts';

/** Where raw weights are read from. */
export interface WeightReader {
  /** @param take memory that may be read into, as many bytes as it is asked for; default memory of the weight's own */
  read(name: string, take?: (bytes: number) => Uint8Array<ArrayBuffer>): Promise<NDArray>;
}

/** A runtime with one model's weights on it. */
export interface Engine {
  readonly runtime: Runtime;
  readonly weights: Weights;
  readonly reader: WeightReader;
  readonly threads?: number;
}

export interface CompileGraphOptions {
  readonly extraInputs?: readonly Tensor[];
}

/** Bytes made at once while weights are prepared: an eighth of all, within these. It bounds the memory beyond the weights themselves; each portion is a graph of its own. */
const portionBytes = { least: 4 * 2 ** 20, most: 128 * 2 ** 20 } as const;

/** Memory for weights as they are stored, taken anew for each portion: what each had would wait for the garbage collector. */
class Room {
  readonly #memory: ArrayBuffer;
  #taken = 0;

  constructor(bytes: number) {
    this.#memory = new ArrayBuffer(bytes);
  }

  empty(): void {
    this.#taken = 0;
  }

  /** Memory at a cache line's beginning; of its own where the room is full. */
  readonly take = (bytes: number): Uint8Array<ArrayBuffer> => {
    const start = Math.ceil(this.#taken / 64) * 64;
    if (start + bytes > this.#memory.byteLength) return new Uint8Array(bytes);
    this.#taken = start + bytes;
    return new Uint8Array(this.#memory, start, bytes);
  };
}

const bytesIn = ({ dtype, shape }: Tensor): number => bytesPerElement(dtype) * elementCount(shape as readonly number[]);

/** The last preparation begun for each model's weights. */
const preparing = new WeakMap<Weights, Promise<void>>();

/** Compiles the graph that computes the outputs, preparing the weights it lacks. */
export async function compileGraph(engine: Engine, outputs: Readonly<Record<string, Tensor>>, options: CompileGraphOptions = {}): Promise<Session> {
  const { boundaries, keys } = weightExpressions(Object.values(outputs));
  // one after another: two graphs compiled at once would make the weights that both lack twice
  const before = preparing.get(engine.weights);
  const own = (before ?? Promise.resolve()).catch(() => undefined).then(() => prepare(engine, boundaries, keys));
  preparing.set(engine.weights, own);
  await own;
  const derived = new Map<Tensor, string>();
  for (const tensor of boundaries) if (tensor.node.op) derived.set(tensor, keys.get(tensor) as string);
  const model = emitModel({
    outputs,
    parameter: (name) => ({ location: name, offset: 0 }),
    derived,
    extraInputs: options.extraInputs ?? [],
  });
  return engine.runtime.compile(model.bytes, {
    weights: engine.weights,
    initializers: model.initializers,
    ...(engine.threads === undefined ? {} : { threads: engine.threads }),
  });
}

/** Tensors that depend on weights alone and are read by something that does not, with a name for what each is. */
function weightExpressions(outputs: readonly Tensor[]): { boundaries: Tensor[]; keys: Map<Tensor, string> } {
  const keys = new Map<Tensor, string>();
  const boundaries = new Set<Tensor>();
  for (const node of reachable(outputs)) {
    if (node.origin?.kind === 'parameter') keys.set(node.outputs[0] as Tensor, node.origin.name);
    if (!node.op) continue;
    const fixed = node.inputs.every((tensor) => !tensor || keys.has(tensor) || tensor.node.origin?.kind === 'constant') && node.inputs.some((tensor) => tensor && keys.has(tensor));
    if (fixed) {
      const known = node.inputs.map((tensor) => (tensor ? (keys.get(tensor) ?? constantKey((tensor.node.origin as { value: NDArray }).value)) : ''));
      const attributes = Object.entries(node.attributes).map(([name, value]) => `${name}=${Object.values(value)[0]}`);
      const expression = `${node.op.name}(${[...known, ...attributes].join(',')})`;
      for (const tensor of node.outputs) keys.set(tensor, tensor.index ? `${expression}#${tensor.index}` : expression);
    } else {
      for (const tensor of node.inputs) if (tensor && keys.has(tensor)) boundaries.add(tensor);
    }
  }
  for (const tensor of outputs) if (keys.has(tensor)) boundaries.add(tensor);
  return { boundaries: [...boundaries], keys };
}

/** A short name for a constant: its type and values, or a hash of them (FNV-1a) when there are many. */
function constantKey(value: NDArray): string {
  if (value.data.length <= 8) return `${value.dtype}[${value.shape}]{${value.data.join(' ')}}`;
  let hash = 0x811c9dc5;
  for (const byte of bytesOf(value)) hash = Math.imul(hash ^ byte, 0x01000193);
  return `${value.dtype}[${value.shape}]#${(hash >>> 0).toString(16)}`;
}

async function prepare(engine: Engine, boundaries: readonly Tensor[], keys: ReadonlyMap<Tensor, string>): Promise<void> {
  const { runtime, weights, reader } = engine;
  const missing = new Map<string, Tensor>();
  for (const tensor of boundaries) {
    const key = keys.get(tensor) as string;
    if (!weights.has(key)) missing.set(key, tensor);
  }
  const total = [...missing.values()].reduce((sum, tensor) => sum + (tensor.node.op ? bytesIn(tensor) : 0), 0);
  const limit = Math.min(portionBytes.most, Math.max(portionBytes.least, total / 8));
  const room = new Room(Math.min(limit, total));
  let portion: Record<string, Tensor> = {};
  let bytes = 0;
  const flush = async (): Promise<void> => {
    if (Object.keys(portion).length === 0) return;
    // what other graphs had made already is gone on from
    const derived = new Map([...keys].filter(([tensor, key]) => tensor.node.op && weights.has(key)));
    const model = emitModel({ outputs: portion, parameter: () => 'input', derived });
    const arrays: Record<string, NDArray> = {};
    for (const name of model.inputs) arrays[name] = weights.has(name) ? weights.get(name) : await reader.read(name, room.take);
    const session = await runtime.compile(model.bytes, { optimize: 'off' });
    try {
      weights.add(Object.entries(await session.run(arrays)));
    } finally {
      session.release();
      room.empty();
    }
    portion = {};
    bytes = 0;
  };
  for (const [key, tensor] of missing) {
    if (!tensor.node.op) {
      weights.add([[key, await reader.read(key)]]);
      continue;
    }
    portion[key] = tensor;
    bytes += bytesIn(tensor);
    if (bytes >= limit) await flush();
  }
  await flush();
}
