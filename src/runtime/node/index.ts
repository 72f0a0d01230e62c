// The native runtime: ONNX Runtime's CPU library on Node, by its C API.
import type { DType, Storage } from '../../array.ts';
import { RuntimeBuffer } from '../buffer.ts';
import type { CompileOptions, Runtime } from '../session.ts';
import { type Address, openApi } from './api.ts';
import { handles } from './handles.ts';
import { nativeMemory } from './memory.ts';
import { compile } from './session.ts';
import { defaultThreads } from './threads.ts';
import { cpuMemory } from './values.ts';
import { NativeWeights } from './weights.ts';

let environment: Address | undefined;

function openEnvironment(): Address {
  const api = openApi();
  const threading = api.make('CreateThreadingOptions');
  try {
    api.call('SetGlobalIntraOpNumThreads', threading, defaultThreads());
    api.call('SetGlobalInterOpNumThreads', threading, 1);
    // Workers that wait awake make small steps faster; SIGHTLINE_SPIN=0 is for machines that have other work.
    api.call('SetGlobalSpinControl', threading, process.env['SIGHTLINE_SPIN'] === '0' ? 0 : 1);
    // Denormals stay as they are: flushing them is set for the pool's threads but not for the one that calls, and
    // results would depend on who computed them.
    // severity 4: what the library has to say comes back as an error, not on standard error
    const env = api.make('CreateEnvWithGlobalThreadPools', 4, 'sightline', threading);
    // where builds report by the system's events (Windows); elsewhere the library was told when it was opened
    api.call('DisableTelemetryEvents', env);
    // one arena for what all sessions work in, instead of one each that keeps the most it ever needed
    api.call('CreateAndRegisterAllocator', env, cpuMemory(), 0n);
    return env;
  } finally {
    api.release('ReleaseThreadingOptions', threading);
  }
}

/** The native runtime. The library is opened on the first call; throws SessionError where there is none. */
export function createNodeRuntime(): Runtime {
  const api = openApi();
  environment ??= openEnvironment();
  const env = environment;
  return {
    name: 'onnxruntime',
    version: api.version,
    readsSmallCaches: true,
    buffer: <D extends DType>(dtype: D, shape: readonly number[], data?: Storage<D>) => new RuntimeBuffer(nativeMemory, dtype, shape, data),
    weights: () => new NativeWeights(),
    compile: async (model: Uint8Array, options: CompileOptions = {}) => compile(env, model, options),
    handles,
  };
}

