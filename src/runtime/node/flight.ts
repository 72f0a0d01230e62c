// Native calls in flight. Each takes a thread of libuv's pool, which file reads need too, and koffi refuses to queue
// more than a fixed number, so that calls past a few wait here, in order.
import { onAbort } from './abort.ts';

/** libuv has four threads unless UV_THREADPOOL_SIZE says otherwise; one is left to files. */
const poolSize = Number(process.env['UV_THREADPOOL_SIZE']) || 4;
const limit = Math.max(1, poolSize - 1);

let running = 0;
const waiting: (() => void)[] = [];

/** Waits for a free place; rejects with the signal's reason if that aborts first. */
function place(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const enter = (): void => {
      stay?.();
      resolve();
    };
    const stay = signal && onAbort(signal, () => {
      stay?.();
      waiting.splice(waiting.indexOf(enter), 1);
      reject(signal.reason);
    });
    waiting.push(enter);
  });
}

/** Starts a native call once there is a place for it. */
export async function fly(start: () => Promise<void>, signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted();
  // a place is handed over by who leaves it, so that nobody overtakes
  if (running < limit) running++;
  else await place(signal);
  try {
    signal?.throwIfAborted();
    await start();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}
