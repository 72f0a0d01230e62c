// The part of the espeak-ng package (Emscripten's module) that is used.
declare module 'espeak-ng' {
  interface Options {
    noInitialRun?: boolean;
    print?(line: string): void;
    printErr?(line: string): void;
    quit?(status: number, thrown: unknown): void;
    instantiateWasm?(imports: WebAssembly.Imports, receive: (instance: WebAssembly.Instance) => void): WebAssembly.Exports;
  }
  export default function load(options: Options): Promise<unknown>;
}
