// Sessions, bindings and shared weights over the C API.
import type { DType, NDArray } from '../../array.ts';
import { SessionError } from '../../errors.ts';
import type { Binding, Buffer, CompileOptions, RunOptions, Session, Weights } from '../session.ts';
import { type Address, addressOf, openApi, stringAt } from './api.ts';
import { acquired, released } from './handles.ts';
import { createValue, NativeBuffer, readValue, releaseValue } from './values.ts';

/** Arrays with their native values and one container of prepacked forms. */
export class NativeWeights implements Weights {
  readonly #arrays = new Map<string, NDArray>();
  readonly #values = new Map<string, Address>();
  #container: Address | null;
  #sessions = 0;
  #bytes = 0;

  constructor() {
    this.#container = openApi().make('CreatePrepackedWeightsContainer');
    acquired('container');
  }

  get bytes(): number {
    return this.#bytes;
  }

  get container(): Address {
    if (this.#container === null) throw new SessionError('runtime: weights are used after their release');
    return this.#container;
  }

  has(name: string): boolean {
    return this.#arrays.has(name);
  }

  get(name: string): NDArray {
    const array = this.#arrays.get(name);
    if (!array) throw new SessionError(`runtime: no weight is named "${name}"`);
    return array;
  }

  value(name: string): Address {
    this.get(name);
    return this.#values.get(name) as Address;
  }

  add(arrays: Iterable<readonly [string, NDArray]>): void {
    void this.container;
    for (const [name, array] of arrays) {
      if (this.#arrays.has(name)) throw new SessionError(`runtime: a weight named "${name}" exists already`);
      this.#values.set(name, createValue(array));
      this.#arrays.set(name, array);
      this.#bytes += array.data.byteLength;
    }
  }

  /** A session begins (+1) or ends (-1) its use. */
  hold(change: 1 | -1): void {
    this.#sessions += change;
  }

  release(): void {
    if (this.#container === null) return;
    if (this.#sessions > 0) throw new SessionError(`runtime: weights must outlive their sessions, ${this.#sessions} still use them`);
    for (const value of this.#values.values()) releaseValue(value);
    openApi().release('ReleasePrepackedWeightsContainer', this.#container);
    released('container');
    this.#container = null;
    this.#arrays.clear();
    this.#values.clear();
  }
}

const cString = (text: string): Uint8Array => {
  const bytes = new TextEncoder().encode(`${text}\0`);
  const own = new Uint8Array(new ArrayBuffer(bytes.length));
  own.set(bytes);
  return own;
};

/** Addresses in a row, as C functions take arrays of pointers. */
const pointers = (addresses: readonly Address[]): BigUint64Array => {
  const list = new BigUint64Array(new ArrayBuffer(8 * Math.max(1, addresses.length)));
  for (const [i, address] of addresses.entries()) list[i] = BigInt(address);
  return list;
};

const levels = { off: 0, basic: 1, all: 99 } as const;

/** Compiles a model. @param env the process's environment */
export function compile(env: Address, model: Uint8Array, options: CompileOptions): NativeSession {
  const api = openApi();
  const weights = options.weights as NativeWeights | undefined;
  const settings = api.make('CreateSessionOptions');
  try {
    if (options.threads === undefined) api.call('DisablePerSessionThreads', settings);
    else api.call('SetIntraOpNumThreads', settings, options.threads);
    api.call('SetSessionLogSeverityLevel', settings, 4);
    api.call('SetSessionGraphOptimizationLevel', settings, levels[options.optimize ?? 'all']);
    const names = options.initializers ?? [];
    if (names.length > 0) {
      if (!weights) throw new SessionError(`runtime: the model names ${names.length} weights and none were given`);
      const texts = names.map(cString);
      const labels = pointers(texts.map(addressOf));
      const values = pointers(names.map((name) => weights.value(name)));
      const mode=process.env['MODE'];
      if (mode!=='add') api.call('AddExternalInitializers', settings, addressOf(labels), addressOf(values), names.length);
      if (mode) names.forEach((n,i)=>api.call('AddInitializer', settings, addressOf(texts[i] as Uint8Array), values[i] as bigint));
      void texts;
    }
    const bytes = new Uint8Array(new ArrayBuffer(model.length));
    bytes.set(model);
    const session =
      weights && names.length > 0
        ? api.make('CreateSessionFromArrayWithPrepackedWeightsContainer', env, addressOf(bytes), bytes.length, settings, weights.container)
        : api.make('CreateSessionFromArray', env, addressOf(bytes), bytes.length, settings);
    acquired('session');
    return new NativeSession(session, weights ?? null);
  } finally {
    api.release('ReleaseSessionOptions', settings);
  }
}

function listNames(session: Address, side: 'Input' | 'Output'): string[] {
  const api = openApi();
  const allocator = api.make('GetAllocatorWithDefaultOptions');
  const count = Number(api.make(`SessionGet${side}Count`, session));
  return Array.from({ length: count }, (_, i) => {
    const name = api.make(`SessionGet${side}Name`, session, i, allocator);
    const text = stringAt(name);
    api.call('AllocatorFree', allocator, name);
    return text;
  });
}

export class NativeSession implements Session {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  #session: Address | null;
  readonly #weights: NativeWeights | null;
  readonly #texts = new Map<string, Uint8Array>();
  #running = 0;

  constructor(session: Address, weights: NativeWeights | null) {
    this.#session = session;
    this.#weights = weights;
    weights?.hold(1);
    this.inputs = listNames(session, 'Input');
    this.outputs = listNames(session, 'Output');
    for (const name of [...this.inputs, ...this.outputs]) this.#texts.set(name, cString(name));
  }

  get address(): Address {
    if (this.#session === null) throw new SessionError('runtime: a session is used after its release');
    return this.#session;
  }

  #textAddress(name: string): Address {
    return addressOf(this.#texts.get(name) as Uint8Array);
  }

  async run(feeds: Readonly<Record<string, NDArray>>, options: RunOptions = {}): Promise<Record<string, NDArray>> {
    const session = this.address;
    const outputs = options.outputs ?? this.outputs;
    requireNames(Object.keys(feeds), this.inputs, 'input');
    requireNames(outputs, this.outputs, 'output');
    for (const name of this.inputs) if (!feeds[name]) throw new SessionError(`runtime: input "${name}" is missing; the graph takes ${this.inputs.join(', ')}`);
    const held: NDArray[] = this.inputs.map((name) => feeds[name] as NDArray);
    const values: Address[] = [];
    const api = openApi();
    const results = pointers(outputs.map(() => 0n));
    try {
      for (const array of held) values.push(createValue(array));
      const lists = [pointers(this.inputs.map((name) => this.#textAddress(name))), pointers(values), pointers(outputs.map((name) => this.#textAddress(name)))] as const;
      await this.terminable(options.signal, (run) =>
        api.callAsync('Run', session, run, addressOf(lists[0]), addressOf(lists[1]), values.length, addressOf(lists[2]), outputs.length, addressOf(results)),
      );
      void [held, lists];
      return Object.fromEntries(outputs.map((name, i) => [name, readValue(results[i] as Address, `output "${name}"`)]));
    } finally {
      for (const value of values) releaseValue(value);
      for (const value of results) if (value) api.release('ReleaseValue', value);
    }
  }

  /** Runs something with run options that a signal can terminate; without a signal there are none to make. */
  async terminable(signal: AbortSignal | undefined, run: (options: Address) => Promise<void>): Promise<void> {
    signal?.throwIfAborted();
    this.#running++;
    if (!signal) {
      try {
        await run(0n);
      } finally {
        this.#running--;
      }
      return;
    }
    const api = openApi();
    const options = api.make('CreateRunOptions');
    acquired('run');
    const stop = (): void => api.call('RunOptionsSetTerminate', options);
    signal.addEventListener('abort', stop, { once: true });
    try {
      await run(options);
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    } finally {
      signal.removeEventListener('abort', stop);
      api.release('ReleaseRunOptions', options);
      released('run');
      this.#running--;
    }
  }

  bind(): Binding {
    return new NativeBinding(this);
  }

  release(): void {
    if (this.#session === null) return;
    if (this.#running > 0) throw new SessionError('runtime: a session cannot be released while it runs');
    openApi().release('ReleaseSession', this.#session);
    released('session');
    this.#session = null;
    this.#weights?.hold(-1);
  }
}

function requireNames(given: readonly string[], known: readonly string[], what: string): void {
  for (const name of given) if (!known.includes(name)) throw new SessionError(`runtime: no ${what} is named "${name}"; known: ${known.join(', ')}`);
}

class NativeBinding implements Binding {
  readonly #session: NativeSession;
  #binding: Address | null;
  /** Bound buffers by direction and name: referenced here so that none is collected while native code can see it. */
  readonly #held = new Map<string, Buffer<DType>>();

  constructor(session: NativeSession) {
    this.#session = session;
    this.#binding = openApi().make('CreateIoBinding', session.address);
    acquired('binding');
  }

  get #address(): Address {
    if (this.#binding === null) throw new SessionError('runtime: a binding is used after its release');
    return this.#binding;
  }

  input(name: string, buffer: Buffer): void {
    requireNames([name], this.#session.inputs, 'input');
    openApi().call('BindInput', this.#address, name, (buffer as NativeBuffer).value);
    this.#held.set(`input ${name}`, buffer);
  }

  output(name: string, buffer: Buffer): void {
    requireNames([name], this.#session.outputs, 'output');
    openApi().call('BindOutput', this.#address, name, (buffer as NativeBuffer).value);
    this.#held.set(`output ${name}`, buffer);
  }

  async run(options: Pick<RunOptions, 'signal'> = {}): Promise<void> {
    const binding = this.#address;
    const session = this.#session.address;
    for (const buffer of this.#held.values()) void (buffer as NativeBuffer).value;
    await this.#session.terminable(options.signal, (run) => openApi().callAsync('RunWithBinding', session, run, binding));
  }

  release(): void {
    if (this.#binding === null) return;
    openApi().release('ReleaseIoBinding', this.#binding);
    released('binding');
    this.#binding = null;
    this.#held.clear();
  }
}
