// Speech from espeak-ng (wasm), with the synthesiser's own marks of where each word begins and how long it sounds.
// The package is a command line only: its main() is called with arguments. What it would write to a file is taken from
// memory instead, together with its events, by putting a function of ours where its own callback stands in the table.
// Each utterance is a run of its own on pristine memory, so it follows from its request alone, whatever came before.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

export interface Speech {
  readonly text: string;
  /** Voice file and, after a plus sign, its variant: `roa/fr+f2`. */
  readonly voice: string;
  /** Words a minute, 80 to 450. */
  readonly speed: number;
  /** 0 to 99; 50 is the voice's own. */
  readonly pitch: number;
  /** 0 to 99; 50 is the voice's own. */
  readonly range: number;
}

/** A spoken word with the marks of writing beside it, in samples: where the synthesiser begins it, where its sound stops. */
export interface SpokenWord {
  /** Words that the synthesiser has as one (`of the`) are one here. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface Spoken {
  /** 22,050 samples a second. */
  readonly samples: Int16Array;
  readonly words: readonly SpokenWord[];
}

export const speechRate = 22_050;

/** Where version 1.0.2 has its synthesis callback in the table of functions. */
const callbackIndex = 24;
/** Bytes of heap past the embedded files that a run may use: what is restored before each. */
const heap = 4 << 20;
const eventSize = 36;
const kinds = { end: 0, word: 1, rate: 8 } as const;

interface Exports {
  readonly memory: WebAssembly.Memory;
  readonly __indirect_function_table: WebAssembly.Table;
  readonly __emscripten_embedded_file_data: WebAssembly.Global;
  __main_argc_argv(count: number, values: number): number;
  stackSave(): number;
  stackRestore(top: number): void;
  stackAlloc(bytes: number): number;
}

/** (module (import "e" "f" (func (param i32 i32 i32) (result i32))) (export "f" (func 0))): a function of ours as a table takes it. */
const shim = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 8, 1, 0x60, 3, 0x7f, 0x7f, 0x7f, 1, 0x7f, 2, 7, 1, 1, 0x65, 1, 0x66, 0, 0, 7, 5, 1, 1, 0x66, 0, 0]);

export interface Synthesizer {
  /** Throws where the synthesiser does. */
  speak(speech: Speech): Spoken;
}

let shared: Promise<Synthesizer> | undefined;
/** The synthesiser, loaded once. */
export function synthesizer(): Promise<Synthesizer> {
  shared ??= load();
  return shared;
}

async function load(): Promise<Synthesizer> {
  const script = createRequire(import.meta.url).resolve('espeak-ng');
  const module = await WebAssembly.compile(readFileSync(script.replace(/\.js$/, '.wasm')));
  const { default: start } = await import('espeak-ng');
  let exports: Exports | undefined;
  let said: string[] = [];
  await start({
    noInitialRun: true,
    print: (line) => said.push(line),
    printErr: (line) => said.push(line),
    // not this process's exit code
    quit: (_status, thrown) => {
      throw thrown;
    },
    instantiateWasm(imports, receive) {
      const instance = new WebAssembly.Instance(module, imports);
      exports = instance.exports as unknown as Exports;
      receive(instance);
      return instance.exports;
    },
  });
  const wasm = exports as unknown as Exports;
  const files = embedded(wasm);
  const pristine = { low: copy(wasm, 0, files.start), high: copy(wasm, files.end, files.end + heap) };

  let pieces: Int16Array[] = [];
  let events: WordEvent[] = [];
  const receive = (samples: number, count: number, list: number): number => {
    const view = new DataView(wasm.memory.buffer);
    for (let event = list; view.getInt32(event, true) !== kinds.end; event += eventSize) {
      const [kind, at, sample, number] = [0, 8, 20, 28].map((offset) => view.getInt32(event + offset, true)) as [number, number, number, number];
      if (kind === kinds.rate && number !== speechRate) throw new Error(`espeak-ng: must speak at ${speechRate} Hz, got ${number}; try version 1.0.2`);
      // a list is handed over with each piece, whole so far or new: a word is told once
      if (kind === kinds.word && !events.some((known) => known.at === at - 1)) events.push({ at: at - 1, sample });
    }
    if (samples !== 0 && count > 0) pieces.push(new Int16Array(wasm.memory.buffer.slice(samples, samples + 2 * count)));
    return 0;
  };
  wasm.__indirect_function_table.set(callbackIndex, new WebAssembly.Instance(new WebAssembly.Module(shim), { e: { f: receive } }).exports['f']);

  return {
    speak({ text, voice, speed, pitch, range }) {
      const memory = new Uint8Array(wasm.memory.buffer);
      memory.set(pristine.low, 0);
      memory.set(pristine.high, files.end);
      pieces = [];
      events = [];
      said = [];
      // -D: breath from a seed, not from the clock; -z: no pause at the end; -w: into memory as it comes
      const status = main(wasm, ['espeak-ng', '-v', voice, '-s', `${speed}`, '-p', `${pitch}`, '-P', `${range}`, '-D', '-z', '-w', 'taken', '--', text]);
      if (status !== 0 || pieces.length === 0) throw new Error(`espeak-ng: must speak "${text}" as ${voice}, got status ${status}: ${said.join(' ')}`);
      const samples = new Int16Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
      let filled = 0;
      for (const piece of pieces) {
        samples.set(piece, filled);
        filled += piece.length;
      }
      return { samples, words: wordsOf(text, events, samples) };
    },
  };
}

/** A word begins: its place in the text, its sample. */
type WordEvent = { readonly at: number; readonly sample: number };

/** Part of the loudest sample below which nothing is heard. */
const audible = 0.01;

function wordsOf(text: string, events: readonly WordEvent[], samples: Int16Array): SpokenWord[] {
  const words: { text: string; start: number }[] = [];
  let ahead = '';
  for (const { 0: part, index } of text.matchAll(/\S+/g)) {
    const event = events.find(({ at }) => at >= index && at < index + part.length);
    const last = words.at(-1);
    if (event) words.push({ text: ahead + part, start: event.sample });
    else if (last) last.text += ` ${part}`;
    if (event) ahead = '';
    else if (!last) ahead += `${part} `;
  }
  let loudest = 0;
  for (let i = 0; i < samples.length; i++) loudest = Math.max(loudest, Math.abs(samples[i] as number));
  return words.map((word, i) => {
    let end = words[i + 1]?.start ?? samples.length;
    while (end > word.start && Math.abs(samples[end - 1] as number) < audible * loudest) end--;
    return { ...word, end };
  });
}

/** Calls main() with arguments put on its stack: its exit status. */
function main(wasm: Exports, parts: readonly string[]): number {
  const top = wasm.stackSave();
  const pointers = parts.map((part) => {
    const bytes = new TextEncoder().encode(`${part}\0`);
    const at = wasm.stackAlloc(bytes.length);
    new Uint8Array(wasm.memory.buffer).set(bytes, at);
    return at;
  });
  const values = wasm.stackAlloc(4 * (pointers.length + 1));
  new Uint32Array(wasm.memory.buffer, values, pointers.length + 1).set([...pointers, 0]);
  try {
    return wasm.__main_argc_argv(pointers.length, values);
  } catch (thrown) {
    const { status } = thrown as { status?: unknown };
    if (typeof status !== 'number') throw thrown;
    return status;
  } finally {
    wasm.stackRestore(top);
  }
}

const copy = (wasm: Exports, start: number, end: number): Uint8Array => new Uint8Array(wasm.memory.buffer).slice(start, end);

/** Where the files of voices and phonemes lie: they are read only. A list of name, length and content, ended by 0. */
function embedded(wasm: Exports): { start: number; end: number } {
  const view = new DataView(wasm.memory.buffer);
  let start = Number.POSITIVE_INFINITY;
  let end = 0;
  for (let at = wasm.__emscripten_embedded_file_data.value as number; view.getUint32(at, true) !== 0; at += 12) {
    const length = view.getUint32(at + 4, true);
    const content = view.getUint32(at + 8, true);
    start = Math.min(start, content);
    end = Math.max(end, content + length);
  }
  return { start, end };
}
