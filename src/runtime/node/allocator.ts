// The process's memory allocator, told to give large blocks back to the system when they are freed.
import koffi from 'koffi';

/** M_MMAP_THRESHOLD of glibc's mallopt. */
const mmapThreshold = -3;

/**
 * Keeps large freed blocks from staying with the process: compiling repacks weights and drops what others hold
 * already, and glibc, which by itself raises its limit for such blocks with use, kept 100 to 190 MB a session
 * (200 MB of weights). With the limit fixed at 1 MiB eight sessions take the memory of one. Linux only; elsewhere
 * nothing happens.
 */
export function giveLargeBlocksBack(): void {
  if (process.platform !== 'linux') return;
  try {
    koffi.load('libc.so.6').func('int mallopt(int, int)')(mmapThreshold, 2 ** 17);
  } catch {
    // another C library, with other habits
  }
}
