// The C API of ONNX Runtime, called through koffi. The API is an append-only array of function pointers, so an
// entry's index never changes (onnxruntime_c_api.h). Every pointer is an address held as a bigint.
import koffi from 'koffi';
import { SessionError } from '../../errors.ts';
import { runtimeFailure } from '../failure.ts';
import { findLibrary } from './library.ts';
import { giveLargeBlocksBack } from './allocator.ts';

/** Version asked for; entries used here are all older. */
const apiVersion = 23;
/** Entries read of the table: past the last one used. */
const tableLength = 211;

// name: [index, parameter types]; every one returns a status, null meaning success
const statusFunctions = {
  CreateEnvWithGlobalThreadPools: [119, 'int, str, ptr, ptr'],
  DisableTelemetryEvents: [6, 'ptr'],
  CreateThreadingOptions: [121, 'ptr'],
  SetGlobalIntraOpNumThreads: [147, 'ptr, int'],
  SetGlobalInterOpNumThreads: [148, 'ptr, int'],
  SetGlobalSpinControl: [149, 'ptr, int'],
  CreateAndRegisterAllocator: [144, 'ptr, ptr, ptr'],
  CreateSessionOptions: [10, 'ptr'],
  DisablePerSessionThreads: [120, 'ptr'],
  SetIntraOpNumThreads: [24, 'ptr, int'],
  SetSessionLogSeverityLevel: [22, 'ptr, int'],
  SetSessionGraphOptimizationLevel: [23, 'ptr, int'],
  AddSessionConfigEntry: [130, 'ptr, str, str'],
  AddInitializer: [150, 'ptr, ptr, ptr'],
  AddExternalInitializers: [210, 'ptr, ptr, ptr, size'],
  CreatePrepackedWeightsContainer: [166, 'ptr'],
  CreateSessionFromArray: [8, 'ptr, ptr, size, ptr, ptr'],
  CreateSessionFromArrayWithPrepackedWeightsContainer: [169, 'ptr, ptr, size, ptr, ptr, ptr'],
  SessionGetInputCount: [30, 'ptr, ptr'],
  SessionGetOutputCount: [31, 'ptr, ptr'],
  SessionGetInputName: [36, 'ptr, size, ptr, ptr'],
  SessionGetOutputName: [37, 'ptr, size, ptr, ptr'],
  SessionGetInputTypeInfo: [33, 'ptr, size, ptr'],
  SessionGetOutputTypeInfo: [34, 'ptr, size, ptr'],
  CastTypeInfoToTensorInfo: [55, 'ptr, ptr'],
  GetAllocatorWithDefaultOptions: [78, 'ptr'],
  AllocatorFree: [76, 'ptr, ptr'],
  CreateRunOptions: [39, 'ptr'],
  RunOptionsSetTerminate: [46, 'ptr'],
  CreateCpuMemoryInfo: [69, 'int, int, ptr'],
  CreateTensorWithDataAsOrtValue: [49, 'ptr, ptr, size, ptr, size, int, ptr'],
  GetTensorMutableData: [51, 'ptr, ptr'],
  GetTensorTypeAndShape: [65, 'ptr, ptr'],
  GetTensorElementType: [60, 'ptr, ptr'],
  GetDimensionsCount: [61, 'ptr, ptr'],
  GetDimensions: [62, 'ptr, ptr, size'],
  GetSymbolicDimensions: [63, 'ptr, ptr, size'],
  Run: [9, 'ptr, ptr, ptr, ptr, size, ptr, size, ptr'],
  CreateIoBinding: [134, 'ptr, ptr'],
  BindInput: [136, 'ptr, str, ptr'],
  BindOutput: [137, 'ptr, str, ptr'],
  RunWithBinding: [133, 'ptr, ptr, ptr'],
} as const;

const releaseFunctions = {
  ReleaseStatus: 93,
  ReleaseSession: 95,
  ReleaseValue: 96,
  ReleaseRunOptions: 97,
  ReleaseTypeInfo: 98,
  ReleaseTensorTypeAndShapeInfo: 99,
  ReleaseSessionOptions: 100,
  ReleaseThreadingOptions: 122,
  ReleaseIoBinding: 135,
  ReleasePrepackedWeightsContainer: 167,
} as const;

export type Address = bigint;
export type Argument = Address | number | string;
type StatusFunction = keyof typeof statusFunctions;
type ReleaseFunction = keyof typeof releaseFunctions;

const types = { ptr: 'uintptr_t', int: 'int', size: 'size_t', str: 'str' } as const;

interface NativeFunction {
  (...parameters: Argument[]): Address;
  async(...parameters: [...Argument[], (error: Error | null, result: Address) => void]): void;
}

/** The library's functions: statuses are checked and released on every call. */
export interface Api {
  readonly version: string;
  call(name: StatusFunction, ...parameters: Argument[]): void;
  /** The same on another thread. */
  callAsync(name: StatusFunction, ...parameters: Argument[]): Promise<void>;
  /** Calls a function whose last parameter receives an address, and gives that. */
  make(name: StatusFunction, ...parameters: Argument[]): Address;
  release(name: ReleaseFunction, address: Address): void;
}

let loaded: Api | undefined;

/** Held for the life of the process: koffi unloads a library whose object is collected, and calls would land nowhere. */
let library: ReturnType<typeof koffi.load> | undefined;

/** Opens the library once a process. */
export function openApi(): Api {
  loaded ??= open();
  return loaded;
}

/**
 * Native functions run on stacks that koffi allocates, 128 KiB for asynchronous calls unless told otherwise: too little
 * for a graph optimiser that recurses. The memory is taken as it is touched.
 */
function growStacks(): void {
  try {
    koffi.config({ async_stack_size: 4 * 2 ** 20 });
  } catch {
    // settings are fixed once koffi has made a call for somebody else
  }
}

/**
 * The library would report its use: unless told otherwise before its environment is made, it keeps a number for the device and
 * a database in the user's cache, leaves a file among the temporary ones in each process, and sends what it has noted
 * over the network. Set in the process itself, since a worker's `process.env` is a copy; on Windows the call that
 * forbids events does it.
 */
function reportNothing(opened: ReturnType<typeof koffi.load>): void {
  if (process.platform !== 'win32') opened.func('int setenv(const char *, const char *, int)')('ORT_DISABLE_TELEMETRY', '1', 1);
}

function open(): Api {
  const path = findLibrary();
  growStacks();
  giveLargeBlocksBack();
  try {
    library = koffi.load(path);
  } catch (cause) {
    throw new SessionError(`runtime: the native library could not be opened: ${(cause as Error).message}`, { cause });
  }
  reportNothing(library);
  // prototypes without names: koffi keeps one list of names a process, and two copies of this module would collide
  const bind = (pointer: Address | undefined, result: string, parameters: string[]): unknown => koffi.decode(pointer, koffi.proto(result, parameters));
  const base = (library.func('OrtGetApiBase', 'void *', []) as () => Address)();
  const [getApi, getVersion] = koffi.decode(base, koffi.array('void *', 2)) as [Address, Address];
  const version = (bind(getVersion, 'str', []) as () => string)();
  const table = (bind(getApi, 'void *', ['uint32_t']) as (version: number) => Address | null)(apiVersion);
  if (!table) throw new SessionError(`runtime: the native library must offer version ${apiVersion} of its interface, got ONNX Runtime ${version}`);
  const pointers = koffi.decode(table, koffi.array('void *', tableLength)) as Address[];

  const errorMessage = bind(pointers[2], 'str', ['uintptr_t']) as (status: Address) => string;
  const functions = new Map<StatusFunction, NativeFunction>();
  for (const [name, [index, parameters]] of Object.entries(statusFunctions)) {
    const list = parameters.split(', ').map((type) => types[type as keyof typeof types]);
    functions.set(name as StatusFunction, bind(pointers[index], 'uintptr_t', list) as NativeFunction);
  }
  const releases = new Map<ReleaseFunction, (address: Address) => void>();
  for (const [name, index] of Object.entries(releaseFunctions)) {
    releases.set(name as ReleaseFunction, bind(pointers[index], 'void', ['uintptr_t']) as (address: Address) => void);
  }
  const native = (name: StatusFunction): NativeFunction => functions.get(name) as NativeFunction;
  const release = (name: ReleaseFunction, address: Address): void => releases.get(name)?.(address);
  const check = (status: Address): void => {
    if (!status) return;
    const text = errorMessage(BigInt(status));
    release('ReleaseStatus', BigInt(status));
    throw runtimeFailure(text);
  };
  const slot = new BigUint64Array(new ArrayBuffer(8));
  const slotAddress = koffi.address(slot);
  return {
    version,
    call: (name, ...parameters) => check(native(name)(...parameters)),
    callAsync: (name, ...parameters) =>
      new Promise((resolve, reject) => {
        native(name).async(...parameters, (error, status) => {
          if (error) return reject(error);
          try {
            check(status);
            resolve();
          } catch (failure) {
            reject(failure);
          }
        });
      }),
    make(name, ...parameters) {
      check(native(name)(...parameters, slotAddress));
      return slot[0] as Address;
    },
    release,
  };
}

/** The address of a typed array's first element. Its ArrayBuffer must be held for as long as the address is used. */
export function addressOf(array: ArrayBufferView): Address {
  // a small typed array may lie in the heap that moves, until its buffer is asked for
  void array.buffer;
  return koffi.address(array);
}

/** Memory at an address as an ArrayBuffer, for reading results. */
export const viewOf = (address: Address, bytes: number): ArrayBuffer => koffi.view(address, bytes);

/** A NUL-terminated string at an address. */
export const stringAt = (address: Address): string => koffi.decode(address, 'char', -1) as unknown as string;
