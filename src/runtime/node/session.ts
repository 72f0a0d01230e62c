// Sessions over the C API: compiling a model with shared weights, and running it with arrays.
import type { NDArray } from '../../array.ts';
import { SessionError } from '../../errors.ts';
import { sessionEntries } from '../entries.ts';
import { takeWeights } from '../initializers.ts';
import type { Binding, CompileOptions, RunOptions, Session } from '../session.ts';
import { requireFeeds, requireName, type Signature } from '../signature.ts';
import { onAbort } from './abort.ts';
import { type Address, type Argument, addressOf, openApi } from './api.ts';
import { NativeBinding } from './binding.ts';
import { fly } from './flight.ts';
import { acquired, released } from './handles.ts';
import { exactEntry, multipliesExactly } from './precision.ts';
import { roomFor } from './room.ts';
import { readSignature } from './signature.ts';
import { createValue, readValue, releaseValue } from './values.ts';
import { NativeWeights } from './weights.ts';

const encoder = new TextEncoder();

/** A NUL-terminated string in memory of its own. */
function cString(text: string): Uint8Array {
  const bytes = encoder.encode(`${text}\0`);
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}

/** Addresses in a row, as C functions take arrays of pointers. */
function pointers(addresses: readonly Address[]): BigUint64Array {
  const list = new BigUint64Array(new ArrayBuffer(8 * Math.max(1, addresses.length)));
  for (const [i, address] of addresses.entries()) list[i] = BigInt(address);
  return list;
}

const levels = { off: 0, basic: 1, all: 99 } as const;

/** Compiles a model off the event loop. @param env the process's environment */
export async function compile(env: Address, model: Uint8Array, options: CompileOptions): Promise<NativeSession> {
  const api = openApi();
  const names = options.initializers ?? [];
  const weights = options.weights ?? null;
  if (weights && !(weights instanceof NativeWeights)) throw new SessionError('runtime: weights must come from the runtime that compiles');
  const taken = [...takeWeights(model, weights, names).values()];
  const overflows = taken.some(({ dtype }) => dtype === 'int8') && !(await multipliesExactly((bytes) => compile(env, bytes, {})));
  const result = new BigUint64Array(new ArrayBuffer(8));
  const settings = api.make('CreateSessionOptions');
  weights?.hold(1);
  try {
    if (options.threads === undefined) api.call('DisablePerSessionThreads', settings);
    else api.call('SetIntraOpNumThreads', settings, options.threads);
    api.call('SetSessionLogSeverityLevel', settings, 4);
    api.call('AddSessionConfigEntry', settings, 'session.use_env_allocators', '1');
    for (const [key, value] of Object.entries(sessionEntries)) api.call('AddSessionConfigEntry', settings, key, value);
    if (overflows) api.call('AddSessionConfigEntry', settings, ...exactEntry);
    api.call('SetSessionGraphOptimizationLevel', settings, levels[options.optimize ?? 'all']);
    if (weights && names.length > 0) addInitializers(settings, weights, names);
    if (weights) void weights.container;
    const where = [env, addressOf(model), model.length, settings] as const;
    await fly(() =>
      weights && names.length > 0
        ? api.callAsync('CreateSessionFromArrayWithPrepackedWeightsContainer', ...where, weights.container, addressOf(result))
        : api.callAsync('CreateSessionFromArray', ...where, addressOf(result)),
    );
    void model.byteLength;
    return new NativeSession(result[0] as Address, weights);
  } catch (error) {
    weights?.hold(-1);
    throw error;
  } finally {
    api.release('ReleaseSessionOptions', settings);
  }
}

/**
 * Gives the model its weights twice over, both times without a copy: as external initializers, whose values the graph
 * optimiser sees as if they stood in the model, and as shared ones, whose repacked forms go to the container.
 */
function addInitializers(settings: Address, weights: NativeWeights, names: readonly string[]): void {
  const api = openApi();
  const texts = names.map(cString);
  const values = names.map((name) => weights.own(name));
  const lists = { names: pointers(texts.map(addressOf)), values: pointers(values) };
  holding(lists, texts, () => {
    api.call('AddExternalInitializers', settings, addressOf(lists.names), addressOf(lists.values), names.length);
    for (const [i, text] of texts.entries()) api.call('AddInitializer', settings, addressOf(text), values[i] as Address);
  });
}

/** What a native call reads, kept from being collected while it runs: a local variable alone may be dropped early. */
let heldNow: unknown;
function holding(...things: [...unknown[], () => void]): void {
  heldNow = things;
  (things.at(-1) as () => void)();
  heldNow = undefined;
}
void heldNow;

export class NativeSession implements Session {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly takes: Signature;
  readonly gives: Signature;
  #session: Address | null;
  #released = false;
  #running = 0;
  readonly #weights: NativeWeights | null;
  readonly #bindings = new Set<NativeBinding>();
  readonly #texts = new Map<string, Uint8Array>();

  /** @param weights already held for this session */
  constructor(session: Address, weights: NativeWeights | null) {
    try {
      this.takes = readSignature(session, 'Input');
      this.gives = readSignature(session, 'Output');
    } catch (error) {
      openApi().release('ReleaseSession', session);
      throw error;
    }
    this.#session = session;
    this.#weights = weights;
    this.inputs = [...this.takes.keys()];
    this.outputs = [...this.gives.keys()];
    for (const name of [...this.inputs, ...this.outputs]) this.#texts.set(name, cString(name));
    acquired('session');
  }

  get address(): Address {
    if (this.#session === null || this.#released) throw new SessionError('runtime: a session is used after its release');
    return this.#session;
  }

  #list(names: readonly string[]): BigUint64Array {
    return pointers(names.map((name) => addressOf(this.#texts.get(name) as Uint8Array)));
  }

  async run(feeds: Readonly<Record<string, NDArray>>, options: RunOptions = {}): Promise<Record<string, NDArray>> {
    void this.address;
    const outputs = options.outputs ?? this.outputs;
    const wanted = outputs.map((name) => requireName(this.gives, name, 'output'));
    const arrays = requireFeeds(this.takes, feeds);
    // memory that native code reads during the flight: referenced again after it, so that it outlives it
    const held = arrays.map((array) => array.data);
    const values: Address[] = [];
    const rooms = wanted.map((declared) => roomFor(declared, this.takes, feeds));
    const given = rooms.map((room) => (room ? createValue(room) : 0n));
    const results = pointers(given);
    const lists = { inputs: this.#list(this.inputs), outputs: this.#list(outputs) };
    try {
      for (const array of arrays) values.push(createValue(array));
      const list = pointers(values);
      await this.fly('Run', options.signal, (run) => [run, addressOf(lists.inputs), addressOf(list), values.length, addressOf(lists.outputs), outputs.length, addressOf(results)]);
      void list.length;
      return Object.fromEntries(outputs.map((name, i) => [name, rooms[i] ?? readValue(results[i] as Address, `output "${name}"`)]));
    } finally {
      void [held, lists, rooms];
      for (const value of values) releaseValue(value);
      for (const [i, value] of results.entries()) {
        if (given[i]) releaseValue(given[i]);
        else if (value) openApi().release('ReleaseValue', value);
      }
    }
  }

  /**
   * Runs off the event loop, with run options that the signal can terminate; without a signal there are none to make.
   * @param rest what the function takes after the session, given the address of the run options or 0
   */
  async fly(name: 'Run' | 'RunWithBinding', signal: AbortSignal | undefined, rest: (run: Address) => Argument[]): Promise<void> {
    const session = this.address;
    const api = openApi();
    this.#running++;
    let run = 0n;
    let forget: (() => void) | undefined;
    try {
      signal?.throwIfAborted();
      if (signal) {
        run = api.make('CreateRunOptions');
        acquired('run');
        forget = onAbort(signal, () => api.call('RunOptionsSetTerminate', run));
      }
      await fly(() => api.callAsync(name, session, ...rest(run)), signal);
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    } finally {
      if (run) {
        forget?.();
        api.release('ReleaseRunOptions', run);
        released('run');
      }
      this.#running--;
      if (this.#released) this.#free();
    }
  }

  bind(): Binding {
    const binding = new NativeBinding(this);
    this.#bindings.add(binding);
    return binding;
  }

  /** A binding was released. */
  forget(binding: NativeBinding): void {
    this.#bindings.delete(binding);
    if (this.#released) this.#free();
  }

  /** Frees the native session and its bindings; during runs, when the last has ended. */
  release(): void {
    if (!this.#released) {
      this.#weights?.linger(1);
      this.#weights?.hold(-1);
    }
    this.#released = true;
    for (const binding of [...this.#bindings]) binding.release();
    this.#free();
  }

  #free(): void {
    if (this.#session === null || this.#running > 0 || this.#bindings.size > 0) return;
    openApi().release('ReleaseSession', this.#session);
    released('session');
    this.#session = null;
    this.#weights?.linger(-1);
  }
}
