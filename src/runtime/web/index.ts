// The web runtime: onnxruntime-web, in browsers and workers (and on Node, where tests hold it to the same contract).
// What differs from the native one: each session has its own copy of its weights, bindings copy, and a run takes the
// thread that it is on.
import { type DType, zeros } from '../../array.ts';
import { SessionError } from '../../errors.ts';
import { type Memory, RuntimeBuffer } from '../buffer.ts';
import type { CompileOptions, Runtime } from '../session.ts';
import type { Handles } from './handles.ts';
import { compile, type WebContext } from './session.ts';
import { WebWeights } from './weights.ts';

export interface WebOptions {
  /** What computes, default 'wasm'. */
  readonly provider?: 'wasm' | 'webgpu';
  /** Compute threads; default onnxruntime-web's own choice, which is one where a page is not cross-origin isolated. */
  readonly threads?: number;
  /** Where the .wasm files are served from, if not beside the script. */
  readonly files?: string;
}

/** Loads onnxruntime-web. The first call of a page decides on threads and files for all. */
export async function createWebRuntime(options: WebOptions = {}): Promise<Runtime> {
  const provider = options.provider ?? 'wasm';
  let ort: WebContext['ort'];
  try {
    ort = provider === 'webgpu' ? await import('onnxruntime-web/webgpu') : await import('onnxruntime-web/wasm');
  } catch (cause) {
    throw new SessionError(`runtime: onnxruntime-web could not be loaded: ${(cause as Error).message}`, { cause });
  }
  ort.env.logLevel = 'fatal';
  if (options.threads !== undefined) ort.env.wasm.numThreads = options.threads;
  if (options.files !== undefined) ort.env.wasm.wasmPaths = options.files;
  const handles: Handles = { session: 0, value: 0, binding: 0, weights: 0 };
  const memory: Memory<null> = {
    allocate: <D extends DType>(dtype: D, count: number) => zeros(dtype, [count]).data,
    open() {
      handles.value++;
      return null;
    },
    close() {
      handles.value--;
    },
  };
  const context: WebContext = { ort, provider, handles };
  return {
    name: `onnxruntime-web ${provider}`,
    readsSmallCaches: provider === 'wasm',
    version: ort.env.versions.web ?? ort.env.versions.common,
    buffer: (dtype, shape, data) => new RuntimeBuffer(memory, dtype, shape, data),
    weights: () => new WebWeights(handles),
    compile: (model: Uint8Array, compileOptions: CompileOptions = {}) => compile(context, model, compileOptions),
    handles: () => ({ ...handles }),
  };
}
