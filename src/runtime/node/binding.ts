// A session with its inputs and outputs tied to buffers: a run is one native call, and nothing is copied.
import { SessionError } from '../../errors.ts';
import { RuntimeBuffer } from '../buffer.ts';
import type { Binding, Buffer, RunOptions } from '../session.ts';
import { requireBound, requireName, requireType } from '../signature.ts';
import { type Address, openApi } from './api.ts';
import { acquired, released } from './handles.ts';
import type { NativeSession } from './session.ts';

export class NativeBinding implements Binding {
  readonly #session: NativeSession;
  #binding: Address | null;
  /** Bound buffers by name: held here so that none is collected while native code can see it. */
  readonly #inputs = new Map<string, RuntimeBuffer<Address>>();
  readonly #outputs = new Map<string, RuntimeBuffer<Address>>();
  #running = false;
  #released = false;

  constructor(session: NativeSession) {
    this.#session = session;
    this.#binding = openApi().make('CreateIoBinding', session.address);
    acquired('binding');
  }

  get #address(): Address {
    if (this.#binding === null || this.#released) throw new SessionError('runtime: a binding is used after its release');
    if (this.#running) throw new SessionError('runtime: a binding runs one run at a time; await the one before, or bind twice');
    return this.#binding;
  }

  input(name: string, buffer: Buffer): void {
    const binding = this.#address;
    requireType(requireName(this.#session.takes, name, 'input'), buffer, 'the buffer of input');
    openApi().call('BindInput', binding, name, native(buffer).handle);
    this.#inputs.set(name, native(buffer));
  }

  output(name: string, buffer: Buffer): void {
    const binding = this.#address;
    requireType(requireName(this.#session.gives, name, 'output'), buffer, 'the buffer of output');
    openApi().call('BindOutput', binding, name, native(buffer).handle);
    this.#outputs.set(name, native(buffer));
  }

  async run(options?: Pick<RunOptions, 'signal'>): Promise<void> {
    const binding = this.#address;
    for (const buffer of this.#inputs.values()) void buffer.handle;
    for (const buffer of this.#outputs.values()) void buffer.handle;
    requireBound(this.#session.takes, this.#inputs);
    this.#running = true;
    try {
      await this.#session.fly('RunWithBinding', options?.signal, (run) => [run, binding]);
    } finally {
      this.#running = false;
      if (this.#released) this.#free();
    }
  }

  /** Frees the native binding; during a run, when that has ended. */
  release(): void {
    this.#released = true;
    if (!this.#running) this.#free();
  }

  #free(): void {
    if (this.#binding === null) return;
    openApi().release('ReleaseIoBinding', this.#binding);
    released('binding');
    this.#binding = null;
    this.#inputs.clear();
    this.#outputs.clear();
    this.#session.forget(this);
  }
}

function native(buffer: Buffer): RuntimeBuffer<Address> {
  if (buffer instanceof RuntimeBuffer) return buffer;
  throw new SessionError('runtime: a buffer must come from the runtime that it is bound on');
}
