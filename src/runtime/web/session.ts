// Sessions of onnxruntime-web. A run takes the thread it is on: put the runtime in a worker where a page must stay
// live meanwhile. A run cannot be stopped; a signal takes effect before it and after it.
import type * as Ort from 'onnxruntime-web';
import type { NDArray } from '../../array.ts';
import { SessionError } from '../../errors.ts';
import { RuntimeBuffer } from '../buffer.ts';
import { runtimeFailure } from '../failure.ts';
import { sessionEntries } from '../entries.ts';
import { takeWeights } from '../initializers.ts';
import type { Binding, Buffer, CompileOptions, RunOptions, Session } from '../session.ts';
import { requireBound, requireFeeds, requireName, requireType, type Signature } from '../signature.ts';
import type { Handles } from './handles.ts';
import { placeWeights } from './initializers.ts';
import { inTurn } from './turns.ts';
import { fromTensor, readSignature, toTensor } from './values.ts';
import { WebWeights } from './weights.ts';

/** What sessions share. */
export interface WebContext {
  readonly ort: typeof Ort;
  readonly provider: 'wasm' | 'webgpu';
  readonly handles: Handles;
}

const levels = { off: 'disabled', basic: 'basic', all: 'all' } as const;

/** The runtime's own text, as an error that callers know. */
function failure(error: unknown): SessionError {
  const text = error instanceof Error ? error.message : String(error);
  return runtimeFailure(text.replace(/^.*ERROR_MESSAGE: /s, ''), error);
}

/** Compiles a model. Each session copies its weights into the memory of WebAssembly. */
export async function compile(context: WebContext, model: Uint8Array, options: CompileOptions): Promise<WebSession> {
  const names = options.initializers ?? [];
  const weights = options.weights ?? null;
  if (weights && !(weights instanceof WebWeights)) throw new SessionError('runtime: weights must come from the runtime that compiles');
  const taken = takeWeights(model, weights, names);
  const { model: placed, files } = taken.size > 0 ? placeWeights(model, taken) : { model, files: [] };
  weights?.hold(1);
  try {
    const session = await inTurn(() =>
      context.ort.InferenceSession.create(placed, {
        executionProviders: [context.provider],
        graphOptimizationLevel: levels[options.optimize ?? 'all'],
        logSeverityLevel: 4,
        externalData: files,
        // onnxruntime-web adds to what it is given
        extra: { ...sessionEntries },
      }),
    );
    return new WebSession(context, session, weights);
  } catch (error) {
    weights?.hold(-1);
    throw error instanceof SessionError ? error : failure(error);
  }
}

export class WebSession implements Session {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly takes: Signature;
  readonly gives: Signature;
  readonly context: WebContext;
  #session: Ort.InferenceSession | null;
  readonly #weights: WebWeights | null;
  readonly #bindings = new Set<WebBinding>();
  #running = 0;
  #released = false;

  /** @param weights already held for this session */
  constructor(context: WebContext, session: Ort.InferenceSession, weights: WebWeights | null) {
    this.takes = readSignature(session.inputMetadata, 'input');
    this.gives = readSignature(session.outputMetadata, 'output');
    this.inputs = [...this.takes.keys()];
    this.outputs = [...this.gives.keys()];
    this.context = context;
    this.#session = session;
    this.#weights = weights;
    context.handles.session++;
  }

  /** Throws SessionError after release. */
  get alive(): Ort.InferenceSession {
    if (this.#session === null || this.#released) throw new SessionError('runtime: a session is used after its release');
    return this.#session;
  }

  async run(feeds: Readonly<Record<string, NDArray>>, options: RunOptions = {}): Promise<Record<string, NDArray>> {
    const session = this.alive;
    const outputs = options.outputs ?? this.outputs;
    for (const name of outputs) requireName(this.gives, name, 'output');
    const tensors = requireFeeds(this.takes, feeds).map((array, i) => [this.inputs[i] as string, toTensor(this.context.ort, array, `input "${this.inputs[i]}"`)] as const);
    options.signal?.throwIfAborted();
    this.#running++;
    try {
      const results = await inTurn(async () => {
        options.signal?.throwIfAborted();
        try {
          return await session.run(Object.fromEntries(tensors), outputs, { logSeverityLevel: 4 });
        } catch (error) {
          throw failure(error);
        }
      });
      options.signal?.throwIfAborted();
      return Object.fromEntries(outputs.map((name) => [name, fromTensor(results[name] as Ort.Tensor, `output "${name}"`)]));
    } finally {
      this.#running--;
      if (this.#released) this.#free();
    }
  }

  bind(): Binding {
    void this.alive;
    const binding = new WebBinding(this);
    this.#bindings.add(binding);
    return binding;
  }

  /** A binding was released. */
  forget(binding: WebBinding): void {
    this.#bindings.delete(binding);
  }

  /** Frees the session and its bindings; during runs, when the last has ended. */
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
    if (this.#session === null || this.#running > 0) return;
    const session = this.#session;
    this.#session = null;
    this.context.handles.session--;
    this.#weights?.linger(-1);
    void inTurn(() => session.release());
  }
}

/** Fixed buffers, copied in before and out after each run. */
class WebBinding implements Binding {
  readonly #session: WebSession;
  readonly #inputs = new Map<string, Buffer>();
  readonly #outputs = new Map<string, Buffer>();
  #running = false;
  #released = false;

  constructor(session: WebSession) {
    this.#session = session;
    session.context.handles.binding++;
  }

  #requireFree(): void {
    if (this.#released) throw new SessionError('runtime: a binding is used after its release');
    if (this.#running) throw new SessionError('runtime: a binding runs one run at a time; await the one before, or bind twice');
  }

  input(name: string, buffer: Buffer): void {
    this.#requireFree();
    requireType(requireName(this.#session.takes, name, 'input'), buffer, 'the buffer of input');
    this.#inputs.set(name, own(buffer));
  }

  output(name: string, buffer: Buffer): void {
    this.#requireFree();
    requireType(requireName(this.#session.gives, name, 'output'), buffer, 'the buffer of output');
    this.#outputs.set(name, own(buffer));
  }

  async run(options: Pick<RunOptions, 'signal'> = {}): Promise<void> {
    this.#requireFree();
    requireBound(this.#session.takes, this.#inputs);
    for (const buffer of [...this.#inputs.values(), ...this.#outputs.values()]) void buffer.data;
    this.#running = true;
    try {
      const results = await this.#session.run(Object.fromEntries(this.#inputs), { ...options, outputs: [...this.#outputs.keys()] });
      for (const [name, buffer] of this.#outputs) {
        const result = results[name] as NDArray;
        if (String(result.shape) !== String(buffer.shape)) throw new SessionError(`runtime: the buffer of output "${name}" must have the result's shape [${result.shape.join(', ')}], got [${buffer.shape.join(', ')}]`);
        (buffer.data as Float32Array).set(result.data as Float32Array);
      }
    } finally {
      this.#running = false;
    }
  }

  release(): void {
    if (this.#released) return;
    this.#released = true;
    this.#session.context.handles.binding--;
    this.#session.forget(this);
  }
}

function own(buffer: Buffer): Buffer {
  if (buffer instanceof RuntimeBuffer) return buffer;
  throw new SessionError('runtime: a buffer must come from the runtime that it is bound on');
}
