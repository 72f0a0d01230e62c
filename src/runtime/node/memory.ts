// Memory of native sessions: buffers for JavaScript and the library.
import { bytesPerElement, viewAs } from '../../array.ts';
import type { Memory } from '../buffer.ts';
import { type Address, addressOf } from './api.ts';
import { createValue, releaseValue } from './values.ts';

/** Cache lines and the widest vectors are this many bytes. */
const alignment = 64;

/** V8 never moves the bytes behind an ArrayBuffer: they are where they are for as long as somebody holds it. */
export const nativeMemory: Memory<Address> = {
  allocate(dtype, count) {
    const memory = new ArrayBuffer(count * bytesPerElement(dtype) + alignment);
    const past = Number(BigInt(addressOf(new Uint8Array(memory))) % BigInt(alignment));
    return viewAs(dtype, memory, (alignment - past) % alignment, count);
  },
  open: createValue,
  close: releaseValue,
};
