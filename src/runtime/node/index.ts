// The native runtime: ONNX Runtime's CPU library on Node, by its C API.
import type { DType } from '../../array.ts';
import { RuntimeBuffer } from '../buffer.ts';
import type { CompileOptions, Runtime } from '../session.ts';
import { type Address, openApi } from './api.ts';
import { handles } from './handles.ts';
import { nativeMemory } from './memory.ts';
import { compile } from './session.ts';
import { defaultThreads } from './threads.ts';
import { NativeWeights } from './weights.ts';

let environment: Address | undefined;

function openEnvironment(): Address {
  const api = openApi();
  const threading = api.make('CreateThreadingOptions');
  try {
    api.call('SetGlobalIntraOpNumThreads', threading, defaultThreads());
    api.call('SetGlobalInterOpNumThreads', threading, 1);
    if (process.env['SPIN']) api.call('SetGlobalSpinControl', threading, Number(process.env['SPIN']));
    if (process.env['NODENORM']) {} else api.call('SetGlobalDenormalAsZero', threading);
    // severity 4: what the library has to say comes back as an error, not on standard error
    return api.make('CreateEnvWithGlobalThreadPools', 4, 'sightline', threading);
  } finally {
    api.release('ReleaseThreadingOptions', threading);
  }
}

/** The native runtime. The library is opened on the first call; throws SessionError where there is none. */
export function createRuntime(): Runtime {
  const api = openApi();
  environment ??= openEnvironment();
  const env = environment;
  return {
    name: 'onnxruntime',
    version: api.version,
    buffer: <D extends DType>(dtype: D, shape: readonly number[]) => new RuntimeBuffer(nativeMemory, dtype, shape),
    weights: () => new NativeWeights(),
    compile: async (model: Uint8Array, options: CompileOptions = {}) => compile(env, model, options),
    handles,
  };
}

export { createRuntime as createNodeRuntime };
